"""A written VBA project, read back by other programs, and what is refused before writing."""

from __future__ import annotations

import io
import struct
from pathlib import Path

import olefile
import pytest
from pyopenvba import ExcelFile
from tests.book.test_vba_book import PROJECT, SHEETS, olevba, small_book, small_modules

from lkjip.book.vba import Module, vba_project
from lkjip.book.vba.cfb import CUTOFF, compound_file
from lkjip.book.vba.compression import decompress
from lkjip.book.vba.module import stream_text
from lkjip.book.vba.project_stream import encrypt, project_id

WORKBOOK = Module("ThisWorkbook", "", "workbook")


def standard(source: str, name: str = "Umum") -> Module:
    return Module(name, source, "standard")


def written(*modules: Module, name: str = PROJECT) -> bytes:
    return vba_project(name, [WORKBOOK, *modules])


def test_every_module_decodes_to_exactly_the_text_that_was_written() -> None:
    with olefile.OleFileIO(io.BytesIO(vba_project(PROJECT, small_modules()))) as file:
        for module in small_modules():
            stream = file.openstream(["VBA", module.name]).read()
            assert decompress(stream).decode("cp1252") == stream_text(module)


def test_olevba_extracts_exactly_the_text_that_was_written(tmp_path: Path) -> None:
    parser = olevba.VBA_Parser(str(small_book(tmp_path / "kecil.xlsm")))
    found = {
        Path(file).stem: code.replace("\r\n", "\n")
        for _, _, file, code in parser.extract_all_macros()
    }
    parser.close()
    assert found == {m.name: stream_text(m).replace("\r\n", "\n") for m in small_modules()}


def test_pyopenvba_finds_every_module_with_its_text(tmp_path: Path) -> None:
    with ExcelFile(small_book(tmp_path / "kecil.xlsm")) as file:
        assert set(file.module_names()) == {module.name for module in small_modules()}
        for module in small_modules():
            assert file.get_module(module.name) == stream_text(module)


def test_letters_beyond_ascii_survive_in_the_code_page() -> None:
    module = standard("' capaian – 58,82 × “baik” é\n")
    with olefile.OleFileIO(io.BytesIO(written(module))) as file:
        text = decompress(file.openstream("VBA/Umum").read()).decode("cp1252")
    assert "' capaian – 58,82 × “baik” é\r\n" in text


def test_the_project_has_a_version_as_excel_writes_it() -> None:
    with olefile.OleFileIO(io.BytesIO(written(standard("' x\n")))) as file:
        records = decompress(file.openstream("VBA/dir").read())
    at = records.index(struct.pack("<HI", 0x09, 4)) + 6
    major, minor = struct.unpack_from("<IH", records, at)
    assert major > 1_000_000_000 and minor > 0


def test_the_same_modules_always_give_the_same_bytes() -> None:
    assert vba_project(PROJECT, small_modules()) == vba_project(PROJECT, small_modules())


def test_line_ends_in_the_text_file_do_not_change_the_bytes() -> None:
    assert written(standard("Sub Satu()\nEnd Sub\n")) == written(
        standard("Sub Satu()\r\nEnd Sub\r\n")
    )


def test_the_directory_knows_every_stream_whatever_their_number_and_length() -> None:
    for count in (1, 2, 3, 7, 8, 30, 100):
        streams = {f"VBA/S{n}": bytes([n]) * (n * 150) for n in range(count)} | {"P": b"x" * CUTOFF}
        with olefile.OleFileIO(io.BytesIO(compound_file(streams))) as file:
            assert {"/".join(path) for path in file.listdir()} == set(streams)
            assert all(file.openstream(path).read() == data for path, data in streams.items())


def test_a_compound_file_refuses_names_that_the_format_forbids() -> None:
    for name in ("", "x" * 32, "VBA/a:b"):
        with pytest.raises(ValueError, match="no name for a stream"):
            compound_file({name: b""})


def test_the_obfuscated_fields_do_not_depend_on_chance_and_decode_back() -> None:
    guid = project_id(PROJECT)
    for seed in range(256):
        text = encrypt(b"\x00\x01\x02\xff", guid, seed)
        assert text == encrypt(b"\x00\x01\x02\xff", guid, seed)
        assert _decrypted(text, guid) == b"\x00\x01\x02\xff"


def _decrypted(text: str, guid: str) -> bytes:
    data = bytes.fromhex(text)
    seed, version, key = data[0], data[0] ^ data[1], data[0] ^ data[2]
    assert version == 2 and key == sum(guid.encode()) % 256
    plain = [key]
    for index in range(3, len(data)):
        plain.append(data[index] ^ (data[index - 2] + plain[-1]) % 256)
    content = bytes(plain[1 + (seed & 6) // 2 :])
    assert int.from_bytes(content[:4], "little") == len(content) - 4
    return content[4:]


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("Sub Satu()\n' angka → kategori\nEnd Sub\n", r"Umum, line 2: the character '→' \(U\+2192"),
        ("' \x81\n", r"Umum, line 1: the character '\\x81' \(U\+0081"),
        ("Sub Satu()\rEnd Sub\n", r"line 1: the character '\\r'"),
        ("' \x00\n", r"line 1: the character '\\x00'"),
        ("\n' " + "x" * 1022, "line 2: 1024 characters, at most 1023"),
        ('Attribute VB_Name = "Lain"\n', "line 1: the writer adds the Attribute lines"),
    ],
)
def test_text_that_vba_cannot_hold_is_refused_with_module_line_and_character(
    source: str, said: str
) -> None:
    with pytest.raises(ValueError, match=said):
        written(standard(source))


