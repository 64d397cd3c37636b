"""Templates: what staff may write, what they are told when it does not fit."""

from __future__ import annotations

from pathlib import Path

import pytest

from lkjip.errors import FolderError, UsageError
from lkjip.mail.templates.placeholders import (
    FILLED_AT,
    MAY_BE_EMPTY,
    PLACEHOLDERS,
    TABLE_MARK,
    TemplateKind,
)
from lkjip.mail.templates.template import check_template, fill_template
from lkjip.tables.declared.registers import UNITS
from lkjip.tables.declared.settings import SETTINGS

VALUES = {"tahun": "2024", "nama_unit": "Sub Bagian Umum", "narahubung": "", "tabel": TABLE_MARK}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "surel_permintaan.txt"


def _write(path: Path, text: str) -> Path:
    path.write_bytes(text.encode())
    return path


def test_subject_and_paragraphs_come_out_filled(path: Path) -> None:
    _write(path, "Hal: LKjIP {tahun}\n\nYth. {nama_unit}\n\n\nIsi { tahun }.\nBaris dua.\n")
    filled = fill_template(path, VALUES)
    assert filled.subject == "LKjIP 2024"
    assert filled.paragraphs == ("Yth. Sub Bagian Umum", "Isi 2024.\nBaris dua.")


def test_the_text_between_values_keeps_its_blanks(path: Path) -> None:
    _write(path, "Hal: x\n\n{tahun} – {nama_unit}  ({tahun}).")
    assert fill_template(path, VALUES).paragraphs == ("2024 – Sub Bagian Umum (2024).",)


def test_an_unknown_placeholder_is_named_with_file_line_and_what_is_allowed(path: Path) -> None:
    _write(path, "Hal: x\n# catatan {apa saja}\n\nYth. {nama_unit}\n\nTahun {tahu}.\n")
    with pytest.raises(UsageError) as caught:
        fill_template(path, VALUES)
    assert "surel_permintaan.txt baris 6: penanda {tahu} tidak dikenal" in caught.value.message
    assert "Mungkin maksudnya {tahun}." in caught.value.cure
    assert "{tahun}, {nama_unit}, {narahubung}, {tabel}" in caught.value.cure


def test_an_unknown_placeholder_in_the_subject_is_named_too(path: Path) -> None:
    _write(path, "Hal: {judul}\n\nIsi.")
    with pytest.raises(UsageError, match=r"baris 1: penanda \{judul\} tidak dikenal"):
        fill_template(path, VALUES)


@pytest.mark.parametrize(
    ("body", "seen"),
    [
        ("Tahun {tahun", "kurung kurawal “{”"),
        ("Tahun tahun}", "kurung kurawal “}”"),
        ("Tahun {tahun\n}", "kurung kurawal “{”"),
        ("Tahun {}", "penanda {} tidak dikenal"),
        ("Tahun {tahun!r}", "penanda {tahun!r} tidak dikenal"),
        ("Tahun {tahun.real}", "penanda {tahun.real} tidak dikenal"),
        ("Tahun {tahun:>9}", "penanda {tahun:>9} tidak dikenal"),
    ],
)
def test_braces_that_are_no_plain_placeholder_are_refused(path: Path, body: str, seen: str) -> None:
    _write(path, f"Hal: x\n\n{body}")
    with pytest.raises(UsageError) as caught:
        fill_template(path, VALUES)
    assert "baris 3" in caught.value.message and seen in caught.value.message


def test_doubled_braces_print_one(path: Path) -> None:
    _write(path, "Hal: x\n\nTulis {{tahun}} atau {{{tahun}}}.")
    assert fill_template(path, VALUES).paragraphs == ("Tulis {tahun} atau {2024}.",)


def test_a_value_is_never_read_as_a_template(path: Path) -> None:
    _write(path, "Hal: {nama_unit}\n\n{nama_unit}")
    filled = fill_template(path, {**VALUES, "nama_unit": "{tahun} {{ {rahasia}"})
    assert (filled.subject, filled.paragraphs) == (
        "{tahun} {{ {rahasia}",
        ("{tahun} {{ {rahasia}",),
    )


