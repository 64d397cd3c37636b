"""Keeps two books of one folder from writing the same files.

Forms, letters and drafts lie in folders by year. Another book of that year may stand there only
when it is a copy of this one that nobody went on with.
"""

from __future__ import annotations

from pathlib import Path

from lkjip.book.file_book import FileBook
from lkjip.errors import FolderError, LkjipError
from lkjip.steps.kernel.snapshot import Snapshot
from lkjip.tables.cells import text
from lkjip.tables.declared.registers import SETTINGS
from lkjip.tables.declared.results import HISTORY, HistoryRow


def check_neighbours(book: Path, shot: Snapshot) -> None:
    """Raise ``FolderError`` when another book of this folder and year has gone its own way."""
    own = {row.chain for row in shot.rows(HISTORY)}
    for other in sorted(book.parent.glob(f"*{book.suffix}")):
        if other.name == book.name or other.name.startswith(("~", ".")):
            continue
        history = _history_of_year(other, shot.settings.year)
        if history and history[-1].chain not in own:
            ahead = not own or shot.rows(HISTORY)[-1].chain in {row.chain for row in history}
            what = "lebih baru daripada buku ini" if own and ahead else "dengan riwayat yang lain"
            raise FolderError(
                f"'{other.name}' di folder ini juga buku tahun {shot.settings.year}, {what}; "
                "surat, formulir, dan draf keduanya akan saling menimpa. Tidak ada yang ditulis.",
                "Pakai satu buku saja, dan pindahkan yang lain ke folder tersendiri.",
            )


def _history_of_year(path: Path, year: int) -> tuple[HistoryRow, ...]:
    """Return the history of a book of that year; nothing for a file that is none or is locked."""
    try:
        there = FileBook(path).read(SETTINGS.name, HISTORY.name)
    except LkjipError:
        return ()
    rows = {name: data.rows for name, data in there.items()}
    years = [text(row.value) for row in SETTINGS.rows_in(rows) if row.key == "tahun"]
    return HISTORY.rows_in(rows) if years == [str(year)] else ()
