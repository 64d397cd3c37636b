"""The sheet ``Pengaturan`` as one frozen object; a value that cannot be is refused by its cell."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from lkjip.book.cells import text
from lkjip.book.port import TableData
from lkjip.book.settings import KEYS
from lkjip.errors import RegisterError

FIRST_YEAR, LAST_YEAR = 2000, 2100


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings in force. ``batas_capaian`` is ``None`` when there is no cap."""

    tahun: int
    sampai_triwulan: int
    level: str
    rumus_turun: str
    batas_capaian: Decimal | None
    teks: dict[str, str]

    def __getitem__(self, kunci: str) -> str:
        """A setting as text; blank when it was left blank."""
        return self.teks.get(kunci, "")

    @property
    def periode(self) -> str:
        """The period in words."""
        if self.sampai_triwulan == 4:
            return f"Tahun {self.tahun}"
        return f"s.d. Triwulan {('I', 'II', 'III')[self.sampai_triwulan - 1]} Tahun {self.tahun}"


def settings(table: TableData) -> Settings:
    """Read ``tblPengaturan``; a missing key has the shipped value."""
    found: dict[str, tuple[int, str]] = {}
    for i, row in enumerate(table.baris):
        found[text(row["Kunci"])] = (i, text(row["Nilai"]))
    values = {key: found.get(key, (-1, text(KEYS[key].nilai)))[1] for key in KEYS}

    def refuse(key: str, rule: str) -> RegisterError:
        index = found.get(key, (-1, ""))[0]
        cell = f"{table.sel(index, 'Nilai')}" if index >= 0 else "(baris tidak ada)"
        return RegisterError(
            f"{table.lembar}!{cell} ({KEYS[key].label}) berisi '{values[key]}'.",
            f"Isi {rule}, lalu ulangi.",
        )

    for key, setting in KEYS.items():
        if setting.pilihan and values[key].casefold() not in setting.pilihan:
            raise refuse(key, "salah satu dari: " + ", ".join(setting.pilihan))
    year = values["tahun"]
    if not year.isascii() or not year.isdigit() or not FIRST_YEAR <= int(year) <= LAST_YEAR:
        raise refuse("tahun", f"tahun empat angka antara {FIRST_YEAR} dan {LAST_YEAR}")
    cap = values["batas_capaian"].casefold()
    return Settings(
        tahun=int(year),
        sampai_triwulan=int(values["sampai_triwulan"]),
        level=values["level"].casefold(),
        rumus_turun=values["rumus_turun"].casefold(),
        batas_capaian=None if cap == "tanpa" else Decimal(cap),
        teks=values,
    )
