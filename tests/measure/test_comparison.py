"""Comparisons over years, with the Renstra and with the national standard."""

from __future__ import annotations

from decimal import Decimal

import pytest

from lkjip.measure.numbers.format import bulat
from lkjip.measure.numbers.quantity import Rentang
from lkjip.measure.rules.comparison import (
    Makna,
    banding_tahun,
    deret,
    terhadap_renstra,
    terhadap_standar,
)
from lkjip.measure.rules.rule import Arah, Aturan

D = Decimal
NAIK, TURUN, RENTANG = Aturan(), Aturan(Arah.TURUN), Aturan(Arah.RENTANG)


@pytest.mark.parametrize(
    ("kini", "lalu", "aturan", "makna"),
    [
        (90, 80, NAIK, Makna.MEMBAIK),
        (80, 90, NAIK, Makna.MEMBURUK),
        (80, 90, TURUN, Makna.MEMBAIK),
        (90, 80, TURUN, Makna.MEMBURUK),
        (80, 80, TURUN, Makna.TETAP),
    ],
)
def test_what_a_change_means_depends_on_the_direction(
    kini: int, lalu: int, aturan: Aturan, makna: Makna
) -> None:
    p = banding_tahun(D(kini), D(lalu), aturan)
    assert (p.makna, p.selisih) == (makna, D(kini - lalu))


def test_the_change_is_given_in_the_unit_and_in_percent_of_last_year() -> None:
    p = banding_tahun(D(90), D(80), NAIK)
    assert (p.selisih, p.persen) == (10, D("12.5"))
    assert banding_tahun(D(5), D(0), NAIK).persen is None
    assert banding_tahun(D(-1), D(-2), NAIK).persen == 50


def test_after_a_change_of_method_nothing_is_compared() -> None:
    p = banding_tahun(D(90), D(80), NAIK, metode_berubah=True)
    assert (p.selisih, p.persen, p.makna) == (None, None, Makna.TIDAK_DAPAT)
    assert p.alasan == "metode berubah" and [t.kode for t in p.temuan] == ["C17"]


def test_a_missing_year_is_named_and_not_taken_as_zero() -> None:
    assert banding_tahun(None, D(80), NAIK).alasan == "tahun ini tidak ada nilai"
    assert banding_tahun(D(80), None, NAIK).alasan == "tahun lalu tidak ada nilai"


def test_nearer_to_the_range_is_better() -> None:
    acuan = Rentang(D(80), D(90))
    assert banding_tahun(D(95), D(99), RENTANG, acuan=acuan).makna is Makna.MEMBAIK
    assert banding_tahun(D(70), D(85), RENTANG, acuan=acuan).makna is Makna.MEMBURUK
    assert banding_tahun(D(81), D(89), RENTANG, acuan=acuan).makna is Makna.TETAP
    assert banding_tahun(D(81), D(89), RENTANG).makna is Makna.TIDAK_DAPAT
    assert banding_tahun(D(82), D(70), RENTANG, acuan=D(80)).makna is Makna.MEMBAIK


def test_leaps_and_copies_are_checked_on_the_way() -> None:
    assert [t.kode for t in banding_tahun(D(400), D(100), NAIK).temuan] == ["C13"]
    assert [t.kode for t in banding_tahun(D("82.92"), D("82.92"), NAIK).temuan] == ["C14"]


def test_several_years_are_each_compared_with_the_one_before() -> None:
    nilai = {2022: D(60), 2020: D(50), 2021: None, 2023: D(66)}
    hasil = deret(nilai, NAIK, frozenset({2023}))
    assert [t for t, _ in hasil] == [2021, 2022, 2023]
    assert [p.makna for _, p in hasil] == [Makna.TIDAK_DAPAT] * 3
    assert deret({2020: D(50), 2022: D(60)}, NAIK)[0][1].selisih == 10


def test_the_end_target_of_the_renstra_uses_the_indicators_formula() -> None:
    # Kabupaten Banyuasin 2016 against the Renstra's end in 2018: 93,79 of 94,17 printed 99,60.
    c = terhadap_renstra(D("93.79"), D("94.17"), NAIK)
    assert c.nilai is not None and bulat(c.nilai) == D("99.60")
    # LKjIP Inspektorat Jombang 2022, table 3.5: SPIP 3,157 of 3,6 printed 87,69.
    spip = terhadap_renstra(D("3.157"), D("3.6"), NAIK)
    assert spip.nilai is not None and bulat(spip.nilai) == D("87.69")


def test_the_national_standard_is_better_or_worse_by_direction() -> None:
    assert terhadap_standar(D(90), D(85), NAIK).makna is Makna.MEMBAIK
    assert terhadap_standar(D(90), D(85), TURUN).makna is Makna.MEMBURUK
    assert terhadap_standar(D(90), None, NAIK).alasan == "tidak ada standar nasional"
    assert terhadap_standar(None, D(90), NAIK).alasan == "tidak ada realisasi"
