"""One LibreOffice process: started, spoken to over a named pipe, and ended on time.

Every step that an xlwings user takes runs inside `Office.step`, which knows its name and its time
limit. A watch thread ends the process when a step is overdue: the call then comes back with an
error instead of never.
"""

from __future__ import annotations

import atexit
import contextlib
import itertools
import os
import subprocess
import sys
import threading
import time
from collections import Counter
from pathlib import Path
from typing import Any

from . import bridge
from .errors import CalcError, OfficeGone, OfficeTimeout, SetupError
from .profile import TEMPORARY, make_profile
from .programs import find_soffice, has_display
from .settings import Settings
from .step import Step

_numbers = itertools.count(1)
_running: set[Office] = set()

WATCH_EVERY = 0.25
POLITE_END = 5.0
ATTACH_WAIT = 5.0


class Office:
    """A LibreOffice that this Python started, or one that it was told to speak to.

    Attributes:
        pid: number of the process (group) that was started; of an attached office a made-up one.
        pipe: name of the pipe on which it listens.
        headless: whether it runs without windows.
        owned: whether this Python started it and therefore ends it.
        taken: how often each step was taken, by its name: what a macro costs.
    """

    def __init__(self, pipe: str, settings: Settings, *, headless: bool, owned: bool) -> None:
        self.pipe = pipe
        self.settings = settings
        self.headless = headless
        self.owned = owned
        self.program = Path()
        self.pid = 0
        self.overdue: str | None = None
        self._keeper: subprocess.Popen[str] | None = None
        self._context: Any = None
        self._desktop: Any = None
        self._closed = threading.Event()
        self.steps: dict[int, Step] = {}
        self.taken: Counter[str] = Counter()
        self._services: dict[str, Any] = {}

    @classmethod
    def start(cls, settings: Settings, *, visible: bool | None, program: str | None) -> Office:
        """Start a LibreOffice of our own and connect to it.

        Raises:
            SetupError: no LibreOffice, no bridge, or it ended at once.
            OfficeTimeout: it did not listen in time.
        """
        headless = settings.headless
        if headless is None:
            headless = not (visible and has_display())
        office = cls(
            f"xlwings-calc-{os.getpid()}-{next(_numbers)}",
            settings,
            headless=headless,
            owned=True,
        )
        bridge.uno(settings.uno)
        soffice = find_soffice(program or settings.soffice)
        office.program = soffice.resolve().parent
        office._launch(soffice)
        _running.add(office)
        try:
            with office.step("App (start)", settings.start_timeout):
                office._connect()
        except BaseException:
            office.end()
            raise
        return office

    @classmethod
    def attach(cls, pipe: str, settings: Settings) -> Office:
        """Connect to a LibreOffice that already listens on `pipe`; it is never killed from here."""
        bridge.uno(settings.uno)
        office = cls(pipe, settings, headless=False, owned=False)
        office.pid = -next(_numbers)
        threading.Thread(target=office._watch, daemon=True).start()
        _running.add(office)
        with office.step("App (attach)", settings.start_timeout):
            office._connect()
        return office

    @property
    def alive(self) -> bool:
        """True if the process still runs, as far as can be known without asking it."""
        if self._closed.is_set():
            return False
        return self._keeper is None or self._keeper.poll() is None

    @property
    def desktop(self) -> Any:
        """LibreOffice's desktop, the parent of all documents."""
        if self._desktop is None:
            raise OfficeGone("this LibreOffice has ended")
        return self._desktop

    def service(self, name: str) -> Any:
        """Return a service `com.sun.star.NAME` of the whole office, made once."""
        if name not in self._services:
            manager = self._context.ServiceManager
            full = f"com.sun.star.{name}"
            self._services[name] = manager.createInstanceWithContext(full, self._context)
        return self._services[name]

    def configuration(self, path: str, name: str) -> Any:
        """Return one value of LibreOffice's configuration."""
        node = bridge.properties(nodepath=f"/org.openoffice.{path}")
        access = "com.sun.star.configuration.ConfigurationAccess"
        provider = self.service("configuration.ConfigurationProvider")
        return provider.createInstanceWithArguments(access, node).getByName(name)

    def dispatch(self, frame: Any, command: str, **arguments: Any) -> None:
        """Run a menu command, such as `Copy`, on the current selection of a window."""
        named = bridge.properties(**arguments)
        self.service("frame.DispatchHelper").executeDispatch(frame, f".uno:{command}", "", 0, named)

    def step(self, label: str, seconds: float | None = None) -> Step:
        """Run one step under its time limit; steps inside a step belong to the outer one.

        Raises:
            OfficeTimeout, OfficeGone, CalcError: instead of UNO's exceptions, with the step's name.
        """
        return Step(self, label, self.settings.timeout if seconds is None else seconds)

    def wait_for_a_person(self) -> None:
        """Let the present step take as long as a person takes to answer."""
        step = self.steps.get(threading.get_ident())
        if step is not None:
            step.deadline = float("inf")

    def quit(self) -> None:
        """Ask LibreOffice to end; after a moment end it, if it is ours."""
        if self.alive and self._desktop is not None:
            with contextlib.suppress(CalcError), self.step("App.quit", POLITE_END):
                self._desktop.terminate()
        if self._keeper is not None:
            with contextlib.suppress(subprocess.TimeoutExpired):
                self._keeper.wait(POLITE_END)
        self.end()

    def end(self) -> None:
        """End the process at once; does nothing to an office that is not ours."""
        self._closed.set()
        _running.discard(self)
        self._desktop = self._context = None
        self._services.clear()
        if self._keeper is None:
            return
        self._hang_up()
        try:
            self._keeper.wait(POLITE_END)
        except subprocess.TimeoutExpired:
            self._keeper.kill()
            self._keeper.wait(POLITE_END)
        if self._keeper.stdout is not None:
            self._keeper.stdout.close()

    def _launch(self, soffice: Path) -> None:
        self._folder = make_profile(self.program, self.settings.locale)
        switches = ["--norestore", "--nologo", "--nodefault", "--nolockcheck"]
        if self.headless:
            switches.append("--headless")
        office = [
            str(soffice),
            *switches,
            "--nofirststartwizard",
            f"-env:UserInstallation={self._folder.as_uri()}",
            f"--accept=pipe,name={self.pipe};urp;StarOffice.ComponentContext",
        ]
        keeper = [sys.executable, "-I", "-S", str(Path(__file__).with_name("keeper.py"))]
        # A virtual environment's variables would mislead the Python inside LibreOffice.
        environment = {k: v for k, v in os.environ.items() if not k.startswith("PYTHON")}
        # What LibreOffice leaves when it is killed lies in the folder that is removed.
        environment |= dict.fromkeys(("TMPDIR", "TMP", "TEMP"), str(self._folder / TEMPORARY))
        self._keeper = subprocess.Popen(  # noqa: S603
            [*keeper, str(self._folder), *office],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=environment,
            text=True,
            start_new_session=True,
        )
        assert self._keeper.stdout is not None
        line = self._keeper.stdout.readline()
        if not line.strip():
            raise SetupError(f"{soffice} could not be started")
        self.pid = int(line)
        threading.Thread(target=self._watch, daemon=True).start()

    def _connect(self) -> None:
        local = bridge.uno().getComponentContext()
        resolver = local.ServiceManager.createInstanceWithContext(
            "com.sun.star.bridge.UnoUrlResolver", local
        )
        address = f"uno:pipe,name={self.pipe};urp;StarOffice.ComponentContext"
        not_yet = bridge.exception("connection.NoConnectException")
        patience = self.settings.start_timeout
        deadline = time.monotonic() + (patience if self.owned else min(patience, ATTACH_WAIT))
        while True:
            try:
                self._context = resolver.resolve(address)
                break
            except not_yet:
                if not self.alive:
                    raise SetupError(f"LibreOffice ended at once. {self._log()}") from None
                if time.monotonic() > deadline:
                    message = f"no LibreOffice listens on the pipe {self.pipe}. {self._log()}"
                    raise OfficeTimeout(message) from None
                time.sleep(0.05)
        self._desktop = self.service("frame.Desktop")

    def _log(self) -> str:
        if not self.owned:
            return ""
        with contextlib.suppress(OSError):
            text = (self._folder / "soffice.log").read_text(encoding="utf-8", errors="replace")
            return f"It said: {text.strip()[-500:] or 'nothing'}"
        return "It said nothing."

    def explained(self, label: str, seconds: float, error: Exception) -> CalcError:
        """Return the error that a caller gets instead of a UNO exception."""
        if self.overdue is not None:
            return OfficeTimeout(
                f"{self.overdue} took longer than {seconds:g} s, so this LibreOffice was ended"
            )
        if not self._answers():
            self.end()
            return OfficeGone(f"{label}: this LibreOffice has ended")
        if isinstance(error, bridge.exception("lang.DisposedException")):
            return CalcError(f"{label}: the book is closed or the object was deleted")
        kind = type(error).__name__.rpartition(".")[2]
        return CalcError(
            f"{label}: LibreOffice refused ({kind}: {str(error) or 'no reason given'})"
        )

    def _answers(self) -> bool:
        if not self.alive:
            return False
        try:
            self.desktop.getName()
        except Exception:
            return False
        return True

    def _watch(self) -> None:
        while not self._closed.wait(WATCH_EVERY):
            now = time.monotonic()
            for step in list(self.steps.values()):
                if now > step.deadline and self.overdue is None:
                    self.overdue = step.label
                    self._hang_up()

    def _hang_up(self) -> None:
        """Close the keeper's standard input: the word to kill the process group."""
        if self._keeper is not None and self._keeper.stdin is not None:
            with contextlib.suppress(OSError):
                self._keeper.stdin.close()


@atexit.register
def end_all() -> None:
    """End every LibreOffice that this Python started."""
    for office in list(_running):
        office.end()
