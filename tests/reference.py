"""Facts that the tests compare with: tables, texts and cases of other people, in ``tests/data``.

``tests/data/README.md`` names the source of every file.
"""

from __future__ import annotations

import csv
from pathlib import Path

DATA = Path(__file__).parent / "data"
PUBLISHED = DATA / "published"
"""Tables of indicators as offices printed them."""
BUDGETS = DATA / "budgets"
"""Tables of pagu and realisasi as offices printed them."""


def read_table(path: Path) -> list[dict[str, str]]:
    """Read a CSV table of the reference data, each row by its headings."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
