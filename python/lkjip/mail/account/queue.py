"""Sends a queue of mails: each address once, whatever breaks in between.

Temporary trouble (no connection, a 4xx answer) is tried again in a further round, after the
others, so that one slow address does not keep the rest waiting. A provider's limit of the day ends
the run: the rest waits for another one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial

from lkjip.mail.account.pace import DAY_HOURS, Pace
from lkjip.mail.account.retry import Retry
from lkjip.mail.account.sent import SentLine, SentRegister, Stage
from lkjip.mail.account.smtp import Answer, DisconnectedError, Fate, Sender
from lkjip.mail.message.ready import ReadyMail
from lkjip.progress import Progress
from lkjip.provider.refusals import STOPPING, Why

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
    why: Why | None = None


@dataclass(slots=True)
class Queue:
    """A run of sending: sender, time (with zone), connection, register, patience, pace."""

    from_: str
    when: datetime
    connect: Callable[[], Sender]
    register: SentRegister
    retry: Retry
    progress: Progress
    pace: Pace = field(default_factory=Pace)
    _stop: Answer | None = None
    _today: int = 0
    """Mails of the last 24 hours."""

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
        self._today = self.register.sent_since(
            self.when.replace(tzinfo=None) - timedelta(hours=DAY_HOURS)
        )
        for _ in self.retry.attempts():
            if waiting and self._stop is None:
                self._round(waiting, result, amount)
                waiting = [one for one in waiting if one.remaining]
            if not waiting or self._stop is not None:
                break
        for one in waiting:
            answer = self._stop or Answer(Fate.DEFERRED, one.words, one.why)
            self._decide(one, dict.fromkeys(one.remaining, answer), result)
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
                if self._is_full_day(len(one.remaining)):
                    return
                self.pace.wait()
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
                if self._hears(answer.values()):
                    return
                if any(j.fate is Fate.DOUBTFUL for j in answer.values()):
                    sender = None
        finally:
            if sender is not None:
                sender.close()
        self.progress(amount - sum(bool(s.remaining) for s in waiting), amount, "Mengirim surel")

    def _is_full_day(self, more: int) -> bool:
        """Stop before the mail that would pass the provider's limit of a day."""
        if self.pace.per_day and self._today + more > self.pace.per_day:
            words = f"{self._today} surel dalam 24 jam, batas {self.pace.per_day}"
            self._stop = Answer(Fate.DEFERRED, words, Why.DAY_LIMIT)
        return self._stop is not None

    def _hears(self, answers: Iterable[Answer]) -> bool:
        """Heed what the provider says of the pace; True when it takes nothing more."""
        for one in answers:
            if one.fate is Fate.SENT:
                self._today += 1
            elif one.why is Why.PACE:
                self.pace.slower()
            elif one.why in STOPPING:
                self._stop = one
        self.pace.count()
        return self._stop is not None

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
        tasks.why = next((answer[a].why for a in deferred), None)

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
