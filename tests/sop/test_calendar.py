"""Working days, holidays and the plan's due dates."""

from __future__ import annotations

import csv
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lkjip.errors import UsageError
from lkjip.sop.activities import LANGKAH
from lkjip.sop.calendar.holiday_seed import libur_bawaan
from lkjip.sop.calendar.schedule import batas_hukum, jadwal, sisa_hari
from lkjip.sop.calendar.working_days import Kalender

RUJUKAN = Path(__file__).parent / "rujukan" / "hari_libur_2018_2027.csv"
DAYS = st.dates(date(2018, 1, 1), date(2027, 12, 31))


def _kalender(*tahun: int) -> Kalender:
    return Kalender({libur.tanggal: libur.nama for t in tahun for libur in libur_bawaan(t)})


def _reference(tahun: int) -> set[tuple[date, str, str]]:
    with RUJUKAN.open(encoding="utf-8", newline="") as file:
        rows = [
            (date.fromisoformat(r["tanggal"]), r["nama"], r["jenis"]) for r in csv.DictReader(file)
        ]
    return {row for row in rows if row[0].year == tahun}


@pytest.mark.parametrize("tahun", range(2018, 2028))
def test_the_seed_of_a_year_is_the_reference_list(tahun: int) -> None:
    assert {(x.tanggal, x.nama, x.jenis) for x in libur_bawaan(tahun)} == _reference(tahun)


def test_the_seed_comes_in_date_order_with_one_row_per_day() -> None:
    days = [libur.tanggal for libur in libur_bawaan(2024)]
    assert days == sorted(set(days))


@pytest.mark.parametrize(("tahun", "jumlah"), [(2018, 239), (2024, 238), (2025, 237), (2026, 240)])
def test_a_year_has_its_known_number_of_working_days(tahun: int, jumlah: int) -> None:
    assert _kalender(tahun).jumlah_setahun(tahun) == jumlah


@pytest.mark.parametrize(
    ("mulai", "akhir"),
    [
        (date(2024, 1, 2), date(2024, 2, 6)),
        (date(2025, 1, 2), date(2025, 2, 11)),
        (date(2026, 1, 2), date(2026, 2, 9)),
    ],
)
def test_the_26_days_of_the_sop_from_2_january_end_on_the_known_day(
    mulai: date, akhir: date
) -> None:
    assert jadwal(mulai, _kalender(mulai.year))[-1].tenggat == akhir


def test_a_plan_that_starts_on_a_day_off_begins_on_the_next_working_day() -> None:
    rencana = jadwal(date(2026, 1, 1), _kalender(2026))
    assert rencana[0].mulai == rencana[0].tenggat == date(2026, 1, 2)


def test_a_new_holiday_in_the_sheet_moves_the_due_dates_after_it() -> None:
    bawaan = _kalender(2026)
    lokal = Kalender({**bawaan.libur, date(2026, 1, 12): "Hari Jadi Kota"})
    lama, baru = jadwal(date(2026, 1, 2), bawaan), jadwal(date(2026, 1, 2), lokal)
    moved = [a.no for a, b in zip(lama, baru, strict=True) if a.tenggat != b.tenggat]
    assert moved == [4, 5, 6, 7, 8]


def test_a_calendar_does_not_change_with_the_dictionary_it_was_made_from() -> None:
    libur: dict[date, str] = {}
    kalender = Kalender(libur)
    libur[date(2026, 1, 5)] = "belakangan"
    assert kalender.hari_kerja(date(2026, 1, 5))


def test_work_done_on_a_day_off_counts_as_one_day() -> None:
    assert Kalender().lama(date(2026, 1, 10), date(2026, 1, 11)) == 1


def test_a_six_day_week_works_on_saturday() -> None:
    assert Kalender(akhir_pekan=frozenset({6})).hari_kerja(date(2026, 1, 3))


def test_day_zero_of_a_count_is_refused() -> None:
    with pytest.raises(ValueError, match="at least 1"):
        Kalender().hari_ke(date(2026, 1, 5), 0)


@given(mulai=DAYS, n=st.integers(1, 60))
def test_the_nth_working_day_is_a_working_day_with_n_minus_one_before_it(
    mulai: date, n: int
) -> None:
    kalender = _kalender(2024, 2025, 2026)
    hari = kalender.hari_ke(mulai, n)
    assert kalender.hari_kerja(hari)
    assert kalender.jarak(mulai - timedelta(days=1), hari) == n
    assert kalender.lama(mulai, hari) == n


@given(a=DAYS, b=DAYS)
def test_the_distance_there_and_back_has_opposite_signs(a: date, b: date) -> None:
    kalender = Kalender({date(2024, 1, 1): "x"})
    assert kalender.jarak(a, b) == -kalender.jarak(b, a)


@given(mulai=DAYS)
def test_steps_follow_each_other_without_gap_or_overlap(mulai: date) -> None:
    kalender = _kalender(2025)
    rencana = jadwal(mulai, kalender)
    assert [t.no for t in rencana] == [satu.no for satu in LANGKAH]
    for ini, berikut in pairwise(rencana):
        assert kalender.jarak(ini.tenggat, berikut.mulai) == 1
        assert kalender.lama(ini.mulai, ini.tenggat) == ini.hari


@pytest.mark.parametrize(
    ("tahun", "level", "batas"),
    [
        (2023, "bagian", date(2024, 2, 29)),
        (2024, "bagian", date(2025, 2, 28)),
        (2024, "opd", date(2025, 2, 28)),
        (2025, "kota", date(2026, 3, 31)),
    ],
)
def test_the_legal_deadline_is_the_end_of_its_month(tahun: int, level: str, batas: date) -> None:
    assert batas_hukum(tahun, level) == batas


def test_an_unknown_level_is_refused_with_the_choices() -> None:
    with pytest.raises(UsageError, match="bagian, opd, kota"):
        batas_hukum(2024, "desa")


@pytest.mark.parametrize(
    ("hari_ini", "jumlah", "kata"),
    [
        (date(2026, 1, 6), 3, "3 hari kerja lagi"),
        (date(2026, 1, 9), 0, "hari ini"),
        (date(2026, 1, 10), 0, "tenggat baru lewat"),  # the Saturday after a Friday
        (date(2026, 1, 12), -1, "terlambat 1 hari kerja"),
        (date(2026, 1, 13), -2, "terlambat 2 hari kerja"),
    ],
)
def test_the_remaining_days_are_said_in_words(hari_ini: date, jumlah: int, kata: str) -> None:
    assert sisa_hari(date(2026, 1, 9), hari_ini, Kalender()) == (jumlah, kata)


def test_a_due_day_that_became_a_holiday_says_that_no_working_day_is_left() -> None:
    kalender = Kalender({date(2026, 1, 9): "mendadak"})
    assert sisa_hari(date(2026, 1, 9), date(2026, 1, 8), kalender)[1] == (
        "hari kerja terakhir sudah habis"
    )
