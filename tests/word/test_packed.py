"""A Word file's bytes depend on its content alone, on every system and at every hour."""

from __future__ import annotations

import io
from zipfile import ZIP_STORED, ZipFile

from docx import Document
from docx.shared import Mm

from lkjip.report.charts import svg
from lkjip.word.emblem import add_emblem
from lkjip.word.packed import document_bytes

TALL = svg.to_png(svg.picture(30, 120, svg.box(0, 0, 30, 120)))


def made() -> bytes:
    document = Document()
    add_emblem(document.add_paragraph("Kop"), TALL, Mm(20), Mm(24))
    return document_bytes(document)


def test_equal_documents_give_equal_bytes() -> None:
    assert made() == made()
    entries = ZipFile(io.BytesIO(made())).infolist()
    assert {entry.date_time for entry in entries} == {(1980, 1, 1, 0, 0, 0)}
    assert {e.compress_type for e in entries if e.filename.endswith(".png")} == {ZIP_STORED}


def test_a_tall_emblem_keeps_its_shape() -> None:
    [shape] = Document(io.BytesIO(made())).inline_shapes
    assert (round(shape.width.mm), round(shape.height.mm)) == (6, 24)
