"""Check: figures in running text are those of the data (L02).

A figure is recognised by the word before it (realisasi, capaian, target, serapan, pagu) and by the
indicator or budget line that the sentence named last.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from lkjip.findings import Finding
from lkjip.measure.numbers.format import rupiah
from lkjip.measure.numbers.units import first_word
from lkjip.report.analyses.causes import FACTORS, cause_key
from lkjip.report.blocks.findings import finding
from lkjip.report.consistency.expected import (
    COMPARATOR,
    NUMBER,
    Entity,
    Expected,
    Figure,
    match,
    to_number,
)
from lkjip.report.versions.read import ReadDocument, ReadParagraph, ReadRun, ReadTable, Role
from lkjip.report.word import passages as mark
from lkjip.report.wording import names

_WORD = re.compile(r"[^\W_]+")
_END = re.compile(r"[.!?](?=\s+[A-Z“\"])|;")
_CUE = re.compile(
    r"\b(target akhir|target|terealisasi|realisasi anggaran|realisasi(?:nya)?|capaian(?:nya)?|"
    r"serapan anggaran|serapan(?:nya)?|pagu(?:nya)?|anggaran(?:nya)?)\b",
    re.IGNORECASE,
)
_IN_FRONT = re.compile(_CUE.pattern + r"[ “\"]*$", re.IGNORECASE)
_KINDS = {
    "target akhir": "target_akhir",
    "target": "target",
    "terealisasi": "realisasi",
    "realisasi": "realisasi",
    "capaian": "capaian",
    "realisasi anggaran": "realisasi_rp",
    "serapan": "serapan",
    "serapan anggaran": "serapan",
    "pagu": "pagu",
    "anggaran": "pagu",
}
MONEY = ("pagu", "realisasi_rp")
_FARTHEST = 45
"""Characters between the word and its figure at most."""
_PAST = re.compile(r"\b(?:lalu|sebelumnya|semula|menjadi|rata-rata nasional|provinsi)\b", re.I)
_YEAR = re.compile(r"(?:19|20)\d{2}")


@dataclass(slots=True)
class Finder:
    """Finds names of entities in a text, word by word; the longest name wins."""

    by_words: dict[tuple[str, ...], Entity] = field(default_factory=dict)
    lengths: dict[str, list[int]] = field(default_factory=dict)
    """By the first word of a name: how many words such names have, the longest first."""

    @classmethod
    def from_(cls, quantity: Expected) -> Finder:
        """Return a finder for these entities, by name and by code of letters and digits."""
        finder = cls()
        for e in quantity.entities:
            for label in (e.name, e.code if "." not in e.code else ""):
                key = tuple(w.casefold() for w in _WORD.findall(label))
                if len(key) > 1 or (key and not key[0].isdigit() and len(key[0]) > 3):
                    finder.by_words.setdefault(key, e)
        lengths: dict[str, set[int]] = defaultdict(set)
        for key in finder.by_words:
            lengths[key[0]].add(len(key))
        finder.lengths = {word: sorted(found, reverse=True) for word, found in lengths.items()}
        return finder

    def find(self, text: str) -> list[tuple[int, int, Entity]]:
        """(begin, end, entity) of every mention, from left to right, none overlapping."""
        segments = [(m.start(), m.end(), m[0].casefold()) for m in _WORD.finditer(text)]
        word_list = [k for _, _, k in segments]
        left_out, n = [], 0
        while n < len(segments):
            length = 1
            for many in self.lengths.get(word_list[n], ()):
                e = self.by_words.get(tuple(word_list[n : n + many]))
                if e is not None:
                    length = many
                    left_out.append((segments[n][0], segments[n + length - 1][1], e))
                    break
            n += length
        return left_out


def check_prose(document: ReadDocument, quantity: Expected, year: int) -> Iterator[Finding]:
    """Findings for figures in paragraphs that differ from the data."""
    finder = Finder.from_(quantity)
    owners = {mark.slug(cause_key(k)): e for k, e in quantity.by_code.items()}
    belongs_to: Entity | None = None
    for a in document.paragraph:
        if a.role is not Role.CONTENT:
            belongs_to = None
            continue
        if a.section:
            belongs_to = owners.get(a.section[-1][0])
        if NUMBER.search(a.text):
            yield from _paragraph(a, finder, year, belongs_to)
    for t in document.data_table:
        if t.title.startswith(FACTORS):
            yield from _answers(t, finder, quantity, year)


def _answers(t: ReadTable, finder: Finder, quantity: Expected, year: int) -> Iterator[Finding]:
    """Findings for figures in the units' words, which stand in the cells of a table."""
    place = " ".join(filter(None, (t.number, t.title)))
    for row in t.row:
        e = quantity.by_code.get(row[0]) if row else None
        for cell in row[2:]:
            if NUMBER.search(cell):
                said = ReadParagraph(Role.CONTENT, "", (ReadRun(cell),), place)
                yield from _paragraph(said, finder, year, e)


