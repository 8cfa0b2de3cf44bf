"""validate.py: whether CoNLL-U holds to its rules, above all what `recoupe explain --upto word` prints.

Checked: ten columns and consecutive numbers (by the reader), UPOS and features of Universal Dependencies, features sorted by
name and each once, the words of a multiword token covering more than one, heads inside the sentence, one root, no circle,
relations of UD with any subtype, `root` where and only where the head is 0, `# text` equal to what tokens and SpaceAfter give
back. Without a parser all heads are `_`: that is valid, a sentence with some of them is not.

    recoupe explain --upto word --plain report.txt | python3 eval/validate.py
    python3 eval/validate.py some.conllu other.conllu
"""
import argparse
import re
import sys

import conllu

UPOS = set("ADJ ADP ADV AUX CCONJ DET INTJ NOUN NUM PART PRON PROPN PUNCT SCONJ SYM VERB X".split())
RELATIONS = set("acl advcl advmod amod appos aux case cc ccomp clf compound conj cop csubj dep det discourse dislocated expl fixed "
                "flat goeswith iobj list mark nmod nsubj nummod obj obl orphan parataxis punct reparandum root vocative xcomp".split())
FEATURES = {  # what French may bear, with its values
    "Abbr": "Yes", "Case": "Acc Dat Nom", "Definite": "Def Ind", "Degree": "Cmp Pos Sup", "Emph": "No Yes",
    "ExtPos": "ADJ ADP ADV CCONJ DET INTJ NOUN PRON PROPN SCONJ VERB", "Foreign": "Yes", "Gender": "Fem Masc",
    "Mood": "Cnd Imp Ind Sub", "Number": "Plur Sing", "NumType": "Card Frac Mult Ord", "Person": "1 2 3", "Polarity": "Neg Pos",
    "Poss": "Yes", "PronType": "Art Dem Exc Ind Int Neg Prs Rel Tot", "Reflex": "Yes", "Tense": "Fut Imp Past Pqp Pres", "Typo": "Yes",
    "VerbForm": "Conv Fin Ger Inf Part Sup", "Voice": "Act Mid Pass"}
LAYER = re.compile(r"\[[a-z0-9]+\]$")  # Number[psor], of the owner


def feature_faults(feats):
    if feats == "_":
        return []
    pairs = [feature.partition("=")[::2] for feature in feats.split("|")]
    names = [name for name, _ in pairs]
    faults = [] if names == sorted(set(names), key=str.lower) else [f"features are not sorted, each once: {feats}"]
    for name, value in pairs:
        known = FEATURES.get(LAYER.sub("", name), "").split()
        faults += [f"unknown feature {name}={one}" for one in value.split(",") if one not in known]
    return faults


def has_circle(heads):
    """`heads` of words 1, 2 …, all in range. Whoever does not come to the root in as many steps as there are words goes round."""
    reaches_root = {0}
    for start in range(1, len(heads) + 1):
        path, at = set(), start
        while at not in reaches_root and at not in path:
            path.add(at)
            at = heads[at - 1]
        if at not in reaches_root:
            return True
        reaches_root |= path
    return False


def tree_faults(words):
    heads = [word.head for word in words]
    if all(head is None for head in heads):
        return [f"word {w.number}: a relation without a head" for w in words if w.deprel != "_"]
    if None in heads:
        return ["some words have a head and some have none"]
    faults = [f"word {w.number}: head {w.head} is not in the sentence" for w in words if w.head > len(words)]
    faults += [f"word {w.number}: unknown relation {w.deprel}" for w in words
               if not re.fullmatch(r"[a-z]+(:[a-z]+)*", w.deprel) or w.deprel.split(":")[0] not in RELATIONS]
    faults += [f"word {w.number}: relation {w.deprel} with head {w.head}" for w in words if (w.head == 0) != (w.deprel == "root")]
    if heads.count(0) != 1:
        faults.append(f"{heads.count(0)} roots")
    if not faults and has_circle(heads):
        faults.append("the heads go round in a circle")
    return faults


def faults_of(sentence):
    faults = []
    if not sentence.text:
        faults.append("no # text")
    elif sentence.text_of_tokens() != sentence.text:
        faults.append(f"the tokens give {sentence.text_of_tokens()!r}, # text is {sentence.text!r}")
    faults += [f"the multiword token {t.form} is one word" for t in sentence.tokens if t.multiword and len(t.words) < 2]
    for word in sentence.words:
        if word.upos not in UPOS:
            faults.append(f"word {word.number}: unknown part of speech {word.upos}")
        faults += [f"word {word.number}: {fault}" for fault in feature_faults(word.feats)]
    return faults + tree_faults(sentence.words)


def validate(lines):
    """(sentences seen, faults as "line N: what")."""
    seen, faults = 0, []
    try:
        for sentence in conllu.read(lines):
            seen += 1
            faults += [f"line {sentence.line}: {fault}" for fault in faults_of(sentence)]
    except conllu.ConlluError as error:
        faults.append(str(error))
    return seen, faults


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", nargs="*", type=argparse.FileType(encoding="utf-8"), help="default: standard input")
    wrong = False
    for file in parser.parse_args().file or [sys.stdin]:
        seen, faults = validate(conllu.words_of(file.read()))
        wrong = wrong or bool(faults) or not seen
        print("\n".join(f"{file.name}: {line}" for line in [*faults, f"{seen} sentences, {len(faults)} faults"]))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
