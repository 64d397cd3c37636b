"""The written VBA in a real program: LibreOffice compiles all of it and runs what it can.

One statement that LibreOffice cannot compile silences every module: its functions then return
nothing at all, without any message. So an answer from each module proves that all compile.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from tests.book.test_vba_book import PROJECT, SHEETS, UNLOCKED, small_book, small_modules

from lkjip.book.vba import Module

pytestmark = pytest.mark.libreoffice

TIME_LIMIT = 60
"""Seconds for one conversation; a warm one takes under two."""
DISTRIBUTION_PACKAGES = "/usr/lib/python3/dist-packages"
LOCKED_AS_BUILT = [name != UNLOCKED for name in SHEETS]

CONVERSATION = """
import json, os, sys, time, uno
from com.sun.star.beans import PropertyValue
from com.sun.star.connection import NoConnectException

def prop(name, value):
    one = PropertyValue()
    one.Name, one.Value = name, value
    return one

pipe, url, project, steps = sys.argv[1:3] + [sys.argv[3], json.loads(sys.argv[4])]
local = uno.getComponentContext()
resolver = local.ServiceManager.createInstanceWithContext(
    "com.sun.star.bridge.UnoUrlResolver", local)
while True:
    try:
        context = resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        break
    except NoConnectException:
        time.sleep(0.1)
desktop = context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
ALWAYS_EXECUTE = 4
book = desktop.loadComponentFromURL(
    url, "_blank", 0, (prop("MacroExecutionMode", ALWAYS_EXECUTE), prop("Hidden", True)))
sheets = [book.Sheets.getByIndex(n) for n in range(book.Sheets.Count)]
for what, *rest in steps:
    if what == "call":
        script = book.getScriptProvider().getScript(
            f"vnd.sun.star.script:{project}.{rest[0]}?language=Basic&location=document")
        answer = script.invoke(tuple(rest[1:]), (), ())[0]
    elif what == "locked":
        answer = [sheet.isProtected() for sheet in sheets]
    elif what == "cell":
        answer = sheets[0].getCellRangeByName(rest[0]).String
    print(json.dumps(answer), flush=True)
book.close(True)
os._exit(0)  # leaving in the ordinary way now and then ends in a crash of the bridge
"""


@cache
def python_with_uno() -> str:
    """A Python that can talk to LibreOffice: this one, or the distribution's."""
    for python in (sys.executable, "/usr/bin/python3"):
        tried = subprocess.run(
            [python, "-c", "import uno"], env=_environment(), capture_output=True, check=False
        )
        if not tried.returncode:
            return python
    reason = "no Python here can import uno (python3-uno)"
    if os.environ.get("LKJIP_CI"):
        pytest.fail(reason)
    pytest.skip(reason)


def _environment() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": DISTRIBUTION_PACKAGES}


class Office:
    """A LibreOffice of its own, with its own profile."""

    def __init__(self, folder: Path) -> None:
        self.pipe = f"lkjip-{os.getpid()}-{folder.name}"
        self.process = subprocess.Popen(
            [
                shutil.which("soffice") or "libreoffice",
                *("--headless", "--norestore", "--nologo", "--nodefault"),
                f"-env:UserInstallation={folder.as_uri()}",
                f"--accept=pipe,name={self.pipe};urp;StarOffice.ComponentContext",
            ],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )

    def ask(self, book: Path, *steps: tuple[object, ...]) -> list[Any]:
        """Open a book and take these steps; fail instead of hanging."""
        assert self.process.poll() is None, "LibreOffice has ended"
        arguments = [self.pipe, book.as_uri(), PROJECT, json.dumps(steps)]
        try:
            done = subprocess.run(
                [python_with_uno(), "-c", CONVERSATION, *arguments],
                env=_environment(),
                capture_output=True,
                text=True,
                timeout=TIME_LIMIT,
                check=False,
            )
        except subprocess.TimeoutExpired as error:
            self.kill()
            pytest.fail(f"LibreOffice gave no answer in {TIME_LIMIT} s: {error.stdout!r}")
        assert done.returncode == 0, done.stderr
        return [json.loads(line) for line in done.stdout.splitlines()]

    def kill(self) -> None:
        if self.process.poll() is None:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    python_with_uno()
    office = Office(tmp_path_factory.mktemp("profil"))
    yield office
    office.kill()


def changed(module: str, *changes: tuple[str, str]) -> list[Module]:
    """The modules with some text of one of them exchanged."""
    out = []
    for one in small_modules():
        source = one.source
        for old, new in changes if one.name == module else ():
            assert old in source
            source = source.replace(old, new)
        out.append(replace(one, source=source))
    return out


def with_python(body: str) -> list[Module]:
    """The modules with a stand-in for xlwings, and messages that go to the cell A9."""
    head = "Public Function RunPython(ByVal perintah As String) As Variant"
    stand_in = f"{head}\n{body}\nEnd Function\n"
    return changed(
        "LkjipTombol",
        ("'xlwings.xlam'!RunPython", "LkjipTombol.RunPython"),
        ('AdaAddin = (nama <> "")', "AdaAddin = True"),
        ("MsgBox pesan, vbExclamation, JUDUL", MESSAGE_TO_CELL),
        ("Public Sub Tombol_Kumpulkan()", f"{stand_in}\nPublic Sub Tombol_Kumpulkan()"),
    )


