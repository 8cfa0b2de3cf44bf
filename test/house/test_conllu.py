"""What `recoupe explain --upto word` prints is CoNLL-U that validates; and the validator sees what is wrong."""
import random
import subprocess
import sys
import tempfile
import unittest

from sources import BINARY, ROOT

sys.path.insert(0, str(ROOT / "eval"))
import conllu  # noqa: E402
import validate  # noqa: E402

PROGRAM = BINARY / "recoupe"
TREE = """# text = Il tombe du pont.
1 Il il PRON _ Number=Sing|Person=3 2 nsubj _ _
2 tombe tomber VERB _ _ 0 root _ _
3-4 du _ _ _ _ _ _ _ _
3 de de ADP _ _ 5 case _ _
4 le le DET _ Definite=Def 5 det _ _
5 pont pont NOUN _ _ 2 obl:arg _ SpaceAfter=No
6 . . PUNCT _ _ 2 punct _ _
"""


def faults(text):
    rows = (line if line.startswith("#") else line.replace(" ", "\t") for line in text.splitlines())
    return validate.validate(rows)[1]


class Validator(unittest.TestCase):
    def test_a_tree(self):
        self.assertEqual(faults(TREE), [])

    def test_no_heads_at_all(self):
        self.assertEqual(faults("# text = Oui\n1 Oui oui INTJ _ _ _ _ _ _"), [])

    def test_each_fault(self):
        for old, new, wanted in (
                ("2 tombe tomber VERB", "2 tombe tomber VRB", "line 2: word 2: unknown part of speech VRB"),
                ("Number=Sing|Person=3", "Person=3|Number=Sing", "features are not sorted"),
                ("Number=Sing|", "Number=Sing|Number=Plur|", "each once"),
                ("Definite=Def", "Definite=Sometimes", "unknown feature Definite=Sometimes"),
                ("5 case", "9 case", "head 9 is not in the sentence"),
                ("5 case", "0 case", "relation case with head 0"),
                ("5 case", "0 root", "2 roots"),
                ("0 root", "1 parataxis", "0 roots"),
                ("2 obl:arg", "4 obl:arg", "the heads go round in a circle"),
                ("obl:arg", "oblique", "unknown relation oblique"),
                ("5 det", "_ _", "some words have a head and some have none"),
                ("SpaceAfter=No", "_", "the tokens give 'Il tombe du pont .'"),
                ("# text = Il tombe du pont.\n", "", "no # text"),
                ("3-4 du", "3-3 du", "the multiword token du is one word")):
            self.assertTrue(any(wanted in f for f in faults(TREE.replace(old, new))), f"{wanted}: {faults(TREE.replace(old, new))}")


@unittest.skipUnless(PROGRAM.exists() and (BINARY / "recoupe.lexicon").exists(), "recoupe was not built")
class Explained(unittest.TestCase):
    def explain(self, *arguments):
        done = subprocess.run([PROGRAM, "explain", "--upto", "word", *arguments], capture_output=True, timeout=120)
        self.assertEqual(done.returncode, 0, done.stderr[-500:])
        return validate.validate(conllu.words_of(done.stdout.decode("utf-8")))

    def test_the_examples(self):
        seen, found = self.explain(ROOT / "examples/reports.jsonl", *sorted((ROOT / "examples").glob("*.txt")))
        self.assertGreater(seen, 100)
        self.assertEqual(found, [])

    def test_any_text(self):
        pieces = ["\n", "\n\n", "  ", "\t", "\r\n", "\u00a0", "\u00ad", "\u200b", "\u2028", "\u0085", "e\u0301", "\U0001f600", "_", "#", "|",
                  "du", " des ", "l'", "a-t-il", "14 000", "14\u202f000", ".", "…", "«", "»", "\"", "-", "1-2", "Мир", "سلام", "本", "M. ", "A"]
        chance = random.Random(3)
        with tempfile.NamedTemporaryFile("w", encoding="utf-8", newline="", suffix=".txt") as file:
            file.write("".join(chance.choice(pieces) for _ in range(20_000)))
            file.flush()
            self.assertEqual(self.explain("--plain", file.name)[1], [])


if __name__ == "__main__":
    unittest.main()
