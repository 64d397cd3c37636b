"""The tables of steps 9 and 10: the Inspektur's reviu, the Wali Kota's signature, the dispatch."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from lkjip.tables import column
from lkjip.tables.column import Turn, Writer
from lkjip.tables.declared.record import ApprovalRow
from lkjip.tables.declared.steps import NoteRow, RoundRow, blank_notes
from lkjip.tables.declared.tabs import TabName
from lkjip.tables.table import Level, Table, TableRow


@dataclass(frozen=True, kw_only=True)
class InitialRow(TableRow):
    """A coordinating initial of Bagian Hukum on the Wali Kota's letter; it blocks nothing."""

    approver: str = column.text("Diparaf oleh", 28, hint="Nama pejabat.", by=Writer.BOTH)
    signed_on: date | None = column.day("Tanggal", 14, by=Writer.BOTH)
    note: str = column.text("Catatan", 34, by=Writer.BOTH)
    recorded: datetime | None = column.moment("Dicatat", 18)


@dataclass(frozen=True, kw_only=True)
class DispatchRow(TableRow):
    """To whom the signed report of the city went."""

    addressees: str = column.text(
        "Disampaikan kepada", 44, hint="Beberapa tujuan dipisah titik koma.", by=Writer.BOTH
    )
    sent_on: date | None = column.day("Tanggal", 14, by=Writer.BOTH)
    number: str = column.code("Nomor Surat", 22, by=Writer.BOTH)
    recorded: datetime | None = column.moment("Dicatat", 18)


INSPECTOR_NOTES = Table(
    NoteRow,
    "tblCatatanInspektur",
    TabName.INSPECTOR,
    turn=Turn.BLANK,
    by=Writer.PERSON,
    level=Level.CITY,
    title="Ketik koreksi di sini sebelum mengembalikan draf",
    shipped=blank_notes,
)
INSPECTOR_ROUNDS = Table(
    RoundRow,
    "tblReviuInspektur",
    TabName.INSPECTOR,
    turn=Turn.BLANK,
    level=Level.CITY,
    left=5,
    title="Putaran reviu Inspektur",
)
CITY_APPROVALS = Table(
    ApprovalRow,
    "tblPengesahanKota",
    TabName.MAYOR,
    turn=Turn.BLANK,
    level=Level.CITY,
    title="Ketik tanda tangan Wali Kota di sini, lalu tekan Catat Pengesahan",
    shipped=lambda: (ApprovalRow(),),
)
INITIALS = Table(
    InitialRow,
    "tblParaf",
    TabName.MAYOR,
    turn=Turn.BLANK,
    level=Level.CITY,
    left=10,
    title="Paraf koordinasi Bagian Hukum",
    shipped=lambda: (InitialRow(),),
)
DISPATCHES = Table(
    DispatchRow,
    "tblPenyampaian",
    TabName.MAYOR,
    turn=Turn.BLANK,
    level=Level.CITY,
    left=15,
    title="Penyampaian laporan",
    shipped=lambda: (DispatchRow(),),
)
CITY_RECORD = (INSPECTOR_NOTES, INSPECTOR_ROUNDS, CITY_APPROVALS, INITIALS, DISPATCHES)
