"""Writes CSV that a spreadsheet program shows and never runs."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Protocol

from lkjip.errors import FolderError, os_reason

_STARTS = "=+\\-@\t\r＝＋－＠"
_RISKY = re.compile(rf"(?:^|(?<=[;\t\n\r]))(?=[{_STARTS}])")
_NUMBER = re.compile(r"[-+]?(?:Rp\.?\s*)?\d[\d.,]*(?:[eE][-+]?\d+)?\s*%?|-+")


class TextSink(Protocol):
    """Anything that takes text."""

    def write(self, text: str, /) -> object:
        """Take a piece of text."""


def harmless(text: str) -> str:
    """Put an apostrophe before what a spreadsheet program would run as a formula.

    Numbers and dashes stay as they are. A separator inside a cell may start a new cell on another
    computer, so what follows it is looked at as well.

    >>> harmless("=1+1"), harmless("-5,3"), harmless("a;@x"), harmless("- kegiatan")
    ("'=1+1", '-5,3', "a;'@x", "'- kegiatan")
    """
    if not _RISKY.search(text) or _NUMBER.fullmatch(text.strip(" ")):
        return text
    return _RISKY.sub("'", text)


def write_rows(sink: TextSink, header: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Write comma-separated text with a header; lines end with a line feed."""
    writer = csv.writer(sink, lineterminator="\n")
    writer.writerow([harmless(title) for title in header])
    writer.writerows([harmless(cell) for cell in row] for row in rows)


def write_file(path: Path, header: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Write a CSV file in UTF-8, whole or not at all; raises ``FolderError``."""
    unfinished = path.with_name(f"{path.name}.sementara")
    try:
        with unfinished.open("w", encoding="utf-8", newline="") as file:
            write_rows(file, header, rows)
        unfinished.replace(path)
    except OSError as error:
        raise FolderError(
            f"Berkas {path} tidak dapat ditulis: {os_reason(error)}.", "Periksa folder dan izinnya."
        ) from error
    finally:
        unfinished.unlink(missing_ok=True)
