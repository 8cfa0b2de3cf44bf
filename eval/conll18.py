"""The evaluation of the CoNLL 2018 shared task: what a system makes of raw text, against a treebank.

The two files need not agree on sentences or words: they are compared where they cover the same characters, white space
left out. A sentence or token counts when it covers the same characters as one of the gold. Words are aligned likewise;
inside a multiword token (« du » = « de » + « le », where the two files may disagree on how many words there are) by the
longest common subsequence of their forms. Tags, lemmas and heads are then compared word by aligned word; a head is right
when it is aligned to the gold head, or both are roots.

    precision = right / words of the system     recall = right / words of the gold     aligned = right / aligned words

Literature: Zeman et al., CoNLL 2018 Shared Task, section 5. MLAS and BLEX are left out. Cost: linear in the words, but
for the square of a multiword token.

    python3 eval/conll18.py gold.conllu system.conllu
"""
import argparse
import dataclasses
import sys

import conllu

# Relations between words of content (CLAS), without subtypes; the others tie function words and punctuation.
CONTENT = set("acl advcl advmod amod appos ccomp compound conj csubj dep discourse dislocated expl fixed flat goeswith iobj "
              "list nmod nsubj nummod obj obl orphan parataxis reparandum root vocative xcomp".split())
UNIVERSAL = set("Abbr Animacy Aspect Case Definite Degree Evident Foreign Gender Mood NumType Number Person Polarity Polite "
                "Poss PronType Reflex Tense VerbForm Voice".split())


@dataclasses.dataclass(eq=False)
class Unit:
    """A sentence, token or word: the characters [begin, end) that it covers."""
    begin: int
    end: int
    word: "conllu.Word | None" = None
    parent: "Unit | None" = None
    multiword: bool = False
    form: str = ""

    @property
    def span(self):
        return self.begin, self.end


@dataclasses.dataclass
class Reading:
    """One of the two files, flattened."""
    characters: str
    sentences: list
    tokens: list
    words: list


@dataclasses.dataclass
class Score:
    right: int
    gold: int
    system: int
    aligned: "int | None" = None

    @property
    def precision(self):
        return self.right / self.system if self.system else 0.0

    @property
    def recall(self):
        return self.right / self.gold if self.gold else 0.0

    @property
    def f1(self):
        return 2 * self.right / (self.gold + self.system) if self.gold + self.system else 0.0

    @property
    def accuracy(self):
        """Of the aligned words; None where nothing is aligned."""
        return self.right / self.aligned if self.aligned else None


def flatten(sentences):
    characters, at = [], 0
    reading = Reading("", [], [], [])
    for sentence in sentences:
        begin, words = at, []
        for token in sentence.tokens:
            form = conllu.without_space(token.form)
            characters.append(form)
            reading.tokens.append(Unit(at, at + len(form)))
            words += [Unit(at, at + len(form), word, None, token.multiword, word.form.lower()) for word in token.words]
            at += len(form)
        for unit in words:
            head = unit.word.head
            if head and head > len(words):
                raise conllu.ConlluError(f"line {sentence.line}: a head {head} in a sentence of {len(words)} words")
            unit.parent = words[head - 1] if head else None
        reading.sentences.append(Unit(begin, at))
        reading.words += words
    reading.characters = "".join(characters)
    return reading


def first_difference(gold, system):
    at = next((i for i, (a, b) in enumerate(zip(gold, system)) if a != b), min(len(gold), len(system)))
    return f"the texts differ at character {at}: gold {gold[at:at + 20]!r}, system {system[at:at + 20]!r}"


def common_spans(gold, system):
    return len({u.span for u in gold} & {u.span for u in system})


def multiword_block(gold, system, g, s):
    """The ends (g, s) of the words that a multiword token at g or s covers, with all that overlap it in either file."""
    def extend(units, at, end):
        while at < len(units) and units[at].begin < end:
            if units[at].multiword:
                end = max(end, units[at].end)
            at += 1
        return at, end

    end = max(u.end for u in (gold[g], system[s]) if u.multiword)
    while True:
        g, wider = extend(gold, g, end)
        s, wider = extend(system, s, wider)
        if wider == end:
            return g, s
        end = wider


