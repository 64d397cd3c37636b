"""The doctor on broken installations: each gives exactly its own line, which says how to fix it.

A computer that is set up is made in folders of the test (Windows unless the case says otherwise),
one thing in it is broken, and the lines that are not fine are compared: no more, no fewer.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from argparse import Namespace
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

import pytest
from tests.book import shelf
from tests.setup.pc import VERSION, Pc, built, edit, macos, part_with, rewrite

from lkjip import cli, doctor, product
from lkjip.book.busy import exclusive
from lkjip.book.file_book import FileBook
from lkjip.book.layout import LAYOUT
from lkjip.book.port import Change
from lkjip.book.vba.project import vba_project
from lkjip.book.vba.whole import modules_of
from lkjip.doctor import MailServer, Surroundings, doors, examine
from lkjip.doctor.command import do_examine
from lkjip.doctor.surroundings import cannot_reach, free_bytes, refuses_writing
from lkjip.setup_pc.conf import open_conf
from lkjip.setup_pc.install import install
from lkjip.setup_pc.windows import trust
from lkjip.setup_pc.windows.marks import read_mark
from lkjip.setup_pc.windows.places import as_written
from lkjip.steps.kernel.base import Context, HistoryEntry, StepResult
from lkjip.steps.kernel.history import END, append
from lkjip.tables.declared.results import HISTORY, HistoryRow

INSTALLED = {"xlwings": VERSION, "lxml": "6.1.3", "pywin32": "312", "appscript": "1.5.0"}
EXCEL = "C:\\Program Files\\Microsoft Office\\root\\Office16\\EXCEL.EXE"
NOW = datetime(2026, 1, 5, 9)
VBA, RIBBON = "xl/vbaProject.bin", "customUI/customUI14.xml"

Break = Callable[[Pc, Surroundings], "Surroundings | None"]


def healthy(pc: Pc) -> Surroundings:
    """Return the surroundings of a computer where all is well."""
    return Surroundings(
        pc.book,
        root=pc.program,
        python=(3, 12),
        bits=64,
        computer=pc.computer,
        now=NOW,
        version_of=INSTALLED.get,
        which=lambda _name: None,
        find_excel=lambda: EXCEL,
        free_bytes=lambda _folder: 10**12,
    )


def marked(around: Surroundings, mark: str) -> Surroundings:
    """Return the surroundings with a mark of Windows on the book."""
    return replace(around, computer=replace(around.computer, read_mark=lambda _path: mark))


def troubles(around: Surroundings) -> list[tuple[str, str, str]]:
    return [(line.subject, line.details, line.cure) for line in examine(around) if not line.fine]


@dataclass(frozen=True, slots=True)
class Case:
    """One thing that is broken, and what the doctor must say (words of the line, of the cure)."""

    name: str
    break_it: Break
    lines: tuple[tuple[str, str, str], ...]


CASES: list[Case] = []


def case(*lines: tuple[str, str, str]) -> Callable[[Break], Break]:
    """Register a way to break the computer together with the lines that must come of it."""

    def register(break_it: Break) -> Break:
        CASES.append(Case(break_it.__name__, break_it, lines))
        return break_it

    return register


# --- Python and its packages ----------------------------------------------------------------------


@case(("Python", "versi 3.10, perlu 3.11", "python.org"))
def python_is_too_old(_pc: Pc, around: Surroundings) -> Surroundings:
    return replace(around, python=(3, 10))


@case(("Python", "32-bit", "64-bit"))
def python_is_32_bit(_pc: Pc, around: Surroundings) -> Surroundings:
    return replace(around, bits=32)


@case(("Python", "Microsoft Store", "python.org"))
def python_is_from_the_store(_pc: Pc, around: Surroundings) -> Surroundings:
    base = "C:\\Program Files\\WindowsApps\\PythonSoftwareFoundation.Python.3.12"
    return replace(around, computer=replace(around.computer, base=base))


@case(("Paket", "requirements.txt tidak ada", "Salin ulang folder program"))
def requirements_are_missing(pc: Pc, _around: Surroundings) -> None:
    (pc.program / "requirements.txt").unlink()


@case(("Paket", "lxml tidak terpasang (perlu 6.1.3)", "py run.py periksa"))
def a_package_is_missing(_pc: Pc, around: Surroundings) -> Surroundings:
    return replace(around, version_of={**INSTALLED, "lxml": None}.get)


@case(("Paket", "lxml 5.0.0 (perlu 6.1.3)", ".venv"))
def a_package_has_another_version(_pc: Pc, around: Surroundings) -> Surroundings:
    return replace(around, version_of={**INSTALLED, "lxml": "5.0.0"}.get)


@case(("Paket", "pywin32 tidak terpasang", ".venv"))
def a_package_of_windows_is_missing(_pc: Pc, around: Surroundings) -> Surroundings:
    return replace(around, version_of={**INSTALLED, "pywin32": None, "appscript": None}.get)


# --- What closes the door of macros ---------------------------------------------------------------


@case(("Kebijakan makro", "kebijakan kantor mematikan semua makro", "pengelola komputer"))
def a_policy_switches_macros_off(pc: Pc, _around: Surroundings) -> None:
    pc.computer.registry.write(trust.POLICY, {doors.WARNINGS: 4})


@case(("Kebijakan makro", "setelan Excel Anda mematikan semua makro", "Macro Settings"))
def the_person_switched_macros_off(pc: Pc, _around: Surroundings) -> None:
    pc.computer.registry.write(trust.SECURITY, {doors.WARNINGS: 4})


@case(("Kebijakan makro", "makro tanpa tanda tangan", "tanpa makro"))
def only_signed_macros_may_run(pc: Pc, _around: Surroundings) -> None:
    pc.computer.registry.write(trust.POLICY, {doors.WARNINGS: 3})


@case(
    ("Tanda blokir", "berasal dari internet", "Unblock"),
    ("Kebijakan makro", "memblokir makro dari internet", "Mulai.cmd"),
)
def a_policy_blocks_macros_from_the_internet(pc: Pc, around: Surroundings) -> Surroundings:
    pc.computer.registry.write(trust.POLICY, {doors.FROM_WEB: 1})
    return marked(around, "[ZoneTransfer]\r\nZoneId=3\r\n")


@case(("Aturan pemindai", "melarang Excel menjalankan program lain", "tanpa makro"))
def child_processes_are_forbidden(pc: Pc, _around: Surroundings) -> None:
    held = pc.computer.registry.held  # type: ignore[attr-defined]
    held[doors.RULES[0].casefold()] = {doors.CHILD_RULE.upper(): "1"}


@case(("Add-in dimatikan", "Excel mematikan xlwings.xlam", "Disabled Items"))
def excel_disabled_the_add_in(pc: Pc, _around: Surroundings) -> None:
    item = b"\1\0\0\0" + r"c:\xlstart\XLWINGS.XLAM".encode("utf-16-le")
    pc.computer.registry.write(doors.DISABLED, {"1A2B": item})


@case(("WPS Office", "membuka WPS Office", "Open with"))
def wps_opens_workbooks(pc: Pc, _around: Surroundings) -> None:
    pc.computer.registry.write(doors.OPENS_WITH, {"ProgId": "KET.Workbook.12"})


# --- Between Excel and Python ---------------------------------------------------------------------


@case(("Pemindai virus", "hilang sesudah dipasang", "Protection history"))
def the_add_in_was_taken_after_it_was_installed(pc: Pc, _around: Surroundings) -> None:
    pc.computer.addin.unlink()


@case(("Add-in xlwings", "tidak ada di", "pasang.cmd"))
def the_add_in_was_never_installed(pc: Pc, _around: Surroundings) -> None:
    pc.computer.addin.unlink()
    pc.computer.record.unlink()


@case(("Add-in xlwings", f"lain dari add-in xlwings {VERSION}", "Tutup Excel"))
def the_add_in_is_of_another_version(pc: Pc, _around: Surroundings) -> None:
    pc.computer.addin.write_bytes(b"add-in of xlwings 0.30")


@case(("Pemindai virus", "hilang sesudah dipasang", "sama ke pemindai yang sama"))
def the_package_lacks_its_add_in(_pc: Pc, around: Surroundings) -> Surroundings:
    return replace(around, computer=replace(around.computer, xlwings=None))


@case(("Add-in xlwings", "ada dua", "Add-ins"))
def a_second_add_in_is_there(pc: Pc, _around: Surroundings) -> None:
    second = pc.computer.roaming / "Microsoft" / "AddIns" / "xlwings.xlam"
    second.parent.mkdir()
    second.write_bytes(b"x")


@case(("Setelan tombol", "belum diisi", "pasang.cmd"))
def the_book_names_no_interpreter(pc: Pc, _around: Surroundings) -> None:
    open_conf(pc.book).write({"Interpreter_Win": ""})


@case(("Setelan tombol", "Python yang tidak ada ('C:\\LKjIP lama", "pasang.cmd"))
def the_program_was_moved(pc: Pc, _around: Surroundings) -> None:
    open_conf(pc.book).write({"Interpreter_Win": "C:\\LKjIP lama\\.venv\\Scripts\\python.exe"})


@case(("Setelan tombol", "menunjuk ke Python lain", "pasang.cmd"))
def the_book_names_another_python(pc: Pc, _around: Surroundings) -> None:
    other = pc.program / "python-lain.exe"
    other.touch()
    open_conf(pc.book).write({"Interpreter_Win": str(other)})


@case(("Setelan tombol", "USE UDF SERVER berisi 'True'", "pasang.cmd"))
def a_setting_was_switched(pc: Pc, _around: Surroundings) -> None:
    open_conf(pc.book).write({"USE UDF SERVER": "True"})


@case(("Setelan tombol", "PYTHONPATH tertulis dua kali", "pasang.cmd"))
def a_setting_stands_there_twice(pc: Pc, _around: Surroundings) -> None:
    conf = open_conf(pc.book)
    conf.sheet.set(5, 1, "pythonpath")
    conf.package.put(conf.part, conf.sheet.root)
    conf.package.save()


@case(
    ("Isi buku", "Lembar 'xlwings.conf' tidak ditemukan", "cadangan"),
    ("Setelan tombol", "Lembar tersembunyi 'xlwings.conf'", "cadangan"),
)
def the_settings_sheet_was_renamed(pc: Pc, _around: Surroundings) -> None:
    edit(pc.book, "xl/workbook.xml", 'name="xlwings.conf"', 'name="setelan"')
    edit(pc.book, "xl/workbook.xml", "xlwings.conf", "setelan")


@case(("Setelan lama xlwings", "Python yang sudah tidak ada", "--ganti-setelan-lama"))
def the_user_has_stale_settings(pc: Pc, _around: Surroundings) -> None:
    pc.computer.user_conf.parent.mkdir()
    pc.computer.user_conf.write_text('"INTERPRETER_WIN","C:\\Python37\\python.exe"\n')


@case(("Setelan lama xlwings", "Conda 'base'", "--ganti-setelan-lama"))
def the_users_conda_reaches_a_book_that_was_set_up_by_hand(pc: Pc, _around: Surroundings) -> None:
    open_conf(pc.book).write({"CONDA PATH": None, "CONDA ENV": None})
    pc.computer.user_conf.parent.mkdir()
    pc.computer.user_conf.write_text('"CONDA PATH","C:\\conda"\n"CONDA ENV","base"\n')


@case(("Setelan lama xlwings", "folder yang tidak ada ('Z:\\temp')", "--ganti-setelan-lama"))
def stale_settings_lie_beside_the_book(pc: Pc, _around: Surroundings) -> None:
    (pc.program / "xlwings.conf").write_text('"TEMP DIR","Z:\\temp"\n')


# --- Where the book lies --------------------------------------------------------------------------


@case(("Tempat buku", "disinkronkan (OneDrive)", "C:\\LKjIP"))
def the_book_lies_in_onedrive_as_windows_knows_it(pc: Pc, around: Surroundings) -> Surroundings:
    environ = {**pc.computer.environ, "OneDriveCommercial": str(pc.program.parent).upper()}
    return replace(around, computer=replace(pc.computer, environ=environ))


@case(("Tempat buku", "disinkronkan (OneDrive - Pemkot Probolinggo)", "C:\\LKjIP"))
def the_book_lies_in_a_folder_of_onedrive(_pc: Pc, around: Surroundings) -> Surroundings:
    path = "C:\\Users\\siti\\OneDrive - Pemkot Probolinggo\\LKjIP\\lkjip_book.xlsm"
    return replace(around, book=Path(path))


@case(("Tempat buku", "di OneDrive atau SharePoint", "C:\\LKjIP"))
def the_book_was_opened_from_sharepoint(_pc: Pc, around: Surroundings) -> Surroundings:
    return replace(around, book=Path("https://kota.sharepoint.com/sites/LKjIP/lkjip_book.xlsm"))


@case(("Tempat buku", "disinkronkan (Dropbox)", "C:\\LKjIP"))
def the_book_lies_in_dropbox(_pc: Pc, around: Surroundings) -> Surroundings:
    return replace(around, book=Path("C:\\Users\\siti\\Dropbox\\LKjIP\\lkjip_book.xlsm"))


@case(("Tempat buku", "disinkronkan (My Drive)", "C:\\LKjIP"))
def the_book_lies_in_google_drive(_pc: Pc, around: Surroundings) -> Surroundings:
    return replace(around, book=Path("G:\\My Drive\\LKjIP\\lkjip_book.xlsm"))


@case(("Tempat buku", "di folder jaringan", "C:\\LKjIP"))
def the_book_lies_on_a_server(_pc: Pc, around: Surroundings) -> Surroundings:
    return replace(around, book=Path("\\\\server\\bagian\\lkjip_book.xlsm"))


@case(("Tempat buku", "di folder jaringan", "C:\\LKjIP"))
def the_book_lies_on_a_mapped_drive(_pc: Pc, around: Surroundings) -> Surroundings:
    return replace(around, computer=replace(around.computer, is_network_drive=lambda _path: True))


@case(("Tempat buku", "langsung dari berkas zip", "Ekstrak dahulu"))
def the_book_was_opened_inside_the_zip(_pc: Pc, around: Surroundings) -> Surroundings:
    temp = "C:\\Users\\siti\\AppData\\Local\\Temp\\Temp1_lkjip_2026-01-05.zip\\LKjIP"
    return replace(around, book=Path(f"{temp}\\lkjip_book.xlsm"))


@case(("Tempat buku", "Excel menerima 218", "C:\\LKjIP"))
def the_path_is_too_long_for_excel(_pc: Pc, around: Surroundings) -> Surroundings:
    return replace(around, book=Path("C:\\" + "Laporan Kinerja\\" * 14 + "lkjip_book.xlsm"))


@case(("Tempat buku", "memuat tanda '%'", "Ganti nama foldernya"))
def the_folder_has_a_letter_that_buttons_cannot_pass(pc: Pc, around: Surroundings) -> Surroundings:
    folder = pc.program.parent / "100%"
    folder.mkdir()
    return replace(around, book=pc.book.rename(folder / pc.book.name))


@case(("Tempat buku", "tidak ada", "--buku NAMA"))
def the_book_is_missing(pc: Pc, _around: Surroundings) -> None:
    pc.book.unlink()


@case(("Sifat berkas", "hanya-baca", "Read-only"))
def the_book_is_read_only(pc: Pc, _around: Surroundings) -> None:
    pc.book.chmod(0o444)


@case(("Tanda blokir", "berasal dari internet", "Unblock"))
def the_book_carries_the_mark_of_the_internet(_pc: Pc, around: Surroundings) -> Surroundings:
    return marked(around, "[ZoneTransfer]\r\nZoneId=3\r\n")


@case(("Buku terbuka", "~$lkjip_book.xlsm", "Tutup buku kerja"))
def the_book_is_open_in_excel(pc: Pc, _around: Surroundings) -> None:
    pc.book.with_name("~$lkjip_book.xlsm").write_bytes(b"")


@case(("Buku terbuka", ".~lock.lkjip_book.xlsm#", "Tutup buku kerja"))
def the_book_is_open_in_libreoffice(pc: Pc, _around: Surroundings) -> None:
    pc.book.with_name(".~lock.lkjip_book.xlsm#").write_bytes(b"")


# --- What is in the book --------------------------------------------------------------------------


@case(
    ("Isi buku", "bukan buku kerja Excel yang utuh", "cadangan"),
    ("Setelan tombol", "bukan buku kerja Excel yang utuh", "cadangan"),
)
def the_book_is_cut_off(pc: Pc, _around: Surroundings) -> None:
    pc.book.write_bytes(pc.book.read_bytes()[:5000])


@case(("Isi buku", "tidak dapat dibaca (ValueError)", "cadangan"))
def a_sheet_of_the_book_is_rubbish(pc: Pc, _around: Surroundings) -> None:
    rewrite(pc.book, {part_with(pc.book, "xl/tables/", 'displayName="tblUnit"'): b"<x/>"})


@case(("Isi buku", "Lembar '4 Analisis' tidak ditemukan", "'4 Analisis'"))
def a_tab_was_renamed(pc: Pc, _around: Surroundings) -> None:
    edit(pc.book, "xl/workbook.xml", 'name="4 Analisis"', 'name="4 Analisa"')


@case(("Isi buku", "Kolom 'Kode Unit' tidak ditemukan di tabel tblUnit", "judul kolom"))
def a_column_was_renamed(pc: Pc, _around: Surroundings) -> None:
    part = part_with(pc.book, "xl/tables/", 'displayName="tblUnit"')
    edit(pc.book, part, 'name="Kode Unit"', 'name="Kode"')


@case(("Isi buku", "Pengaturan!", "tahun empat angka"))
def a_setting_cannot_be(pc: Pc, _around: Surroundings) -> None:
    book = FileBook(pc.book)
    rows = book.read("tblPengaturan")["tblPengaturan"].rows
    wrong = [{**row, "Nilai": "24"} if row["Kunci"] == "tahun" else row for row in rows]
    book.apply(Change({"tblPengaturan": wrong}))


@case(("Makro tombol", "hilang", "cadangan"))
def the_macros_are_gone(pc: Pc, _around: Surroundings) -> None:
    rewrite(pc.book, {"xl/vbaProject.bin": None})


@case(("Makro tombol", "rusak", "dipasang lagi"))
def the_macros_are_rubbish(pc: Pc, _around: Surroundings) -> None:
    rewrite(pc.book, {VBA: b"virus scanner was here"})


@case(("Makro tombol", "rusak", "dipasang lagi"))
def the_macros_are_blank_after_their_first_bytes(pc: Pc, _around: Surroundings) -> None:
    whole = shelf.parts(pc.book)[VBA]
    rewrite(pc.book, {VBA: whole[:512].ljust(len(whole), b"\0")})


@case(("Makro tombol", "modul LkjipPesan hilang atau lain", "dipasang lagi"))
def a_person_changed_a_macro(pc: Pc, _around: Surroundings) -> None:
    changed = [
        replace(module, source=module.source.replace("Tunggu sampai selesai", "Tekan lagi"))
        for module in modules_of(LAYOUT)
    ]
    rewrite(pc.book, {VBA: vba_project("LKjIPBook", changed)})


@case(("Pita LKjIP", "hilang; buku pernah disimpan oleh program selain Excel", "cadangan"))
def another_program_saved_the_book_without_its_ribbon(pc: Pc, _around: Surroundings) -> None:
    rewrite(pc.book, {"customUI/customUI14.xml": None})


@case(("Pita LKjIP", "hilang; buku pernah disimpan oleh program selain Excel", "cadangan"))
def another_program_dropped_the_relation_to_the_ribbon(pc: Pc, _around: Surroundings) -> None:
    relations = shelf.parts(pc.book)["_rels/.rels"].decode()
    rewrite(
        pc.book,
        {"_rels/.rels": re.sub(r'<Relationship Id="rIdPita"[^>]*/>', "", relations).encode()},
    )


@case(("Pita LKjIP", "1 tombol hilang", "cadangan"))
def a_button_of_the_ribbon_is_gone(pc: Pc, _around: Surroundings) -> None:
    shelf.edit(pc.book, RIBBON, "Pita_Kumpulkan", "Pita_Lain")


@case(("Tombol di lembar", "3 Pengumpulan (", "cadangan"))
def the_buttons_of_a_sheet_are_gone(pc: Pc, _around: Surroundings) -> None:
    part = shelf.part_with(pc.book, "xl/drawings/vmlDrawing", "Tombol_Kumpulkan")
    text = re.sub(r"<x:FmlaMacro>[^<]*</x:FmlaMacro>", "", shelf.parts(pc.book)[part].decode())
    rewrite(pc.book, {part: text.encode()})


@case(("Isi buku", "'langkah3_keadaan'", "Pengelola Nama"))
def a_named_cell_points_nowhere(pc: Pc, _around: Surroundings) -> None:
    book = shelf.parts(pc.book)["xl/workbook.xml"].decode()
    text = re.sub(r'(<definedName name="langkah3_keadaan">)[^<]*', r"\1#REF!", book)
    rewrite(pc.book, {"xl/workbook.xml": text.encode()})


@case(("Isi buku", "tidak memuat satu tabel pun", "cadangan"))
def another_program_dropped_all_tables(pc: Pc, _around: Surroundings) -> None:
    parts = shelf.parts(pc.book)
    rewrite(pc.book, {n: None for n in parts if b'/relationships/table"' in parts[n]})


@case(
    ("Isi buku", "hanya terbuka dengan kata sandi", "kosongkan kata sandinya"),
    ("Setelan tombol", "hanya terbuka dengan kata sandi", "kosongkan kata sandinya"),
)
def the_book_has_a_password_to_open(pc: Pc, _around: Surroundings) -> None:
    name = "EncryptedPackage".encode("utf-16-le")
    pc.book.write_bytes(bytes.fromhex("D0CF11E0A1B11AE1") + bytes(600) + name + bytes(600))


@case(
    ("Isi buku", "tabel tblBukti ada di lembar 'Kiriman', seharusnya di 'Bukti'", "Pindahkan"),
    ("Isi buku", "tabel tblKiriman ada di lembar 'Bukti', seharusnya di 'Kiriman'", "Pindahkan"),
)
def a_table_stands_on_another_sheet(pc: Pc, _around: Surroundings) -> None:
    parts = shelf.parts(pc.book)
    table = shelf.part_with(pc.book, "xl/tables/", 'displayName="tblBukti"')
    other = shelf.part_with(pc.book, "xl/tables/", 'displayName="tblKiriman"')
    names = {table: other, other: table}
    swapped = {
        name: re.sub(
            rb"table\d+\.xml",
            lambda m: (
                names.get(f"xl/tables/{m[0].decode()}", m[0].decode()).rpartition("/")[2].encode()
            ),
            data,
        )
        for name, data in parts.items()
        if name.startswith("xl/worksheets/_rels/")
    }
    rewrite(pc.book, swapped)


@case(
    ("Kunci lembar", "tidak dikunci: Bukti", "Periksa Status"),
    ("Segel", "Bukti, unit : baris", "kumpulkan"),
)
def a_sheet_lies_open(pc: Pc, _around: Surroundings) -> None:
    FileBook(pc.book).apply(Change({"tblBukti": [{"Dokumen": "Dokumen terbuka"}]}))
    sheet = shelf.part_with(pc.book, "xl/worksheets/", "Dokumen terbuka")
    shelf.edit(pc.book, sheet, '<sheetProtection sheet="1"', '<sheetProtection sheet="0"')


@case(("Makro tombol", "'.xlsx'", ".xlsm"))
def the_book_has_the_wrong_ending(pc: Pc, around: Surroundings) -> Surroundings:
    return replace(around, book=pc.book.rename(pc.book.with_suffix(".xlsx")))


def history(pc: Pc, when: datetime, keep: slice = slice(None)) -> None:
    """Three lines of history, then only some of them, with the end of the whole chain."""
    rows: tuple[HistoryRow, ...] = ()
    context = Context(pc.program, product.templates_for(pc.program), when, "petugas")
    for number in range(3):
        result = StepResult("Beranda", "", notes=(HistoryEntry("periksa status", str(number)),))
        rows = append(rows, result, context, ("a", "b"), "", "")
    names = {END: rows[-1].chain}
    FileBook(pc.book).apply(Change(dict([HISTORY.written(rows[keep])]), names))


@case(("Riwayat", "Baris terakhir Riwayat dihapus", "Bandingkan"))
def the_last_line_of_the_history_is_gone(pc: Pc, _around: Surroundings) -> None:
    history(pc, NOW, slice(2))


@case(("Riwayat", "baris nomor 1 hilang", "Bandingkan"))
def the_first_line_of_the_history_is_gone(pc: Pc, _around: Surroundings) -> None:
    history(pc, NOW, slice(1, None))


@case(("Jam komputer", "catatan terakhir 2027-03-01 08:00", "tanggal dan jam"))
def the_clock_of_the_computer_is_behind(pc: Pc, _around: Surroundings) -> None:
    history(pc, datetime(2027, 3, 1, 8))


@case(("Riwayat", "cadangan terbaru 'lkjip_book_2025-01-02_090000.xlsm' 3 baris", "ganti buku ini"))
def an_empty_book_took_the_place_of_one_that_had_worked(pc: Pc, _around: Surroundings) -> None:
    history(pc, NOW)
    (pc.program / "cadangan").mkdir()
    pc.book.rename(pc.program / "cadangan" / "lkjip_book_2025-01-02_090000.xlsm")
    pc.book.write_bytes(built())
    install(pc.computer, pc.book)


@case(("Libur", "tidak memuat satu pun libur nasional tahun 2025", "Keputusan Bersama"))
def the_calendar_of_the_year_of_work_is_empty(pc: Pc, _around: Surroundings) -> None:
    FileBook(pc.book).apply(Change({"tblLibur": ()}))


# --- Folders and templates ------------------------------------------------------------------------


@case(("Folder", "cadangan' adalah berkas, seharusnya folder", "Ganti nama 'cadangan'"))
def a_file_has_the_name_of_a_working_folder(pc: Pc, _around: Surroundings) -> None:
    (pc.program / "cadangan").write_bytes(b"")


@case(("Folder", "masuk' adalah berkas, seharusnya folder", "Ganti nama 'masuk'"))
def a_file_has_the_name_of_the_inbox(pc: Pc, _around: Surroundings) -> None:
    (pc.program / "forms" / "2024").mkdir()
    (pc.program / "forms" / "2024" / "masuk").write_bytes(b"")


@case(("Folder", "tidak dapat ditulis (Access is denied)", "C:\\LKjIP"))
def one_folder_refuses_writing(pc: Pc, around: Surroundings) -> Surroundings:
    (pc.program / "laporan").mkdir()
    refuse = {"laporan": "Access is denied"}
    return replace(around, refuses_writing=lambda folder: refuse.get(folder.name, ""))


@case(("Folder", "ruang kosong tinggal 3 MB", "Kosongkan"))
def the_disk_is_full(_pc: Pc, around: Surroundings) -> Surroundings:
    return replace(around, free_bytes=lambda _folder: 3_000_000)


@case(("Templat surat", "penanda {nama_unti} tidak dikenal", "{nama_unit}"))
def a_template_has_an_unknown_placeholder(pc: Pc, _around: Surroundings) -> None:
    path = pc.program / "forms" / "templat" / "surel_permintaan.txt"
    path.write_text(path.read_text("utf-8") + "\n\nUntuk {nama_unti}.\n", encoding="utf-8")


@case(
    ("Templat surat", "surel_terima_kasih.txt", ""),
    ("Templat surat", "nota_dinas_pengiriman.txt", ""),
)
def two_templates_are_wrong(pc: Pc, _around: Surroundings) -> None:
    for name in ("surel_terima_kasih.txt", "nota_dinas_pengiriman.txt"):
        (pc.program / "forms" / "templat" / name).write_text("tanpa kepala", encoding="utf-8")


@case(("Templat laporan", "bukan dokumen Word", "Atau pakai templat bawaan"))
def the_template_of_the_report_is_rubbish(pc: Pc, _around: Surroundings) -> None:
    (pc.program / "forms" / "templat" / "lkjip.docx").write_bytes(b"x")


# --- Other programs and computers -----------------------------------------------------------------


@case(("Excel/LibreOffice", "tidak ditemukan", "tanpa keduanya perintah tetap"))
def there_is_no_spreadsheet_program(_pc: Pc, around: Surroundings) -> Surroundings:
    return replace(around, find_excel=lambda: "")


@case(("Surel", "SMTP smtp.kota.example:587 tidak menjawab (timed out)", "jaringan kantor"))
def a_mail_server_does_not_answer(_pc: Pc, around: Surroundings) -> Surroundings:
    servers = (
        MailServer("IMAP", "imap.kota.example", 993),
        MailServer("SMTP", "smtp.kota.example", 587),
    )
    down = {587: "timed out"}
    return replace(around, mail=servers, cannot_reach=lambda _host, port: down.get(port, ""))


def account(pc: Pc, host: str) -> None:
    """The office's mail account on the sheet Pengaturan, as far as the book has the settings."""
    book = FileBook(pc.book)
    rows = [dict(row) for row in book.read("tblPengaturan")["tblPengaturan"].rows]
    keys = {str(row["Kunci"]) for row in rows}
    for row in rows:
        if row["Kunci"] == "smtp_host":
            row["Nilai"] = host
    if "smtp_host" not in keys:
        pytest.skip("this version of the book has no mail account")
    book.apply(Change({"tblPengaturan": rows}))


