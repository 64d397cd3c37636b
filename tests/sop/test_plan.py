"""Due dates after extensions and returns."""

from __future__ import annotations

from datetime import date

import pytest
from tests.sop.walk import (
    AWAL,
    DIAJUKAN,
    DITOLAK_REVIU,
    KALENDER,
    KUMPUL,
    MINTA,
    TERKIRIM,
    jalan,
    pukul,
)

from lkjip.errors import ProcessError
from lkjip.sop.calendar.due_dates import rencana_berlaku
from lkjip.sop.calendar.schedule import jadwal
from lkjip.sop.calendar.working_days import Kalender
from lkjip.sop.process.commands import PutuskanEvaluasi, PutuskanReviu, TarikDraf, UbahRencana
from lkjip.sop.process.state import Proses


def _due(proses: Proses, kalender: Kalender = KALENDER) -> list[date]:
    return [satu.tenggat for satu in rencana_berlaku(proses, kalender)]


def test_without_a_plan_there_are_no_due_dates() -> None:
    assert rencana_berlaku(Proses(), KALENDER) == ()


def test_the_plan_in_force_begins_as_the_first_plan() -> None:
    assert rencana_berlaku(jalan(*MINTA), KALENDER) == jadwal(AWAL.date(), KALENDER)


def test_a_return_at_6_gives_the_full_time_again_from_the_next_working_day() -> None:
    proses = jalan(
        PutuskanReviu(False, ("x",)), dari=jalan(*DIAJUKAN), pada=pukul("2026-01-30 10:00")
    )
    rencana = rencana_berlaku(proses, KALENDER)
    assert rencana[4].mulai == date(2026, 2, 2)  # Monday after the return on a Friday
    assert [satu.tenggat for satu in rencana[4:]] == [
        date(2026, 2, 10),  # 7 working days
        date(2026, 2, 12),  # 2
        date(2026, 2, 25),  # 7, around cuti bersama and Imlek on 16 and 17 February
        date(2026, 2, 27),  # 2
    ]


def test_a_return_ahead_of_the_plan_makes_no_due_date_earlier() -> None:
    before, after = jalan(*DIAJUKAN), jalan(*DITOLAK_REVIU)
    assert rencana_berlaku(after, KALENDER) == rencana_berlaku(before, KALENDER)


def test_a_return_ahead_of_the_plan_keeps_an_extension() -> None:
    before = jalan(*MINTA, UbahRencana(5, 10, "pegawai cuti"), *DIAJUKAN[len(MINTA) :])
    after = jalan(PutuskanReviu(False, ("x",)), dari=before)
    assert _due(after) == _due(before)


def test_a_return_at_8_and_a_withdrawal_replan_steps_5_to_8_alike() -> None:
    terkirim, pada = jalan(*TERKIRIM), pukul("2026-02-11 10:00")
    returned = jalan(PutuskanEvaluasi(False, ("x",)), dari=terkirim, pada=pada)
    withdrawn = jalan(TarikDraf("x"), dari=terkirim, pada=pada)
    assert _due(returned) == _due(withdrawn)
    assert _due(returned)[:4] == _due(terkirim)[:4]
    assert _due(returned)[4] == date(2026, 2, 24)


def test_an_extension_moves_its_step_and_those_after_it() -> None:
    before = _due(jalan(*MINTA))
    after = _due(jalan(*MINTA, UbahRencana(3, 2, "listrik padam")))
    assert after[:2] == before[:2]
    assert rencana_berlaku(jalan(*MINTA, UbahRencana(3, 2, "x")), KALENDER)[2].hari == 3 + 2
    assert [KALENDER.jarak(a, b) for a, b in zip(before[2:], after[2:], strict=True)] == [2] * 6


def test_a_holiday_added_to_the_sheet_moves_the_dates_of_a_running_process() -> None:
    lokal = Kalender({**KALENDER.libur, date(2026, 1, 7): "Hari Jadi Kota"})
    proses = jalan(*DITOLAK_REVIU)
    assert _due(proses, lokal)[2] > _due(proses)[2]


@pytest.mark.parametrize(
    ("perintah", "pesan"),
    [
        (UbahRencana(3, 0, "x"), "Tenggat hanya dapat diundur"),
        (UbahRencana(3, 31, "x"), "di luar 1–30"),
        (UbahRencana(9, 1, "x"), "Tidak ada langkah 9"),
        (UbahRencana(1, 1, "x"), "Langkah 1 sudah selesai"),
        (UbahRencana(4, 1, ""), "Alasan belum diisi"),
    ],
)
def test_an_extension_that_makes_no_sense_is_refused(perintah: UbahRencana, pesan: str) -> None:
    with pytest.raises(ProcessError, match=pesan):
        jalan(*KUMPUL, perintah)


def test_an_extension_without_a_plan_is_refused() -> None:
    with pytest.raises(ProcessError, match="Rencana belum ditetapkan"):
        jalan(UbahRencana(3, 1, "x"))
