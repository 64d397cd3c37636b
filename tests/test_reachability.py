"""Every module, finding and rule of the product can be reached from a door that people use."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from lkjip.findings import CATALOGUE

ROOT = Path(__file__).parents[1]
PRODUCT = ROOT / "python" / "lkjip"
DOORS = ("lkjip.__main__", "lkjip.cli", "lkjip.macros", "lkjip.data")
"""Commands, buttons of the book, the live door and people's notebooks start here."""

UNREACHED_MODULES = {
    "lkjip.book.memory_book": "the stand-in of the book for tests; one suite tries all books",
    "lkjip.report.word.template_builder": "makes forms/templat/lkjip.docx; a test compares the two",
    "lkjip.report.word.template_styles": "a part of the template builder",
}
"""Modules that no door reaches, with the reason."""
UNUSED_NAMES = {
    "lkjip.book.memory_book.MemoryBook": "the stand-in of the book for tests",
    "lkjip.intake.folder.read_folder": "tests and benchmarks read a whole folder with it",
    "lkjip.mail.templates.template.check_template": "own templates are checked (issue 26)",
    "lkjip.data.over_years": "a door of its own: people call it in their notebooks",
}
"""Functions and classes that only tests use, with the reason."""


@cache
def modules() -> dict[str, ast.Module]:
    """Every module of the product by its dotted name."""
    found = {}
    for path in sorted(PRODUCT.rglob("*.py")):
        parts = path.relative_to(PRODUCT.parent).with_suffix("").parts
        name = ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
        found[name] = ast.parse(path.read_text("utf-8"))
    return found


def imports(name: str) -> Iterator[str]:
    """Modules that a module imports, at any depth of its code."""
    for node in ast.walk(modules()[name]):
        if isinstance(node, ast.Import):
            yield from (one.name for one in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{one.name}" for one in node.names)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value.partition(":")[0]


@cache
def reached() -> frozenset[str]:
    """Modules that are reached from the doors; a package is reached with its modules."""
    seen: set[str] = set()
    todo = [name for name in DOORS if name in modules()]
    while todo:
        name = todo.pop()
        if name in seen:
            continue
        seen.add(name)
        wanted = {*imports(name), name.rpartition(".")[0]}
        todo += [one for one in wanted if one in modules()]
    return frozenset(seen)


def test_every_module_is_reached_from_a_door() -> None:
    missing = set(modules()) - reached()
    assert missing == set(UNREACHED_MODULES)


def made_codes(names: frozenset[str]) -> set[str]:
    """Codes of findings that stand as words in these modules, the catalogue's own left out."""
    return {
        node.value
        for name in names
        if not name.startswith("lkjip.findings")
        for node in ast.walk(modules()[name])
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    } & set(CATALOGUE)


def test_every_finding_can_be_made_by_a_module_that_is_reached() -> None:
    assert set(CATALOGUE) - made_codes(reached()) == set()


def test_every_example_of_the_rules_page_calls_what_a_door_reaches() -> None:
    page = (ROOT / "docs" / "aturan-hitung.md").read_text("utf-8")
    called = re.findall(r"^>>> from (lkjip[\w.]*) import (.+)$", page, re.MULTILINE)
    assert called
    assert {module for module, _ in called} <= reached()


def definitions(name: str) -> Iterator[str]:
    """Public functions and classes that a module defines."""
    for node in modules()[name].body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_"):
            yield node.name


@cache
def used_names() -> frozenset[str]:
    """Every name that code of the product mentions; what defines a name does not count."""
    found: set[str] = set()
    for tree in modules().values():
        for node in ast.walk(tree):
            if isinstance(node, ast.Name):
                found.add(node.id)
            elif isinstance(node, ast.Attribute):
                found.add(node.attr)
    return frozenset(found)


def test_every_function_and_class_is_used_by_the_product_itself() -> None:
    unused = {
        f"{name}.{one}"
        for name in modules()
        for one in definitions(name)
        if one not in used_names()
    }
    assert unused == set(UNUSED_NAMES)
