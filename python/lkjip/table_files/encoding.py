"""Finds the encoding of a text file by its content; never loads the whole file."""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

CHUNK = 1 << 20
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_ZERO_SHARE = 0.3
"""Latin text in UTF-16 has a zero byte beside nearly every letter."""
_REPLACED = "\ufffd"


class Encoding(NamedTuple):
    """A codec, and whether some bytes do not fit it (they are read as U+FFFD)."""

    codec: str
    damaged: bool = False


def find_encoding(path: Path) -> Encoding:
    """Return the encoding that Excel and its relatives may have used.

    A mark at the start decides; else zero bytes show UTF-16; else UTF-8 where it fits, and cp1252
    where it does not. A few bad bytes among many good UTF-8 letters leave UTF-8.
    """
    with path.open("rb") as file:
        head = file.read(1 << 16)
    for mark, codec in _BOMS:
        if head.startswith(mark):
            return Encoding(codec, _count(path, codec)[0] > 0)
    codec = _utf16_without_mark(head)
    if codec:
        return Encoding(codec, _count(path, codec)[0] > 0)
    bad, good = _count(path, "utf-8")
    if bad == 0 or good > 2 * bad:
        return Encoding("utf-8", bad > 0)
    return Encoding("cp1252", _count(path, "cp1252")[0] > 0)


def _utf16_without_mark(head: bytes) -> str:
    half = max(1, len(head) // 2)
    if head[1::2].count(0) / half > _ZERO_SHARE:
        return "utf-16-le"
    return "utf-16-be" if head[0::2].count(0) / half > _ZERO_SHARE else ""


def _count(path: Path, codec: str) -> tuple[int, int]:
    """Count the letters that this codec cannot read, and the letters beyond ASCII that it can."""
    bad = good = 0
    for text in _decoded(path, codec):
        if text.isascii():
            continue
        replaced = text.count(_REPLACED)
        bad += replaced
        good += sum(1 for letter in text if letter > "\x7f") - replaced
    return bad, good


def _decoded(path: Path, codec: str) -> Iterator[str]:
    decoder = codecs.getincrementaldecoder(codec)(errors="replace")
    with path.open("rb") as file:
        while chunk := file.read(CHUNK):
            yield decoder.decode(chunk)
    yield decoder.decode(b"", final=True)
