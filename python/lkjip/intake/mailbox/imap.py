"""One encrypted connection to a mailbox over IMAP: look, fetch, mark; never delete.

IMAPClient is used because its commands do one thing each. (imap-tools sends ``EXPUNGE`` with every
flag that it sets, which deletes for good whatever the owner had only marked; its issue 177.)
``CLOSE`` would do the same, so a folder is left by logging out.
"""

from __future__ import annotations

import imaplib
import ssl
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from email import message_from_bytes
from typing import TYPE_CHECKING, Any, Protocol, Self

from lkjip.intake.mailbox.entry import (
    MailAddress,
    MailboxDisconnectedError,
    MailboxError,
    NoMechanismError,
    TokenRefusedError,
    enter,
    interpret,
    words,
)
from lkjip.intake.mailbox.structure import may_carry_form
from lkjip.intake.message.headers import POLICY, clean, header_text, sender_address
from lkjip.patience import CONNECT_LIMIT, within
from lkjip.provider.refusals import ADVICE, Why, read_refusal
from lkjip.provider.secret import Secret

if TYPE_CHECKING:
    from imapclient import IMAPClient  # type: ignore[import-untyped]

TIMEOUT = 60.0
"""Seconds for one answer of the server."""
MARK = b"$LKjIP"
"""The keyword that marks a mail as taken in, beside ``\\Seen``."""
PASSING = ("[UNAVAILABLE]", "[SERVERBUG]", "[INUSE]")
"""Answers of a server that may be gone at the next try (RFC 5530, 3)."""
_HEAD = "BODY.PEEK[HEADER.FIELDS (FROM SUBJECT DATE MESSAGE-ID)]"
_WORD = 160


@dataclass(frozen=True, slots=True)
class MailSummary:
    """A mail seen from outside. ``may_carry_form``: it may carry something to take in."""

    uid: int
    size: int
    arrived: datetime | None
    sender: str
    subject: str
    may_carry_form: bool


class Mailbox(Protocol):
    """A mailbox folder that is open. All methods may raise ``MailboxDisconnectedError``."""

    identity: str
    validity: int
    """UIDVALIDITY: numbers of mails mean something only together with it (RFC 9051, 2.3.1.1)."""

    def find(self, since: date, include_read: bool) -> list[int]:
        """Return the mails to look at, oldest first."""

    def summary(self, uids: Sequence[int]) -> list[MailSummary]:
        """Describe each mail from outside; those that vanished meanwhile are left out."""

    def content(self, uids: Sequence[int]) -> dict[int, bytes]:
        """Return the whole mails; those that vanished meanwhile are left out."""

    def mark(self, uids: Sequence[int]) -> str:
        """Mark as seen and taken in; gives the reason when the server does not let us."""

    def move(self, uids: Sequence[int], folder: str) -> str:
        """Move; gives the reason when the server has no command for that."""

    def close(self) -> None:
        """Say goodbye; never raises."""


