"""Accepted values as rows of the input tables, each with where it came from."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal

from lkjip.book.cells import Cell, text
from lkjip.book.port import Row
from lkjip.checks.checked_form import Checked, Origin
from lkjip.forms.model import BlankForm
from lkjip.intake.receipt import Receipt
from lkjip.measure.numbers.value import Value
from lkjip.measure.rules.budget import serapan
from lkjip.steps.kernel.base import Context
from lkjip.steps.kernel.snapshot import Snapshot

INPUT_TABLES = ("tblIsianKinerja", "tblIsianAnggaran", "tblIsianAnalisis", "tblBukti")


def number(value: Decimal | None) -> Cell:
    """Return a decimal as a cell: whole numbers as ``int``, others as the nearest ``float``."""
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)


def value_cell(value: Value) -> Cell:
    """Give the cell from which the same value is read again: a number, or the words typed."""
    stored = value.stored
    return stored if isinstance(stored, str) else number(stored)


def typed_cell(value: Value) -> Cell:
    """Give the cell that holds what was typed."""
    typed = value.as_typed
    return typed if isinstance(typed, str) else number(typed)


def input_rows(receipt: Receipt, form: BlankForm, context: Context) -> dict[str, tuple[Row, ...]]:
    """Return the rows of the four input tables for one accepted form."""
    checked = receipt.content

    def origin(at: Origin) -> dict[str, Cell]:
        return {
            "Berkas": receipt.incoming.name,
            "Lembar": at.sheet,
            "Sel": at.cell,
            "Revisi": checked.revision,
            "Pengirim": receipt.incoming.sender or None,
            "Diterima": receipt.incoming.when or context.now,
            "Sidik": receipt.fingerprint,
        }

    return {
        "tblIsianKinerja": _performance(checked, form, origin),
        "tblIsianAnggaran": _budget(checked, form, origin),
        "tblIsianAnalisis": tuple(
            {
                "Kode Unit": checked.unit,
                "Kode": n.code,
                "Butir": n.items,
                "Pertanyaan": n.question,
                "Jawaban": n.answer,
                **origin(n.origin),
            }
            for n in checked.analysis
        ),
        "tblBukti": tuple(
            {
                "Kode Unit": checked.unit,
                "Kode": e.code or None,
                "Dokumen": e.document,
                "Nomor dan Tanggal": e.number or None,
                "Lokasi": e.location or None,
                **origin(e.origin),
            }
            for e in checked.evidence
        ),
    }


def _performance(
    checked: Checked, form: BlankForm, origin: Callable[[Origin], dict[str, Cell]]
) -> tuple[Row, ...]:
    asked = {row.code: row for row in form.performance}
    return tuple(
        {
            "Kode Unit": checked.unit,
            "Kode": p.code,
            "Indikator": asked[p.code].indikator,
            "Satuan": asked[p.code].measure_unit,
            "Target": _target(asked[p.code].target),
            "TW I": value_cell(p.tw[0]),
            "TW II": value_cell(p.tw[1]),
            "TW III": value_cell(p.tw[2]),
            "TW IV": value_cell(p.tw[3]),
            "Realisasi": value_cell(p.realisasi),
            "Status": p.status.value,
            "Keterangan": p.remark or None,
            **origin(p.origin),
        }
        for p in checked.performance
    )


def _target(target: Decimal | str | None) -> Cell:
    return target if isinstance(target, str) else number(target)


def _budget(
    checked: Checked, form: BlankForm, origin: Callable[[Origin], dict[str, Cell]]
) -> tuple[Row, ...]:
    asked = {row.code: row for row in form.budget}
    return tuple(
        {
            "Kode Unit": checked.unit,
            "Kode": s.code,
            "Sub Kegiatan": asked[s.code].description,
            "Pagu": number(asked[s.code].pagu),
            "Realisasi": number(s.realisasi),
            "Serapan (%)": _absorbed(asked[s.code].pagu, s.realisasi),
            "Keterangan": s.remark or None,
            **origin(s.origin),
        }
        for s in checked.budget
    )


def _absorbed(ceiling: Decimal, spent: Decimal | None) -> Cell:
    return None if spent is None else number(serapan([ceiling], [spent]))


def merge_inputs(
    shot: Snapshot, new: Mapping[str, Mapping[str, tuple[Row, ...]]]
) -> dict[str, tuple[Row, ...]]:
    """Return the input tables with each unit's new rows (``new[unit][table]``) for its old ones."""
    return {
        table: tuple(row for row in shot.rows(table) if text(row["Kode Unit"]) not in new)
        + tuple(row for unit in new.values() for row in unit[table])
        for table in INPUT_TABLES
    }
