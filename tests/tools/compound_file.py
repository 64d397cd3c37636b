"""Read a compound file of version 3 and check it against [MS-CFB], without any library.

The product writes such files and other programs read them leniently. This reader is strict: every
sector has exactly one owner, every directory entry is reached once and in order.
"""

from __future__ import annotations

import struct
from collections.abc import Sequence
from dataclasses import dataclass

from tests.tools.complaints import Complaints, Unreadable

SIGNATURE = bytes.fromhex("D0CF11E0A1B11AE1")
SECTOR, MINI_SECTOR, CUTOFF = 512, 64, 4096
FREE, END_OF_CHAIN, FAT_SECTOR = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
NOBODY = 0xFFFFFFFF
UNUSED, STORAGE, STREAM, ROOT = 0, 1, 2, 5
RED, BLACK = 0, 1
FORBIDDEN_IN_NAMES = frozenset("/\\:!")


@dataclass(frozen=True)
class DirectoryEntry:
    """One of the 128-byte entries of the directory ([MS-CFB] 2.6.1)."""

    name: str
    kind: int
    color: int
    left: int
    right: int
    child: int
    start: int
    size: int

    @property
    def order(self) -> tuple[int, str]:
        """Return the sort key of siblings: length of the name in UTF-16, then in capitals."""
        return len(self.name.encode("utf-16-le")), self.name.upper()


def read_compound_file(data: bytes, complaints: Complaints) -> dict[str, bytes]:
    """Return every stream by its path (``VBA/dir``); note whatever the standard does not allow."""
    if data[:8] != SIGNATURE or len(data) < SECTOR:
        raise Unreadable("no signature of a compound file")
    return _CompoundFile(data, complaints).streams()


