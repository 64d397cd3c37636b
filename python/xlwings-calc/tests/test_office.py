"""LibreOffice processes: started, ended on time, never left behind."""

import builtins
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
import xlwings as xw

import xlwings_calc
from xlwings_calc import bridge, keeper
from xlwings_calc.profile import TEMPORARY
from xlwings_calc.settings import Settings

pytestmark = pytest.mark.libreoffice

PYTHON = Path(__file__).resolve().parents[1]
FOREVER = "Sub Forever\nDo While True\nLoop\nEnd Sub\n"
START = "import xlwings as xw, xlwings_calc; xlwings_calc.activate(); app = xw.App(visible=False)"


def is_running(pid: int) -> bool:
    try:
        os.killpg(pid, 0)
    except ProcessLookupError:
        return False
    return True


def ends_soon(pid: int) -> bool:
    """Wait for a process group to be gone; a keeper needs a moment."""
    deadline = time.monotonic() + 10
    while is_running(pid) and time.monotonic() < deadline:
        time.sleep(0.05)
    return not is_running(pid)


def started_elsewhere(code: str) -> subprocess.Popen[str]:
    """Another Python that starts a LibreOffice and prints the number of its process."""
    environ = {**os.environ, "PYTHONPATH": str(PYTHON)}
    command = [sys.executable, "-c", f"{START}; print(app.pid, flush=True); {code}"]
    return subprocess.Popen(command, env=environ, stdout=subprocess.PIPE, text=True)


def said_pid(python: subprocess.Popen[str]) -> int:
    assert python.stdout is not None
    with python.stdout:
        return int(python.stdout.readline())


def test_an_app_is_a_process_of_its_own_and_quits(app: xw.App) -> None:
    second = xw.App(visible=False)
    assert second.pid != app.pid
    assert is_running(second.pid)
    assert xw.apps.active == second
    second.quit()
    assert ends_soon(second.pid)
    assert second.pid not in xw.apps.keys()  # noqa: SIM118 - xlwings' apps are no mapping


def test_a_killed_app_leaves_no_process_and_no_settings_folder(app: xw.App) -> None:
    second = xw.App(visible=False)
    folder = second.impl.office._folder
    assert folder.exists()
    second.kill()
    assert ends_soon(second.pid)
    assert not folder.exists()


@pytest.mark.skipif(sys.platform == "win32", reason="pipes are no files there")
def test_a_killed_app_leaves_no_pipe_and_no_temporary_file(app: xw.App) -> None:
    second = xw.App(visible=False)
    office = second.impl.office
    made = keeper.pipes(office._folder, [f"{keeper.PIPE_SWITCH}{office.pipe};urp"])
    assert len(made) == 2 and all(pipe.exists() for pipe in made)
    assert list((office._folder / TEMPORARY).iterdir())
    second.kill()
    assert not any(pipe.exists() for pipe in made)


def test_a_step_that_takes_too_long_is_ended_with_its_name(
    engine: xw.Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XLWINGS_CALC_TIMEOUT", "1")
    slow = xw.App(visible=False)
    slow.books[0].api.BasicLibraries.createLibrary("Macros").insertByName("M", FOREVER)
    with pytest.raises(xlwings_calc.OfficeTimeout, match=r"App\.run took longer than 1 s"):
        slow.books[0].macro("M.Forever")()
    assert ends_soon(slow.pid)
    with pytest.raises(xlwings_calc.CalcError):
        slow.books[0]


def test_an_office_that_died_is_reported_and_forgotten(engine: xw.Engine) -> None:
    doomed = xw.App(visible=False)
    book = doomed.books[0]
    os.killpg(doomed.pid, signal.SIGKILL)
    assert ends_soon(doomed.pid)
    with pytest.raises(xlwings_calc.OfficeGone, match=r"Book\.name"):
        assert book.name
    assert doomed not in list(xw.apps)


def test_no_office_outlives_a_python_that_ends() -> None:
    python = started_elsewhere("pass")
    pid = said_pid(python)
    assert python.wait(30) == 0
    assert ends_soon(pid)


def test_no_office_outlives_a_python_that_is_killed() -> None:
    python = started_elsewhere("import time; time.sleep(60)")
    pid = said_pid(python)
    assert is_running(pid)
    python.kill()
    python.wait(30)
    assert ends_soon(pid)


def test_another_python_can_attach_by_the_pipes_name_but_not_kill(
    app: xw.App, book: xw.Book
) -> None:
    book.sheets[0]["A1"].value = "seen by both"
    guest = xw.App(spec=f"pipe:{app.impl.pipe}", add_book=False)
    assert guest != app
    assert guest.books[-1].sheets[0]["A1"].value == "seen by both"
    with pytest.raises(xlwings_calc.CalcError, match="someone else"):
        guest.kill()
    guest.impl.office.end()
    assert is_running(app.pid)
    app.activate()


def test_a_pipe_on_which_nobody_listens_is_reported(
    engine: xw.Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XLWINGS_CALC_START_TIMEOUT", "0.5")
    with pytest.raises(xlwings_calc.OfficeTimeout, match="nobody-listens-here"):
        xw.App(spec="pipe:nobody-listens-here")


@pytest.mark.parametrize("program", ["/nowhere/soffice", sys.executable])
def test_a_wrong_program_is_reported(engine: xw.Engine, program: str) -> None:
    with pytest.raises(xlwings_calc.SetupError):
        xw.App(spec=program)


def test_numbers_and_truth_read_the_same_in_an_indonesian_office(
    engine: xw.Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XLWINGS_CALC_LOCALE", "id-ID")
    office = xw.App(visible=False)
    cells = office.books[0].sheets[0]["A1:D1"]
    cells.value = ["1,234.5", "=A1>1", "1/2/2026", "=A1*2"]
    assert cells.formula == (("1234.5", "=A1>1", "46024", "=A1*2"),)
    assert cells.value[1] is True and cells.value[3] == 2469.0
    office.quit()


def test_every_step_is_counted_once_however_much_it_does(app: xw.App, book: xw.Book) -> None:
    taken = app.impl.office.taken
    before = taken.copy()
    book.sheets[0]["A1:J100"].value = [[1, "a"] * 5] * 100
    assert book.sheets[0]["A1:J100"].value[99][9] == "a"
    spent = taken - before
    assert (spent["Range.raw_value ="], spent["Range.raw_value"]) == (1, 1)


def test_a_python_object_can_listen_to_what_happens_in_a_book(book: xw.Book) -> None:
    heard = []

    class Listener(bridge.unohelper().Base, bridge.interface("util.XModifyListener")):
        def modified(self, event: object) -> None:
            heard.append(event)

        def disposing(self, event: object) -> None:
            pass

    original = builtins.__import__
    listener = Listener()
    book.api.addModifyListener(listener)
    book.sheets[0]["A1"].value = 5
    book.api.removeModifyListener(listener)
    assert heard
    assert builtins.__import__ is original and original.__module__ == "builtins"


def test_the_start_is_quick_enough_to_have_one_per_test_class(app: xw.App) -> None:
    assert app.version.major >= 7
    assert Settings().start_timeout >= 30
