"""Writes blocks as WordprocessingML: numbers captions first, then every block in one pass."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import zip_longest

from lkjip.report.blocks import model as b
from lkjip.report.word import passages as mark
from lkjip.report.word import wml
from lkjip.report.word.comments import Comment
from lkjip.report.word.lists import list_xml
from lkjip.report.word.table import table_xml
from lkjip.report.wording import figures as words

KINDS = {b.Table: "Tabel", b.Picture: "Gambar"}
_SERIES = {"Judul": 1, "Tabel": 2, "Gambar": 3}


def list_bookmark(kind: str, number: int) -> str:
    """Return the hidden bookmark that a list entry points to, named as Word names them."""
    return f"_Toc{_SERIES[kind]}{number:06d}"


@dataclass(slots=True)
class Writer:
    """The state of one writing: style ids, numbers given so far, comments, pages known.

    ``picture`` stores a drawing (SVG) in the package and gives its relationship id;
    ``fingerprint`` are the digits of passages whose text is not the program's own. Numbers of
    bookmarks, pictures and comments begin above those that the office's template may hold.
    """

    style: Mapping[str, str]
    picture: Callable[[str], str]
    when: datetime
    fingerprint: Mapping[str, str] = field(default_factory=dict)
    number: dict[str, tuple[str, int]] = field(default_factory=dict)
    comments: list[Comment] = field(default_factory=list)
    title: list[tuple[b.Heading, str]] = field(default_factory=list)
    remark: dict[str, list[tuple[str, str]]] = field(default_factory=dict)
    _heading_names: dict[int, str] = field(default_factory=dict)
    comment_number: int = 0
    _passages_present: set[str] = field(default_factory=set)
    _bookmark_no: int = 10_000
    _shape_no: int = 10_000
    final: bool = False
    """A signed report has no comments, and a gap says in plain words that something is missing."""
    _break_off: bool = False
    _kept: set[int] = field(default_factory=set)
    """The blocks that stay on the page of a signature, by ``id``."""
    _last_signed: set[int] = field(default_factory=set)
    """The last lines of signatures, by ``id``: their style would keep the next chapter too."""

    def prepare(self, all_items: Sequence[b.Block]) -> None:
        """Number the captions, and note what the lists will show."""
        self._kept.update(map(id, above_signatures(all_items)))
        self._kept.update(map(id, ends_of_chapters(all_items)))
        self._last_signed.update(
            id(one)
            for one, next_one in zip_longest(all_items, all_items[1:])
            if _is_signature(one) and not _is_signature(next_one)
        )
        for one in all_items:
            if isinstance(one, b.Heading):
                name = list_bookmark("Judul", len(self.title) + 1)
                self.title.append((one, name))
                self._heading_names[id(one)] = name
            elif isinstance(one, b.Table | b.Picture) and one.key:
                self._assign_number(one)

    def _assign_number(self, one: b.Table | b.Picture) -> None:
        kind = KINDS[type(one)]
        entry = self.remark.setdefault(kind, [])
        if one.key in self.number:
            raise ValueError(f"caption key {one.key!r} is used twice")
        number = len(entry) + 1
        self.number[one.key] = (kind, number)
        entry.append((list_bookmark(kind, number), f"{kind}{words.NBSP}{number}  {one.title}"))

    def write(self, all_items: Sequence[b.Block], width_mm: float) -> list[str]:
        """Return the XML of each block, for a text column of this width."""
        left_out = []
        for one in all_items:
            if isinstance(one, b.PageBreak):
                self._break_off = True
                continue
            left_out.append(self._blocks(one, width_mm))
            self._break_off = False
        return left_out

    def _blocks(self, one: b.Block, width: float) -> str:
        match one:
            case b.Heading():
                return self._heading(one)
            case b.ParagraphBlock():
                return self.paragraphs(one)
            case b.Table():
                return self._table(one, width)
            case b.Picture():
                return self._picture(one)
            case b.ListingBlock():
                return self._list(one.listing, width)
            case b.PageBreak():
                return ""
            case b.Passage():
                return self._part(one)

    def _style(self, name: str) -> str:
        return self.style[name.casefold()]

    def _id(self) -> int:
        self._bookmark_no += 1
        return self._bookmark_no

    def _heading(self, j: b.Heading) -> str:
        name = self._heading_names[id(j)]
        style = "LKjIP Judul Depan" if j.front else f"heading {j.level}"
        content = wml.marker(self._id(), name, wml.r(heading_text(j)))
        return wml.p(self._style(style), content, self._page(j))

    def _page(self, j: b.Heading) -> str:
        if j.same_page:
            return _SAME_PAGE
        return "<w:pageBreakBefore/>" if self._break_off else ""

    def paragraphs(self, par: b.ParagraphBlock, opening: str = "", closing: str = "") -> str:
        """One paragraph; the mark of a list item comes first, with a tab."""
        beginning = wml.r(f"{par.number}\t") if par.number else ""
        content = opening + beginning + "".join(map(self.pieces, par.pieces)) + closing
        # An announcement stays with what it announces.
        kept = b.paragraph_text(par).endswith(":") or id(par) in self._kept
        together = "<w:keepNext/>" if kept else ""
        if id(par) in self._last_signed:
            together = '<w:keepNext w:val="0"/>'
        return wml.p(self._style(par.style), content, together)

    def pieces(self, one: b.Piece) -> str:
        """One inline piece."""
        match one:
            case b.Text():
                return wml.r(one.content, bold=one.bold, italic=one.italic)
            case b.Reference():
                kind, number = self.number[one.key]
                # The word and its blank stand before the field: LibreOffice breaks lines in fields.
                field_ = wml.word_field(f"REF _Ref_{kind}_{number} \\h", wml.r(str(number)))
                return wml.r(f"{kind}{words.NBSP}") + field_
            case b.Gap():
                return self.gap(one)
            case b.Note():
                return self._comment(one.text, "")

    def gap(self, one: b.Gap) -> str:
        """Return a gap mark with its Word comment; a final report says the gap in plain words."""
        if self.final:
            return wml.r(f"Belum tersedia: {one.what}.", italic=True)
        text = f"Belum ada: {one.what}. Yang melengkapi: {one.responsible}. {one.action}"
        return self._comment(text, wml.r(b.gap_mark(one), style=self._style("LKjIP Celah")))

    def _comment(self, text: str, content: str) -> str:
        if self.final:
            return content
        number = self.comment_number + len(self.comments)
        self.comments.append(Comment(number, text, self.when))
        return (
            f'<w:commentRangeStart w:id="{number}"/>{content}<w:commentRangeEnd w:id="{number}"/>'
            f'<w:r><w:commentReference w:id="{number}"/></w:r>'
        )

    def _caption(self, key: str, title: str) -> str:
        """A caption: "Tabel 3 …" with a SEQ field, inside the bookmarks of list and references."""
        kind, number = self.number[key]
        order = wml.word_field(f"SEQ {kind} \\* ARABIC", wml.r(str(number)))
        reference = wml.marker(self._id(), f"_Ref_{kind}_{number}", order)
        label = wml.r(f"{kind}{words.NBSP}") + reference
        content = wml.marker(self._id(), list_bookmark(kind, number), label + wml.r(f"  {title}"))
        return wml.p(self._style("caption"), content)

    def _table(self, t: b.Table, width: float) -> str:
        kept = id(t) in self._kept
        together = "<w:keepNext/>" if kept else ""
        body = table_xml(t, width, self.style, self.gap, kept=kept)
        source = wml.p(self._style(b.Style.SOURCE), wml.r(t.source), together) if t.source else ""
        pause = "" if source else wml.p(self._style(b.Style.SOURCE), "", together)
        head = self._caption(t.key, t.title) if t.key else ""
        return head + body + source + pause

    def _picture(self, g: b.Picture) -> str:
        self._shape_no += 1
        rid = self.picture(g.drawing)
        cx, cy = round(g.width * wml.EMU_PER_MM), round(g.height * wml.EMU_PER_MM)
        no = self._shape_no
        name = f'id="{no}" name="Gambar {no}" descr={wml.quote_attribute(g.alt)}'
        picture = (
            f'<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">'
            f'<wp:extent cx="{cx}" cy="{cy}"/><wp:docPr {name}/>'
            f'<a:graphic><a:graphicData uri="{wml.NS["pic"]}"><pic:pic><pic:nvPicPr>'
            f"<pic:cNvPr {name}/><pic:cNvPicPr/></pic:nvPicPr>"
            f'<pic:blipFill><a:blip r:embed="{rid}"/><a:stretch><a:fillRect/></a:stretch>'
            f'</pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{cx}" cy="{cy}"/>'
            f'</a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>'
            f"</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
        )
        lower = self._caption(g.key, g.title)
        source = wml.p(self._style(b.Style.SOURCE), wml.r(g.source)) if g.source else ""
        return wml.p(self._style("LKjIP Gambar"), picture) + lower + source

    def _part(self, section: b.Passage) -> str:
        """A marked passage: a bookmark from its first run to the end of its last paragraph."""
        if mark.slug(section.key) in self._passages_present:
            return "".join(
                map(self.paragraphs, section.content)
            )  # a register that names a thing twice
        self._passages_present.add(mark.slug(section.key))
        fingerprint = self.fingerprint.get(section.key) or mark.text_fingerprint(
            map(b.paragraph_text, section.content)
        )
        number, name = self._id(), mark.name(section.key, fingerprint)
        opening = f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>'
        closing = f'<w:bookmarkEnd w:id="{number}"/>'
        end = len(section.content) - 1
        return "".join(
            self.paragraphs(par, opening if n == 0 else "", closing if n == end else "")
            for n, par in enumerate(section.content)
        )

    def _list(self, listing: b.Listing, width: float) -> str:
        return list_xml(self, listing, width)


_SAME_PAGE = '<w:pageBreakBefore w:val="0"/><w:spacing w:before="480"/>'
_LETTERS_OF_A_LINE = 80
_LINES_TOGETHER = 3
"""Paragraphs at the end of a chapter that stand on one page."""
_KEPT_LETTERS = 4 * _LETTERS_OF_A_LINE
"""Letters, about four lines, at least, that stand on the page of a signature."""


def above_signatures(all_items: Sequence[b.Block]) -> Iterator[b.Table | b.ParagraphBlock]:
    """Yield the last paragraphs above each signature, so that none stands alone on a page."""
    wanted = 0
    for one in reversed(all_items):
        if _is_signature(one):
            wanted = _KEPT_LETTERS
        elif isinstance(one, b.Table) and wanted > 0:
            yield one
            wanted = 0
        elif isinstance(one, b.ParagraphBlock | b.Passage):
            for par in reversed(one.content if isinstance(one, b.Passage) else (one,)):
                if wanted > 0:
                    yield par
                    wanted -= max(len(b.paragraph_text(par)), _LETTERS_OF_A_LINE)
        else:
            wanted = 0


def ends_of_chapters(all_items: Sequence[b.Block]) -> Iterator[b.ParagraphBlock]:
    """Yield the paragraphs above the last one of a chapter, so that no page holds a line alone."""
    for place, one in enumerate(all_items):
        if isinstance(one, b.Heading) and one.level == 1 and not one.same_page:
            last = all_items[max(place - _LINES_TOGETHER, 0) : place]
            found = [par for x in last for par in _paragraphs(x)]
            yield from found[-_LINES_TOGETHER:-1]


def _paragraphs(one: b.Block) -> tuple[b.ParagraphBlock, ...]:
    if isinstance(one, b.Passage):
        return one.content
    return (one,) if isinstance(one, b.ParagraphBlock) else ()


def _is_signature(one: b.Block | None) -> bool:
    return isinstance(one, b.ParagraphBlock) and one.style is b.Style.SIGNATURE


def heading_text(j: b.Heading) -> str:
    """Return a heading as printed: number, tab, text; a chapter's number is part of its line."""
    if not j.number:
        return j.text
    return f"{j.number} {j.text}" if j.level == 1 else f"{j.number}\t{j.text}"
