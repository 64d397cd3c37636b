"""Word comments: who owes what at a gap mark."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from docx.document import Document as WordDocument

from lkjip.report.word import wml

AUTHOR, INITIALS = "Program LKjIP", "LKjIP"


@dataclass(frozen=True, slots=True)
class Comment:
    """One comment by its number in the document."""

    number: int
    text: str
    when: datetime


def free_number(document: WordDocument) -> int:
    """Return the first number that no comment of the template bears."""
    return max((c.comment_id for c in document.comments), default=-1) + 1


def attach(document: WordDocument, all_items: Iterable[Comment]) -> None:
    """Put the comments into the document's comments part."""
    xml = "".join(map(_one, all_items))
    if xml:
        document.part._comments_part.element.extend(wml.parse(xml))


def _one(k: Comment) -> str:
    instant = k.when.replace(tzinfo=None, microsecond=0).isoformat()
    return (
        f'<w:comment w:id="{k.number}" w:author="{AUTHOR}" w:initials="{INITIALS}" '
        f'w:date="{instant}Z"><w:p><w:r>{wml.t(k.text)}</w:r></w:p></w:comment>'
    )
