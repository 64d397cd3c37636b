"""The receipt: thanks a unit for a complete form and says what came and what happens next."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from lkjip.checks.checked_form import Checked
from lkjip.findings import Finding
from lkjip.findings.grouping import grouped
from lkjip.forms.model import BlankForm
from lkjip.intake.archive import name_part
from lkjip.mail.paper.date_words import weekday_and_date
from lkjip.mail.templates.placeholders import TemplateKind
from lkjip.sop.calendar.due_dates import plan_in_force
from lkjip.sop.calendar.words import list_in_words
from lkjip.steps.kernel.base import Context
from lkjip.steps.kernel.office.registers import Unit
from lkjip.steps.kernel.snapshot import Snapshot
from lkjip.steps.request.letters import listing, unit_mail
from lkjip.tables.declared.inputs import ANALYSES, BUDGET, EVIDENCE, PERFORMANCE

THANK = "ucapkan terima kasih"
"""The action under which the history keeps that a unit was thanked."""
ANALYSIS, DRAFT = 4, 5
"""The SOP steps that come next."""


@dataclass(frozen=True, slots=True)
class Contents:
    """The numbers of what a form brought."""

    indicators: int
    budget: int
    answers: int
    documents: int

    @classmethod
    def of(cls, checked: Checked) -> Contents:
        """Count in a form that was just examined."""
        answers = sum(bool(told.answer.strip()) for told in checked.analysis)
        counted = len(checked.performance), len(checked.budget), answers, len(checked.evidence)
        return cls(*counted)

    @classmethod
    def in_book(cls, shot: Snapshot, unit: str) -> Contents:
        """Count in the input tables."""
        return cls(
            sum(row.unit == unit for row in shot.rows(PERFORMANCE)),
            sum(row.unit == unit for row in shot.rows(BUDGET)),
            sum(row.unit == unit and bool(row.answer.strip()) for row in shot.rows(ANALYSES)),
            sum(row.unit == unit for row in shot.rows(EVIDENCE)),
        )

    def words(self) -> str:
        """Say the numbers that are not 0: ``2 indikator, 1 sub kegiatan, 3 dokumen bukti``."""
        named = (
            (self.indicators, "indikator"),
            (self.budget, "sub kegiatan"),
            (self.answers, "jawaban analisis"),
            (self.documents, "dokumen bukti"),
        )
        return list_in_words([f"{number} {noun}" for number, noun in named if number])


@dataclass(frozen=True, slots=True)
class Receipt:
    """A complete form as its unit should hear of it."""

    unit: Unit
    form: BlankForm
    received: date
    revision: int
    contents: Contents
    notes: Iterable[Finding]


def receipt_file(shot: Snapshot, context: Context, receipt: Receipt) -> tuple[Path, bytes]:
    """Draft the mail (.eml) of a receipt in the folder ``keluar``."""
    words = {
        "waktu_terima": weekday_and_date(receipt.received),
        "revisi": str(receipt.revision or 1),
        "jumlah_terima": receipt.contents.words() or "formulir",
        "langkah_berikut": _next_steps(shot),
        "daftar_catatan": listing(f"- {one.told}" for one in grouped(receipt.notes)),
    }
    unit, form = receipt.unit, receipt.form
    mail = unit_mail(shot, unit, form, context, TemplateKind.THANKS, (), words)
    folder = context.forms_folder(shot.settings.year, "keluar")
    day = context.today.isoformat()
    return folder / f"TerimaKasih_{name_part(unit.code)}_r{receipt.revision or 1}_{day}.eml", mail


def _next_steps(shot: Snapshot) -> str:
    """Say what happens to the data, and by when; empty without a plan."""
    plan = plan_in_force(shot.process, shot.sheet_calendar)
    if not plan:
        return ""
    analysed, drafted = (weekday_and_date(plan[no - 1].due) for no in (ANALYSIS, DRAFT))
    return (
        f"data diperiksa dan diolah sampai {analysed}, lalu draf laporan disusun sampai {drafted}; "
        "bila ada yang perlu dijelaskan, kami menghubungi Saudara"
    )
