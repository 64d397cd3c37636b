"""Makes the books of offices with few and many units, at three moments of their year.

    .venv/bin/python docs/many_units.py --ke FOLDER 1 4 12 40 60
    .venv/bin/python docs/many_units.py --ke FOLDER --panjang 60      names of 150 letters

A tool for developers. Everything is done by the product's own commands on its own forms. The
moments: before the plan; two working days after the due date, with late, returned and held forms;
and at the end, with a draft.
"""

from __future__ import annotations

import argparse
import contextlib
import csv
import io
import shutil
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from lkjip import cli
from lkjip.book.build import BOOK_NAME
from lkjip.demo.sender import Answers, fill, reply
from lkjip.forms import spec

YEAR = 2025
PLAN, ASKED, SENT, MIDDLE, END = (
    "2026-01-05",
    "2026-01-06",
    "2026-01-08",
    "2026-01-13",
    "2026-01-14",
)
MOMENTS = ("awal", "tengah", "akhir")
COLLECTOR, STRANGER = "lkjip@probolinggo.example", "orang@lain.example"
MOST_GOALS = 30
SUBJECTS = (
    *("Otonomi Daerah", "Kerja Sama", "Administrasi Kewilayahan", "Perundang-undangan"),
    *("Bantuan Hukum", "Bina Mental Spiritual", "Kesejahteraan Sosial", "Kesejahteraan Rakyat"),
    *("Sarana Perekonomian", "Sumber Daya Alam", "Pengadaan Barang dan Jasa", "Tata Usaha"),
)
LONG = (
    "Penyelenggaraan Pemberdayaan Perempuan, Perlindungan Anak, Pengendalian Penduduk, Keluarga "
    "Berencana, Pemberdayaan Masyarakat, dan Pembangunan Desa"
)
LONGEST = 147
"""Letters of a name before its number: with that it has 150, and differs at its end."""


