"""The CoNLL-U reader and the CoNLL 2018 evaluation: small files whose scores can be counted by hand."""
import sys
import unittest

from sources import ROOT

sys.path.insert(0, str(ROOT / "eval"))
import conll18  # noqa: E402
import conllu  # noqa: E402


def sentences(*blocks):
    """Sentences of rows "id form upos head deprel [lemma [feats]]"; "_" in a range's row."""
    lines = []
    for block in blocks:
        for row in block.strip().splitlines():
            number, form, upos, head, deprel, lemma, feats = (row.split(" ") + ["_"] * 7)[:7]
            lines.append("\t".join([number, form, lemma, upos, "_", feats, head, deprel, "_", "_"]))
        lines.append("")
    return list(conllu.read(lines))


def scores(gold, system, **options):
    return conll18.evaluate(gold, system, **options)


FALL = "1 Il PRON 2 nsubj\n2 tombe VERB 0 root\n3 . PUNCT 2 punct"
LEAVE = "1 Elle PRON 2 nsubj\n2 part VERB 0 root\n3 . PUNCT 2 punct"
BRIDGE = "1 Vue NOUN 0 root\n2-3 du _ _ _\n2 de ADP 4 case\n3 le DET 4 det\n4 pont NOUN 1 nmod"


class Evaluation(unittest.TestCase):
    def test_a_file_with_itself_is_perfect(self):
        gold = sentences(FALL, LEAVE, BRIDGE)
        for name, score in scores(gold, sentences(FALL, LEAVE, BRIDGE)).items():
            self.assertEqual(score.f1, 1.0, name)
            self.assertEqual(score.right, score.gold, name)

    def test_two_sentences_read_as_one(self):
        joined = FALL + "\n4 Elle PRON 5 nsubj\n5 part VERB 2 conj\n6 . PUNCT 5 punct"
        found = scores(sentences(FALL, LEAVE), sentences(joined))
        self.assertEqual((found["Sentences"].right, found["Sentences"].gold, found["Sentences"].system), (0, 2, 1))
        self.assertEqual(found["Tokens"].f1, 1.0)
        self.assertEqual(found["UAS"].right, 5)  # the second root hangs on the first

    def test_a_contraction_left_whole(self):
        system = "1 Vue NOUN 0 root\n2 du ADP 3 case\n3 pont NOUN 1 nmod"
        found = scores(sentences(BRIDGE), sentences(system))
        self.assertEqual(found["Tokens"].f1, 1.0)
        self.assertEqual((found["Words"].right, found["Words"].gold, found["Words"].system), (2, 4, 3))
        self.assertEqual(found["LAS"].right, 2)
        self.assertEqual(found["LAS"].accuracy, 1.0)

    def test_a_contraction_split_in_other_words(self):
        system = BRIDGE.replace("3 le DET", "3 lui PRON")
        found = scores(sentences(BRIDGE), sentences(system))
        self.assertEqual(found["Words"].right, 3)  # "de" is aligned, "le" and "lui" are not

    def test_a_token_cut_in_two(self):
        found = scores(sentences("1 aujourd'hui ADV 0 root"), sentences("1 aujourd' ADV 0 root\n2 hui ADV 1 fixed"))
        self.assertEqual((found["Tokens"].right, found["Words"].right), (0, 0))
        self.assertIsNone(found["UPOS"].accuracy)

    def test_a_head_beyond_the_border(self):
        # The gold cuts after "tombe"; the system cuts after "." and hangs it on "tombe": another head than the gold's.
        gold = sentences("1 Il PRON 2 nsubj\n2 tombe VERB 0 root", "1 . PUNCT 2 punct\n2 Bien ADV 0 root")
        system = sentences("1 Il PRON 2 nsubj\n2 tombe VERB 0 root\n3 . PUNCT 2 punct", "1 Bien ADV 0 root")
        found = scores(gold, system)
        self.assertEqual(found["Words"].f1, 1.0)
        self.assertEqual(found["UAS"].right, 3)
        self.assertEqual(found["Sentences"].right, 0)

    def test_relation_without_subtype_and_content_words(self):
        system = FALL.replace("1 Il PRON 2 nsubj", "1 Il PRON 2 nsubj:pass").replace("punct", "dep")
        found = scores(sentences(FALL), sentences(system))
        self.assertEqual((found["UAS"].right, found["LAS"].right), (3, 2))
        self.assertEqual((found["CLAS"].right, found["CLAS"].gold, found["CLAS"].system), (2, 2, 3))

    def test_no_heads_no_attachment_scores(self):
        found = scores(sentences(FALL), sentences("1 Il PRON\n2 tombe VERB\n3 . PUNCT"))
        self.assertNotIn("UAS", found)
        self.assertEqual(found["UPOS"].f1, 1.0)

    def test_lemmas_and_features(self):
        gold = sentences("1 Tombe VERB 0 root Tomber Mood=Ind|Number=Sing\n2 œuf NOUN 1 obj _ Gender=Masc")
        system = sentences("1 Tombe VERB 0 root tomber Number=Sing\n2 œuf NOUN 1 obj oeuf Gender=Masc")
        found = scores(gold, system)
        self.assertEqual((found["Lemmas"].right, found["UFeats"].right), (1, 1))  # a gold lemma _ is always met
        found = scores(gold, system, features={"Number", "Gender"}, same_lemma=lambda a, b: a.lower() == b)
        self.assertEqual((found["Lemmas"].right, found["UFeats"].right), (2, 2))

    def test_texts_that_differ(self):
        with self.assertRaisesRegex(conllu.ConlluError, "differ at character 2: gold 'tombe.', system 'part.'"):
            scores(sentences(FALL), sentences("1 Il PRON 2 nsubj\n2 part VERB 0 root\n3 . PUNCT 2 punct"))
        with self.assertRaisesRegex(conllu.ConlluError, "differ at character 8"):
            scores(sentences(FALL, LEAVE), sentences(FALL))

    def test_white_space_is_no_character(self):
        found = scores(sentences("1 14_000 NUM 0 root".replace("_", "\N{NO-BREAK SPACE}")), sentences("1 14000 NUM 0 root"))
        self.assertEqual(found["Tokens"].f1, 1.0)


