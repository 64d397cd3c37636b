"""A step by its name: its module, and the libraries that it needs, are imported when it runs."""

from __future__ import annotations

from importlib import import_module

from lkjip.steps.run import Step


def load(where: str) -> Step:
    """The step ``module:function`` of this room, such as ``surel:kumpulkan``."""
    module, _, name = where.partition(":")
    step: Step = getattr(import_module(f"lkjip.steps.{module}"), name)
    return step
