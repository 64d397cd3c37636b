"""The pre-filled rows of a blank form, by sheet."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from lkjip.forms import spec
from lkjip.forms.model import BlankForm, IndicatorRow

Prefilled = dict[str, str | int | Decimal | None]


CLOSED = ""
"""Stands in a quarter that the form does not ask of an indicator."""


def _closed(row: IndicatorRow, until: int) -> Iterator[int]:
    asked = row.quarters(until)
    yield from (q for q in range(1, 5) if q not in asked)


def blank_rows(form: BlankForm) -> dict[str, tuple[Prefilled, ...]]:
    """Return the rows by sheet name; each row maps column keys to its pre-filled values."""
    return {
        spec.PERFORMANCE.name: tuple(
            {
                "no": i,
                "kode": row.code,
                "indikator": row.indikator,
                "satuan": row.measure_unit,
                "target": row.target,
                "status": spec.STATUSES[0],
                "akumulasi": row.accumulation,
                **{f"tw{q}": CLOSED for q in _closed(row, form.up_to_triwulan)},
            }
            for i, row in enumerate(form.performance, 1)
        ),
        spec.BUDGET.name: tuple(
            {"no": i, "kode": row.code, "uraian": row.description, "pagu": row.pagu}
            for i, row in enumerate(form.budget, 1)
        ),
        spec.ANALYSIS.name: tuple(
            {
                "no": i * len(spec.QUESTIONS) + j,
                "kode": f"{row.code}.{suffix}",
                "indikator": row.indikator,
                "pertanyaan": question,
            }
            for i, row in enumerate(form.asked_about)
            for j, (suffix, question, _) in enumerate(spec.QUESTIONS, 1)
        ),
        spec.EVIDENCE.name: tuple({"no": i} for i in range(1, evidence_rows(form) + 1)),
    }


def evidence_rows(form: BlankForm) -> int:
    """Return how many documents the form has room for."""
    return max(spec.EVIDENCE_ROWS, spec.EVIDENCE_EACH * len(form.performance))


def row_keys(form: BlankForm) -> list[str]:
    """Return the keys of all rows that the unit must answer (part of the checksum)."""
    return [row.code for row in form.performance] + [row.code for row in form.budget]


def narrative_keys(form: BlankForm) -> list[str]:
    """Return the keys of the rows of ``Analisis``: ``IK02.1``, one per indicator and question."""
    return [f"{row.code}.{suffix}" for row in form.asked_about for suffix, _, _ in spec.QUESTIONS]
