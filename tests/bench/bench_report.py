"""How fast the report is written: against raw XML tables, and against the number of indicators.

``python -m tests.bench.bench_report`` prints the tables that ``python -m tests.bench`` puts into
docs/performance.md. The product's writer adds blocks to the template; the bare strings put the
same cells into the same template, and python-docx does so too.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from io import BytesIO
from itertools import chain
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile

from docx import Document
from tests.bench.fresh import fresh
from tests.bench.table import table

from lkjip.measure.numbers.value import Value
from lkjip.measure.rules.category import SCALE_86_2017
from lkjip.report.blocks.model import Block, Table
from lkjip.report.charts import svg
from lkjip.report.material import model as b
from lkjip.report.outline import outline
from lkjip.report.word import template as template
from lkjip.report.word.placing import put_in_place
from lkjip.report.word.writer import Writer
from lkjip.word.packed import document_bytes

TEMPLATE = Path(__file__).resolve().parents[2] / "forms" / "templat" / "lkjip.docx"
TIME = datetime.fromisoformat("2025-01-20T08:00:00")
PER_SASARAN = 5
D = Decimal


def material(sasaran: int, per_sasaran: int = PER_SASARAN) -> b.ReportMaterial:
    """Yearly material of this many sasaran, each with indicators, three years, two budget lines."""
    all_items, program = [], []
    for s in range(1, sasaran + 1):
        name = f"Meningkatnya mutu layanan pemerintahan bidang {s}"
        content = tuple(_indikator(s, n) for n in range(1, per_sasaran + 1))
        mean = sum((i.capaian or D(0) for i in content), D(0)) / len(content)
        all_items.append(b.Sasaran(name, content, mean, SCALE_86_2017.category(mean), "rata-rata"))
        program += _program(s, name)
    return b.ReportMaterial(
        b.Identity(2024, "Pemerintah Kota Contoh", "Sekretariat Daerah", "Bagian Uji"),
        tuple(all_items),
        tuple(program),
    )


def _indikator(s: int, n: int) -> b.Indikator:
    target, result = D(10 + n), D(8 + (s * n) % 7)
    capaian = result / target * 100
    response = b.Answer(f"Uraian unit mengenai indikator {s}.{n}, ditulis dalam satu kalimat.")
    return b.Indikator(
        f"IK{s:02}{n:02}",
        f"Jumlah dokumen layanan jenis {n} bidang {s} yang diselesaikan tepat waktu",
        "Dokumen",
        Value.of(target),
        Value.of(result),
        capaian,
        SCALE_86_2017.category(capaian),
        f"{result} / {target} × 100",
        unit=f"Sub Bagian {n}",
        past=(b.OtherYear(2022, Value.of(D(7))), b.OtherYear(2023, Value.of(D(9)), capaian=D(90))),
        end_target=Value.of(D(20)),
        end_capaian=result / 20 * 100,
        comparators=(b.Comparator("", None, Value.of(D(12))),),
        analysis=b.Analysis(response, response, response, response, response),
        origin=b.Origin(
            f"formulir_{n}.xlsx", "Kinerja", f"J{n + 5}", "unit@contoh.example", TIME, 1
        ),
    )


def _program(s: int, sasaran: str) -> list[b.ProgramRow]:
    base = b.ProgramRow(
        f"4.01.{s:02}", "Program", f"Program layanan bidang {s}", "", sasaran, "", D(80), "Tinggi",
        D(200_000_000), D(150_000_000), D(75), D(5),
    )  # fmt: skip
    children = [
        replace(
            base, code=f"4.01.{s:02}.{n}", level="Kegiatan", description=f"Kegiatan {n} bidang {s}",
            parent=base.code, pagu=D(100_000_000), realisasi=D(75_000_000),
        )
        for n in (1, 2)
    ]  # fmt: skip
    return [base, *children]


def write_document(content: dict[str, tuple[Block, ...]]) -> bytes:
    """Blocks → Word file, through the product's writer."""
    document = template.open_up(TEMPLATE)
    writer = Writer(template.style_id(document), lambda drawing: "", TIME)
    for blocks in content.values():
        writer.prepare(blocks)
    xml = {name: writer.write(blocks, 155) for name, blocks in content.items()}
    return document_bytes(put_in_place(document, xml))


def raw(content: dict[str, tuple[Block, ...]]) -> bytes:
    """The same cells and paragraphs as plain strings: joined by hand into the template's zip.

    Shares no function with the product's writer, so that a slow one there is not hidden.
    """
    body = "".join(_raw_xml(blocks) for part in content.values() for blocks in part)
    packed = BytesIO()
    with ZipFile(TEMPLATE) as source, ZipFile(packed, "w", ZIP_DEFLATED) as target:
        for name in source.namelist():
            data = source.read(name)
            if name == "word/document.xml":
                data = data.replace(b"<w:sectPr", body.encode() + b"<w:sectPr", 1)
            target.writestr(name, data)
    return packed.getvalue()


def raw_read(content: dict[str, tuple[Block, ...]]) -> bytes:
    """The plain strings, read once by python-docx and saved: known to be well-formed Word XML."""
    packed = BytesIO()
    Document(BytesIO(raw(content))).save(packed)
    return packed.getvalue()


def python_docx(content: dict[str, tuple[Block, ...]]) -> bytes:
    """The same cells and paragraphs through python-docx, each table's cells fetched once."""
    document = Document(str(TEMPLATE))
    for blocks in (block for part in content.values() for block in part):
        if not isinstance(blocks, Table):
            for text in _text(blocks):
                document.add_paragraph(text)
            continue
        rows = _cells(blocks)
        table_ = document.add_table(len(rows), len(blocks.col))
        for cell, text in zip(table_._cells, chain.from_iterable(rows), strict=True):
            cell.text = text
    packed = BytesIO()
    document.save(packed)
    return packed.getvalue()


