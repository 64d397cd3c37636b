"""`Book.names` and `Sheet.names`: names for cells and formulas."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from xlwings import base_classes

from . import bridge, formula_cells, formulas
from .addresses import parse_area, quoted, split_sheet
from .base import CalcObject, engine_class, free
from .errors import CalcError
from .office import Office

if TYPE_CHECKING:
    from .book import Book
    from .range import Range
    from .range_place import RangePlace
    from .sheet import Sheet


# Names that Excel makes by itself: shown without the prefix, or not at all.
_BUILT_IN = "_xlnm."
_UNSEEN = "_xlnm._FilterDatabase"
_ABSOLUTE = re.compile(
    r"\$(?P<sheet>'(?:[^']|'')+'|[^'.$:]+)\.(?P<cells>\$[A-Z]+\$[0-9]+(?::\$[A-Z]+\$[0-9]+)?)"
)


@engine_class
class Name(CalcObject, base_classes.Name):
    """One name; it belongs to the book, or to one sheet."""

    def __init__(self, book: Book, sheet: Sheet | None, xl: Any) -> None:
        self.book = book
        self.sheet = sheet
        self.xl = xl

    @property
    @free
    def office(self) -> Office:
        return self.book.office

    @property
    @free
    def api(self) -> Any:
        return self.xl

    @property
    def name(self) -> str:
        """The name, with its sheet in front when it belongs to one: `Sheet1!total`."""
        name = str(self.xl.Name).removeprefix(_BUILT_IN)
        return name if self.sheet is None else f"{quoted(self.sheet.name)}!{name}"

    @name.setter
    def name(self, value: str) -> None:
        old, new = str(self.xl.Name), split_sheet(value)[1]
        sheets = [self.sheet] if self.sheet is not None else list(self.book.sheets)
        own = [s for s in sheets if self.sheet is None and s.xl.NamedRanges.hasByName(old)]
        found = formula_cells.using(old, [sheet.xl for sheet in sheets if sheet not in own])
        self.xl.Name = new
        formula_cells.rename(found, old, new)

    def delete(self) -> None:
        _container(self.book, self.sheet).removeByName(self.xl.Name)

    @property
    def refers_to(self) -> str:
        return formulas.to_excel(self.xl.Content)

    @refers_to.setter
    def refers_to(self, value: str) -> None:
        self.xl.Content = formulas.to_calc(value).removeprefix("=")

    @property
    def refers_to_range(self) -> Range:
        found = self.target
        if found is None:
            raise CalcError(f"Name.refers_to_range: {self.name} does not refer to cells")
        return found

    @property
    def target(self) -> Range | None:
        """The cells to which the name refers; None when it refers to something else."""
        plain = _ABSOLUTE.fullmatch(self.xl.Content)
        if plain is not None:
            return self._plain_target(plain)
        cells = self.xl.getReferredCells()
        if cells is None:
            return None
        address = cells.RangeAddress
        sheets = self.book.sheets
        from .range import Range

        return Range.from_address(sheets(address.Sheet + 1), address)

    def _plain_target(self, reference: re.Match[str]) -> Range | None:
        """Return the cells of `$Sheet1.$A$1:$B$2`, read as text: that asks LibreOffice less."""
        from .range import Range

        sheet, area = reference["sheet"], parse_area(reference["cells"])
        name = sheet[1:-1].replace("''", "'") if sheet.startswith("'") else sheet
        try:
            return None if area is None else Range(self.book.sheets(name), area)
        except KeyError:
            return None


@engine_class
class Names(CalcObject, base_classes.Names):
    """The names of a book, those of its sheets included; or the names of one sheet."""

    def __init__(self, book: Book, sheet: Sheet | None) -> None:
        self.book = book
        self.sheet = sheet

    @property
    @free
    def office(self) -> Office:
        return self.book.office

    @property
    def api(self) -> Any:
        return _container(self.book, self.sheet)

    def _all(self) -> list[Name]:
        scopes: list[Sheet | None] = [self.sheet]
        if self.sheet is None:
            scopes.extend(self.book.sheets)
        found: list[Name] = []
        for scope in scopes:
            container = _container(self.book, scope)
            for name in container.ElementNames:
                if name != _UNSEEN:
                    found.append(Name(self.book, scope, container.getByName(name)))
        return sorted(found, key=lambda name: split_sheet(name.name)[1].lower())

    def snapshot(self) -> list[tuple[str, Name]]:
        return [(name.name, name) for name in self._all()]

    def __len__(self) -> int:
        return len(self._all())

    def __iter__(self) -> Iterator[Name]:
        return iter(self._all())

    def __call__(self, name_or_index: str | int) -> Name:
        if isinstance(name_or_index, str):
            found = self._find(name_or_index)
            if found is not None:
                return found
        else:
            names = self._all()
            if 1 <= name_or_index <= len(names):
                return names[name_or_index - 1]
        raise KeyError(name_or_index)

    def contains(self, name_or_index: str | int) -> bool:
        if isinstance(name_or_index, str):
            return self._find(name_or_index) is not None
        return 1 <= name_or_index <= len(self)

    def _find(self, text: str) -> Name | None:
        sheet_name, name = split_sheet(text)
        try:
            scope = self.sheet if sheet_name is None else self.book.sheets(sheet_name)
        except KeyError:
            return None
        container = _container(self.book, scope)
        for spelled in (name, _BUILT_IN + name):
            if container.hasByName(spelled):
                return Name(self.book, scope, container.getByName(spelled))
        return None

    def range_of(self, text: str) -> Range | None:
        """Return the cells to which a name refers; None when there is no such name."""
        found = self._find(text)
        return None if found is None else found.target

    def add(self, name: str, refers_to: str) -> Name:
        """Add a name; one that exists already gets the new meaning, as in Excel.

        Raises:
            ValueError: Excel would not take the name.
        """
        sheet_name, bare = split_sheet(name)
        scope = self.sheet if sheet_name is None else self.book.sheets(sheet_name)
        content = formulas.to_calc(refers_to).removeprefix("=")
        container = _container(self.book, scope)
        if container.hasByName(bare):
            container.getByName(bare).Content = content
        else:
            origin = bridge.struct("table.CellAddress", Sheet=0, Column=0, Row=0)
            try:
                container.addNewByName(bare, content, origin, 0)
            except bridge.exception("uno.RuntimeException") as error:
                raise ValueError(f"{bare!r} cannot be a name") from error
        return Name(self.book, scope, container.getByName(bare))


def name_of(block: RangePlace) -> Name | None:
    """Return the name that refers to exactly these cells."""
    for name in block.book.names:
        target = name.target
        if target is None or target.area != block.area:
            continue
        if target.sheet.name == block.sheet.name:
            return name
    return None


def set_name(block: RangePlace, value: str) -> None:
    """Give cells a name; `Sheet1!total` belongs to that sheet only."""
    block.book.names.add(value, f"={quoted(block.sheet.name)}!{block.address}")


def _container(book: Book, sheet: Sheet | None) -> Any:
    return book.xl.NamedRanges if sheet is None else sheet.xl.NamedRanges
