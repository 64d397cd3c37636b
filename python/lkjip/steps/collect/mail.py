"""SOP step 3 by mail: the forms come in from a folder or from the office's own mailbox."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from pathlib import Path

from lkjip.book.cells import Cell, text
from lkjip.book.port import Row
from lkjip.checks.checked_form import SKIPPED
from lkjip.errors import ProcessError
from lkjip.findings import Finding, Place, Severity, make
from lkjip.intake.batch import Taken, folder_sources
from lkjip.intake.mailbox.fetch import Criteria, Fetcher, FetchReport
from lkjip.intake.message.model import IncomingMail
from lkjip.sop.process.events import RequestSent
from lkjip.steps.account.servers import Equipment, imap_opener
from lkjip.steps.collect.take_in import ACCEPTED_PREFIX, TAB, take_in
from lkjip.steps.kernel.answers import ANSWERS, answer
from lkjip.steps.kernel.base import Context, StepResult
from lkjip.steps.kernel.run import finding_rows
from lkjip.steps.kernel.senders import is_plausible_sender, last_sender, units_by_address
from lkjip.steps.kernel.snapshot import Snapshot
from lkjip.steps.kernel.states import WORDS
from lkjip.steps.request.letters import WIB

IMAP = "imap"
"""Given in the place of a folder: take the mails out of the mailbox first."""
TO_BE_CONFIRMED = "diterima, perlu dipastikan"
_PLAIN_WORDS = (WORDS["diterima"], WORDS["diterima-dengan-catatan"])
_FRESH = ("M01", "M30", "M31", "M32", "K14")
"""Said anew in every run; the other findings about mails stay until their mail is seen again."""
BelongsTo = Mapping[str, frozenset[str]]


@dataclass(slots=True)
class _Stream:
    """Passes the mails of a folder on, form by form, and keeps what else is to be said."""

    findings: list[tuple[Finding, datetime | None]] = field(default_factory=list)
    seen: set[str] = field(default_factory=set)
    from_: set[tuple[str, str]] = field(default_factory=set)
    """Fingerprint of a form, and one who sent it: the same form may come from several."""

    def look(self, taken: Taken, belongs_to: BelongsTo) -> None:
        """One file or mail went by."""
        self.seen.add(taken.letter.name)
        self._record(taken.letter, belongs_to)
        for one in (*taken.submissions, *taken.old):
            self.from_.add((one.fingerprint, one.incoming.sender))

    def _record(self, letter: IncomingMail, belongs_to: BelongsTo) -> None:
        unit = _single_unit(letter.sender, belongs_to)
        found = [replace(finding, unit=unit) for finding in letter.findings]
        if letter.empty:
            found.append(replace(letter.without_form(), unit=unit))
        for one in letter.bounces:
            if whose := _single_unit(one.address, belongs_to):
                place = Place(letter.name, whose)
                found.append(make("M09", place, nilai=one.address, rinci=one.cause))
        self.findings += [(finding, letter.when) for finding in found]


def collect(
    shot: Snapshot,
    context: Context,
    from_: Path | None = None,
    *,
    imap: bool = False,
    include_read: bool = False,
    equipment: Equipment | None = None,
) -> StepResult:
    """Take in every form and mail of ``from_`` (``forms/<tahun>/masuk`` when ``None``).

    With ``imap`` the new mails of the mailbox come into ``masuk`` first; ``include_read`` also
    looks at mails that somebody has opened. With ``context.dry_run`` nothing is fetched or marked.
    """
    if not shot.process.units:
        raise ProcessError(
            "Permintaan data belum dibuat, jadi belum ada formulir yang ditunggu.",
            "Jalankan langkah 2 (Buat Formulir dan Surat) lebih dahulu.",
        )
    belongs_to = units_by_address(shot.units)
    incoming = context.forms(shot.settings.year, "masuk")
    folder = from_ or incoming
    report = None
    if imap:
        report = _fetch(shot, context, belongs_to, equipment or Equipment(), include_read)
        folder = incoming
    letter = [] if imap and not folder.is_dir() else folder_sources(folder, WIB)
    stream = _Stream()
    result = take_in(shot, context, letter, lambda taken: stream.look(taken, belongs_to))
    return _complete(shot, context, result, stream, report, belongs_to)


def _fetch(
    shot: Snapshot,
    context: Context,
    belongs_to: BelongsTo,
    equipment: Equipment,
    include_read: bool,
) -> FetchReport:
    s = shot.settings
    criteria = Criteria(
        since=_since(shot, context.today),
        zone=WIB,
        incoming=context.forms(s.year, "masuk"),
        archive=context.forms(s.year, "arsip"),
        is_known=belongs_to.__contains__,
        include_read=include_read,
        move_to=s["imap_pindah"].strip(),
        dry_run=context.dry_run,
    )
    open_box = imap_opener(s, equipment, context.dry_run)
    return Fetcher(open_box, criteria, equipment.retry.attempts, equipment.progress).fetch()


def _since(shot: Snapshot, today: date) -> date:
    """Return the day of the first request: what came before cannot be an answer."""
    asked = [e.when.date() for e in shot.process.events if isinstance(e, RequestSent)]
    return min(asked, default=today)


def _complete(
    shot: Snapshot,
    context: Context,
    result: StepResult,
    stream: _Stream,
    report: FetchReport | None,
    belongs_to: BelongsTo,
) -> StepResult:
    """Return the step's result with what is to be said about the mails."""
    submissions = result.tables["tblKiriman"]
    doubtful = doubtful_senders(
        submissions, belongs_to, shot.settings["surel_pengumpul"], stream.from_
    )
    states = tuple(_confirmed(row, doubtful) for row in result.tables["tblPengumpulan"])
    from_box = [
        replace(f, unit=_single_unit(f.value, belongs_to))
        for f in (report.findings if report else [])
    ]
    accepted = _last_accepted(submissions)
    said = [
        finding
        for finding, moment in stream.findings
        if moment is None or finding.unit not in accepted or moment > accepted[finding.unit]
    ]
    fresh = (*doubtful.values(), *said, *from_box)
    tables = dict(result.tables) | {
        "tblPengumpulan": states,
        "tblTemuan": _finding(result.tables["tblTemuan"], fresh, stream.seen),
    }
    data: dict[str, object] = dict(result.data)
    data["unit"] = _with_status(data["unit"], states)
    locked = _locked(stream)
    data["berkas"] = [*locked, *data["berkas"]]  # type: ignore[misc]
    answers = answer(shot, context, submissions, states, result.process or shot.process)
    tables[ANSWERS] = answers
    data["jawaban"] = [{name: _as_text(value) for name, value in row.items()} for row in answers]
    words = result.summary
    if report is not None:
        data["kotak_surat"] = {
            "dilihat": report.seen,
            "diambil": len(report.fetched),
            "tanpa_formulir": report.without_form,
            "sisa": report.remaining,
            "berkas": list(report.fetched),
        }
        words = f"{_mailbox_words(report, context.dry_run)} {words}"
    if locked:
        words = f"{words} {len(locked)} berkas belum dapat dibuka."
    if doubtful:
        words = f"{words} {len(doubtful)} pengirim perlu dipastikan."
    return replace(
        result,
        summary=words,
        tables=tables,
        findings=(*result.findings, *fresh),
        data=data,
        needs_fix=result.needs_fix or any(f.level is not Severity.NOTE for f in fresh),
    )


