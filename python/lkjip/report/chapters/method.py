"""Bab III.A.1: how capaian is measured in this report."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import assert_never

from lkjip.measure.numbers.format import format_exact, format_number
from lkjip.measure.rules.rollup import WEIGHTED_MEAN
from lkjip.measure.rules.rule import Accumulation, Direction, Formula, Good
from lkjip.report.blocks import builders as s
from lkjip.report.blocks.model import (
    Block,
    Column,
    Content,
    DataRow,
    ParagraphBlock,
    Reference,
    Table,
)
from lkjip.report.material.goal_members import is_partial, rest_is_joined
from lkjip.report.material.model import Indikator, ReportMaterial, Sasaran
from lkjip.report.wording import figures as words
from lkjip.report.wording.efficiency_text import efficiency_words

RISING_FORMULA = "realisasi / target × 100"
DIFFERENCE_FORMULA = "(2 × target − realisasi) / target × 100, paling rendah 0"
COMPARISON_FORMULA = "target / realisasi × 100"
_ACCUMULATION = {
    Accumulation.SUM: "dijumlahkan antartriwulan",
    Accumulation.LAST: "memakai nilai terakhir (persentase dan indeks tidak dijumlahkan)",
    Accumulation.MEAN: "dirata-rata antartriwulan",
    Accumulation.MAXIMUM: "memakai nilai tertinggi antartriwulan",
}


def method_blocks(material: ReportMaterial) -> tuple[Block, ...]:
    """Return how this report measures, as its settings and registers really had it."""
    return (
        s.paragraph(
            "Capaian dihitung dengan membandingkan realisasi dan target setiap indikator menurut "
            "arahnya. Cara yang berlaku dalam laporan ini adalah sebagai berikut:"
        ),
        *_formula(material),
        *_negative_targets(material),
        *_accumulation(material),
        s.items(
            _mean(material)
            + _cap_text(material)
        ),
        *_weights(material),
        s.items(
            "Nilai yang belum rilis atau tidak diukur tidak dijadikan 0 atau 100; indikatornya "
            "disebut tersendiri dan tidak ikut dirata-rata. Nihil yang dinyatakan unit dihitung 0."
        ),
        s.items(
            "Serapan anggaran di setiap tingkat adalah jumlah realisasi dibagi jumlah pagu, bukan "
            "rata-rata persentase. Efisiensi adalah "
            f"{efficiency_words(material.method.efficiency)}."
        ),
        s.paragraph(
            "Kategori ditentukan dari capaian yang belum dibulatkan menurut batas bawah dalam ",
            Reference("skala"),
            ". Angka dalam laporan dibulatkan dua desimal hanya untuk penyajian.",
        ),
        _scale_table(material),
    )  # fmt: skip


def _formula(material: ReportMaterial) -> list[ParagraphBlock]:
    """Name the formula of each direction that occurs; exceptions by code."""
    present = {i.direction for i in material.indikator} or {Direction.UP}
    lines = (
        line
        for direction in Direction
        if direction in present
        for line in _formula_lines(direction, material)
    )
    return [s.items(line) for line in dict.fromkeys(lines)]


def _formula_lines(direction: Direction, material: ReportMaterial) -> Iterator[str]:
    match direction.good:
        case Good.HIGHER:
            yield f"Makin tinggi makin baik: {RISING_FORMULA}."
        case Good.LOWER:
            for formula_kind in Formula:
                yield from _falling_lines(formula_kind, material)
        case Good.NEAR:
            yield (
                "Target berupa rentang atau nilai tetap: 100 bila realisasi berada di dalamnya; di "
                "luarnya dihitung terhadap batas yang terdekat."
            )
        case _:
            assert_never(direction.good)


def _falling_lines(formula_kind: Formula, material: ReportMaterial) -> Iterator[str]:
    those = [
        i
        for i in material.indikator
        if i.direction.good is Good.LOWER and i.formula_kind is formula_kind
    ]
    if not those:
        return
    own = formula_kind is material.method.falling_formula
    applies_to = "" if own else f" ({_named(those)})"
    yield f"Makin rendah makin baik{applies_to}: {_falling_formula(formula_kind)}."


def _named(those: Sequence[Indikator]) -> str:
    named = words.codes(those)
    return named if named.endswith("indikator") else f"indikator {named}"


def _falling_formula(formula_kind: Formula) -> str:
    match formula_kind:
        case Formula.DIFFERENCE:
            return DIFFERENCE_FORMULA
        case Formula.RATIO:
            return COMPARISON_FORMULA
    assert_never(formula_kind)


def _negative_targets(material: ReportMaterial) -> list[ParagraphBlock]:
    """Name the indicators whose target is below 0, and how they are computed."""
    those = [
        i
        for i in material.indikator
        if i.capaian is not None and i.target.number is not None and i.target.number < 0
    ]
    if not those:
        return []
    text = (
        f"Target di bawah nol ({_named(those)}) dihitung menurut kebiasaan kantor: "
        "100 + (realisasi − target) / |target| × 100 bila makin tinggi makin baik, dan 100 − "
        "(realisasi − target) / |target| × 100 bila makin rendah makin baik."
    )
    return [s.items(text)]


def _accumulation(material: ReportMaterial) -> list[ParagraphBlock]:
    """How the year follows from the quarters, for the modes that occur."""
    quarterly = [i for i in material.indikator if i.triwulan]
    left_out = []
    for method, text in _ACCUMULATION.items():
        those = [i for i in quarterly if i.accumulation is method]
        if those:
            named = "semua indikator" if len(those) == len(quarterly) else words.codes(those)
            left_out.append(s.items(f"Realisasi {named} {text}."))
    return left_out


def _mean(material: ReportMaterial) -> str:
    """How indicators make a sasaran, for the registers that this report is made of."""
    text = "Capaian sasaran adalah rata-rata capaian indikatornya"
    partial = [x for x in material.sasaran if is_partial(x)]
    if partial and not all(rest_is_joined(x) for x in partial):
        text = (
            "Capaian sasaran adalah rata-rata capaian indikator utamanya; indikator program, "
            "kegiatan, dan sub kegiatan menunjang sasaran dan tidak ikut dirata-rata"
        )
    elif partial:
        text = (
            "Capaian sasaran adalah rata-rata capaian indikator utamanya; indikator di bawahnya "
            "sudah tergabung di dalamnya"
        )
    return f"{text}. "


def _weights(material: ReportMaterial) -> list[ParagraphBlock]:
    """Name the weights of each sasaran that was averaged by them, and of no other."""
    weighted = [x for x in material.sasaran if x.method == WEIGHTED_MEAN]
    if not weighted:
        return []
    named = "; ".join(_weights_of(x) for x in weighted)
    whose = "Semua sasaran" if len(weighted) == len(material.sasaran) else "Sasaran berikut"
    return [s.items(f"{whose} dirata-rata menurut bobot indikatornya: {named}.")]


def _weights_of(x: Sasaran) -> str:
    weights = [f"{i.code} {format_exact(i.weight)}" for i in x.indikator if i.code in x.used]
    return f"“{' '.join(x.name.split())}” ({words.series(weights)})"


def _cap_text(material: ReportMaterial) -> str:
    limit = material.method.limit
    if limit is None:
        return "Capaian di atas 100 tidak dibatasi."
    reduced = [
        i
        for x in material.sasaran
        for i in x.indikator
        if i.code in x.used and i.capaian is not None and i.capaian > limit
    ]
    effect = f"Batas itu mengenai {_named(reduced)}" if reduced else "Tidak ada yang melampauinya"
    return (
        f"Untuk rata-rata, capaian dibatasi paling tinggi {format_number(limit, 0)}; "
        f"capaian asli tetap ditampilkan. {effect}."
    )


def _scale_table(material: ReportMaterial) -> Table:
    scale = material.method.scale
    row = []
    upper = ""
    for limit, name in scale.rows:
        begin = f"{'>' if scale.strict else '≥'} {format_exact(limit)}"
        end = f" sampai {'dengan' if scale.strict else 'kurang dari'} {upper}" if upper else ""
        row.append(DataRow((begin + end, name)))
        upper = format_exact(limit)
    return Table(
        "skala",
        "Skala kategori capaian kinerja",
        (Column("Capaian (%)", 50, Content.CENTRED), Column("Kategori", 50, Content.CENTRED)),
        tuple(row),
        f"Sumber: {scale.name}." if scale.name else "",
    )