def _paragraph(
    a: ReadParagraph, finder: Finder, year: int, belongs_to: Entity | None
) -> Iterator[Finding]:
    label = finder.find(a.text)
    if belongs_to is not None and not label:
        for span in _END.split(a.text):
            yield from _span(a, belongs_to, span, year, measure_unit=belongs_to.measure_unit)
    for n, (beginning, end, e) in enumerate(label):
        until = label[n + 1][0] if n + 1 < len(label) else len(a.text)
        span = a.text[end:until]
        stop = _END.search(span)
        # "Realisasi IK02 sebesar 5": the word may stand right before the name.
        front = _IN_FRONT.search(a.text, 0, beginning)
        span = f"{front[1] if front else ''} {span[: stop.start()] if stop else span}"
        yield from _span(a, e, span, year)


def _span(
    a: ReadParagraph, e: Entity, span: str, year: int, *, measure_unit: str | None = None
) -> Iterator[Finding]:
    """``measure_unit``: the entity is not named, so only figures in its unit are taken for its
    own.
    """
    cue = list(_CUE.finditer(span))
    past = bool(_PAST.search(span)) or any(int(t) != year for t in _YEAR.findall(span))
    for n, m in enumerate(cue):
        limit = cue[n + 1].start() if n + 1 < len(cue) else len(span)
        kind = _kind(m[1], e)
        nearby = span[m.end() : min(limit, m.end() + _FARTHEST + 20)]
        figure = _figure_after(nearby, kind, measure_unit)
        value = e.value.get(kind)
        if figure is None or value is None or match(to_number(figure), value):
            continue
        allowed = [*e.old(kind), *(v for k, v in e.value.items() if k.startswith(COMPARATOR))]
        if past and any(match(to_number(figure), v) for v in allowed):
            continue
        mention = f"{m[1].lower()} {names.in_sentence(e.name)}"
        yield finding("L02", a.place, mention, nilai=figure, dihitung=_print_form(kind, value))


def _kind(cue: str, e: Entity) -> str:
    tidied = " ".join(cue.casefold().removesuffix("nya").split())
    kind = _KINDS[tidied]
    if e.kind == "program" and kind == "realisasi":
        return "realisasi_rp"
    return kind


def _figure_after(text: str, kind: str, measure_unit: str | None) -> str | None:
    """Return the first number that is no year, if it is near.

    A percentage is no money, and one in brackets after "target" is the capaian.
    """
    for m in NUMBER.finditer(text):
        if m.start() > _FARTHEST:
            return None
        percent = text[m.end() : m.end() + 2].strip().startswith("%")
        in_brackets = text[: m.start()].endswith("(") and kind not in ("capaian", "serapan")
        if not _YEAR.fullmatch(m[0]) and not (percent and (kind in MONEY or in_brackets)):
            return (
                m[0] if measure_unit is None or _has_unit(text[m.end() :], measure_unit) else None
            )
    return None


def _has_unit(after: str, measure_unit: str) -> bool:
    """Return whether the unit, or a percent sign, follows a number."""
    word_list = after.split()[:1]
    return bool(word_list) and (
        word_list[0].startswith("%")
        or word_list[0].casefold().strip(".,") == first_word(measure_unit)
    )


def _print_form(kind: str, value: Figure) -> str:
    return rupiah(value.figure) if kind in MONEY else value.print_out
