"""others.py [SET…]: how well other news is refused, of every annotated set or of those named: by kind, what is reported as an
incident, refused for a reason that does not fit, or given a figure that it does not tell.

    python3 -B eval/others.py               every set but the held-out one, miss by miss
    python3 -B eval/others.py --sums        the sums alone
"""
import argparse
import json
import pathlib
from collections import Counter

import measure

# The reasons that fit a kind of other news (`distractor` of the gold); of a kind that is not here none is asked for.
REASONS = {kind: set(reasons.split()) for kinds, reasons in {
    "sport economy politics election strike cyber_attack advert horoscope cooking fraud culture": "figure_of_speech no_event fiction opinion",
    "trial": "trial", "arrest drugs": "no_event trial", "obituary": "commemoration no_event", "commemoration": "commemoration",
    "exercise": "exercise", "threat": "threat", "arms_sale demining statistics peace_talks": "no_event accident",
    "defence_budget diplomacy": "no_event figure_of_speech threat", "history": "opinion fiction commemoration no_event",
    "film series videogame game book theatre": "fiction", "opinion interview press_review": "opinion no_event",
    "road_accident air_accident rail_accident industrial_accident animal_attack hunting_accident": "accident",
    "fire": "accident disaster", "earthquake flood storm weather natural_disaster": "disaster", "health": "disaster no_event",
    "protest": "no_event figure_of_speech accident commemoration", "science": "no_event figure_of_speech disaster",
    "migrants humanitarian": "no_event disaster accident"}.items() for kind in kinds.split()}


def strays(gold, reading):
    """Figures of a refused report that its gold does not hold."""
    told = [(f["kind"], f["phrase"]) for f in gold["figures"]]
    return [c["phrase"] for c in reading["claims"] if not c.get("part_of") and
            not any(c["kind"] == kind and (phrase in c["phrase"] or c["phrase"] in phrase) for kind, phrase in told)]


def judge(golds, readings):
    """(counts, misses): a miss is (what, id, kind, words)."""
    by_id = {measure.stem(r["report"]["input"]): r for r in readings}
    counts, misses = Counter(), []
    for gold in golds:
        reading = by_id[gold["id"]]
        kind, why = gold["distractor"], reading.get("not_an_incident")
        mains = [e for e in reading["events"] if e["scope"] == "main"]
        if not kind:
            counts["incidents"] += 1
            found = [("refused", why["reason"])] if not mains else []
        else:
            counts["others"] += 1
            found = [("main", (e.get("trigger") or {}).get("text")) for e in mains[:1]]
            if not mains:
                fits = kind not in REASONS or why["reason"] in REASONS[kind]
                found += [("stray", phrase) for phrase in strays(gold, reading)] + ([] if fits else [("reason", why["reason"])])
        for what, words in found:
            counts[what] += 1
            misses.append((what, gold["id"], kind, words))
    return counts, misses


def scores(golds, readings):
    """{measure: figure} as score_all.py shows them; nothing where a set holds no other news."""
    n, _ = judge(golds, readings)
    if not n["others"]:
        return {}
    refused = {"incidents refused": n["refused"]} if n["incidents"] else {}
    return {"distractors with a main event": round(n["main"] / n["others"], 3),
            "distractors' reason": round(1 - n["reason"] / max(1, n["others"] - n["main"]), 3),
            "distractors' stray figures": n["stray"]} | refused


def read_set(program, folder):
    golds = [json.loads(line) for line in (folder / "gold.jsonl").read_text(encoding="utf-8").splitlines()]
    return golds, measure.run(program, "read", folder / "reports.jsonl")


def main():
    import score_all  # which needs this file
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sets", nargs="*", type=pathlib.Path)
    parser.add_argument("--sums", action="store_true")
    options = parser.parse_args()
    known = [score_all.OTHERS, *(folder for name, folder in score_all.SETS.items() if name not in ("held-out", "seeds"))]
    for folder in options.sets or [f for f in known if (f / "gold.jsonl").exists()]:
        counts, misses = judge(*read_set(score_all.PROGRAM, folder))
        for miss in [] if options.sums else misses:
            print("  {:8} {:6} {} « {} »".format(*miss))
        print(f"{folder}: {counts['others']} of other news, {counts['main']} with a main event, {counts['reason']} with a wrong reason, "
              f"{counts['stray']} stray figures; {counts['incidents']} incidents, {counts['refused']} refused")


if __name__ == "__main__":
    main()
