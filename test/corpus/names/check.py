#!/usr/bin/env python3
"""Checks the form of the sentences with names and counts them: check.py FOLDER. Whether a name is one is for a human to check.

Every bracket must open with a known type, hold a name without blanks at its ends, and close before the next one opens;
no sentence may stand twice in the folder. The table that is printed stands in README.md.
"""
import collections
import pathlib
import re
import sys

TYPES = ("PER", "ORG", "LOC", "MISC")
NAME = re.compile(r"\[(\w+) ([^\[\]]*)\]")


def faults(line):
    """What is wrong with the form of one sentence."""
    for kind, name in NAME.findall(line):
        if kind not in TYPES:
            yield f"unknown type {kind}"
        if not name or name != name.strip():
            yield f"blanks around « {name} »"
    rest = NAME.sub("", line)
    if "[" in rest or "]" in rest:
        yield "a bracket without its partner, or without a type"
    if line != line.strip() or "  " in line:
        yield "blanks at the ends, or two in a row"


def main(folder):
    seen, errors = {}, []
    table = collections.defaultdict(collections.Counter)
    for path in sorted(pathlib.Path(folder).glob("*/*.txt")):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            if line.startswith("#"):
                continue
            where = f"{path}:{number}"
            errors += [f"{where}: {fault}" for fault in faults(line)]
            plain = NAME.sub(r"\2", line)
            if plain in seen:
                errors.append(f"{where}: stands already in {seen[plain]}")
            seen[plain] = where
            for row in (path.parent.name, "all"):
                table[row].update(kind for kind, _ in NAME.findall(line))
                table[row]["sentences"] += 1
                table[row]["without"] += not NAME.search(line)
    columns = ("sentences", "without") + TYPES
    print("", *columns, "names", sep="\t")
    for row in sorted(table, key=lambda name: (name == "all", name)):
        print(row, *(table[row][c] for c in columns), sum(table[row][t] for t in TYPES), sep="\t")
    print(*errors, sep="\n", end="\n" if errors else "", file=sys.stderr)
    return bool(errors)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1] if len(sys.argv) > 1 else pathlib.Path(__file__).parent))
