"""No single file takes more than two seconds of CPU or 250 MiB, however it was built."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from tests.bench import forms as bench_forms
from tests.bench.bench_intake import HEAVY, checked, child
from tests.intake.build import filled
from tests.intake.cases import CASES
from tests.lines import lines_of

SECONDS, MIB = 2.0, 250.0
PERFORMANCE, STRINGS = "xl/worksheets/sheet3.xml", "xl/sharedStrings.xml"


def cells_that_only_the_parser_can_read() -> bytes:
    rows = "".join(
        f"<row r='{row}'>" + "".join(f"<c r='{c}{row}'><v>1</v></c>" for c in "NOPQRS") + "</row>"
        for row in range(20, 11_000)
    )
    return filled().edit(PERFORMANCE, "</sheetData>", f"{rows}</sheetData>").data()


def seven_hundred_thousand_texts() -> bytes:
    items = "".join(f"<si><t>{number}</t></si>" for number in range(700_000))
    return filled().edit(STRINGS, "</sst>", f"{items}</sst>").data()


def texts_that_only_the_parser_can_read() -> bytes:
    items = "".join(f"<si><t>{number}</t></si>" for number in range(70_000))
    return filled().edit(STRINGS, "</sst>", f"<!-- -->{items}</sst>").data()


def formats_without_end() -> bytes:
    many = '<xf numFmtId="14"/>' * 290_000
    return filled().edit("xl/styles.xml", "</cellXfs>", f"{many}</cellXfs>").data()


def content_types_without_end() -> bytes:
    many = "".join(f'<Override PartName="/x{i}" ContentType="a/b{i}"/>' for i in range(250_000))
    return filled().edit("[Content_Types].xml", "</Types>", f"{many}</Types>").data()


def text_full_of_exclamation_marks() -> bytes:
    return filled().add("docProps/custom.xml", "<a>" + "!" * 15_000_000 + "</a>").data()


def sixteen_megabytes_of_noise() -> bytes:
    return b"PK\x03\x04" + bytes(range(256)) * 65_000


BUILT = {
    build.__name__: build
    for build in (
        cells_that_only_the_parser_can_read,
        seven_hundred_thousand_texts,
        texts_that_only_the_parser_can_read,
        formats_without_end,
        content_types_without_end,
        text_full_of_exclamation_marks,
        sixteen_megabytes_of_noise,
    )
} | {name: CASES[name].build for name in HEAVY}


@pytest.mark.skipif(sys.platform == "win32", reason="measured with getrusage, not on Windows")
@pytest.mark.parametrize("name", BUILT)
def test_no_file_takes_long_or_much_memory(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = Path(__file__).parents[2]
    monkeypatch.setenv("PYTHONPATH", str(root / "python"))
    monkeypatch.chdir(root)
    path = tmp_path / "a.xlsx"
    path.write_bytes(BUILT[name]())
    took = child("berkas", str(path))
    assert took["cpu"] <= SECONDS
    assert took["mib"] <= MIB


MOST_LINES = 22_500
"""Lines of the product for a form of 1,238 filled cells: twice bare calamine's time or less."""


def test_a_form_is_taken_in_with_few_lines_of_python() -> None:
    files = [bench_forms.filled(number) for number in range(2)]
    checked(files[0])
    assert lines_of(lambda: checked(files[1])) <= MOST_LINES
