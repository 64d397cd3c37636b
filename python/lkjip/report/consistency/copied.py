"""Check: a passage of the city's report is not the words of its OPD (L15, reviu II.7)."""

from __future__ import annotations

from collections.abc import Iterator

from lkjip.findings import Finding
from lkjip.measure.cross_checks.copied_text import TextIndex
from lkjip.measure.numbers.format import format_number
from lkjip.report.blocks.findings import finding
from lkjip.report.material.model import ReportMaterial
from lkjip.report.versions.read import ReadDocument, Role

LIMIT = 80
"""Percent of a paragraph that may not stand word for word in the OPD's answers."""
SHOWN = 3
BEGINNING = 60
"""Letters of the paragraph that the finding shows."""


def check_copied(document: ReadDocument, material: ReportMaterial) -> Iterator[Finding]:
    """Find paragraphs, also those typed in Word, that repeat what OPD answered."""
    if material.city is None or not material.city.answers:
        return
    index = TextIndex.of({name: list(held) for name, held in material.city.answers.items()})
    for a in document.paragraph:
        if a.role is not Role.CONTENT:
            continue
        copied = index.copied(a.text)
        if copied.percent >= LIMIT:
            yield finding(
                "L15",
                a.place,
                nilai=f"{a.text[:BEGINNING]}…",
                persen=format_number(copied.percent, 0),
                opd=", ".join(copied.names[:SHOWN]),
            )
