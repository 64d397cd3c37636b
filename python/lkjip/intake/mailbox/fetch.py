"""Takes mails with forms out of a mailbox into the folder ``masuk``, each exactly once.

Per mail, in this order: the mail as a file in ``masuk`` and its workbooks in the archive, both
forced to the disk; a line in the register; the mark in the mailbox. A stop anywhere in between
repeats steps that change nothing when repeated. The intake of the folder takes in everything in
``masuk``, so a mail that is marked cannot be forgotten.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta, tzinfo
from pathlib import Path

from lkjip.findings import Finding, Place, make
from lkjip.intake.archive import force_names, store
from lkjip.intake.mailbox.imap import Mailbox, MailboxDisconnectedError, MailboxError, MailSummary
from lkjip.intake.mailbox.save import mail_file_name, mail_fingerprint, saved_mails, write_mail
from lkjip.intake.mailbox.seen import (
    FETCHED,
    TOO_BIG,
    UNREADABLE,
    WITHOUT_FORM,
    MailboxRecord,
    SeenMail,
)
from lkjip.intake.message.model import LARGEST_MAIL, MIB, IncomingMail, too_big
from lkjip.intake.message.read import read_mail
from lkjip.progress import Progress, silent

LOOK_BATCH = 200
"""Mails whose outside is asked for in one command."""
FETCH_BATCH = 25
FETCH_BATCH_BYTES = 8 * MIB
"""Mails fetched in one command: few round trips, little memory."""


@dataclass(slots=True)
class FetchReport:
    """The outcome of one run. ``fetched`` are the files in ``masuk`` that it made or found."""

    seen: int = 0
    fetched: list[str] = field(default_factory=list)
    without_form: int = 0
    remaining: int = 0
    findings: list[Finding] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Criteria:
    """The mails that are wanted, and where they go.

    ``is_known`` tells whether an address is in the register of units; ``move_to`` is the folder of
    the mailbox to move to, blank to leave the mails where they are.
    """

    since: date
    zone: tzinfo
    incoming: Path
    archive: Path
    is_known: Callable[[str], bool]
    include_read: bool = False
    move_to: str = ""
    dry_run: bool = False
    limit: int = LARGEST_MAIL


class Fetcher:
    """One run over one mailbox; ``fetch`` is the whole of it."""

    def __init__(
        self,
        open_box: Callable[[], Mailbox],
        criteria: Criteria,
        attempts: Callable[[], Iterable[int]],
        progress: Progress = silent,
    ) -> None:
        self._open = open_box
        self._criteria = criteria
        self._attempts = attempts
        self._progress = progress
        self._record = MailboxRecord.read(criteria.incoming)
        self._report = FetchReport()
        self._finished: set[tuple[int, int]] = set()
        self._message_keys: set[str] = set()
        self._saved = saved_mails(criteria.incoming)
        self._ever_logged_in = False

    def fetch(self) -> FetchReport:
        """Fetch everything that is new; a dropped connection is taken up again.

        When the mailbox goes away in the middle the report says how many mails are left. Raises
        ``MailboxError`` when the mailbox cannot be used or reached at all, ``FolderError`` when
        a file cannot be written.
        """
        words = ""
        while True:
            before = len(self._finished)
            for _ in self._attempts():
                try:
                    self._run_once()
                except MailboxDisconnectedError as error:
                    words = str(error)
                    if len(self._finished) > before:
                        break  # it went on: a new count of attempts
                else:
                    return self._report
            else:
                if not self._ever_logged_in:
                    raise MailboxError(
                        f"Kotak surat tidak dapat dihubungi ({words}).",
                        "Periksa sambungan internet dan server di lembar Pengaturan, lalu ulangi.",
                    )
                self._report.findings.append(
                    make("M30", Place(), nilai=str(self._report.remaining), rinci=words)
                )
                return self._report

    def _run_once(self) -> None:
        """Work over one connection until everything is done or it drops."""
        box = self._open()
        try:
            grace = self._criteria.since - timedelta(days=1)
            uids = box.find(grace, self._criteria.include_read)
            self._ever_logged_in = True
            new = [uid for uid in uids if (box.validity, uid) not in self._finished]
            self._report.seen = len(self._finished) + len(new)
            self._report.remaining = len(new)
            self._finish_fetched(box, new)
            for some in _pieces(self._not_yet_seen(box, new), LOOK_BATCH):
                self._look_at(box, some)
        finally:
            box.close()

    def _finish_fetched(self, box: Mailbox, uids: Sequence[int]) -> None:
        """Mark the mails that a stopped run took in but could not mark any more."""
        known = {uid: self._record.result(box.identity, box.validity, uid) for uid in uids}
        again = [uid for uid, was in known.items() if was is not None and was.result == FETCHED]
        if again and not self._criteria.dry_run:
            self._mark(box, again)
        for uid, was in known.items():
            if was is not None:
                self._report.without_form += was.result == WITHOUT_FORM
                self._finish(box, [uid])

    def _not_yet_seen(self, box: Mailbox, uids: Sequence[int]) -> list[int]:
        return [uid for uid in uids if (box.validity, uid) not in self._finished]

    def _look_at(self, box: Mailbox, uids: Sequence[int]) -> None:
        """Look at some mails: note those too big or without a form, fetch the others."""
        summary = box.summary(uids)
        present = {one.uid for one in summary}
        self._finish(box, [uid for uid in uids if uid not in present])  # vanished meanwhile
        large = [one for one in summary if one.size > self._criteria.limit]
        eligible = [
            one
            for one in summary
            if one.size <= self._criteria.limit
            and (one.may_carry_form or self._criteria.is_known(one.sender))
        ]
        chosen = {one.uid for one in (*large, *eligible)}
        ordinary = [one for one in summary if one.uid not in chosen]
        for one in large:
            name = one.subject or f"surel {one.uid}"
            found = too_big(name, one.sender or "–", one.size)
            self._report.findings.append(found)
        self._note_down(box, [s.uid for s in large], TOO_BIG)
        self._note_down(box, [s.uid for s in ordinary], WITHOUT_FORM)
        self._report.without_form += len(ordinary)
        self._finish(box, [one.uid for one in (*large, *ordinary)])
        for some in _by_size(eligible):
            self._fetch(box, some)

    def _fetch(self, box: Mailbox, summary: Sequence[MailSummary]) -> None:
        content = box.content([one.uid for one in summary])
        save: list[tuple[MailSummary, str]] = []
        broken: list[MailSummary] = []
        empty: list[MailSummary] = []
        for one in summary:
            data = content.get(one.uid)
            if data is None:  # vanished meanwhile
                continue
            name = mail_file_name(one, data)
            letter = read_mail(data, name, self._criteria.zone)
            if self._is_wanted(letter):
                name = self._save(letter, name, data, one)
                if _carries(letter):
                    save.append((one, name))
                else:
                    broken.append(one)
                self._report.fetched.append(name)
            else:
                empty.append(one)
                if letter.empty and self._criteria.is_known(letter.sender):
                    letter.name = letter.subject or name
                    self._report.findings.append(letter.without_form())
        self._report.without_form += len(empty)
        self._note_down(box, [s.uid for s, _ in save], FETCHED, dict(_with_names(save)))
        self._note_down(box, [s.uid for s in broken], UNREADABLE)
        self._note_down(box, [s.uid for s in empty], WITHOUT_FORM)
        if save and not self._criteria.dry_run:
            self._mark(box, [s.uid for s, _ in save])
        self._finish(box, [one.uid for one in summary])

    def _is_wanted(self, letter: IncomingMail) -> bool:
        """Tell a mail with something to take in; documents count from an address of a unit only."""
        if letter.attachment or letter.findings or letter.bounces:
            return True
        carried = bool(letter.evidence or letter.unread or letter.links)
        return carried and self._criteria.is_known(letter.sender)

    def _save(self, letter: IncomingMail, name: str, data: bytes, one: MailSummary) -> str:
        """Save the mail in ``masuk`` and its workbooks in the archive; returns the file's name.

        A mail that is there already, perhaps under another number of the mailbox, stays one file.
        """
        if self._criteria.dry_run:
            return name
        there = self._saved.get(mail_fingerprint(data))
        if there is None:
            write_mail(self._criteria.incoming / name, data)
            self._saved[mail_fingerprint(data)] = name
            if one.arrived is not None:
                moment = one.arrived.timestamp()
                os.utime(self._criteria.incoming / name, (moment, moment))
        archive, parts = self._criteria.archive, (*letter.attachment, *letter.evidence)
        force_names([store(one.data, one.name, archive) for one in parts])
        return there or name

    def _mark(self, box: Mailbox, uids: Sequence[int]) -> None:
        if detail := box.mark(uids):
            self._report_once("M32", str(len(uids)), detail)
        elif self._criteria.move_to and (detail := box.move(uids, self._criteria.move_to)):
            self._report_once("M31", self._criteria.move_to, detail)

    def _report_once(self, code: str, value: str, detail: str) -> None:
        if code not in self._message_keys:
            self._message_keys.add(code)
            self._report.findings.append(make(code, Place(), nilai=value, rinci=detail))

    def _note_down(
        self, box: Mailbox, uids: Sequence[int], result: str, file: dict[int, str] | None = None
    ) -> None:
        if uids and not self._criteria.dry_run:
            self._record.add(
                SeenMail(box.identity, box.validity, uid, result, (file or {}).get(uid, ""))
                for uid in uids
            )

    def _finish(self, box: Mailbox, uids: Iterable[int]) -> None:
        self._finished |= {(box.validity, uid) for uid in uids}
        done = len(self._finished)
        self._report.remaining = max(0, self._report.seen - done)
        self._progress(done, self._report.seen, "Membaca kotak surat")


def _carries(letter: IncomingMail) -> bool:
    """Tell a mail with forms or documents from a bounce that carries our own blank form."""
    return any(not one.returned for one in (*letter.attachment, *letter.evidence))


def _with_names(save: Iterable[tuple[MailSummary, str]]) -> Iterator[tuple[int, str]]:
    return ((one.uid, name) for one, name in save)


def _pieces(uids: Sequence[int], how_many: int) -> Iterator[Sequence[int]]:
    return (uids[i : i + how_many] for i in range(0, len(uids), how_many))


def _by_size(summary: Sequence[MailSummary]) -> Iterator[list[MailSummary]]:
    """Yield groups that are small in number and in bytes; a big mail goes alone."""
    group: list[MailSummary] = []
    size = 0
    for one in summary:
        if group and (len(group) >= FETCH_BATCH or size + one.size > FETCH_BATCH_BYTES):
            yield group
            group, size = [], 0
        group.append(one)
        size += one.size
    if group:
        yield group
