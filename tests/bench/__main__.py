"""Measures everything and renews the tables of docs/performance.md.

``PYTHONPATH=python python -m tests.bench`` (from the project folder) does all of it; with names of
sections only those, the other tables stay as they are; ``--singkat`` makes a short run of it. What
stands outside the marks ``<!-- mulai: … -->`` is written by hand and stays.
"""

from __future__ import annotations

import argparse
import platform
import re
import sys
from collections.abc import Callable, Mapping
from datetime import date
from importlib import import_module
from pathlib import Path

DOCUMENT = Path(__file__).resolve().parents[2] / "docs" / "performance.md"
SECTIONS = (
    *(
        "intake",
        "fuzz",
        "book",
        "step",
        "grown",
        "big",
        "city",
        "measure",
        "report",
        "mailbox",
        "click",
        "typing",
    ),
    "start",
    "old",
)
"""Each is a module ``bench_<name>`` with ``parts(short)``: Markdown by the name of its mark."""
Parts = Callable[..., Mapping[str, str]]


def machine() -> str:
    """Where the figures of the last run come from."""
    info = Path("/proc/cpuinfo")
    names = re.findall(r"model name\s*: (.+)", info.read_text()) if info.exists() else []
    what = f"{len(names)} × {names[0]}" if names else platform.processor() or platform.machine()
    return f"{what}; {platform.system()}, Python {platform.python_version()}."


def renewed(document: str, name: str, content: str) -> str:
    """The document with another content between the marks of a part."""
    begin, end = f"<!-- mulai: {name} -->", f"<!-- akhir: {name} -->"
    if document.count(begin) != 1 or document.count(end) != 1:
        raise SystemExit(f"docs/performance.md needs one pair of marks for '{name}'")
    head, _, rest = document.partition(begin)
    _, _, tail = rest.partition(end)
    return f"{head}{begin}\n{content.strip()}\n{end}{tail}"


def measured(section: str, short: bool, today: date) -> dict[str, str]:
    """All parts of a section, each with the day on which it was measured."""
    parts: Parts = import_module(f"tests.bench.bench_{section}").parts
    run = "short run, not to be quoted" if short else "full run"
    said = f"Measured {today.isoformat()}, {run}."
    return {name: f"{text.strip()}\n\n{said}" for name, text in parts(short=short).items()}


def main() -> None:
    """Measure the sections that are named, or all, and renew the document after each."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("bagian", nargs="*", help=f"sections: {', '.join(SECTIONS)}")
    parser.add_argument("--singkat", action="store_true", help="a short run")
    parser.add_argument("--ke", type=Path, default=DOCUMENT, help="the document to renew")
    options = parser.parse_args()
    if unknown := set(options.bagian) - set(SECTIONS):
        parser.error(f"unknown: {', '.join(sorted(unknown))}")
    for section in options.bagian or SECTIONS:
        print(f"{section} …", file=sys.stderr, flush=True)
        found = measured(section, options.singkat, date.today()) | {"machine": machine()}
        document = options.ke.read_text(encoding="utf-8")
        for name, text in found.items():
            document = renewed(document, name, text)
        options.ke.write_text(document, encoding="utf-8")


if __name__ == "__main__":
    main()
