"""The doors of the product: every command and button leads to a function, and starts light."""

from __future__ import annotations

import argparse
import inspect
import os
import pkgutil
import re
import subprocess
import sys
from collections.abc import Iterator
from importlib import import_module

import pytest

import lkjip
from lkjip import cli, macros
from lkjip.actions import ALL, Action, buttons, step_of_button

HEAVY = (
    "xlwings", "openpyxl", "xlsxwriter", "docx", "numpy", "pandas", "holidays", "matplotlib",
)  # fmt: skip
"""Libraries that take a while: a command loads those that it needs, when it needs them."""
LIGHT = ("undur", "status", "centang", "tutup")
"""Buttons whose steps that neither read nor write files of their own."""


def commands() -> Iterator[tuple[str, argparse.ArgumentParser]]:
    """Every command of the command line."""
    for action in cli.parser()._actions:
        if isinstance(action, argparse._SubParsersAction):
            yield from action.choices.items()


COMMANDS = dict(commands())


def loaded_by(statement: str) -> set[str]:
    """The heavy libraries that a statement loads in a fresh process."""
    code = f"{statement}\nimport sys\nprint(*[m for m in {HEAVY!r} if m in sys.modules])"
    done = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        capture_output=True,
        text=True,
        check=True,
    )
    return set(done.stdout.split())


KEPT = {
    "abaikan": "--alasan!",
    "analisis": "",
    "asal": "kode!",
    "bangun": "--periksa",
    "baru": "--dari --tahun!",
    "batal": "",
    "buka": "",
    "centang": "--hapus kunci",
    "copot": "",
    "demo": "--folder",
    "draf": "--pdf",
    "evaluasi": "--catatan --keputusan",
    "hitung": "--ke --lembar berkas!",
    "ingatkan": "",
    "jawab": "jawaban! nomor!",
    "kemas": "--ke",
    "kirim": "--dari",
    "kumpulkan": "--dari",
    "lanjut": "",
    "menu": "",
    "minta": "",
    "pasang": "--dari --ganti-setelan-lama",
    "periksa": "",
    "rencana": "--mulai",
    "reviu": "--catatan --keputusan",
    "sandi": "--hapus --uji",
    "status": "",
    "surel": "--ragu",
    "tarik": "--alasan!",
    "tutup": "--alasan!",
    "wheels": "--ke --python --sistem",
}
"""Commands with their own words that scripts of offices use; ``!`` marks a word that must be given.

A command or an option may be added; one that is renamed or dropped breaks somebody's script.
"""
COMMON = {"--buku", "--json", "--kering", "--hari-ini", "--pelaku"}


@pytest.mark.parametrize("name", KEPT)
def test_commands_and_options_that_scripts_use_are_kept(name: str) -> None:
    words = {
        (option.option_strings or [option.dest])[-1] + ("!" if option.required else "")
        for option in COMMANDS[name]._actions
    }
    assert set(KEPT[name].split()) | COMMON <= words


@pytest.mark.parametrize("action", ALL, ids=lambda action: action.name)
def test_every_action_leads_to_a_function_and_says_what_it_does(action: Action) -> None:
    options = {option.key: "" for option in action.options}
    loaded = [load() for load in (action.command, action.converse) if load is not None]
    if action.step is not None:
        loaded.append(action.step(action.given(options)))
    assert loaded and all(callable(function) for function in loaded)
    assert action.view is None or callable(action.view(action.given({})))
    assert action.help and action.english
    assert [option.name for option in action.options if not option.help] == []


@pytest.mark.parametrize("action", ALL, ids=lambda action: action.name)
def test_every_step_takes_the_options_of_its_action(action: Action) -> None:
    if action.step is None:
        return
    step = action.step(action.given({}))
    parameters = inspect.signature(step).bind(None, None)
    assert parameters is not None


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_explains_itself_and_each_of_its_options(name: str) -> None:
    assert COMMANDS[name].description
    silent = [a.dest for a in COMMANDS[name]._actions if not a.help]
    assert silent == []


@pytest.mark.parametrize("name", COMMANDS)
def test_no_english_word_of_argparse_stands_in_a_help_text(name: str) -> None:
    text = COMMANDS[name].format_help() + COMMANDS[name].format_usage()
    english = r"usage:|options:|arguments|optional|show this help|default"
    assert re.findall(english, text + cli.parser().format_help()) == []


def test_what_an_action_is_called_is_said_once() -> None:
    for names in (
        [action.name for action in ALL],
        [button.macro for button in buttons()],
        [action.menu.key for action in ALL if action.menu],
        [name for action in ALL for name in action.answers],
    ):
        assert len(set(names)) == len(names)


def test_every_option_that_a_button_stands_for_is_an_option_of_its_command() -> None:
    for action in ALL:
        keys = {option.key for option in action.options}
        for button in action.buttons:
            assert set(button.given) <= keys, button.macro


