"""Which reminder fits: counted in working days of the product's own calendar."""

from __future__ import annotations

from datetime import date

import pytest

from lkjip.mail.templates.placeholders import Templat
from lkjip.mail.templates.reminder import pilih_pengingat
from lkjip.sop.calendar.working_days import Kalender

KALENDER = Kalender({date(2025, 1, 1): "Tahun Baru Masehi"})
RABU, JUMAT = date(2025, 1, 8), date(2025, 1, 10)


@pytest.mark.parametrize(
    ("tenggat", "hari_ini", "templat", "hari_kerja", "keterangan"),
    [
        (RABU, date(2025, 1, 3), Templat.PENGINGAT_SEBELUM, 3, "3 hari kerja lagi"),
        (RABU, date(2025, 1, 7), Templat.PENGINGAT_SEBELUM, 1, "1 hari kerja lagi"),
        (RABU, RABU, Templat.PENGINGAT_HARI_INI, 0, "hari ini"),
        (RABU, date(2025, 1, 9), Templat.PENGINGAT_TERLAMBAT, -1, "telah lewat 1 hari kerja"),
        (JUMAT, date(2025, 1, 14), Templat.PENGINGAT_TERLAMBAT, -2, "telah lewat 2 hari kerja"),
        (date(2025, 1, 2), date(2024, 12, 31), Templat.PENGINGAT_SEBELUM, 1, "1 hari kerja lagi"),
    ],
    ids=[
        "a weekend does not count",
        "one day before",
        "on the day",
        "one day late",
        "late over a weekend",
        "a holiday does not count",
    ],
)
def test_the_reminder_follows_the_working_days(
    tenggat: date, hari_ini: date, templat: Templat, hari_kerja: int, keterangan: str
) -> None:
    found = pilih_pengingat(tenggat, hari_ini, KALENDER)
    assert (found.templat, found.hari_kerja, found.keterangan) == (templat, hari_kerja, keterangan)


def test_on_the_weekend_after_the_deadline_it_has_passed_by_no_working_day() -> None:
    found = pilih_pengingat(JUMAT, date(2025, 1, 11), KALENDER)
    assert (found.templat, found.hari_kerja) == (Templat.PENGINGAT_TERLAMBAT, 0)
    assert found.keterangan == "telah lewat"


def test_a_deadline_on_a_day_off_leaves_no_working_day_the_evening_before() -> None:
    found = pilih_pengingat(date(2025, 1, 11), JUMAT, KALENDER)
    assert (found.templat, found.hari_kerja) == (Templat.PENGINGAT_SEBELUM, 0)
    assert found.keterangan == "tidak ada hari kerja lagi sebelumnya"
