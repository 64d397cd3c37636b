"""Writing grows with the indicators, not with their square: calls are counted, no clock is asked.

What the writer costs against raw XML, in time, is printed by ``tests/bench/bench_report.py``.
"""

import sys
from collections.abc import Callable
from functools import cache
from io import BytesIO
from zipfile import ZipFile

import pytest
from tests.bench.bench_report import TEMPLATE, TIME, material, without_pictures, write_document
from tests.lines import lines_of

from lkjip.report.blocks.model import Picture, Table
from lkjip.report.compose import compose
from lkjip.report.consistency.run import check
from lkjip.report.material.model import ReportMaterial
from lkjip.report.outline import outline
from lkjip.report.versions.differences import diff
from lkjip.report.versions.read import read
from lkjip.report.word import placing, template
from lkjip.report.word.writer import Writer
from lkjip.word import packed as packing

FEW, MANY = 5, 20


def call_count(work: Callable[[], object]) -> int:
    """How many functions are called while this runs: the same on every machine."""
    amount = 0

    def one(_frame: object, trace_event: str, _arg: object) -> None:
        nonlocal amount
        amount += trace_event in ("call", "c_call")

    previous = sys.getprofile()
    sys.setprofile(one)
    try:
        work()
    finally:
        sys.setprofile(previous)
    return amount


def cell(content: dict[str, tuple[object, ...]]) -> int:
    return sum(
        len(b.cell)
        for blocks in content.values()
        for x in blocks
        if isinstance(x, Table)
        for b in x.row
    )


def test_the_writer_calls_little_for_a_cell_however_many_there_are() -> None:
    small, large = (without_pictures(material(n)) for n in (6, 24))
    assert sum(isinstance(x, Table) for blocks in small.values() for x in blocks) >= 40
    per_cell = [
        call_count(lambda content=content: write_document(content)) / cell(content)
        for content in (small, large)
    ]
    assert per_cell[1] < 1.1 * per_cell[0]


@cache
def written(sasaran: int) -> tuple[ReportMaterial, bytes]:
    """A material of so many sasaran, and its report; its pictures are drawn then and kept."""
    one = material(sasaran)
    return one, compose(one, TEMPLATE, 1, TIME).docx


@pytest.mark.parametrize("work", ["susun", "periksa", "beda"])
def test_four_times_the_indicators_are_about_four_times_the_work(work: str) -> None:
    def once(sasaran: int) -> int:
        one, docx = written(sasaran)
        jobs: dict[str, Callable[[], object]] = {
            "susun": lambda: compose(one, TEMPLATE, 1, TIME),
            "periksa": lambda: check(docx, one),
            "beda": lambda: diff(read(docx), read(docx)),
        }
        return call_count(jobs[work])

    assert once(MANY) < 5 * once(FEW)


def test_no_indicator_of_the_outline_is_looked_for_among_all_others() -> None:
    """Five times the indicators of each sasaran are 3.8 times the lines; one such walk, 4.9."""
    few, many = (material(20, n) for n in (5, 25))
    assert lines_of(lambda: outline(many)) < 4.3 * lines_of(lambda: outline(few))


def test_a_part_is_read_as_xml_once_and_packed_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Reading each part by itself and packing twice made the writer twice as slow as raw XML."""
    read_as_xml: list[int] = []
    packed: list[str] = []
    real_parser, real_entry = placing.oxml_parser, packing.fixed_entry

    class Counted:
        feed = real_parser.feed

        def close(self) -> object:
            read_as_xml.append(1)
            return real_parser.close()

    monkeypatch.setattr(placing, "oxml_parser", Counted())
    monkeypatch.setattr(packing, "fixed_entry", lambda x: packed.append(x) or real_entry(x))
    docx = write_document(without_pictures(material(2)))
    assert len(read_as_xml) == 1
    with ZipFile(BytesIO(docx)) as source:
        assert sorted(packed) == sorted(source.namelist())


def test_the_xml_of_a_block_is_let_go_when_it_is_read() -> None:
    """Kept until the end as one text, it took 60 MiB beside the tree of a thousand indicators."""
    document = template.open_up(TEMPLATE)
    writer = Writer(template.style_id(document), lambda _drawing: "", TIME)
    content = without_pictures(material(2))
    for blocks in content.values():
        writer.prepare(blocks)
    xml = {name: writer.write(blocks, 155) for name, blocks in content.items()}
    assert all(xml.values())
    placing.put_in_place(document, xml)
    assert not any(xml.values())


def test_text_of_a_chart_has_a_rim_only_where_lines_run_behind_it() -> None:
    """A rim costs a third of the drawing; hatching as a pattern cost half of it."""
    drawings = [
        b.drawing
        for content in outline(material(2)).values()
        for b in content
        if isinstance(b, Picture)
    ]
    assert drawings and not any("<pattern" in one for one in drawings)
    assert (
        sum(one.count("paint-order") for one in drawings)
        < sum(one.count("<text") for one in drawings) / 2
    )
