"""The SOP's roles as printed, and which real official stands for each.

"Sekretaris Dinas", "Sub Bagian Program" and "Kepala Dinas" were printed from the SOP of a Dinas;
a Bagian of the Sekretariat Daerah has none of them. The sheets show the printed role and beside
it the official of ``DEFAULT_MAPPING``, a default that the office edits:

- "Sekretaris Dinas" reviews before the head approves. Nobody stands between a sub-section and the
  head of a Bagian, so Kepala Bagian Pemerintahan reviews and, when it is "sesuai", also approves.
- "Kepala Dinas" is the head of the unit: Kepala Bagian Pemerintahan.
- "Sub Bagian Program" gets the draft back: the sub-section that wrote it, Otonomi Daerah.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from lkjip.sop.activities import activity_of
from lkjip.sop.process.state import Status

MAYOR = "Walikota"
"""The post as the SOP prints it."""
DEFAULT_MAPPING: Mapping[str, str] = MappingProxyType(
    {
        "Sub Bagian Otonomi Daerah": "Kepala Sub Bagian Otonomi Daerah",
        "Sub Bagian Program": "Kepala Sub Bagian Otonomi Daerah",
        "Kepala Sub Bagian": "masing-masing Kepala Sub Bagian",
        "Sekretaris Dinas": "Kepala Bagian Pemerintahan",
        "Kepala Dinas": "Kepala Bagian Pemerintahan",
        "Kepala Bagian Pemerintahan": "Kepala Bagian Pemerintahan",
        "Bagian Pemerintahan": "Kepala Bagian Pemerintahan",
        "Bagian Organisasi": "Kepala Bagian Organisasi",
        "Bagian Hukum": "Kepala Bagian Hukum",
        "Inspektur": "Inspektur",
        MAYOR: "Wali Kota",
    }
)

# Who decides at steps 6, 8 and 9, in the SOP's words; who gets a draft that is "tidak sesuai".
DECIDER_ROLES: Mapping[int, str] = MappingProxyType(
    {6: "Sekretaris Dinas", 8: "Bagian Organisasi", 9: "Inspektur"}
)
RECEIVER_ROLES: Mapping[int, str] = MappingProxyType(
    {6: "Sub Bagian Program", 8: "Bagian Pemerintahan"}
)
CITY_ROLES: Mapping[int, str] = MappingProxyType(
    dict.fromkeys((1, 2, 3, 4, 5, 7, 8), "Bagian Organisasi") | {9: "Inspektur", 10: MAYOR}
)
"""Who must act in the city's book; what the Inspektur returns goes to Bagian Organisasi."""
# Where it is not the step's first actor: the one whom everybody waits for.
_AWAITED = {3: "Kepala Sub Bagian", **DECIDER_ROLES}


def official(role: str, mapping: Mapping[str, str] = DEFAULT_MAPPING) -> str:
    """Return the real official for a printed role; a role without an entry stands for itself."""
    return mapping.get(role) or role


def receiver_role(no: int, city: bool) -> str:
    """Return the printed role that gets a draft which step ``no`` decided "tidak sesuai"."""
    return CITY_ROLES[5] if city else RECEIVER_ROLES[no]


def acting_role(no: int, status: Status, city: bool = False) -> str:
    """The printed role that must act on step ``no`` in ``status``; "" when it is finished."""
    if status is Status.FINISHED:
        return ""
    if city:
        return CITY_ROLES[9 - (status is Status.RETURNED)] if no == 9 else CITY_ROLES.get(no, "")
    if status is Status.RETURNED:
        return RECEIVER_ROLES[no]
    if status is Status.WAITING and no in _AWAITED:
        return _AWAITED[no]
    return activity_of(no).performer[0]
