"""``requirements.txt`` read for any computer: which packages, in which version, it must have.

Only what our own file uses is understood: one pinned package per line, and markers that compare
``platform_system`` or ``python_version`` with a word in quotes, joined by ``and``.
"""

from __future__ import annotations

import operator
import re
from collections.abc import Callable
from typing import Any, NamedTuple

_PINNED = re.compile(r"([A-Za-z0-9][A-Za-z0-9._-]*)==([^\s;#]+)\s*(?:;([^#]*))?")
_COMPARED = re.compile(
    r"\s*(platform_system|python_version)\s*(==|!=|<=|>=|<|>)\s*[\"'](.*?)[\"']\s*"
)
_COMPARE: dict[str, Callable[[Any, Any], bool]] = {
    "==": operator.eq,
    "!=": operator.ne,
    "<=": operator.le,
    ">=": operator.ge,
    "<": operator.lt,
    ">": operator.gt,
}


class Pin(NamedTuple):
    """A package and its one version."""

    name: str
    version: str

    def __str__(self) -> str:
        return f"{self.name}=={self.version}"


def pins_for(text: str, system: str, python: tuple[int, int]) -> tuple[Pin, ...]:
    """Return the packages of a computer (``system`` as in ``platform.system()``, Python (3, 12)).

    Raises ``ValueError`` for a marker that this module does not understand.
    """
    found = []
    for line in text.splitlines():
        match = _PINNED.match(line)
        if match is not None and _holds(match[3] or "", system, python):
            found.append(Pin(match[1], match[2]))
    return tuple(found)


def _holds(marker: str, system: str, python: tuple[int, int]) -> bool:
    return not marker.strip() or all(
        _one(part, system, python) for part in re.split(r"\band\b", marker)
    )


def _one(part: str, system: str, python: tuple[int, int]) -> bool:
    match = _COMPARED.fullmatch(part)
    if match is None:
        raise ValueError(f"the marker {part.strip()!r} of a requirement is not understood")
    compare = _COMPARE[match[2]]
    if match[1] == "platform_system":
        return compare(system, match[3])
    return compare(python, as_version(match[3]))


def as_version(text: str) -> tuple[int, int]:
    """Read ``"3.12"`` as (3, 12); ``ValueError`` for anything else."""
    major, _, minor = text.partition(".")
    return int(major), int(minor)
