"""journey.py [--reports N] [--jobs N] [--ingest] [--write]: reports a second, peak memory and start-up of the whole journey.

The set (../shared/corpus where it stands beside the project, else examples/) is repeated to N reports with ids of their own
and read as one JSON Lines file by one `recoupe read --jobs 1`. Memory is the peak resident set, which counts the pages of
the mapped lexicon that were touched. Start-up is the best of ten readings of a one-word report, process start included.
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
        if options.ingest:
            seconds, _, memory = timed([PROGRAM, "ingest", "--db", pathlib.Path(scratch) / "bench.db", "--jobs", options.jobs, many])
            print(f"recoupe ingest --jobs {options.jobs}: {options.reports / seconds:.0f} reports a second, {memory / 1e6:.0f} MB")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
