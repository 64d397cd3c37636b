"""Finds links to stores of files in the words of a mail."""

from __future__ import annotations

import re

_LINK = re.compile(
    rb"https?://(?P<host>(?:docs|drive|photos)\.google\.com|drive\.app\.goo\.gl|1drv\.ms|"
    rb"onedrive\.live\.com|[\w-]+\.sharepoint\.com|(?:www\.)?dropbox\.com|we\.tl|"
    rb"(?:[\w-]+\.)?wetransfer\.com|(?:www\.)?icloud\.com|(?:www\.)?mediafire\.com|"
    rb"mega\.(?:nz|co\.nz)|(?:[\w-]+\.)?box\.com|(?:[\w-]+\.)?terabox\.com|s\.id|bit\.ly|"
    rb"tinyurl\.com)/",
    re.IGNORECASE,
)
_LOOKED_AT = 64 * 1024


def cloud_host(text: bytes) -> str:
    """Return the host of the first such link; blank when there is none."""
    found = _LINK.search(text[:_LOOKED_AT])
    return found["host"].decode("ascii").lower() if found else ""
