"""Bab III.A per sasaran: the seven analyses of PermenPANRB 53/2014, Lampiran II."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from lkjip.report.analyses.benchmarks import analysis_3, analysis_4
from lkjip.report.analyses.causes import analysis_5
from lkjip.report.analyses.resources import analysis_6, analysis_7
from lkjip.report.analyses.supporting import explained_here, supporting_indicators
from lkjip.report.analyses.target import analysis_1
from lkjip.report.analyses.years import analysis_2
from lkjip.report.blocks import builders as s
from lkjip.report.blocks.model import Block, Heading, Picture, Table
from lkjip.report.material.model import ReportMaterial, Sasaran

Analysis = Callable[[ReportMaterial, Sasaran, str], tuple[Block, ...]]
SEVEN_ANALYSES: tuple[tuple[str, Analysis], ...] = (
    ("Target dan realisasi tahun ini", analysis_1),
    ("Perbandingan dengan tahun sebelumnya", analysis_2),
    ("Kemajuan terhadap target akhir Renstra", analysis_3),
    ("Perbandingan dengan standar nasional", analysis_4),
    ("Penyebab keberhasilan atau kegagalan serta solusi", analysis_5),
    ("Efisiensi penggunaan sumber daya", analysis_6),
    ("Program dan kegiatan penunjang", analysis_7),
)
ANALYSIS_TITLES = tuple(title for title, _ in SEVEN_ANALYSES)
CITY_TITLES = (
    *ANALYSIS_TITLES[:2],
    "Kemajuan terhadap target akhir RPJMD",
    *ANALYSIS_TITLES[3:6],
    "Program dan perangkat daerah penunjang",
)
_IN_UNITS_WORDS = (analysis_5, analysis_6)
"""Those that print what the units wrote, about supporting indicators too."""
PRECEDING = 2
"""Headings of Bab III.A before the first sasaran: how it is measured, and the summary."""


def chapter3_sasaran(material: ReportMaterial, number: int, x: Sasaran) -> tuple[Block, ...]:
    """One sasaran, the ``number``-th; each analysis of its main indicators under its heading.

    The other indicators follow the programmes in a table of their own.
    """
    name = f"Sasaran {number}: {' '.join(x.name.split())}"
    key = goal_key(material, number, x)
    content: list[Block] = [Heading(name, 3, number=f"{number + PRECEDING}.")]
    main = replace(x, indikator=x.main_indicators)
    explained = replace(x, indikator=(*main.indikator, *explained_here(x)))
    for letter, (title, analysis) in zip("abcdefg", SEVEN_ANALYSES, strict=True):
        content.append(Heading(title, 4, number=f"{letter}."))
        about = explained if analysis in _IN_UNITS_WORDS else main
        content.extend(analysis(material, about, key))
    content.extend(supporting_indicators(material, x, key))
    return mention(material, number, content)


def goal_key(material: ReportMaterial, number: int, x: Sasaran) -> str:
    """Return the key of a sasaran's passages; of two with one name the later bears its number."""
    key = s.sasaran_key(x)
    if any(s.sasaran_key(y) == key for y in material.sasaran[: number - 1]):
        return f"{key}.{number}"
    return key


def mention(material: ReportMaterial, number: int, content: Iterable[Block]) -> tuple[Block, ...]:
    """Return the blocks of a sasaran; their captions name it when there are several."""
    if len(material.sasaran) == 1:
        return tuple(content)
    return tuple(_mention(b, number) for b in content)


def _mention(b: Block, number: int) -> Block:
    """Captions tell the sasaran when there are several: else the lists show the same ones twice."""
    if isinstance(b, Table | Picture) and b.key:
        return replace(b, title=f"{b.title}, Sasaran {number}")
    return b
