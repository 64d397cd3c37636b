"""The builder: the same bytes every time, every button wired, and a layout that fits itself."""

from __future__ import annotations

import hashlib
import io
import os
import re
import subprocess
import sys
import zipfile
from dataclasses import replace
from functools import cache
from pathlib import Path

import openpyxl
import pytest
from lxml import etree
from openpyxl.workbook import Workbook
from tests.book import shelf
from tests.book.test_vba_book import olevba
from tests.tools.book_lint import lint_book
from tests.tools.vba_check import check_vba_book

from lkjip import actions, macros, product
from lkjip.a1 import column_letters
from lkjip.actions.model import HOME
from lkjip.book.build import build, equals_build, write
from lkjip.book.cells import split_range
from lkjip.book.drawing.canvas import BuildError
from lkjip.book.drawing.tables import MAX_HINT
from lkjip.book.file_book import FileBook
from lkjip.book.layout import LAYOUT, buttons
from lkjip.book.parts.package import MAIN
from lkjip.book.spec import Named, Tab, TabKind, Table
from lkjip.book.vba.sources import ribbon_callback
from lkjip.book.verify import verify
from lkjip.errors import FolderError
from lkjip.sop.activities import STEPS
from lkjip.tables.column import Column, Kind
from lkjip.tables.table import Level

VML = "{urn:schemas-microsoft-com:office:excel}"
RIBBON = "{http://schemas.microsoft.com/office/2009/07/customui}"
LANDSCAPE_A4 = ("landscape", 9)
PLACED = [(p.button.sub, p.tab) for p in LAYOUT.buttons]
SEEN = [tab for tab in LAYOUT.tabs if tab.kind is not TabKind.SYSTEM]


@cache
def opened() -> Workbook:
    """The built book as openpyxl sees it (only read)."""
    return openpyxl.load_workbook(io.BytesIO(shelf.built()), keep_vba=False)


@pytest.fixture
def shipped(tmp_path: Path) -> Path:
    return shelf.fresh(tmp_path)


# ---- the same every time


def test_two_builds_give_the_same_bytes() -> None:
    assert build() == shelf.built()


def test_builds_in_other_processes_give_the_same_bytes() -> None:
    code = "import hashlib, lkjip.book.build as b; print(hashlib.sha256(b.build()).hexdigest())"
    for seed in ("1", "2"):
        done = subprocess.run(
            [sys.executable, "-c", code],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join(sys.path),
                 "TZ": "Asia/Jakarta" if seed == "1" else "UTC"},
            capture_output=True,
            text=True,
            check=True,
        )  # fmt: skip
        assert done.stdout.strip() == hashlib.sha256(shelf.built()).hexdigest()


def test_the_committed_book_equals_a_build() -> None:
    assert equals_build(product.BOOK), "run: python3 run.py bangun"


def test_one_changed_byte_is_noticed(shipped: Path) -> None:
    assert equals_build(shipped)
    shelf.edit(shipped, "docProps/core.xml", "LKjIP", "LKJIP")
    assert not equals_build(shipped)


def test_a_build_is_written_whole_or_not_at_all(tmp_path: Path) -> None:
    target = tmp_path / "buku.xlsm"
    write(target)
    assert target.read_bytes() == shelf.built()
    blocked = tmp_path / "folder.xlsm"
    (blocked / "isi").mkdir(parents=True)
    with pytest.raises(FolderError, match=r"folder\.xlsm"):
        write(blocked)
    assert sorted(p.name for p in tmp_path.iterdir()) == ["buku.xlsm", "folder.xlsm"]


def test_the_zip_carries_no_date_of_today(shipped: Path) -> None:
    with zipfile.ZipFile(shipped) as archive:
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


# ---- what checkers say


def test_the_strict_reader_finds_nothing_wrong_with_the_vba(shipped: Path) -> None:
    assert check_vba_book(shipped).objections() == []


