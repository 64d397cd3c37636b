"""A new version out of the outline and the last version: nothing written by hand gets lost."""

from __future__ import annotations

from dataclasses import dataclass, field

from lkjip.errors import UsageError
from lkjip.findings import Finding
from lkjip.report.blocks.findings import finding
from lkjip.report.outline import Outline
from lkjip.report.versions.hand_edits import (
    CarriedPassage,
    Inheritance,
    LooseText,
    inherit,
    read_inheritance,
)
from lkjip.report.versions.read import BROKEN, ReadDocument, read
from lkjip.report.versions.returned import returned
from lkjip.report.versions.trace import read_trace

_LENGTH = 300
"""Letters of a lost text that a finding quotes."""


@dataclass(frozen=True, slots=True)
class CarriedOver:
    """The blocks to write; digits of passages; what was carried, and findings about the rest."""

    content: Outline
    fingerprint: dict[str, str] = field(default_factory=dict)
    carried: tuple[CarriedPassage, ...] = ()
    findings: tuple[Finding, ...] = ()
    edited: tuple[LooseText, ...] = ()
    """Texts and rows changed by hand that have no place in the new version."""


@dataclass(frozen=True, slots=True)
class LastVersion:
    """The last version as read, and the paragraphs and cells that the program wrote in it."""

    document: ReadDocument
    written_by_program: set[str]


def read_last(previous: bytes | None) -> LastVersion | None:
    """Return the last version; raises ``UsageError`` when it is no Word document."""
    if previous is None:
        return None
    try:
        return LastVersion(read(previous), read_trace(previous))
    except BROKEN as error:
        raise UsageError(
            "Versi sebelumnya bukan dokumen Word (.docx) yang utuh.",
            "Buka dan simpan ulang di Word, atau pindahkan berkas itu dari folder laporan.",
        ) from error


def carry_over(content: Outline, last: LastVersion | None) -> CarriedOver:
    """Return the outline with the hand-written passages of the last version in place."""
    if last is None:
        return CarriedOver(content)
    inheritance = read_inheritance(last.document, last.written_by_program)
    used: set[str] = set()
    new: Outline = {}
    carried: list[CarriedPassage] = []
    fingerprint: dict[str, str] = {}
    for place, blocks in content.items():
        new[place], carried_here, digit = inherit(blocks, inheritance, used)
        carried += carried_here
        fingerprint |= digit
    note = [finding("L07", "Laporan", d.title) for d in carried if d.changed]
    lost = (*note, *_lost(inheritance, used))
    return CarriedOver(new, fingerprint, tuple(carried), lost, inheritance.loose)


def announce_returned(
    last: LastVersion | None, new: ReadDocument, edited: tuple[LooseText, ...]
) -> list[Finding]:
    """Return a finding for each place whose deleted texts are printed again."""
    if last is None:
        return []
    again = returned(last.document, last.written_by_program, new, edited)
    return [finding("L16", one.place, nilai=one.first[:_LENGTH], jumlah=one.count) for one in again]


def _lost(inheritance: Inheritance, used: set[str]) -> list[Finding]:
    left_out = []
    for slug, writing in inheritance.writing.items():
        text = "\n".join(a.text for a in writing.paragraph if a.text)
        if slug not in used and text:
            left_out.append(finding("L08", writing.paragraph[0].place, nilai=text[:_LENGTH]))
    for loose in inheritance.loose:
        if loose.text in used:
            continue
        code = "L09" if loose.kind == "tabel" else "L08"
        left_out.append(finding(code, loose.place, nilai=loose.text[:_LENGTH]))
    return left_out
