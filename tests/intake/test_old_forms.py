"""Forms of earlier versions that are under way when the program is renewed stay readable."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from tests.intake.build import asked, codes, filled, take

from lkjip.intake.corrections.copy import make_correction_copy

OLD = (Path(__file__).parents[1] / "data" / "form_1_0.xlsx").read_bytes()
"""The form of ``asked()``, filled in, as version 1.0 wrote it."""


def test_a_form_of_version_1_0_says_the_same_as_one_of_today() -> None:
    before, today = take(OLD), take(filled().data())
    assert codes(before.findings) == []
    assert before.content() == today.content() and before.filler == today.filler


def test_its_indicators_need_no_sub_kegiatan_and_its_answers_count_though_nobody_asks() -> None:
    rows = tuple(replace(row, context="Sub kegiatan: Penataan") for row in asked().performance)
    form = asked(performance=rows, questions=rows[:2])
    before = take(OLD, form)
    assert codes(before.findings) == []
    assert len(before.analysis) == 50


def test_its_correction_copy_comes_back_right() -> None:
    wrong = take(OLD, asked(up_to_triwulan=3))
    assert codes(wrong.findings) == ["I12"] * 10
    copy = make_correction_copy(OLD, wrong.findings, asked(up_to_triwulan=3), 1)
    assert copy is not None
    again = take(copy, asked(up_to_triwulan=3))
    assert again.revision == 2 and codes(again.findings) == ["I12"] * 10
