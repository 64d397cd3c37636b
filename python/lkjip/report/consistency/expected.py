"""The expected figures by entity and kind: the yardstick of the consistency checks."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal

from lkjip.measure.cross_checks.lists import name_key
from lkjip.measure.numbers.format import rounded
from lkjip.measure.numbers.value import Value
from lkjip.measure.rules.budget import serapan
from lkjip.report.material.model import Indikator, ProgramRow, ReportMaterial, Sasaran
from lkjip.report.wording import figures as words

NUMBER = re.compile(
    r"(?:(?<=Rp)|(?<![\w.,]))[-−]?(?:\d{1,3}(?:\.\d{3})+|\d+)(?:,\d+)?(?![\w]|[.,]\d)"
)
"""A number as Indonesians print it."""
COMPARATOR = "standar"
"""The kind of a figure of others; the comparator's name follows."""
EMPTY = frozenset({"", "-", "–", "—", "n/a", "na", "belum dinilai"})


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure: its value, and how the report prints it."""

    figure: Decimal | None
    print_out: str


@dataclass(slots=True)
class Entity:
    """An indicator, sasaran or budget line with its figures by kind.

    Kinds: target, realisasi, capaian, kategori, pagu, realisasi_rp, serapan, sisa, efisiensi,
    target_akhir, capaian_akhir; of earlier years with the year: "realisasi 2023"; of
    comparators with their name: "standar rata-rata nasional 2023".
    """

    code: str
    name: str
    kind: str
    value: dict[str, Figure] = field(default_factory=dict)
    measure_unit: str = ""

    def old(self, kind: str) -> Iterator[Figure]:
        """Figures of this kind from earlier years."""
        return (v for k, v in self.value.items() if k.startswith(f"{kind} "))


@dataclass(frozen=True, slots=True)
class Expected:
    """All entities of a report by code, and by name where it is the only one of this name."""

    entities: tuple[Entity, ...]
    by_code: dict[str, Entity]
    by_name: dict[str, Entity]


def expected(material: ReportMaterial) -> Expected:
    """Return the yardstick of this material."""
    all_items = [_indikator(i) for i in material.indikator]
    all_items += [_sasaran(x) for x in material.sasaran]
    all_items += [_program(b) for b in material.programs]
    times = Counter(name_key(e.name) for e in all_items)
    by_name = {key: e for e in all_items if times[key := name_key(e.name)] == 1}
    return Expected(tuple(all_items), {e.code: e for e in all_items if e.code}, by_name)


def _measure(x: Value) -> Figure:
    return Figure(x.number, words.quantity(x))


def _percent(x: Decimal | None) -> Figure:
    return Figure(x, words.percent(x))


def _indikator(i: Indikator) -> Entity:
    result = _measure(i.realisasi)
    if not i.realisasi.known and i.status.value != "angka":
        result = Figure(None, i.status.value)
    value = {
        "target": _measure(i.target),
        "realisasi": result,
        "capaian": _percent(i.capaian),
        "kategori": Figure(None, i.category or "–"),
        "target_akhir": _measure(i.end_target),
        "capaian_akhir": _percent(i.end_capaian),
    }
    for c in i.comparators:
        value[f"{COMPARATOR} {c.label.casefold()}"] = _measure(c.value)
    for t in i.past:
        value[f"realisasi {t.year}"] = _measure(t.realisasi)
        value[f"target {t.year}"] = _measure(t.target)
        value[f"capaian {t.year}"] = _percent(t.capaian)
    return Entity(i.code, i.name, "indikator", value, i.measure_unit)


def _sasaran(x: Sasaran) -> Entity:
    value = {"capaian": _percent(x.capaian), "kategori": Figure(None, x.category or "–")}
    return Entity("", x.name, "sasaran", value)


def _program(b: ProgramRow) -> Entity:
    remaining = words.difference(b.pagu, b.realisasi)
    percent = b.serapan
    if percent is None and b.pagu is not None and b.realisasi is not None:
        percent = serapan([b.pagu], [b.realisasi])
    value = {
        "capaian": _percent(b.capaian),
        "kategori": Figure(None, b.category or "–"),
        "pagu": Figure(b.pagu, words.money(b.pagu)),
        "realisasi_rp": Figure(b.realisasi, words.money(b.realisasi)),
        "serapan": _percent(percent),
        "sisa": Figure(remaining, words.money(remaining)),
        "efisiensi": Figure(b.efficiency, words.exact_points(b.efficiency)),
    }
    return Entity(b.code, b.description, "program", value)


def numbers_in(text: str) -> list[Decimal]:
    """Return all numbers of a text."""
    return [to_number(m[0]) for m in NUMBER.finditer(text)]


def to_number(text: str) -> Decimal:
    """ "1.234,50" as a number."""
    return Decimal(text.replace(".", "").replace(",", ".").replace("−", "-"))


def match(printed: Decimal, value: Figure) -> bool:
    """Return whether a printed number is this figure, rounded to as many decimals as it prints."""
    decimals = max(0, -int(printed.as_tuple().exponent))
    if value.figure is not None and rounded(value.figure, decimals) == printed:
        return True
    return printed in numbers_in(value.print_out)


def cell_matches(cell: str, value: Figure) -> bool:
    """Return whether a table cell reads this figure; a number in brackets speaks for the cell."""
    tidied = cell.replace(words.NBSP, " ").strip()
    if tidied == value.print_out.replace(words.NBSP, " "):
        return True
    if tidied.casefold() in EMPTY:
        return value.print_out.casefold() in EMPTY
    figure = numbers_in(tidied)
    if not figure:
        return tidied.casefold() == value.print_out.casefold()
    official = numbers_in(value.print_out)
    if value.figure is None and len(figure) == len(official):
        return figure == official
    return match(figure[-1], value)
