#!/usr/bin/env python3
"""Counts tags in Universal Dependencies treebanks and prints the tagger's tables.

    tool/tag_costs.py transitions TREEBANK.conllu… > language/fr/tag_costs.tsv
    tool/tag_costs.py words       TREEBANK.conllu… > language/fr/tag_words.tsv

Costs are tenths of a nat (-10 ln p). Only counts leave the treebanks: costs of sequences of states, and of the states
of words that several documents share; no text.
"""
import collections
import math
import os
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
STATES = os.path.join(HERE, "..", "language", "fr", "tag_states.tsv")
LICENCE = """# Derived by tool/tag_costs.py from counts in Universal Dependencies treebanks: UD French Sequoia, train part (LGPL-LR), and
# UD French GSD, dev part (CC BY-SA 4.0). Costs in tenths of a nat. Do not edit: derive anew.
"""
WORD_COUNT = 5      # a word rarer than this leaves no row
TRIGRAM_COUNT = 8   # a sequence of three rarer than this leaves no row …
TRIGRAM_GAIN = 4    # … nor one whose cost is within this of its last two's
WORST = 90
CONTRACTION = "+"   # the state of a spelling that stands for two words


def overrides():
    table = {}
    for line in open(STATES, encoding="utf-8"):
        if not line.startswith("#") and line.strip():
            word, upos, state = line.rstrip("\n").split("\t")
            table[word, upos] = state
    return table


def state_of(table, form, lemma, upos, feats):
    state = table.get((form, upos)) or table.get(("=" + lemma, upos)) or upos
    if upos not in ("VERB", "AUX"):
        return state
    if "VerbForm=Inf" in feats:
        return state + ".inf"
    if "VerbForm=Part" in feats:
        return state + (".pres" if "Tense=Pres" in feats else ".part")
    return state + ".fin"


def sentences(paths):
    for path in paths:
        words, last = [], 0
        for line in open(path, encoding="utf-8"):
            if line == "\n":
                if words:
                    yield words
                words = []
                last = 0
            elif line[0] != "#":
                fields = line.rstrip("\n").split("\t")
                form = fields[1].lower().replace("’", "'").replace("œ", "oe")
                if "-" in fields[0]:
                    last = int(fields[0].split("-")[1])
                    words.append((form, "", CONTRACTION, ""))
                elif fields[0].isdigit():
                    half = int(fields[0]) <= last
                    words.append((form, fields[2].lower(), fields[3], fields[5] + ("|Half" if half else "")))


def tenths(probability):
    return min(WORST, round(-10 * math.log(probability))) if probability > 0 else WORST


def transitions(paths):
    table = overrides()
    one, two, three = collections.Counter(), collections.Counter(), collections.Counter()
    for words in sentences(paths):
        states = ["^", "^"] + [state_of(table, *word) for word in words if word[2] != CONTRACTION] + ["$"]
        for n in range(2, len(states)):
            one[states[n]] += 1
            two[tuple(states[n - 1 : n + 1])] += 1
            three[tuple(states[n - 2 : n + 1])] += 1
    total = sum(one.values())
    left1, left2 = collections.Counter(), collections.Counter()
    follow1 = collections.defaultdict(set)
    follow2 = collections.defaultdict(set)
    for (a, b), count in two.items():
        left1[a] += count
        follow1[a].add(b)
    for (a, b, c), count in three.items():
        left2[a, b] += count
        follow2[a, b].add(c)

    def p1(b):
        return one[b] / total

    def p2(a, b):  # Witten-Bell: as many unseen successors as seen kinds
        kinds = len(follow1[a])
        return (two[a, b] + kinds * p1(b)) / (left1[a] + kinds)

    def p3(a, b, c):
        kinds = len(follow2[a, b])
        return (three[a, b, c] + 2 * kinds * p2(b, c)) / (left2[a, b] + 2 * kinds)

    print("#! table\n# Costs of states of the tagger: of one (how rare it is), after another, after two others.")
    print(LICENCE, end="")
    states = sorted(one)
    for b in states:
        print(b, tenths(p1(b)), sep="\t")
    for a in ["^"] + [s for s in states if s != "$"]:
        for b in states:
            print(a, b, tenths(p2(a, b)), sep="\t")
    for a, b in sorted(left2):
        if left2[a, b] < TRIGRAM_COUNT:
            continue
        for c in states:
            cost = tenths(p3(a, b, c))
            if abs(cost - tenths(p2(b, c))) >= TRIGRAM_GAIN and p3(a, b, c) * left2[a, b] + three[a, b, c] >= 1:
                print(a, b, c, cost, sep="\t")


def words(paths):
    table = overrides()
    seen = collections.defaultdict(collections.Counter)
    lemmas = collections.defaultdict(collections.Counter)
    for sentence in sentences(paths):
        for form, lemma, upos, feats in sentence:
            if any(c.isdigit() for c in form) or "Half" in feats:
                continue
            state = state_of(table, form, lemma, upos, feats)
            seen[form][state] += 1
            lemmas[form, state][lemma] += 1
    print("#! table\n# Spelling, state (*: any other, +: in two words), cost of the state given the spelling, lemma.")
    print(LICENCE, end="")
    for form in sorted(seen):
        total = sum(seen[form].values())
        if total < WORD_COUNT or set(seen[form]) <= {"X", "SYM", "PUNCT"} or len(form) == 1 and not form.isalpha():
            continue
        print(form, "*", tenths(0.5 / (total + 1)), "", sep="\t")
        for state, count in seen[form].most_common():
            if count >= 2 or total < 30:
                print(form, state, tenths(count / total), lemmas[form, state].most_common(1)[0][0], sep="\t")


if __name__ == "__main__":
    {"transitions": transitions, "words": words}[sys.argv[1]](sys.argv[2:])
