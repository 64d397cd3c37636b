"""The office's own list of legal bases, for every paper that names a regulation."""

from __future__ import annotations

from lkjip.report.wording.regulations import guide, reviu_guide
from lkjip.steps.kernel.snapshot import Snapshot
from lkjip.tables.declared.about_office import LEGAL_BASES
from lkjip.tables.declared.shipped import LEGAL_BASES as SHIPPED


def legal_bases(shot: Snapshot) -> tuple[str, ...]:
    """Return the regulations of the sheet ``Laporan``."""
    return tuple(row.regulation for row in shot.rows(LEGAL_BASES) if row.regulation)


def legal_guide(shot: Snapshot) -> str:
    """Return the regulation on reporting, as letters name it."""
    return guide(legal_bases(shot) or SHIPPED) or "peraturan tentang pelaporan kinerja"


def checklist_guide(shot: Snapshot) -> str:
    """Return the regulation whose checklist the review follows."""
    return reviu_guide(legal_bases(shot) or SHIPPED) or "pedoman reviu laporan kinerja"
