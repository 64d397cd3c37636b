"""Makes the pictures of the documents: runs the demo, prints its files, cuts out the pages.

    .venv/bin/python docs/make_pictures.py             into docs/gambar
    .venv/bin/python docs/make_pictures.py --ke DIR    somewhere else

A tool for developers: it needs LibreOffice (``soffice``) and poppler (``pdftoppm``,
``pdftotext``). What is seen is LibreOffice with Indonesian number formats, not a photograph of
Excel. The book prints without buttons, fitted to A4; for the pictures a copy prints them, at full
size on a sheet as large as a screen needs.
"""

from __future__ import annotations

import argparse
import contextlib
import io
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import many_units  # beside this file

from lkjip import cli
from lkjip.book.build import BOOK_NAME
from lkjip.book.file_book import FileBook
from lkjip.sop.activities import STEPS
from lkjip.tables.cells import text
from lkjip.tables.data import Row

ROOT = Path(__file__).resolve().parents[1]
PICTURES = ROOT / "docs" / "gambar"
LARGEST = 200_000
"""Bytes of one picture: a page with many of them still opens at once."""
WIDTH = 1366
"""Pixels of a picture at most: a screen of the office."""
SCREEN = 96
"""Dots per inch of a screen at 100 %."""
SHARPEST = 130
"""Of a form or a letter, which is printed on A4."""
WIDEST, TALLEST = 1640 * 0.75, 900 * 0.75
"""Points of a tab that are shown; wider ones are cut off on the right, as on a screen."""
POSTER = b'<pageSetup paperWidth="1400mm" paperHeight="1000mm" orientation="portrait"/>'
FOOTER = 0.93
"""Below this part of a page stands only the footer, which holds the hour of printing."""
COARSE = 36
MARGIN = 6
POINTS = 72
PATIENCE = 180.0

LOCALE = """\
<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry"
 xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Setup/L10N"><prop oor:name="ooSetupSystemLocale" oor:op="fuse">
<value>id-ID</value></prop></item></oor:items>
"""
"""Numbers as staff see them: 762.153.561 and 28,74."""


ANSWERING_UNIT = "SB-PEM"
"""The unit of the demo whose form and letter are shown: it is asked questions, too."""


class Shot(NamedTuple):
    """One picture: which file of the demo, and which of its sheets or chapters ("" = page 1)."""

    name: str
    file: str
    section: str


OTHER_OFFICE = ROOT / "docs" / "contoh-kantor"
"""The tables of another office that the manual sets up from nothing."""
ITS_TABLES = ("pengaturan", "unit", "program", "indikator")
PAGE = "halaman"
"""The page of the home tab, which has no footer with the hour of printing."""
SIZES = (4, 40)
"""Offices with so many units whose Beranda and collection are shown, two days after the due date.
"""
CITY = ("kota-tengah", "kota-akhir")
"""The city's book when two packages wait for their correction, and at the end."""
BOOKS = ("awal", "tengah", "akhir", *CITY, "kantor-kosong", "kantor", *(f"unit-{n}" for n in SIZES))
SHOTS: tuple[Shot, ...] = (
    Shot("beranda-awal", "awal", "Beranda"),
    Shot("beranda-tengah", "tengah", "Beranda"),
    Shot("beranda", "akhir", "Beranda"),
    *(Shot(f"langkah-{s.no}", "tengah" if s.no in (2, 3) else "akhir", s.tab) for s in STEPS),
    Shot("indikator", "akhir", "Indikator"),
    Shot("pengaturan", "akhir", "Pengaturan"),
    Shot("kelengkapan", "tengah", "Kelengkapan"),
    Shot("temuan", "tengah", "Temuan"),
    Shot("jawaban", "akhir", "Jawaban"),
    Shot("riwayat", "akhir", "Riwayat"),
    Shot("formulir-petunjuk", "kosong", "Petunjuk"),
    Shot("formulir-kosong", "kosong", "Kinerja"),
    Shot("formulir-kinerja", "terisi", "Kinerja"),
    Shot("formulir-analisis", "terisi", "Analisis"),
    Shot("surat", "surat", ""),
    Shot("draf", "draf", "BAB III"),
    Shot("nota-rencana", "rencana", ""),
    Shot("kertas-kerja", "kertas", ""),
    Shot("pengesahan", "laporan", "LEMBAR"),
    *(Shot(f"beranda-{n}", f"unit-{n}", "Beranda") for n in SIZES),
    Shot("pengumpulan-40", "unit-40", "3 Pengumpulan"),
    Shot("halaman-status", PAGE, ""),
    Shot("kantor-pengaturan", "kantor-kosong", "Pengaturan"),
    Shot("kantor-indikator", "kantor", "Indikator"),
    Shot("kantor-formulir", "formulir-kantor", "Kinerja"),
    Shot("kota-beranda", "kota-tengah", "Beranda"),
    Shot("kota-iku", "kota-akhir", "IKU Kota"),
    Shot("kota-opd", "kota-akhir", "OPD"),
    Shot("kota-evaluasi", "kota-akhir", "Evaluasi OPD"),
    Shot("kota-dukungan", "kota-akhir", "Dukungan OPD"),
    Shot("kota-analisis", "kota-akhir", "Analisis Kota"),
    Shot("kota-wali-kota", "kota-akhir", "10 Wali Kota"),
    Shot("kota-laporan", "kota-laporan", "BAB III"),
)


