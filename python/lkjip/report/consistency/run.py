"""All consistency checks over a finished report, edited by hand or not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lkjip.findings import Finding, Place
from lkjip.measure.cross_checks.indicator import check_years
from lkjip.report.blocks.findings import FILE
from lkjip.report.consistency.copied import check_copied
from lkjip.report.consistency.expected import expected
from lkjip.report.consistency.generated_tables import check_own_tables
from lkjip.report.consistency.generated_text import check_text
from lkjip.report.consistency.prose import check_prose
from lkjip.report.consistency.structure import check_structure
from lkjip.report.consistency.sums import check_sums
from lkjip.report.consistency.tables import check_tables
from lkjip.report.material.model import ReportMaterial
from lkjip.report.outline import Outline, outline
from lkjip.report.versions.read import ReadDocument, Role, read
from lkjip.report.wording.figures import last_year

LEGAL_BASIS = "Dasar Hukum"
"""The section whose years are those of regulations."""


def check(docx: bytes, material: ReportMaterial) -> tuple[Finding, ...]:
    """Find contradictions between this file and the data; empty when there is none."""
    return check_document(read(docx), material, outline(material))


def check_document(
    document: ReadDocument, material: ReportMaterial, planned: Outline
) -> tuple[Finding, ...]:
    """Do the same for a report that has been read; ``planned`` is the material's outline."""
    quantity, year = expected(material), material.identity.year
    own = [block for blocks in planned.values() for block in blocks]
    found = (
        *check_structure(document, material),
        *check_tables(document, quantity, year),
        *check_own_tables(document, material, own),
        *check_sums(document, material),
        *check_prose(document, quantity, year),
        *check_text(document, material, own),
        *check_copied(document, material),
        *_years(document, material),
    )
    return tuple(_first_of_each(found))


def _first_of_each(found: Iterable[Finding]) -> Iterator[Finding]:
    """Leave out what a second check says of the same cell or figure."""
    seen = set()
    for one in found:
        figure = (one.code, one.sheet, one.value if one.code == "L02" else one.label)
        if one.code not in ("L01", "L02") or figure not in seen:
            seen.add(figure)
            yield one


def _years(document: ReadDocument, material: ReportMaterial) -> Iterator[Finding]:
    """Years left over from an old report; the years of comparisons may stand."""
    year = material.identity.year
    allowed = {t.year for i in material.indikator for t in i.past} | {last_year(material), year + 1}
    for a in document.paragraph:
        if a.role in (Role.CONTENT, Role.HEADING) and not a.place.endswith(LEGAL_BASIS):
            yield from check_years(a.text, year, allowed, Place(FILE, "", a.place))
