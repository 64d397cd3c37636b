"""Read the ``PROJECT`` stream of a VBA project ([MS-OVBA] 2.3.1) and its obfuscated fields."""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator
from dataclasses import dataclass

from tests.tools.complaints import Complaints, Unreadable

_GUID = r"\{[0-9A-F]{8}(?:-[0-9A-F]{4}){3}-[0-9A-F]{12}\}"
_WINDOW = r"-?\d+, -?\d+, -?\d+, -?\d+, [CZI]?"
GRAMMAR = re.compile(
    rf'ID="(?P<id>{_GUID})"\r\n'
    r"(?P<items>(?:(?:Document|Module|Class|BaseClass|Package)=[^\r\n]+\r\n)*)"
    r'(?:HelpFile="[^\r\n]*"\r\n)?(?:ExeName32="[^\r\n]*"\r\n)?'
    r'Name="(?P<name>[^"\r\n]{1,128})"\r\n'
    r'HelpContextID="-?\d+"\r\n'
    r'(?:Description="[^\r\n]*"\r\n)?'
    r'(?:VersionCompatible32="393222000"\r\n)?'
    r'CMG="(?P<protection>[0-9A-F]{22,28})"\r\n'
    r'DPB="(?P<password>[0-9A-F]{16,})"\r\n'
    r'GC="(?P<visibility>[0-9A-F]{16,22})"\r\n'
    r"\r\n\[Host Extender Info\]\r\n"
    rf"(?:&H[0-9A-F]{{8}}={_GUID};[^;\r\n]+;&H[0-9A-F]{{8}}\r\n)*"
    rf"(?:\r\n\[Workspace\]\r\n(?:[^=\r\n]+={_WINDOW}(?:, {_WINDOW})?\r\n)*)?"
    r"(?:\r\n)?",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class ProjectText:
    """The project's name, and each module with the kind that its line gives."""

    name: str
    kinds: dict[str, str]


def read_project_text(text: str, complaints: Complaints) -> ProjectText:
    """Check the stream against the grammar and its three hidden fields against their meaning."""
    match = GRAMMAR.fullmatch(text)
    if match is None:
        raise Unreadable("PROJECT: does not follow the grammar")
    reveal = _Revealer(match["id"], complaints)
    protection = reveal(match["protection"], "CMG")
    complaints.require(len(protection) == 4, "PROJECT: CMG is no protection state")
    password = reveal(match["password"], "DPB")
    complaints.require(password.endswith(b"\0"), "PROJECT: DPB has no end")
    visibility = reveal(match["visibility"], "GC")
    complaints.require(visibility in (b"\0", b"\xff"), "PROJECT: GC is no visibility")
    lines = (line.partition("=") for line in match["items"].splitlines())
    return ProjectText(match["name"], {value.split("/")[0]: kind for kind, _, value in lines})


class _Revealer:
    """Undo the data encryption of 2.4.3, whose key is derived from the project's id."""

    def __init__(self, guid: str, complaints: Complaints) -> None:
        self.key = sum(guid.encode("cp1252")) & 0xFF
        self.complaints = complaints

    def __call__(self, digits: str, field: str) -> bytes:
        data = bytes.fromhex(digits)
        seed, version, key = data[0], data[0] ^ data[1], data[0] ^ data[2]
        self.complaints.require(version == 2, f"PROJECT: {field} has version {version}")
        self.complaints.require(key == self.key, f"PROJECT: {field} was made for another id")
        plain = bytes(self._plain(data, key))[(seed & 0b110) // 2 :]
        if len(plain) < 4:
            raise Unreadable(f"PROJECT: {field} is too short")
        (length,) = struct.unpack_from("<I", plain)
        self.complaints.require(len(plain) == 4 + length, f"PROJECT: length of {field}")
        return plain[4:]

    @staticmethod
    def _plain(data: bytes, key: int) -> Iterator[int]:
        second_last, last, shown = data[1], data[2], key
        for byte in data[3:]:
            shown = byte ^ (second_last + shown & 0xFF)
            second_last, last = last, byte
            yield shown
