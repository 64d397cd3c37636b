"""The pictures of the office and of the cascade: drawn from registers, whole, on a page each."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest
from tests.report import jombang, real_offices
from tests.report.test_chart_bounds import held

from lkjip.report.blocks.model import Picture
from lkjip.report.charts import svg
from lkjip.report.charts.cascade import MOST_HEIGHT, cascade_charts
from lkjip.report.charts.organisation import MOST_UNITS, organisation_chart
from lkjip.report.material.model import ProgramRow, ReportMaterial, Sasaran, WorkUnit

pytestmark = pytest.mark.skipif(not svg.is_available(), reason="no picture library")


def outside(one: Picture) -> list[str]:
    return held(one.drawing, one.width * svg.PIXELS_PER_MM, one.height * svg.PIXELS_PER_MM)


@pytest.mark.parametrize("count", [1, 2, 3, 4, 5, 7, 8, 13, MOST_UNITS])
def test_the_office_is_drawn_inside_its_picture(material: ReportMaterial, count: int) -> None:
    units = tuple(
        WorkUnit(f"U{n}", "Sub Bagian Pengelolaan " * (n % 4 + 1), "Kepala Sub Bagian")
        for n in range(count)
    )
    (one,) = organisation_chart(replace(material, units=units))
    assert outside(one) == []
    assert one.drawing.count("<rect") == count + 2  # the page and the head


def test_the_picture_tells_what_it_shows_to_those_who_do_not_see_it(
    material: ReportMaterial,
) -> None:
    (one,) = organisation_chart(material)
    assert all(u.name in one.alt for u in material.units)


def test_too_many_units_and_none_have_no_picture(material: ReportMaterial) -> None:
    for units in ((), material.units * 9):
        assert organisation_chart(replace(material, units=units)) == ()


def test_the_cascade_names_every_sasaran_program_and_kegiatan(material: ReportMaterial) -> None:
    drawn = cascade_charts(material)
    alt = " ".join(one.alt for one in drawn)
    assert all(x.name in alt for x in material.sasaran)
    assert all(b.description in alt for b in material.programs if b.level != "Sub Kegiatan")
    assert [outside(one) for one in drawn] == [[] for _ in drawn]


def test_a_large_office_is_drawn_to_its_programmes() -> None:
    large = real_offices.dinas()
    drawn = cascade_charts(large)
    assert len(drawn) <= 2 and all("kegiatan" not in one.title for one in drawn)
    top = [b.description for b in large.programs if b.level == "Program"]
    assert all(name in " ".join(one.alt for one in drawn) for name in top)


def test_any_tree_stays_on_pages_and_in_the_picture() -> None:
    draw = random.Random(7)
    for _ in range(25):
        names = [f"Sasaran {n} {'kata ' * draw.randrange(1, 25)}".strip() for n in range(4)]
        rows: list[ProgramRow] = []
        for p in range(draw.randrange(1, 30)):
            name = draw.choice(names)
            rows.append(ProgramRow(f"{p}", "Program", "Program " * draw.randrange(1, 12), "", name))
            rows += [
                ProgramRow(f"{p}.{k}", "Kegiatan", "Kegiatan " * draw.randrange(1, 9), f"{p}", name)
                for k in range(draw.randrange(0, 6))
            ]
        base = jombang.material()
        one = replace(
            base, sasaran=tuple(Sasaran(name, ()) for name in names), programs=tuple(rows)
        )
        drawn = cascade_charts(one)
        assert drawn and [outside(x) for x in drawn] == [[] for _ in drawn]
        assert all(x.height * svg.PIXELS_PER_MM <= MOST_HEIGHT + 140 for x in drawn)
