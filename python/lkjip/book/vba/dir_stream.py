"""The ``dir`` stream of a VBA project ([MS-OVBA] 2.3.4.2), before compression."""

from __future__ import annotations

import struct
from collections.abc import Sequence

from lkjip.book.vba.module import CODE_PAGE, ENCODING, Module

WINDOWS_64 = 3
ENGLISH_US = 0x0409
"""The only LCID that [MS-OVBA] 2.3.4.2.1.3 allows; it says nothing about the texts."""
NO_COOKIE = 0xFFFF
VERSION = (1_815_193_381, 5)
"""The version of a new project as Excel writes it; only a project of that kind was seen to run."""

REFERENCES = (
    ("stdole", r"*\G{00020430-0000-0000-C000-000000000046}#2.0#0#C:\Windows\System32\stdole2.tlb"
     "#OLE Automation"),
    ("Office", r"*\G{2DF8D04C-5BFA-101B-BDE5-00AA0044DE52}#2.0#0#C:\Program Files\Common Files"
     r"\Microsoft Shared\OFFICE16\MSO.DLL#Microsoft Office 16.0 Object Library"),
)  # fmt: skip
"""Libraries a workbook's project names; VBA and Excel itself are implied. Paths are hints."""


def dir_stream(name: str, modules: Sequence[Module]) -> bytes:
    """The records of the project, its references and its modules, in the order of the standard."""
    return b"".join(
        (
            *_information(name),
            *(_reference(*reference) for reference in REFERENCES),
            _record(0x0F, _u16(len(modules))),
            _record(0x13, _u16(NO_COOKIE)),
            *(_module(module) for module in modules),
            _record(0x10, b""),
        )
    )


def _information(name: str) -> tuple[bytes, ...]:
    return (
        _record(0x01, _u32(WINDOWS_64)),
        _record(0x02, _u32(ENGLISH_US)),
        _record(0x14, _u32(ENGLISH_US)),
        _record(0x03, _u16(CODE_PAGE)),
        _record(0x04, name.encode(ENCODING)),
        _twice(0x05, 0x40, ""),  # description
        _record(0x06, b"") + _record(0x3D, b""),  # help files
        _record(0x07, _u32(0)),  # help context
        _record(0x08, _u32(0)),  # library flags
        struct.pack("<HIIH", 0x09, 4, *VERSION),  # the size counts the major part only
        _twice(0x0C, 0x3C, ""),  # compiler constants
    )


def _reference(name: str, library: str) -> bytes:
    libid = library.encode(ENCODING)
    return _twice(0x16, 0x3E, name) + _record(0x0D, _u32(len(libid)) + libid + bytes(6))


def _module(module: Module) -> bytes:
    return b"".join(
        (
            _record(0x19, module.name.encode(ENCODING)),
            _record(0x47, module.name.encode("utf-16-le")),
            _twice(0x1A, 0x32, module.name),  # the stream's name
            _twice(0x1C, 0x48, ""),  # description
            _record(0x31, _u32(0)),  # where the source begins: there is no cache before it
            _record(0x1E, _u32(0)),  # help context
            _record(0x2C, _u16(NO_COOKIE)),
            _record(0x22 if module.is_document else 0x21, b""),
            _record(0x2B, b""),
        )
    )


def _record(number: int, data: bytes) -> bytes:
    return struct.pack("<HI", number, len(data)) + data


def _twice(number: int, unicode_number: int, text: str) -> bytes:
    """Return a text in the code page, and again in UTF-16."""
    return _record(number, text.encode(ENCODING)) + _record(
        unicode_number, text.encode("utf-16-le")
    )


def _u16(value: int) -> bytes:
    return struct.pack("<H", value)


def _u32(value: int) -> bytes:
    return struct.pack("<I", value)
