"""The raw cells of one row of a plain table, by what they are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from lkjip.measure.plain_table.columns import TRIWULAN_COLUMNS
from lkjip.measure.rules.rule import (
    Rule,
    read_rule,
    recognise_accumulation,
    recognise_formula,
)
from lkjip.table_files.source import Cell, as_text


@dataclass(frozen=True, slots=True)
class RowInput:
    """The raw cells of one row; ``claim`` is a printed capaian, "" where there is none.

    ``measure_rule`` is the rule as read; the three ``written_`` fields are the words that it was
    read from.
    """

    measure_unit: object = ""
    target: object = ""
    realisasi: object = ""
    tw: tuple[object, ...] = ()
    claim: str = ""
    indikator: str = ""
    measure_rule: Rule = field(default_factory=Rule)
    written_direction: str = ""
    written_formula: str = ""
    written_accumulation: str = ""

    @property
    def formula_stated(self) -> bool:
        """True when the row names its formula in words that are known."""
        return recognise_formula(self.written_formula) is not None

    @property
    def accumulation_stated(self) -> bool:
        """True when the row names its accumulation in words that are known."""
        return recognise_accumulation(self.written_accumulation) is not None


def input_of_row(cells: Sequence[Cell], place: Mapping[str, int]) -> RowInput:
    """Return the raw cells of one row, by what they are."""

    def cell(name: str) -> Cell:
        i = place.get(name)
        return cells[i] if i is not None and i < len(cells) else ""

    def words(name: str) -> str:
        return as_text(cell(name)).strip()

    direction, formula_kind, accumulation = words("arah"), words("rumus"), words("akumulasi")
    return RowInput(
        measure_unit=words("satuan"),
        target=cell("target"),
        realisasi=cell("realisasi"),
        tw=tuple(cell(t) for t in TRIWULAN_COLUMNS if t in place),
        claim=as_text(cell("klaim")),
        indikator=as_text(cell("indikator")),
        measure_rule=read_rule(direction, formula_kind, accumulation),
        written_direction=direction,
        written_formula=formula_kind,
        written_accumulation=accumulation,
    )
