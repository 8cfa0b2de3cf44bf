"""journey.py [--reports N] [--jobs N] [--ingest] [--mix] [--length] [--write]: reports a second, peak memory and start-up of the
whole journey.

The set (../shared/corpus where it stands beside the project, else examples/) is repeated to N reports with ids of their own
and read as one JSON Lines file by one `recoupe read --jobs 1`. Memory is the peak resident set, which counts the pages of
the mapped lexicon that were touched. Start-up is the best of ten readings of a one-word report, process start included.

--mix: a newsroom's feed, one report in twenty on an incident (../shared/corpus, test/corpus/dev, else examples/), the others of
half and half the other news of test/corpus/others_dev, which is written to be full of words of attack, and ordinary prose: six sentences
on end of the treebanks in ../shared/data/ud (press, parliament, encyclopedia); without those the first half alone.
--length: one text of 64, 256 and 1024 KiB, reports of the set behind one another.
"""
import argparse
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "eval"))
import score_all  # noqa: E402  (for the README's table)

PROGRAM = ROOT / "build/release/recoupe"
LIMITS = {"reports a second": (500, "at least"), "peak memory, MB": (200, "at most"), "start-up, ms": (50, "at most")}


def corpus():
    shared = ROOT.parent / "shared/corpus/reports.jsonl"
    path = shared if shared.exists() else ROOT / "examples/reports.jsonl"
    return path, [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def lines(path):
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()] if path.exists() else []


def annotated(folder):
    """(incidents, other news) of an annotated set; none where it is missing."""
    other = {g["id"] for g in lines(folder / "gold.jsonl") if g.get("distractor")}
    reports = lines(folder / "reports.jsonl")
    return [r for r in reports if r["id"] not in other], [r for r in reports if r["id"] in other]


def prose():
    """Six sentences on end of the French treebanks as one text each."""
    folder = ROOT.parent / "shared/data/ud"
    files = sorted([*folder.glob("fr_sequoia/*.conllu"), *folder.glob("fr_gsd/*.conllu")])
    sentences = [line[9:] for f in files for line in f.read_text(encoding="utf-8").splitlines() if line.startswith("# text = ")]
    return [{"id": f"prose{n}", "language": "fr", "text": " ".join(sentences[n:n + 6])} for n in range(0, len(sentences), 6)]


def feed(count):
    """`count` reports of a newsroom's feed, and what they are made of."""
    incidents = [r for f in (ROOT.parent / "shared/corpus", ROOT / "test/corpus/dev") for r in annotated(f)[0]]
    war_words, ordinary = annotated(ROOT / "test/corpus/others_dev")[1], prose()
    if not ordinary:
        print("  ../shared/data/ud is not there: other news of test/corpus/others_dev alone")
    pools = [war_words, ordinary or war_words]
    reports = [incidents[n // 20 % len(incidents)] if n % 20 == 0 else pools[n % 2][n // 2 % len(pools[n % 2])] for n in range(count)]
    return [r | {"id": f'{r["id"]}-{n}'} for n, r in enumerate(reports)]


def measure_mix(scratch, count):
    path = pathlib.Path(scratch) / "mix.jsonl"
    reports = feed(count)
    path.write_text("".join(json.dumps(r, ensure_ascii=False) + "\n" for r in reports), encoding="utf-8")
    seconds, busy, _ = timed([PROGRAM, "read", "--jobs", 1, path])
    words = sum(len(r["text"].split()) for r in reports) / count
    print(f"a feed with 5 % of incidents, {words:.0f} words each: {count / seconds:.0f} reports a second, {count / busy:.0f} of processor time")


def measure_length(scratch, reports):
    for kib in (64, 256, 1024):
        text, n = "", 0
        while len(text.encode()) < (kib - 4) * 1024:
            text += reports[n % len(reports)]["text"] + "\n\n"
            n += 1
        path = pathlib.Path(scratch) / "long.txt"
        path.write_text(text, encoding="utf-8")
        _, busy, memory = timed([PROGRAM, "read", "--jobs", 1, path])
        print(f"a text of {kib:4} KiB: {busy:5.2f} s, {busy / kib * 1e3:.2f} ms a KiB, {memory / 1e6:.0f} MB")


def timed(arguments):
    """(seconds, seconds of processor, peak resident bytes) of one run, its output thrown away."""
    begin = time.perf_counter()
    process = subprocess.Popen(list(map(str, arguments)), stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    errors = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - begin
    if os.waitstatus_to_exitcode(status) != 0:
        sys.exit(f"{' '.join(map(str, arguments))}: {errors.decode(errors='replace')[-500:]}")
    return seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1024


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reports", type=int, default=10000)
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--ingest", action="store_true", help="into a ledger as well (slower: linking and the disk)")
    parser.add_argument("--mix", action="store_true", help="a feed with 95 %% other news as well")
    parser.add_argument("--length", action="store_true", help="texts of 64 KiB to 1 MiB as well")
    parser.add_argument("--write", action="store_true", help="into the README's table as well")
    options = parser.parse_args()
    path, reports = corpus()
    words = sum(len(r["text"].split()) for r in reports) / len(reports)
    with tempfile.TemporaryDirectory() as scratch:
        many = pathlib.Path(scratch) / "many.jsonl"
        with many.open("w", encoding="utf-8") as out:
            for n in range(options.reports):
                report = reports[n % len(reports)]
                out.write(json.dumps(report | {"id": f'{report["id"]}-{n // len(reports)}'}, ensure_ascii=False) + "\n")
        tiny = pathlib.Path(scratch) / "tiny.txt"
        tiny.write_text("Rien.\n", encoding="utf-8")
        seconds, busy, memory = timed([PROGRAM, "read", "--jobs", options.jobs, many])
        start = min(timed([PROGRAM, "read", tiny])[0] for _ in range(10))
        measured = {"reports a second": options.reports / seconds, "peak memory, MB": memory / 1e6, "start-up, ms": start * 1e3}
        name = path.relative_to(ROOT.parent).as_posix()
        print(f"recoupe read --jobs {options.jobs}: {options.reports} reports from {name}, {words:.0f} words each on average")
        print(f"  {options.reports / busy:.0f} reports a second of processor time (what else runs on the machine does not count)")
        missed = 0
        for key, value in measured.items():
            limit, sense = LIMITS[key]
            good = value >= limit if sense == "at least" else value <= limit
            missed += not good
            print(f"  {key:18} {value:8.0f}   {sense} {limit}{'' if good else '   MISSED'}")
        if options.write:
            rows = ["| `recoupe read` | measured | wanted |", "|---|---:|---:|"]
            rows += [f"| {key} | {measured[key]:.0f} | {sense} {limit} |" for key, (limit, sense) in LIMITS.items()]
            score_all.into_readme("speed", rows + ["", f"{options.reports} reports of {words:.0f} words on average, --jobs {options.jobs}."])
        if options.mix:
            measure_mix(scratch, options.reports)
        if options.length:
            measure_length(scratch, reports)
        if options.ingest:
            seconds, _, memory = timed([PROGRAM, "ingest", "--db", pathlib.Path(scratch) / "bench.db", "--jobs", options.jobs, many])
            print(f"recoupe ingest --jobs {options.jobs}: {options.reports / seconds:.0f} reports a second, {memory / 1e6:.0f} MB")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
