"""The promises of the book port, as one class of tests for every implementation.

An implementation joins with a bench: a class that opens a book of a given layout and, after a
change, opens the same book anew (see ``test_port.py``, which lists the benches). The suite knows
nothing of memory, files or spreadsheet programs.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from typing import Protocol

import pytest

from lkjip.a1 import address
from lkjip.book.cells import MAX_TEXT
from lkjip.book.layout import LAYOUT
from lkjip.book.port import BookPort, Change, Message
from lkjip.book.spec import Layout, Table
from lkjip.errors import BookStructure
from lkjip.tables.cells import Cell
from lkjip.tables.column import Column
from lkjip.tables.data import Row


class Bench(Protocol):
    """Opens books for the suite."""

    def open(self, layout: Layout = LAYOUT) -> BookPort:
        """A book as it is shipped, of this layout."""
        ...

    def again(self, book: BookPort) -> BookPort:
        """The same book opened anew: what was really kept."""
        ...


TEXT_TABLE, TEXT_COLUMN = "tblBukti", "Dokumen"
NUMBER_TABLE, NUMBER_COLUMN = "tblIsianKinerja", "Realisasi"
DAY_TABLE, DAY_COLUMN = "tblPermintaan", "Dibuat"
MOMENT_TABLE, MOMENT_COLUMN = "tblBukti", "Diterima"
CELL, BLOCK = "beranda_tindakan", "beranda_selisih"
BLOCK_HEIGHT, BLOCK_WIDTH = 8, 3

TEXTS = {
    "a formula": "=1+1",
    "a plus": "+62 335 427 111",
    "a minus": "- tidak ada",
    "an at": "@kominfo",
    "an apostrophe": "'dikutip",
    "two apostrophes": "''",
    "a percent": "58,82 %",
    "a number": "0012",
    "a date": "1/2",
    "a truth": "TRUE",
    "an error": "#N/A",
    "unicode": "Sasaran – “naik” × é 漢字 🙂",
    "several lines": "baris satu\nbaris dua\n\nbaris empat",
    "a tab": "kolom\tkolom",
    "blanks around": "  menjorok  ",
    "only a blank": " ",
    "markup": "<b>&amp; ]]> \"'</b>",
    "an escape": "_x0041_",
    "two escapes in one": "_x0041_x0042_",
    "an escape of an escape": "_x005F_x0041_",
    "control characters": "\x01\x02\x1f",
    "a control character that ends an escape": "_x0041\x01",
    "a carriage return": "a\r\nb\rc",
    "no character": "\ufffe\uffff",
    "the longest": "x" * MAX_TEXT,
    "the longest of many bytes": "漢" * MAX_TEXT,
}
NUMBERS: tuple[int | float, ...] = (
    0, 1, -1, 2024, 325_661_061, 2**53, -(2**53), 10**15, 10**20,
    0.1, 58.82, 100 / 3, -0.25, 1e-9, 123_456_789.125, 1.5e300, 5e-324,
)  # fmt: skip
DAYS = (date(1900, 3, 1), date(2024, 2, 29), date(2025, 1, 2), date(9999, 12, 31))
MOMENTS = (
    datetime(2025, 1, 2, 0, 0, 1),
    datetime(2025, 1, 2, 8, 30),
    datetime(2024, 12, 31, 23, 59, 59),
)


def documents(count: int) -> list[Row]:
    """Rows for the table of documents, each different."""
    return [{"Kode Unit": f"U{i}", TEXT_COLUMN: f"Dokumen {i}", "Revisi": i} for i in range(count)]


def below(layout: Layout, above: str, gap: int) -> Layout:
    """The layout with one more table, ``gap`` rows below the first row of another."""
    over = layout.table(above)
    under = Table("tblBawah", over.tab, over.row + gap, over.col, (Column("Isi", 14),))
    return replace(layout, tables=(*layout.tables, under))


def with_own_column(layout: Layout, name: str) -> Layout:
    """The layout as a user changed it: one more column at the right of a table."""
    tables = tuple(
        replace(t, columns=(*t.columns, Column("Catatan Saya", 20))) if t.name == name else t
        for t in layout.tables
    )
    return replace(layout, tables=tables)


class PortSuite:
    """The promises; a subclass gives the fixture ``bench``."""

    # ---- reading

    def test_the_shape_is_the_layouts(self, bench: Bench) -> None:
        shape = bench.open().shape()
        assert shape.tabs == tuple(tab.name for tab in LAYOUT.tabs)
        assert dict(shape.tables) == {t.name: (t.tab, t.headers) for t in LAYOUT.tables}
        assert shape.names == frozenset(named.name for named in LAYOUT.names)

    def test_a_table_is_read_with_its_place_its_headers_and_its_rows(self, bench: Bench) -> None:
        spec = LAYOUT.table("tblProgram")
        read = bench.open().read("tblProgram")["tblProgram"]
        assert (read.name, read.sheet, read.first_column) == ("tblProgram", "Program", spec.col)
        assert read.columns == spec.headers
        assert [dict(row) for row in read.rows] == [
            {h: row.get(h) for h in spec.headers} for row in spec.shipped
        ]
        assert read.row_numbers == tuple(range(spec.row + 1, spec.row + 1 + len(spec.shipped)))
        assert read.cell(1, "Uraian") == address(spec.row + 2, spec.col + 2)

    def test_several_tables_are_read_in_one_call(self, bench: Bench) -> None:
        read = bench.open().read("tblUnit", "tblSkala", "tblLibur")
        assert list(read) == ["tblUnit", "tblSkala", "tblLibur"]
        assert all(read[name].rows for name in read)

    def test_a_table_that_holds_nothing_has_no_rows(self, bench: Bench) -> None:
        read = bench.open().read(TEXT_TABLE)[TEXT_TABLE]
        assert read.rows == () and read.row_numbers == ()
        assert read.columns == LAYOUT.table(TEXT_TABLE).headers

    def test_blank_rows_are_left_out_and_the_numbers_stay_true(self, bench: Bench) -> None:
        book = bench.open()
        rows: list[Row] = [{"Kode Unit": "A"}, {"Kode Unit": None}, {"Kode Unit": "C"}]
        book.apply(Change({TEXT_TABLE: rows}))
        read = bench.again(book).read(TEXT_TABLE)[TEXT_TABLE]
        first = LAYOUT.table(TEXT_TABLE).row + 1
        assert [row["Kode Unit"] for row in read.rows] == ["A", "C"]
        assert read.row_numbers == (first, first + 2)
        assert read.cell(1, "Kode Unit") == address(first + 2, LAYOUT.table(TEXT_TABLE).col)

    def test_every_day_of_the_calendar_is_read_as_a_day(self, bench: Bench) -> None:
        rows = bench.open().read("tblLibur")["tblLibur"].rows
        assert {type(row["Tanggal"]) for row in rows} == {date}

    # ---- writing and reading back

    @pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS.keys())
    def test_text_comes_back_letter_by_letter(self, bench: Bench, text: str) -> None:
        book = bench.open()
        book.apply(Change({TEXT_TABLE: [{TEXT_COLUMN: text}]}, {CELL: text}))
        kept = bench.again(book)
        assert kept.read(TEXT_TABLE)[TEXT_TABLE].rows[0][TEXT_COLUMN] == text
        assert kept.read_names(CELL)[CELL] == text

    def test_numbers_come_back_equal_and_whole_ones_without_a_fraction(self, bench: Bench) -> None:
        book = bench.open()
        book.apply(Change({NUMBER_TABLE: [{NUMBER_COLUMN: n} for n in NUMBERS]}))
        read = bench.again(book).read(NUMBER_TABLE)[NUMBER_TABLE].rows
        assert [row[NUMBER_COLUMN] for row in read] == list(NUMBERS)
        whole = [row[NUMBER_COLUMN] for row in read if float(str(row[NUMBER_COLUMN])).is_integer()]
        assert {type(value) for value in whole} == {int}

    def test_a_whole_float_comes_back_as_a_whole_number(self, bench: Bench) -> None:
        book = bench.open()
        book.apply(Change({NUMBER_TABLE: [{NUMBER_COLUMN: 7.0}]}, {CELL: 2024.0}))
        kept = bench.again(book)
        value = kept.read(NUMBER_TABLE)[NUMBER_TABLE].rows[0][NUMBER_COLUMN]
        assert (value, type(value)) == (7, int)
        assert (kept.read_names(CELL)[CELL], type(kept.read_names(CELL)[CELL])) == (2024, int)

    def test_truths_stay_truths_and_are_no_numbers(self, bench: Bench) -> None:
        book = bench.open()
        book.apply(Change({NUMBER_TABLE: [{NUMBER_COLUMN: True}, {NUMBER_COLUMN: False}]}))
        read = bench.again(book).read(NUMBER_TABLE)[NUMBER_TABLE].rows
        assert [row[NUMBER_COLUMN] for row in read] == [True, False]
        assert {type(row[NUMBER_COLUMN]) for row in read} == {bool}

    def test_days_come_back_as_days(self, bench: Bench) -> None:
        book = bench.open()
        book.apply(Change({DAY_TABLE: [{DAY_COLUMN: day} for day in DAYS]}))
        read = bench.again(book).read(DAY_TABLE)[DAY_TABLE].rows
        assert [row[DAY_COLUMN] for row in read] == list(DAYS)
        assert {type(row[DAY_COLUMN]) for row in read} == {date}

    def test_moments_come_back_to_the_second(self, bench: Bench) -> None:
        book = bench.open()
        book.apply(Change({MOMENT_TABLE: [{MOMENT_COLUMN: moment} for moment in MOMENTS]}))
        read = bench.again(book).read(MOMENT_TABLE)[MOMENT_TABLE].rows
        assert [row[MOMENT_COLUMN] for row in read] == list(MOMENTS)

    def test_the_fraction_of_a_second_is_dropped_and_never_rounded_up(self, bench: Bench) -> None:
        book = bench.open()
        book.apply(
            Change({MOMENT_TABLE: [{MOMENT_COLUMN: datetime(2025, 1, 2, 8, 30, 59, 999_999)}]})
        )
        read = bench.again(book).read(MOMENT_TABLE)[MOMENT_TABLE].rows
        assert read[0][MOMENT_COLUMN] == datetime(2025, 1, 2, 8, 30, 59)

    def test_a_moment_with_a_zone_keeps_its_own_wall_clock(self, bench: Bench) -> None:
        moment = datetime(2025, 1, 2, 8, 30, tzinfo=timezone(timedelta(hours=7)))
        book = bench.open()
        book.apply(Change({MOMENT_TABLE: [{MOMENT_COLUMN: moment}]}))
        [row] = bench.again(book).read(MOMENT_TABLE)[MOMENT_TABLE].rows
        assert row[MOMENT_COLUMN] == datetime(2025, 1, 2, 8, 30)

    def test_nothing_and_empty_text_both_come_back_as_nothing(self, bench: Bench) -> None:
        book = bench.open()
        rows: list[Row] = [{"Kode Unit": "A", TEXT_COLUMN: None, "Lokasi": ""}]
        book.apply(Change({TEXT_TABLE: rows}))
        row = bench.again(book).read(TEXT_TABLE)[TEXT_TABLE].rows[0]
        assert (row["Kode Unit"], row[TEXT_COLUMN], row["Lokasi"]) == ("A", None, None)

    def test_the_book_that_wrote_reads_the_same_as_one_opened_anew(self, bench: Bench) -> None:
        book = bench.open()
        book.apply(Change({TEXT_TABLE: documents(9)}, {CELL: "sekarang"}))
        kept = bench.again(book)
        assert book.read(TEXT_TABLE) == kept.read(TEXT_TABLE)
        assert book.read_names(CELL, BLOCK) == kept.read_names(CELL, BLOCK)

    # ---- growing and shrinking

    def test_a_table_grows_to_what_is_written(self, bench: Bench) -> None:
        book = bench.open()
        book.apply(Change({TEXT_TABLE: documents(400)}))
        read = bench.again(book).read(TEXT_TABLE)[TEXT_TABLE]
        assert [row[TEXT_COLUMN] for row in read.rows] == [f"Dokumen {i}" for i in range(400)]
        assert [row["Revisi"] for row in read.rows] == list(range(400))

    def test_a_table_shrinks_and_leaves_nothing_behind(self, bench: Bench) -> None:
        book = bench.open()
        book.apply(Change({TEXT_TABLE: documents(30)}))
        book.apply(Change({TEXT_TABLE: documents(2)}))
        assert len(bench.again(book).read(TEXT_TABLE)[TEXT_TABLE].rows) == 2
        book.apply(Change({TEXT_TABLE: [{"Kode Unit": f"U{i}"} for i in range(30)]}))
        read = bench.again(book).read(TEXT_TABLE)[TEXT_TABLE].rows
        assert {row[TEXT_COLUMN] for row in read[2:]} == {None}

    def test_a_table_shrinks_to_nothing_and_grows_again(self, bench: Bench) -> None:
        book = bench.open()
        book.apply(Change({"tblUnit": []}))
        assert bench.again(book).read("tblUnit")["tblUnit"].rows == ()
        book.apply(Change({"tblUnit": [{"Kode Unit": "BARU", "Unit": "Unit Baru"}]}))
        rows = bench.again(book).read("tblUnit")["tblUnit"].rows
        assert [(row["Kode Unit"], row["Unit"], row["Email"]) for row in rows] == [
            ("BARU", "Unit Baru", None)
        ]

    def test_growing_leaves_the_tables_beside_it_alone(self, bench: Bench) -> None:
        book = bench.open()
        before = book.read("tblPengaturan", "tblPeran")
        scale: list[Row] = [{"Batas Bawah (%)": i, "Kategori": f"K{i}"} for i in range(60)]
        book.apply(Change({"tblSkala": scale}))
        assert bench.again(book).read("tblPengaturan", "tblPeran") == before

    def test_a_table_may_grow_up_to_the_row_above_the_next_one(self, bench: Bench) -> None:
        book = bench.open(below(LAYOUT, TEXT_TABLE, 10))
        book.apply(Change({"tblBawah": [{"Isi": "tetap"}], TEXT_TABLE: documents(9)}))
        kept = bench.again(book).read(TEXT_TABLE, "tblBawah")
        assert len(kept[TEXT_TABLE].rows) == 9
        assert [row["Isi"] for row in kept["tblBawah"].rows] == ["tetap"]

    def test_growing_into_a_table_below_is_refused_and_nothing_changes(self, bench: Bench) -> None:
        book = bench.open(below(LAYOUT, TEXT_TABLE, 10))
        book.apply(Change({"tblBawah": [{"Isi": "tetap"}], TEXT_TABLE: documents(1)}))
        with pytest.raises(BookStructure, match="Bukti") as refusal:
            book.apply(Change({TEXT_TABLE: documents(10)}, {CELL: "tidak boleh"}))
        assert refusal.value.cure
        kept = bench.again(book)
        assert len(kept.read(TEXT_TABLE)[TEXT_TABLE].rows) == 1
        assert [row["Isi"] for row in kept.read("tblBawah")["tblBawah"].rows] == ["tetap"]
        assert kept.read_names(CELL)[CELL] != "tidak boleh"

    # ---- columns of the user's own

    def test_a_column_of_the_users_own_is_read_and_kept(self, bench: Bench) -> None:
        book = bench.open(with_own_column(LAYOUT, TEXT_TABLE))
        mine: list[Row] = [
            {"Kode Unit": f"U{i}", "Catatan Saya": f"milik saya {i}"} for i in range(3)
        ]
        book.apply(Change({TEXT_TABLE: mine}))
        book.apply(Change({TEXT_TABLE: documents(5)}))
        rows = bench.again(book).read(TEXT_TABLE)[TEXT_TABLE].rows
        assert [row[TEXT_COLUMN] for row in rows] == [f"Dokumen {i}" for i in range(5)]
        assert [row["Catatan Saya"] for row in rows] == [
            "milik saya 0", "milik saya 1", "milik saya 2", None, None,
        ]  # fmt: skip

    # ---- named cells and blocks

    def test_a_named_cell_keeps_each_kind_of_value(self, bench: Bench) -> None:
        book = bench.open()
        for value in ("teks", 3, 2.5, True, None):
            book.apply(Change(names={CELL: value}))
            assert bench.again(book).read_names(CELL) == {CELL: value}

    def test_a_named_cell_for_a_day_keeps_a_day(self, bench: Bench) -> None:
        book = bench.open()
        book.apply(Change(names={"rencana_mulai": date(2025, 1, 2)}))
        assert bench.again(book).read_names("rencana_mulai") == {"rencana_mulai": date(2025, 1, 2)}

    def test_a_named_block_is_written_and_read_as_rows(self, bench: Bench) -> None:
        book = bench.open()
        whole = tuple(tuple(f"{r}.{c}" for c in range(BLOCK_WIDTH)) for r in range(BLOCK_HEIGHT))
        book.apply(Change(names={BLOCK: whole}))
        assert bench.again(book).read_names(BLOCK) == {BLOCK: whole}

    def test_a_smaller_block_blanks_the_rest(self, bench: Bench) -> None:
        book = bench.open()
        whole = tuple(tuple(f"{r}.{c}" for c in range(BLOCK_WIDTH)) for r in range(BLOCK_HEIGHT))
        book.apply(Change(names={BLOCK: whole}))
        book.apply(Change(names={BLOCK: (("Serapan", None, "28,06 %"),)}))
        nothing: tuple[Cell, ...] = (None,) * BLOCK_WIDTH
        first, *rest = bench.again(book).read_names(BLOCK)[BLOCK]
        assert first == ("Serapan", None, "28,06 %")
        assert rest == [nothing] * (BLOCK_HEIGHT - 1)

    def test_one_value_for_a_block_stands_in_its_first_cell(self, bench: Bench) -> None:
        book = bench.open()
        book.apply(Change(names={BLOCK: "sebuah"}))
        block = bench.again(book).read_names(BLOCK)[BLOCK]
        assert isinstance(block, tuple)
        assert block[0] == ("sebuah",) + (None,) * (BLOCK_WIDTH - 1)
        assert {value for row in block[1:] for value in row} == {None}

    # ---- whole or not at all

    def test_one_change_writes_all_its_tables_and_names(self, bench: Bench) -> None:
        book = bench.open()
        change = Change(
            {TEXT_TABLE: documents(3), "tblIsianAnggaran": [{"Kode": "4.01", "Pagu": 260_500_000}]},
            {CELL: "Jalankan langkah 4.", "beranda_judul": "LKjIP 2024"},
            "3 Pengumpulan",
        )
        book.apply(change)
        kept = bench.again(book)
        tables = kept.read(TEXT_TABLE, "tblIsianAnggaran")
        assert len(tables[TEXT_TABLE].rows) == 3
        assert tables["tblIsianAnggaran"].rows[0]["Pagu"] == 260_500_000
        assert kept.read_names(CELL, "beranda_judul") == {
            CELL: "Jalankan langkah 4.",
            "beranda_judul": "LKjIP 2024",
        }

    def test_an_unknown_table_is_refused_by_its_name(self, bench: Bench) -> None:
        book = bench.open()
        with pytest.raises(BookStructure, match="tblHilang") as reading:
            book.read("tblUnit", "tblHilang")
        with pytest.raises(BookStructure, match="tblHilang") as writing:
            book.apply(Change({"tblHilang": []}))
        assert reading.value.cure and writing.value.cure

    def test_an_unknown_name_is_refused_by_its_name(self, bench: Bench) -> None:
        book = bench.open()
        with pytest.raises(BookStructure, match="nama_hilang") as reading:
            book.read_names(CELL, "nama_hilang")
        with pytest.raises(BookStructure, match="nama_hilang") as writing:
            book.apply(Change(names={"nama_hilang": 1}))
        assert reading.value.cure and writing.value.cure

    def test_an_unknown_column_is_refused_by_its_table_and_its_name(self, bench: Bench) -> None:
        with pytest.raises(BookStructure, match=r"tblBukti.*Kolom Hilang") as refusal:
            bench.open().apply(Change({"tblBukti": [{"Kolom Hilang": 1}]}))
        assert refusal.value.cure

    @pytest.mark.parametrize(
        ("tables", "names"),
        [
            ({"tblHilang": ()}, {}),
            ({}, {"nama_hilang": 1}),
            ({"tblKiriman": ({"Kolom Hilang": 1},)}, {}),
            ({"tblKiriman": ({"Berkas": "x" * (MAX_TEXT + 1)},)}, {}),
            ({"tblKiriman": ({"Revisi": float("nan")},)}, {}),
            ({"tblKiriman": ({"Revisi": float("inf")},)}, {}),
            ({}, {"beranda_judul": "x" * (MAX_TEXT + 1)}),
            ({}, {BLOCK: ((float("nan"),),)}),
        ],
        ids=[
            "table",
            "name",
            "column",
            "long text",
            "NaN",
            "infinity",
            "long name",
            "NaN in block",
        ],
    )
    def test_when_one_part_of_a_change_is_impossible_nothing_changes(
        self, bench: Bench, tables: dict[str, tuple[Row, ...]], names: dict[str, Cell]
    ) -> None:
        book = bench.open()
        book.apply(Change({TEXT_TABLE: documents(2)}, {CELL: "dulu"}))
        change = Change({TEXT_TABLE: documents(8), **tables}, {CELL: "kini", **names})
        with pytest.raises((BookStructure, ValueError)):
            book.apply(change)
        for seen in (book, bench.again(book)):
            assert len(seen.read(TEXT_TABLE)[TEXT_TABLE].rows) == 2
            assert seen.read_names(CELL) == {CELL: "dulu"}

    def test_a_change_of_nothing_changes_nothing(self, bench: Bench) -> None:
        book = bench.open()
        before = book.read(*(t.name for t in LAYOUT.tables))
        book.apply(Change())
        assert bench.again(book).read(*before) == before

    # ---- beside the cells

    def test_a_copy_of_the_book_lands_where_it_is_wanted(
        self, bench: Bench, tmp_path: Path
    ) -> None:
        target = tmp_path / "cadangan" / "dalam" / "salinan.xlsm"
        bench.open().save_copy(target)
        assert target.stat().st_size > 0

    def test_the_book_knows_its_file(self, bench: Bench) -> None:
        assert bench.open().path.suffix == ".xlsm"

    def test_progress_and_all_three_kinds_of_message_are_taken(self, bench: Bench) -> None:
        book = bench.open()
        book.progress(3, 10, "membaca formulir")
        for kind in Message:
            book.tell(kind, "Tiga berkas diterima.")
        assert book.read("tblUnit")["tblUnit"].rows
