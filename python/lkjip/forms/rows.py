"""The pre-filled rows of a blank form, by sheet."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from lkjip.forms import spec
from lkjip.forms.model import BlankForm, IndicatorRow
from lkjip.measure.numbers.format import format_exact

Prefilled = dict[str, str | int | Decimal | None]


CONTEXTS = ("Sub kegiatan: ", "Kegiatan: ", "Program: ")
"""The beginnings of the line below an indicator that names what it belongs to."""
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
                "indikator": row.shown,
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
                "indikator": row.shown if j == 1 else card[j - 2],
                "pertanyaan": question,
            }
            for i, row in enumerate(form.asked_about)
            for card in [_card(row)]
            for j, (suffix, question, _) in enumerate(spec.QUESTIONS, 1)
        ),
        spec.EVIDENCE.name: tuple({"no": i} for i in range(1, evidence_rows(form) + 1)),
    }


def _card(row: IndicatorRow) -> tuple[str, ...]:
    """Return what stands below the indicator, beside its other questions.

    Realisasi and capaian become formulas where the unit reports the indicator on ``Kinerja``.
    """
    target = f"{target_words(row)} {row.measure_unit}" if row.measure_unit else target_words(row)
    return (
        f"Target: {target}; {row.target_now}" if row.target_now else f"Target: {target}",
        "Realisasi: gabungan, dihitung pengumpul data",
        "Capaian: dihitung pengumpul data",
        row.last_year or "Tahun lalu: tidak tercatat",
    )


def target_words(row: IndicatorRow) -> str:
    """Return the target as people write it; a dash without one."""
    return format_exact(row.target) if isinstance(row.target, Decimal) else row.target or "–"


def row_on_performance(form: BlankForm, code: str) -> int | None:
    """Return the row of an indicator on ``Kinerja``; ``None`` when the unit does not report it."""
    codes = (row.code for row in form.performance)
    return next((spec.FIRST_ROW + i for i, one in enumerate(codes) if one == code), None)


def own_words(text: str) -> str:
    """Return the wording of an indicator without the sub kegiatan that the form shows below it.

    >>> own_words("Jumlah dokumen\\nSub kegiatan: Penataan Administrasi")
    'Jumlah dokumen'
    """
    words, _, context = text.rpartition("\n")
    return words if words and context.startswith(CONTEXTS) else text


def evidence_rows(form: BlankForm) -> int:
    """Return how many documents the form has room for."""
    return max(spec.EVIDENCE_ROWS, spec.EVIDENCE_EACH * len(form.performance))


def row_keys(form: BlankForm) -> list[str]:
    """Return the keys of all rows that the unit must answer (part of the checksum)."""
    return [row.code for row in form.performance] + [row.code for row in form.budget]


def question_keys(code: str) -> list[str]:
    """Return the keys of the rows of ``Analisis`` about one indicator: ``IK02.1`` and so on."""
    return [f"{code}.{suffix}" for suffix, _, _ in spec.QUESTIONS]


def narrative_keys(form: BlankForm) -> list[str]:
    """Return the keys of the rows of ``Analisis``, one per indicator and question."""
    return [key for row in form.asked_about for key in question_keys(row.code)]
