"""Estimates the room that a letter leaves for its table on one page, never too much.

Measured against the widths of Arial; a test renders the fullest letters and counts the pages.
"""

from __future__ import annotations

from lkjip.mail.clean import one_line
from lkjip.mail.paper.content import LetterContent, Letterhead, MemoContent
from lkjip.mail.templates.placeholders import TABLE_MARK

FEWEST_ROWS = 1  # rather a second page than a table that shows nothing

SMALL_LINE_HEIGHT = 11.6  # points: a line of Arial 10
SMALL_LETTER = 1.9  # millimetres: a letter of Arial 10 in Indonesian text, on the large side
_HEIGHT = 12.7  # points: a line of Arial 11
_CONTENT_HEIGHT = _HEIGHT * 1.15
_FONT = 2.08  # millimetres: a letter of Arial 11
_PAGE = (297 - 2 * 15) / 0.353  # points between the margins
_RESERVE = 20.0  # points: Word and LibreOffice do not set lines quite alike


def lines_needed(text: str, width: float, letter_width: float) -> int:
    """Count the lines of ``text`` at most, in ``width`` mm with letters of ``letter_width`` mm."""
    per_line = max(1, int(width / letter_width))
    return sum(max(1, -(-len(one_line(line)) // per_line)) for line in text.split("\n"))


def room_for_table(letterhead: Letterhead, paper: LetterContent | MemoContent) -> float:
    """Return the points that the rest of ``paper`` leaves; may be negative."""
    body = sum(
        lines_needed(paragraph, 160, _FONT) * _CONTENT_HEIGHT + 8
        for paragraph in paper.paragraphs
        if paragraph.strip() != TABLE_MARK
    )
    rest = (
        _letterhead(letterhead)
        + _head(paper)
        + body
        + _signature(paper)
        + _tembusan(paper.tembusan)
    )
    return _PAGE - _RESERVE - rest


def _letterhead(letterhead: Letterhead) -> float:
    words = (
        13 * bool(letterhead.government)
        + 16 * bool(letterhead.regional_agency)
        + 14 * bool(letterhead.section)
    )
    words += 9 * len(letterhead.address.splitlines())
    return max(words * 1.15, 69 if letterhead.emblem else 0) + 16  # 24 mm of arms; rule and space


def _head(paper: LetterContent | MemoContent) -> float:
    if isinstance(paper, LetterContent):
        facts = 3 + lines_needed(paper.subject, 74, _FONT)
        return facts * _HEIGHT + lines_needed(paper.addressee, 150, _FONT) * _HEIGHT + _HEIGHT + 28
    listed = (paper.addressee, paper.from_, paper.subject)
    facts = 4 + sum(lines_needed(text, 134, _FONT) for text in listed)
    return facts * _HEIGHT + 15 + 10 + 16  # title and its space; rule and its space


def _signature(paper: LetterContent | MemoContent) -> float:
    signer = paper.signature
    texts = (signer.on_behalf_of, signer.position, signer.name or "-", signer.rank, "NIP.")
    lines = sum(lines_needed(text, 80, _FONT * 1.1) for text in texts if text)  # names are bold
    return 14 + 58 + lines * _HEIGHT  # space above, room to sign


def _tembusan(receivers: tuple[str, ...]) -> float:
    if not receivers:
        return 0
    return 14 + SMALL_LINE_HEIGHT * (1 + sum(lines_needed(r, 154, SMALL_LETTER) for r in receivers))
