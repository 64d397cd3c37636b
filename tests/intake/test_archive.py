"""The archive keeps every original once, unchanged, under a name that nobody can abuse."""

from __future__ import annotations

from pathlib import Path

import pytest

from lkjip.errors import FolderError
from lkjip.intake.archive import safe_name, sha256, store


def test_an_original_is_kept_byte_for_byte_under_its_fingerprint(tmp_path: Path) -> None:
    path = store(b"isi", "Formulir.xlsx", tmp_path)
    assert path.read_bytes() == b"isi"
    assert path.name == f"{sha256(b'isi')}.xlsx"


def test_the_same_bytes_are_kept_once_whatever_they_are_called(tmp_path: Path) -> None:
    assert store(b"isi", "a.xlsx", tmp_path) == store(b"isi", "b (2).xlsx", tmp_path)
    assert len([p for p in tmp_path.rglob("*") if p.is_file()]) == 1


@pytest.mark.parametrize("name", ["jahat.exe", "makro.xlsm", "x.xlsx.lnk", "tanpa", "../../x.bat"])
def test_no_archived_file_starts_when_somebody_clicks_on_it(tmp_path: Path, name: str) -> None:
    path = store(b"isi", name, tmp_path)
    assert path.suffix == ".berkas"
    assert path.parent.parent == tmp_path


def test_an_original_that_a_power_cut_left_half_written_is_written_again(tmp_path: Path) -> None:
    path = store(b"isi lengkap", "a.xlsx", tmp_path)
    path.write_bytes(b"isi")
    assert store(b"isi lengkap", "a.xlsx", tmp_path).read_bytes() == b"isi lengkap"


def test_no_temporary_file_is_left(tmp_path: Path) -> None:
    for number in range(20):
        store(bytes([number]), "a.xlsx", tmp_path)
    assert not list(tmp_path.rglob("*.tmp"))


def test_an_archive_that_cannot_be_written_says_so_in_words(tmp_path: Path) -> None:
    blocked = tmp_path / "arsip"
    blocked.write_bytes(b"ini berkas, bukan folder")
    with pytest.raises(FolderError, match="tidak dapat disimpan ke arsip"):
        store(b"isi", "a.xlsx", blocked)


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("..\\..\\windows\\a.xlsx", "a.xlsx"),
        ("/etc/passwd", "passwd"),
        ('a<b>:"|?*.xlsx', "a_b_.xlsx"),
        ("CON.xlsx", "berkas_CON.xlsx"),
        ("", "berkas_"),
        ("x" * 300 + ".xlsx", "x" * 75 + ".xlsx"),
        ("x." + "y" * 300, "x." + "y" * 78),
        ("CON .txt", "berkas_CON .txt"),
        ("com¹.xlsx", "berkas_com¹.xlsx"),
        ("LPT³", "berkas_LPT³"),
        ("CONIN$", "berkas_CONIN$"),
        ("NUL.tar.gz", "berkas_NUL.tar.gz"),
        ("COMA.xlsx", "COMA.xlsx"),
        ("a\u202exslx.exe", "axslx.exe"),
        ("a\r\nb.xlsx", "a_b.xlsx"),
        ("\U0001f600" * 90 + ".xlsx", "\U0001f600" * 38 + ".xlsx"),
    ],
)
def test_names_from_a_mail_become_harmless(name: str, safe: str) -> None:
    assert safe_name(name) == safe
