"""[MS-CFB] version 3: the compound file (storages and streams) that holds a VBA project.

Written whole from a mapping ``"VBA/dir" -> bytes``. The same mapping always gives the same
bytes: no times, no class ids, sectors in a fixed order (directory, mini FAT, mini stream, long
streams, FAT).
"""

from __future__ import annotations

import struct
from collections.abc import Mapping, Sequence

from lkjip.book.vba.directory import Entry, directory

SIGNATURE = bytes.fromhex("D0CF11E0A1B11AE1")
SECTOR = 512
MINI_SECTOR = 64
CUTOFF = 4096
"""Streams shorter than this live in the mini stream."""
END_OF_CHAIN = 0xFFFFFFFE
FAT_SECTOR = 0xFFFFFFFD
FREE = 0xFFFFFFFF
PER_FAT_SECTOR = SECTOR // 4
HEADER_FAT_SLOTS = 109
"""FAT sectors that the header can name; enough for 7 MB, so no DIFAT sectors are written."""


def compound_file(streams: Mapping[str, bytes]) -> bytes:
    """Return a compound file with these streams; a path has at most one storage (``VBA/dir``).

    ``ValueError`` for an illegal name or for more than about 7 MB.
    """
    entries = directory(streams)
    mini = _place_short_streams(entries)
    sectors = _Sectors()
    directory_at = 0
    sectors.chain(_blank_directory(entries))
    mini_fat = struct.pack(f"<{len(mini.table)}I", *mini.table)
    mini_fat_at = sectors.chain(_padded(mini_fat, SECTOR, b"\xff"))
    entries[0].start = sectors.chain(bytes(mini.data))
    entries[0].size = len(mini.data)
    for entry in entries:
        if len(entry.data) >= CUTOFF:
            entry.start = sectors.chain(entry.data)
    sectors.overwrite(directory_at, b"".join(entry.to_bytes() for entry in entries))
    fat, fat_at = sectors.fat()
    header = struct.pack(
        "<8s16xHHHHH6x9I",
        *(SIGNATURE, 0x003E, 3, 0xFFFE, 9, 6),
        *(0, len(fat_at), directory_at, 0, CUTOFF),
        *(mini_fat_at, len(mini_fat) and -(-len(mini_fat) // SECTOR), END_OF_CHAIN, 0),
    )
    slots = [*fat_at, *[FREE] * (HEADER_FAT_SLOTS - len(fat_at))]
    return header + struct.pack(f"<{HEADER_FAT_SLOTS}I", *slots) + bytes(sectors.data) + fat


class _Sectors:
    """Sectors written one after the other, with the FAT that links them."""

    def __init__(self, size: int = SECTOR) -> None:
        self.size = size
        self.data = bytearray()
        self.table: list[int] = []

    def chain(self, data: bytes) -> int:
        """Append data as one chain and return its first sector (END_OF_CHAIN for none)."""
        if not data:
            return END_OF_CHAIN
        first = len(self.table)
        padded = _padded(data, self.size)
        count = len(padded) // self.size
        self.table += [*range(first + 1, first + count), END_OF_CHAIN]
        self.data += padded
        return first

    def overwrite(self, first: int, data: bytes) -> None:
        """Replace the beginning of a chain that was written before."""
        self.data[first * self.size : first * self.size + len(data)] = data

    def fat(self) -> tuple[bytes, Sequence[int]]:
        """Return the FAT's own sectors, which come last, and their numbers."""
        used, count = len(self.table), 0
        while used + count > count * PER_FAT_SECTOR:
            count += 1
        if count > HEADER_FAT_SLOTS:
            raise ValueError(f"a compound file of {used} sectors is too long for its header")
        table = [*self.table, *[FAT_SECTOR] * count]
        table += [FREE] * (count * PER_FAT_SECTOR - len(table))
        return struct.pack(f"<{len(table)}I", *table), range(used, used + count)


def _place_short_streams(entries: Sequence[Entry]) -> _Sectors:
    mini = _Sectors(MINI_SECTOR)
    for entry in entries:
        if entry.is_stream:
            entry.size = len(entry.data)
            if entry.size < CUTOFF:
                entry.start = mini.chain(entry.data)
    return mini


def _blank_directory(entries: Sequence[Entry]) -> bytes:
    """A directory of the right length: real entries first, the last sector filled with blanks."""
    per_sector = SECTOR // len(Entry.BLANK)
    return Entry.BLANK * (-(-len(entries) // per_sector) * per_sector)


def _padded(data: bytes, size: int, filler: bytes = b"\0") -> bytes:
    return data + filler * (-len(data) % size)
