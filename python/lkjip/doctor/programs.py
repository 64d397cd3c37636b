"""Checks other programs and computers: a spreadsheet program, the mail servers."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from lkjip.book.file_book import FileBook
from lkjip.doctor.line import OK, TROUBLE, Line
from lkjip.doctor.surroundings import MailServer, Surroundings
from lkjip.errors import LkjipError
from lkjip.steps.account.servers import fetches, mailbox_address, sends, server_smtp
from lkjip.steps.kernel.office.settings import settings
from lkjip.tables.declared.registers import SETTINGS

USUAL_PLACES = (
    "C:/Program Files/LibreOffice/program/soffice.exe",
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
)


def programs(around: Surroundings) -> Iterator[Line]:
    """Check that there is Excel or LibreOffice."""
    excel = around.find_excel()
    found = [f"Excel ('{excel}')"] if excel else []
    found += [name for name in around.programs if around.which(name)]
    if not found:
        found = [place for place in USUAL_PLACES if Path(place).is_file()]
    if found:
        yield Line("Excel/LibreOffice", OK, ", ".join(found))
    else:
        cure = "Pasang Excel atau LibreOffice; tanpa keduanya perintah tetap dapat dipakai."
        yield Line("Excel/LibreOffice", TROUBLE, "tidak ditemukan", cure)


def mail(around: Surroundings) -> Iterator[Line]:
    """Check that every configured server answers. None is needed: mails are made as files."""
    try:
        servers = _configured_servers(around) if around.mail is None else around.mail
    except LkjipError as error:
        yield Line("Surel", TROUBLE, error.message, error.cure)
        return
    if not servers:
        yield Line("Surel", OK, "tanpa server: surel dibuat sebagai berkas .eml")
    for server in servers:
        where = f"{server.purpose} {server.host}:{server.port}"
        reason = around.cannot_reach(server.host, server.port)
        if reason:
            cure = "Periksa sambungan internet, nama server, dan aturan jaringan kantor."
            yield Line("Surel", TROUBLE, f"{where} tidak menjawab ({reason})", cure)
        else:
            yield Line("Surel", OK, f"{where} menjawab")


def _configured_servers(around: Surroundings) -> tuple[MailServer, ...]:
    """Return the servers of the sheet Pengaturan; none when the book cannot be read."""
    try:
        known = settings(SETTINGS.read(FileBook(around.book).read(SETTINGS.name)[SETTINGS.name]))
    except Exception:
        return ()
    found = []
    if sends(known):
        smtp = server_smtp(known)
        found.append(MailServer("SMTP", smtp.host, smtp.port))
    if fetches(known):
        imap = mailbox_address(known)
        found.append(MailServer("IMAP", imap.host, imap.port))
    return tuple(found)
