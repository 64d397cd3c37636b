"""The content of a letter or a nota dinas: plain frozen data, every line from the settings."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

NUMBER_DOTS = "…" * 10  # room for the number that the registry of letters gives later


@dataclass(frozen=True, slots=True)
class Letterhead:
    """The letterhead; an empty line is left out.

    ``address`` may hold several lines (``\\n``). ``emblem`` is a PNG or JPEG file, or empty.
    """

    government: str
    regional_agency: str
    section: str = ""
    address: str = ""
    emblem: bytes = b""


@dataclass(frozen=True, slots=True)
class Signature:
    """Who signs. Dotted lines stand for a name or NIP not given.

    ``on_behalf_of`` is the office signed for (printed ``a.n. …``), ``rank`` the civil-service rank.
    """

    position: str
    name: str = ""
    nip: str = ""
    rank: str = ""
    on_behalf_of: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A small table in a letter. Cells are text as it shall be printed.

    ``widths`` are the column widths in millimetres; ``centred`` the columns to centre.
    ``others`` is the sentence for rows that found no room, with ``{jumlah}`` for their number.
    """

    title: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[int, ...]
    centred: frozenset[int] = frozenset()
    others: str = "dan {jumlah} baris lain."


@dataclass(frozen=True, slots=True)
class LetterContent:
    """A letter to one receiver.

    ``paragraphs`` as ``template.Letter`` has them; the one equal to ``marker.TABLE_MARK`` is the
    place of ``data_table``, which otherwise follows the text. ``bold`` are phrases to print bold.
    ``created`` goes into the file's properties, nowhere else.
    """

    subject: str
    addressee: str
    place: str
    written_on: date
    paragraphs: tuple[str, ...]
    signature: Signature
    created: datetime
    number: str = ""
    properties: str = "Biasa"
    attachment: str = "-"
    location: str = "Tempat"
    data_table: Table | None = None
    bold: tuple[str, ...] = ()
    tembusan: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class MemoContent:
    """A nota dinas: an internal note with its head as a list. Fields as in ``LetterContent``."""

    subject: str
    addressee: str
    from_: str
    written_on: date
    paragraphs: tuple[str, ...]
    signature: Signature
    created: datetime
    number: str = ""
    properties: str = "Biasa"
    attachment: str = "-"
    data_table: Table | None = None
    bold: tuple[str, ...] = ()
    tembusan: tuple[str, ...] = ()


def request_table(rows: tuple[tuple[str, str, str], ...]) -> Table:
    """Return the table of what a unit is asked: numbered rows (indikator, satuan, target)."""
    return Table(
        ("No.", "Indikator Kinerja", "Satuan", "Target"),
        tuple((f"{no}.", *row) for no, row in enumerate(rows, 1)),
        (11, 94, 30, 25),
        frozenset({0, 2, 3}),
        "dan {jumlah} indikator lain sebagaimana tercantum dalam formulir.",
    )


def file_table(file: tuple[tuple[str, str], ...]) -> Table:
    """Return the table of a package's files: numbered rows (nama berkas, keterangan)."""
    return Table(
        ("No.", "Berkas", "Keterangan"),
        tuple((f"{no}.", *row) for no, row in enumerate(file, 1)),
        (11, 74, 75),
        frozenset({0}),
        "dan {jumlah} berkas lain sebagaimana tercantum dalam daftar isi paket.",
    )
