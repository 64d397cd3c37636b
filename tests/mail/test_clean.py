"""Texts, file names and addresses from outside cannot do harm."""

from __future__ import annotations

import unicodedata
from pathlib import PurePosixPath, PureWindowsPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lkjip.errors import UsageError
from lkjip.mail.addresses import MailAddress, is_valid_address, read_address
from lkjip.mail.clean import lines, one_line, safe_file_name


@pytest.mark.parametrize(
    ("typed", "clean"),
    [
        ("Hal\r\nBcc: lain@contoh.id", "Hal Bcc: lain@contoh.id"),
        ("a\x00b\x1bc\x7fd", "a b c d"),
        ("a\u2028b\u2029c\x85d", "a b c d"),
        ("gambar\u202egpj.exe", "gambargpj.exe"),
        ("  dua   kata\t", "dua kata"),
        ("Bu\u0308ro", "Büro"),
    ],
    ids=["line break", "controls", "unicode line breaks", "bidi override", "blanks", "decomposed"],
)
def test_text_becomes_one_printable_line(typed: str, clean: str) -> None:
    assert one_line(typed) == clean


@given(st.text())
def test_cleaning_twice_changes_nothing_more(typed: str) -> None:
    once = one_line(typed)
    assert one_line(once) == once
    assert not {unicodedata.category(char) for char in once} & {"Cc", "Cf", "Cs", "Zl", "Zp"}


def test_lines_stay_lines_and_blank_ones_too() -> None:
    assert lines("satu\r\n\r\ndua\ttiga") == ("satu", "", "dua tiga")


@pytest.mark.parametrize(
    ("typed", "safe"),
    [
        ("../../etc/passwd.xlsx", "etc-passwd.xlsx"),
        ("..\\..\\Windows\\a.xlsx", "Windows-a.xlsx"),
        ("C:\\data\\a.xlsx", "C-data-a.xlsx"),
        ("Kerja Sama/Umum.xlsx", "Kerja Sama-Umum.xlsx"),
        ('Bürö; "x".xlsx', "Bürö; -x.xlsx"),
        ("a.xlsx\r\nX-Jahat: 1.xlsx", "a.xlsx X-Jahat- 1.xlsx"),
        ("nul.xlsx", "_nul.xlsx"),
        (".tersembunyi.xlsx", "tersembunyi.xlsx"),
        ("akhir.xlsx. . ", "akhir.xlsx"),
        ("...", "lampiran"),
        (".xlsx", "lampiran.xlsx"),
        ("tanpa akhiran", "tanpa akhiran"),
    ],
)
def test_a_file_name_loses_folders_and_forbidden_characters(typed: str, safe: str) -> None:
    assert safe_file_name(typed) == safe


def test_a_file_name_too_long_keeps_its_extension() -> None:
    name = safe_file_name("ü" * 300 + ".xlsx")
    assert name.endswith("ü.xlsx") and len(name.encode()) <= 150


@given(st.text())
def test_no_text_makes_a_file_name_that_leaves_its_folder(typed: str) -> None:
    name = safe_file_name(typed)
    assert name == PurePosixPath(name).name == PureWindowsPath(name).name
    assert name.strip(" .") and len(name.encode()) <= 160


@pytest.mark.parametrize(
    "typed",
    [
        "a@contoh.id\r\nBcc: b@contoh.id",
        "a@contoh.id\n",
        "a b@contoh.id",
        "a@@contoh.id",
        "a@contoh",
        "a@-contoh.id",
        '"a b"@contoh.id',
        "a@[127.0.0.1]",
        "a@contoh.id,b@contoh.id",
        "Nama <a@contoh.id>",
        "a..b@contoh.id",
        "büro@contoh.id",
        "a@contoh.id\x00",
        "a" * 65 + "@contoh.id",
        "a@" + "b." * 130 + "id",
        "",
    ],
)
def test_what_is_not_one_plain_address_is_refused(typed: str) -> None:
    assert not is_valid_address(typed)
    with pytest.raises(UsageError, match="tidak dapat dipakai") as caught:
        MailAddress(typed)
    assert "\n" not in str(caught.value) and "\r" not in str(caught.value)


@pytest.mark.parametrize("typed", ["a@contoh.id", "sub.otda+lkjip@pemkot.contoh.go.id"])
def test_a_plain_address_is_taken(typed: str) -> None:
    assert MailAddress(typed).mail == typed


def test_a_display_name_loses_what_would_part_it_into_two_addresses() -> None:
    box = MailAddress("a@contoh.id", 'Kepala "Bürö"; Umum, lain@contoh.id <x>\r\nBcc: y')
    assert box.name == "Kepala Bürö Umum lain contoh id x Bcc y"


def test_a_cell_with_several_addresses_gives_each_once() -> None:
    boxes = read_address(" a@contoh.id; b@contoh.id,\na@contoh.id ;", "Kepala")
    assert [(box.mail, box.name) for box in boxes] == [
        ("a@contoh.id", "Kepala"),
        ("b@contoh.id", "Kepala"),
    ]


def test_a_blank_cell_gives_no_address() -> None:
    assert read_address(" \n ") == ()


def test_a_wrong_address_among_right_ones_is_named() -> None:
    with pytest.raises(UsageError, match="“salah”"):
        read_address("a@contoh.id; salah")
