"""Writing stays near the speed of raw XML, and grows with the indicators, not with their square.

The bounds are wide: they catch ``table.cell`` and other quadratic calls, not a busy machine. The
true figures are printed by ``tests/bench/bench_report.py``.
"""

from tests.bench.bench_report import (
    TEMPLAT,
    WAKTU,
    bahan,
    mentah,
    menulis,
    paling_cepat,
    tanpa_gambar,
)

from lkjip.report.blok import Tabel
from lkjip.report.susun import susun


def test_the_writer_is_about_as_fast_as_raw_xml() -> None:
    isi = tanpa_gambar(bahan(6))
    assert sum(isinstance(x, Tabel) for blok in isi.values() for x in blok) >= 40
    assert paling_cepat(lambda: menulis(isi), 7) < 2.5 * paling_cepat(lambda: mentah(isi), 7)


def test_four_times_the_indicators_take_about_four_times_as_long() -> None:
    def waktu(sasaran: int) -> float:
        satu = bahan(sasaran)
        return paling_cepat(lambda: susun(satu, TEMPLAT, 1, WAKTU), 2)

    waktu(4)  # the pictures are drawn once and kept
    assert waktu(32) < 8 * waktu(8)
