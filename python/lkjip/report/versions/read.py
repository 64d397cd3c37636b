"""A finished report read back: paragraphs, tables and passages in order, each with its place.

One reader for the checks, for the comparison of versions and for what was written by hand.
"""

from __future__ import annotations

import io
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property, lru_cache
from typing import Any
from zipfile import BadZipFile

from docx import Document
from docx.document import Document as WordDocument
from docx.opc.exceptions import PackageNotFoundError
from lxml.etree import LxmlError

from lkjip.report.word import passages as mark
from lkjip.report.word.wml import W
from lkjip.word.packed import let_go


class Role(StrEnum):
    """The kind of a paragraph in the report."""

    HEADING = "judul"
    CAPTION = "keterangan"
    LIST = "daftar"
    SOURCE = "sumber"
    SIGNATURE = "tanda tangan"
    CONTENT = "isi"


@dataclass(frozen=True, slots=True)
class ReadRun:
    """A run of a paragraph."""

    text: str
    bold: bool = False
    italic: bool = False


@dataclass(frozen=True)
class ReadParagraph:
    """A paragraph: role, style name, runs, the nearest heading, the passages that begin in it.

    ``section`` are (slug, digits) of bookmarks that begin here, ``ending`` slugs that
    end here.
    """

    role: Role
    style: str
    segments: tuple[ReadRun, ...]
    place: str
    section: tuple[tuple[str, str], ...] = ()
    ending: tuple[str, ...] = ()
    has_picture: bool = False
    numbered: bool = False

    @cached_property
    def text(self) -> str:
        """The text with spaces tidied."""
        return mark.tidy("".join(p.text for p in self.segments))


@dataclass(frozen=True, slots=True)
class ReadTable:
    """A table: caption without its number, header cells, rows, the nearest heading."""

    title: str
    number: str
    head: tuple[str, ...]
    row: tuple[tuple[str, ...], ...]
    place: str


@dataclass(frozen=True, slots=True)
class ReadDocument:
    """The report in order; ``comments`` are (author, text) of its Word comments."""

    content: tuple[ReadParagraph | ReadTable, ...]
    title: tuple[str, ...] = field(default=())
    comments: tuple[tuple[str, str], ...] = ()

    @property
    def paragraph(self) -> Iterator[ReadParagraph]:
        """Only the paragraphs."""
        return (x for x in self.content if isinstance(x, ReadParagraph))

    @property
    def data_table(self) -> Iterator[ReadTable]:
        """Only the tables."""
        return (x for x in self.content if isinstance(x, ReadTable))


BROKEN = (BadZipFile, PackageNotFoundError, KeyError, ValueError, EOFError, zlib.error, LxmlError)
"""The exceptions of opening a file that is no whole Word document."""


def whole(docx: bytes) -> bool:
    """Return whether these bytes are a Word document that can be read."""
    try:
        read(docx)
    except BROKEN:
        return False
    return True


@lru_cache(maxsize=1)
def read(docx: bytes) -> ReadDocument:
    """Read a report; tables and paragraphs in content controls count like any other.

    The last one is kept: a command examines one draft from several sides.
    """
    document = Document(io.BytesIO(docx))
    content = read_document(document)
    let_go(document)
    return content


def read_document(document: WordDocument) -> ReadDocument:
    """Do the same for a document that is open."""
    style_names = {
        g.get(f"{W}styleId"): g.find(f"{W}name").get(f"{W}val")
        for g in document.styles.element.findall(f"{W}style")
        if g.find(f"{W}name") is not None
    }
    still_open: dict[str, str] = {}
    left_out: list[ReadParagraph | ReadTable] = []
    place, remark = "sampul", ""
    for e in _in_order(document.element.body):
        if e.tag == f"{W}tbl":
            left_out.append(_table(e, remark, place))
            remark = ""
            continue
        style = style_names.get(_style(e), "Normal")
        role = _role(style)
        if role is Role.HEADING and (text := mark.tidy(_text(e))):
            place = text
        paragraph = _paragraph(e, role, style, place, still_open)
        if role is Role.CAPTION:
            remark = paragraph.text
        left_out.append(paragraph)
    title = tuple(
        a.text for a in left_out if isinstance(a, ReadParagraph) and a.role is Role.HEADING
    )
    comments = tuple((c.author, mark.tidy(c.text)) for c in document.comments)
    return ReadDocument(tuple(left_out), title, comments)


