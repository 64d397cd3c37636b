"""[MS-OVBA] 2.4.1: the run-length compression of VBA streams, both ways.

A container is the byte 01 and then chunks of 4096 plain bytes; only the last may be shorter.
Inside a chunk a flag byte announces up to eight tokens: one literal byte each (bit 0) or a
two-byte copy of 3 or more earlier bytes of the same chunk (bit 1). A chunk that would grow is
stored raw, which [MS-OVBA] allows for exactly 4096 bytes.
"""

from __future__ import annotations

import struct
from collections import defaultdict

CHUNK = 4096
CONTAINER_SIGNATURE = 0x01
CHUNK_SIGNATURE = 0b011 << 12
COMPRESSED = 1 << 15
HEADER_BIAS = 3
"""A chunk header stores the chunk's whole length (two header bytes included) minus three."""
SHORTEST_COPY = 3


def compress(data: bytes) -> bytes:
    """Return the compressed container of ``data`` (any length, also empty).

    ``ValueError`` when the last, shorter chunk cannot be written: 3641 to 4095 bytes without
    repetitions neither fit compressed nor may be stored raw without padding.
    """
    out = bytearray([CONTAINER_SIGNATURE])
    for start in range(0, len(data), CHUNK):
        plain = data[start : start + CHUNK]
        body = _compress_chunk(plain)
        flag = COMPRESSED
        if len(body) > CHUNK:
            if len(plain) < CHUNK:
                raise ValueError(
                    f"the last {len(plain)} bytes cannot be compressed: they repeat nothing, and "
                    f"a raw chunk holds exactly {CHUNK} bytes"
                )
            body, flag = plain, 0
        out += struct.pack("<H", (len(body) + 2 - HEADER_BIAS) | CHUNK_SIGNATURE | flag) + body
    return bytes(out)


def decompress(container: bytes) -> bytes:
    """Return the plain bytes of a compressed container; ``ValueError`` when it is damaged."""
    if container[:1] != bytes([CONTAINER_SIGNATURE]):
        raise ValueError("a compressed container begins with the byte 01")
    out = bytearray()
    position = 1
    while position < len(container):
        if position + 2 > len(container):
            raise ValueError("a chunk header is cut off")
        (header,) = struct.unpack_from("<H", container, position)
        if header & (0b111 << 12) != CHUNK_SIGNATURE:
            raise ValueError(f"no chunk signature at byte {position}")
        end = position + (header & 0xFFF) + HEADER_BIAS
        if end > len(container):
            raise ValueError(f"the chunk at byte {position} is cut off")
        body = container[position + 2 : end]
        if header & COMPRESSED:
            out += _decompress_chunk(body)
        elif len(body) == CHUNK:
            out += body
        else:
            raise ValueError(f"a raw chunk of {len(body)} bytes")
        position = end
    return bytes(out)


def offset_bits(position: int) -> int:
    """Return how many bits of a copy token hold the offset after ``position`` bytes of a chunk.

    2.4.1.3.19.1: the smallest count, at least 4, whose power of two reaches ``position``.
    """
    return max((position - 1).bit_length(), 4)


def _compress_chunk(plain: bytes) -> bytes:
    out = bytearray()
    seen: defaultdict[bytes, list[int]] = defaultdict(list)
    position = 0
    while position < len(plain):
        flags, tokens = 0, bytearray()
        for bit in range(8):
            if position >= len(plain):
                break
            offset, length = _longest_copy(plain, position, seen)
            if length:
                bits = offset_bits(position)
                tokens += struct.pack("<H", (offset - 1) << (16 - bits) | (length - SHORTEST_COPY))
                flags |= 1 << bit
            else:
                tokens.append(plain[position])
                length = 1
            for index in range(position, position + length):
                seen[plain[index : index + SHORTEST_COPY]].append(index)
            position += length
        out.append(flags)
        out += tokens
    return bytes(out)


def _longest_copy(
    plain: bytes, position: int, seen: defaultdict[bytes, list[int]]
) -> tuple[int, int]:
    """The nearest of the longest earlier copies of what is next: (offset, length), or zeros."""
    limit = min(len(plain) - position, (0xFFFF >> offset_bits(position)) + SHORTEST_COPY)
    if limit < SHORTEST_COPY:
        return 0, 0
    best_offset = best_length = 0
    for candidate in reversed(seen.get(plain[position : position + SHORTEST_COPY], [])):
        length = SHORTEST_COPY
        while length < limit and plain[candidate + length] == plain[position + length]:
            length += 1
        if length > best_length:
            best_offset, best_length = position - candidate, length
            if length == limit:
                break
    return best_offset, best_length


def _decompress_chunk(body: bytes) -> bytes:
    out = bytearray()
    position = 0
    while position < len(body):
        flags = body[position]
        position += 1
        for bit in range(8):
            if position >= len(body):
                break
            if not flags >> bit & 1:
                out.append(body[position])
                position += 1
                continue
            if position + 2 > len(body):
                raise ValueError("a copy token is cut off")
            (token,) = struct.unpack_from("<H", body, position)
            bits = offset_bits(len(out))
            offset = (token >> (16 - bits)) + 1
            if offset > len(out):
                raise ValueError("a copy token reaches before its chunk")
            for _ in range((token & 0xFFFF >> bits) + SHORTEST_COPY):
                out.append(out[-offset])
            position += 2
    if len(out) > CHUNK:
        raise ValueError(f"a chunk of {len(out)} plain bytes")
    return bytes(out)
