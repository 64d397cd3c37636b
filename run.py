#!/usr/bin/env python3
"""One door for everybody: make the environment once, then hand over to ``python -m lkjip``.

    python3 run.py demo          any command of the product
    python3 run.py test          the whole test-suite; further arguments go to pytest
    python3 run.py test --cepat  the fast tests only: under a minute, while one is writing
    python3 run.py               the list of commands

On Windows: ``py run.py demo``. Standard library only, and the syntax stays readable for
Python 3.6, so that an old Python says what is wrong instead of showing a SyntaxError. That is why
the type hints are quoted and why there is no ``from __future__ import annotations``. It is one long
file because it must work before there is any package to import from.

What it keeps in the folder ``.venv`` beside itself, apart from the environment:

- ``lkjip-stamp.json``: which requirements are installed and for which Python; written last;
- ``lkjip-unfinished``: stands there while something is being installed, so the run after one that
  was killed in the middle knows, and starts from an empty folder;
- ``lkjip.lock``: one set-up at a time;
- ``attach.log``: what venv and pip said.
"""

import hashlib
import importlib.util
import json
import os
import shutil
import signal
import subprocess
import sys
import sysconfig
import time
from collections.abc import Callable, Sequence
from errno import EACCES, EAGAIN, EDEADLK
from pathlib import Path
from types import TracebackType
from typing import IO, NamedTuple

OLDEST = (3, 11)
NEWEST_KNOWN = (3, 14)  # the newest Python that every pinned requirement has a ready package for

CANNOT_GO_ON = 2
INTERRUPTED = 130  # 128 + SIGINT, as shells count

LOCK_WAIT_SECONDS = 20 * 60.0  # a slow office line needs minutes for about 100 MB
LOCK_POLL_SECONDS = 0.2
LOG_TAIL_LINES = 8
LOG_TAIL_WIDTH = 160
# A file of tests at a time, on one process more than there are cores (tests/conftest.py), because
# tests also wait; no more than four, each may start a LibreOffice. The longest files come first.
SPREAD = ("-n", "auto", "--maxprocesses", "4", "--dist", "loadfile", "--no-loadscope-reorder")
WHOLE_SUITE = (*SPREAD, "-m", "not slow_stage")
FAST_SUITE = (*SPREAD, "-m", "fast")
FAST = "--cepat"

# The product, and the LibreOffice engine, a distribution of its own that is found by its path.
PACKAGES = ("python", "python/xlwings-calc")

PREPARING = "Menyiapkan lingkungan Python (sekali saja) … "
WAITING = "Menunggu proses lain yang sedang menyiapkan lingkungan Python …"
WAITED_TOO_LONG = """\
Proses lain masih menyiapkan lingkungan Python setelah {minutes} menit.
  Tunggu sampai selesai atau tutup proses itu, lalu jalankan lagi perintah yang sama."""
STOPPED = "Dihentikan. Jalankan lagi perintah yang sama untuk melanjutkan."

NETWORK = """\
Paket Python tidak dapat diunduh: server paket tidak terjangkau.
  1. Periksa sambungan internet, lalu jalankan lagi perintah yang sama.
  2. Kantor memakai proxy: atur dahulu variabel HTTPS_PROXY.
  3. Kantor punya server paket sendiri: atur dahulu variabel PIP_INDEX_URL.
  4. Tanpa internet: di komputer lain dengan sistem dan versi Python yang sama jalankan
     `{download}`
     lalu salin folder wheels/ itu ke sebelah run.py."""
WHEELS = """\
Folder wheels/ di sebelah run.py tidak lengkap: ada paket yang tidak ditemukan di dalamnya.
  1. Lengkapi di komputer yang tersambung internet, dengan sistem dan versi Python yang sama:
     `{download}`
  2. Atau ganti nama folder wheels/ supaya paket diunduh dari internet."""
NO_PACKAGE = """\
Ada paket yang tidak tersedia untuk Python {python} di komputer ini, atau di server paket kantor.
  Pakai Python {oldest} sampai {newest} (64-bit), lalu jalankan lagi perintah yang sama."""
NO_SPACE = """\
Tempat penyimpanan penuh. Lingkungan Python memerlukan sekitar 500 MB di
  {env}
  Kosongkan sebagian, lalu jalankan lagi perintah yang sama."""
NO_PERMISSION = """\
Folder ini tidak boleh ditulisi, atau sedang dipakai program lain:
  {env}
  1. Tutup Excel dan jendela perintah lain yang memakai LKjIP.
  2. Atau pindahkan seluruh folder LKjIP ke tempat milik sendiri (Windows: misalnya C:\\LKjIP).
  Lalu jalankan lagi perintah yang sama."""