@case(("Surel", "SMTP surel.kota.example:587 tidak menjawab (mati)", "nama server"))
def the_mail_server_of_the_settings_does_not_answer(pc: Pc, around: Surroundings) -> Surroundings:
    account(pc, "surel.kota.example")
    return replace(around, cannot_reach=lambda _host, _port: "mati")


@case(
    ("Register", "“bukan server!”", "nama server saja"),
    ("Surel", "“bukan server!”", "nama server saja"),
)
def the_mail_server_of_the_settings_cannot_be(pc: Pc, _around: Surroundings) -> None:
    account(pc, "bukan server!")


@case(("Surel", "pemeriksaan ini sendiri gagal (RuntimeError: meledak)", "pengelola program"))
def a_check_itself_fails(_pc: Pc, around: Surroundings) -> Surroundings:
    def explode(_host: str, _port: int) -> str:
        raise RuntimeError("meledak")

    return replace(around, mail=(MailServer("IMAP", "h", 1),), cannot_reach=explode)


# --- The cases ------------------------------------------------------------------------------------


def test_on_a_computer_that_is_set_up_nothing_is_wrong(pc: Pc) -> None:
    lines = examine(healthy(pc))
    assert troubles(healthy(pc)) == []
    assert [line.subject for line in lines] == [
        "Python", "Paket", "Tempat buku", "Tanda blokir", "Isi buku", "Makro tombol",
        "Tombol di lembar", "Pita LKjIP", "Kunci lembar",
            "Riwayat", "Segel", "Libur",
            "Register",
        "Add-in xlwings", "Setelan tombol", "Setelan lama xlwings",
        "Pintu tombol (makro)", "Pintu tautan (tanpa makro)", "Pintu menu", "Folder", "Templat surat",
        "Templat laporan", "Excel/LibreOffice", "Surel",
    ]  # fmt: skip