@pytest.mark.parametrize("sub", ["L01", "abc123", "XFD1048576", "R1C1", "r2", "RC", "C7", "R"])
def test_a_sub_is_never_named_like_a_cell(sub: str) -> None:
    with pytest.raises(ValueError, match=f"{sub} looks like a cell"):
        written(standard(f"Public Sub {sub}()\nEnd Sub\n"))


@pytest.mark.parametrize("sub", ["Simpan", "Langkah_1", "Kunci10a", "ABCD12"])
def test_an_ordinary_sub_name_is_accepted(sub: str) -> None:
    assert written(standard(f"Public Sub {sub}()\nEnd Sub\n"))


@pytest.mark.parametrize(
    ("modules", "said"),
    [
        ([standard("", "lkjip")], "module lkjip has the same name as the project LKjIP"),
        ([standard("", "Umum"), standard("", "UMUM")], "module UMUM has the same name as module"),
        ([standard("Sub umum()\nEnd Sub\n")], "line 1: umum has the same name as module Umum"),
        ([standard("Sub LKJIP()\nEnd Sub\n")], "LKJIP has the same name as the project"),
        ([standard("", "Dir")], "'Dir' cannot be the name of a module"),
        ([standard("", "Next")], "'Next' cannot be the name of a module"),
        ([standard("", "1Rencana")], "'1Rencana' cannot be the name of a module"),
        ([standard("", "Modul" * 7)], "at most 31 characters"),
        ([standard("Sub Sété()\nEnd Sub\n")], "'Sété' cannot be the name of a procedure"),
        ([Module("Lain", "", "workbook")], "exactly one module of kind 'workbook'"),
    ],
)
def test_names_that_excel_would_confuse_are_refused(modules: list[Module], said: str) -> None:
    with pytest.raises(ValueError, match=said):
        written(*modules)


def test_a_project_without_a_workbook_module_is_refused() -> None:
    with pytest.raises(ValueError, match="exactly one module of kind 'workbook'"):
        vba_project(PROJECT, [standard("")])


def test_the_project_name_is_an_identifier_too() -> None:
    with pytest.raises(ValueError, match="'LKjIP 2026' cannot be the name of the project"):
        written(name="LKjIP 2026")


def test_a_procedure_twice_in_a_module_or_publicly_in_two_is_refused() -> None:
    one = "Public Sub Satu()\nEnd Sub\n"
    with pytest.raises(ValueError, match="line 3: Satu is already in module Umum, line 1"):
        written(standard(one + "Private Function satu()\nEnd Function\n".replace("satu", "Satu")))
    with pytest.raises(ValueError, match="module Lain, line 1: SATU is already in module Umum"):
        written(standard(one), standard(one.replace("Satu", "SATU"), "Lain"))


def test_private_procedures_of_two_modules_and_property_pairs_may_share_a_name() -> None:
    one = "Private Sub Satu()\nEnd Sub\n"
    pair = "Property Get Isi()\nEnd Property\nProperty Let Isi(v)\nEnd Property\n"
    assert written(standard(one), standard(one + pair, "Lain"))


def test_text_without_repetition_is_refused_by_the_name_of_its_module() -> None:
    letters = [chr(code) for code in range(0x21, 0x7F)]
    step = 1
    text = []
    for _ in range(3800):
        step = step * 48271 % 2147483647
        text.append(letters[step % len(letters)])
    source = "\n".join("'" + "".join(text[n : n + 1000]) for n in range(0, 3800, 1000))
    with pytest.raises(ValueError, match=r"module Umum: the last \d+ bytes cannot be compressed"):
        written(standard(source))


def test_a_sheet_module_carries_the_attributes_that_excel_writes() -> None:
    assert stream_text(Module("Beranda", "", "sheet")) == (
        'Attribute VB_Name = "Beranda"\r\n'
        'Attribute VB_Base = "0{00020820-0000-0000-C000-000000000046}"\r\n'
        "Attribute VB_GlobalNameSpace = False\r\n"
        "Attribute VB_Creatable = False\r\n"
        "Attribute VB_PredeclaredId = True\r\n"
        "Attribute VB_Exposed = True\r\n"
        "Attribute VB_TemplateDerived = False\r\n"
        "Attribute VB_Customizable = True\r\n"
    )


def test_the_workbook_module_names_the_workbook_class() -> None:
    assert '"0{00020819-0000-0000-C000-000000000046}"' in stream_text(WORKBOOK)


def test_the_document_modules_are_named_like_the_sheets() -> None:
    names = [module.name for module in small_modules() if module.is_document]
    assert names == ["ThisWorkbook", *SHEETS]