def test_the_book_lint_finds_nothing_that_excel_would_repair(shipped: Path) -> None:
    assert lint_book(shipped) == []


def test_the_office_schema_is_kept(shipped: Path) -> None:
    assert shelf.schema_errors(shipped) == []


# ---- the book is the layout


def test_the_built_book_is_the_one_that_the_layout_promises(shipped: Path) -> None:
    shape = FileBook(shipped).shape()
    verify(shape, LAYOUT)
    assert shape.tabs == tuple(tab.name for tab in LAYOUT.tabs)
    assert dict(shape.tables) == {t.name: (t.tab, t.headers) for t in LAYOUT.tables}
    assert shape.names == frozenset(named.name for named in LAYOUT.names)


def test_every_named_cell_points_where_the_layout_says() -> None:
    for named in LAYOUT.names:
        box = split_range(opened().defined_names[named.name].attr_text.rpartition("!")[2])
        bottom, right = named.row + named.height - 1, named.col + named.width - 1
        assert box == (named.row, named.col, bottom, right), named.name


def test_every_table_begins_where_the_layout_says_and_holds_what_it_ships() -> None:
    for table in LAYOUT.tables:
        sheet = opened()[table.tab]
        top, left, bottom, right = split_range(sheet.tables[table.name].ref)
        assert (top, left) == (table.row, table.col), table.name
        assert right - left + 1 == len(table.columns)
        assert bottom - top == max(1, len(table.shipped))
        headers = [sheet.cell(top, left + i).value for i in range(len(table.columns))]
        assert tuple(headers) == table.headers


def boxes(table: Table) -> tuple[int, int, int, int]:
    """The columns of a table from its title down to the end of the sheet."""
    return (table.row - 1, table.col, 10**6, table.col + len(table.columns) - 1)


def overlap(a: tuple[int, int, int, int], b: tuple[int, int, int, int]) -> bool:
    return a[0] <= b[2] and b[0] <= a[2] and a[1] <= b[3] and b[1] <= a[3]


def area(named: Named) -> tuple[int, int, int, int]:
    return (
        named.row,
        named.col,
        named.row + named.height - 1,
        named.col + named.width - 1,
    )


def test_no_table_can_grow_into_another_one() -> None:
    for tab in LAYOUT.tabs:
        tables = LAYOUT.tables_of(tab.name)
        clashes = [
            (a.name, b.name)
            for i, a in enumerate(tables)
            for b in tables[i + 1 :]
            if overlap(boxes(a), boxes(b))
        ]
        assert clashes == []


def test_no_named_cell_lies_in_a_table_or_in_another_one() -> None:
    for tab in LAYOUT.tabs:
        names = [n for n in LAYOUT.names if n.tab == tab.name]
        tables = LAYOUT.tables_of(tab.name)
        assert [(n.name, t.name) for n in names for t in tables if overlap(area(n), boxes(t))] == []
        pairs = [(a, b) for i, a in enumerate(names) for b in names[i + 1 :]]
        assert [(a.name, b.name) for a, b in pairs if overlap(area(a), area(b))] == []


def test_names_are_used_once_and_every_place_is_on_a_tab_that_exists() -> None:
    tabs = [tab.name for tab in LAYOUT.tabs]
    names = [t.name for t in LAYOUT.tables] + [n.name for n in LAYOUT.names]
    for used in (tabs, [tab.codename for tab in LAYOUT.tabs], [n.lower() for n in names]):
        assert sorted(used) == sorted(set(used))
    assert {t.tab for t in LAYOUT.tables} <= set(tabs)
    assert {n.tab for n in LAYOUT.names} | {p.tab for p in LAYOUT.buttons} <= set(tabs)
    for table in LAYOUT.tables:
        assert len(set(table.headers)) == len(table.headers), table.name


