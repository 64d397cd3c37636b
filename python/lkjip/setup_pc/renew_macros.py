"""Puts the macros of this program into a book that has others: damaged, changed, or older."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from lkjip.book.busy import exclusive
from lkjip.book.layout import LAYOUT
from lkjip.book.parts.package import Package
from lkjip.book.vba.reading import Unreadable
from lkjip.book.vba.whole import differing, part_of, renewed
from lkjip.setup_pc.changes import Change, Outcome

SUBJECT = "Makro buku"


def renew_macros(book: Path, dry: bool) -> Iterator[Change]:
    """Replace the macro project of a closed book where it is not this program's; say nothing else.

    A book without any, saved as .xlsx, is left alone: it has lost its buttons too.
    """
    with exclusive(book):
        package = Package(book)
        part = part_of(package)
        if not part:
            words = "tidak ada di buku ini; pakai salinan terakhir dari folder cadangan"
            yield Change(SUBJECT, Outcome.ATTENTION, words)
            return
        try:
            other = differing(package, LAYOUT)
        except Unreadable:
            other = ("semua",)
        if other and not dry:
            package.replace(part, renewed(package, LAYOUT))
            package.save()
    if other:
        yield Change(SUBJECT, Outcome.REPLACED, f"modul {', '.join(other)}")
