"""Where the buttons of the table of actions stand in the book: the large one first."""

from __future__ import annotations

from collections.abc import Iterator

from lkjip.actions import ALL, Button
from lkjip.actions.model import EVERY_STEP, HOME
from lkjip.book.layout.places import BUTTON_GAP, BUTTON_ROW
from lkjip.book.spec import Placed
from lkjip.sop.activities import ALL_STEPS
from lkjip.tables.declared.tabs import TabName

LARGE, PLAIN = (240, 40), (190, 28)
"""Width and height in pixels on the tab of a step."""
UPPER, MIDDLE, LOWER = 5, 12, 39
"""Pixels from the top of the row of buttons: two lines, or one in between."""
SCREEN = 1_250
"""Pixels of a tab that a screen of 1366 shows beside the row numbers."""
HOME_CELL = (8, 14)
HOME_LARGE, HOME_PLAIN = (150, 36), (118, 28)
HOME_GAP = 6


def on_place(place: int) -> tuple[Button, ...]:
    """Return the buttons of a step's tab, or of ``HOME``: the large one, own ones, common ones."""
    here = [button for action in ALL for button in action.buttons if place in button.places]
    return tuple(sorted(here, key=lambda button: (not button.large, button in COMMON)))


COMMON: tuple[Button, ...] = tuple(
    button for action in ALL for button in action.buttons if set(EVERY_STEP) <= set(button.places)
)
"""The buttons that stand on the tab of every step."""

BY_STEP: dict[int, tuple[Button, ...]] = {
    step.no: tuple(button for button in on_place(step.no) if button not in COMMON)
    for step in ALL_STEPS
}
"""The own buttons of each step's tab."""


def _placed() -> Iterator[Placed]:
    for step in ALL_STEPS:
        yield from _on_step(step.tab, on_place(step.no))
    x = 2
    for button in on_place(HOME):
        width, height = HOME_LARGE if button.large else HOME_PLAIN
        yield Placed(button, TabName.HOME, *HOME_CELL, width, height, primary=button.large, x=x)
        x += width + HOME_GAP


def _on_step(tab: str, buttons: tuple[Button, ...]) -> Iterator[Placed]:
    """Place the buttons of a step: in one line, in two where the screen is too narrow for one."""
    sizes = [LARGE if button.large else PLAIN for button in buttons]
    two = sum(width + BUTTON_GAP for width, _ in sizes) > SCREEN
    beginning, x, y = 2, 2, UPPER if two else MIDDLE
    for button, (width, height) in zip(buttons, sizes, strict=True):
        if two and y == UPPER and x + width > SCREEN:
            x, y = beginning, LOWER
        top = MIDDLE if button.large else y
        yield Placed(button, tab, BUTTON_ROW, 2, width, height, primary=button.large, x=x, y=top)
        x += width + BUTTON_GAP
        beginning = x if button.large else beginning


BUTTONS: tuple[Placed, ...] = tuple(_placed())
"""Every button with its place in the book."""
