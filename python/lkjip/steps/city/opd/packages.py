"""Opens the packages of OPD and decides which one of each OPD counts. One never stops another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from lkjip.findings import Finding, Place, make
from lkjip.intake.archive import archive_path, force_names, sha256, store
from lkjip.package import VERSION, PackageError, PackageFormatError, PackageVersionError
from lkjip.steps.city.opd.evidence import (
    EvidencePackage,
    missing_evidence,
    open_evidence,
    owner_of,
)
from lkjip.steps.city.opd.sources import PackageFile
from lkjip.steps.collect.senders import Senders
from lkjip.steps.handover.contents import Contents
from lkjip.steps.kernel.base import Context
from lkjip.steps.kernel.snapshot import Snapshot
from lkjip.steps.seals.key import bears_seal
from lkjip.tables.declared.steps import PACKAGES, PackageRow

ACCEPTED, REFUSED, HELD, NOT_USED = "diterima", "ditolak", "ditahan", "tidak dipakai"
EVIDENCE = "bukti diterima"
ENDING = ".zip"
WHOLE = "Sidik semua bagian cocok dengan daftar isinya."
HIGH_VERSION = 50
"""More drafts than an office writes in a year."""
HIGH_CAPAIAN = 1000
"""Percent; a figure above it is more likely a slip than a result."""


@dataclass(frozen=True, slots=True)
class Taken:
    """A package that can count: of which OPD, its file, its content."""

    code: str
    name: str
    contents: Contents
    fingerprint: str

    @property
    def version(self) -> int:
        """The draft version in it."""
        return self.contents.draft_version


@dataclass(slots=True)
class Batch:
    """The packages that a run knows: the one that counts per OPD, the log, the findings."""

    counting: dict[str, Taken] = field(default_factory=dict)
    log: list[PackageRow] = field(default_factory=list)
    new: list[PackageRow] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)

    def add(self, row: PackageRow) -> None:
        """Write a line about one file. It replaces the line of an earlier look at the same file."""
        before = next((old for old in self.log if _same_file(old, row)), None)
        if before is None:
            self.log.append(row)
            self.new.append(row)
            return
        self.log[self.log.index(before)] = replace(row, sent=before.sent)
        if before.result != row.result:
            self.new.append(row)

    @property
    def refused(self) -> tuple[PackageRow, ...]:
        """The files of this run that were refused or held."""
        return tuple(row for row in self.log if row.result in (REFUSED, HELD))


def _same_file(one: PackageRow, other: PackageRow) -> bool:
    return (one.file, one.fingerprint) == (other.file, other.fingerprint)


def known_packages(shot: Snapshot, context: Context) -> Batch:
    """Begin with the packages accepted before: their originals lie in the archive.

    An original that is gone or altered does not count any more, and its line says so.
    """
    batch = Batch()
    archive = context.forms_folder(shot.settings.year, "arsip")
    for row in shot.rows(PACKAGES):
        if row.result != ACCEPTED or shot.unit(row.unit) is None:
            batch.log.append(row)
            continue
        path = archive_path(row.fingerprint, row.file, archive)
        raw = path.read_bytes() if path.is_file() else b""
        one, found = None, [make("K27", Place(row.file, row.unit), nilai=row.fingerprint[:12])]
        if sha256(raw) == row.fingerprint:
            one, found = open_package(shot, raw, row.file)
        if one is None:
            batch.findings += found
            batch.log.append(replace(row, result=REFUSED, remark=found[0].message))
            continue
        batch.log.append(row)
        _choose(batch.counting, one)
    return batch


def take_files(
    shot: Snapshot, context: Context, batch: Batch, files: Iterable[PackageFile]
) -> None:
    """Judge every file; what is whole goes into the archive, whatever its outcome.

    Evidence is judged last: the package to which it belongs may come after it.
    """
    archive = context.forms_folder(shot.settings.year, "arsip")
    senders = Senders.of(shot)
    accepted = {row.fingerprint for row in batch.log if row.result in (ACCEPTED, EVIDENCE)}
    evidence: list[EvidencePackage] = []
    stored: list[Path] = []
    for file in files:
        if file.trouble:
            batch.findings.append(file.trouble)
            batch.add(_line(file.name, "", None, [file.trouble], context, REFUSED))
            continue
        fingerprint = sha256(file.incoming.data)
        if fingerprint in accepted:
            continue
        if not context.dry_run:
            stored.append(store(file.incoming.data, file.name, archive, fingerprint))
        one, found = _open(shot, file.incoming.data, file.name)
        if isinstance(one, EvidencePackage):
            evidence.append(one)
            continue
        result = ACCEPTED if one is not None else REFUSED
        if one is not None and (held := file.held(senders, one.code)):
            result, found = HELD, [held]
        elif one is not None and (why := _choose(batch.counting, one)):
            result, found = NOT_USED, [why, *found]
        if result == ACCEPTED:
            accepted.add(fingerprint)
        batch.findings += found
        batch.add(_line(file.name, fingerprint, one, found, context, result))
    force_names(stored)
    _judge_evidence(batch, evidence, context)
    for one in () if context.dry_run else batch.counting.values():
        batch.findings += missing_evidence(one.contents, Place(one.name, one.code), archive)


def _judge_evidence(batch: Batch, evidence: Iterable[EvidencePackage], context: Context) -> None:
    """Count evidence that a package in force names by its fingerprint."""
    contents = {code: one.contents for code, one in batch.counting.items()}
    for one in evidence:
        code = owner_of(one, contents)
        found = [] if code else [make("K31", Place(one.name))]
        batch.findings += found
        batch.add(
            PackageRow(
                version=contents[code].draft_version if code else None,
                file=one.name,
                sent=context.now,
                unit=code,
                fingerprint=one.fingerprint,
                result=EVIDENCE if code else NOT_USED,
                remark=found[0].message if found else f"{one.count} berkas bukti. {WHOLE}",
            )
        )


def _open(
    shot: Snapshot, raw: bytes, name: str
) -> tuple[Taken | EvidencePackage | None, list[Finding]]:
    """Read a package of an OPD, or one of evidence."""
    try:
        return open_evidence(raw, name), []
    except PackageFormatError:
        return open_package(shot, raw, name)
    except PackageError as error:
        return None, [_not_read(error, Place(name))]


def open_package(shot: Snapshot, raw: bytes, name: str) -> tuple[Taken | None, list[Finding]]:
    """Read one package: whose it is, or why it does not count."""
    place = Place(name)
    try:
        contents, package = Contents.read(raw)
    except PackageError as error:
        return None, [_not_read(error, place)]
    if contents.year != shot.settings.year:
        other = f"tahun {contents.year}, yang diminta {shot.settings.year}"
        return None, [make("K20", place, rinci=other)]
    home = shot.settings["pemerintah"]
    if contents.government and home and contents.government.casefold() != home.casefold():
        return None, [make("K20", place, rinci=f"dari {contents.government}, bukan {home}")]
    sender = contents.office or contents.institution
    for unit in shot.active_units:
        if sender.casefold() in (unit.name.casefold(), unit.code.casefold()):
            if unit.seal_key and not bears_seal(unit.seal_key, package.manifest_raw, package.seal):
                at = Place(name, unit.name)
                words = "bersegel kunci lain" if package.seal else "tidak bersegel"
                return None, [make("S20", at, nilai=words)]
            one = Taken(unit.code, name, contents, package.fingerprint)
            return one, list(_beyond_reason(one))
    return None, [make("K22", place, nilai=sender)]


def _not_read(error: PackageError, place: Place) -> Finding:
    if isinstance(error, PackageVersionError):
        return make("K23", place, nilai=error.version, diminta=VERSION)
    return make("K20", place, rinci=str(error))


def _beyond_reason(one: Taken) -> Iterator[Finding]:
    """Ask about a version or a capaian that is hardly meant; the package counts all the same."""
    place = Place(one.name, one.code)
    if one.version > HIGH_VERSION:
        yield make("K26", place, nilai=f"versi draf {one.version}")
    for row in one.contents.capaian:
        if row.capaian is not None and not 0 <= row.capaian <= HIGH_CAPAIAN:
            at = Place(one.name, one.code, label=f"{row.code} {row.indikator}")
            yield make("K26", at, nilai=f"capaian {row.code} sebesar {row.capaian:.2f} %")


def _choose(counting: dict[str, Taken], one: Taken) -> Finding | None:
    """Keep the newest version of each OPD; two of one version make a finding, never a guess."""
    before = counting.get(one.code)
    if before is None or one.version > before.version:
        counting[one.code] = one
        return None
    place = Place(one.name, one.code)
    if one.version < before.version:
        return make("K25", place, nilai=one.version, lama=before.version)
    return make("K21", place, nilai=one.code, versi=one.version)


def _line(
    name: str,
    fingerprint: str,
    one: Taken | None,
    found: list[Finding],
    context: Context,
    result: str,
) -> PackageRow:
    return PackageRow(
        version=one.version if one else None,
        file=name,
        sent=context.now,
        unit=one.code if one else "",
        fingerprint=fingerprint,
        result=result,
        remark=found[0].message if found else (one and one.contents.unverified) or WHOLE,
    )