def _cells(blocks: Table) -> list[list[str]]:
    """Head and rows of a table as texts; a short row is filled up."""
    rows = [[k.title for k in blocks.col], *([str(s) for s in r.cell] for r in blocks.row)]
    return [[*row, *[""] * (len(blocks.col) - len(row))] for row in rows]


def _raw_xml(blocks: Block) -> str:
    def p(text: str, style: str) -> str:
        content = f'<w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'
        return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{content}</w:p>'

    if not isinstance(blocks, Table):
        return "".join(p(text, "LKjIPIsi") for text in _text(blocks))
    beginning = '<w:tc><w:tcPr><w:tcW w:w="900" w:type="dxa"/></w:tcPr>'
    content = "".join(
        "<w:tr><w:trPr><w:cantSplit/></w:trPr>"
        + "".join(f"{beginning}{p(s, 'LKjIPSel')}</w:tc>" for s in cells)
        + "</w:tr>"
        for cells in _cells(blocks)
    )
    grid = '<w:gridCol w:w="900"/>' * len(blocks.col)
    return (
        f"{p(blocks.title, 'Caption')}<w:tbl><w:tblPr/><w:tblGrid>{grid}</w:tblGrid>{content}</w:tbl>"
        f"{p(blocks.source, 'LKjIPSumber')}"
    )


def _text(blocks: Block) -> list[str]:
    from lkjip.report.blocks.model import Heading, ParagraphBlock, Passage, paragraph_text

    if isinstance(blocks, Passage):
        return [paragraph_text(x) for x in blocks.content]
    if isinstance(blocks, ParagraphBlock):
        return [paragraph_text(blocks)]
    return [blocks.text] if isinstance(blocks, Heading) else []


def fastest(work: Callable[[], object], times: int = 5) -> float:
    """Milliseconds of processor time of the fastest run; other programs do not count."""
    when = []
    for _ in range(times):
        beginning = time.process_time()
        work()
        when.append(time.process_time() - beginning)
    return min(when) * 1000


_FRESH = """
import sys, time
from tests.bench.bench_report import TEMPLATE, TIME, material
from pathlib import Path
one, kept = material(int(sys.argv[1])), Path(sys.argv[2])
previous = kept.read_bytes() if kept.exists() else None
begun = time.process_time()
from lkjip.report.compose import compose
made = compose(one, TEMPLATE, 2 if previous else 1, TIME, previous).docx
print(time.process_time() - begun, len(made))
kept.write_bytes(made)
"""


def drafts(sasaran: int, times: int = 3) -> tuple[float, float, float, float]:
    """The first and the next draft, each in a process of its own, as a user has them.

    Milliseconds of processor time, the most memory of the first and its size in MiB (medians).
    """
    seen: list[tuple[float, float, float, float]] = []
    environment = {"PYTHONPATH": os.pathsep.join(sys.path)}
    for _ in range(times):
        with TemporaryDirectory() as folder:
            line = (sys.executable, "-c", _FRESH, str(sasaran), f"{folder}/draf.docx")
            first, later = (
                fresh(line, folder=TEMPLATE.parents[2], environment=environment) for _ in range(2)
            )
        (spent, size), (again, _) = (one.said.split() for one in (first, later))
        seen.append((float(spent) * 1000, float(again) * 1000, first.mib, int(size) / 2**20))
    one, two, three, four = (median(column) for column in zip(*seen, strict=True))
    return one, two, three, four


def without_pictures(content: b.ReportMaterial) -> dict[str, tuple[Block, ...]]:
    """The outline without pictures, which are drawn before anything is written."""
    present = svg.is_available
    try:
        svg.is_available = lambda: False  # type: ignore[assignment]
        return outline(content)
    finally:
        svg.is_available = present


def parts(*, short: bool) -> dict[str, str]:
    """The tables for docs/performance.md."""
    content = without_pictures(material(6))
    data_table = sum(isinstance(x, Table) for blocks in content.values() for x in blocks)
    sides = {
        f"the product's writer, {data_table} tables": write_document,
        "the same cells as plain strings in a zip": raw,
        "the same strings, read and saved by python-docx": raw_read,
        "the same cells through python-docx": python_docx,
    }
    spent = {name: fastest(lambda work=work: work(content)) for name, work in sides.items()}
    least = spent["the same strings, read and saved by python-docx"]
    writing = [[name, f"{t:.0f}", f"{t / least:.2f}×"] for name, t in spent.items()]
    rows = []
    for sasaran in (4, 8) if short else (4, 8, 16, 33, 200):
        first, later, mib, size = drafts(sasaran, 1 if short else 3)
        how_many = sasaran * PER_SASARAN
        rows.append(
            [f"{how_many:,}", f"{first:.0f}", f"{later:.0f}", f"{first / how_many:.1f}",
             f"{mib:.0f}", f"{size:.1f}"]
        )  # fmt: skip
    head_growth = ("indicators", "first draft, ms CPU", "next draft", "ms an indicator")
    head_growth += ("memory, MiB", "file, MiB")
    return {
        "report-writing": table(("work", "ms CPU", "ratio"), writing),
        "report-growth": table(head_growth, rows),
    }


if __name__ == "__main__":
    print(*parts(short="--singkat" in sys.argv).values(), sep="\n\n")
