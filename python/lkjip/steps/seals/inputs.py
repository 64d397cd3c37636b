"""Compares the inputs in the book with the forms in the archive, which are read again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import chain
from typing import Any

from lkjip.checks.checked_form import REFUSED
from lkjip.findings import Finding, Place, Severity, make
from lkjip.forms.model import BlankForm
from lkjip.intake.archive import sha256
from lkjip.intake.submission import Submission, examine
from lkjip.steps.collect.inputs import form_rows
from lkjip.steps.collect.submissions import earlier
from lkjip.steps.kernel.base import Context
from lkjip.steps.kernel.office.promises import due_date
from lkjip.steps.kernel.outside import OUTSIDE
from lkjip.steps.kernel.seal import same_cell
from lkjip.steps.kernel.snapshot import Snapshot
from lkjip.steps.request.blank_forms import asked_forms
from lkjip.steps.request.sent import sent_before
from lkjip.steps.seals.archive import inside
from lkjip.tables.cells import Cell, text
from lkjip.tables.column import as_cell
from lkjip.tables.declared.inputs import (
    ANALYSES,
    BUDGET,
    EVIDENCE,
    INPUTS,
    PERFORMANCE,
    AnalysisRow,
    BudgetRow,
    EvidenceRow,
    PerformanceRow,
)
from lkjip.tables.declared.results import HISTORY
from lkjip.tables.table import Table, column_of

InputRow = PerformanceRow | BudgetRow | AnalysisRow | EvidenceRow
ORIGIN: tuple[object, ...] = (
    *(PerformanceRow.file, PerformanceRow.sheet, PerformanceRow.at, PerformanceRow.revision),
    *(PerformanceRow.sender, PerformanceRow.fingerprint),
)
SAID: Mapping[str, tuple[object, ...]] = {
    PERFORMANCE.name: (
        *(PerformanceRow.tw1, PerformanceRow.tw2, PerformanceRow.tw3, PerformanceRow.tw4),
        *(PerformanceRow.realisasi, PerformanceRow.status, PerformanceRow.remark),
    ),
    BUDGET.name: (BudgetRow.realisasi, BudgetRow.remark),
    ANALYSES.name: (AnalysisRow.answer,),
    EVIDENCE.name: (
        *(EvidenceRow.code, EvidenceRow.document, EvidenceRow.number, EvidenceRow.location),
    ),
}
"""The columns that a unit fills in its form, by table; the others come from the registers."""
KEYS: Mapping[str, tuple[object, ...]] = {
    PERFORMANCE.name: (PerformanceRow.code,),
    BUDGET.name: (BudgetRow.code,),
    ANALYSES.name: (AnalysisRow.code, AnalysisRow.item),
    EVIDENCE.name: (EvidenceRow.sheet, EvidenceRow.at),
}
"""The columns that name a row within its unit."""
NOT_THERE = "tidak ada di formulir yang berlaku"
LOST = "ada di formulir, tetapi tidak ada di buku kerja"


@dataclass(frozen=True)
class Reread:
    """The forms that count, and what the units were asked: today and before."""

    shot: Snapshot
    context: Context
    counting: Mapping[str, Submission]
    asked: Mapping[str, BlankForm]
    sent: Mapping[str, tuple[BlankForm, ...]]

    @classmethod
    def of(cls, shot: Snapshot, context: Context) -> Reread:
        """Take from a book what its forms are compared with."""
        due = due_date(shot, context.today)
        asked = asked_forms(shot, due)
        counting = {one.unit: one for one in earlier(shot) if one.in_force}
        return cls(shot, context, counting, asked, sent_before(shot, context, asked))

    @cached_property
    def there(self) -> Mapping[str, Mapping[str, Sequence[InputRow]]]:
        """The rows of the book by table and unit."""
        found: dict[str, dict[str, list[InputRow]]] = {}
        for table in INPUTS:
            by_unit = found.setdefault(table.name, {})
            for row in self.shot.rows(_any(table)):
                by_unit.setdefault(row.unit, []).append(row)
        return found

    def units(self) -> list[str]:
        """Return the units that have inputs or a form that counts."""
        return list(dict.fromkeys((*self.counting, *chain.from_iterable(self.there.values()))))

    def findings(self, unit: str) -> tuple[Finding, ...]:
        """Return what differs between a unit's inputs and its form.

        A form whose original is gone or altered is another check's subject.
        """
        one = self.counting.get(unit)
        if one is None:
            return tuple(self._compared(unit, {}))
        data = self._original(one)
        if data is None:
            return ()
        best: tuple[Finding, ...] | None = None
        for rows in self._readings(one, data):
            found = tuple(self._compared(unit, rows))
            if not found:
                return ()
            best = found if best is None or len(found) < len(best) else best
        return (make("S08", Place(one.name, unit)),) if best is None else best

    def _original(self, one: Submission) -> bytes | None:
        archive = self.context.forms_folder(self.shot.settings.year, "arsip")
        path = inside(archive, one.archive.as_posix())
        try:
            data = path.read_bytes() if path else b""
        except OSError:
            return None
        return data if sha256(data) == one.fingerprint else None

    def _readings(
        self, one: Submission, data: bytes
    ) -> Iterator[Mapping[str, tuple[InputRow, ...]]]:
        """Yield the rows of the form as today's registers read it, then as earlier ones did."""
        today = self.asked.get(one.unit)
        forms = ([today] if today else []) + list(self.sent.get(one.unit, ()))
        whole = replace(one.incoming, data=data)
        year = self.shot.settings.year
        for form in forms:
            others = tuple(other for other in forms if other is not form)
            checked = examine(whole, {one.unit: form}, year, {one.unit: others})
            if checked.result != REFUSED:
                yield form_rows(replace(one, checked=checked), form, self.context.now)

    def _compared(self, unit: str, rows: Mapping[str, tuple[InputRow, ...]]) -> Iterator[Finding]:
        for table in INPUTS:
            there = self.there[table.name].get(unit, ())
            yield from compare(table.name, there, rows.get(table.name, ()), unit)


