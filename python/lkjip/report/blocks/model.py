"""The report before it is Word: blocks in order, with inline pieces. Data only."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Text:
    """A stretch of text; ``bold`` and ``italic`` are bold and italic."""

    content: str
    bold: bool = False
    italic: bool = False


@dataclass(frozen=True, slots=True)
class Reference:
    """A cross-reference to a caption ("Tabel 3"), by the caption's key."""

    key: str


@dataclass(frozen=True, slots=True)
class Gap:
    """A visible gap: ``what`` is missing, ``responsible`` owes it, ``action`` says how it is
    filled.
    """

    what: str
    responsible: str
    action: str


@dataclass(frozen=True, slots=True)
class Note:
    """A Word comment at this point that leaves nothing to see in print."""

    text: str


Piece = Text | Reference | Gap | Note


class Style(StrEnum):
    """Paragraph styles of the template, by their Word names."""

    CONTENT = "LKjIP Isi"
    ITEMS = "LKjIP Butir"
    NUMBER = "LKjIP Nomor"
    SUBHEADING = "LKjIP Subjudul"
    SOURCE = "LKjIP Sumber"
    SIGNATURE = "LKjIP Tanda Tangan"


class Content(StrEnum):
    """The kind of a table column; decides its alignment and style."""

    TEXT = "teks"
    NUMBER = "angka"
    CENTRED = "tengah"


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading: ``level`` 1 (chapter) to 4; ``front``: of the front matter, without number.

    ``same_page``: one of the front matter that begins no page of its own.
    """

    text: str
    level: int
    front: bool = False
    number: str = ""
    same_page: bool = False


@dataclass(frozen=True, slots=True)
class ParagraphBlock:
    """A paragraph of pieces; ``number`` is the mark of a list item ("1.", "a."), or empty."""

    pieces: tuple[Piece, ...]
    style: Style = Style.CONTENT
    number: str = ""


@dataclass(frozen=True, slots=True)
class Column:
    """A column: header, share of the width, what it holds."""

    title: str
    width: float
    content: Content = Content.TEXT


@dataclass(frozen=True, slots=True)
class DataRow:
    """A row of cells; ``bold`` for totals and group rows, ``level`` indents the text."""

    cell: tuple[str | Gap, ...]
    bold: bool = False
    level: int = 0


@dataclass(frozen=True, slots=True)
class Table:
    """A table; ``key`` is the target of references to its caption, "" leaves the caption out."""

    key: str
    title: str
    col: tuple[Column, ...]
    row: tuple[DataRow, ...]
    source: str = ""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture with caption and alternative text; sizes in millimetres.

    ``drawing`` is SVG: it becomes a PNG only when it is written, and only when the last version
    of the report does not hold it already.
    """

    key: str
    title: str
    drawing: str
    width: float
    height: float
    alt: str
    source: str = ""


class Listing(StrEnum):
    """The three lists of the front matter, each a Word field."""

    CONTENT = "isi"
    TABLE = "tabel"
    PICTURE = "gambar"


@dataclass(frozen=True, slots=True)
class ListingBlock:
    """The place of a list."""

    listing: Listing


@dataclass(frozen=True, slots=True)
class PageBreak:
    """The heading that follows begins a page."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A marked passage: what a person writes into it is carried to the next version.

    ``key`` names it for good ("latar_belakang", "sasaran.1.sebab"), ``title`` is what Word shows.
    """

    key: str
    title: str
    content: tuple[ParagraphBlock, ...]


Block = Heading | ParagraphBlock | Table | Picture | ListingBlock | PageBreak | Passage


def paragraph_text(par: ParagraphBlock) -> str:
    """Return a paragraph as plain text, its list mark first; a gap as its visible mark."""
    beginning = f"{par.number}\t" if par.number else ""
    return beginning + "".join(_plain(p) for p in par.pieces)


def _plain(p: Piece) -> str:
    if isinstance(p, Text):
        return p.content
    return gap_mark(p) if isinstance(p, Gap) else ""


def gap_mark(gap: Gap) -> str:
    """The words that the reader sees: "[Belum ada: uraian tugas – Sub Bagian Otonomi Daerah]"."""
    return f"[Belum ada: {gap.what} – {gap.responsible}]"


def gaps_in(blocks: tuple[Block, ...]) -> Iterator[Gap]:
    """Yield all gaps of these blocks in order."""
    for b in blocks:
        if isinstance(b, Passage):
            yield from gaps_in(b.content)
        elif isinstance(b, ParagraphBlock):
            yield from (p for p in b.pieces if isinstance(p, Gap))
        elif isinstance(b, Table):
            yield from (s for r in b.row for s in r.cell if isinstance(s, Gap))
