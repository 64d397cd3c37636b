"""Checks what a button needs between Excel and Python: the add-in, the right interpreter."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from lkjip.doctor.line import OK, TROUBLE, Line
from lkjip.doctor.surroundings import Surroundings
from lkjip.errors import LkjipError
from lkjip.setup_pc.changes import file_fingerprint
from lkjip.setup_pc.computer import ADDIN_NAME, WINDOWS, Computer
from lkjip.setup_pc.conf import FIXED, ConfSheet, open_conf, read_user_conf
from lkjip.setup_pc.leftover import leftovers
from lkjip.setup_pc.record import Kind, Record

ADDIN, CONF, OLD = "Add-in xlwings", "Setelan tombol", "Setelan lama xlwings"
WITHOUT = "Tanpa tombol, pekerjaan yang sama ada di Mulai.cmd."


def addin(around: Surroundings) -> Iterator[Line]:
    """Check that the add-in is there, fits the installed package, and is there only once."""
    computer = around.computer
    if not computer.has_excel_side:
        yield Line(ADDIN, OK, "tidak diperlukan: Excel tidak ada untuk sistem ini")
        return
    version = around.version_of("xlwings") or "?"
    have = file_fingerprint(computer.addin)
    source = computer.addin_source
    wanted = file_fingerprint(source) if source is not None else ""
    if taken_away(computer):
        yield from _second_addin(computer)
        return  # what took it is told with the doors
    if not wanted:
        cure = f"Hapus folder .venv di folder program, lalu {_lower(around.setup)}."
        yield Line(ADDIN, TROUBLE, "tidak ada di paket xlwings yang terpasang", cure)
    elif not have:
        cure = f"Tutup Excel, lalu {_lower(around.setup)}. {WITHOUT}"
        yield Line(ADDIN, TROUBLE, f"tidak ada di '{computer.start_folder}'", cure)
    elif have != wanted:
        words = f"'{computer.addin}' lain dari add-in xlwings {version} yang terpasang"
        yield Line(ADDIN, TROUBLE, words, f"Tutup Excel, lalu {_lower(around.setup)}.")
    else:
        yield Line(ADDIN, OK, f"sesuai dengan xlwings {version}")
    yield from _second_addin(computer)
    yield from _script(around)


def taken_away(computer: Computer) -> bool:
    """Tell whether something took the add-in that the package or ``pasang`` had put there."""
    if computer.system != WINDOWS:
        return False
    source = computer.addin_source
    if source is None or not source.is_file():
        return True
    put_there = Record(computer.record).find(Kind.FILE, computer.addin) is not None
    return put_there and not computer.addin.is_file()


def _second_addin(computer: Computer) -> Iterator[Line]:
    """Find a second add-in: Excel cannot open two workbooks of one name and stops."""
    second = computer.roaming / "Microsoft" / "AddIns" / ADDIN_NAME
    if computer.system == WINDOWS and second.is_file():
        cure = "Di Excel: File > Options > Add-ins > Go, hapus centang Xlwings; hapus berkas itu."
        yield Line(ADDIN, TROUBLE, f"ada dua: satu lagi di '{second}'", cure)


def _script(around: Surroundings) -> Iterator[Line]:
    computer = around.computer
    if computer.script_source is None or computer.script is None:
        return
    if file_fingerprint(computer.script) != file_fingerprint(computer.script_source):
        words = f"'{computer.script}' tidak ada atau lain versinya"
        yield Line("Skrip macOS", TROUBLE, words, f"{around.setup}.")
    else:
        yield Line("Skrip macOS", OK, computer.script.name)


def book_settings(around: Surroundings) -> Iterator[Line]:
    """Check that the book's own sheet names this computer's Python and nothing misleading."""
    if not around.computer.has_excel_side or not around.book.is_file():
        return
    try:
        sheet = open_conf(around.book)
    except LkjipError as error:
        yield Line(CONF, TROUBLE, error.message, error.cure)
        return
    trouble = _interpreter(around, sheet) or _others(sheet)
    if trouble:
        yield Line(CONF, TROUBLE, trouble, f"Tutup buku kerja, lalu {_lower(around.setup)}.")
    else:
        yield Line(CONF, OK, f"memakai {around.computer.interpreter}")


def _interpreter(around: Surroundings, sheet: ConfSheet) -> str:
    key, right = around.computer.interpreter_key, around.computer.interpreter
    value = sheet.value(key) or ""
    if sheet.doubled:
        return f"kunci {', '.join(sheet.doubled)} tertulis dua kali di lembar xlwings.conf"
    if not value:
        return "Python untuk tombol belum diisi"
    if not Path(value).is_file():
        return f"menunjuk ke Python yang tidak ada ('{value}')"
    if value.casefold() != str(right).casefold():
        return f"menunjuk ke Python lain ('{value}'), bukan '{right}'"
    return ""


def _others(sheet: ConfSheet) -> str:
    wrong = [
        f"{key} berisi '{value}'"
        for key, right in FIXED.items()
        if (value := sheet.value(key)) is not None and value.casefold() != right.casefold()
    ]
    return "; ".join(wrong)


def other_settings(around: Surroundings) -> Iterator[Line]:
    """Check the settings files that other workbooks or older set-ups left behind."""
    computer = around.computer
    if not computer.has_excel_side:
        return
    on_sheet: set[str] = set()
    if around.book.is_file():
        try:
            on_sheet = set(open_conf(around.book).rows)
        except LkjipError:
            on_sheet = set()  # another check tells
    there, clean = False, True
    for path in (computer.user_conf, around.book.with_name(computer.user_conf.name)):
        conf = read_user_conf(path)
        wrong = leftovers(conf, on_sheet) if conf else ()
        there, clean = there or bool(conf), clean and not wrong
        if wrong:
            cure = f"Jalankan '{around.run} pasang --ganti-setelan-lama' untuk mengganti namanya."
            yield Line(OLD, TROUBLE, f"'{path}' {' dan '.join(wrong)}", cure)
    if clean:
        yield Line(OLD, OK, "ada dan tidak mengganggu" if there else "tidak ada")


def _lower(words: str) -> str:
    return words[:1].lower() + words[1:]
