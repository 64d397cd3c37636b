"""Word comments: who owes what at a gap mark."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from docx.document import Document as WordDocument

from lkjip.report.word import wml

PENULIS, SINGKATAN = "Program LKjIP", "LKjIP"


@dataclass(frozen=True, slots=True)
class Komentar:
    """One comment by its number in the document."""

    nomor: int
    teks: str
    waktu: datetime


def nomor_bebas(dokumen: WordDocument) -> int:
    """The first number that no comment of the template bears."""
    return max((c.comment_id for c in dokumen.comments), default=-1) + 1


def pasang(dokumen: WordDocument, semua: Iterable[Komentar]) -> None:
    """Put the comments into the document's comments part."""
    xml = "".join(map(_satu, semua))
    if xml:
        dokumen.part._comments_part.element.extend(wml.urai(xml))


def _satu(k: Komentar) -> str:
    saat = k.waktu.replace(tzinfo=None, microsecond=0).isoformat()
    return (
        f'<w:comment w:id="{k.nomor}" w:author="{PENULIS}" w:initials="{SINGKATAN}" '
        f'w:date="{saat}Z"><w:p><w:r>{wml.t(k.teks)}</w:r></w:p></w:comment>'
    )