def test_what_a_table_ships_has_only_its_own_columns_and_allowed_values() -> None:
    for table in LAYOUT.tables:
        for row in table.shipped:
            assert set(row) <= set(table.headers), table.name
            for column in table.columns:
                value = row.get(column.heading)
                if column.options and value is not None:
                    assert value in column.options, (table.name, column.heading)


# ---- buttons


def test_every_button_runs_a_function_of_the_macros() -> None:
    for button in actions.buttons():
        function = getattr(macros, button.macro, None)
        assert callable(function), button.macro
        assert button.caption in (function.__doc__ or ""), f"{button.macro} names its button"


def test_the_buttons_of_the_book_are_those_of_the_table_of_actions() -> None:
    assert {p.button for p in LAYOUT.buttons} == set(actions.buttons())
    tabs = {"Beranda": HOME} | {tab.name: tab.sop_step for tab in LAYOUT.tabs if tab.sop_step}
    for button in actions.buttons():
        stands = sorted(tabs[p.tab] for p in LAYOUT.buttons if p.button == button)
        assert stands == sorted(button.places), button.macro


def test_every_tab_with_buttons_has_one_large_button_and_it_comes_first() -> None:
    for tab in dict.fromkeys(tab for _, tab in PLACED):
        large = [p.primary for p in LAYOUT.buttons if p.tab == tab]
        assert large == [True, *[False] * (len(large) - 1)], tab


def test_every_drawn_button_calls_a_sub_that_is_there(shipped: Path) -> None:
    subs = public_subs(shipped)
    drawn = [
        item.text.removeprefix("[0]!")
        for part, data in shelf.parts(shipped).items()
        if part.endswith(".vml")
        for item in etree.fromstring(data).iter(f"{VML}FmlaMacro")
    ]
    assert sorted(drawn) == sorted(sub for sub, _ in PLACED)
    assert set(drawn) <= subs


def test_every_ribbon_button_calls_a_sub_that_is_there(shipped: Path) -> None:
    root = etree.fromstring(shelf.parts(shipped)["customUI/customUI14.xml"])
    called = [item.get("onAction") for item in root.iter(f"{RIBBON}button")]
    assert set(called) <= public_subs(shipped)
    on_steps = [b for b in actions.buttons() if b.places != (HOME,)]
    assert {ribbon_callback(b.sub) for b in on_steps} == set(called)
    ids = [item.get("id") for item in root.iter() if item.get("id")]
    assert len(ids) == len(set(ids))


def test_the_commands_of_the_buttons_are_constant_and_safe_on_a_command_line(
    shipped: Path,
) -> None:
    source = "\n".join(shelf.macros(shipped, olevba).values())
    commands = re.findall(r'Jalankan "([^\r\n]*)"\r?$', source, re.MULTILINE)
    subs = {p.button.sub: p.button.macro for p in LAYOUT.buttons}
    assert sorted(commands) == sorted(
        f"import lkjip.macros as m; m.{macro}()" for macro in subs.values()
    )
    assert not [command for command in commands if '"' in command or "%" in command]


def public_subs(path: Path) -> set[str]:
    source = "\n".join(shelf.macros(path, olevba).values())
    return set(re.findall(r"^Public Sub (\w+)\(", source, re.MULTILINE))


def test_every_step_tab_has_its_buttons_and_the_common_ones() -> None:
    for tab in LAYOUT.tabs:
        if tab.kind is TabKind.STEPS:
            placed = {sub for sub, at in PLACED if at == tab.name}
            wanted = {b.sub for b in (*buttons.BY_STEP[tab.sop_step], *buttons.COMMON)}
            assert wanted <= placed and buttons.BY_STEP[tab.sop_step], tab.name


# ---- print, protection, visibility


@pytest.mark.parametrize("tab", SEEN, ids=lambda tab: tab.name)
def test_a_tab_that_people_see_prints_on_landscape_a4_as_wide_as_one_page(tab: Tab) -> None:
    sheet = opened()[tab.name]
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == LANDSCAPE_A4
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert (sheet.page_setup.fitToWidth or 1) == 1 and sheet.page_setup.fitToHeight in (0, 1)
    assert "&P" in (sheet.oddFooter.right.text or "")


