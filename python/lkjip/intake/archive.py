"""The archive of originals: by SHA-256, written first, never changed."""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Iterable
from pathlib import Path

from lkjip.disk import force_folder, write_whole
from lkjip.errors import FolderError, os_reason

_UNSAFE = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]+')
_RESERVED = re.compile(
    r"^(con|prn|aux|nul|conin\$|conout\$|clock\$|(?:com|lpt)[0-9¹²³]) *(\.|$)", re.IGNORECASE
)
"""Names of devices, which Windows opens in every folder and with every ending."""
MAX_NAME, _MAX_BYTES = 80, 160
"""Letters of a name, and the bytes that they may take: a disk keeps at most 255 of the latter."""
_LONGEST_ENDING = 8
_ENDINGS = frozenset({".xlsx", ".zip", ".eml", ".msg", ".pdf", ".docx", ".csv", ".ods", ".xls"})
_NEUTRAL = ".berkas"
"""For every other ending: what came in by mail must not start when somebody clicks on it."""


def sha256(data: bytes) -> str:
    """Return the fingerprint of a file, 64 hex digits."""
    return hashlib.sha256(data).hexdigest()


def safe_name(name: str) -> str:
    """Return a file name that is harmless on every system: no folder, no control character."""
    own = _UNSAFE.sub("_", name.replace("\\", "/").rsplit("/", 1)[-1])
    base = "".join(filter(str.isprintable, own)).strip(" .")
    if not base or _RESERVED.match(base):
        base = f"berkas_{base}"
    stem, dot, ending = base.rpartition(".")
    if not dot or len(ending) > _LONGEST_ENDING:
        return _cut(base)
    return f"{_cut(stem, len(ending) + 1)}.{ending}"


def _cut(text: str, beside: int = 0) -> str:
    """Cut a name to what every disk keeps; ``beside`` are letters that follow it."""
    encoded = text[: MAX_NAME - beside].encode("utf-8", "replace")[: _MAX_BYTES - beside]
    return encoded.decode("utf-8", "ignore")


def name_part(text: str) -> str:
    """Return a text of a register as a part of a file name: never a folder, never reserved."""
    return _cut(_UNSAFE.sub("_", text).strip(" .")) or "_"


def is_name_part(text: str) -> bool:
    """Return whether a text can stand in a file name as it is, on every system."""
    return name_part(text) == text and _RESERVED.match(text) is None and text.isprintable()


def archive_path(digest: str, name: str, folder: Path) -> Path:
    """Return the path of an original: by its fingerprint, so that equal bytes are kept once."""
    ending = os.path.splitext(name)[1].lower()  # noqa: PTH122 - a name from a mail is no path
    return folder / digest[:2] / f"{digest}{ending if ending in _ENDINGS else _NEUTRAL}"


def store(data: bytes, name: str, folder: Path, digest: str = "") -> Path:
    """Put an original into the archive and return its path; what is there already stays.

    A file appears under its name only when it is complete and on the disk; the caller forces the
    folders of all that it stored (``force_names``). What a power cut left
    damaged is noticed by its fingerprint and written again.
    """
    digest = digest or sha256(data)
    target = archive_path(digest, name, folder)
    try:
        if _is_there(target, len(data), digest):
            return target
        write_whole(target, data, among_many=True)
    except OSError as error:
        raise FolderError(
            f"Berkas asli '{name}' tidak dapat disimpan ke arsip '{folder}' ({os_reason(error)}).",
            "Periksa izin dan ruang kosong folder itu; buku kerja belum diubah.",
        ) from error
    return target


def force_names(stored: Iterable[Path]) -> None:
    """Force the folders of stored originals to the disk: the book may name them afterwards."""
    for folder in {path.parent for path in stored}:
        try:
            force_folder(folder)
        except OSError as error:
            raise FolderError(
                f"Arsip '{folder}' tidak dapat ditulis ({os_reason(error)}).",
                "Periksa izin dan ruang kosong folder itu; buku kerja belum diubah.",
            ) from error


def _is_there(path: Path, size: int, digest: str) -> bool:
    try:
        return path.stat().st_size == size and sha256(path.read_bytes()) == digest
    except FileNotFoundError:
        return False
