"""The tables about the office that the report prints: staff, recommendations, awards."""

from __future__ import annotations

from dataclasses import dataclass

from lkjip.tables import column
from lkjip.tables.choices import FollowUp, RecommendationSource, StaffGroup
from lkjip.tables.column import Audience, Turn, Writer
from lkjip.tables.declared.tabs import TabName
from lkjip.tables.table import Table, TableRow


@dataclass(frozen=True, kw_only=True)
class StaffRow(TableRow):
    """How many people of one kind work here, or means there are; each group is a table of Bab I."""

    group: str = column.choice("Kelompok", 15, StaffGroup, key=True)
    value: str = column.text("Nilai", 26, key=True, hint="Misalnya III/c, Sarjana, Pelaksana.")
    count: int | None = column.whole("Jumlah", 9)
    needed: int | None = column.whole(
        "Kebutuhan", 11, hint="Menurut analisis beban kerja atau standar sarana; boleh kosong."
    )


@dataclass(frozen=True, kw_only=True)
class AwardRow(TableRow):
    """An award or an innovation of a year."""

    year: int | None = column.year("Tahun", 8, key=True)
    name: str = column.text("Penghargaan/Inovasi", 40, key=True)
    giver: str = column.text("Pemberi", 30, hint="Kosong untuk inovasi sendiri.")
    remark: str = column.text("Keterangan", 40)


@dataclass(frozen=True, kw_only=True)
class RecommendationRow(TableRow):
    """A recommendation of an earlier evaluation, and what became of it."""

    year: int | None = column.year("Tahun", 8, key=True, hint="Tahun laporan yang dievaluasi.")
    source: str = column.choice("Sumber", 10, RecommendationSource)
    recommendation: str = column.text("Rekomendasi", 50, key=True)
    follow_up: str = column.text("Tindak Lanjut", 50)
    status: str = column.choice("Status", 10, FollowUp)
    evidence: str = column.text("Bukti", 30)


STAFF = Table(
    StaffRow,
    "tblSdm",
    TabName.OFFICE,
    turn=Turn.CARRY,
    seen_by=Audience.CITY,
    by=Writer.PERSON,
    title="Pegawai dan sarana",
)
AWARDS = Table(
    AwardRow,
    "tblPrestasi",
    TabName.OFFICE,
    turn=Turn.CARRY,
    seen_by=Audience.CITY,
    by=Writer.PERSON,
    left=7,
    title="Prestasi dan inovasi",
)
RECOMMENDATIONS = Table(
    RecommendationRow,
    "tblRekomendasi",
    TabName.OFFICE,
    turn=Turn.CARRY,
    seen_by=Audience.CITY,
    by=Writer.PERSON,
    left=12,
    title="Rekomendasi dan tindak lanjut",
)
