"""score_all.py [--check]: scores of every set that is there, into eval/scores.md and the README; --check only compares them
with eval/floors.json.

examples/ is scored by eval/measure.py. Where a folder ../shared with an evaluation corpus stands beside the project, its
sets and those of test/corpus are scored by the scorer that comes with it.
"""
import datetime
import json
import os
import pathlib
import subprocess
import sys
import tempfile

import measure
import others

ROOT = pathlib.Path(os.environ.get("RECOUPE_SOURCE_DIR") or pathlib.Path(__file__).resolve().parents[1])
PROGRAM = pathlib.Path(os.environ.get("RECOUPE_BINARY_DIR") or ROOT / "build/release") / "recoupe"
SHARED = ROOT.parent / "shared"
SETS = {"seeds": SHARED / "seeds", "corpus": SHARED / "corpus", "development": ROOT / "test/corpus/dev",
        "held-out": ROOT / "test/corpus/fr"}
OTHERS = ROOT / "test/corpus/others_dev"  # other news alone
IN_README = ("report F1", "main F1", "figure F1", "figure+event F1", "date exact", "place", "country", "link B3 F1", "false merges",
             "copies F1", "distractors with a main event")
FEWER_IS_BETTER = {"false merges", "split", "wrong dates", "distractors with a main event", "distractors' stray figures",
                   "incidents refused"}


def score_shared(folder):
    """The flat scores that ../shared/eval/score.py gives for one of its sets."""
    outputs = measure.outputs(PROGRAM, folder)
    with tempfile.TemporaryDirectory() as scratch:
        files = []
        for name, records in zip(("read", "incidents", "reports"), outputs):
            files.append(pathlib.Path(scratch) / f"{name}.ndjson")
            files[-1].write_text("".join(json.dumps(r, ensure_ascii=False) + "\n" for r in records), encoding="utf-8")
        done = subprocess.run([sys.executable, "-B", SHARED / "eval/score.py", folder / "gold.jsonl", files[0], "--incidents",
                               files[1], "--copies", files[2], "--json"], capture_output=True, text=True, check=True)
    scores = {}
    for key, value in json.loads(done.stdout).items():
        if not isinstance(value, dict):
            scores[key] = value
        elif "F1" in value:
            scores[f"{key} F1"] = value["F1"]
            scores |= {k: value[k] for k in ("false merges", "split") if k in value}
        elif value.get("share") is not None:
            scores[key] = value["share"]
    return scores


def score_all():
    """{set: {measure: figure}}."""
    scores = {"examples": measure.measure_folder(PROGRAM, ROOT / "examples")}
    for name, folder in SETS.items():
        if (folder / "gold.jsonl").exists() and (SHARED / "eval/score.py").exists():
            scores[name] = score_shared(folder)
        if name != "seeds" and (folder / "gold.jsonl").exists():
            scores.setdefault(name, {}).update(others.scores(*others.read_set(PROGRAM, folder)))
    scores["other news"] = others.scores(*others.read_set(PROGRAM, OTHERS))
    return scores


def floors():
    return json.loads((ROOT / "eval/floors.json").read_text(encoding="utf-8"))


def below_floor(scores):
    """Lines that say which score of a set fell below its floor."""
    lines = []
    for name, wanted in floors().items():
        for key, floor in wanted.items():
            if name not in scores:
                continue
            got = scores[name].get(key)
            if got is None or (got > floor if key in FEWER_IS_BETTER else got < floor):
                lines.append(f"{name}: {key} is {got}, the floor is {floor}")
    return lines


def table(scores, keys):
    lines = ["| measure | " + " | ".join(scores) + " |", "|---|" + "---:|" * len(scores)]
    return lines + [f"| {k} | " + " | ".join(str(s.get(k, "–")) for s in scores.values()) + " |" for k in keys]


def into_readme(name, lines):
    """Lays `lines` between the README's marks <!-- name --> and <!-- /name -->."""
    path = ROOT / "README.md"
    before, rest = path.read_text(encoding="utf-8").split(f"<!-- {name} -->\n")
    after = rest.split(f"<!-- /{name} -->")[1]
    path.write_text(f"{before}<!-- {name} -->\n" + "\n".join(lines) + f"\n<!-- /{name} -->{after}", encoding="utf-8")


def as_markdown(scores):
    def git(*arguments):
        return subprocess.run(["git", "-C", ROOT, *arguments], capture_output=True, text=True).stdout.strip()

    commit = git("rev-parse", "--short=10", "HEAD") + (" and uncommitted changes" if git("status", "--porcelain", "src", "language") else "")
    text = ["# Scores", "", f"Written by `./run eval` on {datetime.date.today()}, commit {commit}.",
            "", "`examples` are the project's own reports, scored by `eval/measure.py`. `seeds` and `corpus` are sets kept outside the",
            "project and scored by their own scorer, which scores `development` and `held-out` (test/corpus/README.md) as well; its",
            "definitions differ a little from ours, so compare down a column only. Nobody reads the misses of `held-out`.",
            "`other news` tells of no incident: eval/others.py names its kinds, and the reasons that fit them.",
            "Shares are of the events or figures found; F1 counts what was missed and what was made up.", ""]
    keys = list(dict.fromkeys(k for s in scores.values() for k in s))
    return "\n".join(text + table(scores, keys)) + "\n"


def main():
    if not PROGRAM.exists():
        sys.exit(f"{PROGRAM} is not there: ./run build")
    scores = score_all()
    text = as_markdown(scores)
    print(text)
    if "--check" not in sys.argv:
        (ROOT / "eval/scores.md").write_text(text, encoding="utf-8")
        into_readme("scores", table(scores, IN_README))
    low = below_floor(scores)
    print("\n".join(low), file=sys.stderr)
    return 1 if low else 0


if __name__ == "__main__":
    sys.exit(main())