def said_of_doors(around: Surroundings) -> dict[str, str]:
    return {line.subject: line.details for line in examine(around) if line.state == doors.DOOR}


def test_all_doors_are_open_on_a_computer_that_is_set_up(pc: Pc) -> None:
    told = said_of_doors(healthy(pc))
    assert list(told) == [doors.MACROS, doors.LINKS, doors.MENU]
    assert all(words.startswith("terbuka") for words in told.values())


def test_what_closes_the_door_of_macros_leaves_the_others_open(pc: Pc) -> None:
    pc.computer.registry.write(trust.POLICY, {doors.WARNINGS: 4})
    told = said_of_doors(healthy(pc))
    assert told[doors.MACROS] == "tertutup (Kebijakan makro)"
    assert told[doors.LINKS].startswith("terbuka") and told[doors.MENU].startswith("terbuka")


def test_in_a_trusted_location_the_switches_for_macros_do_not_count(pc: Pc) -> None:
    pc.computer.registry.write(trust.POLICY, {doors.WARNINGS: 4})
    key = trust.free_key(pc.computer.registry)
    pc.computer.registry.write(key, trust.values_for(pc.program))
    assert troubles(healthy(pc)) == []


def test_without_excel_only_the_menu_is_open(pc: Pc) -> None:
    told = said_of_doors(replace(healthy(pc), find_excel=lambda: ""))
    assert told[doors.MACROS].startswith("tertutup") and told[doors.LINKS].startswith("tertutup")
    assert told[doors.MENU].startswith("terbuka")


