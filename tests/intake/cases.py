"""The register of cases: a name, the files of the case, the findings and the verdict that come."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

Builder = Callable[[], bytes]


@dataclass(frozen=True)
class Case:
    """One spoilt form; ``codes`` are the findings in the order of their codes, with repeats."""

    name: str
    build: Builder
    codes: tuple[str, ...]
    verdict: str


CASES: dict[str, Case] = {}
ACCEPT, WARN, REFUSE = "diterima", "diterima-dengan-catatan", "ditolak"


def case(verdict: str, *codes: str, name: str = "") -> Callable[[Builder], Builder]:
    """Register a builder under its own name."""

    def register(build: Builder) -> Builder:
        key = name or build.__name__
        assert key not in CASES, key
        CASES[key] = Case(key, build, tuple(sorted(codes)), verdict)
        return build

    return register