# ── the files of the demo ─────────────────────────────────────────────────────────────────────
def play(folder: Path) -> dict[str, Path]:
    """Run the demo in ``folder``; the files that are photographed, by their short names."""
    with contextlib.redirect_stdout(io.StringIO()) as said:
        outcome = cli.main(["demo", "--folder", str(folder), "--json"])
    if outcome != cli.DONE:
        raise RuntimeError(f"the demo ended with exit code {outcome}\n{said.getvalue()}")
    last = folder / BOOK_NAME
    copies = sorted((folder / "cadangan").glob("*.xlsm"))
    refused = [copy for copy in copies if "ditolak" in _states(copy)]
    sent = next(
        row
        for row in FileBook(last).read("tblKiriman")["tblKiriman"].rows
        if row["Kode Unit"] == ANSWERING_UNIT and text(row["Hasil"]).startswith("diterima")
    )
    asked = _row_of(last, "tblPermintaan", ANSWERING_UNIT)
    out = next((folder / "forms").glob("*/keluar"))
    report = next((folder / "laporan").glob("*"))
    return {
        "awal": copies[0],
        "tengah": refused[-1],
        "akhir": last,
        "kosong": out / text(asked["Formulir"]),
        "terisi": out.with_name("arsip") / text(sent["Arsip"]),
        "surat": out / text(asked["Surat"]),
        "rencana": next(report.glob("Nota_Dinas_Rencana_*.docx")),
        "kertas": next(report.glob("Kertas_Kerja_Reviu_????.docx")),
        "laporan": next(report.glob("LKjIP_????.docx")),
        "draf": folder / text(FileBook(last).read("tblDraf")["tblDraf"].rows[-1]["Berkas"]),
    }


def play_city(folder: Path) -> dict[str, Path]:
    """Run the year of the city; its files that are photographed."""
    do("demo", "--kota", "--folder", str(folder))
    copies = sorted((folder / "cadangan").glob("*.xlsm"))
    returned = [copy for copy in copies if "dikembalikan" in _states(copy)]
    report = next((folder / "laporan").glob("*"))
    return {
        "kota-tengah": returned[-1],
        "kota-akhir": folder / BOOK_NAME,
        "kota-laporan": next(report.glob("LKjIP_????.docx")),
    }


