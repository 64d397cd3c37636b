"""The name of the person at the computer, for the history."""

from __future__ import annotations

import getpass


def user_name() -> str:
    """Return the name under which the computer knows the person."""
    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):
        return "tidak dikenal"
