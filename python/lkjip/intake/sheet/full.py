"""Reads a sheet in any legal spelling with an XML parser: the same values as ``fast``.

Prefixes, other attribute orders, cells without addresses, comments, CDATA, rich text in the cell,
strict OOXML. Values far outside a form are listed instead of kept.
"""

from __future__ import annotations

import math
import re
from datetime import datetime
from xml.parsers import expat

from lkjip.a1 import column_letters, column_number
from lkjip.forms.cells import Cells
from lkjip.forms.value import PICTURE, Raw
from lkjip.intake.package.refusal import RefusedError
from lkjip.intake.package.xmlparts import MAX_ATTRIBUTES, local
from lkjip.intake.sheet.fast import LAST_COLUMN, LAST_ROW, Found
from lkjip.intake.sheet.values import Tables, error_word, shows_picture, unescape_ooxml

SHOWN_FAR = 10
_MAX_ROW, _MAX_COLUMN = 1_048_576, 16_384
_REF = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
_NUMBER = re.compile(r"[-+]?(?:[0-9]{1,400}\.?[0-9]{0,400}|\.[0-9]{1,400})(?:[eE][-+]?[0-9]{1,4})?")
_TRUE, _FALSE = ("1", "true"), ("0", "false")


def read(name: str, part: str, tables: Tables) -> Cells:
    """Return the values of a whole sheet. Raises ``RefusedError`` (K03, K05, K06)."""
    reader = _Reader(name, tables)
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartElementHandler, parser.EndElementHandler = reader.start, reader.end
    parser.CharacterDataHandler = reader.text
    try:
        parser.Parse(part, True)
    except expat.ExpatError as error:
        raise RefusedError("K03", f"lembar {name} bukan XML yang utuh", name) from error
    return reader.found.cells(reader.merged)


class _Reader:
    """The handlers of one sheet."""

    def __init__(self, name: str, tables: Tables) -> None:
        self.found = Found(name, tables)
        self.merged: list[str] = []
        self._path: list[str] = []
        self._row = self._column = 0
        self._attributes: dict[str, str] = {}
        self._value: list[str] = []
        self._formula: list[str] | None = None
        self._holders: list[str] = []
        """The elements of this cell that hold a value; more than one cannot be decided."""

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        if len(attributes) > MAX_ATTRIBUTES or len(self._path) > MAX_ATTRIBUTES:
            name = self.found.name
            raise RefusedError("K06", f"XML tidak lazim (lembar {name})", name)
        tag_name = local(tag)
        inside = self._path[-1] if self._path else ""
        self._path.append(tag_name)
        if tag_name == "row" and inside == "sheetData":
            self._start_row(attributes)
        elif tag_name == "c" and inside == "row":
            self._start_cell(attributes)
        elif inside == "c" and tag_name in ("v", "is"):
            self._holders.append(tag_name)
        elif tag_name == "f" and inside == "c":
            if self._formula is not None:
                raise self._doubtful("dua rumus")
            self._formula = []
        elif inside == "v" and "c" in self._path:
            raise self._doubtful("dua nilai")
        elif tag_name == "AlternateContent" and "c" in self._path:
            raise self._doubtful("isi bersyarat")
        elif tag_name == "mergeCell":
            self.merged.append(attributes.get("ref", "")[:30])

    def end(self, _tag: str) -> None:
        if self._path.pop() == "c" and self._path[-1] == "row":
            self._end_cell()

    def text(self, data: str) -> None:
        """Keep the text of a value, a formula, or a text of the cell; other text is none."""
        last, inside = self._path[-1], self._path[-2:-1]
        if (last == "v" and inside == ["c"]) or (
            last == "t" and "is" in self._path and "rPh" not in self._path
        ):
            self._value.append(data)
        elif last == "f" and inside == ["c"] and self._formula is not None:
            self._formula.append(data)

    def _refuse(self, what: str) -> RefusedError:
        name = self.found.name
        return RefusedError("K06", f"{what} rusak di lembar {name}", name)

    def _doubtful(self, what: str) -> RefusedError:
        """A cell in which one value cannot be told from another: nothing of it is guessed."""
        name, address = self.found.name, f"{column_letters(self._column)}{self._row}"
        return RefusedError("K06", f"{what} di sel {name}!{address}", name, address)

    def _start_row(self, attributes: dict[str, str]) -> None:
        given = attributes.get("r")
        self._row = self._row + 1 if given is None else _whole(given)
        self._column = 0
        if not 0 < self._row <= _MAX_ROW:
            raise self._refuse("nomor baris")

    def _start_cell(self, attributes: dict[str, str]) -> None:
        given = attributes.get("r")
        if given is None:
            self._column += 1
        else:
            match = _REF.fullmatch(given)
            self._column = column_number(match[1]) if match else 0
            self._row = int(match[2]) if match else 0
        if not (0 < self._column <= _MAX_COLUMN and 0 < self._row <= _MAX_ROW):
            raise self._refuse("alamat sel")
        self._attributes, self._value, self._formula = attributes, [], None
        self._holders = []

    def _end_cell(self) -> None:
        if len(self._holders) > 1:
            raise self._doubtful("dua nilai")
        value, formula, found = "".join(self._value), self._formula, self.found
        if not value and formula is None:
            return
        column = column_letters(self._column)
        address = f"{column}{self._row}"
        if self._row > LAST_ROW or self._column > LAST_COLUMN:
            found.far_count += 1
            if len(found.far) < SHOWN_FAR:
                kind = self._attributes.get("t", "n")
                shown = self._typed(kind, value, address) if value else f"={''.join(formula or ())}"
                found.far.append((address, str(shown)[:80]))
            return
        row = str(self._row)
        if row in found.columns[column]:
            found.doubled(address)
        kind = self._attributes.get("t", "n")
        if shows_picture("".join(formula or ())) or (kind == "e" and "vm" in self._attributes):
            found.errors.append(address)
            found.columns[column][row] = PICTURE
            return
        if formula is not None:
            found.formulas[address] = "".join(formula)
            if not value:
                found.blank.append(address)
        typed = self._typed(kind, value, address)
        found.columns[column][row] = typed
        if typed is None:
            found.gaps.append((column, row))

    def _typed(self, kind: str, value: str, address: str) -> Raw:
        """Return the value by the type that the cell declares."""
        found, tables = self.found, self.found.tables
        if kind in ("str", "inlineStr"):
            return unescape_ooxml(value) or None
        value = value.strip()
        if kind == "e":
            found.errors.append(address)
            return error_word(value)
        if not value:
            return None
        style = self._attributes.get("s", "")
        if kind == "s" and 0 <= _whole(value) < len(tables.strings):
            return tables.strings[_whole(value)]
        if kind == "b" and value.lower() in (*_TRUE, *_FALSE):
            return value.lower() in _TRUE
        if kind == "n" and _NUMBER.fullmatch(value) and math.isfinite(float(value)):
            return found.number(address, value, style)
        if kind == "d":
            return _iso(value)
        what = "indeks teks" if kind == "s" else f"nilai '{value[:20]}'"
        raise RefusedError("K03", f"{what} di {found.name}!{address}", found.name, address)


def _whole(text: str) -> int:
    """Return a whole number written with digits only; -1 for anything else."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 9 else -1


def _iso(text: str) -> Raw:
    """Return a date in strict OOXML; what is none stays text for the checks."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return text
    moment = moment.replace(tzinfo=None)
    return moment if moment.time().isoformat() != "00:00:00" else moment.date()
