"""Formulas: Excel's spelling to the one that LibreOffice's cells take, and back.

LibreOffice's own parser for Excel's spelling damages references to table columns, so the text is
translated piece by piece: `SUM(tblA[Qty],'My Sheet'!B1)` ↔ `SUM(tblA[Qty];$'My Sheet'.B1)`.
"""

from __future__ import annotations

import re

from .addresses import quoted
from .table_references import bracket_end, to_calc_bracket

# Where LibreOffice's English name of a function is not Excel's (7.4, its FormulaOpCodeMapper).
TO_CALC = {
    "CEILING": "CEILING.XCL",
    "CEILING.MATH": "CEILING",
    "FLOOR": "FLOOR.XCL",
    "FLOOR.MATH": "FLOOR",
    "FORMULATEXT": "FORMULA",
    "PDURATION": "DURATION",
    "RRI": "ZGZ",
    "SKEW.P": "SKEWP",
    "FORECAST.ETS": "FORECAST.ETS.ADD",
    "FORECAST.ETS.CONFINT": "FORECAST.ETS.PI.ADD",
    "FORECAST.ETS.STAT": "FORECAST.ETS.STAT.ADD",
    "DURATION": "COM.SUN.STAR.SHEET.ADDIN.ANALYSIS.GETDURATION",
    "CONVERT": "COM.SUN.STAR.SHEET.ADDIN.ANALYSIS.GETCONVERT",
}
TO_EXCEL = {calc: excel for excel, calc in TO_CALC.items()} | {"EFFECTIVE": "EFFECT"}
_ADD_IN = re.compile(r"COM\.SUN\.STAR\.SHEET\.ADDIN\.\w+\.GET(\w+)")
_EXCEL_PREFIX = re.compile(r"_xl(?:fn|ws)\.", re.IGNORECASE)

_NAME = r"[^\W\d][\w.]*"
_SHEET = rf"(?:'(?:[^']|'')+'|{_NAME})"
_STRING = r'"(?:[^"]|"")*"'
_ERROR = r"\#(?:N/A|DIV/0!|VALUE!|REF!|NAME\?|NUM!|NULL!)"
_NUMBER = r"(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][-+]?[0-9]+)?"
_WORD = r"\$?[^\W\d]\$?[\w.$?\\]*"
_SAME = rf"(?P<same>{_STRING}|{_ERROR})"
_REST = rf"(?P<function>{_NAME}(?=\())|(?P<number>{_NUMBER})|(?P<word>{_WORD})|(?P<mark>.)"

_EXCEL_PIECE = re.compile(
    rf"{_SAME}|(?P<sheets>{_SHEET}:{_SHEET}!)"
    rf"|(?P<sheet>(?:'(?:[^']|'')+'|(?:\[[^\]]+\])?{_NAME})!)|{_REST}",
    re.DOTALL,
)
_CALC_PIECE = re.compile(
    rf"{_SAME}|(?P<sheet>\$?{_SHEET}\.(?=\$?[A-Za-z]{{1,3}}(?:\$?[0-9]|:)|\$?[0-9]+:))|{_REST}",
    re.DOTALL,
)
_MARKS_TO_EXCEL = {";": ",", "~": ",", "|": ";", "!": " "}
_BEFORE_INTERSECTION = re.compile(r"\$?[A-Za-z]+\$?[\w.$]*|\)")
_AFTER_INTERSECTION = re.compile(r"\$?[A-Za-z]+\$?[0-9]|'|[A-Za-z_][\w.]*!")


def to_calc(formula: str, table: str | None = None) -> str:
    """Translate a formula in Excel's spelling.

    Args:
        formula: with or without the `=` in front; comes back with it.
        table: name of the table in which the formula's cell lies: what `[@Column]` means there.

    Raises:
        ValueError: a text, bracket or brace is not closed.
        NotImplementedError: the formula refers to another workbook, or across sheets.
    """
    return "=" + _ToCalc(formula.removeprefix("="), table).translate()


def to_excel(formula: str) -> str:
    """Translate what LibreOffice gives for a formula's cell."""
    body = (formula[1:-1] if formula.startswith("{=") else formula).removeprefix("=")
    pieces: list[str] = []
    at = 0
    while at < len(body):
        if body[at] == "[":
            end = bracket_end(body, at)
            pieces.append(body[at:end].replace(";", ","))
            at = end
            continue
        found = _CALC_PIECE.match(body, at)
        assert found is not None
        at = found.end()
        pieces.append(_excel_piece(found))
    return "=" + "".join(pieces)


