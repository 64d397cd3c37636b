"""Run as a program by ``test_killed.py``: a sitting that types and then waits to be killed."""

from __future__ import annotations

import sys
from pathlib import Path

from lkjip.live.session import Session


def main(file: Path, words: str) -> None:
    """Type into the register of units as a person would, then serve for ever."""
    with Session(file, visible=False) as session:
        spec = session.book.read("tblUnit")["tblUnit"]
        sheet = session.document.Sheets.getByName("Unit")
        sheet.getCellRangeByName(spec.cell(0, "Email")).String = words
        print("typed", flush=True)
        session.run()


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