def _locked(stream: _Stream) -> list[dict[str, object]]:
    """Files that could not be opened this time."""
    return [
        {"nama": f.file, "unit": "", "hasil": SKIPPED, "temuan": [f.as_dict()]}
        for f, _ in stream.findings
        if f.code == "K14"
    ]


def _mailbox_words(report: FetchReport, dry_run: bool) -> str:
    verb = "akan diambil" if dry_run else "diambil"
    words = f"{report.seen} surel baru di kotak surat: {len(report.fetched)} {verb}"
    if report.without_form:
        words += f", {report.without_form} tanpa formulir"
    if report.remaining:
        words += f", {report.remaining} belum"
    return f"{words}."


def doubtful_senders(
    submissions: tuple[Row, ...],
    belongs_to: BelongsTo,
    office: str,
    from_: Iterable[tuple[str, str]],
) -> dict[str, Finding]:
    """By unit: the form that counts came from somebody else, and nobody else sent the same.

    ``from_`` are fingerprints of forms with those who sent them, besides what ``submissions``
    tells.
    """
    counting: dict[str, Row] = {}
    senders: dict[str, set[str]] = {}
    for fingerprint, sender in from_:
        senders.setdefault(fingerprint, set()).add(sender)
    for row in submissions:
        for fingerprint in (text(row["Sidik"]), text(row["Sidik Isi"])):
            senders.setdefault(fingerprint, set()).add(text(row["Pengirim"]))
        if text(row["Hasil"]).startswith(ACCEPTED_PREFIX):
            counting[text(row["Kode Unit"])] = row
    return {
        unit: make("M01", Place(text(row["Berkas"]), unit), nilai=text(row["Pengirim"]))
        for unit, row in counting.items()
        if not any(
            is_plausible_sender(sender, unit, belongs_to, office)
            for fingerprint in (text(row["Sidik"]), text(row["Sidik Isi"]))
            if fingerprint
            for sender in senders[fingerprint]
        )
    }


