"""Chart: capaian of every indicator, or of every sasaran when there are too many indicators."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

from lkjip.report.blocks import builders as s
from lkjip.report.blocks.model import Block, Picture, Reference
from lkjip.report.charts import svg
from lkjip.report.charts.bars import Bar, BarGroup, horizontal_bars, sheets, to_picture
from lkjip.report.material.model import Indikator, ReportMaterial, Sasaran
from lkjip.report.wording import figures as words

AT_MOST = 18
"""More indicators of several sasaran are drawn by sasaran."""
KEY = "grafik.capaian"


def capaian_chart(material: ReportMaterial) -> tuple[Block, ...]:
    """Return a sentence that refers to it, and the chart; nothing without a single capaian.

    Indicators that do not fit one page go on in further pictures.
    """
    all_items = _groups(material)
    if not svg.is_available() or not any(b.value is not None for k in all_items for b in k.bars):
        return ()
    parts = sheets(all_items)
    keys = [KEY if n == 1 else f"{KEY}.{n}" for n in range(1, len(parts) + 1)]
    references = [piece for key in keys for piece in (" dan ", Reference(key))][1:]
    return (
        s.paragraph(f"Capaian setiap {_per(material)} diperlihatkan dalam ", *references, "."),
        *(_picture(material, part, key) for part, key in zip(parts, keys, strict=True)),
    )


def _picture(material: ReportMaterial, part: tuple[BarGroup, ...], key: str) -> Picture:
    already = "mencapai target" if material.full_year else "mencapai target setahun"
    not_yet = "belum mencapai target" if material.full_year else "masih berjalan"
    height, content = horizontal_bars(part, ((svg.DARK, already), (svg.HATCHED, not_yet)))
    period = words.title_period(material.identity)
    title = f"Capaian setiap {_per(material)} {period} (persen)"
    return to_picture(key, title, height, content, _alt(title, part), s.entry_source(material))


def _per(material: ReportMaterial) -> str:
    return "sasaran" if _has_too_many(material) else "indikator"


def _has_too_many(material: ReportMaterial) -> bool:
    return len(material.main_indicators) > AT_MOST and len(material.sasaran) > 1


def _groups(material: ReportMaterial) -> list[BarGroup]:
    content: Iterable[Sasaran | Indikator] = material.main_indicators
    if _has_too_many(material):
        content = material.sasaran
    return [BarGroup(_label(x), (_bar(x),)) for x in content]


def _label(x: Sasaran | Indikator) -> str:
    name = " ".join(x.name.split())
    return f"{x.code}  {name}" if isinstance(x, Indikator) else name


def _bar(x: Sasaran | Indikator) -> Bar:
    content = svg.DARK if (x.capaian or Decimal(0)) >= 100 else svg.HATCHED
    without = x.status.value if isinstance(x, Indikator) and x.status.leaves_mean else "–"
    return Bar(x.capaian, content, without)


def _alt(title: str, all_items: Sequence[BarGroup]) -> str:
    def value(b: Bar) -> str:
        return b.without if b.value is None else words.percent(b.value)

    content = "; ".join(f"{k.label}: {', '.join(map(value, k.bars))}" for k in all_items)
    return f"Diagram batang. {title}. {content}. Garis putus-putus menandai 100 persen."
