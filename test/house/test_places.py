"""The place test keeps its form, and its scorer counts what can be counted by hand."""
import sys
import unittest

from sources import ROOT

sys.path[:0] = [str(ROOT / "eval"), str(ROOT / "test/places")]
import check  # noqa: E402
import places  # noqa: E402

GAO = [16.27, -0.04]


def mention(text, country="ML", point=None, kind="town", **more):
    return {"text": text, "country": country, "point": point, "kind": kind, "ambiguous": False, **more}


def verdict(gold, line):
    return places.judge(gold, places.parse_place(line) if line else None)


class PlaceTest(unittest.TestCase):
    def test_the_gold_keeps_its_form(self):
        self.assertEqual(check.faults(), [])

    def test_a_line_is_read_whatever_it_lacks(self):
        full = places.parse_place("place      [3, 9)  « à Gao »  Gao  town  ML  near  16.2717,-0.0447 ±10 km  location  gn:1")
        self.assertEqual((full.begin, full.end, full.country, full.precision, full.point, full.use),
                         (3, 9, "ML", "near", (16.2717, -0.0447), "location"))
        bare = places.parse_place("place      [3, 9)  « Limoges »  Limoges  none  location  fr/x.tsv:10")
        self.assertEqual((bare.country, bare.precision, bare.point), (None, "none", None))
        land = places.parse_place("place      [3, 9)  « Kenya »  Kenya  country  KE  country  demonym")
        self.assertEqual((land.country, land.precision, land.use), ("KE", "country", "demonym"))

    def test_a_town(self):
        gold = mention("Gao", point=GAO)
        right = "place      [0, 3)  « Gao »  Gao  town  ML  exact  16.2700,-0.0400  location  x"
        self.assertEqual(verdict(gold, right), {"pins": False, "country": True, "point": True})
        self.assertEqual(verdict(gold, None), {"pins": False, "country": False, "point": False})
        self.assertEqual(verdict(gold, right.replace("16.2700", "16.6000")), {"pins": False, "country": True, "point": False})
        self.assertEqual(verdict(gold, right.replace("16.2700", "26.2700").replace("ML", "DZ")),
                         {"pins": True, "country": False, "point": False})

    def test_no_point_may_be_given(self):
        pin = "place      [0, 4)  « Mali »  Mali  town  ML  exact  12.6500,-8.0000  location  x"
        label = pin.replace("exact", "admin1")
        self.assertTrue(verdict(mention("Mali", kind="country"), pin)["pins"])
        self.assertFalse(verdict(mention("Mali", kind="region"), label)["pins"])
        self.assertTrue(verdict(mention("Mali", "MR", kind="region"), label)["pins"])
        self.assertFalse(verdict(mention("Mali", kind="country"), pin.replace("location", "name_part"))["pins"])
        self.assertFalse(verdict(mention("Mali", kind="town", may=[[12.6, -8.0]]), pin)["pins"])
        self.assertEqual(verdict(mention("Mali", None, kind="none", not_a_place=True), pin), {"pins": True})
        wide = places.judge(mention("malienne", kind="demonym"), places.parse_place(pin), [mention("Bamako", point=[12.65, -8])])
        self.assertFalse(wide["pins"])

    def test_spans_are_the_bytes_that_the_program_sees(self):
        context = {"id": "x", "text": "À Gao\nGao, l'été", "mentions": []}
        self.assertEqual(places.span_of(context, mention("Gao", n=2)), (8, 11))
        self.assertEqual(places.report_of(context)["title"], "À Gao")

    def test_the_place_that_shares_most_is_compared(self):
        def at(begin, end):
            return places.Place(begin, end, None, "none", None, "location", "")
        wide, narrow, other = at(0, 20), at(5, 8), at(7, 20)
        self.assertIs(places.match((5, 8), [wide, narrow, other]), narrow)
        self.assertIs(places.match((5, 12), [narrow, other]), other)
        self.assertIsNone(places.match((30, 32), [wide, narrow, other]))


if __name__ == "__main__":
    unittest.main()
