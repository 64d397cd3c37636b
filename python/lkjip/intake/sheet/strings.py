"""The table of shared texts: one pass over the plain spelling, an XML parser for any other."""

from __future__ import annotations

import re
from xml.parsers import expat

from lkjip.intake.package.refusal import RefusedError
from lkjip.intake.package.xmlparts import MAX_ATTRIBUTES, MOST_TAGS, local
from lkjip.intake.sheet.fast import EDGE
from lkjip.intake.sheet.values import decode, unescape_ooxml

_T = r"(?:<t(?: xml:space=\"preserve\")?>[^<]*</t>|<t/>)"
_RUN = rf"<r>(?:<rPr>(?:<[a-zA-Z]+(?: [^<>]{{1,200}})?/>)*+</rPr>|<rPr/>)?+{_T}</r>"
_HEAD = re.compile(r"\ufeff?(?:<\?xml[^<>]{1,200}\?>)?\s*<sst(?: [^<>]{1,400})?>")
_ITEM = re.compile(
    r"<si>(?:<t(?: xml:space=\"preserve\")?>([^<]*)</t></si>"
    rf"|((?:{_RUN})++)</si>|(?:<t/>)?</si>)|<si/>|\Z|(.).*",
    re.DOTALL,
)
_RUN_TEXT = re.compile(r"<t(?: [^<>]*)?>([^<]*)</t>")
_ESCAPED = re.compile("_(?=x)")
"""``_x``, looked for by its rare letter: the table is long."""

_PRESERVE, _NEXT = '<t xml:space="preserve">', "</t></si><si><t>"
_FIRST, _LAST = "<si><t>", "</t></si>"


def read_strings(name: str, part: str) -> list[str]:
    """Return the shared texts in order. Raises ``RefusedError`` (K03, K06)."""
    head = _HEAD.match(part)
    end = part.rfind("</sst>", -EDGE)
    if head is None or end < head.end() or part[end + len("</sst>") :].strip():
        return _parsed(name, part)
    begin = head.end()
    if part.startswith("<si><t", begin) and part.endswith(_LAST, begin, end):
        texts = _split(part, begin)
        for at in reversed([at for at, text in enumerate(texts) if "<" in text]):
            items = _odd(f"{_FIRST}{texts[at]}{_LAST}")
            if items is None:
                return _parsed(name, part)
            texts[at : at + 1] = items
    else:
        items = _odd(part[begin:end])
        if items is None:
            return _parsed(name, part)
        texts = items
    if "&" in part or "\r" in part or _has_escape(part):
        return [decode(t) if "&" in t or "_x" in t or "\r" in t else t for t in texts]
    return texts


def _has_escape(part: str) -> bool:
    """Return whether ``_x`` occurs, looked for between the first and the last ``_``."""
    first, last = part.find("_"), part.rfind("_")
    return first >= 0 and _ESCAPED.search(part, first, last + 2) is not None


def _split(part: str, begin: int) -> list[str]:
    """Return what stands between simple items; the table is cut once, for each copy is large."""
    texts = part.replace(_PRESERVE, "<t>").split(_NEXT)
    texts[-1] = texts[-1].rstrip()[: -len(f"{_LAST}</sst>")]
    texts[0] = texts[0][begin + len(_FIRST) :]
    return texts


def _odd(items: str) -> list[str] | None:
    """Return the texts of items that are not all simple; ``None`` when only a parser can tell."""
    texts: list[str] = []
    for text, runs, odd in _ITEM.findall(items):
        if odd:
            return None
        texts.append(_joined(runs) if runs else text)
    return texts[:-1]  # without the empty match at the end


def _joined(runs: str) -> str:
    return "".join(_RUN_TEXT.findall(runs))


def _parsed(name: str, part: str) -> list[str]:
    """Return the texts of a table in any legal spelling; phonetic runs are not part of a text."""
    if part.count("<") > MOST_TAGS:
        raise RefusedError("K05", f"bagian {name} lebih dari {MOST_TAGS} tanda XML")
    texts: list[str] = []
    pieces: list[str] = []
    path: list[str] = []

    def start(tag: str, attributes: dict[str, str]) -> None:
        if len(attributes) > MAX_ATTRIBUTES or len(path) > MAX_ATTRIBUTES:
            raise RefusedError("K06", f"XML tidak lazim ({name})")
        path.append(local(tag))
        if path[-1] == "si":
            pieces.clear()

    def end(_tag: str) -> None:
        if path.pop() == "si":
            texts.append(unescape_ooxml("".join(pieces)))

    def text(data: str) -> None:
        if path[-1] == "t" and "rPh" not in path:
            pieces.append(data)

    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartElementHandler, parser.EndElementHandler = start, end
    parser.CharacterDataHandler = text
    try:
        parser.Parse(part, True)
    except expat.ExpatError as error:
        raise RefusedError("K03", f"bagian {name} bukan XML yang utuh") from error
    return texts
