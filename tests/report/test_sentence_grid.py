"""Every kind of generated sentence over a grid of data: what no Indonesian reader may meet."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

import pytest
from tests.report.make import against, indikator, past, whole

from lkjip.measure.numbers.quantity import Range
from lkjip.measure.numbers.status import Status
from lkjip.measure.rules.capaian import compute_capaian
from lkjip.measure.rules.comparison import against_renstra
from lkjip.measure.rules.rule import Direction, Rule
from lkjip.report.material.model import Indikator, ProgramRow, ReportMaterial
from lkjip.report.outline import outline
from lkjip.report.wording.benchmarks_text import explain_renstra, explain_standard
from lkjip.report.wording.efficiency_text import explain_efficiency
from lkjip.report.wording.explanation import to_sentence
from lkjip.report.wording.names import calm, in_sentence
from lkjip.report.wording.programmes_text import explain_support
from lkjip.report.wording.target_text import explain_target
from lkjip.report.wording.years_text import explain_previous_year

D = Decimal
CLOSED, OPEN = "2019–2024", "2021–2026"
NAMES = (
    ("Pertumbuhan ekonomi", "Persen"), ("Waktu penyelesaian telaahan", "Hari"), ("IPM", "Poin"),
    ("JUMLAH SENGKETA BATAS WILAYAH", "Kasus"), ("Kota Layak Anak", "Peringkat"),
    ("Indeks kepuasan masyarakat", "Indeks"),
)  # fmt: skip
REALISASI = (40, 80, 100, 0, 1000, 79)
LAST = ("75", "80", None, "-3", "99", "81")


def made(n: int, direction: Direction, *, status: Status = Status.NUMBER) -> Indikator:
    """The n-th indicator of the grid: below, equal, above, zero, far above, just below."""
    rule = Rule(direction)
    target = whole(Range(D(70), D(90)) if direction is Direction.RANGE else D(80))
    done = whole(None if status.leaves_mean else REALISASI[n])
    name, unit = NAMES[n]
    result = compute_capaian(target.quantity, done.quantity, rule)
    end = against_renstra(done, whole(90), rule, status)
    last = LAST[n]
    earlier = () if last is None else past(
        last, capaian=compute_capaian(target.quantity, D(last), rule).value
    )  # fmt: skip
    return replace(
        indikator(code=f"IKU{n}", name=name, measure_unit=unit, target=target, realisasi=done),
        capaian=None if status.leaves_mean else result.value,
        formula=result.formula,
        direction=direction,
        status=status,
        past=earlier,
        end_target=whole(90),
        end_capaian=end.value,
        comparators=against(82, "rata-rata nasional"),
    )


def sentences(those: list[Indikator], *, full_year: bool) -> Iterator[str]:
    for found in (
        explain_target(those, full_year=full_year, year=2024),
        explain_previous_year(those, 2023, full_year=full_year),
        explain_renstra(those, CLOSED, 2024, full_year=full_year),
        explain_renstra(those, OPEN, 2024, full_year=full_year),
        explain_standard(those),
    ):
        yield from (to_sentence(one).replace("\u00a0", " ") for one in found)


def grid() -> Iterator[tuple[Direction, bool, list[Indikator], str]]:
    for direction in Direction:
        for full_year in (True, False):
            each = [made(n, direction) for n in range(len(NAMES))]
            each += [made(0, direction, status=s) for s in Status if s.leaves_mean]
            for those in ([one] for one in each):
                for said in sentences(those, full_year=full_year):
                    yield direction, full_year, those, said
            for count in range(2, len(each) + 1):
                for said in sentences(each[:count], full_year=full_year):
                    yield direction, full_year, each[:count], said


def faults(said: str) -> list[str]:
    """Name what is wrong with one sentence whatever its data are."""
    bad = {
        "space before %": r"\d %",
        "hyphen as minus": r"(?<![\w–])-\d",
        "percent of percent": r"kurang [\d.,]+%|[\d.,]+% di (atas|bawah) batas",
        "no stop": r"[^.!?)]$",
        "doubled word": r"\b(\w+) \1\b",
        "capital inside": r"(?:yaitu|dan|: |; ) ?(Pertumbuhan|Waktu|Indeks|Jumlah)\b",
        "capitals": r"\bJUMLAH\b",
        "jadi": r"\bjadi\b|daripadanya|atau (membaik|memburuk)",
        "two items with a semicolon": r"^[^;]*; dan [^;]*$",
        "unit twice": r"%%|persen persen",
    }
    return [name for name, pattern in bad.items() if re.search(pattern, said)]


def test_no_sentence_of_the_grid_reads_wrong() -> None:
    seen = list(grid())
    assert len(seen) > 500
    assert [(f, said) for *_, said in seen for f in faults(said)] == []


def test_a_value_that_should_be_low_never_exceeds_and_is_never_n_of_m() -> None:
    for direction, _, _, said in grid():
        if direction is not Direction.UP:
            assert not re.search(r"(melampaui|mencapai) (batas )?target", said), said
            assert not re.search(r"[\d.]+ dari [\d.]+|melampaui", said), said


def test_in_a_closed_renstra_nothing_is_on_the_way_and_the_period_is_said_to_be_over() -> None:
    for direction in Direction:
        for count in (1, 3, 6):
            those = [made(n, direction) for n in range(count)]
            said = " ".join(to_sentence(x) for x in explain_renstra(those, CLOSED, 2024))
            assert "masih menuju" not in said and "baru" not in said
            assert "Periode Renstra 2019–2024 berakhir pada tahun 2024." in said
            still = " ".join(
                to_sentence(x) for x in explain_renstra(those, CLOSED, 2024, full_year=False)
            )
            assert "berakhir" not in still


def test_what_is_not_released_has_not_missed_its_target() -> None:
    for status in (s for s in Status if s.leaves_mean):
        one = made(1, Direction.UP, status=status)
        for full_year in (True, False):
            assert not any("mencapai" in x for x in sentences([one], full_year=full_year))


def test_programmes_are_no_cause_of_their_own_figure() -> None:
    rows = [
        ProgramRow(str(n), "Program", f"PROGRAM URUSAN {n}", capaian=D(c), serapan=D(90),
                   efficiency=D(c) - 90)
        for n, c in enumerate((100, 50, 90, 120, 80, 70, 60, 95, 94, 93, 92))
    ]  # fmt: skip
    said = [to_sentence(x) for x in (*explain_support(rows), *explain_efficiency(rows))]
    assert not any("karena" in x or "PROGRAM" in x for x in said)
    weak = next(x for x in said if "belum mencapai" in x)
    assert "lima dengan capaian terendah" in weak and "(50,00%)" in weak and "(95,00%)" not in weak


@pytest.mark.parametrize(
    ("name", "inside"),
    [
        ("Pertumbuhan ekonomi", "pertumbuhan ekonomi"),
        ("IPM", "IPM"),
        ("PDRB per kapita", "PDRB per kapita"),
        ("Kota Layak Anak", "Kota Layak Anak"),
        ("Wali Kota cerdas", "Wali Kota cerdas"),
        ("Desa mandiri", "desa mandiri"),
        ("  Indeks   SPBE.", "indeks SPBE"),
        ("PENINGKATAN KAPASITAS DPRD DAN SKPD", "peningkatan Kapasitas DPRD dan SKPD"),
        ("e-Government", "e-Government"),
        ("", ""),
    ],
)
def test_names_inside_a_sentence(name: str, inside: str) -> None:
    assert in_sentence(name) == inside


def test_a_short_name_in_capitals_and_mixed_ones_stay() -> None:
    assert calm("SAKIP") == "SAKIP" and calm("Nilai SAKIP") == "Nilai SAKIP"
    assert calm("DAN LAIN") == "Dan Lain"


def test_many_codes_are_counted_and_few_are_sorted(material: ReportMaterial) -> None:
    text = str(outline(material)["isi_laporan"])
    assert "Realisasi semua indikator dijumlahkan" in text
