"""Packages of OPD built from published tables: what each OPD's own book would have sent."""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from lkjip.measure.numbers.reading import baca_angka
from lkjip.measure.rules.capaian import hitung_capaian
from lkjip.measure.rules.rule import baca_aturan
from lkjip.package import write_package

REFERENCE = Path(__file__).resolve().parents[2].parent / "shared" / "reference"


@dataclass(frozen=True)
class Opd:
    """One OPD: code, name, its indicator rows and its budget rows as the book keeps them."""

    kode: str
    nama: str
    capaian: list[dict[str, Any]]
    anggaran: list[dict[str, Any]]


def published() -> list[Opd]:
    """The twelve OPD of Kota Probolinggo whose tables are at hand (2024, to quarter II)."""
    return [_opd(path) for path in sorted((REFERENCE / "published").glob("prob2024tw2_*.csv"))]


def _opd(path: Path) -> Opd:
    rows = list(csv.DictReader(path.open(encoding="utf-8")))
    nama = rows[0]["agency"].split(" - ", 1)[1]
    kode = path.stem.split("_")[1]
    capaian = [_indicator(i, row) for i, row in enumerate(rows, 1)]
    budget = REFERENCE / "budgets" / f"anggaran_{path.name}"
    anggaran = []
    if budget.is_file():
        for row in csv.reader(budget.open(encoding="utf-8")):
            if re.fullmatch(r"\d\.\d\d\.\d\d\.\d\.\d\d\.\d{4}", row[2]):
                pagu, spent = (_number(row[4], "Rp"), _number(row[5], "Rp"))
                anggaran.append({"Kode": row[2], "Pagu": pagu, "Realisasi": spent})
    return Opd(f"OPD-{kode}", nama, capaian, anggaran)


def _number(text: str, unit: str) -> float | None:
    value = baca_angka(text, satuan=unit).nilai
    return None if value is None else float(value)


def _indicator(number: int, row: dict[str, str]) -> dict[str, Any]:
    unit = row["satuan"]
    target = baca_angka(row["target"], satuan=unit, bukti=(row["realisasi"],))
    done = baca_angka(row["realisasi"], satuan=unit, bukti=(row["target"],), target=target.nilai)
    result = hitung_capaian(target.ukuran, done.ukuran, baca_aturan(row["arah"] or "naik"))
    return {
        "Kode": f"I{number:03d}",
        "Kode Program": "",
        "Indikator": " ".join(row["indikator"].split()),
        "Satuan": unit,
        "Target": None if target.nilai is None else float(target.nilai),
        "Realisasi": None if done.nilai is None else float(done.nilai),
        "Status": "angka",
        "Capaian (%)": None if result.nilai is None else float(result.nilai),
    }


def mean(opd: Opd) -> Decimal | None:
    """The mean capaian of an OPD by plain arithmetic: another route than the product's."""
    values = [Decimal(repr(r["Capaian (%)"])) for r in opd.capaian if r["Capaian (%)"] is not None]
    return sum(values, Decimal(0)) / len(values) if values else None


def package(opd: Opd, tahun: int = 2024, versi: int = 1) -> bytes:
    """The package that the OPD's book would make."""
    average = mean(opd)
    data = {
        "tblCapaian": opd.capaian,
        "tblIsianAnggaran": opd.anggaran,
        "tblGulungan": [
            {
                "Jenjang": "Sasaran",
                "Uraian": opd.nama,
                "Capaian (%)": None if average is None else float(average),
            }
        ],
    }
    head = {"tahun": tahun, "unit_kerja": opd.nama, "versi_draf": versi}
    return write_package(head, data, {f"draf_{opd.kode}.docx": b"draf"})