def test_where_the_zip_brought_python_the_advice_names_its_door(pc: Pc) -> None:
    bundled = pc.program / "python-windows" / "python.exe"
    assert healthy(pc).run == "py run.py"
    bundled.parent.mkdir()
    bundled.touch()
    assert healthy(pc).run == "Mulai.cmd"


def test_there_are_enough_cases_and_each_has_a_name_of_its_own() -> None:
    assert len(CASES) >= 25
    assert len({case.name for case in CASES}) == len(CASES)


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_what_is_broken_gives_its_line(pc: Pc, case: Case) -> None:
    around = healthy(pc)
    found = troubles(case.break_it(pc, around) or around)
    assert [subject for subject, _, _ in found] == [subject for subject, _, _ in case.lines]
    for (_, words, cure), (_, seen, told) in zip(case.lines, found, strict=True):
        assert words in seen and cure in told
        assert told.endswith(".") and "{" not in seen.partition("penanda")[0]


def test_a_book_that_another_command_holds_is_called_open(pc: Pc) -> None:
    with exclusive(pc.book):
        found = troubles(healthy(pc))
    assert [subject for subject, _, _ in found] == ["Buku terbuka"]
    assert "dikerjakan oleh perintah lain" in found[0][1]


def test_macos_has_its_own_needs(tmp_path: Path) -> None:
    mac = macos(tmp_path)
    around = replace(healthy(mac), find_excel=lambda: "/Applications/Microsoft Excel.app")
    assert [subject for subject, _, _ in troubles(around)] == [
        "Add-in xlwings", "Skrip macOS", "Setelan tombol",
    ]  # fmt: skip
    assert all("python3 run.py pasang" in cure for _, _, cure in troubles(around))
    install(mac.computer, mac.book)
    assert troubles(around) == []