def intersects(formula: str) -> bool:
    """True if a formula in LibreOffice's spelling asks for the cells that two areas share."""
    return "!" in re.sub(rf"{_STRING}|{_ERROR}|'(?:[^']|'')*'", "", formula)


def _excel_piece(found: re.Match[str]) -> str:
    piece = found[0]
    if found.lastgroup == "mark":
        return _MARKS_TO_EXCEL.get(piece, piece)
    if found.lastgroup == "sheet":
        return quoted(_unquoted(piece[:-1].removeprefix("$"))) + "!"
    if found.lastgroup == "function":
        name = piece.upper()
        add_in = _ADD_IN.fullmatch(name)
        return TO_EXCEL.get(name) or (add_in[1] if add_in else name)
    return piece


class _ToCalc:
    """One translation: what has been written so far, and what is still open."""

    def __init__(self, body: str, table: str | None) -> None:
        self._body = body
        self._table = table
        self._pieces: list[str] = []
        self._calls: list[bool] = []  # per open parenthesis: does it hold a function's arguments?
        self._braces = 0
        self._at = 0

    def translate(self) -> str:
        while self._at < len(self._body):
            if self._body[self._at] == "[":
                self._pieces.append(self._bracket())
                continue
            found = _EXCEL_PIECE.match(self._body, self._at)
            assert found is not None and found.lastgroup is not None
            self._at = found.end()
            self._pieces.append(self._piece(found.lastgroup, found[0]))
        if self._braces:
            raise ValueError(f"a brace is not closed in the formula ={self._body}")
        return "".join(self._pieces)

    def _piece(self, kind: str, piece: str) -> str:
        if kind == "mark":
            return self._mark(piece)
        if kind == "function":
            name = _EXCEL_PREFIX.sub("", piece)
            return TO_CALC.get(name.upper(), name)
        if kind == "sheet":
            return self._sheet(_unquoted(piece[:-1]))
        if kind == "sheets":
            raise NotImplementedError(f"references across sheets ({piece}…) are not available")
        if kind == "word" and piece.upper() in ("TRUE", "FALSE") and not self._braces:
            return f"{piece}()"
        return piece

    def _mark(self, mark: str) -> str:
        if mark == '"':
            raise ValueError(f"a text is not closed in the formula ={self._body}")
        if mark == "(":
            self._calls.append(bool(self._pieces) and _is_name(self._pieces[-1]))
        elif mark == ")":
            if not self._calls:
                raise ValueError(f"a parenthesis too many in the formula ={self._body}")
            self._calls.pop()
        elif mark == "{":
            self._braces += 1
        elif mark == "}":
            self._braces -= 1
        elif mark == ",":
            separates = self._braces or (self._calls and self._calls[-1])
            return ";" if separates else "~"
        elif mark == ";" and self._braces:
            return "|"
        elif mark == "@":
            return ""
        elif mark == " " and self._is_intersection():
            return "!"
        return mark

    def _is_intersection(self) -> bool:
        """Return whether a space stands between two references: there it is an operator."""
        before = self._pieces[-1] if self._pieces else ""
        after = _AFTER_INTERSECTION.match(self._body, self._at)
        return bool(_BEFORE_INTERSECTION.fullmatch(before)) and after is not None

    def _sheet(self, name: str) -> str:
        if "[" in name:
            raise self._another_book()
        return f"${quoted(name)}."

    def _bracket(self) -> str:
        """Translate a table's bracket, such as `[@Qty]` or `[[#All],[Qty]]`."""
        end = bracket_end(self._body, self._at)
        bracket = self._body[self._at : end]
        if re.match(rf"{_SHEET}!", self._body[end:]):
            raise self._another_book()
        self._at = end
        named = bool(self._pieces) and _is_name(self._pieces[-1])
        if not named and self._table is None:
            raise ValueError(f"{bracket} stands outside a table in the formula ={self._body}")
        return ("" if named else str(self._table)) + to_calc_bracket(bracket)

    def _another_book(self) -> NotImplementedError:
        return NotImplementedError("formulas that refer to another workbook are not available")


def _is_name(piece: str) -> bool:
    return re.fullmatch(_NAME, piece) is not None


def _unquoted(sheet: str) -> str:
    return sheet[1:-1].replace("''", "'") if sheet.startswith("'") else sheet
