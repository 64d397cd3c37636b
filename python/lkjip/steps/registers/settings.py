"""Checks the sheet Pengaturan: each value by the kind of its setting, each key once."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from lkjip.findings import Finding, Place, make
from lkjip.mail.account.server import is_host, is_port
from lkjip.mail.addresses import is_valid_address
from lkjip.steps.registers.cells import place_of
from lkjip.tables.cells import text
from lkjip.tables.declared.registers import SETTINGS, SettingRow
from lkjip.tables.declared.settings import KEYS, OFFICE_KEYS
from lkjip.tables.setting import SettingKind

_FITS: Mapping[SettingKind, Callable[[str], bool]] = {
    SettingKind.WORDS: bool,
    SettingKind.ADDRESS: is_valid_address,
    SettingKind.HOST: is_host,
    SettingKind.PORT: is_port,
}


def check_settings(rows: tuple[SettingRow, ...]) -> Iterator[Finding]:
    """Find values of a wrong kind, blank names of the office, doubled, unknown and missing keys."""
    first: dict[str, SettingRow] = {}
    for row in rows:
        key = place_of(row, SettingRow.key)
        if row.key in first:
            yield make("B62", key, nilai=row.key, lain=first[row.key].address(SettingRow.key))
        elif row.key and row.key not in KEYS:
            yield make("B63", key, nilai=row.key)
        elif row.key:
            first[row.key] = row
            yield from _value(row)
    for name, setting in KEYS.items():
        if name not in first:
            place = Place(sheet=SETTINGS.tab, label=setting.label)
            yield make("B64", place, nilai=name, bawaan=text(setting.value) or "kosong")


def _value(row: SettingRow) -> Iterator[Finding]:
    kind, words = KEYS[row.key].kind, text(row.value)
    place = place_of(row, SettingRow.value)
    if not words:
        if row.key in OFFICE_KEYS:
            yield make("B31", place, nilai=row.label)
    elif not _FITS[kind](words):
        code = "B60" if kind is SettingKind.ADDRESS else "B66"
        yield make(code, place, nilai=words, kolom=row.label, jenis=kind.value)
