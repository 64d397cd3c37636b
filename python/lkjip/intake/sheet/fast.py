"""The values of a sheet in the plain spelling that spreadsheet programs write, in one pass.

One regular expression is the grammar: every character of the cells must belong to it, so nothing
is skipped unseen. It knows cells within ``LAST_ROW`` × ``LAST_COLUMN``, finite numbers and known
types only. A sheet in any other spelling is not wrong: ``full`` reads it with an XML parser.

Why not a native reader: python-calamine turns error cells into nothing, takes the last of two
doubled cells, reads the shared text ``-1`` as ``0``, and a value in XFD1048576 kills the process;
the pass that would have to guard it finds the values on its way (docs/performance.md).
"""

from __future__ import annotations

import re
from collections import defaultdict

from lkjip.forms import spec
from lkjip.forms.cells import Cells
from lkjip.forms.labels import same
from lkjip.forms.table import columns as letters_of
from lkjip.forms.value import PICTURE, Raw
from lkjip.intake.package.refusal import RefusedError
from lkjip.intake.sheet.values import Tables, decode, error_word, number, read_formula

LAST_ROW, LAST_COLUMN = 1999, 52
"""``AZ1999``. The widest sheet of a form has twelve columns, the longest a few hundred rows."""
LARGE = 4 * 1024 * 1024
"""A larger sheet is read by the parser, which needs no list of all its cells."""
EDGE = 64 * 1024
"""The text before and after the cells has a few kilobytes in a form."""

_ROW = r"(?:[1-9][0-9]{0,2}|1[0-9]{3})"
_STYLE = r'(?: s="[0-9]{1,5}")?+'
_NUMBER = r"-?[0-9]{1,30}(?:\.[0-9]{1,30})?(?:[Ee][-+]?[0-9]{1,2})?"
_FORMULA = r"<f(?: [^<>]{1,200})?(?:/>|>[^<]*</f>)"
_PRESERVE = r'(?: xml:space="preserve")?'
_INLINE = rf' t="inlineStr"><is><t{_PRESERVE}>[^<]*</t></is></c>'


def _grammar(unread: str) -> re.Pattern[str]:
    """Return the grammar of the cells; cells of the columns ``unread`` are only checked.

    Where all columns are read, many cells are blank: they are passed over with their row.
    """
    passed = rf'<c r="A?[A-Z]{_ROW}"{_STYLE}/>'
    if unread:
        passed = (
            rf'<c r="[{unread}](?:[6-9]|[1-9][0-9]{{1,2}}|1[0-9]{{3}})"{_STYLE}'
            rf'(?:/>| t="s"><v>[0-9]{{1,7}}</v></c>|(?: t="n")?+><v>{_NUMBER}</v></c>|{_INLINE})'
        )
    return re.compile(
        rf"(?:</row>|</?row(?: [^<>]{{1,400}}|)>|{passed})*+"
        rf'(?:<c r="(A?[A-Z])({_ROW})"(?: s="([0-9]{{1,5}})")?+(?:/>'
        rf'| t="s"><v>([0-9]{{1,7}})</v></c>'
        rf'|(?: t="n")?+>(?:<f>([^<]+)</f>)?+<v>({_NUMBER})</v></c>'
        rf'| t="str"><f>([^<]+)</f><v>([^<]+)</v></c>'
        rf'| t="inlineStr"><is><t{_PRESERVE}>([^<]*)</t></is></c>'
        rf'|((?: t="(?:str|n|e|b)")?+>(?:{_FORMULA})?+(?:<v{_PRESERVE}>[^<]*</v>|<v/>)?+)</c>'
        r'| t="[a-z]"/>'
        r")|\Z|(.).*)",
        re.DOTALL,
    )


_TOKEN = _grammar("")
_ANSWERS = same(spec.ANALYSIS.name)
_CODE, _ANSWER = (letters_of(spec.ANALYSIS)[key] for key in ("kode", "jawaban"))
_UNREAD = {_ANSWERS: _grammar("ACD"), same("Kinerja"): _grammar("A")}
"""Running numbers, and the indicator and the question beside an answer: the row's code says it."""
_OTHER = re.compile(
    r'(?: t="([a-z]+)")?>(<f[^<>]*?(?:/>|>([^<]*)</f>))?(?:<v[^<>]*?>([^<]*)</v>|<v/>)?'
)
_PLAIN_NUMBER = re.compile(_NUMBER)
_MERGED = re.compile(r'<(?:\w+:)?mergeCell\s[^<>]*?\bref="([A-Z0-9:$]{2,30})"')


