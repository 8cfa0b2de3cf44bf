"""busiest_incident.py < INCIDENTS.ndjson: the id of the incident with most to show in a dossier: most reports and relations."""
import json
import sys

incidents = [json.loads(line) for line in sys.stdin if line.strip()]
if not incidents:
    sys.exit("no incident was found")
print(max(incidents, key=lambda i: (bool(i.get("relations")), len(i.get("reports", []))))["id"])
