"""Checks typed texts: answers given, not too long, no document twice, nothing invisible."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping

from lkjip.checks.checked_form import Narrative
from lkjip.checks.objections import objection_findings, objection_in_answer
from lkjip.findings import Finding, Place, make
from lkjip.forms import spec
from lkjip.forms.cells import Row
from lkjip.forms.labels import blank, plain, same, shown, skeleton, visible
from lkjip.forms.table import Table
from lkjip.forms.value import is_picture
from lkjip.tables.declared.inputs import EvidenceRow
from lkjip.tables.table import from_form


def _at(table: Table, column: str, row: Row, key: str, place: Place) -> Place:
    answer = table.answer(column, row, key)
    return Place(place.file, place.unit, answer.sheet, answer.cell, answer.label)


def clean(table: Table, column: str, row: Row, key: str, place: Place) -> tuple[str, list[Finding]]:
    """Clean a typed text: line breaks stay, invisible characters go."""
    cells, letters = table.cells, table.letters[column]
    raw, cell = cells.column(letters).get(row), letters + row
    text = plain(raw)
    simple = text is not None and cell not in cells.errors and cell not in cells.formulas
    if text is not None and simple and len(text) <= spec.MAX_TEXT and text[:1] != "=":
        return text, []
    at = _at(table, column, row, key, place)
    typed = shown(raw).strip()
    if is_picture(raw):
        return "", [make("I30", at)]
    if cell in cells.errors:
        return "", [make("N06", at, nilai=typed)]
    findings = []
    if cell in cells.formulas:
        findings.append(make("I22", at, nilai=cells.formulas[cell][:60]))
    kept = visible(typed.replace("\t", " "))
    if len(kept) != len(typed):
        findings.append(make("I18", at))
    kept, wrong = bounded(kept.strip(), at)
    return kept, findings + wrong


def bounded(text: str, at: Place) -> tuple[str, list[Finding]]:
    """Remark a text that is too long; cut one that is far too long, and say so."""
    if len(text) <= spec.MAX_TEXT:
        return text, []
    if len(text) <= spec.KEPT_TEXT:
        return text, [make("I09", at, nilai=len(text), diminta=spec.MAX_TEXT)]
    cut = make("I29", at, nilai=len(text), diminta=spec.MAX_TEXT, diambil=spec.KEPT_TEXT)
    return text[: spec.KEPT_TEXT], [cut]


def narratives(
    table: Table,
    rows: Mapping[str, Row],
    codes: Iterable[str],
    place: Place,
    excused: Collection[str] = (),
) -> tuple[tuple[Narrative, ...], list[Finding]]:
    """Return the answers about each indicator: accepted ones, and what is missing or too long.

    ``rows`` maps row keys (``IK02.1``) to row numbers; ``excused`` are codes of indicators about
    which nothing needs to be said. An answer that begins with an objection ("bukan indikator
    kami") goes to the collector and not into the report; the other questions are then settled.
    """
    accepted: list[Narrative] = []
    findings: list[Finding] = []
    answers, letter = table.column("jawaban"), table.letters["jawaban"]
    special = bool(table.cells.errors) or any(cell[:1] == letter for cell in table.cells.formulas)
    for code in codes:
        told: list[Narrative] = []
        missing: list[Finding] = []
        objected = False
        for suffix, question, name in spec.QUESTIONS:
            row = rows.get(key := f"{code}.{suffix}")
            if row is None:
                continue
            raw = answers.get(row)
            text = None if special else plain(raw)
            if not text or text[0] == "=" or len(text) > spec.MAX_TEXT:
                text, wrong = _answer(table, row, key, question, place)
                missing += [f for f in wrong if f.code == "I08"]
                findings += [f for f in wrong if f.code != "I08"]
            if word := objection_in_answer(text):
                objected = True
                findings += objection_findings(word, text, _at(table, "jawaban", row, key, place))
            elif text:
                told.append(Narrative(code, name, question, text, letter + row))
        accepted += told
        findings += [] if objected or code in excused else missing
    return tuple(accepted), findings


def _answer(
    table: Table, row: Row, key: str, question: str, place: Place
) -> tuple[str, list[Finding]]:
    """Check one answer that needs a closer look."""
    cell = table.cell("jawaban", row)
    at = _at(table, "jawaban", row, key, place)
    if blank(table.raw("jawaban", row)):
        if cell in table.cells.formulas:
            return "", [make("I23", at, nilai=table.cells.formulas[cell][:60])]
        return "", [make("I08", at), *_beside(table, row, question, place)]
    return clean(table, "jawaban", row, key, place)


def _beside(table: Table, row: Row, question: str, place: Place) -> Iterator[Finding]:
    """Find a text typed over the question, where the answer is missing."""
    typed = table.raw("pertanyaan", row)
    if typed is not None and same(typed) != same(question):
        cell = table.cell("pertanyaan", row)
        at = Place(place.file, place.unit, table.sheet.name, cell)
        yield make("F22", at, nilai=f"{cell} '{shown(typed)[:40]}'")


def evidence(
    table: Table, codes: Iterable[str], place: Place, before: Collection[str] = ()
) -> tuple[tuple[EvidenceRow, ...], list[Finding]]:
    """Read the documents named; none at all, too many, and one named twice, are remarked.

    ``before`` are codes that the form asked when it went out.
    """
    known = dict.fromkeys(codes)
    accepted: list[EvidenceRow] = []
    findings: list[Finding] = []
    seen: dict[tuple[str, str], str] = {}
    inputs = [column.key for column in table.sheet.inputs]
    filled = set().union(*(table.column(key) for key in inputs))
    most = max(spec.MOST_EVIDENCE, spec.MOST_EVIDENCE_EACH * len(known))
    for item, row in table.rows:
        if row not in filled:
            continue
        if len(accepted) == most:
            at = _at(table, "dokumen", row, item, place)
            said = sum(row in filled for _, row in table.rows)
            findings.append(make("I31", at, nilai=said, diminta=most))
            break
        texts: dict[str, str] = {}
        for key in inputs:
            text, wrong = clean(table, key, row, item, place)
            texts[key] = " ".join(text.split())
            findings += wrong
        if not any(texts.values()):
            continue
        cell = table.cell("dokumen", row)
        twin = (texts["dokumen"].casefold(), texts["nomor"].casefold())
        if twin in seen:
            at = _at(table, "dokumen", row, item, place)
            findings.append(make("I11", at, nilai=texts["dokumen"], diminta=seen[twin]))
        seen.setdefault(twin, cell)
        if texts["kode"] not in known:
            texts["kode"], wrong = _code(table, row, texts["kode"], known, place, before)
            findings += wrong
        accepted.append(from_form(EvidenceRow, texts, sheet=spec.EVIDENCE.name, at=cell))
    if not accepted and known:
        findings.append(make("I10", Place(place.file, place.unit, spec.EVIDENCE.name)))
    return tuple(accepted), findings


def _code(
    table: Table,
    row: Row,
    typed: str,
    known: Iterable[str],
    place: Place,
    before: Collection[str],
) -> tuple[str, list[Finding]]:
    """Return the indicator that a document proves, by its code as typed."""
    if not typed:
        return "", []
    for code in known:
        if same(code) == same(typed):
            return code, []
    at = _at(table, "kode", row, "", place)
    for code in known:
        if skeleton(code) == skeleton(typed):
            return code, [make("F19", at, nilai=typed[:60], diminta=code)]
    return typed, [make("F26" if typed in before else "F15", at, nilai=typed[:60])]
