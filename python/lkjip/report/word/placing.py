"""Puts the written parts of a report into its template: as text, read once as a whole.

Reading a part by itself and moving its elements costs three times as much: lxml copies every
element that leaves the root on which its namespaces are declared.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from docx.document import Document as WordDocument
from docx.oxml.parser import oxml_parser
from lxml import etree

from lkjip.errors import UsageError
from lkjip.report.word import wml
from lkjip.report.word.template import place_paragraphs
from lkjip.report.word.wml import W

_HERE = "lkjip:"
"""Begins a comment that holds the place of a part while the document is text."""
_MARK = re.compile(f"<!--{_HERE}(.*?)-->")


def put_in_place(document: WordDocument, section: Mapping[str, list[str]]) -> WordDocument:
    """Return the document with each part's XML at its marker.

    The marker's section break moves to the last element. The document and the XML are used up.
    """
    root = document.element
    for name, marker in place_paragraphs(document):
        marker.addprevious(etree.Comment(f"{_HERE}{name}"))
    pieces = _MARK.split(_declared(etree.tostring(root, encoding="unicode"), root.nsmap))
    # The comment stays behind the part until the marker after it has been found again.
    filled = {name for name, written in section.items() if any(written)}
    part = document.part
    part._element = _read(pieces, section)
    whole: WordDocument = part.document
    for mark in list(whole.element.body.iter(etree.Comment)):
        if mark.text.startswith(_HERE):
            marker = mark.getnext()
            mark.getparent().remove(mark)
            _close(marker, mark.text.removeprefix(_HERE) in filled)
    return whole


def _read(pieces: Sequence[str], section: Mapping[str, list[str]]) -> Any:
    """Read the text and, in turn, the parts named in it, block by block.

    Each block is let go once it is read: a big report as one text takes 60 MiB beside its tree.
    """
    for number, piece in enumerate(pieces):
        if number % 2 == 0:
            oxml_parser.feed(piece.encode())
            continue
        written = section[piece]
        written.reverse()
        while written:
            oxml_parser.feed(written.pop().encode())
        oxml_parser.feed(f"<!--{_HERE}{piece}-->".encode())
    return oxml_parser.close()


def _declared(text: str, present: Mapping[str | None, str]) -> str:
    """Return the document with all prefixes of the written parts declared on its root."""
    if any(present.get(prefix, address) != address for prefix, address in wml.NS.items()):
        raise UsageError(
            "Templat laporan memakai awalan XML yang tidak lazim.",
            "Simpan ulang dari Word sebagai .docx, atau pakai kembali templat bawaan.",
        )
    missing = [f' xmlns:{p}="{a}"' for p, a in wml.NS.items() if p not in present]
    name = text.index("<w:document") + len("<w:document")
    return f"{text[:name]}{''.join(missing)}{text[name:]}"


def _close(marker: Any, filled: bool) -> None:
    """Take a marker away, and its section break to the element before it where that is allowed."""
    last = marker.getprevious() if filled else None
    word_section = marker.find(f"{W}pPr/{W}sectPr")
    if last is not None and (word_section is None or _can_close(last)):
        if word_section is not None:
            last.find(f"{W}pPr").append(word_section)
        marker.getparent().remove(marker)
    else:
        _shrink(marker, word_section)


def _shrink(marker: Any, section: Any) -> None:
    """Make a marker that must stay for its section break invisible and without height."""
    for children in list(marker):
        marker.remove(children)
    (empty,) = wml.parse(
        '<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>'
        '<w:rPr><w:sz w:val="2"/></w:rPr></w:pPr></w:p>'
    )
    ppr = empty[0]
    if section is not None:
        ppr.append(section)
    marker.append(ppr)


def _can_close(element: Any) -> bool:
    """Return whether a section may end with this element: a plain paragraph.

    LibreOffice loses the page numbers of a section that ends inside a list field.
    """
    return (
        element.tag == f"{W}p"
        and element.find(f"{W}pPr") is not None
        and next(element.iter(f"{W}fldChar"), None) is None
    )
