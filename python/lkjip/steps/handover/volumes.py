"""Evidence that is too much for one package leaves in packages of its own, which it names."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from lkjip.errors import FolderError
from lkjip.intake.archive import sha256
from lkjip.package import MAX_PARTS, MAX_TOTAL, write_package
from lkjip.steps.handover.parts import EVIDENCE_FOLDER, PartOfPackage

FORMAT = "LKJIP-BUKTI"
"""A package of evidence alone; the package that it belongs to names it by its fingerprint."""
APART = "bukti terpisah"
"""The result of such a package in the table of packages."""
MOST_BYTES = MAX_TOTAL - 16 * 1024 * 1024
"""The rest of what a reader takes is for the list and the data of the package."""
MOST_FILES = MAX_PARTS - 100
EVIDENCE_PACKAGE = "Bukti_LKjIP"


@dataclass(frozen=True, slots=True)
class Volume:
    """A package of evidence: its file name, its bytes, the names of the files in it."""

    name: str
    raw: bytes
    holds: frozenset[str]

    @property
    def words(self) -> str:
        """Its words in the lists of a handing over."""
        return f"{len(self.holds)} berkas bukti, diserahkan bersama paket ini"


def split_evidence(
    parts: Sequence[PartOfPackage],
    stem: str,
    head: Mapping[str, object],
    make_seal: Callable[[bytes], str],
) -> tuple[tuple[PartOfPackage, ...], tuple[Volume, ...]]:
    """Return all parts as one package, or those without the evidence and its own packages.

    Raises ``FolderError`` when the rest is too much by itself.
    """
    if _fits(parts):
        return tuple(parts), ()
    evidence = [one for one in parts if _is_evidence(one)]
    rest = [one for one in parts if not _is_evidence(one)]
    if not _fits(rest):
        raise FolderError(
            f"Laporan dan formulir melebihi batas satu paket ({MOST_BYTES // 1024**2} MB atau "
            f"{MOST_FILES} berkas).",
            "Kecilkan gambar di laporan, lalu sahkan dan kirim sekali lagi.",
        )
    groups = list(_groups(evidence))
    volumes = []
    for number, group in enumerate(groups, 1):
        name = f"{EVIDENCE_PACKAGE}_{stem}_{number}dari{len(groups)}.zip"
        raw = write_package(head, {}, {one.name: one.raw for one in group}, make_seal, FORMAT)
        volumes.append(Volume(name, raw, frozenset(one.name for one in group)))
    return tuple(rest), tuple(volumes)


def named(volumes: Sequence[Volume]) -> str:
    """Return the lines of the manifest that name the packages of evidence by fingerprint."""
    return "\n".join(f"{sha256(one.raw)}  {one.name}" for one in volumes)


def located(parts: Sequence[PartOfPackage], volumes: Sequence[Volume]) -> tuple[PartOfPackage, ...]:
    """Return what the list of contents names; a file that lies elsewhere says where."""
    place = {name: volume.name for volume in volumes for name in volume.holds}
    inside = [
        replace(one, words=f"{one.words} (di dalam {place[one.name]})")
        if one.name in place
        else one
        for one in parts
    ]
    return (*inside, *(PartOfPackage(one.name, b"", one.words) for one in volumes))


def _is_evidence(one: PartOfPackage) -> bool:
    return one.name.startswith(f"{EVIDENCE_FOLDER}/")


def _fits(parts: Sequence[PartOfPackage]) -> bool:
    return sum(len(one.raw) for one in parts) <= MOST_BYTES and len(parts) <= MOST_FILES


def _groups(evidence: Sequence[PartOfPackage]) -> Iterator[list[PartOfPackage]]:
    """Fill one package after the other, in the order of the list."""
    group: list[PartOfPackage] = []
    size = 0
    for one in evidence:
        if group and (size + len(one.raw) > MOST_BYTES or len(group) == MOST_FILES):
            yield group
            group, size = [], 0
        group.append(one)
        size += len(one.raw)
    if group:
        yield group
