"""The shape of a finding, of its place, and of a catalogue entry."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from lkjip.stored import stored_as, to_stored


class Severity(StrEnum):
    """How much a finding stops."""

    TOLAK = "tolak"
    PERBAIKI = "perlu diperbaiki"
    CATATAN = "catatan"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a finding was made: file, unit, sheet, true cell address, label the user sees."""

    berkas: str = ""
    unit: str = ""
    lembar: str = ""
    sel: str = ""
    label: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """One kind of finding.

    ``pesan`` and ``perbaikan`` are ``str.format`` templates; ``penjelasan`` is the manual's text.
    """

    kode: str
    tingkat: Severity
    judul: str
    pesan: str
    perbaikan: str
    penjelasan: str


@stored_as(
    kode="kode",
    tingkat="tingkat",
    berkas="berkas",
    unit="unit",
    lembar="lembar",
    sel="sel",
    label="label",
    nilai="nilai",
    pesan="pesan",
    perbaikan="perbaikan",
)
@dataclass(frozen=True, slots=True)
class Finding:
    """One finding: what, where, the value seen, the sentence, and how to mend it."""

    kode: str
    tingkat: Severity
    berkas: str
    unit: str
    lembar: str
    sel: str
    label: str
    nilai: str
    pesan: str
    perbaikan: str

    def as_dict(self) -> dict[str, str]:
        """The ten fields of the command contract, in their order."""
        return {name: str(value) for name, value in to_stored(self).items()}
