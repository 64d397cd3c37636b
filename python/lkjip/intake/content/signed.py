"""Takes the mail out of a signed one (CMS, RFC 5652): the content, not the judgment of the key.

Only the way to the content is read: ``ContentInfo`` → ``SignedData`` → ``encapContentInfo``.
Indefinite lengths and octet strings in pieces (BER) occur in mail and are read as well.
"""

from __future__ import annotations

_SEQUENCE, _OCTETS, _PIECES, _FIRST = 0x30, 0x04, 0x24, 0xA0
_DEEPEST = 8


def content_of(data: bytes) -> bytes | None:
    """Return the signed content; ``None`` when it is not in the file or the file is broken."""
    try:
        info = _children(_value(data, _SEQUENCE))
        signed = _children(_value(info[1][1], _SEQUENCE))
        inside = next(value for tag, value in signed if tag == _SEQUENCE)
        wrapped = _children(inside)[1]
        if wrapped[0] != _FIRST:
            return None
        tag, content = _children(wrapped[1])[0]
        return _joined(tag, content, _DEEPEST)
    except (IndexError, StopIteration, ValueError):
        return None


def _value(data: bytes, expected: int) -> bytes:
    tag, value, _ = _element(data, 0)
    if tag != expected:
        raise ValueError(tag)
    return value


def _joined(tag: int, value: bytes, deepest: int) -> bytes:
    if tag == _OCTETS:
        return value
    if tag != _PIECES or not deepest:
        raise ValueError(tag)
    return b"".join(_joined(inner, part, deepest - 1) for inner, part in _children(value))


def _children(value: bytes) -> list[tuple[int, bytes]]:
    found = []
    at = 0
    while at < len(value):
        tag, inner, at = _element(value, at)
        if tag == 0:
            break
        found.append((tag, inner))
    return found


def _element(data: bytes, at: int) -> tuple[int, bytes, int]:
    """Return tag and value of the element at a place, and the place behind it."""
    tag, length, begin = data[at], data[at + 1], at + 2
    if tag & 0x1F == 0x1F:
        raise ValueError(tag)
    if length == 0x80:
        end = _end_of_contents(data, begin)
        return tag, data[begin:end], end + 2
    if length > 0x80:
        size = length & 0x7F
        length = int.from_bytes(data[begin : begin + size], "big")
        begin += size
    if begin + length > len(data):
        raise ValueError(length)
    return tag, data[begin : begin + length], begin + length


def _end_of_contents(data: bytes, at: int) -> int:
    """Return where the two zero bytes stand that end an element without a length."""
    depth = 0
    while True:
        tag, length = data[at], data[at + 1]
        if tag == 0 and length == 0:
            if depth == 0:
                return at
            depth -= 1
            at += 2
        elif length == 0x80:
            depth += 1
            at += 2
        else:
            _, _, at = _element(data, at)
