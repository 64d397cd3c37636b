"""``periksa``: what is wrong with this computer's set-up or with the book, and how to mend it.

Each check is a function of arguments only (``Surroundings``), so that a broken computer can be
simulated in a test. A line is ok or says what to do; no check may end the others.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from lkjip.doctor.buttons import addin, book_settings, other_settings
from lkjip.doctor.content import content
from lkjip.doctor.line import OK, TROUBLE, Line
from lkjip.doctor.outside import mail, programs
from lkjip.doctor.packages import packages, python
from lkjip.doctor.place import open_elsewhere, place
from lkjip.doctor.surroundings import MailServer, Surroundings
from lkjip.doctor.working import folders, templates

__all__ = ["OK", "TROUBLE", "Line", "MailServer", "Surroundings", "examine"]

Check = Callable[[Surroundings], Iterator[Line]]

CHECKS: tuple[tuple[str, Check], ...] = (
    ("Python", python),
    ("Paket", packages),
    ("Tempat buku", place),
    ("Buku terbuka", open_elsewhere),
    ("Isi buku", content),
    ("Add-in xlwings", addin),
    ("Setelan tombol", book_settings),
    ("Setelan lama xlwings", other_settings),
    ("Folder", folders),
    ("Templat surat", templates),
    ("Excel/LibreOffice", programs),
    ("Surel", mail),
)
"""In the order in which one would mend them."""


def examine(around: Surroundings) -> tuple[Line, ...]:
    """All checks; one that fails itself becomes a line and does not hide the others."""
    lines: list[Line] = []
    for title, check in CHECKS:
        try:
            lines += check(around)
        except Exception as error:
            cure = "Kirim tulisan ini kepada pengelola program."
            words = f"pemeriksaan ini sendiri gagal ({type(error).__name__}: {error})"
            lines.append(Line(title, TROUBLE, words, cure))
    return tuple(lines)
