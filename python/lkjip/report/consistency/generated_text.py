"""Check: sentences that the program wrote still say its figures (L02), and none stands twice (L13).

A sentence is known again by its skeleton: its words without figures, units and categories. Words of
units and of the office are theirs to change; their figures are held against the data elsewhere.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from lkjip.findings import Finding
from lkjip.report.blocks import model as b
from lkjip.report.blocks.findings import finding
from lkjip.report.consistency.expected import NUMBER
from lkjip.report.material.model import ReportMaterial
from lkjip.report.versions.read import ReadDocument, ReadParagraph, Role
from lkjip.report.word.passages import tidy
from lkjip.report.word.writer import heading_text

OF_PEOPLE = (
    "indikator.", "organisasi.", "aspek_", "isu_", "tindak_lanjut", "renstra", "dasar_hukum",
    "anggaran.keterangan", "ikhtisar.perbaikan",
)  # fmt: skip
"""Passages in which people's words stand."""
_LONG = 60
"""Letters of a paragraph that cannot stand twice by chance."""
_SHOWN = 60
_CHECKED = frozenset({Role.CONTENT, Role.HEADING, Role.CAPTION})
_FIGURE = re.compile(rf"(?P<figure>{NUMBER.pattern})(?P<unit>%| [a-z]\w*)?")


@dataclass(frozen=True, slots=True)
class Skeleton:
    """A text without its figures, and what stood in their places, each with the word before it."""

    words: str
    tokens: tuple[tuple[str, str], ...]


def check_text(
    document: ReadDocument, material: ReportMaterial, blocks: Iterable[b.Block]
) -> Iterator[Finding]:
    """Yield what differs from these blocks, which are the program's own for the material."""
    names = sorted((name for _, name in material.method.scale.rows), key=len, reverse=True)
    categories = re.compile("|".join(map(re.escape, names))) if names else None
    own, known = _own_texts(blocks, _captions(document))
    present = Counter(p.text for p in document.paragraph)
    missing: dict[str, list[tuple[str, Skeleton]]] = defaultdict(list)
    for text, times in Counter(own).items():
        if present[text] < times:
            made = skeleton(text, categories)
            missing[made.words].append((text, made))
    written = set(own)
    for p in document.paragraph:
        if p.role in _CHECKED and p.text not in written:
            found = skeleton(p.text, categories)
            candidates = missing.get(found.words, [])
            if candidates:
                yield from _differences(p, found, _nearest(found, candidates))
    yield from _doubled(document, present, known)


def skeleton(text: str, categories: re.Pattern[str] | None) -> Skeleton:
    """Return the words of a text, and its figures, units and categories apart."""
    tokens: list[tuple[str, str]] = []

    def take(found: re.Match[str]) -> str:
        tokens.append((text[: found.start()].rpartition(" ")[0].rpartition(" ")[2], found[0]))
        return " # "

    pattern = _FIGURE.pattern + (f"|{categories.pattern}" if categories else "")
    words = re.sub(pattern, take, text)
    return Skeleton(tidy(words).casefold(), tuple(tokens))


def _nearest(found: Skeleton, candidates: list[tuple[str, Skeleton]]) -> Skeleton:
    def equal(one: tuple[str, Skeleton]) -> int:
        return sum(x[1] == y[1] for x, y in zip(found.tokens, one[1].tokens, strict=False))

    return max(candidates, key=equal)[1]


def _differences(p: ReadParagraph, found: Skeleton, own: Skeleton) -> Iterator[Finding]:
    for (before, printed), (_, wanted) in zip(found.tokens, own.tokens, strict=False):
        if printed == wanted:
            continue
        label = _label(before, printed, wanted)
        yield finding("L02", p.place, label, nilai=printed, dihitung=wanted)


def _label(before: str, printed: str, wanted: str) -> str:
    if before.strip('(“"').casefold() in ("tabel", "gambar"):
        return "rujukan"
    figure, own = _FIGURE.fullmatch(printed), _FIGURE.fullmatch(wanted)
    if figure is None or own is None:
        return "kategori"
    return "satuan" if figure["figure"] == own["figure"] else "angka"


def _doubled(
    document: ReadDocument, present: Counter[str], known: Counter[str]
) -> Iterator[Finding]:
    told = set()
    for p in document.paragraph:
        times = present[p.text]
        if p.role is not Role.CONTENT or len(p.text) < _LONG or p.text in told:
            continue
        if times > max(1, known[p.text]):
            told.add(p.text)
            yield finding("L13", p.place, nilai=f"{p.text[:_SHOWN]}…", jumlah=times)


def _captions(document: ReadDocument) -> dict[str, list[str]]:
    """Return by title how the document numbers its tables and pictures: "Tabel 8"."""
    found: dict[str, list[str]] = defaultdict(list)
    for x in document.content:
        text = x.text if isinstance(x, ReadParagraph) and x.role is Role.CAPTION else ""
        kind, _, rest = text.partition(" ")
        number, _, title = rest.partition(" ")
        if kind in ("Tabel", "Gambar") and number.isdigit():
            found[title].append(f"{kind} {number}")
    return found


def _own_texts(
    blocks: Iterable[b.Block], numbers: Mapping[str, list[str]]
) -> tuple[list[str], Counter[str]]:
    """Return the sentences of the program as the document prints them, and all known texts."""
    everything = list(blocks)
    titled = [x for x in everything if isinstance(x, b.Table | b.Picture) and x.key]
    left = {title: iter(found) for title, found in numbers.items()}
    label = {x.key: next(left.get(tidy(x.title), iter(())), "") for x in titled}
    own = [tidy(f"{label[x.key]} {x.title}") for x in titled if label[x.key]]
    known: Counter[str] = Counter()
    for x in everything:
        if isinstance(x, b.Heading):
            own.append(tidy(heading_text(x)))
        for par in _paragraphs(x):
            text = tidy(_printed(par, label))
            known[text] += 1
            people = isinstance(x, b.Passage) and x.key.startswith(OF_PEOPLE)
            if text and not people and not _quotes(par):
                own.append(text)
    return own, known


def _paragraphs(x: b.Block) -> tuple[b.ParagraphBlock, ...]:
    if isinstance(x, b.Passage):
        return x.content
    return (x,) if isinstance(x, b.ParagraphBlock) else ()


def _quotes(par: b.ParagraphBlock) -> bool:
    """Tell whether a unit's words stand behind a bold lead."""
    return any(isinstance(p, b.Text) and p.bold for p in par.pieces)


def _printed(par: b.ParagraphBlock, label: Mapping[str, str]) -> str:
    head = f"{par.number}\t" if par.number else ""
    return head + "".join(_piece(p, label) for p in par.pieces)


def _piece(p: b.Piece, label: Mapping[str, str]) -> str:
    match p:
        case b.Text():
            return p.content
        case b.Reference():
            return label.get(p.key, "")
        case b.Gap():
            return b.gap_mark(p)
        case b.Note():
            return ""
