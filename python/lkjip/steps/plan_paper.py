"""The nota dinas with which the sub-section puts the plan before its head (SOP step 1)."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from lkjip.mail.paper.content import NUMBER_DOTS, Signature, Table
from lkjip.mail.paper.sheet import Headline, Sheet, compose_sheet
from lkjip.mail.paper.signing import SignedLine
from lkjip.sop.activities import activity_of
from lkjip.sop.calendar.schedule import StepDue
from lkjip.sop.calendar.words import date_in_words
from lkjip.sop.office_words import in_office
from lkjip.sop.roles import official
from lkjip.steps.kernel.base import Context
from lkjip.steps.kernel.display import short_date
from lkjip.steps.kernel.office.paper import letterhead, signature, tembusan
from lkjip.steps.kernel.snapshot import Snapshot

PLANNER = "Sub Bagian Otonomi Daerah"
"""The role that makes the plan, as the SOP prints it."""


def plan_paper(shot: Snapshot, context: Context, dates: Sequence[StepDue]) -> tuple[Path, bytes]:
    """Return the paper: schedule, list of the data needed, and room for the head's consent."""
    s = shot.settings
    planner = official(PLANNER, shot.role)
    sheet = Sheet(
        title="NOTA DINAS",
        facts=(
            ("Yth.", s["jabatan_ttd"] or official("Kepala Bagian Pemerintahan", shot.role)),
            ("Dari", planner),
            ("Tanggal", date_in_words(context.today)),
            ("Nomor", NUMBER_DOTS),
            ("Hal", f"Rencana penyusunan LKjIP {s['unit_kerja']} {s.period}"),
        ),
        parts=(
            f"Bersama ini kami sampaikan rencana penyusunan Laporan Kinerja Instansi Pemerintah "
            f"(LKjIP) {s['unit_kerja']} {s.period} untuk mendapat persetujuan.",
            Headline("Jadwal"),
            _schedule(shot, dates),
            Headline("Data yang dibutuhkan"),
            _data_needed(shot),
        ),
        closing="Demikian, mohon arahan dan persetujuan.",
        signed=(
            SignedLine("", Signature(planner)),
            SignedLine("Disetujui tanggal ………………………", signature(s)),
        ),
        created=context.now,
        tembusan=tembusan(s),
    )
    path = context.report_folder(s.year) / f"Nota_Dinas_Rencana_{s.year}.docx"
    return path, compose_sheet(letterhead(s, context.folder), sheet)


def _schedule(shot: Snapshot, dates: Sequence[StepDue]) -> Table:
    office = shot.settings.office
    return Table(
        ("No.", "Kegiatan", "Mulai", "Tenggat", "Hari kerja"),
        tuple(
            (
                f"{one.no}.",
                in_office(activity_of(one.no).short, office),
                short_date(one.begin),
                short_date(one.due),
                str(one.days),
            )
            for one in dates
        ),
        (11, 83, 24, 24, 18),
        frozenset({0, 2, 3, 4}),
    )


def _data_needed(shot: Snapshot) -> Table:
    """List per unit what its form will ask."""
    rows = []
    for number, unit in enumerate(shot.active_units, 1):
        asked = sum(i.unit == unit.code for i in shot.indicators)
        money = sum(p.unit == unit.code for p in shot.programs)
        rows.append(
            (
                f"{number}.",
                unit.name,
                f"realisasi {asked} indikator dan penjelasannya, realisasi anggaran {money} sub "
                "kegiatan, bukti pendukung",
            )
        )
    return Table(("No.", "Unit", "Data"), tuple(rows), (11, 62, 87), frozenset({0}))
