"""Shared by the tests about mail: the account in the book, and mails as people send them."""

from __future__ import annotations

import base64
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta, timezone
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime

from tests.mailbox.dovecot import OFFICE
from tests.steps.office import Office

from lkjip.demo.sender import reply
from lkjip.mail.account.retry import Retry
from lkjip.steps.account.way_in import Equipment
from lkjip.tables.cells import Cell

WIB = timezone(timedelta(hours=7), "WIB")
MAIL = {
    "SB-PEM": "adpem@bagpem.example",
    "SB-WIL": "kewilayahan@bagpem.example",
    "SB-OTDA": "otda@bagpem.example",
    "KERJASAMA": "kerjasama@bagpem.example",
}
MOMENT = datetime(2025, 1, 7, 8, 30)
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
AT_ONCE = Retry((0.0, 0.0, 0.0))
"""Tries as often as the product, without waiting."""


def account(
    office: Office, *, smtp: int = 0, imap: int = 0, security: str = "tls", **other: Cell
) -> None:
    """Type the account into the settings: servers on 127.0.0.1 with these ports."""
    values: dict[str, Cell] = {
        "surel_pengumpul": OFFICE,
        "surel_pengguna": OFFICE,
        "smtp_host": "127.0.0.1",
        "smtp_port": smtp,
        "smtp_keamanan": security,
        "imap_host": "127.0.0.1",
        "imap_port": imap,
        "imap_keamanan": security,
        **other,
    }

    def change(rows: list[dict[str, Cell]]) -> None:
        for row in rows:
            row["Nilai"] = values.get(str(row["Kunci"]), row["Nilai"])

    office.type_rows("tblPengaturan", change)


def tools(environment: dict[str, str], limit: float = 10.0) -> Equipment:
    """Return the equipment of a run in a test."""
    return Equipment(retry=AT_ONCE, environment=environment, limit=limit)


def form_mail(
    office: Office, unit: str, sender: str = "", moment: datetime = MOMENT, revision: int = 1
) -> bytes:
    """The mail with which a unit returns its filled form."""
    form = office.form(unit, revision=revision)
    return reply(sender or MAIL[unit], OFFICE, f"Formulir_{unit}.xlsx", form, moment)


def mail(
    sender: str = MAIL["SB-PEM"],
    subject: str = "Formulir LKjIP",
    text: str = "Terlampir.",
    files: Sequence[tuple[str, bytes]] = (),
    moment: datetime = MOMENT,
    **headers: str,
) -> EmailMessage:
    """An ordinary mail; ``headers`` with ``_`` for ``-``."""
    message = EmailMessage(policy=SMTP)
    message["From"] = sender
    message["To"] = OFFICE
    message["Subject"] = subject
    message["Date"] = format_datetime(moment.replace(tzinfo=WIB))
    message["Message-ID"] = f"<{abs(hash((sender, subject, moment, text)))}@contoh.example>"
    for name, value in headers.items():
        message[name.replace("_", "-")] = value
    message.set_content(text)
    for name, data in files:
        main, _, sub = XLSX.partition("/")
        message.add_attachment(data, maintype=main, subtype=sub, filename=name)
    return message


def by_hand(
    part_headers: Iterable[str],
    data: bytes = b"isi",
    head: Iterable[str] = (),
    kind: str = "multipart/mixed",
) -> bytes:
    """A mail written line by line, so that a header stands exactly as a mail program wrote it.

    The one attachment is base64; ``part_headers`` are its headers.
    """
    given = list(head)
    if not any(line.lower().startswith("from:") for line in given):
        given.insert(0, f"From: {MAIL['SB-PEM']}")
    body = base64.encodebytes(data).decode("ascii").replace("\n", "\r\n")
    lines = [
        *given,
        "Date: Tue, 07 Jan 2025 08:30:00 +0700",
        "MIME-Version: 1.0",
        f'Content-Type: {kind}; boundary="batas"',
        "",
        "--batas",
        "Content-Type: text/plain; charset=utf-8",
        "",
        "Terlampir.",
        "--batas",
        *part_headers,
        "Content-Transfer-Encoding: base64",
        "",
        body + "--batas--",
        "",
    ]
    return "\r\n".join(lines).encode("utf-8", "surrogateescape")
