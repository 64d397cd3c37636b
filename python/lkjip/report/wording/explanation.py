"""An explanation: an opening and its items, written as one sentence or as a list.

The groups are what keeps a chapter from repeating one sentence for every indicator.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from lkjip.report.blocks import builders as s
from lkjip.report.blocks.model import ParagraphBlock
from lkjip.report.wording import figures as words

INLINE_LIMIT = 2
"""Up to so many items stand in the sentence itself; more become a list."""
LIST_LIMIT, NAMED = 8, 5
"""A list of lines that stand in a table beside it names five where there are more than eight."""


@dataclass(frozen=True, slots=True)
class Explanation:
    """``opening`` is a sentence without its stop, ``items`` are clauses without theirs.

    Without items the opening is the whole explanation (a text with its stops).
    """

    opening: str
    items: tuple[str, ...] = ()


def of_many(opening: str, items: Sequence[str], which: str) -> Explanation:
    """Return an explanation whose table tells the rest: of many items only a few are named.

    ``items`` come in order, those to be named first; ``which`` says which these are ("dengan
    selisih terbesar").
    """
    if len(items) <= LIST_LIMIT:
        return Explanation(opening, tuple(items))
    return Explanation(f"{opening}; {words.numeral(NAMED)} {which}", tuple(items[:NAMED]))


def to_sentence(u: Explanation) -> str:
    """Return the explanation as running text."""
    if not u.items:
        return u.opening
    if len(u.items) < 3:
        return f"{u.opening}, yaitu {' dan '.join(u.items)}."
    return f"{u.opening}: {'; '.join(u.items[:-1])}; dan {u.items[-1]}."


def to_paragraphs(all_items: Iterable[Explanation]) -> list[ParagraphBlock]:
    """Short explanations run on in one paragraph, long ones become lists."""
    left_out: list[ParagraphBlock] = []
    flowing: list[str] = []

    def flush() -> None:
        if flowing:
            left_out.append(s.paragraph(" ".join(flowing)))
            flowing.clear()

    for u in all_items:
        if len(u.items) <= INLINE_LIMIT:
            flowing.append(to_sentence(u))
            continue
        flush()
        left_out.append(s.paragraph(f"{u.opening}:"))
        end = len(u.items) - 1
        left_out += [
            s.items(f"{items}{'.' if n == end else ';'}") for n, items in enumerate(u.items)
        ]
    flush()
    return left_out


def count_phrase(how_many: int, from_: int, noun: str = "indikator") -> str:
    """ "Seluruh indikator", "Ketiga indikator", "Dua indikator", "Satu-satunya indikator"."""
    if how_many == from_ and from_ == 1:
        return f"{words.large(noun)} ini"
    if how_many == from_:
        return f"Seluruh {noun}"
    return f"{words.large(words.numeral(how_many))} {noun}"
