"""Writes paragraphs as plain text and as simple HTML that every mail program shows alike."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from html import escape
from itertools import groupby

_BULLET = "- "
# Calibri is what Outlook writes in; the others are its stand-ins elsewhere.
_FONT = "font-family:Calibri,Carlito,Arial,sans-serif;font-size:11pt"


def bold_runs(text: str, phrases: Iterable[str]) -> Iterator[tuple[str, bool]]:
    """Yield ``text`` in pieces ``(piece, bold)``: bold wherever one of ``phrases`` stands."""
    wanted = sorted({phrase for phrase in phrases if phrase}, key=len, reverse=True)
    if not wanted:
        yield text, False
        return
    pattern = f"({'|'.join(map(re.escape, wanted))})"
    for number, piece in enumerate(re.split(pattern, text)):
        if piece:
            yield piece, number % 2 == 1


def as_text(paragraphs: Sequence[str]) -> str:
    """Return the paragraphs with a blank line between them, ending in a line break."""
    return "\n\n".join(paragraphs) + "\n"


def as_html(paragraphs: Sequence[str], phrases: Sequence[str] = ()) -> str:
    """A whole HTML page without images, links or scripts; lines that begin with ``- `` are lists.

    ``phrases`` are printed bold wherever they stand.
    """
    body = "\n".join(_paragraph(paragraph, phrases) for paragraph in paragraphs)
    return (
        '<!DOCTYPE html>\n<html lang="id">\n<head><meta charset="utf-8"></head>\n'
        f'<body style="{_FONT}">\n{body}\n</body>\n</html>\n'
    )


def _paragraph(paragraph: str, phrases: Sequence[str]) -> str:
    parts = []
    for is_list, block in groupby(paragraph.split("\n"), key=lambda line: line.startswith(_BULLET)):
        if is_list:
            items = (_inline(line.removeprefix(_BULLET), phrases) for line in block)
            parts.append("<ul>" + "".join(f"<li>{item}</li>" for item in items) + "</ul>")
        else:
            parts.append("<p>" + "<br>\n".join(_inline(line, phrases) for line in block) + "</p>")
    return "\n".join(parts)


def _inline(text: str, phrases: Sequence[str]) -> str:
    return "".join(
        f"<b>{escape(piece)}</b>" if bold else escape(piece)
        for piece, bold in bold_runs(text, phrases)
    )