@pytest.mark.parametrize(
    "tab",
    [t for t in SEEN if t.kind in (TabKind.REGISTER, TabKind.ENTRY, TabKind.RESULT)],
    ids=lambda tab: tab.name,
)
def test_a_long_list_repeats_its_header_on_every_page_and_keeps_it_in_sight(tab: Tab) -> None:
    sheet = opened()[tab.name]
    header = LAYOUT.tables_of(tab.name)[0].row
    assert sheet.print_title_rows == f"${header}:${header}"
    assert sheet.freeze_panes is not None
    assert int(re.sub(r"\D", "", sheet.freeze_panes)) == header + 1


@pytest.mark.parametrize("tab", LAYOUT.tabs, ids=lambda tab: tab.name)
def test_a_sheet_is_protected_unless_people_keep_it_as_a_register(tab: Tab) -> None:
    protected = opened()[tab.name].protection.sheet
    if tab.name != "xlwings.conf":
        assert protected is (tab.kind is not TabKind.REGISTER)


@pytest.mark.parametrize("table", LAYOUT.tables, ids=lambda table: table.name)
def test_cells_that_people_type_in_are_unlocked_and_no_others(table: Table) -> None:
    sheet = opened()[table.tab]
    typed = {
        column.heading
        for i, column in enumerate(table.columns, table.col)
        if not sheet.cell(table.row + 1, i).protection.locked
    }
    assert typed == {column.heading for column in table.columns if column.typed}


def test_named_cells_that_people_type_in_are_unlocked() -> None:
    for named in LAYOUT.names:
        if named.entry:
            cell = opened()[named.tab].cell(named.row, named.col)
            assert not cell.protection.locked, named.name


def test_system_sheets_are_hidden_and_the_structure_is_locked(shipped: Path) -> None:
    root = etree.fromstring(shelf.parts(shipped)["xl/workbook.xml"])
    states = {s.get("name"): s.get("state", "visible") for s in root.iter(f"{{{MAIN}}}sheet")}
    hidden = {t.name for t in LAYOUT.tabs if t.kind is TabKind.SYSTEM or t.level is Level.CITY}
    assert {name for name, state in states.items() if state != "visible"} == hidden
    assert states["xlwings.conf"] == "veryHidden"
    assert root.find(f"{{{MAIN}}}workbookProtection").get("lockStructure") == "1"
    assert root.find(f"{{{MAIN}}}workbookPr").get("codeName") == "ThisWorkbook"


# ---- cells


@pytest.mark.parametrize("table", LAYOUT.tables, ids=lambda table: table.name)
def test_columns_of_days_show_days_and_columns_of_money_show_numbers(table: Table) -> None:
    sheet = opened()[table.tab]
    for i, column in enumerate(table.columns, table.col):
        cell = sheet.cell(table.row + 1, i)
        assert cell.is_date is (column.kind in (Kind.DATE, Kind.TIME)), column.heading
        if column.kind is Kind.MONEY:
            assert cell.number_format == "#,##0"


def test_every_choice_is_offered_in_a_list_for_every_row_that_may_come() -> None:
    for table in LAYOUT.tables:
        for i, column in enumerate(table.columns, table.col):
            if not column.options or not column.typed:
                continue
            first = f"{column_letters(i)}{table.row + 1}"
            far = f"{column_letters(i)}{table.row + 5_000}"
            rules = [
                rule
                for rule in opened()[table.tab].data_validations.dataValidation
                if first in rule.sqref and far in rule.sqref
            ]
            assert [r.formula1 for r in rules] == [f'"{",".join(column.options)}"'], column.heading


