"""CoNLL-U, read and written: sentences of tokens, tokens of words.

A token is what stands in the text, a word what a tree joins; most tokens are one word, « du » may be two. Shared by the
evaluation (conll18.py), the figures from raw text (reading.py) and the check of what the program prints (validate.py).
Comments other than `# text`, enhanced dependencies and empty nodes (1.1) are read over.

    for sentence in conllu.read(open("some.conllu", encoding="utf-8")):
        print(sentence.text, [word.lemma for word in sentence.words])
"""
import dataclasses
import unicodedata


class ConlluError(ValueError):
    """What is wrong, in which line."""


@dataclasses.dataclass
class Word:
    number: int
    form: str
    lemma: str
    upos: str
    feats: str
    head: "int | None"  # None: the column is empty
    deprel: str


@dataclasses.dataclass
class Token:
    form: str
    words: list
    multiword: bool = False  # has a line of its own, as 3-4 « du »
    space_after: bool = True


@dataclasses.dataclass
class Sentence:
    text: str = ""
    paragraph: bool = False  # a new one begins here
    tokens: list = dataclasses.field(default_factory=list)
    line: int = 0

    @property
    def words(self):
        return [word for token in self.tokens for word in token.words]

    def text_of_tokens(self):
        return "".join(t.form + " " * t.space_after for t in self.tokens).rstrip(" ")


def without_space(text):
    """The characters that the evaluation counts: all but white space."""
    return "".join(c for c in text if not c.isspace() and unicodedata.category(c) != "Zs")


def words_of(explained):
    """The CoNLL-U lines in what `recoupe explain --upto word` prints of one or several reports; other text as it is."""
    lines, inside = [], not explained.startswith("# report ")
    for line in explained.split("\n"):
        if line.startswith("# report "):
            inside = False
        elif line == "# word":
            inside = True
        else:
            lines.append(line if inside else "")
    return lines


def read(lines):
    """Yields a Sentence for every block of `lines`; ConlluError where the columns or numbers make none."""
    sentence, open_until = Sentence(), 0
    number = 0
    for number, line in enumerate(lines, 1):
        line = line.rstrip("\r\n")
        if not line:
            if sentence.tokens:
                yield finished(sentence, open_until, number)
            sentence, open_until = Sentence(), 0
        elif line.startswith("#"):
            read_comment(sentence, line)
        else:
            sentence.line = sentence.line or number
            open_until = read_row(sentence, line.split("\t"), open_until, number)
    if sentence.tokens:
        yield finished(sentence, open_until, number)


def read_comment(sentence, line):
    name, _, value = line[1:].partition("=")
    if name.strip() == "text":
        sentence.text = value[1:] if value.startswith(" ") else value
    sentence.paragraph |= name.split()[:1] in (["newpar"], ["newdoc"])


def read_row(sentence, columns, open_until, line):
    """Adds a row; returns the last word number of the multiword token that is open, 0 for none."""
    if len(columns) != 10:
        raise ConlluError(f"line {line}: {len(columns)} columns, not 10")
    if "" in columns:
        raise ConlluError(f"line {line}: an empty column; CoNLL-U writes _")
    number, form, misc = columns[0], columns[1], columns[9]
    space_after = "SpaceAfter=No" not in misc.split("|")
    if "." in number:
        return open_until
    expected = sum(len(token.words) for token in sentence.tokens) + 1
    first, _, last = number.partition("-")
    if not first.isdecimal() or int(first) != expected or (last and not last.isdecimal()):
        raise ConlluError(f"line {line}: word {number} where {expected} must follow")
    if last:
        if open_until >= expected or int(last) < expected:
            raise ConlluError(f"line {line}: {number} is no range of words that follow")
        sentence.tokens.append(Token(form, [], True, space_after))
        return int(last)
    head = columns[6]
    if head != "_" and not head.isdecimal():
        raise ConlluError(f"line {line}: head {head} is no number")
    word = Word(expected, form, columns[2], columns[3], columns[5], None if head == "_" else int(head), columns[7])
    if expected > open_until:
        sentence.tokens.append(Token(form, [word], False, space_after))
        return 0
    sentence.tokens[-1].words.append(word)
    return open_until if expected < open_until else 0


def finished(sentence, open_until, line):
    if open_until:
        raise ConlluError(f"line {line}: the sentence ends inside a multiword token")
    return sentence
