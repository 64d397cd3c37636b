"""The settings on which a process is founded: fixed once the letters have gone out."""

from __future__ import annotations

from lkjip.errors import RegisterError
from lkjip.sop.process.events import FoundingChanged, PlanSet
from lkjip.sop.process.state import Process
from lkjip.steps.kernel.snapshot import Snapshot
from lkjip.tables.declared.registers import SETTINGS, SettingRow
from lkjip.tables.declared.settings import KEYS

FOUNDING = ("tahun", "sampai_triwulan", "level", "kota")
CHANGEABLE = ("sampai_triwulan", "kota")
"""Those that a step can change on the way; another year or level is another book."""


def founding_in_words(shot: Snapshot) -> str:
    """Write the founding settings as the log keeps them: ``tahun=2024; level=bagian``."""
    return "; ".join(f"{key}={shot.settings[key]}" for key in FOUNDING)


def check_founding(shot: Snapshot) -> None:
    """Raise ``RegisterError`` when a founding setting changed after the letters.

    A log of an earlier program has no record; then nothing is known and nothing is refused.
    """
    recorded = _recorded(shot.process)
    if not shot.process.units:
        return
    rows = {row.key: row for row in shot.rows(SETTINGS)}
    for key, value in recorded.items():
        now = shot.settings[key]
        if now.casefold() != value.casefold():
            place = rows[key].where(SettingRow.value) if key in rows else SETTINGS.tab
            raise RegisterError(
                f"{place} ({KEYS[key].label}) berisi '{now}', sedangkan permintaan data sudah "
                f"dikirim dengan '{value}'.",
                f"Kembalikan menjadi '{value}'. {_other_way(key)}",
            )


def _other_way(key: str) -> str:
    if key in CHANGEABLE:
        return (
            "Bila memang harus berubah: sesudah dikembalikan pakai menu Ubah pengaturan dasar "
            f"(perintah ubah {key} NILAI --alasan ALASAN)."
        )
    return (
        "Untuk tahun atau tingkat lain buat buku baru dengan perintah baru; bila permintaan belum "
        "benar-benar dikirim, tekan Batalkan Langkah Terakhir sesudah nilainya dikembalikan."
    )


def is_recorded(shot: Snapshot) -> bool:
    """Tell whether the log names the founding settings of today; an old log names none."""
    return not (recorded := _recorded(shot.process)) or all(
        shot.settings[key].casefold() == value.casefold() for key, value in recorded.items()
    )


def _recorded(process: Process) -> dict[str, str]:
    words = ""
    for one in process.events:
        if isinstance(one, PlanSet):
            words = one.description
        elif isinstance(one, FoundingChanged):
            words = one.key
    return dict(part.split("=", 1) for part in words.split("; ") if "=" in part)