LONG_PATH = """\
Nama folder ini terlalu panjang:
  {env}
  Pindahkan seluruh folder LKjIP ke tempat yang pendek (Windows: misalnya C:\\LKjIP),
  lalu jalankan lagi perintah yang sama."""
NO_VENV = """\
Python ini tidak membawa pembuat lingkungan (modul venv dan ensurepip).
  Debian/Ubuntu: jalankan `sudo apt install python3-venv` (atau python{python}-venv).
  Windows/macOS: pasang Python lengkap dari https://www.python.org/downloads/
  Lalu jalankan lagi perintah yang sama."""
NO_FILE = """\
{name} tidak ada di sebelah run.py.
  Salin ulang seluruh folder LKjIP (jangan run.py saja), lalu ulangi."""
NO_FOLDER = """\
Folder '{folder}' yang disebut sesudah --dari tidak ada.
  Periksa namanya, lalu jalankan lagi perintah yang sama."""
IS_LINK = """\
{env} adalah tautan ke folder lain dan isinya rusak; isinya tidak dihapus.
  Hapus tautan itu, lalu jalankan lagi perintah yang sama."""
UNKNOWN = """\
Lingkungan Python tidak dapat disiapkan.
  Hapus folder .venv, lalu jalankan lagi perintah yang sama. Bila tetap gagal, sertakan catatan
  di bawah ini saat meminta bantuan."""

# Read from the top: a full disk also leaves network words further up in the log.
SIGNS = (
    (NO_SPACE, ("no space left on device", "[errno 28]", "[winerror 112]", "quota exceeded")),
    (LONG_PATH, ("[winerror 206]", "long path support", "file name too long")),
    (
        NO_PERMISSION,
        ("permission denied", "[winerror 5]", "[winerror 32]", "read-only file system"),
    ),
    (NO_VENV, ("ensurepip is not available", "no module named ensurepip", "no module named venv")),
    (
        NETWORK,
        (
            "retrying (retry(",
            "newconnectionerror",
            "connection error",
            "connection refused",
            "connection aborted",
            "connection broken",
            "connectionreseterror",
            "could not connect",
            "could not fetch url",
            "failed to establish a new connection",
            "getaddrinfo failed",
            "name resolution",
            "name or service not known",
            "timed out",
            "proxyerror",
            "proxy authentication required",
            "sslerror",
            "certificate_verify_failed",
        ),
    ),
    (NO_PACKAGE, ("no matching distribution found", "could not find a version that satisfies")),
)

# pip downloads everything before it changes anything; from this line on a failure leaves pieces.
PIP_STARTED_WRITING = "Installing collected packages"

PROBE = (
    "import sys, sysconfig, pip; "
    "sys.exit(sys.argv[1] != sys.implementation.cache_tag + ' ' + sysconfig.get_platform())"
)


class PreparationError(Exception):
    """The environment cannot be made; the text is what the user reads."""


def say(text: str, end: str = "\n") -> None:
    """Tell the user; on standard error, because standard output belongs to the command."""
    print(text, end=end, file=sys.stderr, flush=True)


def too_old(version: "Sequence[int]", which: "Callable[[str], str | None]") -> "str | None":
    """Return the message for a Python that is too old, or None; `which` finds a newer one."""
    if tuple(version[:2]) >= OLDEST:
        return None
    oldest = f"{OLDEST[0]}.{OLDEST[1]}"
    here = ".".join(str(part) for part in version[:3])
    message = f"Python {here} terlalu lama: LKjIP memerlukan Python {oldest} atau yang lebih baru."
    for minor in range(NEWEST_KNOWN[1], OLDEST[1] - 1, -1):
        if which(f"python3.{minor}"):
            return f"{message}\n  Di komputer ini sudah ada: jalankan `python3.{minor} run.py ...`"
    return (
        f"{message}\n  Pasang dari https://www.python.org/downloads/, lalu ulangi"
        "\n  (Windows: `py run.py ...`; Linux dan macOS: `python3 run.py ...`)."
    )


def python_tag() -> str:
    """Name what an environment depends on: kind and minor version of Python, and the system."""
    return f"{sys.implementation.cache_tag} {sysconfig.get_platform()}"


