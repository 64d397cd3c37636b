"""Find the words of which the identifiers of the code are made.

    .venv/bin/python tests/tools/identifiers.py          words that no list knows, with their places
    .venv/bin/python tests/tools/identifiers.py --add    the same, and puts them into the English list

Read the words before you commit what ``--add`` wrote: an Indonesian word is renamed, not listed.
"""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[2]
ENGLISH = ROOT / "tests/data/words_english.txt"
TECHNICAL = ROOT / "tests/data/words_technical.txt"
GLOSSARY = ROOT / "docs/glossary.md"
KEPT_HEADING = "## Words that the code keeps"
SOURCES = ("run.py", "docs/*.py", "python/**/*.py", "tests/**/*.py")
WORD = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+")


class Identifier(NamedTuple):
    """A name that the code binds, and where."""

    name: str
    place: str

    def words(self) -> Iterator[str]:
        """Yield the words of a ``snake_case`` or ``CapWords`` name in small letters."""
        for word in WORD.findall(self.name):
            if len(word) > 1:
                yield word.lower()


def source_files() -> list[Path]:
    """Return every Python file of the project."""
    return sorted(path for pattern in SOURCES for path in ROOT.glob(pattern))


@cache
def identifiers(path: Path) -> tuple[Identifier, ...]:
    """Return the names of a file: its folders, itself, and whatever is bound in it."""
    return tuple(_names(path))


def _names(path: Path) -> Iterator[Identifier]:
    place = path.relative_to(ROOT).as_posix()
    for part in path.relative_to(ROOT).with_suffix("").parts:
        yield Identifier(part, place)
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        name = _bound_name(node)
        if name:
            yield Identifier(name, f"{place}:{getattr(node, 'lineno', 1)}")


def _bound_name(node: ast.AST) -> str | None:
    """Return the name that a node of the syntax tree binds."""
    match node:
        case ast.FunctionDef() | ast.AsyncFunctionDef() | ast.ClassDef():
            return node.name
        case ast.arg():
            return node.arg
        case ast.Attribute(value=ast.Name("args")):
            return None  # options of the command line are words that people type
        case ast.Name(id=name, ctx=ast.Store()) | ast.Attribute(attr=name, ctx=ast.Store()):
            return name
        case ast.alias():
            return node.asname
        case ast.ExceptHandler() | ast.MatchAs() | ast.MatchStar():
            return node.name
        case ast.MatchMapping():
            return node.rest
    return None


def words_in(path: Path) -> list[str]:
    """Return the words of a list, one a line."""
    return path.read_text(encoding="utf-8").split()


def kept_words() -> list[str]:
    """Return the Indonesian words that the glossary lets the code keep."""
    _, _, section = GLOSSARY.read_text(encoding="utf-8").partition(KEPT_HEADING)
    return re.findall(r"`(\w+)`", section.partition("\n## ")[0])


def unknown_words() -> Mapping[str, Identifier]:
    """Return every word that no list knows, with one identifier in which it stands."""
    known = {*words_in(ENGLISH), *words_in(TECHNICAL), *kept_words()}
    found: dict[str, Identifier] = {}
    for path in source_files():
        for identifier in identifiers(path):
            for word in identifier.words():
                if word not in known:
                    found.setdefault(word, identifier)
    return dict(sorted(found.items()))


def main(arguments: list[str]) -> int:
    """Print the unknown words; with ``--add`` put them into the English list."""
    unknown = unknown_words()
    for word, identifier in unknown.items():
        print(f"{word:20} {identifier.name}  {identifier.place}")
    if arguments == ["--add"]:
        words = sorted({*words_in(ENGLISH), *unknown})
        ENGLISH.write_text("".join(f"{word}\n" for word in words), encoding="utf-8")
    return 1 if unknown else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
