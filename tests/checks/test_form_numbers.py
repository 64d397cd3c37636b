"""Numbers of a form: the quick look agrees with the thorough one, and nothing is guessed."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.intake.build import asked, filled, take

from lkjip.checks.numbers import Asked, decimal, plain_numbers, read_number
from lkjip.findings import Place
from lkjip.forms.cells import Cells
from lkjip.forms.value import Answer, Raw
from lkjip.measure.numbers import units as unit

PLACE = Place("a.xlsx", "SB-PEM")
NO_CELLS = Cells({})
FLOATS = st.one_of(
    st.floats(allow_nan=False, allow_infinity=False),
    st.integers(0, 10**6).map(float),
    st.floats(0, 100),
)


def read(
    raw: Raw, measure_unit: str = "Dokumen", target: str | None = "7", **more: object
) -> tuple[Decimal | None, list[str]]:
    against = Asked(measure_unit, Decimal(target) if target else None, **more)  # type: ignore[arg-type]
    reading = read_number(Answer(raw, "Kinerja", "F6", "TW I IK01"), against, NO_CELLS, PLACE)
    return reading.number, [f.code for f in reading.findings]


@given(
    FLOATS,
    st.sampled_from(("Dokumen", "Persen", "Indeks", "Rp")),
    st.sampled_from((None, "7", "90")),
)
def test_what_the_quick_look_accepts_the_thorough_one_accepts_alike(
    raw: float, measure_unit: str, target: str | None
) -> None:
    goal = Decimal(target) if target else None
    quick = plain_numbers([raw], goal, percent=unit.percent(measure_unit))
    if quick is not None:
        assert (quick[0].number, []) == read(raw, measure_unit, target)


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_a_number_becomes_the_decimal_that_is_shown(value: float) -> None:
    assert float(decimal(value)) == value


@pytest.mark.parametrize(
    ("raw", "measure_unit", "target", "value", "found"),
    [
        (12.0, "Dokumen", "7", "12", []),
        (0.0, "Persen", "90", "0", []),
        (0.85, "Persen", "90", "0.85", ["N07"]),
        ("12", "Dokumen", "7", "12", ["I16"]),
        ("1.234,56", "Orang", "1200", "1234.56", ["I16"]),
        ("Rp1.000.000,-", "Rp", "2000000", "1000000", ["I16"]),
        ("12 Dokumen", "Dokumen", "7", "12", ["I16"]),
        ("12 orang", "Dokumen", "7", "12", ["N16"]),
        ("12 (sementara)", "Dokumen", "7", "12", ["N09"]),
        ("1.234", "Dokumen", "7", None, ["N04"]),
        ("abc", "Dokumen", "7", None, ["I05"]),
        ("nihil", "Dokumen", "7", None, ["I05"]),
        ("-", "Dokumen", "7", None, ["N05"]),
        ("3–4", "Dokumen", "7", None, ["I05"]),
        ("²", "Dokumen", "7", None, ["I17"]),
        ("½", "Dokumen", "7", None, ["I17"]),
        ("1e3", "Dokumen", "7", None, ["I05"]),
        ("0x10", "Dokumen", "7", None, ["I05"]),
        ("1_000", "Dokumen", "7", None, ["I05"]),
        ("85 %", "Dokumen", "7", None, ["I05"]),
        ("85 %", "%", "90", "85", ["I16"]),
        (-5.0, "Dokumen", "7", None, ["I06"]),
        (1e12, "Dokumen", "7", None, ["I19"]),
        (7001.0, "Dokumen", "7", None, ["I19"]),
        (900.0, "Dokumen", "0.5", "900", []),
        (True, "Dokumen", "7", None, ["I05"]),
        ("", "Dokumen", "7", None, []),
        ("#REF!", "Dokumen", "7", None, ["N06"]),
    ],
)  # fmt: skip
def test_a_number_as_typed(
    raw: Raw, measure_unit: str, target: str, value: str | None, found: list[str]
) -> None:
    assert read(raw, measure_unit, target) == (Decimal(value) if value else None, found)


def test_growth_may_be_negative_and_is_remarked() -> None:
    assert read(-2.24, "Persen", "5", description="Laju pertumbuhan ekonomi") == (
        Decimal("-2.24"),
        ["I27"],
    )


def test_a_rank_is_an_answer_where_the_target_is_a_rank() -> None:
    against = Asked("Predikat", None, "Opini BPK", (), True)
    reading = read_number(Answer("WTP", "Kinerja", "F6", "TW I"), against, NO_CELLS, PLACE)
    assert (reading.number, reading.wording, reading.findings) == (None, "WTP", ())


def test_a_word_that_is_no_rank_is_told_how_to_give_one() -> None:
    against = Asked("Predikat", None, "Nilai SAKIP", (), True)
    reading = read_number(Answer("Baik sekali", "Kinerja", "I6", "TW IV"), against, NO_CELLS, PLACE)
    [finding] = reading.findings
    assert finding.code == "N21" and "peringkat yang dikenal" in finding.cure


def test_a_composite_value_is_read_from_its_brackets_where_the_target_is_text() -> None:
    against = Asked("Nilai", None, "Nilai SAKIP", (), True)
    reading = read_number(Answer("BB (79,39)", "Kinerja", "F6", "TW I"), against, NO_CELLS, PLACE)
    assert (reading.number, reading.findings) == (Decimal("79.39"), ())


def test_a_formula_is_remarked_and_its_result_is_used() -> None:
    cells = Cells({}, {"F6": "12+0.5"})
    reading = read_number(
        Answer(12.5, "Kinerja", "F6", "TW I"), Asked("Indeks", None), cells, PLACE
    )
    assert (reading.number, [f.code for f in reading.findings]) == (Decimal("12.5"), ["I22"])


@pytest.mark.parametrize(
    ("typed", "found"), [(75001.0, ["I19"]), ("baik", ["I05"]), ("WTP", ["I05"]), (6.5, [])]
)
def test_a_target_that_is_a_number_in_text_asks_for_numbers(typed: Raw, found: list[str]) -> None:
    form = asked()
    row = replace(form.performance[0], target="7,50", measure_unit="Indeks", accumulation="akhir")
    form = replace(form, performance=(row, *form.performance[1:]))
    cells = {f"{letter}6": 6.5 for letter in "FGH"} | {"I6": typed, "L6": "Sesuai jadwal."}
    data = filled(form).typed("Kinerja", cells).data()
    codes = {one.code for one in take(data, form).findings if one.cell == "I6"}
    assert sorted(codes) == found
