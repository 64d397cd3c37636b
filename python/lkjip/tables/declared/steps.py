"""The tables on the tabs of the eight steps."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from lkjip.sop.activities import STEPS
from lkjip.tables import column
from lkjip.tables.choices import YesNo
from lkjip.tables.column import Audience, Turn, Writer
from lkjip.tables.declared.tabs import TabName
from lkjip.tables.table import Level, Table, TableRow

NOTE_ROWS = 6
"""Blank rows for the corrections that a reviewer types."""


@dataclass(frozen=True, kw_only=True)
class PlanRow(TableRow):
    """One step of the SOP: when it should run and how it stands."""

    step: str = column.text("Langkah", 16, key=True)
    activity: str = column.text("Aktivitas", 52)
    working_days: int | None = column.whole("Hari Kerja", 11)
    begin: date | None = column.day("Mulai", 14)
    due: date | None = column.day("Tenggat", 14)
    finished: date | None = column.day("Selesai", 14)
    status: str = column.centred("Keadaan", 15, colour=True)
    remaining: str = column.text("Sisa Waktu", 24)
    extra_days: int | None = column.whole(
        "Undur (hari)", 10, hint="Tambahan hari kerja, 1 sampai 30.", by=Writer.BOTH
    )
    reason: str = column.text("Alasan Undur", 30, hint="Lalu tekan Undur Tenggat.", by=Writer.BOTH)
    performer: str = column.text("Pelaksana", 46)


@dataclass(frozen=True, kw_only=True)
class RequestRow(TableRow):
    """The form, letter and mail of one unit that is asked."""

    unit: str = column.code("Kode Unit", 16, key=True)
    name: str = column.text("Unit", 44)
    email: str = column.text("Email", 30)
    made: date | None = column.day("Dibuat", 14)
    due: date | None = column.day("Tenggat", 14)
    form: str = column.text("Formulir", 40)
    letter: str = column.text("Surat", 46)
    mail: str = column.text("Surel", 46)


@dataclass(frozen=True, kw_only=True)
class CollectionRow(TableRow):
    """How one asked unit stands."""

    unit: str = column.code("Kode Unit", 16, key=True)
    name: str = column.text("Unit", 44)
    status: str = column.centred("Status", 27, colour=True)
    due: date | None = column.day("Tenggat", 14)
    received: date | None = column.day("Diterima", 14)
    late: int | None = column.whole("Terlambat (hari kerja)", 13)
    revision: int | None = column.whole("Revisi", 8)
    refusals: int | None = column.whole("Tolak", 8)
    corrections: int | None = column.whole("Perbaiki", 10)
    notes: int | None = column.whole("Catatan", 10)
    reason: str = column.text(
        "Alasan",
        36,
        hint="Lalu tekan Minta Formulir Baru (unit yang lengkap) atau Keluarkan Unit.",
        by=Writer.BOTH,
    )
    file: str = column.text("Berkas", 40)


@dataclass(frozen=True, kw_only=True)
class RolledRow(TableRow):
    """Capaian and budget of one level: the whole, a sasaran, a program, a unit."""

    level: str = column.text("Jenjang", 16)
    description: str = column.text("Uraian", 52)
    code: str = column.code("Kode", 20)
    capaian: Decimal | None = column.percent("Capaian (%)", 12)
    category: str = column.centred("Kategori", 15, colour=True)
    pagu: Decimal | None = column.money("Pagu (Rp)", 18)
    realisasi: Decimal | None = column.money("Realisasi (Rp)", 18)
    serapan: Decimal | None = column.percent("Serapan (%)", 12)
    efficiency: Decimal | None = column.percent(
        "Efisiensi", 11, hint="Menurut pengaturan Rumus efisiensi."
    )
    method: str = column.text("Cara hitung", 44)


@dataclass(frozen=True, kw_only=True)
class CorrectionRow(TableRow):
    """A correction that a reviewer asks for, and its answer."""

    number: int | None = column.whole("No", 16, key=True)
    description: str = column.text("Koreksi", 52)
    step: str = column.centred("Langkah", 12)
    round: int | None = column.whole("Putaran", 12)
    answer: str = column.text("Jawaban", 52, hint="Apa yang sudah diperbaiki.", by=Writer.BOTH)
    answered: date | None = column.day("Dijawab", 14)
    answered_by: str = column.text("Oleh", 20)


@dataclass(frozen=True, kw_only=True)
class DraftRow(TableRow):
    """A version of the draft; ``file`` is its path below the book's folder."""

    version: int | None = column.whole("Versi", 8, key=True)
    made: datetime | None = column.moment("Dibuat", 18)
    file: str = column.text("Berkas", 44)
    fingerprint: str = column.fingerprint("Sidik", 20, printed=False)


@dataclass(frozen=True, kw_only=True)
class NoteRow(TableRow):
    """A correction that a reviewer types before returning the draft."""

    about: str = column.text("Untuk bagian", 20, hint="Boleh kosong; misalnya Bab III.B.")
    correction: str = column.text("Koreksi baru", 60, hint="Satu baris satu koreksi.")


