"""The engine as xlwings sees it, before any LibreOffice runs."""

import datetime as dt
import decimal
import inspect
import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
import xlwings as xw
from xlwings import base_classes

import xlwings_calc
from xlwings_calc.cell_errors import CellError
from xlwings_calc.engine import Engine
from xlwings_calc.range import Range
from xlwings_calc.settings import Settings
from xlwings_calc.sheet import Sheet
from xlwings_calc.table import Table

PYTHON = Path(__file__).resolve().parents[1]


def test_importing_the_package_registers_the_engine_once() -> None:
    assert [engine.name for engine in xw.engines].count("calc") == 1
    assert xw.engines["calc"].type == "desktop"


def test_importing_starts_nothing_and_needs_no_bridge() -> None:
    code = "import sys, xlwings_calc; sys.exit('uno' in sys.modules)"
    environ = {**os.environ, "PYTHONPATH": str(PYTHON), "XLWINGS_CALC_UNO": "/nowhere"}
    subprocess.run([sys.executable, "-c", code], env=environ, check=True)


def test_without_the_bridge_the_error_says_what_to_install() -> None:
    code = "import xlwings as xw, xlwings_calc; xlwings_calc.activate(); xw.App()"
    environ = {**os.environ, "PYTHONPATH": str(PYTHON), "XLWINGS_CALC_UNO": "/nowhere"}
    done = subprocess.run(
        [sys.executable, "-c", code], env=environ, capture_output=True, text=True, check=False
    )
    assert "SetupError" in done.stderr and "apt install libreoffice-calc python3-uno" in done.stderr


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        (None, ""),
        (float("nan"), ""),
        (pd.NA, ""),
        (pd.NaT, ""),
        (decimal.Decimal("1.5"), 1.5),
        (np.float64(2.5), 2.5),
        (np.int32(7), 7),
        (np.bool_(True), True),
        (np.datetime64("2026-01-02T03:04"), dt.datetime(2026, 1, 2, 3, 4)),
        (pd.Timestamp("2026-01-02"), dt.datetime(2026, 1, 2)),
        ("text", "text"),
        (dt.date(2026, 1, 2), dt.date(2026, 1, 2)),
    ],
)
def test_a_value_is_made_ready_for_a_cell(value: object, cell: object) -> None:
    ready = Engine.prepare_xl_data_element(value)
    assert ready == cell and type(ready) is type(cell)


def test_values_are_cleaned_as_the_options_ask() -> None:
    data = [[None, 1.0, CellError.DIV0, True], ["x", dt.datetime(2026, 1, 2), "", 2.0]]
    plain = Engine.clean_value_data(data, dt.datetime, None, None, False)
    assert plain == [[None, 1.0, None, True], ["x", dt.datetime(2026, 1, 2), None, 2.0]]
    asked = Engine.clean_value_data(data, lambda **d: d["year"], "-", int, True)
    assert asked == [["-", 1, "#DIV/0!", True], ["x", 2026, "-", 2]]


@pytest.mark.parametrize(
    ("engine_class", "member"),
    [(Range, "comment"), (Range, "to_png"), (Sheet, "charts"), (Sheet, "pivot_tables")],
)
def test_what_is_not_written_says_its_name(engine_class: type, member: str) -> None:
    written = getattr(engine_class, member)
    call = written.fget if isinstance(written, property) else written
    with pytest.raises(NotImplementedError, match=f"{engine_class.__name__}.{member} is not"):
        call(None)


@pytest.mark.parametrize("engine_class", [Range, Sheet, Table])
def test_no_gap_of_xlwings_is_left_without_a_name(engine_class: type) -> None:
    base = next(c for c in engine_class.__mro__ if c.__module__ == base_classes.__name__)
    nameless = [
        name
        for name, member in vars(base).items()
        if inspect.isfunction(member) and getattr(engine_class, name) is member
        if "NotImplementedError" in member.__code__.co_names
    ]
    assert nameless == []


def test_settings_come_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XLWINGS_CALC_TIMEOUT", "2.5")
    monkeypatch.setenv("XLWINGS_CALC_HEADLESS", "0")
    monkeypatch.setenv("XLWINGS_CALC_MACROS", "yes")
    settings = Settings.from_environment()
    assert (settings.timeout, settings.headless, settings.macros) == (2.5, False, True)
    assert settings.locale == "en-US"


@pytest.mark.parametrize(("name", "value"), [("TIMEOUT", "soon"), ("HEADLESS", "perhaps")])
def test_a_wrong_setting_is_refused_by_name(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    monkeypatch.setenv(f"XLWINGS_CALC_{name}", value)
    with pytest.raises(ValueError, match=f"XLWINGS_CALC_{name}"):
        Settings.from_environment()


def test_every_environment_variable_is_in_the_packages_docstring() -> None:
    text = (PYTHON / "xlwings_calc" / "settings.py").read_text(encoding="utf-8")
    names = [name for name in Settings.__dataclass_fields__ if f'"{name.upper()}"' in text]
    assert len(names) == len(Settings.__dataclass_fields__)
    assert xlwings_calc.__doc__ is not None
    assert all(f"XLWINGS_CALC_{name.upper()}" in xlwings_calc.__doc__ for name in names)
