"""What is measured, and how: `recoupe read`, `incidents` and `reports` against an annotated set.

A set is a folder with gold.jsonl and either reports.jsonl or *.txt files (examples/ shows the format). A predicted event
belongs to the gold event with which it shares most of figures, date, place and type; a predicted figure to the gold figure
of the same kind and interval whose words it shares. Shares are of what was found; F1 is over everything.
"""
import json
import pathlib
import re
import subprocess
import tempfile
import unicodedata
from collections import Counter, defaultdict


def run(program, *arguments):
    done = subprocess.run([program, *map(str, arguments)], capture_output=True, text=True, encoding="utf-8", timeout=600)
    if done.returncode not in (0, 1):
        raise RuntimeError(f"{program} {arguments[0]}: exit {done.returncode}: {done.stderr.strip()[-500:]}")
    return [json.loads(line) for line in done.stdout.splitlines() if line.startswith("{")]


def inputs_of(folder):
    files = [folder / "reports.jsonl"] if (folder / "reports.jsonl").exists() else []
    return files + sorted(folder.glob("*.txt"))


def outputs(program, folder):
    """(readings, incidents, reports) of a set, through a ledger of its own."""
    inputs = inputs_of(folder)
    with tempfile.TemporaryDirectory() as scratch:
        ledger = pathlib.Path(scratch) / "eval.db"
        run(program, "ingest", "--db", ledger, *inputs)
        return (run(program, "read", *inputs), run(program, "incidents", "--db", ledger, "--format", "json"),
                run(program, "reports", "--db", ledger, "--format", "json"))


def words(phrase):
    bare = unicodedata.normalize("NFD", phrase or "").lower()
    return set(re.findall(r"[a-z0-9]{2,}", "".join(c for c in bare if not unicodedata.combining(c))))


def alike(a, b):
    a, b = words(a), words(b)
    return len(a & b) / min(len(a), len(b)) if a and b else 0.0


def place_words(event):
    place = event.get("place")
    return f'{place.get("text") or ""} {place.get("name") or ""}' if isinstance(place, dict) else place


def same_number(gold, claim):
    return (all(gold[k] == claim.get(k) for k in ("kind", "min", "max")) and
            alike(gold["phrase"], claim.get("phrase")) >= 0.5)


def f1(tp, fp, fn):
    return 2 * tp / (2 * tp + fp + fn) if tp + fp + fn else 1.0


def stem(name):
    return re.sub(r"\.(txt|jsonl?)$", "", pathlib.PurePosixPath(name or "").name)


def pair_events(gold, reading):
    """{gold ref: predicted ref}, the best pairs first."""
    cells = []
    for g in gold["events"]:
        figures = [f for f in gold["figures"] if f["event"] == g["ref"]]
        for p in reading["events"]:
            claims = [c for c in reading["claims"] if c["event"] == p["ref"]]
            shared = sum(any(same_number(f, c) for c in claims) for f in figures) / max(1, len(figures))
            date = bool(g["date"]) and bool(p.get("date")) and all(g["date"][k] == p["date"].get(k) for k in g["date"])
            place = alike(g["place"], place_words(p)) >= 0.5
            if shared or date or place:
                score = 2 * shared + date + place + (g["type"] == p["type"]) + (g["scope"] == p["scope"])
                cells.append((score, g["ref"], p["ref"]))
    pairs = {}
    for _, g, p in sorted(cells, key=lambda c: (-c[0], c[1], c[2])):
        if g not in pairs and p not in pairs.values():
            pairs[g] = p
    return pairs


def b_cubed(gold, found):
    """F1 over the members that both group; `gold` and `found` map members to groups."""
    members = [m for m in gold if m in found]
    if not members:
        return 0.0
    of_gold, of_found = defaultdict(set), defaultdict(set)
    for m in members:
        of_gold[gold[m]].add(m)
        of_found[found[m]].add(m)
    shares = [(len(of_gold[gold[m]] & of_found[found[m]]), len(of_found[found[m]]), len(of_gold[gold[m]])) for m in members]
    precision = sum(s / f for s, f, _ in shares) / len(shares)
    recall = sum(s / g for s, _, g in shares) / len(shares)
    return 2 * precision * recall / (precision + recall)


