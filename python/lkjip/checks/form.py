"""Runs a returned form through all checks: reasons to refuse it first, then row by row."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace

from lkjip.checks import identity as ident
from lkjip.checks.budget import spendings
from lkjip.checks.cell_extras import comments, merged_inputs
from lkjip.checks.checked_form import REFUSED, Checked, verdict
from lkjip.checks.notable import unremarkable
from lkjip.checks.performance import performances
from lkjip.checks.register_change import NOTHING_ELSE, Sent, older_forms
from lkjip.checks.rows import by_key
from lkjip.checks.text import evidence, narratives
from lkjip.findings import Finding, Place, Severity, make
from lkjip.forms import spec
from lkjip.forms.labels import blank, same
from lkjip.forms.model import BlankForm
from lkjip.forms.reader import ReadResult
from lkjip.forms.rows import narrative_keys, question_keys, row_keys
from lkjip.forms.table import FilledForm, Table

SAID_OF_THE_INDICATOR = frozenset({"F25", "F26"})
"""Rows that came or went with their indicator are named once, on the sheet Kinerja."""

UNTOUCHED = "I28"
"""The finding about a form in which nobody typed anything."""
MOST_FINDINGS = 890
"""Findings kept of one form: with the documents that it may name, fewer than a thousand rows. A
form of a hundred indicators left blank gives nine hundred."""


def check_form(
    read: ReadResult,
    asked: Mapping[str, BlankForm],
    year: int,
    file: str,
    sent: Sent = NOTHING_ELSE,
) -> Checked:
    """Return the outcome of one form; ``asked`` maps unit codes to the forms that were sent out."""
    checked = _check_form(read, asked, year, file, sent)
    if len(checked.findings) <= MOST_FINDINGS:
        return checked
    return replace(checked, findings=_foremost(checked, Place(file, checked.unit)))


def _foremost(checked: Checked, place: Place) -> tuple[Finding, ...]:
    """Return the findings that decide, then the first others, and how many were left out."""
    found = sorted(checked.findings, key=lambda finding: finding.level is not Severity.REJECT)
    more = make("K16", place, nilai=len(found), diminta=MOST_FINDINGS)
    return (*found[:MOST_FINDINGS], more)


def _check_form(
    read: ReadResult, asked: Mapping[str, BlankForm], year: int, file: str, sent: Sent
) -> Checked:
    form, identity = read.form, read.form.identity
    if identity is None:
        return Checked("", 0, 0, read.findings)
    place = Place(file, identity.unit)
    findings = [*read.findings]
    findings += ident.form_id(identity, place)
    findings += ident.version(identity, place)
    findings += ident.year(identity, year, place)
    findings += ident.known_unit(identity, asked, place)
    findings += ident.file_name(identity, asked, place)
    findings += ident.visible_matches_hidden(form, identity, place)
    revision, wrong = ident.revision(form, identity, place)
    findings += wrong
    blank_form = asked.get(identity.unit)
    if blank_form is None or verdict(tuple(findings)) == REFUSED:
        return Checked(identity.unit, identity.year, revision, tuple(findings))
    older = older_forms(identity, sent)
    if not older:
        findings += ident.sealed(identity, blank_form, row_keys(blank_form), place)
    if untouched(form):
        findings.append(make(UNTOUCHED, place))
    if verdict(tuple(findings)) == REFUSED:
        return Checked(identity.unit, identity.year, revision, tuple(findings))
    return _contents(form, blank_form, older, revision, place, findings)


def untouched(form: FilledForm) -> bool:
    """Return whether nobody typed anything: no figure, no answer, no document, no other status."""
    for table in form.tables.values():
        for column in table.sheet.inputs:
            if table.sheet is spec.PERFORMANCE and column.key == "status":
                typed = (
                    v
                    for v in table.column("status").values()
                    if same(v) in spec.STATUSES[1:] + spec.OBJECTIONS
                )
                if next(typed, None) is not None:
                    return False
            elif any(not blank(table.raw(column.key, row)) for _, row in table.rows):
                return False
    return not any(
        table.cells.formulas_without_result & _inputs(table) for table in form.tables.values()
    )


def _never_asked(
    asked_about: Iterable[str], own: Collection[str], present: Collection[str]
) -> set[str]:
    """Return the questions that a form never had: about an indicator that others report.

    Such questions move from unit to unit with the register; a form without any row about the
    indicator was made before they came to this one.
    """
    keys = [question_keys(code) for code in asked_about if code not in own]
    return {key for some in keys if not any(key in present for key in some) for key in some}


def _said_already(finding: Finding, asked: BlankForm, was: BlankForm | None) -> bool:
    """Tell whether the sheet Kinerja says already that the indicator of a row came or went."""
    now = {row.code for row in asked.performance}
    before = {row.code for row in was.performance} if was else now
    return (
        finding.code in SAID_OF_THE_INDICATOR and finding.value.rpartition(".")[0] in now ^ before
    )


def _inputs(table: Table) -> set[str]:
    return {table.cell(c.key, row) for c in table.sheet.inputs for _, row in table.rows}


def _contents(
    form: FilledForm,
    asked: BlankForm,
    older: tuple[BlankForm, ...],
    revision: int,
    place: Place,
    before: list[Finding],
) -> Checked:
    """Check all sheets; a form that turns out to be refused yields no values."""
    findings = list(before)
    findings += ident.unit_name(form, asked, place)
    who, wrong = ident.filler(form, asked.year, place)
    findings += wrong
    tables = form.tables
    for table in tables.values():
        findings += merged_inputs(table, place)
        if table.cells.comments:
            findings += comments(table.cells, table.sheet.name, place)
    performance = tables[spec.PERFORMANCE.name]
    codes = [indicator.code for indicator in asked.performance]
    was = older[0] if older else None
    codes_before = [row.code for row in was.performance] if was else None
    found, wrong = by_key(performance, codes, place, codes_before)
    performed, more = performances(
        performance, found, asked.performance, asked.up_to_triwulan, place, older
    )
    findings += wrong + more
    budget = tables[spec.BUDGET.name]
    lines = [b.code for b in asked.budget]
    found, wrong = by_key(budget, lines, place, [b.code for b in was.budget] if was else None)
    spent, more = spendings(budget, found, asked.budget, place, older)
    findings += wrong + more
    analysis = tables[spec.ANALYSIS.name]
    asked_codes = [row.code for row in asked.asked_about]
    # Answers about an own indicator count, also where nobody asks about it any more.
    keys_before = narrative_keys(was) if was else None
    present = {key for key, _ in analysis.rows}
    never_asked = _never_asked(asked_codes, codes, present)
    if never_asked and was is None:
        keys_before = [key for key in narrative_keys(asked) if key not in never_asked]
    others = {code: question_keys(code) for code in codes if code not in asked_codes}
    earlier = [code for code, keys in others.items() if not present.isdisjoint(keys)]
    kept = [key for code in earlier for key in others[code] if key in present]
    found, wrong = by_key(analysis, [*narrative_keys(asked), *kept], place, keys_before)
    excused = {p.code for p in performed if p.remark.startswith(spec.NOT_OURS)}
    if asked.only_notable:
        excused |= unremarkable(performed, asked.performance)
    told, more = narratives(analysis, found, [*asked_codes, *earlier], place, {*excused, *earlier})
    findings += [f for f in wrong if not _said_already(f, asked, was)] + more
    documents, wrong = evidence(tables[spec.EVIDENCE.name], codes, place, codes_before or ())
    findings += wrong
    found_all = tuple(findings)
    if verdict(found_all) == REFUSED:
        return Checked(place.unit, asked.year, revision, found_all)
    return Checked(
        place.unit, asked.year, revision, found_all, performed, spent, told, documents, who
    )
