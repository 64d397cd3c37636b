"""The inputs of the city's book that packages give, and their comparison with the packages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lkjip.findings import Finding, Place, make
from lkjip.steps.city.opd.packages import ACCEPTED, Taken, known_packages
from lkjip.steps.kernel.base import Context
from lkjip.steps.kernel.seal import same_cell
from lkjip.steps.kernel.snapshot import Snapshot
from lkjip.tables.cells import text
from lkjip.tables.declared.city import OPD_INPUTS, OpdInputRow
from lkjip.tables.declared.steps import PACKAGES

NOT_THERE = "tidak ada di paketnya"
LOST = "ada di paketnya, tetapi tidak ada di buku kerja"


def input_rows(one: Taken) -> Iterator[OpdInputRow]:
    """Yield the rows of the sheet Isian OPD that a package gives."""
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


def changed_opd_inputs(shot: Snapshot, context: Context) -> Iterator[Finding]:
    """Yield what differs between the city's inputs and the packages in the archive, read again.

    Packages that are gone or altered are named; nothing is compared with them.
    """
    if not shot.process.city:
        return
    known = known_packages(shot, context)
    yield from known.findings
    accepted = {row.fingerprint for row in shot.rows(PACKAGES) if row.result == ACCEPTED}
    lost = {r.unit for r in known.log if r.result != ACCEPTED and r.fingerprint in accepted}
    for unit in shot.active_units:
        if unit.code not in lost:
            one = known.counting.get(unit.code)
            there = [row for row in shot.rows(OPD_INPUTS) if row.opd == unit.code]
            yield from _compared(there, input_rows(one) if one else (), unit.code)


def _compared(
    there: Iterable[OpdInputRow], said: Iterable[OpdInputRow], code: str
) -> Iterator[Finding]:
    left = {row.code: row for row in said}
    for row in there:
        twin = left.pop(row.code, None)
        if twin is None:
            at = _place(row, OpdInputRow.code)
            yield make("S22", at, nilai=row.code or "(kosong)", keadaan=NOT_THERE)
            continue
        for column in OPD_INPUTS.columns:
            now, was = row.cells().get(column.heading), twin.cells().get(column.heading)
            if not same_cell(now, was):
                at = _place(row, column, f"{row.code} {column.heading}")
                yield make("S21", at, nilai=text(now) or "kosong", asli=text(was) or "kosong")
    for twin in left.values():
        yield make("S22", Place(twin.package, code, OPD_INPUTS.tab), nilai=twin.code, keadaan=LOST)


def _place(row: OpdInputRow, column: object, label: str = "") -> Place:
    tab, _, at = row.where(column).partition("!")
    return Place(row.package, row.opd, tab, at, label)
