"""What the house tests share: where the sources are, and C++ with its comments and literals told apart."""
import os
import pathlib
import re

ROOT = pathlib.Path(os.environ.get("RECOUPE_SOURCE_DIR") or pathlib.Path(__file__).resolve().parents[2])
BINARY = pathlib.Path(os.environ.get("RECOUPE_BINARY_DIR") or ROOT / "build/release")

LEXEME = re.compile(
    r'(?P<comment>//[^\n]*|/\*.*?\*/)'
    r'|(?P<literal>R"(?P<tag>[^(\s]*)\(.*?\)(?P=tag)"|"(?:\\.|[^"\\\n])*")'
    r"|'(?:\\.|[^'\\\n])+'", re.S)


def cpp_files(*folders):
    for folder in folders:
        for path in sorted((ROOT / folder).rglob("*")):
            if path.suffix in (".cc", ".h"):
                yield path


def lexemes(text, kind):
    """(line, text) of every comment or string literal of a C++ source; an #include's name is no literal."""
    for match in LEXEME.finditer(text):
        if match.group(kind) is None:
            continue
        line_start = text.rfind("\n", 0, match.start()) + 1
        if text[line_start:match.start()].lstrip().startswith("#include"):
            continue
        yield text.count("\n", 0, match.start()) + 1, match.group(kind)


def without_words(text):
    """The code alone: comments and literals taken out."""
    return LEXEME.sub("", text)


def shown(path):
    return path.relative_to(ROOT).as_posix()