def scan(name: str, part: str, tables: Tables, *, whole: bool = False) -> Cells | None:
    """Return the values of a sheet in the plain spelling; ``None`` when it is in another one.

    Where an answer is missing, the ``whole`` sheet is kept: it may stand beside its cell.
    Raises ``RefusedError`` (K03, K06) for what no reading can fix.
    """
    bounds = _bounds(part)
    if bounds is None:
        return None
    begin, end = bounds
    sheet = Found(name, tables)
    columns, strings, special = sheet.columns, tables.strings, tables.special
    grammar = _TOKEN if whole else _UNREAD.get(same(name), _TOKEN)
    if end - begin > LARGE:
        return None
    found = grammar.findall(part, begin, end)
    without = 0
    try:
        for col, row, style, shared, made, plain, written, words, inline, other, odd in found:
            if shared:
                columns[col][row] = strings[int(shared)]
            elif (made or written) and sheet.shows_picture(col + row, made or written):
                columns[col][row] = PICTURE
            elif plain:
                columns[col][row] = (
                    sheet.number(col + row, plain, style) if style in special else float(plain)
                )
            elif words:
                columns[col][row] = decode(words)
            elif inline:
                columns[col][row] = decode(inline)
            elif other:
                if not _other(sheet, col + row, style, other):
                    return None
                columns[col][row] = sheet.value
                if sheet.value is None:
                    sheet.gaps.append((col, row))
            elif odd:
                return None
            else:
                without += 1
    except IndexError:
        raise RefusedError("K03", f"indeks teks di lembar {name}", name) from None
    if len(found) - without != sum(map(len, columns.values())):
        _refuse_doubled(sheet, found)
    if same(name) == _ANSWERS and not whole and len(columns[_ANSWER]) < len(columns[_CODE]):
        return scan(name, part, tables, whole=True)
    return sheet.cells(_MERGED.findall(part, end) if "mergeCell " in part[end:] else ())


def _refuse_doubled(sheet: Found, found: list[tuple[str, ...]]) -> None:
    """Say which cell appears twice."""
    seen: set[str] = set()
    for col, row, _, *values in found:
        if any(values):
            if col + row in seen:
                sheet.doubled(col + row)
            seen.add(col + row)


def _bounds(part: str) -> tuple[int, int] | None:
    """Find where the cells begin and end; ``None`` when head or tail look unusual."""
    begin = part.find("<sheetData>", 0, EDGE) + len("<sheetData>")
    end = part.rfind("</sheetData>", max(begin, len(part) - EDGE))
    if begin < len("<sheetData>"):
        if part.find("<sheetData/>", 0, EDGE) > 0 and part.count("<sheetData") == 1:
            begin = end = part.find("<sheetData/>")
        else:
            return None
    head, tail = part[:begin], part[end:]
    if end < begin or _declares(head) or head.count("<?") > 1 or _declares(tail):
        return None
    return begin, end


def _declares(text: str) -> bool:
    """Return whether ``<!`` occurs, looked for by its rare letter first."""
    return "!" in text and "<!" in text


def _other(sheet: Found, address: str, style: str, text: str) -> bool:
    """Take a cell with a formula, error or truth value; ``False`` when it needs a parser."""
    match = _OTHER.fullmatch(text)
    if match is None:
        return False
    kind, formula, words, value = match.groups()
    value = value or ""
    if formula is not None:
        if sheet.shows_picture(address, words or ""):
            sheet.value = PICTURE
            return True
        if not value:
            sheet.blank.append(address)
    sheet.value = None
    if kind == "e":
        sheet.value = error_word(value)
        sheet.errors.append(address)
    elif kind == "b" and value in ("0", "1"):
        sheet.value = value == "1"
    elif kind == "str":
        sheet.value = decode(value) or None
    elif kind in (None, "n") and not value:
        pass
    elif kind in (None, "n") and _PLAIN_NUMBER.fullmatch(value):
        sheet.value = sheet.number(address, value, style)
    else:
        return False
    return True


class Found:
    """The values found in a sheet so far."""

    __slots__ = (
        *("blank", "columns", "errors", "far", "far_count", "formulas", "gaps", "name"),
        *("percent", "tables", "value"),
    )

    def __init__(self, name: str, tables: Tables) -> None:
        self.name, self.tables = name, tables
        self.columns: defaultdict[str, dict[str, Raw]] = defaultdict(dict)
        self.formulas: dict[str, str] = {}
        self.blank: list[str] = []
        self.gaps: list[tuple[str, str]] = []
        self.errors: list[str] = []
        self.percent: list[str] = []
        self.far: list[tuple[str, str]] = []
        self.far_count = 0
        self.value: Raw = None

    def number(self, address: str, text: str, style: str) -> Raw:
        """Return a number in its format: a date where the format shows one."""
        if style in self.tables.percents:
            self.percent.append(address)
        return number(text, style, self.tables)

    def shows_picture(self, address: str, formula: str) -> bool:
        """Keep the formula of a cell; one that shows a picture is an error, and the answer true."""
        said = read_formula(formula)
        if said is None:
            self.errors.append(address)
            return True
        self.formulas[address] = said
        return False

    def doubled(self, address: str) -> None:
        """Note a cell that appears twice: readers disagree which one counts."""
        raise RefusedError("K06", f"sel ganda {self.name}!{address}", self.name, address)

    def cells(self, merged: list[str] | tuple[str, ...]) -> Cells:
        """Freeze everything; cells without a value are left out."""
        for letters, row in self.gaps:
            del self.columns[letters][row]
        return Cells(
            self.columns,
            self.formulas,
            frozenset(self.blank),
            frozenset(self.errors),
            frozenset(self.percent),
            tuple(ref.replace("$", "") for ref in merged),
            {},
            tuple(self.far),
            self.far_count,
        )
