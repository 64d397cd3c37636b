"""The waiting of a person: every command at the size of the example, of a dinas and of a city.

``python -m tests.bench.bench_big`` prints the table. The books are made by the product's own
builders (``baru --kosong``, ``impor``), the forms by filling in its blank forms, and every command
runs in a process of its own, as a user has it.
"""

from __future__ import annotations

import argparse
import contextlib
import csv
import io
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from statistics import median

from tests.bench.fresh import Used, fresh
from tests.bench.table import table

from lkjip import cli, product
from lkjip.book.file_book import FileBook
from lkjip.demo.sender import Answers, fill
from lkjip.steps.kernel.base import Context, HistoryEntry, StepResult
from lkjip.steps.kernel.run import run

BOOK = "lkjip_book.xlsm"
YEAR, UNIT_COUNT = 2025, 40
NOTES, EXPORT, REGISTER = "koreksi.txt", "keluaran", "Indikator.csv"
"""Files of the office in its folder: corrections, what is exported, a register to be imported."""
QUESTIONS = ("sebab", "kendala", "solusi", "efisiensi", "pendukung")
PLAN, ASKED, DUE = "2026-01-02", "2026-01-05", "2026-01-08"
UNITS = ("Dokumen", "Persen", "Kegiatan", "Orang")


@dataclass(frozen=True)
class Size:
    """How much an office has: units, indicators, programme rows, rows of history."""

    name: str
    units: int
    indicators: int
    programmes: int
    history: int


SIZES = (
    Size("4 units, 6 indicators", 4, 6, 7, 40),
    Size("8 units, 100 indicators", 8, 100, 150, 500),
    Size("40 units, 1,000 indicators", 40, 1_000, 1_500, 5_000),
)


