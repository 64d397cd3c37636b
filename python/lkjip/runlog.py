"""A traceback goes into a file for the engineer; the person sees one plain sentence."""

from __future__ import annotations

import tempfile
import traceback
from datetime import datetime
from pathlib import Path

FOLDER = "catatan"


def keep_traceback(error: BaseException, folder: Path | None = None) -> Path:
    """Write the traceback into ``catatan/`` of ``folder`` (here when ``None``), or where it can."""
    text = "".join(traceback.format_exception(error))
    stamp = datetime.now().strftime("%Y-%m-%d_%H%M%S")  # noqa: DTZ005 - the office's wall clock
    places = ((folder or Path.cwd()) / FOLDER, Path(tempfile.gettempdir()) / "lkjip")
    for place in places:
        try:
            place.mkdir(parents=True, exist_ok=True)
            target = place / f"galat_{stamp}.txt"
            target.write_text(text, encoding="utf-8")
        except OSError:
            continue
        return target
    return places[-1]
