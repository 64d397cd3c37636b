"""Bab III.A per sasaran of the city: the seven analyses, in the words of Bagian Organisasi.

The first four compare figures; the OPD's own words are not repeated (reviu II.7).
"""

from __future__ import annotations

from collections.abc import Callable

from lkjip.report.analyses.benchmarks import analysis_3, analysis_4
from lkjip.report.analyses.target import analysis_1
from lkjip.report.analyses.years import analysis_2
from lkjip.report.blocks import builders as s
from lkjip.report.blocks.model import Block, Gap, Heading, ParagraphBlock, Text
from lkjip.report.chapters.goals import CITY_TITLES, PRECEDING, goal_key, mention
from lkjip.report.city.support import efficiency_table, support_table
from lkjip.report.material.city import CityGoalPart
from lkjip.report.material.model import ReportMaterial, Sasaran
from lkjip.report.wording import figures as words
from lkjip.tables.choices import CityAnalysis

Analysis = Callable[[ReportMaterial, Sasaran, str], tuple[Block, ...]]
COMPARED: tuple[Analysis, ...] = (analysis_1, analysis_2, analysis_3, analysis_4)
WRITE = "Tulis di kolom Uraian lembar Analisis Kota, atau langsung di bagian ini."


def city_goal(
    material: ReportMaterial, number: int, x: Sasaran, goal: CityGoalPart
) -> tuple[Block, ...]:
    """One sasaran, the ``number``-th; each analysis under its heading."""
    key = goal_key(material, number, x)
    name = f"Sasaran {number}: {' '.join(x.name.split())}"
    content: list[Block] = [
        Heading(name, 3, number=f"{number + PRECEDING}."),
        *_origin(goal),
    ]
    for place, (analysis, title) in enumerate(zip(CityAnalysis, CITY_TITLES, strict=True)):
        content.append(Heading(title, 4, number=f"{'abcdefg'[place]}."))
        if place < len(COMPARED):
            content += COMPARED[place](material, x, key)
            content += _said(goal, analysis, key)
        elif analysis is CityAnalysis.CAUSES:
            content += _causes(material, goal, key)
        elif analysis is CityAnalysis.EFFICIENCY:
            content += _efficiency(material, x, goal, key)
        else:
            content += _programmes(material, goal, key)
    return mention(material, number, content)


def _origin(goal: CityGoalPart) -> tuple[Block, ...]:
    """Say under which misi and tujuan the sasaran stands, and which OPD carry it."""
    parts = []
    if goal.mission:
        parts.append(f"mendukung {_lead('misi', goal.mission)}")
    if goal.aim:
        parts.append(f"dengan {_lead('tujuan', goal.aim)}")
    if goal.carriers:
        parts.append(f"diampu oleh {words.series(goal.carriers)}")
    if not parts:
        return ()
    return (s.paragraph(f"Sasaran ini {', '.join(parts)}."),)


def _lead(noun: str, text: str) -> str:
    """Put the noun before a text that does not begin with it; quote the text itself."""
    tidied = " ".join(text.split()).rstrip(".")
    if tidied.casefold().startswith(noun):
        return f"{tidied[: len(noun)].lower()}{tidied[len(noun) :]}"
    return f"{noun} “{tidied}”"


def _written(text: str) -> tuple[ParagraphBlock, ...]:
    """Return a typed text; a list keeps its lines and marks."""
    lead, listed = s.typed_list(text)
    if not listed:
        return s.text_paragraphs(text)
    head = (s.paragraph(Text(lead)),) if lead else ()
    return (*head, *(s.items(words.sentence(line), number=mark) for mark, line in listed))


def _said(goal: CityGoalPart, analysis: CityAnalysis, key: str) -> tuple[Block, ...]:
    """Return the city's words about an analysis that has figures of its own."""
    text = goal.words.get(analysis, "")
    if not text.strip():
        return ()
    return (s.section(f"{key}.{analysis[0]}.kota", f"Analisis kota {analysis}", _written(text)),)


def _causes(material: ReportMaterial, goal: CityGoalPart, key: str) -> tuple[Block, ...]:
    text = goal.words.get(CityAnalysis.CAUSES, "")
    gap = Gap("analisis sebab, kendala, dan solusi kota", s.compiler(material), WRITE)
    said = _written(text) if text.strip() else (s.paragraph(gap),)
    return (s.section(f"{key}.5", "Sebab dan solusi", said),)


def _efficiency(
    material: ReportMaterial, x: Sasaran, goal: CityGoalPart, key: str
) -> tuple[Block, ...]:
    text = goal.words.get(CityAnalysis.EFFICIENCY, "")
    content: list[Block] = list(efficiency_table(material, x, goal, key))
    if text.strip() or not content:
        gap = Gap("analisis efisiensi kota", s.compiler(material), WRITE)
        said = _written(text) if text.strip() else (s.paragraph(gap),)
        content.append(s.section(f"{key}.6", "Efisiensi", said))
    return tuple(content)


def _programmes(material: ReportMaterial, goal: CityGoalPart, key: str) -> tuple[Block, ...]:
    content: list[Block] = list(support_table(material, goal, key))
    if goal.waiting or not goal.support:
        what = (
            f"persetujuan atas {words.numeral(goal.waiting)} program yang diusulkan"
            if goal.waiting
            else "program perangkat daerah yang menunjang sasaran ini"
        )
        gap = Gap(what, s.compiler(material), "Isi kolom Disetujui di lembar Dukungan OPD.")
        content.append(s.paragraph(gap))
    text = goal.words.get(CityAnalysis.PROGRAMMES, "")
    if text.strip():
        content.append(s.section(f"{key}.7", "Program penunjang", _written(text)))
    return tuple(content)