def _write(path: Path, rows: Sequence[dict[str, object]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as stream:
        out = csv.DictWriter(stream, list(rows[0]))
        out.writeheader()
        out.writerows(rows)


def registers(size: Size) -> Iterator[tuple[str, list[dict[str, object]]]]:
    """The four tables of an office as somebody would import them."""
    yield (
        "Pengaturan",
        [
            {"Kunci": key, "Nilai": value}
            for key, value in {
                "pemerintah": "Pemerintah Kota Uji",
                "instansi": "Dinas Uji",
                "unit_kerja": "Sekretariat",
                "kota": "Uji",
                "surel_pengumpul": "lkjip@uji.go.id",
                "jabatan_ttd": "Kepala Dinas",
                "nama_ttd": "Nama Kepala",
                "penyusun": "Sub Bagian Program",
            }.items()
        ],
    )
    units = [f"U{n:02d}" for n in range(1, size.units + 1)]
    yield (
        "Unit",
        [
            {
                "Kode Unit": u,
                "Unit": f"Bidang {u}",
                "Email": f"{u.lower()}@uji.go.id",
                "Aktif": "ya",
            }
            for u in units
        ],
    )
    rows: list[dict[str, object]] = []
    activities = max(1, size.programmes // 15)
    for n in range(size.programmes):
        level = "Program" if n == 0 else "Kegiatan" if n <= activities else "Sub Kegiatan"
        parent = {"Program": "", "Kegiatan": "1"}.get(level, f"1.{n % activities + 1}")
        code = {"Program": "1", "Kegiatan": f"1.{n}"}.get(level, f"{parent}.{n:05d}")
        lowest = level == "Sub Kegiatan"
        rows.append(
            {
                "Kode": code,
                "Jenjang": level,
                "Uraian": f"{level} pelayanan nomor {n}",
                "Induk": parent,
                "Kode Unit": units[n % len(units)] if lowest else "",
                "Sasaran": f"Meningkatnya mutu layanan bidang {n % 20 + 1}" if lowest else "",
                "Pagu": 1_000_000 + n if lowest else "",
            }
        )
    yield "Program", rows
    lowest_codes = [str(row["Kode"]) for row in rows if row["Jenjang"] == "Sub Kegiatan"]
    yield (
        "Indikator",
        [
            {
                "Kode": f"IK{n:04d}",
                "Kode Program": lowest_codes[n % len(lowest_codes)],
                "Indikator": f"Jumlah layanan jenis {n} yang selesai tepat waktu",
                "Satuan": UNITS[n % len(UNITS)],
                "Target": 100,
                "Arah": "naik",
                "Akumulasi": "akhir",
                "Kode Unit": units[n % len(units)],
                "Jenis": "IKU" if n % 25 == 0 else "IK",
            }
            for n in range(size.indicators)
        ],
    )


def answers(size: Size) -> Answers:
    """The words and figures that every unit types into its form."""
    rows = dict(registers(size))
    return {
        "kinerja": [
            {"Kode Unit": str(r["Kode Unit"]), "Kode": str(r["Kode"]), "TW I": "20", "TW II": "40",
             "TW III": "60", "TW IV": str(80 + n % 40)}
            for n, r in enumerate(rows["Indikator"])
        ],
        "anggaran": [
            {"Kode Unit": str(r["Kode Unit"]), "Kode": str(r["Kode"]), "Realisasi": "900000"}
            for r in rows["Program"] if r["Pagu"]
        ],
        "analisis": [
            {"Kode Unit": str(r["Kode Unit"]), "Kode": str(r["Kode"]), "Butir": q,
             "Jawaban": f"Uraian {q} ditulis unit dalam satu kalimat."}
            for r in rows["Indikator"] for q in QUESTIONS
        ],
        "bukti": [
            {"Kode Unit": str(r["Kode Unit"]), "Kode": str(r["Kode"]), "Dokumen": "Laporan",
             "Nomor dan Tanggal": "1/2025", "Lokasi": "Arsip"}
            for r in rows["Indikator"]
        ],
    }  # fmt: skip


def founded(folder: Path, size: Size) -> None:
    """An office from nothing, with its history."""
    folder.mkdir(parents=True)
    book = str(folder / BOOK)
    quiet("baru", "--tahun", str(YEAR), "--kosong", "--buku", book)
    for name, rows in registers(size):
        _write(folder / f"{name}.csv", rows)
        quiet("impor", str(folder / f"{name}.csv"), "--tabel", name, "--buku", book)
    (folder / NOTES).write_text("Periode data dicantumkan pada judul tabel.\n", encoding="utf-8")
    notes = tuple(HistoryEntry("periksa status", remark=f"baris {n}") for n in range(size.history))
    context = Context(folder, product.templates_for(folder), datetime(2026, 1, 1, 9), "uji")
    run(FileBook(folder / BOOK), lambda shot, ctx: StepResult("Beranda", "", notes=notes), context)


def filled(folder: Path, size: Size) -> None:
    """The forms of all units, filled in, lie in the inbox."""
    said = answers(size)
    for blank in sorted((folder / "forms" / str(YEAR) / "keluar").glob("Formulir_*.xlsx")):
        unit = blank.stem.rpartition("_")[2]
        form = fill(blank.read_bytes(), unit, said, datetime(2026, 1, 7).date())
        (folder / "forms" / str(YEAR) / "masuk" / blank.name).write_bytes(form)


def quiet(*words: str) -> int:
    """A command in this process, with nothing said."""
    with contextlib.redirect_stdout(io.StringIO()):
        return cli.main([*words, "--json"])


def commands(code: str) -> Iterator[tuple[str, tuple[str, ...], str]]:
    """The commands in the order of the SOP: shown name, words, day."""
    conforming = ("--keputusan", "sesuai")
    sign = ("--oleh", "Nama Kepala", "--tanggal", DUE, "--nomor", "1/2026")
    yield "status, nothing done yet", ("status",), PLAN
    yield "rencana", ("rencana", "--mulai", PLAN), PLAN
    yield "minta", ("minta",), ASKED
    yield "ingatkan", ("ingatkan",), DUE
    yield "kumpulkan", ("kumpulkan",), DUE
    yield "kumpulkan, nothing new", ("kumpulkan",), DUE
    yield "status", ("status",), DUE
    yield "analisis", ("analisis",), DUE
    yield "draf", ("draf",), DUE
    yield "reviu, the list only", ("reviu",), DUE
    yield "reviu sesuai", ("reviu", *conforming), DUE
    yield "sahkan", ("sahkan", *sign, "--alasan", "dicatat"), DUE
    yield "kirim", ("kirim",), DUE
    returned = ("--keputusan", "tidak-sesuai", "--catatan", NOTES)
    yield "evaluasi, returned", ("evaluasi", *returned), DUE
    yield "jawab", ("jawab", "1", "Sudah diperbaiki."), DUE
    yield "draf, the next version", ("draf",), DUE
    yield "tarik", ("tarik", "--alasan", "angka berubah"), DUE
    yield "asal", ("asal", code), DUE
    yield "periksa", ("periksa",), DUE
    yield "batal", ("batal",), DUE
    yield "ekspor", ("ekspor", EXPORT), DUE
    yield "impor, nothing new", ("impor", REGISTER, "--tabel", "Indikator"), DUE
    yield "baru --dari", ("baru", "--tahun", str(YEAR + 1), "--dari", BOOK), DUE


def line_of(folder: Path, words: Sequence[str], day: str) -> list[str]:
    """Return a command line for the office in a folder: its files with their places."""
    book = f"lkjip_book_{YEAR + 1}.xlsm" if "--dari" in words else BOOK
    places = {name: str(folder / name) for name in (BOOK, NOTES, EXPORT, REGISTER)}
    line = [places.get(word, word) for word in words]
    return [*line, "--buku", str(folder / book), "--hari-ini", day, "--pelaku", "uji", "--json"]


def timed(folder: Path, words: Sequence[str], day: str) -> Used:
    """A command in a process of its own, Python's start included."""
    used = fresh([sys.executable, "-m", "lkjip", *line_of(folder, words, day)])
    if used.code not in (cli.DONE, cli.NEEDS_FIX):
        raise SystemExit(f"{words}: {used.said[-900:]}")
    return used


def played(size: Size) -> dict[str, Used]:
    """The whole SOP once at one size."""
    found: dict[str, Used] = {}
    with tempfile.TemporaryDirectory() as room:
        folder = Path(room) / "kantor"
        founded(folder, size)
        for name, words, day in commands("IK0000"):
            if name == "kumpulkan":
                filled(folder, size)
            found[name] = timed(folder, words, day)
    return found


def parts(*, short: bool) -> dict[str, str]:
    """The tables for docs/performance.md."""
    sizes = SIZES[:2] if short else SIZES
    seen = [[played(size) for _ in range(1 if short or size is SIZES[-1] else 3)] for size in sizes]
    rows = []
    for name in seen[0][0]:
        row = [name]
        for runs in seen:
            cpu, wall, mib = (
                median(getattr(run[name], what) for run in runs) for what in ("cpu", "wall", "mib")
            )
            row += [f"{cpu:.2f}", f"{wall:.2f}", f"{mib:.0f}"]
        rows.append(row)
    head = ["command"]
    for size in sizes:
        head += [f"{size.name}: s CPU", "s", "MiB"]
    return {"big": table(head, rows)}


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--singkat", action="store_true", help="a short run")
    options = parser.parse_args()
    print(*parts(short=options.singkat).values(), sep="\n\n")


if __name__ == "__main__":
    main()
