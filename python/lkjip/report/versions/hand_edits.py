"""Carries over what a person wrote into the last version of the report.

A passage is the paragraphs from its bookmark to the next thing the program wrote. Its digits say
whether its text is still the program's.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from lkjip.report.blocks import model as b
from lkjip.report.blocks.model import (
    Block,
    Gap,
    Heading,
    Note,
    ParagraphBlock,
    Passage,
    Style,
    Text,
)
from lkjip.report.versions import trace as trace
from lkjip.report.versions.read import ReadDocument, ReadParagraph, ReadRun, ReadTable, Role, read
from lkjip.report.word import passages as mark

_GAP = re.compile(r"\[Belum ada: (.+?) – (.+?)\]")
_ITEM_MARK = re.compile(r"^(?P<tanda>•|\d{1,2}\.|[a-z]\.)[\t ]+")
_STYLES = {g.value.casefold(): g for g in Style}


@dataclass(frozen=True, slots=True)
class HandWritten:
    """A passage written by hand: what it says, and the digits of what the program had written."""

    paragraph: tuple[ReadParagraph, ...]
    program_fingerprint: str


@dataclass(frozen=True, slots=True)
class LooseText:
    """Hand-written text outside the passages: a paragraph, a table row, a picture, a comment."""

    place: str
    text: str
    kind: str = "alinea"


@dataclass(frozen=True, slots=True)
class Inheritance:
    """All that was written by hand into a version; ``present`` are the slugs of its passages."""

    writing: dict[str, HandWritten]
    loose: tuple[LooseText, ...]
    present: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class CarriedPassage:
    """A passage that was carried over; ``changed``: what the program writes there has changed."""

    key: str
    title: str
    text: str
    changed: bool


def read_inheritance(document: ReadDocument, written_by_program: set[str]) -> Inheritance:
    """Return the passages of the last version that the program did not write."""
    collected: dict[str, list[ReadParagraph]] = {}
    fingerprint: dict[str, str] = {}
    loose: list[LooseText] = []
    current = ""
    for x in document.content:
        if isinstance(x, ReadTable):
            current = ""
            loose += _loose_rows(x, written_by_program)
            continue
        if x.role is Role.LIST:
            continue
        if x.section:
            current = x.section[-1][0]
            fingerprint |= dict(x.section)
        elif x.role is not Role.CONTENT or (
            x.text and trace.paragraph_fingerprint(x) in written_by_program
        ):
            current = ""
        if current and not x.has_picture:
            collected.setdefault(current, []).append(x)
        elif written_by_program and (x.text or x.has_picture):
            loose += _loose_paragraph(x, written_by_program)
        if x.ending and not written_by_program:
            current = ""  # without a trace only the bookmark says where a passage ends
    writing = {
        key: HandWritten(tuple(content), fingerprint[key])
        for key, content in collected.items()
        if mark.text_fingerprint(a.text for a in content) != fingerprint[key]
    }
    loose += [LooseText(f"komentar {who}", text, "komentar")
              for who, text in _people_comments(document, written_by_program)]  # fmt: skip
    return Inheritance(writing, tuple(loose), frozenset(fingerprint))


def human_comments(docx: bytes) -> tuple[tuple[str, str], ...]:
    """(author, text) of the comments that people made in a version since it was written."""
    return tuple(_people_comments(read(docx), trace.read_trace(docx)))


def _people_comments(document: ReadDocument, written_by_program: set[str]) -> list[tuple[str, str]]:
    if not written_by_program:
        return []
    return [
        (who or "tanpa nama", text)
        for who, text in document.comments
        if text and mark.text_fingerprint([text]) not in written_by_program
    ]


def _loose_paragraph(a: ReadParagraph, written_by_program: set[str]) -> list[LooseText]:
    if trace.paragraph_fingerprint(a) in written_by_program:
        return []
    if a.has_picture:
        return [LooseText(a.place, a.text or "gambar yang disisipkan", "gambar")]
    return [LooseText(a.place, a.text)]


def _loose_rows(t: ReadTable, written_by_program: set[str]) -> list[LooseText]:
    if not written_by_program:
        return []
    place = " ".join(x for x in (t.number, t.title) if x) or t.place
    return [
        LooseText(place, " | ".join(b), "tabel")
        for b in t.row
        if trace.row_fingerprint(b) not in written_by_program
    ]


def inherit(
    content: tuple[Block, ...], inheritance: Inheritance, used: set[str]
) -> tuple[tuple[Block, ...], list[CarriedPassage], dict[str, str]]:
    """Return the blocks with hand-written passages, the carried ones, digits by passage key.

    ``used`` collects the slugs and loose texts that found a place.
    """
    left_out: list[Block] = []
    carried: list[CarriedPassage] = []
    fingerprint: dict[str, str] = {}
    place = ""
    for x in content:
        if isinstance(x, Heading):
            place = mark.tidy(f"{x.number} {x.text}")
        if not isinstance(x, Passage):
            left_out.append(x)
            continue
        writing = inheritance.writing.get(mark.slug(x.key)) or _without_bookmark(
            x, place, content, inheritance, used
        )
        current = mark.text_fingerprint(map(b.paragraph_text, x.content))
        fingerprint[x.key] = current
        if writing is None or mark.text_fingerprint(a.text for a in writing.paragraph) == current:
            used.add(mark.slug(x.key))
            left_out.append(x)
            continue
        changed = writing.program_fingerprint not in ("", current)
        left_out.append(_with_text(x, writing, changed))
        used.add(mark.slug(x.key))
        text = "\n".join(a.text for a in writing.paragraph)
        carried.append(CarriedPassage(x.key, x.title, text, changed))
    return tuple(left_out), carried, fingerprint


def _without_bookmark(
    x: Passage, place: str, content: tuple[Block, ...], inheritance: Inheritance, used: set[str]
) -> HandWritten | None:
    """A passage whose bookmark was deleted: loose text under its heading, if it is the only one."""
    if mark.slug(x.key) in inheritance.present or not _is_alone(x, content):
        return None
    match = [s for s in inheritance.loose if s.place == place and s.kind == "alinea"]
    if not match or not place:
        return None
    used |= {s.text for s in match}
    plain = tuple(_plain_paragraph(s) for s in match)
    return HandWritten(plain, "")


def _plain_paragraph(loose: LooseText) -> ReadParagraph:
    return ReadParagraph(Role.CONTENT, Style.CONTENT.value, (ReadRun(loose.text),), loose.place)


def _is_alone(x: Passage, content: tuple[Block, ...]) -> bool:
    """Return whether no other passage stands under the same heading."""
    at = content.index(x)
    how_many = 0
    for direction in (range(at, -1, -1), range(at + 1, len(content))):
        for n in direction:
            if isinstance(content[n], Heading):
                break
            how_many += isinstance(content[n], Passage)
    return how_many == 1


def _with_text(x: Passage, writing: HandWritten, changed: bool) -> Passage:
    paragraphs = [_paragraph_block(a, x) for a in writing.paragraph if a.text]
    if changed and paragraphs:
        new = "\n".join(map(b.paragraph_text, x.content))
        note = Note(f"Ditulis tangan; datanya sudah berubah. Menurut data terbaru: {new}")
        paragraphs[0] = replace(paragraphs[0], pieces=(note, *paragraphs[0].pieces))
    return replace(x, content=tuple(paragraphs) or (ParagraphBlock((Text(""),)),))


def _paragraph_block(a: ReadParagraph, x: Passage) -> ParagraphBlock:
    """A hand-written paragraph as a block: its style if it is ours, its list mark, its gaps."""
    style = _STYLES.get(a.style.casefold(), Style.CONTENT)
    full = "".join(p.text for p in a.segments)
    match = _ITEM_MARK.match(full)
    number = match["tanda"] if match else "•" if a.numbered else ""
    dropped = match.end() if match else 0
    if number and style is Style.CONTENT:
        style = Style.ITEMS
    pieces: list[b.Piece] = []
    gap = {b.gap_mark(c): c for c in b.gaps_in((x,))}
    for p in a.segments:
        text, dropped = p.text[dropped:], max(0, dropped - len(p.text))
        pieces += _split(text, p.bold, p.italic, gap)
    return ParagraphBlock(tuple(pieces), style, number)


def _split(text: str, bold: bool, italic: bool, gap: dict[str, Gap]) -> list[b.Piece]:
    """Text with the gap marks in it turned back into gaps."""
    left_out: list[b.Piece] = []
    beginning = 0
    for match in _GAP.finditer(text):
        if match.start() > beginning:
            left_out.append(Text(text[beginning : match.start()], bold, italic))
        left_out.append(gap.get(match[0]) or Gap(match[1], match[2], "Lengkapi bagian ini."))
        beginning = match.end()
    if beginning < len(text):
        left_out.append(Text(text[beginning:], bold, italic))
    return left_out


def written_by_program(document: ReadDocument) -> set[str]:
    """Digits of what the program wrote outside the passages of a document it has just made.

    Comments that stand in it already are the program's or those of the office's template.
    """
    left_out = {mark.text_fingerprint([text]) for _, text in document.comments}
    current = ""
    for x in document.content:
        if isinstance(x, ReadTable):
            left_out |= {trace.row_fingerprint(r) for r in x.row}
            current = ""
            continue
        if x.section:
            current = x.section[-1][0]
        if not current and x.role is not Role.LIST:
            left_out.add(trace.paragraph_fingerprint(x))
        if x.ending:
            current = ""
    return left_out
