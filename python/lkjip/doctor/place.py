"""Checks the folder of the book: Excel's buttons and the commands must be able to use it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PureWindowsPath

from lkjip.book.busy import exclusive, owner_files
from lkjip.doctor.line import OK, TROUBLE, Line
from lkjip.doctor.surroundings import Surroundings
from lkjip.errors import BookBusy, LkjipError
from lkjip.setup_pc.computer import WINDOWS
from lkjip.setup_pc.conf import unsafe_letters
from lkjip.setup_pc.windows.marks import from_outside
from lkjip.setup_pc.windows.places import as_written, cloud, is_address, is_server

PLACE = "Tempat buku"
LONGEST = 218
"""Characters of a workbook's whole path in Excel ("Excel specifications and limits")."""

_IN_ZIP = re.compile(r"\\Temp\d+_[^\\]*\.zip\\|\\(Rar|7z)[A-Za-z]*\$?[^\\]*\\", re.IGNORECASE)

COPY_HERE = "Salin seluruh folder LKjIP ke komputer ini, misalnya C:\\LKjIP."


def place(around: Surroundings) -> Iterator[Line]:
    """Check the place (the first fault is named), then the file itself."""
    text = as_written(around.book)
    trouble = _wrong_place(around, text)
    if trouble is not None:
        yield trouble
    elif not around.book.is_file():
        cure = "Jalankan dari folder buku kerja, atau sebutkan --buku NAMA."
        yield Line(PLACE, TROUBLE, f"'{text}' tidak ada", cure)
    else:
        yield Line(PLACE, OK, text)
    if around.book.is_file():
        yield from _file_itself(around)


def unfit_for_excel(around: Surroundings) -> Line | None:
    """Return why a book cannot be worked on in Excel where it lies; ``None``: it can."""
    text = as_written(around.book)

    def wrong(words: str, cure: str = COPY_HERE) -> Line:
        return Line(PLACE, TROUBLE, f"'{text}' {words}", cure)

    if is_address(text):
        return wrong("di OneDrive atau SharePoint; tombol tidak bekerja di sana")
    if name := cloud(text, around.computer.environ):
        return wrong(f"di folder yang disinkronkan ({name}); tombol tidak bekerja di sana")
    if is_server(text) or around.computer.is_network_drive(around.book.absolute()):
        return wrong("di folder jaringan; tombol lambat atau tidak bekerja di sana")
    if _IN_ZIP.search(text):
        return wrong(
            "dibuka langsung dari berkas zip",
            "Ekstrak dahulu seluruh berkas zip, misalnya ke C:\\LKjIP.",
        )
    if len(text) > LONGEST:
        return wrong(f"terlalu panjang: {len(text)} huruf, Excel menerima {LONGEST}")
    return None


def _wrong_place(around: Surroundings, text: str) -> Line | None:
    if (unfit := unfit_for_excel(around)) is not None:
        return unfit
    if letters := unsafe_letters(text):
        cure = f"Ganti nama foldernya tanpa tanda '{letters}'."
        words = f"'{text}' memuat tanda '{letters}'; tombol tidak dapat melewatinya"
        return Line(PLACE, TROUBLE, words, cure)
    return None


def _file_itself(around: Surroundings) -> Iterator[Line]:
    if not around.book.stat().st_mode & 0o222:
        cure = "Klik kanan buku kerja, Properties, hapus centang Read-only, tekan OK."
        yield Line("Sifat berkas", TROUBLE, f"'{around.book.name}' hanya-baca", cure)
    if around.computer.system == WINDOWS:
        yield _mark(around)


def _mark(around: Surroundings) -> Line:
    if not from_outside(around.computer.read_mark(around.book)):
        return Line("Tanda blokir", OK, "tidak ada")
    folder = PureWindowsPath(as_written(around.book)).parent
    cure = (
        "Tutup Excel, klik kanan buku kerja, Properties, centang Unblock, tekan OK; atau jadikan "
        f"folder '{folder}' lokasi tepercaya Excel."
    )
    words = f"Windows menandai '{around.book.name}' berasal dari internet; makronya diblokir"
    return Line("Tanda blokir", TROUBLE, words, cure)


def open_elsewhere(around: Surroundings) -> Iterator[Line]:
    """Check that neither a spreadsheet program nor another command has the book open."""
    if not around.book.is_file():
        return
    for owner in owner_files(around.book):
        if owner.is_file():
            cure = "Tutup buku kerja itu; bila tidak terbuka, hapus berkas itu."
            yield Line("Buku terbuka", TROUBLE, f"ada '{owner.name}'", cure)
            return
    try:
        with exclusive(around.book):
            pass
    except BookBusy as error:
        yield Line("Buku terbuka", TROUBLE, error.message, error.cure)
    except LkjipError:
        return  # the folder refuses: another check tells
