"""Sends the mails that lie ready in ``keluar`` and ``koreksi`` through the office's account."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from lkjip.errors import UsageError
from lkjip.findings import Finding, Place, Severity, make
from lkjip.mail.account.pace import Pace
from lkjip.mail.account.queue import Queue, Result
from lkjip.mail.account.sent import NAME, SentLine, SentRegister, Stage, hold, read
from lkjip.mail.account.smtp import Answer, Fate
from lkjip.mail.message.ready import ReadyMail
from lkjip.provider.refusals import ADVICE, STOPPING, Why
from lkjip.steps.account.drafts import ReadyMails, ready_mails
from lkjip.steps.account.servers import our_address, provider, user
from lkjip.steps.account.way_in import Equipment, smtp_opener
from lkjip.steps.kernel.base import Context, HistoryEntry, StepResult
from lkjip.steps.kernel.display import short_date
from lkjip.steps.kernel.office.senders import units_by_address
from lkjip.steps.kernel.office.settings import Settings
from lkjip.steps.kernel.run import replace_findings
from lkjip.steps.kernel.snapshot import Snapshot
from lkjip.steps.request.letters import WIB

STEPS = "Kirim Surel"
DOUBTFUL = {"kirim-ulang": Stage.RESEND, "sudah-terkirim": Stage.ASSUMED_SENT}
"""The choices of a person about mails of which nobody knows whether they were sent."""
BelongsTo = Mapping[str, frozenset[str]]
_CODE = {
    Fate.REFUSED: "M20",
    Fate.DEFERRED: "M21",
    Fate.DOUBTFUL: "M22",
}
_BY_REASON = {Why.BOX_FULL: "M26", Why.TOO_LARGE: "M28", Why.BLOCKED_FILE: "M28"}


def send_mail(
    shot: Snapshot, context: Context, equipment: Equipment | None = None, doubtful: str = ""
) -> StepResult:
    """Send every mail that lies ready and was not sent yet; nobody gets one twice.

    ``doubtful`` is a key of ``DOUBTFUL``: what to do with mails whose fate is unknown. With
    ``context.dry_run`` only tells what would go. Raises ``UsageError`` when the account is not set
    up, and what ``Queue.send`` raises.
    """
    if doubtful and doubtful not in DOUBTFUL:
        raise UsageError(
            f"Pilihan ragu '{doubtful}' tidak dikenal.", f"Pilih {' atau '.join(DOUBTFUL)}."
        )
    tools = equipment or Equipment(context.progress)
    ready = ready_mails(shot, context)
    path = context.forms_folder(shot.settings.year, "keluar") / NAME
    if context.dry_run:
        return _result(
            shot, context, ready, _plan(ready.mails, SentRegister(path, list(read(path))))
        )
    from_, incoming = our_address(shot.settings), smtp_opener(shot.settings, tools)
    with hold(path) as note:
        if doubtful:
            _decide(note, DOUBTFUL[doubtful], context)
        queue = Queue(
            from_,
            context.now.replace(tzinfo=WIB),
            incoming,
            note,
            tools.retry,
            tools.progress,
            _pace(shot.settings, tools),
        )
        result = queue.send(ready.mails)
        forgotten = _without_draft(note, result)
    return _result(shot, context, ready, result, forgotten)


def _pace(s: Settings, tools: Equipment) -> Pace:
    chosen = provider(s)
    return Pace(chosen.per_minute, chosen.day_limit(user(s)), tools.retry.sleep, tools.retry.clock)


def _decide(note: SentRegister, stage: Stage, context: Context) -> None:
    note.record(
        SentLine(context.now, stage, b.key, b.recipient, b.kind, b.file, b.message_id)
        for b in note.doubtful()
    )


def _plan(letter: Iterable[ReadyMail], note: SentRegister) -> tuple[Result, ...]:
    """Return the results of a dry run."""
    found = []
    for one in letter:
        for address in one.recipient:
            if note.already(one.key, address):
                answer = Answer(Fate.SENT)
            elif note.stage(one.key, address) is Stage.INTENT:
                answer = Answer(Fate.DOUBTFUL, "belum dipastikan")
            else:
                answer = Answer(Fate.DEFERRED)
            found.append(Result(one, address, answer, new=answer.fate is Fate.DEFERRED))
    return tuple(found)


def _without_draft(note: SentRegister, result: tuple[Result, ...]) -> tuple[SentLine, ...]:
    """Return the doubtful mails of former runs whose draft is not among today's."""
    shown = {(one.mail.key, one.recipient) for one in result}
    return tuple(b for b in note.doubtful() if (b.key, b.recipient) not in shown)


