"""`xlwings.Book`: one spreadsheet document."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING, Any

from xlwings import base_classes

from . import bridge, formula_cells
from .base import CalcObject, engine_class, free
from .errors import CalcError
from .kept import Kept
from .names import Names
from .number_formats import NumberFormats
from .office import Office
from .range import Range
from .sheets import Sheets

if TYPE_CHECKING:
    from .app import App, Memory
    from .sheet import Sheet

FILTERS = {
    ".xlsx": "Calc MS Excel 2007 XML",
    ".xlsm": "Calc MS Excel 2007 VBA XML",
    ".xltx": "Calc MS Excel 2007 XML Template",
    ".xltm": "Calc MS Excel 2007 XML Template",
    ".xls": "MS Excel 97",
    ".xlt": "MS Excel 97 Vorlage/Template",
    ".ods": "calc8",
    ".csv": "Text - txt - csv (StarCalc)",
    ".html": "HTML (StarCalc)",
}
OFFICE_OPEN_XML = frozenset({".xlsx", ".xlsm", ".xltx", ".xltm"})


@engine_class
class Book(CalcObject, base_classes.Book):
    """One open book."""

    def __init__(self, app: App, document: Any, memory: Memory) -> None:
        self._app = app
        self.xl = document
        self.memory = memory
        self.kept = Kept(document)
        self.seen_sheets: dict[str, Sheet] = {}
        self._formats: NumberFormats | None = None
        self._epoch: dt.datetime | None = None

    @property
    @free
    def office(self) -> Office:
        return self._app.office

    @property
    @free
    def app(self) -> App:
        return self._app

    @property
    @free
    def api(self) -> Any:
        """LibreOffice's document object."""
        return self.xl

    @property
    def formats(self) -> NumberFormats:
        """The document's number formats."""
        if self._formats is None:
            self._formats = NumberFormats(self.xl)
        return self._formats

    @property
    def epoch(self) -> dt.datetime:
        """The day from which the document counts its dates."""
        if self._epoch is None:
            null = self.xl.NullDate
            self._epoch = dt.datetime(null.Year, null.Month, null.Day)  # noqa: DTZ001
        return self._epoch

    @property
    def name(self) -> str:
        path = self._path
        return self.memory.name if path is None else path.name

    @property
    def fullname(self) -> str:
        path = self._path
        return self.memory.name if path is None else str(path)

    @property
    def _path(self) -> Path | None:
        address = self.xl.URL
        return Path(bridge.uno().fileUrlToSystemPath(address)) if address else None

    @property
    @free
    def sheets(self) -> Sheets:
        return Sheets(self)

    @property
    @free
    def names(self) -> Names:
        return Names(self, None)

    @property
    def selected(self) -> Range | None:
        """The selected cells; None when something else is selected."""
        address = getattr(self.xl.CurrentSelection, "RangeAddress", None)
        if address is None:
            return None
        return Range.from_address(self.sheets(address.Sheet + 1), address)

    def refer_to_table(self, old: str, new: str) -> None:
        """Rename a table; formulas that name it are written anew, which LibreOffice leaves out."""
        found = formula_cells.using(old, [sheet.xl for sheet in self.sheets])
        self.kept.table(old).Name = new
        self.kept.forget_table(old)
        formula_cells.rename(found, old, new)

    def refuse_locked_structure(self) -> None:
        """Raise when the book's sheets may not be added, moved, hidden, renamed or deleted."""
        if self.xl.isProtected():
            raise CalcError(f"the structure of the book {self.name} is protected")

    def activate(self) -> None:
        self._app.bring_to_front(self)

    def close(self) -> None:
        document = self.xl
        self._app.forget(self)
        document.close(True)

    def save(self, path: str | None = None, password: str | None = None) -> None:
        """Save where the book lies, or under another name; the ending decides the format.

        Raises:
            NotImplementedError: LibreOffice does not write the format.
        """
        if path is None and self._path is not None and password is None:
            self.xl.store()
            return
        if path is None:
            here = self._path
            path = str(here) if here is not None else f"{self.memory.name}.xlsx"
        target = Path(path)
        if not target.is_absolute():
            target = Path.cwd() / target
        filter_name = FILTERS.get(target.suffix.lower())
        if filter_name is None:
            raise NotImplementedError(f"Book.save: LibreOffice writes no {target.suffix} files")
        options: dict[str, Any] = {"FilterName": filter_name, "Overwrite": True}
        if password is not None:
            options |= _encryption(target.suffix.lower(), password)
        target = target.parent.resolve() / target.name
        self.xl.storeAsURL(bridge.url(target), bridge.properties(**options))

    def to_pdf(self, path: str, quality: str) -> None:
        quality_percent = 60 if quality == "minimum" else 90
        data = bridge.uno().Any(
            "[]com.sun.star.beans.PropertyValue", bridge.properties(Quality=quality_percent)
        )
        options = bridge.properties(FilterName="calc_pdf_Export", FilterData=data)
        self.xl.storeToURL(bridge.url(path), options)


def _encryption(ending: str, password: str) -> dict[str, Any]:
    """Return the settings with which LibreOffice really encrypts a file: each format differs."""
    if ending in OFFICE_OPEN_XML:
        pairs = {"OOXPassword": password, "CryptoType": "Standard"}
        named = tuple(
            bridge.struct("beans.NamedValue", Name=key, Value=value) for key, value in pairs.items()
        )
        return {"EncryptionData": bridge.uno().Any("[]com.sun.star.beans.NamedValue", named)}
    if ending in (".csv", ".html"):
        raise NotImplementedError(f"Book.save: a {ending} file cannot have a password")
    return {"Password": password}
