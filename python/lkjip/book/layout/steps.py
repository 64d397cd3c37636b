"""The tabs of the eight steps: card, cells in which one types."""

from __future__ import annotations

from lkjip.book.layout.card import CARD_LABELS, CARD_ROW
from lkjip.book.spec import Named, Tab, TabKind
from lkjip.sop.activities import ALL_STEPS
from lkjip.tables.column import Kind
from lkjip.tables.declared.tabs import TabName
from lkjip.tables.table import Level

LAST_OF_SECTION = 8
"""The steps after it are those of a city."""
TABS = tuple(
    Tab(
        step.tab,
        f"Langkah{step.no}",
        TabKind.STEPS,
        step.short,
        step.activity,
        step.no,
        level=Level.CITY if step.no > LAST_OF_SECTION else Level.BOTH,
    )
    for step in ALL_STEPS
)


def _typed_cell(name: str, tab: TabName, label: str, kind: Kind = Kind.TEXT) -> Named:
    """Return the yellow cell below a step's card."""
    row = CARD_ROW + len(CARD_LABELS)
    return Named(name, str(tab), row, 3, kind=kind, entry=True, label=label)


NAMES = (
    *(
        Named(f"langkah{step.no}_keadaan", step.tab, CARD_ROW, 3, len(CARD_LABELS))
        for step in ALL_STEPS
    ),
    _typed_cell("tutup_alasan", TabName.COLLECTION, "Alasan menutup"),
    _typed_cell("tarik_alasan", TabName.DRAFT, "Alasan menarik draf"),
    _typed_cell("rencana_mulai", TabName.PLAN, "Tanggal mulai", Kind.DATE),
)
