"""The port on the closed .xlsm: only the touched sheet and table parts change, losslessly.

Text is written as inline strings so that the shared strings stay as they are. Formulas are
recalculated by the spreadsheet program when it opens the book (``fullCalcOnLoad``); the calc
chain, which would no longer fit, is dropped.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from pathlib import Path

from lkjip.a1 import address
from lkjip.book.cells import split_range
from lkjip.book.headings import canonical, own
from lkjip.book.layout import GROWING
from lkjip.book.levels import TABLE as SETTINGS
from lkjip.book.levels import show_tabs, shown_tabs
from lkjip.book.locks import lock, lock_file, open_tabs
from lkjip.book.parts import table_view
from lkjip.book.parts.calculation import ask_for_recalculation
from lkjip.book.parts.closed_table import ClosedTable
from lkjip.book.parts.package import Package, tag
from lkjip.book.parts.print_area import follow_data
from lkjip.book.parts.sheet_values import decode
from lkjip.book.parts.sheets import Sheets
from lkjip.book.parts.table_rows import write_rows
from lkjip.book.port import (
    Change,
    Message,
    Shape,
    no_header_row,
    no_name,
    no_table,
    row_outside_note,
    rows_below_note,
)
from lkjip.disk import copy_whole
from lkjip.errors import BookStructure, FolderError, os_reason
from lkjip.progress import Progress, silent
from lkjip.tables.cells import Block, Cell
from lkjip.tables.data import Row, TableData, blank


def _say_nothing(_kind: Message, _text: str) -> None:
    """Say nothing."""


class FileBook:
    """One .xlsm on disk. Reads it when made; ``apply`` replaces the file."""

    def __init__(
        self,
        path: Path,
        progress: Progress = silent,
        tell: Callable[[Message, str], None] = _say_nothing,
        *,
        whole: bool = True,
    ) -> None:
        """Read the file; without ``whole`` damage is found only in what is asked for."""
        self._path = path
        self.progress = progress
        self._tell = tell
        self._notes: list[str] = []
        self._load(whole=whole)

    def _load(self, data: bytes | None = None, *, whole: bool = True) -> None:
        self._package = Package(self._path, data, whole=whole)
        book = self._package.xml("xl/workbook.xml")
        self._sheets = Sheets(self._package, book)
        self._parts = self._sheets.parts
        self._names = {
            item.get("name", ""): item.text or ""
            for item in book.iter(tag("definedName"))
            if item.get("localSheetId") is None  # a name of one sheet only may hide ours
        }
        tables = [t for tab, part in self._parts.items() for t in self._tables_of(tab, part)]
        self._tables = {table.root.get("displayName", ""): table for table in tables}

    def _tables_of(self, tab: str, part: str) -> list[ClosedTable]:
        found = []
        for kind, target in self._package.relations(part).values():
            if kind == "table":
                root = self._package.xml(target)
                headings = [decode(c.get("name", "")) for c in root.iter(tag("tableColumn"))]
                headers = canonical(root.get("displayName", ""), headings)
                box = split_range(root.get("ref", ""))
                growing = root.get("displayName", "") in GROWING
                found.append(ClosedTable(target, tab, root, box, headers, growing))
        return found

    @property
    def path(self) -> Path:
        """The workbook's file."""
        return self._path

    def shape(self) -> Shape:
        """Tabs, tables and names that are really there."""
        return Shape(
            tabs=tuple(self._parts),
            tables={name: (t.tab, t.headers) for name, t in self._tables.items()},
            names=frozenset(n for n in self._names if not n.startswith("_xlnm.")),
        )

    def read(self, *tables: str) -> dict[str, TableData]:
        """Return the named tables."""
        return {name: self._read_table(name) for name in tables}

    def _read_table(self, name: str) -> TableData:
        table = self._table(name)
        sheet = self._sheets.values(table.tab)
        top, left, _bottom, right = table.box
        columns = range(left, right + 1)
        rows: list[Row] = []
        numbers: list[int] = []
        for number in range(top + 1, table.last + 1):
            row = dict(zip(table.headers, sheet.values(number, columns), strict=True))
            if not blank(row):
                rows.append(row)
                numbers.append(number)
        return TableData(name, table.tab, table.headers, left, tuple(rows), tuple(numbers))

    def height(self, name: str) -> int:
        """Count the rows of a table's frame, blank ones too; nothing of the sheet is read."""
        top, _, bottom, _ = self._table(name).box
        return bottom - top

    def read_names(self, *names: str) -> dict[str, Cell | Block]:
        """Named cells or blocks."""
        found: dict[str, Cell | Block] = {}
        for name in names:
            tab, (top, left, bottom, right) = self._place(name)
            sheet = self._sheets.values(tab)
            block = tuple(
                tuple(sheet.get(r, c) for c in range(left, right + 1))
                for r in range(top, bottom + 1)
            )
            found[name] = block[0][0] if (top, left) == (bottom, right) else block
        return found

    def apply(self, change: Change) -> None:
        """Write everything of one change, then replace the file; ``show`` waits for Excel."""
        ends = {self._table(name).tab: self._end(self._table(name).tab) for name in change.tables}
        try:
            work = self._work(change)
            if not work:
                return
            for tab in open_tabs(self._package):
                work.setdefault(tab, []).append(partial(self._lock, tab))
            for tab, pieces in work.items():
                for piece in pieces:
                    piece()
                self._package.put(self._parts[tab], self._sheets.tree(tab).root)
                self._sheets.close(tab)  # the tree of a long sheet takes ten times its values
            for tab, end in ends.items():
                if end != self._end(tab):
                    follow_data(self._package, tab, end, self._end(tab))
            ask_for_recalculation(self._package)
            show_tabs(self._package, shown_tabs(self._settings(change)))
            self._package.save()
        except BaseException:
            self._notes.clear()
            self._load(self._package.original)
            raise

    def _work(self, change: Change) -> dict[str, list[Callable[[], None]]]:
        """Return what a change writes, sheet by sheet."""
        work: dict[str, list[Callable[[], None]]] = {}
        for name, rows in change.tables.items():
            work.setdefault(self._table(name).tab, []).append(
                partial(self._write_table, name, rows)
            )
        for name, value in change.names.items():
            tab, _ = self._place(name)
            work.setdefault(tab, []).append(partial(self._write_name, name, value))
        return work

    def _lock(self, tab: str) -> None:
        lock(self._sheets.tree(tab).root)

    def _settings(self, change: Change) -> Iterable[Row]:
        """Return the settings as the change leaves them."""
        if SETTINGS in change.tables:
            return change.tables[SETTINGS]
        return self._read_table(SETTINGS).rows if SETTINGS in self._tables else ()

    def _end(self, tab: str) -> int:
        """Return the last row of the tables on a sheet."""
        return max(table.box[2] for table in self._tables.values() if table.tab == tab)

    def _write_table(self, name: str, rows: Sequence[Row]) -> None:
        table = self._table(name)
        sheet = self._sheets.tree(table.tab)
        lines = list(rows)
        top, left, bottom, right = table.box
        written = set().union(*lines) or set(table.headers)
        if unknown := written - set(table.headers):
            raise BookStructure(
                f"Tabel '{name}' di lembar '{table.tab}' tidak punya kolom "
                f"{', '.join(sorted(unknown))} (ada: {', '.join(table.headers)}).",
                "Kembalikan judul kolom itu, atau ambil salinan dari folder cadangan.",
            )
        new_bottom = top + max(1, len(lines))
        beside = [other for other in self._tables.values() if other.tab == table.tab]
        table.refuse_collision(new_bottom, sheet, beside, name)
        # a formula of the user's own counts in whatever row it stands: it does not move
        written -= table.formulas_in(own(name, tuple(written)), sheet)
        # tables that stand side by side share their rows
        columns = {column for other in beside for column in range(other.box[1], other.box[3] + 1)}
        write_rows(table, sheet, lines, written, columns)
        table.box = (top, left, new_bottom, right)
        ref = f"{address(top, left)}:{address(new_bottom, right)}"
        table.root.set("ref", ref)
        self._note(
            table, table_view.open_up(table.root, sheet, top + 1, max(bottom, new_bottom), ref)
        )
        self._package.put(table.part, table.root)
        sheet.grow_dimension(new_bottom, right)

    def _note(self, table: ClosedTable, changed: list[str]) -> None:
        if changed:
            name = table.root.get("displayName")
            self._notes.append(f"Lembar '{table.tab}', tabel {name}: {'; '.join(changed)}.")

    def _write_name(self, name: str, value: Cell | Block) -> None:
        tab, (top, left, bottom, right) = self._place(name)
        sheet = self._sheets.tree(tab)
        block: Block = value if isinstance(value, tuple) else ((value,),)
        for r in range(bottom - top + 1):
            for c in range(right - left + 1):
                inside = r < len(block) and c < len(block[r])
                sheet.set(top + r, left + c, block[r][c] if inside else None)

    def tell(self, kind: Message, text: str) -> None:
        """Hand a message on, with what was changed in the look of the tables."""
        notes, self._notes = self._notes, []
        self._tell(kind, "\n".join([text, *notes]))

    def save_copy(self, target: Path) -> None:
        """Copy the file as it lies on disk."""
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            copy_whole(self._path, target)
            lock_file(target)
        except OSError as error:
            raise FolderError(
                f"Cadangan buku kerja tidak dapat ditulis ke '{target.parent}' "
                f"({os_reason(error)}).",
                "Periksa izin dan ruang kosong folder itu; buku kerja belum diubah.",
            ) from error

    def _table(self, name: str) -> ClosedTable:
        if name not in self._tables:
            raise no_table(name, tuple(self._tables))
        table = self._tables[name]
        if not table.headed:
            raise no_header_row(name, table.tab)
        if table.growing:
            self._take_in_rows_below(name, table)
        return table

    def _take_in_rows_below(self, name: str, table: ClosedTable) -> None:
        """Take rows typed right below a register into it; a total row ends a table."""
        table.growing = False
        top, left, bottom, right = table.box
        beside = [other for other in self._tables.values() if other.tab == table.tab]
        last = table.last_touched(self._sheets.values(table.tab), beside)
        if last > bottom:
            table.box = (top, left, last, right)
            self._notes.append(rows_below_note(table.tab, name, bottom + 1, last))
        if row := table.first_outside(self._sheets.values(table.tab), beside):
            self._notes.append(row_outside_note(table.tab, name, row))

    def _place(self, name: str) -> tuple[str, tuple[int, int, int, int]]:
        target = self._names.get(name, "")
        tab, bang, box = target.rpartition("!")
        tab = tab[1:-1].replace("''", "'") if tab.startswith("'") else tab
        if not bang or tab not in self._parts:
            raise no_name(name)
        try:
            return tab, split_range(box)
        except ValueError:
            raise no_name(name) from None
