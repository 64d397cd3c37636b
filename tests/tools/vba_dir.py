"""Read the ``dir`` stream of a VBA project record by record ([MS-OVBA] 2.3.4.2)."""

from __future__ import annotations

import re
import struct
from dataclasses import dataclass

from tests.tools.complaints import Complaints, Unreadable

ENGLISH = struct.pack("<I", 0x409)
MARK = b"\xff\xff"
"""The cookie that a writer puts where Office keeps a number of its own."""
REGISTERED_LIBRARY = re.compile(
    r"\*\\[GH]\{[0-9A-F]{8}(?:-[0-9A-F]{4}){3}-[0-9A-F]{12}\}"  # kind and GUID
    r"#[0-9A-F]{1,4}\.[0-9A-F]{1,4}#[0-9A-F]+#[^#]*#.*",  # version, language, path, description
    re.IGNORECASE,
)
PROCEDURAL, OTHER = 0x21, 0x22


@dataclass(frozen=True)
class ModuleRecord:
    """A module as the stream declares it."""

    name: str
    stream: str
    offset: int
    is_procedural: bool


@dataclass(frozen=True)
class ProjectRecords:
    """The stream's facts about the project."""

    name: str
    encoding: str
    references: tuple[str, ...]
    modules: tuple[ModuleRecord, ...]


def read_dir(data: bytes, complaints: Complaints) -> ProjectRecords:
    """Read the whole stream in the order that the grammar demands."""
    return _DirStream(data, complaints).read()


