"""Compare the catalogue of findings with the copy that the tests keep.

    .venv/bin/python tests/tools/kept_findings.py           what differs
    .venv/bin/python tests/tools/kept_findings.py --write   writes the copy anew

The office knows these codes and sentences: write the copy anew only when the change was meant, and
tell the office in CHANGELOG.md when a code goes or changes its meaning.
"""

from __future__ import annotations

import csv
import sys
from pathlib import Path

from lkjip.findings import CATALOGUE

COPY = Path(__file__).parents[1] / "data" / "findings.csv"
COLUMNS = ("code", "level", "message", "cure")
Sentences = tuple[str, ...]


def in_the_catalogue() -> dict[str, Sentences]:
    """Return level, message and cure of each code as the program has them."""
    return {
        code: (entry.level.value, entry.message, entry.cure)
        for code, entry in sorted(CATALOGUE.items())
    }


def in_the_copy() -> dict[str, Sentences]:
    """Return the same as it was kept; ``ValueError`` for a code that stands there twice."""
    kept: dict[str, Sentences] = {}
    with COPY.open(encoding="utf-8", newline="") as file:
        for code, *rest in list(csv.reader(file))[1:]:
            if code in kept:
                raise ValueError(f"{COPY.name}: {code} stands there twice")
            kept[code] = tuple(rest)
    return kept


def differences() -> list[str]:
    """Say for each code what is new, gone or changed."""
    now, kept = in_the_catalogue(), in_the_copy()
    found = []
    for code in sorted(now.keys() | kept.keys()):
        if code not in kept:
            found.append(f"{code} is new")
        elif code not in now:
            found.append(f"{code} is gone")
        else:
            for column, is_now, was in zip(COLUMNS[1:], now[code], kept[code], strict=True):
                if is_now != was:
                    found.append(f"{code} {column}\n    was: {was}\n    now: {is_now}")
    return found


def main(arguments: list[str]) -> int:
    """Print the differences; with ``--write`` make the copy equal the catalogue."""
    if arguments == ["--write"]:
        with COPY.open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file, lineterminator="\n")
            writer.writerow(COLUMNS)
            writer.writerows((code, *rest) for code, rest in in_the_catalogue().items())
    found = differences()
    print(*found, sep="\n")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
