"""Decisions beside the normal course: tick completeness, close the collection, withdraw, ignore."""

from __future__ import annotations

from lkjip.errors import UsageError
from lkjip.sop.activities import activity_of
from lkjip.sop.completeness import BY_PERSON, COMPLETENESS_ITEMS
from lkjip.sop.process.commands import (
    Actor,
    CloseCollection,
    Command,
    IgnoreRenewal,
    TickCompleteness,
    WithdrawDraft,
)
from lkjip.sop.process.process import carry_out
from lkjip.sop.process.state import Process
from lkjip.steps.kernel.base import Context, HistoryEntry, StepResult
from lkjip.steps.kernel.freshness import fed_by
from lkjip.steps.kernel.office.promises import with_calendar
from lkjip.steps.kernel.snapshot import Snapshot
from lkjip.tables.cells import Block, Cell, text
from lkjip.tables.choices import YesNo
from lkjip.tables.declared.results import COMPLETENESS
from lkjip.tables.declared.tabs import TabName


def _typed(value: Cell | Block) -> str:
    return "" if isinstance(value, tuple) else text(value)


def _done(
    tab: str, what: str, words: str, process: Process, names: dict[str, Cell] | None = None
) -> StepResult:
    note = HistoryEntry(what, status="selesai", remark=words)
    return StepResult(tab, words, process, names=names or {}, notes=(note,), show=tab)


def _order(shot: Snapshot, context: Context, order: Command) -> Process:
    return carry_out(shot.process, order, context.now, Actor(context.actor))


def tick_items(shot: Snapshot, context: Context, key: str = "", present: bool = True) -> StepResult:
    """Tick one item, or (without a key) take over what people typed on ``Kelengkapan``."""
    process, changed = shot.process, []
    if key:
        process = _order(shot, context, TickCompleteness(key, present))
        changed.append(key)
    else:
        typed = {row.item: row.present for row in shot.rows(COMPLETENESS)}
        for item in COMPLETENESS_ITEMS:
            wanted = typed.get(item.key, "").casefold() == YesNo.YES
            if item.method == BY_PERSON and wanted != item.is_present(process):
                order = TickCompleteness(item.key, wanted)
                process = carry_out(process, order, context.now, Actor(context.actor))
                changed.append(item.key)
    words = (
        f"Kelengkapan dicatat: {', '.join(changed)}."
        if changed
        else "Tidak ada perubahan; isi kolom Ada di lembar Kelengkapan lebih dahulu."
    )
    return _done(TabName.COMPLETENESS, "catat kelengkapan", words, process)


def close_collection(shot: Snapshot, context: Context, reason: str = "") -> StepResult:
    """Close the collection without the units that are not complete, with a reason."""
    given = reason or _typed(shot.names["tutup_alasan"])
    without = shot.process.incomplete
    process = _order(shot, context, CloseCollection(without, given))
    names = ", ".join(unit.name if (unit := shot.unit(k)) else k for k in without)
    words = f"Pengumpulan ditutup tanpa {names}. Alasan: {given}"
    return _done(TabName.COLLECTION, "tutup pengumpulan", words, process, {"tutup_alasan": None})


def withdraw(shot: Snapshot, context: Context, reason: str = "") -> StepResult:
    """Take the draft back from review, sending or evaluation, with a reason."""
    given = reason or _typed(shot.names["tarik_alasan"])
    before = with_calendar(shot, context, shot.process)
    process = carry_out(before, WithdrawDraft(given), context.now, Actor(context.actor))
    words = f"Draf versi {process.version} ditarik. Alasan: {given}"
    return _done(TabName.DRAFT, "tarik draf", words, process, {"tarik_alasan": None})


def ignore_changes(shot: Snapshot, context: Context, reason: str) -> StepResult:
    """Go on although an earlier step changed after the draft, with a reason."""
    fed = fed_by({name: data.rows for name, data in shot.tables.items()})
    process = _order(shot, context, IgnoreRenewal(reason, fed))
    words = f"Pembaruan diabaikan. Alasan: {reason}"
    return _done(TabName.ANALYSIS, "abaikan pembaruan", words, process)


def open_sheet(shot: Snapshot, _context: Context, no: int, text: str) -> StepResult:
    """Show the tab where a person decides; nothing is run."""
    if not 1 <= no <= 8:
        raise UsageError(f"Tidak ada langkah {no}.", "Pilih langkah 1 sampai 8.")
    return StepResult(activity_of(no).tab, text, shot.process, show=activity_of(no).tab)
