"""The open book keeps its promises, whatever a person switched on and Excel refuses."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from tests.book import shelf
from tests.book.port_suite import documents
from tests.windows.excel import Workbook, as_xlwings
from tests.windows.rules import BUSY, EDITING, GONE, REFUSED, Rules
from tests.windows.workbook_file import ErrorValue

from lkjip.book.file_book import FileBook
from lkjip.book.port import Change, Message
from lkjip.book.xlwings_book import XlwingsBook
from lkjip.errors import BookRefused, BookStructure
from lkjip.tables.data import Row

TABLE, COLUMN = "tblBukti", "Dokumen"
CHANGE = Change(
    {TABLE: documents(4), "tblKiriman": [{"Berkas": "b.xlsx"}]},
    {"beranda_tindakan": "kini"},
    "Bukti",
)
MEMBERS = ("Value", "Resize", "AutoFill", "AutoFit", "Save", "Hidden", "ShowAutoFilter")


class Desk:
    """A book open in the stand-in, unlocked as the buttons do."""

    def __init__(self, folder: Path) -> None:
        self.path = shelf.fresh(folder)
        rows: list[Row] = [{"Kode Unit": f"U{i}", COLUMN: f"lama {i}"} for i in range(6)]
        FileBook(self.path).apply(Change({TABLE: rows}, {"beranda_tindakan": "dulu"}))
        self.open()

    def open(self) -> None:
        self.rules = Rules()
        self.workbook = Workbook(self.path, self.rules)
        for sheet in self.workbook.sheets:
            sheet.Unprotect("")
        self.book = XlwingsBook(as_xlwings(self.workbook))
        self.said: list[str] = []
        self.book._book.app  # noqa: B018 - the program answers

    @property
    def table(self) -> object:
        return self.workbook.table(TABLE)

    def contents(self) -> tuple[object, ...]:
        """The contents of the tables and cells that a change touches."""
        read = self.book.read(TABLE, "tblKiriman")
        return *read.values(), self.book.read_names("beranda_tindakan")

    def saved(self) -> list[object]:
        """The column of the documents in the saved file."""
        return [row[COLUMN] for row in FileBook(self.path).read(TABLE)[TABLE].rows]


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """The open book with six documents."""
    return Desk(tmp_path)


# ---- views


def test_a_filter_does_not_copy_one_row_over_the_others(desk: Desk) -> None:
    desk.table.person_filters("Kode Unit", lambda value: value in ("U1", "U3"))
    desk.book.apply(Change({TABLE: documents(6)}))
    assert desk.saved() == [f"Dokumen {i}" for i in range(6)]


def test_a_filter_is_set_again_and_told(desk: Desk) -> None:
    desk.table.person_filters("Kode Unit", lambda value: value in ("U1", "U3"))
    desk.book.apply(Change({TABLE: documents(6)}))
    assert desk.table.data.filtered == {1: ["U1", "U3"]}
    first = desk.table.data.top + 1
    hidden = desk.table.sheet.data.hidden
    assert [first + i in hidden for i in range(6)] == [True, False, True, False, True, True]
    assert "saringan dilepas selama penulisan lalu dipasang kembali" in desk.book._with_notes("")


def test_a_filter_that_excel_does_not_take_back_stops_nothing(desk: Desk) -> None:
    desk.table.person_filters("Kode Unit", lambda value: value == "U1")
    desk.rules.refuse("AutoFilter", times=99)
    desk.book.apply(Change({TABLE: documents(6)}))
    assert desk.saved() == [f"Dokumen {i}" for i in range(6)]
    assert "tidak dapat dipasang kembali" in desk.book._with_notes("")


def test_rows_hidden_by_hand_are_shown_and_told(desk: Desk) -> None:
    desk.table.person_hides(2)
    desk.book.apply(Change({TABLE: documents(6)}))
    assert not desk.table.sheet.data.hidden
    assert "baris yang tersembunyi ditampilkan" in desk.book._with_notes("")


def test_nothing_is_told_when_nothing_was_switched_on(desk: Desk) -> None:
    desk.book.apply(CHANGE)
    assert desk.book._with_notes("Selesai.") == "Selesai."


def test_a_total_row_is_no_data_and_never_holds_any(desk: Desk) -> None:
    desk.table.person_adds_total_row("Revisi", "=SUBTOTAL(109,[Revisi])", 55.0)
    assert [row["Kode Unit"] for row in desk.book.read(TABLE)[TABLE].rows] == [
        f"U{i}" for i in range(6)
    ]
    desk.book.apply(Change({TABLE: documents(8)}))
    assert desk.saved() == [f"Dokumen {i}" for i in range(8)]
    assert not desk.table.ShowTotals
    assert "baris total dimatikan" in desk.book._with_notes("")


def test_a_header_row_that_is_off_is_named(desk: Desk) -> None:
    desk.table.data.headers = False
    with pytest.raises(BookStructure, match="Baris judul tabel tblBukti di lembar 'Bukti'"):
        desk.book.read(TABLE)


# ---- columns and values


def test_formulas_in_a_column_of_the_persons_own_stay(desk: Desk) -> None:
    desk.table.person_adds_column("Catatan Saya", "=[@Dokumen]&CHAR(33)", "x!")
    desk.book.apply(Change({TABLE: documents(8)}))
    formulas = [cell.formula for cell in desk.table.column_cells("Catatan Saya")]
    assert formulas == ["=[@Dokumen]&CHAR(33)"] * 8


def test_formulas_stay_where_a_step_carries_the_persons_columns_along(desk: Desk) -> None:
    desk.table.person_adds_column("Catatan Saya", "=[@Dokumen]&CHAR(33)", "x!")
    rows = [{**row, "Catatan Saya": "x!"} for row in reversed(documents(6))]
    desk.book.apply(Change({TABLE: rows}))
    formulas = [cell.formula for cell in desk.table.column_cells("Catatan Saya")]
    assert formulas == ["=[@Dokumen]&CHAR(33)"] * 6
    assert desk.saved() == [f"Dokumen {i}" for i in reversed(range(6))]


def test_a_cell_shown_as_rupiah_is_a_number(desk: Desk) -> None:
    cell = desk.table.person_types(0, "Revisi", 325_661_061.0)
    cell.format = '"Rp"#,##0.00'
    value = desk.book.read(TABLE)[TABLE].rows[0]["Revisi"]
    assert (value, type(value)) == (325_661_061, int)


def test_a_cell_shown_as_rupiah_takes_what_is_written(desk: Desk) -> None:
    desk.table.person_types(0, "Revisi", 1.0).format = '"Rp"#,##0.00'
    desk.book.apply(Change({TABLE: [{"Revisi": 100 / 3}]}))
    assert isinstance(desk.table.column_cells("Revisi")[0].value, float)


def test_an_error_is_read_as_its_text(desk: Desk) -> None:
    desk.table.person_types(0, "Revisi", ErrorValue("#N/A"))
    assert desk.book.read(TABLE)[TABLE].rows[0]["Revisi"] == "#N/A"


@pytest.mark.parametrize("way", ["drop", "refuse"])
def test_whole_numbers_beyond_32_bits_reach_excel(desk: Desk, way: str) -> None:
    desk.rules.long_ints = way
    desk.book.apply(Change({TABLE: [{"Revisi": 21_000_000_000}, {"Revisi": -(2**31) - 1}]}))
    kept = FileBook(desk.path).read(TABLE)[TABLE].rows
    assert [row["Revisi"] for row in kept] == [21_000_000_000, -(2**31) - 1]


# ---- refusals


@pytest.mark.parametrize("member", MEMBERS)
@pytest.mark.parametrize("after", range(5))
@pytest.mark.parametrize("rows", [3, 9])
def test_whatever_excel_refuses_leaves_all_or_nothing(
    desk: Desk, member: str, after: int, rows: int
) -> None:
    desk.table.person_filters("Kode Unit", lambda value: value == "U1")
    desk.table.person_types(0, "Lokasi", "hasil", '="hasil"')
    before, old = desk.contents(), desk.path.read_bytes()
    desk.rules.refuse(member, after)
    change = Change({**CHANGE.tables, TABLE: documents(rows)}, CHANGE.names)
    refused = None
    try:
        desk.book.apply(change)
    except BookRefused as error:
        refused = error
    if refused:
        assert "sudah dikembalikan seperti semula" in refused.message
        assert refused.cure and not refused.half
        assert desk.contents() == before
        assert desk.table.column_cells("Lokasi")[0].formula == '="hasil"'
        assert desk.table.data.filtered == {1: ["U1"]}
        assert desk.path.read_bytes() == old
        assert not desk.book.saved
    else:
        assert desk.saved() == [f"Dokumen {i}" for i in range(rows)]
        assert desk.book.saved


def test_a_person_in_a_cell_is_waited_for_or_the_run_is_taken_back(desk: Desk) -> None:
    before = desk.contents()
    desk.rules.refuse("Resize", times=2, code=EDITING)
    with pytest.raises(BookRefused):
        desk.book.apply(Change({TABLE: documents(9)}))
    assert desk.contents() == before


def test_what_excel_does_not_take_is_seen_when_it_is_read_back(desk: Desk) -> None:
    before, old = desk.contents(), desk.path.read_bytes()
    desk.rules.dropped = "Dokumen 2"
    with pytest.raises(BookRefused, match=r"Bukti!\w+ tidak menerima isi"):
        desk.book.apply(CHANGE)
    desk.rules.dropped = ""
    assert desk.contents() == before
    assert desk.path.read_bytes() == old


def test_when_nothing_can_be_put_back_the_message_says_so(desk: Desk) -> None:
    old = desk.path.read_bytes()
    desk.rules.refuse("Value", after=2, times=99)
    with pytest.raises(BookRefused, match="Sebagian isi di layar sudah berubah") as refused:
        desk.book.apply(CHANGE)
    assert refused.value.half
    assert "TANPA menyimpan" in refused.value.cure
    assert desk.path.read_bytes() == old


def test_sheets_that_were_locked_meanwhile_are_opened_to_put_the_old_contents_back(
    desk: Desk,
) -> None:
    before = desk.contents()
    seen = []

    def lock_at_the_third_block(member: str, _target: object) -> None:
        seen.append(member)
        if seen.count("Value") == 3 and member == "Value":
            for sheet in desk.workbook.sheets:
                sheet.Protect("")

    desk.rules.watchers.append(lock_at_the_third_block)
    with pytest.raises(BookRefused, match="sudah dikembalikan seperti semula") as refused:
        desk.book.apply(CHANGE)
    assert not refused.value.half
    assert desk.contents() == before


@pytest.mark.parametrize(
    ("member", "code", "seen", "advice"),
    [
        ("Resize", EDITING, "Ada sel yang sedang diketik", "Enter atau Esc"),
        ("Resize", BUSY, "Ada sel yang sedang diketik", "Enter atau Esc"),
        ("Resize", GONE, "ditutup selama langkah ini berjalan", "Buka lagi buku kerja"),
        ("Save", REFUSED, "tidak dapat disimpan", "ruang kosong dan izin folder"),
        ("Resize", REFUSED, "menolak salah satu penulisan", "Buka Proteksi Lembar"),
    ],
)
def test_each_kind_of_refusal_has_its_own_sentence(
    desk: Desk, member: str, code: int, seen: str, advice: str
) -> None:
    desk.rules.refuse(member, code=code)
    with pytest.raises(BookRefused, match=seen) as refused:
        desk.book.apply(Change({TABLE: documents(9)}))
    assert "langkah ini belum dikerjakan" in refused.value.message
    assert advice in refused.value.cure


def test_hidden_rows_that_are_visible_after_a_refused_run_are_told(desk: Desk) -> None:
    desk.table.person_hides(2)
    desk.rules.refuse("Save")
    with pytest.raises(BookRefused, match="Baris yang tersembunyi di tabel tblBukti kini tampak"):
        desk.book.apply(Change({TABLE: documents(6)}))


def test_a_total_row_that_stays_on_moves_along(desk: Desk) -> None:
    for rows in (9, 3, 3):
        desk.table.person_adds_total_row("Revisi", "=SUBTOTAL(109,[Revisi])", 55.0)
        desk.rules.refuse("ShowTotals", times=99)
        desk.book.apply(Change({TABLE: documents(rows)}))
        assert desk.saved() == [f"Dokumen {i}" for i in range(rows)]
        table = desk.table.data
        assert table.bottom == table.top + rows + 1 and table.totals
        total = [desk.table.sheet.cell(table.bottom, c) for c in range(table.left, table.right + 1)]
        assert total[0].value == "Total"
        assert "=SUBTOTAL(109,[Revisi])" in [cell.formula for cell in total]
        desk.rules.watchers.clear()
        desk.table.ShowTotals = False
        desk.open()


def test_the_printed_area_ends_with_the_data_and_returns_with_them(desk: Desk) -> None:
    page = desk.table.sheet.PageSetup
    top, before = desk.table.data.top, page.PrintArea
    assert before.endswith(f"${top + 6}")
    desk.rules.refuse("Save")
    with pytest.raises(BookRefused):
        desk.book.apply(Change({TABLE: documents(9)}))
    assert page.PrintArea == before
    desk.book.apply(Change({TABLE: documents(9)}))
    assert page.PrintArea.endswith(f"${top + 9}")
    page.PrintArea = "$A$1:$C$5"
    desk.book.apply(Change({TABLE: documents(3)}))
    assert page.PrintArea == "$A$1:$C$5"
    assert desk.saved() == [f"Dokumen {i}" for i in range(3)]


def test_a_change_that_stands_there_already_writes_nothing(desk: Desk) -> None:
    desk.book.apply(CHANGE)
    used: list[str] = []
    desk.rules.watchers.append(lambda member, _: used.append(member))
    desk.book.apply(CHANGE)
    assert set(used) <= {"Activate", "Save"}


def test_text_that_looks_like_the_number_is_written_over(desk: Desk) -> None:
    desk.table.person_types(0, "Revisi", "0")
    desk.book.apply(Change({TABLE: documents(6)}))
    assert desk.table.column_cells("Revisi")[0].value == 0


def test_a_tab_that_cannot_be_shown_stops_nothing(desk: Desk) -> None:
    desk.rules.activate = "fails"
    desk.book.apply(CHANGE)
    assert desk.saved() == [f"Dokumen {i}" for i in range(4)]


def test_keyboard_and_mouse_are_kept_away_while_a_change_is_written(desk: Desk) -> None:
    seen = {}
    desk.rules.watchers.append(
        lambda member, _: seen.update({member: desk.workbook.Application.Interactive})
    )
    desk.book.apply(CHANGE)
    assert {seen["Value"], seen["Save"]} == {False}
    assert desk.workbook.Application.Interactive is True


def test_the_mark_of_a_run_saves_nothing(desk: Desk) -> None:
    saves = desk.workbook.saves
    desk.book.mark("stempel_jalan", "2025")
    assert desk.workbook.saves == saves
    assert desk.book.read_names("stempel_jalan") == {"stempel_jalan": "2025"}


def test_notes_come_with_the_next_message(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    shown: list[str] = []
    monkeypatch.setattr("xlwings.main.App.alert", lambda _, text, **_k: shown.append(text))
    desk.table.person_hides(1)
    desk.book.apply(CHANGE)
    desk.book.tell(Message.NEWS, "Selesai.")
    desk.book.tell(Message.NEWS, "Lagi.")
    assert shown == [
        "Selesai.\nLembar 'Bukti', tabel tblBukti: baris yang tersembunyi ditampilkan.",
        "Lagi.",
    ]


def test_decimals_are_numbers() -> None:
    from lkjip.tables.cells import plain

    assert plain(Decimal("2.50")) == 2.5