def child_environ() -> "dict[str, str]":
    """Return the caller's environment in UTF-8 mode, without what would mislead the .venv."""
    environ = {name: value for name, value in os.environ.items() if name != "PYTHONHOME"}
    environ["PYTHONUTF8"] = "1"
    return environ


def run_logged(command: "Sequence[str]", log: "IO[bytes]", lock: int) -> int:
    """Run a command with its output in `log`; return its exit code.

    On POSIX the child inherits the lock: when this program is killed and pip goes on, the lock
    stays taken until pip has ended too.
    """
    keep = () if os.name == "nt" else (lock,)
    return subprocess.call(  # noqa: S603 -- a list of our own words, no shell
        list(command),
        stdin=subprocess.DEVNULL,
        stdout=log,
        stderr=subprocess.STDOUT,
        env=child_environ(),
        pass_fds=keep,
    )


def hand_over(command: "Sequence[str]", folder: "Path | None") -> int:
    """Run the command in `folder` (None: the caller's) and return its exit code.

    The terminal sends Ctrl-C to the child too: this program waits until the child has tidied up.
    """
    process = subprocess.Popen(  # noqa: S603 -- the user's own words, as a list, no shell
        list(command), cwd=folder, env=child_environ()
    )
    before = signal.signal(signal.SIGTERM, lambda *_: process.terminate())
    try:
        while True:
            try:
                code = process.wait()
                break
            except KeyboardInterrupt:
                continue
    finally:
        signal.signal(signal.SIGTERM, before)
    return 128 - code if code < 0 else code  # ended by a signal: as shells count


