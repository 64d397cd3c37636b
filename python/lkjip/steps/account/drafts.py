"""Chooses the drafts in ``keluar`` and ``koreksi`` that may go out today."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from lkjip.errors import UsageError, os_reason
from lkjip.findings import Finding, Place, make
from lkjip.mail.message.ready import CORRECTION, OTHER, REMINDER, REQUEST, ReadyMail, read_draft
from lkjip.mail.message.renew import wanted_by
from lkjip.steps.account.recipients import check_recipients
from lkjip.steps.account.servers import attachment_limit
from lkjip.steps.kernel.answers import RETURNED
from lkjip.steps.kernel.base import Context
from lkjip.steps.kernel.display import short_date
from lkjip.steps.kernel.office.promises import due_date
from lkjip.steps.kernel.office.registers import Unit
from lkjip.steps.kernel.snapshot import Snapshot
from lkjip.steps.kernel.states import COMPLETE
from lkjip.steps.remind import OWING
from lkjip.steps.request.correction_date import renewed_correction
from lkjip.steps.status import collection_today
from lkjip.tables.declared.steps import REQUESTS

MB = 1024 * 1024
_CORRECTION = re.compile(r"Koreksi_(?P<unit>.+)_r\d+_[0-9a-f]+\.eml")
_REMINDER = re.compile(r"Pengingat_(?P<unit>.+)_(?P<hari>\d{4}-\d{2}-\d{2})\.eml")
_THANKS = re.compile(r"TerimaKasih_(?P<unit>.+?)(?:_r\d+)?_\d{4}-\d{2}-\d{2}\.eml")


@dataclass(frozen=True, slots=True)
class ReadyMails:
    """The mails that may go, and what keeps others back."""

    mails: tuple[ReadyMail, ...]
    findings: tuple[Finding, ...]
    renewed: tuple[tuple[Path, bytes], ...] = ()
    """Drafts that were given another date: what goes out lies in the folder, too."""


def ready_mails(shot: Snapshot, context: Context) -> ReadyMails:
    """Read the drafts and say which ones are kept back."""
    letter: list[ReadyMail] = []
    findings: list[Finding] = []
    changed: list[tuple[Path, bytes]] = []
    due = due_date(shot, context.today)
    for path, kind, unit in _files(shot, context, findings):
        try:
            data = path.read_bytes()
            if kind == CORRECTION:
                made = renewed_correction(shot, data, due, context.today)
                if made is None:
                    findings.append(_outdated_correction(path, unit, data))
                    continue
                changed += [(path, made)] if made != data else []
                data = made
            one = read_draft(path.name, kind, data)
            check_recipients(one, unit)
        except FileNotFoundError:
            detail = "berkasnya tidak ada di folder keluar"
        except OSError as error:
            detail = f"berkasnya tidak dapat dibaca ({os_reason(error)})"
        except UsageError as error:
            detail = error.message.rstrip(".")
        else:
            heavy = _too_heavy(one, attachment_limit(shot.settings))
            if heavy is None:
                letter.append(one)
            else:
                findings.append(replace(heavy, unit=unit.code))
            continue
        findings.append(make("M23", Place(path.name, unit.code), rinci=detail))
    return ReadyMails(tuple(letter), tuple(findings), tuple(changed))


def _too_heavy(one: ReadyMail, limit: int) -> Finding | None:
    """Return the finding for attachments that the provider would not take."""
    if one.attached <= limit * MB:
        return None
    size = f"lampirannya {one.attached / MB:.1f} MB, paling besar {limit} MB".replace(".", ",")
    return make("M28", Place(one.file), nilai=", ".join(one.recipient), rinci=size)


def _files(
    shot: Snapshot, context: Context, findings: list[Finding]
) -> Iterator[tuple[Path, str, Unit]]:
    """Yield the drafts that still mean something today, with the unit they are for."""
    year = shot.settings.year
    left_out, corrections = (
        context.forms_folder(year, "keluar"),
        context.forms_folder(year, "koreksi"),
    )
    for row in shot.rows(REQUESTS):
        unit = shot.unit(row.unit)
        if row.mail and unit is not None and unit.active:
            yield left_out / Path(row.mail).name, REQUEST, unit
    rows = collection_today(shot, context)
    states = {row.unit: row.status for row in rows}
    owing = {code for code, status in states.items() if status in OWING}
    for path, unit, day in _reminders(shot, left_out):
        detail = _outdated_reason(day, context.today, unit.code in owing)
        if not detail:
            yield path, REMINDER, unit
        elif day == context.today or unit.code in owing:
            findings.append(make("M24", Place(path.name, unit.code), rinci=detail))
    for path, unit in _newest(shot, left_out, _THANKS):
        if states.get(unit.code) in COMPLETE:
            yield path, OTHER, unit
    for path, unit in _newest(shot, corrections, _CORRECTION):
        if states.get(unit.code) in RETURNED:
            yield path, CORRECTION, unit


def _reminders(shot: Snapshot, left_out: Path) -> Iterator[tuple[Path, Unit, date]]:
    """Yield the newest reminder of each unit."""
    newest: dict[str, tuple[date, Path]] = {}
    for path in sorted(left_out.glob("Pengingat_*.eml")):
        if found := _REMINDER.fullmatch(path.name):
            newest[found["unit"]] = (date.fromisoformat(found["hari"]), path)
    for code, (day, path) in newest.items():
        unit = shot.unit(code)
        if unit is not None and unit.active:
            yield path, unit, day


def _outdated_reason(day: date, today: date, owing: bool) -> str:
    if not owing:
        return "formulir unit itu sudah diterima"
    return "" if day == today else f"dibuat {short_date(day)}"


def _newest(shot: Snapshot, folder: Path, names: re.Pattern[str]) -> Iterator[tuple[Path, Unit]]:
    """Yield the newest draft of each unit: an older one speaks of what was replaced."""
    newest: dict[str, Path] = {}
    files = folder.glob("*.eml") if folder.is_dir() else ()
    for path in sorted(files, key=lambda p: (p.stat().st_mtime_ns, p.name)):
        if found := names.fullmatch(path.name):
            newest[found["unit"]] = path
    for code, path in newest.items():
        unit = shot.unit(code)
        if unit is not None and unit.active:
            yield path, unit


def _outdated_correction(path: Path, unit: Unit, data: bytes) -> Finding:
    day = wanted_by(data)
    return make("M25", Place(path.name, unit.code), nilai=short_date(day) if day else "")