MESSAGE_TO_CELL = 'ThisWorkbook.Worksheets("Beranda").Range("A9").Value = pesan'
SEEN_UNLOCKED = (
    'ThisWorkbook.Worksheets("Beranda").Range("A8").Value = '
    'perintah & " " & ThisWorkbook.Worksheets("Beranda").ProtectContents'
)
STAMP = 'ThisWorkbook.Worksheets("Beranda").Range("A1").Value = "jalan 1"'
PRESS = ("call", "LkjipTombol.Tombol_Kumpulkan")


ONE_QUESTION_PER_MODULE = (
    ("call", "LkjipPesan.PesanBekerja"),
    ("call", "LkjipTombol.AdaStempel"),
    ("call", "LkjipKunci.BukaKunci"),
    ("locked",),
)
ANSWERS_WHEN_COMPILED = ["LKjIP sedang bekerja, mohon tunggu...", True, "", [False] * len(SHEETS)]


def test_every_module_compiles_and_answers(office: Office, tmp_path: Path) -> None:
    book = small_book(tmp_path / "kecil.xlsm")
    assert office.ask(book, *ONE_QUESTION_PER_MODULE) == ANSWERS_WHEN_COMPILED


def test_what_stands_in_the_way_is_found_there_too(office: Office, tmp_path: Path) -> None:
    answers = office.ask(
        small_book(tmp_path / "kecil.xlsm"),
        ("call", "LkjipPesan.Halangan", False, "", "buku", True, True),
        ("call", "LkjipPesan.Halangan", False, "/tmp", "buku.xlsm", True, True),
        ("call", "LkjipPesan.Halangan", False, "/tmp", "a=b.xlsm", True, True),
        ("call", "LkjipTombol.HanyaBaca"),
        ("call", "LkjipTombol.AdaAddin"),
        ("call", "LkjipTombol.PythonBerjalanSendiri"),
    )
    assert "belum pernah disimpan" in answers[0]
    assert "memuat tanda =" in answers[2]
    assert [answers[1], *answers[3:]] == ["", False, False, False]


@pytest.mark.parametrize("module", ["LkjipTombol", "LkjipPesan", "LkjipKunci"])
def test_one_statement_it_cannot_compile_would_silence_every_module(
    office: Office, tmp_path: Path, module: str
) -> None:
    broken = changed(module, ("End Function\n", "If Then Else (\nEnd Function\n"))
    answers = office.ask(small_book(tmp_path / "rusak.xlsm", broken), *ONE_QUESTION_PER_MODULE)
    assert answers != ANSWERS_WHEN_COMPILED
    assert not any(answers[:2]) and answers[3] == LOCKED_AS_BUILT


def test_sheets_are_unlocked_and_exactly_those_are_locked_again(
    office: Office, tmp_path: Path
) -> None:
    answers = office.ask(
        small_book(tmp_path / "kecil.xlsm"),
        ("locked",),
        ("call", "LkjipKunci.BukaKunci"),
        ("locked",),
        ("call", "LkjipKunci.KunciLagi"),
        ("locked",),
    )
    assert answers[0::2] == [LOCKED_AS_BUILT, [False] * len(SHEETS), LOCKED_AS_BUILT]


def test_a_button_without_the_add_in_comes_to_an_end(office: Office, tmp_path: Path) -> None:
    answers = office.ask(
        small_book(tmp_path / "kecil.xlsm"),
        PRESS,
        ("call", "LkjipTombol.Tombol_Batalkan"),
        ("locked",),
    )
    assert answers[-1] == LOCKED_AS_BUILT


def test_a_run_that_works_is_unlocked_within_and_locked_after(
    office: Office, tmp_path: Path
) -> None:
    book = small_book(tmp_path / "kecil.xlsm", with_python(f"{SEEN_UNLOCKED}\n{STAMP}"))
    _, seen, said, locked = office.ask(book, PRESS, ("cell", "A8"), ("cell", "A9"), ("locked",))
    assert seen == "import lkjip.macros as m; m.kumpulkan() False"
    assert (said, locked) == ("", LOCKED_AS_BUILT)


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("", "Python tampaknya tidak berjalan"),
        ("RunPython = -1", "Program berhenti karena kesalahan"),
        ("Err.Raise 1004", "Program berhenti karena kesalahan"),
    ],
)
def test_a_run_that_fails_says_so_and_locks_again(
    office: Office, tmp_path: Path, body: str, said: str
) -> None:
    # LibreOffice lets nothing be written to a locked sheet, so the message needs a free cell.
    book = small_book(tmp_path / "kecil.xlsm", _message_to_unlocked_sheet(with_python(body)))
    _, _, locked, message = office.ask(
        book, PRESS, PRESS, ("locked",), ("call", "LkjipTombol.Terakhir")
    )
    assert message.startswith(said)
    assert locked == LOCKED_AS_BUILT


def _message_to_unlocked_sheet(modules: list[Module]) -> list[Module]:
    cell = f'ThisWorkbook.Worksheets("{UNLOCKED}").Range("A9").Value'
    read = f"\nPublic Function Terakhir() As String\nTerakhir = {cell}\nEnd Function\n"
    return [
        replace(one, source=one.source.replace(MESSAGE_TO_CELL, f"{cell} = pesan") + read)
        if one.name == "LkjipTombol"
        else one
        for one in modules
    ]