def test_line_breaks_in_a_value_cannot_leave_the_subject(path: Path) -> None:
    _write(path, "Hal: {nama_unit}\n\n{nama_unit}")
    filled = fill_template(path, {**VALUES, "nama_unit": "Umum\r\nBcc: x\x00\u202e"})
    assert filled.subject == "Umum Bcc: x"
    assert filled.paragraphs == ("Umum\nBcc: x",)


def test_a_paragraph_with_an_empty_optional_value_is_left_out(path: Path) -> None:
    _write(path, "Hal: x\n\nSatu.\n\nHubungi:\n{narahubung}\n\nTiga.")
    assert fill_template(path, VALUES).paragraphs == ("Satu.", "Tiga.")


def test_an_empty_value_that_must_not_be_empty_is_named(path: Path) -> None:
    _write(path, "Hal: x\n\nTahun {tahun}.")
    with pytest.raises(UsageError, match=r"baris 3: penanda \{tahun\} tidak punya nilai"):
        fill_template(path, {**VALUES, "tahun": " \n"})


def test_the_mark_of_the_table_is_a_paragraph_of_its_own(path: Path) -> None:
    _write(path, "Hal: x\n\nBerikut:\n\n{tabel}\n\nDemikian.")
    assert fill_template(path, VALUES).paragraphs == ("Berikut:", TABLE_MARK, "Demikian.")


@pytest.mark.parametrize("body", ["Lihat {tabel}", "Berikut:\n{tabel}", "{tabel}{tabel}"])
def test_a_table_inside_a_sentence_is_refused(path: Path, body: str) -> None:
    _write(path, f"Hal: x\n\n{body}")
    with pytest.raises(UsageError, match="penanda tabel harus sendirian"):
        fill_template(path, VALUES)


@pytest.mark.parametrize(
    "data",
    [
        "Hal: Büro – {tahun}\r\n\r\nIsi “ya”.\r\n".encode("utf-8-sig"),
        "Hal: Büro – {tahun}\r\n\r\nIsi “ya”.\r\n".encode("cp1252"),
        "Hal: Büro – {tahun}\r\n\r\nIsi “ya”.\r\n".encode("utf-16"),
        "Hal: Büro – {tahun}\r\rIsi “ya”.\r".encode(),
        "\n\n hal : Büro – {tahun}\n \t\nIsi “ya”.".encode(),
    ],
    ids=["Notepad UTF-8", "Notepad ANSI", "Notepad Unicode", "old Mac", "untidy"],
)
def test_any_way_of_saving_reads_the_same(path: Path, data: bytes) -> None:
    path.write_bytes(data)
    filled = fill_template(path, VALUES)
    assert (filled.subject, filled.paragraphs) == ("Büro – 2024", ("Isi “ya”.",))


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("", "baris 1: kepala templat"),
        ("Yth. Saudara\n\nIsi.", "baris 1: kepala templat"),
        ("Hal: a\nHal: b\n\nIsi.", "baris 2: kepala templat"),
        ("Hal: a\nIsi tanpa baris kosong.", "baris 2: kepala templat"),
        ("Hal:\n\nIsi.", "baris 1: “Hal:” kosong"),
        ("Hal: {narahubung}\n\nIsi.", "baris 1: “Hal:” kosong"),
        ("Hal: a\n\n \n", "isi surat belum ada"),
        ("Hal: a", "isi surat belum ada"),
    ],
)
def test_a_missing_part_is_named_with_its_line(path: Path, text: str, seen: str) -> None:
    with pytest.raises(UsageError) as caught:
        fill_template(_write(path, text), VALUES)
    assert seen in caught.value.message and path.name in caught.value.message


def test_a_missing_file_names_file_and_folder(path: Path) -> None:
    with pytest.raises(FolderError) as caught:
        fill_template(path, VALUES)
    assert path.name in caught.value.message and str(path.parent) in caught.value.message


def test_a_folder_in_the_place_of_the_file_is_no_crash(path: Path) -> None:
    path.mkdir()
    with pytest.raises(FolderError, match="tidak dapat dibaca"):
        fill_template(path, VALUES)


