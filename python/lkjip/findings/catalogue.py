"""The one catalogue of findings; each topic has its entries in a module of its own.

A message says where, what was seen, the rule, and what to do (``cure``). A new entry also needs
a check that makes it; ``docs/make_sections.py`` writes its page of the manual."""

from __future__ import annotations

from lkjip.findings.finding import Entry, Finding, Place
from lkjip.findings.topics import budget as budget
from lkjip.findings.topics import capaian
from lkjip.findings.topics import city as city
from lkjip.findings.topics import content as content
from lkjip.findings.topics import exchange as exchange
from lkjip.findings.topics import mail as mail
from lkjip.findings.topics import numbers as figure
from lkjip.findings.topics import plain_table as plain_table
from lkjip.findings.topics import registers as registers
from lkjip.findings.topics import report as report
from lkjip.findings.topics import seals as seals
from lkjip.findings.topics import settings as settings
from lkjip.findings.topics import structure as shape
from lkjip.findings.topics import submissions as submissions
from lkjip.findings.topics import unit_words as unit_words

_TOPICS = (
    submissions,
    shape,
    content,
    figure,
    capaian,
    plain_table,
    exchange,
    budget,
    registers,
    report,
    settings,
    mail,
    seals,
    unit_words,
    city,
)


def _collect() -> dict[str, Entry]:
    found: dict[str, Entry] = {}
    for topic in _TOPICS:
        for entry in topic.ENTRIES:
            if entry.code in found:
                raise ValueError(f"finding code {entry.code} is used twice")
            found[entry.code] = entry
    return found


CATALOGUE: dict[str, Entry] = _collect()


MOST_WORDS = 2_000
"""Letters of one value in a sentence; a cell of the book must hold the whole sentence."""


def _bounded(value: object) -> object:
    """Return a text at a length that a sentence bears; what is left out shows as an ellipsis."""
    if isinstance(value, str) and len(value) > MOST_WORDS:
        return f"{value[:MOST_WORDS]}…"
    return value


def make(code: str, place: Place | None = None, **values: object) -> Finding:
    """Make a finding of this code at this place.

    ``values`` fill the placeholders of the entry's sentences, so they bear those names; ``nilai``
    is also the value that the finding shows.
    """
    entry = CATALOGUE[code]
    at = place if place is not None else Place()
    label = str(_bounded(at.label))
    values = {name: _bounded(value) for name, value in values.items()}
    shown = str(values.get("nilai", ""))
    fields: dict[str, object] = {
        "label": label,
        "sel": at.cell,
        "lembar": at.sheet,
        "unit": at.unit,
        "berkas": at.file,
        **values,
        "nilai": shown,
    }
    return Finding(
        code=code,
        level=entry.level,
        file=at.file,
        unit=at.unit,
        sheet=at.sheet,
        cell=at.cell,
        label=label,
        value=shown,
        message=entry.message.format(**fields),
        cure=entry.cure.format(**fields),
    )
