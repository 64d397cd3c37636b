"""Runs a step on a closed book and is killed on the way: ``python -m tests.mailbox.killed JSON``.

The JSON names the folder, the step, and where to die: before or after the nth call of a function,
as ``module:Class.method``. SIGKILL leaves no chance to tidy up, as a power failure does.
"""

from __future__ import annotations

import importlib
import json
import os
import signal
import subprocess
import sys
from functools import partial
from pathlib import Path

from tests.mailbox.rooms import tools

ROOT = Path(__file__).resolve().parents[2]


def run(
    folder: Path,
    step: str,
    day: str,
    environment: dict[str, str],
    at: str = "",
    when: str = "before",
    count: int = 1,
) -> int:
    """Run the step in a process of its own; gives the exit code (-9: it was killed)."""
    what = {"folder": str(folder), "step": step, "day": day, "at": at, "when": when, "count": count}
    done = subprocess.run(
        [sys.executable, "-m", "tests.mailbox.killed", json.dumps(what)],
        cwd=ROOT,
        env={**os.environ, **environment, "PYTHONPATH": f"{ROOT / 'python'}{os.pathsep}{ROOT}"},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode in (0, -signal.SIGKILL), done.stdout + done.stderr
    return done.returncode


def _die(at: str, when: str, count: int) -> None:
    module, _, path = at.partition(":")
    owner: object = importlib.import_module(module)
    *names, last = path.split(".")
    for name in names:
        owner = getattr(owner, name)
    real = getattr(owner, last)
    calls = 0

    def wrapped(*given: object, **named: object) -> object:
        nonlocal calls
        calls += 1
        if calls == count and when == "before":
            os.kill(os.getpid(), signal.SIGKILL)
        result = real(*given, **named)
        if calls == count:
            os.kill(os.getpid(), signal.SIGKILL)
        return result

    setattr(owner, last, wrapped)


def main(what: dict[str, object]) -> None:
    from datetime import datetime

    from lkjip import product
    from lkjip.book.build import BOOK_NAME
    from lkjip.book.busy import exclusive
    from lkjip.book.file_book import FileBook
    from lkjip.steps.account.send import send_mail
    from lkjip.steps.collect.collect import collect
    from lkjip.steps.kernel.base import Context
    from lkjip.steps.kernel.run import run as run_step

    if what["at"]:
        _die(str(what["at"]), str(what["when"]), int(str(what["count"])))
    folder = Path(str(what["folder"]))
    equipment = tools(dict(os.environ))
    steps = {
        "kirim": partial(send_mail, equipment=equipment),
        "ambil": partial(collect, imap=True, equipment=equipment),
    }
    moment = datetime.fromisoformat(f"{what['day']}T10:00:00")
    context = Context(folder, product.templates_for(folder), moment, "penguji")
    with exclusive(folder / BOOK_NAME):
        run_step(FileBook(folder / BOOK_NAME), steps[str(what["step"])], context)


if __name__ == "__main__":
    main(json.loads(sys.argv[1]))
