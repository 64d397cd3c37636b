"""Writes a zip archive from parts that are packed already: the same parts give the same bytes."""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from struct import Struct
from typing import NamedTuple

_LOCAL = Struct("<4s5H3L2H")
_CENTRAL = Struct("<4s6H3L5H2L")
_END = Struct("<4s4H2LH")
_VERSION, _DEFLATED, _FIRST_OF_1980 = 20, 8, 33
_LEVEL = 5
"""A fifth faster than 6 on a form, and half a percent larger."""


class Packed(NamedTuple):
    """A deflated part: its bytes, the CRC and the size of what is in them."""

    raw: bytes
    crc: int
    size: int


def deflate(data: bytes) -> Packed:
    """Pack one part."""
    worker = zlib.compressobj(_LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS)
    return Packed(worker.compress(data) + worker.flush(), zlib.crc32(data), len(data))


def archive(parts: Sequence[tuple[str, Packed]]) -> bytes:
    """Return the archive, with the constant date 1980-01-01 on every part."""
    pieces: list[bytes] = []
    directory: list[bytes] = []
    at = 0
    for name, (raw, crc, size) in parts:
        label, packed = name.encode("ascii"), len(raw)
        facts = (_DEFLATED, 0, _FIRST_OF_1980, crc, packed, size, len(label), 0)
        head = _LOCAL.pack(b"PK\x03\x04", _VERSION, 0, *facts)
        pieces += (head, label, raw)
        directory += (
            _CENTRAL.pack(b"PK\x01\x02", _VERSION, _VERSION, 0, *facts, 0, 0, 0, 0, at),
            label,
        )
        at += len(head) + len(label) + packed
    listing = b"".join(directory)
    count = len(parts)
    end = _END.pack(b"PK\x05\x06", 0, 0, count, count, len(listing), at, 0)
    return b"".join([*pieces, listing, end])
