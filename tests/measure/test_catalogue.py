"""Every finding of this room can be made, and its sentence shows what was seen."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from lkjip.findings import CATALOGUE, Severity

RUANG = Path(__file__).resolve().parents[2] / "python" / "lkjip" / "measure"
KODE = sorted(k for k in CATALOGUE if k[0] in "NCA" and k[1:].isdigit())
SUMBER = {p.name: p.read_text(encoding="utf-8") for p in RUANG.rglob("*.py")}
UJI = "\n".join(p.read_text(encoding="utf-8") for p in Path(__file__).parent.glob("test_*.py"))


@pytest.mark.parametrize("kode", KODE)
def test_every_code_is_made_by_the_room_and_seen_in_a_test(kode: str) -> None:
    dibuat = [nama for nama, isi in SUMBER.items() if f'"{kode}"' in isi]
    assert dibuat, f"{kode} is never made"
    assert re.search(rf'"{kode}"|\[{kode}\]', UJI), f"{kode} is in no test"


@pytest.mark.parametrize("kode", KODE)
def test_the_words_of_a_finding_are_whole_sentences(kode: str) -> None:
    e = CATALOGUE[kode]
    assert e.judul and not e.judul.endswith(".")
    for kalimat in (e.perbaikan, e.penjelasan):
        assert kalimat.endswith(".") and kalimat[0].isupper()
    assert e.pesan[-1] in ".?" and e.tingkat in Severity


def test_no_code_is_made_that_the_catalogue_does_not_know() -> None:
    dipakai = {k for isi in SUMBER.values() for k in re.findall(r'"([NCA]\d\d)"', isi)}
    assert dipakai <= set(CATALOGUE)
