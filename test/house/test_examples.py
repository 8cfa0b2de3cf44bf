"""The examples say in their gold only what stands in their texts, and their weekdays are those of the calendar."""
import datetime
import json
import re
import unittest

from sources import ROOT

DAYS = "lundi mardi mercredi jeudi vendredi samedi dimanche".split()
MONTHS = "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split()


def lines(name):
    return [json.loads(line) for line in (ROOT / "examples" / name).read_text(encoding="utf-8").splitlines() if line]


class Examples(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.texts = {r["id"]: r["title"] + "\n\n" + r["text"] for r in lines("reports.jsonl")}
        cls.texts |= {f.stem: f.read_text(encoding="utf-8") for f in (ROOT / "examples").glob("*.txt")}
        cls.gold = {g["id"]: g for g in lines("gold.jsonl")}

    def test_every_report_has_gold(self):
        self.assertEqual(set(self.texts), set(self.gold))

    def test_gold_quotes_its_text(self):
        for rid, gold in self.gold.items():
            words = [e[k] for e in gold["events"] for k in ("date_phrase", "place", "actor", "target", "weapon")]
            words += [f[k] for f in gold["figures"] for k in ("phrase", "source")]
            for phrase in filter(None, words):
                self.assertIn(phrase, self.texts[rid], rid)

    def test_gold_is_whole(self):
        for rid, gold in self.gold.items():
            refs = {e["ref"] for e in gold["events"]}
            for figure in gold["figures"]:
                self.assertIn(figure["event"], refs, rid)
                self.assertLessEqual(figure["min"], figure["max"] if figure["max"] is not None else figure["min"], rid)
            main = {e["incident"] for e in gold["events"] if e["scope"] == "main"}
            self.assertEqual(main - {None}, {gold["incident"]} - {None}, rid)
            self.assertEqual(bool(gold["distractor"]), not main, rid)

    def test_incidents_name_their_reports(self):
        for incident in lines("incidents.jsonl"):
            told = [rid for rid, g in self.gold.items() if g["incident"] == incident["incident"]]
            self.assertEqual(sorted(incident["reports"]), sorted(told))

    def test_weekdays(self):
        pattern = re.compile(rf"\b({'|'.join(DAYS)}) (\d+) ({'|'.join(MONTHS)}) (\d{{4}})")
        for rid, text in self.texts.items():
            for weekday, day, month, year in pattern.findall(text):
                date = datetime.date(int(year), MONTHS.index(month) + 1, int(day))
                self.assertEqual(DAYS[date.weekday()], weekday, f"{rid}: {date}")


if __name__ == "__main__":
    unittest.main()
