"""The letters and mails of a step, filled from the book's settings and registers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta, timezone
from decimal import Decimal

from lkjip.findings import Finding
from lkjip.findings.grouping import grouped
from lkjip.forms.model import BlankForm
from lkjip.mail.addresses import MailAddress, is_valid_address, usable_addresses
from lkjip.mail.message.attachment import Attachment
from lkjip.mail.message.draft import DraftMail, eml_bytes, make_message_id
from lkjip.mail.paper.content import (
    LetterContent,
    Letterhead,
    MemoContent,
    Signature,
    file_table,
    request_table,
)
from lkjip.mail.paper.date_words import weekday_and_date
from lkjip.mail.paper.letters import compose_official_memo, compose_request_letter
from lkjip.mail.paper.number_words import file_count
from lkjip.mail.templates.placeholders import PLACEHOLDERS, TABLE_MARK, TemplateKind
from lkjip.mail.templates.reminder import choose_reminder
from lkjip.mail.templates.template import Letter, fill_template
from lkjip.measure.numbers.format import format_exact
from lkjip.sop.roles import official
from lkjip.steps.kernel.base import Context
from lkjip.steps.kernel.office.registers import Unit
from lkjip.steps.kernel.office.settings import Settings
from lkjip.steps.kernel.snapshot import Snapshot

WIB = timezone(timedelta(hours=7), "WIB")
"""Western Indonesian time; the clock of the computer is taken as local time there."""
SHOWN = 20
"""Lines of a list in a mail; the marked copy and the sheet Temuan have all."""


def form_name(form: BlankForm) -> str:
    """``Formulir_LKjIP_2024_SB-PEM.xlsx``."""
    return f"Formulir_LKjIP_{form.year}_{form.unit}.xlsx"


def unit_values(shot: Snapshot, unit: Unit, form: BlankForm, today: date) -> dict[str, str]:
    """Return the values of the placeholders that every text to a unit knows."""
    s = shot.settings
    words = choose_reminder(form.due, today, shot.calendar).remark
    return {
        "tahun": str(s.year),
        "instansi": f"{s['unit_kerja']} {s['instansi']}".strip(),
        "jabatan_pengirim": s["jabatan_ttd"],
        "narahubung": s.contact,
        "kepala_unit": unit.head or f"Kepala {unit.name}",
        "nama_unit": unit.name,
        "tenggat": weekday_and_date(form.due),
        "keterangan_waktu": words,
        "alamat_surel": s["surel_pengumpul"],
        "nama_berkas": form_name(form),
        "jumlah_indikator": str(len(form.performance)),
        "tabel_permintaan": TABLE_MARK,
    }


def listing(lines: Iterable[str]) -> str:
    """Return the lines of a list in a mail, cut after ``SHOWN`` of them."""
    every = list(lines)
    more = [f"- dan {len(every) - SHOWN} lagi."] if len(every) > SHOWN else []
    return "\n".join([*every[:SHOWN], *more])


def finding_lines(findings: Iterable[Finding]) -> str:
    """Return the list of findings for a mail; those of one kind share a line."""
    return listing(f"- {group.message} {group.cure}" for group in grouped(findings))


def request_letter(shot: Snapshot, unit: Unit, form: BlankForm, context: Context) -> bytes:
    """Return the cover letter (.docx) for one unit."""
    s = shot.settings
    known = unit_values(shot, unit, form, context.today)
    values = {name: known[name] for name in PLACEHOLDERS[TemplateKind.REQUEST_LETTER]}
    text = fill_template(context.templates.path(TemplateKind.REQUEST_LETTER), values)
    rows = tuple((row.indikator, row.measure_unit, _target(row.target)) for row in form.performance)
    return compose_request_letter(
        letterhead(s),
        LetterContent(
            subject=text.subject,
            addressee=values["kepala_unit"],
            place=s["kota"],
            written_on=context.today,
            paragraphs=text.paragraphs,
            signature=signature(s),
            created=context.now,
            number=s["nomor_surat"],
            attachment="1 (satu) berkas",
            data_table=request_table(rows),
            bold=(values["tenggat"],),
        ),
    )


def _target(target: object) -> str:
    return format_exact(target) if isinstance(target, Decimal) else str(target or "–")


def letterhead(s: Settings) -> Letterhead:
    """Return the head of the letter from the settings."""
    address = " · ".join(part for part in (s["alamat"], s["kontak"]) if part)
    return Letterhead(s["pemerintah"], s["instansi"], s["unit_kerja"], address)


def signature(s: Settings) -> Signature:
    """Who signs."""
    return Signature(s["jabatan_ttd"], s["nama_ttd"], s["nip_ttd"])


def unit_mail(
    shot: Snapshot,
    unit: Unit,
    form: BlankForm,
    context: Context,
    template: TemplateKind,
    attachments: Sequence[tuple[str, bytes]],
    extra: Mapping[str, str] | None = None,
    reply_by: datetime | None = None,
) -> bytes:
    """Draft a mail (.eml) to one unit; without a valid address it opens without a receiver."""
    known = unit_values(shot, unit, form, context.today) | dict(extra or {})
    values = {name: known[name] for name in PLACEHOLDERS[template]}
    text = fill_template(context.templates.path(template), values)
    usable, _ = usable_addresses(unit.email)
    receivers = tuple(MailAddress(mail, unit.head or unit.name) for mail in usable)
    bold = (known["tenggat"],)
    return _eml(
        shot, context, text, template.name, attachments, receivers, bold, unit.code, reply_by
    )


def _handover_values(shot: Snapshot, count: int) -> dict[str, str]:
    s = shot.settings
    return {
        "tahun": str(s.year),
        "instansi": f"{s['unit_kerja']} {s['instansi']}".strip(),
        "jabatan_pengirim": s["jabatan_ttd"],
        "narahubung": s.contact,
        "tujuan": official("Bagian Organisasi", shot.role),
        "jumlah_berkas": file_count(count),
        "tabel_berkas": TABLE_MARK,
    }


def handover_note(shot: Snapshot, context: Context, listing: Sequence[tuple[str, str]]) -> bytes:
    """Write the nota dinas (.docx) of the package; ``listing`` is (file, what it is)."""
    s = shot.settings
    values = _handover_values(shot, len(listing))
    text = fill_template(
        context.templates.path(TemplateKind.OFFICIAL_MEMO),
        {name: values[name] for name in PLACEHOLDERS[TemplateKind.OFFICIAL_MEMO]},
    )
    return compose_official_memo(
        letterhead(s),
        MemoContent(
            subject=text.subject,
            addressee=values["tujuan"],
            from_=s["jabatan_ttd"],
            written_on=context.today,
            paragraphs=text.paragraphs,
            signature=signature(s),
            created=context.now,
            attachment=file_count(1),
            data_table=file_table(tuple(listing)),
        ),
    )


def handover_mail(
    shot: Snapshot, context: Context, attachments: Sequence[tuple[str, bytes]]
) -> bytes:
    """Return the draft of the mail with which the package goes to Bagian Organisasi."""
    values = _handover_values(shot, len(attachments))
    values["daftar_berkas"] = "\n".join(f"- {name}" for name, _ in attachments)
    text = fill_template(
        context.templates.path(TemplateKind.HANDOVER),
        {name: values[name] for name in PLACEHOLDERS[TemplateKind.HANDOVER]},
    )
    return _eml(shot, context, text, TemplateKind.HANDOVER.name, attachments, (), ())


def _eml(
    shot: Snapshot,
    context: Context,
    text: Letter,
    kind: str,
    attachments: Sequence[tuple[str, bytes]],
    receivers: tuple[MailAddress, ...],
    bold: tuple[str, ...],
    about: str = "",
    reply_by: datetime | None = None,
) -> bytes:
    s = shot.settings
    sender = s["surel_pengumpul"]
    domain = sender.rpartition("@")[2] or "lkjip.invalid"
    box = MailAddress(sender, s["unit_kerja"]) if is_valid_address(sender) else None
    return eml_bytes(
        DraftMail(
            subject=text.subject,
            paragraphs=text.paragraphs,
            message_id=make_message_id(domain, str(s.year), kind, about, context.now.isoformat()),
            when=context.now.replace(tzinfo=WIB),
            recipient=receivers,
            from_=box,
            reply_to=box,
            attachments=tuple(Attachment(name, data) for name, data in attachments),
            bold=bold,
            reply_by=reply_by,
        )
    )
