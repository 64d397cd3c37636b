"""The directory of a zip archive, read strictly: two readers must never see two archives.

Nothing is inflated here. What Excel, LibreOffice, WPS and Google Sheets write passes: single disk,
no encryption, stored or deflated, no comment to speak of, no gaps, no overlap, each part once.
"""

from __future__ import annotations

from functools import lru_cache
from struct import Struct
from typing import NamedTuple

from lkjip.intake.package.refusal import RefusedError

MIB = 1024 * 1024
MAX_PART = 16 * MIB
MAX_TOTAL = 48 * MIB
MAX_PARTS = 400
MAX_NAME = 200
SLACK = 1024
"""Bytes that may lie between two parts (a data descriptor, padding)."""
MAX_COMMENT = 255
_BLANK = b"\r\n\0 "
"""Mail and old copying programs add such bytes to the end of a file."""

STORED, DEFLATED = 0, 8
_ENCRYPTED = 0x2041  # bits 0 (encrypted), 6 (strong), 13 (masked directory)
_STREAMED = 0x8  # bit 3: sizes follow the data
_END = Struct("<4s4H2LH")
_CENTRAL = Struct("<4s6H3L5H2L")
_LOCAL = Struct("<4s5H3L2H")
_ODD = "arsip tidak konsisten"
_FULL, _ZIP64 = 0xFFFFFFFF, Struct("<HH")
"""A size that stands in the extra field instead (APPNOTE 4.5.3), whose pieces begin so."""


class Entry(NamedTuple):
    """One part: its name, how it is stored, where its bytes begin and how many there are.

    ``key`` is the name in lower case: parts are looked up without regard to case.
    """

    name: str
    key: str
    method: int
    crc: int
    packed: int
    size: int
    start: int


def read_directory(data: bytes) -> list[Entry]:
    """Read the list of parts, no contents. Raises ``RefusedError`` (K03, K05, K06, K07)."""
    count, begin, end = _end_record(data)
    if count > MAX_PARTS:
        raise RefusedError("K05", f"{count} bagian, paling banyak {MAX_PARTS}")
    entries: list[Entry] = []
    spans: list[tuple[int, int]] = []
    at = begin
    for _ in range(count):
        if at + _CENTRAL.size > end:
            raise RefusedError("K03", "direktori arsip terpotong")
        fields = _CENTRAL.unpack_from(data, at)
        name_length, extra, comment = fields[10], fields[11], fields[12]
        after = at + _CENTRAL.size + name_length
        if fields[0] != b"PK\x01\x02" or after + extra + comment > end:
            raise RefusedError("K03", "direktori arsip rusak")
        raw_name = data[at + _CENTRAL.size : after]
        sizes = _sizes(fields[9], fields[8], data[after : after + extra])
        entry, span = _entry(data, fields, sizes, raw_name)
        entries.append(entry)
        spans.append(span)
        at = after + extra + comment
    if at != end:
        raise RefusedError("K06", _ODD)
    _side_by_side(spans, begin)
    _distinct_and_bounded(entries)
    return entries


def _end_record(data: bytes) -> tuple[int, int, int]:
    """Read count of entries, begin and end of the directory; the record must end the file."""
    at = data.rfind(b"PK\x05\x06", max(0, len(data) - _END.size - 65535))
    if at < 0 or at + _END.size > len(data):
        raise RefusedError("K03", "berkas terpotong")
    _, disk, start_disk, here, count, size, begin, comment = _END.unpack_from(data, at)
    rest = data[at + _END.size + comment :]
    if at + _END.size + comment > len(data) or len(rest) > SLACK or rest.strip(_BLANK):
        raise RefusedError("K06", "data tambahan di akhir berkas")
    if comment > MAX_COMMENT:
        raise RefusedError("K06", "komentar arsip")
    if 0xFFFF in (count, here) or 0xFFFFFFFF in (size, begin):
        raise RefusedError("K06", "arsip zip64")
    if disk or start_disk or here != count:
        raise RefusedError("K06", "arsip terbagi")
    if begin + size != at:
        raise RefusedError("K06", _ODD)
    if not count:
        raise RefusedError("K01", "arsip kosong")
    return count, begin, at