@dataclass(frozen=True, kw_only=True)
class RoundRow(TableRow):
    """One decision on a version of the draft."""

    version: int | None = column.whole("Versi Draf", 14)
    decision: str = column.centred("Keputusan", 18, colour=True)
    handed_in: date | None = column.day("Diajukan", 14)
    decided: date | None = column.day("Diputus", 14)
    working_days: int | None = column.whole("Hari Kerja", 10)
    decider: str = column.text("Pemutus", 22)
    role: str = column.text("Peran menurut SOP", 22)
    note: str = column.text("Catatan", 36)


@dataclass(frozen=True, kw_only=True)
class ChecklistRow(TableRow):
    """One statement of the reviu's checklist, answered as far as the program can see."""

    section: str = column.text("Bagian", 22)
    number: int | None = column.whole("No", 6)
    statement: str = column.text("Pernyataan", 60)
    answer: str = column.centred("Jawaban", 18, colour=True)
    judged: str = column.choice(
        "Jawaban pereviu",
        14,
        YesNo,
        hint="Diisi pereviu; kosong: jawaban program berlaku.",
        by=Writer.BOTH,
    )
    remark: str = column.text("Catatan pereviu", 40, by=Writer.BOTH)
    evidence: str = column.text("Bukti", 60)


@dataclass(frozen=True, kw_only=True)
class PackageRow(TableRow):
    """A package that was sent, or (in the city's book) that came in."""

    version: int | None = column.whole("Versi", 16)
    file: str = column.text("Berkas", 52)
    sent: datetime | None = column.moment("Dikirim", 18)
    unit: str = column.text("Unit", 30)
    fingerprint: str = column.fingerprint("Sidik", 24)
    result: str = column.centred("Hasil", 24, colour=True)
    remark: str = column.text("Keterangan", 52)


def _plan() -> Iterator[PlanRow]:
    for step in STEPS:
        yield PlanRow(
            step=step.tab,
            activity=step.activity,
            working_days=step.duration_days,
            status="belum mulai",
            performer=", ".join(step.performer),
        )


def blank_notes() -> tuple[NoteRow, ...]:
    """Return the rows in which nothing has been typed yet."""
    return (NoteRow(),) * NOTE_ROWS


PLAN = Table(
    PlanRow,
    "tblRencana",
    TabName.PLAN,
    turn=Turn.BLANK,
    title="Rencana delapan langkah SOP",
    shipped=_plan,
)
REQUESTS = Table(
    RequestRow,
    "tblPermintaan",
    TabName.REQUEST,
    turn=Turn.BLANK,
    level=Level.SECTION,
    title="Permintaan data ke setiap unit",
)
COLLECTION = Table(
    CollectionRow,
    "tblPengumpulan",
    TabName.COLLECTION,
    turn=Turn.BLANK,
    seen_by=Audience.CITY,
    level=Level.SECTION,
    title="Formulir yang sudah kembali",
)
ROLLED = Table(
    RolledRow,
    "tblGulungan",
    TabName.ANALYSIS,
    turn=Turn.BLANK,
    seen_by=Audience.CITY,
    level=Level.SECTION,
    title="Capaian dan anggaran dari sub kegiatan sampai keseluruhan",
)
CORRECTIONS = Table(
    CorrectionRow,
    "tblKoreksi",
    TabName.DRAFT,
    seen_by=Audience.CITY,
    turn=Turn.BLANK,
    title="Koreksi yang harus dijawab sebelum draf diajukan lagi",
)
DRAFTS = Table(DraftRow, "tblDraf", TabName.DRAFT, turn=Turn.BLANK, left=10, title="Versi draf")
REVIU_NOTES = Table(
    NoteRow,
    "tblCatatanReviu",
    TabName.REVIU,
    turn=Turn.BLANK,
    by=Writer.PERSON,
    title="Ketik koreksi di sini sebelum mengembalikan draf",
    shipped=blank_notes,
)
REVIU_ROUNDS = Table(
    RoundRow, "tblReviu", TabName.REVIU, turn=Turn.BLANK, left=5, title="Putaran reviu"
)
EVALUATION_NOTES = Table(
    NoteRow,
    "tblCatatanEvaluasi",
    TabName.EVALUATION,
    turn=Turn.BLANK,
    by=Writer.PERSON,
    title="Ketik koreksi di sini sebelum mengembalikan draf",
    shipped=blank_notes,
)
EVALUATION_ROUNDS = Table(
    RoundRow, "tblEvaluasi", TabName.EVALUATION, turn=Turn.BLANK, left=5, title="Putaran evaluasi"
)
CHECKLIST = Table(ChecklistRow, "tblDaftarReviu", TabName.CHECKLIST, turn=Turn.BLANK)
PACKAGES = Table(
    PackageRow,
    "tblPaket",
    TabName.HANDOVER,
    turn=Turn.BLANK,
    title="Paket untuk Bagian Organisasi",
)
