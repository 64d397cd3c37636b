"""Paths on disk that a pattern names."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path


def existing(patterns: Iterable[str]) -> list[Path]:
    """Return the paths that exist, pattern by pattern, the newest version of each first."""
    found: list[Path] = []
    for pattern in patterns:
        anchor = Path(pattern).anchor
        if anchor:
            below = Path(pattern).relative_to(anchor).as_posix()
            found.extend(sorted(Path(anchor).glob(below), reverse=True))
    return found
