"""The SOP's words in another office: its posts and names in the place of those that are printed."""

from __future__ import annotations

import re
from typing import NamedTuple


class OfficeNames(NamedTuple):
    """How an office is called: itself, its head, who collects, the body it is of, the region."""

    unit: str
    head: str
    collector: str
    institution: str
    government: str


NEUTRAL = OfficeNames("unit kerja", "kepala unit kerja", "sub bagian penyusun", "", "daerah")
"""For an office that has not filled in its settings."""
PRINTED_UNIT, PRINTED_COLLECTOR = "Bagian Pemerintahan", "Sub Bagian Otonomi Daerah"
_PRINTED = re.compile(
    r"(?P<whole>Bagian Pemerintahan Setda Kota Probolinggo)"
    r"|(?P<chief>(?:Kasubbag|Kepala Sub Bagian) Otonomi Daerah)"
    r"|(?P<collector>Sub Bagian Otonomi Daerah)"
    r"|(?P<head>(?:Kepala Bagian|Kabag) Pemerintahan)"
    r"|(?P<unit>Bagian Pemerintahan)"
    r"|(?P<government>(?:Pemerintah )?Kota Probolinggo|Probolinggo)"
)


def names_from(settings: dict[str, str]) -> OfficeNames:
    """Return the names out of the settings; what is blank there is named in general words."""
    unit = settings.get("unit_kerja") or NEUTRAL.unit
    return OfficeNames(
        unit,
        settings.get("jabatan_ttd") or f"kepala {unit}",
        settings.get("penyusun") or NEUTRAL.collector,
        settings.get("instansi") or NEUTRAL.institution,
        settings.get("pemerintah") or NEUTRAL.government,
    )


def in_office(text: str, names: OfficeNames) -> str:
    """Return words of the SOP with the names of an office; the office that is printed keeps them.

    >>> in_office("Draft LKjIP Bagian Pemerintahan Setda Kota Probolinggo", NEUTRAL)
    'Draft LKjIP unit kerja daerah'
    >>> in_office("Kabag Pemerintahan", NEUTRAL)
    'Kepala unit kerja'
    """
    if names.unit == PRINTED_UNIT and names.collector == PRINTED_COLLECTOR:
        return text
    there = {
        "whole": " ".join(
            part for part in (names.unit, names.institution, names.government) if part
        ),
        "chief": f"kepala {names.collector}",
        "collector": names.collector,
        "head": names.head,
        "unit": names.unit,
        "government": names.government,
    }

    def name(match: re.Match[str]) -> str:
        words = there[match.lastgroup or "unit"]
        return words[:1].upper() + words[1:] if match.start() == 0 else words

    return _PRINTED.sub(name, text)