@pytest.mark.parametrize(
    "data",
    [b"PK\x03\x04\x00\x00", b"Hal: x\n\n\x81\x8d\xff", b"Hal: x\n\n" + b"a" * 300_000],
    ids=["a Word file", "no text encoding", "far too large"],
)
def test_a_file_that_is_no_text_is_refused(path: Path, data: bytes) -> None:
    path.write_bytes(data)
    with pytest.raises(UsageError, match="bukan berkas teks"):
        fill_template(path, VALUES)


def test_the_folder_holds_exactly_the_templates_of_the_catalogue(folder: Path) -> None:
    assert {file.name for file in folder.glob("*.txt")} == set(TemplateKind) == set(PLACEHOLDERS)


def test_every_shipped_template_passes_the_check(folder: Path) -> None:
    check_template(folder)


def test_the_check_finds_a_placeholder_of_another_template(folder: Path, tmp_path: Path) -> None:
    for file in folder.glob("*.txt"):
        (tmp_path / file.name).write_bytes(file.read_bytes())
    with (tmp_path / TemplateKind.OFFICIAL_MEMO).open("ab") as note:
        note.write(b"\n{tenggat}\n")
    with pytest.raises(UsageError, match=r"nota_dinas_pengiriman.txt baris \d+: penanda \{ten"):
        check_template(tmp_path)


@pytest.mark.parametrize("template", TemplateKind)
def test_the_note_on_top_of_a_template_lists_what_it_may_use(
    template: TemplateKind, folder: Path
) -> None:
    note = (folder / template).read_text(encoding="utf-8").splitlines()[1]
    assert note == "# Penanda yang boleh dipakai: " + " ".join(
        f"{{{name}}}" for name in PLACEHOLDERS[template]
    )


@pytest.mark.parametrize("template", TemplateKind)
def test_a_shipped_template_reads_well_with_and_without_the_optional_values(
    template: TemplateKind, folder: Path, value: dict[str, str]
) -> None:
    full = fill_template(folder / template, value)
    bare = fill_template(folder / template, {**value, **dict.fromkeys(MAY_BE_EMPTY, "")})
    without = [
        paragraph
        for paragraph in full.paragraphs
        if not any(value[name] in paragraph for name in MAY_BE_EMPTY)
    ]
    assert list(bare.paragraphs) == without
    text = "\n".join((full.subject, *full.paragraphs))
    assert "{" not in text and "  " not in text and "Saudara" in text


@pytest.mark.parametrize(
    ("template", "name"),
    [
        (TemplateKind.REQUEST, "tenggat"),
        (TemplateKind.REMINDER_BEFORE, "keterangan_waktu"),
        (TemplateKind.REMINDER_TODAY, "tenggat"),
        (TemplateKind.REMINDER_LATE, "keterangan_waktu"),
        (TemplateKind.CORRECTION, "daftar_perbaikan"),
        (TemplateKind.CORRECTION, "tenggat"),
        (TemplateKind.THANKS, "waktu_terima"),
        (TemplateKind.HANDOVER, "daftar_berkas"),
        (TemplateKind.REQUEST_LETTER, "tenggat"),
    ],
)
def test_the_shipped_text_says_what_its_reader_must_know(
    template: TemplateKind, name: str, folder: Path, value: dict[str, str]
) -> None:
    assert any(value[name] in text for text in fill_template(folder / template, value).paragraphs)


def test_where_an_empty_value_is_filled_in_is_named_as_the_book_names_it(path: Path) -> None:
    labels = {setting.label for setting in SETTINGS} | set(UNITS.headings)
    for name, place in FILLED_AT.items():
        words = place.removeprefix("baris ").removeprefix("kolom ").partition(" di lembar ")[0]
        assert set(words.split(" dan ")) <= labels, name
    _write(path, "Hal: x\n\nDari {jabatan_pengirim}.")
    with pytest.raises(UsageError) as caught:
        fill_template(path, VALUES | {"jabatan_pengirim": ""})
    assert "Jabatan penanda tangan di lembar Pengaturan" in caught.value.cure