@dataclass(frozen=True)
class Size:
    """An office: how many units and sasaran, and whether their names are as long as they come."""

    units: int
    long: bool = False

    @property
    def goals(self) -> int:
        """The number of sasaran."""
        return min(MOST_GOALS, max(1, self.units // 2))

    @property
    def codes(self) -> list[str]:
        """The codes of the units."""
        return [f"SB-{n:02d}" for n in range(1, self.units + 1)]

    def unit_name(self, n: int) -> str:
        """Return the name of a unit."""
        if self.long:
            return f"{f'Sub Bagian {LONG}'[:LONGEST]} {n:02d}"
        again = f" {n // len(SUBJECTS) + 1}" if n >= len(SUBJECTS) else ""
        return f"Sub Bagian {SUBJECTS[n % len(SUBJECTS)]}{again}"

    def goal_name(self, n: int) -> str:
        """Return the name of a sasaran."""
        if self.long:
            return f"{f'Meningkatnya Mutu {LONG}'[:LONGEST]} {n:02d}"
        return f"Meningkatnya mutu pelayanan {SUBJECTS[n % len(SUBJECTS)].lower()} {n + 1}"


def registers(size: Size) -> dict[str, list[dict[str, object]]]:
    """Return the tables of an office as somebody would import them."""
    settings = {
        "pemerintah": "Pemerintah Kota Probolinggo",
        "instansi": "Sekretariat Daerah",
        "unit_kerja": "Bagian Tata Pemerintahan",
        "kota": "Probolinggo",
        "surel_pengumpul": COLLECTOR,
        "jabatan_ttd": "Kepala Bagian Tata Pemerintahan",
        "nama_ttd": "Nama Kepala",
        "penyusun": "Sub Bagian Otonomi Daerah",
    }
    units, programmes, indicators = [], [], []
    programmes.append({"Kode": "1", "Jenjang": "Program", "Uraian": "Program pelayanan"})
    programmes.append({"Kode": "1.1", "Jenjang": "Kegiatan", "Uraian": "Pelayanan", "Induk": "1"})
    for n, code in enumerate(size.codes):
        address = f"{code.lower()}@probolinggo.example"
        units.append(
            {
                "Kode Unit": code,
                "Unit": size.unit_name(n),
                "Kepala": f"Kepala {size.unit_name(n)}",
                "Email": address,
                "Aktif": "ya",
            }
        )
        own = {"Induk": "1.1", "Kode Unit": code, "Sasaran": size.goal_name(n % size.goals)}
        row = {"Kode": f"1.1.{n:02d}", "Jenjang": "Sub Kegiatan", "Uraian": f"Layanan {n + 1}"}
        programmes.append({**row, **own, "Pagu": 150_000_000 + 1_000_000 * n})
        indicators.append(
            {
                "Kode": f"IK{n:02d}",
                "Kode Program": f"1.1.{n:02d}",
                "Indikator": f"Layanan {n + 1} yang selesai tepat waktu",
                "Satuan": "Persen",
                "Target": 100,
                "Arah": "naik",
                "Akumulasi": "akhir",
                "Kode Unit": code,
                "Jenis": "IKU",
            }
        )
    return {
        "Pengaturan": [{"Kunci": key, "Nilai": value} for key, value in settings.items()],
        "Unit": units,
        "Program": programmes,
        "Indikator": indicators,
    }


def answers(size: Size) -> Answers:
    """Return what the units type into their forms."""
    of = list(enumerate(size.codes))
    questions = [number for number, *_ in spec.QUESTIONS]
    return {
        "kinerja": [
            {"Kode Unit": unit, "Kode": f"IK{n:02d}", "TW I": "20", "TW II": "40", "TW III": "60",
             "TW IV": str(35 + 7 * n % 90)}
            for n, unit in of
        ],
        "anggaran": [
            {"Kode Unit": unit, "Kode": f"1.1.{n:02d}", "Realisasi": str(120_000_000 + n * 900_000)}
            for n, unit in of
        ],
        "analisis": [
            {"Kode Unit": unit, "Kode": f"IK{n:02d}", "Butir": question,
             "Jawaban": "Layanan selesai menurut jadwal karena petugas lengkap."}
            for n, unit in of for question in questions
        ],
        "bukti": [
            {"Kode Unit": unit, "Kode": f"IK{n:02d}", "Dokumen": "Laporan layanan",
             "Nomor dan Tanggal": "1/2025", "Lokasi": "Arsip"}
            for n, unit in of
        ],
    }  # fmt: skip


def make(folder: Path, size: Size) -> dict[str, Path]:
    """Play an office's year in ``folder``; its book at each moment."""
    folder.mkdir(parents=True)
    book = folder / BOOK_NAME
    found = {}

    def do(*words: str, day: str = PLAN) -> None:
        command([*words, "--buku", str(book), "--hari-ini", day, "--pelaku", "petugas"])

    def keep(moment: str) -> None:
        found[moment] = folder / f"{moment}.xlsm"
        shutil.copyfile(book, found[moment])

    command(["baru", "--tahun", str(YEAR), "--kosong", "--buku", str(book)])
    for name, rows in registers(size).items():
        headings = list(dict.fromkeys(key for row in rows for key in row))
        with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as stream:
            out = csv.DictWriter(stream, headings)
            out.writeheader()
            out.writerows(rows)
        do("impor", str(folder / f"{name}.csv"), "--tabel", name)
    keep("awal")
    do("rencana", "--mulai", PLAN)
    do("minta", day=ASKED)
    some_answer(folder, size)
    do("kumpulkan", day=MIDDLE)
    keep("tengah")
    all_answer(folder, size)
    do("kumpulkan", day=MIDDLE)
    do("kumpulkan", day=END)
    do("analisis", day=END)
    do("draf", day=END)
    keep("akhir")
    return found


def some_answer(folder: Path, size: Size) -> None:
    """Let most units answer; every fourth is late, every sixth returned, every eighth held."""
    said = answers(size)
    for n, unit in enumerate(size.codes, 1):
        blank = blank_form(folder, unit)
        if n % 4 == 1:
            continue
        if n % 6 == 2:
            few = [row for row in said["kinerja"] if row["Kode Unit"] != unit]
            put(folder, unit, fill(blank, unit, {**said, "kinerja": few}, day(SENT)))
        elif n % 8 == 3:
            form = fill(blank, unit, said, day(SENT))
            name = f"Formulir_LKjIP_{YEAR}_{unit}.xlsx"
            mail = reply(STRANGER, COLLECTOR, name, form, datetime.fromisoformat(f"{SENT}T09:00"))
            inbox(folder).joinpath(f"{unit}.eml").write_bytes(mail)
        else:
            put(folder, unit, fill(blank, unit, said, day(SENT)))


def all_answer(folder: Path, size: Size) -> None:
    """Let every unit send a right form, as a later revision."""
    for unit in size.codes:
        form = fill(blank_form(folder, unit), unit, answers(size), day(MIDDLE), revision=2)
        put(folder, unit, form, "_2")


def blank_form(folder: Path, unit: str) -> bytes:
    """Return the blank form that was made for a unit."""
    out = folder / "forms" / str(YEAR) / "keluar"
    return (out / f"Formulir_LKjIP_{YEAR}_{unit}.xlsx").read_bytes()


def inbox(folder: Path) -> Path:
    """Return the folder into which answers come."""
    return folder / "forms" / str(YEAR) / "masuk"


def put(folder: Path, unit: str, form: bytes, mark: str = "") -> None:
    """Lay a form into the inbox."""
    (inbox(folder) / f"Formulir_LKjIP_{YEAR}_{unit}{mark}.xlsx").write_bytes(form)


def day(iso: str) -> date:
    """Return a day."""
    return date.fromisoformat(iso)


def command(words: Sequence[str]) -> None:
    """Carry out a command; findings are part of the picture, a refusal is not."""
    with contextlib.redirect_stdout(io.StringIO()) as said:
        outcome = cli.main([*words, "--json"])
    if outcome not in (cli.DONE, cli.NEEDS_FIX):
        raise RuntimeError(f"{words[0]} ended with exit code {outcome}\n{said.getvalue()[-2000:]}")


def main(argv: Sequence[str] | None = None) -> int:
    """Make the books of each size."""
    options = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    options.add_argument("--ke", type=Path, required=True, metavar="FOLDER")
    options.add_argument("--panjang", action="store_true", help="names of 150 letters")
    options.add_argument("units", type=int, nargs="+")
    given = options.parse_args(argv)
    for units in given.units:
        place: Path = given.ke / f"{units}{'-panjang' if given.panjang else ''}"
        for moment, book in make(place, Size(units, given.panjang)).items():
            print(f"{moment:8s} {book}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