def test_every_question_of_the_menu_fills_an_option_of_its_command() -> None:
    for action in ALL:
        known = {option.name: option for option in action.options}
        asked = {question.name for question in (action.menu.questions if action.menu else ())}
        assert asked <= set(known), action.name
        if action.menu:
            needed = {name for name, option in known.items() if option.required}
            assert needed <= asked, action.name


def test_the_command_line_starts_without_any_heavy_library() -> None:
    assert loaded_by("import lkjip.cli; lkjip.cli.parser()") == set()


def test_the_buttons_start_with_xlwings_alone() -> None:
    assert loaded_by("import lkjip.macros") == {"xlwings"}


def test_a_button_in_excel_starts_light_although_xlwings_is_imported_first() -> None:
    """The VBA of xlwings imports it before the macro: the path file has seen the command by then."""
    code = "import lkjip.light_xlwings; import xlwings.utils; import lkjip.macros"
    assert loaded_by(code) == {"xlwings"}


def test_the_xlwings_of_everybody_else_has_its_converters() -> None:
    assert {"pandas", "numpy"} <= loaded_by("import lkjip.light_xlwings; import xlwings")


def test_who_imports_pandas_himself_gets_it() -> None:
    code = "import lkjip.macros, pandas, xlwings; assert pandas.DataFrame({'a': [1]}).a.sum() == 1"
    assert loaded_by(code) == {"xlwings", "pandas", "numpy"}


MODULES_OF_A_PRESS = 424
"""So many modules may a press load before its step is known; 749 with pandas and its kin."""


def test_a_press_loads_few_modules_and_none_of_a_table_library() -> None:
    code = "import lkjip.macros, sys; print(len(sys.modules), *sorted(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    count, *names = done.stdout.split()
    packages = {name.partition(".")[0] for name in names} - set(sys.stdlib_module_names)
    assert {p for p in packages if not p.startswith("_")} <= {
        "xlwings", "lxml", "lkjip", "cython_runtime",
    }  # fmt: skip
    assert int(count) < MODULES_OF_A_PRESS


@pytest.mark.parametrize("step", LIGHT)
def test_a_light_button_loads_no_library_for_files(step: str) -> None:
    loaded = loaded_by(f"import lkjip.macros; lkjip.macros.step_of_button({step!r})")
    assert loaded == {"xlwings"}


NEEDED = {
    "rencana": {"docx"}, "minta": {"docx"},
    "draf": {"docx"}, "sahkan": {"docx"}, "jawab": {"docx"}, "reviu": {"docx"}, "kirim": {"docx", "openpyxl", "numpy"}, "evaluasi": {"docx"},
    "baru": {"xlsxwriter"}, "ekspor": {"xlsxwriter"},
}  # fmt: skip
"""The libraries that a command's step needs whatever the book says."""
WITH_STEP = tuple(action.name for action in ALL if action.step is not None)


@pytest.mark.parametrize("name", WITH_STEP)
def test_a_step_loads_the_libraries_that_it_needs_and_no_other(name: str) -> None:
    code = (
        "from lkjip.actions import ALL; "
        f"a = {{a.name: a for a in ALL}}[{name!r}]; a.step(a.given({{}}))"
    )
    assert loaded_by(code) <= NEEDED.get(name, set())


def test_every_button_runs_a_step_that_is_there(monkeypatch: pytest.MonkeyPatch) -> None:
    pressed: list[str] = []
    monkeypatch.setattr(macros, "press", pressed.append)
    for button in buttons():
        getattr(macros, button.macro)()
    assert pressed == [button.macro for button in buttons()] and len(pressed) > 10
    assert all(callable(step_of_button(macro)) for macro in pressed)
    assert set(pressed) <= set(dir(macros))


def test_a_name_that_no_button_has_is_no_macro() -> None:
    with pytest.raises(AttributeError, match=r"lkjip\.macros\.terbang"):
        macros.terbang  # noqa: B018 - the access is what is tried


def test_the_next_action_runs_only_what_needs_no_answer() -> None:
    alone = [action for action in ALL if action.alone]
    assert {action.name for action in alone} == {
        "rencana", "minta", "kumpulkan", "ingatkan", "analisis", "draf", "kirim",
    }  # fmt: skip
    assert all(action.step is not None and action.answers for action in alone)
    assert not [a.name for a in alone if any(option.required for option in a.options)]


def test_every_module_can_be_loaded_and_says_what_it_is_for() -> None:
    names = [m.name for m in pkgutil.walk_packages(lkjip.__path__, "lkjip.")]
    assert len(names) > 100
    nameless = [n for n in names if n != "lkjip.__main__" and not import_module(n).__doc__]
    assert nameless == []


def test_what_the_tests_start_keeps_what_it_compiles() -> None:
    """A hundred Pythons are started; each would compile the product anew."""
    said = subprocess.run(
        [sys.executable, "-c", "import sys; print(sys.dont_write_bytecode, sys.pycache_prefix)"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert said.stdout.split() == ["False", str(sys.pycache_prefix)]