class _DirStream:
    def __init__(self, data: bytes, complaints: Complaints) -> None:
        self.data = data
        self.complaints = complaints
        self.at = 0
        self.encoding = "cp1252"

    def read(self) -> ProjectRecords:
        name = self._information()
        references = self._references()
        modules = self._modules()
        self.record(0x10, "end", 0)
        self.complaints.require(self.at == len(self.data), "dir: bytes after the end")
        return ProjectRecords(name, self.encoding, references, modules)

    def next_id(self) -> int:
        """Return the id of the record that comes next; zero at the end of the stream."""
        if self.at + 2 > len(self.data):
            return 0
        return int(struct.unpack_from("<H", self.data, self.at)[0])

    def record(self, number: int, what: str, size: int | None = None) -> bytes:
        """Take the next record, which must be the one named; return its content."""
        if self.at + 6 > len(self.data) or self.next_id() != number:
            found = f"{self.next_id():#x} instead of {number:#x} ({what})"
            raise Unreadable(f"dir at {self.at}: {found}")
        (length,) = struct.unpack_from("<I", self.data, self.at + 2)
        self.at += 6 + length
        if self.at > len(self.data):
            raise Unreadable(f"dir: {what} is longer than the stream")
        if size is not None:
            self.complaints.require(length == size, f"dir: {what} has {length} bytes, not {size}")
        return self.data[self.at - length : self.at]

    def text(self, number: int, unicode_number: int, what: str) -> str:
        """Take a text that is written twice: in the code page and in UTF-16."""
        narrow = self.record(number, what).decode(self.encoding)
        wide = self.record(unicode_number, f"{what} in Unicode").decode("utf-16-le")
        self.complaints.require(narrow == wide, f"dir: {what}: {narrow!r} is not {wide!r}")
        return narrow

    def _information(self) -> str:
        complaints = self.complaints
        self.record(0x01, "system kind", 4)
        if self.next_id() == 0x4A:
            self.record(0x4A, "compatible version", 4)
        complaints.require(self.record(0x02, "language", 4) == ENGLISH, "dir: language")
        complaints.prefer(self.record(0x14, "language to invoke", 4) == ENGLISH, "dir: invoke")
        (page,) = struct.unpack("<H", self.record(0x03, "code page", 2))
        self.encoding = "mac_roman" if page == 10000 else f"cp{page}"
        name = self.record(0x04, "project name").decode(self.encoding)
        complaints.require(1 <= len(name) <= 128, "dir: length of the project's name")
        self.text(0x05, 0x40, "description")
        same = self.record(0x06, "help file") == self.record(0x3D, "help file again")
        complaints.require(same, "dir: two help files")
        self.record(0x07, "help context", 4)
        complaints.require(self.record(0x08, "flags", 4) == bytes(4), "dir: library flags")
        self._version()
        if self.next_id() == 0x0C:
            self.text(0x0C, 0x3C, "constants")
        return name

    def _version(self) -> None:
        """Take the version, the one record whose length field does not tell its length."""
        number, size = struct.unpack_from("<HI", self.data, self.at)
        self.complaints.require((number, size) == (0x09, 4), "dir: version")
        self.at += 12

    def _references(self) -> tuple[str, ...]:
        names = []
        while self.next_id() != 0x0F:
            name = self.text(0x16, 0x3E, "reference name") if self.next_id() == 0x16 else ""
            names.append(name)
            if self.next_id() == 0x33:
                self.record(0x33, f"original of {name}")
            if self.next_id() == 0x2F:
                self._control(name)
            elif self.next_id() == 0x0D:
                self._registered(name)
            elif self.next_id() == 0x0E:
                self._project(name)
            elif self.next_id() not in (0x0F, 0x16):
                raise Unreadable(f"dir at {self.at}: no reference {self.next_id():#x}")
        return tuple(names)

    def _control(self, name: str) -> None:
        content = self.record(0x2F, f"control {name}")
        self.complaints.require(len(content) == _length(content) + 10, f"dir: control {name}")
        if self.next_id() == 0x16:
            self.text(0x16, 0x3E, "extended name")
        self.record(0x30, f"extended control {name}")

    def _registered(self, name: str) -> None:
        content = self.record(0x0D, f"library {name}")
        length = _length(content)
        whole = len(content) == length + 10 and content[4 + length :] == bytes(6)
        self.complaints.require(whole, f"dir: library {name} has another layout")
        library = content[4 : 4 + length].decode(self.encoding)
        right = REGISTERED_LIBRARY.fullmatch(library) is not None
        self.complaints.require(right, f"dir: library {name}: {library}")

    def _project(self, name: str) -> None:
        content = self.record(0x0E, f"project {name}")
        absolute = _length(content)
        relative = _length(content, 4 + absolute)
        whole = len(content) == absolute + relative + 14
        self.complaints.require(whole, f"dir: project {name} has another layout")

    def _modules(self) -> tuple[ModuleRecord, ...]:
        (count,) = struct.unpack("<H", self.record(0x0F, "number of modules", 2))
        self.complaints.prefer(self.record(0x13, "cookie", 2) == MARK, "dir: project cookie")
        return tuple(self._module() for _ in range(count))

    def _module(self) -> ModuleRecord:
        name = self.record(0x19, "module name").decode(self.encoding)
        if self.next_id() == 0x47:
            wide = self.record(0x47, "module name in Unicode").decode("utf-16-le")
            self.complaints.require(wide == name, f"dir: module {name} is also {wide}")
        stream = self.text(0x1A, 0x32, "stream name")
        self.text(0x1C, 0x48, "module description")
        (offset,) = struct.unpack("<I", self.record(0x31, "offset", 4))
        self.record(0x1E, "module help context", 4)
        cookie = self.record(0x2C, "module cookie", 2)
        self.complaints.prefer(cookie == MARK, f"dir: cookie of module {name}")
        kind = self.next_id()
        if kind not in (PROCEDURAL, OTHER):
            raise Unreadable(f"dir: module {name} has no type")
        self.record(kind, "module type", 0)
        for optional in (0x25, 0x28):  # read-only, private
            if self.next_id() == optional:
                self.record(optional, "module flag", 0)
        self.record(0x2B, "end of module", 0)
        return ModuleRecord(name, stream, offset, kind == PROCEDURAL)


def _length(content: bytes, at: int = 0) -> int:
    if at + 4 > len(content):
        raise Unreadable("dir: a reference without a length")
    return int(struct.unpack_from("<I", content, at)[0])
