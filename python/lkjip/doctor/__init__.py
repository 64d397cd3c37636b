"""``periksa``: says what is wrong with this computer's set-up or the book, and how to fix it.

Each check is a function of arguments only (``Surroundings``), so that a broken computer can be
simulated in a test. A line is ok or says what to do; no check may end the others. The checks are
loaded one by one, so that a missing package is named and not the end of the doctor.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from lkjip.doctor.line import OK, TROUBLE, Line
from lkjip.doctor.surroundings import MailServer, Surroundings

__all__ = ["OK", "TROUBLE", "Line", "MailServer", "Surroundings", "examine"]

Check = Callable[[Surroundings], Iterator[Line]]


def _python() -> Check:
    from lkjip.doctor.packages import python

    return python


def _packages() -> Check:
    from lkjip.doctor.packages import packages

    return packages


def _place() -> Check:
    from lkjip.doctor.place import place

    return place


def _open_elsewhere() -> Check:
    from lkjip.doctor.place import open_elsewhere

    return open_elsewhere


def _content() -> Check:
    from lkjip.doctor.content import content

    return content


def _addin() -> Check:
    from lkjip.doctor.buttons import addin

    return addin


def _book_settings() -> Check:
    from lkjip.doctor.buttons import book_settings

    return book_settings


def _other_settings() -> Check:
    from lkjip.doctor.buttons import other_settings

    return other_settings


def _doors() -> Check:
    from lkjip.doctor.doors import doors

    return doors


def _folders() -> Check:
    from lkjip.doctor.working import folders

    return folders


def _templates() -> Check:
    from lkjip.doctor.working import templates

    return templates


def _programs() -> Check:
    from lkjip.doctor.programs import programs

    return programs


def _mail() -> Check:
    from lkjip.doctor.programs import mail

    return mail


CHECKS: tuple[tuple[str, Callable[[], Check]], ...] = (
    ("Python", _python),
    ("Paket", _packages),
    ("Tempat buku", _place),
    ("Buku terbuka", _open_elsewhere),
    ("Isi buku", _content),
    ("Add-in xlwings", _addin),
    ("Setelan tombol", _book_settings),
    ("Setelan lama xlwings", _other_settings),
    ("Pintu", _doors),
    ("Folder", _folders),
    ("Templat surat", _templates),
    ("Excel/LibreOffice", _programs),
    ("Surel", _mail),
)
"""The name of each check and what loads it, in the order in which one would fix them."""


def examine(around: Surroundings) -> tuple[Line, ...]:
    """Run all checks; one that fails itself becomes a line and does not hide the others."""
    lines: list[Line] = []
    for title, load in CHECKS:
        try:
            lines += load()(around)
        except ModuleNotFoundError as error:
            words = f"tidak dapat diperiksa: '{error.name}' tidak terpasang"
            lines.append(Line(title, TROUBLE, words, "Perbaiki dahulu baris Paket, lalu ulangi."))
        except Exception as error:
            cure = "Kirim tulisan ini kepada pengelola program."
            words = f"pemeriksaan ini sendiri gagal ({type(error).__name__}: {error})"
            lines.append(Line(title, TROUBLE, words, cure))
    return tuple(lines)
