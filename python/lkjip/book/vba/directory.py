"""The directory of a compound file ([MS-CFB] 2.6): entries, and the red-black tree of siblings."""

from __future__ import annotations

import struct
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import ClassVar

NO_ENTRY = 0xFFFFFFFF
LONGEST_NAME = 31
ILLEGAL = frozenset("/\\:!")
RED, BLACK = 0, 1


class EntryType(IntEnum):
    """[MS-CFB] 2.6.1, object type."""

    STORAGE = 1
    STREAM = 2
    ROOT = 5


@dataclass
class Entry:
    """One directory entry; numbers of other entries, or ``NO_ENTRY``."""

    BLANK: ClassVar[bytes] = bytes(68) + struct.pack("<3I", *(NO_ENTRY,) * 3) + bytes(48)

    name: str
    type: EntryType
    data: bytes = b""
    colour: int = BLACK
    left: int = NO_ENTRY
    right: int = NO_ENTRY
    child: int = NO_ENTRY
    start: int = 0
    size: int = 0

    @property
    def is_stream(self) -> bool:
        """True if it holds data of its own."""
        return self.type is EntryType.STREAM

    @property
    def sort_key(self) -> tuple[int, str]:
        """The order of siblings ([MS-CFB] 2.6.4): shorter names first, then by upper case."""
        return len(self.name.encode("utf-16-le")), self.name.upper()

    def to_bytes(self) -> bytes:
        """Return the 128 bytes of the entry; class id, state and times stay zero."""
        name = self.name.encode("utf-16-le") + b"\0\0"
        return struct.pack(
            "<64sHBB3I36xIQ",
            *(name, len(name), self.type, self.colour),
            *(self.left, self.right, self.child, self.start, self.size),
        )


def directory(streams: Mapping[str, bytes]) -> list[Entry]:
    """The entries of these streams and their storages, root first, linked as [MS-CFB] orders."""
    entries = [Entry("Root Entry", EntryType.ROOT)]
    owners = {"": 0}
    members: dict[int, list[int]] = {0: []}
    for path, data in streams.items():
        storage, _, name = path.rpartition("/")
        if storage not in owners:
            owners[storage] = _add(entries, Entry(storage, EntryType.STORAGE))
            members[owners[storage]] = []
            members[0].append(owners[storage])
        members[owners[storage]].append(_add(entries, Entry(name, EntryType.STREAM, data)))
    for owner, numbers in members.items():
        entries[owner].child = _tree(entries, sorted(numbers, key=lambda n: entries[n].sort_key))
    return entries


def _add(entries: list[Entry], entry: Entry) -> int:
    if not 1 <= len(entry.name) <= LONGEST_NAME or ILLEGAL & set(entry.name):
        raise ValueError(f"{entry.name!r} is no name for a stream: 1 to 31 characters, no / \\ : !")
    entries.append(entry)
    return len(entries) - 1


def _tree(entries: Sequence[Entry], numbers: Sequence[int], depth: int = 0, last: int = -1) -> int:
    """Link sorted siblings into a balanced tree and return its root.

    Halving keeps every level but the last full, so a red last level under black ones has no
    red parent and the same number of blacks on every path.
    """
    if not numbers:
        return NO_ENTRY
    if last < 0:
        last = len(numbers).bit_length() - 1
    middle = len(numbers) // 2
    entry = entries[numbers[middle]]
    entry.colour = RED if depth and depth == last else BLACK
    entry.left = _tree(entries, numbers[:middle], depth + 1, last)
    entry.right = _tree(entries, numbers[middle + 1 :], depth + 1, last)
    return numbers[middle]
