"""Builders of valid material; a test breaks one thing of it."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from typing import Any

from docx import Document

from lkjip.measure.numbers.quantity import Quantity
from lkjip.measure.numbers.value import Value
from lkjip.report.material import model as b

D = Decimal
VALUES = ("target", "realisasi", "end_target")


def whole(x: Quantity | int | Value | None, typed: str = "") -> Value:
    """A value from its meaning, with the office's words where it has some."""
    if isinstance(x, Value):
        return x
    return Value.of(D(x) if isinstance(x, int) else x, typed)


def _whole_values(change: dict[str, Any]) -> dict[str, Any]:
    return {k: whole(v) if k in VALUES else v for k, v in change.items()}


def indikator(**change: Any) -> b.Indikator:
    """An output of 7 documents of which 5 are there."""
    base = b.Indikator(
        code="IK02",
        name="Jumlah Dokumen Penataan",
        measure_unit="Dokumen",
        target=whole(7),
        realisasi=whole(5),
        capaian=D(5) / D(7) * 100,
        category="Sedang",
        formula="5 / 7 × 100",
        unit="Sub Bagian Administrasi Pemerintahan",
    )
    return replace(base, **_whole_values(change))


def past(realisasi: str | int, **change: Any) -> tuple[b.OtherYear, ...]:
    """The year 2023."""
    return (replace(b.OtherYear(2023, whole(D(realisasi))), **change),)


def against(value: int | Decimal, name: str = "") -> tuple[b.Comparator, ...]:
    """One comparator with this value."""
    return (b.Comparator(name, None, whole(value)),)


def with_indikator(material: b.ReportMaterial, code: str, **change: Any) -> b.ReportMaterial:
    """The material with one indicator changed."""
    new = _whole_values(change)
    sasaran = tuple(
        replace(
            s,
            indikator=tuple(replace(i, **new) if i.code == code else i for i in s.indikator),
        )
        for s in material.sasaran
    )
    return replace(material, sasaran=sasaran)


def edit_docx(docx: bytes, change: Callable[[Any], None]) -> bytes:
    """The document as a person leaves it: opened, changed, saved."""
    document = Document(io.BytesIO(docx))
    change(document)
    left_out = io.BytesIO()
    document.save(left_out)
    return left_out.getvalue()


def replace_paragraph(beginning: str, new: str) -> Callable[[Any], None]:
    """Overwrite the paragraph that begins so."""

    def change(document: Any) -> None:
        find(document, beginning).runs[0].text = new
        for r in find(document, new[:30]).runs[1:]:
            r.text = ""

    return change


def find(document: Any, beginning: str) -> Any:
    """The first paragraph that begins so."""
    return next(
        p
        for p in document.paragraphs
        if p.text.strip().startswith(beginning) and not p.style.name.startswith(("toc", "table of"))
    )


def insert_after(beginning: str, new: str) -> Callable[[Any], None]:
    """A new paragraph below the one that begins so, in its style."""

    def change(document: Any) -> None:
        p = find(document, beginning)
        q = document.add_paragraph(new, style=p.style)
        p._p.addnext(q._p)

    return change
