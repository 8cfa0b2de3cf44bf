"""busiest_incident.py < INCIDENTS.ndjson: the id of the incident with most reports, then most relations."""
import json
import sys

incidents = [json.loads(line) for line in sys.stdin if line.strip()]
if not incidents:
    sys.exit("no incident was found")
print(max(incidents, key=lambda i: (len(i["reports"]), len(i["relations"])))["id"])
