"""Draws one table sheet of the form: header, rows, formulas, drop-downs, hints, progress line."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from lkjip.a1 import column_letters
from lkjip.forms import spec
from lkjip.forms.entry import EntryKind
from lkjip.forms.model import BlankForm
from lkjip.forms.rows import CLOSED, Prefilled, row_on_performance
from lkjip.forms.spec import Column, Kind, Sheet
from lkjip.forms.writing import style
from lkjip.forms.writing.card import (
    CAPAIAN,
    QUESTION_OF_CAPAIAN,
    QUESTION_OF_REALISASI,
    REALISASI,
    UNKNOWN,
    capaian_formula,
    realisasi_formula,
)
from lkjip.forms.writing.page import one_indicator_a_page, page
from lkjip.forms.writing.rules import LAST_DOCUMENT, validations
from lkjip.forms.writing.style import Styles

ROW_HEIGHTS = {"Kinerja": 33.75, "Anggaran": 34.5, "Analisis": 62.25, "Bukti": 18.75}
"""The least height of a row, in whole pixels of 0.75 points; a template tells sheets by it."""
_LINE, _ROOM, _TALLEST = 13.5, 6.75, 405.0
_DENSE = 1.1
"""Letters of 10 points that fit into the width of one digit of the default font."""
_WRAPPED = 13
"""Narrower columns hold codes and figures."""

ACCUMULATE = {
    "jumlah": "SUM(F{0}:I{0})",
    "akhir": "IF(ISNUMBER(I{0}),I{0},IF(ISNUMBER(H{0}),H{0},IF(ISNUMBER(G{0}),G{0},F{0})))",
    "rata": "AVERAGE(F{0}:I{0})",
    "maks": "MAX(F{0}:I{0})",
}
"""Formulas over the quarters of a row; a search over blank cells is an error in LibreOffice."""
_LAST_WORDS = 'IF(I{0}<>"",I{0},IF(H{0}<>"",H{0},IF(G{0}<>"",G{0},F{0})))'
"""The same for ranks and other words: the last one counts."""


def table_sheet(
    raw: Any, styles: Styles, sheet: Sheet, form: BlankForm, rows: tuple[Prefilled, ...]
) -> None:
    """Write one sheet with its rows, or with a sentence when there are none."""
    page(raw, sheet.name, landscape=True, paper=form.paper)
    last = len(sheet.col) - 1
    for i, column in enumerate(sheet.col):
        goes_on = sheet is spec.EVIDENCE and column.entry  # below its last row, too
        below = styles.cell(column.kind, column.entry) if goes_on else None
        raw.set_column(i, i, column.width, below)
    raw.merge_range(0, 0, 0, last, f"{sheet.title} · {form.unit_name}", styles.get("band"))
    raw.set_row(0, 30)
    raw.merge_range(1, 0, 1, last, _note(sheet, form), styles.get("note"))
    _progress(raw, styles, sheet, form, rows)
    header = spec.HEADER_ROW - 1
    raw.set_row(header, 32)
    raw.set_row(header - 1, None, styles.get("locked"))
    for i, column in enumerate(sheet.col):
        star = " *" if column.entry and column.required and _asked(form, column) else ""
        raw.write_string(header, i, column.title + star, styles.get("header"))
    for r, row in enumerate(rows, spec.FIRST_ROW):
        raw.set_row(r - 1, row_height(sheet, row))
        for i, column in enumerate(sheet.col):
            _cell(raw, styles, sheet, form, r, i, column, row)
    if sheet is spec.BUDGET and rows:
        _budget_total(raw, styles, len(rows))
    if not rows:
        raw.write_string(header + 1, 1, spec.NOTHING_ASKED, styles.get("remark"))
    if sheet is spec.PERFORMANCE and rows:
        _thousands(raw, styles, len(rows))
    if rows:
        for where in validations(sheet, form, len(rows)):
            raw.data_validation(*where)
    raw.freeze_panes(header + 1, 3)
    raw.set_selection(header + 1, _first_entry(sheet), header + 1, _first_entry(sheet))
    raw.repeat_rows(header)
    if sheet is not spec.EVIDENCE:  # what is typed below its last row is printed, too
        raw.print_area(0, 0, spec.FIRST_ROW + len(rows), last)
    if sheet is spec.ANALYSIS:
        one_indicator_a_page(raw, len(rows), form.paper)


def _note(sheet: Sheet, form: BlankForm) -> str:
    """Return the line below the title; on ``Kinerja`` it names what set the targets.

    On ``Analisis`` it says which answers are owed, when not all are.
    """
    if sheet is spec.PERFORMANCE and form.target_source:
        return f"{sheet.hint} Target: {form.target_source}."
    if sheet is spec.ANALYSIS and form.only_notable:
        return f"{spec.ONLY_NOTABLE} {sheet.hint}"
    return sheet.hint


def _first_entry(sheet: Sheet) -> int:
    return next(i for i, column in enumerate(sheet.col) if column.entry)


def row_height(sheet: Sheet, values: Mapping[str, object]) -> float:
    """Return the height at which all texts of a row can be read."""
    lines = 1
    for column in sheet.col:
        if column.width >= _WRAPPED and isinstance(text := values.get(column.key), str):
            lines = max(lines, _lines(text, int(column.width * _DENSE)))
    return min(max(ROW_HEIGHTS[sheet.name], lines * _LINE + _ROOM), _TALLEST)


def _lines(text: str, letters: int) -> int:
    """Return how many lines of so many letters a text takes."""
    if len(text) <= letters and "\n" not in text:
        return 1
    return sum(1 + max(0, len(line) - 1) // letters for line in text.split("\n"))


def _asked(form: BlankForm, column: Column) -> bool:
    quarter = column.key.removeprefix("tw")
    return not quarter.isdigit() or int(quarter) <= form.up_to_triwulan


def _closed(column: Column, values: Prefilled) -> bool:
    return column.key.startswith("tw") and values.get(column.key) == CLOSED


def _cell(
    raw: Any,
    styles: Styles,
    sheet: Sheet,
    form: BlankForm,
    row: int,
    at: int,
    column: Column,
    values: Prefilled,
) -> None:
    if not _asked(form, column) or _closed(column, values):
        raw.write_blank(row - 1, at, None, styles.get("not_asked"))
        return
    if sheet is spec.ANALYSIS:
        question = (row - spec.FIRST_ROW) % len(spec.QUESTIONS) + 1
        _analysis(raw, styles, form, row, at, column, values, question)
        return
    if column.kind is Kind.FORMULA:
        formula, number = _formula(sheet, form, column, row, values)
        raw.write_formula(row - 1, at, formula, styles.cell(column.kind, False, number=number), "")
        return
    value = values.get(column.key)
    form_style = styles.cell(column.kind, column.entry)
    if value is None:
        raw.write_blank(row - 1, at, None, form_style)
    elif isinstance(value, int | Decimal):
        raw.write_number(row - 1, at, value, form_style)
    else:
        raw.write_string(row - 1, at, value, form_style)


def _analysis(
    raw: Any,
    styles: Styles,
    form: BlankForm,
    row: int,
    at: int,
    column: Column,
    values: Prefilled,
    question: int,
) -> None:
    """Write a cell of ``Analisis``; beside the questions stand the figures of the indicator."""
    more = "first" if question == 1 else ""
    if column.key == "indikator":
        more = "first bold" if question == 1 else ""
        indicator = form.asked_about[(row - spec.FIRST_ROW) // len(spec.QUESTIONS)]
        there = row_on_performance(form, indicator.code)
        formula = ""
        if there is not None and question == QUESTION_OF_REALISASI:
            formula, known = realisasi_formula(there), REALISASI
        elif there is not None and question == QUESTION_OF_CAPAIAN:
            formula, known = capaian_formula(indicator, there, form.only_notable), CAPAIAN
        if formula:
            form_style = styles.cell(column.kind, column.entry)
            raw.write_formula(row - 1, at, formula, form_style, f"{known}{UNKNOWN}")
            return
    form_style = styles.cell(column.kind, column.entry, more=more)
    value = values.get(column.key)
    if value is None:
        raw.write_blank(row - 1, at, None, form_style)
    elif isinstance(value, int):
        raw.write_number(row - 1, at, value, form_style)
    else:
        raw.write_string(row - 1, at, value, form_style)


def _formula(
    sheet: Sheet, form: BlankForm, column: Column, row: int, values: Prefilled
) -> tuple[str, str]:
    letter = {c.key: column_letters(i + 1) for i, c in enumerate(sheet.col)}
    if sheet is spec.PERFORMANCE:
        box = f"{letter['tw1']}{row}:{letter['tw4']}{row}"
        how = ACCUMULATE[str(values["akumulasi"])].format(row)
        last, kind = _LAST_WORDS.format(row), form.performance[row - spec.FIRST_ROW].entry.kind
        if kind is EntryKind.RANGE:
            how = f"IF(COUNT({box})=COUNTA({box}),{how},{last})"
            return f'=IF(COUNTA({box})=0,"",{how})', style.NUMBER_FORMATS[Kind.NUMBER]
        if not kind.numeric:
            return f'=IF(COUNTA({box})=0,"",{last})', "General"
        return f'=IF(COUNT({box})=0,"",{how})', style.NUMBER_FORMATS[Kind.NUMBER]
    spent, ceiling = f"{letter['realisasi']}{row}", f"{letter['pagu']}{row}"
    if column.key == "sisa":
        return f'=IF(ISNUMBER({spent}),{ceiling}-{spent},"")', style.NUMBER_FORMATS[Kind.RUPIAH]
    return (
        f'=IF(AND(ISNUMBER({spent}),ISNUMBER({ceiling}),N({ceiling})>0),{spent}/{ceiling}*100,"")',
        "#,##0.00",
    )


def _thousands(raw: Any, styles: Styles, count: int) -> None:
    """Mark the thousands of large whole figures; one format for all would show 3 as "3,"."""
    letter = {c.key: column_letters(i + 1) for i, c in enumerate(spec.PERFORMANCE.col)}
    first, last = spec.FIRST_ROW, spec.FIRST_ROW + count - 1
    cell = f"{letter['target']}{first}"
    whole = f"=AND(ISNUMBER({cell}),ABS(N({cell}))>=1000,N({cell})=INT(N({cell})))"
    rule = {"type": "formula", "criteria": whole, "format": styles.only("thousands")}
    raw.conditional_format(f"{cell}:{letter['realisasi']}{last}", rule)


def _budget_total(raw: Any, styles: Styles, count: int) -> None:
    first, last = spec.FIRST_ROW, spec.FIRST_ROW + count - 1
    at = last  # 0-based row right below the last one
    total = styles.get("total")
    raw.merge_range(at, 0, at, 2, "Jumlah", total)
    number = styles.cell(Kind.FORMULA, False, number=style.NUMBER_FORMATS[Kind.RUPIAH])
    raw.write_formula(at, 3, f"=SUM(D{first}:D{last})", number, "")
    raw.write_formula(at, 4, f"=SUM(E{first}:E{last})", number, 0)
    raw.write_formula(at, 5, f"=D{at + 1}-E{at + 1}", number, "")
    percent = styles.cell(Kind.FORMULA, False, number="#,##0.00")
    raw.write_formula(at, 6, f'=IF(D{at + 1}>0,E{at + 1}/D{at + 1}*100,"")', percent, 0)
    raw.write_blank(at, 7, None, total)


def _filled_quarters(rows: tuple[Prefilled, ...], box: dict[str, str], until: int) -> str:
    """Return the factors that are 1 where a row's asked quarters all hold something."""
    factors = []
    for key in (f"tw{i}" for i in range(1, until + 1)):
        closed = [row.get(key) == CLOSED for row in rows]
        filled = f'({box[key]}<>"")'
        if any(closed):
            known = ";".join(str(int(one)) for one in closed)
            filled = f"(({filled}+{{{known}}})>0)"
        factors.append(filled)
    return "*".join(factors)


