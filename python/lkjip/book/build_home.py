"""Draws ``Beranda``: one screen (1366 × 768) that says where the report stands."""

from __future__ import annotations

from lkjip.book import look
from lkjip.book.build_tabs import MARGIN, TAB_COLOURS, finish, put_button
from lkjip.book.canvas import Sheet
from lkjip.book.spec import Layout, Tab, TabKind
from lkjip.sop.langkah import LANGKAH

COLUMNS = range(2, 18)
WIDTH = 9.8
LINE = {"bold": True, "font_color": look.INK, "valign": "vcenter"}
"""A value in a list: no frame, so that free lines stay white."""


def draw_home(sheet: Sheet, tab: Tab, layout: Layout) -> None:
    """The home tab; Python fills its named blocks."""
    sheet.raw.hide_gridlines(2)
    sheet.raw.set_tab_color(TAB_COLOURS[TabKind.BERANDA])
    sheet.width(1, MARGIN)
    for column in COLUMNS:
        sheet.width(column, WIDTH)
    sheet.height(1, 32)
    sheet.merge((1, 2, 1, 12), "LKjIP 2024 · Bagian Pemerintahan", look.BAND)
    sheet.merge((1, 13, 1, 17), None, look.BAND_RIGHT)
    sheet.height(2, 6)
    _strip(sheet)
    _next(sheet)
    _collection(sheet)
    _goals(sheet)
    _findings(sheet)
    for placed in layout.buttons:
        if placed.tab == tab.nama:
            put_button(sheet, placed)
    finish(sheet, tab, 1)


def _strip(sheet: Sheet) -> None:
    head = look.HEADER | {"align": "center"}
    state = look.VALUE | {"align": "center"}
    due = look.LABEL | {"align": "center"}
    for i, step in enumerate(LANGKAH):
        left = 2 + 2 * i
        sheet.merge((3, left, 3, left + 1), None, head)
        sheet.link((3, left), step.tab, step.tab, head)
        sheet.merge((4, left, 4, left + 1), "belum mulai", state)
        sheet.merge((5, left, 5, left + 1), None, due)
        sheet.merge((6, left, 6, left + 1), None, due)
    for row, points in ((3, 20), (4, 20), (5, 18), (6, 18), (7, 8)):
        sheet.height(row, points)
    sheet.colour_states((4, 2, 4, 17))


def _next(sheet: Sheet) -> None:
    sheet.height(8, 42)
    sheet.merge((8, 2, 8, 3), "Tindakan berikut", look.LABEL | {"bold": True})
    text = "Isi tanggal mulai di lembar 1 Rencana, lalu tekan Tetapkan Rencana."
    sheet.merge((8, 4, 8, 13), text, look.VALUE | {"font_size": 12})
    sheet.height(9, 8)


def _collection(sheet: Sheet) -> None:
    sheet.merge((10, 2, 10, 6), "Pengumpulan", look.SECTION)
    for row in range(11, 19):
        sheet.height(row, 20)
        sheet.merge((row, 2, row, 4), None, look.TEXT | {"valign": "vcenter", "text_wrap": False})
        sheet.merge((row, 5, row, 6), None, LINE | {"align": "center", "font_size": 9})
    sheet.colour_states((11, 5, 18, 6))


def _goals(sheet: Sheet) -> None:
    sheet.merge((10, 8, 10, 12), "Capaian per sasaran", look.SECTION)
    for row in range(11, 19):
        sheet.merge((row, 8, row, 10), None, look.TEXT | {"valign": "vcenter"})
        sheet.put(row, 11, None, LINE | {"num_format": "#,##0.00", "align": "right"})
        sheet.put(row, 12, None, LINE | {"align": "center", "font_size": 9})
    sheet.colour_states((11, 12, 18, 12))


def _findings(sheet: Sheet) -> None:
    sheet.merge((10, 14, 10, 17), "Temuan", look.SECTION)
    sheet.merge((14, 14, 14, 17), "Anggaran dan batas hukum", look.SECTION)
    for row, label in ((11, "tolak"), (12, "perlu diperbaiki"), (13, "catatan")):
        sheet.merge((row, 14, row, 16), label, look.LABEL)
        sheet.put(row, 17, None, look.VALUE | {"align": "right"})
    for row in range(15, 19):
        sheet.merge((row, 14, row, 15), None, look.LABEL)
        sheet.merge((row, 16, row, 17), None, look.VALUE | {"align": "right"})
