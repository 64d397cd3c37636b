"""``python -m lkjip``: the command line."""

from __future__ import annotations

import os
import sys

from lkjip.cli import main


def run() -> int:
    """Return the command's exit code; a reader that has gone (``| head``) is no error."""
    try:
        code = main()
        sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    return code


if __name__ == "__main__":
    sys.exit(run())
