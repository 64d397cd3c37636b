"""Runs tests that were written for Excel: `python -m pytest -p xlwings_calc.pytest_plugin`.

The engine is active before the first test is collected, and books may run their macros.
"""

import os

import xlwings_calc


def pytest_configure() -> None:
    """Make the engine the active one."""
    os.environ.setdefault("XLWINGS_CALC_MACROS", "1")
    xlwings_calc.activate()
