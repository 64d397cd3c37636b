"""Due dates in force: the first plan, moved by extensions and by every return.

Nothing of this is stored: the dates come from the log and the calendar, so a holiday that is
added to the sheet moves them. With one and the same calendar an event never makes a due date
earlier; only a plan that is set anew, which is possible until the requests have gone out, may.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from lkjip.sop.activities import langkah
from lkjip.sop.calendar.schedule import Tenggat, jadwal
from lkjip.sop.calendar.working_days import Kalender
from lkjip.sop.process import events as p
from lkjip.sop.process.state import Proses

DISUSUN_ULANG = 5  # every return leads to a new draft: steps 5–8 get new dates


def rencana_berlaku(proses: Proses, kalender: Kalender) -> tuple[Tenggat, ...]:
    """First and due day of the eight steps as they stand now; empty without a plan.

    A step that is done again after a return or withdrawal gets the SOP's full time, counted from
    the first working day after it; steps 6, 7 and 8 follow.
    """
    rencana: list[Tenggat] = []
    for satu in proses.peristiwa:
        match satu:
            case p.RencanaDitetapkan():
                rencana = list(jadwal(satu.tanggal, kalender))
            case p.RencanaDiubah():
                _undur(rencana, satu, kalender)
            case p.KeputusanReviu(hasil=p.TIDAK_SESUAI) | p.KeputusanEvaluasi(hasil=p.TIDAK_SESUAI):
                _geser(rencana, DISUSUN_ULANG, kalender.sesudah(satu.waktu.date()), kalender)
            case p.DrafDitarik():
                _geser(rencana, DISUSUN_ULANG, kalender.sesudah(satu.waktu.date()), kalender)
    return tuple(rencana)


def _undur(rencana: list[Tenggat], satu: p.RencanaDiubah, kalender: Kalender) -> None:
    lama = rencana[satu.langkah - 1]
    tenggat = kalender.hari_ke(kalender.sesudah(lama.tenggat), satu.hari)
    rencana[satu.langkah - 1] = replace(lama, tenggat=tenggat, hari=lama.hari + satu.hari)
    _geser(rencana, satu.langkah + 1, kalender.sesudah(tenggat), kalender)


def _geser(rencana: list[Tenggat], dari: int, awal: date, kalender: Kalender) -> None:
    """Steps from ``dari`` on one after the other from ``awal``, none earlier than before."""
    for indeks in range(dari - 1, len(rencana)):
        lama = rencana[indeks]
        mulai = max(lama.mulai, awal)
        tenggat = max(lama.tenggat, kalender.hari_ke(mulai, langkah(lama.no).waktu_hari))
        rencana[indeks] = Tenggat(lama.no, mulai, tenggat, kalender.lama(mulai, tenggat))
        awal = kalender.sesudah(tenggat)
