"""`xlwings.Range`, what can be done to it: clear, insert, delete, copy, move, sort, find."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from . import bridge, search
from .addresses import MAX_COLUMNS, MAX_ROWS, Area
from .autofilter import AutoFilter
from .data_validation import DataValidation
from .errors import CalcError
from .range_values import RangeValues

if TYPE_CHECKING:
    from .range import Range

# com.sun.star.sheet.CellFlags
CONTENTS = 1 | 2 | 4 | 16  # numbers, dates, texts, formulas
LOOKS = 32 | 64 | 256  # formats, styles, fonts within a text
NOTES = 8

_INSERT = {"down": "DOWN", "right": "RIGHT"}
_DELETE = {"up": "UP", "left": "LEFT"}
_PASTES = {
    None: "SVDFNT",
    "all": "SVDFNT",
    "values": "SVD",
    "values_and_number_formats": "SVD",
    "formulas": "SVDF",
    "formulas_and_number_formats": "SVDF",
    "formats": "T",
    "comments": "N",
}
_OPERATIONS = {None: 0, "add": 1, "subtract": 2, "multiply": 3, "divide": 4}
_FILLS = {"fill_default": "AUTO", "fill_series": "LINEAR", "fill_copy": "SIMPLE"}
_MOVE_NOTHING = 4  # InsertContents: do not shift the cells that are there


class RangeEdit(RangeValues):
    """Changes to a range."""

    def _clear(self, flags: int) -> None:
        if self.xl is not None:
            self.refuse_locked()
            self.xl.clearContents(flags)

    def clear_contents(self) -> None:
        self._clear(CONTENTS)

    def clear_formats(self) -> None:
        self._clear(LOOKS)

    def clear(self) -> None:
        if self.xl is not None:
            self._clear(CONTENTS | LOOKS | NOTES)
            self.xl.merge(False)
            DataValidation(self).delete()

    def insert(self, shift: str | None = None, copy_origin: str | None = None) -> None:
        """Insert cells here and shift the others; without a direction the shape decides."""
        self.refuse_locked()
        if self.area.columns == MAX_COLUMNS:
            mode = "ROWS"
        elif self.area.rows == MAX_ROWS:
            mode = "COLUMNS"
        else:
            mode = _INSERT[shift or ("down" if self.area.columns >= self.area.rows else "right")]
        kind = bridge.enum("sheet.CellInsertMode", mode)
        self.sheet.xl.insertCells(self.xl.RangeAddress, kind)

    def delete(self, shift: str | None = None) -> None:
        """Delete the cells and close the gap; without a direction the shape decides."""
        self.refuse_locked()
        if self.area.columns == MAX_COLUMNS:
            mode = "ROWS"
        elif self.area.rows == MAX_ROWS:
            mode = "COLUMNS"
        else:
            mode = _DELETE[shift or ("left" if self.area.rows >= self.area.columns else "up")]
        kind = bridge.enum("sheet.CellDeleteMode", mode)
        self.sheet.xl.removeRange(self.xl.RangeAddress, kind)

    # Copying

    def copy(self, destination: Any = None) -> None:
        """Copy to a place in any open book, or to the clipboard."""
        if destination is None:
            self._to_clipboard()
            self.book.app.copied = self._as_range
            return
        if self.xl is None:
            return
        target = destination.impl.at(self._filled(destination.impl.area))
        target.refuse_locked()
        if target.book is self.book:
            self.sheet.xl.copyRange(target.cell.CellAddress, self.xl.RangeAddress)
        else:
            self._to_clipboard()
            target.insert_clipboard("SVDFNT")
        target.repeat(self.area.rows, self.area.columns)

    def _filled(self, place: Area) -> Area:
        """Return the cells that a copy fills: as in Excel, it repeats in a multiple of its size."""
        rows, columns = self.area.rows, self.area.columns
        if place.rows % rows or place.columns % columns:
            return place._replace(rows=rows, columns=columns)
        return place

    def repeat(self, rows: int, columns: int) -> None:
        """Fill the range with its first rows and columns; every call copies all that is there."""
        while rows < self.area.rows:
            more = min(rows, self.area.rows - rows)
            self._copy_within(Area(self.area.row, self.area.column, more, columns), down=rows)
            rows += more
        while columns < self.area.columns:
            more = min(columns, self.area.columns - columns)
            self._copy_within(Area(self.area.row, self.area.column, rows, more), right=columns)
            columns += more

    def _copy_within(self, part: Area, down: int = 0, right: int = 0) -> None:
        target = part._replace(row=part.row + down, column=part.column + right)
        sheet = self.sheet.xl
        sheet.copyRange(self.at(target).cell.CellAddress, self.at(part).xl.RangeAddress)

    @property
    def _as_range(self) -> Range:
        from .range import Range

        return Range(self.sheet, self.area)

    def copy_from(
        self,
        source_range: Any,
        copy_type: str = "all",
        skip_blanks: bool = False,
        transpose: bool = False,
    ) -> None:
        source_range.impl._to_clipboard()
        self._paste(copy_type, None, skip_blanks, transpose)

    def move(self, destination: Any) -> None:
        """Cut the cells and put them elsewhere in the same book; formulas follow."""
        self.refuse_locked()
        destination.impl.refuse_locked()
        self.sheet.xl.moveRange(destination.impl.cell.CellAddress, self.xl.RangeAddress)

    def paste(
        self,
        paste: str | None = None,
        operation: str | None = None,
        skip_blanks: bool = False,
        transpose: bool = False,
    ) -> None:
        if self.book.app.copied is None:
            raise CalcError("Range.paste: nothing was copied")
        self._paste(paste, operation, skip_blanks, transpose)

    def _paste(
        self, paste: str | None, operation: str | None, skip_blanks: bool, transpose: bool
    ) -> None:
        if paste not in _PASTES:
            raise NotImplementedError(f"Range.paste {paste!r} is not available in LibreOffice Calc")
        if operation not in _OPERATIONS:
            raise ValueError(f"unknown operation {operation!r}")
        self.refuse_locked()
        self.insert_clipboard(
            _PASTES[paste],
            FormulaCommand=_OPERATIONS[operation],
            SkipEmptyCells=skip_blanks,
            Transpose=transpose,
        )

    def _to_clipboard(self) -> None:
        with _Selected(self):
            frame = self.book.xl.CurrentController.Frame
            self.office.dispatch(frame, "Copy")

    def insert_clipboard(self, flags: str, **options: Any) -> None:
        """Insert what was copied: S texts, V numbers, D dates, F formulas, N notes, T formats."""
        first = self.at(self.area._replace(rows=1, columns=1))
        chosen = {"FormulaCommand": 0, "SkipEmptyCells": False, "Transpose": False} | options
        with _Selected(first):
            frame = self.book.xl.CurrentController.Frame
            self.office.dispatch(
                frame, "InsertContents", Flags=flags, AsLink=False, MoveMode=_MOVE_NOTHING, **chosen
            )

    def copy_picture(self, appearance: str, format: str) -> None:
        """Put the cells on the clipboard, from where other programs take them as a picture."""
        self._to_clipboard()

    def to_pdf(self, path: str, quality: str) -> None:
        data = bridge.uno().Any(
            "[]com.sun.star.beans.PropertyValue", bridge.properties(Selection=self.xl)
        )
        options = bridge.properties(FilterName="calc_pdf_Export", FilterData=data)
        self.book.xl.storeToURL(bridge.url(path), options)

    def autofill(self, destination: Any, type_: str = "fill_default") -> None:
        if type_ not in _FILLS:
            message = f"Range.autofill {type_!r} is not available in LibreOffice Calc"
            raise NotImplementedError(message)
        target = destination.impl
        target.refuse_locked()
        down = target.area.rows > self.area.rows
        direction = bridge.enum("sheet.FillDirection", "TO_BOTTOM" if down else "TO_RIGHT")
        count = self.area.rows if down else self.area.columns
        if type_ == "fill_default":
            target.xl.fillAuto(direction, count)
            return
        mode = bridge.enum("sheet.FillMode", _FILLS[type_])
        unit = bridge.enum("sheet.FillDateMode", "FILL_DATE_DAY")
        target.xl.fillSeries(direction, mode, unit, 1.0, 1.0e307)

    # Data

    def sort(self, keys: list[int], ascending: list[bool], has_headers: bool) -> None:
        """Sort rows by columns counted from 1; formats go with their rows."""
        self.refuse_locked()
        automatic = bridge.enum("table.TableSortFieldType", "AUTOMATIC")
        fields = tuple(
            bridge.struct(
                "table.TableSortField",
                Field=key - 1,
                IsAscending=up,
                IsCaseSensitive=False,
                FieldType=automatic,
            )
            for key, up in zip(keys, ascending, strict=True)
        )
        options = bridge.properties(
            SortFields=bridge.uno().Any("[]com.sun.star.table.TableSortField", fields),
            ContainsHeader=has_headers,
            IsSortColumns=False,
            BindFormatsToContent=True,
        )
        self.xl.sort(options)

    def remove_duplicates(self, columns: list[int], has_headers: bool) -> None:
        """Keep the first row of those that are alike in these columns; the rest moves up."""
        self.refuse_locked()
        rows = list(self.xl.getFormulaArray())
        start = 1 if has_headers else 0
        seen: set[tuple[str, ...]] = set()
        kept: list[Any] = rows[:start]
        for row in rows[start:]:
            key = tuple(row[column - 1].lower() for column in columns)
            if key not in seen:
                seen.add(key)
                kept.append(row)
        blank = ("",) * self.area.columns
        self.xl.setFormulaArray((*kept, *(blank for _ in range(len(rows) - len(kept)))))

    def get_special_cells(self, cell_type: str, value_type: str | None) -> list[Any]:
        return [self.at(area) for area in search.special_cells(self, cell_type, value_type)]

    def find(self, text: str, whole: bool, direction: str, order: str, match_case: bool) -> Any:
        place = search.find(
            self,
            search.Pattern(text, whole=whole, match_case=match_case),
            by_columns=order == "columns",
            backward=direction == "backward",
        )
        return None if place is None else self.at(place)

    def replace_all(self, old: str, new: str, whole: bool, match_case: bool) -> None:
        self.refuse_locked()
        search.replace(self, search.Pattern(old, whole=whole, match_case=match_case), new)

    @property
    def autofilter(self) -> AutoFilter:
        return AutoFilter(self)

    @property
    def data_validation(self) -> DataValidation:
        return DataValidation(self)


class _Selected:
    """Selects cells for a menu command, and afterwards what was selected before."""

    def __init__(self, block: RangeEdit) -> None:
        self._block = block
        self._controller = block.book.xl.CurrentController

    def __enter__(self) -> None:
        self._sheet = self._controller.ActiveSheet
        self._before = self._block.book.xl.CurrentSelection
        self._controller.setActiveSheet(self._block.sheet.xl)
        self._controller.select(self._block.xl)

    def __exit__(self, *_: object) -> None:
        self._controller.setActiveSheet(self._sheet)
        if self._before is not None:
            self._controller.select(self._before)
