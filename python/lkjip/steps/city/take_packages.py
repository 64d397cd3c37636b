"""City level (level = kota): Bagian Organisasi takes in the packages of all OPD.

The city's report is no concatenation of its units' reports (PermenPANRB 53/2014, reviu II.7): city
indicators have their own targets and name the OPD and the way in which they are computed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from lkjip.errors import FolderError
from lkjip.findings import Finding, Place, Severity, make
from lkjip.intake.archive import store
from lkjip.measure.numbers.format import format_number
from lkjip.measure.rules.budget import serapan
from lkjip.measure.rules.rollup import Item, mean_capaian
from lkjip.package import VERSION, PackageError, PackageVersionError
from lkjip.steps.city.consolidate import consolidate
from lkjip.steps.city.sources import package_files
from lkjip.steps.collect.senders import Senders
from lkjip.steps.handover.contents import Contents
from lkjip.steps.handover.send import send
from lkjip.steps.kernel.base import Context, HistoryEntry, StepResult
from lkjip.steps.kernel.display import SASARAN
from lkjip.steps.kernel.run import replace_findings
from lkjip.steps.kernel.snapshot import Snapshot
from lkjip.steps.seals.key import bears_seal
from lkjip.tables.declared.city import (
    OPD,
    OPD_INPUTS,
    CityIndicatorRow,
    OpdInputRow,
    OpdRow,
)
from lkjip.tables.declared.steps import PACKAGES, PackageRow
from lkjip.tables.declared.tabs import TabName

TAB = TabName.HANDOVER.value
CITY = "kota"
ACCEPTED, REFUSED, MISSING = "diterima", "ditolak", "belum diterima"


@dataclass(frozen=True, slots=True)
class Taken:
    """A package that counts: of which OPD, its file, its content."""

    code: str
    name: str
    contents: Contents
    fingerprint: str

    @property
    def version(self) -> int:
        """The draft version in it."""
        return self.contents.draft_version


def send_by_level(
    shot: Snapshot, context: Context, from_: Path | None = None, reason: str = ""
) -> StepResult:
    """Carry out ``kirim``: a section makes its package, the city takes packages in."""
    if shot.settings.level == CITY:
        return take_packages(shot, context, from_)
    return send(shot, context, reason)


def take_packages(shot: Snapshot, context: Context, from_: Path | None = None) -> StepResult:
    """Take in every package of ``from_`` (``forms/<tahun>/masuk`` when ``None``) and consolidate.

    One in a mail counts when its sender is registered for the OPD; else it is held.
    """
    folder = from_ or context.forms_folder(shot.settings.year, "masuk")
    if not folder.is_dir():
        raise FolderError(
            f"Folder masuk '{folder}' tidak ada.",
            "Buat folder itu dan simpan paket (.zip) dari OPD di dalamnya.",
        )
    archive = context.forms_folder(shot.settings.year, "arsip")
    taken: dict[str, Taken] = {}
    findings: list[Finding] = []
    log: list[tuple[str, str, str, PackageRow]] = []
    senders = Senders.of(shot)
    for file in package_files(folder):
        if file.trouble:
            found = [make("K20", Place(file.name), rinci=file.trouble)]
            findings += found
            log.append(_line(file.name, None, found, context))
            continue
        if not context.dry_run:
            store(file.incoming.data, file.name, archive)
        one, found = _open(shot, file.incoming.data, file.name)
        if one is not None and (held := file.held(senders, one.code)):
            one, found = None, [held]
        if one is not None:
            found += _choose(taken, one)
        findings += found
        log.append(_line(file.name, one, found, context))
    findings += [
        make("B07", Place(unit=unit.code, sheet=OPD.tab), nilai=unit.name)
        for unit in shot.active_units
        if unit.code not in taken
    ]
    inputs = tuple(row for one in taken.values() for row in _input_rows(one))
    spread = _spread(shot, inputs)
    opd = tuple(
        _opd_row(shot, unit.code, unit.name, taken.get(unit.code), log, spread)
        for unit in shot.active_units
    )
    contents = {code: one.contents for code, one in taken.items()}
    city = consolidate(shot, contents, inputs)
    findings += city.findings
    words = _words(opd, city.indicators)
    return StepResult(
        TAB,
        words,
        tables=dict(
            (
                OPD_INPUTS.written(inputs),
                OPD.written(opd),
                PACKAGES.written(row for _, _, _, row in log),
                replace_findings(shot, TAB, findings),
            )
        )
        | dict(city.tables),
        findings=tuple(findings),
        notes=tuple(
            HistoryEntry("ambil paket", name, status, words) for name, status, words, _ in log
        )
        or (HistoryEntry("ambil paket", remark=words),),
        data={
            "opd": [row.cells() for row in opd],
            "kota": [row.cells() for row in city.indicators],
            "belum": [row.name for row in opd if row.status == MISSING],
            "ditolak": [name for name, status, _, _ in log if status == REFUSED],
        },
        show=TAB,
        needs_fix=any(f.level is not Severity.NOTE for f in findings),
    )


def _open(shot: Snapshot, raw: bytes, name: str) -> tuple[Taken | None, list[Finding]]:
    place = Place(name)
    try:
        contents, package = Contents.read(raw)
    except PackageVersionError as error:
        return None, [make("K23", place, nilai=error.version, diminta=VERSION)]
    except PackageError as error:
        return None, [make("K20", place, rinci=str(error))]
    if contents.year != shot.settings.year:
        other = f"tahun {contents.year}, yang diminta {shot.settings.year}"
        return None, [make("K20", place, rinci=other)]
    sender = contents.office or contents.institution
    for unit in shot.active_units:
        if sender.casefold() in (unit.name.casefold(), unit.code.casefold()):
            if unit.seal_key and not bears_seal(unit.seal_key, package.manifest_raw, package.seal):
                at = Place(name, unit.name)
                words = "bersegel kunci lain" if package.seal else "tidak bersegel"
                return None, [make("S20", at, nilai=words)]
            return Taken(unit.code, name, contents, package.fingerprint), []
    return None, [make("K22", place, nilai=sender)]


def _choose(taken: dict[str, Taken], one: Taken) -> list[Finding]:
    """Keep the newest version of each OPD; two of one version make a finding, never a guess."""
    before = taken.get(one.code)
    if before is None or one.version > before.version:
        taken[one.code] = one
    elif one.version == before.version and one.fingerprint != before.fingerprint:
        return [make("K21", Place(one.name, one.code), nilai=one.code, versi=one.version)]
    return []


def _line(
    name: str, one: Taken | None, found: list[Finding], context: Context
) -> tuple[str, str, str, PackageRow]:
    status = ACCEPTED if one is not None else REFUSED
    words = found[0].message if found else "Sidik semua bagian cocok dengan daftar isinya."
    row = PackageRow(
        version=one.version if one else None,
        file=name,
        sent=context.now,
        unit=one.code if one else "",
        fingerprint=one.fingerprint if one else "",
        result=status,
        remark=words,
    )
    return name, status, words, row


def _input_rows(one: Taken) -> Iterator[OpdInputRow]:
    for row in one.contents.capaian:
        yield OpdInputRow(
            opd=one.code,
            code=row.code,
            program=row.program,
            indikator=row.indikator,
            measure_unit=row.measure_unit,
            target=row.target,
            realisasi=row.realisasi,
            status=row.status,
            capaian=row.capaian,
            package=one.name,
            fingerprint=one.fingerprint,
        )


def _spread(shot: Snapshot, inputs: tuple[OpdInputRow, ...]) -> dict[str, str]:
    """Say per OPD how many of its indicators lie in each category."""
    from lkjip.measure.spread import category_spread, spread_sentence  # late: brings pandas

    pairs = []
    for row in inputs:
        category = shot.scale.category(row.capaian) if row.capaian is not None else ""
        pairs.append((row.opd, category))
    table = category_spread(pairs, shot.scale.category_names)
    return {unit: spread_sentence(table, unit) for unit in table.index}


def _opd_row(
    shot: Snapshot,
    code: str,
    name: str,
    one: Taken | None,
    log: list[tuple[str, str, str, PackageRow]],
    spread: Mapping[str, str],
) -> OpdRow:
    if one is None:
        refused = any(status == REFUSED and code in shown_name for shown_name, status, _, _ in log)
        return OpdRow(code=code, name=name, status=REFUSED if refused else MISSING)
    goals = [
        Item(row.description, row.capaian) for row in one.contents.rolled if row.level == SASARAN
    ]
    mean = mean_capaian(goals)
    budget = one.contents.budget
    ceiling = [row.pagu or Decimal(0) for row in budget]
    spent = [row.realisasi or Decimal(0) for row in budget]
    return OpdRow(
        code=code,
        name=name,
        status=ACCEPTED,
        version=one.version,
        indicators=len(one.contents.capaian),
        capaian=mean.value,
        category=shot.scale.category(mean.value) if mean.value is not None else "",
        pagu=sum(ceiling, Decimal(0)) if ceiling else None,
        realisasi=sum(spent, Decimal(0)) if ceiling else None,
        serapan=serapan(ceiling, spent) if ceiling else None,
        package=one.name,
        remark=spread.get(code, ""),
    )


def _words(opd: tuple[OpdRow, ...], city: tuple[CityIndicatorRow, ...]) -> str:
    got = sum(row.status == ACCEPTED for row in opd)
    lines = [f"{got} dari {len(opd)} OPD sudah mengirim paket yang utuh."]
    missing = [row.name for row in opd if row.status != ACCEPTED]
    if missing:
        shown = ", ".join(missing[:5]) + (f", dan {len(missing) - 5} lagi" * (len(missing) > 5))
        lines.append(f"Belum: {shown}.")
    total = city_budget(opd)
    if total is not None:
        lines.append(f"Serapan seluruh OPD {format_number(total)} %.")
    done = sum(row.capaian is not None for row in city)
    if city:
        lines.append(f"{done} dari {len(city)} indikator kota dihitung.")
    return " ".join(lines)


def city_budget(opd: Iterable[OpdRow]) -> Decimal | None:
    """Return the serapan of all OPD together, percent: sums, never a mean of percentages."""
    rows = [row for row in opd if row.pagu is not None]
    ceiling = [row.pagu or Decimal(0) for row in rows]
    spent = [row.realisasi or Decimal(0) for row in rows]
    return serapan(ceiling, spent) if rows else None
