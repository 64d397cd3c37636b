"""Puts the written parts of a report into its template: as text, read once as a whole.

Reading a part by itself and moving its elements costs three times as much: lxml copies every
element that leaves the root on which its namespaces are declared.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from docx.document import Document as WordDocument
from docx.oxml import parse_xml
from lxml import etree

from lkjip.errors import UsageError
from lkjip.report.word import wml
from lkjip.report.word.template import place_paragraphs
from lkjip.report.word.wml import W

_HERE = "lkjip:"
"""Begins a comment that holds the place of a part while the document is text."""
_MARK = re.compile(f"<!--{_HERE}(.*?)-->")


def put_in_place(document: WordDocument, section: Mapping[str, str]) -> WordDocument:
    """Return the document with each part's XML at its marker.

    The marker's section break moves to the last element. The document given is used up.
    """
    root = document.element
    for name, marker in place_paragraphs(document):
        marker.addprevious(etree.Comment(f"{_HERE}{name}"))
    pieces = _MARK.split(_declared(etree.tostring(root, encoding="unicode"), root.nsmap))
    # The comment stays behind the part until the marker after it has been found again.
    pieces[1::2] = [f"{section[name]}<!--{_HERE}{name}-->" for name in pieces[1::2]]
    part = document.part
    part._element = parse_xml("".join(pieces).encode())
    whole: WordDocument = part.document
    for mark in list(whole.element.body.iter(etree.Comment)):
        if mark.text.startswith(_HERE):
            marker = mark.getnext()
            mark.getparent().remove(mark)
            _close(marker, bool(section[mark.text.removeprefix(_HERE)]))
    return whole


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
