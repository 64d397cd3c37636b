"""Functions by their place in words: a module is imported only when its function is needed."""

from __future__ import annotations

from importlib import import_module
from typing import Any


def function(where: str) -> Any:
    """Return the function at ``package.module:name``."""
    module, _, name = where.partition(":")
    return getattr(import_module(module), name)
