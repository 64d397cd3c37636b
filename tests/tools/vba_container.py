"""Unpack a compressed container of [MS-OVBA] 2.4.1 and note whatever a strict reader rejects."""

from __future__ import annotations

import struct

from tests.tools.complaints import Complaints, Unreadable

CHUNK = 4096
SIGNATURE = 0b011
"""The three bits that every chunk header carries."""


def unpack(container: bytes, what: str, complaints: Complaints) -> bytes:
    """Return the text of a container; ``what`` names it in the complaints."""
    if container[:1] != b"\x01":
        raise Unreadable(f"{what}: no container")
    plain = bytearray()
    at = 1
    while at < len(container):
        if at + 2 > len(container):
            raise Unreadable(f"{what}: half a chunk header")
        (header,) = struct.unpack_from("<H", container, at)
        end = at + (header & 0x0FFF) + 3
        if header >> 12 & 0b111 != SIGNATURE or end > len(container):
            raise Unreadable(f"{what}: a chunk header at {at} that is none")
        body = container[at + 2 : end]
        chunk = _Chunk(what, complaints).unpack(body) if header >> 15 else body
        full = len(chunk) == CHUNK
        last = end == len(container)
        complaints.require(full or (last and header >> 15 == 1), f"{what}: {len(chunk)} in a chunk")
        complaints.require(len(chunk) <= CHUNK, f"{what}: a chunk of more than 4096")
        plain += chunk
        at = end
    return bytes(plain)


class _Chunk:
    """One compressed chunk: groups of a flag byte and up to eight tokens."""

    def __init__(self, what: str, complaints: Complaints) -> None:
        self.what = what
        self.complaints = complaints
        self.plain = bytearray()

    def unpack(self, body: bytes) -> bytes:
        at = 0
        while at < len(body):
            flags = body[at]
            at += 1
            self.complaints.prefer(at < len(body), f"{self.what}: a flag byte without tokens")
            for bit in range(8):
                if at >= len(body):
                    self.complaints.require(
                        flags >> bit == 0, f"{self.what}: a flag beyond the last token"
                    )
                    break
                if flags >> bit & 1:
                    at = self._copy(body, at)
                else:
                    self.plain.append(body[at])
                    at += 1
        return bytes(self.plain)

    def _copy(self, body: bytes, at: int) -> int:
        """Repeat earlier bytes of the chunk; the further in, the more bits tell how far back."""
        if at + 2 > len(body):
            raise Unreadable(f"{self.what}: half a copy token")
        (token,) = struct.unpack_from("<H", body, at)
        bits = max(4, (len(self.plain) - 1).bit_length())
        back = (token >> 16 - bits) + 1
        length = (token & (1 << 16 - bits) - 1) + 3
        if back > len(self.plain):
            raise Unreadable(f"{self.what}: a copy from before the chunk")
        for _ in range(length):
            self.plain.append(self.plain[-back])
        return at + 2
