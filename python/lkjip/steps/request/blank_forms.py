"""From the registers to the blank forms: what each active unit is asked."""

from __future__ import annotations

from datetime import date

from lkjip.findings import Finding, Place, make
from lkjip.forms.model import BlankForm, BudgetRow, IndicatorRow
from lkjip.sop.calendar.due_dates import rencana_berlaku
from lkjip.steps.kernel.registers import ISIAN, Unit
from lkjip.steps.kernel.snapshot import Snapshot

COLLECTION = 3
"""The SOP step whose due date the forms carry."""


def due_date(shot: Snapshot, today: date) -> date:
    """When the forms are due: the due date of step 3, or today while there is no plan."""
    plan = rencana_berlaku(shot.proses, shot.kalender)
    return plan[COLLECTION - 1].tenggat if plan else today


def asked_forms(shot: Snapshot, tenggat: date) -> dict[str, BlankForm]:
    """The blank form of every active unit that has something to report, by unit code."""
    return {
        unit.kode: form
        for unit in shot.active_units
        if (form := _form(shot, unit, tenggat)).kinerja or form.anggaran
    }


def _form(shot: Snapshot, unit: Unit, tenggat: date) -> BlankForm:
    return BlankForm(
        tahun=shot.settings.tahun,
        sampai_triwulan=shot.settings.sampai_triwulan,
        unit=unit.kode,
        nama_unit=unit.nama,
        kepala=unit.kepala,
        pengirim=shot.settings["unit_kerja"],
        tenggat=tenggat,
        surel_tujuan=shot.settings["surel_pengumpul"],
        kinerja=tuple(
            IndicatorRow(i.kode, i.indikator, i.satuan, i.target, i.akumulasi)
            for i in shot.indicators
            if i.unit == unit.kode and i.sumber == ISIAN
        ),
        anggaran=tuple(
            BudgetRow(p.kode, p.uraian, p.pagu)
            for p in shot.programs
            if p.unit == unit.kode and p.pagu is not None
        ),
    )


def register_findings(shot: Snapshot, forms: dict[str, BlankForm]) -> tuple[Finding, ...]:
    """What is doubtful in the registers: units without mail or work, indicators without a unit."""
    active = {unit.kode for unit in shot.active_units}
    found: list[Finding] = []
    for unit in shot.active_units:
        if not unit.email:
            found.append(
                make(
                    "B01", Place(unit=unit.kode, lembar="Unit", sel=unit.sel_email), nilai=unit.nama
                )
            )
        if unit.kode not in forms:
            found.append(make("B02", Place(unit=unit.kode, lembar="Unit"), nilai=unit.nama))
    for indicator in shot.indicators:
        if indicator.sumber == ISIAN and indicator.unit not in active:
            at = Place(lembar="Indikator", sel=indicator.sel_unit, label=indicator.indikator)
            found.append(make("B03", at, nilai=indicator.kode))
    return tuple(found)