def set_up(folder: Path) -> dict[str, Path]:
    """Set another office up as the manual says; its files that are photographed."""
    folder.mkdir()
    book = folder / BOOK_NAME
    at = ("--buku", str(book))
    do("baru", "--tahun", "2025", "--kosong", *at)
    blank = folder / "kosong.xlsm"
    shutil.copyfile(book, blank)
    for name in ITS_TABLES:
        do("impor", str(OTHER_OFFICE / f"{name}.csv"), *at, "--hari-ini", "2026-01-05")
    do("rencana", "--mulai", "2026-01-05", *at, "--hari-ini", "2026-01-05")
    do("minta", *at, "--hari-ini", "2026-01-06")
    form = folder / "forms" / "2025" / "keluar" / "Formulir_LKjIP_2025_SB-PUU.xlsx"
    return {"kantor-kosong": blank, "kantor": book, "formulir-kantor": form}


def of_sizes(folder: Path) -> dict[str, Path]:
    """Play offices with few and many units; their books, and the page of the largest one."""
    found = {
        f"unit-{n}": many_units.make(folder / str(n), many_units.Size(n))["tengah"] for n in SIZES
    }
    largest = found[f"unit-{SIZES[-1]}"]
    do("status", "--pdf", "--buku", str(largest), "--hari-ini", many_units.MIDDLE)
    return found | {PAGE: next(largest.parent.glob("laporan/*/Status_*.pdf"))}


def do(*words: str) -> None:
    """Carry out a command of the product; it must end without anything to correct."""
    with contextlib.redirect_stdout(io.StringIO()) as said:
        outcome = cli.main([*words, "--json"])
    if outcome != cli.DONE:
        raise RuntimeError(f"{words[0]} ended with exit code {outcome}\n{said.getvalue()}")


def _states(book: Path) -> list[str]:
    rows = FileBook(book).read("tblPengumpulan")["tblPengumpulan"].rows
    return [text(row["Status"]) for row in rows]


def _row_of(book: Path, table: str, unit: str) -> Row:
    rows = FileBook(book).read(table)[table].rows
    return next(row for row in rows if row["Kode Unit"] == unit)


# ── printing ──────────────────────────────────────────────────────────────────────────────────
def run(*words: str | Path) -> bytes:
    """A program's standard output; what it complains about is shown when it fails."""
    done = subprocess.run(list(map(str, words)), capture_output=True, timeout=PATIENCE)  # noqa: S603 -- our own words, no shell
    if done.returncode:
        raise RuntimeError(f"{words[0]}: {done.stderr.decode(errors='replace').strip()}")
    return done.stdout


def printable(source: Path, target: Path) -> None:
    """A copy; of the book one that prints its buttons, at full size."""
    if source.suffix != ".xlsm":
        shutil.copyfile(source, target)
        return
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w") as new:
        for part in old.infolist():
            data = old.read(part)
            if part.filename.endswith(".vml"):
                data = data.replace(b"<x:PrintObject>False</x:PrintObject>", b"")
            elif part.filename.startswith("xl/worksheets/sheet"):
                data = re.sub(rb"<pageSetup\b[^>]*/>", POSTER, data)
                data = data.replace(b'<pageSetUpPr fitToPage="1"/>', b"")
            new.writestr(part, data)


def print_all(files: dict[str, Path], folder: Path) -> dict[str, Path]:
    """Every file as a PDF, by the same short names."""
    profile = folder / "profil"
    (profile / "user").mkdir(parents=True)
    (profile / "user" / "registrymodifications.xcu").write_text(LOCALE, encoding="utf-8")
    copies = []
    for name, source in files.items():
        if source.suffix == ".pdf":
            shutil.copyfile(source, folder / f"{name}.pdf")
            continue
        copies.append(folder / f"{name}{source.suffix}")
        printable(source, copies[-1])
    office = (f"-env:UserInstallation={profile.as_uri()}", "--headless", "--convert-to", "pdf")
    run("soffice", *office, "--outdir", folder, *copies)
    return {name: folder / f"{name}.pdf" for name in files}


