"""Builds ``lkjip_book.xlsm`` from the layout: the same bytes every time.

XlsxWriter writes sheets, tables and buttons; ``vba`` writes the macro project; ``zip_finish``
adds the ribbon and the structure lock.
"""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from pathlib import Path

from lkjip.a1 import column_letters
from lkjip.book.drawing import styles as look
from lkjip.book.drawing import zip_finish as post
from lkjip.book.drawing.canvas import Canvas, Sheet, strict
from lkjip.book.drawing.home import draw_chart_data, draw_home
from lkjip.book.drawing.tabs import draw
from lkjip.book.layout import LAYOUT
from lkjip.book.spec import Layout, Named, TabKind
from lkjip.book.vba.whole import project_of
from lkjip.book.version import NAME as VERSION_NAME
from lkjip.book.version import TODAY
from lkjip.disk import write_whole
from lkjip.errors import FolderError, os_reason
from lkjip.tables.declared.tabs import TabName
from lkjip.tables.table import Level

BOOK_NAME = "lkjip_book.xlsm"
WORKBOOK_CODENAME = "ThisWorkbook"
CONF_TAB = TabName.CONF.value
"""The add-in's own name for it."""
CHART_TAB = TabName.PROCESS.value
XLWINGS_CONF: tuple[tuple[str, str], ...] = (
    ("Interpreter_Win", ""),
    ("Interpreter_Mac", ""),
    ("PYTHONPATH", ""),
    ("ADD_WORKBOOK_TO_PYTHONPATH", "False"),
    ("Show Console", "False"),
    ("USE UDF SERVER", "False"),
)
"""The add-in's settings for this book; ``pasang`` writes the interpreter of this computer."""


def build(layout: Layout = LAYOUT, words: Callable[[str], str] = str) -> bytes:
    """Return the whole book as bytes; ``words`` turns its texts into those of another office."""
    with strict():
        properties = {"title": "LKjIP", "subject": "Laporan Kinerja Instansi Pemerintah"}
        canvas = Canvas(properties, words)
        canvas.raw.set_size(1366 * 15, 768 * 15)
        canvas.raw.set_vba_name(WORKBOOK_CODENAME)
        for tab in layout.tabs:
            sheet = canvas.sheet(tab.name)
            sheet.raw.set_vba_name(tab.codename)
            if tab.kind is TabKind.HOME:
                draw_home(sheet, tab, layout)
            elif tab.name == CONF_TAB:
                _conf(sheet)
            else:
                draw(sheet, tab, layout)
                if tab.name == CHART_TAB:
                    draw_chart_data(sheet)
                if tab.kind is TabKind.SYSTEM or tab.level is Level.CITY:
                    sheet.raw.hide()
        for named in layout.names:
            canvas.name(named.name, reference(named))
        canvas.raw.add_vba_project(BytesIO(project_of(layout)), True)
    return post.finish(canvas.bytes(), layout)


def reference(named: Named) -> str:
    """Return the place of a named cell: ``'3 Pengumpulan'!$C$5:$C$10``."""
    first = f"${column_letters(named.col)}${named.row}"
    if named.height == named.width == 1:
        return f"'{named.tab}'!{first}"
    right, bottom = named.col + named.width - 1, named.row + named.height - 1
    return f"'{named.tab}'!{first}:${column_letters(right)}${bottom}"


def _conf(sheet: Sheet) -> None:
    for row, (key, value) in enumerate(XLWINGS_CONF, 1):
        sheet.put(row, 1, key, look.TEXT)
        sheet.put(row, 2, value or None, look.TEXT)
    marks = (("stempel_jalan", None), ("riwayat_ujung", None), (VERSION_NAME, str(TODAY)))
    for row, (name, mark) in enumerate(marks, 20):
        sheet.put(row, 1, name, look.TEXT)
        sheet.put(row, 2, mark, look.TEXT)
    sheet.raw.very_hidden()


def write(path: Path, make: Callable[[], bytes] = build) -> None:
    """Build into a file, whole or not at all; only an untouched build is replaced.

    Raises ``FolderError`` when another book is there: nobody but its office may replace it.
    """
    if path.exists() and not is_untouched(path):
        raise FolderError(
            f"'{path}' sudah dipakai; buku kerja yang pernah diisi tidak ditimpa.",
            "Pindahkan berkas itu, atau sebutkan nama lain dengan --buku, lalu ulangi.",
        )
    try:
        write_whole(path, make())
    except OSError as error:
        raise FolderError(
            f"Buku kerja tidak dapat ditulis ke '{path}' ({os_reason(error)}).",
            "Tutup buku kerja di Excel, lalu ulangi.",
        ) from error


def is_untouched(path: Path) -> bool:
    """Tell whether the file is a build, of this or another version, that nobody ever saved."""
    try:
        return post.is_sealed(path.read_bytes())
    except OSError:
        return False


def equals_build(path: Path) -> bool:
    """Return whether the file is byte for byte what a build gives now."""
    return path.read_bytes() == build()