def count_report(gold, reading, n, shares):
    pairs = pair_events(gold, reading)
    scope = {p["ref"]: p["scope"] for p in reading["events"]}
    event = {p["ref"]: p for p in reading["events"]}
    wanted = [g for g in gold["events"] if g["scope"] == "main"]
    mains = {ref for ref, s in scope.items() if s == "main"}
    n["report", "tp" if wanted and mains else "fn" if wanted else "fp" if mains else "tn"] += 1
    hit = {g["ref"]: pairs[g["ref"]] for g in wanted if pairs.get(g["ref"]) in mains}
    n["main", "tp"] += len(hit)
    n["main", "fn"] += len(wanted) - len(hit)
    n["main", "fp"] += len(mains) - len(hit)
    for g in wanted:
        if g["ref"] not in hit:
            continue
        p = event[hit[g["ref"]]]
        shares["type"].append(g["type"] == p["type"])
        shares["place"].append(alike(g["place"], place_words(p)) >= 0.5)
        shares["country"].append(g["country"] == (p.get("place") or {}).get("country"))
        date = p.get("date") or {}
        days = {k: date[k] for k in ("earliest", "latest") if date.get(k)}
        shares["date exact"].append((g["date"] or {}) == days)
        shares["actor status"].append(g["actor_status"] == (p.get("actor") or {}).get("status", "unknown"))
    free = [c for c in reading["claims"] if not c.get("part_of")]
    for f in sorted(gold["figures"], key=lambda f: bool(f.get("optional"))):
        options = [c for c in free if same_number(f, c)]
        best = max(options, key=lambda c: (pairs.get(f["event"]) == c["event"],
                                           alike(f["source"], (c.get("source") or {}).get("text"))), default=None)
        if best:
            free.remove(best)
        if f.get("optional"):
            continue
        n["figure", "tp" if best else "fn"] += 1
        right = best and pairs.get(f["event"]) == best["event"]
        n["figure+event", "tp" if right else "fn"] += 1
        n["figure+event", "fp"] += bool(best and not right)
        if best:
            shares["figure hedge"].append(f["hedge"] == best["hedge"])
            said = (best.get("source") or {}).get("text")
            shares["figure source"].append(alike(f["source"], said) >= 0.5 if f["source"] else not said)
    n["figure", "fp"] += len(free)
    n["figure+event", "fp"] += len(free)
    return pairs, hit


def copies(golds, reports):
    names = {r["id"]: stem(r["input"]) for r in reports}
    want = {frozenset((g["id"], o)) for g in golds for o in g.get("near_copy_of") or []}
    got = {frozenset((names[r["id"]], names[c["id"]])) for r in reports for c in r.get("copy_of") or [] if c["id"] in names}
    return f1(len(want & got), len(got - want), len(want - got))


def measure(golds, readings, incidents, reports):
    """{measure: figure}, every share between 0 and 1."""
    n, shares, gold_group, found_group = Counter(), defaultdict(list), {}, {}
    by_input = {stem(r["report"]["input"]): r for r in readings}
    where = {(stem(r["input"]), ref): i["id"] for i in incidents for r in i["reports"] for ref in r["events"]}
    nothing = {"events": [], "claims": []}
    for gold in golds:
        _, hit = count_report(gold, by_input.get(gold["id"], nothing), n, shares)
        for g in gold["events"]:
            if g["scope"] == "main" and g["ref"] in hit:
                member = gold["id"], g["ref"]
                gold_group[member] = g.get("incident") or gold["incident"]
                if (gold["id"], hit[g["ref"]]) in where:
                    found_group[member] = where[gold["id"], hit[g["ref"]]]
    mixed = defaultdict(set)
    for member, group in found_group.items():
        mixed[group].add(gold_group[member])
    scores = {f"{k} F1": f1(n[k, "tp"], n[k, "fp"], n[k, "fn"]) for k in ("report", "main", "figure", "figure+event")}
    scores |= {k: sum(v) / len(v) for k, v in shares.items()}
    scores["link B3 F1"] = b_cubed(gold_group, found_group)
    scores["false merges"] = sum(len(g) > 1 for g in mixed.values())
    scores["copies F1"] = copies(golds, reports)
    return {k: round(v, 3) for k, v in scores.items()}


def measure_folder(program, folder):
    golds = [json.loads(line) for line in (folder / "gold.jsonl").read_text(encoding="utf-8").splitlines() if line.strip()]
    return measure(golds, *outputs(program, folder))
