"""Analyses 6 and 7: efficiency of resources, and the programmes that supported the result."""

from __future__ import annotations

from lkjip.report.analyses.causes import answer_pieces
from lkjip.report.blocks import builders as s
from lkjip.report.blocks.model import (
    Block,
    Column,
    Content,
    DataRow,
    Gap,
    ParagraphBlock,
    Reference,
    Table,
)
from lkjip.report.material.model import Indikator, ProgramRow, ReportMaterial, Sasaran
from lkjip.report.material.totals import measured
from lkjip.report.wording import figures as words
from lkjip.report.wording.efficiency_text import explain_efficiency
from lkjip.report.wording.explanation import to_paragraphs
from lkjip.report.wording.programmes_text import explain_support


def program_sasaran(material: ReportMaterial, x: Sasaran) -> tuple[ProgramRow, ...]:
    """Return the programme rows of a sasaran, in printed order."""
    name = " ".join(x.name.split()).casefold()
    return tuple(b for b in material.programs if " ".join(b.sasaran.split()).casefold() == name)


def analysis_6(material: ReportMaterial, x: Sasaran, key: str) -> tuple[Block, ...]:
    """Capaian against serapan per lowest line, then what the units say about thrift."""
    leaves = list(measured(program_sasaran(material, x)))
    content: list[Block] = []
    if leaves:
        content += [
            s.paragraph(
                "Efisiensi diukur dengan membandingkan capaian kinerja dan serapan anggaran, "
                "sebagaimana disajikan dalam ",
                Reference(f"{key}.6"),
                ".",
            ),
            _efficiency_table(material, leaves, key),
        ]
    sentence = to_paragraphs(explain_efficiency(leaves, full_year=material.full_year))
    if not leaves:
        gap = Gap("pagu dan realisasi", s.compiler(material), "Isi register Program dan formulir.")
        sentence = [s.paragraph(gap)]
    unit = [p for i in x.indikator if (p := _unit_words(material, i, "efisiensi"))]
    opening = [
        s.paragraph("Menurut unit pelaksana, penggunaan sumber daya adalah sebagai berikut:")
    ]
    content.append(
        s.section(f"{key}.6", "Efisiensi", [*sentence, *(opening if unit else ()), *unit])
    )
    return tuple(content)


def _efficiency_table(material: ReportMaterial, leaves: list[ProgramRow], key: str) -> Table:
    return Table(
        f"{key}.6",
        f"Capaian kinerja dan serapan anggaran {words.title_period(material.identity)}",
        (
            Column("Kode", 20),
            Column("Program / kegiatan / sub kegiatan", 41),
            Column("Capaian", 13, Content.NUMBER),
            Column("Serapan", 13, Content.NUMBER),
            Column("Efisiensi (poin)", 13, Content.NUMBER),
        ),
        tuple(
            DataRow((b.code, b.description, words.percent(b.capaian), words.percent(b.serapan),
                   words.exact_points(b.efficiency)))
            for b in leaves
        ),
        "Efisiensi = capaian kinerja − serapan anggaran.",
    )  # fmt: skip


def _unit_words(material: ReportMaterial, i: Indikator, items: str) -> ParagraphBlock | None:
    """Return the unit's answer as a list item; none where no unit was asked and none answered."""
    j = i.analysis.efficiency if items == "efisiensi" else i.analysis.support
    nobody = not i.asked or (i.details and not i.unit)
    if nobody and s.empty(j.text):
        return None
    return s.items(*answer_pieces(material, i, items, j, f"{words.large(i.name)}. "))


def analysis_7(material: ReportMaterial, x: Sasaran, key: str) -> tuple[Block, ...]:
    """Return all programme rows of the sasaran with capaian and money, then the units' words."""
    row = program_sasaran(material, x)
    content: list[Block] = []
    if row:
        content += [
            s.paragraph(
                "Program, kegiatan, dan sub kegiatan yang menunjang sasaran ini disajikan dalam ",
                Reference(f"{key}.7"),
                ".",
            ),
            _program_table(row, key),
        ]
    description = to_paragraphs(explain_support(measured(row), full_year=material.full_year))
    text = [p for i in x.indikator if (p := _unit_words(material, i, "pendukung"))]
    if not row:
        gap = Gap("program penunjang sasaran ini", s.compiler(material), "Isi register Program.")
        text.insert(0, s.paragraph(gap))
    if text and row:
        text.insert(0, s.paragraph("Menurut unit pelaksana, pendukung setiap indikator adalah:"))
    if description or text:
        content.append(s.section(f"{key}.7", "Program penunjang", [*description, *text]))
    return tuple(content)


def level(row: tuple[ProgramRow, ...], b: ProgramRow) -> int:
    """Depth of a row under the rows of this table."""
    parent = {x.code: x.parent for x in row}
    inside, code = 0, b.parent
    while code in parent and inside < len(row):
        inside, code = inside + 1, parent[code]
    return inside


def _program_table(row: tuple[ProgramRow, ...], key: str) -> Table:
    return Table(
        f"{key}.7",
        "Program, kegiatan, dan sub kegiatan penunjang sasaran",
        (
            Column("Kode", 20),
            Column("Uraian", 36),
            Column("Capaian", 12, Content.NUMBER),
            Column("Kategori", 14, Content.CENTRED),
            Column("Realisasi (Rp)", 18, Content.NUMBER),
        ),
        tuple(
            DataRow((b.code, b.description, words.percent(b.capaian), b.category or "–",
                   words.money(b.realisasi)), bold=level(row, b) == 0, level=level(row, b))
            for b in row
        ),
    )  # fmt: skip
