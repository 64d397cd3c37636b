"""Validation of the form's cells: what is questioned at typing, and the hint beside each cell."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from lkjip.a1 import column_letters
from lkjip.forms import spec
from lkjip.forms.entry import EntryKind
from lkjip.forms.model import BlankForm, IndicatorRow
from lkjip.forms.spec import Column, Kind, Sheet
from lkjip.measure.rules.frequency import Frequency

TITLE_MAX, MESSAGE_MAX = 32, 255
LAST_DOCUMENT = 1999
"""The last row of ``Bukti`` that is read: the drop-down of the codes goes so far."""
REALISASI = "Realisasi"
"""The title of the hint beside the quarters."""
_HOW = {
    "jumlah": "Hasil triwulan itu saja, bukan kumulatif; setahun dijumlahkan.",
    "akhir": "Keadaan pada akhir triwulan itu; setahun diambil yang terakhir.",
    "rata": "Nilai triwulan itu; setahun dihitung rata-ratanya.",
    "maks": "Nilai triwulan itu; setahun diambil yang tertinggi.",
}
_PERIOD = {
    Frequency.HALF_YEARLY: "Diisi pada TW II dan TW IV.",
    Frequency.YEARLY: "Nilai setahun, diisi satu kali.",
}
_EXAMPLE = {
    EntryKind.WHOLE: "Contoh: 12",
    EntryKind.PERCENT: "Contoh: 85,5 (tanpa tanda %)",
    EntryKind.FIGURE: "Contoh: 12 atau 85,5",
    EntryKind.SMALL: "Contoh: 0,85",
    EntryKind.RANGE: "Contoh: 6 atau 6,5",
    EntryKind.RANK: "Pilih dari daftar; bila ada nilainya, ketik seperti BB (79,39).",
    EntryKind.WORDS: "Ketik dengan cara yang sama seperti targetnya.",
}
_STATUS = "Tidak ada angkanya? Kosongkan dan pilih Status."
_QUESTIONED = {
    EntryKind.WHOLE: (
        "{0}=INT({0})",
        "Ketik angka utuhnya saja, misalnya 12; tanpa %, koma, atau kata.",
    ),
    EntryKind.PERCENT: (
        "OR({0}=0,ABS({0})>=1)",
        "Ketik 85,5 tanpa tanda %; satuan sudah tertulis di kolom Satuan.",
    ),
    EntryKind.FIGURE: (
        "OR({0}=0,ABS({0})>=1)",
        "Ketik angkanya saja, tanpa tanda %; desimal memakai koma.",
    ),
    EntryKind.SMALL: ("TRUE", "Ketik angkanya saja, desimal memakai koma."),
}
"""Per kind: the condition on a number in a cell, and what is said where it does not hold."""


class Validation(NamedTuple):
    """One rule with the cells it is for (rows and columns from 0)."""

    first_row: int
    first_column: int
    last_row: int
    last_column: int
    rule: dict[str, Any]


def validations(sheet: Sheet, form: BlankForm, count: int) -> Iterator[Validation]:
    """Yield the rules of one sheet of ``count`` rows."""
    first, last = spec.FIRST_ROW - 1, spec.FIRST_ROW + count - 2
    if sheet is spec.PERFORMANCE:
        yield from _quarters(form)
    for i, column in enumerate(sheet.col):
        if not column.entry or column.key in _QUARTERS:
            continue
        rule = _rule(sheet, form, column)
        if column.hint:
            rule |= {
                "input_title": column.title[:TITLE_MAX],
                "input_message": hint(column)[:MESSAGE_MAX],
            }
        if rule != {"validate": "any"}:
            end = LAST_DOCUMENT - 1 if sheet is spec.EVIDENCE else last
            yield Validation(first, i, end, i, rule)


_QUARTERS = {
    column.key: i for i, column in enumerate(spec.PERFORMANCE.col) if column.key[:2] == "tw"
}
"""Keys of the quarters with their columns, from 0."""


def _quarters(form: BlankForm) -> Iterator[Validation]:
    """Yield one rule for the quarters of each indicator."""
    for row, indicator in enumerate(form.performance, spec.FIRST_ROW - 1):
        asked = indicator.quarters(form.up_to_triwulan)
        if asked:
            first, last = (_QUARTERS[f"tw{q}"] for q in (asked[0], asked[-1]))
            rule = _entry(indicator, f"{column_letters(first + 1)}{row + 1}")
            hinted = {"input_title": REALISASI, "input_message": quarter_hint(indicator)}
            yield Validation(row, first, row, last, rule | hinted)


def quarter_hint(indicator: IndicatorRow) -> str:
    """Return the hint beside the quarters: how the year follows from them, and an example."""
    entry, period = indicator.entry, _PERIOD.get(indicator.frequency)
    how = period if indicator.frequency is Frequency.YEARLY else _HOW[indicator.accumulation]
    if not entry.kind.numeric:
        how = "Nilai triwulan itu; setahun diambil yang terakhir."
    said = (*dict.fromkeys(part for part in (period, how) if part), _EXAMPLE[entry.kind], _STATUS)
    return " ".join(one if one.endswith(".") else f"{one}." for one in said)[:MESSAGE_MAX]


def _entry(indicator: IndicatorRow, cell: str) -> dict[str, Any]:
    entry = indicator.entry
    if entry.kind is EntryKind.RANK and len(",".join(entry.ranks)) <= MESSAGE_MAX:
        return {"validate": "list", "source": list(entry.ranks), "show_error": False}
    if entry.kind not in _QUESTIONED:
        return {"validate": "any"}
    condition, said = _QUESTIONED[entry.kind]
    return {
        "validate": "custom",
        "value": f"=IF(ISNUMBER({cell}),{condition.format(cell)},FALSE)",
        "error_type": "warning",
        "error_title": "Angka",
        "error_message": said,
    }


def code_choices(form: BlankForm) -> list[str]:
    """Return the codes of the indicators, to choose from in ``Bukti``."""
    return [row.code for row in form.performance]


def hint(column: Column) -> str:
    """Return the hint that Excel shows beside the cell: the rule and an example."""
    example = f" Contoh: {column.example}" if column.example else ""
    return f"{column.hint}{example}"


def _rule(sheet: Sheet, form: BlankForm, column: Column) -> dict[str, Any]:
    if column.kind is Kind.CHOICE:
        choices = list(column.options) or code_choices(form)
        if len(",".join(choices)) > MESSAGE_MAX:
            end = spec.FIRST_ROW + len(form.performance) - 1
            return {"validate": "list", "source": f"=Kinerja!$B${spec.FIRST_ROW}:$B${end}"}
        return {
            "validate": "list",
            "source": choices,
            "error_title": column.title[:TITLE_MAX],
            "error_message": f"Pilih salah satu: {', '.join(choices)}."[:MESSAGE_MAX],
        }
    if column.kind is Kind.RUPIAH:
        return {
            "validate": "decimal",
            "criteria": ">=",
            "value": 0,
            "error_title": "Rupiah",
            "error_message": "Ketik angka saja, tanpa Rp dan tanpa titik.",
        }
    if column.kind is Kind.PARAGRAPH and sheet is spec.ANALYSIS:
        return {
            "validate": "length",
            "criteria": "<=",
            "value": spec.MAX_TEXT,
            "error_title": column.title,
            "error_message": f"Paling banyak {spec.MAX_TEXT} huruf.",
        }
    return {"validate": "any"}
