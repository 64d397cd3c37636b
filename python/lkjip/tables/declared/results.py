"""The tables that only the program writes: answers, submissions, results, findings, history."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from lkjip.sop.activities import STEPS
from lkjip.sop.completeness import BY_PERSON, COMPLETENESS_ITEMS
from lkjip.tables import column
from lkjip.tables.cells import Cell
from lkjip.tables.choices import HELD_WORD, HeldDecision, YesNo
from lkjip.tables.column import Audience, Turn, Writer
from lkjip.tables.declared.tabs import TabName
from lkjip.tables.table import Level, Table, TableRow


@dataclass(frozen=True, kw_only=True)
class AnswerRow(TableRow):
    """Who answered: what happened with one asked unit, and when."""

    unit: str = column.code("Kode Unit", 14, key=True)
    name: str = column.text("Unit", 44)
    asked: date | None = column.day("Diminta", 14)
    mailed: date | None = column.day("Surel Terkirim", 14, hint="Hanya lewat akun surel kantor.")
    reminded: date | None = column.day("Diingatkan", 14, hint="Hari terakhir.")
    reminders: int | None = column.whole("Kali Diingatkan", 12)
    received: date | None = column.day("Diterima", 14, hint="Kiriman pertama.")
    submissions: int | None = column.whole("Kali Dikirim", 10)
    returned: date | None = column.day("Dikembalikan", 14, hint="Hari terakhir.")
    complete: date | None = column.day("Lengkap", 14)
    status: str = column.centred("Status", 26, colour=True)
    filler: str = column.text("Pengisi", 28)
    contact: str = column.text("Telepon Pengisi", 20)
    message: str = column.text("Pesan", 50)


@dataclass(frozen=True, kw_only=True)
class SubmissionRow(TableRow):
    """A file that came in, also one that was refused or skipped."""

    received: datetime | None = column.moment("Waktu", 18)
    unit: str = column.code("Kode Unit", 14)
    file: str = column.text("Berkas", 44)
    sender: str = column.text("Pengirim", 30)
    trust: str = column.centred("Kepercayaan", 18)
    decision: str = column.choice(
        "Keputusan",
        20,
        HeldDecision,
        hint="Hanya untuk yang ditahan: pilih, lalu tekan Pastikan Kiriman.",
        by=Writer.BOTH,
        only_where=("Hasil", HELD_WORD),
        printed=False,
    )
    revision: int | None = column.whole("Revisi", 8)
    result: str = column.centred("Hasil", 26, colour=True)
    refusals: int | None = column.whole("Tolak", 8)
    corrections: int | None = column.whole("Perbaiki", 9)
    notes: int | None = column.whole("Catatan", 9)
    archived: str = column.file_name("Arsip", 60, printed=False)
    fingerprint: str = column.fingerprint("Sidik", 20, printed=False)
    content_fingerprint: str = column.fingerprint("Sidik Isi", 20, printed=False)
    filler: str = column.text("Pengisi", 28, printed=False)
    contact: str = column.text("Telepon Pengisi", 20, printed=False)
    message: str = column.text("Pesan", 50, printed=False)
    failed_check: str = column.text("Pemeriksaan Server", 24, printed=False)


@dataclass(frozen=True, kw_only=True)
class CompletenessRow(TableRow):
    """One item that the SOP asks for."""

    item: str = column.text("Kunci", 16, key=True)
    step: str = column.text("Langkah", 16)
    description: str = column.text("Kelengkapan", 60)
    method: str = column.centred("Cara", 18)
    required: str = column.centred("Wajib", 9)
    present: str = column.choice(
        "Ada",
        9,
        YesNo,
        hint="Hanya untuk yang dicentang orang.",
        by=Writer.BOTH,
        only_where=("Cara", BY_PERSON),
    )


@dataclass(frozen=True, kw_only=True)
class EventRow(TableRow):
    """One event of the process; the headings are those of ``sop.process.rows``.

    The cells are kept as they are: ``from_rows`` reads them by the kind of the event.
    """

    number: Cell = column.record("no", 16, key=True)
    when: Cell = column.record("waktu", 16)
    event: Cell = column.record("peristiwa", 16)
    step: Cell = column.record("langkah", 16)
    unit: Cell = column.record("unit", 16)
    version: Cell = column.record("versi", 16)
    subject_number: Cell = column.record("nomor", 16)
    item: Cell = column.record("kunci", 16)
    result: Cell = column.record("hasil", 16)
    on_date: date | None = column.day("tanggal", 16)
    days: Cell = column.record("hari", 16)
    description: Cell = column.record("uraian", 40)
    actor: Cell = column.record("pelaku", 16)
    role: Cell = column.record("peran", 16)


@dataclass(frozen=True, kw_only=True)
class CapaianRow(TableRow):
    """One indicator with its capaian and the formula that gave it."""

    code: str = column.code("Kode", 9, key=True)
    program: str = column.code("Kode Program", 20)
    indikator: str = column.text("Indikator", 54)
    measure_unit: str = column.text("Satuan", 16)
    target: Cell = column.value("Target", 12)
    realisasi: Cell = column.value("Realisasi", 12)
    status: str = column.centred("Status", 13)
    direction: str = column.centred("Arah", 9)
    capaian: Decimal | None = column.percent("Capaian (%)", 12)
    category: str = column.centred("Kategori", 15, colour=True)
    formula: str = column.text("Rumus yang dipakai", 34)
    last_year: Cell = column.value("Realisasi Tahun Lalu", 13)
    change: Decimal | None = column.number("Perubahan", 13)
    source: str = column.centred("Sumber", 22)
    unit: str = column.text("Unit", 40)
    sasaran: str = column.text("Sasaran", 44)


@dataclass(frozen=True, kw_only=True)
class FindingRow(TableRow):
    """A finding: something to refuse, to correct or to know."""

    code: str = column.centred("Kode", 8)
    severity: str = column.centred("Tingkat", 16, colour=True)
    state: str = column.centred("Keadaan", 15, hint="Saring: belum selesai.", colour=True)
    unit: str = column.code("Unit", 14)
    tally: str = column.text("Jumlah unit ini", 22)
    message: str = column.text("Pesan", 64)
    cure: str = column.text("Perbaikan", 52)
    sheet: str = column.text("Lembar", 13)
    at: str = column.centred("Sel", 8)
    label: str = column.text("Isian", 34)
    value: str = column.text("Nilai", 20)
    file: str = column.text("Berkas", 34)
    step: str = column.centred("Langkah", 14)


@dataclass(frozen=True, kw_only=True)
class HistoryRow(TableRow):
    """One action; ``chain`` is the fingerprint of all rows up to this one."""

    number: int | None = column.whole("No", 6, key=True)
    when: datetime | None = column.moment("Waktu", 18)
    actor: str = column.text("Pelaku", 18)
    step: str = column.text("Langkah", 14)
    action: str = column.text("Tindakan", 20)
    subject: str = column.text("Objek", 26)
    status: str = column.centred("Status", 24, colour=True)
    remark: str = column.text("Keterangan", 70)
    tables: str = column.file_name("Tabel", 30, printed=False)
    backup: str = column.file_name("Cadangan", 40, printed=False)
    before: str = column.fingerprint("Sidik Sebelum", 18, printed=False)
    after: str = column.fingerprint("Sidik Sesudah", 18, printed=False)
    chain: str = column.fingerprint("Rantai", 18, hint="Sidik sampai baris ini.", printed=False)


def _completeness() -> Iterator[CompletenessRow]:
    for item in COMPLETENESS_ITEMS:
        yield CompletenessRow(
            item=item.key,
            step=STEPS[item.sop_step - 1].tab,
            description=item.text,
            method=item.method,
            required=YesNo.YES if item.required else YesNo.NO,
            present=YesNo.NO,
        )


ANSWERS = Table(AnswerRow, "tblJawaban", TabName.ANSWERS, turn=Turn.BLANK, level=Level.SECTION)
SUBMISSIONS = Table(
    SubmissionRow, "tblKiriman", TabName.SUBMISSIONS, turn=Turn.BLANK, level=Level.SECTION
)
COMPLETENESS = Table(
    CompletenessRow,
    "tblKelengkapan",
    TabName.COMPLETENESS,
    turn=Turn.BLANK,
    shipped=_completeness,
)
EVENTS = Table(EventRow, "tblPeristiwa", TabName.PROCESS, turn=Turn.BLANK)
CAPAIAN = Table(
    CapaianRow,
    "tblCapaian",
    TabName.CAPAIAN,
    turn=Turn.BLANK,
    seen_by=Audience.CITY,
    level=Level.SECTION,
)
FINDINGS = Table(FindingRow, "tblTemuan", TabName.FINDINGS, turn=Turn.BLANK)
HISTORY = Table(HistoryRow, "tblRiwayat", TabName.HISTORY, turn=Turn.BLANK)