class _CompoundFile:
    def __init__(self, data: bytes, complaints: Complaints) -> None:
        self.data = data
        self.complaints = complaints
        self.owners: dict[int, str] = {}
        self.sector_count = len(data) // SECTOR - 1
        complaints.require(len(data) % SECTOR == 0, "the length is no multiple of 512")
        (self.first_directory, self.first_mini_fat, self.mini_fat_count) = self._header()
        self.fat = self._fat()
        self.entries = self._directory()
        root = self.entries[0]
        self.mini_stream = self._bytes(self._chain(root.start, "mini stream"))
        complaints.require(len(self.mini_stream) >= root.size, "mini stream shorter than its size")
        chain = self._chain(self.first_mini_fat, "mini FAT")
        complaints.require(len(chain) == self.mini_fat_count, "wrong number of mini FAT sectors")
        self.mini_fat = _numbers(self._bytes(chain))
        self.mini_owners: dict[int, str] = {}

    def streams(self) -> dict[str, bytes]:
        """Walk the directory tree from the root; every used entry must be on the way."""
        found: dict[str, bytes] = {}
        reached = {0}
        self._walk(self.entries[0].child, "", found, reached)
        for number, entry in enumerate(self.entries):
            if entry.kind != UNUSED and number not in reached:
                self.complaints.error(f"entry {entry.name}: not reachable")
        for sector, follower in enumerate(self.fat[: self.sector_count]):
            if sector not in self.owners and follower != FREE:
                self.complaints.error(f"sector {sector}: used by nobody")
        return found

    def _header(self) -> tuple[int, int, int]:
        require = self.complaints.require
        minor, major, order, shift, mini_shift = struct.unpack_from("<5H", self.data, 24)
        numbers = struct.unpack_from("<9I", self.data, 40)
        directories, self.fat_count, directory, _, cutoff, mini, minis, difat, difats = numbers
        require((major, order, shift, mini_shift) == (3, 0xFFFE, 9, 6), "header: not version 3")
        require(self.data[34:40] == bytes(6), "header: reserved bytes are not zero")
        require(directories == 0, "header: version 3 counts no directory sectors")
        require(cutoff == CUTOFF, f"header: cutoff {cutoff}")
        require((difat, difats) == (END_OF_CHAIN, 0), "header: DIFAT sectors are not expected")
        self.complaints.prefer(minor == 0x3E, f"header: minor version {minor:#x}")
        self.complaints.prefer(self.data[8:24] == bytes(16), "header: class id is not zero")
        return directory, mini, minis

    def _fat(self) -> Sequence[int]:
        places = [n for n in struct.unpack_from("<109I", self.data, 76) if n != FREE]
        self.complaints.require(len(places) == self.fat_count, "header: wrong number of FATs")
        fat = _numbers(self._bytes(places))
        for place in places:
            self.owners[place] = "FAT"
            marked = place < len(fat) and fat[place] == FAT_SECTOR
            self.complaints.require(marked, f"sector {place}: a FAT that is not marked as one")
        return fat

    def _directory(self) -> list[DirectoryEntry]:
        raw = self._bytes(self._chain(self.first_directory, "directory"))
        entries = [self._entry(raw[at : at + 128]) for at in range(0, len(raw), 128)]
        if not entries or entries[0].kind != ROOT:
            raise Unreadable("the directory has no root")
        return entries

    def _entry(self, raw: bytes) -> DirectoryEntry:
        length, kind, color, left, right, child = struct.unpack_from("<HBBIII", raw, 64)
        created, modified, start, size = struct.unpack_from("<QQIQ", raw, 100)
        name = raw[: max(length - 2, 0)].decode("utf-16-le", "replace")
        require = self.complaints.require
        if kind == UNUSED:
            blank = raw[:68] == bytes(68) and (left, right, child) == (NOBODY,) * 3
            self.complaints.prefer(blank, "an unused entry is not blank")
        else:
            ended = 2 <= length <= 64 and raw[length - 2 : length] == b"\0\0"
            require(ended, f"entry {name}: the name has no end")
            require(not FORBIDDEN_IN_NAMES & set(name), f"entry {name}: forbidden character")
            require(kind in (STORAGE, STREAM, ROOT), f"entry {name}: unknown type {kind}")
        if kind == STREAM:
            bare = (created, modified, child) == (0, 0, NOBODY)
            require(bare, f"stream {name}: has times or a child")
        return DirectoryEntry(name, kind, color, left, right, child, start, size)

    def _walk(self, top: int, path: str, found: dict[str, bytes], reached: set[int]) -> None:
        """Read one storage: its siblings form a red-black tree below ``top``."""
        heights: set[int] = set()
        self._siblings(top, path, found, reached, heights, 0, BLACK, (None, None))
        if len(heights) > 1:
            self.complaints.warn(f"{path or 'root'}: paths with unequal numbers of black entries")

    def _siblings(
        self,
        number: int,
        path: str,
        found: dict[str, bytes],
        reached: set[int],
        heights: set[int],
        height: int,
        above: int,
        bounds: tuple[tuple[int, str] | None, tuple[int, str] | None],
    ) -> None:
        if number == NOBODY:
            heights.add(height)
            return
        if number in reached or number >= len(self.entries):
            self.complaints.error(f"entry {number}: reached twice or not there")
            return
        reached.add(number)
        entry = self.entries[number]
        lower, upper = bounds
        early = lower is not None and entry.order <= lower
        late = upper is not None and entry.order >= upper
        self.complaints.require(not early and not late, f"entry {entry.name}: out of order")
        self.complaints.prefer((entry.color, above) != (RED, RED), f"{entry.name}: red below red")
        height += entry.color == BLACK
        for side, limits in (
            (entry.left, (lower, entry.order)),
            (entry.right, (entry.order, upper)),
        ):
            self._siblings(side, path, found, reached, heights, height, entry.color, limits)
        if entry.kind == STORAGE:
            self._walk(entry.child, f"{path}{entry.name}/", found, reached)
        elif entry.kind == STREAM:
            found[path + entry.name] = self._stream(entry)

    def _stream(self, entry: DirectoryEntry) -> bytes:
        if entry.size == 0:
            return b""
        if entry.size >= CUTOFF:
            step, content = SECTOR, self._bytes(self._chain(entry.start, entry.name))
        else:
            step = MINI_SECTOR
            chain = self._follow(entry.start, entry.name, self.mini_fat, self.mini_owners)
            places = (number * step for number in chain)
            content = b"".join(self.mini_stream[at : at + step] for at in places)
        needed = -(-entry.size // step) * step
        self.complaints.require(
            len(content) == needed,
            f"stream {entry.name}: {len(content)} bytes in sectors, {needed} needed",
        )
        return content[: entry.size]

    def _chain(self, first: int, owner: str) -> list[int]:
        return self._follow(first, owner, self.fat, self.owners)

    def _follow(
        self, first: int, owner: str, table: Sequence[int], owners: dict[int, str]
    ) -> list[int]:
        chain: list[int] = []
        sector = first
        while sector != END_OF_CHAIN:
            if sector >= len(table):
                self.complaints.error(f"{owner}: the chain leaves the table at {sector:#x}")
                break
            if sector in owners:
                self.complaints.error(f"{owner}: sector {sector} belongs to {owners[sector]}")
                break
            owners[sector] = owner
            chain.append(sector)
            sector = table[sector]
        return chain

    def _bytes(self, sectors: Sequence[int]) -> bytes:
        pieces = [self.data[(n + 1) * SECTOR : (n + 2) * SECTOR] for n in sectors]
        if any(len(piece) < SECTOR for piece in pieces):
            self.complaints.error("a sector lies beyond the end of the file")
        return b"".join(piece.ljust(SECTOR, b"\0") for piece in pieces)


def _numbers(data: bytes) -> tuple[int, ...]:
    return struct.unpack(f"<{len(data) // 4}I", data)
