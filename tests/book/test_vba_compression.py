"""The compression of VBA streams against examples of the standard, chance, and olevba."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.book.test_vba_book import olevba, small_modules

from lkjip.book.vba.compression import CHUNK, compress, decompress, offset_bits

# [MS-OVBA] 3.2: the three examples with their bytes.
NO_REPETITION = b"abcdefghijklmnopqrstuv."
NO_REPETITION_PACKED = bytes.fromhex(
    "01 19 B0 00 61 62 63 64 65 66 67 68 00 69 6A 6B 6C"
    "6D 6E 6F 70 00 71 72 73 74 75 76 2E"
)  # fmt: skip
NORMAL = b"#aaabcdefaaaaghijaaaaaklaaamnopqaaaaaaaaaaaarstuvwxyzaaa"
NORMAL_PACKED = bytes.fromhex(
    "01 2F B0 00 23 61 61 61 62 63 64 65 82 66 00 70"
    "61 67 68 69 6A 01 38 08 61 6B 6C 00 30 6D 6E 6F"
    "70 06 71 02 70 04 10 72 73 74 75 76 10 77 78 79"
    "7A 00 3C"
)  # fmt: skip
REPEATED = b"a" * 73
REPEATED_PACKED = bytes.fromhex("01 03 B0 02 61 45 00")

VBA_LIKE = st.text(alphabet='abeiknu \r\n"()=', min_size=0, max_size=3 * CHUNK + 500)
"""Few different letters, so that repetitions of every length come up."""


EXAMPLES = [
    (NO_REPETITION, NO_REPETITION_PACKED),
    (NORMAL, NORMAL_PACKED),
    (REPEATED, REPEATED_PACKED),
    (b"", b"\x01"),
]


@pytest.mark.parametrize(("plain", "packed"), EXAMPLES)
def test_the_examples_of_the_standard_are_read_byte_for_byte(plain: bytes, packed: bytes) -> None:
    assert decompress(packed) == plain


@pytest.mark.parametrize(("plain", "packed"), EXAMPLES)
def test_the_examples_of_the_standard_are_written_as_short_as_there(
    plain: bytes, packed: bytes
) -> None:
    assert len(compress(plain)) == len(packed)
    if plain != NORMAL:  # there the standard copies from an earlier one of equally good places
        assert compress(plain) == packed


@given(VBA_LIKE)
@settings(max_examples=60, deadline=None)
def test_any_text_comes_back_as_it_was(text: str) -> None:
    plain = text.encode("cp1252")
    assert decompress(compress(plain)) == plain


@given(st.integers(0, 3 * CHUNK + 600), st.integers(1, 256), st.randoms(use_true_random=False))
@settings(max_examples=60, deadline=None)
def test_olevba_reads_the_same_as_our_own_reader(
    length: int, different: int, chance: random.Random
) -> None:
    plain = bytes(chance.randrange(different) for _ in range(length))
    try:
        packed = compress(plain)
    except ValueError:
        assert length % CHUNK > CHUNK * 8 // 9
        return
    assert decompress(packed) == plain
    assert bytes(olevba.decompress_stream(bytearray(packed))) == plain


def test_chunks_without_repetition_are_stored_raw_and_never_padded() -> None:
    plain = random.Random(1).randbytes(3 * CHUNK + 700)
    packed = compress(plain)
    assert decompress(packed) == plain
    raw_headers = [packed[1 + n * (CHUNK + 2) : 3 + n * (CHUNK + 2)] for n in range(3)]
    assert raw_headers == [b"\xff\x3f"] * 3
    assert packed[3 : 3 + CHUNK] == plain[:CHUNK]


def test_program_text_shrinks_to_less_than_half() -> None:
    text = "".join(module.source for module in small_modules()).encode("cp1252")
    assert len(text) > CHUNK
    assert len(compress(text)) < len(text) / 2


def test_a_short_last_chunk_that_nothing_can_shorten_is_refused() -> None:
    plain = random.Random(2).randbytes(CHUNK + 4000)
    with pytest.raises(ValueError, match="last 4000 bytes cannot be compressed"):
        compress(plain)


@pytest.mark.parametrize("position", [1, 15, 16, 17, 32, 33, 64, 65, 2048, 2049, 4095])
def test_the_offset_bits_are_the_smallest_power_of_two_that_reaches_back(position: int) -> None:
    bits = offset_bits(position)
    assert 2**bits >= position and bits >= 4
    assert bits == 4 or 2 ** (bits - 1) < position


@pytest.mark.parametrize(
    ("container", "said"),
    [
        (b"", "begins with"),
        (b"\x00", "begins with"),
        (b"\x01\x00", "header is cut off"),
        (b"\x01\x00\x80", "no chunk signature"),
        (b"\x01\x19\xb0\x00", "chunk at byte 1 is cut off"),
        (b"\x01\x01\x30\x00\x00", "raw chunk of 2 bytes"),
        (b"\x01\x03\xb0\x02\x61\x45\x20", "reaches before its chunk"),
        (b"\x01\x02\xb0\x02\x61\x45", "copy token is cut off"),
    ],
)
def test_a_damaged_container_is_refused(container: bytes, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        decompress(container)
