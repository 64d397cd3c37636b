"""Formulas: Excel's spelling to the one that LibreOffice's cells take, and back.

LibreOffice's own parser for Excel's spelling damages references to table columns, so the text is
translated token by token: `SUM(tblA[Qty],'My Sheet'!B1)` ↔ `SUM(tblA[Qty];$'My Sheet'.B1)`.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from .addresses import MAX_COLUMNS, MAX_ROWS, column_letters, column_number, quoted

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
_EXCEL_PREFIXES = ("_xlfn.", "_xlws.")

_SHEET = r"(?:'(?:[^']|'')+'|[^\W\d][\w.]*)"
_EXCEL_TOKEN = re.compile(
    rf"""
    (?P<string>"(?:[^"]|"")*")
  | (?P<error>\#(?:N/A|DIV/0!|VALUE!|REF!|NAME\?|NUM!|NULL!))
  | (?P<sheets>{_SHEET}:{_SHEET}!)
  | (?P<sheet>(?:'(?:[^']|'')+'|(?:\[[^\]]+\])?[^\W\d][\w.]*)!)
  | (?P<function>[^\W\d][\w.]*(?=\())
  | (?P<number>[0-9]+(?:\.[0-9]*)?(?:[eE][-+]?[0-9]+)?|\.[0-9]+(?:[eE][-+]?[0-9]+)?)
  | (?P<word>\$?[^\W\d]\$?[\w.$?\\]*)
  | (?P<rest>.)
    """,
    re.VERBOSE | re.DOTALL,
)
_CALC_TOKEN = re.compile(
    rf"""
    (?P<string>"(?:[^"]|"")*")
  | (?P<error>\#(?:N/A|DIV/0!|VALUE!|REF!|NAME\?|NUM!|NULL!))
  | (?P<sheet>\$?{_SHEET}\.(?=\$?[A-Za-z]{{1,3}}\$?[0-9]|\$?[A-Za-z]{{1,3}}:|\$?[0-9]+:))
  | (?P<function>[^\W\d][\w.]*(?=\())
  | (?P<number>[0-9]+(?:\.[0-9]*)?(?:[eE][-+]?[0-9]+)?|\.[0-9]+(?:[eE][-+]?[0-9]+)?)
  | (?P<word>\$?[^\W\d]\$?[\w.$?\\]*)
  | (?P<rest>.)
    """,
    re.VERBOSE | re.DOTALL,
)
_REFERENCE = re.compile(
    r"""
    (?P<skip>"(?:[^"]|"")*"|'(?:[^']|'')*'|\[(?:[^\[\]]|\[[^\]]*\])*\]|[^\W\d][\w.]*(?=\())
  | (?<![\w.$])(?P<cell>\$?[A-Za-z]{1,3}\$?[0-9]{1,7})(?![\w.!(])
  | (?<![\w.$])(?P<columns>\$?[A-Za-z]{1,3}:\$?[A-Za-z]{1,3})(?![\w.!(])
  | (?<![\w.$])(?P<rows>\$?[0-9]{1,7}:\$?[0-9]{1,7})(?![\w.!(])
    """,
    re.VERBOSE,
)
_PART = re.compile(r"(\$?)([A-Za-z]{1,3}|[0-9]{1,7})")
_WHOLE_TABLE_PART = re.compile(r"\[\s*(#[^\[\]]+|@)\s*\]")


def to_calc(formula: str, table: str | None = None) -> str:
    """Translate a formula in Excel's spelling.

    Args:
        formula: with or without the `=` in front; comes back with it.
        table: name of the table in which the formula's cell lies: what `[@Column]` means there.

    Raises:
        ValueError: a string, bracket or brace is not closed.
        NotImplementedError: the formula refers to another workbook.
    """
    return "=" + "".join(_translated(formula.removeprefix("="), table))


def to_excel(formula: str) -> str:
    """Translate what LibreOffice gives for a formula's cell."""
    body = (formula[1:-1] if formula.startswith("{=") else formula).removeprefix("=")
    pieces: list[str] = []
    at = 0
    braces = 0
    while at < len(body):
        if body[at] == "[":
            end = _closing(body, at)
            pieces.append(body[at:end].replace(";", ","))
            at = end
            continue
        found = _CALC_TOKEN.match(body, at)
        assert found is not None and found.lastgroup is not None
        at = found.end()
        token = found[0]
        if found.lastgroup == "rest":
            token = _SEPARATORS.get(token, token)
        elif found.lastgroup == "function":
            token = _excel_name(token)
        elif found.lastgroup == "sheet":
            token = quoted(_bare(token[:-1].removeprefix("$"))) + "!"
        pieces.append(token)
    return "=" + "".join(pieces)


def intersects(formula: str) -> bool:
    """Whether a formula in LibreOffice's spelling asks for the cells that two areas share."""
    bare = re.sub(r'"(?:[^"]|"")*"|\'(?:[^\']|\'\')*\'|#\w+[!?/]?\w*[!?]?', "", formula)
    return "!" in bare


def escaped_column(name: str) -> str:
    """A column's name as it stands between a table's brackets."""
    return re.sub(r"(['\[\]#])", r"'\1", name)


def moved(formula: str, down: int, right: int) -> str:
    """A formula in Excel's spelling as it reads when its cell is copied to another place."""
    if not down and not right:
        return formula

    def move(found: re.Match[str]) -> str:
        if found["skip"]:
            return found[0]
        return _PART.sub(move_part, found[0])

    def move_part(found: re.Match[str]) -> str:
        mark, part = found[1], found[2]
        if mark:
            return found[0]
        if part.isdigit():
            row = int(part) + down
            return str(row) if 1 <= row <= MAX_ROWS else "#REF!"
        column = column_number(part) + right
        return column_letters(column) if 1 <= column <= MAX_COLUMNS else "#REF!"

    return _REFERENCE.sub(move, formula)


_SEPARATORS = {";": ",", "~": ",", "|": ";", "!": " "}


def _translated(body: str, table: str | None) -> list[str]:
    pieces: list[str] = []
    calls: list[bool] = []  # for every open parenthesis: does it hold a function's arguments?
    braces = 0
    at = 0
    while at < len(body):
        if body[at] == "[":
            at = _structured(body, at, pieces, table)
            continue
        found = _EXCEL_TOKEN.match(body, at)
        assert found is not None and found.lastgroup is not None
        at = found.end()
        token, kind = found[0], found.lastgroup
        if kind in _WORDS and not (braces and kind == "word"):
            pieces.append(_WORDS[kind](token))
            continue
        if token == '"':
            raise ValueError(f"a text is not closed in the formula ={body}")
        if token == "(":
            calls.append(bool(pieces) and bool(re.fullmatch(r"[^\W\d][\w.]*", pieces[-1])))
        elif token == ")":
            if not calls:
                raise ValueError(f"a parenthesis too many in the formula ={body}")
            calls.pop()
        elif token in "{}":
            braces += 1 if token == "{" else -1
        elif token == ",":
            token = ";" if braces or not calls or calls[-1] else "~"
        elif token == ";" and braces:
            token = "|"
        elif token == "@":
            token = ""
        elif token == " " and _between_references(pieces, body[at:]):
            token = "!"
        pieces.append(token)
    if braces:
        raise ValueError(f"a brace is not closed in the formula ={body}")
    return pieces


def _between_references(pieces: list[str], rest: str) -> bool:
    """Whether a space stands between two references: there it is an operator."""
    before = pieces[-1] if pieces else ""
    return bool(re.fullmatch(r"\$?[A-Za-z]+\$?[\w.$]*|\)", before)) and bool(
        re.match(r"\$?[A-Za-z]+\$?[0-9]|'|[A-Za-z_][\w.]*!", rest)
    )


def _structured(body: str, at: int, pieces: list[str], table: str | None) -> int:
    """Translate a table's bracket, such as `[@Qty]` or `[[#All],[Qty]]`; return where it ends."""
    end = _closing(body, at)
    bracket = body[at:end]
    if _starts_another_book(body, end):
        raise NotImplementedError("formulas that refer to another workbook are not available")
    named = bool(pieces) and bool(re.fullmatch(r"[^\W\d][\w.]*", pieces[-1]))
    if not named:
        if table is None:
            raise ValueError(f"{bracket} stands outside a table in the formula ={body}")
        pieces.append(table)
    pieces.append(_bracket_to_calc(bracket))
    return end


def _bracket_to_calc(bracket: str) -> str:
    whole = _WHOLE_TABLE_PART.fullmatch(bracket)
    if whole is not None:
        part = "#This Row" if whole[1] == "@" else whole[1].strip().title()
        return f"[[{part}]]"
    inner = bracket[1:-1]
    if inner.startswith("@"):
        column = inner[1:].strip()
        return f"[[#This Row];{column if column.startswith('[') else f'[{column}]'}]"
    return re.sub(r"\]\s*,\s*\[", "];[", bracket)


def _closing(body: str, at: int) -> int:
    depth = 0
    position = at
    while position < len(body):
        character = body[position]
        if character == "'" and depth:
            position += 1
        elif character == "[":
            depth += 1
        elif character == "]":
            depth -= 1
            if depth == 0:
                return position + 1
        position += 1
    raise ValueError(f"a bracket is not closed in the formula ={body}")


def _starts_another_book(body: str, end: int) -> bool:
    return re.match(rf"{_SHEET}!", body[end:]) is not None


def _bare(sheet: str) -> str:
    if sheet.startswith("'"):
        return sheet[1:-1].replace("''", "'")
    return sheet


def _calc_sheet(token: str) -> str:
    name = _bare(token[:-1])
    if "[" in name:
        raise NotImplementedError("formulas that refer to another workbook are not available")
    return f"${quoted(name)}."


def _refuse_3d(token: str) -> str:
    raise NotImplementedError(f"references across sheets such as {token}A1 are not available")


def _calc_function(token: str) -> str:
    name = token
    for prefix in _EXCEL_PREFIXES:
        if name.lower().startswith(prefix):
            name = name[len(prefix) :]
    return TO_CALC.get(name.upper(), name)


def _excel_name(token: str) -> str:
    name = token.upper()
    if name in TO_EXCEL:
        return TO_EXCEL[name]
    add_in = _ADD_IN.fullmatch(name)
    return add_in[1] if add_in else name


def _calc_word(token: str) -> str:
    return f"{token}()" if token.upper() in ("TRUE", "FALSE") else token


_WORDS: dict[str, Callable[[str], str]] = {
    "string": str,
    "error": str,
    "number": str,
    "sheet": _calc_sheet,
    "sheets": _refuse_3d,
    "function": _calc_function,
    "word": _calc_word,
}
