"""Keeps pandas and numpy out of a click: xlwings imports them whenever they are installed.

The product hands xlwings plain values, so its converters for tables and arrays are never used; nor
are licence keys, for which it looks at cryptography. In Excel the VBA of xlwings imports xlwings
before any code of this product runs; therefore the environment's path file imports ``lkjip`` at
the start of every Python (``run.py`` writes it). Whoever imports pandas himself gets it as ever.
"""

from __future__ import annotations

import sys

UNUSED = frozenset({"pandas", "numpy", "polars", "matplotlib", "plotly", "PIL", "cryptography"})
"""Libraries that xlwings looks for when it starts and does without when they are not there."""


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


def keep_unused_out() -> None:
    """Let xlwings start without the libraries in ``UNUSED``; a second call changes nothing."""
    if _NotForXlwings not in sys.meta_path:
        sys.meta_path.insert(0, _NotForXlwings)
