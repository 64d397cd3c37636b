"""Changes a setting on which the process is founded, and says what that means."""

from __future__ import annotations

from dataclasses import replace

from lkjip.errors import UsageError
from lkjip.sop.process.commands import Actor, ChangeFounding
from lkjip.sop.process.process import carry_out
from lkjip.steps.kernel.base import Context, HistoryEntry, StepResult
from lkjip.steps.kernel.office.founding import CHANGEABLE, FOUNDING, founding_in_words
from lkjip.steps.kernel.snapshot import Snapshot, make_snapshot
from lkjip.tables.cells import Cell, text
from lkjip.tables.declared.registers import SETTINGS, SettingRow
from lkjip.tables.declared.settings import KEYS
from lkjip.tables.declared.tabs import TabName
from lkjip.tables.table import column_of

TAB = TabName.PLAN.value
PERIOD = "sampai_triwulan"
MEANS = {
    PERIOD: "Formulir yang sudah dikirim memuat periode yang lama: semua unit diminta lagi. Tekan "
    "Buat Formulir dan Surat; sampai formulirnya datang, data yang lama tetap dihitung.",
    "kota": "Surat yang dibuat sesudah ini memakai tempat yang baru; yang sudah dikirim tetap.",
}


def change_founding(
    shot: Snapshot, context: Context, key: str, value: str, reason: str
) -> StepResult:
    """Put a founding setting to ``value`` in book and log; a new period asks every unit anew."""
    if key not in CHANGEABLE:
        known = f"Yang dapat diubah: {' dan '.join(CHANGEABLE)}."
        if key in FOUNDING:
            raise UsageError(
                f"{KEYS[key].label} tidak dapat diubah di tengah jalan: surat, formulir, dan "
                "folder sudah memakainya.",
                f"Buat buku baru dengan perintah baru. {known}",
            )
        raise UsageError(f"'{key}' bukan pengaturan dasar.", f"Ubah di lembar Pengaturan. {known}")
    before = shot.settings[key]
    if before.casefold() == value.strip().casefold():
        raise UsageError(f"{KEYS[key].label} sudah '{before}'.", "Tidak ada yang perlu diubah.")
    name, rows = SETTINGS.written(_with(row, key, value.strip()) for row in shot.rows(SETTINGS))
    data = replace(shot.tables[name], rows=rows)
    after = make_snapshot({**shot.tables, name: data}, shot.names, shot.stamp)
    order = ChangeFounding(founding_in_words(after), reason, again=key == PERIOD)
    process = carry_out(shot.process, order, context.now, Actor(context.actor))
    words = (
        f"{KEYS[key].label}: '{before}' menjadi '{after.settings[key]}'. Alasan: {reason}. "
        f"{MEANS[key]}"
    )
    return StepResult(
        TAB,
        words,
        process,
        tables={name: rows},
        notes=(HistoryEntry("ubah dasar", KEYS[key].label, "selesai", words),),
        data={"kunci": key, "lama": before, "baru": after.settings[key]},
        show=TAB,
        after=after,
    )


def _with(row: SettingRow, key: str, value: str) -> SettingRow:
    if row.key != key:
        return row
    cell: Cell = int(value) if value.isascii() and value.isdigit() else value
    heading = column_of(SettingRow.value).heading
    [changed] = SETTINGS.read_rows([{**row.cells(), heading: cell}])
    assert text(changed.value) == value
    return changed
