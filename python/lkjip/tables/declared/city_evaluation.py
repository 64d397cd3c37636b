"""The tables of the tab Evaluasi OPD: decisions on packages, corrections, dispositions."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from lkjip.tables import column
from lkjip.tables.choices import OpdDecision
from lkjip.tables.column import Turn, Writer
from lkjip.tables.declared.tabs import TabName
from lkjip.tables.table import Level, Table, TableRow

TYPED_ROWS = 12
"""Blank rows in which Bagian Organisasi types its decisions."""


@dataclass(frozen=True, kw_only=True)
class OpdDecisionRow(TableRow):
    """A decision that a person types; one row per correction of the same OPD."""

    unit: str = column.code("Kode Unit", 14, hint="Kode OPD dari lembar Unit.")
    decision: str = column.choice(
        "Keputusan", 16, OpdDecision, hint="Cukup di baris pertama OPD itu."
    )
    correction: str = column.text("Koreksi", 60, hint="Satu baris satu koreksi.")


@dataclass(frozen=True, kw_only=True)
class OpdEvaluationRow(TableRow):
    """One decision on a package; ``fingerprint`` is that of the file that went back."""

    unit: str = column.code("Kode Unit", 14, key=True)
    name: str = column.text("OPD", 36)
    version: int | None = column.whole("Versi", 8, key=True)
    decision: str = column.centred("Keputusan", 16, colour=True)
    corrections: int | None = column.whole("Koreksi", 10)
    decided: datetime | None = column.moment("Diputus", 18, key=True)
    decider: str = column.text("Pemutus", 22)
    note: str = column.text("Catatan", 36)
    file: str = column.file_name("Berkas", 36)
    fingerprint: str = column.fingerprint("Sidik Berkas", 20, printed=False)
    package: str = column.fingerprint("Sidik Paket", 20, printed=False)


@dataclass(frozen=True, kw_only=True)
class OpdCorrectionRow(TableRow):
    """One correction that went back to an OPD, and what its next package answers."""

    unit: str = column.code("Kode Unit", 14, key=True)
    version: int | None = column.whole("Versi", 8, key=True)
    number: int | None = column.whole("No", 6, key=True)
    correction: str = column.text("Koreksi", 52)
    answer: str = column.text("Jawaban OPD", 52)


@dataclass(frozen=True, kw_only=True)
class DispositionRow(TableRow):
    """An order of the head about the package of an OPD: who does what until when."""

    unit: str = column.code("Kode Unit", 14, hint="Kode OPD.", by=Writer.BOTH)
    receiver: str = column.text("Kepada", 30, hint="Nama atau jabatan.", by=Writer.BOTH)
    order: str = column.text("Isi Disposisi", 44, hint="Apa yang dikerjakan.", by=Writer.BOTH)
    due: date | None = column.day("Batas", 14, by=Writer.BOTH)
    given: datetime | None = column.moment("Dicatat", 18)
    giver: str = column.text("Oleh", 22)
    file: str = column.file_name("Lembar", 36)


def blank_decisions() -> tuple[OpdDecisionRow, ...]:
    """Return the rows in which no decision has been typed yet."""
    return (OpdDecisionRow(),) * TYPED_ROWS


OPD_DECISIONS = Table(
    OpdDecisionRow,
    "tblKeputusanOpd",
    TabName.OPD_EVALUATIONS,
    turn=Turn.BLANK,
    by=Writer.PERSON,
    level=Level.CITY,
    title="Ketik keputusan di sini",
    shipped=blank_decisions,
)
DISPOSITIONS = Table(
    DispositionRow,
    "tblDisposisi",
    TabName.OPD_EVALUATIONS,
    turn=Turn.BLANK,
    level=Level.CITY,
    left=6,
    title="Disposisi",
    shipped=lambda: (DispositionRow(),),
)
OPD_EVALUATIONS = Table(
    OpdEvaluationRow,
    "tblEvaluasiOpd",
    TabName.OPD_EVALUATIONS,
    turn=Turn.BLANK,
    level=Level.CITY,
    left=14,
    title="Keputusan yang dicatat",
)
OPD_CORRECTIONS = Table(
    OpdCorrectionRow,
    "tblKoreksiOpd",
    TabName.OPD_EVALUATIONS,
    turn=Turn.BLANK,
    level=Level.CITY,
    left=26,
    title="Koreksi kepada OPD dan jawabannya",
)
EVALUATION_TABLES = (OPD_DECISIONS, DISPOSITIONS, OPD_EVALUATIONS, OPD_CORRECTIONS)
