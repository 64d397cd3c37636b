"""The log as flat rows and back: one row per event, the same columns for every kind."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import MISSING
from datetime import date, datetime
from types import UnionType
from typing import Any, get_args, get_type_hints

from lkjip.errors import ProcessError
from lkjip.sop.process import events as p
from lkjip.sop.process.events import Event
from lkjip.stored import stored_fields, to_stored


def _alone(hint: Any) -> Any:
    """Return the type of an optional field without the ``None``."""
    kinds = [one for one in get_args(hint) if one is not type(None)]
    return kinds[0] if isinstance(hint, UnionType) and len(kinds) == 1 else hint


# fmt: off
COLUMNS: tuple[str, ...] = (
    "no", "waktu", "peristiwa", "langkah", "unit", "versi", "nomor", "kunci", "hasil",
    "tanggal", "hari", "uraian", "pelaku", "peran",
)
# fmt: on
EVENT_KINDS: dict[str, type[Event]] = {
    kind.NAME: kind
    for kind in vars(p).values()
    if isinstance(kind, type) and issubclass(kind, Event) and kind.NAME
}
_HINTS = {
    name: {field: _alone(hint) for field, hint in get_type_hints(kind).items()}
    for name, kind in EVENT_KINDS.items()
}
_CURE = (
    "Catatan proses hanya ditulis oleh program. Kembalikan buku dari folder cadangan, "
    "atau urungkan perubahan pada tabel itu."
)

DataRow = dict[str, str | int | date]


def to_rows(events: Iterable[Event]) -> list[DataRow]:
    """Rows with all columns of ``COLUMNS``; unused ones are ""; ``no`` counts from 1.

    ``when`` is text "YYYY-MM-DD HH:MM:SS": spreadsheet programs round times kept as numbers.
    """
    return [_one_row(no, one) for no, one in enumerate(events, start=1)]


def _one_row(no: int, one: Event) -> DataRow:
    row: DataRow = dict.fromkeys(COLUMNS, "")
    row |= {"langkah": _sop_step(one)}
    row |= {name: "" if value is None else value for name, value in to_stored(one).items()}
    return row | {"no": no, "peristiwa": one.NAME, "waktu": one.when.isoformat(" ", "seconds")}


def _sop_step(one: Event) -> int:
    return int(one.key[0]) if isinstance(one, p.CompletenessTicked) else one.STEPS


def from_rows(row: Iterable[Mapping[str, object]]) -> tuple[Event, ...]:
    """Return the events of ``row`` in the order of ``no``, as a workbook may give them back.

    Whole floats become integers, datetimes become dates, ``None`` becomes ""; rows without ``no``
    and ``events`` are skipped. Raises ``ProcessError`` for a row that was removed, doubled, or
    changed so that it cannot be read.
    """
    content = [
        one for one in row if not _is_empty(one.get("no")) or not _is_empty(one.get("peristiwa"))
    ]
    numbered = sorted(
        ((_convert(one.get("no"), int, "no", 0), one) for one in content), key=_number
    )
    for expected, (no, _) in enumerate(numbered, start=1):
        if no != expected:
            raise ProcessError(
                f"Catatan proses tidak utuh: baris nomor {expected} tidak ada.", _CURE
            )
    return tuple(_one_event(no, one) for no, one in numbered)


def _number(pair: tuple[Any, Mapping[str, object]]) -> int:
    return int(pair[0])


def _one_event(no: int, row: Mapping[str, object]) -> Event:
    name = str(row.get("peristiwa") or "")
    if name not in EVENT_KINDS:
        raise ProcessError(f'Catatan proses baris {no}: peristiwa "{name}" tidak dikenal.', _CURE)
    kind, hints = EVENT_KINDS[name], _HINTS[name]
    content = {}
    for col, field in stored_fields(kind):
        value = row.get(col)
        if _is_empty(value) and field.default is not MISSING:
            continue
        content[field.name] = _convert(value, hints[field.name], col, no)
    return kind(**content)


def _is_empty(value: object) -> bool:
    return value is None or value == ""


def _convert(value: object, toward: type, col: str, no: int) -> Any:
    """``value`` of a cell as the type of the field."""
    try:
        if toward is int:
            figure = float(str(value))
            if figure != int(figure):
                raise ValueError
            return int(figure)
        if toward is datetime:
            when = value if isinstance(value, datetime) else datetime.fromisoformat(str(value))
            return when.replace(tzinfo=None, microsecond=0)
        if toward is date:
            if isinstance(value, datetime):
                return value.date()
            return value if isinstance(value, date) else date.fromisoformat(str(value)[:10])
        if _is_empty(value):
            raise ValueError
        whole = isinstance(value, float) and value.is_integer()
        return str(int(value)) if whole else str(value)  # type: ignore[call-overload]
    except (ValueError, OverflowError):
        raise ProcessError(
            f'Catatan proses baris {no}, kolom "{col}": "{value}" tidak dapat dibaca.', _CURE
        ) from None
