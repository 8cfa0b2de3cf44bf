"""No score falls below its floor in eval/floors.json. Sets that are not there are skipped with a word."""
import sys
import unittest

from sources import ROOT

sys.path.insert(0, str(ROOT / "eval"))
import measure
import score_all


class Floors(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        if not score_all.PROGRAM.exists():
            raise unittest.SkipTest(f"{score_all.PROGRAM} is not built")
        cls.scores = score_all.score_all()
        cls.low = score_all.below_floor(cls.scores)

    def check(self, name):
        if name not in self.scores:
            self.skipTest(f"no set {name} beside the project")
        self.assertFalse([line for line in self.low if line.startswith(name + ":")])

    def test_examples(self):
        self.check("examples")

    def test_seeds(self):
        self.check("seeds")

    def test_corpus(self):
        self.check("corpus")


class Measures(unittest.TestCase):
    """The measures themselves, on a report of one event and two figures."""

    def setUp(self):
        event = {"ref": "e1", "scope": "main", "incident": "x", "type": "bombing", "date": {"earliest": "2023-01-02", "latest": "2023-01-02"},
                 "place": "Sindou", "country": "BF", "actor_status": "unknown"}
        figures = [{"event": "e1", "kind": "killed", "min": n, "max": n, "phrase": f"{n} morts", "source": None, "hedge": "asserted"}
                   for n in (2, 4)]
        self.gold = {"id": "a", "incident": "x", "events": [event], "figures": figures}
        self.reading = {"report": {"input": "a.txt"},
                        "events": [{"ref": "e1", "scope": "main", "type": "bombing", "date": event["date"],
                                    "place": {"text": "Sindou", "country": "BF"}, "actor": {"status": "unknown"}}],
                        "claims": [dict(f) for f in figures]}
        self.incident = {"id": "i1", "reports": [{"input": "a.txt", "events": ["e1"]}]}
        self.report = {"id": "r1", "input": "a.txt"}

    def measured(self):
        return measure.measure([self.gold], [self.reading], [self.incident], [self.report])

    def test_perfect(self):
        scores = self.measured()
        self.assertEqual(scores.pop("false merges"), 0)
        self.assertEqual(set(scores.values()), {1.0})

    def test_a_missed_figure_costs_recall(self):
        self.reading["claims"].pop()
        self.assertAlmostEqual(self.measured()["figure F1"], 0.667)

    def test_an_invented_figure_costs_precision(self):
        self.reading["claims"].append({"event": "e1", "kind": "injured", "min": 9, "max": 9, "phrase": "neuf blessés"})
        self.assertEqual(self.measured()["figure F1"], 0.8)

    def test_a_part_of_a_total_costs_nothing(self):
        self.reading["claims"].append({"event": "e1", "kind": "killed", "min": 1, "max": 1, "phrase": "un enfant", "part_of": "c1"})
        self.assertEqual(self.measured()["figure F1"], 1.0)

    def test_no_event_read(self):
        self.reading |= {"events": [], "claims": []}
        self.assertEqual(self.measured()["main F1"], 0.0)


if __name__ == "__main__":
    unittest.main()
