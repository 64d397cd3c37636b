"""Which column of a plain table is what, and the raw cells of a row."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from lkjip.errors import UsageError
from lkjip.measure.plain_table.row import RowInput
from lkjip.measure.rules.rule import read_rule, recognise_accumulation, recognise_formula

REQUIRED = ("target", "realisasi")
CHOICE = ("satuan", "arah", "rumus", "akumulasi")
TRIWULAN_COLUMNS = ("tw1", "tw2", "tw3", "tw4")
SYNONYMS = {
    "klaim": ("capaian_published", "capaian_tercetak", "capaian", "capaian_masukan"),
    "kategori_klaim": ("kategori_published", "kategori_tercetak", "kategori", "kategori_masukan"),
    "indikator": ("indikator", "indikator_kinerja"),
    "instansi": ("agency", "instansi", "unit", "opd"),
}
"""Other columns and the names they go by."""


def map_columns(col: Sequence[str], result: Collection[str], name: str) -> dict[str, str]:
    """Map each known column to its heading as written, whatever its case and spaces.

    A table that has all the columns ``result`` is our own output read again: its ``capaian`` is
    then no printed capaian. Raises ``UsageError`` without ``target`` or ``realisasi``.
    """
    title: dict[str, str] = {}
    for k in col:
        title.setdefault("_".join(k.strip().casefold().split()), k)
    lacking = [w for w in REQUIRED if w not in title]
    if lacking:
        raise UsageError(
            f"Kolom {', '.join(lacking)} tidak ada pada {name or 'tabel'}.",
            "Judul kolom yang dibaca: satuan, target, realisasi, arah, rumus, akumulasi, tw1–tw4.",
        )
    mapping = {k: title[k] for k in (*REQUIRED, *CHOICE, *TRIWULAN_COLUMNS) if k in title}
    own = result if all(k in title for k in result) else ()
    for key, synonyms in SYNONYMS.items():
        present = next((title[p] for p in synonyms if p in title and p not in own), None)
        if present is not None:
            mapping[key] = present
    return mapping


def input_of_row(s: Mapping[str, str]) -> RowInput:
    """Return the raw cells of one row, by what they are (the keys of ``map_columns``)."""
    direction, formula_kind, accumulation = (
        s.get("arah", ""),
        s.get("rumus", ""),
        s.get("akumulasi", ""),
    )
    return RowInput(
        measure_unit=s.get("satuan", ""),
        target=s["target"],
        realisasi=s["realisasi"],
        tw=tuple(s[t] for t in TRIWULAN_COLUMNS if t in s),
        claim=s.get("klaim", ""),
        indikator=s.get("indikator", ""),
        measure_rule=read_rule(direction, formula_kind, accumulation),
        written_direction=direction,
        formula_stated=recognise_formula(formula_kind) is not None,
        accumulation_stated=recognise_accumulation(accumulation) is not None,
    )