class ImapMailbox:
    """The real mailbox. ``connect`` opens one."""

    def __init__(self, client: IMAPClient, address: MailAddress, read_only: bool) -> None:
        self._client = client
        self.identity = address.identity
        selected = _run(client.select_folder, address.folder, readonly=read_only)
        self.validity = int(selected.get(b"UIDVALIDITY", 0))
        allowed = selected.get(b"PERMANENTFLAGS", ())
        self._flags = [b"\\Seen", MARK] if b"\\*" in allowed or MARK in allowed else [b"\\Seen"]

    @classmethod
    def connect(
        cls,
        address: MailAddress,
        secret: Secret,
        tls: ssl.SSLContext,
        *,
        read_only: bool = False,
        limit: float = TIMEOUT,
    ) -> Self:
        """Connect, encrypt, log in, open the folder.

        Raises ``MailboxDisconnectedError`` when trying again may help, ``MailboxError`` when not.
        """
        wrong: Exception | None = None
        from imapclient import IMAPClient  # late: only a mailbox on a server needs it

        client: IMAPClient | None = None
        opened: list[IMAPClient] = []
        asked: list[str] = []

        def log_in() -> IMAPClient:
            made = IMAPClient(
                address.host, address.port, ssl=address.tls, ssl_context=tls, timeout=limit
            )
            opened.append(made)
            made.normalise_times = False
            if not address.tls:
                made.starttls(tls)  # raises when the server does not offer it
            asked.append(address.user)  # from here on a refusal is about user and password
            enter(made, address, secret)
            return made

        try:
            client = within(min(limit, CONNECT_LIMIT), log_in, lambda: _break_off_all(opened))
        except (OSError, imaplib.IMAP4.error, ValueError, NoMechanismError) as error:
            wrong = interpret(error, address, secret, logging_in=bool(asked))
        # Outside of `except`: what was sent, the password too, must not hang on the new error.
        if wrong is not None or client is None:
            _break_off_all(opened)
            raise wrong or MailboxDisconnectedError("")
        try:
            return cls(client, address, read_only)
        except BaseException:
            _break_off(client)
            raise

    def find(self, since: date, include_read: bool) -> list[int]:
        """As ``Mailbox`` says. ``SINCE`` knows no time zone, hence the caller's day of grace."""
        criteria = ["UNKEYWORD", MARK.decode()] if include_read else ["UNSEEN"]
        return sorted(_run(self._client.search, [*criteria, "SINCE", since]))

    def summary(self, uids: Sequence[int]) -> list[MailSummary]:
        """As ``Mailbox`` says; a structure that cannot be understood means "may carry a form"."""
        needed = ["RFC822.SIZE", "INTERNALDATE", _HEAD]
        try:
            answer = _run(self._client.fetch, uids, [*needed, "BODYSTRUCTURE"])
        except MailboxError:
            answer = _run(self._client.fetch, uids, needed)
        return [_shorten(uid, answer[uid]) for uid in uids if b"RFC822.SIZE" in answer.get(uid, {})]

    def content(self, uids: Sequence[int]) -> dict[int, bytes]:
        """As ``Mailbox`` says; ``PEEK`` leaves the mails unseen."""
        answer = _run(self._client.fetch, uids, ["BODY.PEEK[]"])
        return {
            uid: content
            for uid in uids
            if isinstance(content := answer.get(uid, {}).get(b"BODY[]"), bytes)
        }

    def mark(self, uids: Sequence[int]) -> str:
        """As ``Mailbox`` says."""
        try:
            _run(self._client.add_flags, uids, self._flags, silent=True)
        except MailboxError as error:
            return error.message
        return ""

    def move(self, uids: Sequence[int], folder: str) -> str:
        """As ``Mailbox`` says; only ``MOVE`` (RFC 6851) moves without deleting."""
        if not _run(self._client.has_capability, "MOVE"):
            return "server tidak menyediakan perintah pindah"
        try:
            _run(self._client.move, uids, folder)
        except MailboxError as error:
            return error.message
        return ""

    def close(self) -> None:
        """As ``Mailbox`` says."""
        try:
            self._client.logout()
        except Exception:  # whatever it is, the connection is of no use any more
            _break_off(self._client)


def _run(command: Any, *content: Any, **options: Any) -> Any:
    """Run one command; trouble that may pass and a refusal are two different errors."""
    try:
        return command(*content, **options)
    except (imaplib.IMAP4.abort, OSError) as error:
        raise MailboxDisconnectedError(words(error)) from None
    except imaplib.IMAP4.error as error:
        if any(code in str(error).upper() for code in PASSING):
            raise MailboxDisconnectedError(words(error)) from None
        why = read_refusal(str(error))
        why = Why.OWN_BOX_FULL if why is Why.BOX_FULL else why  # here the box is the office's
        if why is not None:
            raise MailboxError(f"Kotak surat: {ADVICE[why].sentence}.", ADVICE[why].cure) from None
        raise MailboxError(
            f"Kotak surat menolak perintah: {clean(str(error), _WORD)}.",
            "Periksa nama folder surel di lembar Pengaturan.",
        ) from None


def _break_off(client: IMAPClient | None) -> None:
    if client is not None:
        try:
            client.shutdown()
        except Exception:  # it was gone already
            return


def _break_off_all(clients: Iterable[IMAPClient]) -> None:
    for one in clients:
        _break_off(one)


def _shorten(uid: int, answer: dict[bytes, Any]) -> MailSummary:
    head = next((v for k, v in answer.items() if k.startswith(b"BODY[HEADER")), b"")
    message = message_from_bytes(head if isinstance(head, bytes) else b"", policy=POLICY)
    arrived = answer.get(b"INTERNALDATE")
    return MailSummary(
        uid,
        int(answer[b"RFC822.SIZE"]),
        arrived if isinstance(arrived, datetime) else None,
        sender_address(message),
        header_text(message, "Subject"),
        may_carry_form(answer.get(b"BODYSTRUCTURE")),
    )


__all__ = [
    "MARK",
    "ImapMailbox",
    "MailAddress",
    "MailSummary",
    "Mailbox",
    "MailboxDisconnectedError",
    "MailboxError",
    "TokenRefusedError",
]
