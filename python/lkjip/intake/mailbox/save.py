"""Mails of a mailbox as files in ``masuk``: named by their content, whole or not at all."""

from __future__ import annotations

import re
from pathlib import Path

from lkjip.disk import write_whole
from lkjip.errors import FolderError, os_reason
from lkjip.intake.archive import sha256
from lkjip.intake.mailbox.imap import MailSummary


def mail_fingerprint(data: bytes) -> str:
    """Return the fingerprint in the name of a mail's file: enough to tell mails apart."""
    return sha256(data)[:16]


def saved_mails(incoming: Path) -> dict[str, str]:
    """Return the mails that lie in ``masuk`` or a folder of it: fingerprint to name."""
    files = incoming.rglob("*_*.eml") if incoming.is_dir() else ()
    return {path.stem.rpartition("_")[2]: path.name for path in files}


def mail_file_name(one: MailSummary, data: bytes) -> str:
    """Return the name in ``masuk``: time, sender, and the fingerprint that makes it unique."""
    when = one.arrived.strftime("%Y-%m-%d_%H%M") if one.arrived else "tanpa-tanggal"
    who = re.sub(r"[^a-z0-9.-]+", "-", one.sender.replace("@", "-"))[:60] or "tanpa-nama"
    return f"{when}_{who}_{mail_fingerprint(data)}.eml"


def write_mail(path: Path, data: bytes) -> None:
    """Write a file whole or not at all; it is on the disk when this returns."""
    try:
        write_whole(path, data)
    except OSError as error:
        raise FolderError(
            f"Surel '{path.name}' tidak dapat disimpan di '{path.parent}' ({os_reason(error)}).",
            "Periksa izin dan ruang kosong folder itu; surelnya tetap di kotak surat.",
        ) from error
