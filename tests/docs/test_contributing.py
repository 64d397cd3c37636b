"""The recipes for developers name files that exist, and cover the typical changes."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
TEXT = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
RECIPES = re.findall(
    r"^\*\*(.+?)\.\*\* (.+)$", TEXT.partition("## Recipes")[2].partition("\n## ")[0], re.MULTILINE
)
FILE = re.compile(r"`((?:python|tests|docs|forms|\.ci)/[\w./-]+)`")


def test_there_are_twelve_recipes() -> None:
    assert len(RECIPES) == 12


@pytest.mark.parametrize(("change", "words"), RECIPES, ids=[name for name, _ in RECIPES])
def test_a_recipe_names_files_that_exist_and_its_tests(change: str, words: str) -> None:
    named = FILE.findall(words)
    assert [name for name in named if not (ROOT / name).exists()] == []
    assert any(name.startswith("tests/") for name in named), change
    assert any(name.startswith("python/") for name in named), change


def test_all_files_named_elsewhere_exist_too() -> None:
    assert [name for name in FILE.findall(TEXT) if not (ROOT / name).exists()] == []
