"""City indicators computed from their sources: OPD and indicator codes, a way, an own target."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from lkjip.book.cells import decimal, text
from lkjip.book.port import Row
from lkjip.findings import Finding, Place, make
from lkjip.measure.numbers.format import format_exact
from lkjip.measure.numbers.reading import parse_number
from lkjip.measure.numbers.status import Status
from lkjip.measure.rules.capaian import HUNDRED, compute_capaian
from lkjip.measure.rules.rule import Formula, Rule, read_rule
from lkjip.steps.kernel.snapshot import Snapshot
from lkjip.tables.cells import number

TYPED = ("Kode", "Sasaran", "Indikator", "Satuan", "Target", "Arah", "Cara", "Sumber")
LEFT_OUT = frozenset({Status.NOT_RELEASED.value, Status.NOT_MEASURED.value})


@dataclass(frozen=True, slots=True)
class Value:
    """The realisasi of a city indicator and the sum that gave it."""

    realisasi: Decimal | None
    formula: str


def city_rows(shot: Snapshot, inputs: Iterable[Row]) -> tuple[tuple[Row, ...], tuple[Finding, ...]]:
    """``tblIndikatorKota`` with results; what is typed there stays as it is."""
    known = {f"{text(row['Kode Unit'])}:{text(row['Kode'])}".casefold(): row for row in inputs}
    table = shot.tables["tblIndikatorKota"]
    rows: list[Row] = []
    findings: list[Finding] = []
    for i, row in enumerate(table.row):
        place = Place(sheet=table.sheet, cell=table.cell(i, "Sumber"), label=text(row["Indikator"]))
        result, found = _one(shot, row, known, place)
        rows.append({name: row[name] for name in TYPED} | dict(result))
        findings += found
    return tuple(rows), tuple(findings)


def sources(cell: str) -> list[str]:
    """Split ``DLH:IK03; DISHUB:IK01`` into its parts."""
    return [part.strip() for part in cell.replace(",", ";").split(";") if part.strip()]


def _one(
    shot: Snapshot, row: Row, known: dict[str, Row], place: Place
) -> tuple[Row, list[Finding]]:
    wanted = sources(text(row["Sumber"]))
    missing = [name for name in wanted if name.casefold() not in known]
    blank: Row = {
        "Realisasi": None,
        "Capaian (%)": None,
        "Kategori": None,
        "Rumus yang dipakai": None,
    }
    if missing or not wanted:
        lacking = ", ".join(missing) or "(kosong)"
        return blank, [make("B06", place, nilai=text(row["Kode"]), diminta=lacking)]
    value = combine(text(row["Cara"]), [known[name.casefold()] for name in wanted])
    target = parse_number(row["Target"], measure_unit=text(row["Satuan"]), place=place)
    rule = read_rule(
        text(row["Arah"]), "", "", Rule(formula_kind=Formula(shot.settings.falling_formula))
    )
    result = compute_capaian(target.quantity, value.realisasi, rule, Status.NUMBER, place)
    return {
        "Realisasi": number(value.realisasi),
        "Capaian (%)": number(result.value),
        "Kategori": shot.scale.category(result.value) if result.value is not None else None,
        "Rumus yang dipakai": f"{value.formula}; {result.formula}",
    }, [*target.findings, *result.findings]


def combine(way: str, rows: list[Row]) -> Value:
    """Return the realisasi by a way of ``CityWay``; sources without a value leave it."""
    live = [row for row in rows if text(row["Status"]) not in LEFT_OUT]
    column = "Capaian (%)" if way == "rata-rata capaian" else "Realisasi"
    figures = [value for row in live if (value := decimal(row[column])) is not None]
    if not figures:
        return Value(None, "tidak ada nilai")
    total = sum(figures, Decimal(0))
    terms = " + ".join(format_exact(value) for value in figures)
    if way in ("rata-rata", "rata-rata capaian"):
        return Value(total / len(figures), f"({terms}) / {len(figures)}")
    if way == "gabungan":
        return _pooled(live)
    return Value(total, terms)


def _pooled(rows: list[Row]) -> Value:
    """Compute Σ realisasi / Σ target × 100 over the sources that have both."""
    pairs = [(decimal(row["Realisasi"]), decimal(row["Target"])) for row in rows]
    whole = [(done, goal) for done, goal in pairs if done is not None and goal is not None]
    below = sum((goal for _, goal in whole), Decimal(0))
    if not below:
        return Value(None, "target sumber kosong")
    over = " + ".join(format_exact(done) for done, _ in whole)
    under = " + ".join(format_exact(goal) for _, goal in whole)
    total = sum((done for done, _ in whole), Decimal(0))
    return Value(total / below * HUNDRED, f"({over}) / ({under}) × 100")
