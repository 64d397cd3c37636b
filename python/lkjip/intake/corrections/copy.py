"""The correction copy: the sender's own form, cells marked and commented, a summary in front.

A mark goes as soon as its cell is changed, and the summary counts it as changed (``changed``).

The sender's values and texts stay. Sheets, names, links, rules and formulas that the form does not
have are taken out (``own_parts``). openpyxl does not keep:
pictures, text boxes and shapes; threaded comments (they become notes); the results of formulas
(the spreadsheet program computes them again when it opens the copy); sparklines and other
extension lists; printer settings; custom XML parts; dates that no calendar has (they become
errors). None of these belong to the form.

The copy carries the next revision, in sight and in the hidden identity: the form that comes back
is newer than the one that was refused or doubted.
"""

from __future__ import annotations

import warnings
import zipfile
from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import partial
from io import BytesIO

from openpyxl.cell.cell import Cell
from openpyxl.comments import Comment
from openpyxl.styles import PatternFill
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from lkjip.a1 import split
from lkjip.findings import CATALOGUE, Finding, Severity
from lkjip.forms import spec
from lkjip.forms.labels import same, tidy
from lkjip.forms.model import BlankForm, Identity, checksum
from lkjip.forms.rows import row_keys
from lkjip.forms.table import columns
from lkjip.forms.writing import style
from lkjip.forms.writing.growing import growing_rows
from lkjip.forms.writing.sheets import row_height
from lkjip.forms.writing.writer import HIDDEN_FIELDS
from lkjip.intake.corrections.changed import forget_rules, unmark_when_changed
from lkjip.intake.corrections.due_date import name_the_mail_for_the_due_date
from lkjip.intake.corrections.own_parts import keep_the_form_only
from lkjip.intake.corrections.summary import summary_sheet
from lkjip.intake.opened import open_form
from lkjip.intake.sheet.fast import LAST_ROW
from lkjip.intake.sheet.notes import OWN_AUTHOR, is_own
from lkjip.stored import to_stored

LARGEST_PART = 4 * 1024 * 1024
"""A larger sheet holds no form any more; openpyxl would take minutes with it."""
NO_COPY = frozenset({"F01", "F02", "F03", "F04", "F05", "F07"})
"""Not this year's form, not ours, not this unit's: only the original form helps."""
COLOURS = {Severity.REJECT: "F4B6A6", Severity.FIX: "FFD54F", Severity.NOTE: "CFE2F3"}
_RANK = {Severity.REJECT: 0, Severity.FIX: 1, Severity.NOTE: 2}
_MOST_CELLS = 60
_LAST_REVISION = 99


def make_correction_copy(
    data: bytes,
    findings: Sequence[Finding],
    asked: BlankForm,
    revision: int,
    sent: Sequence[BlankForm] = (),
) -> bytes | None:
    """Return the marked copy of a returned form, or ``None`` when only a plain text helps.

    ``revision`` is the revision that was received. ``None``: refused at the gate, not a form of
    this unit and year, or a file that openpyxl cannot open (``open_form``).
    """
    if not findings or not _worth_a_copy(data, findings):
        return None
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # what it drops is said at the top of this module
            book = open_form(data, rich=True)
        _forget_marks(book)
        keep_the_form_only(book, data, asked)
        shown = sorted(findings, key=lambda f: (_RANK[f.level], _order(book, f)))
        for finding in reversed(shown):  # the gravest is written last and gives the colour
            _mark(book, finding)
        _comments(book, shown)
        next_revision = min(revision + 1, _LAST_REVISION)
        _todays_register(book, asked)
        _next_revision(book, (asked, *sent), next_revision)
        name_the_mail_for_the_due_date(book)
        for name, cells in _marked(book, shown).items():
            unmark_when_changed(book[name], cells.values())
        summary_sheet(book, shown, asked, next_revision, COLOURS, partial(_found, book))
        _grow_rows(book)
        if book.calculation is not None:
            book.calculation.fullCalcOnLoad = True
        stream = BytesIO()
        book.save(stream)
    except Exception:  # openpyxl raises errors of every kind: plain text instead
        return None
    return growing_rows(stream.getvalue())


