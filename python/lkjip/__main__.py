"""``python -m lkjip``: with a terminal its command line; without one its words come in a box.

A link on the desktop starts Python without a window: it has no output then.
"""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Callable, Sequence
from contextlib import redirect_stderr, redirect_stdout

from lkjip.cli import CANNOT, main


def run() -> int:
    """Return the command's exit code; a reader that has gone (``| head``) is no error."""
    if sys.stderr is None:
        return without_terminal(sys.argv[1:])
    try:
        code = main()
        sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    return code


def show(text: str) -> None:
    """Show words in a box of Windows."""
    from lkjip.live.excel import boxes

    boxes.box(0, text, "LKjIP", boxes.WARNING | boxes.FRONT)


def without_terminal(words: Sequence[str], show: Callable[[str], object] = show) -> int:
    """Run a command; what it cannot do is shown, what it did is seen in the book."""
    out, trouble = io.StringIO(), io.StringIO()
    with redirect_stdout(out), redirect_stderr(trouble):
        code = main(words)
    if code >= CANNOT:
        show(trouble.getvalue().strip() or out.getvalue().strip())
    return code


if __name__ == "__main__":
    sys.exit(run())
