"""The port in memory: a stand-in for tests, with the manners of the real ones."""

from __future__ import annotations

from pathlib import Path

from lkjip.book.cells import must_fit
from lkjip.book.port import Change, Message, Shape, no_name, no_table
from lkjip.book.spec import Layout
from lkjip.errors import BookStructure
from lkjip.tables.cells import Block, Cell, plain
from lkjip.tables.data import Row, TableData, blank


class MemoryBook:
    """A book that lives in dictionaries, laid out like the shipped one."""

    def __init__(self, layout: Layout, path: Path = Path("lkjip_book.xlsm")) -> None:
        self._layout = layout
        self._path = path
        self._rows: dict[str, list[Row]] = {t.name: list(t.shipped) for t in layout.tables}
        self._names: dict[str, Cell | Block] = {
            n.name: n.value
            if n.height == n.width == 1
            else tuple(tuple(None for _ in range(n.width)) for _ in range(n.height))
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
        """Return the layout's own shape."""
        return Shape(
            tabs=tuple(t.name for t in self._layout.tabs),
            tables={t.name: (t.tab, t.headers) for t in self._layout.tables},
            names=frozenset(self._names),
        )

    def read(self, *tables: str) -> dict[str, TableData]:
        """Return the tables as they were last written."""
        found = {}
        for name in tables:
            if name not in self._rows:
                raise no_table(name, tuple(self._rows))
            spec = self._layout.table(name)
            kept = [(i, row) for i, row in enumerate(self._rows[name], 1) if not blank(row)]
            found[name] = TableData(
                name=name,
                sheet=spec.tab,
                columns=spec.headers,
                first_column=spec.col,
                rows=tuple({h: plain(row.get(h)) for h in spec.headers} for _, row in kept),
                row_numbers=tuple(spec.row + i for i, _ in kept),
            )
        return found

    def read_names(self, *names: str) -> dict[str, Cell | Block]:
        """Return the named cells."""
        for name in names:
            if name not in self._names:
                raise no_name(name)
        return {name: self._names[name] for name in names}

    def apply(self, change: Change) -> None:
        """Take the change over, or nothing of it."""
        rows = {name: self._changed_table(name, list(new)) for name, new in change.tables.items()}
        names = {name: self._changed_name(name, value) for name, value in change.names.items()}
        for name, lines in rows.items():
            self._refuse_collision(name, len(lines))
        self._rows |= rows
        self._names |= names
        self.shown = change.show or self.shown
        self.applied.append(change)

    def _changed_table(self, name: str, new: list[Row]) -> list[Row]:
        """Return the new rows; a column that none of them mentions keeps what stands there."""
        if name not in self._rows:
            raise no_table(name, tuple(self._rows))
        headers, old = self._layout.table(name).headers, self._rows[name]
        written = {key for row in new for key in row} or set(headers)
        unknown = written - set(headers)
        if unknown:
            raise BookStructure(
                f"Tabel '{name}' tidak punya kolom {', '.join(sorted(unknown))}.",
                "Kembalikan judul kolom itu, atau ambil salinan dari folder cadangan.",
            )
        for row in new:
            for value in row.values():
                must_fit(value)
        return [
            {h: row.get(h) if h in written else old[i].get(h) if i < len(old) else None
             for h in headers}
            for i, row in enumerate(new)
        ]  # fmt: skip

    def _refuse_collision(self, name: str, height: int) -> None:
        """Refuse a table that would grow into one that begins below it."""
        spec = self._layout.table(name)
        old_bottom = spec.row + max(1, len(self._rows[name]))
        bottom = spec.row + max(1, height)
        left, right = spec.col, spec.col + len(spec.columns)
        for other in self._layout.tables_of(spec.tab):
            beside = other.col >= right or other.col + len(other.columns) <= left
            if other.name != name and not beside and old_bottom < other.row <= bottom:
                raise BookStructure(
                    f"Tabel di lembar '{spec.tab}' tidak dapat memanjang sampai baris {bottom}: "
                    f"tabel lain mulai di baris {other.row}.",
                    "Pindahkan tabel yang di bawah ke kanan, lalu ulangi.",
                )

    def _changed_name(self, name: str, value: Cell | Block) -> Cell | Block:
        """Pad a value with blanks to the size of the named cells."""
        if name not in self._names:
            raise no_name(name)
        old = self._names[name]
        block: Block = value if isinstance(value, tuple) else ((value,),)
        for line in block:
            for one in line:
                must_fit(one)
        if not isinstance(old, tuple):
            return plain(block[0][0])
        return tuple(
            tuple(
                plain(block[r][c]) if r < len(block) and c < len(block[r]) else None
                for c in range(len(line))
            )
            for r, line in enumerate(old)
        )

    def save_copy(self, target: Path) -> None:
        """Leave a mark where the copy would lie."""
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text("memory", encoding="utf-8")

    def progress(self, done: int, total: int, what: str) -> None:
        """Remember the progress."""
        self.progressed.append((done, total, what))

    def tell(self, kind: Message, text: str) -> None:
        """Remember the message."""
        self.messages.append((kind, text))
