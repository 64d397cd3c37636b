"""One action, two books: a section's step or the city's, by the level of the book."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from lkjip.errors import UsageError

if TYPE_CHECKING:
    from lkjip.steps.kernel.base import Context, StepResult
    from lkjip.steps.kernel.run import Step
    from lkjip.steps.kernel.snapshot import Snapshot

CITY = "kota"
"""The setting Tingkat in the book of Bagian Organisasi."""


def by_level(section: Callable[[], Step], city: Callable[[], Step]) -> Step:
    """Return the step that loads what the book's level asks for, and nothing else."""

    def step(shot: Snapshot, context: Context) -> StepResult:
        load = city if shot.settings.level == CITY else section
        return load()(shot, context)

    return step


def city_only() -> Step:
    """Refuse in a section's book what only Bagian Organisasi does."""
    raise UsageError(
        "Tindakan ini hanya untuk buku kerja tingkat kota.", "Pakai buku kerja Bagian Organisasi."
    )