def _entry(
    data: bytes, fields: tuple[int, ...], sizes: tuple[int, int], raw_name: bytes
) -> tuple[Entry, tuple[int, int]]:
    """Read one entry, checked against its local header, and the bytes that it covers."""
    flags, method, crc, at = fields[3], fields[4], fields[7], fields[16]
    packed, size = sizes
    if flags & _ENCRYPTED:
        raise RefusedError("K07", "arsip terenkripsi")
    if method not in (STORED, DEFLATED):
        raise RefusedError("K06", "kompresi tidak lazim")
    if at + _LOCAL.size > len(data):
        raise RefusedError("K06", _ODD)
    local = _LOCAL.unpack_from(data, at)
    start = at + _LOCAL.size + local[9] + local[10]
    same_name = data[at + _LOCAL.size : at + _LOCAL.size + local[9]] == raw_name
    if local[0] != b"PK\x03\x04" or not same_name or local[3] != method:
        raise RefusedError("K06", _ODD)
    if local[2] & _ENCRYPTED:
        raise RefusedError("K07", "arsip terenkripsi")
    said = (local[6], *_sizes(local[8], local[7], data[start - local[10] : start]))
    streamed = local[2] & _STREAMED and said == (0, 0, 0)
    if not streamed and said != (crc, packed, size):
        raise RefusedError("K06", _ODD)
    if method == STORED and packed != size:
        raise RefusedError("K06", "ukuran bagian tidak sesuai direktori")
    name, key = _name(raw_name)
    return Entry(name, key, method, crc, packed, size, start), (at, start + packed)


def _sizes(size: int, packed: int, extra: bytes) -> tuple[int, int]:
    """Return packed and full size; a program that streams large files writes them elsewhere."""
    if _FULL not in (size, packed):
        return packed, size
    at = 0
    while at + _ZIP64.size <= len(extra):
        kind, length = _ZIP64.unpack_from(extra, at)
        at += _ZIP64.size
        if kind == 1:
            numbers = [
                int.from_bytes(extra[here : here + 8], "little")
                for here in range(at, min(at + length, len(extra)) - 7, 8)
            ]
            size = numbers.pop(0) if size == _FULL and numbers else size
            packed = numbers.pop(0) if packed == _FULL and numbers else packed
            return packed, size
        at += length
    return packed, size


@lru_cache(maxsize=512)
def _name(raw: bytes) -> tuple[str, str]:
    try:
        name = raw.decode("utf-8")
    except UnicodeDecodeError:
        name = raw.decode("cp437")
    name = name.replace("\\", "/")  # programs for Windows write it, and Excel reads it so
    bad = not name or len(name) > MAX_NAME or name.startswith("/") or ":" in name
    if bad or ".." in name.split("/") or not name.isprintable():
        raise RefusedError("K06", "nama bagian tidak lazim")
    return name, name.casefold()


def _side_by_side(spans: list[tuple[int, int]], directory: int) -> None:
    """Refuse parts that leave a gap before the directory, or overlap."""
    reached = 0
    for begin, end in sorted(spans):
        if begin < reached:
            raise RefusedError("K06", "entri arsip tumpang tindih")
        if begin > reached + SLACK or (reached == 0 and begin):
            raise RefusedError("K06", "data tersembunyi di antara bagian arsip")
        reached = end
    if reached > directory:
        raise RefusedError("K06", "entri arsip tumpang tindih")
    if directory > reached + SLACK:
        raise RefusedError("K06", "data tersembunyi di antara bagian arsip")


def _distinct_and_bounded(entries: list[Entry]) -> None:
    if len({entry.key for entry in entries}) != len(entries):
        raise RefusedError("K06", "entri ganda dalam arsip")
    total = sum(entry.size for entry in entries)
    if total > MAX_TOTAL:
        raise RefusedError("K05", f"isinya {total // MIB} MiB, paling besar {MAX_TOTAL // MIB} MiB")
    for entry in entries:
        if entry.size > MAX_PART and not is_sheet(entry.key):
            size = f"{entry.size // MIB} MiB, paling besar {MAX_PART // MIB} MiB"
            raise RefusedError("K05", f"bagian {entry.name} {size}")


def is_sheet(key: str) -> bool:
    """True if a part is a worksheet: it may be larger as long as only empty cells make it so."""
    return key.startswith("xl/worksheets/") and key.endswith(".xml")
