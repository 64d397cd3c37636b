"""Finds files that old mail programs wrote into the text (uuencode), and decodes them."""

from __future__ import annotations

import binascii
import re
from collections.abc import Iterator

_BEGIN = re.compile(rb"^begin [0-7]{3,4} ([^\r\n]{1,200})\r?\n", re.MULTILINE)
MOST = 20


def files(text: bytes) -> Iterator[tuple[str, bytes]]:
    """Yield the files in a text by name; one that is cut short comes as far as it goes."""
    at = 0
    for _ in range(MOST):
        begin = _BEGIN.search(text, at)
        if begin is None:
            return
        found = bytearray()
        at = begin.end()
        while at < len(text):
            line, _, _ = text[at : at + 200].partition(b"\n")
            at += len(line) + 1
            line = line.rstrip(b"\r\n")
            if line in (b"", b"`", b" ", b"end"):
                break
            try:
                found += binascii.a2b_uu(line)
            except binascii.Error:  # programs strip blanks from the end of a line, or add some
                size = ((line[0] - 32) & 63) * 4 + 5
                padded = (line + b" " * size)[: 1 + -(-((line[0] - 32) & 63) // 3) * 4]
                try:
                    found += binascii.a2b_uu(padded)
                except binascii.Error:
                    break
        if found:
            yield begin[1].decode("utf-8", "replace").strip(), bytes(found)
