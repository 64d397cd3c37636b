"""Checks who speaks for a sasaran: rows without a kind, and IKU about which nobody is asked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lkjip.errors import RegisterError
from lkjip.findings import Finding, make
from lkjip.steps.kernel.snapshot import Snapshot
from lkjip.steps.registers.cells import place_of
from lkjip.tables.declared.registers import INDICATORS, IndicatorRow

NAMED = 5
"""Codes that a finding lists before it says how many more there are."""


def check_kinds(shot: Snapshot) -> Iterator[Finding]:
    """Find rows of the register Indikator without a kind, and rolled-up IKU without a unit."""
    rows = shot.rows(INDICATORS)
    blank = [row for row in rows if not row.kind]
    if blank:
        place = place_of(blank[0], IndicatorRow.kind)
        yield make("B40", place, nilai=_codes([row.code for row in blank]))
    try:
        unanswered = {one.code for one in shot.questions.get("", ()) if one.kind is not None}
    except RegisterError:  # registers that contradict themselves are refused by their own cell
        return
    for row in rows:
        if row.code in unanswered:
            place = place_of(row, IndicatorRow.responsible)
            yield make("B49", place, nilai=row.code, isi=row.responsible or "kosong")


def _codes(codes: Sequence[str]) -> str:
    words = ", ".join(codes[:NAMED])
    return f"{words}, dan {len(codes) - NAMED} lagi" if len(codes) > NAMED else words
