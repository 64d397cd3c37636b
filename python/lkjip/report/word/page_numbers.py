"""Puts page numbers into the lists of a finished report, as a layout has shown them.

Works on any version, edited by hand or not; nothing but the lists changes.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from typing import Any

from docx import Document
from docx.document import Document as WordDocument

from lkjip.report.word import wml
from lkjip.report.word.pages import Numbering, label
from lkjip.report.word.wml import W
from lkjip.word.packed import document_bytes


def fill_numbers(docx: bytes, pages: Mapping[str, int]) -> bytes:
    """Return the report with the results of its PAGEREF fields filled in.

    ``pages`` is the page of each bookmark, counted from 1 (``pages.from_pdf``). Word is no
    longer asked to refresh the fields when it opens the document.
    """
    document = Document(io.BytesIO(docx))
    number = label(pages, _part(document))
    for beginning in document.element.body.iter(f"{W}instrText"):
        words = (beginning.text or "").split()
        if len(words) > 1 and words[0] == "PAGEREF" and words[1] in number:
            _write_result(beginning.getparent(), number[words[1]])
    for settings in document.settings.element.findall(f"{W}updateFields"):
        document.settings.element.remove(settings)
    return document_bytes(document)


def _part(document: WordDocument) -> list[tuple[Numbering, list[str]]]:
    """Sections in order: how each numbers its pages, and its bookmarks."""
    left_out: list[tuple[Numbering, list[str]]] = []
    name: list[str] = []
    for e in document.element.body:
        name += [b.get(f"{W}name") or "" for b in e.iter(f"{W}bookmarkStart")]
        section = e if e.tag == f"{W}sectPr" else e.find(f"{W}pPr/{W}sectPr")
        if section is not None:
            left_out.append((_numbering(section), name))
            name = []
    return left_out


def _numbering(section: Any) -> Numbering:
    number_type = section.find(f"{W}pgNumType")
    if number_type is None:
        return Numbering()
    begin = number_type.get(f"{W}start")
    return Numbering(number_type.get(f"{W}fmt") or "decimal", int(begin) if begin else None)


def _write_result(run: Any, text: str) -> None:
    """Overwrite what stands between the field's separator and its end."""
    result = list(_outcome(run))
    for r in result[1:]:
        r.getparent().remove(r)
    if result:
        for children in list(result[0]):
            if children.tag != f"{W}rPr":
                result[0].remove(children)
        (new,) = wml.parse(f"<w:p><w:r>{wml.t(text)}</w:r></w:p>")
        result[0].extend(list(new[0]))


def _outcome(run: Any) -> Iterator[Any]:
    """Yield the runs of a field's result."""
    inside = False
    for r in run.itersiblings():
        mark = r.find(f"{W}fldChar")
        kind = None if mark is None else mark.get(f"{W}fldCharType")
        if kind == "end":
            return
        if inside and r.tag == f"{W}r":
            yield r
        inside = inside or kind == "separate"
