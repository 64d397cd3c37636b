"""Checks of a form's identity: is it ours, this year's, this version's, a known unit's, unaltered?

Each check takes the form and what was asked, and yields findings.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from lkjip.findings import Finding, Place, make
from lkjip.forms import spec
from lkjip.forms.labels import blank, same, shown, tidy
from lkjip.forms.model import BlankForm, FilledForm, Identity, checksum

FIRST_REVISION, LAST_REVISION = 1, 99


def form_id(identity: Identity, place: Place) -> Iterator[Finding]:
    """Another form of the same house."""
    if identity.form_id != spec.FORM_ID:
        yield make("F02", place, nilai=identity.form_id, diminta=spec.FORM_ID)


def version(identity: Identity, place: Place) -> Iterator[Finding]:
    """A version whose layout is not known any more (or not yet)."""
    if identity.versi not in spec.READABLE_VERSIONS:
        readable = ", ".join(sorted(spec.READABLE_VERSIONS))
        yield make("F03", place, nilai=identity.versi, diminta=readable)


def year(identity: Identity, tahun: int, place: Place) -> Iterator[Finding]:
    """Last year's form."""
    if identity.tahun != tahun:
        yield make("F04", place, nilai=identity.tahun, diminta=tahun)


def known_unit(
    identity: Identity, asked: Mapping[str, BlankForm], place: Place
) -> Iterator[Finding]:
    """A unit that is not in the register, or not asked."""
    if identity.unit not in asked:
        yield make("F05", place, nilai=identity.unit)


def visible_matches_hidden(form: FilledForm, identity: Identity, place: Place) -> Iterator[Finding]:
    """Year or unit code on the visible sheet was changed."""
    for key, hidden in (("tahun", str(identity.tahun)), ("kode_unit", identity.unit)):
        answer = form.identitas.get(key)
        seen = tidy(answer.raw) if answer else ""
        if same(seen) != same(hidden):
            at = Place(
                place.berkas,
                place.unit,
                "Identitas",
                answer.sel if answer else "",
                answer.label if answer else key,
            )
            yield make("F06", at, nilai=seen, diminta=hidden)


def sealed(
    identity: Identity, asked: BlankForm, keys: list[str], place: Place
) -> Iterator[Finding]:
    """The checksum does not fit: somebody put the identity together by hand."""
    right = checksum(identity, keys)
    if identity.checksum != right and asked.tahun == identity.tahun:
        yield make("F07", place, nilai=identity.checksum, diminta=right)


def revision(form: FilledForm, identity: Identity, place: Place) -> tuple[int, list[Finding]]:
    """The revision that counts: the visible one, when it is a whole number from 1 to 99."""
    answer = form.identitas.get("revisi")
    raw = answer.raw if answer else None
    text = shown(raw)
    if text.isascii() and text.isdigit() and FIRST_REVISION <= int(text) <= LAST_REVISION:
        return int(text), []
    at = Place(place.berkas, place.unit, "Identitas", answer.sel if answer else "", "Revisi")
    return identity.revisi, [make("I14", at, nilai=text, diminta=identity.revisi)]


def filled_fields(form: FilledForm, place: Place) -> Iterator[Finding]:
    """Who filled the form in, and when."""
    for field in spec.IDENTITAS:
        answer = form.identitas.get(field.kunci)
        if field.isian and field.wajib and field.kunci != "revisi":
            if answer is None:
                continue
            if blank(answer.raw):
                at = Place(place.berkas, place.unit, "Identitas", answer.sel, field.label)
                yield make("I01", at)
