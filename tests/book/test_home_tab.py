"""The home tab is one screen and one page, and its estimate of text is never too small."""

from __future__ import annotations

import re
from pathlib import Path

import openpyxl
import pytest
from tests.book import shelf

from lkjip.book.layout import home as grid
from lkjip.book.text_room import (
    AIR,
    PIXELS,
    column_pixels,
    fitting,
    fitting_both_ends,
    text_pixels,
    wrapped,
)

SCREEN_WIDTH, SCREEN_HEIGHT = 1345, 508
"""Pixels of a sheet without headings that Excel shows on 1366 × 768 with its ribbon open."""
LIBREOFFICE_WIDTH, LIBREOFFICE_DRAWS = 1288, 1.025
"""Pixels of a sheet beside LibreOffice's sidebar, and how much wider than Excel it draws columns.
"""
WIDEST_DIGIT = 7
"""Pixels of a digit in the program that draws it widest."""
LONG = "Sub Bagian Pemberdayaan Perempuan, Perlindungan Anak, dan Keluarga Berencana"
IN_CARLITO = (
    ("Sub Bagian Otonomi Daerah", 11.463, 11.739),
    ("BADAN PENANGGULANGAN BENCANA DAERAH", 19.364, 19.833),
    ("selesai 28 November 2026, terlambat 676 hari kerja", 21.034, 21.429),
    ("Rp1.234.567,89 juta (98,62 %)", 12.240, 12.405),
)
"""Widths in type sizes, plain and bold, as the font itself has them."""


def test_the_tab_is_one_screen_at_full_size(fresh: Path) -> None:
    sheet = openpyxl.load_workbook(fresh)["Beranda"]
    margin, column = (sheet.column_dimensions[letter] for letter in "AB")
    assert (column.min, column.max) == (grid.LEFT, grid.LAST)
    width = (margin.width + column.width * (grid.LAST - grid.LEFT + 1)) * WIDEST_DIGIT
    height = sum(sheet.row_dimensions[row].height for row in range(1, grid.BOTTOM + 1)) * PIXELS
    assert width <= SCREEN_WIDTH and height <= SCREEN_HEIGHT
    drawn = (grid.COLUMN * WIDEST_DIGIT + 5) * LIBREOFFICE_DRAWS
    assert drawn * (grid.LAST - grid.LEFT + 1) + 16 <= LIBREOFFICE_WIDTH, "and in LibreOffice"


def test_the_tab_is_one_printed_page(fresh: Path) -> None:
    sheet = openpyxl.load_workbook(fresh)["Beranda"]
    assert sheet.print_area == f"'Beranda'!$B$1:$Y${grid.BOTTOM}"
    assert (
        sheet.page_setup.orientation == "landscape" and sheet.sheet_properties.pageSetUpPr.fitToPage
    )


def test_every_row_of_the_plan_stands_beside_its_bar(fresh: Path) -> None:
    drawing = shelf.parts(fresh)["xl/drawings/drawing1.xml"].decode()
    [(first, last)] = re.findall(
        r"<xdr:from>.*?<xdr:row>(\d+)</xdr:row>.*?<xdr:to>.*?<xdr:row>(\d+)</xdr:row>", drawing
    )
    assert int(last) - int(first) in (grid.STEPS_SHOWN, grid.STEPS_SHOWN - 1)
    assert int(first) == grid.PLAN


@pytest.mark.parametrize(("words", "plain", "bold"), IN_CARLITO)
def test_text_is_never_thought_narrower_than_it_is(words: str, plain: float, bold: float) -> None:
    for size in (8, 9, 10, 15):
        assert text_pixels(words, size) >= plain * size * PIXELS
        assert text_pixels(words, size, bold=True) >= bold * size * PIXELS
        assert text_pixels(words, size) <= plain * size * PIXELS * AIR * 1.08, "nor much wider"


def test_a_text_that_fits_is_left_alone_and_another_one_is_marked() -> None:
    for cut in (fitting, fitting_both_ends):
        assert cut(LONG, 900, 8) == LONG
        short = cut(LONG, 150, 8)
        assert "…" in short and len(wrapped(short, 150, 8)) == 1
        assert len(wrapped(cut(LONG, 150, 8, 2), 150, 8)) <= 2
    assert fitting_both_ends(LONG, 150, 8).endswith("Berencana")


def test_a_word_wider_than_its_cell_goes_on_in_the_next_line() -> None:
    lines = wrapped("x" * 100, 100, 8)
    assert len(lines) > 1 and "".join(lines) == "x" * 100
    assert fitting("", 100, 8) == "" and fitting("W" * 50, 20, 8, 1).endswith("…")


def test_a_column_is_counted_as_narrow_as_any_program_draws_it() -> None:
    assert column_pixels(8.43) <= 64
