"""The cells of the closed book as its file spells them.

Whole rows are spelled out and parsed at once: element by element takes several times as long.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from lxml import etree

from lkjip.a1 import column_letters
from lkjip.book.cells import must_fit, to_serial
from lkjip.book.parts.package import MAIN, tag
from lkjip.tables.cells import Cell

_BAD = "[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]"
_ILLEGAL = re.compile(_BAD)
# An underscore that would begin an escape once the text is written; two escapes may share one.
_LIKE_ESCAPE = re.compile(f"_(?=x[0-9A-Fa-f]{{4}}(?:_|{_BAD}))")
_V, _IS, _T = (tag(name) for name in ("v", "is", "t"))
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
BOOLEAN, STRING = "b", "inlineStr"


def encode(text: str) -> str:
    """Return text as the file format wants it: what XML cannot hold becomes ``_xHHHH_``."""
    if "_x" in text:
        text = _LIKE_ESCAPE.sub("_x005F_", text)
    if text.isprintable():
        return text
    return _ILLEGAL.sub(lambda m: f"_x{ord(m[0]):04X}_", text)


def _content(value: Cell, first_day: int) -> tuple[str, str]:
    """Return the type of a cell ("" for a number) and what stands in it; "" for a blank one."""
    must_fit(value)
    if value is None or value == "":
        return "", ""
    if isinstance(value, bool):
        return BOOLEAN, "1" if value else "0"
    if isinstance(value, str):
        return STRING, encode(value)
    if isinstance(value, date):
        return "", _number(to_serial(value) - first_day)
    return "", _number(value)


def _keeps_space(text: str) -> bool:
    """Tell whether a program would drop blanks or line breaks of a text that is not marked."""
    return text != text.strip() or "\n" in text


def fill(cell: etree._Element, value: Cell, first_day: int) -> None:
    """Put a value into a cell that is blank."""
    kind, said = _content(value, first_day)
    if not said:
        return
    if kind:
        cell.set("t", kind)
    if kind != STRING:
        etree.SubElement(cell, _V).text = said
        return
    text = etree.SubElement(etree.SubElement(cell, _IS), _T)
    text.text = said
    if _keeps_space(said):
        text.set(_SPACE, "preserve")


def row_of(
    number: int, cells: Iterable[tuple[int, Cell, str | None]], first_day: int
) -> etree._Element:
    """Return a new row of cells, each given by its column, value and style."""
    spelled = "".join(
        _cell(f"{column_letters(column)}{number}", value, style, first_day)
        for column, value, style in cells
    )
    return etree.fromstring(f'<row xmlns="{MAIN}" r="{number}">{spelled}</row>')


def _cell(ref: str, value: Cell, style: str | None, first_day: int) -> str:
    kind, said = _content(value, first_day)
    look = "" if style is None else f' s="{style}"'
    if not said:
        return f'<c r="{ref}"{look}/>'
    if kind == STRING:
        space = ' xml:space="preserve"' if _keeps_space(said) else ""
        return f'<c r="{ref}"{look} t="{kind}"><is><t{space}>{_escaped(said)}</t></is></c>'
    named = f' t="{kind}"' if kind else ""
    return f'<c r="{ref}"{look}{named}><v>{said}</v></c>'


def _escaped(text: str) -> str:
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return text.replace("\r", "&#13;")  # a parser would make a line break of it


def _number(value: float) -> str:
    return str(int(value)) if float(value).is_integer() and abs(value) < 1e15 else repr(value)
