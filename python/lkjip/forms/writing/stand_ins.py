"""Shapes of blank forms, and for each a form in which stand-ins take the place of all contents."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from lkjip.forms.entry import Entry
from lkjip.forms.model import BlankForm, BudgetRow, IndicatorRow, Paper
from lkjip.forms.rows import target_words
from lkjip.forms.writing.rules import MESSAGE_MAX, code_choices
from lkjip.measure.rules.frequency import Frequency

FIRST_MARK = 0xE000
_ODD = re.compile("[\ue000-\uf8ff\ufffe\uffff\x00-\x08\x0b-\x1f\x7f]|_x[0-9a-fA-F]{4}_")
"""Texts that need more than the usual XML escapes, or hold a mark themselves."""
YEAR, REVISION, DAY = 7654321, 98765, date(9871, 3, 27)
"""Stand-ins for numbers: no other text of a form holds them."""
TARGET, CEILING = 900_000_001, 910_000_001
_MOST_TEXTS, _LONGEST = 6000, 4000


class Shape(NamedTuple):
    """Everything that decides the layout of a blank form."""

    indicators: tuple[tuple[str, Entry], ...]
    """Per indicator the kind of its target (``figure``, ``text`` or blank) and what is typed."""
    budgets: int
    frequencies: tuple[Frequency, ...]
    """Per indicator which quarters it is asked for."""
    asked_about: tuple[int, ...]
    """The place of each indicator of ``Analisis`` on ``Kinerja``; -1: not there."""
    only_notable: bool
    paper: Paper
    quarters: int
    blanks: frozenset[int]
    """Which of the form's texts are blank."""
    long_list: bool
    """True if the codes are too long for a list inside the form's validation."""


def shape_of(form: BlankForm) -> Shape | None:
    """The shape of a form; ``None`` when only drawing will do (very many rows, odd texts)."""
    texts = texts_of(form)
    if not form.performance or len(texts) > _MOST_TEXTS or _ODD.search("\n".join(texts)):
        return None
    if max(map(len, texts)) > _LONGEST:
        return None
    kinds = tuple(
        ("angka" if isinstance(row.target, Decimal) else "teks" if row.target else "", row.entry)
        for row in form.performance
    )
    places = {row.code: i for i, row in enumerate(form.performance)}
    asked_about = tuple(places.get(row.code, -1) for row in form.asked_about)
    blanks = frozenset(i for i, text in enumerate(texts) if not text)
    long_list = len(",".join(code_choices(form))) > MESSAGE_MAX
    often = tuple(row.frequency for row in form.performance)
    return Shape(
        kinds,
        len(form.budget),
        often,
        asked_about,
        form.only_notable,
        form.paper,
        form.up_to_triwulan,
        blanks,
        long_list,
    )


def texts_of(form: BlankForm) -> list[str]:
    """Return all texts of a form, in the order of their marks."""
    texts = [form.unit, form.unit_name, form.head, form.destination_address, form.target_source]
    for row in form.performance:
        texts += (row.code, row.indikator, row.context, row.measure_unit)
        texts.append(row.target if isinstance(row.target, str) else "")
    for budget in form.budget:
        texts += (budget.code, budget.description)
    for row in form.asked_about:
        texts += (row.code, row.indikator, row.context, row.measure_unit)
        texts += (
            target_words(row) if row.target is not None else "",
            row.target_now,
            row.last_year,
        )
    return texts


def marked_form(shape: Shape) -> BlankForm:
    """Return a form of this shape in which every text is a mark and every number a stand-in."""
    count = 5 + 5 * len(shape.indicators) + 2 * shape.budgets + 7 * len(shape.asked_about)
    marks = iter(["" if i in shape.blanks else chr(FIRST_MARK + i) for i in range(count)])
    unit, name, head, mail, source = (next(marks) for _ in range(5))
    wide = MESSAGE_MAX // len(shape.indicators) + 1 if shape.long_list else 1
    indicators = []
    for i, (kind, entry) in enumerate(shape.indicators):
        code, label, context, measure, target = (next(marks) for _ in range(5))
        value = Decimal(TARGET + i) if kind == "angka" else target or None
        often = shape.frequencies[i]
        indicators.append(
            IndicatorRow(
                code * wide,
                label,
                measure,
                value,
                "jumlah",
                frequency=often,
                context=context,
                known_entry=entry,
            )
        )
    budgets = tuple(
        BudgetRow(next(marks), next(marks), Decimal(CEILING + i)) for i in range(shape.budgets)
    )
    questions = []
    for place in shape.asked_about:
        code, label, context, measure, target, now, last_year = (next(marks) for _ in range(7))
        own = indicators[place].code if place >= 0 else code
        questions.append(
            IndicatorRow(
                own,
                label,
                measure,
                target or None,
                "jumlah",
                context=context,
                last_year=last_year,
                target_now=now,
            )
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
        questions=tuple(questions),
        only_notable=shape.only_notable,
        paper=shape.paper,
        target_source=source,
    )
