"""Names regulations as the office's list of legal bases has them; no text names one by itself."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import StrEnum

_ABOUT = " tentang "


class Subject(StrEnum):
    """The subject a text needs a regulation for, by words of its title."""

    SYSTEM = "sistem akuntabilitas kinerja"
    REPORTING = "pelaporan kinerja"
    REVIU = "reviu"


def about(bases: Iterable[str], subject: Subject) -> str:
    """Return the first regulation of the list whose title speaks of a subject; "" for none."""
    return next((tidy(base) for base in bases if subject in tidy(base).casefold()), "")


def tidy(base: str) -> str:
    """Return a line of the list as it stands inside a sentence."""
    return " ".join(base.split()).rstrip(".;, ")


def short(base: str) -> str:
    """Return a regulation without its title.

    >>> short("Peraturan Presiden Nomor 29 Tahun 2014 tentang Sistem Akuntabilitas Kinerja")
    'Peraturan Presiden Nomor 29 Tahun 2014'
    """
    return base.split(_ABOUT, 1)[0]


def guide(bases: Sequence[str]) -> str:
    """Return the regulation on reporting by its short name, else the one on the system; or ""."""
    return short(about(bases, Subject.REPORTING) or about(bases, Subject.SYSTEM))


def guides_with_titles(bases: Sequence[str]) -> str:
    """Return the regulations on the system and on reporting for a sentence; "" for none."""
    found = (about(bases, Subject.SYSTEM), about(bases, Subject.REPORTING))
    return " dan ".join(dict.fromkeys(base for base in found if base))


def reviu_guide(bases: Sequence[str]) -> str:
    """Return the short name of the regulation on reviu; "" for none."""
    return short(about(bases, Subject.REVIU))
