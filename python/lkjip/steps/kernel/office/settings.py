"""The sheet ``Pengaturan`` as one frozen object; a value that cannot be is refused by its cell."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from difflib import get_close_matches

from lkjip.errors import RegisterError
from lkjip.measure.rules.budget import EfficiencyFormula
from lkjip.sop.office_words import OfficeNames, names_from
from lkjip.steps.kernel.office.questions import Scope
from lkjip.steps.kernel.office.registers import refuse_rounded
from lkjip.tables.cells import text
from lkjip.tables.declared.registers import SETTINGS, SettingRow
from lkjip.tables.declared.settings import KEYS

FIRST_YEAR, LAST_YEAR = 2000, 2100
SCOPE = "pertanyaan_analisis"
SIMILAR = 0.75
"""So alike are a key and its misspelling: one or two letters."""
_NOWHERE = f"{SETTINGS.tab}!(baris tidak ada)"


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings in force.

    ``week`` is the number of working days in a week; ``capaian_cap`` is ``None`` without a cap.
    ``negative_targets`` says whether a target below 0 is computed;
    ``days_to_correct`` is the number of working days that a unit has for a correction;
    ``questions`` says about which indicators the sheet Analisis asks.
    """

    year: int
    up_to_triwulan: int
    level: str
    week: int
    falling_formula: str
    capaian_cap: Decimal | None
    efficiency_formula: EfficiencyFormula
    negative_targets: bool
    days_to_correct: int
    questions: Scope
    text: dict[str, str]

    def __getitem__(self, key: str) -> str:
        """Return a setting as text; blank when it was left blank."""
        return self.text.get(key, "")

    @property
    def contact(self) -> str:
        """Whom a unit may ask: the person with a telephone number, and the sub-section."""
        name, phone = self["narahubung"], self["kontak_narahubung"]
        person = f"{name} ({phone})" if name and phone else name or phone
        return ", ".join(part for part in (person, self["penyusun"]) if part)

    @property
    def office(self) -> OfficeNames:
        """How the office is called."""
        return names_from(self.text)

    @property
    def period(self) -> str:
        """The period in words."""
        if self.up_to_triwulan == 4:
            return f"Tahun {self.year}"
        return f"s.d. Triwulan {('I', 'II', 'III')[self.up_to_triwulan - 1]} Tahun {self.year}"


def _by_key(rows: tuple[SettingRow, ...]) -> dict[str, SettingRow]:
    found: dict[str, SettingRow] = {}
    for row in rows:
        first = found.setdefault(row.key, row)
        if row.key in KEYS and text(row.value) != text(first.value):
            raise RegisterError(
                f"{row.where(SettingRow.key)}: kunci '{row.key}' sudah ada di "
                f"{first.address(SettingRow.key)} dengan isi yang lain ('{text(first.value)}' dan "
                f"'{text(row.value)}').",
                "Hapus baris yang tidak berlaku, lalu ulangi.",
            )
    missing = [key for key in KEYS if key not in found]
    for key, row in found.items():
        close = [] if key in KEYS else get_close_matches(key.casefold(), missing, 1, SIMILAR)
        if close:
            raise RegisterError(
                f"{row.where(SettingRow.key)} berisi kunci '{key}', yang tidak dikenal.",
                f"Tulis kuncinya persis '{close[0]}', lalu ulangi.",
            )
    return found


def settings(rows: tuple[SettingRow, ...]) -> Settings:
    """Read the sheet ``Pengaturan``; a missing key has the shipped value.

    Raises ``RegisterError`` for a value that cannot be, for a key that stands there twice with two
    values, and for one that is misspelt.
    """
    found = _by_key(rows)
    values = {
        key: text(found[key].value if key in found else setting.value)
        for key, setting in KEYS.items()
    }

    def refuse(key: str, rule: str) -> RegisterError:
        there = found[key].where(SettingRow.value) if key in found else _NOWHERE
        return RegisterError(
            f"{there} ({KEYS[key].label}) berisi '{values[key]}'.",
            f"Isi {rule}, lalu ulangi.",
        )

    for key, setting in KEYS.items():
        allowed = {option.casefold() for option in setting.options}
        if allowed and values[key].casefold() not in allowed:
            raise refuse(key, "salah satu dari: " + ", ".join(setting.options))
    refuse_rounded(SETTINGS, rows)
    year = values["tahun"]
    if not year.isascii() or not year.isdigit() or not FIRST_YEAR <= int(year) <= LAST_YEAR:
        raise refuse("tahun", f"tahun empat angka antara {FIRST_YEAR} dan {LAST_YEAR}")
    cap = values["batas_capaian"].casefold()
    return Settings(
        year=int(year),
        up_to_triwulan=int(values["sampai_triwulan"]),
        level=values["level"].casefold(),
        week=int(values["hari_kerja"]),
        falling_formula=values["rumus_turun"].casefold(),
        capaian_cap=None if cap == "tanpa" else Decimal(cap),
        efficiency_formula=EfficiencyFormula(values["rumus_efisiensi"].casefold()),
        days_to_correct=int(values["hari_perbaikan"]),
        negative_targets=values["target_negatif"].casefold() == "ya",
        questions=next(s for s in Scope if s.casefold() == values[SCOPE].casefold()),
        text=values,
    )
