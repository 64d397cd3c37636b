"""Sends a queue of mails: each address once, whatever breaks in between.

Temporary trouble (no connection, a 4xx answer) is tried again in a further round, after the
others, so that one slow address does not keep the rest waiting.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from lkjip.mail.account.retry import Retry
from lkjip.mail.account.sent import SentLine, SentRegister, Stage
from lkjip.mail.account.smtp import Answer, DisconnectedError, Fate, Sender
from lkjip.mail.message.ready import ReadyMail
from lkjip.progress import Progress

_DOUBTFUL_WORDS = "program atau sambungan berhenti sebelum server menjawab"


@dataclass(frozen=True, slots=True)
class Result:
    """The fate of one mail to one address; ``new`` tells whether this run brought it about."""

    mail: ReadyMail
    recipient: str
    answer: Answer
    new: bool = True


@dataclass(slots=True)
class _Task:
    """One mail with the addresses that still want it."""

    mail: ReadyMail
    remaining: tuple[str, ...]
    words: str = ""


@dataclass(slots=True)
class Queue:
    """A run of sending: the sender, the time (with zone), the connection, the register."""

    from_: str
    when: datetime
    connect: Callable[[], Sender]
    register: SentRegister
    retry: Retry
    progress: Progress

    def send(self, letter: Sequence[ReadyMail]) -> tuple[Result, ...]:
        """Send all; one result per mail and address, in the order of the mails.

        Raises what ``connect`` raises besides ``DisconnectedError``, and ``FolderError`` when the
        register cannot be written: then nothing more goes out.
        """
        result: dict[tuple[str, str], Result] = {}
        duplicates: set[tuple[str, str]] = set()
        tasks = [_Task(one, self._still_wanting(one, result, duplicates)) for one in letter]
        waiting = [one for one in tasks if one.remaining]
        amount = len(waiting)
        for _ in self.retry.attempts():
            if waiting:
                self._round(waiting, result, amount)
                waiting = [one for one in waiting if one.remaining]
            if not waiting:
                break
        for one in waiting:
            self._decide(
                one, dict.fromkeys(one.remaining, Answer(Fate.DEFERRED, one.words)), result
            )
        return tuple(
            result[one.file, address]
            for one in letter
            for address in one.recipient
            if (one.file, address) in result
        )

    def _still_wanting(
        self,
        letter: ReadyMail,
        result: dict[tuple[str, str], Result],
        duplicates: set[tuple[str, str]],
    ) -> tuple[str, ...]:
        """Return the addresses that want this mail; two drafts that say the same are one mail."""
        remaining = []
        for address in letter.recipient:
            if (letter.key, address) in duplicates:
                continue
            duplicates.add((letter.key, address))
            stage = self.register.stage(letter.key, address)
            if self.register.already(letter.key, address):
                answer = Answer(Fate.SENT)
            elif stage is Stage.INTENT:
                answer = Answer(Fate.DOUBTFUL, _DOUBTFUL_WORDS)
            else:
                remaining.append(address)
                continue
            result[letter.file, address] = Result(letter, address, answer, new=False)
        return tuple(remaining)

    def _round(
        self, waiting: list[_Task], result: dict[tuple[str, str], Result], amount: int
    ) -> None:
        """Try every waiting mail once; the round ends when there is no connection."""
        sender: Sender | None = None
        try:
            for one in waiting:
                finished = amount - sum(bool(other.remaining) for other in waiting)
                self.progress(finished, amount, f"Mengirim {one.mail.file}")
                if sender is None:
                    try:
                        sender = self.connect()
                    except DisconnectedError as error:
                        for other in waiting:
                            other.words = other.words or str(error)
                        return
                try:
                    answer = sender.send(
                        self.from_,
                        one.remaining,
                        one.mail.with_date(self.when),
                        partial(self._record, one.mail, Stage.INTENT),
                    )
                except DisconnectedError as error:
                    one.words = str(error)
                    sender = None
                    continue
                self._decide(one, answer, result)
                if any(j.fate is Fate.DOUBTFUL for j in answer.values()):
                    sender = None
        finally:
            if sender is not None:
                sender.close()
        self.progress(amount - sum(bool(s.remaining) for s in waiting), amount, "Mengirim surel")

    def _decide(
        self,
        tasks: _Task,
        answer: Mapping[str, Answer],
        result: dict[tuple[str, str], Result],
    ) -> None:
        key = tasks.mail.key
        delivered = [a for a, j in answer.items() if j.fate is Fate.SENT]
        undo = [
            a
            for a, j in answer.items()
            if j.fate in (Fate.REFUSED, Fate.DEFERRED)
            and self.register.stage(key, a) is Stage.INTENT
        ]
        self._record(tasks.mail, Stage.SENT, delivered)
        self._record(tasks.mail, Stage.CANCELLED, undo)
        deferred = [a for a, j in answer.items() if j.fate is Fate.DEFERRED]
        for address, one in answer.items():
            result[tasks.mail.file, address] = Result(tasks.mail, address, one)
        tasks.remaining = tuple(deferred)
        tasks.words = next((answer[a].words for a in deferred), "")

    def _record(self, letter: ReadyMail, stage: Stage, address: Iterable[str]) -> None:
        row = [
            SentLine(
                self.when.replace(tzinfo=None),
                stage,
                letter.key,
                one,
                letter.kind,
                letter.file,
                letter.message_id,
            )
            for one in address
        ]
        if row:
            self.register.record(row)
