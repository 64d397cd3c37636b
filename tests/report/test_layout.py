"""Pages stay whole: lists share a page, totals bring rows along, "Tabel 12" never breaks."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from docx import Document

from lkjip.report.blocks.model import Column, DataRow, Picture, Table
from lkjip.report.chapters.results import chapter3_opening
from lkjip.report.compose import Result
from lkjip.report.material.model import ReportMaterial
from lkjip.report.word import wml
from lkjip.report.word.table import table_xml
from lkjip.report.word.wml import W


@pytest.fixture(scope="module")
def body(result: Result) -> Any:
    return Document(io.BytesIO(result.docx)).element.body


def text(p: Any) -> str:
    return "".join(t.text or "" for t in p.iter(f"{W}t"))


def test_the_list_of_pictures_follows_the_list_of_tables_on_its_page(body: Any) -> None:
    heading = [p for p in body.iter(f"{W}p") if text(p) == "DAFTAR GAMBAR"][-1]
    before = [p for p in body.iter(f"{W}p") if text(p) == "DAFTAR TABEL"][-1]
    assert heading.find(f"{W}pPr/{W}pageBreakBefore").get(f"{W}val") == "0"
    assert before.find(f"{W}pPr/{W}pageBreakBefore") is None  # its style begins a page


def fields(body: Any, name: str) -> Iterator[tuple[Any, str]]:
    for command in body.iter(f"{W}instrText"):
        if (command.text or "").split()[:1] == [name]:
            run = command.getparent()
            result = ""
            for r in run.itersiblings():
                kind = r.find(f"{W}fldChar")
                if kind is not None and kind.get(f"{W}fldCharType") == "end":
                    break
                result += text(r)
            yield run.getparent(), result


def test_a_reference_holds_its_number_alone_so_that_no_line_ends_inside_it(body: Any) -> None:
    found = list(fields(body, "REF"))
    assert found and all(number.isdigit() for _, number in found)
    for paragraph, number in found:
        assert re.search(rf"(Tabel|Gambar)\xa0{number}\b", text(paragraph))


def test_the_last_three_rows_of_a_long_table_stay_together(body: Any) -> None:
    long = [t for t in body.iter(f"{W}tbl") if len(t.findall(f"{W}tr")) > 8]
    assert long
    for table in long:
        for row in table.findall(f"{W}tr")[-3:-1]:
            assert row.find(f".//{W}keepNext") is not None


def written(words: str) -> list[bool]:
    rows = tuple(DataRow((str(n), words)) for n in range(5))
    one = Table("k", "T", (Column("Satu", 10), Column("Dua", 90)), rows, "Sumber: x.")
    style = {name: name for name in ("lkjip tabel", "lkjip sel", "lkjip sel kepala")}
    (made,) = wml.parse(table_xml(one, 155, style, lambda _: ""))
    return [r.find(f".//{W}keepNext") is not None for r in made.findall(f"{W}tr")[1:]]


def test_a_table_of_few_but_tall_rows_may_break_so_that_no_half_page_stays_empty() -> None:
    assert written("pendek") == [True] * 5
    assert written("panjang sekali " * 40) == [False, False, True, True, True]


def test_the_table_stands_before_a_tall_chart(material: ReportMaterial) -> None:
    def order(one: ReportMaterial) -> list[str]:
        blocks = chapter3_opening(one)
        return [b.key for b in blocks if isinstance(b, Table | Picture) and b.key != "skala"]

    assert order(material)[-1] == "ringkasan"
    many = tuple(replace(material.sasaran[0].indikator[0], code=f"X{n}") for n in range(5))
    one = replace(material.sasaran[0], indikator=many, main=())
    assert order(replace(material, sasaran=(one,)))[0] == "ringkasan"
