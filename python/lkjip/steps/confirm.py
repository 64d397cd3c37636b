"""A person says whether a held submission counts: ``pastikan SIDIK --terima`` or ``--tolak``."""

from __future__ import annotations

from dataclasses import replace

from lkjip.errors import UsageError
from lkjip.intake.message.model import UNKNOWN
from lkjip.intake.submission import Standing, Submission
from lkjip.steps.collect.collect import take_in
from lkjip.steps.collect.held import Decided
from lkjip.steps.collect.inbox import Inbox
from lkjip.steps.collect.submissions import earlier
from lkjip.steps.kernel.base import Context, HistoryEntry, StepResult
from lkjip.steps.kernel.office.senders import last_sender
from lkjip.steps.kernel.snapshot import Snapshot
from lkjip.tables.data import Row
from lkjip.tables.declared.registers import UNITS

SHORTEST = 6
"""Letters of a fingerprint that a person must type at least."""


def confirm(
    shot: Snapshot,
    context: Context,
    fingerprint: str,
    *,
    accept: bool = False,
    reject: bool = False,
    register: bool = False,
) -> StepResult:
    """Let a held submission count, or put it away; with ``register`` its address becomes known.

    An accepted one is judged as if it came now. Raises ``UsageError`` when no held submission or
    more than one has this fingerprint, or when the options say nothing or two things.
    """
    if accept == reject or (register and not accept):
        raise UsageError(
            "Belum jelas apakah kiriman ini diterima atau ditolak.",
            "Ketik --terima (boleh dengan --daftarkan) atau --tolak.",
        )
    one = _held(shot, fingerprint)
    address = _address(one) if register else ""
    keys = frozenset({one.key})
    decided = Decided(confirmed=keys) if accept else Decided(rejected=keys)
    result = take_in(shot, context, Inbox(()), decided)
    verb = "diterima" if accept else "ditolak"
    words = f"Kiriman '{one.name}' untuk {one.unit} dari {one.sender} {verb} oleh {context.actor}."
    if address:
        words += f" {address} kini alamat {one.unit} di lembar Unit."
    note = HistoryEntry("pastikan pengirim", one.unit, verb, words)
    tables = dict(result.tables) | (dict([_registered(shot, one.unit, address)]) if address else {})
    return replace(
        result,
        summary=f"{words}\n{result.summary}",
        tables=tables,
        notes=(note, *result.notes),
    )


def _held(shot: Snapshot, fingerprint: str) -> Submission:
    held = [one for one in earlier(shot) if one.standing is Standing.HELD]
    typed = fingerprint.strip().lower()
    found = [one for one in held if len(typed) >= SHORTEST and one.fingerprint.startswith(typed)]
    if len(found) == 1:
        return found[0]
    there = ", ".join(one.short for one in held) or "tidak ada"
    raise UsageError(
        f"Tidak ada satu kiriman ditahan dengan sidik '{fingerprint}'.",
        f"Ketik sidik dari lembar Kiriman, paling sedikit {SHORTEST} huruf; yang ditahan: {there}.",
    )


def _address(one: Submission) -> str:
    address = last_sender(one.sender)
    if address == UNKNOWN:
        raise UsageError(
            "Surel itu tidak menyebut satu alamat pengirim yang sah, jadi tidak dapat didaftarkan.",
            "Ketik --terima tanpa --daftarkan.",
        )
    return address


def _registered(shot: Snapshot, unit: str, address: str) -> tuple[str, tuple[Row, ...]]:
    rows = (
        replace(row, email="; ".join(filter(None, (row.email, address))))
        if row.code == unit
        else row
        for row in shot.rows(UNITS)
    )
    return UNITS.written(rows)
