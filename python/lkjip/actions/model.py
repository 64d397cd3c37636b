"""The words in which an action is declared: options, buttons, a line of the menu, functions.

A function of the table is a loader: it imports inside its body and returns what it imported, so
that a command or a click loads only what it needs and mypy still sees every name and argument.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from lkjip.errors import UsageError

if TYPE_CHECKING:
    from argparse import Namespace

    from rich.console import Console

    from lkjip.progress import Progress
    from lkjip.steps.kernel.base import StepResult
    from lkjip.steps.kernel.run import Step

Given = Mapping[str, Any]
"""Options by their keys: ``{"mulai": date(2025, 1, 2)}``."""
StepMaker = Callable[[Given], "Step"]
Command = Callable[["Namespace", "Progress"], "StepResult"]
View = Callable[["StepResult", "Console"], None]
Run = Callable[[Sequence[str]], int]
"""The command line itself: words in, exit code out."""
Conversation = Callable[["Namespace", Run], int]

SUB_PREFIX = "Tombol_"
HOME = 0
"""The place of a button on Beranda; the other places are the numbers of the SOP steps."""
EVERY_STEP = tuple(range(1, 11))


def day(text: str) -> date:
    """Read ``2025-01-02`` as a date; ``UsageError`` for anything else."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise UsageError(
            f"'{text}' bukan tanggal.", "Tulis tanggal sebagai TTTT-BB-HH, misalnya 2025-01-02."
        ) from None


@dataclass(frozen=True, slots=True)
class Option:
    """A word of a command: an option (``--alasan``), or without dashes a word by its place."""

    name: str
    help: str
    default: Any = ""
    convert: Callable[[str], Any] | None = None
    required: bool = False
    flag: bool = False
    repeated: bool = False
    metavar: str | None = None

    @property
    def key(self) -> str:
        """The name under which a function gets the value: ``--hari-ini`` → ``hari_ini``."""
        return self.name.lstrip("-").replace("-", "_")

    @property
    def named(self) -> bool:
        """Tell an option from a word by its place."""
        return self.name.startswith("-")

    @property
    def unset(self) -> Any:
        """The value of an option that nobody gave."""
        if self.flag:
            return False
        return [] if self.repeated else self.default


@dataclass(frozen=True, slots=True)
class Button:
    """A button of the book: a VBA sub that runs ``lkjip.macros.<macro>``, and its words."""

    macro: str
    caption: str
    hint: str
    places: tuple[int, ...]
    """The SOP steps on whose tabs it stands; ``HOME`` is Beranda."""
    question: str = ""
    large: bool = False
    given: Given = field(default_factory=dict, compare=False)
    """Options that a press stands for: ``{"keputusan": "sesuai"}``."""

    @property
    def sub(self) -> str:
        """The VBA sub: ``reviu_sesuai`` → ``Tombol_Reviu_Sesuai``."""
        return SUB_PREFIX + "_".join(word.capitalize() for word in self.macro.split("_"))


class Answer(StrEnum):
    """The kind of answer that the menu asks for."""

    DAY = "tanggal"
    FOLDER = "folder"
    """May be left blank."""
    NUMBER = "bilangan"
    WORDS = "kata"
    COMPLETENESS = "kelengkapan"
    DECISION = "keputusan"
    """Fills ``--keputusan`` and ``--catatan``."""


@dataclass(frozen=True, slots=True)
class Question:
    """A question of the menu; its answer becomes the word or option ``name`` of the command."""

    name: str
    text: str
    answer: Answer = Answer.WORDS
    lowest: int = 1
    highest: int = 9999


@dataclass(frozen=True, slots=True)
class MenuLine:
    """The line of an action in the menu: its key, its words, and what is asked before it runs."""

    key: str
    title: str
    questions: tuple[Question, ...] = ()
    sure: str = ""
    """A last yes-or-no question."""


@dataclass(frozen=True, slots=True)
class Action:
    """Something that a person can have done, at every door of the product.

    ``step`` makes the step that a button and the command run on the book. ``command`` loads the
    function of a command that does anything else. ``converse`` loads a command that runs others.
    ``view`` loads what shows the result on a terminal, where that is more than its sentences.
    """

    name: str
    help: str
    english: str
    options: tuple[Option, ...] = ()
    step: StepMaker | None = None
    command: Callable[[], Command] | None = None
    converse: Callable[[], Conversation] | None = None
    view: Callable[[Given], View] | None = None
    needs_book: bool = True
    """False: the command needs no book or makes its own."""
    only_looks: bool = False
    """The command writes nothing, also where the button writes what it saw."""
    buttons: tuple[Button, ...] = ()
    menu: MenuLine | None = None
    answers: tuple[str, ...] = ()
    """The next actions of ``sop/next_actions.py`` that this action carries out."""
    alone: bool = False
    """``lanjut`` may run it; otherwise it opens the tab where a person decides."""

    def given(self, values: Given) -> Given:
        """Return the values of all options: ``values`` over what an unset option holds."""
        return {option.key: option.unset for option in self.options} | dict(values)
