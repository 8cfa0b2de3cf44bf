"""Documents cannot drift: their links lead somewhere and their commands do what is printed under them.

A fenced block `console` is run when the line before it is `<!-- run -->`. Lines that begin with "$ " are commands of bash, the
lines below one are what it prints (standard output and error together; a space stands for any kind of space), where `…` stands for anything, a line that is `…`
for any lines, and nothing below a command for whatever it prints. `<!-- run: 2 -->` says that the last command ends with 2.
Each document runs in a scratch folder of its own, laid out as a checkout that was built, with `recoupe` on the path.
"""
import os
import pathlib
import re
import shutil
import subprocess
import tempfile
import unittest

from sources import BINARY, ROOT, shown

BLOCK = re.compile(r"^<!-- run(?:: (\d+))? -->\n+```console\n(.*?)^```", re.M | re.S)
LINK = re.compile(r"\]\(([^)#\s]+)(?:#[^)]*)?\)")
FOLDERS = ["", "docs", "language", "examples", "eval", "bench", "test"]


def documents():
    return sorted(p for folder in FOLDERS for p in (ROOT / folder).glob("*.md"))


def commands(block):
    """[(command, expected lines)]."""
    steps = []
    for line in block.splitlines():
        if line.startswith("$ "):
            steps.append((line[2:], []))
        elif (line.startswith("> ") or line == ">") and not steps[-1][1]:
            steps[-1] = (steps[-1][0] + "\n" + line[2:], [])
        else:
            steps[-1][1].append(line)
    return steps


def pattern(expected):
    parts = []
    for line in expected:
        if line.strip() == "…":
            parts.append(r"(?:.*\n)*?")
        else:
            parts.append(".*?".join(re.escape(part) for part in line.rstrip().split("…")) + r"[ ]*\n")
    return re.compile("".join(parts) + r"\s*\Z")


class Links(unittest.TestCase):
    def test_links_lead_somewhere(self):
        wrong = []
        for path in documents():
            for target in LINK.findall(path.read_text(encoding="utf-8")):
                if "://" not in target and not (path.parent / target).exists():
                    wrong.append(f"{shown(path)}: {target} is not there")
        self.assertFalse(wrong, "\n" + "\n".join(wrong))

    def test_paths_in_code_voice_exist(self):
        wrong = []
        for path in documents():
            for name in re.findall(r"`((?:src|docs|test|tool|eval|bench|cmake|language|examples)/[\w./-]+)`", path.read_text(encoding="utf-8")):
                if not (ROOT / name).exists() and not (ROOT / name).parent.name == "issue" and not name.startswith("test/issue"):
                    wrong.append(f"{shown(path)}: {name} is not there")
        self.assertFalse(wrong, "\n" + "\n".join(wrong))


class Commands(unittest.TestCase):
    def furnish(self, scratch):
        """What a checkout that was built holds; the lexicon is a copy, for `recoupe lexicon build` writes it."""
        for folder in ("examples", "language", "model"):
            shutil.copytree(ROOT / folder, scratch / folder)
        (scratch / "build/release").mkdir(parents=True)
        (scratch / "build/data").symlink_to(ROOT / "build/data")
        (scratch / "build/release/places.tsv").symlink_to(BINARY / "places.tsv")
        shutil.copy(BINARY / "recoupe.lexicon", scratch / "build/release")

    def run_document(self, path, scratch):
        environment = os.environ | {"PATH": f"{BINARY}:{os.environ['PATH']}", "RECOUPE_LEXICON": "build/release/recoupe.lexicon", "LC_ALL": "C.UTF-8", "COLUMNS": "110", "NO_COLOR": "1"}
        for status, block in BLOCK.findall(path.read_text(encoding="utf-8")):
            steps = commands(block)
            for number, (command, expected) in enumerate(steps):
                done = subprocess.run(["bash", "-o", "pipefail", "-c", command.replace("build/release/recoupe", "recoupe")], cwd=scratch,
                                      env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                                      stderr=subprocess.STDOUT, text=True, encoding="utf-8", timeout=120)
                wanted = int(status or 0) if number == len(steps) - 1 else 0
                self.assertEqual(done.returncode, wanted, f"{shown(path)}: $ {command}\n{done.stdout[-2000:]}")
                if expected:
                    output = "".join(line.rstrip() + "\n" for line in re.sub("[\u00a0\u202f]", " ", done.stdout).splitlines())
                    self.assertTrue(pattern(expected).match(output),
                                    f"{shown(path)}: $ {command}\nshould print\n{chr(10).join(expected)}\nprints\n{output[-3000:]}")

    def test_commands_print_what_stands_under_them(self):
        if not (BINARY / "recoupe").exists():
            self.skipTest(f"{BINARY}/recoupe is not built")
        for path in documents():
            if not BLOCK.search(path.read_text(encoding="utf-8")):
                continue
            with self.subTest(shown(path)), tempfile.TemporaryDirectory() as scratch:
                self.furnish(pathlib.Path(scratch))
                self.run_document(path, scratch)


class Patterns(unittest.TestCase):
    def test_dots_stand_for_anything(self):
        self.assertRegex("a 12 b\nx\ny\nz\n", pattern(["a … b", "…", "z"]))
        self.assertNotRegex("a 12 c\n", pattern(["a … b"]))

    def test_commands_may_go_on(self):
        self.assertEqual(commands("$ cat <<E\n> a\n> E\na\n"), [("cat <<E\na\nE", ["a"])])


if __name__ == "__main__":
    unittest.main()
