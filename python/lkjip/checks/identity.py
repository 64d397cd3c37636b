"""Checks a form's identity: ours, of this year, of this version, of a known unit, unaltered.

Each check takes the form and what was asked, and yields findings.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date, datetime, timedelta

from lkjip.checks.checked_form import Filler
from lkjip.checks.text import bounded
from lkjip.findings import Finding, Place, make
from lkjip.forms import spec
from lkjip.forms.dates import read_date
from lkjip.forms.labels import blank, same, shown, tidy, visible
from lkjip.forms.model import BlankForm, Identity, checksum
from lkjip.forms.table import FilledForm
from lkjip.forms.value import Answer, Raw, is_picture

MESSAGE_SHOWN = 500
"""Letters of a message that its finding shows; the book has all."""
FIRST_REVISION, LAST_REVISION = 1, 99
_FILE_NAME = re.compile(
    r"(?:Koreksi|Formulir_LKjIP_\d{4})_(?P<unit>.+?)(?:_r\d+.*|[ _]?\(\d+\))?\.\w{3,4}$",
    re.IGNORECASE,
)
"""The names that the program gives to forms and correction copies, also with a browser's number."""
_SERIAL_ZERO = date(1899, 12, 30)


def _at(answer: Answer | None, place: Place, label: str) -> Place:
    cell = answer.cell if answer else ""
    return Place(place.file, place.unit, "Identitas", cell, label)


def form_id(identity: Identity, place: Place) -> Iterator[Finding]:
    """Find another form of the same office."""
    if identity.form_id != spec.FORM_ID:
        yield make("F02", place, nilai=identity.form_id, diminta=spec.FORM_ID)


def version(identity: Identity, place: Place) -> Iterator[Finding]:
    """Find a version whose layout is not known any more, or not yet."""
    if identity.version not in spec.READABLE_VERSIONS:
        readable = ", ".join(sorted(spec.READABLE_VERSIONS))
        yield make("F03", place, nilai=identity.version, diminta=readable)


def year(identity: Identity, year: int, place: Place) -> Iterator[Finding]:
    """Find the form of another year."""
    if identity.year != year:
        yield make("F04", place, nilai=identity.year, diminta=year)


def known_unit(
    identity: Identity, asked: Mapping[str, BlankForm], place: Place
) -> Iterator[Finding]:
    """Find a unit that is not in the register, or was not asked."""
    if identity.unit not in asked:
        yield make("F05", place, nilai=identity.unit)


def visible_matches_hidden(form: FilledForm, identity: Identity, place: Place) -> Iterator[Finding]:
    """Find a year or unit code that was changed on the visible sheet."""
    for key, hidden in (("tahun", str(identity.year)), ("kode_unit", identity.unit)):
        answer = form.visible_identity.get(key)
        seen = tidy(answer.raw) if answer else ""
        if same(seen) != same(hidden):
            label = answer.label if answer else key
            yield make("F06", _at(answer, place, label), nilai=seen, diminta=hidden)


def file_name(
    identity: Identity, asked: Mapping[str, BlankForm], place: Place
) -> Iterator[Finding]:
    """Find a form that bears the file name of another unit's: perhaps the wrong file was sent."""
    named = _FILE_NAME.match(place.file)
    code = named["unit"].casefold() if named else ""
    other = next((one for one in asked if code and one.casefold() == code), identity.unit)
    if other != identity.unit:
        yield make("F27", place, nilai=other)


def unit_name(form: FilledForm, asked: BlankForm, place: Place) -> Iterator[Finding]:
    """Find an edited name of the unit, though it is locked; the register's is used."""
    answer = form.visible_identity.get("unit")
    if answer is not None and same(answer.raw) != same(asked.unit_name):
        yield make("F16", _at(answer, place, answer.label), nilai=tidy(answer.raw)[:60])


def sealed(
    identity: Identity, asked: BlankForm, keys: list[str], place: Place
) -> Iterator[Finding]:
    """Find a wrong checksum: somebody put the identity together by hand."""
    right = checksum(identity, keys)
    if identity.checksum != right and asked.year == identity.year:
        yield make("F07", place, nilai=identity.checksum, diminta=right)


def revision(form: FilledForm, identity: Identity, place: Place) -> tuple[int, list[Finding]]:
    """Return the revision that counts: the visible one, a whole number from 1 to 99.

    A correction copy carries the next revision in both places; whoever sets the visible one back
    by hand still sends the newer form.
    """
    answer = form.visible_identity.get("revisi")
    text = tidy(answer.raw) if answer else ""
    if text.isascii() and text.isdigit() and FIRST_REVISION <= int(text[:4]) <= LAST_REVISION:
        return max(int(text), identity.revision), []
    at = _at(answer, place, "Revisi")
    return identity.revision, [make("I14", at, nilai=text[:40], diminta=identity.revision)]


def filler(form: FilledForm, year: int, place: Place) -> tuple[Filler, list[Finding]]:
    """Read who filled the form in and when; blank ones are remarked and stop nothing."""
    findings: list[Finding] = []
    texts: dict[str, str] = {}
    day: date | None = None
    for field in spec.IDENTITY:
        answer = form.visible_identity.get(field.key)
        if not field.entry or field.key == "revisi":
            continue
        at = _at(answer, place, field.label)
        if answer is None or blank(answer.raw):
            if field.required:
                findings.append(make("I15", at))
        elif is_picture(answer.raw):
            findings.append(make("I30", at))
        elif field.kind is spec.Kind.DATE:
            day = _day(answer.raw, year)
            if day is None:
                example = f"6/1/{year + 1}"
                findings.append(make("I25", at, nilai=shown(answer.raw)[:40], diminta=example))
        else:
            text = shown(answer.raw).strip()
            kept = visible(text)
            if kept != text:
                findings.append(make("I18", at))
            texts[field.key], wrong = bounded(kept, at)
            findings += wrong
    if texts.get("pesan"):
        answer = form.visible_identity["pesan"]
        at = _at(answer, place, answer.label)
        findings.append(make("P01", at, nilai=texts["pesan"][:MESSAGE_SHOWN]))
    name, office, phone, word = (
        texts.get(key, "") for key in ("pengisi", "jabatan", "kontak", "pesan")
    )
    return Filler(name, office, phone, day, word), findings


def _day(raw: Raw, year: int) -> date | None:
    """Return a plausible day of filling in: from the report's year to two years later."""
    day: date | None = None
    if isinstance(raw, datetime):
        day = raw.date()
    elif isinstance(raw, date):
        day = raw
    elif isinstance(raw, float) and 1 <= raw < 100_000:
        day = _SERIAL_ZERO + timedelta(days=int(raw))
    elif isinstance(raw, str):
        day = read_date(tidy(raw))
    return day if day is not None and year <= day.year <= year + 2 else None
