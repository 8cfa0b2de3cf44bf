"""places.py: are places in context put in the right country, at the right point, and never where the words give none?

The contexts of test/places are read by `recoupe explain`, as a user would. Each mention of the gold is compared with the
place that shares most bytes with it (the shorter where two share as many):

    country       the right country / mentions that have one; a mention not found is wrong
    within 25 km  a point within 25 km of the gold's, or of one that it lets pass / mentions with a point
    false pins    a point more than 50 km off, or given where the gold has none / all mentions

A demonym or a part of a name is no pin: it locates no event. Nor is the label point of a region in the right country (« le sud
du Liban »). A phrase that covers two mentions, « ville nigériane de Gamboru », may be at the point of either.
`stray` counts pins on words that the gold says nothing about; they are in no share.

    python3 eval/places.py                        all files
    python3 eval/places.py --kinds --verbose dev  by kind, and what is missed, for development only
    python3 eval/places.py some.jsonl
"""
import argparse
import dataclasses
import json
import math
import os
import pathlib
import re
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(os.environ.get("RECOUPE_SOURCE_DIR") or pathlib.Path(__file__).resolve().parents[1])
PROGRAM = pathlib.Path(os.environ.get("RECOUPE_BINARY_DIR") or ROOT / "build/release") / "recoupe"
GOLD = ROOT / "test/places"
sys.path.insert(0, str(GOLD))
from check import FILES, km, place_of  # noqa: E402

RIGHT_KM = 25
FALSE_KM = 50
PRECISIONS = set("exact near admin1 country none".split())
USES = set("location dateline origin direction reference demonym name_part".split())
NO_PIN = {"demonym", "name_part"}  # uses


@dataclasses.dataclass
class Place:
    """A place as `explain` prints it."""
    begin: int
    end: int
    country: "str | None"
    precision: str
    point: "tuple | None"
    use: str
    line: str


def parse_place(line):
    begin, end = map(int, re.match(r"place +\[(\d+), (\d+)\)", line).groups())
    fields = line.rsplit(" »  ", 1)[-1].split("  ")
    use = max(i for i, f in enumerate(fields) if f in USES)
    point = re.match(r"(-?[\d.]+),(-?[\d.]+)", fields[use - 1])
    at = use - 2 if point else use - 1
    if fields[at] not in PRECISIONS:
        raise ValueError(f"no precision in: {line}")
    country = fields[at - 1] if at and re.fullmatch("[A-Z]{2}", fields[at - 1]) else None
    return Place(begin, end, country, fields[at], tuple(map(float, point.groups())) if point else None, fields[use], line)


def parse(lines):
    """{input: its places}."""
    reports = {}
    for line in lines:
        if found := re.match(r"# report \S+  input (\S+)", line):
            places = reports.setdefault(found[1], [])
        elif line.startswith("place "):
            places.append(parse_place(line))
    return reports


def report_of(context):
    title, _, text = context["text"].rpartition("\n")
    return {"id": context["id"], "title": title or None, "text": text, "published": context.get("published")}


def span_of(context, mention):
    """Bytes in the report as the program sees it, with a blank line after the title."""
    begin = place_of(context["text"], mention)
    before = context["text"][:begin].replace("\n", "\n\n")
    return len(before.encode()), len(before.encode()) + len(mention["text"].encode())


def read(contexts):
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as file:
        file.writelines(json.dumps(report_of(c), ensure_ascii=False) + "\n" for c in contexts)
        file.flush()
        done = subprocess.run([PROGRAM, "explain", "--upto", "phrase", "--language", "fr", file.name],
                              capture_output=True, text=True, encoding="utf-8", timeout=600)
    if done.returncode:
        raise RuntimeError(f"explain: exit {done.returncode}: {done.stderr.strip()[-500:]}")
    return parse(done.stdout.splitlines())


def match(span, places):
    """The place that shares most with the span, or None."""
    def shared(place):
        return min(span[1], place.end) - max(span[0], place.begin)
    found = [p for p in places if shared(p) > 0]
    return max(found, key=lambda p: (shared(p), p.begin - p.end), default=None)


