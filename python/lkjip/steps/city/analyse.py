"""Step 4 in the city's book: the city's indicators, from what the packages of the OPD hold."""

from __future__ import annotations

from lkjip.findings import Place, Severity, make
from lkjip.sop.process.commands import Actor, RecordAnalysis
from lkjip.sop.process.process import carry_out
from lkjip.steps.city.figures.consolidate import waiting
from lkjip.steps.city.figures.indicators import city_rows
from lkjip.steps.kernel.base import Context, HistoryEntry, StepResult
from lkjip.steps.kernel.freshness import fed_by
from lkjip.steps.kernel.run import replace_findings
from lkjip.steps.kernel.snapshot import Snapshot
from lkjip.steps.registers.check import check_registers, refusal
from lkjip.steps.registers.city import check_city
from lkjip.tables.declared.city import CITY_INDICATORS, OPD, OPD_INPUTS, SUPPORT
from lkjip.tables.declared.tabs import TabName

TAB = TabName.ANALYSIS.value


def analyse_city(shot: Snapshot, context: Context) -> StepResult:
    """Compute the indicators of the city anew; before all packages are settled it is a preview.

    The findings are those of the figures and of the city's registers, doubtful or undecided.
    """
    refused = refusal(TAB, check_registers(shot))
    if refused is not None:
        return refused
    city, found = city_rows(shot, shot.rows(OPD_INPUTS))
    given = {row.opd for row in shot.rows(OPD_INPUTS)} | {
        row.code for row in shot.rows(OPD) if row.version is not None
    }
    findings = (
        *check_city(shot),
        *waiting(row.cells() for row in shot.rows(SUPPORT)),
        *found,
        *(
            make("B07", Place(unit=unit.code, sheet=OPD.tab), nilai=unit.name)
            for unit in shot.active_units
            if unit.code not in given
        ),
    )
    done = sum(row.capaian is not None for row in city)
    words = f"{done} dari {len(city)} indikator kota dihitung dari paket {len(given)} OPD. " + (
        f"{len(findings)} temuan." if findings else "Tidak ada temuan."
    )
    fed = fed_by({name: data.rows for name, data in shot.tables.items()})
    order = RecordAnalysis(words, fed)
    process = carry_out(shot.process, order, context.now, Actor(context.actor))
    return StepResult(
        TAB,
        words,
        process,
        tables=dict((CITY_INDICATORS.written(city), replace_findings(shot, TAB, findings))),
        findings=findings,
        notes=(HistoryEntry("hitung indikator kota", status="selesai", remark=words),),
        data={"kota": [row.cells() for row in city]},
        show=TabName.CITY.value,
        needs_fix=any(f.level is not Severity.NOTE for f in findings),
    )