def _progress(
    raw: Any, styles: Styles, sheet: Sheet, form: BlankForm, rows: tuple[Prefilled, ...]
) -> None:
    count = len(rows)
    last = len(sheet.col) - 1
    raw.merge_range(2, 0, 2, last, "", styles.get("progress"))
    if not count:
        return
    first, end = spec.FIRST_ROW, spec.FIRST_ROW + count - 1
    letter = {c.key: column_letters(i + 1) for i, c in enumerate(sheet.col)}
    box = {key: f"{col}{first}:{col}{end}" for key, col in letter.items()}
    if sheet is spec.PERFORMANCE:
        quarters = _filled_quarters(rows, box, form.up_to_triwulan)
        other = f'({box["status"]}<>"angka")*({box["status"]}<>"")'
        formula = f'=SUMPRODUCT(--(({other}+{quarters})>0))&" dari {count} indikator terisi"'
        text = f"0 dari {count} indikator terisi"
    elif sheet is spec.BUDGET:
        formula = f'=COUNT({box["realisasi"]})&" dari {count} sub kegiatan terisi"'
        text = f"0 dari {count} sub kegiatan terisi"
    elif sheet is spec.ANALYSIS:
        formula = f'=COUNTA({box["jawaban"]})&" dari {count} pertanyaan terjawab"'
        text = f"0 dari {count} pertanyaan terjawab"
    else:
        named = f"{letter['dokumen']}{first}:{letter['dokumen']}{LAST_DOCUMENT}"
        formula = f'=COUNTA({named})&" dokumen disebut"'
        text = "0 dokumen disebut"
    raw.write_formula(2, 0, formula, styles.get("progress"), text)