def test_on_linux_excels_side_is_not_looked_at(pc: Pc) -> None:
    linux = replace(pc.computer, system="Linux")
    around = marked(replace(healthy(pc), computer=linux), "ZoneId=3")
    pc.computer.addin.unlink()
    open_conf(pc.book).write({"Interpreter_Win": ""})
    assert troubles(around) == []


def test_a_mark_of_the_own_network_is_no_block(pc: Pc) -> None:
    around = marked(healthy(pc), "[ZoneTransfer]\nZoneId=1\n")
    assert troubles(around) == []


def test_the_doctor_leaves_everything_as_it_was(pc: Pc) -> None:
    def seen() -> dict[str, tuple[int, bytes]]:
        return {
            str(path): (path.stat().st_mtime_ns, path.read_bytes())
            for path in pc.program.parent.rglob("*")
            if path.is_file()
        }

    before = seen()
    examine(healthy(pc))
    assert seen() == before


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("C:\\LKjIP\\b.xlsm", "C:\\LKjIP\\b.xlsm"),
        ("\\\\server\\data\\b.xlsm", "\\\\server\\data\\b.xlsm"),
        ("https://kota.sharepoint.com/b.xlsm", str(Path("https://kota.sharepoint.com/b.xlsm"))),
        ("b.xlsm", str(Path.cwd() / "b.xlsm")),
    ],
)
def test_a_path_is_shown_whole_and_as_the_system_writes_it(given: str, shown: str) -> None:
    assert as_written(Path(given)) == shown


