"""The summary sheet in front of a correction copy, and the same list as plain text for a mail."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from openpyxl.cell.cell import Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.workbook import Workbook
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from lkjip.findings import Finding, Severity
from lkjip.findings.grouping import Group, grouped
from lkjip.forms import spec
from lkjip.forms.model import BlankForm, Paper
from lkjip.forms.writing import style
from lkjip.forms.writing.page import EXCEL_PAPER
from lkjip.intake.corrections.changed import DONE, fill_rule, state_formula

HEADINGS = (
    ("No", 5),
    ("Tingkat", 16),
    ("Tempat", 22),
    ("Isian", 24),
    ("Yang ditemukan", 50),
    ("Yang perlu dilakukan", 48),
    ("Keadaan", 15),
)
WORDS = {
    Severity.REJECT: "menolak formulir",
    Severity.FIX: "perlu diperbaiki",
    Severity.NOTE: "catatan",
}
_FIRST = 6
_CHARACTERS_PER_LINE = 49
_FONT = "Calibri"


def summary_sheet(
    book: Workbook,
    findings: Sequence[Finding],
    asked: BlankForm,
    revision: int,
    colours: Mapping[Severity, str],
    cells_of: Callable[[Finding], Sequence[Cell]],
) -> None:
    """Put the sheet in front and show it; ``cells_of`` finds the cells of a finding."""
    sheet = book.create_sheet(spec.SUMMARY_SHEET, 0)
    assert isinstance(sheet, Worksheet)
    _head(sheet, findings, asked, revision)
    thin = Side(style="thin", color=style.LINE.lstrip("#"))
    border = Border(left=thin, right=thin, top=thin, bottom=thin)
    for column, (title, width) in enumerate(HEADINGS, 1):
        cell = sheet.cell(_FIRST - 1, column, title)
        cell.font = Font(name=_FONT, size=10, bold=True, color="FFFFFF")
        cell.fill = _solid(style.BLUE)
        cell.alignment = Alignment(horizontal="center", vertical="center")
        cell.border = border
        sheet.column_dimensions[cell.column_letter].width = width
    sheet.row_dimensions[_FIRST - 1].height = 22
    groups = grouped(findings)
    for number, group in enumerate(groups, 1):
        _line(sheet, number, group, border, colours[group.level])
        cells = [cell for finding in group.findings for cell in cells_of(finding)]
        may_stay = group.level is Severity.NOTE
        _state(sheet, _FIRST + number - 1, state_formula(cells, may_stay), border)
    done = fill_rule(f'$G{_FIRST}="{DONE}"', _solid("C6E0B4"))
    sheet.conditional_formatting.add(f"B{_FIRST}:G{_FIRST + len(groups)}", done)
    _page(sheet, _FIRST + len(groups) - 1, asked.paper)
    for other in book.worksheets:
        other.sheet_view.tabSelected = False
    sheet.sheet_view.tabSelected = True
    book.active = 0


def _head(sheet: Worksheet, findings: Sequence[Finding], asked: BlankForm, revision: int) -> None:
    last = len(HEADINGS)
    count = {s: sum(f.level is s for f in findings) for s in Severity}
    told = ", ".join(f"{count[s]} {WORDS[s]}" for s in Severity if count[s])
    lines = (
        (f"Koreksi formulir LKjIP {asked.year} · {asked.unit_name}", 30, 14, True, "FFFFFF"),
        (f"{len(findings)} temuan: {told}.", 20, 11, True, style.NAVY.lstrip("#")),
        (
            "Perbaiki sel yang berwarna di lembar lain (klik alamatnya di kolom Tempat); warnanya "
            "hilang dan kolom Keadaan berubah sesudah sel diubah. Simpan, "
            f"lalu kirim berkas ini kembali ke {asked.destination_address}. Nomor revisi "
            "sudah dinaikkan "
            f"menjadi {revision}; isian lain tidak kami ubah. Lembar ini tidak perlu dihapus.",
            34,
            10,
            False,
            "262626",
        ),
    )
    for row, (text, height, size, bold, colour) in enumerate(lines, 1):
        sheet.merge_cells(start_row=row, start_column=1, end_row=row, end_column=last)
        cell = sheet.cell(row, 1, text)
        cell.font = Font(name=_FONT, size=size, bold=bold, color=colour)
        cell.alignment = Alignment(vertical="center", wrap_text=True, indent=1)
        if row == 1:
            cell.fill = _solid(style.NAVY)
        sheet.row_dimensions[row].height = height


def _line(sheet: Worksheet, number: int, group: Group, border: Border, colour: str) -> None:
    finding = group.first
    values: tuple[int | str, ...] = (
        number,
        WORDS[group.level],
        group.place,
        group.label,
        group.message,
        group.cure,
    )
    row = _FIRST + number - 1
    for column, value in enumerate(values, 1):
        cell = sheet.cell(row, column)
        cell.value = value
        if isinstance(value, str):
            cell.data_type = "s"  # a text that begins with = stays a text
        cell.font = Font(name=_FONT, size=10)
        middle = column in (1, 2)
        cell.alignment = Alignment(
            horizontal="center" if middle else "left",
            vertical="center",
            wrap_text=True,
            indent=0 if middle else 1,
        )
        cell.border = border
    sheet.cell(row, 2).fill = _solid(colour)
    if finding.cell:
        link = sheet.cell(row, 3)
        target = f"'{finding.sheet}'!{finding.cell}"
        link.hyperlink = Hyperlink(ref=link.coordinate, location=target)
        link.font = Font(name=_FONT, size=10, color="0563C1", underline="single")
    longest = max(len(group.message), len(group.cure), len(group.label) * 2, len(group.place) * 3)
    sheet.row_dimensions[row].height = 13.5 * (1 + longest // _CHARACTERS_PER_LINE) + 8


def _state(sheet: Worksheet, row: int, formula: str, border: Border) -> None:
    """Write the last cell of a line: whether its cells were changed since."""
    cell = sheet.cell(row, len(HEADINGS), formula or "–")
    cell.font = Font(name=_FONT, size=10)
    cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
    cell.border = border


def _page(sheet: Worksheet, last: int, paper: Paper) -> None:
    sheet.sheet_view.showGridLines = False
    sheet.freeze_panes = f"A{_FIRST}"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = EXCEL_PAPER[paper]
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.print_title_rows = f"{_FIRST - 1}:{_FIRST - 1}"
    sheet.print_area = f"A1:G{max(last, _FIRST)}"
    footer = sheet.HeaderFooter.oddFooter
    if footer is not None:
        footer.center.text = "Koreksi · halaman &P dari &N"


def _solid(colour: str) -> PatternFill:
    plain = colour.lstrip("#")
    return PatternFill("solid", start_color=plain, end_color=plain)
