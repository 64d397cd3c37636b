"""The promises of the book port about cells that a person changed, for every bench with cells.

A bench joins with ``types``: it puts a value into a cell as a person does and gives the book as it
is then. ``MemoryBook`` has no cells outside its tables and does not take part.
"""

from __future__ import annotations

from typing import Protocol

import pytest
from tests.book.port_suite import CELL, TEXT_COLUMN, TEXT_TABLE, Bench, documents

from lkjip.book.layout import LAYOUT
from lkjip.book.port import BookPort, Change
from lkjip.errors import BookStructure

UNITS = LAYOUT.table("tblUnit")
PAPERS = LAYOUT.table(TEXT_TABLE)
BELOW_UNITS = UNITS.row + len(UNITS.shipped) + 1
"""The first row below the shipped register of units."""


class HandsBench(Bench, Protocol):
    """A bench on whose books a person types."""

    def types(self, book: BookPort, tab: str, row: int, column: int, value: object) -> BookPort:
        """The book after a person typed a value into a cell."""
        ...

    def notes(self, book: BookPort) -> list[str]:
        """The remarks that come with the next message."""
        ...


class HandsSuite:
    """The promises; a subclass gives the fixture ``bench``."""

    def test_rows_typed_right_below_a_register_are_read_and_kept(self, bench: HandsBench) -> None:
        book = bench.types(bench.open(), "Unit", BELOW_UNITS, UNITS.col, "BARU")
        book = bench.types(book, "Unit", BELOW_UNITS + 2, UNITS.col, "JAUH")
        read = book.read("tblUnit")["tblUnit"]
        assert (read.rows[-1]["Kode Unit"], read.row_numbers[-1]) == ("BARU", BELOW_UNITS)
        taken, outside = bench.notes(book)
        assert f"baris {BELOW_UNITS} sampai {BELOW_UNITS} di bawah tabel dibaca" in taken
        assert f"baris {BELOW_UNITS + 2} terpisah dari tabel" in outside
        book.apply(Change({"tblUnit": [*read.rows, {"Kode Unit": "LAGI"}]}))
        codes = [row["Kode Unit"] for row in bench.again(book).read("tblUnit")["tblUnit"].rows]
        assert codes[-3:] == ["BARU", "LAGI", "JAUH"]

    def test_what_a_person_typed_below_survives_a_change_of_the_table(
        self, bench: HandsBench
    ) -> None:
        book = bench.types(bench.open(), "Unit", BELOW_UNITS, UNITS.col, "BARU")
        rows = book.read("tblUnit")["tblUnit"].rows
        book.apply(Change({"tblUnit": rows[:-1]}))
        kept = bench.again(book).read("tblUnit")["tblUnit"].rows
        assert [row["Kode Unit"] for row in kept] == [row["Kode Unit"] for row in rows[:-1]]

    def test_a_note_in_the_way_is_named_and_nothing_changes(self, bench: HandsBench) -> None:
        book = bench.open()
        book.apply(Change({TEXT_TABLE: documents(2)}, {CELL: "dulu"}))
        book = bench.types(book, "Bukti", PAPERS.row + 6, PAPERS.col + 1, "catatan saya")
        place = f"Bukti!C{PAPERS.row + 6}"
        with pytest.raises(BookStructure, match=rf"{place} berisi 'catatan saya'") as refusal:
            book.apply(Change({TEXT_TABLE: documents(9)}, {CELL: "kini"}))
        assert "ke sebelah kanan tabel" in refusal.value.cure
        kept = bench.again(book)
        assert len(kept.read(TEXT_TABLE)[TEXT_TABLE].rows) == 2
        assert kept.read_names(CELL) == {CELL: "dulu"}

    def test_a_note_out_of_the_way_stays(self, bench: HandsBench) -> None:
        book = bench.types(bench.open(), "Bukti", PAPERS.row + 9, PAPERS.col, "catatan saya")
        book.apply(Change({TEXT_TABLE: documents(5)}))
        book.apply(Change({TEXT_TABLE: documents(1)}))
        with pytest.raises(BookStructure, match="catatan saya"):
            book.apply(Change({TEXT_TABLE: documents(12)}))

    @pytest.mark.parametrize("heading", ["Kode\nUnit", " kode  UNIT "], ids=["Alt+Enter", "look"])
    def test_a_heading_that_differs_only_in_look_is_the_same(
        self, bench: HandsBench, heading: str
    ) -> None:
        before = bench.open().read("tblUnit")["tblUnit"]
        book = bench.types(bench.open(), "Unit", UNITS.row, UNITS.col, heading)
        assert book.shape().tables["tblUnit"] == ("Unit", UNITS.headers)
        assert book.read("tblUnit")["tblUnit"] == before
        book.apply(Change({"tblUnit": [{"Kode Unit": "A"}], TEXT_TABLE: documents(1)}))
        [row] = bench.again(book).read("tblUnit")["tblUnit"].rows
        assert row["Kode Unit"] == "A"

    def test_another_heading_is_no_column_of_the_layout(self, bench: HandsBench) -> None:
        book = bench.types(bench.open(), "Bukti", PAPERS.row, PAPERS.col + 1, "Dokumenku")
        assert TEXT_COLUMN in book.shape().tables[TEXT_TABLE][1]
        assert "Dokumenku" in book.shape().tables[TEXT_TABLE][1]
