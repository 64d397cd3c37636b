"""A year follows from its quarters as the indicator says; blanks never become zeros."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from tests.intake.build import Value, Xlsx, asked, blank_bytes, codes, filled, take
from tests.intake.build import answers as right_answers


def total(mode: str, quarters: tuple[Value, ...]) -> Decimal | str | None:
    first = replace(asked().performance[0], accumulation=mode)
    form = asked(performance=(first, *asked().performance[1:]))
    book = filled(form)
    book.typed("Kinerja", dict(zip(("F6", "G6", "H6", "I6"), quarters, strict=True)))
    return take(book.data(), form).performance[0].realisasi.stored


@pytest.mark.parametrize(
    ("mode", "value"), [("jumlah", "10"), ("akhir", "4"), ("rata", "2.5"), ("maks", "4")]
)
def test_a_year_follows_from_its_quarters(mode: str, value: str) -> None:
    assert total(mode, (1.0, 2.0, 3.0, 4.0)) == Decimal(value)


@pytest.mark.parametrize(("mode", "value"), [("jumlah", None), ("rata", None), ("akhir", "4")])
def test_a_blank_quarter_leaves_a_sum_open_and_a_last_value_known(
    mode: str, value: str | None
) -> None:
    assert total(mode, (1.0, None, 3.0, 4.0)) == (Decimal(value) if value else None)


def test_quarters_after_the_period_are_not_used() -> None:
    form = asked(up_to_triwulan=2)
    book = Xlsx(blank_bytes(form))
    for sheet, values in right_answers(form).items():
        book.typed(sheet, values)
    checked = take(book.typed("Kinerja", {"H6": 9.0}).data(), form)
    assert codes(checked.findings) == ["I12"]
    assert [x.stored for x in checked.performance[0].tw] == [Decimal(1), Decimal(2), None, None]
    assert checked.performance[0].realisasi.number == 3


def test_nihil_counts_as_zero_and_not_released_as_nothing() -> None:
    book = filled().typed("Kinerja", dict.fromkeys(("F6", "G6", "H6", "I6")))
    book.typed("Kinerja", {"K6": "nihil", "L6": "Tidak ada permohonan."})
    book.typed("Kinerja", dict.fromkeys(("F7", "G7", "H7", "I7")))
    book.typed("Kinerja", {"K7": "belum rilis", "L7": "Terbit April."})
    one, two, *_ = take(book.data()).performance
    assert (one.realisasi.stored, two.realisasi.stored) == (Decimal(0), None)


def test_every_accepted_value_says_in_which_cell_it_stands() -> None:
    checked = take(filled().data())
    assert checked.performance[0].origin == ("Kinerja", "F6:I6")
    assert checked.budget[1].origin == ("Anggaran", "E7")
    assert checked.analysis[5].origin == ("Analisis", "E11")
    assert (checked.evidence[2].sheet, checked.evidence[2].at) == ("Bukti", "C8")


def test_after_an_inserted_row_the_cells_are_the_true_ones() -> None:
    from tests.intake.cases_structure import inserted_row

    checked = take(inserted_row())
    assert [p.cell for p in checked.performance][4:7] == ["F10:I10", "F12:I12", "F13:I13"]
