"""Docstrings and documents are in plain English: verb first, no riddles, "fix" for repairing."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SOURCES = sorted(
    path
    for folder in ("python", "tests", "docs")
    for path in (ROOT / folder).rglob("*.py")
    if "data" not in path.relative_to(ROOT).parts
)
DOCUMENTS = (
    ROOT / "README.md",
    ROOT / "CONTRIBUTING.md",
    ROOT / "python" / "xlwings-calc" / "README.md",
    *sorted((ROOT / "docs" / "decisions").glob("*.md")),
    *(ROOT / "docs" / name for name in ("architecture.md", "glossary.md", "live-book.md")),
)
RIDDLE = re.compile(r"(?:What|Whether)\b")
OLD_WORD = re.compile(r"(?<![a-z])me" + "nd(?:s|ed|ing)?(?![a-z])", re.IGNORECASE)


def docstrings(source: str) -> Iterator[tuple[int, str]]:
    """Yield line and text of every docstring, those of constants and fields included."""
    blocks = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
    for node in ast.walk(ast.parse(source)):
        for statement in node.body if isinstance(node, blocks) else ():
            if isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant):
                text = statement.value.value
                if isinstance(text, str):
                    yield statement.lineno, text


def old_words(text: str) -> list[str]:
    """Return the lines that say it in the old word."""
    return [line.strip() for line in text.splitlines() if OLD_WORD.search(line)]


def test_no_docstring_opens_with_a_riddle() -> None:
    found = [
        f"{path.relative_to(ROOT)}:{line}: {text.splitlines()[0]}"
        for path in SOURCES
        for line, text in docstrings(path.read_text("utf-8"))
        if RIDDLE.match(text)
    ]
    assert found == []


def test_code_says_fix() -> None:
    found = [
        f"{p.relative_to(ROOT)}: {s}" for p in SOURCES for s in old_words(p.read_text("utf-8"))
    ]
    assert found == []


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_documents_say_fix(path: Path) -> None:
    assert old_words(path.read_text("utf-8")) == []


def test_a_riddle_and_the_old_word_are_seen() -> None:
    code = 'LIMIT = 3\n"""What may pass."""\ndef f():\n    """Whether it fits."""\n'
    assert [bool(RIDDLE.match(text)) for _, text in docstrings(code)] == [True, True]
    assert old_words("to me" + "nd it\nrecommended, mendatang") == ["to me" + "nd it"]
