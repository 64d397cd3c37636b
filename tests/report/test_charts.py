"""Pictures and column widths."""

import struct
from decimal import Decimal

import pytest
from tests.report.make import indikator, whole

from lkjip.report.blocks.model import Column, Content, DataRow, Gap, Picture, Table
from lkjip.report.charts import svg
from lkjip.report.charts.bars import Bar, BarGroup, horizontal_bars
from lkjip.report.charts.years import Point, points
from lkjip.report.material.model import OtherYear, ReportMaterial
from lkjip.report.outline import outline
from lkjip.report.word.widths import fair_widths


def picture(material: ReportMaterial) -> dict[str, Picture]:
    return {
        b.key: b
        for content in outline(material).values()
        for b in content
        if isinstance(b, Picture)
    }


def test_the_six_pictures_are_there_and_crisp(material: ReportMaterial) -> None:
    present = picture(material)
    assert len(present) == 6
    for g in present.values():
        width, height = struct.unpack(">II", svg.to_png(g.drawing)[16:24])
        assert 200 <= width / g.width * 25.4 <= 220, "dots per inch; Word shrinks denser ones"
        assert width / height == pytest.approx(g.width / g.height, rel=0.01)


def test_a_chart_does_not_depend_on_colour(material: ReportMaterial) -> None:
    """Both kinds of bars differ in pattern, and every bar carries its figure."""
    content = [BarGroup("A", (Bar(Decimal(120), svg.DARK), Bar(Decimal(40), svg.HATCHED)))]
    _, text = horizontal_bars(content, ((svg.DARK, "satu"), (svg.HATCHED, "dua")))
    assert "url(#arsir)" in text and "120,00%" in text and "40,00%" in text


def test_a_bar_without_a_value_says_why() -> None:
    _, text = horizontal_bars([BarGroup("A", (Bar(None, without="belum rilis"),))], ())
    assert "belum rilis" in text and "0,00" not in text


def test_without_the_drawing_library_the_report_is_written_without_pictures(
    material: ReportMaterial, monkeypatch: pytest.MonkeyPatch
) -> None:
    from tests.report import example as example

    from lkjip.report.compose import compose

    monkeypatch.setattr(svg, "is_available", lambda: False)
    assert picture(material) == {}
    result = compose(material, example.TEMPLATE, 1, example.TIME)
    assert [f.code for f in result.findings if f.code != "L04"] == ["L10"]


def test_years_of_another_method_are_not_drawn_beside_this_one(material: ReportMaterial) -> None:
    ind = indikator(
        past=(OtherYear(2023, whole(4)), OtherYear(2022, whole(9), method_changed=True))
    )
    assert points(material, ind) == [Point("2023", Decimal(4)), Point("2024", Decimal(5))]


def test_long_labels_are_wrapped_and_cut() -> None:
    row = svg.fold("kata " * 40, 100, 12, 2)
    assert len(row) == 2 and row[-1].endswith("…")
    assert all(svg.text_width(b, 12) < 130 for b in row)


def test_a_number_never_breaks_over_two_lines() -> None:
    col = (
        Column("Uraian", 90),
        Column("Pagu (Rp)", 5, Content.NUMBER),
        Column("Kategori", 5, Content.CENTRED),
    )
    t = Table("x", "x", col, (DataRow(("a", "1.234.567.890.123", "Sangat Rendah")),))
    width = fair_widths(t, 155)
    assert sum(width) == pytest.approx(155)
    assert width[1] > 28 and width[2] > 13 and width[0] > 90


def test_widths_are_kept_where_nothing_must_grow() -> None:
    col = (Column("A", 50), Column("B", 50))
    content = DataRow(("x z", Gap("y", "unit", "isi")))
    assert fair_widths(Table("x", "x", col, (content,)), 100) == [50, 50]


def test_a_column_of_codes_is_no_wider_than_its_codes_and_leaves_the_rest_to_the_names() -> None:
    col = (Column("Kode", 20), Column("Uraian", 30), Column("Pagu (Rp)", 50, Content.NUMBER))
    short = fair_widths(Table("x", "x", col, (DataRow(("1.01", "nama", "5")),)), 155)
    assert short[0] < 14 and short[2] == pytest.approx(77.5)
    assert sum(short) == pytest.approx(155)
    length = fair_widths(Table("x", "x", col, (DataRow(("4.01.02.2.01.0001", "nama", "5")),)), 155)
    assert 28 < length[0] <= 31.1


def test_capitals_are_as_wide_as_they_are_drawn() -> None:
    """A label of capitals that was measured too narrow ran out of the picture."""
    name = "PROGRAM PENUNJANG URUSAN PEMERINTAHAN DAERAH KABUPATEN/KOTA"
    assert svg.text_width(name, 12) > 1.15 * svg.text_width(name.lower(), 12)
    assert len(svg.fold(name, 235, 12)) == 3


def test_too_many_columns_still_fit_the_page() -> None:
    col = tuple(Column(f"Kolom{n}", 1, Content.NUMBER) for n in range(20))
    row = DataRow(tuple("123.456.789" for _ in col))
    assert sum(fair_widths(Table("x", "x", col, (row,)), 155)) == pytest.approx(155)
