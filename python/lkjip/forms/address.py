"""Cell addresses of a form, counted from 1."""

from __future__ import annotations

import re

_REF = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6})")


def split(address: str) -> tuple[str, int]:
    """Split an address: ``J14`` → ``("J", 14)``; ``("", 0)`` for what is no address."""
    match = _REF.fullmatch(address)
    return (match[1], int(match[2])) if match else ("", 0)
