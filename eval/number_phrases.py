"""number_phrases.py: how well `recoupe` reads numbers, measured on sets kept outside the project.

Two measures, each skipped where its set is not there:

gold         every figure of the gold whose phrase holds a number (as language/fr/numbers.tsv names them) must be found as a
             number phrase that counts, inside the gold's words, with exactly the gold's interval.
recognizers  the French cases of Recognizers-Text for number ranges, ordinals and percentages: the share of cases whose
             results are all found, by value and by value and words. Their ranges leave the upper end of « entre 20 et 30 »
             out and the annotation guide takes it in; an open end is compared as the guide means it.

    python3 eval/number_phrases.py                 both
    python3 eval/number_phrases.py gold --missed   with a line for each phrase that was missed or left out
    python3 eval/number_phrases.py --floor 0.97    fails when the gold's share is lower
"""
import argparse
import json
import os
import pathlib
import re
import subprocess
import sys

ROOT = pathlib.Path(os.environ.get("RECOUPE_SOURCE_DIR") or pathlib.Path(__file__).resolve().parents[1])
PROGRAM = pathlib.Path(os.environ.get("RECOUPE_BINARY_DIR") or ROOT / "build/release") / "recoupe"
SHARED = ROOT.parent / "shared"
RECOGNIZERS = SHARED / "data/recognizers-fr"
NUMBER_TAGS = {"numword", "collective", "vague", "negative", "ordinal"}
COUNTING = {"count", "ordinal"}
LINE = re.compile(r"^number +\[(\d+), (\d+)\)  « (.*) »  (\d+)\.\.(\d*)(?:  = (\S+))?  (\w+)")


def numbers_of(text):
    """The number phrases of `text`: (begin, end, min, max, value, role), in bytes."""
    done = subprocess.run([PROGRAM, "explain", "--upto", "phrase", "--plain", "-"], input=text + "\n", capture_output=True,
                          text=True, encoding="utf-8", timeout=60)
    if done.returncode:
        raise RuntimeError(f"recoupe explain: exit {done.returncode}: {done.stderr.strip()[-300:]}")
    found = []
    for line in done.stdout.split("\n"):
        if match := LINE.match(line):
            begin, end, _, low, high, value, role = match.groups()
            high = int(high) if high else None
            value = float(value) if value else None
            found.append((int(begin), int(end), int(low), high, value, role))
    return found


def number_words():
    words = set()
    for line in (ROOT / "language/fr/numbers.tsv").read_text(encoding="utf-8").splitlines():
        fields = line.split("\t")
        if line.startswith("#") or len(fields) < 3 or not NUMBER_TAGS & set(fields[2].split()):
            continue
        words.update(form for form in [fields[0], *fields[1].split("|")] if form)
    return re.compile(r"\d|\b(" + "|".join(map(re.escape, sorted(words))) + r")\b", re.IGNORECASE)


def texts():
    """The reports: id → text, title first."""
    out = {}
    for path in sorted((SHARED / "seeds").glob("*.txt")):
        out["s" + path.stem] = path.read_text(encoding="utf-8")
    reports = SHARED / "corpus/reports.jsonl"
    for line in reports.read_text(encoding="utf-8").splitlines() if reports.exists() else []:
        report = json.loads(line)
        out[report["id"]] = (report.get("title") or "") + "\n\n" + report["text"]
    return out


def places_of(phrase, text):
    """Where the phrase stands, in bytes; any space is any other."""
    for match in re.finditer(r"\s+".join(map(re.escape, phrase.split())), text):
        begin = len(text[:match.start()].encode())
        yield begin, begin + len(match.group().encode())


def is_found(figure, text, numbers):
    return any(begin < e and b < end and (low, high) == (figure["min"], figure["max"]) and role in COUNTING
               for b, e in places_of(figure["phrase"], text) for begin, end, low, high, _, role in numbers)


