"""Objections of a unit: an indicator that is not its own, a target or a pagu that is wrong.

An objection counts as an answer and goes to the collector; the register never changes by it.
"""

from __future__ import annotations

from collections.abc import Sequence

from lkjip.findings import Finding, Place, make
from lkjip.forms import spec
from lkjip.forms.labels import same
from lkjip.forms.value import Raw

_SHOWN = 200
_BEGINNING = 5
_BEGINNINGS = frozenset(one[:_BEGINNING] for one in spec.OBJECTIONS)
_BETWEEN = " :;,.–-"


def objection(known: Sequence[str], remark: Raw, status: Raw = None) -> str:
    """Return the objection that stands as the status or begins the remark, or an empty text."""
    if not remark and status is None:
        return ""
    word = same(status)
    if not remark and word not in known:
        return ""
    text = same(remark) if remark is not None else ""
    if word not in known and not text.startswith(tuple(known)):
        return ""
    for one in known:
        if (
            word == one
            or text == one
            or text.startswith(tuple(f"{one}{mark}" for mark in _BETWEEN))
        ):
            return one
    return ""


def objection_in_answer(text: str) -> str:
    """Return the objection that begins an answer, or an empty text."""
    begins = text[:_BEGINNING].casefold() in _BEGINNINGS
    return objection(spec.OBJECTIONS, text) if begins else ""


def reason(objected: str, remark: str) -> str:
    """Return the remark without the objection that begins it."""
    text = " ".join(remark.split())
    return text[len(objected) :].lstrip(_BETWEEN) if same(text).startswith(objected) else text


def remark_with(objected: str, remark: str) -> str:
    """Return the remark as it goes into the book: the objection, then why."""
    why = reason(objected, remark)
    return f"{objected}: {why}" if why else objected


def objection_findings(objected: str, remark: str, at: Place) -> list[Finding]:
    """Tell the collector, and ask for the reason when there is none."""
    why = reason(objected, remark)
    found = [make("P02", at, nilai=objected, rinci=why[:_SHOWN] or "belum ditulis")]
    return found if why else [*found, make("I04", at, nilai=objected)]
