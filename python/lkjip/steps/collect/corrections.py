"""What goes back to a unit whose form was refused or has figures to fix: copy and mail."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from lkjip.checks.checked_form import SKIPPED
from lkjip.findings import Finding, Severity
from lkjip.forms.model import BlankForm
from lkjip.forms.writer import write_form
from lkjip.intake.corrections.copy import make_correction_copy
from lkjip.intake.precedence import Decision
from lkjip.mail.templates.placeholders import TemplateKind
from lkjip.steps.kernel.base import Context
from lkjip.steps.kernel.snapshot import Snapshot
from lkjip.steps.request.letters import form_name, unit_mail

WORDS = "menyusun salinan koreksi"
SHOWN = 20
"""Findings listed in the mail; the marked copy has all."""


def correction_files(
    shot: Snapshot,
    context: Context,
    asked: Mapping[str, BlankForm],
    decisions: Iterable[Decision],
) -> tuple[tuple[Path, bytes], ...]:
    """Per form that needs fixing: the marked copy (or the blank original) and the mail draft."""
    folder = context.forms(shot.settings.year, "koreksi")
    files: list[tuple[Path, bytes]] = []
    wanting = [d for d in decisions if d.receipt.content.unit in asked and _serious(d)]
    for number, decision in enumerate(wanting, 1):
        form = asked[decision.receipt.content.unit]
        unit = shot.unit(decision.receipt.content.unit)
        if unit is None:
            continue
        serious, revision = _serious(decision), decision.receipt.content.revision
        copy = make_correction_copy(decision.receipt.original(), decision.findings, form, revision)
        kind = TemplateKind.CORRECTION if copy is not None else TemplateKind.CORRECTION_OF_ORIGINAL
        attached = (form_name(form), copy if copy is not None else write_form(form))
        extra = {"jumlah_perbaikan": str(len(serious)), "daftar_perbaikan": _listing(serious)}
        mail = unit_mail(shot, unit, form, context, kind, [attached], extra)
        stem = f"Koreksi_{unit.code}_r{revision}_{decision.receipt.fingerprint[:8]}"
        if copy is not None:
            files.append((folder / f"{stem}.xlsx", copy))
        files.append((folder / f"{stem}.eml", mail))
        context.progress(number, len(wanting), WORDS)
    return tuple(files)


def _serious(decision: Decision) -> tuple[Finding, ...]:
    """Return the findings that the sender must fix; none of a form that was put aside."""
    if decision.result == SKIPPED:
        return ()
    return tuple(f for f in decision.findings if f.level is not Severity.NOTE)


def _listing(findings: tuple[Finding, ...]) -> str:
    lines = [f"- {f.message} {f.cure}" for f in findings[:SHOWN]]
    if len(findings) > SHOWN:
        lines.append(f"- dan {len(findings) - SHOWN} lagi, ditandai di formulir terlampir.")
    return "\n".join(lines)
