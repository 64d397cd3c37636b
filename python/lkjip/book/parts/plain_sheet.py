"""The cells of a sheet in the plain spelling that spreadsheet programs write, in one pass.

One regular expression is the grammar: every character between the first row and the last must
belong to it, and an XML parser reads what stands around, so nothing damaged passes unseen. A sheet
in any other spelling is not wrong: it is read by the parser alone, in four times the time.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from lkjip.book.parts.package import tag

_STYLE = r'(?: s="([0-9]{1,6})")?+'
_TEXT = r'(?: xml:space="preserve")?+>([^<]*)'
_TOKEN = re.compile(
    r'(?:<c r="[A-Z]{1,3}[0-9]{1,7}"(?: s="[0-9]{1,6}")?+/>)*+'  # blank cells are passed over
    r'(?:(</row>)?+(?:<row r="([0-9]{1,7})"(?: [\w:]+="[^"<>&]*")*+(/)?+>|\Z)'
    rf'|<c r="([A-Z]{{1,3}})([0-9]{{1,7}})"{_STYLE}(?: t="([A-Za-z]+)")?+>'
    rf"(?:<is><t{_TEXT}</t></is>"
    r'|(<f(?: [\w:]+="[^"<>&]*")*+(?:/>|>[^<&]*(?:&[a-z]+;[^<&]*)*+</f>))?+'
    rf"(?:<v{_TEXT}</v>|<v/>)?+)</c>"
    r"|(.))",
    re.DOTALL,
)
_BEGIN, _END = "<sheetData>", "</sheetData>"
_INLINE, _UTF8 = "inlineStr", "UTF-8"
_CONTROL = bytes({*range(0x20)} - {9, 10, 13})
_ENTITIES = {
    **{"&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": '"', "&apos;": "'"},
    **{"&#9;": "\t", "&#10;": "\n", "&#13;": "\r"},
}
_ENTITY = re.compile("&[^;]{0,6};?")


class NotPlainError(Exception):
    """The sheet is spelled in another way, or damaged; a parser tells which."""


PlainCell = tuple[str, str, str, str, bool]
"""Letters of its column, style, type, what stands in it, whether it is computed."""


def plain_rows(data: bytes) -> Iterator[tuple[int, list[PlainCell]]]:
    """Yield each row's number and those of its cells that are not blank.

    Raises ``NotPlainError``, perhaps after some rows.
    """
    text, begin, end = _cells_of(data)
    cells, current, open_row = list[PlainCell](), "", False
    for token in _TOKEN.finditer(text, begin, end):
        close, row, empty, letters, number, style, kind, inline, formula, value, odd = (
            token.groups()
        )
        if letters:
            if not open_row or number != current or (kind == _INLINE) != (inline is not None):
                raise NotPlainError
            raw = value if inline is None else inline
            if raw and "&" in raw:
                raw = _ENTITY.sub(_letter, raw)
            cells.append((letters, style or "0", kind or "n", raw or "", formula is not None))
            continue
        if odd or open_row != bool(close):
            raise NotPlainError
        if current:
            yield int(current), cells
        cells, current, open_row = [], row or "", bool(row) and not empty


def _cells_of(data: bytes) -> tuple[str, int, int]:
    """Return the text of a part, and where its rows begin and end."""
    try:
        text = data.decode()
    except UnicodeDecodeError:
        raise NotPlainError from None
    begin = text.find(_BEGIN) + len(_BEGIN)
    end = text.rfind(_END)
    around = f"{text[:begin]}{text[end:]}"
    unusual = begin < len(_BEGIN) or end < begin or "<!" in around or text.count(_BEGIN) != 1
    controls = len(data) != len(data.translate(None, _CONTROL)) or "\ufffe" in text
    if unusual or controls or "\uffff" in text or "]]>" in text or text.find("\r", begin, end) >= 0:
        raise NotPlainError
    try:
        root = etree.fromstring(around.encode())
    except (etree.XMLSyntaxError, ValueError):
        raise NotPlainError from None
    spelled = root.getroottree().docinfo.encoding or _UTF8
    if root.tag != tag("worksheet") or spelled.upper() != _UTF8:
        raise NotPlainError
    return text, begin, end


def _letter(entity: re.Match[str]) -> str:
    if entity[0] not in _ENTITIES:
        raise NotPlainError
    return _ENTITIES[entity[0]]
