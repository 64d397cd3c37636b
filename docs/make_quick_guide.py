"""Makes the quick guide for sub-section heads as a Word file from docs/petunjuk-pengisian.md.

    .venv/bin/python docs/make_quick_guide.py             into forms/templat
    .venv/bin/python docs/make_quick_guide.py --ke FILE   somewhere else

``minta`` lays it beside the forms. The Markdown stays the only place where the words are
written.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

from docx.document import Document
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Emu, Length, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.table import _Cell
from docx.text.paragraph import Paragraph
from markdown_it import MarkdownIt
from markdown_it.token import Token

from lkjip.mail.paper.docx_file import new_document
from lkjip.word.packed import document_bytes

ROOT = Path(__file__).resolve().parents[1]
SOURCE = ROOT / "docs" / "petunjuk-pengisian.md"
TARGET = ROOT / "forms" / "templat" / "petunjuk_pengisian.docx"
MADE = datetime(2026, 1, 2, tzinfo=UTC)
"""A constant, so that the same words give the same bytes."""
FONT, SIZE = "Calibri", 10
NAVY, PALE = RGBColor(0x1F, 0x38, 0x64), "DEE7F3"
PAGE, MARGIN = (Cm(21.0), Cm(29.7)), Cm(1.6)
PICTURE = Cm(17.8)
NARROW, BROAD = 15, 42
LISTS = {"ordered_list_open": "List Number", "bullet_list_open": "List Bullet"}


def build(source: Path = SOURCE) -> bytes:
    """The whole file."""
    document = _page()
    tokens = MarkdownIt().enable("table").parse(source.read_text(encoding="utf-8"))
    writer = _Writer(document, source.parent)
    for token in tokens:
        writer.take(token)
    return document_bytes(document)


class _Writer:
    """Takes the Markdown token by token."""

    def __init__(self, document: Document, folder: Path) -> None:
        self.document, self.folder = document, folder
        self.style: list[str] = []
        self.heading = 0
        self.rows: list[list[Token]] | None = None

    def take(self, token: Token) -> None:
        kind = token.type
        if kind in LISTS:
            self.style.append(LISTS[kind])
        elif kind in {"ordered_list_close", "bullet_list_close"}:
            self.style.pop()
        elif kind == "heading_open":
            self.heading = int(token.tag[1])
        elif kind == "table_open":
            self.rows = []
        elif kind == "tr_open" and self.rows is not None:
            self.rows.append([])
        elif kind == "table_close":
            self._table()
        elif kind == "inline":
            self._inline(token)

    def _inline(self, token: Token) -> None:
        children = token.children or []
        if self.rows is not None:
            self.rows[-1].append(token)
        elif children and children[0].type == "image":
            picture = self.folder / str(children[0].attrs["src"])
            self.document.add_picture(str(picture), width=PICTURE)
        elif self.heading:
            _write(self.document.add_heading(level=self.heading), children)
            self.heading = 0
        else:
            style = self.style[-1] if self.style else "Normal"
            _write(self.document.add_paragraph(style=style), children)

    def _table(self) -> None:
        rows, self.rows = self.rows or [], None
        table = self.document.add_table(len(rows), len(rows[0]), style="Table Grid")
        table.alignment, table.autofit = WD_TABLE_ALIGNMENT.LEFT, False
        for column, width in zip(table.columns, _widths(rows), strict=True):
            for cell in (column, *column.cells):
                cell.width = width
        for number, (line, row) in enumerate(zip(rows, table.rows, strict=True)):
            for token, cell in zip(line, row.cells, strict=True):
                _write(cell.paragraphs[0], token.children or [], bold=number == 0)
                if number == 0:
                    _shade(cell)
            row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
        table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
        self.document.add_paragraph().paragraph_format.space_after = Pt(2)


def _write(paragraph: Paragraph, children: Sequence[Token], bold: bool = False) -> None:
    for text, strong, slanted in _runs(children):
        run = paragraph.add_run(text)
        run.bold = True if strong or bold else None
        run.italic = slanted or None


def _runs(children: Sequence[Token]) -> Iterator[tuple[str, bool, bool]]:
    strong = slanted = False
    for child in children:
        if child.type in {"strong_open", "strong_close"}:
            strong = child.type == "strong_open"
        elif child.type in {"em_open", "em_close"}:
            slanted = child.type == "em_open"
        elif child.type in {"softbreak", "hardbreak"}:
            yield " ", strong, slanted
        elif child.content:
            yield child.content, strong or child.type == "code_inline", slanted


def _page() -> Document:
    document = new_document("Petunjuk pengisian formulir LKjIP", "LKjIP", MADE)
    section = document.sections[0]
    section.page_width, section.page_height = PAGE
    section.left_margin = section.right_margin = MARGIN
    section.top_margin = section.bottom_margin = MARGIN
    for name, size, before in (("Normal", SIZE, 0), ("Heading 1", 16, 0), ("Heading 2", 12, 6)):
        style = document.styles[name]
        assert isinstance(style, ParagraphStyle)
        style.font.name, style.font.size = FONT, Pt(size)
        style.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), FONT)
        for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            style.element.rPr.rFonts.attrib.pop(qn(f"w:{theme}"), None)
        style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(3)
        style.paragraph_format.line_spacing = 1.0
        if name != "Normal":
            style.font.color.rgb = NAVY
    return document


def _shade(cell: _Cell) -> None:
    shading = OxmlElement("w:shd")
    for name, value in (("val", "clear"), ("color", "auto"), ("fill", PALE)):
        shading.set(qn(f"w:{name}"), value)
    cell._tc.get_or_add_tcPr().append(shading)


def _widths(rows: Sequence[Sequence[Token]]) -> list[Length]:
    """The page shared out by the longest words of each column, within reason."""
    longest = [max(len(token.content) for token in column) for column in zip(*rows, strict=True)]
    weights = [min(max(length, NARROW), BROAD) for length in longest]
    room = PAGE[0] - 2 * MARGIN
    return [Emu(room * weight // sum(weights)) for weight in weights]


def main(argv: Sequence[str] | None = None) -> int:
    """Write the file."""
    options = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    options.add_argument("--ke", type=Path, default=TARGET, metavar="FILE")
    target: Path = options.parse_args(argv).ke
    target.write_bytes(build())
    print(f"{target.stat().st_size:7d}  {target.name}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