def _result(
    shot: Snapshot,
    context: Context,
    ready: ReadyMails,
    result: tuple[Result, ...],
    forgotten: tuple[SentLine, ...] = (),
) -> StepResult:
    belongs_to = units_by_address(shot.active_units)
    findings = (*ready.findings, *_finding(result, forgotten, belongs_to, context.dry_run))
    new = [one for one in result if one.new]
    return StepResult(
        STEPS,
        _words(result, len(ready.findings), len(forgotten), context.dry_run),
        tables=dict([replace_findings(shot, STEPS, findings)]),
        findings=findings,
        notes=tuple(
            HistoryEntry(
                "kirim surel",
                _unit(one.recipient, belongs_to) or one.recipient,
                one.answer.fate.value,
                f"{one.mail.file} ke {one.recipient} {one.answer.words}".strip(),
            )
            for one in new
        )
        or (HistoryEntry("kirim surel", remark="Tidak ada surel baru."),),
        data={
            "surel": [
                {
                    "berkas": one.mail.file,
                    "jenis": one.mail.kind,
                    "kepada": one.recipient,
                    "hal": one.mail.subject,
                    "hasil": _outcome(one, context.dry_run),
                    "keterangan": one.answer.words,
                }
                for one in result
            ]
        },
        files=() if context.dry_run else ready.renewed,
        needs_fix=any(f.level is not Severity.NOTE for f in findings),
    )


def _outcome(one: Result, dry_run: bool) -> str:
    if dry_run and one.answer.fate is Fate.DEFERRED:
        return "akan dikirim"
    if not one.new and one.answer.fate is Fate.SENT:
        return "sudah terkirim sebelumnya"
    return one.answer.fate.value


def _finding(
    result: tuple[Result, ...],
    forgotten: tuple[SentLine, ...],
    belongs_to: BelongsTo,
    dry_run: bool,
) -> Iterator[Finding]:
    stopped = [one for one in result if one.answer.why in STOPPING]
    if stopped:
        yield _stop(stopped)
    for one in result:
        code = _CODE.get(one.answer.fate)
        if code is None or (dry_run and code == "M21") or one in stopped:
            continue
        if one.answer.fate is not Fate.DOUBTFUL and one.answer.why in _BY_REASON:
            code = _BY_REASON[one.answer.why]
        place = Place(one.mail.file, _unit(one.recipient, belongs_to))
        yield make(code, place, nilai=one.recipient, rinci=_detail(one.answer))
    for row in forgotten:
        place = Place(row.file, _unit(row.recipient, belongs_to))
        yield make("M22", place, nilai=row.recipient, rinci=short_date(row.when.date()))


def _stop(waiting: list[Result]) -> Finding:
    """Return the one finding for all mails that wait because the account may send no more."""
    answer = waiting[0].answer
    why = answer.why
    assert why is not None
    return make(
        "M27" if why is Why.DAY_LIMIT else "M29",
        Place(),
        nilai=str(len(waiting)),
        rinci=_detail(answer),
        tindakan=ADVICE[why].cure,
    )


def _detail(answer: Answer) -> str:
    """Return the reason in our words where it is known, with those of the server."""
    said = answer.words or "tanpa penjelasan"
    return f"{ADVICE[answer.why].sentence} ({said})" if answer.why is not None else said


def _unit(address: str, belongs_to: BelongsTo) -> str:
    codes = belongs_to.get(address, frozenset())
    return next(iter(codes)) if len(codes) == 1 else ""


def _words(result: tuple[Result, ...], held_back: int, forgotten: int, dry_run: bool) -> str:
    def count(fate: Fate, new: bool) -> int:
        return sum(h.answer.fate is fate and h.new is new for h in result)

    before = count(Fate.SENT, new=False)
    doubtful = count(Fate.DOUBTFUL, new=True) + count(Fate.DOUBTFUL, new=False) + forgotten
    waiting = count(Fate.DEFERRED, new=True)
    if dry_run:
        parts = [f"{waiting} surel akan dikirim"]
    else:
        parts = [f"{count(Fate.SENT, new=True)} surel terkirim"]
        parts += [f"{waiting} belum terkirim"] if waiting else []
        refused = count(Fate.REFUSED, new=True)
        parts += [f"{refused} ditolak server"] if refused else []
    parts += [f"{before} sudah terkirim sebelumnya"] if before else []
    parts += [f"{doubtful} perlu dipastikan"] if doubtful else []
    parts += [f"{held_back} tidak dikirim"] if held_back else []
    return ", ".join(parts) + "."
