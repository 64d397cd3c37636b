"""Marked passages: a bookmark around their paragraphs that says which text the program wrote.

The name is ``lk_<key>__<first digits of the SHA-256 of the text>``, within Word's forty
characters. Text that no longer fits the digits was changed by hand. Bookmarks, not content
controls: LibreOffice 7.4 loses commented text inside the latter.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable

AWALAN = "lk_"
_DIGIT = 8
_PALING_PANJANG = 40 - len(AWALAN) - 2 - _DIGIT
_NAMA = re.compile(rf"{AWALAN}(?P<kunci>\w+?)__(?P<sidik>[0-9a-f]{{{_DIGIT}}})")
_BUKAN_KATA = re.compile(r"\W+")


def slug(kunci: str) -> str:
    """A passage's key as part of a bookmark name; a long one keeps its head and gets digits."""
    rapi = _BUKAN_KATA.sub("_", kunci).strip("_")
    while "__" in rapi:
        rapi = rapi.replace("__", "_")
    if len(rapi) <= _PALING_PANJANG:
        return rapi
    return f"{rapi[: _PALING_PANJANG - 9]}_{sidik_teks([kunci])}"


def rapikan(teks: str) -> str:
    """Text as it is compared: spaces of all kinds count as one."""
    return " ".join(teks.split())


def sidik_teks(alinea: Iterable[str]) -> str:
    """The digits that stand for these paragraphs; blank ones do not count."""
    isi = "\n".join(t for a in alinea if (t := rapikan(a)))
    return hashlib.sha256(isi.encode()).hexdigest()[:_DIGIT]


def nama(kunci: str, sidik: str) -> str:
    """The bookmark of a passage."""
    return f"{AWALAN}{slug(kunci)}__{sidik}"


def baca(nama_penanda: str) -> tuple[str, str] | None:
    """(slug of the key, digits) of a bookmark of ours; None for any other."""
    cocok = _NAMA.fullmatch(nama_penanda)
    return (cocok["kunci"], cocok["sidik"]) if cocok else None