def test_every_formula_of_the_book_has_its_value(shipped: Path) -> None:
    parts = shelf.parts(shipped)
    empty = [
        (part, cell.get("r"))
        for part, data in parts.items()
        if part.startswith("xl/worksheets/sheet")
        for cell in etree.fromstring(data).iter(f"{{{MAIN}}}c")
        if cell.find(f"{{{MAIN}}}f") is not None and cell.find(f"{{{MAIN}}}v") is None
    ]
    assert empty == []


def test_every_link_of_the_book_leads_to_a_tab_that_is_there(shipped: Path) -> None:
    tabs = {tab.name for tab in LAYOUT.tabs}
    linked = {
        target
        for part, data in shelf.parts(shipped).items()
        if part.startswith("xl/worksheets/sheet")
        for target in re.findall(r"#'([^'\"]+)'!", data.decode())
    }
    assert linked and linked <= tabs
    home = openpyxl.load_workbook(shipped)
    strip = [home["Beranda"].cell(2, column).value for column in range(2, 26, 3)]
    cells = [re.findall(r"Proses!\$([A-Z]+)\$(\d+)", str(formula))[0] for formula in strip]
    assert [home["Proses"][f"{letters}{row}"].value for letters, row in cells] == [
        step.tab for step in STEPS
    ]


def test_relations_of_every_sheet_lead_to_parts_that_are_there(shipped: Path) -> None:
    parts = shelf.parts(shipped)
    for name in parts:
        if name.startswith("xl/worksheets/sheet"):
            ids = set(re.findall(r'r:id="(\w+)"', parts[name].decode()))
            rels = parts.get(f"xl/worksheets/_rels/{name.rpartition('/')[2]}.rels", b"").decode()
            assert ids <= set(re.findall(r'Id="(\w+)"', rels)), name


# ---- what the builder refuses


def broken(table: str, **changes: object) -> None:
    """Build the layout with one column of a table changed."""
    column = replace(LAYOUT.table(table).columns[0], **changes)
    tables = tuple(
        replace(t, columns=(column, *t.columns[1:])) if t.name == table else t
        for t in LAYOUT.tables
    )
    build(replace(LAYOUT, tables=tables))


def test_a_list_that_is_too_long_for_excel_stops_the_build() -> None:
    choices = tuple(f"pilihan nomor {i}" for i in range(40))
    with pytest.raises((BuildError, UserWarning), match=r"255|refused"):
        broken("tblUnit", options=choices)


def test_a_hint_that_is_too_long_is_cut_so_that_excel_opens_the_book() -> None:
    broken("tblUnit", hint="x" * (MAX_HINT + 50))


def test_a_header_that_stands_twice_stops_the_build() -> None:
    second = LAYOUT.table("tblUnit").columns[1].heading
    with pytest.raises((BuildError, RuntimeError, UserWarning)):
        broken("tblUnit", heading=second)


def test_a_table_name_that_excel_does_not_allow_stops_the_build() -> None:
    bad = Table("tbl Unit", "Bukti", 4, 30, (Column("A", 9),))
    with pytest.raises((BuildError, RuntimeError, UserWarning)):
        build(replace(LAYOUT, tables=(*LAYOUT.tables, bad)))


def test_a_text_that_is_too_long_for_a_cell_stops_the_build() -> None:
    long = Table("tblPanjang", "Bukti", 4, 30, (Column("A", 9),), rows=({"A": "x" * 32_768},))
    with pytest.raises((BuildError, UserWarning)):
        build(replace(LAYOUT, tables=(*LAYOUT.tables, long)))


def test_only_what_a_person_ticks_looks_typed_in_the_completeness(shipped: Path) -> None:
    table = LAYOUT.table("tblKelengkapan")
    sheet = openpyxl.load_workbook(shipped)["Kelengkapan"]
    letters = column_letters(table.col + table.headers.index("Cara"))
    formulas = {
        formula
        for rules in sheet.conditional_formatting
        for rule in rules.rules
        for formula in rule.formula
    }
    assert f'${letters}{table.row + 1}<>"dicentang orang"' in formulas
