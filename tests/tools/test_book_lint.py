"""The lint passes the shipped book and names one spoilt thing at a time."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

import pytest
from tests.tools.book_lint import lint_book

BOOK = Path(__file__).parents[2] / "lkjip_book.xlsm"
WORKBOOK = "xl/workbook.xml"


def part_with(pattern: str, kind: str) -> str:
    """The first part of a kind whose text holds the pattern."""
    with zipfile.ZipFile(BOOK) as package:
        for name in sorted(package.namelist()):
            if name.startswith(kind) and re.search(pattern, package.read(name).decode("utf-8")):
                return name
    raise AssertionError(f"no part {kind} with {pattern}")


def spoilt(folder: Path, part: str, pattern: str, new: str) -> Path:
    """The shipped book with one change in one part."""
    path = folder / "rusak.xlsm"
    with zipfile.ZipFile(BOOK) as package, zipfile.ZipFile(path, "w") as copy:
        for name in package.namelist():
            data = package.read(name)
            if name == part:
                text, count = re.subn(pattern, new, data.decode("utf-8"), count=1, flags=re.S)
                assert count == 1, f"{part} holds no {pattern}"
                data = text.encode("utf-8")
            copy.writestr(name, data)
    return path


def test_the_shipped_book_needs_no_repair() -> None:
    assert lint_book(BOOK) == []


@pytest.mark.parametrize(
    ("kind", "pattern", "new", "words"),
    [
        ("[Content", "macroEnabled", "", "allows no macros"),
        ("[Content", r"application/vnd\.ms-office\.vbaProject", "x/y", "has no content type"),
        ("xl/_rels/", r"theme/theme1", "theme/theme9", "theme9.xml is missing"),
        ("xl/_rels/", r'Id="rId1"', 'Id="rId2"', "relationship rId2 twice"),
        (WORKBOOK, r'r:id="rId3"', 'r:id="rId999"', "a sheet without a part"),
        (WORKBOOK, r'(<sheet name=")Beranda', r"\1Beranda: awal", "not a legal name of a sheet"),
        (WORKBOOK, r'(<definedName name=")[A-Za-z_]{5,}"', r'\1AB12"', "AB12: not a legal name"),
        (WORKBOOK, r'(<definedName name="[A-Za-z]\w*"[^>]*>)[^<]*', r"\1#REF!", "refers to nothing"),
        ("xl/tables/", r'(displayName=")\w+', r"\1R1C1", "R1C1: not a legal name"),
        ("xl/tables/", r'(<table [^>]*? id=")1"', r'\g<1>2"', "two tables with the number 2"),
        ("xl/tables/", r'(<tableColumn [^>]*name=")[^"]+', r"\1Lain", "under the headings"),
        ("xl/worksheets/sheet", r'(t="s"[^>]*><v>)\d+', r"\g<1>999999", "text that is not there"),
        ("xl/worksheets/sheet", r"<f>[^<]*</f>", "<f>SUM((1)</f>", "no formula"),
        ("xl/worksheets/sheet", r"(<formula1>)[^<]*", rf'\1"{"a," * 200}"', "a list of 400"),
        ("xl/worksheets/sheet", r'(<mergeCells[^>]*>)', r'\1<mergeCell ref="A1:XFD99"/>', "overlap"),
        ("xl/drawings/vml", r"(<x:FmlaMacro>[^<]*?)(\w+)<", r"\1TidakAda<", "no Sub without"),
        ("customUI", r'(onAction=")[^"]+', r"\1Kosong", "no Sub Kosong"),
    ],
)  # fmt: skip
def test_one_spoilt_thing_is_named(
    tmp_path: Path, kind: str, pattern: str, new: str, words: str
) -> None:
    found = lint_book(spoilt(tmp_path, part_with(pattern, kind), pattern, new))
    assert any(words in sentence for sentence in found), found


def test_a_part_that_is_there_twice_is_named(tmp_path: Path) -> None:
    path = spoilt(tmp_path, WORKBOOK, "<workbook", "<workbook")
    with zipfile.ZipFile(path, "a") as package, pytest.warns(UserWarning, match="Duplicate"):
        package.writestr(WORKBOOK, package.read(WORKBOOK))
    assert f"{WORKBOOK}: twice in the package" in lint_book(path)
