"""Keeps what went out: the rows of every form as they were sent, kept beside the forms.

A register may change afterwards. The event of the request names the fingerprint of what was asked,
and the file of that name in ``keluar/diminta`` holds it.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

from lkjip.forms.model import BlankForm, BudgetRow, IndicatorRow
from lkjip.measure.rules.frequency import Frequency, read_frequency
from lkjip.sop.process.events import FormReceived, RequestSent
from lkjip.steps.kernel.base import Context
from lkjip.steps.kernel.snapshot import Snapshot

VERSION = 1
"""Of the structure of these files."""
FOLDER = "diminta"
QUARTERS = 4


def asked_fingerprint(form: BlankForm) -> str:
    """Return the fingerprint of what a form asks: its period and its rows, nothing else."""
    asked = json.dumps([form.up_to_triwulan, _rows(form)], ensure_ascii=False)
    return hashlib.sha256(asked.encode()).hexdigest()[:16]


def record(context: Context, form: BlankForm) -> tuple[Path, bytes]:
    """Return the file that keeps what a form asks."""
    path = _folder(context, form.year) / f"{asked_fingerprint(form)}.json"
    kept = {"versi": VERSION, **_rows(form)}
    return path, json.dumps(kept, ensure_ascii=False, indent=1).encode()


def _rows(form: BlankForm) -> dict[str, Any]:
    rows = {
        "kinerja": [_indicator(row) for row in form.performance],
        "anggaran": [[row.code, row.description, _plain(row.pagu)] for row in form.budget],
    }
    if form.asked_about != form.performance:  # else as files of earlier programs say it
        rows["analisis"] = [_indicator(row) for row in form.asked_about]
    return rows


def _indicator(row: IndicatorRow) -> list[Any]:
    """Return what a form asks about an indicator; the usual frequency is left out."""
    said = [row.code, row.indikator, row.measure_unit, _plain(row.target), row.accumulation]
    return said if row.frequency is Frequency.QUARTERLY else [*said, str(row.frequency)]


def _asked_indicator(kept: list[Any]) -> IndicatorRow:
    code, words, unit, target, accumulation, *often = map(_value, kept)
    frequency = read_frequency(often[0]) if often else Frequency.QUARTERLY
    return IndicatorRow(code, words, unit, target, accumulation, frequency=frequency)


def _plain(value: Decimal | str | None) -> Any:
    return {"d": format(value.normalize(), "f")} if isinstance(value, Decimal) else value


def _value(value: Any) -> Any:
    return Decimal(value["d"]) if isinstance(value, dict) else value


def last_asked(shot: Snapshot) -> dict[str, str]:
    """Return per unit the fingerprint of what its last request asked; "" in older books."""
    return {e.unit: e.key for e in shot.process.events if isinstance(e, RequestSent)}


def last_judged(shot: Snapshot) -> dict[str, str]:
    """Return per unit what the registers asked when its form was judged; "" in older books."""
    return {e.unit: e.key for e in shot.process.events if isinstance(e, FormReceived)}


def sent_before(
    shot: Snapshot, context: Context, asked: Mapping[str, BlankForm]
) -> dict[str, tuple[BlankForm, ...]]:
    """Return per unit the forms that went out and asked something else than the registers today.

    The newest comes first. A file that is gone, altered or unreadable is left out: then a form is
    compared with today's registers only.
    """
    found: dict[str, dict[str, BlankForm]] = {}
    for event in reversed(shot.process.events):
        if not isinstance(event, RequestSent) or event.unit not in asked or not event.key:
            continue
        form, seen = asked[event.unit], found.setdefault(event.unit, {})
        if event.key not in seen and event.key != asked_fingerprint(form):
            older = _read(_folder(context, form.year) / f"{event.key}.json", form)
            if older is not None:
                seen[event.key] = older
    return {unit: tuple(forms.values()) for unit, forms in found.items() if forms}


def kept_as_sent(context: Context, key: str, form: BlankForm) -> bool | None:
    """Tell whether the record of a request is what its name says; None when it is not there."""
    path = _folder(context, form.year) / f"{key}.json"
    return _read(path, form) is not None if path.is_file() else None


def _is_named_so(form: BlankForm, key: str) -> bool:
    """Tell whether a key is of these rows, whatever the period was when they were asked."""
    periods = (replace(form, up_to_triwulan=quarter) for quarter in range(1, QUARTERS + 1))
    return any(asked_fingerprint(one) == key for one in periods)


def _read(path: Path, form: BlankForm) -> BlankForm | None:
    try:
        kept = json.loads(path.read_text("utf-8"))
        made = replace(
            form,
            performance=tuple(_asked_indicator(row) for row in kept["kinerja"]),
            budget=tuple(BudgetRow(*map(_value, row)) for row in kept["anggaran"]),
            questions=(
                tuple(_asked_indicator(row) for row in kept["analisis"])
                if "analisis" in kept
                else None
            ),
        )
    except (OSError, ValueError, TypeError, KeyError, ArithmeticError):
        return None
    return made if _is_named_so(made, path.stem) else None


def _folder(context: Context, year: int) -> Path:
    return context.forms_folder(year, "keluar") / FOLDER