def points_of(mention):
    return ([mention["point"]] if mention["point"] else []) + mention.get("may", [])


def is_pin(place, country):
    if place is None or place.point is None or place.use in NO_PIN:
        return False
    return place.precision in ("exact", "near") or place.country != country


def judge(mention, place, neighbours=()):
    """{measure: right?} for the measures that the mention takes part in; of pins: is it a false one?
    `neighbours` are the other mentions that the place's words cover."""
    def nearest(points):
        return min((km(place.point, p) for p in points), default=math.inf) if place and place.point else math.inf
    here = points_of(mention)
    around = here + [p for n in neighbours for p in points_of(n)]
    verdict = {"pins": is_pin(place, mention["country"]) and nearest(around) > FALSE_KM}
    if mention["country"]:
        verdict["country"] = place is not None and place.country in [mention["country"], *mention.get("country_may", [])]
    if mention["point"]:
        verdict["point"] = nearest(here) <= RIGHT_KM
    return verdict


def judged(contexts, reports):
    """(context, mention, place, verdict) for each mention of the gold."""
    for context in contexts:
        spans = [span_of(context, m) for m in context["mentions"]]
        for mention, span in zip(context["mentions"], spans):
            place = match(span, reports.get(context["id"], []))
            covered = [m for m, (b, e) in zip(context["mentions"], spans) if place and place.begin <= b and e <= place.end]
            yield context, mention, place, judge(mention, place, [m for m in covered if m is not mention])


def stray(contexts, reports):
    """(context, place) for each pin that the gold says nothing about."""
    for context in contexts:
        spans = [span_of(context, m) for m in context["mentions"]]
        for place in reports.get(context["id"], []):
            if is_pin(place, None) and not any(b < place.end and place.begin < e for b, e in spans):
                yield context, place


def row(name, results):
    shares = []
    for measure in ("country", "point", "pins"):
        verdicts = [verdict[measure] for _, _, _, verdict in results if measure in verdict]
        share = sum(verdicts) / len(verdicts) if verdicts else float("nan")
        shares.append(f"{share:8.3f} {f'{sum(verdicts)}/{len(verdicts)}':>9}" if verdicts else " " * 18)
    return f"{name:24}{len(results):9}  " + "  ".join(shares)


def show_misses(results, strays):
    for context, mention, place, verdict in results:
        wrong = [m for m in ("country", "point") if not verdict.get(m, True)] + ["false pin"] * verdict["pins"]
        if wrong:
            wanted = f"{mention['country']} {mention['point']} {mention['kind']}"
            print(f"\n{context['id']} {', '.join(wrong)}: « {mention['text']} » {wanted} — {mention.get('why', '')}\n"
                  f"    {context['text']!r}\n    {place.line if place else 'not found'}")
    for context, place in strays:
        print(f"\n{context['id']} stray: {context['text']!r}\n    {place.line}")


def score(path, options):
    with open(path, encoding="utf-8") as lines:
        contexts = [json.loads(line) for line in lines]
    reports = read(contexts)
    results = list(judged(contexts, reports))
    strays = list(stray(contexts, reports))
    print(row(path.stem, results), f" stray {len(strays)}")
    print(row(f"{path.stem}, ambiguous", [r for r in results if r[1]["ambiguous"]]))
    if options.kinds:
        for kind in sorted({m["kind"] for _, m, _, _ in results}):
            print(row("  " + kind, [r for r in results if r[1]["kind"] == kind]))
    if options.verbose:
        show_misses(results, strays)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="*", default=list(FILES), help="dev, dev2, test, or a file of that form")
    parser.add_argument("--kinds", action="store_true", help="a row for each kind of mention")
    parser.add_argument("--verbose", action="store_true", help="list what is missed")
    options = parser.parse_args()
    print(f"{'':24}{'mentions':>9}  {'country':>18}  {'within 25 km':>18}  {'false pins':>18}")
    for name in options.files:
        score(GOLD / f"{name}.jsonl" if name in FILES else pathlib.Path(name), options)


if __name__ == "__main__":
    main()
