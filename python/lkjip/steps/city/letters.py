"""Letters and mails of Bagian Organisasi to an OPD: the request, a reminder."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from lkjip.intake.archive import name_part
from lkjip.mail.addresses import MailAddress, usable_addresses
from lkjip.mail.paper.date_words import weekday_and_date
from lkjip.mail.templates.placeholders import PLACEHOLDERS, TemplateKind
from lkjip.mail.templates.reminder import choose_reminder
from lkjip.mail.templates.template import Letter, fill_template
from lkjip.steps.kernel.base import Context
from lkjip.steps.kernel.office.legal import legal_guide
from lkjip.steps.kernel.office.registers import Unit
from lkjip.steps.kernel.snapshot import Snapshot
from lkjip.steps.request.letters import draft_mail, office_letter


def opd_values(shot: Snapshot, unit: Unit, due: date, today: date) -> dict[str, str]:
    """Return the values of the placeholders that every text to an OPD knows."""
    s = shot.settings
    return {
        "tahun": str(s.year),
        "instansi": f"{s['unit_kerja']} {s['instansi']}".strip(),
        "pemerintah": s["pemerintah"] or s["kota"],
        "jabatan_pengirim": s["jabatan_ttd"],
        "narahubung": s.contact,
        "kepala_unit": unit.head or f"Kepala {unit.name}",
        "nama_unit": unit.name,
        "tenggat": weekday_and_date(due),
        "keterangan_waktu": choose_reminder(due, today, shot.calendar).remark,
        "alamat_surel": s["surel_pengumpul"],
        "dasar_hukum": legal_guide(shot),
    }


def file_stem(shot: Snapshot, unit: Unit) -> str:
    """``Paket_LKjIP_2024_DLH``: what the papers about the package of an OPD are called after."""
    return f"Paket_LKjIP_{shot.settings.year}_{name_part(unit.code)}"


def opd_letter(
    shot: Snapshot,
    unit: Unit,
    context: Context,
    kind: TemplateKind,
    values: Mapping[str, str],
    attachment: str = "-",
) -> bytes:
    """Return a letter (.docx) to one OPD."""
    return office_letter(shot, context, _filled(context, kind, values), values, attachment)


def opd_mail(
    shot: Snapshot,
    unit: Unit,
    context: Context,
    kind: TemplateKind,
    values: Mapping[str, str],
    attachments: Sequence[tuple[str, bytes]] = (),
) -> bytes:
    """Draft a mail (.eml) to one OPD; without a valid address it opens without a receiver."""
    text = _filled(context, kind, values)
    usable, _ = usable_addresses(unit.email)
    receivers = tuple(MailAddress(mail, unit.head or unit.name) for mail in usable)
    bold = (values["tenggat"],)
    return draft_mail(shot, context, text, kind.name, attachments, receivers, bold, unit.code)


def _filled(context: Context, kind: TemplateKind, values: Mapping[str, str]) -> Letter:
    return fill_template(
        context.templates.path(kind), {name: values[name] for name in PLACEHOLDERS[kind]}
    )
