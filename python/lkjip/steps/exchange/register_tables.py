"""The registers that are exchanged, by the name that people use for them."""

from __future__ import annotations

from typing import Any

from lkjip.errors import UsageError
from lkjip.tables.column import Column
from lkjip.tables.declared import about_office, city, comparisons, office_data, registers
from lkjip.tables.table import Table

REGISTERS: dict[str, Table[Any]] = {
    "Unit": registers.UNITS,
    "Program": registers.PROGRAMS,
    "Indikator": registers.INDICATORS,
    "Riwayat Indikator": comparisons.PAST_YEARS,
    "Pembanding": comparisons.COMPARATORS,
    "Pengaturan": registers.SETTINGS,
    "Skala": registers.SCALE,
    "Peran": registers.ROLES,
    "Peringkat": registers.RANKS,
    "Laporan": about_office.OFFICE_TEXTS,
    "Dasar Hukum": about_office.LEGAL_BASES,
    "SDM": office_data.STAFF,
    "Prestasi": office_data.AWARDS,
    "Rekomendasi": office_data.RECOMMENDATIONS,
    "Libur": registers.HOLIDAYS,
    "Sasaran Kota": city.CITY_GOALS,
    "IKU Kota": city.CITY_INDICATORS,
    "Dukungan OPD": city.SUPPORT,
    "Analisis Kota": city.CITY_ANALYSES,
}
"""Where one register points to another, the other stands before it."""
FIXED = (registers.SETTINGS.name, registers.ROLES.name, about_office.OFFICE_TEXTS.name)
"""Registers whose rows belong to the program: people fill their cells, none is added or removed."""


def register_named(name: str) -> str:
    """Return the name as the table of registers spells it; ``tblUnit`` counts as ``Unit``."""
    wanted = name.strip().casefold()
    for known, table in REGISTERS.items():
        if wanted in (known.casefold(), table.name.casefold()):
            return known
    raise UsageError(
        f"Register '{name}' tidak ada.", f"Sebutkan salah satu: {', '.join(REGISTERS)}."
    )


def exchanged(table: Table[Any]) -> tuple[Column, ...]:
    """Return the columns that people fill, with those that name a row."""
    return tuple(column for column in table.columns if column.typed or column.key)


def key_columns(table: Table[Any]) -> tuple[Column, ...]:
    """Return the columns that name a row; a register without any is named by its whole row."""
    return table.keys or exchanged(table)
