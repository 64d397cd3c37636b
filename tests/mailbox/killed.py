"""Runs a step on a closed book and is killed on the way.

Where to die is named as before or after the nth call of a function, ``module:Class.method``.
SIGKILL leaves no chance to tidy up, as a power failure does.
"""

from __future__ import annotations

import importlib
import os
import signal
from dataclasses import replace
from datetime import datetime
from functools import partial
from pathlib import Path

from tests import forked
from tests.mailbox import leave_rooms
from tests.mailbox.leave_rooms import LEAVE
from tests.mailbox.rooms import tools

from lkjip import product
from lkjip.book.build import BOOK_NAME
from lkjip.book.busy import exclusive
from lkjip.book.file_book import FileBook
from lkjip.mail.account.retry import Retry
from lkjip.steps.account import recipients, servers
from lkjip.steps.account.give_leave import give_leave
from lkjip.steps.account.send import send_mail
from lkjip.steps.account.try_account import try_servers
from lkjip.steps.collect.collect import collect
from lkjip.steps.kernel.base import Context
from lkjip.steps.kernel.run import run as run_step


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
    log = folder.with_name(f"{folder.name}.log")
    death = (at, when, count) if at else None
    code = forked.finish(forked.start(_run, folder, step, day, death, log, environment=environment))
    assert code in (0, -signal.SIGKILL), log.read_text(encoding="utf-8")
    return code


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


def _run(folder: Path, step: str, day: str, death: tuple[str, str, int] | None, log: Path) -> None:
    forked.be_silent(log)
    if death is not None:
        _die(*death)
    for room in (recipients, servers):  # the shipped addresses stand for those of an office
        room.is_example_address = lambda _mail: False
    # the server needs a moment for what the killed run left open
    tried_again = Retry((0.3, 0.6, 1.2))
    equipment = replace(tools(dict(os.environ)), retry=tried_again)
    if told := os.environ.get(LEAVE):
        equipment = replace(leave_rooms.in_process(told, dict(os.environ)), retry=tried_again)
    steps = {
        "kirim": partial(send_mail, equipment=equipment),
        "ambil": partial(collect, imap=True, equipment=equipment),
        "uji": partial(try_servers, equipment=equipment),
        "sandi": partial(give_leave, voice=leave_rooms.Silent(), equipment=equipment),
    }
    moment = datetime.fromisoformat(f"{day}T10:00:00")
    context = Context(folder, product.templates_for(folder), moment, "penguji")
    with exclusive(folder / BOOK_NAME):
        run_step(FileBook(folder / BOOK_NAME), steps[step], context)
