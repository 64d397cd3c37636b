"""Finds the changes between two versions of the report, for the second review."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from lkjip.report.consistency.expected import NUMBER
from lkjip.report.versions.read import ReadDocument, Role
from lkjip.report.versions.trace import without_number

_DATE = re.compile(r"\b\d{1,2} [A-Z][a-z]+ \d{4}\b")


class ChangeKind(StrEnum):
    """Kinds of change."""

    NUMBER = "angka berubah"
    CELL = "isi tabel berubah"
    EXPLANATION = "uraian berubah"
    ADDED = "ditambahkan"
    REMOVED = "dihapus"


@dataclass(frozen=True, slots=True)
class Change:
    """One change: where it stands ("Target dan realisasi, IK02, Realisasi"), old and new text."""

    kind: ChangeKind
    place: str
    old: str
    new: str


def diff(old: ReadDocument, new: ReadDocument) -> list[Change]:
    """All changes from the old version to the new: table cells first, then texts in order."""
    return [*_compare_tables(old, new), *_compare_explanations(old, new)]


def _compare_tables(old: ReadDocument, new: ReadDocument) -> Iterator[Change]:
    before = dict(_cells(old))
    for place, text in _cells(new):
        was = before.pop(place, None)
        if was is None:
            if text:
                yield Change(ChangeKind.ADDED, place, "", text)
        elif was != text:
            yield Change(_kind(was, text), place, was, text)
    for place, text in before.items():
        if text:
            yield Change(ChangeKind.REMOVED, place, text, "")


def _kind(old: str, new: str) -> ChangeKind:
    """Return a changed figure, or other words in a table: a state, a date, a name."""
    figure = all(NUMBER.search(x) and not _DATE.search(x) for x in (old, new))
    return ChangeKind.NUMBER if figure else ChangeKind.CELL


def _cells(document: ReadDocument) -> Iterator[tuple[str, str]]:
    """Yield place and cell, each place once; tables and rows of the same name are numbered."""
    times: dict[str, int] = {}
    for t in document.data_table:
        name = _numbered(times, t.title or t.place)
        row_times: dict[str, int] = {}
        for b in t.row:
            first = next((s for s in b if s), "")
            year = next((s for h, s in zip(t.head, b, strict=False) if h == "Tahun"), "")
            key = _numbered(row_times, ", ".join(filter(None, (first, year))))
            by_head = dict(zip(t.head[1:], b[1:], strict=False))
            yield from ((f"{name}, {key}, {head}", cell) for head, cell in by_head.items())


def _numbered(times: dict[str, int], name: str) -> str:
    times[name] = times.get(name, 0) + 1
    return name if times[name] == 1 else f"{name} ({times[name]})"


def _compare_explanations(old: ReadDocument, new: ReadDocument) -> Iterator[Change]:
    """Paragraphs under each heading, compared as lists."""
    before, current = _explanations(old), _explanations(new)
    for place in dict.fromkeys((*current, *before)):
        a, b = before.get(place, []), current.get(place, [])
        keys_a, keys_b = [without_number(x) for x in a], [without_number(x) for x in b]
        match = difflib.SequenceMatcher(a=keys_a, b=keys_b, autojunk=False)
        for sop_step, a1, a2, b1, b2 in match.get_opcodes():
            if sop_step != "equal":
                yield from _pair_up(place, a[a1:a2], b[b1:b2])


def _pair_up(place: str, old: list[str], new: list[str]) -> Iterator[Change]:
    same = min(len(old), len(new))
    for x, y in zip(old[:same], new[:same], strict=True):
        yield Change(ChangeKind.EXPLANATION, place, x, y)
    yield from (Change(ChangeKind.REMOVED, place, x, "") for x in old[same:])
    yield from (Change(ChangeKind.ADDED, place, "", y) for y in new[same:])


def _explanations(document: ReadDocument) -> dict[str, list[str]]:
    left_out: dict[str, list[str]] = {}
    sasaran = ""
    for a in document.paragraph:
        if a.role is Role.HEADING:
            sasaran = sasaran if a.style.endswith("4") else a.text
        if a.role in (Role.CONTENT, Role.SIGNATURE, Role.SOURCE) and a.text:
            place = a.place if a.place == sasaran or not sasaran else f"{sasaran}, {a.place}"
            left_out.setdefault(place, []).append(a.text)
    return left_out