def _in_order(container: Any) -> Iterator[Any]:
    """Paragraphs and tables of the body, those in content controls too."""
    for e in container:
        if e.tag in (f"{W}p", f"{W}tbl"):
            yield e
        elif e.tag == f"{W}sdt":
            content = e.find(f"{W}sdtContent")
            if content is not None:
                yield from _in_order(content)


def _style(p: Any) -> str:
    style = p.find(f"{W}pPr/{W}pStyle")
    return "" if style is None else str(style.get(f"{W}val"))


_ROLES = (
    ("heading", Role.HEADING),
    ("lkjip judul", Role.HEADING),
    ("caption", Role.CAPTION),
    ("toc", Role.LIST),
    ("table of figures", Role.LIST),
    ("lkjip sumber", Role.SOURCE),
    ("lkjip tanda tangan", Role.SIGNATURE),
    ("lkjip sampul", Role.SOURCE),
)


def _role(style: str) -> Role:
    name = style.casefold()
    return next((role for beginning, role in _ROLES if name.startswith(beginning)), Role.CONTENT)


def _paragraph(
    p: Any, role: Role, style: str, place: str, still_open: dict[str, str]
) -> ReadParagraph:
    begin, ending = [], []
    for b in p.iter(f"{W}bookmarkStart"):
        key = mark.read(b.get(f"{W}name") or "")
        if key:
            begin.append(key)
            still_open[b.get(f"{W}id")] = key[0]
    for b in p.iter(f"{W}bookmarkEnd"):
        if b.get(f"{W}id") in still_open:
            ending.append(still_open.pop(b.get(f"{W}id")))
    picture = next(p.iter(f"{W}drawing", f"{W}pict", f"{W}object"), None) is not None
    number = p.find(f"{W}pPr/{W}numPr") is not None
    return ReadParagraph(
        role,
        style,
        tuple(_pieces(p)),
        place,
        tuple(begin),
        tuple(ending),
        picture,
        number,
    )


def _pieces(p: Any) -> Iterator[ReadRun]:
    """Yield the runs that a reader sees: no field codes, no deleted text."""
    for r in p.iter(f"{W}r"):
        text = _text(r)
        if text:
            properties = r.find(f"{W}rPr")
            yield ReadRun(text, _is_on(properties, "b"), _is_on(properties, "i"))


def _is_on(properties: Any, name: str) -> bool:
    mark_ = None if properties is None else properties.find(f"{W}{name}")
    return mark_ is not None and mark_.get(f"{W}val") not in ("0", "false", "none")


_CONTENT = {f"{W}tab": "\t", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-"}
_WITH_TEXT = (f"{W}t", *_CONTENT)
_ROW, _CELL = f"{W}tr", f"{W}tc"
_IN_CELL = {f"{W}p": "\n", **_CONTENT}
_WITH_CELL_TEXT = (f"{W}t", *_IN_CELL)


def _text(e: Any) -> str:
    return "".join([_CONTENT.get(x.tag) or x.text or "" for x in e.iter(*_WITH_TEXT)])


def _cell_text(e: Any) -> str:
    """Return the paragraphs of a cell in one line."""
    content = [_IN_CELL.get(x.tag) or x.text or "" for x in e.iter(*_WITH_CELL_TEXT)]
    return mark.tidy("".join(content))


def _row(r: Any) -> tuple[str, ...]:
    """Return the texts of a row's cells in one pass; unusual cells take one pass each."""
    cells: list[list[str]] = []
    for x in r.iter(_CELL, *_WITH_CELL_TEXT):
        tag = x.tag
        if tag != _CELL and cells:
            cells[-1].append(_IN_CELL.get(tag) or x.text or "")
        elif tag == _CELL and x.getparent() is r:
            cells.append([])
        else:  # a table in a cell, or a cell in a content control
            return tuple(map(_cell_text, r.iterchildren(_CELL)))
    return tuple([mark.tidy("".join(content)) for content in cells])


def _table(e: Any, remark: str, place: str) -> ReadTable:
    row = tuple(map(_row, e.iterchildren(_ROW)))
    words = remark.split(" ", 2)
    numbered = len(words) == 3 and words[0] in ("Tabel", "Gambar") and words[1].isdigit()
    title, number = (words[2], " ".join(words[:2])) if numbered else (remark, "")
    return ReadTable(title, number, row[0] if row else (), row[1:], place)