class Lock:
    """One set-up at a time.

    The operating system frees the lock when its holders are gone, so a lock file that a killed
    run left behind is not taken for a run.
    """

    def __init__(self, path: Path, patience: float = LOCK_WAIT_SECONDS) -> None:
        self.path = path
        self.patience = patience
        self.descriptor = -1

    def __enter__(self) -> "Lock":
        self.descriptor = os.open(self.path, os.O_RDWR | os.O_CREAT, 0o644)
        give_up = time.monotonic() + self.patience
        told = False
        while not take(self.descriptor):
            if time.monotonic() >= give_up:
                os.close(self.descriptor)
                raise PreparationError(WAITED_TOO_LONG.format(minutes=int(self.patience // 60)))
            if not told:
                say(WAITING)
                told = True
            time.sleep(LOCK_POLL_SECONDS)
        return self

    def __exit__(
        self,
        kind: "type[BaseException] | None",
        error: "BaseException | None",
        traceback: "TracebackType | None",
    ) -> None:
        os.close(self.descriptor)


def take(descriptor: int) -> bool:
    """Try to lock an open file; False when another process holds it."""
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        # Anything else: a network share that knows no locks. Working unlocked beats not working.
        return error.errno not in (EACCES, EAGAIN, EDEADLK)
    return True


class Stamp(NamedTuple):
    """What an environment holds: its Python, and fingerprints of the requirements installed."""

    python: str
    runtime: str
    development: "str | None"


class Environment:
    """The folder `.venv` beside run.py: is it ready, and how to make it so.

    `scheme` is the layout as `sysconfig` names it: "venv" is this computer's own, "nt_venv" that
    of Windows, "posix_venv" that of the others.
    """

    def __init__(
        self,
        root: Path,
        run: "Callable[[Sequence[str], IO[bytes], int], int]" = run_logged,
        scheme: str = "venv",
    ) -> None:
        self.root = root
        self.run = run
        self.folder = root / ".venv"
        base = {"base": str(self.folder), "platbase": str(self.folder)}
        scripts = Path(sysconfig.get_path("scripts", scheme, base))
        self.python = scripts / ("python.exe" if scripts.name == "Scripts" else "python")
        self.path_file = Path(sysconfig.get_path("purelib", scheme, base)) / "lkjip.pth"
        self.stamp = self.folder / "lkjip-stamp.json"
        self.unfinished = self.folder / "lkjip-unfinished"
        self.lock = self.folder / "lkjip.lock"
        self.log = self.folder / "pasang.log"
        self.wheels = root / "wheels"

    def prepare(self, development: bool) -> None:
        """Make the environment ready unless it is; raise PreparationError or OSError."""
        if not self.is_ready(development):
            self.folder.mkdir(exist_ok=True)
            with Lock(self.lock) as lock:
                if not self.is_ready(development):  # another run may have done it meanwhile
                    say(PREPARING, end="")
                    try:
                        self._make(development, lock.descriptor)
                    except BaseException:
                        say("gagal.")
                        raise
                    say("selesai.")
        self._write_path_file()

    def is_ready(self, development: bool) -> bool:
        """Tell whether everything wanted is installed, without starting a program."""
        wanted = self._wanted()
        stamp = self._read_stamp()
        return (
            stamp is not None
            and stamp[:2] == wanted[:2]
            and (not development or stamp.development == wanted.development)
            and not self.unfinished.exists()
            and self._interpreter_is_there()
        )

    def _make(self, development: bool, lock: int) -> None:
        with self.log.open("wb") as log:
            sound = self._is_sound(log, lock)
            self.unfinished.touch()
            if not sound:
                self._create(log, lock)
            self._install(development, log, lock)
        self._write_path_file()
        wanted = self._wanted()
        self._replace(
            self.stamp,
            json.dumps((wanted if development else wanted._replace(development=None))._asdict()),
        )
        self.unfinished.unlink()

    def _is_sound(self, log: "IO[bytes]", lock: int) -> bool:
        """Tell whether the environment can be installed into; otherwise it is made anew."""
        stamp = self._read_stamp()
        if self.unfinished.exists() or not self._interpreter_is_there():
            return False
        if stamp is not None:
            return stamp.python == python_tag()
        # No stamp: made by hand, or an update that was refused. Ask the interpreter itself.
        return self.run([str(self.python), "-c", PROBE, python_tag()], log, lock) == 0

    def _interpreter_is_there(self) -> bool:
        """Tell whether .venv has an interpreter and the Python it was made from still exists."""
        try:
            lines = (self.folder / "pyvenv.cfg").read_text(encoding="utf-8").splitlines()
        except (OSError, UnicodeDecodeError):
            return False
        homes = [line.partition("=")[2].strip() for line in lines if line.startswith("home")]
        return self.python.exists() and bool(homes) and Path(homes[0]).is_dir()

    def _create(self, log: "IO[bytes]", lock: int) -> None:
        if any(importlib.util.find_spec(name) is None for name in ("venv", "ensurepip")):
            raise PreparationError(self._explain(NO_VENV))
        if self.folder.is_symlink():
            raise PreparationError(self._explain(IS_LINK))
        for child in self.folder.iterdir():
            if child in (self.unfinished, self.lock, self.log):
                continue
            if child.is_dir() and not child.is_symlink():
                shutil.rmtree(child)
            else:
                child.unlink()
        # From within .venv, sys.executable is the very file that was just deleted.
        maker = str(getattr(sys, "_base_executable", sys.executable))
        if self.run([maker, "-m", "venv", str(self.folder)], log, lock) != 0:
            raise PreparationError(self._explain_log())

    def _install(self, development: bool, log: "IO[bytes]", lock: int) -> None:
        name = "requirements-dev.txt" if development else "requirements.txt"
        command = [str(self.python), "-m", "pip", "install", "--no-input", "--no-user"]
        command += ["--disable-pip-version-check", "--no-warn-script-location"]
        command += ["--progress-bar", "off", "-r", str(self.root / name)]
        offline = self.wheels.is_dir()
        if offline:
            command += ["--no-index", "--find-links", str(self.wheels)]
        code = self.run(command, log, lock)
        if code == 0:
            return
        if code > 0 and PIP_STARTED_WRITING not in self._log_text():
            self.unfinished.unlink()  # pip changed nothing: what is there may stay
        raise PreparationError(self._explain_log(offline=offline, requirements=name))

    def _write_path_file(self) -> None:
        """Put the folders of the packages on the environment's path.

        The paths are relative to the file: they stay right when the folder moves, and they are
        plain ASCII whatever the folder's name is (Python 3.11 reads .pth files in the system's
        code page, later ones in UTF-8). The last line makes xlwings start without pandas, which
        it would import at every click (lkjip.light_xlwings).
        """
        here = self.path_file.parent
        paths = [Path(os.path.relpath(self.root / name, here)).as_posix() for name in PACKAGES]
        lines = "".join(f"{path}\n" for path in (*paths, "import lkjip.light_xlwings"))
        try:
            if self.path_file.read_text(encoding="utf-8") == lines:
                return
        except (OSError, UnicodeDecodeError):
            pass
        self._replace(self.path_file, lines)

    def _replace(self, path: Path, text: str) -> None:
        """Write a file whole or not at all."""
        draft = path.with_name(f"{path.name}.{os.getpid()}.tmp")
        draft.write_text(text, encoding="utf-8")
        draft.replace(path)

    def _wanted(self) -> Stamp:
        runtime = self._requirements("requirements.txt")
        both = runtime + b"\0" + self._requirements("requirements-dev.txt")
        digests = [hashlib.sha256(content).hexdigest() for content in (runtime, both)]
        return Stamp(python_tag(), digests[0], digests[1])

    def _requirements(self, name: str) -> bytes:
        try:
            return (self.root / name).read_bytes()
        except FileNotFoundError:
            raise PreparationError(NO_FILE.format(name=name)) from None

    def _read_stamp(self) -> "Stamp | None":
        try:
            return Stamp(**json.loads(self.stamp.read_text(encoding="utf-8")))
        except (OSError, ValueError, TypeError):
            return None

    def _log_text(self) -> str:
        try:
            return self.log.read_text(encoding="utf-8", errors="replace")
        except OSError:
            return ""

    def _explain_log(self, offline: bool = False, requirements: str = "requirements.txt") -> str:
        text = self._log_text()
        cause = diagnose(text)
        if offline and cause in (NETWORK, NO_PACKAGE):
            cause = WHEELS
        # pip says "Ignoring pywin32 ..." for every package of another system.
        lines = [line for line in text.splitlines() if line.strip()]
        tail = [line for line in lines if not line.startswith("Ignoring ")][-LOG_TAIL_LINES:]
        return "\n".join(
            [self._explain(cause, requirements), f"Catatan lengkap: {self.log}"]
            + [f"  | {line[:LOG_TAIL_WIDTH]}" for line in tail]
        )

    def _explain(self, message: str, requirements: str = "requirements.txt") -> str:
        return message.format(
            env=self.folder,
            python=f"{sys.version_info[0]}.{sys.version_info[1]}",
            oldest=f"{OLDEST[0]}.{OLDEST[1]}",
            newest=f"{NEWEST_KNOWN[0]}.{NEWEST_KNOWN[1]}",
            download=f"python -m pip download -r {requirements} -d wheels",
        )

    def explain_error(self, error: OSError) -> str:
        """Say in the user's words what the disk refused."""
        return f"{self._explain(diagnose(str(error)))}\n  | {error}"


def diagnose(text: str) -> str:
    """Return the message template that fits what a program or the system said."""
    lowered = text.lower()
    for message, signs in SIGNS:
        if any(sign in lowered for sign in signs):
            return message
    return UNKNOWN


def command_for(arguments: "Sequence[str]", python: Path) -> "list[str]":
    """Translate the arguments of run.py into the command that does the work."""
    start = [str(python), "-X", "utf8"]
    if arguments[:1] == ["test"]:
        words = [word for word in arguments[1:] if word != FAST]
        if FAST in arguments:
            words = [*FAST_SUITE, *words]
        return [*start, "-m", "pytest", *(words or WHOLE_SUITE)]
    # -P: a folder or file named like a library in the caller's folder must not be imported.
    return [*start, "-P", "-m", "lkjip", *(arguments or ["--help"])]


def offline_folder(arguments: "Sequence[str]") -> "Path | None":
    """Return the folder of `pasang --dari FOLDER`, or None."""
    if arguments[:1] != ["pasang"]:
        return None
    for word, after in zip(arguments[1:], [*arguments[2:], ""]):  # noqa: B905 -- Python 3.6
        if word == "--dari" or word.startswith("--dari="):
            return Path(word.partition("=")[2] or after).resolve()
    return None


def main(
    arguments: "list[str]",
    root: Path,
    version: "Sequence[int]" = sys.version_info[:3],
    make: "Callable[[Path], Environment]" = Environment,
    hand: "Callable[[Sequence[str], Path | None], int]" = hand_over,
) -> int:
    """Prepare the environment in `root`, hand over, and return the exit code."""
    complaint = too_old(version, shutil.which)
    if complaint is not None:
        say(complaint)
        return CANNOT_GO_ON
    environment = make(root)
    environment.wheels = offline_folder(arguments) or environment.wheels
    if environment.wheels != root / "wheels" and not environment.wheels.is_dir():
        say(NO_FOLDER.format(folder=environment.wheels))
        return CANNOT_GO_ON
    testing = arguments[:1] == ["test"]
    try:
        environment.prepare(development=testing)
    except PreparationError as problem:
        say(str(problem))
        return CANNOT_GO_ON
    except OSError as error:
        say(environment.explain_error(error))
        return CANNOT_GO_ON
    except KeyboardInterrupt:
        say(STOPPED)
        return INTERRUPTED
    return hand(command_for(arguments, environment.python), root if testing else None)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:], Path(__file__).resolve().parent))
