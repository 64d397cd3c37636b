"""The reviewer's own answers beside those of the program; conditional items follow from them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from lkjip.report.reviu.checklist import III, ItemAnswer, ReviuItem

Key = tuple[str, int]
"""Roman numeral of the section, and number of the item: ``("III", 4)``."""
OPENED_BY: Mapping[int, tuple[int, ...]] = {3: (1, 2), 6: (4, 5), 9: (8,)}
"""Items of section III that count only when one of these is answered with "tidak"."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """An answer of the reviewer: ``answer`` is "ya", "tidak" or blank; ``remark`` is free."""

    answer: str = ""
    remark: str = ""


def key_of(item: ReviuItem) -> Key:
    """Return the key of an item."""
    return item.section.split()[0], item.no


def with_judgements(
    items: Sequence[ReviuItem], given: Mapping[Key, Judgement]
) -> tuple[ReviuItem, ...]:
    """Return the items with the reviewer's answers; III.3, III.6 and III.9 open by them."""
    blank = Judgement()
    judged = [
        replace(item, judged=one.answer, remark=one.remark)
        for item in items
        for one in [given.get(key_of(item), blank)]
    ]
    results = {item.no: item.result for item in judged if item.section == III}
    return tuple(_opened(item, results) for item in judged)


def _opened(item: ReviuItem, results: Mapping[int, ItemAnswer]) -> ReviuItem:
    before = OPENED_BY.get(item.no, ()) if item.section == III else ()
    if not before:
        return item
    said = [results.get(no) for no in before]
    which = " dan ".join(str(no) for no in before)
    if ItemAnswer.NO in said:
        no = " dan ".join(str(n) for n, x in zip(before, said, strict=True) if x is ItemAnswer.NO)
        return replace(
            item, answer=ItemAnswer.NEEDS_JUDGEMENT, evidence=f"Butir {no} dijawab tidak."
        )
    if all(one is ItemAnswer.YES for one in said):
        return replace(
            item, answer=ItemAnswer.NOT_APPLICABLE, evidence=f"Butir {which} dijawab ya."
        )
    return item
