"""The archive of originals: by SHA-256, written first, never changed."""

from __future__ import annotations

import hashlib
import os
import re
from pathlib import Path

from lkjip.errors import FolderError

_UNSAFE = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]+')
_RESERVED = re.compile(r"^(con|prn|aux|nul|com\d|lpt\d)(\.|$)", re.IGNORECASE)
MAX_NAME = 80


def sha256(data: bytes) -> str:
    """The fingerprint of a file, 64 hex digits."""
    return hashlib.sha256(data).hexdigest()


def safe_name(name: str) -> str:
    """A file name that is harmless on every system: no folder, no control character."""
    base = _UNSAFE.sub("_", name.replace("\\", "/").rsplit("/", 1)[-1]).strip(" .")
    if not base or _RESERVED.match(base):
        base = f"berkas_{base}"
    stem, dot, ending = base.rpartition(".")
    if not dot:
        return base[:MAX_NAME]
    return f"{stem[: MAX_NAME - len(ending) - 1]}.{ending}"


def store(data: bytes, name: str, folder: Path) -> Path:
    """Put an original into the archive and return its path; the same bytes are kept once."""
    digest = sha256(data)
    target_folder = folder / digest[:2]
    try:
        target_folder.mkdir(parents=True, exist_ok=True)
        there = next(target_folder.glob(f"{digest}_*"), None)
        if there is not None:
            return there
        target = target_folder / f"{digest}_{safe_name(name)}"
        temporary = target_folder / f"~{digest[:16]}.{os.getpid()}.tmp"
        with temporary.open("wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        temporary.replace(target)
    except OSError as error:
        raise FolderError(
            f"Berkas asli '{name}' tidak dapat disimpan ke arsip '{folder}' "
            f"({error.strerror or error}).",
            "Periksa izin dan ruang kosong folder itu; belum ada yang diubah.",
        ) from error
    return target
