"""The home tab from 1 to 60 units: who needs somebody, what fits, and where the links lead."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet
from tests.book import shelf
from tests.book.port_suite import with_own_column
from tests.steps.office import ASKED, DUE, LATE, Office, memory_office, touched, typed

from lkjip.a1 import address
from lkjip.book.build import BOOK_NAME
from lkjip.book.drawing.styles import STATES
from lkjip.book.layout import LAYOUT
from lkjip.book.layout import home as grid
from lkjip.book.layout.card import CARD_HEIGHTS, CARD_ROW, CARD_SIZE, value_pixels
from lkjip.book.memory_book import MemoryBook
from lkjip.book.text_room import LINE, NARROWEST, text_pixels, wrapped
from lkjip.sop.activities import STEPS
from lkjip.steps.kernel.display import SASARAN, fit_sentence, short_date, with_names
from lkjip.steps.kernel.home import sasaran, timeline, units, waiting
from lkjip.steps.kernel.home.ordering import in_order
from lkjip.steps.kernel.home.tab import shown_names
from lkjip.steps.kernel.home.waiting import Need
from lkjip.steps.kernel.snapshot import Snapshot
from lkjip.steps.kernel.states import COMPLETE, NEEDS_FIX, NOT_YET, TO_BE_ADMITTED, WORDS
from lkjip.steps.kernel.states import LATE as LATE_WORD
from lkjip.steps.status import status
from lkjip.tables.cells import Block, Cell
from lkjip.tables.data import Row
from lkjip.tables.declared.results import ANSWERS, FINDINGS, SUBMISSIONS, FindingRow
from lkjip.tables.declared.steps import COLLECTION, ROLLED, CollectionRow, RolledRow

NAME = "Sub Bagian Pemberdayaan Perempuan, Perlindungan Anak, Pengendalian Penduduk, " * 2
LONGEST = NAME[:150]
STATUSES = (TO_BE_ADMITTED, WORDS["ditolak"], NEEDS_FIX, LATE_WORD, NOT_YET, COMPLETE[1])
ENDLESS = date(2027, 11, 29)
"""A day years after every due date."""


@pytest.fixture(scope="module")
def sheet(tmp_path_factory: pytest.TempPathFactory) -> Worksheet:
    """Beranda as it is drawn."""
    book = openpyxl.load_workbook(shelf.fresh(tmp_path_factory.mktemp("buku")))
    return book["Beranda"]


@pytest.fixture(scope="module")
def asked(tmp_path_factory: pytest.TempPathFactory) -> Snapshot:
    """An office that has asked its four units."""
    return memory_office(tmp_path_factory.mktemp("kantor")).asked().shot()


def tables(shot: Snapshot, count: int, goals: int = 30) -> dict[str, tuple[Row, ...]]:
    """The tables of an office with so many units and sasaran, all with the longest names."""
    found = {name: data.rows for name, data in shot.tables.items()}
    rows = [
        CollectionRow(
            unit=f"U{n}", name=LONGEST, status=STATUSES[n % len(STATUSES)], due=DUE, received=DUE,
            late=700,
        )
        for n in range(count)
    ]  # fmt: skip
    rolled = [
        RolledRow(
            level=SASARAN, description=LONGEST, category="Sangat Tinggi Sekali Menurut Kantor",
            capaian=None if n % 3 == 0 else Decimal(n * 1000),
        )
        for n in range(goals)
    ]  # fmt: skip
    whole = RolledRow(
        level="Keseluruhan",
        serapan=Decimal("12345.67"),
        pagu=Decimal(10) ** 15,
        realisasi=Decimal(10) ** 15,
    )
    findings = [FindingRow(code="F05", severity="tolak", unit=f"U{n}") for n in range(count)]
    return found | dict(
        [
            COLLECTION.written(rows),
            ROLLED.written((whole, *rolled)),
            FINDINGS.written(findings),
            ANSWERS.written(()),
            SUBMISSIONS.written(()),
        ]
    )


def long_office(shot: Snapshot) -> Snapshot:
    """The office with the longest names in its settings."""
    said = dict.fromkeys(("unit_kerja", "pemerintah", "instansi", "penyusun"), LONGEST)
    return replace(shot, settings=replace(shot.settings, text=shot.settings.text | said))


def overflowing(sheet: Worksheet, names: dict[str, Cell | Block]) -> Iterator[str]:
    """Yield each cell of Beranda that shows less than it holds."""
    merged = {str(box).partition(":")[0]: box for box in sheet.merged_cells.ranges}
    column = sheet.column_dimensions["B"].width * NARROWEST
    for named in LAYOUT.names:
        if named.tab != "Beranda" or named.name not in names:
            continue
        value = names[named.name]
        block = value if isinstance(value, tuple) else ((value,),)
        for r, row in enumerate(block):
            for c, words in enumerate(row):
                if words is None:
                    continue
                at = address(named.row + r, named.col + c)
                box = merged.get(at)
                cell = sheet[at]
                if cell.alignment.shrink_to_fit:
                    continue
                right, bottom = (
                    (box.max_col, box.max_row) if box else (named.col + c, named.row + r)
                )
                width = column * (right - cell.column + 1)
                height = sum(sheet.row_dimensions[i].height for i in range(cell.row, bottom + 1))
                lines = wrapped(str(words), width, cell.font.size, bool(cell.font.bold))
                room = max(1, math.floor(height / (cell.font.size * LINE)))
                widest = max(text_pixels(one, cell.font.size) for one in lines)
                if len(lines) > (room if cell.alignment.wrap_text else 1) or widest > width:
                    yield f"{at}: {words!r} takes {len(lines)} lines of {room}"


@pytest.mark.parametrize("day", [ASKED, LATE, ENDLESS])
@pytest.mark.parametrize("count", [1, 4, 12, 40, 60])
def test_no_cell_of_the_home_tab_overflows_with_the_longest_names(
    asked: Snapshot, sheet: Worksheet, count: int, day: date
) -> None:
    goals = max(1, count // 2)
    names = shown_names(long_office(asked), asked.process, tables(asked, count, goals), day)
    assert list(overflowing(sheet, names)) == []


@pytest.mark.parametrize("count", [1, 40])
def test_no_line_of_a_card_overflows(asked: Snapshot, count: int) -> None:
    names = shown_names(long_office(asked), asked.process, tables(asked, count), ENDLESS)
    for step in STEPS:
        card = names[f"langkah{step.no}_keadaan"]
        assert isinstance(card, tuple)
        for (words,), height in zip(card, CARD_HEIGHTS, strict=True):
            if isinstance(words, str):
                room = math.floor(height / (CARD_SIZE * LINE))
                lines = wrapped(words, value_pixels(step.tab, LAYOUT), CARD_SIZE, bold=True)
                assert len(lines) <= max(1, room), words
    assert CARD_ROW == 5


def test_the_most_urgent_units_come_first_and_complete_ones_are_a_number(asked: Snapshot) -> None:
    shown = shown_names(asked, asked.process, tables(asked, 40), LATE)
    block, figures = shown["beranda_pengumpulan"], shown["beranda_angka"]
    assert isinstance(block, tuple) and isinstance(figures, tuple)
    states = [row[0] for row in block[:: grid.UNIT_LINES]]
    assert states == [TO_BE_ADMITTED] * 7 + ["ditolak", NEEDS_FIX, "ditolak"]
    counted = dict(zip(figures[1], figures[0], strict=True))
    assert [counted[need.value] for need in Need] == [7, 14, 7, 0, 6, 6]
    assert shown["beranda_pengumpulan_judul"] == "Pengumpulan: 6 dari 40 unit lengkap"
    assert shown["beranda_lainnya"] == "… dan 24 unit lain; semuanya di lembar 3 Pengumpulan"


def test_when_all_are_complete_the_list_says_who_came_in_when(asked: Snapshot) -> None:
    rows = [
        CollectionRow(unit=f"U{n}", name=f"Bidang {n}", status=COMPLETE[0], received=DUE)
        for n in range(1, 13)
    ]
    found = waiting.queue(rows, LATE, asked.calendar)
    block = units.listed(found, {"U1": "Kepala"}, "Kirim Permintaan")
    first = [cell for cell in block[0] if cell]
    assert first == [COMPLETE[0], "Bidang 1", f"diterima {short_date(DUE)}"]
    assert units.more(found) == "… dan 2 unit lain; semuanya di lembar 3 Pengumpulan"
    late = CollectionRow(unit="T", name="Bidang T", status=LATE_WORD, due=DUE, late=2)
    found = waiting.queue([*rows, late], LATE, asked.calendar)
    names = [
        row[grid.UNIT_NAME.first - grid.UNIT_STATE.first] for row in units.listed(found, {}, "")
    ]
    assert [one for one in names if one] == ["Bidang T"]


def test_the_longest_waiting_come_first_among_equals(asked: Snapshot) -> None:
    rows = [
        CollectionRow(unit=str(late), status=LATE_WORD, due=DUE, late=late) for late in (2, 9, 5)
    ]
    found = waiting.queue(rows, LATE, asked.calendar)
    assert [(one.row.unit, one.words) for one in found] == [
        ("9", "sejak 9 hari kerja"), ("5", "sejak 5 hari kerja"), ("2", "sejak 2 hari kerja"),
    ]  # fmt: skip


def test_a_form_that_is_due_today_is_told_from_one_that_has_time(asked: Snapshot) -> None:
    row = CollectionRow(unit="A", status=NOT_YET, due=DUE)
    [today] = waiting.queue([row], DUE, asked.calendar)
    [before] = waiting.queue([row], ASKED, asked.calendar)
    assert (today.need, today.words) == (Need.TODAY, "hari ini")
    assert (before.need, before.words) == (Need.LATER, "3 hari kerja lagi")


def test_a_link_leads_to_the_row_of_its_unit(quick: Office) -> None:
    quick.asked().put("SB-WIL", b"rusak", "rusak.xlsx")
    quick.collected("SB-PEM", "SB-OTDA", day=LATE)
    quick.step(status, LATE, 10)
    places = quick.name("beranda_tautan")
    listed = quick.name("beranda_pengumpulan")
    assert isinstance(places, tuple) and isinstance(listed, tuple)
    rows = quick.rows("tblPengumpulan")
    top = LAYOUT.table("tblPengumpulan").row + 1
    wanted = [one for (one,) in places if one]
    assert len(wanted) == 2, "two units are complete"
    name = grid.UNIT_NAME.first - grid.UNIT_STATE.first
    for n, there in enumerate(wanted):
        tab, _, cell = str(there).partition("!")
        assert tab == "'3 Pengumpulan'" and cell == f"B{top + n}"
        assert rows[n]["Unit"] == listed[n * grid.UNIT_LINES][name]


def test_a_held_form_leads_to_where_it_is_decided(asked: Snapshot) -> None:
    held = CollectionRow(unit="A", name="A", status=TO_BE_ADMITTED, received=DUE)
    sent = SUBMISSIONS.read_rows(
        [{"Kode Unit": "B", "Hasil": "diterima"}, {"Kode Unit": "A", "Hasil": "ditahan"}]
    )
    places = units.Places.of([held], sent)
    [one] = waiting.queue([held], LATE, asked.calendar)
    first = LAYOUT.table("tblKiriman")
    assert places.of_unit(one) == f"'Kiriman'!B{first.row + 2}"


def test_few_sasaran_have_their_whole_name_and_many_the_lowest_ten(sheet: Worksheet) -> None:
    def goals(count: int) -> list[sasaran.Goal]:
        return [sasaran.Goal(f"{LONGEST} {n}", Decimal(100 - n), "Tinggi") for n in range(count)]

    few = sasaran.lines(goals(3), "")
    assert "".join(str(row[0]) for row in few[:4]).replace(" ", "") == f"{LONGEST} 0".replace(
        " ", ""
    )
    twelve = sasaran.lines(goals(12), "")
    value = grid.GOAL_NAME.width
    assert [row[value] for row in twelve] == [100 - n for n in range(12)]
    assert all(str(row[0]).endswith(str(n)) for n, row in enumerate(twelve)), "names differ"
    many = sasaran.lines(goals(30), "")
    assert [row[value] for row in many[:10]] == list(range(71, 81))
    assert many[10][0] == "… 20 sasaran lainnya, paling rendah 81,00"
    assert sasaran.title(goals(30)) == "Capaian sasaran (%): 10 terendah dari 30"


def test_a_sasaran_without_a_figure_says_so() -> None:
    [first, *_] = sasaran.lines([sasaran.Goal("Mutu", None, "")] * 40, "")
    assert first[0] == "Mutu" and first[-grid.GOAL_RANK.width] == sasaran.UNKNOWN


def test_before_there_are_data_each_box_says_what_will_stand_there(quick: Office) -> None:
    quick.planned()
    words = [
        str(cell)
        for name in ("beranda_pengumpulan", "beranda_sasaran")
        for row in quick.name(name)  # type: ignore[union-attr]
        for cell in row  # type: ignore[union-attr]
        if cell
    ]
    assert "setelah 2 Permintaan (tenggat 3 Jan 2025)" in " ".join(words)
    assert "setelah 4 Analisis (tenggat" in " ".join(words)


def test_the_plan_keeps_its_scale_however_late_a_step_is(asked: Snapshot) -> None:
    for day in (LATE, ENDLESS):
        shown = shown_names(asked, asked.process, tables(asked, 4), day)
        bars, words = shown["grafik_rencana"], shown["beranda_selisih"]
        assert isinstance(bars, tuple) and isinstance(words, tuple)
        for line in bars:
            assert sum(float(part or 0) for part in line[1:]) <= timeline.FULL + 0.1  # type: ignore[arg-type]
        late = words[2][0]
        marked = bars[5][4]
        assert (marked == timeline.MARK) is (day == ENDLESS)
        assert str(late).startswith(timeline.ARROW) is (day == ENDLESS)
        assert "hari kerja" in str(late)


def test_without_a_plan_nothing_is_drawn(quick: Office) -> None:
    quick.step(status, ASKED)
    bars = quick.name("grafik_rencana")
    assert isinstance(bars, tuple)
    assert {cell for line in bars for cell in line} == {None}
    assert "setelah 1 Rencana" in str(quick.name("beranda_rencana_judul"))


def test_units_that_need_work_stand_at_the_top_and_notes_beside_them_go_along(
    tmp_path: Path,
) -> None:
    """A person has added a column beside the table of units and made a note there."""
    book = MemoryBook(with_own_column(LAYOUT, "tblPengumpulan"), tmp_path / BOOK_NAME)
    own = Office(memory_office, tmp_path, lambda: book)
    touched(own).asked()

    def note(rows: list[dict[str, Cell]]) -> None:
        for row in rows:
            row["Catatan Saya"] = f"catatan {row['Kode Unit']}"

    own.type_rows("tblPengumpulan", note)
    own.put("SB-WIL", own.form("SB-WIL", typed("Kinerja", "IK03", "TW II", "banyak")))
    own.collected("SB-PEM", day=DUE)
    rows = own.rows("tblPengumpulan")
    assert [row["Kode Unit"] for row in rows][::3] == ["SB-WIL", "SB-PEM"]
    assert [row["Status"] for row in rows] == [NEEDS_FIX, NOT_YET, NOT_YET, "diterima"]
    assert [row["Catatan Saya"] for row in rows] == [f"catatan {r['Kode Unit']}" for r in rows]


def test_findings_stand_by_unit_with_their_number_and_whether_they_are_open(quick: Office) -> None:
    quick.asked().put("SB-WIL", b"rusak", "rusak.xlsx")
    quick.step(status, DUE)
    rows = quick.rows("tblTemuan")
    for unit in {row["Unit"] for row in rows}:
        places = [n for n, row in enumerate(rows) if row["Unit"] == unit]
        assert places == list(range(places[0], places[0] + len(places))), "one group"
        assert rows[places[0]]["Jumlah unit ini"]
        assert not any(rows[n]["Jumlah unit ini"] for n in places[1:])


def test_what_two_steps_have_seen_stands_there_once_by_the_code_of_its_unit(
    asked: Snapshot,
) -> None:
    seen = FindingRow(code="M11", severity="perlu diperbaiki", unit="U0", step="3 Pengumpulan")
    gap = FindingRow(code="L04", severity="perlu diperbaiki", unit=LONGEST, step="5 Draf")
    found = tables(asked, 1) | dict(
        [FINDINGS.written([seen, replace(seen, step="4 Analisis"), gap])]
    )
    rows = in_order(found, LATE, asked.calendar)[FINDINGS.name]
    assert [(row["Kode"], row["Unit"], row["Langkah"]) for row in rows] == [
        ("M11", "U0", "3 Pengumpulan"), ("L04", "U0", "5 Draf"),
    ]  # fmt: skip
    assert rows[0]["Jumlah unit ini"] == "2 perlu diperbaiki" and not rows[1]["Jumlah unit ini"]


def test_long_names_in_the_list_keep_the_ends_in_which_they_differ(asked: Snapshot) -> None:
    rows = [
        CollectionRow(unit=str(n), name=f"{NAME * 2}{n}", status=NOT_YET, due=DUE) for n in (7, 8)
    ]
    block = units.listed(waiting.queue(rows, ASKED, asked.calendar), {}, "")
    name = grid.UNIT_NAME.first - grid.UNIT_STATE.first
    assert [str(block[n][name])[-1] for n in (0, grid.UNIT_LINES)] == ["7", "8"]


def test_a_unit_that_is_complete_with_notes_is_green_and_a_note_is_blue(sheet: Worksheet) -> None:
    words = [word for _, _, words in STATES for word in words]
    colour = {word: n for n, (_, _, group) in enumerate(STATES) for word in group}

    def first(state: str) -> int:
        return colour[next(word for word in words if word in state)]

    assert first(WORDS["diterima-dengan-catatan"]) == colour["selesai"]
    assert first("catatan") == colour["berjalan"]
    assert first(NEEDS_FIX) == colour["menunggu"]
    asked_for = [
        rule.text for rules in sheet.conditional_formatting for rule in rules.rules if rule.text
    ]
    assert asked_for[: len(words)] == words, "Beranda asks in this order"


def test_a_sentence_names_three_units_where_it_has_no_room_for_all(asked: Snapshot) -> None:
    codes = [unit.code for unit in asked.units]
    words = f"Kumpulkan form 14 unit: {', '.join(codes)}, dan 10 lainnya."
    first = ", ".join(unit.name for unit in asked.units[:3])
    assert fit_sentence(words, asked, 2000, 2, 9) == with_names(words, asked)
    assert (
        fit_sentence(words, asked, 1000, 1, 9)
        == f"Kumpulkan form 14 unit: {first}, dan 11 lainnya."
    )
    few = f"Kumpulkan form 14 unit: {', '.join(codes[:3])}, dan 11 lainnya."
    short = f"{first.replace('Sub Bagian', 'Subbag')}, dan 11 lainnya."
    assert fit_sentence(words, asked, 800, 1, 9) == f"Kumpulkan form 14 unit: {short}"
    assert fit_sentence(words, asked, 450, 1, 9) == few
    assert fit_sentence(words, asked, 100, 1, 9).endswith("…")


def test_the_book_on_disk_has_the_link_beside_each_unit(sheet: Worksheet) -> None:
    for line in range(grid.UNITS):
        row = grid.PANELS + 1 + line * grid.UNIT_LINES
        formula = str(sheet.cell(row, grid.UNIT_LINK.first).value)
        assert f"Proses!$T${4 + line}" in formula and "HYPERLINK" in formula
