"""Tells whether the results still follow from what the book holds.

The event of the analysis keeps a fingerprint per table over the columns and settings that feed
results (``feeds`` in their declarations). What a person changes there afterwards makes step 4 and
later ones stale; a letter number or a mail server does not.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from lkjip.sop.calendar.words import list_in_words
from lkjip.sop.process.events import AnalysisFinished, RenewalIgnored
from lkjip.sop.process.state import Process
from lkjip.tables.cells import plain
from lkjip.tables.data import Row
from lkjip.tables.declared.registers import SETTINGS, SettingRow
from lkjip.tables.declared.settings import KEYS
from lkjip.tables.registry import BY_NAME, TABLES
from lkjip.tables.table import Table, column_of

ANALYSIS = 4
"""The SOP step whose results the fingerprint belongs to."""
DIGITS = 10
"""Of the fingerprint of one table."""
_to_json = json.JSONEncoder(ensure_ascii=False, default=str, sort_keys=True).encode

Tables = Mapping[str, Iterable[Row]]


def fed_by(tables: Tables) -> str:
    """Return the fingerprints of what feeds results: ``tblIndikator:0a…;tblProgram:f3…``."""
    return ";".join(f"{name}:{digest}" for name, digest in _fingerprints(tables).items())


def with_freshness(process: Process, tables: Tables) -> Process:
    """Mark step 4 and later ones as stale when ``tables`` feed them otherwise than before.

    A process that is finished, or whose analysis was made by a program that kept no fingerprint,
    stays as it is.
    """
    known = _kept(process)
    if process.finished or not known or process.step_state(ANALYSIS).renewal_reason:
        return process
    now = _fingerprints(tables)
    changed = [name for name, digest in known.items() if now.get(name, digest) != digest]
    if not changed:
        return process
    tabs = dict.fromkeys(str(BY_NAME[name].tab) for name in changed)
    return process.mark_stale(ANALYSIS, f"isi lembar {list_in_words(tuple(tabs))} berubah")


def _kept(process: Process) -> dict[str, str]:
    """Return the fingerprints of the last analysis, or of the last decision to leave it so."""
    for event in reversed(process.events):
        if isinstance(event, AnalysisFinished | RenewalIgnored):
            pairs = (part.partition(":") for part in event.key.split(";") if part)
            return {name: digest for name, _, digest in pairs}
    return {}


def _fingerprints(tables: Tables) -> dict[str, str]:
    found = {}
    for table in TABLES:
        headings = [c.heading for c in table.columns if c.feeds]
        if headings:
            lines = sorted(_lines(table, tables[table.name], headings))
            found[table.name] = hashlib.sha256("\n".join(lines).encode()).hexdigest()[:DIGITS]
    return found


def _lines(table: Table[Any], rows: Iterable[Row], headings: Iterable[str]) -> Iterator[str]:
    """Yield the feeding cells of each row; blank ones are left out, so a new column is no change.

    The order of the rows does not count: sorting a register changes no result.
    """
    key = column_of(SettingRow.key).heading
    for row in rows:
        cells = {name: plain(row.get(name)) for name in headings}
        said = {name: value for name, value in cells.items() if value is not None}
        if table is SETTINGS:
            setting = KEYS.get(str(row.get(key)))
            if setting is None or not setting.feeds:
                continue
            said[key] = setting.key
        if said:
            yield _to_json(said)
