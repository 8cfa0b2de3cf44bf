"""Habits that a program can see: language outside language/, drawers, unfinished business, sizes."""
import re
import subprocess
import unittest

from sources import ROOT, cpp_files, lexemes, shown, without_words

FRENCH_LETTER = re.compile(r"[àâæçéèêëîïôœùûüÿÀÂÆÇÉÈÊËÎÏÔŒÙÛÜ]")
DRAWERS = {"util", "utils", "common", "misc", "helper", "helpers", "manager", "managers", "lib"}
OURS = {"base", "camp", "canal", "corridor", "long", "village"}  # words that both languages share, English here
MAX_LINES = 600  # rarely over 400; this is where it is no longer "rarely"


class Sources(unittest.TestCase):
    def test_no_words_of_a_language_in_code(self):
        """A literal with a French letter, or one that is a word of language/fr and neither a class there nor a name in
        the code. app/ shows examples in --help and is let off."""
        words, classes = set(), set()
        for path in sorted((ROOT / "language").rglob("*.tsv")):
            for line in path.read_text(encoding="utf-8").splitlines():
                fields = line.split("\t")
                if line.startswith("#") or not line.strip():
                    continue
                if path.parent.name == "fr":
                    words |= {w.lower() for w in [fields[0], *(fields[1].split("|") if len(fields) > 1 else [])]}
                classes |= {part.lower() for f in fields[2:3] for part in re.split(r"[\s=,]+", f)}
        names = set()
        for path in cpp_files("src"):
            names |= {n.lower() for n in re.findall(r"[A-Za-z_]{4,}", without_words(path.read_text(encoding="utf-8")))}
        wrong = []
        for path in cpp_files("src"):
            if path.is_relative_to(ROOT / "src/app"):
                continue
            for line, literal in lexemes(path.read_text(encoding="utf-8"), "literal"):
                word = literal.strip('"').strip().lower()
                if FRENCH_LETTER.search(literal) or (len(word) >= 4 and word.isalpha() and word in words - classes - names - OURS):
                    wrong.append(f"{shown(path)}:{line}: {literal[:60]} belongs in language/")
        self.assertFalse(wrong, "\n" + "\n".join(wrong))

    def test_no_drawers(self):
        tracked = subprocess.run(["git", "-C", ROOT, "ls-files"], capture_output=True, text=True, check=True).stdout
        wrong = sorted({f for f in tracked.splitlines() if DRAWERS & set(f.lower().split("/")[:-1])})
        self.assertFalse(wrong, "folders that say nothing of what is in them:\n" + "\n".join(wrong))

    def test_unfinished_business_has_an_issue(self):
        wrong = []
        for path in cpp_files("src", "test", "bench"):
            for line, comment in lexemes(path.read_text(encoding="utf-8"), "comment"):
                if re.search(r"\b(TODO|FIXME|XXX|HACK)\b", comment) and not re.search(r"#\d+", comment):
                    wrong.append(f"{shown(path)}:{line}: {comment.strip()}")
        self.assertFalse(wrong, "name the issue (#12) or do it now:\n" + "\n".join(wrong))

    def test_a_file_opens_with_its_idea(self):
        # A .cc whose header stands beside it may leave the idea to the header.
        wrong = [shown(p) for p in cpp_files("src") if not p.read_text(encoding="utf-8").lstrip().startswith(("//", "/*"))
                 and not (p.suffix == ".cc" and p.with_suffix(".h").exists())]
        self.assertFalse(wrong, "no comment at the top:\n" + "\n".join(wrong))

    def test_files_are_readable_at_a_sitting(self):
        wrong = []
        for path in cpp_files("src"):
            lines = path.read_text(encoding="utf-8").count("\n")
            if lines > MAX_LINES:
                wrong.append(f"{shown(path)}: {lines} lines")
        self.assertFalse(wrong, "\n" + "\n".join(wrong))

    def test_what_the_house_does_not_use(self):
        banned = {r"\bstd::shared_ptr\b": "ownership shows in the type", r"\bstd::regex\b": "slow, and blind to UTF-8",
                  r"#include <(?:regex|format|expected)>": "not in g++ 12, or not wanted",
                  r"\bnew [A-Za-z]": "values and unique_ptr"}
        wrong = []
        for path in cpp_files("src"):
            text = path.read_text(encoding="utf-8")
            bare = without_words(text)
            wrong += [f"{shown(path)}: {m.group(0)}: {why}" for p, why in banned.items() for m in re.finditer(p, bare)]
        self.assertFalse(wrong, "\n" + "\n".join(wrong))

    def test_core_stages_are_pure(self):
        core = "base text lexicon report sentence word phrase mention claim incident".split()
        effects = re.compile(r"\b(?:std::cout|std::cerr|printf|fprintf|fopen|getenv|std::exit|abort|std::ifstream|"
                             r"std::ofstream|system_clock|steady_clock|std::rand|time\(nullptr\))\b|#include <(?:iostream|fstream|filesystem)>")
        wrong = []
        for path in cpp_files(*(f"src/{layer}" for layer in core)):
            bare = without_words(path.read_text(encoding="utf-8"))
            wrong += [f"{shown(path)}: {m.group(0)}" for m in effects.finditer(bare)]
        self.assertFalse(wrong, "no input, output, clock or environment in the core:\n" + "\n".join(wrong))


if __name__ == "__main__":
    unittest.main()
