"""Rules for the whole test-suite."""

import os
import shutil
import sys
from pathlib import Path

import pandas  # noqa: F401 - before xlwings, which a test of a button would start without it
import pytest
from hypothesis import settings
from tests import once

# On CI the same examples every time: a red run is about the change, not about luck. No deadline:
# how fast a machine is says nothing about a rule.
settings.register_profile("ci", derandomize=True, deadline=None)
settings.register_profile("desk", deadline=None)

SOFFICE_ELSEWHERE = (
    Path("/Applications/LibreOffice.app/Contents/MacOS/soffice"),
    Path("C:/Program Files/LibreOffice/program/soffice.exe"),
)


COMPILED = Path(sys.prefix) / "bytecode"
"""Compiled modules are kept in the environment: a hundred Pythons are started by the tests."""
LONGEST = (
    *("live/test_click.py", "book/test_port_xlwings.py", "test_house_rules.py"),
    *("live/test_same_tables.py", "live/test_open_book.py", "test_cli.py", "test_demo.py"),
    *("release/test_wheel.py", "release/test_pack.py", "setup/test_upgrade.py"),
    *("steps/test_kill.py", "mailbox/test_kill.py", "process/test_draft.py"),
    *("steps/test_new_year.py", "intake/test_libreoffice.py"),
)
"""The files that take longest come first: no process is left alone with one at the end."""

TESTS = Path(__file__).parent
FAST_FOLDERS = ("checks", "forms", "measure", "sop", "tools")
FAST_FILES = ("test_identifiers.py", "test_catalogue_kept.py")
"""Pure rooms, and rules about the code: together under a minute."""


def on_ci() -> bool:
    """Tell whether nobody looks at the skips: `.ci/run` sets LKJIP_CI, CI services set CI."""
    return any(os.environ.get(name, "").lower() in {"1", "true"} for name in ("LKJIP_CI", "CI"))


def libreoffice_is_here() -> bool:
    """Tell whether a LibreOffice can be started on this machine."""
    on_path = shutil.which("soffice") or shutil.which("libreoffice")
    return bool(on_path) or any(path.exists() for path in SOFFICE_ELSEWHERE)


def dovecot_is_here() -> bool:
    """Tell whether a Dovecot can be started; Debian keeps it where only root looks."""
    return bool(shutil.which("dovecot")) or Path("/usr/sbin/dovecot").exists()


def wine_is_here() -> bool:
    """Tell whether wine can play a command window of Windows."""
    return bool(shutil.which("wine"))


def gnumeric_is_here() -> bool:
    """Tell whether Gnumeric can print a workbook."""
    return bool(shutil.which("ssconvert"))


def lacking(item: pytest.Item) -> str:
    """Say which program a test needs and this machine does not have; empty when all is there."""
    needs = (
        ("libreoffice", libreoffice_is_here, "needs LibreOffice: no soffice on this machine"),
        ("dovecot", dovecot_is_here, "needs Dovecot: no dovecot here (Debian: dovecot-imapd)"),
        ("gnumeric", gnumeric_is_here, "needs Gnumeric: no ssconvert on this machine"),
        ("wine", wine_is_here, "needs wine: no Windows command window on this machine"),
    )
    return next(
        (why for name, is_here, why in needs if item.get_closest_marker(name) and not is_here()), ""
    )


def is_fast(path: Path) -> bool:
    """Tell whether a file of tests belongs to the inner loop."""
    inside = path.relative_to(TESTS)
    return inside.parts[0] in FAST_FOLDERS or inside.name in FAST_FILES


def keep_compiled() -> None:
    """Let this Python and those that it starts keep what they compile, outside the project."""
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    os.environ["PYTHONPYCACHEPREFIX"] = sys.pycache_prefix = str(COMPILED)
    sys.dont_write_bytecode = False


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers() -> int:
    """Return one process more than there are cores: tests also wait for other programs."""
    return (os.cpu_count() or 1) + 1


def turn(path: Path) -> int:
    """Return when a file of tests has its turn: its place among the longest, or after them."""
    name = path.relative_to(TESTS).as_posix() if path.is_relative_to(TESTS) else ""
    return LONGEST.index(name) if name in LONGEST else len(LONGEST)


def pytest_configure() -> None:
    keep_compiled()
    settings.load_profile("ci" if on_ci() else "desk")


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """Leave the other files unread when only the inner loop is wanted: reading them takes long."""
    wanted = config.getoption("markexpr", "") == "fast"
    is_test = collection_path.suffix == ".py" and collection_path.is_relative_to(TESTS)
    return True if wanted and is_test and not is_fast(collection_path) else None


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the tests of the inner loop, which start no other program; the longest come first."""
    items.sort(key=lambda item: turn(item.path))
    for item in items:
        if not item.path.is_relative_to(TESTS) or not is_fast(item.path):
            continue
        if not any(item.get_closest_marker(name) for name in ("libreoffice", "slow_stage")):
            item.add_marker(pytest.mark.fast)


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Skip what needs a program that is not here; on CI that is a failure."""
    reason = lacking(item)
    if reason and on_ci():
        pytest.fail(f"{reason}, and CI must not skip it", pytrace=False)
    if reason:
        pytest.skip(reason)


@pytest.fixture(scope="session", autouse=True)
def folders_of_the_run(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Let the processes of a run share what is made once (each has its folder in that of all)."""
    own = tmp_path_factory.getbasetemp()
    once.lie_in(own.parent if "PYTEST_XDIST_WORKER" in os.environ else own)
