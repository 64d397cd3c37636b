"""Takes in the packages of evidence that belong to packages of OPD."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from lkjip.findings import Finding, Place, make
from lkjip.intake.archive import archive_path
from lkjip.package import DATA, read_package
from lkjip.steps.handover.contents import Contents
from lkjip.steps.handover.volumes import FORMAT
from lkjip.steps.seals.archive import INTACT, state_of

MOST_NAMED = 3
"""Missing files that a sentence names; it counts the others."""


@dataclass(frozen=True, slots=True)
class EvidencePackage:
    """A package of evidence that came in: its file, its fingerprint, how many files it holds."""

    name: str
    fingerprint: str
    count: int


def open_evidence(raw: bytes, name: str) -> EvidencePackage:
    """Read a package of evidence. Raises ``PackageError`` when it is another one, or altered."""
    package = read_package(raw, FORMAT)
    return EvidencePackage(name, package.fingerprint, sum(part != DATA for part in package.parts))


def owner_of(one: EvidencePackage, contents: Mapping[str, Contents]) -> str:
    """Return the OPD whose package names these bytes; "" for none."""
    for code, package in contents.items():
        if any(fingerprint == one.fingerprint for fingerprint, _ in package.evidence_packages):
            return code
    return ""


def missing_evidence(contents: Contents, place: Place, archive: Path) -> Iterator[Finding]:
    """Ask for what a package names and the archive does not hold."""
    left = [
        name
        for fingerprint, name in contents.evidence_packages
        if state_of(archive_path(fingerprint, name, archive), fingerprint) != INTACT
    ]
    if left:
        more = f", dan {len(left) - MOST_NAMED} lagi" if len(left) > MOST_NAMED else ""
        yield make("K30", place, nilai=", ".join(left[:MOST_NAMED]) + more)
