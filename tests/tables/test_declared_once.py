"""A table and a tab are named in one place: nothing else in the product spells them out."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from lkjip.sop.activities import STEPS
from lkjip.tables.declared.results import EVENTS
from lkjip.tables.registry import TABLES

PRODUCT = Path(__file__).parents[2] / "python" / "lkjip"
DECLARED = ("tables", "book")
"""Rooms that know a table by name and a row by heading."""
HEADINGS = {h for table in TABLES if table is not EVENTS for h in table.headings}
"""The log of events has the headings of ``sop.process.rows``, which knows it."""


def modules() -> Iterator[tuple[Path, ast.Module]]:
    for path in sorted(PRODUCT.rglob("*.py")):
        if path.relative_to(PRODUCT).parts[0] not in DECLARED:
            yield path.relative_to(PRODUCT), ast.parse(path.read_text("utf-8"))


def words(tree: ast.AST) -> Iterator[ast.Constant]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node


def looked_up(node: ast.AST) -> object:
    """The key of ``row["…"]`` or ``row.get("…")`` where the object is called a row."""
    if isinstance(node, ast.Subscript):
        holder, key = node.value, node.slice
    elif (
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr == "get"
        and node.args
    ):
        holder, key = node.func.value, node.args[0]
    else:
        return None
    named = isinstance(holder, ast.Name) and holder.id.rstrip("s") in ("row", "r", "line", "entry")
    return key.value if named and isinstance(key, ast.Constant) else None


def test_no_table_is_named_outside_its_declaration() -> None:
    names = {table.name for table in TABLES}
    found = [
        (str(path), node.lineno, node.value)
        for path, tree in modules()
        for node in words(tree)
        if node.value in names
    ]
    assert found == []


def test_no_row_of_a_table_is_asked_by_heading() -> None:
    found = [
        (str(path), node.lineno)  # type: ignore[attr-defined]
        for path, tree in modules()
        if path.parts[0] not in ("forms", "report", "measure", "demo")  # tables of their own
        for node in ast.walk(tree)
        if looked_up(node) in HEADINGS
    ]
    assert found == []


def test_the_titles_of_the_steps_tabs_stand_only_in_the_data_of_the_sop() -> None:
    titles = {step.tab for step in STEPS}
    found = [
        (str(path), node.lineno, node.value)
        for path in sorted(PRODUCT.rglob("*.py"))
        for node in words(ast.parse(path.read_text("utf-8")))
        if node.value in titles
    ]
    assert found == []
