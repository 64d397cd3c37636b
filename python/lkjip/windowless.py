"""The door of a desktop link: a command without a terminal, whose words are shown in a box."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable, Sequence
from contextlib import redirect_stderr, redirect_stdout

from lkjip.live.excel import boxes

CANNOT = 2
TITLE = "LKjIP"
Show = Callable[[str], object]


def show(text: str) -> None:
    """Show words in a box of Windows."""
    boxes.box(0, text, TITLE, boxes.WARNING | boxes.FRONT)


def main(words: Sequence[str] | None = None, show: Show = show) -> int:
    """Run a command; what it cannot do is shown, what it did is seen in the book."""
    from lkjip import cli

    out, trouble = io.StringIO(), io.StringIO()
    with redirect_stdout(out), redirect_stderr(trouble):
        code = cli.main(sys.argv[1:] if words is None else words)
    if code >= CANNOT:
        show(trouble.getvalue().strip() or out.getvalue().strip())
    return code


if __name__ == "__main__":
    sys.exit(main())
