"""``status --gambar`` and ``--pdf``: the home tab as one page, on which nothing overlaps."""

from __future__ import annotations

import hashlib
import struct
from collections.abc import Iterator
from datetime import date
from itertools import combinations
from pathlib import Path

import pytest
from lxml import etree
from tests.steps.office import ASKED, LATE, memory_office
from tests.steps.test_home import ENDLESS, LONGEST, long_office, tables

from lkjip import cli
from lkjip.book.build import BOOK_NAME, write
from lkjip.report.charts import svg
from lkjip.sop.next_actions import next_action
from lkjip.sop.overview import summarize
from lkjip.steps.kernel.home.content import gather
from lkjip.steps.kernel.snapshot import Snapshot
from lkjip.steps.page.draw import HEIGHT, WIDTH, draw_page

BOLD = 1.06


@pytest.fixture(scope="module")
def asked(tmp_path_factory: pytest.TempPathFactory) -> Snapshot:
    """An office that has asked its four units, with the longest names in its settings."""
    return long_office(memory_office(tmp_path_factory.mktemp("kantor")).asked().shot())


def page(shot: Snapshot, count: int, day: date) -> etree._Element:
    """The page of an office with so many units, all with the longest names."""
    process = shot.process
    summary = summarize(process, shot.calendar, day, shot.role)
    action = next_action(process, day, shot.calendar)
    found = tables(shot, count, max(1, count // 2))
    content = gather(shot, process, found, day, summary, action)
    words = (f"Kumpulkan {LONGEST}, {LONGEST}, {LONGEST}", "Kumpulkan form 4 unit.")
    return etree.fromstring(draw_page(content, f"LKjIP 2024 · {LONGEST}", words, day))


def texts(drawing: etree._Element) -> Iterator[tuple[str, float, float, float, float]]:
    """Yield each text with its left and right edge, its baseline and its size."""
    for one in drawing.iter("{http://www.w3.org/2000/svg}text"):
        size, x = float(one.get("font-size", 0)), float(one.get("x", 0))
        width = svg.text_width(one.text or "", size) * (BOLD if one.get("font-weight") else 1)
        left = x - {"start": 0.0, "middle": width / 2, "end": width}[one.get("text-anchor", "")]
        yield one.text or "", left, left + width, float(one.get("y", 0)), size


@pytest.mark.parametrize("day", [ASKED, LATE, ENDLESS])
@pytest.mark.parametrize("count", [1, 4, 12, 40, 60])
def test_nothing_on_the_page_overlaps_or_leaves_it(asked: Snapshot, count: int, day: date) -> None:
    found = list(texts(page(asked, count, day)))
    for words, left, right, base, size in found:
        assert left >= 0 and right <= WIDTH and size < base <= HEIGHT, words
    for one, other in combinations(found, 2):
        same_line = abs(one[3] - other[3]) < 0.7 * min(one[4], other[4])
        assert not (same_line and one[1] < other[2] and other[1] < one[2]), (one, other)


def test_the_page_names_more_units_than_the_tab_and_says_how_many_are_left(
    asked: Snapshot,
) -> None:
    said = [words for words, *_ in texts(page(asked, 60, LATE))]
    assert sum("hari kerja" in words and words.startswith("sejak") for words in said) == 25
    assert "… dan 25 unit lain" in said
    assert "Kumpulkan form 4 unit." in said, "the shorter sentence, for the longer has no room"


def test_the_command_writes_the_page_and_leaves_the_book_alone(tmp_path: Path) -> None:
    book = tmp_path / BOOK_NAME
    write(book)
    before = hashlib.sha256(book.read_bytes()).hexdigest()
    words = ("status", "--gambar", "--pdf", "--hari-ini", "2025-01-02", "--buku", str(book))
    assert cli.main([*words, "--kering"]) == cli.DONE
    assert [path.name for path in tmp_path.iterdir()] == [BOOK_NAME]
    assert cli.main(list(words)) == cli.DONE
    [folder] = (tmp_path / "laporan").iterdir()
    assert sorted(path.name for path in folder.iterdir()) == [
        "Status_2025-01-02.pdf", "Status_2025-01-02.png",
    ]  # fmt: skip
    picture = (folder / "Status_2025-01-02.png").read_bytes()
    assert struct.unpack(">II", picture[16:24]) == (2 * WIDTH, 2 * HEIGHT)
    pdf = (folder / "Status_2025-01-02.pdf").read_bytes()
    assert pdf.startswith(b"%PDF") and b"/MediaBox [0 0 842.25 595.5]" in pdf
    assert hashlib.sha256(book.read_bytes()).hexdigest() == before
