"""Decisions about one unit while the process runs: a new form, or nothing more from it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from lkjip.errors import UsageError
from lkjip.sop.process.commands import Actor, Command, ReleaseUnit, RequestNewForm
from lkjip.sop.process.events import COMPLETE
from lkjip.sop.process.process import carry_out
from lkjip.steps.kernel.base import Context, HistoryEntry, StepResult
from lkjip.steps.kernel.snapshot import Snapshot
from lkjip.steps.status import collection_today
from lkjip.tables.declared.steps import COLLECTION
from lkjip.tables.declared.tabs import TabName

TAB = TabName.COLLECTION.value


@dataclass(frozen=True, slots=True)
class _Decision:
    """One kind of decision: its command, its words, the units that it fits."""

    order: Callable[[str, str], Command]
    action: str
    done: str
    consequence: str
    fits: str
    button: str


_AGAIN = _Decision(
    RequestNewForm,
    "minta formulir baru",
    "Formulir baru diminta",
    "Sampai formulir itu datang, data yang lama tetap dihitung; Buat Pengingat menulis surelnya.",
    "formulirnya lengkap",
    "Minta Formulir Baru",
)
_RELEASE = _Decision(
    ReleaseUnit,
    "keluarkan unit",
    "Dikeluarkan dari pengumpulan",
    "Formulirnya tidak ditunggu lagi; ubah Aktif menjadi tidak di lembar Unit.",
    "formulirnya masih ditunggu",
    "Keluarkan Unit",
)


def ask_again(shot: Snapshot, context: Context, unit: str = "", reason: str = "") -> StepResult:
    """Ask a unit whose form was complete for a new one; its old data count until then.

    Without ``unit`` those units count beside which people typed a reason on the tab.
    """
    complete = [code for code, state in shot.process.units.items() if state == COMPLETE]
    chosen = {unit: reason} if unit else _typed(shot, complete, _AGAIN)
    return _carried_out(shot, context, chosen, _AGAIN)


def release(shot: Snapshot, context: Context, unit: str = "", reason: str = "") -> StepResult:
    """Await nothing more from a unit that was dissolved; what it handed in earlier counts.

    Without ``unit`` those units count beside which people typed a reason on the tab.
    """
    chosen = {unit: reason} if unit else _typed(shot, shot.process.incomplete, _RELEASE)
    return _carried_out(shot, context, chosen, _RELEASE)


def _typed(shot: Snapshot, fitting: Iterable[str], kind: _Decision) -> dict[str, str]:
    """Return the typed reason of each unit that the decision fits; the others stay on the tab."""
    codes = set(fitting)
    found = {row.unit: row.reason for row in shot.rows(COLLECTION) if row.reason}
    chosen = {code: reason for code, reason in found.items() if code in codes}
    if not chosen:
        raise UsageError(
            f"Belum ada alasan yang diketik di lembar '{TAB}' untuk unit yang {kind.fits}.",
            f"Ketik alasannya di kolom Alasan, di baris unit itu, lalu tekan {kind.button} lagi.",
        )
    return chosen


def _carried_out(
    shot: Snapshot, context: Context, chosen: dict[str, str], kind: _Decision
) -> StepResult:
    process, told = shot.process, []
    for code, reason in chosen.items():
        process = carry_out(process, kind.order(code, reason), context.now, Actor(context.actor))
        known = shot.unit(code)
        told.append((known.name if known else code, reason))
    stand = collection_today(replace(shot, process=process), context)
    named = "; ".join(f"{name} (alasan: {reason})" for name, reason in told)
    return StepResult(
        TAB,
        f"{kind.done}: {named}. {kind.consequence}",
        process,
        tables=dict([COLLECTION.written(stand)]),
        notes=tuple(HistoryEntry(kind.action, name, "selesai", reason) for name, reason in told),
        data={"unit": list(chosen)},
        show=TAB,
        taken=tuple((COLLECTION.name, code) for code in chosen),
    )
