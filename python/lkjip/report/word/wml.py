"""WordprocessingML as strings: the fastest way to many tables, parsed once per document part.

Every function gives well-formed XML with the prefixes of ``NS``; texts are escaped and freed of
characters that XML forbids.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from copy import deepcopy
from functools import lru_cache
from typing import Any
from xml.sax.saxutils import escape as escape
from xml.sax.saxutils import quoteattr

from docx.oxml import parse_xml

NS = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
}
W = f"{{{NS['w']}}}"
_DECLARATION = " ".join(f'xmlns:{prefix}="{address}"' for prefix, address in NS.items())
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_SPECIAL = re.compile("[^\\x20-\\x25\\x27-;=?-\ud7ff]")
"""Characters for which a text must be cleaned, escaped or split; most texts have none."""
_SPLIT = re.compile(r"(\n|\t)")

TWIP_PER_MM = 1440 / 25.4
EMU_PER_MM = 36000


def parse(fragment: str) -> list[Any]:
    """Return the elements of a fragment, ready to be put into a document.

    Copies, because lxml needs the square of a subtree's size to move it out of a root on which
    its namespaces are declared; a copy carries its own, and moving it is linear.
    """
    return list(map(deepcopy, parse_xml(f"<w:body {_DECLARATION}>{fragment}</w:body>")))


def clean(text: str) -> str:
    """``text`` without the characters that XML cannot hold."""
    return _FORBIDDEN.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def quote_attribute(text: str) -> str:
    """``text`` as a quoted attribute value."""
    return quoteattr(clean(text))


def t(text: str) -> str:
    """Return the inside of a run: text, with line breaks and tabs as elements."""
    if not _SPECIAL.search(text):
        return f'<w:t xml:space="preserve">{text}</w:t>' if text else ""
    left_out = []
    for section in _SPLIT.split(clean(text)):
        if section == "\n":
            left_out.append("<w:br/>")
        elif section == "\t":
            left_out.append("<w:tab/>")
        elif section:
            left_out.append(f'<w:t xml:space="preserve">{escape(section)}</w:t>')
    return "".join(left_out)


@lru_cache(maxsize=2048)
def r(text: str, *, bold: bool = False, italic: bool = False, style: str = "") -> str:
    """Return a run of text; ``style`` is a character style's id.

    Kept, because names and codes stand in many tables of a report.
    """
    properties = f'<w:rStyle w:val="{style}"/>' if style else ""
    properties += "<w:b/>" if bold else ""
    properties += "<w:i/>" if italic else ""
    return f"<w:r>{f'<w:rPr>{properties}</w:rPr>' if properties else ''}{t(text)}</w:r>"


def p(style: str, content: str, properties: str = "") -> str:
    """A paragraph; ``style`` is a style id, ``properties`` more paragraph properties in schema
    order.
    """
    ppr = f'<w:pStyle w:val="{style}"/>{properties}'
    return f"<w:p><w:pPr>{ppr}</w:pPr>{content}</w:p>"


def marker(number: int, name: str, content: str) -> str:
    """``content`` inside a bookmark."""
    start = f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>'
    return f'{start}{content}<w:bookmarkEnd w:id="{number}"/>'


def word_field(command: str, result: str) -> str:
    """Return a field with its result already computed; ``result`` is run XML."""
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {escape(command)} </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        f'{result}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def column_widths(section: Iterable[float], width_mm: float) -> list[int]:
    """Column widths in twips that add up to ``width_mm`` exactly, in these proportions."""
    all_items = list(section)
    amount = round(width_mm * TWIP_PER_MM)
    limit = 0.0
    left_out = []
    for b in all_items:
        beginning = round(limit / sum(all_items) * amount)
        limit += b
        left_out.append(round(limit / sum(all_items) * amount) - beginning)
    return left_out
