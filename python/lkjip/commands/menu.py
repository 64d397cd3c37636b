"""The command ``menu`` on a real terminal: it runs other commands of the command line."""

from __future__ import annotations

from argparse import Namespace
from contextlib import suppress

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


def do_menu(args: Namespace, run: Run) -> int:
    """Show the menu until the person leaves; ``run`` is the command line's own function."""

    def say(words: str) -> None:
        with suppress(UnicodeEncodeError):
            print(words, flush=True)

    return play(Person(input, say), run, lambda: look(args).data, args.buku)