def common_subsequence(a, b):
    """Pairs of a longest common subsequence of two lists of units, by form."""
    length = [[0] * (len(b) + 1) for _ in range(len(a) + 1)]
    for i in reversed(range(len(a))):
        for j in reversed(range(len(b))):
            same = a[i].form == b[j].form
            length[i][j] = 1 + length[i + 1][j + 1] if same else max(length[i + 1][j], length[i][j + 1])
    pairs, i, j = [], 0, 0
    while i < len(a) and j < len(b):
        if a[i].form == b[j].form:
            pairs.append((a[i], b[j]))
            i, j = i + 1, j + 1
        elif length[i + 1][j] >= length[i][j + 1]:
            i += 1
        else:
            j += 1
    return pairs


def align(gold, system):
    """Pairs (gold word, system word)."""
    pairs, g, s = [], 0, 0
    while g < len(gold) and s < len(system):
        a, b = gold[g], system[s]
        if (a.multiword and b.begin < a.end and b.end > a.begin) or (b.multiword and a.begin < b.end and a.end > b.begin):
            g_end, s_end = multiword_block(gold, system, g, s)
            pairs += common_subsequence(gold[g:g_end], system[s:s_end])
            g, s = g_end, s_end
        elif a.span == b.span:
            pairs.append((a, b))
            g, s = g + 1, s + 1
        elif a.begin <= b.begin:
            g += 1
        else:
            s += 1
    return pairs


def chosen_features(feats, features):
    """`feats` of which only those named in `features` are kept."""
    return {f for f in feats.split("|") if f.split("=")[0] in features}


def relation(word):
    return word.deprel.split(":")[0]


def evaluate(gold, system, features=UNIVERSAL, same_lemma=str.__eq__):
    """{measure: Score} of two iterables of conllu.Sentence. UAS, LAS and CLAS are there when the system gives heads.

    `features` names those that are compared; `same_lemma(gold, system)` says which lemmas are alike. A gold lemma `_` is
    unknown and always met.
    """
    gold, system = flatten(gold), flatten(system)
    if gold.characters != system.characters:
        raise conllu.ConlluError(first_difference(gold.characters, system.characters))
    pairs = align(gold.words, system.words)
    aligned_gold = {id(s): g for g, s in pairs}

    def score(same, counts=lambda word: True):
        counted = [(g, s) for g, s in pairs if counts(g.word)]
        return Score(sum(same(g, s) for g, s in counted), sum(counts(u.word) for u in gold.words),
                     sum(counts(u.word) for u in system.words), len(counted))

    def same_head(g, s):
        if s.parent is None or g.parent is None:
            return s.word.head == 0 and g.word.head == 0
        return aligned_gold.get(id(s.parent)) is g.parent

    def labelled(g, s):
        return same_head(g, s) and relation(g.word) == relation(s.word)

    scores = {name: Score(common_spans(a, b), len(a), len(b)) for name, a, b in
              (("Tokens", gold.tokens, system.tokens), ("Sentences", gold.sentences, system.sentences))}
    scores["Words"] = Score(len(pairs), len(gold.words), len(system.words))
    scores["UPOS"] = score(lambda g, s: g.word.upos == s.word.upos)
    scores["UFeats"] = score(lambda g, s: chosen_features(g.word.feats, features) == chosen_features(s.word.feats, features))
    scores["Lemmas"] = score(lambda g, s: g.word.lemma == "_" or same_lemma(g.word.lemma, s.word.lemma))
    if any(u.word.head is not None for u in system.words):
        scores["UAS"] = score(same_head)
        scores["LAS"] = score(labelled)
        scores["CLAS"] = score(labelled, lambda word: relation(word) in CONTENT)
    return scores


def as_table(scores):
    lines = ["Measure    | Precision |    Recall |  F1 score | Aligned accuracy",
             "-----------+-----------+-----------+-----------+-----------------"]
    for name, score in scores.items():
        shares = [score.precision, score.recall, score.f1, score.accuracy]
        lines.append(f"{name:<10} |" + " |".join(" " * 10 if x is None else f"{100 * x:10.2f}" for x in shares))
    return "\n".join(lines)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold")
    parser.add_argument("system")
    parser.add_argument("--features", help="compare only these, as Gender,Number; default: the universal ones")
    options = parser.parse_args()
    features = set(options.features.split(",")) if options.features else UNIVERSAL
    try:
        with open(options.gold, encoding="utf-8") as gold, open(options.system, encoding="utf-8") as system:
            print(as_table(evaluate(conllu.read(gold), conllu.read(system), features)))
    except (OSError, conllu.ConlluError) as error:
        sys.exit(f"conll18: {error}")


if __name__ == "__main__":
    main()
