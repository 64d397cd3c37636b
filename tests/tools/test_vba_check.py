"""The strict reader of VBA projects passes what is sound and names what is not."""

from __future__ import annotations

import io
import struct
from collections.abc import Callable
from pathlib import Path

import olefile
import pytest
from tests.tools.vba_check import check_vba, check_vba_book

from lkjip.book.vba import Module, vba_project
from lkjip.book.vba.cfb import compound_file
from lkjip.book.vba.compression import compress, decompress

ROOT = Path(__file__).parents[2]
MODULES = (
    Module("ThisWorkbook", "", "workbook"),
    Module("Lembar1", "", "sheet"),
    Module("Umum", "Option Explicit\n\nPublic Sub Mulai()\nEnd Sub\n", "standard"),
)
Streams = dict[str, bytes]


def streams() -> Streams:
    """The streams of a sound project, ready to be spoilt."""
    with olefile.OleFileIO(io.BytesIO(vba_project("LKjIP", MODULES))) as file:
        return {"/".join(name): file.openstream(name).read() for name in file.listdir()}


def complaints_after(change: Callable[[Streams], None]) -> list[str]:
    """Return the reader's words about a project in which one thing was changed."""
    spoilt = streams()
    change(spoilt)
    return check_vba(compound_file(spoilt)).complaints.errors


def replace_in(name: str, old: bytes, new: bytes) -> Callable[[Streams], None]:
    """Change a stream that is not compressed."""

    def change(spoilt: Streams) -> None:
        assert old in spoilt[name]
        spoilt[name] = spoilt[name].replace(old, new, 1)

    return change


def replace_packed(name: str, old: bytes, new: bytes) -> Callable[[Streams], None]:
    """Change the text of a compressed stream."""

    def change(spoilt: Streams) -> None:
        plain = decompress(spoilt[name])
        assert old in plain
        spoilt[name] = compress(plain.replace(old, new, 1))

    return change


def test_the_streams_put_together_again_are_sound() -> None:
    assert complaints_after(lambda spoilt: None) == []


def test_the_shipped_book_is_sound_to_the_last_byte() -> None:
    project = check_vba_book(ROOT / "lkjip_book.xlsm")
    assert project.objections() == []
    assert "ThisWorkbook" in project.documents and len(project.sources) > 10


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda s: s.pop("VBA/_VBA_PROJECT"), "streams missing"),
        (lambda s: s.pop("VBA/Umum"), "Umum: no stream"),
        (lambda s: s.update({"VBA/Sisa": compress(b"x")}), "streams without a module"),
        (replace_in("VBA/_VBA_PROJECT", b"\xff\xff\0", b"\xff\xff\1"), "another header"),
        (lambda s: s.update({"VBA/_VBA_PROJECT": s["VBA/_VBA_PROJECT"] + b"x"}), "a cache"),
        (replace_packed("VBA/Umum", b'"Umum"', b'"Lain"'), "another name"),
        (replace_packed("VBA/Umum", b"()\r\n", b"()\n"), "half a line end"),
        (replace_packed("VBA/Umum", b"End Sub", b"'" + b"x" * 1100), "too long"),
        (lambda s: s.update({"VBA/Umum": b"\2" + s["VBA/Umum"][1:]}), "no container"),
        (replace_packed("VBA/dir", b"\x21\0\0\0\0\0", b"\x22\0\0\0\0\0"), "type and base"),
        (replace_packed("VBA/dir", b"U\0m\0u\0m\0", b"U\0m\0u\0n\0"), "Umum is also Umun"),
        (replace_packed("VBA/dir", b"stdole2.tlb#", b"stdole2.tlb "), "library"),
        (replace_packed("VBA/dir", b"\x10\0\0\0\0\0", b"\x10\0\0\0\0\0more"), "after the end"),
        (replace_in("PROJECT", b"Module=Umum", b"Module=Lain"), "PROJECT: modules"),
        (replace_in("PROJECT", b"Module=Umum", b"Class=Umum"), "Umum is a Class"),
        (replace_in("PROJECT", b'Name="LKjIP"', b'Name="Lain"'), "another project name"),
        (replace_in("PROJECT", b"\r\n[Workspace]", b"[Workspace]"), "the grammar"),
        (replace_in("PROJECT", b'ID="{CD', b'ID="{CE'), "another id"),
    ],
)  # fmt: skip
def test_one_spoilt_thing_is_named(change: Callable[[Streams], None], words: str) -> None:
    found = complaints_after(change)
    assert found and any(words in sentence for sentence in found), found


def spoilt_file(offset: int, pattern: str, *values: int) -> list[str]:
    """Return the reader's words about the file after some bytes were overwritten."""
    data = bytearray(vba_project("LKjIP", MODULES))
    struct.pack_into(pattern, data, offset, *values)
    return check_vba(bytes(data)).complaints.errors


@pytest.mark.parametrize(
    ("offset", "pattern", "value", "words"),
    [
        (0, "<B", 0, "no signature"),
        (26, "<H", 4, "not version 3"),
        (40, "<I", 1, "counts no directory sectors"),
        (44, "<I", 2, "number of FATs"),
        (56, "<I", 512, "cutoff"),
        (64, "<I", 9, "mini FAT sectors"),
    ],
)
def test_a_spoilt_header_is_named(offset: int, pattern: str, value: int, words: str) -> None:
    assert any(words in sentence for sentence in spoilt_file(offset, pattern, value))


def test_a_cut_file_is_no_project() -> None:
    whole = vba_project("LKjIP", MODULES)
    assert check_vba(whole[:-512]).complaints.errors
    assert check_vba(whole + b"x").complaints.errors


def test_two_chains_in_one_sector_are_named() -> None:
    data = bytearray(vba_project("LKjIP", MODULES))
    (fat_sector,) = struct.unpack_from("<I", data, 76)
    fat = 512 * (fat_sector + 1)
    (directory,) = struct.unpack_from("<I", data, 48)
    struct.pack_into("<I", data, fat + 4 * directory, directory)
    assert any("belongs to" in e for e in check_vba(bytes(data)).complaints.errors)
