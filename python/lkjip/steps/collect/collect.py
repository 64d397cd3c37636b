"""SOP step 3: take in what came back, examine it, decide what counts, say how every unit stands.

``take_in`` tells the story from the inbox to the one result of the step.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from lkjip.checks.register_change import Sent
from lkjip.errors import ProcessError
from lkjip.findings import Severity
from lkjip.forms.model import BlankForm
from lkjip.intake.batch import Batch, take_in_all
from lkjip.intake.precedence import Judge
from lkjip.intake.precedence import held as held_finding
from lkjip.intake.submission import Standing, Submission
from lkjip.steps.account.way_in import Equipment
from lkjip.steps.collect import inbox as boxes
from lkjip.steps.collect import story
from lkjip.steps.collect.beside_forms.bounces import Bounces
from lkjip.steps.collect.beside_forms.evidence import evidence_tables, known_evidence
from lkjip.steps.collect.beside_forms.files import Beside
from lkjip.steps.collect.beside_forms.mails import MailRemarks
from lkjip.steps.collect.corrections import correction_files
from lkjip.steps.collect.findings import bounded, findings_now
from lkjip.steps.collect.hands import Hands
from lkjip.steps.collect.held import NOTHING_DECIDED, Decided, released, still_held
from lkjip.steps.collect.inbox import Inbox
from lkjip.steps.collect.inputs import inputs_now
from lkjip.steps.collect.progress import process_now
from lkjip.steps.collect.receipts import receipts
from lkjip.steps.collect.registers import ask_again, judged_anew
from lkjip.steps.collect.senders import Senders
from lkjip.steps.collect.submissions import earlier, submission_rows
from lkjip.steps.collect.units import units_now
from lkjip.steps.kernel.answers import answer_rows
from lkjip.steps.kernel.base import Context, StepResult
from lkjip.steps.kernel.office.promises import due_date
from lkjip.steps.kernel.snapshot import Snapshot
from lkjip.steps.kernel.states import late_notes
from lkjip.steps.request.blank_forms import awaited_forms, undecided_units
from lkjip.steps.request.sent import sent_before
from lkjip.steps.seals.inputs import altered_units
from lkjip.tables.declared.inputs import EVIDENCE
from lkjip.tables.declared.results import ANSWERS, FINDINGS, SUBMISSIONS
from lkjip.tables.declared.steps import COLLECTION
from lkjip.tables.declared.tabs import TabName

EXAMINING = "memeriksa formulir"
JOURNAL = "~pengumpulan.jsonl"
"""The journal of a batch; it lies in the archive until the results are in the book."""


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
    Raises ``ProcessError`` before the first request, ``FolderError`` when the folder is not there.
    """
    _refuse_before_the_request(shot)
    if imap:
        tools = equipment or Equipment(context.progress)
        return take_in(shot, context, boxes.from_mailbox(shot, context, tools, include_read))
    return take_in(shot, context, boxes.from_folder(shot, context, from_))


def fetch(shot: Snapshot, context: Context, equipment: Equipment | None = None) -> StepResult:
    """Collect as the button does: from the mailbox when the book names one, and the folder.

    A mailbox that cannot be opened is said and holds nothing up: the folder is taken in all the
    same. Raises what ``collect`` raises for the folder.
    """
    _refuse_before_the_request(shot)
    tools = equipment or Equipment(context.progress)
    return take_in(shot, context, boxes.from_mailbox_if_there_is_one(shot, context, tools))


