"""Notices of failed delivery: only those about a mail of this office count."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from email.parser import BytesHeaderParser
from functools import cached_property
from pathlib import Path

from lkjip.errors import FolderError
from lkjip.findings import Finding, Place, make
from lkjip.forms.model import BlankForm
from lkjip.intake.message.headers import POLICY, header_text
from lkjip.intake.message.model import IncomingMail
from lkjip.steps.collect.senders import Senders
from lkjip.steps.kernel.base import Context
from lkjip.steps.kernel.snapshot import Snapshot
from lkjip.steps.request.letters import form_name

_HEAD = 16 * 1024


@dataclass
class Bounces:
    """The mails that this office sent, by their ids, and its forms, by their file names."""

    senders: Senders
    ids: Callable[[], frozenset[str]]
    forms: Mapping[str, str] = field(default_factory=dict)
    """File name of a blank form → unit."""
    addresses: Mapping[str, str] = field(default_factory=dict)
    """Unit → what its cell Email says."""

    @classmethod
    def of(
        cls, shot: Snapshot, context: Context, asked: Mapping[str, BlankForm], senders: Senders
    ) -> Bounces:
        """Read them from the book and, once a bounce asks for them, from the folders."""
        year = shot.settings.year
        folders = [context.forms_folder(year, name) for name in ("keluar", "koreksi")]
        return cls(
            senders,
            lambda: frozenset(_sent_ids(folders)),
            {form_name(form).casefold(): code for code, form in asked.items()},
            {unit.code: unit.email for unit in shot.units},
        )

    @cached_property
    def _ids(self) -> frozenset[str]:
        return self.ids()

    def findings(self, mail: IncomingMail) -> Iterator[Finding]:
        """Yield what a bounce says about mails of this office."""
        for one in mail.bounces:
            whose = self.senders.single_unit(one.address)
            if whose and (not one.about or one.about in self._ids):
                yield make("M09", Place(mail.name, whose), nilai=one.address, rinci=one.cause)
        if mail.undelivered and not mail.bounces:
            for file in mail.attachment:
                if unit := self.forms.get(file.name.casefold()):
                    address = self.addresses.get(unit, "") or unit
                    reason = "formulir kosongnya kembali"
                    yield make("M09", Place(mail.name, unit), nilai=address, rinci=reason)

    def is_about_ours(self, mail: IncomingMail) -> bool:
        """Return whether a bounce is about a mail of this office, or may be."""
        return any(True for _ in self.findings(mail))


def _sent_ids(folders: list[Path]) -> Iterator[str]:
    """Yield the ids of the drafts that lie in the folders, and of all mails in the register."""
    from lkjip.mail.account.sent import NAME, read  # late: brings the lock's library

    for folder in folders:
        with suppress(FolderError):
            yield from (line.message_id for line in read(folder / NAME) if line.message_id)
        for path in sorted(folder.glob("*.eml")):
            try:
                with path.open("rb") as stream:
                    head = stream.read(_HEAD)
            except OSError:
                continue
            yield header_text(BytesHeaderParser(policy=POLICY).parsebytes(head), "Message-ID")
