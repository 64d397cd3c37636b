"""Takes one part out of the archive: bounded, CRC-checked, and if it is XML, plain UTF-8 XML."""

from __future__ import annotations

import re
import zlib
from collections.abc import Mapping
from functools import lru_cache

from lkjip.intake.package.refusal import RefusedError
from lkjip.intake.package.zipdir import MAX_PART, MIB, STORED, Entry

_CHUNK = MIB
_LIES = "ukuran bagian tidak sesuai direktori"
_DECLARED = re.compile(rb"""^\s*<\?xml[^>]*?\bencoding\s*=\s*["']([^"']*)["']""")
_UTF8 = (b"utf-8", b"utf8", b"us-ascii", b"ascii")
_USUAL_HEADS = tuple(
    f"<?xml version={q}1.0{q} encoding={q}{code}{q}".encode()
    for q in ("'", '"')
    for code in ("UTF-8", "utf-8")
)
_DOCTYPE = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY|ELEMENT|ATTLIST|NOTATION)", re.IGNORECASE)
_DECLARATION = re.compile(rb"!(?<=<!)")
"""``<!``, looked for by its rare letter: formulas hold few ``!``, a sheet thousands of ``<``."""
_EMPTY = re.compile(rb'<(?:c|row) r="[A-Z0-9]+"[^<>]*(?:/>|></(?:c|row)>)')
"""Cells and rows that carry only a format: nothing is lost with them."""
_SMALL, _SMALL_INFLATED = 2 * 1024, 32 * 1024
_CARRY = 4 * MIB
_LARGE, _LONG_TAG = 128 * 1024, re.compile(rb"<[^<>]{65536}")


def inflate(data: bytes, entry: Entry) -> bytes:
    """Return the bytes of a part. Raises ``RefusedError`` (K03, K05, K06)."""
    raw = data[entry.start : entry.start + entry.packed]
    if entry.packed <= _SMALL and entry.size <= _SMALL_INFLATED:
        return _again(raw, Entry(*entry[:-1], start=0))
    return _thinned(raw, entry) if entry.size > MAX_PART else _whole(raw, entry)


@lru_cache(maxsize=128)
def _again(raw: bytes, entry: Entry) -> bytes:
    """Remember small parts: theme, styles and relationships are equal in form after form."""
    return _whole(raw, entry)


def _whole(raw: bytes, entry: Entry) -> bytes:
    if entry.method == STORED:
        part = raw
    else:
        try:
            worker = zlib.decompressobj(-zlib.MAX_WBITS)
            part = worker.decompress(raw, entry.size + 1)
        except zlib.error as error:
            raise RefusedError("K03", f"bagian {entry.name} tidak utuh") from error
        _ended(worker, len(part), entry)
    if zlib.crc32(part) != entry.crc:
        raise RefusedError("K03", f"bagian {entry.name} tidak utuh (CRC)")
    return part


def _ended(worker: zlib._Decompress, size: int, entry: Entry) -> None:
    if size > entry.size or (worker.eof and (size != entry.size or worker.unused_data)):
        raise RefusedError("K06", _LIES)
    if not worker.eof:
        if worker.unconsumed_tail:
            raise RefusedError("K06", _LIES)
        raise RefusedError("K03", f"bagian {entry.name} terpotong")


def _thinned(raw: bytes, entry: Entry) -> bytes:
    """Return a large sheet without its empty cells and rows; refused when it is still large."""
    worker = zlib.decompressobj(-zlib.MAX_WBITS)
    kept: list[bytes] = []
    size = crc = total = 0
    rest, source = b"", raw
    while True:
        try:
            chunk = source if entry.method == STORED else worker.decompress(source, _CHUNK)
        except zlib.error as error:
            raise RefusedError("K03", f"bagian {entry.name} tidak utuh") from error
        if not chunk:
            break
        total += len(chunk)
        crc = zlib.crc32(chunk, crc)
        if total > entry.size:
            raise RefusedError("K06", _LIES)
        rest = _EMPTY.sub(b"", rest + chunk)
        cut = _after_cells(rest)
        kept.append(rest[:cut])
        rest = rest[cut:]
        size += cut
        if size > MAX_PART or len(rest) > _CARRY:
            limit = f"paling besar {MAX_PART // MIB} MiB"
            raise RefusedError("K05", f"bagian {entry.name} {entry.size // MIB} MiB, {limit}")
        source = b"" if entry.method == STORED else worker.unconsumed_tail
    if entry.method != STORED:
        _ended(worker, total, entry)
    if crc != entry.crc:
        raise RefusedError("K03", f"bagian {entry.name} tidak utuh (CRC)")
    return _EMPTY.sub(b"", b"".join([*kept, rest]))


def _after_cells(text: bytes) -> int:
    """Return where the last complete row or cell ends, so that nothing is cut in two."""
    return max(text.rfind(b"</row>") + 6, text.rfind(b"</c>") + 4, 0) if b"</" in text else 0


def refuse_odd_xml(parts: Mapping[str, bytes]) -> dict[str, str]:
    """Refuse XML that two readers may read differently: DOCTYPE, other encodings, huge tags.

    Returns the texts of the parts that had to be decoded for it, but for huge ones.
    """
    texts: dict[str, str] = {}
    for name, part in parts.items():
        if not part.startswith(_USUAL_HEADS):
            _refuse_odd_head(name, part[:512])
        if len(part) > _LARGE and "drawing" not in name and _LONG_TAG.search(part):
            raise RefusedError("K06", f"XML tidak lazim ({name})")
        if b"!" in part or not part.isascii() or b"\x00" in part:
            text = _text(name, part)
            if len(part) <= _LARGE:
                texts[name] = text
    return texts


def _refuse_odd_head(name: str, head: bytes) -> None:
    if head.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\x00" in head:
        raise RefusedError("K06", f"pengodean XML bukan UTF-8 ({name})")
    if not head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
        raise RefusedError("K03", f"bagian {name} bukan XML")
    declared = _DECLARED.match(head.removeprefix(b"\xef\xbb\xbf"))
    if declared is not None and declared[1].lower() not in _UTF8:
        raise RefusedError("K06", f"pengodean XML bukan UTF-8 ({name})")


def _text(name: str, part: bytes) -> str:
    if b"\x00" in part:
        raise RefusedError("K06", f"pengodean XML bukan UTF-8 ({name})")
    if b"!" in part and _DECLARATION.search(part) and _DOCTYPE.search(part):
        raise RefusedError("K06", f"DOCTYPE dalam XML ({name})")
    try:
        return part.decode("utf-8")
    except UnicodeDecodeError as error:
        raise RefusedError("K03", f"bagian {name} bukan teks UTF-8") from error
