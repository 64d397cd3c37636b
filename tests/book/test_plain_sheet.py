"""The quick reading of a sheet never says anything else than the XML parser, which it replaces."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from tests.book import shelf

from lkjip.book.parts.package import MAIN
from lkjip.book.parts.plain_sheet import NotPlainError, plain_rows
from lkjip.book.parts.sheet_values import SheetValues

STRINGS = ["nol", "satu", "dua"]
HEAD = f'<?xml version="1.0" encoding="UTF-8"?>\r\n<worksheet xmlns="{MAIN}"><sheetData>'
TAIL = '</sheetData><mergeCells count="1"><mergeCell ref="A1:B1"/></mergeCells></worksheet>'
CELLS = (
    '<row r="1" spans="1:3" x="y"><c r="A1" s="5"><v>45659</v></c><c r="B1"/></row><row r="2"/>'
    '<row r="3"><c r="A3" t="s"><v>1</v></c><c r="B3" s="2" t="inlineStr"><is><t>a &amp; b</t></is>'
    '</c><c r="C3"><f>A1*2</f><v>4</v></c></row>'
    '<row r="7"><c r="A7" t="b"><v>0</v></c><c r="B7" t="e"><v>#REF!</v></c>'
    '<c r="AA7" t="str"><f t="shared" si="1"/><v>hasil_x000D_</v></c><c r="AB7" s="2"/></row>'
)


class ByParser(SheetValues):
    """Reads without the quick way."""

    def _read_plain(self, *_: Any) -> None:
        raise NotPlainError


def read(kind: type[SheetValues], data: bytes) -> object:
    """Return the rows and computed cells that a reader finds, or the kind of its refusal."""
    try:
        sheet = kind(data, lambda: STRINGS, lambda style: style == 5)
    except (etree.XMLSyntaxError, ValueError, IndexError) as error:
        return type(error)
    return {n: sheet.row(n) for n in range(1, 12)}, sheet.computed


def is_plain(data: bytes) -> bool:
    try:
        list(plain_rows(data))
    except NotPlainError:
        return False
    return True


def part(cells: str) -> bytes:
    return f"{HEAD}{cells}{TAIL}".encode()


def test_what_the_product_writes_is_plain_and_read_as_by_the_parser() -> None:
    parts = shelf.parts_of(shelf.built())
    sheets = [data for name, data in parts.items() if name.startswith("xl/worksheets/sheet")]
    assert len(sheets) > 30
    for data in sheets:
        assert is_plain(data)
        assert read(SheetValues, data) == read(ByParser, data)


def test_cells_of_every_type_are_plain() -> None:
    assert is_plain(part(CELLS))
    assert read(SheetValues, part(CELLS)) == read(ByParser, part(CELLS))


@pytest.mark.parametrize(
    "cells",
    [
        '<row><c r="A1"><v>1</v></c></row>',
        '<row r="1"><c><v>1</v></c></row>',
        '<row r="1"><c r="A2"><v>1</v></c></row>',
        '<row r="1"></row><c r="A1"><v>1</v></c>',
        '<row r="1"><c r="A1"><v>1</v></c>',
        '<row r="1"><c r="A1"><v>1</v></c></row></row>',
        '<row r="1"><row r="2"></row></row>',
        '<row r="1"><c r="A1" t="inlineStr"><is><r><t>a</t></r><r><t>b</t></r></is></c></row>',
        '<row r="1"><c r="A1" t="inlineStr"><v>1</v></c></row>',
        '<row r="1"><c r="A1"><is><t>1</t></is></c></row>',
        '<row r="1"><c r="A1" vm="1" t="e"><v>#VALUE!</v></c></row>',
        '<row r="1"><c t="s" r="A1"><v>1</v></c></row>',
        '<row r="1"><c r="A1"><!-- x --><v>1</v></c></row>',
        '<row r="1"><c r="A1" t="str"><v><![CDATA[1]]></v></c></row>',
        '<row r="1"><c r="A1" t="str"><v>a\rb</v></c></row>',
        '<row r="1"><c r="A1" t="str"><v>a\x01b</v></c></row>',
        '<row r="1"><c r="A1" t="str"><v>a\uffffb</v></c></row>',
        '<row r="1"><c r="A1" t="str"><v>a & b</v></c></row>',
        '<row r="1"><c r="A1" t="str"><v>&nbsp;</v></c></row>',
        '<row r="1"><c r="A1" t="str"><v>&#0;</v></c></row>',
        '<row r="1"><c r="A1" t="str"><v>a]]>b</v></c></row>',
        '<row r="1"><c r="A1"><v>1</v></c> </row>',
        '</sheetData><sheetData><row r="1"><c r="A1"><v>1</v></c></row>',
    ],
)
def test_any_other_spelling_is_left_to_the_parser(cells: str) -> None:
    assert not is_plain(part(cells))
    assert read(SheetValues, part(cells)) == read(ByParser, part(cells))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("<?xml", '<!DOCTYPE x [<!ENTITY a "b">]><?xml'),
        (MAIN, "urn:lain"),
        ("<worksheet ", "<worksheet x:y='1' "),
        ("</mergeCells>", ""),
        ("</worksheet>", ""),
        ("UTF-8", "ISO-8859-1"),
    ],
)
def test_what_stands_around_the_cells_is_read_by_the_parser(old: str, new: str) -> None:
    data = part(CELLS.replace("hasil", "é")).decode().replace(old, new).encode()
    assert read(SheetValues, data) == read(ByParser, data)


PIECES = st.sampled_from(
    [
        *("<", ">", "&", "&amp;", "&lt", '"', " ", "\n", "\r", "]]>", "<!---->", "</row>", "</c>"),
        *("<v>", "</v>", "<v/>", '<row r="3">', '<c r="A3">', '<c r="A3"><v>8</v></c>', "/>"),
        *(' t="s"', ' t="str"', ' s="5"', ' t="inlineStr"', "<is><t>", "</t></is>", "</sheetData>"),
        *("<f>", "</f>", "<f/>", "9", "é", "\x00", "-1", "<c/>", "<row/>"),
    ]
)


@settings(max_examples=400)
@given(st.lists(st.tuples(st.integers(0, 900), st.integers(0, 12), PIECES), max_size=3))
def test_no_mutation_is_read_otherwise_than_by_the_parser(
    edits: list[tuple[int, int, str]],
) -> None:
    text = f"{HEAD}{CELLS}{TAIL}"
    for at, cut, piece in edits:
        text = text[:at] + piece + text[at + cut :]
    assert read(SheetValues, text.encode()) == read(ByParser, text.encode())
