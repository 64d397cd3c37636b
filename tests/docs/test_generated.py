"""The documents say about the program what the program itself says."""

from __future__ import annotations

import re
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]
DOCUMENTS = ("README.md", "docs/panduan.md", "docs/petunjuk-pengisian.md")
RENEW = "run: python docs/make_sections.py"


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_generated_part_is_fresh(parts: ModuleType, name: str) -> None:
    assert parts.stale(ROOT / name) == [], RENEW


def test_every_part_that_can_be_made_is_used_once(parts: ModuleType) -> None:
    used = [
        part
        for name in DOCUMENTS
        for part in parts.parts_of((ROOT / name).read_text(encoding="utf-8"))
    ]

    assert sorted(used) == sorted(parts.PARTS)


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_mark_that_opens_a_part_is_closed(parts: ModuleType, name: str) -> None:
    document = (ROOT / name).read_text(encoding="utf-8")

    opened = re.findall(r"<!-- mulai: (\S+) -->", document)

    assert parts.parts_of(document) == opened
    assert re.findall(r"<!-- akhir: (\S+) -->", document) == opened


def test_a_part_that_was_edited_by_hand_is_called_stale_and_made_anew(
    parts: ModuleType, tmp_path: Path
) -> None:
    edited = tmp_path / "panduan.md"
    edited.write_text("<!-- mulai: lembar -->\nBeranda saja\n<!-- akhir: lembar -->\n")

    assert parts.stale(edited) == ["lembar"]
    assert "Beranda saja" not in parts.renew(edited.read_text())
    assert "**Beranda**" in parts.renew(edited.read_text())


def test_a_bar_in_a_cell_does_not_open_another_column(parts: ModuleType) -> None:
    assert parts.table(("a",), [("x|y",)]).splitlines()[2] == "| x\\|y |"


def test_the_demo_computes_what_the_source_prints(parts: ModuleType) -> None:
    compared = [row for row in parts.demo()[0] if row["Kode"] in parts.SOURCE_PRINTS]

    assert {row["Kode"] for row in compared} == set(parts.SOURCE_PRINTS)
    assert all(
        (parts._shown(row["Capaian (%)"]), parts._shown(row["Serapan (%)"]))
        == parts.SOURCE_PRINTS[row["Kode"]]
        for row in compared
    )
