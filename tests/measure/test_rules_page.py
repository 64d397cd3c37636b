"""The page of rules cannot lie: its examples run, and every rule has a source and an example."""

from __future__ import annotations

import doctest
import importlib
import re
from pathlib import Path

import pytest

AKAR = Path(__file__).resolve().parents[2]
HALAMAN = AKAR / "docs" / "aturan-hitung.md"
TEKS = HALAMAN.read_text(encoding="utf-8")
ATURAN = [
    [sel.strip() for sel in baris.strip("|").split("|")]
    for baris in TEKS.splitlines()
    if re.match(r"\| U\d+ \|", baris)
]


def test_the_examples_of_the_page_give_what_it_says() -> None:
    hasil = doctest.testfile(str(HALAMAN), module_relative=False, encoding="utf-8")
    assert hasil.attempted >= len(ATURAN)
    assert hasil.failed == 0


def test_the_rules_are_numbered_without_gaps() -> None:
    assert [a[0] for a in ATURAN] == [f"U{i}" for i in range(1, len(ATURAN) + 1)]
    assert len(ATURAN) >= 30


@pytest.mark.parametrize("aturan", ATURAN, ids=[a[0] for a in ATURAN])
def test_every_rule_has_a_formula_a_source_and_an_example(aturan: list[str]) -> None:
    nomor, nama, rumus, sumber = aturan
    assert nama and rumus and sumber
    assert re.search(rf"# {nomor}$", TEKS, re.MULTILINE), f"{nomor} has no example"


MODUL = sorted(
    p.stem
    for p in (AKAR / "python" / "lkjip" / "measure").glob("*.py")
    if ">>>" in p.read_text("utf-8")
)


@pytest.mark.parametrize("nama", MODUL)
def test_the_examples_in_the_code_give_what_they_say(nama: str) -> None:
    modul = importlib.import_module(f"lkjip.measure.{nama}")
    hasil = doctest.testmod(modul)
    assert hasil.attempted > 0 and hasil.failed == 0
