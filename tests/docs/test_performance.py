"""The document of performance: made by one command, every table there, nothing half done in it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from tests.bench.__main__ import DOCUMENT, SECTIONS, renewed

TEXT = DOCUMENT.read_text(encoding="utf-8")
MARKS = re.findall(r"<!-- mulai: (\S+) -->", TEXT)


def test_every_mark_is_closed_and_used_once() -> None:
    assert re.findall(r"<!-- akhir: (\S+) -->", TEXT) == MARKS == list(dict.fromkeys(MARKS))


def test_every_section_is_a_module_with_a_place_in_the_document() -> None:
    folder = Path(__file__).parents[1] / "bench"
    assert sorted(f"bench_{name}" for name in SECTIONS) == sorted(
        path.stem for path in folder.glob("bench_*.py")
    )
    assert {name.partition("-")[0] for name in MARKS} == {*SECTIONS, "machine"}


@pytest.mark.parametrize("name", [name for name in MARKS if name != "machine"])
def test_every_table_comes_from_a_full_run(name: str) -> None:
    begin, end = TEXT.index(f"<!-- mulai: {name} -->"), TEXT.index(f"<!-- akhir: {name} -->")
    table = TEXT[begin:end]
    assert table.count("\n|") >= 3
    assert re.search(r"Measured \d{4}-\d\d-\d\d, full run\.", table)


def test_only_what_stands_between_the_marks_changes() -> None:
    before = "Words.\n<!-- mulai: a -->\nold\n<!-- akhir: a -->\nMore words.\n"
    assert renewed(before, "a", "new\n") == before.replace("old", "new")


def test_a_table_without_its_place_is_not_lost_in_silence() -> None:
    with pytest.raises(SystemExit, match="marks for 'b'"):
        renewed("<!-- mulai: a -->\n<!-- akhir: a -->\n", "b", "new")
