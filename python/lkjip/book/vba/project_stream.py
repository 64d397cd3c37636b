"""The ``PROJECT`` and ``PROJECTwm`` streams of a VBA project ([MS-OVBA] 2.3.1, 2.3.3).

``PROJECT`` holds three obfuscated fields (2.4.3). The standard lets a writer choose their seed
and filler; here they are fixed, so that building twice gives the same bytes.
"""

from __future__ import annotations

import struct
import uuid
from collections.abc import Iterator, Sequence

from lkjip.book.vba.module import ENCODING, Module

SEED = 0x4C
ENCRYPTION_VERSION = 2
FILLER = 0x07
NOT_PROTECTED = bytes(4)
NO_PASSWORD = b"\0"
VISIBLE = b"\xff"


def project_id(name: str) -> str:
    """Return the project's GUID in braces: any GUID serves, so it is derived from the name."""
    return f"{{{uuid.uuid5(uuid.NAMESPACE_DNS, name)}}}".upper()


def project_stream(name: str, modules: Sequence[Module]) -> bytes:
    """The ``PROJECT`` stream: which modules there are, no password, all editor windows closed."""
    guid = project_id(name)
    lines = [
        f'ID="{guid}"',
        *(
            f"Document={module.name}/&H00000000" if module.is_document else f"Module={module.name}"
            for module in modules
        ),
        f'Name="{name}"',
        'HelpContextID="0"',
        'VersionCompatible32="393222000"',
        f'CMG="{encrypt(NOT_PROTECTED, guid)}"',
        f'DPB="{encrypt(NO_PASSWORD, guid)}"',
        f'GC="{encrypt(VISIBLE, guid)}"',
        "",
        "[Host Extender Info]",
        "&H00000001={3832D640-CF90-11CF-8E43-00A0C911005A};VBE;&H00000000",
        "",
        "[Workspace]",
        *(f"{module.name}=0, 0, 0, 0, C" for module in modules),
    ]
    return "".join(f"{line}\r\n" for line in lines).encode(ENCODING)


def projectwm_stream(modules: Sequence[Module]) -> bytes:
    """Return the ``PROJECTwm`` stream: each module's name in the code page and in UTF-16."""
    names = (
        module.name.encode(ENCODING) + b"\0" + module.name.encode("utf-16-le") + b"\0\0"
        for module in modules
    )
    return b"".join(names) + b"\0\0"


def encrypt(data: bytes, guid: str, seed: int = SEED) -> str:
    """[MS-OVBA] 2.4.3.2 data encryption, as upper-case hexadecimal digits."""
    key = sum(guid.encode(ENCODING)) & 0xFF
    filler = bytes([FILLER]) * ((seed & 6) // 2)
    plain = filler + struct.pack("<I", len(data)) + data
    return (bytes([seed]) + bytes(_encrypted(seed, key, plain))).hex().upper()


def _encrypted(seed: int, key: int, plain: bytes) -> Iterator[int]:
    before, last, previous_plain = seed ^ ENCRYPTION_VERSION, seed ^ key, key
    yield before
    yield last
    for byte in plain:
        encrypted = byte ^ ((before + previous_plain) & 0xFF)
        yield encrypted
        before, last, previous_plain = last, encrypted, byte
