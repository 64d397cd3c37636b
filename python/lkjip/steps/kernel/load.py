"""A step by its name: its module, and the libraries that it needs, are imported when it runs."""

from __future__ import annotations

from lkjip import lazy
from lkjip.steps.kernel.run import Step


def load(where: str) -> Step:
    """Return the step ``module:function`` of this room, such as ``surel:kumpulkan``."""
    step: Step = lazy.function(f"lkjip.steps.{where}")
    return step
