"""Where submissions come from: the folder ``masuk`` or another one, after the office's mailbox."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from lkjip.errors import LkjipError
from lkjip.findings import Finding
from lkjip.intake.batch import Source, folder_sources
from lkjip.intake.mailbox.fetch import Criteria, Fetcher, FetchReport
from lkjip.sop.process.events import RequestSent
from lkjip.steps.account.servers import fetches
from lkjip.steps.account.way_in import Equipment, imap_opener
from lkjip.steps.collect.senders import Senders
from lkjip.steps.kernel.base import Context
from lkjip.steps.kernel.snapshot import Snapshot
from lkjip.steps.request.letters import WIB

IMAP = "imap"
"""Given in the place of a folder: take the mails out of the mailbox first."""


@dataclass(frozen=True, slots=True)
class Inbox:
    """The files and mails to take in, in the order of arrival.

    ``fetched`` is the report of the mailbox, when there was one; ``trouble`` says why it was not
    read.
    """

    sources: Sequence[Source]
    fetched: FetchReport | None = None
    trouble: str = ""

    def findings(self, senders: Senders) -> tuple[Finding, ...]:
        """Return what the mailbox had to say, each with the unit that it is about."""
        found = self.fetched.findings if self.fetched else ()
        return tuple(replace(one, unit=senders.single_unit(one.value)) for one in found)


def from_folder(shot: Snapshot, context: Context, folder: Path | None = None) -> Inbox:
    """Open a folder (``masuk`` when ``None``). Raises ``FolderError`` when it is not there."""
    return Inbox(folder_sources(folder or _incoming(shot, context), WIB))


def from_mailbox(
    shot: Snapshot, context: Context, equipment: Equipment, include_read: bool = False
) -> Inbox:
    """Fetch the new mails into ``masuk``, then open it; what lay there before comes too.

    Raises ``MailboxError`` when the mailbox cannot be used, ``FolderError`` when a mail cannot be
    written.
    """
    folder = _incoming(shot, context)
    criteria = Criteria(
        since=_since(shot, context.today),
        zone=WIB,
        incoming=folder,
        archive=context.forms_folder(shot.settings.year, "arsip"),
        is_known=Senders.of(shot).is_registered,
        include_read=include_read,
        move_to=shot.settings["imap_pindah"].strip(),
        dry_run=context.dry_run,
    )
    open_box = imap_opener(shot.settings, equipment, context.dry_run)
    fetched = Fetcher(open_box, criteria, equipment.retry.attempts, equipment.progress).fetch()
    return Inbox(folder_sources(folder, WIB) if folder.is_dir() else (), fetched)


def from_mailbox_if_there_is_one(shot: Snapshot, context: Context, equipment: Equipment) -> Inbox:
    """Open the mailbox where the book names one; one that cannot be read leaves the folder."""
    if not fetches(shot.settings):
        return from_folder(shot, context)
    try:
        return from_mailbox(shot, context, equipment)
    except LkjipError as error:
        words = f"Kotak surat tidak dibaca: {error} Yang diambil hanya isi folder masuk."
        return replace(from_folder(shot, context), trouble=words)


def _incoming(shot: Snapshot, context: Context) -> Path:
    return context.forms_folder(shot.settings.year, "masuk")


def _since(shot: Snapshot, today: date) -> date:
    """Return the day of the first request: what came before cannot be an answer."""
    asked = [e.when.date() for e in shot.process.events if isinstance(e, RequestSent)]
    return min(asked, default=today)
