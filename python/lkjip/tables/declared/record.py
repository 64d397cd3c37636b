"""The tables of the record: the head's consent and signatures, and the files as signed.

They stand to the right of a step's own tables and stay on the screen: papers hold the same.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from lkjip.tables import column
from lkjip.tables.column import Turn, Writer
from lkjip.tables.declared.tabs import TabName
from lkjip.tables.table import Table, TableRow


@dataclass(frozen=True, kw_only=True)
class ApprovalRow(TableRow):
    """A signature of the head: typed by a person, stamped when the program has taken it."""

    approver: str = column.text(
        "Disahkan oleh", 28, hint="Nama pejabat.", by=Writer.BOTH, printed=False
    )
    signed_on: date | None = column.day("Tanggal", 14, by=Writer.BOTH, printed=False)
    number: str = column.code("Nomor", 22, by=Writer.BOTH, printed=False)
    reason: str = column.text(
        "Alasan", 34, hint="Hanya bila masih ada yang kurang.", by=Writer.BOTH, printed=False
    )
    signed_file: str = column.file_name(
        "Berkas bertanda tangan", 34, hint="PDF; boleh disusulkan.", by=Writer.BOTH, printed=False
    )
    version: int | None = column.whole("Versi", 8, printed=False)
    recorded: datetime | None = column.moment("Dicatat", 18, printed=False)


@dataclass(frozen=True, kw_only=True)
class ApprovedFileRow(TableRow):
    """A file as it was when it was approved; ``file`` is its path below the book's folder.

    The last row of a path counts.
    """

    version: int | None = column.whole("Versi", 8, printed=False)
    kind: str = column.centred("Jenis", 20, printed=False)
    file: str = column.file_name("Berkas", 44, printed=False)
    fingerprint: str = column.fingerprint("Sidik", 20, printed=False)
    recorded: datetime | None = column.moment("Dicatat", 18, printed=False)


@dataclass(frozen=True, kw_only=True)
class PlanApprovalRow(TableRow):
    """The head's consent to the plan: typed by a person, stamped when the program has taken it."""

    approver: str = column.text(
        "Disetujui oleh", 28, hint="Nama pejabat.", by=Writer.BOTH, printed=False
    )
    signed_on: date | None = column.day("Tanggal", 14, by=Writer.BOTH, printed=False)
    recorded: datetime | None = column.moment("Dicatat", 18, printed=False)


PLAN_APPROVALS = Table(
    PlanApprovalRow,
    "tblPersetujuanRencana",
    TabName.PLAN,
    turn=Turn.BLANK,
    left=14,
    title="Ketik persetujuan kepala, lalu tekan Catat Persetujuan",
    shipped=lambda: (PlanApprovalRow(),),
)
APPROVALS = Table(
    ApprovalRow,
    "tblPengesahan",
    TabName.REVIU,
    turn=Turn.BLANK,
    left=14,
    title="Ketik pengesahan di sini, lalu tekan Catat Pengesahan",
    shipped=lambda: (ApprovalRow(),),
)
APPROVED_FILES = Table(
    ApprovedFileRow,
    "tblBerkasSah",
    TabName.REVIU,
    turn=Turn.BLANK,
    left=22,
    title="Berkas yang disetujui dan disahkan",
)
