"""Keeps pandas and numpy out of a click: xlwings imports them whenever they are installed.

The product hands xlwings plain values, so its converters for tables and arrays are never used; nor
are licence keys, for which it looks at cryptography. In Excel the VBA of xlwings imports xlwings
before any code of this product runs; therefore the environment's path file imports this module at
the start of every Python (``run.py`` writes it), and it acts at once in a Python that was started
for a button. Everybody else's xlwings has its converters.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager

UNUSED = frozenset({"pandas", "numpy", "polars", "matplotlib", "plotly", "PIL", "cryptography"})
"""Libraries that xlwings looks for when it starts and does without when they are not there."""
BUTTON = "lkjip.macros"
"""Stands in the command with which Excel starts a Python for a button."""


class _NotForXlwings:
    """A finder that knows none of ``UNUSED`` while xlwings is being imported."""

    @staticmethod
    def find_spec(name: str, path: object = None, target: object = None) -> None:
        """Refuse an unused library to xlwings; say nothing of anything else.

        Raises ``ModuleNotFoundError``, as if the library were not installed.
        """
        if name in UNUSED and _is_starting("xlwings"):
            raise ModuleNotFoundError(f"No module named {name!r} for xlwings", name=name)


def _is_starting(name: str) -> bool:
    """Return whether a module is being imported at this moment."""
    spec = getattr(sys.modules.get(name), "__spec__", None)
    return bool(getattr(spec, "_initializing", False))


@contextmanager
def unused_kept_out() -> Iterator[None]:
    """Let xlwings start without the libraries in ``UNUSED`` inside of the block."""
    sys.meta_path.insert(0, _NotForXlwings)
    try:
        yield
    finally:
        sys.meta_path.remove(_NotForXlwings)


if BUTTON in " ".join(sys.orig_argv):
    sys.meta_path.insert(0, _NotForXlwings)
