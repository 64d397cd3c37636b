"""Analyses 2, 3 and 4: up, down, equal, first year, other method, Renstra, national standard."""

from decimal import Decimal

import pytest
from tests.report.make import against, indikator, past, whole

from lkjip.measure.numbers.status import Status
from lkjip.measure.rules.rule import Direction
from lkjip.report.material.model import Indikator, OtherYear
from lkjip.report.wording.comparison import (
    previous_year_sentence,
    renstra_sentence,
    standard_sentence,
)


def text(ind: Indikator, *, full_year: bool = True) -> str:
    return previous_year_sentence(ind, 2023, full_year=full_year).replace("\u00a0", " ")


def test_up() -> None:
    assert text(indikator(past=past(4))) == (
        "Jumlah Dokumen Penataan naik dari 4 dokumen pada tahun 2023 menjadi 5 dokumen."
    )


def test_down() -> None:
    assert text(indikator(past=past(6))) == (
        "Jumlah Dokumen Penataan turun dari 6 dokumen pada tahun 2023 menjadi 5 dokumen."
    )


def test_equal() -> None:
    assert text(indikator(past=past(5))) == (
        "Jumlah Dokumen Penataan sama dengan tahun 2023, yaitu 5 dokumen."
    )


def test_first_year() -> None:
    not_yet = "Jumlah Dokumen Penataan belum mempunyai pembanding dari tahun 2023."
    assert text(indikator()) == not_yet
    assert text(indikator(past=(OtherYear(2023),))) == not_yet
    assert text(indikator(past=(OtherYear(2021, whole(3)),))) == not_yet


@pytest.mark.parametrize(("last_year", "meaning"), [(9, "membaik"), (3, "memburuk")])
def test_lower_is_better_says_what_the_move_means(last_year: int, meaning: str) -> None:
    sentence = text(indikator(direction=Direction.DOWN, past=past(last_year)))
    assert sentence.endswith(f"menjadi 5 dokumen, yang berarti {meaning}.")


def test_both_capaian_are_told_where_they_are_known() -> None:
    rising = text(indikator(past=past(4, capaian=Decimal(57))))
    assert rising.endswith("; capaiannya naik dari 57,00% menjadi 71,43%.")
    drop = text(indikator(past=past(4, capaian=Decimal("98.41"))))
    assert drop.endswith("; capaiannya turun dari 98,41% menjadi 71,43%.")
    fixed = text(indikator(past=past(4, capaian=Decimal("71.4299"))))
    assert fixed.endswith("; capaiannya tetap 71,43%.")


def test_another_method_is_not_compared() -> None:
    sentence = text(indikator(past=past(4, method_changed=True)))
    assert "tidak dibandingkan" in sentence
    assert "naik" not in sentence


def test_a_year_that_is_not_over_is_not_better_or_worse() -> None:
    assert text(indikator(past=past(6)), full_year=False) == (
        "Jumlah Dokumen Penataan setahun penuh pada tahun 2023 tercatat 6 dokumen; sampai dengan "
        "periode ini 5 dokumen, atau 83,33% dari realisasi setahun itu."
    )


def test_a_share_of_a_percentage_is_not_told() -> None:
    percent = indikator(measure_unit="Persen", past=past(90))
    assert "dari realisasi setahun" not in text(percent, full_year=False)


def test_without_a_figure_there_is_no_comparison() -> None:
    unreleased = indikator(realisasi=None, status=Status.NOT_RELEASED, past=past(4))
    assert text(unreleased) == ""
    assert text(indikator(realisasi=None, past=past(4))) == ""


@pytest.mark.parametrize(
    ("capaian", "segments"),
    [
        (
            "125",
            "dengan realisasi 5 dokumen sudah melampaui target akhir Renstra 2019–2024 sebesar 4 ",
        ),
        (
            "100",
            "dengan realisasi 5 dokumen sudah memenuhi target akhir Renstra 2019–2024 sebesar 4 ",
        ),
        ("50", "dengan realisasi 5 dokumen baru mencapai 50,00% dari target akhir Renstra"),
    ],
)
def test_the_end_target_of_the_renstra(capaian: str, segments: str) -> None:
    ind = indikator(end_target=Decimal(4), end_capaian=Decimal(capaian))
    assert segments in renstra_sentence(ind, "Renstra 2019–2024").replace("\u00a0", " ")


def test_a_percentage_of_a_hundred_is_not_said_twice() -> None:
    ind = indikator(
        measure_unit="Persen", realisasi=Decimal("58.8235"), end_capaian=Decimal("58.8235"),
        end_target=Decimal(100),
    )  # fmt: skip
    assert renstra_sentence(ind).replace("\u00a0", " ") == (
        "Jumlah Dokumen Penataan baru mencapai 58,82% dari target akhir Renstra sebesar 100%."
    )


def test_no_end_target_no_sentence() -> None:
    assert renstra_sentence(indikator()) == ""


@pytest.mark.parametrize(
    ("direction", "standard", "end"),
    [
        (Direction.UP, 4, "di atas rata-rata nasional 4 dokumen."),
        (Direction.UP, 6, "di bawah rata-rata nasional 6 dokumen."),
        (Direction.UP, 5, "sama dengan rata-rata nasional."),
        (
            Direction.DOWN,
            4,
            "di atas rata-rata nasional 4 dokumen, sehingga belum sebaik pembandingnya.",
        ),
        (Direction.DOWN, 6, "di bawah rata-rata nasional 6 dokumen, sehingga lebih baik."),
    ],
)
def test_the_national_standard(direction: Direction, standard: int, end: str) -> None:
    ind = indikator(direction=direction, comparators=against(standard, "rata-rata nasional"))
    assert standard_sentence(ind).replace("\u00a0", " ").endswith(end)
    assert standard_sentence(indikator()) == ""
