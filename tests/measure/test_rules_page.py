"""The page of rules cannot lie: its examples run, and every rule has a source and an example."""

from __future__ import annotations

import doctest
import importlib
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs" / "aturan-hitung.md"
TEXT = PAGE.read_text(encoding="utf-8")
RULES = [
    [cell.strip() for cell in row.strip("|").split("|")]
    for row in TEXT.splitlines()
    if re.match(r"\| U\d+ \|", row)
]


def test_the_examples_of_the_page_give_what_it_says() -> None:
    result = doctest.testfile(str(PAGE), module_relative=False, encoding="utf-8")
    assert result.attempted >= len(RULES)
    assert result.failed == 0


def test_the_rules_are_numbered_without_gaps() -> None:
    assert [a[0] for a in RULES] == [f"U{i}" for i in range(1, len(RULES) + 1)]
    assert len(RULES) >= 30


@pytest.mark.parametrize("measure_rule", RULES, ids=[a[0] for a in RULES])
def test_every_rule_has_a_formula_a_source_and_an_example(measure_rule: list[str]) -> None:
    number, name, formula_kind, source = measure_rule
    assert name and formula_kind and source
    assert re.search(rf"# {number}$", TEXT, re.MULTILINE), f"{number} has no example"


PACKAGES = ROOT / "python"
MODULES = sorted(
    ".".join(p.relative_to(PACKAGES).with_suffix("").parts)
    for p in (PACKAGES / "lkjip").rglob("*.py")
    if ">>>" in p.read_text("utf-8")
)


@pytest.mark.parametrize("name", MODULES)
def test_the_examples_in_the_code_give_what_they_say(name: str) -> None:
    module = importlib.import_module(name)
    result = doctest.testmod(module)
    assert result.attempted > 0 and result.failed == 0
