"""Writing grows with the indicators, not with their square: calls are counted, no clock is asked.

What the writer costs against raw XML, in time, is printed by ``tests/bench/bench_report.py``.
"""

import sys
from collections.abc import Callable

import pytest
from tests.bench.bench_report import TEMPLAT, WAKTU, bahan, menulis, tanpa_gambar

from lkjip.report.blocks.model import Tabel
from lkjip.report.compose import susun
from lkjip.report.consistency.run import periksa
from lkjip.report.versions.differences import beda


def panggilan(kerja: Callable[[], object]) -> int:
    """How many functions are called while this runs: the same on every machine."""
    jumlah = 0

    def satu(_bingkai: object, kejadian: str, _arg: object) -> None:
        nonlocal jumlah
        jumlah += kejadian in ("call", "c_call")

    sebelumnya = sys.getprofile()
    sys.setprofile(satu)
    try:
        kerja()
    finally:
        sys.setprofile(sebelumnya)
    return jumlah


def sel(isi: dict[str, tuple[object, ...]]) -> int:
    return sum(
        len(b.sel) for blok in isi.values() for x in blok if isinstance(x, Tabel) for b in x.baris
    )


def test_the_writer_calls_little_for_a_cell_however_many_there_are() -> None:
    kecil, besar = (tanpa_gambar(bahan(n)) for n in (6, 24))
    assert sum(isinstance(x, Tabel) for blok in kecil.values() for x in blok) >= 40
    per_sel = [panggilan(lambda isi=isi: menulis(isi)) / sel(isi) for isi in (kecil, besar)]
    assert per_sel[1] < 1.1 * per_sel[0]


@pytest.mark.parametrize("kerja", ["susun", "periksa", "beda"])
def test_four_times_the_indicators_are_about_four_times_the_work(kerja: str) -> None:
    def sekali(sasaran: int) -> int:
        satu = bahan(sasaran)
        docx = susun(satu, TEMPLAT, 1, WAKTU).docx  # the pictures are drawn once and kept
        pekerjaan: dict[str, Callable[[], object]] = {
            "susun": lambda: susun(satu, TEMPLAT, 1, WAKTU),
            "periksa": lambda: periksa(docx, satu),
            "beda": lambda: beda(docx, docx),
        }
        return panggilan(pekerjaan[kerja])

    assert sekali(32) < 5 * sekali(8)
