"""The tables of accepted inputs; every row says where it came from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from lkjip.tables import column
from lkjip.tables.cells import Cell
from lkjip.tables.choices import YesNo
from lkjip.tables.column import Audience, Turn, Writer
from lkjip.tables.declared.tabs import TabName
from lkjip.tables.table import Level, Table, TableRow


@dataclass(frozen=True, kw_only=True)
class Provenance(TableRow):
    """Where an accepted value came from; the last columns of every input table."""

    file: str = column.file_name(
        "Berkas", 36, hint="Nama berkas yang dikirim unit.", printed=False, feeds=False
    )
    sheet: str = column.text("Lembar", 12, printed=False, feeds=False)
    at: str = column.centred("Sel", 8, printed=False, feeds=False)
    revision: int | None = column.whole("Revisi", 8, printed=False, feeds=False)
    sender: str = column.text("Pengirim", 28, printed=False, feeds=False)
    received: datetime | None = column.moment("Diterima", 17, printed=False, feeds=False)
    fingerprint: str = column.fingerprint(
        "Sidik", 18, hint="Sidik SHA-256 berkas asli.", printed=False, feeds=False
    )


@dataclass(frozen=True, kw_only=True)
class PerformanceRow(Provenance):
    """The report of a unit about one indicator."""

    unit: str = column.code("Kode Unit", 14)
    code: str = column.code("Kode", 9, key=True)
    indikator: str = column.text("Indikator", 54)
    measure_unit: str = column.text("Satuan", 16)
    target: Cell = column.value("Target", 12)
    tw1: Cell = column.value("TW I", 11)
    tw2: Cell = column.value("TW II", 11)
    tw3: Cell = column.value("TW III", 11)
    tw4: Cell = column.value("TW IV", 11)
    realisasi: Cell = column.value("Realisasi", 12)
    status: str = column.centred("Status", 13)
    remark: str = column.text("Keterangan", 40)

    @property
    def triwulan(self) -> tuple[Cell, Cell, Cell, Cell]:
        """Return the four quarters as reported."""
        return self.tw1, self.tw2, self.tw3, self.tw4


@dataclass(frozen=True, kw_only=True)
class BudgetRow(Provenance):
    """The report of a unit about one sub-kegiatan, in rupiah."""

    unit: str = column.code("Kode Unit", 14)
    code: str = column.code("Kode", 20, key=True)
    description: str = column.text("Sub Kegiatan", 46)
    pagu: Decimal | None = column.money("Pagu", 18)
    realisasi: Decimal | None = column.money("Realisasi", 18)
    serapan: Decimal | None = column.percent("Serapan (%)", 12)
    remark: str = column.text("Keterangan", 40)


@dataclass(frozen=True, kw_only=True)
class AnalysisRow(Provenance):
    """One answer of a unit about one indicator."""

    unit: str = column.code("Kode Unit", 14)
    code: str = column.code("Kode", 9, key=True)
    item: str = column.centred("Butir", 14, key=True)
    question: str = column.text("Pertanyaan", 44)
    answer: str = column.text("Jawaban", 80)


@dataclass(frozen=True, kw_only=True)
class EvidenceRow(Provenance):
    """One document that a unit names as evidence."""

    unit: str = column.code("Kode Unit", 14)
    code: str = column.code("Kode", 9, form="kode")
    document: str = column.text("Dokumen", 50, form="dokumen")
    number: str = column.text("Nomor dan Tanggal", 34, form="nomor")
    location: str = column.text("Lokasi", 44, form="lokasi")
    state: str = column.centred("Keadaan", 18, colour=True, feeds=False)
    seen: str = column.choice(
        "Dilihat orang",
        12,
        YesNo,
        hint="Isi ya bila dokumennya sudah dilihat di tempatnya.",
        by=Writer.BOTH,
        feeds=False,
    )


@dataclass(frozen=True, kw_only=True)
class EvidenceFileRow(TableRow):
    """A document or picture that came in as evidence; a person may choose its indicator."""

    received: datetime | None = column.moment("Diterima", 17)
    unit: str = column.code("Kode Unit", 14)
    code: str = column.code(
        "Kode", 9, hint="Indikator yang dibuktikan; boleh diisi sendiri.", by=Writer.BOTH
    )
    document: str = column.text("Dokumen", 44)
    file: str = column.file_name("Berkas", 40)
    result: str = column.centred("Hasil", 20, colour=True)
    size: int | None = column.whole("Ukuran (KB)", 10)
    sender: str = column.text("Pengirim", 28, printed=False)
    archived: str = column.file_name("Arsip", 40, printed=False)
    fingerprint: str = column.fingerprint("Sidik", 18, printed=False)


PERFORMANCE = Table(
    PerformanceRow,
    "tblIsianKinerja",
    TabName.PERFORMANCE,
    turn=Turn.BLANK,
    feeds=True,
    seen_by=Audience.CITY,
    level=Level.SECTION,
)
BUDGET = Table(
    BudgetRow,
    "tblIsianAnggaran",
    TabName.BUDGET,
    turn=Turn.BLANK,
    feeds=True,
    seen_by=Audience.CITY,
    level=Level.SECTION,
)
ANALYSES = Table(
    AnalysisRow,
    "tblIsianAnalisis",
    TabName.ANALYSES,
    turn=Turn.BLANK,
    feeds=True,
    seen_by=Audience.CITY,
    level=Level.SECTION,
)
EVIDENCE = Table(
    EvidenceRow,
    "tblBukti",
    TabName.EVIDENCE,
    turn=Turn.BLANK,
    seen_by=Audience.CITY,
    level=Level.SECTION,
)
EVIDENCE_FILES = Table(
    EvidenceFileRow,
    "tblBerkasBukti",
    TabName.EVIDENCE,
    turn=Turn.BLANK,
    seen_by=Audience.CITY,
    left=17,
    level=Level.SECTION,
    title="Berkas bukti yang masuk",
)
INPUTS = (PERFORMANCE, BUDGET, ANALYSES, EVIDENCE)
"""The tables that an accepted form fills."""
