"""The shape of a blank form: everything that decides its layout, and a stand-in form of it."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from lkjip.forms.model import BlankForm, BudgetRow, IndicatorRow
from lkjip.forms.writing import sheets
from lkjip.measure.rules.frequency import Frequency

FIRST_MARK = 0xE000
ODD = re.compile("[\ue000-\uf8ff\ufffe\uffff\x00-\x08\x0b-\x1f\x7f]|_x[0-9a-fA-F]{4}_")
"""Texts that need more than the usual XML escapes, or hold a mark themselves."""
YEAR, REVISION, DAY = 7654321, 98765, date(9871, 3, 27)
"""Stand-ins for numbers: no other text of a form holds them."""
TARGET, CEILING = 900_000_001, 910_000_001
_MOST_ROWS, _LONGEST = 1500, 4000


class Shape(NamedTuple):
    """Everything that decides the layout of a blank form."""

    indicators: tuple[str, ...]
    """Per indicator the kind of its target: ``figure``, ``text`` or blank."""
    budgets: int
    frequencies: tuple[Frequency, ...]
    """Per indicator which quarters it is asked for."""
    quarters: int
    blanks: frozenset[int]
    """Which of the form's texts are blank."""
    long_list: bool
    """True if the codes are too long for a list inside the form's validation."""
    questions: tuple[int, ...]
    """Per indicator that is asked about its place in ``indicators``; -1: it is not among them."""


def shape_of(form: BlankForm) -> Shape | None:
    """The shape of a form; ``None`` when only drawing will do (very many rows, odd texts)."""
    texts = texts_of(form)
    rows = len(form.performance) + len(form.budget)
    if not form.performance or rows > _MOST_ROWS or ODD.search("\n".join(texts)):
        return None
    if max(map(len, texts)) > _LONGEST:
        return None
    kinds = tuple(
        "angka" if isinstance(row.target, Decimal) else "teks" if row.target else ""
        for row in form.performance
    )
    blanks = frozenset(i for i, text in enumerate(texts) if not text)
    long_list = len(",".join(sheets.code_choices(form))) > sheets.MESSAGE_MAX
    often = tuple(row.frequency for row in form.performance)
    places = {row.code: i for i, row in enumerate(form.performance)}
    asked = tuple(places.get(row.code, -1) for row in form.asked_about)
    return Shape(kinds, len(form.budget), often, form.up_to_triwulan, blanks, long_list, asked)


def _others(form: BlankForm) -> list[IndicatorRow]:
    """Return the indicators that the unit is asked about but does not report."""
    own = {row.code for row in form.performance}
    return [row for row in form.asked_about if row.code not in own]


def texts_of(form: BlankForm) -> list[str]:
    """Return all texts of a form, in the order of their marks."""
    texts = [form.unit, form.unit_name, form.head, form.destination_address]
    for row in form.performance:
        texts += (row.code, row.indikator, row.measure_unit)
        texts.append(row.target if isinstance(row.target, str) else "")
    for budget in form.budget:
        texts += (budget.code, budget.description)
    for row in _others(form):
        texts += (row.code, row.indikator)
    return texts


def marked_form(shape: Shape) -> BlankForm:
    """Return a form of this shape in which every text is a mark and every number a stand-in."""
    count = 4 + 4 * len(shape.indicators) + 2 * shape.budgets + 2 * shape.questions.count(-1)
    marks = iter(["" if i in shape.blanks else chr(FIRST_MARK + i) for i in range(count)])
    unit, name, head, mail = (next(marks) for _ in range(4))
    wide = sheets.MESSAGE_MAX // len(shape.indicators) + 1 if shape.long_list else 1
    indicators = []
    for i, kind in enumerate(shape.indicators):
        code, label, measure, target = (next(marks) for _ in range(4))
        value = Decimal(TARGET + i) if kind == "angka" else target or None
        often = shape.frequencies[i]
        indicators.append(
            IndicatorRow(code * wide, label, measure, value, "jumlah", frequency=often)
        )
    budgets = tuple(
        BudgetRow(next(marks), next(marks), Decimal(CEILING + i)) for i in range(shape.budgets)
    )
    others = iter(
        [
            IndicatorRow(next(marks) * wide, next(marks), "", None, "jumlah")
            for _ in range(shape.questions.count(-1))
        ]
    )
    return BlankForm(
        year=YEAR,
        up_to_triwulan=shape.quarters,
        unit=unit,
        unit_name=name,
        head=head,
        sender="",
        due=DAY,
        destination_address=mail,
        performance=tuple(indicators),
        budget=budgets,
        revision=REVISION,
        questions=tuple(next(others) if i < 0 else indicators[i] for i in shape.questions),
    )
