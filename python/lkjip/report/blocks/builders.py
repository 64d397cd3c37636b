"""Small builders for blocks that chapters share: paragraphs, passages, gaps, list items."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Sequence

from lkjip.measure.cross_checks.lists import name_key
from lkjip.report.blocks.model import Gap, ParagraphBlock, Passage, Piece, Style, Text
from lkjip.report.material.model import ReportMaterial, Sasaran
from lkjip.report.wording import figures as words

_MARKED = re.compile(r"(?:(?P<number>\d{1,2}|[A-Za-z])[.)]|[-–—•*])\s+(?P<text>\S.*)")
"""A line of a typed list: its mark, a blank, its words."""
NOTHING_WORDS = frozenset({"-", "–", "—", "tidak ada", "nihil"})
"""Answers by which a unit says that there is nothing to tell."""


def paragraph(*pieces: Piece | str, style: Style = Style.CONTENT) -> ParagraphBlock:
    """Return a paragraph from texts and pieces."""
    return ParagraphBlock(tuple(Text(p) if isinstance(p, str) else p for p in pieces), style)


def items(*pieces: Piece | str, number: str = "•") -> ParagraphBlock:
    """Return a list item."""
    style = Style.ITEMS if number == "•" else Style.NUMBER
    return ParagraphBlock(
        tuple(Text(p) if isinstance(p, str) else p for p in pieces), style, number=number
    )


def numbered(content: Iterable[str]) -> tuple[ParagraphBlock, ...]:
    """Return a numbered list."""
    return tuple(items(one, number=f"{n}.") for n, one in enumerate(content, 1))


def text_paragraphs(text: str) -> tuple[ParagraphBlock, ...]:
    """Return a text that people wrote, one paragraph per line that is not blank."""
    return tuple(paragraph(" ".join(row.split())) for row in text.splitlines() if row.strip())


def typed_list(text: str) -> tuple[str, tuple[tuple[str, str], ...]]:
    """Return the words before a typed list, and its items by their marks; no items: no list.

    A list has two lines or more that begin with a number, a letter or a sign; a line without a
    mark belongs to the item above it.
    """
    lead: list[str] = []
    found: list[tuple[str, str]] = []
    for line in (" ".join(row.split()) for row in text.splitlines() if row.strip()):
        marked = _MARKED.fullmatch(line)
        if marked is not None:
            number = marked["number"]
            found.append((f"{number}." if number else "•", marked["text"]))
        elif found:
            found[-1] = (found[-1][0], f"{found[-1][1]} {line}")
        else:
            lead.append(line)
    return (" ".join(lead), tuple(found)) if len(found) > 1 else ("", ())


def typed_cell(text: str) -> str:
    """Return a text that people wrote as a table cell; a list that they typed keeps its lines."""
    lead, listed = typed_list(text)
    if not listed:
        return words.sentence(text)
    lines = [f"{mark} {words.sentence(said)}" for mark, said in listed]
    return "\n".join(([lead] if lead else []) + lines)


def section(key: str, title: str, content: Iterable[ParagraphBlock]) -> Passage:
    """Return a marked passage."""
    return Passage(key, title, tuple(content))


def content_or_gap(text: str, gap: Gap) -> tuple[ParagraphBlock, ...]:
    """Return the text, or the gap mark in its place."""
    return text_paragraphs(text) or (paragraph(gap),)


def empty(text: str) -> bool:
    """Return whether nothing was written at all."""
    return not text.strip()


def is_nothing(text: str) -> bool:
    """Return whether the unit says that there is nothing to tell ("-")."""
    return text.strip().rstrip(".").casefold() in NOTHING_WORDS


def merged(sentence: Sequence[str]) -> str:
    """Sentences as one text, empty ones left out."""
    return " ".join(k for k in sentence if k)


def compiler(material: ReportMaterial) -> str:
    """Who compiles the report, for gap marks."""
    return material.identity.compiler or "penyusun laporan"


def sasaran_key(s: Sasaran) -> str:
    """Return a key that stays with the sasaran when others come or go."""
    return "sasaran." + hashlib.sha256(name_key(s.name).encode()).hexdigest()[:8]


def entry_source(material: ReportMaterial) -> str:
    """Return the source line under tables of results."""
    return (
        f"Sumber: isian {words.unit_designation(material.identity)}, diolah "
        f"({words.s_d(material.identity)})."
    )
