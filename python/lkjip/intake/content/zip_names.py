"""Lists the names in a zip archive without unpacking or judging it; the gate does that."""

from __future__ import annotations

from struct import Struct

_END, _CENTRAL = Struct("<4s4H2LH"), Struct("<4s6H3L5H2L")
_FAR = 66_000
"""The record that ends a zip lies in the last 64 KiB, which a comment may fill."""
MOST_NAMES = 5_000


def part_names(data: bytes) -> frozenset[bytes] | None:
    """Return the names in the directory, in small letters; ``None`` when there is none to read.

    Backslashes count as slashes. Of a very long list the first names are returned.
    """
    at = data.rfind(b"PK\x05\x06", max(0, len(data) - _FAR))
    if at < 0 or at + _END.size > len(data):
        return None
    _, _, _, _, count, size, begin, _ = _END.unpack_from(data, at)
    if begin + size != at:
        begin = at - size  # something lies before the archive, or it is a zip64
    found = []
    here = begin
    for _ in range(min(count, MOST_NAMES)):
        if here < 0 or here + _CENTRAL.size > len(data):
            return None
        fields = _CENTRAL.unpack_from(data, here)
        if fields[0] != b"PK\x01\x02":
            return None
        end = here + _CENTRAL.size + fields[10]
        found.append(data[here + _CENTRAL.size : end].replace(b"\\", b"/").lower())
        here = end + fields[11] + fields[12]
    return frozenset(found)
