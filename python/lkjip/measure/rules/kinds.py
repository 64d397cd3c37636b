"""The kinds of indicators, and which of them speak for a sasaran."""

from __future__ import annotations

import re
from collections.abc import Iterable
from enum import StrEnum


class IndicatorKind(StrEnum):
    """The kind of an indicator in the Perjanjian Kinerja; a blank cell counts as an IKU."""

    MAIN = "IKU"
    SUPPORTING = "IK"
    OUTPUT = "keluaran"


_WORDS = {
    IndicatorKind.MAIN: ("iku", "indikator kinerja utama", "utama"),
    IndicatorKind.SUPPORTING: (
        "ik",
        "ikp",
        "ikk",
        "indikator kinerja",
        "indikator kinerja program",
        "indikator kinerja kegiatan",
        "program",
        "kegiatan",
    ),
    IndicatorKind.OUTPUT: ("keluaran", "output", "sub kegiatan", "indikator keluaran"),
}


def recognise_kind(words: str) -> IndicatorKind | None:
    """Return the kind that these words name, or None when they name none."""
    key = " ".join(re.sub(r"\W", " ", words.casefold()).split())
    return next((kind for kind, known in _WORDS.items() if key in known), None)


def main_kinds(kinds: Iterable[IndicatorKind | None]) -> frozenset[IndicatorKind | None]:
    """Return the kinds that stand for a sasaran whose indicators are of ``kinds``.

    They are its IKU, and rows that do not say their kind; where it has none of them its IK, and
    where it has no IK either its outputs.

    >>> main_kinds([IndicatorKind.OUTPUT, IndicatorKind.SUPPORTING])
    frozenset({<IndicatorKind.SUPPORTING: 'IK'>})
    """
    present = frozenset(kinds)
    main = present & {IndicatorKind.MAIN, None}
    return main or present & {IndicatorKind.SUPPORTING} or present & {IndicatorKind.OUTPUT}
