"""Makes what goes back to a unit whose form was refused or needs corrections: copy and mail."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from lkjip.checks.register_change import Sent
from lkjip.findings import Finding, Severity
from lkjip.findings.grouping import grouped
from lkjip.findings.topics.unit_words import ANSWERED
from lkjip.forms.model import BlankForm
from lkjip.forms.writing.writer import write_form
from lkjip.intake.archive import name_part
from lkjip.intake.submission import Standing, Submission
from lkjip.mail.templates.placeholders import TemplateKind
from lkjip.steps.kernel.base import Context
from lkjip.steps.kernel.snapshot import Snapshot
from lkjip.steps.kernel.staging import Spooled
from lkjip.steps.request.correction_date import correction_due, correction_words, end_of
from lkjip.steps.request.letters import finding_lines, form_name, listing, unit_mail

WORDS = "menyusun salinan koreksi"


def correction_files(
    shot: Snapshot,
    context: Context,
    asked: Mapping[str, BlankForm],
    sent: Sent,
    submissions: Iterable[Submission],
    refused: Mapping[str, Sequence[Finding]],
) -> Spooled:
    """Per form that needs fixing: the marked copy (or the blank original) and the mail draft.

    The mail also says what else the unit sent and the program did not read (``refused``).
    """
    folder = context.forms_folder(shot.settings.year, "koreksi")
    files = Spooled()
    judged = list(submissions)
    counting = {one.unit: one for one in judged if one.in_force}
    wanting = [
        one
        for one in judged
        if one.unit in asked and _serious(one) and (not one.in_force or counting[one.unit] is one)
    ]
    if not wanting:
        return files
    from lkjip.intake.corrections.copy import make_correction_copy  # late: brings openpyxl

    for position, one in enumerate(wanting, 1):
        form = asked[one.unit]
        unit = shot.unit(one.unit)
        if unit is None:
            continue
        serious, revision = _serious(one), one.revision
        copy = make_correction_copy(
            one.original(), one.findings, form, revision, sent.get(one.unit, ())
        )
        kind = TemplateKind.CORRECTION if copy is not None else TemplateKind.CORRECTION_OF_ORIGINAL
        attached = (form_name(form), copy if copy is not None else write_form(form))
        every = (*one.findings, *refused.get(one.unit, ()))
        notes = [f for f in every if f.level is Severity.NOTE]
        extra = {
            "jumlah_perbaikan": str(len(serious)),
            "daftar_perbaikan": finding_lines(serious),
            "daftar_catatan": finding_lines(f for f in notes if f.code not in ANSWERED),
            "daftar_pesan": listing(
                f"- {group.told}" for group in grouped(notes) if group.first.code in ANSWERED
            ),
        } | correction_words(shot, form.due, context.today)
        until = end_of(correction_due(shot, form.due, context.today))
        mail = unit_mail(shot, unit, form, context, kind, [attached], extra, until)
        stem = f"Koreksi_{name_part(unit.code)}_r{revision}_{one.fingerprint[:8]}"
        if copy is not None:
            files.add(folder / f"{stem}.xlsx", copy)
        files.add(folder / f"{stem}.eml", mail)
        context.progress(position, len(wanting), WORDS)
    return files


def _serious(one: Submission) -> tuple[Finding, ...]:
    """Return what the sender must correct; nothing of a form put aside or of a stranger's."""
    if one.standing is Standing.ASIDE or one.from_stranger:
        return ()
    return tuple(f for f in one.findings if f.level is not Severity.NOTE)
