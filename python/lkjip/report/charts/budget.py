"""Chart: performance beside spending, of the lowest level of the budget that fits a page."""

from __future__ import annotations

from collections.abc import Sequence

from lkjip.report.blocks import builders as s
from lkjip.report.blocks.model import Block, Reference
from lkjip.report.charts import svg
from lkjip.report.charts.bars import Bar, BarGroup, horizontal_bars, to_picture
from lkjip.report.material.model import ProgramRow, ReportMaterial
from lkjip.report.material.totals import fitting_level, level_name, lowest_rows
from lkjip.report.wording import figures as words

AT_MOST = 12
KEY = "grafik.anggaran"


def budget_chart(material: ReportMaterial) -> tuple[Block, ...]:
    """Return a sentence that refers to it, and the chart; nothing without figures for both."""
    spent = [b for b in material.programs if b.serapan is not None]
    row = fitting_level(spent, AT_MOST)
    if not svg.is_available() or not row:
        return ()
    all_items = [
        BarGroup(
            " ".join(b.description.split()),
            (
                Bar(b.capaian, svg.DARK, "capaian belum ada"),
                Bar(b.serapan, svg.HATCHED),
            ),
        )
        for b in row
    ]
    height, content = horizontal_bars(
        all_items, ((svg.DARK, "capaian kinerja"), (svg.HATCHED, "serapan anggaran"))
    )
    title = f"Capaian kinerja dan serapan anggaran {words.title_period(material.identity)} (persen)"
    detail = "; ".join(
        f"{' '.join(b.description.split())}: capaian {words.percent(b.capaian)}, "
        f"serapan {words.percent(b.serapan)}"
        for b in row
    )
    return (
        s.paragraph(
            f"Capaian kinerja dan serapan anggaran{_shown(material, row)} disandingkan dalam ",
            Reference(KEY),
            ".",
        ),
        to_picture(
            KEY, title, height, content, f"Diagram batang berpasangan. {title}. {detail}.",
            s.entry_source(material),
        ),
    )  # fmt: skip


def _shown(material: ReportMaterial, row: Sequence[ProgramRow]) -> str:
    """Name the level that is drawn; nothing where it is the lowest one."""
    if {b.code for b in row} <= {b.code for b in lowest_rows(material)}:
        return ""
    return f" setiap {level_name(row)}"
