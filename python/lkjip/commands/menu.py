"""The command ``menu`` on a real terminal: it runs other commands of the command line."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
from argparse import Namespace
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from lkjip.actions import BY_NAME
from lkjip.actions.model import Run
from lkjip.commands.base import run_step
from lkjip.progress import silent
from lkjip.setup_pc.menu import play
from lkjip.setup_pc.questions import Person
from lkjip.steps.kernel.base import StepResult


def look(args: Namespace) -> StepResult:
    """Return what ``status`` sees."""
    return run_step(BY_NAME["status"], args, silent)


def edit(path: Path) -> None:
    """Open a text file in this computer's editor; ``OSError`` when there is none."""
    subprocess.run([*editor(sys.platform, os.environ), str(path)], check=False)  # noqa: S603 - a person's own editor


def editor(system: str, environ: Mapping[str, str]) -> list[str]:
    """Return the command of the editor; ``VISUAL`` and ``EDITOR`` name another one."""
    if chosen := environ.get("VISUAL") or environ.get("EDITOR"):
        return shlex.split(chosen, posix=system != "win32")
    return {"win32": ["notepad.exe"], "darwin": ["open", "-W", "-t"]}.get(system, ["nano"])


def do_menu(args: Namespace, run: Run) -> int:
    """Show the menu until the person leaves; ``run`` is the command line's own function."""

    def say(words: str) -> None:
        with suppress(UnicodeEncodeError):
            print(words, flush=True)

    return play(Person(input, say, edit), run, lambda: look(args).data, args.buku)