def _any(table: Table[Any]) -> Table[Any]:
    return table


def changed_inputs(
    shot: Snapshot, context: Context, units: Iterable[str] | None = None
) -> tuple[Finding, ...]:
    """Return what differs between the inputs and the forms of these units, or of all."""
    reread = Reread.of(shot, context)
    wanted = reread.units() if units is None else units
    return tuple(one for unit in dict.fromkeys(wanted) for one in reread.findings(unit))


def altered_units(shot: Snapshot, context: Context) -> frozenset[str]:
    """Return the units whose inputs are not those of their form any more.

    The forms are read again only when the seal of the book, or a note of the history, says that
    somebody changed inputs.
    """
    rows = shot.rows(HISTORY)
    names = {table.name for table in INPUTS}
    noted = any(row.action == OUTSIDE and row.subject in {*names, ""} for row in rows)
    last = rows[-1].after if rows else ""
    if shot.sealed.seal == last and not noted:
        return frozenset()
    reread = Reread.of(shot, context)
    serious = (Severity.REJECT, Severity.FIX)
    return frozenset(
        unit
        for unit in reread.counting
        if any(one.level in serious for one in reread.findings(unit))
    )


def compare(
    table: str, there: Iterable[InputRow], said: Iterable[InputRow], unit: str
) -> Iterator[Finding]:
    """Compare a unit's rows in the book with the rows that its form gives."""
    left: dict[tuple[str, ...], list[InputRow]] = {}
    for one in said:
        left.setdefault(_key(table, one), []).append(one)
    for row in there:
        twins = left.get(_key(table, row))
        if not twins:
            yield make("S02", _place(row), nilai=_name(table, row), keadaan=NOT_THERE)
            continue
        twin = twins.pop(0)
        for named in (*SAID[table], *ORIGIN):
            now, was = row.cell(named), as_cell(getattr(twin, column_of(named).field))
            if not same_cell(now, was):
                yield _difference(row, twin, named, now, was)
    for one in chain.from_iterable(left.values()):
        place = Place(one.file, unit, _tab(table))
        yield make("S02", place, nilai=_name(table, one), keadaan=LOST)


def _difference(row: InputRow, twin: InputRow, named: object, now: Cell, was: Cell) -> Finding:
    heading = column_of(named).heading
    label = f"{row.code} {heading}".strip()
    tab, _, at = row.where(named).partition("!")
    place = Place(twin.file, row.unit, tab, at, label)
    where = f"{twin.sheet}!{twin.at}"
    return make("S01", place, nilai=text(now) or "kosong", asli=text(was) or "kosong", tempat=where)


def _place(row: InputRow) -> Place:
    named = column_of(type(row).code)
    tab, _, at = row.where(named).partition("!")
    return Place(row.file, row.unit, tab, at)


def _key(table: str, row: InputRow) -> tuple[str, ...]:
    return tuple(text(as_cell(getattr(row, column_of(one).field))) for one in KEYS[table])


def _name(table: str, row: InputRow) -> str:
    return f"baris {' '.join(_key(table, row))}"


def _tab(table: str) -> str:
    return next(str(one.tab) for one in INPUTS if one.name == table)
