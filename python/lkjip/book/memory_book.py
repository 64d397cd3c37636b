"""The port in memory: a stand-in for tests, with the manners of the real ones."""

from __future__ import annotations

from pathlib import Path

from lkjip.book.cells import Block, Cell, plain
from lkjip.book.port import Change, Message, Row, Shape, TableData, blank, no_name, no_table
from lkjip.book.spec import Layout


class MemoryBook:
    """A book that lives in dictionaries, laid out like the shipped one."""

    def __init__(self, layout: Layout, path: Path = Path("lkjip_book.xlsm")) -> None:
        self._layout = layout
        self._path = path
        self._rows: dict[str, list[Row]] = {t.nama: list(t.rows) for t in layout.tables}
        self._names: dict[str, Cell | Block] = {
            n.nama: n.nilai
            if n.tinggi == n.lebar == 1
            else tuple(tuple(None for _ in range(n.lebar)) for _ in range(n.tinggi))
            for n in layout.names
        }
        self.shown = ""
        self.messages: list[tuple[Message, str]] = []
        self.progressed: list[tuple[int, int, str]] = []
        self.applied: list[Change] = []

    @property
    def path(self) -> Path:
        """Where the book would lie."""
        return self._path

    def shape(self) -> Shape:
        """The layout's own shape."""
        return Shape(
            tabs=tuple(t.nama for t in self._layout.tabs),
            tables={t.nama: (t.tab, t.headers) for t in self._layout.tables},
            names=frozenset(self._names),
        )

    def read(self, *tables: str) -> dict[str, TableData]:
        """The tables as they were last written."""
        found = {}
        for nama in tables:
            if nama not in self._rows:
                raise no_table(nama, tuple(self._rows))
            spec = self._layout.table(nama)
            kept = [(i, row) for i, row in enumerate(self._rows[nama], 1) if not blank(row)]
            found[nama] = TableData(
                nama=nama,
                lembar=spec.tab,
                kolom=spec.headers,
                kolom_awal=spec.kolom,
                baris=tuple({h: plain(row.get(h)) for h in spec.headers} for _, row in kept),
                nomor=tuple(spec.baris + i for i, _ in kept),
            )
        return found

    def read_names(self, *names: str) -> dict[str, Cell | Block]:
        """The named cells."""
        for nama in names:
            if nama not in self._names:
                raise no_name(nama)
        return {nama: self._names[nama] for nama in names}

    def apply(self, change: Change) -> None:
        """Take the change over, or nothing of it."""
        for nama in change.tables:
            if nama not in self._rows:
                raise no_table(nama, tuple(self._rows))
        for nama in change.names:
            if nama not in self._names:
                raise no_name(nama)
        for nama, rows in change.tables.items():
            self._rows[nama] = [dict(row) for row in rows]
        for nama, value in change.names.items():
            self._names[nama] = (
                tuple(tuple(plain(v) for v in line) for line in value)
                if isinstance(value, tuple)
                else plain(value)
            )
        self.shown = change.show or self.shown
        self.applied.append(change)

    def save_copy(self, target: Path) -> None:
        """Leave a mark where the copy would lie."""
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text("memory", encoding="utf-8")

    def progress(self, done: int, total: int, what: str) -> None:
        """Remember it."""
        self.progressed.append((done, total, what))

    def tell(self, kind: Message, text: str) -> None:
        """Remember it."""
        self.messages.append((kind, text))
