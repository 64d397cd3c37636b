"""An objection in an answer reaches the collector and never the report."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.intake.build import Value, asked, codes, filled, take

SHARED = replace(asked().performance[0], code="IKU1")
FORM = asked(performance=asked().performance[:1], questions=(*asked().performance[:1], SHARED))


def answered(**cells: Value) -> tuple[list[str], list[tuple[str, str]]]:
    """The codes of the findings, and the accepted answers, with these cells of Analisis."""
    taken = take(filled(FORM).typed("Analisis", cells).data(), FORM)
    return codes(taken.findings), [(told.code, told.answer) for told in taken.analysis]


@pytest.mark.parametrize(
    "words", ["Bukan indikator kami: pindah ke Bagian Hukum.", "bukan  indikator kami - pindah"]
)
def test_an_indicator_that_is_not_ours_needs_no_other_answer(words: str) -> None:
    found, told = answered(E11=words, E12=None, E13=None, E14=None, E15=None)
    assert found == ["P02"]
    assert {code for code, _ in told} == {"IK01"}


def test_without_a_reason_the_reason_is_asked_for() -> None:
    found, _ = answered(E11="bukan indikator kami", E12=None)
    assert found == ["I04", "P02"]


def test_other_answers_of_the_indicator_are_kept() -> None:
    found, told = answered(E11="target perlu diperbaiki: seharusnya 10")
    assert found == ["P02"]
    assert len(told) == 9 and not any("target" in answer for _, answer in told)


def test_words_in_the_middle_of_an_answer_are_an_answer() -> None:
    found, told = answered(E11="Kegiatan ini bukan indikator kami yang utama.")
    assert found == [] and len(told) == 10
