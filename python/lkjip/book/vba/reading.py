"""Reads the modules of a VBA project, whoever saved it ([MS-OVBA] 2.3.4)."""

from __future__ import annotations

import io
import struct
from collections.abc import Iterator

import olefile

from lkjip.book.vba.compression import decompress
from lkjip.book.vba.module import ENCODING

STREAM_NAME, OFFSET, END_OF_MODULE, VERSION = 0x1A, 0x31, 0x2B, 0x09
VERSION_LENGTH = 6
"""The record of the version names four bytes and has six."""


class Unreadable(Exception):
    """The project is damaged."""


def read_modules(data: bytes) -> dict[str, str]:
    """Return the text of each module by its name, without the ``Attribute`` lines.

    Raises ``Unreadable`` for a damaged project.
    """
    try:
        with olefile.OleFileIO(io.BytesIO(data)) as file:
            places = dict(_places(decompress(file.openstream("VBA/dir").read())))
            streams = {name: file.openstream(f"VBA/{name}").read() for name in places}
        return {name: _text(streams[name][offset:]) for name, offset in places.items()}
    except (OSError, ValueError, IndexError, struct.error, UnicodeDecodeError) as error:
        raise Unreadable(str(error)) from error


def _places(records: bytes) -> Iterator[tuple[str, int]]:
    """Yield the stream of each module and where its text begins in it."""
    at, name, offset = 0, "", 0
    while at + 6 <= len(records):
        number, length = struct.unpack_from("<HI", records, at)
        length = VERSION_LENGTH if number == VERSION else length
        value = records[at + 6 : at + 6 + length]
        at += 6 + length
        if number == STREAM_NAME:
            name = value.decode(ENCODING)
        elif number == OFFSET:
            offset = int.from_bytes(value, "little")
        elif number == END_OF_MODULE:
            yield name, offset


def _text(stream: bytes) -> str:
    lines = decompress(stream).decode(ENCODING).splitlines()
    return "\n".join(line for line in lines if not line.startswith("Attribute VB_"))


def same_code(one: str, other: str) -> bool:
    """Tell whether two texts are the same code: the editor sets blanks and capitals anew."""
    return "".join(one.split()).casefold() == "".join(other.split()).casefold()
