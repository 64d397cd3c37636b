"""``periksa``: what is wrong with this computer's set-up or with the book, and how to fix it.

Each check is a function of arguments only (``Surroundings``), so that a broken computer can be
simulated in a test. A line is ok or says what to do; no check may end the others. The checks are
loaded one by one, so that a missing package is named and not the end of the doctor.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from lkjip import lazy
from lkjip.doctor.line import OK, TROUBLE, Line
from lkjip.doctor.surroundings import MailServer, Surroundings

__all__ = ["OK", "TROUBLE", "Line", "MailServer", "Surroundings", "examine"]

Check = Callable[[Surroundings], Iterator[Line]]

CHECKS = (
    ("Python", "packages:python"),
    ("Paket", "packages:packages"),
    ("Tempat buku", "place:place"),
    ("Buku terbuka", "place:open_elsewhere"),
    ("Isi buku", "content:content"),
    ("Add-in xlwings", "buttons:addin"),
    ("Setelan tombol", "buttons:book_settings"),
    ("Setelan lama xlwings", "buttons:other_settings"),
    ("Folder", "working:folders"),
    ("Templat surat", "working:templates"),
    ("Excel/LibreOffice", "programs:programs"),
    ("Surel", "programs:mail"),
)
"""The checks: subject and place in the code, in the order in which one would fix them."""


def load(where: str) -> Check:
    """Return the check at ``module:function`` of this package."""
    check: Check = lazy.function(f"{__name__}.{where}")
    return check


def examine(around: Surroundings) -> tuple[Line, ...]:
    """Run all checks; one that fails itself becomes a line and does not hide the others."""
    lines: list[Line] = []
    for title, where in CHECKS:
        try:
            lines += load(where)(around)
        except ModuleNotFoundError as error:
            words = f"tidak dapat diperiksa: '{error.name}' tidak terpasang"
            lines.append(Line(title, TROUBLE, words, "Perbaiki dahulu baris Paket, lalu ulangi."))
        except Exception as error:
            cure = "Kirim tulisan ini kepada pengelola program."
            words = f"pemeriksaan ini sendiri gagal ({type(error).__name__}: {error})"
            lines.append(Line(title, TROUBLE, words, cure))
    return tuple(lines)
