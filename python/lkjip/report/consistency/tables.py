"""Check: every figure in every table is the one figure of the data (L01)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from lkjip.findings import Finding
from lkjip.measure.cross_checks.lists import name_key
from lkjip.report.blocks.findings import finding
from lkjip.report.consistency.expected import COMPARATOR, Entity, Expected, cell_matches
from lkjip.report.versions.read import ReadDocument, ReadTable

_ROW_NUMBER = 3
"""A cell of at most so many characters may be a row number."""
_YEAR = re.compile(r"\b(?:19|20)\d{2}\b")
_COLUMNS: tuple[tuple[str, str], ...] = (
    ("target akhir", "target_akhir"),
    ("tingkat kemajuan", "capaian_akhir"),
    ("nilai pembanding", COMPARATOR),
    ("realisasi (rp)", "realisasi_rp"),
    ("realisasi anggaran", "realisasi_rp"),
    ("pagu", "pagu"),
    ("anggaran", "pagu"),
    ("serapan", "serapan"),
    ("persentase", "serapan"),
    ("%", "serapan"),
    ("sisa", "sisa"),
    ("efisiensi", "efisiensi"),
    ("kategori", "kategori"),
    ("capaian", "capaian"),
    ("realisasi", "realisasi"),
    ("target", "target"),
)
"""How a column head begins, and which kind of figure stands below it; first match wins."""
_OF_A_YEAR = ("target", "realisasi", "capaian")
"""The kinds that earlier years have as well: named in the head, or in a column Tahun."""


@lru_cache(maxsize=512)
def column_kind_of(head: str, year: int, kind: str) -> str:
    """Return the kind of figure under a column head, for an entity of this sort; "" for none."""
    tidied = " ".join(head.casefold().split())
    cell_kind = next((k for beginning, k in _COLUMNS if tidied.startswith(beginning)), "")
    if kind == "program" and cell_kind == "realisasi":
        cell_kind = "realisasi_rp"
    if kind != "program" and cell_kind in ("realisasi_rp", "serapan", "pagu", "sisa", "efisiensi"):
        return ""
    if cell_kind in _OF_A_YEAR:
        other = [t for t in _YEAR.findall(tidied) if int(t) != year]
        if other:
            return f"{cell_kind} {other[0]}"
    return cell_kind


def check_tables(document: ReadDocument, quantity: Expected, year: int) -> Iterator[Finding]:
    """Findings for cells that read something else than the data."""
    for t in document.data_table:
        e, code = None, ""
        for row in t.row:
            if not code or row[:2] != (code, ""):  # else another year of the same
                e, code = _entity(row, quantity), row[0] if row else ""
            if e is not None:
                yield from _row(t, row, e, year)


def _entity(row: tuple[str, ...], quantity: Expected) -> Entity | None:
    """Whose row it is: by name, else by a code that cannot be a mere row number.

    A row that names a sasaran beside an indicator is the indicator's.
    """
    named = [
        e
        for cell in row[:4]
        if len(cell) > _ROW_NUMBER and (e := quantity.by_name.get(name_key(cell))) is not None
    ]
    if named:
        return _with_code(row, quantity, min(named, key=lambda e: e.kind == "sasaran"))
    code = next((s for s in row[:2] if len(s) > _ROW_NUMBER and s in quantity.by_code), "")
    return quantity.by_code.get(code)


def _with_code(row: tuple[str, ...], quantity: Expected, e: Entity) -> Entity:
    """Two rows may bear the same name (a kegiatan and its only sub-kegiatan): the code decides."""
    other = next((quantity.by_code[s] for s in row[:2] if s in quantity.by_code), e)
    return other if name_key(other.name) == name_key(e.name) else e


def _row(t: ReadTable, row: tuple[str, ...], e: Entity, year: int) -> Iterator[Finding]:
    of_year = _cell_under("tahun", t, row)
    own = _YEAR.search(of_year)
    named = ", ".join(filter(None, (e.code or e.name, of_year)))
    for head, cell in zip(t.head, row, strict=False):
        kind = column_kind_of(head, year, e.kind)
        if own and int(own[0]) != year and kind in _OF_A_YEAR:
            kind = f"{kind} {own[0]}"
        if kind == COMPARATOR:
            kind = f"{COMPARATOR} {_cell_under('pembanding', t, row).casefold()}"
        value = e.value.get(kind)
        if value is None or not cell or cell.startswith("[Belum ada") or cell_matches(cell, value):
            continue
        label = f"baris {named}, kolom {head}"
        yield finding("L01", _name(t), label, nilai=cell, dihitung=value.print_out)


def _cell_under(head: str, t: ReadTable, row: tuple[str, ...]) -> str:
    named = {label.casefold(): cell for label, cell in zip(t.head, row, strict=False)}
    return named.get(head, "")


def _name(t: ReadTable) -> str:
    return " ".join(x for x in (t.number, t.title) if x) or f"tabel di {t.place}"
