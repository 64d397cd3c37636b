"""Evidence that came in as files: kept in the book, paired with what the forms name.

A file is paired by its name: the code of an indicator in it, or the name of a document. What fits
nothing waits for a person, who types the code on the tab ``Bukti``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path, PurePosixPath

from lkjip.steps.collect.beside_forms.files import Document
from lkjip.steps.kernel.base import Context
from lkjip.steps.kernel.office.evidence_state import (
    HELD_BACK,
    NOT_PAIRED,
    PAIRED,
    SIGNED_FORM,
    state_of_document,
)
from lkjip.steps.kernel.snapshot import Snapshot
from lkjip.tables.data import Row
from lkjip.tables.declared.inputs import (
    EVIDENCE,
    EVIDENCE_FILES,
    EvidenceFileRow,
    EvidenceRow,
)

LEAST_LETTERS = 8
"""A shorter name says too little to pair a file by it."""
_KB = 1024
_WORD = re.compile(r"[0-9a-z]+")


def evidence_tables(
    shot: Snapshot, context: Context, documents: Iterable[Document], named: Sequence[EvidenceRow]
) -> dict[str, tuple[Row, ...]]:
    """Return the files and the named documents as the book shows them after this run.

    ``named`` are the documents that the forms in force name.
    """
    old = shot.rows(EVIDENCE_FILES)
    known = {(row.fingerprint, row.unit) for row in old}
    new = []
    for one in documents:
        key = (one.file.fingerprint, one.unit)
        if key not in known:
            known.add(key)
            new.append(_row(shot, context, one))
    codes = {i.code for i in shot.indicators}
    files = tuple(paired(row, named, codes) for row in (*old, *new))
    seen = {_key(row): row.seen for row in shot.rows(EVIDENCE)}
    shown = [replace(row, seen=row.seen or seen.get(_key(row), "")) for row in named]
    return dict(
        (
            EVIDENCE_FILES.written(files),
            EVIDENCE.written(replace(row, state=state_of_document(row, files)) for row in shown),
        )
    )


def known_evidence(shot: Snapshot) -> frozenset[str]:
    """Return the fingerprints of the evidence that the book has."""
    return frozenset(row.fingerprint for row in shot.rows(EVIDENCE_FILES))


def _row(shot: Snapshot, context: Context, one: Document) -> EvidenceFileRow:
    incoming, archive = one.file.incoming, context.forms_folder(shot.settings.year, "arsip")
    inside = one.file.archive != Path()
    return EvidenceFileRow(
        received=incoming.when or context.now,
        unit=one.unit,
        file=PurePosixPath(incoming.name.replace("\\", "/")).name,
        result=one.result,
        size=-(-one.file.size // _KB),
        sender=incoming.sender,
        archived=one.file.archive.relative_to(archive).as_posix() if inside else "",
        fingerprint=one.file.fingerprint,
    )


def paired(
    row: EvidenceFileRow, named: Iterable[EvidenceRow], codes: Iterable[str]
) -> EvidenceFileRow:
    """Return a file with its indicator: as a person typed it, else by its name; else it waits."""
    if row.result == HELD_BACK:
        return row
    own = [one for one in named if one.unit == row.unit]
    if row.code:
        match = next((one for one in own if one.code == row.code), None)
        document = row.document or (match.document if match else "")
        return replace(row, document=document, result=PAIRED)
    words = _words(PurePosixPath(row.file).stem)
    if words[:2] == ["formulir", "lkjip"]:
        return replace(row, document="Pindaian formulir", result=SIGNED_FORM)
    by_name = next((one for one in own if _alike(words, _words(one.document))), None)
    code = by_name.code if by_name else next((c for c in codes if c.casefold() in words), "")
    if not code:
        return replace(row, result=NOT_PAIRED)
    match = by_name or next((one for one in own if one.code == code), None)
    return replace(row, code=code, document=match.document if match else "", result=PAIRED)


def _words(name: str) -> list[str]:
    return _WORD.findall(name.casefold())


def _alike(file: list[str], document: list[str]) -> bool:
    """Tell that one name holds the other, whatever stands between its words."""
    a, b = "".join(file), "".join(document)
    return min(len(a), len(b)) >= LEAST_LETTERS and (a in b or b in a)


def _key(row: EvidenceRow) -> tuple[str, str, str]:
    return row.unit, row.code, row.document
