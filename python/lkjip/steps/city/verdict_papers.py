"""The nota dinas and the mail with which a decision goes back to an OPD."""

from __future__ import annotations

from lkjip.mail.paper.content import Table
from lkjip.mail.paper.sheet import Sheet, compose_sheet
from lkjip.mail.paper.signing import SignedLine
from lkjip.mail.templates.placeholders import TemplateKind
from lkjip.sop.calendar.words import date_in_words
from lkjip.steps.city.letters import opd_mail, opd_values
from lkjip.steps.city.standing import opd_name
from lkjip.steps.decide.decide import CONFORMING
from lkjip.steps.handover.verdict import Verdict
from lkjip.steps.kernel.base import Context
from lkjip.steps.kernel.office.paper import letterhead, signature, tembusan
from lkjip.steps.kernel.office.registers import Unit
from lkjip.steps.kernel.snapshot import Snapshot
from lkjip.steps.request.correction_date import correction_due
from lkjip.steps.request.letters import listing

_WIDTHS = (11, 149)


def verdict_memo(shot: Snapshot, context: Context, verdict: Verdict) -> bytes:
    """Return the nota dinas (.docx) of a decision, with every correction in it."""
    s = shot.settings
    unit = _unit(shot, verdict)
    report = f"LKjIP {unit.name} {s.period} (draf versi {verdict.draft_version})"
    facts = (
        ("Yth.", unit.head or f"Kepala {unit.name}"),
        ("Dari", s["jabatan_ttd"]),
        ("Tanggal", date_in_words(context.today)),
        ("Nomor", s["nomor_surat"] or "…" * 10),
        ("Hal", f"Hasil evaluasi {report}"),
    )
    if verdict.decision == CONFORMING:
        parts: tuple[str | Table, ...] = (
            f"{report} telah dievaluasi dan dinyatakan sesuai.",
            *([f"Catatan: {verdict.note}"] if verdict.note else []),
        )
    else:
        day = correction_due(shot, context.today, context.today)
        rows = tuple((f"{n}.", one) for n, one in enumerate(verdict.corrections, 1))
        parts = (
            f"{report} telah dievaluasi dan belum sesuai. Koreksi berikut mohon diperbaiki, dan "
            f"laporannya disampaikan kembali paling lambat {date_in_words(day)}:",
            Table(("No.", "Koreksi"), rows, _WIDTHS, frozenset({0})),
        )
    place = f"{s['kota']}, " if s["kota"] else ""
    signed = SignedLine(f"{place}{date_in_words(context.today)}", signature(s))
    closing = "Demikian, atas perhatian dan kerja sama Saudara kami sampaikan terima kasih."
    sheet = Sheet("NOTA DINAS", facts, parts, closing, (signed,), context.now, tembusan=tembusan(s))
    return compose_sheet(letterhead(s, context.folder), sheet)


def verdict_mail(
    shot: Snapshot, context: Context, verdict: Verdict, attached: tuple[tuple[str, bytes], ...]
) -> bytes:
    """Draft the mail of a decision with its files."""
    unit = _unit(shot, verdict)
    due = correction_due(shot, context.today, context.today)
    values = opd_values(shot, unit, due, context.today) | {
        "versi": str(verdict.draft_version),
        "jumlah_perbaikan": str(len(verdict.corrections)),
        "daftar_perbaikan": listing(f"- {one}" for one in verdict.corrections),
        "nama_berkas": attached[0][0],
    }
    conforming = verdict.decision == CONFORMING
    kind = TemplateKind.PACKAGE_CONFORMING if conforming else TemplateKind.PACKAGE_CORRECTION
    return opd_mail(shot, unit, context, kind, values, attached)


def _unit(shot: Snapshot, verdict: Verdict) -> Unit:
    """Return the OPD; one that the register no longer has is called as it was."""
    found = shot.unit(verdict.code)
    if found is not None:
        return found
    name = opd_name(shot, verdict.code)
    return Unit(verdict.code, name, "", "", "", email="", active=False, email_cell="")
