"""Makes the blank forms from the registers: one for each active unit."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from lkjip.checks.identity import LAST_REVISION
from lkjip.findings import Finding, Place, make
from lkjip.forms.model import BlankForm, BudgetRow, IndicatorRow, Paper
from lkjip.mail.addresses import is_example_address, usable_addresses
from lkjip.steps.kernel.office.registers import ENTRY, Indikator, Unit
from lkjip.steps.kernel.office.rules import rule_of
from lkjip.steps.kernel.snapshot import Snapshot
from lkjip.steps.kernel.states import ACCEPTED_PREFIX
from lkjip.steps.registers.cells import place_of
from lkjip.steps.request.beside import belongs_to, last_year, target_now, target_source
from lkjip.tables.cells import text
from lkjip.tables.declared.registers import SETTINGS, UNITS, SettingRow, UnitRow
from lkjip.tables.declared.results import SUBMISSIONS
from lkjip.tables.declared.settings import KEYS
from lkjip.tables.declared.steps import REQUESTS
from lkjip.tables.declared.tabs import TabName
from lkjip.tables.setting import SettingKind


def asked_forms(shot: Snapshot, due: date) -> dict[str, BlankForm]:
    """Return the blank form of every active unit that has something to report, by unit code."""
    return {
        unit.code: form
        for unit in shot.active_units
        if (form := _form(shot, unit, due)).performance or form.budget or form.asked_about
    }


def awaited_forms(shot: Snapshot, due: date) -> dict[str, BlankForm]:
    """Return the form of every unit that was asked and not released, by unit code.

    A unit that is inactive or gone in the register by now is awaited until somebody releases it.
    """
    known = {row.unit: row.name for row in shot.rows(REQUESTS)}
    units = (shot.unit(code) or _gone(code, known.get(code, code)) for code in shot.process.awaited)
    return {unit.code: _form(shot, unit, due) for unit in units}


def every_form(shot: Snapshot, due: date) -> list[BlankForm]:
    """Return the form of every unit of the register, active or not."""
    return [_form(shot, unit, due) for unit in shot.units]


def _gone(code: str, name: str) -> Unit:
    """Return a unit that the register no longer has, as the request named it."""
    return Unit(code, name, head="", head_name="", nip="", email="", active=False, email_cell="")


def undecided_units(shot: Snapshot) -> Iterator[Finding]:
    """Ask about each unit that is awaited although the register asks it no more."""
    active = {unit.code for unit in shot.active_units}
    rows = {row.code: row for row in shot.rows(UNITS)}
    known = {row.unit: row.name for row in shot.rows(REQUESTS)}
    if shot.process.finished:
        return
    for code in shot.process.incomplete:
        if code not in active:
            row = rows.get(code)
            place = place_of(row, UnitRow.active) if row else Place(sheet=TabName.UNITS)
            name = row.name if row else known.get(code, code)
            yield make("B67", replace(place, unit=code), nilai=name or code)


def next_revision(shot: Snapshot, form: BlankForm) -> BlankForm:
    """Return the form with the revision that follows what the unit has sent already."""
    accepted = [
        row.revision or 0
        for row in shot.rows(SUBMISSIONS)
        if row.unit == form.unit and row.result.startswith(ACCEPTED_PREFIX)
    ]
    return replace(form, revision=min(max(accepted, default=0) + 1, LAST_REVISION))


def _form(shot: Snapshot, unit: Unit, due: date) -> BlankForm:
    s = shot.settings
    return BlankForm(
        year=s.year,
        up_to_triwulan=s.up_to_triwulan,
        unit=unit.code,
        unit_name=unit.name,
        head=unit.head,
        sender=s["unit_kerja"],
        due=due,
        destination_address=s["surel_pengumpul"],
        performance=tuple(
            _row(i, shot) for i in shot.indicators_of.get(unit.code, ()) if i.source == ENTRY
        ),
        budget=tuple(
            BudgetRow(p.code, p.description, p.pagu)
            for p in shot.programs_of.get(unit.code, ())
            if p.pagu is not None
        ),
        questions=tuple(_row(i, shot) for i in shot.questions.get(unit.code, ())),
        only_notable=s["jawaban_wajib"].casefold() == "meleset",
        paper=next(one for one in Paper if one.casefold() == s["kertas"].casefold()),
        target_source=target_source(s),
    )


def _row(indicator: Indikator, shot: Snapshot) -> IndicatorRow:
    rule = rule_of(indicator, shot.settings)
    return IndicatorRow(
        indicator.code,
        indicator.indikator,
        indicator.measure_unit,
        indicator.target.as_typed,
        rule.accumulation.value,
        indicator.ranks,
        indicator.frequency,
        belongs_to(indicator, shot),
        last_year(indicator, shot.settings.year),
        rule,
        target_now(indicator, shot.settings.up_to_triwulan),
    )


def register_findings(shot: Snapshot, forms: dict[str, BlankForm]) -> tuple[Finding, ...]:
    """Find doubts in the registers: units without mail or work, indicators without a unit."""
    active = {unit.code for unit in shot.active_units}
    found = list(_example_addresses(shot))
    for unit in shot.active_units:
        if not unit.email:
            found.append(
                make(
                    "B01",
                    Place(unit=unit.code, sheet=TabName.UNITS, cell=unit.email_cell),
                    nilai=unit.name,
                )
            )
        if unit.code not in forms:
            found.append(make("B02", Place(unit=unit.code, sheet=TabName.UNITS), nilai=unit.name))
    for indicator in shot.indicators:
        if indicator.source == ENTRY and indicator.unit not in active:
            at = Place(
                sheet=TabName.INDICATORS, cell=indicator.unit_cell, label=indicator.indikator
            )
            found.append(make("B03", at, nilai=indicator.code))
    return tuple(found)


def _example_addresses(shot: Snapshot) -> Iterator[Finding]:
    """Name the cells that still hold an address of the shipped example."""
    for row in shot.rows(SETTINGS):
        setting, words = KEYS.get(row.key), text(row.value)
        if setting and setting.kind is SettingKind.ADDRESS and is_example_address(words):
            yield make("B61", place_of(row, SettingRow.value), nilai=words, kolom=row.label)
    for unit in shot.rows(UNITS):
        place = place_of(unit, UnitRow.email)
        for mail in usable_addresses(unit.email)[0]:
            if is_example_address(mail):
                yield make("B61", place, nilai=mail, kolom=place.label)