def test_the_real_look_outs_answer_on_this_computer(tmp_path: Path) -> None:
    assert refuses_writing(tmp_path) == "" and not any(tmp_path.iterdir())
    assert refuses_writing(tmp_path / "none") != ""
    assert free_bytes(tmp_path) > 0
    assert read_mark(tmp_path / "none") == ""
    assert cannot_reach("127.0.0.1", 1) != ""


def test_the_mark_is_read_from_the_stream_beside_the_file(tmp_path: Path) -> None:
    (tmp_path / "b.xlsm:Zone.Identifier").write_text("[ZoneTransfer]\nZoneId=3\n")
    assert "ZoneId=3" in read_mark(tmp_path / "b.xlsm")


WITHOUT_PACKAGES = """
import sys
for name in sys.argv[2:]:
    sys.modules[name] = None
from lkjip.doctor import Surroundings, examine
from pathlib import Path
for line in examine(Surroundings(Path(sys.argv[1]))):
    print(line.state, "|", line.subject, "|", line.details)
"""


def test_a_doctor_without_its_packages_still_says_what_is_missing(pc: Pc) -> None:
    packages = ["lxml", "docx", "filelock", "xlsxwriter", "openpyxl", "imapclient", "keyring"]
    done = subprocess.run(
        [sys.executable, "-c", WITHOUT_PACKAGES, str(pc.book), *packages],
        env={**os.environ, "PYTHONPATH": str(product.ROOT / "python")},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "ok | Python |" in done.stdout
    assert "masalah | Isi buku | tidak dapat diperiksa: 'lxml' tidak terpasang" in done.stdout
    assert len(done.stdout.splitlines()) >= len(doctor.CHECKS)


def test_the_command_gives_the_lines_as_data(pc: Pc) -> None:
    around = replace(healthy(pc), python=(3, 9))
    result = do_examine(Namespace(buku=str(pc.book)), None, around)
    assert result.needs_fix and "1 masalah." in result.summary
    told = json.loads(json.dumps(result.data))["baris"]
    assert all(set(line) == {"hal", "keadaan", "rincian", "perbaikan"} for line in told)
    assert [line["hal"] for line in told if line["keadaan"] == doctor.TROUBLE] == ["Python"]
    assert not do_examine(Namespace(buku=""), None, healthy(pc)).needs_fix


def test_the_command_line_prints_the_lines_as_one_object(
    pc: Pc, capsys: pytest.CaptureFixture[str]
) -> None:
    (pc.program / "cadangan").write_bytes(b"")
    assert cli.main(["periksa", "--json", "--buku", str(pc.book)]) == 1
    told = json.loads(capsys.readouterr().out)["baris"]
    assert all(set(line) == {"hal", "keadaan", "rincian", "perbaikan"} for line in told)
    wrong = [line for line in told if line["keadaan"] == doctor.TROUBLE]
    assert [line["rincian"] for line in wrong if line["hal"] == "Folder"] != []
    assert all(line["perbaikan"] for line in wrong)
