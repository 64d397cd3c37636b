"""Mails of a mailbox as files in ``masuk``: named by their content, whole or not at all."""

from __future__ import annotations

import os
import re
from pathlib import Path

from lkjip.errors import FolderError
from lkjip.intake.archive import sha256
from lkjip.intake.mailbox.imap import Ringkas


def sidik_surat(data: bytes) -> str:
    """The fingerprint in the name of a mail's file: enough to tell mails apart."""
    return sha256(data)[:16]


def surat_tersimpan(masuk: Path) -> dict[str, str]:
    """The mails that lie in ``masuk`` or a folder of it: fingerprint to name."""
    files = masuk.rglob("*_*.eml") if masuk.is_dir() else ()
    return {path.stem.rpartition("_")[2]: path.name for path in files}


def nama_surat(satu: Ringkas, data: bytes) -> str:
    """The name in ``masuk``: when, from whom, and the fingerprint that makes it the only one."""
    kapan = satu.tiba.strftime("%Y-%m-%d_%H%M") if satu.tiba else "tanpa-tanggal"
    siapa = re.sub(r"[^a-z0-9.-]+", "-", satu.pengirim.replace("@", "-"))[:60] or "tanpa-nama"
    return f"{kapan}_{siapa}_{sidik_surat(data)}.eml"


def tulis_surat(path: Path, data: bytes) -> None:
    """A file whole or not at all, on the disk when this returns."""
    temporary = path.with_name(f"~{path.name}.tmp")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with temporary.open("wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        temporary.replace(path)
        if os.name != "nt":
            folder = os.open(path.parent, os.O_RDONLY)
            try:
                os.fsync(folder)
            finally:
                os.close(folder)
    except OSError as error:
        raise FolderError(
            f"Surel '{path.name}' tidak dapat disimpan di '{path.parent}' "
            f"({error.strerror or error}).",
            "Periksa izin dan ruang kosong folder itu; surelnya tetap di kotak surat.",
        ) from error
