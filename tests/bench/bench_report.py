"""How fast the report is written: against raw XML tables, and against the number of indicators.

``python -m tests.bench.bench_report`` prints the tables that ``python -m tests.bench`` puts into
docs/performance.md. The product's writer adds blocks to the template; the bare strings put the
same tables into the same template.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from xml.sax.saxutils import escape

from tests.bench.table import table

from lkjip.measure.numbers.value import Value
from lkjip.measure.rules.category import SCALE_86_2017
from lkjip.report.blocks.model import Block, Table
from lkjip.report.charts import svg
from lkjip.report.compose import compose
from lkjip.report.material import model as b
from lkjip.report.outline import outline
from lkjip.report.word import template as template
from lkjip.report.word import wml
from lkjip.report.word.package import document_bytes
from lkjip.report.word.writer import Writer

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
    writer = Writer(template.style_id(document), lambda png: "", TIME)
    for blocks in content.values():
        writer.prepare(blocks)
    xml = {name: wml.parse(writer.write(blocks, 155)) for name, blocks in content.items()}
    template.put_in_place(document, xml)
    return document_bytes(document)


def raw(content: dict[str, tuple[Block, ...]]) -> bytes:
    """The same cells and paragraphs as raw XML: strings joined by hand, nothing measured."""
    document = template.open_up(TEMPLATE)
    xml = {name: wml.parse("".join(map(_raw_xml, blocks))) for name, blocks in content.items()}
    template.put_in_place(document, xml)
    return document_bytes(document)


def _raw_xml(blocks: Block) -> str:
    def p(text: str, style: str) -> str:
        content = f'<w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'
        return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{content}</w:p>'

    if not isinstance(blocks, Table):
        return "".join(p(text, "LKjIPIsi") for text in _text(blocks))
    row = [[k.title for k in blocks.col], *([str(s) for s in r.cell] for r in blocks.row)]
    beginning = '<w:tc><w:tcPr><w:tcW w:w="900" w:type="dxa"/></w:tcPr>'
    content = "".join(
        "<w:tr><w:trPr><w:cantSplit/></w:trPr>"
        + "".join(f"{beginning}{p(s, 'LKjIPSel')}</w:tc>" for s in cell)
        + "</w:tr>"
        for cell in row
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
    a, c = fastest(lambda: write_document(content)), fastest(lambda: raw(content))
    head = ("work", "ms CPU", "ratio")
    writing = [
        [f"the product's writer, {data_table} tables", f"{a:.0f}", f"{a / c:.2f}×"],
        ["the same cells as bare strings of XML", f"{c:.0f}", ""],
    ]
    rows = []
    for sasaran in (4, 8) if short else (4, 8, 16, 32):
        one = material(sasaran)
        t = fastest(lambda one=one: compose(one, TEMPLATE, 1, TIME), 2)  # type: ignore[misc]
        how_many = len(one.indikator)
        rows.append([str(how_many), f"{t:.0f}", f"{t / how_many:.1f}"])
    growth = table(("indicators", "ms CPU", "ms an indicator"), rows)
    return {"report-writing": table(head, writing), "report-growth": growth}


if __name__ == "__main__":
    print(*parts(short="--singkat" in sys.argv).values(), sep="\n\n")