def measure_gold(show):
    words, reports = number_words(), texts()
    found, missed, without = 0, [], []
    for path in [SHARED / "seeds/gold.jsonl", SHARED / "corpus/gold.jsonl"]:
        for line in path.read_text(encoding="utf-8").splitlines() if path.exists() else []:
            report = json.loads(line)
            text = reports.get(report["id"])
            if text is None or not report.get("figures"):
                continue
            numbers = numbers_of(text)
            for figure in report["figures"]:
                if is_found(figure, text, numbers):
                    found += 1
                    continue
                (missed if words.search(figure["phrase"]) else without).append((report["id"], figure))
    total = found + len(missed)
    if total == 0:
        print("gold: not there, not measured")
        return None
    print(f"gold: {found} of {total} number phrases found with their interval ({found / total:.3f}); "
          f"{len(without)} figures without a number left out")
    for name, figures in (("missed", missed), ("left out", without)) if show else []:
        for report_id, f in figures:
            print(f"  {name}  {report_id}  {f['min']}..{'' if f['max'] is None else f['max']}  « {f['phrase']} »")
    return found / total


def to_interval(value):
    """« (30,) » → (31, None) as the annotation guide would say it; None for what is no range of whole numbers."""
    low, high = value[1:-1].split(",")
    try:
        low, high = (int(low) if low else None), (int(high) if high else None)
    except ValueError:
        return None
    if low is None:
        return 0, high - (value[-1] == ")")
    return low + (value[0] == "("), high if value[0] == "[" or high is None else high - (value[-1] == ")")


def value_agrees(kind, wanted, number):
    _, _, low, high, value, role = number
    exact = value if value is not None else low
    if kind == "NumberRangeModel":
        return (low, high) == to_interval(wanted)
    try:
        wanted = float(wanted.rstrip("%").replace(",", "."))
    except ValueError:
        return False
    return abs(exact - wanted) < 1e-9 and role == ("percent" if kind == "PercentModel" else role)


def measure_case(kind, case):
    """(values agree, words agree too). A number of another kind is no answer here, so it is no fault."""
    numbers = numbers_of(case["Input"])
    values = words = True
    for result in case["Results"]:
        begin = len(case["Input"][:result["Start"]].encode())
        end = begin + len(result["Text"].encode())
        hits = [n for n in numbers if n[0] < end and begin < n[1] and
                value_agrees(kind, result["Resolution"].get("value", ""), n)]
        values &= bool(hits)
        words &= any((n[0], n[1]) == (begin, end) or (kind == "PercentModel" and begin <= n[0] and n[1] <= end)
                     for n in hits)
    if not case["Results"] and kind == "PercentModel":
        values = words = all(n[5] != "percent" for n in numbers)
    return values, values and words


def measure_recognizers(show):
    for kind in ["NumberRangeModel", "OrdinalModel", "PercentModel"]:
        path = RECOGNIZERS / f"{kind}.json"
        if not path.exists():
            print(f"{kind}: not there, not measured")
            continue
        cases = json.loads(path.read_text(encoding="utf-8-sig"))
        scores = [measure_case(kind, case) for case in cases]
        by_value, by_words = (sum(s[i] for s in scores) for i in (0, 1))
        print(f"{kind}: {by_value} of {len(cases)} by value ({by_value / len(cases):.3f}), "
              f"{by_words} by value and words ({by_words / len(cases):.3f})")
        for case, score in zip(cases, scores) if show else []:
            if not all(score):
                wanted = [(r["Text"], r["Resolution"].get("value")) for r in case["Results"]]
                print(f"  {'words' if score[0] else 'value'}  {case['Input']!r}  {wanted}")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", nargs="?", choices=["gold", "recognizers"])
    parser.add_argument("--missed", action="store_true", help="a line for each that was missed")
    parser.add_argument("--floor", type=float, default=0.0, help="the lowest share of the gold that is no failure")
    options = parser.parse_args()
    if not PROGRAM.exists():
        sys.exit(f"{PROGRAM} is not there: ./run build")
    share = measure_gold(options.missed) if options.what != "recognizers" else None
    if options.what != "gold":
        measure_recognizers(options.missed)
    if share is not None and share < options.floor:
        sys.exit(f"gold: {share:.3f} is below {options.floor}")


if __name__ == "__main__":
    main()
