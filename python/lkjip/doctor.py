"""``periksa``: what is wrong with this computer's set-up or with the book, and how to mend it.

Each check is a function of arguments only (``Surroundings``), so that a broken computer can be
simulated in a test.
"""

from __future__ import annotations

import importlib.metadata
import re
import shutil
import sys
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from lkjip import product
from lkjip.book.busy import owner_files
from lkjip.book.cells import text
from lkjip.book.file_book import FileBook
from lkjip.errors import LkjipError
from lkjip.mail.templat import periksa_templat
from lkjip.steps.riwayat import END, HISTORY, broken_at
from lkjip.steps.snapshot import Snapshot, read_snapshot

OLDEST = (3, 11)
OK, TROUBLE = "ok", "masalah"
PINNED = re.compile(r"^([A-Za-z0-9._-]+)==([^\s;#]+)")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the report."""

    hal: str
    keadaan: str
    rincian: str
    perbaikan: str = ""

    @property
    def fine(self) -> bool:
        """Whether there is nothing to do."""
        return self.keadaan == OK


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the checks look at; tests put together their own."""

    book: Path
    root: Path = product.ROOT
    python: tuple[int, int] = (sys.version_info.major, sys.version_info.minor)
    programs: tuple[str, ...] = ("soffice", "libreoffice", "excel")


def examine(around: Surroundings) -> tuple[Line, ...]:
    """All checks, in the order in which one would mend them."""
    return tuple(
        line
        for check in (_python, _packages, _book_place, _book_content, _folders, _texts, _programs)
        for line in check(around)
    )


def _python(around: Surroundings) -> Iterator[Line]:
    version = ".".join(map(str, around.python))
    if around.python < OLDEST:
        yield Line("Python", TROUBLE, f"versi {version}, perlu 3.11", "Pasang Python 3.11 ke atas.")
    else:
        yield Line("Python", OK, f"versi {version}")


def _packages(around: Surroundings) -> Iterator[Line]:
    wanted = around.root / "requirements.txt"
    if not wanted.is_file():
        yield Line("Paket", TROUBLE, "requirements.txt tidak ada", "Salin ulang folder program.")
        return
    wrong = []
    for line in wanted.read_text("utf-8").splitlines():
        match = PINNED.match(line)
        if match is None or ";" in line.split("#")[0]:
            continue
        try:
            have = importlib.metadata.version(match[1])
        except importlib.metadata.PackageNotFoundError:
            have = "tidak terpasang"
        if have != match[2]:
            wrong.append(f"{match[1]} {have} (perlu {match[2]})")
    if wrong:
        cure = "Jalankan 'python3 run.py periksa' sekali lagi; run.py memasang paketnya."
        yield Line("Paket", TROUBLE, "; ".join(wrong), cure)
    else:
        yield Line("Paket", OK, "semua sesuai requirements.txt")


def _book_place(around: Surroundings) -> Iterator[Line]:
    path = around.book
    if "://" in str(path) or "onedrive" in str(path).casefold():
        cure = "Salin buku kerja ke folder biasa, misalnya C:\\LKjIP."
        yield Line("Tempat buku", TROUBLE, f"'{path}' di penyimpanan awan", cure)
    elif str(path).startswith("\\\\"):
        cure = "Salin buku kerja ke folder di komputer ini."
        yield Line("Tempat buku", TROUBLE, f"'{path}' di jaringan", cure)
    elif not path.is_file():
        cure = "Jalankan dari folder buku kerja, atau sebutkan --buku NAMA."
        yield Line("Tempat buku", TROUBLE, f"'{path}' tidak ada", cure)
    else:
        yield Line("Tempat buku", OK, str(path))
    for owner in owner_files(path):
        if owner.is_file():
            cure = "Tutup buku kerja itu; bila tidak terbuka, hapus berkas itu."
            yield Line("Buku terbuka", TROUBLE, f"ada '{owner.name}'", cure)
            return


def _book_content(around: Surroundings) -> Iterator[Line]:
    if not around.book.is_file():
        return
    restore = "Ambil salinan terakhir dari folder cadangan."
    try:
        book = FileBook(around.book)
        shot = read_snapshot(book)
        end = book.read_names(END)[END]
    except LkjipError as error:
        yield Line("Isi buku", TROUBLE, error.pesan, error.perbaikan)
        return
    yield Line("Isi buku", OK, f"tahun {shot.settings.tahun}, {len(shot.active_units)} unit aktif")
    with zipfile.ZipFile(around.book) as archive:
        has_macros = "xl/vbaProject.bin" in archive.namelist()
    if has_macros:
        yield Line("Makro tombol", OK, "ada")
    else:
        yield Line("Makro tombol", TROUBLE, "hilang; buku disimpan sebagai .xlsx?", restore)
    yield _history(shot, "" if isinstance(end, tuple) else text(end))


def _history(shot: Snapshot, end: str) -> Line:
    broken = broken_at(shot.rows(HISTORY), end)
    if broken:
        cure = (
            "Bandingkan dengan salinan di folder cadangan; catat siapa yang mengubah dan mengapa."
        )
        return Line("Riwayat", TROUBLE, broken, cure)
    return Line("Riwayat", OK, f"{len(shot.rows(HISTORY))} baris, rantai sidik utuh")


def _folders(around: Surroundings) -> Iterator[Line]:
    folder = around.book.resolve().parent
    probe = folder / ".lkjip_uji_tulis"
    try:
        probe.write_bytes(b"")
        probe.unlink()
    except OSError as error:
        cure = "Pindahkan buku kerja ke folder yang boleh ditulis."
        yield Line("Folder", TROUBLE, f"'{folder}' tidak dapat ditulis ({error.strerror})", cure)
        return
    yield Line("Folder", OK, f"'{folder}' dapat ditulis")


def _texts(around: Surroundings) -> Iterator[Line]:
    folder = product.templates_for(around.book.resolve().parent)
    try:
        periksa_templat(folder)
    except LkjipError as error:
        yield Line("Templat surat", TROUBLE, error.pesan, error.perbaikan)
        return
    yield Line("Templat surat", OK, f"lengkap di '{folder}'")


def _programs(around: Surroundings) -> Iterator[Line]:
    found = [name for name in around.programs if shutil.which(name)]
    if found:
        yield Line("Excel/LibreOffice", OK, ", ".join(found))
    else:
        cure = "Pasang Excel atau LibreOffice; tanpa keduanya perintah tetap dapat dipakai."
        yield Line("Excel/LibreOffice", TROUBLE, "tidak ditemukan", cure)
