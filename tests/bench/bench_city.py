"""The city's book with the packages of many OPD: ``python -m tests.bench.bench_city``.

Each package holds 30 indicators, four programmes with their budget, and 25 answers.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from decimal import Decimal
from pathlib import Path

from tests.bench.fresh import Used, fresh
from tests.bench.table import table
from tests.city.opd import Opd, package
from tests.city.test_city import city_book, made_up, take

from lkjip import cli, product
from lkjip.book.build import write
from lkjip.book.file_book import FileBook
from lkjip.book.port import Change
from lkjip.steps.handover.contents import Contents
from lkjip.tables.declared.inputs import AnalysisRow, BudgetRow
from lkjip.tables.declared.registers import ProgramRow
from lkjip.tables.declared.results import CapaianRow
from lkjip.tables.declared.steps import RolledRow

SIZES = (10, 20, 40, 80)
DRAFTS = (20, 40, 60)
CITY_COMMANDS = ("kirim", "analisis", "draf", "status", "periksa")
ROUNDS = 3
PROGRAMS, INDICATORS, GOALS = 4, 30, 12


def seconds(count: int) -> float:
    """CPU seconds to verify, read and consolidate so many packages of 30 indicators each."""
    offices = [made_up(number) for number in range(1, count + 1)]
    packages = {f"{office.code}.zip": package(office) for office in offices}
    with tempfile.TemporaryDirectory() as folder:
        book = city_book(Path(folder), offices)
        began = time.process_time()
        take(book, Path(folder), packages)
        return time.process_time() - began


def full_package(office: Opd) -> bytes:
    """A package with programmes, budget and answers."""
    tops = [f"1.{number:02d}" for number in range(1, PROGRAMS + 1)]
    return Contents(
        year=2024,
        office=office.name,
        draft_version=1,
        programs=tuple(ProgramRow(code=top, level="Program") for top in tops),
        capaian=tuple(
            CapaianRow(
                code=f"I{i:03d}",
                program=tops[i % PROGRAMS],
                indikator=f"Jumlah layanan {i} {office.name}",
                measure_unit="Layanan",
                target=10,
                realisasi=i % 11,
                status="angka",
                capaian=Decimal(i % 11 * 10),
            )
            for i in range(1, INDICATORS + 1)
        ),
        rolled=tuple(
            RolledRow(
                level="Program",
                code=top,
                description=f"Program {top} {office.name}",
                capaian=Decimal(80),
                pagu=Decimal(1000),
                realisasi=Decimal(400),
                serapan=Decimal(40),
            )
            for top in tops
        ),
        budget=tuple(
            BudgetRow(code=top, pagu=Decimal(1000), realisasi=Decimal(400)) for top in tops
        ),
        analyses=tuple(
            AnalysisRow(code=f"I{i:03d}", item=item, answer=f"{item} {i} menurut {office.name}.")
            for i in range(1, 6)
            for item in ("sebab", "kendala", "solusi", "efisiensi", "pendukung")
        ),
    ).write({"draf.docx": b"draf"})


def draft(count: int, folder: Path) -> dict[str, Used]:
    """Run the commands of a city with so many OPD, each as a process of its own; their costs."""
    offices = [made_up(number) for number in range(1, count + 1)]
    path = folder / product.BOOK.name
    write(path)
    (folder / "forms" / "2024" / "masuk").mkdir(parents=True)
    for office in offices:
        target = folder / "forms" / "2024" / "masuk" / f"{office.code}.zip"
        target.write_bytes(full_package(office))
    _registers(path, offices)

    def do(*words: str) -> Used:
        line = [*words, "--buku", str(path), "--hari-ini", "2025-01-02", "--pelaku", "uji"]
        used = fresh([sys.executable, "-m", "lkjip", *line])
        if used.code not in (cli.DONE, cli.NEEDS_FIX):
            raise SystemExit(f"{words}: {used.said[-900:]}")
        return used

    do("rencana", "--mulai", "2025-01-02")
    do("minta")
    found = {"kirim": do("kirim")}
    book = FileBook(path)
    rows = book.read("tblDukunganOpd")["tblDukunganOpd"].rows
    words = book.read("tblAnalisisKota")["tblAnalisisKota"].rows
    agreed = tuple({**row, "Disetujui": "ya", "Peran": "Pelaksana"} for row in rows)
    typed = tuple(
        {**row, "Uraian": f"Kota menilai hal {n} sendiri."} for n, row in enumerate(words)
    )
    book.apply(Change({"tblDukunganOpd": agreed, "tblAnalisisKota": typed}))
    do("tutup", "--alasan", "Pengukuran")
    for name in CITY_COMMANDS[1:]:
        found[name] = do(name)
    return found


def _registers(path: Path, offices: list[Opd]) -> None:
    book = FileBook(path)
    settings = tuple(
        {**row, "Nilai": "kota" if row["Kunci"] == "level" else row["Nilai"]}
        for row in book.read("tblPengaturan")["tblPengaturan"].rows
    )
    units = tuple(
        {"Kode Unit": o.code, "Unit": o.name, "Kepala": "Kepala", "Aktif": "ya"} for o in offices
    )
    goals = tuple(
        {
            "Kode": f"S{number}",
            "Sasaran": f"Meningkatnya layanan {number}",
            "OPD Pengampu": "; ".join(one.code for one in offices[number - 1 :: GOALS]),
        }
        for number in range(1, GOALS + 1)
    )
    indicators = tuple(
        {
            "Kode": f"K{number}-{one.code}",
            "Sasaran": f"S{number}",
            "Indikator": f"Layanan {number} {one.name}",
            "Satuan": "Layanan",
            "Target": 10,
            "Arah": "naik",
            "Cara": "nilai",
            "Sumber": f"{one.code}:I001",
        }
        for number in range(1, GOALS + 1)
        for one in offices[number - 1 :: GOALS]
    )
    given = {"tblPengaturan": settings, "tblUnit": units, "tblProgram": (), "tblIndikator": ()}
    book.apply(Change({**given, "tblSasaranKota": goals, "tblIndikatorKota": indicators}))


def measured(count: int) -> list[str]:
    """The costs of a city: processor time of each command, and the most memory of any."""
    with tempfile.TemporaryDirectory() as here:
        used = draft(count, Path(here))
    costs = [f"{used[name].cpu:.2f}" for name in CITY_COMMANDS]
    return [str(count), *costs, f"{max(one.mib for one in used.values()):.0f}"]


def parts(*, short: bool) -> dict[str, str]:
    """The tables for docs/performance.md."""
    sizes = SIZES[:2] if short else SIZES
    rounds = [[seconds(size) for size in sizes] for _ in range(1 if short else ROUNDS)]
    rows = []
    for size, column in zip(sizes, zip(*rounds, strict=True), strict=True):
        value = statistics.median(column)
        rows.append([f"{size}", f"{value:.2f}", f"{value / size * 1000:.0f}"])
    drafts = [measured(size) for size in (DRAFTS[:1] if short else DRAFTS)]
    heads = ("OPD", *(f"{name}, s CPU" for name in CITY_COMMANDS), "most MiB")
    return {
        "city-packages": table(("OPD", "s CPU", "ms a package"), rows),
        "city-draft": table(heads, drafts),
    }


if __name__ == "__main__":
    print(*parts(short=False).values(), sep="\n\n")
