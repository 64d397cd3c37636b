"""Dispositions of the head about packages of OPD: a record and a printed sheet (SOP 7)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from lkjip.errors import UsageError
from lkjip.intake.archive import name_part
from lkjip.mail.paper.content import Table
from lkjip.mail.paper.sheet import Sheet, compose_sheet
from lkjip.mail.paper.signing import SignedLine
from lkjip.sop.calendar.words import date_in_words
from lkjip.sop.process.process import last_package
from lkjip.steps.city.decisions import opd_code
from lkjip.steps.city.standing import opd_name
from lkjip.steps.kernel.base import Context, HistoryEntry, StepResult
from lkjip.steps.kernel.office.paper import letterhead, signature
from lkjip.steps.kernel.snapshot import Snapshot
from lkjip.tables.cells import text
from lkjip.tables.declared.city_evaluation import DISPOSITIONS, DispositionRow
from lkjip.tables.declared.tabs import TabName

TAB = TabName.OPD_EVALUATIONS.value
_WIDTHS = (11, 38, 61, 25, 25)


@dataclass(frozen=True, slots=True)
class _Given:
    """One disposition: about which OPD, to whom, what, until when."""

    unit: str
    receiver: str
    order: str
    due: date | None


def dispose(
    shot: Snapshot,
    context: Context,
    unit: str = "",
    to: str = "",
    order: str = "",
    due: date | None = None,
) -> StepResult:
    """Record dispositions, as given or as typed, and write the sheet of each OPD anew."""
    typed = not unit
    given = list(_typed(shot)) if typed else [_checked(shot, unit, to, order, due, "")]
    kept = [row for row in shot.rows(DISPOSITIONS) if row.given is not None]
    year = shot.settings.year
    new = [
        DispositionRow(
            unit=one.unit,
            receiver=one.receiver,
            order=one.order,
            due=one.due,
            given=context.now,
            giver=context.actor,
            file=_path(context, year, one.unit).name,
        )
        for one in given
    ]
    rows = [*kept, *new]
    waiting = [] if typed else [row for row in shot.rows(DISPOSITIONS) if row.given is None]
    codes = dict.fromkeys(one.unit for one in given)
    files = tuple((_path(context, year, code), _sheet(shot, context, code, rows)) for code in codes)
    words = (
        f"{len(new)} disposisi dicatat; lembarnya: "
        f"{', '.join(path.relative_to(context.folder).as_posix() for path, _ in files)}."
    )
    return StepResult(
        TAB,
        words,
        tables=dict([DISPOSITIONS.written((*rows, *(waiting or [DispositionRow()])))]),
        notes=tuple(
            HistoryEntry("disposisi", opd_name(shot, row.unit), row.receiver, row.order)
            for row in new
        ),
        files=files,
        data={
            "disposisi": [
                {
                    "unit": row.unit,
                    "kepada": row.receiver,
                    "isi": row.order,
                    "batas": row.due.isoformat() if row.due else None,
                    "lembar": row.file,
                }
                for row in new
            ]
        },
        show=TAB,
        taken=((DISPOSITIONS.name, ""),) if typed else (),
    )


def _path(context: Context, year: int, code: str) -> Path:
    return context.report_folder(year) / f"Disposisi_{name_part(code)}_{year}.docx"


def _typed(shot: Snapshot) -> Iterable[_Given]:
    """Yield the dispositions typed into rows that the program has not stamped."""
    found = False
    for row in shot.rows(DISPOSITIONS):
        if row.given is None and (row.unit or row.receiver or row.order):
            found = True
            where = row.where(DispositionRow.unit)
            if row.due is None and (said := text(row.cell(DispositionRow.due))):
                raise UsageError(
                    f"{row.where(DispositionRow.due)} berisi '{said}', bukan tanggal.",
                    "Ketik tanggalnya lagi, misalnya 20/2/2025, atau kosongkan.",
                )
            yield _checked(shot, row.unit, row.receiver, row.order, row.due, f"{where}: ")
    if not found:
        raise UsageError(
            f"Belum ada disposisi yang diketik di lembar '{TAB}'.",
            "Ketik kode OPD, kepada siapa, dan isinya, lalu ulangi.",
        )


def _checked(
    shot: Snapshot, unit: str, to: str, order: str, due: date | None, where: str
) -> _Given:
    code = opd_code(shot, unit)
    if code is None:
        raise UsageError(
            f"{where}OPD {f'{unit!r} tidak ada di lembar Unit' if unit else 'belum diisi'}.",
            "Isi kode OPD dari lembar Unit.",
        )
    blank = [what for what, said in (("kepada siapa", to), ("isi", order)) if not said.strip()]
    if blank:
        raise UsageError(
            f"{where}disposisi untuk {code} belum memuat {' dan '.join(blank)}.",
            "Isi siapa yang mengerjakan dan apa yang dikerjakan.",
        )
    return _Given(code, to.strip(), order.strip(), due)


def _sheet(shot: Snapshot, context: Context, code: str, rows: Iterable[DispositionRow]) -> bytes:
    """Return the sheet of one OPD with all of its dispositions."""
    s = shot.settings
    package = last_package(shot.process, code)
    received = (
        f"{package.description} (versi {package.version}), diterima "
        f"{date_in_words(package.when.date())}"
        if package
        else "belum diterima"
    )
    lines = tuple(
        (
            f"{number}.",
            row.receiver,
            row.order,
            date_in_words(row.due) if row.due else "–",
            date_in_words(row.given.date()) if row.given else "–",
        )
        for number, row in enumerate((row for row in rows if row.unit == code), 1)
    )
    place = f"{s['kota']}, " if s["kota"] else ""
    return compose_sheet(
        letterhead(s, context.folder),
        Sheet(
            title="LEMBAR DISPOSISI",
            facts=(
                ("Perihal", f"LKjIP {opd_name(shot, code)} {s.period}"),
                ("Paket", received),
            ),
            parts=(
                Table(
                    ("No.", "Kepada", "Isi disposisi", "Batas", "Tanggal"),
                    lines,
                    _WIDTHS,
                    frozenset({0}),
                ),
            ),
            closing="Mohon dikerjakan sesuai isi disposisi dan dilaporkan kembali.",
            signed=(SignedLine(f"{place}{date_in_words(context.today)}", signature(s)),),
            created=context.now,
        ),
    )