class Reader(unittest.TestCase):
    def refuse(self, wanted, *rows):
        with self.assertRaisesRegex(conllu.ConlluError, wanted):
            list(conllu.read(row.replace(" ", "\t") for row in rows))

    def test_errors_name_the_line(self):
        self.refuse("line 1: 3 columns", "1 a b")
        self.refuse("line 2: word 3 where 2", "1 a a X _ _ 0 root _ _", "3 b b X _ _ 1 dep _ _")
        self.refuse("line 1: 1-0 is no range", "1-0 a _ _ _ _ _ _ _ _")
        self.refuse("line 3: 2-3 is no range", "1-2 ab _ _ _ _ _ _ _ _", "1 a a X _ _ 0 root _ _", "2-3 b _ _ _ _ _ _ _ _")
        self.refuse("line 1: the sentence ends inside", "1-2 ab _ _ _ _ _ _ _ _")
        self.refuse("line 1: head x is no number", "1 a a X _ _ x dep _ _")
        self.refuse("line 1: an empty column", "1  a X _ _ 0 root _ _")

    def test_text_paragraphs_and_empty_nodes(self):
        rows = ["# newpar id = p1", "# text = Il part.", *(r.replace(" ", "\t") for r in (
            "1 Il il PRON _ _ 2 nsubj _ _", "2 part partir VERB _ _ 0 root _ SpaceAfter=No",
            "2.1 _ _ X _ _ _ _ _ _", "3 . . PUNCT _ _ 2 punct _ _")), ""]
        (sentence,) = conllu.read(rows)
        self.assertTrue(sentence.paragraph)
        self.assertEqual(sentence.text_of_tokens(), sentence.text)
        self.assertEqual([w.number for w in sentence.words], [1, 2, 3])


if __name__ == "__main__":
    unittest.main()
