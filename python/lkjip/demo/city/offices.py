"""The OPD of the example: registers and answers out of the published tables that are shipped."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from lkjip import product
from lkjip.demo.sender import Answers
from lkjip.tables.choices import Source, YesNo
from lkjip.tables.declared.registers import IndicatorRow, ProgramRow, UnitRow

FOLDER = product.EXAMPLE / "kota"
BY_HAND = "tangan"
"""The word of an OPD that hands in a report without this program."""
QUARTERS = ("TW I", "TW II")


@dataclass(frozen=True)
class Office:
    """One OPD: what its registers hold and what it answers, as published."""

    code: str
    name: str
    head: str
    email: str
    own_book: bool
    programs: tuple[dict[str, str], ...]
    indicators: tuple[dict[str, str], ...]

    def unit(self) -> UnitRow:
        """Return the row of the OPD, in its own book and in the city's."""
        return UnitRow(
            code=self.code, name=self.name, head=self.head, email=self.email, active=YesNo.YES
        )

    def program_rows(self) -> Iterator[ProgramRow]:
        """Yield its programmes; a pagu stands only where one was published."""
        for row in self.programs:
            yield ProgramRow(
                code=row["Kode"],
                level=row["Jenjang"],
                description=row["Uraian"],
                parent=row["Induk"],
                unit=self.code if row["Jenjang"] == "Sub Kegiatan" else "",
                sasaran=row["Sasaran"],
                pagu=Decimal(row["Pagu"]) if row["Pagu"] else None,
            )

    def indicator_rows(self) -> Iterator[IndicatorRow]:
        """Yield its indicators."""
        for row in self.indicators:
            yield IndicatorRow(
                code=row["Kode"],
                program=row["Kode Program"],
                indikator=row["Indikator"],
                measure_unit=row["Satuan"],
                target=_typed(row["Target"]),
                direction="naik",
                accumulation=row["Akumulasi"],
                source=Source.ENTRY,
                unit=self.code,
                kind=row["Jenis"],
            )

    def answers(self) -> Answers:
        """Return what the OPD types into its form; words that nobody published say so."""
        unit = {"Kode Unit": self.code}
        return {
            "kinerja": [
                unit | {"Kode": row["Kode"], **_figures(row), "Status": row["Status"]}
                for row in self.indicators
            ],
            "anggaran": [
                unit | {"Kode": row["Kode"], "Realisasi": row["Realisasi"]}
                for row in self.programs
                if row["Pagu"]
            ],
            "analisis": [
                unit | {"Kode": row["Kode"], "Butir": str(number), "Jawaban": words}
                for row in self.indicators
                if row["Jenis"] == "IKU"
                for number, words in enumerate(_words(row), 1)
            ],
            "bukti": [],
        }

    def plain_table(self) -> str:
        """Return its indicators as the table that an OPD without this program hands in."""
        lines = ["kode;indikator;satuan;target;realisasi"]
        for row in self.indicators:
            cells = (row["Kode"], row["Indikator"], row["Satuan"], row["Target"], _result(row))
            lines.append(";".join(one.replace(";", ",") for one in cells))
        return "\n".join(lines) + "\n"


def example_offices(folder: Path = FOLDER) -> tuple[Office, ...]:
    """Return the twelve OPD in the order of the source."""
    programs = rows_of(folder / "program.csv")
    indicators = rows_of(folder / "indikator.csv")
    return tuple(
        Office(
            row["Kode"],
            row["OPD"],
            row["Kepala"],
            row["Email"],
            row["Cara"] != BY_HAND,
            tuple(one for one in programs if one["OPD"] == row["Kode"]),
            tuple(one for one in indicators if one["OPD"] == row["Kode"]),
        )
        for row in rows_of(folder / "opd.csv")
    )


def rows_of(path: Path) -> list[dict[str, str]]:
    """Read a table of the example, each row by its headings."""
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def _figures(row: dict[str, str]) -> dict[str, str]:
    return {name: row[name] for name in QUARTERS if row[name]}


def _typed(figure: str) -> float | str:
    """Return a figure as a person types it: one below 1 % with its sign, so that it is clear."""
    return figure.replace(".", ",") if figure.endswith("%") else float(figure)


def _result(row: dict[str, str]) -> str:
    """Return the realisasi to quarter II, as the row's accumulation makes it of its quarters."""
    quarters = [row[name] for name in QUARTERS if row[name]]
    if not quarters:
        return ""
    if row["Akumulasi"] == "jumlah":
        return str(sum(map(Decimal, quarters), Decimal(0))).replace(".", ",")
    return quarters[-1].replace(".", ",")


def _words(row: dict[str, str]) -> Iterator[str]:
    figures = (
        f"{row['Indikator']}: target {row['Target']} {row['Satuan']}, sampai Triwulan II "
        f"{_result(row) or 'belum rilis'}".replace(".", ",")
    )
    yield f"{figures} (Formulir E.60 Triwulan II 2024)."
    for what in ("Kendalanya", "Solusinya", "Efisiensinya", "Program penunjangnya"):
        yield f"{what} tidak dimuat dalam tabel terbit untuk {row['Indikator']} (contoh)."
