"""Fills registers from a file of plain tables; whole or not at all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from lkjip.errors import RegisterError, UsageError
from lkjip.findings import Finding, Place, Severity, make
from lkjip.steps.exchange.cell_values import give_cell
from lkjip.steps.exchange.incoming import (
    Incoming,
    Recognised,
    nearest,
    read_register,
    recognise,
)
from lkjip.steps.exchange.merge import Merged, merge
from lkjip.steps.exchange.proposal import Confirmed, alike, proposal, read_mapping, sheet_titles
from lkjip.steps.exchange.register_tables import REGISTERS, key_columns, register_named
from lkjip.steps.kernel.base import Context, HistoryEntry, StepResult
from lkjip.steps.kernel.snapshot import Snapshot, make_snapshot
from lkjip.steps.registers.check import check_registers
from lkjip.table_files.opening import open_tables
from lkjip.table_files.source import TableSource
from lkjip.tables.data import Row, TableData

TAB = "Impor"
FIRST_ROW = 5
"""The row of the book in which the rows of a register begin."""


def import_tables(
    shot: Snapshot,
    context: Context,
    *,
    path: Path,
    register: str = "",
    replace_all: bool = False,
    mapping: Path | None = None,
) -> StepResult:
    """Take the tables of a file into the registers that their headings name.

    A finding of level tolak leaves the book as it is. A table that no register fits gets a proposed
    mapping beside the file, which a person confirms with ``mapping``.
    """
    wanted = register_named(register) if register else ""
    confirmed = read_mapping(mapping) if mapping is not None else {}
    sources = open_tables(path)
    found = {s.sheet: f for s in sources if (f := _recognise(s, wanted, confirmed)) is not None}
    if not found:
        return _unrecognised(path, sources, context, wanted)
    taken = [
        (found[s.sheet], read_register(s, found[s.sheet])) for s in sources if s.sheet in found
    ]
    merged = _merge_all(shot, [incoming for _, incoming in taken], replace_all)
    findings = [*_skipped(sources, found), *(f for _, one in taken for f in one.findings)]
    findings += [f for one in merged.values() for f in one.findings]
    doubtful = [(f, t) for f, _ in taken if (t := list(alike(f)))]
    findings += [_misspelt(path, f, title, heading) for f, t in doubtful for title, heading in t]
    after, doubts = _after(shot, merged)
    findings += doubts
    refused = after is None or any(f.level is Severity.REJECT for f in findings)
    words = "; ".join(_sentence(one) for one in merged.values())
    end = "Buku kerja tidak diubah." if refused else "Periksa lembarnya."
    unknown = [title for _, one in taken for title in one.unknown]
    return StepResult(
        TAB,
        f"{path.name}: {words}. {end}",
        tables={} if refused else {one.table.name: one.rows for one in merged.values()},
        findings=tuple(findings),
        notes=tuple(
            HistoryEntry("impor register", name, path.name, _sentence(one))
            for name, one in merged.items()
        ),
        files=_proposals(path, [f for f, _ in doubtful]),
        data={
            "tabel": [one.counts() for one in merged.values()],
            "kolom_tidak_dikenal": unknown,
        },
        needs_fix=any(f.level is not Severity.NOTE for f in findings),
        refused=refused,
        after=None if refused else after,
    )


def _recognise(source: TableSource, wanted: str, confirmed: Confirmed) -> Recognised | None:
    for name, renamed in confirmed.items():
        if not wanted or wanted == name:
            found = recognise(source, name, renamed)
            if found is not None:
                return found
    return recognise(source, wanted)


def _unrecognised(
    path: Path, sources: list[TableSource], context: Context, wanted: str
) -> StepResult:
    """Say which headings were seen and which were expected; propose a mapping."""
    candidates = [f for s in sources if (f := nearest(s, wanted)) is not None]
    if not candidates:
        raise UsageError(f"Berkas {path.name} kosong.", "Isi baris judul dan datanya.")
    best = max(candidates, key=lambda f: f.weight)
    files = _proposals(path, [best])
    need = [c.heading for c in key_columns(best.table)]
    other = [c.heading for c in best.table.columns if c.typed and c.heading not in need]
    at = Place(path.name, cell=f"baris {best.heading.number}")
    finding = make(
        "T01",
        at,
        nilai=sheet_titles(best),
        register=best.register,
        perlu=f"{', '.join(need)} dan paling sedikit satu dari {', '.join(other)}",
        peta=files[0][0].name,
    )
    return StepResult(
        TAB,
        f"{path.name} tidak dikenali sebagai register; buku kerja tidak diubah."
        + ("" if context.dry_run else f" Usulan judul ditulis di {files[0][0].name}."),
        findings=(finding,),
        files=files,
        data={"tabel": [], "kolom_tidak_dikenal": list(best.unknown)},
        needs_fix=True,
        refused=True,
    )


def _proposals(path: Path, doubtful: list[Recognised]) -> tuple[tuple[Path, bytes], ...]:
    """Return the mappings to write; one that lies there already may hold a person's work."""
    files = []
    for found in doubtful:
        stem = f"{path.stem}_peta_{found.register.replace(' ', '_')}"
        target = path.with_name(f"{stem}.csv")
        number = 2
        while target.exists():
            target = path.with_name(f"{stem}_{number}.csv")
            number += 1
        files.append((target, proposal(found)))
    return tuple(files)


