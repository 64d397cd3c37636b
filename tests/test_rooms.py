"""The doors of the product: every command and button leads to a function, and starts light."""

from __future__ import annotations

import argparse
import os
import pkgutil
import subprocess
import sys
from collections.abc import Iterator
from importlib import import_module

import pytest

import lkjip
from lkjip import cli, macros
from lkjip.book.layout import LAYOUT
from lkjip.steps.kernel.load import load
from lkjip.steps.next_action import RUNNABLE

HEAVY = (
    "xlwings", "openpyxl", "xlsxwriter", "docx", "numpy", "pandas", "holidays", "matplotlib",
)  # fmt: skip
"""Libraries that take a while: a command loads those that it needs, when it needs them."""
LIGHT = ("plan:plan", "status:status", "overrides:ticked", "overrides:close_collection")
"""Steps that neither read nor write files of their own."""


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


def test_there_is_a_command_for_every_step_of_the_sop() -> None:
    assert set(COMMANDS) >= {
        "demo", "baru", "rencana", "minta", "kumpulkan", "ingatkan", "analisis", "draf", "reviu",
        "kirim", "evaluasi", "status", "hitung", "asal", "bangun", "periksa",
    }  # fmt: skip


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_leads_to_a_function_and_says_what_it_does(name: str) -> None:
    run = COMMANDS[name].get_default("run")
    function = cli.load(run)
    assert callable(function) and function.__doc__
    assert COMMANDS[name].description
    silent = [a.dest for a in COMMANDS[name]._actions if not a.help]
    assert silent == []


def test_the_command_line_starts_without_any_heavy_library() -> None:
    assert loaded_by("import lkjip.cli; lkjip.cli.parser()") == set()


def test_the_buttons_start_with_xlwings_alone() -> None:
    assert loaded_by("import lkjip.macros") - loaded_by("import xlwings") == set()


@pytest.mark.parametrize("step", LIGHT)
def test_a_light_button_loads_no_library_for_files(step: str) -> None:
    loaded = loaded_by(f"import lkjip.macros; lkjip.macros.load({step!r})")
    assert loaded - loaded_by("import xlwings") == set()


def test_every_button_runs_a_step_that_is_there(monkeypatch: pytest.MonkeyPatch) -> None:
    pressed: list[str] = []
    monkeypatch.setattr(macros, "press", pressed.append)
    for button in {placed.button.macro for placed in LAYOUT.buttons}:
        getattr(macros, button)()
    assert len(set(pressed)) == len(pressed) > 10
    assert all(callable(load(where)) for where in pressed)


def test_the_next_action_runs_steps_that_are_there() -> None:
    assert all(callable(load(where)) for where in RUNNABLE.values())


def test_every_module_can_be_loaded_and_says_what_it_is_for() -> None:
    names = [m.name for m in pkgutil.walk_packages(lkjip.__path__, "lkjip.")]
    assert len(names) > 100
    nameless = [n for n in names if n != "lkjip.__main__" and not import_module(n).__doc__]
    assert nameless == []
