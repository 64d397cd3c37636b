"""``status`` on a terminal: the home tab in words."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from lkjip.measure.numbers.format import format_number
from lkjip.sop.overview import STALE
from lkjip.steps.kernel.base import StepResult
from lkjip.steps.kernel.display import short_date
from lkjip.steps.kernel.states import LATE

COLOURS = {
    "selesai": "green",
    "berjalan": "blue",
    "menunggu": "yellow",
    "dikembalikan": "red",
    STALE: "red",
    "belum mulai": "dim",
}


def show_status(result: StepResult, out: Console) -> None:
    """Print steps, next action, units, findings, capaian, legal deadline."""
    data: dict[str, Any] = dict(result.data)
    out.print(f"[bold]LKjIP {data['tahun']}[/bold] · {data['periode']} · {_day(data['hari_ini'])}")
    table = Table(title=None)
    for heading in ("Langkah", "Keadaan", "Tenggat", "Sisa waktu", "Pelaksana"):
        table.add_column(heading)
    for step in data["langkah"]:
        table.add_row(
            step["tab"],
            step["status"],
            _day(step["tenggat"]),
            step["sisa"],
            escape(step["pelaksana"] or "–"),
            style=COLOURS.get(step["status"], ""),
        )
    out.print(table)
    out.print(f"[bold]Tindakan berikut:[/bold] {escape(data['tindakan']['teks'])}")
    for unit in data["unit"]:
        late = unit["terlambat_hari_kerja"]
        word = "" if unit["status"] == LATE else f", {LATE}"
        words = f"{word} {late} hari kerja" if late else ""
        out.print(f"  {unit['unit']}: {unit['status']}{words}", markup=False)
    counts = data["jumlah_temuan"]
    out.print("Temuan: " + " · ".join(f"{number} {level}" for level, number in counts.items()))
    for goal in data["sasaran"]:
        if goal["capaian"] is not None:
            value = format_number(Decimal(repr(goal["capaian"])))
            words = f"Capaian: {goal['sasaran']}: {value} {goal['kategori']}"
            out.print(words, markup=False)
    if data["serapan"] is not None:
        out.print(f"Serapan anggaran: {format_number(Decimal(repr(data['serapan'])))} %")
    legal = data["batas_hukum"]
    out.print(f"Batas hukum: {_day(legal['tanggal'])} ({legal['kata']})")
    for path in data.get("halaman", ()):
        out.print(f"Halaman status: {path}", markup=False)


def _day(iso: str | None) -> str:
    return short_date(date.fromisoformat(iso)) if iso else "–"
