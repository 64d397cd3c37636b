"""Nothing of a chart lies outside its picture, and no figure lies on the line of the target."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from xml.etree import ElementTree

import pytest
from tests.report.make import indikator, whole

from lkjip.measure.numbers.value import NOTHING, Value
from lkjip.report.blocks.model import ParagraphBlock, Picture, paragraph_text
from lkjip.report.charts import svg
from lkjip.report.charts.bars import MOST_LINES, WIDTH, Bar, BarGroup, horizontal_bars
from lkjip.report.charts.budget import budget_chart
from lkjip.report.charts.capaian import capaian_chart
from lkjip.report.charts.years import years_chart
from lkjip.report.material.model import Indikator, OtherYear, ProgramRow, ReportMaterial
from lkjip.report.outline import outline

D = Decimal
PAGE_MM = 235
"""Height of the text of an upright page, with room for the caption."""
EDGES = [
    ["0"], ["99.99"], ["100"], ["100.01"], ["104.77", "105.26", "106.30"], ["119.99"], ["120.01"],
    ["145", "130", "190"], ["290"], ["1000", "3"], ["-75", "250", "0"], ["-300"], ["12345.678"],
    ["95", "91.4", "88"],
]  # fmt: skip


def shapes(drawing: str) -> Iterator[tuple[str, float, float, float, float]]:
    """Every rectangle, line and text as (text or kind, left, right, top, bottom)."""
    for e in ElementTree.fromstring(drawing).iter():
        kind = e.tag.rpartition("}")[2]
        number = {k: float(v) for k, v in e.attrib.items() if re.fullmatch(r"-?[\d.]+", v)}
        if kind == "rect" and "x" in number:
            x, y = number["x"], number["y"]
            yield kind, x, x + number["width"], y, y + number["height"]
        elif kind == "line":
            xs, ys = (number["x1"], number["x2"]), (number["y1"], number["y2"])
            yield kind, min(xs), max(xs), min(ys), max(ys)
        elif kind == "text":
            words = e.text or ""
            width = svg.text_width(words, number["font-size"])
            start = {"start": 0.0, "middle": width / 2, "end": width}[e.attrib["text-anchor"]]
            left = number["x"] - start
            yield words, left, left + width, number["y"] - number["font-size"], number["y"]


def held(drawing: str, width: float, height: float) -> list[str]:
    """Name what lies outside a picture of this size."""
    return [
        f"{kind} x {left:.1f}..{right:.1f} y {top:.1f}..{bottom:.1f}"
        for kind, left, right, top, bottom in shapes(drawing)
        if left < -0.1 or right > width + 0.1 or top < -0.1 or bottom > height + 0.1
    ]


def bars_of(values: list[Decimal | None]) -> tuple[float, str]:
    groups = [
        BarGroup(f"Indikator {n} yang namanya panjang", (Bar(v),)) for n, v in enumerate(values)
    ]
    height, content = horizontal_bars(groups, ((svg.DARK, "mencapai target"),))
    return height, svg.picture(WIDTH, height, content)


def crossing(drawing: str) -> list[str]:
    """The figures that lie on the dashed line of the target."""
    (line,) = re.findall(r'<line x1="([\d.]+)"[^>]*stroke-dasharray', drawing)
    return [
        words
        for words, left, right, *_ in shapes(drawing)
        if words.endswith("%") and left < float(line) < right
    ]


@pytest.mark.parametrize("typed", EDGES)
def test_bars_figures_and_lines_stay_inside_the_picture(typed: list[str]) -> None:
    height, drawing = bars_of([D(x) for x in typed])
    assert held(drawing, WIDTH, height) == []
    assert crossing(drawing) == []


def test_random_bars_stay_inside_the_picture() -> None:
    rnd = random.Random(17)
    for _ in range(300):
        spread = rnd.choice((1, 100, 1_000, 20_000))
        values: list[Decimal | None] = [
            None if rnd.random() < 0.1 else D(rnd.randint(-spread, spread * 5)) / 7
            for _ in range(rnd.randint(1, 18))
        ]
        height, drawing = bars_of(values)
        assert held(drawing, WIDTH, height) == [] and crossing(drawing) == [], values


def test_a_value_below_zero_has_a_bar_of_its_length() -> None:
    _, drawing = bars_of([D(-75), D(75)])
    tall = [
        right - left
        for kind, left, right, top, bottom in shapes(drawing)
        if kind == "rect" and bottom - top == pytest.approx(13)
    ]
    below, above = tall[-2:]
    assert below == pytest.approx(above, abs=0.2) and drawing.count("75,00%") == 2


@pytest.mark.parametrize("most", ["100", "104", "121", "302", "901", "5000", "123456"])
def test_the_scale_has_few_lines_and_ends_beyond_the_largest_bar(most: str) -> None:
    _, drawing = bars_of([D(most)])
    scale = [int(x) for x in re.findall(r">(\d+)</text>", drawing)]
    assert len(scale) <= MOST_LINES + 2 and max(scale) >= float(most) and 0 in scale


@pytest.mark.parametrize(
    "years", [("-5", "3", "-1"), ("-5", "-3", "-1"), ("0", "0", "0"), ("9", "1000000", "2")]
)
def test_years_below_zero_hang_from_the_line_and_nothing_leaves_the_picture(
    material: ReportMaterial, years: tuple[str, str, str]
) -> None:
    first, second, now = years
    ind = indikator(past=(OtherYear(2022, whole(D(first))), OtherYear(2023, whole(D(second)))))
    ind = replace(ind, realisasi=whole(D(now)))
    picture = next(b for b in years_chart(material, [ind], "s1") if isinstance(b, Picture))
    width, height = (float(x) * svg.PIXELS_PER_MM for x in (picture.width, picture.height))
    assert held(picture.drawing, width, height) == []
    bars = [(top, bottom) for kind, _, _, top, bottom in shapes(picture.drawing) if kind == "rect"]
    assert len([b for b in bars if b[1] - b[0] < height]) >= 3


def any_indicators(rnd: random.Random) -> tuple[Indikator, ...]:
    """Indicators of one sasaran with years, units and names by chance."""
    spread = rnd.choice((1, 100, 1_000, 50_000_000))

    def value() -> Value:
        return NOTHING if rnd.random() < 0.1 else whole(D(rnd.randint(-spread, spread * 5)) / 8)

    def name() -> str:
        return " ".join(
            "a" * rnd.randint(1, rnd.choice((9, 300))) for _ in range(rnd.randint(1, 40))
        )

    return tuple(
        replace(
            indikator(code=f"IKU{n}", name=name(), measure_unit=name()),
            realisasi=value(),
            capaian=rnd.choice((None, D(rnd.randint(-300, 5000)) / 7)),
            past=tuple(OtherYear(2024 - n, value()) for n in range(1, rnd.randint(1, 6))),
        )
        for n in range(rnd.randint(1, 24))
    )  # fmt: skip


def any_programs(rnd: random.Random) -> tuple[ProgramRow, ...]:
    return tuple(
        ProgramRow(
            f"4.{n}", "Program", "Program " + "panjang " * rnd.randint(0, 40),
            capaian=rnd.choice((None, D(rnd.randint(-90, 2000)) / 7)),
            serapan=D(rnd.randint(-20, 400)),
        )
        for n in range(rnd.randint(1, 30))
    )  # fmt: skip


def test_every_chart_of_a_random_report_stays_inside_its_picture(material: ReportMaterial) -> None:
    rnd = random.Random(21)
    for _ in range(60):
        quarter = replace(material.identity, up_to_triwulan=rnd.choice((2, 4)))
        one = replace(material.sasaran[0], indikator=any_indicators(rnd), main=())
        other = replace(one, name="Sasaran lain", indikator=any_indicators(rnd))
        sasaran = rnd.choice(((one,), (one, other)))
        any_material = replace(
            material, identity=quarter, sasaran=sasaran, programs=any_programs(rnd)
        )
        blocks = [
            *capaian_chart(any_material),
            *years_chart(any_material, any_material.indikator, "x"),
            *budget_chart(any_material),
        ]
        for picture in (b for b in blocks if isinstance(b, Picture)):
            width, height = (float(x) * svg.PIXELS_PER_MM for x in (picture.width, picture.height))
            assert held(picture.drawing, width, height) == [], picture.title
            assert picture.height < PAGE_MM


def test_no_indicator_is_left_out_of_the_chart_of_capaian(material: ReportMaterial) -> None:
    many = tuple(replace(indikator(code=f"IKU{n}"), name="kata " * 40) for n in range(32))
    one = replace(material.sasaran[0], indikator=many, main=())
    pictures = [
        b for b in capaian_chart(replace(material, sasaran=(one,))) if isinstance(b, Picture)
    ]
    assert len(pictures) == 3
    assert all(sum(f"IKU{n} " in p.drawing for p in pictures) == 1 for n in range(32))


def test_many_indicators_share_pages_of_small_panels(material: ReportMaterial) -> None:
    many = [
        replace(indikator(code=f"IKU{n}"), past=(OtherYear(2023, whole(3)),)) for n in range(32)
    ]
    pictures = [b for b in years_chart(material, many, "x") if isinstance(b, Picture)]
    assert [p.key for p in pictures] == ["x.grafik", "x.grafik.2", "x.grafik.3"]
    assert all(sum(f"IKU{n} (" in p.drawing for p in pictures) == 1 for n in range(32))


def test_several_sasaran_share_one_picture_of_the_years(material: ReportMaterial) -> None:
    one = material.sasaran[0]
    other = replace(one, name="Sasaran lain")
    for sasaran, expected in (((one,), 1), ((one, other), 1)):
        blocks = outline(replace(material, sasaran=sasaran))["isi_laporan"]
        titles = [b.title for b in blocks if isinstance(b, Picture)]
        assert sum(t.startswith("Realisasi indikator") for t in titles) == expected


def test_a_figure_near_the_line_stands_inside_its_bar() -> None:
    _, drawing = bars_of([D("90.24"), D(40)])
    (line,) = re.findall(r'<line x1="([\d.]+)"[^>]*stroke-dasharray', drawing)
    places = {words: (left, right) for words, left, right, *_ in shapes(drawing)}
    assert places["90,24%"][1] < float(line) and places["40,00%"][1] < float(line)


def test_the_chart_of_money_shows_a_level_that_fits_and_says_which(
    material: ReportMaterial,
) -> None:
    rows = [ProgramRow("4", "Program", "P", capaian=D(50), serapan=D(60), pagu=D(1))]
    for n in range(15):
        rows.append(
            ProgramRow(f"4.{n}", "Kegiatan", f"K{n}", "4", capaian=D(50), serapan=D(60), pagu=D(1))
        )
    rows_of_two = [replace(b, code=f"5{b.code}", parent=b.parent and "54") for b in rows]
    blocks = budget_chart(replace(material, programs=(*rows, *rows_of_two)))
    sentence = next(b for b in blocks if isinstance(b, ParagraphBlock))
    assert "setiap program" in paragraph_text(sentence)
