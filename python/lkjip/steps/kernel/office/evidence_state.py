"""Says of a named document whether its file is there, somebody saw it, or it is only named."""

from __future__ import annotations

from collections.abc import Iterable

from lkjip.report.material.model import ONLY_NAMED
from lkjip.tables.choices import YesNo
from lkjip.tables.declared.inputs import EvidenceFileRow, EvidenceRow

FILE_THERE, SEEN = "berkas ada", "dilihat orang"
SIGNED_FORM = "formulir bertanda tangan"
"""The outcome of a scan of the printed form: it belongs to the form and proves no figure."""
PAIRED, NOT_PAIRED, HELD_BACK = "dipasangkan", "belum dipasangkan", "ditahan"
"""The outcomes of a file: with its indicator, kept for a person to choose it, from a stranger."""


def state_of_document(row: EvidenceRow, files: Iterable[EvidenceFileRow]) -> str:
    """Return the state of a document that a form names."""
    for one in files:
        ours = one.unit == row.unit and one.code == row.code and one.result != HELD_BACK
        if ours and one.document in ("", row.document):
            return FILE_THERE
    return SEEN if row.seen.casefold() == YesNo.YES else ONLY_NAMED
