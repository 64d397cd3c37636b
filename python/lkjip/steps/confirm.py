"""A person says which submissions count: in the tab Kiriman, or ``pastikan SIDIK --terima``."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

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
from lkjip.tables.choices import HeldDecision
from lkjip.tables.data import Row
from lkjip.tables.declared.registers import UNITS
from lkjip.tables.declared.results import SUBMISSIONS

SHORTEST = 6
"""Letters of a fingerprint that a person must type at least."""
_ACCEPTING = (HeldDecision.ACCEPT, HeldDecision.REGISTER)


@dataclass(frozen=True, slots=True)
class _Word:
    """The word of a person about one submission."""

    one: Submission
    decision: HeldDecision

    @property
    def address(self) -> str:
        """The address that becomes known; blank when none does."""
        return _address(self.one) if self.decision is HeldDecision.REGISTER else ""

    def sentence(self, actor: str) -> str:
        """Return the sentence for the history and for the person."""
        one, verb = self.one, "diterima" if self.decision in _ACCEPTING else "ditolak"
        sender = f" dari {one.sender}" if one.sender else ""
        words = f"Kiriman '{one.name}' untuk {one.unit}{sender} {verb} oleh {actor}."
        if self.address:
            words += f" {self.address} kini alamat {one.unit} di lembar Unit."
        return words


def confirm(
    shot: Snapshot,
    context: Context,
    fingerprint: str = "",
    *,
    accept: bool = False,
    reject: bool = False,
    register: bool = False,
) -> StepResult:
    """Let held submissions count, or put them away; with ``register`` an address becomes known.

    Without a fingerprint the column Keputusan of the tab Kiriman says which. An accepted one is
    judged as if it came now; one that was put aside by its revision counts. Raises ``UsageError``
    when nothing was typed, when no submission or more than one has the fingerprint, or when the
    options say nothing or two things.
    """
    if fingerprint:
        words = [_Word(_named(shot, fingerprint, accept), _decision(accept, reject, register))]
    elif accept or reject or register:
        raise UsageError(
            "Belum disebut kiriman yang mana.",
            "Ketik awal sidiknya dari lembar Kiriman, misalnya `pastikan 1a2b3c --terima`.",
        )
    else:
        words = _typed(shot)
    return _decided(shot, context, words)


def _decided(shot: Snapshot, context: Context, words: Sequence[_Word]) -> StepResult:
    sentences = [word.sentence(context.actor) for word in words]
    decided = Decided(
        confirmed=frozenset(word.one.key for word in words if word.decision in _ACCEPTING),
        rejected=frozenset(word.one.key for word in words if word.decision not in _ACCEPTING),
    )
    result = take_in(shot, context, Inbox(()), decided)
    notes = [
        HistoryEntry("pastikan pengirim", word.one.unit, str(word.decision), sentence)
        for word, sentence in zip(words, sentences, strict=True)
    ]
    registered = [word for word in words if word.address]
    tables = dict(result.tables) | (dict([_registered(shot, registered)]) if registered else {})
    return replace(
        result,
        summary="\n".join([*sentences, result.summary]),
        tables=tables,
        notes=(*notes, *result.notes),
    )


def _decision(accept: bool, reject: bool, register: bool) -> HeldDecision:
    if accept == reject or (register and not accept):
        raise UsageError(
            "Belum jelas apakah kiriman ini diterima atau ditolak.",
            "Ketik --terima (boleh dengan --daftarkan) atau --tolak.",
        )
    if register:
        return HeldDecision.REGISTER
    return HeldDecision.ACCEPT if accept else HeldDecision.REJECT


def _typed(shot: Snapshot) -> list[_Word]:
    """Return the words typed beside held submissions."""
    held = {one.key: one for one in earlier(shot) if one.standing is Standing.HELD}
    found = []
    for row in shot.rows(SUBMISSIONS):
        one = held.get((row.fingerprint, row.file, row.sender))
        said = row.decision.strip().casefold()
        if one is None or not said:
            continue
        if said not in set(HeldDecision):
            raise UsageError(
                f"Keputusan '{row.decision}' untuk '{row.file}' di lembar Kiriman tidak dikenal.",
                f"Pilih salah satu: {', '.join(HeldDecision)}.",
            )
        found.append(_Word(one, HeldDecision(said)))
    if not found:
        raise UsageError(
            "Belum ada keputusan tentang kiriman yang ditahan.",
            "Pilih Keputusan pada baris berstatus ditahan di lembar Kiriman, lalu ulangi.",
        )
    return found


def _named(shot: Snapshot, fingerprint: str, accept: bool) -> Submission:
    """Return the submission that a person named; one put aside may be accepted, not rejected."""
    may = (Standing.HELD, Standing.ASIDE) if accept else (Standing.HELD,)
    past = [one for one in earlier(shot) if one.standing in may and one.unit]
    typed = fingerprint.strip().lower()
    found = [one for one in past if len(typed) >= SHORTEST and one.fingerprint.startswith(typed)]
    held = [one for one in found if one.standing is Standing.HELD] or found
    if len(held) == 1:
        return held[0]
    there = ", ".join(one.short for one in past if one.standing is Standing.HELD) or "tidak ada"
    raise UsageError(
        f"Tidak ada satu kiriman ditahan dengan sidik '{fingerprint}'.",
        f"Ketik sidik dari lembar Kiriman, paling sedikit {SHORTEST} huruf; yang ditahan: {there}.",
    )


def _address(one: Submission) -> str:
    address = last_sender(one.sender)
    if address in ("", UNKNOWN):
        raise UsageError(
            f"Surel '{one.name}' tidak menyebut satu alamat pengirim yang sah, jadi tidak dapat "
            "didaftarkan.",
            "Pilih terima tanpa daftarkan.",
        )
    return address


def _registered(shot: Snapshot, words: Iterable[_Word]) -> tuple[str, tuple[Row, ...]]:
    new: dict[str, list[str]] = {}
    for word in words:
        new.setdefault(word.one.unit, []).append(word.address)
    rows = (
        replace(row, email="; ".join(filter(None, (row.email, *dict.fromkeys(new[row.code])))))
        if row.code in new
        else row
        for row in shot.rows(UNITS)
    )
    return UNITS.written(rows)
