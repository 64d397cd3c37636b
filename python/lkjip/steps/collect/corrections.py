"""What goes back to a unit whose form was refused or has figures to mend: copy and mail."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from lkjip.checks.checked_form import DILEWATI
from lkjip.findings import Finding, Severity
from lkjip.forms.model import BlankForm
from lkjip.forms.writer import write_form
from lkjip.intake.corrections.copy import salinan_koreksi
from lkjip.intake.precedence import Decision
from lkjip.mail.templates.placeholders import Templat
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
    """Per form that needs mending: the marked copy (or the blank original) and the mail draft."""
    folder = context.forms(shot.settings.tahun, "koreksi")
    files: list[tuple[Path, bytes]] = []
    wanting = [d for d in decisions if d.receipt.isi.unit in asked and _serious(d)]
    for number, decision in enumerate(wanting, 1):
        form = asked[decision.receipt.isi.unit]
        unit = shot.unit(decision.receipt.isi.unit)
        if unit is None:
            continue
        serious, revision = _serious(decision), decision.receipt.isi.revisi
        copy = salinan_koreksi(decision.receipt.asli(), decision.temuan, form, revision)
        kind = Templat.KOREKSI if copy is not None else Templat.KOREKSI_ASLI
        attached = (form_name(form), copy if copy is not None else write_form(form))
        extra = {"jumlah_perbaikan": str(len(serious)), "daftar_perbaikan": _listing(serious)}
        mail = unit_mail(shot, unit, form, context, kind, [attached], extra)
        stem = f"Koreksi_{unit.kode}_r{revision}_{decision.receipt.sidik[:8]}"
        if copy is not None:
            files.append((folder / f"{stem}.xlsx", copy))
        files.append((folder / f"{stem}.eml", mail))
        context.kemajuan(number, len(wanting), WORDS)
    return tuple(files)


def _serious(decision: Decision) -> tuple[Finding, ...]:
    """The findings that the sender must mend; none of a form that was put aside."""
    if decision.hasil == DILEWATI:
        return ()
    return tuple(f for f in decision.temuan if f.tingkat is not Severity.CATATAN)


def _listing(findings: tuple[Finding, ...]) -> str:
    lines = [f"- {f.pesan} {f.perbaikan}" for f in findings[:SHOWN]]
    if len(findings) > SHOWN:
        lines.append(f"- dan {len(findings) - SHOWN} lagi, ditandai di formulir terlampir.")
    return "\n".join(lines)