def _worth_a_copy(data: bytes, findings: Iterable[Finding]) -> bool:
    for finding in findings:
        gate = finding.code.startswith("K") and finding.level is Severity.REJECT
        if gate or finding.code in NO_COPY:
            return False
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            return all(part.file_size <= LARGEST_PART for part in archive.infolist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        return False


def _sheet(book: Workbook, name: str) -> Worksheet | None:
    for title in book.sheetnames:
        if same(title) == same(name):
            found = book[title]
            return found if isinstance(found, Worksheet) else None
    return None


def _order(book: Workbook, finding: Finding) -> tuple[int, int, str]:
    names = [same(name) for name in book.sheetnames]
    letters, row = split(finding.cell.partition(":")[0])
    at = names.index(same(finding.sheet)) if same(finding.sheet) in names else -1
    return at, row, letters.rjust(3)


def _cells(finding: Finding) -> list[str]:
    """Return the single cells of a finding's address (``F6`` or ``F6:I6``)."""
    first, _, last = finding.cell.partition(":")
    (left, top), (right, bottom) = split(first), split(last or first)
    if not left or not right or len(left) > 1 or len(right) > 1:
        return [first] if left else []
    found = [
        f"{chr(code)}{row}"
        for row in range(top, bottom + 1)
        for code in range(ord(left), ord(right) + 1)
    ]
    return found[:_MOST_CELLS]


def _mark(book: Workbook, finding: Finding) -> None:
    colour = COLOURS[finding.level]
    for cell in _found(book, finding):
        cell.fill = PatternFill("solid", start_color=colour, end_color=colour)


def _found(book: Workbook, finding: Finding) -> list[Cell]:
    """Return the cells that a finding is about."""
    sheet = _sheet(book, finding.sheet)
    return [_anchor(sheet, address) for address in _cells(finding)] if sheet is not None else []


def _marked(book: Workbook, findings: Iterable[Finding]) -> dict[str, dict[str, Cell]]:
    """Return by sheet and address each cell with a mark, once."""
    found: dict[str, dict[str, Cell]] = {}
    for finding in findings:
        for cell in _found(book, finding):
            found.setdefault(cell.parent.title, {})[cell.coordinate] = cell
    return found


def _anchor(sheet: Worksheet, address: str) -> Cell:
    """Return the cell itself, or the first one of the merged range that it lies in."""
    cell = sheet[address]
    if isinstance(cell, Cell):
        return cell
    for merged in sheet.merged_cells.ranges:
        if address in merged:
            return sheet.cell(merged.min_row, merged.min_col)  # type: ignore[return-value]
    raise KeyError(address)


def _comments(book: Workbook, findings: Iterable[Finding]) -> None:
    """Write one comment per cell with all its findings; the sender's own words stay in it."""
    said: dict[tuple[str, str], list[str]] = {}
    for finding in findings:
        sheet = _sheet(book, finding.sheet)
        cells = _cells(finding)
        if sheet is not None and cells:
            title = CATALOGUE[finding.code].title
            one = f"{title}\n{finding.message}\nPerbaikan: {finding.cure}"
            at = _anchor(sheet, cells[0]).coordinate
            said.setdefault((sheet.title, at), []).append(one)
    for (name, address), lines in said.items():
        cell = book[name][address]
        if cell.comment is not None:
            lines.append(f"Komentar semula: {cell.comment.text}")
        text = "\n\n".join([OWN_AUTHOR, *lines])[:4000]
        cell.comment = Comment(text, OWN_AUTHOR, height=min(60 + len(text) // 2, 400), width=320)


def _forget_marks(book: Workbook) -> None:
    """Remove our own comments, colours and summary: a second round starts clean."""
    inputs = {
        (sheet.name, letter)
        for sheet in spec.TABLE_SHEETS
        for key, letter in columns(sheet).items()
        if sheet.column(key).entry
    } | {("Identitas", "C")}
    for sheet in list(book.worksheets):
        if sheet.title == spec.SUMMARY_SHEET:
            book.remove(sheet)
            continue
        forget_rules(sheet)
        for cell in _existing(sheet):
            if cell.comment is not None and is_own(cell.comment.text):
                cell.comment = None
                typed = (sheet.title, cell.column_letter) in inputs
                colour = (style.INPUT if typed else style.LOCKED).lstrip("#")
                cell.fill = PatternFill("solid", start_color=colour, end_color=colour)


def _existing(sheet: Worksheet) -> list[Cell]:
    """Return the existing cells; ``iter_rows`` would make all up to a stray one in XFD1048576."""
    return [cell for cell in sheet._cells.values() if isinstance(cell, Cell)]


def _todays_register(book: Workbook, asked: BlankForm) -> None:
    """Show the register's targets and ceilings of today: what the unit is measured against."""
    todays: dict[str, dict[str, tuple[str, Decimal | str | None]]] = {
        spec.PERFORMANCE.name: {row.code: ("target", row.target) for row in asked.performance},
        spec.BUDGET.name: {row.code: ("pagu", row.pagu) for row in asked.budget},
    }
    for sheet in (spec.PERFORMANCE, spec.BUDGET):
        page = _sheet(book, sheet.name)
        there = columns(sheet)
        for row in range(spec.FIRST_ROW, min(page.max_row, LAST_ROW) + 1) if page else ():
            assert page is not None
            found = todays[sheet.name].get(tidy(str(page[f"{there[sheet.key]}{row}"].value or "")))
            if found is not None:
                column, value = found
                _anchor(page, f"{there[column]}{row}").value = value


def _grow_rows(book: Workbook) -> None:
    """Make rows high enough for what was typed; no row gets lower."""
    for sheet in spec.TABLE_SHEETS:
        page = _sheet(book, sheet.name)
        there = columns(sheet)
        for row in range(spec.FIRST_ROW, min(page.max_row, LAST_ROW) + 1) if page else ():
            assert page is not None
            values = {c.key: page[f"{there[c.key]}{row}"].value for c in sheet.col}
            height, now = row_height(sheet, values), page.row_dimensions[row].height
            if any(isinstance(value, str) for value in values.values()) and height > (now or 0):
                page.row_dimensions[row].height = height


def _next_revision(book: Workbook, forms: Sequence[BlankForm], revision: int) -> None:
    visible = _sheet(book, "Identitas")
    wanted = same(next(f.label for f in spec.IDENTITY if f.key == "revisi"))
    if visible is not None:
        for row in range(1, min(visible.max_row, LAST_ROW) + 1):
            if same(str(visible.cell(row, spec.IDENTITY_LABEL).value or "")) == wanted:
                visible.cell(row, spec.IDENTITY_VALUE).value = revision
    hidden = _sheet(book, spec.HIDDEN_SHEET)
    if hidden is None:
        return
    rows = {tidy(str(hidden.cell(r, 1).value or "")): r for r in range(1, len(HIDDEN_FIELDS) + 1)}
    seen = {name: tidy(str(hidden.cell(row, 2).value or "")) for name, row in rows.items()}
    identity = Identity(seen["form_id"], seen["versi"], int(seen["tahun"]), seen["unit"], revision)
    received = replace(identity, revision=int(seen["revisi"]))
    own = [f for f in forms if checksum(received, row_keys(f)) == seen["checksum"]]
    sealed = replace(identity, checksum=checksum(identity, row_keys((own or forms)[0])))
    for name, value in to_stored(sealed).items():
        hidden.cell(rows[name], 2).value = str(value)
