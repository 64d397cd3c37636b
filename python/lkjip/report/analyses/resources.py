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
    Piece,
    Reference,
    Table,
)
from lkjip.report.material.model import Indikator, ProgramRow, ReportMaterial, Sasaran
from lkjip.report.material.totals import (
    budget_key,
    depths,
    fitting_level,
    level_name,
    measured,
    rows_of_sasaran,
    upper_rows,
)
from lkjip.report.wording import figures as words
from lkjip.report.wording.efficiency_text import (
    efficiency_head,
    efficiency_source,
    explain_efficiency,
)
from lkjip.report.wording.explanation import to_paragraphs
from lkjip.report.wording.programmes_text import explain_support

MOST_ROWS = 15
"""Rows of a table of efficiency; a sasaran with more shows the level above."""
MOST_SUPPORTING = 25
"""Rows of the programmes of a sasaran with their sub-kegiatan; more show programme and kegiatan."""


def analysis_6(material: ReportMaterial, x: Sasaran, key: str) -> tuple[Block, ...]:
    """Capaian against serapan per lowest line, then what the units say about thrift."""
    rows = rows_of_sasaran(material, x)
    leaves = list(fitting_level(rows, MOST_ROWS))
    level_shown = f" setiap {level_name(leaves)}" if len(leaves) < len(measured(rows)) else ""
    content: list[Block] = []
    if leaves:
        content += [
            s.paragraph(
                "Efisiensi diukur dengan membandingkan capaian kinerja dan serapan "
                f"anggaran{level_shown}, sebagaimana disajikan dalam ",
                Reference(f"{key}.6"),
                ".",
            ),
            _efficiency_table(material, leaves, key),
        ]
    sentence = to_paragraphs(
        explain_efficiency(leaves, material.method.efficiency, full_year=material.full_year)
    )
    if not leaves:
        gap = Gap("pagu dan realisasi", s.compiler(material), "Isi register Program dan formulir.")
        sentence = [s.paragraph(gap)]
    unit = [p for i in x.indikator if (p := _unit_words(material, i))]
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
            Column(efficiency_head(material.method.efficiency), 13, Content.NUMBER),
        ),
        tuple(
            DataRow((b.code, b.description, words.percent(b.capaian), words.percent(b.serapan),
                   words.exact_points(b.efficiency)))
            for b in leaves
        ),
        efficiency_source(material.method.efficiency),
    )  # fmt: skip


def _unit_words(material: ReportMaterial, i: Indikator) -> ParagraphBlock | None:
    """Return the unit's words on thrift as a list item; none where nobody was asked or answered."""
    j = i.analysis.efficiency
    nobody = not i.asked or (i.details and not i.unit)
    if nobody and s.empty(j.text):
        return None
    return s.items(*answer_pieces(material, i, "efisiensi", j, f"{words.large(i.name)}. "))


def analysis_7(material: ReportMaterial, x: Sasaran, key: str) -> tuple[Block, ...]:
    """Return all programme rows of the sasaran with capaian and money, and how they stand."""
    row = rows_of_sasaran(material, x)
    shown = upper_rows(row, MOST_SUPPORTING)
    content: list[Block] = []
    if row:
        named = "Program, kegiatan, dan sub kegiatan" if shown == row else "Program dan kegiatan"
        rest: tuple[Piece | str, ...] = ()
        if shown != row:
            rest = ("; sub kegiatannya dalam ", Reference(budget_key(material)))
        content += [
            s.paragraph(
                f"{named} yang menunjang sasaran ini disajikan dalam ",
                Reference(f"{key}.7"),
                *rest,
                ".",
            ),
            _program_table(shown, key, named),
        ]
    lowest = measured(shown)
    description = to_paragraphs(explain_support(lowest, full_year=material.full_year))
    if not row:
        gap = Gap("program penunjang sasaran ini", s.compiler(material), "Isi register Program.")
        description.insert(0, s.paragraph(gap))
    if description:
        content.append(s.section(f"{key}.7", "Program penunjang", description))
    return tuple(content)


def _program_table(row: tuple[ProgramRow, ...], key: str, named: str) -> Table:
    depth = depths(row)
    return Table(
        f"{key}.7",
        f"{named} penunjang sasaran",
        (
            Column("Kode", 20),
            Column("Uraian", 36),
            Column("Capaian", 12, Content.NUMBER),
            Column("Kategori", 14, Content.CENTRED),
            Column("Realisasi (Rp)", 18, Content.NUMBER),
        ),
        tuple(
            DataRow(
                (
                    b.code,
                    b.description,
                    words.percent(b.capaian),
                    b.category or "–",
                    words.money(b.realisasi),
                ),
                bold=depth[b.code] == 0,
                level=depth[b.code],
            )
            for b in row
        ),
    )
