"""Any cell of a register may change after the letters went out; the book says what follows."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from tests.steps.office import ASKED, Office, memory_office

from lkjip.errors import RegisterError
from lkjip.findings import Severity
from lkjip.steps.exchange.register_tables import REGISTERS
from lkjip.steps.kernel.office.promises import due_date
from lkjip.steps.registers.check import check_registers
from lkjip.steps.request.blank_forms import asked_forms
from lkjip.steps.request.sent import asked_fingerprint, last_asked
from lkjip.tables.cells import Cell
from lkjip.tables.column import Column, Kind
from lkjip.tables.declared.registers import SETTINGS
from lkjip.tables.declared.settings import SETTINGS as SHIPPED
from lkjip.tables.setting import Setting
from lkjip.tables.table import Level, Table

STALE, FORM, REFUSED, NOTHING = "hasil usang", "formulir lain", "ditolak", "-"
BOTH = f"{FORM}, {STALE}"
"""Results are out of date; the form asks something else; it cannot be; nothing follows."""


def other(column: Column, cell: Cell) -> Cell:
    """Return another value that may stand in the cell."""
    if column.options:
        return next(
            o for o in reversed(column.options) if o.casefold() != str(cell or "").casefold()
        )
    if column.kind is Kind.DATE:
        return date(2031, 5, 5)
    if column.kind in (Kind.INTEGER, Kind.YEAR):
        return 2020
    if column.kind in (Kind.NUMBER, Kind.MONEY, Kind.PERCENT, Kind.VALUE):
        return 3.5 if cell != 3.5 else 4.5
    return f"{cell or ''} X".strip()


def follows(office: Office, sent: dict[str, str]) -> str:
    """Say what the book does about its registers as they are now."""
    try:
        shot = office.shot()
        forms = asked_forms(shot, due_date(shot, ASKED))
        refused = any(f.level is Severity.REJECT for f in check_registers(shot))
        _ = shot.questions
    except RegisterError:
        return REFUSED
    if refused:
        return REFUSED
    now = {unit: asked_fingerprint(form) for unit, form in forms.items()}
    said = [FORM] if now != sent else []
    said += [STALE] if shot.process.step_state(4).renewal_reason else []
    return ", ".join(said) or NOTHING


def altered(office: Office, sent: dict[str, str], table: Table[Any], column: Column) -> str:
    """Alter one cell, say what follows, and put it back."""
    before = [dict(row) for row in office.rows(table.name)]
    if table.name == "tblProgram":
        number = 2  # a sub kegiatan: only these have a pagu and a unit
    else:
        number = 0 if column.heading == "Penanggung Jawab" or len(before) < 2 else 1

    def change(rows: list[dict[str, Cell]]) -> None:
        if not rows:
            rows.append(dict.fromkeys(table.headings))
        rows[number][column.heading] = other(column, rows[number][column.heading])

    office.type_rows(table.name, change)
    said = follows(office, sent)
    office.type_rows(table.name, lambda _: before)
    return said


@pytest.fixture(scope="module")
def finished(tmp_path_factory: pytest.TempPathFactory) -> tuple[Office, dict[str, str]]:
    """An office after step 4, and what its letters asked; each test leaves it as it was."""
    office = memory_office(tmp_path_factory.mktemp("kantor") / "kantor").analysed()
    sent = last_asked(office.shot())
    assert follows(office, sent) == NOTHING
    return office, sent


EXPECTED: dict[str, dict[str, str]] = {
    "Unit": {
        "Kode Unit": BOTH, "Unit": STALE, "Kepala": NOTHING, "Nama Kepala": NOTHING,
        "NIP": NOTHING, "Email": NOTHING, "Aktif": FORM, "Kunci Segel": NOTHING,
    },
    "Program": {
        "Kode": REFUSED, "Jenjang": STALE, "Uraian": BOTH, "Induk": REFUSED, "Kode Unit": BOTH,
        "Sasaran": BOTH, "Pagu": BOTH,
    },
    "Indikator": {
        "Kode": BOTH, "Kode Program": REFUSED, "Indikator": BOTH, "Satuan": BOTH, "Target": BOTH,
        "Arah": STALE, "Rumus": STALE, "Akumulasi": BOTH, "Sumber": BOTH, "Kode Unit": BOTH,
        "Bobot": STALE, "Target Akhir Renstra": STALE, "Peringkat": REFUSED, "Frekuensi": BOTH,
        "Jenis": BOTH, "Sasaran": BOTH, "Target TW I": NOTHING, "Target TW II": NOTHING,
        "Target TW III": NOTHING, "Target TW IV": NOTHING, "Definisi": NOTHING,
        "Formula": NOTHING, "Sumber Data": NOTHING, "Penanggung Jawab": FORM,
    },
    "Riwayat Indikator": dict.fromkeys(
        ("Kode", "Tahun", "Target", "Realisasi", "Capaian (%)", "Metode Berubah"), STALE
    ),
    "Pembanding": dict.fromkeys(("Kode", "Pembanding", "Tahun", "Nilai", "Sumber"), STALE),
    "Skala": dict.fromkeys(("Batas Bawah (%)", "Kategori"), STALE),
    "Peran": {"Pejabat": NOTHING},
    "Peringkat": dict.fromkeys(("Jenis", "Urutan", "Nama", "Skor"), STALE),
    "Laporan": dict.fromkeys(("Teks", "Perlu Diperiksa"), NOTHING),
    "Dasar Hukum": {"Dasar Hukum": NOTHING},
    "SDM": dict.fromkeys(("Kelompok", "Nilai", "Jumlah", "Kebutuhan"), NOTHING),
    "Prestasi": dict.fromkeys(
        ("Tahun", "Penghargaan/Inovasi", "Pemberi", "Keterangan"), NOTHING
    ),
    "Rekomendasi": dict.fromkeys(
        ("Tahun", "Sumber", "Rekomendasi", "Tindak Lanjut", "Status", "Bukti"), NOTHING
    ),
    "Libur": dict.fromkeys(("Tanggal", "Nama", "Jenis"), NOTHING),
}  # fmt: skip
"""Dates that were told do not move with ``Libur``: B12 names them. A new column needs its line."""


def test_every_column_of_every_register_says_what_follows(
    finished: tuple[Office, dict[str, str]],
) -> None:
    office, sent = finished
    found = {
        name: {
            column.heading: altered(office, sent, table, column)
            for column in table.columns
            if column.typed
        }
        for name, table in REGISTERS.items()
        if table.level is not Level.CITY and table is not SETTINGS
    }
    assert found == EXPECTED


SETTINGS_THAT_COUNT: dict[str, str] = {
    "tahun": STALE,
    "sampai_triwulan": BOTH,
    "level": STALE,
    "unit_kerja": STALE,
    "surel_pengumpul": REFUSED,  # "Lain" is no address
    "rumus_turun": STALE,
    "target_negatif": STALE,
    "pertanyaan_analisis": FORM,
    "batas_capaian": STALE,
    "rumus_efisiensi": STALE,
}
"""The other settings are words on paper, the mail account, or the office's own ways."""


def test_every_setting_says_what_follows(finished: tuple[Office, dict[str, str]]) -> None:
    office, sent = finished
    found = {}
    for setting in SHIPPED:
        before = [dict(row) for row in office.rows("tblPengaturan")]
        office.type_setting(setting.key, another(setting))
        said = follows(office, sent)
        if said != NOTHING:
            found[setting.key] = said
        office.type_rows("tblPengaturan", lambda _, before=before: before)
    assert found == SETTINGS_THAT_COUNT


def another(setting: Setting) -> Cell:
    """Return another value that a setting may have."""
    for option in reversed(setting.options):
        if option != str(setting.value):
            return option
    return setting.value + 1 if isinstance(setting.value, int) else "Lain"
