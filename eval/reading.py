"""reading.py: how well `recoupe` reads French from raw text, measured on treebanks as the CoNLL 2018 shared task does.

The raw text of a treebank is its `# text` lines joined by spaces, a blank line before each new paragraph where the treebank
marks them. It is read by `recoupe explain --upto word --plain`, in pieces of at most 200 KiB (the program reads a report up
to 256 KiB) cut between sentences. Features are compared as far as the program writes any of that name; lemmas without regard
to capitals, and œ as oe, as the lexicon writes them. Lines `stripped` and `capitals` read the same text without accents, and
all in capitals, against the gold with its forms so altered and its lemmas as they are.

    python3 eval/reading.py                                  Sequoia test and GSD test, from ../shared/data/ud
    python3 eval/reading.py --treebank some.conllu --noise   with the altered texts
    python3 eval/reading.py --treebank some.conllu --output read.conllu
"""
import argparse
import copy
import os
import pathlib
import subprocess
import sys
import tempfile
import unicodedata

import conll18
import conllu

ROOT = pathlib.Path(os.environ.get("RECOUPE_SOURCE_DIR") or pathlib.Path(__file__).resolve().parents[1])
PROGRAM = pathlib.Path(os.environ.get("RECOUPE_BINARY_DIR") or ROOT / "build/release") / "recoupe"
TREEBANKS = ROOT.parent / "shared/data/ud"
TESTS = [TREEBANKS / "fr_sequoia/fr_sequoia-ud-test.conllu", TREEBANKS / "fr_gsd/fr_gsd-ud-test.conllu"]
PIECE_BYTES = 200 * 1024
MEASURES = "Sentences Tokens Words UPOS UFeats Lemmas UAS LAS CLAS".split()


def without_accents(text):
    bare = "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))
    return unicodedata.normalize("NFC", bare) or text


NOISES = {"": lambda text: text, "stripped": without_accents, "capitals": str.upper}


def altered(sentences, alter):
    sentences = copy.deepcopy(sentences)
    for sentence in sentences:
        sentence.text = alter(sentence.text)
        for token in sentence.tokens:
            token.form = alter(token.form)
            for word in token.words:
                word.form = alter(word.form)
    return sentences


def raw_pieces(sentences):
    """The raw text, in pieces that the program reads whole."""
    pieces, size = [[]], 0
    for sentence in sentences:
        size += len(sentence.text.encode()) + 2
        if size > PIECE_BYTES:
            pieces.append([])
            size = 0
        pieces[-1] += ["\n\n" if sentence.paragraph else " ", sentence.text]
    return ["".join(piece).strip() for piece in pieces]


def read_raw(text):
    """What the program makes of `text`: (CoNLL-U lines, sentences)."""
    with tempfile.TemporaryDirectory() as scratch:
        path = pathlib.Path(scratch) / "raw.txt"
        path.write_text(text + "\n", encoding="utf-8")
        done = subprocess.run([PROGRAM, "explain", "--upto", "word", "--plain", path], capture_output=True, text=True,
                              encoding="utf-8", timeout=600)
    if done.returncode:
        raise RuntimeError(f"recoupe explain: exit {done.returncode}: {done.stderr.strip()[-500:]}")
    lines = conllu.words_of(done.stdout)
    return lines, list(conllu.read(lines))


def same_lemma(gold, system):
    return gold.lower().replace("œ", "oe").replace("æ", "ae") == system.lower().replace("œ", "oe").replace("æ", "ae")


def measure(gold, output=None):
    """Scores of one treebank, a list of sentences."""
    system = []
    for piece in raw_pieces(gold):
        lines, sentences = read_raw(piece)
        system += sentences
        if output:
            output.write("\n".join(lines) + "\n")
    written = {f.split("=")[0] for s in system for w in s.words for f in w.feats.split("|")}
    return conll18.evaluate(gold, system, written, same_lemma)


def row(name, scores):
    figures = (f"{100 * scores[m].f1:.2f}" if m in scores else "n/a" for m in MEASURES)
    return f"| {name} | " + " | ".join(figures) + " |"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--treebank", action="append", type=pathlib.Path, help="CoNLL-U with # text; may be given again")
    parser.add_argument("--noise", action="store_true", help="without accents and in capitals, too")
    parser.add_argument("--output", type=argparse.FileType("w", encoding="utf-8"), help="what the program read, as CoNLL-U")
    options = parser.parse_args()
    if not PROGRAM.exists():
        sys.exit(f"{PROGRAM} is not there: ./run build")
    treebanks = options.treebank or [path for path in TESTS if path.exists()]
    if not treebanks:
        sys.exit(f"no treebank: neither --treebank nor {TREEBANKS}")
    print("| F1, from raw text | " + " | ".join(MEASURES) + " |\n|---|" + "---:|" * len(MEASURES))
    for path in treebanks:
        with path.open(encoding="utf-8") as lines:
            sentences = list(conllu.read(lines))
        for noise in NOISES if options.noise else [""]:
            print(row(f"{path.stem} {noise}".strip(), measure(altered(sentences, NOISES[noise]), options.output)), flush=True)


if __name__ == "__main__":
    main()
