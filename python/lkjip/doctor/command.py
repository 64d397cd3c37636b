"""The command ``periksa``; it needs no package but the one that prints."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from lkjip.doctor import Surroundings, examine
from lkjip.steps.kernel.base import StepResult
from lkjip.stored import to_stored


def do_examine(
    args: Namespace, _progress: object, around: Surroundings | None = None
) -> StepResult:
    """Print one line per check: ok, or how to fix it; ``--buku``."""
    lines = examine(around or Surroundings(Path(args.buku)))
    shown = [
        f"{line.state:8} {line.subject}: {line.details}" + (f" → {line.cure}" if line.cure else "")
        for line in lines
    ]
    wrong = [line for line in lines if not line.fine]
    end = f"{len(wrong)} masalah." if wrong else "Tidak ada masalah."
    return StepResult(
        "periksa",
        "\n".join([*shown, end]),
        data={"baris": [to_stored(line) for line in lines]},
        needs_fix=bool(wrong),
    )
