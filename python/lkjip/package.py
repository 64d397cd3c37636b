"""The package for Bagian Organisasi: one .zip with form data, draft, originals and a manifest.

The file with which Bagian Organisasi answers, and a package that holds evidence alone, have the
same shape under formats of their own.

``manifest.json`` names every part with its SHA-256 and size. ``read_package`` refuses a package
that lacks a part, has one too many, or has one whose bytes differ.
"""

from __future__ import annotations

import hashlib
import json
import lzma
import zipfile
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from lkjip.tables.json_text import indented

FORMAT = "LKJIP-PAKET"
VERSION = "1"
MANIFEST = "manifest.json"
DATA = "data.json"
_PACKED = (".xlsx", ".zip", ".png", ".jpg", ".jpeg")
"""Endings of files that packing again makes hardly smaller; it does a document with its charts."""
ZIP_DATE = (1980, 1, 1, 0, 0, 0)
MAX_PART = 32 * 1024 * 1024
MAX_PARTS = 2000
MAX_SEAL = 200
MAX_TOTAL = 256 * 1024 * 1024


MAX_TEXT = 32_000
"""Letters of one text; a cell of the book holds 32,767."""
_UNREADABLE = (
    *(zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, OSError),
    *(NotImplementedError, RuntimeError, ValueError, KeyError, IndexError),
)
"""Errors of the standard library at a broken archive."""


class PackageError(ValueError):
    """The package cannot be trusted; the text says why, in Indonesian."""


class PackageVersionError(PackageError):
    """The package has a structure that this program does not know; ``version`` names it."""

    def __init__(self, version: str) -> None:
        super().__init__(f"bentuk paket {version} tidak dikenal")
        self.version = version


class PackageFormatError(PackageError):
    """The package is of another kind; ``found`` names it."""

    def __init__(self, found: str, wanted: str) -> None:
        super().__init__(f"format {found} bukan {wanted}")
        self.found = found


@dataclass(frozen=True, slots=True)
class Package:
    """A verified package: its manifest, its data, and its parts by name."""

    manifest: Mapping[str, Any]
    data: Mapping[str, Any]
    parts: Mapping[str, bytes]
    fingerprint: str
    manifest_raw: bytes = b""
    seal: str = ""
    """Made by the office's key for ``manifest_raw``; it lies in the comment of the zip."""


def write_package(
    head: Mapping[str, Any],
    data: Any,
    parts: Mapping[str, bytes],
    make_seal: Callable[[bytes], str] = lambda _manifest: "",
    format_: str = FORMAT,
) -> bytes:
    """Return the package as bytes; the same input gives the same bytes.

    ``make_seal`` gives the seal of the manifest, blank for none.
    """
    body = {DATA: _json(data), **parts}
    listed = [
        {"nama": name, "sidik": hashlib.sha256(part).hexdigest(), "ukuran": len(part)}
        for name, part in sorted(body.items())
    ]
    manifest = {"format": format_, "versi": VERSION, **head, "berkas": listed}
    stream = BytesIO()
    listing = _json(manifest)
    with zipfile.ZipFile(stream, "w") as archive:
        archive.comment = make_seal(listing).encode("ascii")
        for name, part in ((MANIFEST, listing), *sorted(body.items())):
            info = zipfile.ZipInfo(name, ZIP_DATE)
            packed = name.casefold().endswith(_PACKED)
            info.compress_type = zipfile.ZIP_STORED if packed else zipfile.ZIP_DEFLATED
            info.create_system = 0
            archive.writestr(info, part)
    return stream.getvalue()


def _json(value: Any) -> bytes:
    return indented(value, sort_keys=True).encode()


def read_package(raw: bytes, format_: str = FORMAT) -> Package:
    """Return a package whose every part is as its manifest says. Raises ``PackageError``."""
    try:
        with zipfile.ZipFile(BytesIO(raw)) as archive:
            inside = _inside(archive)
            if MANIFEST not in inside:
                raise PackageError(f"tidak ada {MANIFEST}; ini bukan paket LKjIP")
            listing = _part(archive, inside.pop(MANIFEST))
            manifest = _known(_object(listing, MANIFEST), format_)
            parts = {name: _part(archive, info) for name, info in inside.items()}
            seal = archive.comment.decode("ascii", "replace")[:MAX_SEAL]
    except PackageError:
        raise
    except _UNREADABLE as error:
        raise PackageError("berkas .zip rusak atau terpotong") from error
    _compare(manifest, parts)
    data = _object(parts.get(DATA, b"{}"), DATA)
    return Package(manifest, data, parts, hashlib.sha256(raw).hexdigest(), listing, seal)


def _inside(archive: zipfile.ZipFile) -> dict[str, zipfile.ZipInfo]:
    infos = archive.infolist()
    names = [info.filename for info in infos]
    if len(infos) > MAX_PARTS or sum(info.file_size for info in infos) > MAX_TOTAL:
        raise PackageError("paket terlalu besar")
    if len(set(names)) != len(names):
        raise PackageError("ada dua bagian dengan nama yang sama")
    for info in infos:
        if info.file_size > MAX_PART:
            raise PackageError(f"bagian {info.filename} terlalu besar")
    return dict(zip(names, infos, strict=True))


def _part(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> bytes:
    with archive.open(info) as part:
        return part.read(MAX_PART + 1)


def _known(manifest: dict[str, Any], format_: str) -> dict[str, Any]:
    """Return a manifest of this kind and structure; another is told before its parts are read."""
    if manifest.get("format") != format_:
        raise PackageFormatError(str(manifest.get("format"))[:40], format_)
    if manifest.get("versi") != VERSION:
        raise PackageVersionError(str(manifest.get("versi"))[:20])
    return manifest


def _blank(_word: str) -> None:
    """Read NaN and infinity, which no cell can hold, as blank."""


def _refuse_long_texts(value: Any) -> None:
    inside = value.values() if isinstance(value, dict) else value
    if isinstance(value, str):
        if len(value) > MAX_TEXT:
            raise ValueError("a text longer than a cell holds")
    elif isinstance(value, dict | list):
        for one in inside:
            _refuse_long_texts(one)


def _object(raw: bytes, name: str) -> dict[str, Any]:
    try:
        value = json.loads(raw, parse_constant=_blank)
        json.dumps(value, ensure_ascii=False).encode()  # half a character has no bytes
        _refuse_long_texts(value)
    except (ValueError, RecursionError) as error:
        raise PackageError(f"{name} tidak dapat dibaca") from error
    if not isinstance(value, dict):
        raise PackageError(f"{name} tidak dapat dibaca")
    return value


def _compare(manifest: Mapping[str, Any], parts: Mapping[str, bytes]) -> None:
    listed = manifest.get("berkas")
    if not isinstance(listed, list) or not all(isinstance(item, dict) for item in listed):
        raise PackageError("daftar berkas di manifest tidak dapat dibaca")
    promised = {str(item.get("nama")): str(item.get("sidik")) for item in listed}
    if missing := sorted(set(promised) - set(parts)):
        raise PackageError(f"bagian hilang: {', '.join(missing)}")
    if extra := sorted(set(parts) - set(promised)):
        raise PackageError(f"bagian tambahan yang tidak ada di manifest: {', '.join(extra)}")
    for name, part in parts.items():
        if hashlib.sha256(part).hexdigest() != promised[name]:
            raise PackageError(f"isi {name} berubah setelah paket dibuat (sidik tidak cocok)")
