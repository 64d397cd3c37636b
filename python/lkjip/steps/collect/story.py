"""Tells a run of collecting: the sentence, the lines of history, the answer as JSON."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date

from lkjip.checks.checked_form import REFUSED, SKIPPED
from lkjip.findings import Finding
from lkjip.intake.mailbox.fetch import FetchReport
from lkjip.intake.submission import Standing, Submission
from lkjip.steps.collect.beside_forms.files import Beside, Document
from lkjip.steps.collect.inbox import Inbox
from lkjip.steps.kernel.base import HistoryEntry
from lkjip.steps.kernel.snapshot import Snapshot
from lkjip.steps.kernel.states import LATE, NEEDS_FIX, NOT_YET, WORDS, status_word
from lkjip.tables.cells import Cell
from lkjip.tables.data import Row
from lkjip.tables.declared.inputs import EVIDENCE_FILES, EvidenceFileRow
from lkjip.tables.declared.results import AnswerRow
from lkjip.tables.declared.steps import CollectionRow
from lkjip.tables.declared.tabs import TabName

SHOWN_UNITS = 12
"""Units named in the sentence after a run; the tab names them all."""


def summary(
    inbox: Inbox,
    came: Sequence[Submission],
    again: Sequence[Submission],
    altered: Collection[str],
    units: Sequence[CollectionRow],
    locked: Sequence[Finding],
    doubts: Collection[str],
    held: Sequence[Submission],
    beside: Beside,
    dry_run: bool,
) -> str:
    """Return the sentence that a person reads after the run."""
    words = [_mailbox_words(inbox.fetched, dry_run)] if inbox.fetched else []
    words += [_files_words([one for one in came if not one.joined])]
    words += _beside_words(beside)
    taken_back = sum(one.unit in altered for one in again)
    if taken_back:
        words.append(f"Isian {taken_back} unit berbeda dari formulirnya dan diambil lagi darinya.")
    if len(again) > taken_back:
        words.append(f"Register berubah: isian {len(again) - taken_back} unit dinilai ulang.")
    words += _units_words(units)
    if locked:
        words.append(f"{len(locked)} berkas belum dapat dibuka.")
    if held:
        words.append(f"{len(held)} kiriman ditahan sampai pengirimnya dipastikan.")
    if doubts:
        words.append(f"{len(doubts)} pengirim perlu dipastikan.")
    return "\n".join(filter(None, (" ".join(words), inbox.trouble)))


def _mailbox_words(report: FetchReport, dry_run: bool) -> str:
    verb = "akan diambil" if dry_run else "diambil"
    words = f"{report.seen} surel baru di kotak surat: {len(report.fetched)} {verb}"
    if report.without_form:
        words += f", {report.without_form} tanpa formulir"
    if report.remaining:
        words += f", {report.remaining} belum"
    return f"{words}."


def _files_words(came: Sequence[Submission]) -> str:
    number = {standing: sum(one.standing is standing for one in came) for standing in Standing}
    again = number[Standing.KNOWN]
    words = "Tidak ada berkas baru"
    if len(came) > again:
        words = (
            f"{len(came) - again} berkas baru: {number[Standing.IN_FORCE]} diterima, "
            f"{number[Standing.REFUSED]} ditolak, {number[Standing.ASIDE]} dilewati"
        )
        if number[Standing.HELD]:
            words += f", {number[Standing.HELD]} ditahan"
    return f"{words} ({again} sudah diproses sebelumnya)." if again else f"{words}."


def _beside_words(beside: Beside) -> list[str]:
    unread = sum(not one.quiet for one in beside.unread)
    words = [f"{beside.new} berkas bukti baru."] if beside.new else []
    return [*words, f"{unread} berkas tidak dibaca."] if unread else words


def _units_words(units: Sequence[CollectionRow]) -> list[str]:
    waiting = [row.name for row in units if row.status in (NOT_YET, LATE)]
    owing = [row.name for row in units if row.status in (WORDS[REFUSED], NEEDS_FIX)]
    lines = []
    if waiting:
        lines.append(f"Belum diterima: {_listed(waiting)}.")
    if owing:
        lines.append(f"Menunggu perbaikan: {_listed(owing)}.")
    return lines or [f"Formulir {len(units)} unit lengkap."]


def _listed(names: Sequence[str]) -> str:
    """Return the names in one sentence; of many only the first, and how many more there are."""
    if len(names) <= SHOWN_UNITS:
        return ", ".join(names)
    shown = ", ".join(names[:SHOWN_UNITS])
    return f"{shown}, dan {len(names) - SHOWN_UNITS} unit lain (lembar {TabName.COLLECTION})"


def note(shot: Snapshot, one: Submission) -> HistoryEntry:
    """Return the line of history of one submission."""
    unit = shot.unit(one.unit)
    found = one.findings
    more = f" (dan {len(found) - 1} temuan lain)" if len(found) > 1 else ""
    words = f"{one.name}: {found[0].message}{more}" if found else one.name
    return HistoryEntry(
        "terima formulir",
        unit.name if unit else one.name,
        status_word(one.result, found),
        words,
    )


def note_anew(shot: Snapshot, one: Submission, altered: Collection[str]) -> HistoryEntry:
    """Return the line of history of a form that was judged anew: registers or inputs changed."""
    unit = shot.unit(one.unit)
    words = f"{one.name}: register berubah sesudah formulir ini diterima."
    if one.unit in altered:
        words = f"{one.name}: isian di buku kerja berbeda dari formulir ini dan diambil lagi."
    name = unit.name if unit else one.unit
    return HistoryEntry("nilai ulang formulir", name, status_word(one.result, one.findings), words)


def as_json(
    inbox: Inbox,
    came: Sequence[Submission],
    again: Sequence[Submission],
    units: Sequence[CollectionRow],
    answers: Sequence[AnswerRow],
    locked: Sequence[Finding],
    beside: Beside,
    evidence: Mapping[str, tuple[Row, ...]],
) -> dict[str, object]:
    """Return the answer of the command ``kumpulkan``."""
    new = [one for one in came if one.standing is not Standing.KNOWN and not one.joined]
    files = {row.fingerprint: row for row in EVIDENCE_FILES.rows_in(evidence)}
    seen_before = [one for one in came if one.standing is Standing.KNOWN]
    answer: dict[str, object] = {
        "berkas": [
            *(_locked_file(finding) for finding in locked),
            *(_file(one) for one in new),
            *(_file_seen_before(one) for one in seen_before),
        ],
        "bukti": [_document(one, files[one.file.fingerprint]) for one in beside.documents],
        "tidak_dibaca": [
            {"nama": one.name, "alasan": one.reason, "di_dalam": one.within}
            for one in beside.unread
        ],
        "dinilai_ulang": [one.unit for one in again],
        "unit": [
            {
                "kode": row.unit,
                "unit": row.name,
                "status": row.status,
                "terlambat_hari_kerja": row.late or 0,
                "revisi": row.revision,
            }
            for row in units
        ],
        "jawaban": [
            {heading: _plain(value) for heading, value in row.cells().items()} for row in answers
        ],
    }
    if inbox.fetched is not None:
        answer["kotak_surat"] = {
            "dilihat": inbox.fetched.seen,
            "diambil": len(inbox.fetched.fetched),
            "tanpa_formulir": inbox.fetched.without_form,
            "sisa": inbox.fetched.remaining,
            "berkas": list(inbox.fetched.fetched),
        }
    return answer


def _file(one: Submission) -> dict[str, object]:
    return {
        "nama": one.name,
        "di_dalam": one.incoming.within,
        "unit": one.unit,
        "hasil": one.result,
        "revisi": one.revision,
        "pengirim": one.sender,
        "kepercayaan": one.trust.value,
        "sidik": one.fingerprint,
        "temuan": [finding.as_dict() for finding in one.findings],
    }


def _document(one: Document, row: EvidenceFileRow) -> dict[str, object]:
    return {
        "nama": one.file.incoming.name,
        "unit": one.unit,
        "indikator": row.code,
        "hasil": row.result,
        "pengirim": one.file.incoming.sender,
        "di_dalam": one.file.incoming.within,
        "sidik": one.file.fingerprint,
    }


def _file_seen_before(one: Submission) -> dict[str, object]:
    return {
        "nama": one.name,
        "di_dalam": one.incoming.within,
        "unit": "",
        "hasil": one.result,
        "pengirim": one.sender,
        "sidik": one.fingerprint,
        "temuan": [],
    }


def _locked_file(finding: Finding) -> dict[str, object]:
    return {"nama": finding.file, "unit": "", "hasil": SKIPPED, "temuan": [finding.as_dict()]}


def _plain(value: Cell) -> object:
    return value.isoformat() if isinstance(value, date) else value