def _misspelt(path: Path, found: Recognised, title: str, heading: str) -> Finding:
    at = Place(path.name, cell=f"baris {found.heading.number}", label=title)
    return make("T13", at, nilai=title, kolom=heading, register=found.register)


def _merge_all(shot: Snapshot, tables: Iterable[Incoming], replace_all: bool) -> dict[str, Merged]:
    """Merge every table; two tables of one register follow each other."""
    merged: dict[str, Merged] = {}
    order = list(REGISTERS)
    for incoming in sorted(tables, key=lambda one: order.index(one.register)):
        before = merged.get(incoming.register)
        old: tuple[Row, ...] = (
            before.rows if before else shot.tables[REGISTERS[incoming.register].name].rows
        )
        one = merge(old, incoming, replace=replace_all and before is None)
        merged[incoming.register] = one if before is None else _together(before, one)
    return merged


def _together(first: Merged, second: Merged) -> Merged:
    return Merged(
        first.register,
        second.rows,
        first.read + second.read,
        first.added + second.added,
        first.changed + second.changed,
        first.same + second.same,
        first.removed + second.removed,
        [*first.findings, *second.findings],
    )


def _after(shot: Snapshot, merged: dict[str, Merged]) -> tuple[Snapshot | None, list[Finding]]:
    """Return the book as the import would leave it, and what keeps that from being valid."""
    tables = dict(shot.tables)
    for one in merged.values():
        tables[one.table.name] = _placed(tables[one.table.name], one.rows)
    try:
        after = make_snapshot(tables, shot.names)
    except RegisterError as error:
        return None, [make("T10", nilai=error.message, perbaikan=error.cure)]
    return after, list(_new_doubts(shot, after, merged))


def _new_doubts(shot: Snapshot, after: Snapshot, merged: dict[str, Merged]) -> Iterator[Finding]:
    """Yield what the check of registers finds now and did not find before, by cells of the file."""
    before = {(one.code, one.label, one.value) for one in check_registers(shot)}
    for one in check_registers(after):
        if (one.code, one.label, one.value) not in before:
            yield _in_the_file(one, after, merged)


def _in_the_file(one: Finding, after: Snapshot, merged: dict[str, Merged]) -> Finding:
    """Return a finding with the cell of the file that it is from, where it is from one."""
    for register in merged.values():
        table = register.table
        if one.sheet != table.tab or one.label not in table.headings:
            continue
        number = int("".join(filter(str.isdigit, one.cell)))
        index = number - after.tables[table.name].row_numbers[0]
        place = register.place.get(index, {}).get(one.label)
        if place is not None:
            words = one.message.replace(f"{one.sheet}!{one.cell}", f"{place.sheet}!{place.cell}")
            return replace(one, file=place.file, sheet=place.sheet, cell=place.cell, message=words)
    return one


def _placed(old: TableData, rows: tuple[Row, ...]) -> TableData:
    first = old.row_numbers[0] if old.row_numbers else FIRST_ROW
    return replace(old, rows=rows, row_numbers=tuple(range(first, first + len(rows))))


def _skipped(sources: list[TableSource], found: dict[str, Recognised]) -> Iterator[Finding]:
    for source in sources:
        if source.sheet not in found and any(True for _ in source.records()):
            yield make("T12", Place(source.name, sheet=source.sheet), nilai=source.sheet)


def _sentence(one: Merged) -> str:
    counts = {key: value for key, value in one.counts().items() if key != "nama"}
    listed = ", ".join(f"{give_cell(int(str(value)))} {key}" for key, value in counts.items())
    return f"{one.register}: {listed}"
