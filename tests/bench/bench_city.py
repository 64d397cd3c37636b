"""The city's book with the packages of many OPD: ``python -m tests.bench.bench_city``.

Each package holds 30 indicators, four programmes with their budget, and 25 answers.
"""

from __future__ import annotations

import resource
import statistics
import subprocess
import sys
import tempfile
import time
from datetime import date, datetime
from decimal import Decimal
from functools import partial
from pathlib import Path

from tests.bench.table import table
from tests.city.opd import Opd, package
from tests.city.test_city import city_book, made_up, take

from lkjip import product
from lkjip.book.build import write
from lkjip.book.file_book import FileBook
from lkjip.book.port import Change
from lkjip.steps.city.analyse import analyse_city
from lkjip.steps.city.request import request_packages
from lkjip.steps.city.take_packages import take_packages
from lkjip.steps.draft.write import write_draft
from lkjip.steps.handover.contents import Contents
from lkjip.steps.kernel.base import Context
from lkjip.steps.kernel.run import Step, run
from lkjip.steps.overrides import close_collection
from lkjip.steps.plan import set_plan
from lkjip.tables.declared.inputs import AnalysisRow, BudgetRow
from lkjip.tables.declared.registers import ProgramRow
from lkjip.tables.declared.results import CapaianRow
from lkjip.tables.declared.steps import RolledRow

SIZES = (10, 20, 40, 80)
DRAFTS = (20, 40, 60)
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


def draft(count: int, folder: Path) -> tuple[float, float, float]:
    """CPU seconds of ``kirim``, ``analisis`` and ``draf`` of a city with so many OPD, on disk."""
    offices = [made_up(number) for number in range(1, count + 1)]
    path = folder / product.BOOK.name
    write(path)
    (folder / "forms" / "2024" / "masuk").mkdir(parents=True)
    for office in offices:
        target = folder / "forms" / "2024" / "masuk" / f"{office.code}.zip"
        target.write_bytes(full_package(office))
    _registers(path, offices)

    def do(minute: int, step: Step) -> float:
        now = datetime(2025, 1, 2, 9, minute)
        context = Context(folder, product.templates_for(folder), now, "penguji")
        began = time.process_time()
        run(FileBook(path), step, context)
        return time.process_time() - began

    do(0, partial(set_plan, begin=date(2025, 1, 2)))
    do(1, request_packages)
    took = do(2, take_packages)
    book = FileBook(path)
    rows = book.read("tblDukunganOpd")["tblDukunganOpd"].rows
    words = book.read("tblAnalisisKota")["tblAnalisisKota"].rows
    agreed = tuple({**row, "Disetujui": "ya", "Peran": "Pelaksana"} for row in rows)
    typed = tuple(
        {**row, "Uraian": f"Kota menilai hal {n} sendiri."} for n, row in enumerate(words)
    )
    book.apply(Change({"tblDukunganOpd": agreed, "tblAnalisisKota": typed}))
    do(3, partial(close_collection, reason="Pengukuran"))
    analysed = do(4, analyse_city)
    return took, analysed, do(5, write_draft)


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
    """The costs of a city in a process of its own, with the memory that it needed."""
    words = (sys.executable, "-m", "tests.bench.bench_city", str(count))
    done = subprocess.run(words, capture_output=True, text=True, check=True)
    return [str(count), *done.stdout.split()]


def parts(*, short: bool) -> dict[str, str]:
    """The tables for docs/performance.md."""
    sizes = SIZES[:2] if short else SIZES
    rounds = [[seconds(size) for size in sizes] for _ in range(1 if short else ROUNDS)]
    rows = []
    for size, column in zip(sizes, zip(*rounds, strict=True), strict=True):
        value = statistics.median(column)
        rows.append([f"{size}", f"{value:.2f}", f"{value / size * 1000:.0f}"])
    drafts = [measured(size) for size in (DRAFTS[:1] if short else DRAFTS)]
    heads = ("OPD", "kirim, s CPU", "analisis, s CPU", "draf, s CPU", "MiB")
    return {
        "city-packages": table(("OPD", "s CPU", "ms a package"), rows),
        "city-draft": table(heads, drafts),
    }


def main() -> None:
    """Print all tables, or with a number of OPD the costs of that city."""
    if len(sys.argv) == 1:
        print(*parts(short=False).values(), sep="\n\n")
        return
    with tempfile.TemporaryDirectory() as here:
        costs = draft(int(sys.argv[1]), Path(here))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(*(f"{one:.2f}" for one in costs), f"{peak:.0f}")


if __name__ == "__main__":
    main()
