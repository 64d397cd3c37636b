"""Daftar isi, tabel, gambar: Word fields whose entries stand in them from the start.

Word rebuilds them at "Update field"; LibreOffice and any reader shows the entries as they are.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lkjip.report.blocks.model import Heading, Listing
from lkjip.report.word import wml

if TYPE_CHECKING:
    from lkjip.report.word.writer import Writer

DEEPEST = 3
"""Heading levels in the table of contents."""
_FIELD_CODES = {
    Listing.CONTENT: f'TOC \\o "1-{DEEPEST}" \\h \\z \\u',
    Listing.TABLE: 'TOC \\h \\z \\c "Tabel"',
    Listing.PICTURE: 'TOC \\h \\z \\c "Gambar"',
}
_AFTER_NUMBER = {"toc 2": 680, "toc 3": 1040}
"""Twips: where the text of a numbered entry begins; equals the hanging indent of the style."""
_EMPTY = {
    Listing.CONTENT: "Laporan ini belum mempunyai judul.",
    Listing.TABLE: "Laporan ini tidak memuat tabel.",
    Listing.PICTURE: "Laporan ini tidak memuat gambar.",
}


def list_xml(writer: Writer, listing: Listing, width_mm: float) -> str:
    """Return the field with its entries, one paragraph each."""
    row = _entries(writer, listing)
    right = round(width_mm * wml.TWIP_PER_MM)
    beginning = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        '<w:r><w:instrText xml:space="preserve">'
        f" {wml.escape(_FIELD_CODES[listing])} </w:instrText>"
        '</w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    )
    end = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    if not row:
        style = writer.style["lkjip isi"]
        return wml.p(style, beginning + wml.r(_EMPTY[listing]) + end)
    left_out = []
    for n, (style, marker, text) in enumerate(row):
        # The page is not known before a layout: ``nomori`` fills it in, or Word does.
        number = wml.word_field(f"PAGEREF {marker} \\h", wml.r(""))
        content = (
            f'<w:hyperlink w:anchor="{marker}" w:history="1">{wml.r(text)}'
            f"<w:r><w:tab/></w:r>{number}</w:hyperlink>"
        )
        content = (beginning if n == 0 else "") + content + (end if n == len(row) - 1 else "")
        left_out.append(wml.p(writer.style[style], content, _tab(style, right)))
    return "".join(left_out)


def _tab(style: str, right: int) -> str:
    """Tab stops: one after the number of a lower heading, one with dots before the page."""
    left = _AFTER_NUMBER.get(style)
    beginning = f'<w:tab w:val="left" w:pos="{left}"/>' if left else ""
    return f'<w:tabs>{beginning}<w:tab w:val="right" w:leader="dot" w:pos="{right}"/></w:tabs>'


def _entries(writer: Writer, listing: Listing) -> list[tuple[str, str, str]]:
    """(style, bookmark, text) of each entry."""
    if listing is Listing.CONTENT:
        return [
            (f"toc {j.level}", name, _heading_text(j))
            for j, name in writer.title
            if j.level <= DEEPEST
        ]
    kind = "Tabel" if listing is Listing.TABLE else "Gambar"
    all_items = writer.remark.get(kind, [])
    return [("table of figures", name, text) for name, text in all_items]


def _heading_text(j: Heading) -> str:
    if not j.number:
        return j.text
    return f"{j.number}{' ' if j.level == 1 else chr(9)}{j.text}"
