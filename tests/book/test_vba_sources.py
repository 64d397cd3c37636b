"""The text of the buttons: constant, without arguments, and clean for two analysers."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from pyvbaanalysis import analyze_office_file
from tests.book.test_vba_book import (
    BUTTONS,
    COLLECT,
    PROJECT,
    SHEETS,
    UNDO,
    VbaButton,
    small_book,
    small_modules,
)

from lkjip.book.port import HALF_MARK
from lkjip.book.vba import Module, modules, vba_project
from lkjip.book.vba.checks import procedures
from lkjip.book.vba.module import stream_text
from lkjip.book.vba.sources import (
    BUTTONS_MODULE,
    PROTECTION,
    STAMP_NAME,
    ribbon_callback,
)

LIBREOFFICE_DOES_NOT_KNOW = re.compile(
    r"^#|\bDeclare\b|\bPtrSafe\b|\bVBA\.|\bAppleScriptTask\b|#Const|,\s*,|\bListObjects?\b|\bHwnd\b"
    r"|\bIRibbonControl\b",
    re.IGNORECASE | re.MULTILINE,
)
SCANNERS_DISLIKE = re.compile(
    r"\bAuto_?Open\b|\bWorkbook_Open\b|\bAuto_?Exec\b|\bShell\b|\bCreateObject\b|\bGetObject\b"
    r"|\bEnviron\b|\bChrW?\(|\bCallByName\b|\bExecute\b",
    re.IGNORECASE,
)


def standard_modules() -> list[Module]:
    return [module for module in small_modules() if module.kind == "standard"]


def buttons_text(*buttons: VbaButton) -> str:
    return next(m.source for m in modules(buttons, SHEETS, []) if m.name == BUTTONS_MODULE)


def code(module: Module) -> str:
    """The module without its comment lines and without what stands in quotes."""
    lines = (line for line in module.source.split("\n") if not line.strip().startswith("'"))
    return re.sub(r'"[^"]*"', '""', "\n".join(lines))


def test_every_button_has_one_public_sub_without_arguments_that_runs_constant_text() -> None:
    assert (
        "Public Sub Tombol_Kumpulkan()\n"
        '    Jalankan "import lkjip.macros as m; m.kumpulkan()"\n'
        "End Sub\n"
    ) in buttons_text(COLLECT)


def test_every_button_has_a_ribbon_callback_that_calls_its_sub() -> None:
    assert ribbon_callback("Tombol_Kumpulkan") == "Pita_Kumpulkan"
    assert (
        "Public Sub Pita_Kumpulkan(ByVal control As Object)\n    Tombol_Kumpulkan\nEnd Sub\n"
    ) in buttons_text(COLLECT)


def test_a_question_is_asked_first_with_its_quotes_and_line_breaks() -> None:
    assert (
        '    If Yakin("Langkah terakhir akan ""dibatalkan""." & vbLf & "Lanjutkan?") Then '
        'Jalankan "import lkjip.macros as m; m.batalkan()"\n'
    ) in buttons_text(UNDO)


def test_what_goes_to_the_command_line_has_no_quote_and_no_percent_sign() -> None:
    commands = re.findall(r'Jalankan "(.*)"$', buttons_text(*BUTTONS), re.MULTILINE)
    assert len(commands) == len(BUTTONS)
    for command in commands:
        assert re.fullmatch(r"import lkjip\.macros as m; m\.[a-z_]+\(\)", command)


@pytest.mark.parametrize("macro", ["", "Kumpulkan", "kumpulkan()", "a%b", 'a"b', "a b", "a;b"])
def test_a_macro_that_is_no_function_name_is_refused(macro: str) -> None:
    with pytest.raises(ValueError, match=r"Tombol_Uji: .* is no name of a Python function"):
        modules([VbaButton("Tombol_Uji", macro)], SHEETS, [])


@pytest.mark.parametrize("sub", ["", "Kumpulkan", "Tombol_", "Tombol_1", "Tombol_a b", "L01"])
def test_a_sub_that_is_not_named_like_a_button_is_refused(sub: str) -> None:
    with pytest.raises(ValueError, match="a button's sub is named Tombol_ and a word"):
        modules([VbaButton(sub, "uji")], SHEETS, [])


def test_two_buttons_with_one_sub_are_refused() -> None:
    with pytest.raises(ValueError, match="Tombol_Kumpulkan is already in module LkjipTombol"):
        vba_project(PROJECT, modules([COLLECT, COLLECT], SHEETS, []))


def test_a_question_with_a_letter_that_vba_cannot_hold_is_refused() -> None:
    asked = modules([VbaButton("Tombol_Uji", "uji", "Lanjut → 2?")], SHEETS, [])
    with pytest.raises(ValueError, match=r"module LkjipTombol, line .* the character '→'"):
        vba_project(PROJECT, asked)


def test_only_the_buttons_can_be_started_from_the_list_of_macros() -> None:
    startable = {
        procedure.name
        for module in standard_modules()
        if "Option Private Module" not in module.source
        for procedure in procedures(module)
        if procedure.public and re.search(rf"Sub {procedure.name}\(\)", module.source)
    }
    assert startable == {"Tombol_Kumpulkan", "Tombol_Batalkan", "TungguPython"}


def test_the_hand_written_texts_are_plain_ascii() -> None:
    assert all(module.source.isascii() for module in standard_modules())


@pytest.mark.parametrize("module", standard_modules(), ids=lambda module: module.name)
def test_no_module_uses_what_libreoffice_does_not_know(module: Module) -> None:
    assert not LIBREOFFICE_DOES_NOT_KNOW.search(code(module))


@pytest.mark.parametrize("module", standard_modules(), ids=lambda module: module.name)
def test_no_module_uses_what_virus_scanners_dislike(module: Module) -> None:
    assert not SCANNERS_DISLIKE.search(code(module))


@pytest.mark.parametrize("module", standard_modules(), ids=lambda module: module.name)
def test_every_module_declares_its_variables(module: Module) -> None:
    assert module.source.startswith("Option Explicit\n")


def test_python_and_vba_agree_on_the_stamp_and_on_what_a_locked_sheet_allows() -> None:
    text = "\n".join(module.source for module in standard_modules())
    assert set(re.findall(r'Names\("(\w+)"\)', text)) == {STAMP_NAME}
    assert f'SETENGAH As String = "{HALF_MARK}"' in text
    names = {
        "AllowFormattingColumns": "format_columns",
        "AllowSorting": "sort",
        "AllowFiltering": "autofilter",
    }
    allowed = re.findall(r"(Allow\w+):=True", text)
    assert {names[name] for name in allowed} == {key for key, value in PROTECTION.items() if value}


def test_pyvbaanalysis_finds_nothing_to_report(tmp_path: Path) -> None:
    found = analyze_office_file(str(small_book(tmp_path / "kecil.xlsm")))
    assert set(found) >= {module.name for module in standard_modules()}
    assert {
        name: [p.message for p in problems] for name, problems in found.items() if problems
    } == {}


def test_pyvbaanalysis_does_see_an_undeclared_name(tmp_path: Path) -> None:
    broken = [
        Module(m.name, m.source.replace("sedangJalan = True", "sedangJalam = True"), m.kind)
        for m in small_modules()
    ]
    found = analyze_office_file(str(small_book(tmp_path / "rusak.xlsm", broken)))
    assert any("sedangJalam" in problem.message for problem in found[BUTTONS_MODULE])


def vbalidator(folder: Path, sources: list[Module]) -> list[str]:
    """The messages of VBAlidator with Excel's own object model."""
    for module in sources:
        file = folder / f"{module.name}.bas"
        file.write_bytes(stream_text(module).encode("cp1252"))
    report = folder / "laporan.json"
    program = Path(sys.executable).with_name("vbalidator")
    subprocess.run(
        [program, folder, "--host", "excel", "--quiet", "--output", report],
        capture_output=True,
        timeout=120,
        check=False,
        cwd=folder,
    )
    return [issue["message"] for issue in json.loads(report.read_text("utf-8"))["issues"]]


def test_vbalidator_finds_no_undeclared_name_and_nothing_else(tmp_path: Path) -> None:
    assert vbalidator(tmp_path, standard_modules()) == []


def test_vbalidator_does_see_an_undeclared_name(tmp_path: Path) -> None:
    broken = [
        Module(m.name, m.source.replace("BukaKunci()", "BukaKuncy()", 1), m.kind)
        if m.name == BUTTONS_MODULE
        else m
        for m in standard_modules()
    ]
    assert any("BukaKuncy" in message for message in vbalidator(tmp_path, broken))