def _last_accepted(submissions: tuple[Row, ...]) -> dict[str, datetime]:
    """By unit: when its last accepted form came. What went wrong before is settled by it."""
    found: dict[str, datetime] = {}
    for row in submissions:
        moment = row["Waktu"]
        if text(row["Hasil"]).startswith(ACCEPTED_PREFIX) and isinstance(moment, datetime):
            unit = text(row["Kode Unit"])
            found[unit] = max(moment, found.get(unit, moment))
    return found


def _confirmed(row: Row, doubtful: Mapping[str, Finding]) -> Row:
    """The row with the word that a doubtful sender asks for, or without it once he is known."""
    status = text(row["Status"])
    if text(row["Kode Unit"]) in doubtful:
        return {**row, "Status": TO_BE_CONFIRMED} if status in _PLAIN_WORDS else row
    if status == TO_BE_CONFIRMED:
        return {**row, "Status": _PLAIN_WORDS[1] if row["Catatan"] else _PLAIN_WORDS[0]}
    return row


def _finding(rows: tuple[Row, ...], fresh: tuple[Finding, ...], seen: set[str]) -> tuple[Row, ...]:
    """``tblTemuan`` with this run's findings about mails in the place of the former ones."""

    def stays(row: Row) -> bool:
        code = text(row["Kode"])
        if text(row["Langkah"]) != TAB:
            return True
        return code not in _FRESH and not (code.startswith("M") and text(row["Berkas"]) in seen)

    kept = tuple(row for row in rows if stays(row))
    there = {(row["Kode"], row["Berkas"], row["Pesan"]) for row in kept}
    new = (r for r in finding_rows(fresh, TAB) if (r["Kode"], r["Berkas"], r["Pesan"]) not in there)
    return (*kept, *new)


def _single_unit(sender: str, belongs_to: BelongsTo) -> str:
    """Return the unit of an address; blank when it is nobody's or several units'."""
    codes = belongs_to.get(last_sender(sender).lower(), frozenset())
    return next(iter(codes)) if len(codes) == 1 else ""


def _with_status(units: object, states: tuple[Row, ...]) -> list[dict[str, object]]:
    words = {text(row["Kode Unit"]): row["Status"] for row in states}
    assert isinstance(units, list)
    return [{**unit, "status": words.get(unit["kode"], unit["status"])} for unit in units]


def _as_text(value: Cell) -> object:
    return value.isoformat() if isinstance(value, date) else value
