"""Checks of form: gaps (L04), the seven analyses (L05), placeholders (L06), references (L11),
chapters (L12)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from lkjip.findings import Finding
from lkjip.report.analyses.causes import FACTORS
from lkjip.report.analyses.supporting import explained_here
from lkjip.report.blocks.findings import finding
from lkjip.report.chapters.goals import ANALYSIS_TITLES, CITY_TITLES
from lkjip.report.material.model import Indikator, ReportMaterial
from lkjip.report.versions.read import ReadDocument, ReadParagraph, ReadTable, Role

CHAPTERS = (
    "BAB I PENDAHULUAN",
    "BAB II PERENCANAAN KINERJA",
    "BAB III AKUNTABILITAS KINERJA",
    "BAB IV PENUTUP",
)
_EACH = (ANALYSIS_TITLES[0], ANALYSIS_TITLES[4])
_GAP = re.compile(r"\[Belum ada: (.+?) – (.+?)\]")
_PLACEHOLDER = re.compile(
    r"\{[A-Za-z_]+\}|\bX{3,}\b|\bTODO\b|\?{3,}|<<.*?>>|\.{6,}|…{2,}|_{4,}|lorem ipsum|"
    r"\[(?:isi|tulis|diisi|lengkapi|nama|tanggal|nomor)\b[^\]]*\]",
    re.IGNORECASE,
)
_REFERENCE = re.compile(r"\b(Tabel|Gambar) (\d+)\b")


def check_structure(document: ReadDocument, material: ReportMaterial) -> Iterator[Finding]:
    """Yield all findings about form, in the order of the report."""
    for chapter in CHAPTERS:
        if chapter not in document.title:
            yield finding("L12", "Laporan", nilai=chapter)
    number = {" ".join(a.text.split()[:2]) for a in document.paragraph if a.role is Role.CAPTION}
    for place, text, role in _text(document):
        for gap in _GAP.finditer(text):
            yield finding("L04", place, unit=gap[2], nilai=gap[1])
        if role is not Role.SIGNATURE:
            for mark in _PLACEHOLDER.finditer(text):
                yield finding("L06", place, nilai=mark[0][:40])
        if role is Role.CONTENT:
            for reference in _REFERENCE.finditer(text):
                if reference[0] not in number:
                    yield finding("L11", place, nilai=reference[0])
    yield from _check_seven(document, material)


def _text(document: ReadDocument) -> Iterator[tuple[str, str, Role]]:
    for x in document.content:
        if isinstance(x, ReadTable):
            place = f"{x.number} {x.title}".strip()
            whole = "\n".join(cell for b in x.row for cell in b)
            if _GAP.search(whole) or _PLACEHOLDER.search(whole):  # else no cell has any
                yield from ((place, cell, Role.CAPTION) for b in x.row for cell in b if cell)
        elif x.role is not Role.LIST:
            yield x.place, x.text, x.role


def _check_seven(document: ReadDocument, material: ReportMaterial) -> Iterator[Finding]:
    """Under the heading of each sasaran: seven headings, each with something below it.

    The target must be told of every main indicator, and causes of every one in the chapter that a
    unit was asked about; the other analyses may pass over one.
    """
    span = _span(document)
    titles = CITY_TITLES if material.city is not None else ANALYSIS_TITLES
    for n, x in enumerate(material.sasaran, 1):
        title = f"Sasaran {n}: {' '.join(x.name.split())}"
        content = next((r for name, r in span.items() if name.endswith(title)), {})
        for analysis in titles:
            text = next((t for name, t in content.items() if name.endswith(analysis)), None)
            state = "tidak ada" if text is None else "" if text else "kosong"
            due = x.main_indicators
            if analysis == titles[4]:
                due = tuple(i for i in (*due, *explained_here(x)) if i.asked)
            lacking = _not_discussed(due, text) if text else []
            if lacking and analysis in _EACH:
                state = f"tidak membahas {', '.join(lacking)}"
            if state:
                yield finding("L05", f"Sasaran {n}", nilai=analysis, keadaan=state)


def _not_discussed(due: Iterable[Indikator], text: str) -> list[str]:
    """Return the codes of those of which the text has neither the name nor the code.

    The code counts alone in a cell or at the head of a bracket.
    """
    folded, lines = text.casefold(), f"\n{text}"
    return [
        i.code
        for i in due
        if " ".join(i.name.split()).casefold() not in folded
        and f"({i.code}" not in text
        and f"\n{i.code}\n" not in lines
    ]


def _span(document: ReadDocument) -> dict[str, dict[str, str]]:
    """Sasaran heading → heading of an analysis → the text that stands below it."""
    left_out: dict[str, dict[str, str]] = {}
    sasaran: dict[str, str] = {}
    title = ""
    for x in document.content:
        if isinstance(x, ReadParagraph) and x.role is Role.HEADING:
            title = x.text
            if not x.style.endswith("4"):
                sasaran = left_out.setdefault(title, {})
            else:
                sasaran.setdefault(title, "")
        elif title in sasaran:
            sasaran[title] += _content(x)
    return left_out


def _content(x: ReadParagraph | ReadTable) -> str:
    if isinstance(x, ReadTable):
        if x.title.startswith(FACTORS):
            return ""  # it names every indicator, also one whose causes are told nowhere
        return "".join(f"{cell}\n" for b in x.row for cell in b)
    return f"{x.text}\n" if x.text and x.role is Role.CONTENT else ""
