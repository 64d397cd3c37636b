"""One setting of the book: its key, its label, the shipped value, and what it accepts."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from lkjip.tables.cells import Cell
from lkjip.tables.column import Turn


class SettingKind(StrEnum):
    """The kind of value that a setting takes; a list of ``options`` says more."""

    WORDS = "kata"
    ADDRESS = "satu alamat surel, misalnya lkjip@kantor.go.id"
    HOST = "nama server saja, misalnya surel.kantor.go.id"
    PORT = "angka 1 sampai 65535"


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting: ``key`` for programs, ``label`` and ``remark`` for people."""

    key: str
    label: str
    value: Cell
    remark: str
    options: tuple[str, ...] = ()
    feeds: bool = False
    """Results are computed with it: a change after the analysis makes the results stale."""
    turn: Turn = Turn.CARRY
    """``BLANK``: the next year's book has the shipped value again."""
    kind: SettingKind = SettingKind.WORDS
