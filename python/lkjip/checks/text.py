"""Checks of typed texts: answers there, not too long, no document twice, nothing invisible."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from lkjip.checks.accepted import Evidence, Narrative, Origin
from lkjip.findings import Finding, Place, make
from lkjip.forms import spec
from lkjip.forms.labels import blank, same, shown, skeleton, tidy, visible
from lkjip.forms.table import Table

_NOTES = {suffix: (name, question) for suffix, question, name in spec.QUESTIONS}


def _at(table: Table, column: str, row: int, key: str, place: Place) -> Place:
    answer = table.answer(column, row, key)
    return Place(place.berkas, place.unit, answer.lembar, answer.sel, answer.label)


def clean(table: Table, column: str, row: int, key: str, place: Place) -> tuple[str, list[Finding]]:
    """A typed text as it is kept: line breaks stay, what nobody can see goes."""
    raw = table.raw(column, row)
    if raw is None:
        return "", []
    text = shown(raw).strip()
    if text.isascii() and (text.isprintable() or "\n" not in text):
        plain = text
    else:
        plain = visible(text.replace("\t", " ")).strip()
    findings = []
    sel = table.sel(column, row)
    cells = table.cells
    if sel in cells.galat or sel in cells.rumus or len(plain) != len(text):
        at = _at(table, column, row, key, place)
        if sel in cells.galat:
            return "", [make("N06", at, nilai=text)]
        if sel in cells.rumus:
            findings.append(make("I22", at, nilai=cells.rumus[sel][:60]))
        if len(plain) != len(text):
            findings.append(make("I18", at))
    return plain, findings


def narratives(
    table: Table, rows: Mapping[str, int], place: Place
) -> tuple[tuple[Narrative, ...], list[Finding]]:
    """The answers by row key (``IK02.1``): accepted ones, and what is missing or too long."""
    accepted: list[Narrative] = []
    findings: list[Finding] = []
    answers, cells = table.column("jawaban"), table.cells
    letter, sheet = table.huruf["jawaban"], table.sheet.nama
    for key, row in rows.items():
        raw = answers.get(row)
        sel = f"{letter}{row}"
        if blank(raw):
            code = "I23" if sel in cells.rumus else "I08"
            formula = cells.rumus.get(sel, "")[:60]
            findings.append(make(code, _at(table, "jawaban", row, key, place), nilai=formula))
            continue
        text, wrong = clean(table, "jawaban", row, key, place)
        findings += wrong
        if len(text) > spec.MAX_TEXT:
            at = _at(table, "jawaban", row, key, place)
            findings.append(make("I09", at, nilai=len(text), diminta=spec.MAX_TEXT))
        if not text:
            continue
        kode, _, suffix = key.rpartition(".")
        name, question = _NOTES[suffix]
        accepted.append(Narrative(kode, name, question, text, Origin(sheet, sel)))
    return tuple(accepted), findings


def evidence(
    table: Table, codes: Iterable[str], place: Place
) -> tuple[tuple[Evidence, ...], list[Finding]]:
    """The documents named; none at all, and one named twice, are remarked."""
    known = {same(code): code for code in codes}
    accepted: list[Evidence] = []
    findings: list[Finding] = []
    seen: dict[tuple[str, str], str] = {}
    for key, row in table.baris:
        if all(blank(table.raw(column.kunci, row)) for column in spec.BUKTI.inputs):
            continue
        texts = {}
        for column in spec.BUKTI.inputs:
            texts[column.kunci], wrong = clean(table, column.kunci, row, key, place)
            findings += wrong
        at = _at(table, "dokumen", row, key, place)
        name, number = tidy(texts["dokumen"]), tidy(texts["nomor"])
        twin = (same(name), same(number))
        if twin in seen:
            findings.append(make("I11", at, nilai=name, diminta=seen[twin]))
        seen.setdefault(twin, at.sel)
        code, wrong = _code(table, row, tidy(texts["kode"]), known, place)
        findings += wrong
        place_of = tidy(texts["lokasi"])
        accepted.append(Evidence(code, name, number, place_of, Origin(at.lembar, at.sel)))
    if not accepted and known:
        findings.append(make("I10", Place(place.berkas, place.unit, spec.BUKTI.nama)))
    return tuple(accepted), findings


def _code(
    table: Table, row: int, typed: str, known: Mapping[str, str], place: Place
) -> tuple[str, list[Finding]]:
    """The indicator that a document proves, by its code as typed."""
    if not typed or same(typed) in known:
        return known.get(same(typed), ""), []
    at = _at(table, "kode", row, "", place)
    twin = next((code for code in known.values() if skeleton(code) == skeleton(typed)), "")
    if twin:
        return twin, [make("F19", at, nilai=typed[:60], diminta=twin)]
    return typed, [make("F15", at, nilai=typed[:60])]
