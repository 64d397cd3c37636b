"""Marked passages: a bookmark around their paragraphs that says which text the program wrote.

The name is ``lk_<key>__<first digits of the SHA-256 of the text>``, within Word's forty
characters. Text that no longer fits the digits was changed by hand. Bookmarks, not content
controls: LibreOffice 7.4 loses commented text inside the latter.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable

PREFIX = "lk_"
_DIGIT = 8
_LONGEST = 40 - len(PREFIX) - 2 - _DIGIT
_NAME = re.compile(rf"{PREFIX}(?P<kunci>\w+?)__(?P<sidik>[0-9a-f]{{{_DIGIT}}})")
_NON_WORD = re.compile(r"\W+")


def slug(key: str) -> str:
    """A passage's key as part of a bookmark name; a long one keeps its head and gets digits."""
    tidied = _NON_WORD.sub("_", key).strip("_")
    while "__" in tidied:
        tidied = tidied.replace("__", "_")
    if len(tidied) <= _LONGEST:
        return tidied
    return f"{tidied[: _LONGEST - 9]}_{text_fingerprint([key])}"


def tidy(text: str) -> str:
    """Text as it is compared: spaces of all kinds count as one."""
    return " ".join(text.split())


def text_fingerprint(paragraph: Iterable[str]) -> str:
    """Return the digits that stand for these paragraphs; blank ones do not count."""
    content = "\n".join(t for a in paragraph if (t := tidy(a)))
    return hashlib.sha256(content.encode()).hexdigest()[:_DIGIT]


def name(key: str, fingerprint: str) -> str:
    """Return the bookmark of a passage."""
    return f"{PREFIX}{slug(key)}__{fingerprint}"


def read(bookmark_name: str) -> tuple[str, str] | None:
    """(slug of the key, digits) of a bookmark of ours; None for any other."""
    match = _NAME.fullmatch(bookmark_name)
    return (match["kunci"], match["sidik"]) if match else None
