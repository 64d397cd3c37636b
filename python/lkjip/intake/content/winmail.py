"""Opens ``winmail.dat``, in which Outlook wraps the attachments of a rich text mail ([MS-OXTNEF]).

Only attachments are read: their title, their long name, their bytes.
"""

from __future__ import annotations

from collections.abc import Iterator
from struct import Struct, error

_HEAD, _ATTRIBUTE = Struct("<LH"), Struct("<BLL")
_PROPERTY = Struct("<HH")
_SIGNATURE = 0x223E9F78
_RENDER, _DATA, _TITLE, _PROPERTIES = 0x69002, 0x6800F, 0x18010, 0x69005
_LONG_NAME = 0x3707
_UNICODE, _STRING, _BINARY, _INNER = 0x1F, 0x1E, 0x102, 0x0D
_NAMED = 0x8000
_SIZES = {0x02: 4, 0x03: 4, 0x04: 4, 0x05: 8, 0x06: 8, 0x07: 8, 0x0A: 4, 0x0B: 4} | {
    0x14: 8,
    0x40: 8,
    0x48: 16,
}
"""Bytes of a value of fixed size, filled up to four."""
_MANY = 0x1000
MOST = 50


def attachments(data: bytes) -> list[tuple[str, bytes]] | None:
    """Return the attachments by name; ``None`` when the wrapping cannot be read."""
    found: list[tuple[str, bytes]] = []
    try:
        for attribute, value in _attributes(data):
            if attribute == _RENDER:
                found.append(("", b""))
            elif not found:
                continue
            elif attribute == _TITLE:
                found[-1] = (found[-1][0] or _text(value), found[-1][1])
            elif attribute == _DATA:
                found[-1] = (found[-1][0], value)
            elif attribute == _PROPERTIES:
                name = _long_name(value)
                found[-1] = (name or found[-1][0], found[-1][1])
            if len(found) > MOST:
                break
    except (error, ValueError, IndexError):
        return None
    return found


def _attributes(data: bytes) -> Iterator[tuple[int, bytes]]:
    signature, _ = _HEAD.unpack_from(data, 0)
    if signature != _SIGNATURE:
        raise ValueError(signature)
    at = _HEAD.size
    while at + _ATTRIBUTE.size <= len(data):
        _, attribute, length = _ATTRIBUTE.unpack_from(data, at)
        begin = at + _ATTRIBUTE.size
        if begin + length + 2 > len(data):
            raise ValueError(length)
        yield attribute, data[begin : begin + length]
        at = begin + length + 2


def _long_name(data: bytes) -> str:
    """Return the long file name among the properties of an attachment; blank without one."""
    try:
        return next((value for key, value in _texts(data) if key == _LONG_NAME), "")
    except (error, ValueError, IndexError, KeyError):
        return ""


def _texts(data: bytes) -> Iterator[tuple[int, str]]:
    count = int.from_bytes(data[:4], "little")
    at = 4
    for _ in range(min(count, 200)):
        kind, key = _PROPERTY.unpack_from(data, at)
        at += 4
        if key >= _NAMED:
            at = _after_name(data, at)
        values = 1
        if kind in (_UNICODE, _STRING, _BINARY, _INNER) or kind & _MANY:
            values = int.from_bytes(data[at : at + 4], "little")
            at += 4
        for _ in range(min(values, 200)):
            if kind & ~_MANY in _SIZES:
                at += _SIZES[kind & ~_MANY]
                continue
            length = int.from_bytes(data[at : at + 4], "little")
            value = data[at + 4 : at + 4 + length]
            at += 4 + -(-length // 4) * 4
            if kind == _UNICODE:
                yield key, value.decode("utf-16-le", "replace").rstrip("\0")
            elif kind == _STRING:
                yield key, _text(value)


def _after_name(data: bytes, at: int) -> int:
    at += 16
    by_text = int.from_bytes(data[at : at + 4], "little")
    at += 4
    if not by_text:
        return at + 4
    length = int.from_bytes(data[at : at + 4], "little")
    return at + 4 + -(-length // 4) * 4


def _text(value: bytes) -> str:
    text = value.rstrip(b"\0")
    try:
        return text.decode("utf-8")
    except UnicodeDecodeError:
        return text.decode("cp1252", "replace")
