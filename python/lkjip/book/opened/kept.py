"""The former contents of the open book, kept for a run that is taken back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from lkjip.book.opened.block import Old, assign
from lkjip.book.opened.view import View, put_back, show_total_row


@dataclass
class Kept:
    """The former contents of the book, as actions that bring it back."""

    undo: list[Callable[[], None]] = field(default_factory=list)
    views: list[View] = field(default_factory=list)

    def block(self, old: Old) -> None:
        """Keep a block."""
        self.undo.append(lambda: assign(old.cells, old.as_it_was()))

    def view(self, view: View) -> None:
        """Keep what is switched on in a table, and what its total row holds."""
        frame = view.frame
        self.views.append(view)
        self.undo.append(lambda: put_back(view))
        if view.totals:
            self.block(Old(frame.total_row))
            self.undo.append(lambda: show_total_row(view))

    def put_back(self, unlock: Callable[[], None]) -> bool:
        """Write the old contents, last first; tells whether all of it stands again."""
        whole = True
        for action in reversed(self.undo):
            whole = _twice(action, unlock) and whole
        self.undo.clear()
        return whole

    def shown(self) -> list[str]:
        """The tables whose hidden rows are shown now, which cannot be hidden again."""
        return [view.frame.name for view in self.views if view.hidden]


def _twice(action: Callable[[], None], unlock: Callable[[], None]) -> bool:
    for _ in range(2):
        try:
            action()
        except Exception:
            unlock()
        else:
            return True
    return False