def take_in(
    shot: Snapshot, context: Context, inbox: Inbox, decided: Decided = NOTHING_DECIDED
) -> StepResult:
    """Take in what the inbox holds: sources, submissions, examined, judged, one result.

    ``decided`` says which held submissions a person has confirmed or rejected.

    What is done is written down at once, so that a run that was stopped is continued by the next.
    """
    due = due_date(shot, context.today)
    asked = awaited_forms(shot, due)
    senders = Senders.of(shot)
    bounces = Bounces.of(shot, context, asked, senders)
    mails = MailRemarks(senders, bounces)
    beside = Beside(senders, bounces, known_evidence(shot))
    sent = sent_before(shot, context, asked)
    past = earlier(shot)
    altered = altered_units(shot, context)
    anew = judged_anew(shot, context, asked, sent, past, altered)
    before = [anew.get(one.unit, one) if one.in_force else one for one in past]
    free = released(shot, context, asked, sent, past, senders, decided)
    freed = {one.key for one in free}
    refused = Standing.REFUSED
    judge = Judge.after(
        [one for one in before if one.standing is not refused or one.key not in freed]
    )
    batch = _batch(shot, context, asked, sent)
    hands = Hands(shot, context, asked, sent)
    came = [made for one in free for made in _freed(judge, hands, one)]
    for arrival in take_in_all(inbox.sources, batch):
        mails.hear(arrival.mail)
        beside.hear(arrival)
        for one in arrival.submissions:
            one = senders.trusted(one.received_by(context.now))
            known = one.standing is Standing.KNOWN
            came += [one] if known else map(senders.owned, hands.decided(judge, one))
    new = [one for one in came if one.standing is not Standing.KNOWN]
    replaced = {one.unit for one in new if one.in_force}
    again = [one for unit, one in anew.items() if unit not in replaced]
    judged = [*again, *new]
    doubts = senders.doubts([*before, *came])
    held = still_held([*before, *new], free, decided)
    units = units_now(shot, context, asked, due, judged, doubts, held)
    kept = {one.key for one in held}
    submissions = submission_rows(shot, context, again, new, freed, kept)
    process = process_now(shot.process, judged, asked, context)
    told = (
        *doubts.values(),
        *(held_finding(one) for one in held),
        *bounded([*mails.open([*before, *new]), *beside.remarks()]),
        *inbox.findings(senders),
        *ask_again(shot, asked, sent, [one for one in judged if one.in_force]),
        *undecided_units(shot),
    )
    examined = (one for one in judged if one.standing is not Standing.HELD)
    found = (*(finding for one in examined for finding in one.findings), *told)
    thanks, thanked = receipts(shot, context, asked, again, new, units, beside.refused)
    files = correction_files(shot, context, asked, sent, judged, beside.refused)
    for place, mail in thanks:
        files.add(place, mail)
    inputs = inputs_now(shot, context, asked, judged)
    named = EVIDENCE.rows_in(inputs) if inputs else shot.rows(EVIDENCE)
    evidence = evidence_tables(shot, context, beside.documents, named)
    answers = answer_rows(shot, context, submissions, units, process)
    return StepResult(
        TabName.COLLECTION,
        story.summary(
            inbox, came, again, altered, units, mails.locked, doubts, held, beside, context.dry_run
        ),
        process,
        tables=dict(
            (
                COLLECTION.written(units),
                SUBMISSIONS.written(submissions),
                FINDINGS.written(findings_now(shot, again, new, told, mails.seen)),
                ANSWERS.written(answers),
            )
        )
        | inputs
        | evidence,
        findings=found,
        notes=(
            *late_notes(shot, units),
            *(story.note_anew(shot, one, altered) for one in again),
            *(story.note(shot, one) for one in new),
            *thanked,
        ),
        files=files,
        cleanup=(batch.journal,) if batch.journal else (),
        data=story.as_json(inbox, came, again, units, answers, mails.locked, beside, evidence),
        show=TabName.COLLECTION,
        needs_fix=bool(inbox.trouble) or any(f.level is not Severity.NOTE for f in found),
    )


def _freed(judge: Judge, hands: Hands, one: Submission) -> list[Submission]:
    """Judge what a person let go; a form that was put aside counts because a person says so."""
    if one.standing is Standing.ASIDE:
        return [judge.accept(one)]
    return hands.decided(judge, one)


def _refuse_before_the_request(shot: Snapshot) -> None:
    if not shot.process.units:
        raise ProcessError(
            "Permintaan data belum dibuat, jadi belum ada formulir yang ditunggu.",
            "Jalankan langkah 2 (Buat Formulir dan Surat) lebih dahulu.",
        )


def _batch(shot: Snapshot, context: Context, asked: Mapping[str, BlankForm], sent: Sent) -> Batch:
    archive = None if context.dry_run else context.forms_folder(shot.settings.year, "arsip")
    known = {(row.fingerprint, row.file, row.sender) for row in shot.rows(SUBMISSIONS)}
    return Batch(
        asked,
        shot.settings.year,
        archive,
        archive and archive / JOURNAL,
        lambda digest, one: (digest, one.name, one.sender) in known,
        lambda done, total: context.progress(done, total, EXAMINING),
        sent,
    )
