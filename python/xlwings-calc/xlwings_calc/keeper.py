"""Starts LibreOffice and ends it when its owner is gone.

Run as a script of its own, never imported: `python keeper.py FOLDER PROGRAM ARGUMENT…`. It prints
the process id of what it started and then reads standard input. The owner holds the other end; when
that end closes, because the owner said so or because it was killed, the whole process group of
LibreOffice is killed; its settings folder and its pipes are removed. So no LibreOffice outlives its
Python, and nothing is left of it.
"""

import contextlib
import ctypes
import hashlib
import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

ADOPT_ORPHANS = 36  # Linux: PR_SET_CHILD_SUBREAPER
PIPES = Path("/tmp")  # noqa: S108 - where LibreOffice puts its pipes on every Unix
PIPE_SWITCH = "--accept=pipe,name="


def adopt_orphans() -> None:
    """Become the parent of what LibreOffice's starter leaves, so that none stays as a zombie."""
    if sys.platform.startswith("linux"):
        ctypes.CDLL(None).prctl(ADOPT_ORPHANS, 1, 0, 0, 0)


def collect_orphans() -> None:
    """Wait for the adopted processes, which have just been killed."""
    if sys.platform.startswith("linux"):
        with contextlib.suppress(ChildProcessError):
            while True:
                os.waitpid(-1, 0)


def end(office: "subprocess.Popen[bytes]") -> None:
    """Kill LibreOffice with everything that it started."""
    if sys.platform == "win32":
        taskkill = shutil.which("taskkill") or "taskkill"
        command = [taskkill, "/T", "/F", "/PID", str(office.pid)]
        subprocess.run(command, check=False, capture_output=True)  # noqa: S603
    else:
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(office.pid, signal.SIGKILL)


def end_with_the_owner(office: "subprocess.Popen[bytes]") -> None:
    """Wait until the owner's end of standard input closes, then end LibreOffice."""
    while sys.stdin.buffer.read(1):
        pass
    end(office)


def wait(office: "subprocess.Popen[bytes]") -> None:
    """Wait until LibreOffice has ended, then end what it left behind."""
    if sys.platform != "win32":
        # Its number stays taken until it is collected, so the group that is killed is its own.
        os.waitid(os.P_PID, office.pid, os.WEXITED | os.WNOWAIT)
        end(office)
    office.wait()
    collect_orphans()


def remove(folder: Path) -> None:
    """Remove the settings folder; a dying process may still write into it for a moment."""
    for _ in range(20):
        shutil.rmtree(folder, ignore_errors=True)
        if not folder.exists():
            return
        time.sleep(0.1)


def pipes(folder: Path, command: "list[str]") -> "list[Path]":
    """Return the pipes of a LibreOffice: the one that it was told to make, and one of its own."""
    digest = hashlib.md5(folder.as_uri().encode("utf-16-le"), usedforsecurity=False).digest()
    names = ["SingleOfficeIPC_" + "".join(f"{byte:x}" for byte in digest)]
    for word in command:
        if word.startswith(PIPE_SWITCH):
            names.append(word.removeprefix(PIPE_SWITCH).partition(";")[0])
    return [PIPES / f"OSL_PIPE_{os.getuid()}_{name}" for name in names]


def main(folder: Path, command: "list[str]") -> None:
    """Start `command`, keep it, and clean up after it."""
    adopt_orphans()
    with (folder / "soffice.log").open("wb") as log:
        office = subprocess.Popen(  # noqa: S603
            command,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    print(office.pid, flush=True)
    threading.Thread(target=end_with_the_owner, args=(office,), daemon=True).start()
    wait(office)
    remove(folder)
    if sys.platform != "win32":  # there pipes are no files
        for pipe in pipes(folder, command):
            pipe.unlink(missing_ok=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])
