"""Compares a package that came back with the corrections that went out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from lkjip.findings import Finding, Place, make
from lkjip.steps.city.packages import Taken
from lkjip.steps.city.standing import RETURNED
from lkjip.steps.kernel.snapshot import Snapshot
from lkjip.tables.declared.city_evaluation import (
    OPD_CORRECTIONS,
    OPD_EVALUATIONS,
    OpdCorrectionRow,
)


def answered(shot: Snapshot, taken: Mapping[str, Taken]) -> Iterator[OpdCorrectionRow]:
    """Yield the corrections with the answers that newer packages bring."""
    for row in shot.rows(OPD_CORRECTIONS):
        one = taken.get(row.unit)
        newer = one is not None and one.version > (row.version or 0)
        said = one.contents.answers.get(row.correction, "") if one and newer else ""
        yield replace(row, answer=said or row.answer)


def unlinked(shot: Snapshot, taken: Mapping[str, Taken]) -> Iterator[Finding]:
    """Ask about each new package that does not name the file in which the last one went back."""
    last = {row.unit: row for row in shot.rows(OPD_EVALUATIONS)}
    for code, one in taken.items():
        row = last.get(code)
        if row is None or row.decision != RETURNED or row.package == one.fingerprint:
            continue
        if one.contents.answers_to != row.fingerprint:
            yield make("K28", Place(one.name, code), nilai=row.file)
