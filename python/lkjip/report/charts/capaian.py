"""Chart: capaian of every indicator, or of every sasaran when there are too many indicators."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from lkjip.report.blocks import builders as s
from lkjip.report.blocks.model import Block, Reference
from lkjip.report.charts import svg
from lkjip.report.charts.bars import Bar, BarGroup, horizontal_bars, to_picture
from lkjip.report.material.model import Indikator, ReportMaterial, Sasaran
from lkjip.report.wording import figures as words

AT_MOST = 18
"""Bars that fit a page and stay readable."""
KEY = "grafik.capaian"


def capaian_chart(material: ReportMaterial) -> tuple[Block, ...]:
    """Return a sentence that refers to it, and the chart; nothing without a single capaian."""
    all_items = _groups(material)
    if not svg.is_available() or not any(b.value is not None for k in all_items for b in k.bars):
        return ()
    already = "mencapai target" if material.full_year else "mencapai target setahun"
    not_yet = "belum mencapai target" if material.full_year else "masih berjalan"
    height, content = horizontal_bars(all_items, ((svg.DARK, already), (svg.HATCHED, not_yet)))
    per = "sasaran" if _has_too_many(material) else "indikator"
    title = f"Capaian setiap {per} {words.title_period(material.identity)} (persen)"
    return (
        s.paragraph(f"Capaian setiap {per} diperlihatkan dalam ", Reference(KEY), "."),
        to_picture(KEY, title, height, content, _alt(title, all_items), s.entry_source(material)),
    )


def _has_too_many(material: ReportMaterial) -> bool:
    return len(material.indikator) > AT_MOST and len(material.sasaran) > 1


def _groups(material: ReportMaterial) -> list[BarGroup]:
    content: Iterable[Sasaran | Indikator] = material.indikator[:AT_MOST]
    if _has_too_many(material):
        content = material.sasaran[:AT_MOST]
    return [BarGroup(_label(x), (_bar(x),)) for x in content]


def _label(x: Sasaran | Indikator) -> str:
    name = " ".join(x.name.split())
    return f"{x.code}  {name}" if isinstance(x, Indikator) else name


def _bar(x: Sasaran | Indikator) -> Bar:
    content = svg.DARK if (x.capaian or Decimal(0)) >= 100 else svg.HATCHED
    without = x.status.value if isinstance(x, Indikator) and x.status.leaves_mean else "–"
    return Bar(x.capaian, content, without)


def _alt(title: str, all_items: list[BarGroup]) -> str:
    def value(b: Bar) -> str:
        return b.without if b.value is None else words.percent(b.value)

    content = "; ".join(f"{k.label}: {', '.join(map(value, k.bars))}" for k in all_items)
    return f"Diagram batang. {title}. {content}. Garis putus-putus menandai 100 persen."