def page_of(pdf: Path, part: str) -> int:
    """The first page of a sheet (named in the footer) or of a chapter (a line of its own)."""
    if not part:
        return 1
    pages = run("pdftotext", "-layout", pdf, "-").decode().split("\f")
    footer = re.compile(rf"\S+\s{{2,}}{re.escape(part)}\s{{2,}}Halaman \d+")
    chapter = re.compile(rf"^\s*{re.escape(part)} [^.]*$", re.MULTILINE)
    for sign in (footer, chapter):
        for number, page in enumerate(pages, 1):
            if sign.search(page):
                return number
    raise LookupError(f"{pdf.name} has no page {part!r}")


# ── cutting out ───────────────────────────────────────────────────────────────────────────────
@dataclass(frozen=True, slots=True)
class Box:
    """A part of a page, in points from its top left corner."""

    x: float
    y: float
    width: float
    height: float


def content(pdf: Path, page: int, until: float) -> Box:
    """Return the box of what is not white on a page, down to this part of its height."""
    at = ("-f", str(page), "-l", str(page))
    data = run("pdftoppm", *at, "-gray", "-r", str(COARSE), pdf)
    found = re.match(rb"P5\s+(\d+)\s+(\d+)\s+\d+\s", data)
    if found is None:
        raise RuntimeError(f"pdftoppm gave no grey picture of {pdf.name}")
    width, height = int(found[1]), int(found[2])
    pixels = data[found.end() :]
    lines = [pixels[y * width : (y + 1) * width] for y in range(int(height * until))]
    rows = [y for y, line in enumerate(lines) if min(line) < 250]
    columns = [x for x in range(width) if min(line[x] for line in lines) < 250]
    unit = POINTS / COARSE
    left, top = columns[0] * unit - MARGIN, rows[0] * unit - MARGIN
    right, bottom = (columns[-1] + 1) * unit + MARGIN, (rows[-1] + 1) * unit + MARGIN
    return Box(max(0, left), max(0, top), right - max(0, left), bottom - max(0, top))


def cut(pdf: Path, page: int, target: Path, sharp: float, until: float = FOOTER) -> None:
    """One page's content as a PNG below the largest size, at ``sharp`` dots per inch at most."""
    whole = content(pdf, page, until)
    box = Box(whole.x, whole.y, min(whole.width, WIDEST), min(whole.height, TALLEST))
    dpi = min(sharp, WIDTH * POINTS / box.width)
    while True:
        x, y, width, height = (
            str(int(v * dpi / POINTS)) for v in (box.x, box.y, box.width, box.height)
        )
        at = ("-f", str(page), "-l", str(page), "-r", f"{dpi:.2f}")
        part = ("-x", x, "-y", y, "-W", width, "-H", height)
        picture = run("pdftoppm", *at, *part, "-png", pdf)
        if len(picture) < LARGEST:
            target.write_bytes(picture)
            return
        dpi *= 0.9


def make(target: Path) -> list[str]:
    """All pictures into ``target``; their names."""
    for program in ("soffice", "pdftoppm", "pdftotext"):
        if shutil.which(program) is None:
            raise RuntimeError(f"{program} is not on this machine")
    target.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as place:
        files = play(Path(place) / "demo") | set_up(Path(place) / "kantor")
        files |= of_sizes(Path(place) / "banyak") | play_city(Path(place) / "kota")
        prints = print_all(files, Path(place))
        for shot in SHOTS:
            pdf = prints[shot.file]
            sharp = SCREEN if shot.file in BOOKS else SHARPEST
            until = 1.0 if shot.file == PAGE else FOOTER
            cut(pdf, page_of(pdf, shot.section), target / f"{shot.name}.png", sharp, until)
    return [f"{shot.name}.png" for shot in SHOTS]


def main(argv: Sequence[str] | None = None) -> int:
    """Make them, and remove pictures that nobody makes any more."""
    options = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    options.add_argument("--ke", type=Path, default=PICTURES, metavar="DIR")
    target: Path = options.parse_args(argv).ke
    try:
        made = make(target)
    except (RuntimeError, LookupError) as error:
        print(error, file=sys.stderr)
        return 2
    for old in target.glob("*.png"):
        if old.name not in made:
            old.unlink()
    for name in made:
        print(f"{(target / name).stat().st_size:7d}  {name}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
