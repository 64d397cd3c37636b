"""Check: printed totals and levels are the sum of what is printed below them (L03)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal

from lkjip.findings import Finding
from lkjip.report.blocks.findings import finding
from lkjip.report.consistency.expected import numbers_in
from lkjip.report.material.model import ReportMaterial
from lkjip.report.versions.read import ReadDocument, ReadTable
from lkjip.report.wording.figures import money

MONEY = ("pagu", "anggaran", "realisasi (rp)", "sisa")


def check_sums(document: ReadDocument, material: ReportMaterial) -> Iterator[Finding]:
    """Tables of money: each level against its children, and the row "Jumlah" against the top."""
    parent = {b.code: b.parent for b in material.programs}
    for t in document.data_table:
        col = [n for n, k in enumerate(t.head) if k.casefold().startswith(MONEY)]
        if col and t.head[:1] == ("Kode",):
            for n in col:
                yield from _column(t, n, parent)


def _column(t: ReadTable, n: int, parent: dict[str, str]) -> Iterator[Finding]:
    value = {b[0]: x for b in t.row if b[0] in parent and (x := _figure(b, n)) is not None}
    below: dict[str, list[Decimal]] = defaultdict(list)
    for code, printed in value.items():
        below[parent[code]].append(printed)
    for code, printed in value.items():
        children = below.get(code)
        if children and sum(children) != printed:
            yield _finding(
                t, f"baris {code}, kolom {t.head[n]}", printed, sum(children, Decimal(0))
            )
    amount = next((b for b in t.row if b[1:2] == ("Jumlah",)), None)
    printed_total = None if amount is None else _figure(amount, n)
    upper = [v for k, v in value.items() if parent[k] not in value]
    if printed_total is not None and upper and sum(upper) != printed_total:
        label = f"baris Jumlah, kolom {t.head[n]}"
        yield _finding(t, label, printed_total, sum(upper, Decimal(0)))


def _figure(row: tuple[str, ...], n: int) -> Decimal | None:
    figure = numbers_in(row[n]) if n < len(row) else []
    return figure[0] if len(figure) == 1 else None


def _finding(t: ReadTable, label: str, printed: Decimal, computed: Decimal) -> Finding:
    return finding(
        "L03",
        f"{t.number} {t.title}".strip(),
        label,
        nilai=money(printed),
        dihitung=money(computed),
        selisih=money(abs(printed - computed)),
    )
