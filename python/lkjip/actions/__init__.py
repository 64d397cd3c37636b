"""The one table of actions: what people can have done, declared once for every door.

Command line, macros, buttons, ribbon, VBA, menu, ``lanjut``, the live door and the generated parts
of the manual read it. Its order is the order of the commands in ``--help``, of the buttons on a
tab and of the lines in the menu. A new action is its step and one entry here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lkjip.actions import around, city, computer, data, dates, handover, plan, report
from lkjip.actions.model import Action, Answer, Button, MenuLine, Option, Question, day

if TYPE_CHECKING:
    from lkjip.steps.kernel.run import Step

__all__ = [
    "ALL",
    "BY_NAME",
    "Action",
    "Answer",
    "Button",
    "MenuLine",
    "Option",
    "Question",
    "action_for",
    "buttons",
    "day",
    "pressed",
    "step_of_button",
]

ALL: tuple[Action, ...] = (
    *plan.ACTIONS,
    *data.ACTIONS,
    *dates.ACTIONS,
    *report.ACTIONS,
    *handover.ACTIONS,
    *city.ACTIONS,
    *around.ACTIONS,
    *computer.ACTIONS,
)
BY_NAME: dict[str, Action] = {action.name: action for action in ALL}
_BY_NEXT = {name: action for action in ALL for name in action.answers}
_BY_MACRO = {button.macro: (action, button) for action in ALL for button in action.buttons}


def action_for(next_action: str) -> Action | None:
    """Return the action that carries out a next action of the process (``ajukan`` → ``draf``)."""
    return _BY_NEXT.get(next_action)


def buttons() -> tuple[Button, ...]:
    """Return every button of the book once."""
    return tuple(button for _, button in _BY_MACRO.values())


def pressed(macro: str) -> tuple[Action, Button]:
    """Return the button of a macro and its action; ``KeyError`` where there is none."""
    return _BY_MACRO[macro]


def step_of_button(macro: str) -> Step:
    """Return the step that a press of the button runs; its modules are imported now."""
    action, button = pressed(macro)
    if action.step is None:
        raise TypeError(f"the button {macro!r} needs an action with a step")
    return action.step(action.given(button.given))
