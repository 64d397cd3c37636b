"""Packages of OPD built from published tables: what each OPD's own book would have sent."""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from tests.reference import BUDGETS, PUBLISHED, read_table

from lkjip.actions import ALL
from lkjip.measure.numbers.reading import parse_number
from lkjip.measure.rules.capaian import compute_capaian
from lkjip.measure.rules.rule import read_rule
from lkjip.package import write_package
from lkjip.steps.kernel.base import Context, StepResult
from lkjip.steps.kernel.snapshot import Snapshot


@dataclass(frozen=True)
class Opd:
    """One OPD: code, name, its indicator rows and its budget rows as the book keeps them."""

    code: str
    name: str
    capaian: list[dict[str, Any]]
    budget: list[dict[str, Any]]


def published() -> list[Opd]:
    """The twelve OPD of Kota Probolinggo whose tables are at hand (2024, to quarter II)."""
    return [_opd(path) for path in sorted(PUBLISHED.glob("prob2024tw2_*.csv"))]


def _opd(path: Path) -> Opd:
    rows = read_table(path)
    name = rows[0]["agency"].split(" - ", 1)[1]
    code = path.stem.split("_")[1]
    capaian = [_indicator(i, row) for i, row in enumerate(rows, 1)]
    spent = BUDGETS / f"anggaran_{path.name}"
    budget = []
    if spent.is_file():
        for row in csv.reader(spent.open(encoding="utf-8")):
            if re.fullmatch(r"\d\.\d\d\.\d\d\.\d\.\d\d\.\d{4}", row[2]):
                pagu, spent = (_number(row[4], "Rp"), _number(row[5], "Rp"))
                budget.append({"Kode": row[2], "Pagu": pagu, "Realisasi": spent})
    return Opd(f"OPD-{code}", name, capaian, budget)


def _number(text: str, unit: str) -> float | None:
    value = parse_number(text, measure_unit=unit).number
    return None if value is None else float(value)


def _indicator(number: int, row: dict[str, str]) -> dict[str, Any]:
    unit = row["satuan"]
    target = parse_number(row["target"], measure_unit=unit, evidence=(row["realisasi"],))
    done = parse_number(
        row["realisasi"], measure_unit=unit, evidence=(row["target"],), target=target.number
    )
    result = compute_capaian(target.quantity, done.quantity, read_rule(row["arah"] or "naik"))
    return {
        "Kode": f"I{number:03d}",
        "Kode Program": "",
        "Indikator": " ".join(row["indikator"].split()),
        "Satuan": unit,
        "Target": None if target.number is None else float(target.number),
        "Realisasi": None if done.number is None else float(done.number),
        "Status": "angka",
        "Capaian (%)": None if result.value is None else float(result.value),
    }


def mean(opd: Opd) -> Decimal | None:
    """The mean capaian of an OPD by plain arithmetic: another route than the product's."""
    values = [Decimal(repr(r["Capaian (%)"])) for r in opd.capaian if r["Capaian (%)"] is not None]
    return sum(values, Decimal(0)) / len(values) if values else None


def package(opd: Opd, year: int = 2024, version: int = 1) -> bytes:
    """The package that the OPD's book would make."""
    average = mean(opd)
    data = {
        "tblCapaian": opd.capaian,
        "tblIsianAnggaran": opd.budget,
        "tblGulungan": [
            {
                "Jenjang": "Sasaran",
                "Uraian": opd.name,
                "Capaian (%)": None if average is None else float(average),
            }
        ],
    }
    head = {"tahun": year, "unit_kerja": opd.name, "versi_draf": version}
    return write_package(head, data, {f"draf_{opd.code}.docx": b"draf"})


def take(shot: Snapshot, context: Context, from_: Path | None = None) -> StepResult:
    """Carry out ``kirim`` as a button does: the level of the book says which step it is."""
    action = next(one for one in ALL if one.name == "kirim")
    assert action.step is not None
    return action.step(action.given({"dari": str(from_) if from_ else ""}))(shot, context)
