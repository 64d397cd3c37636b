"""The letters and mails of a step, filled from the book's settings and registers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta, timezone
from decimal import Decimal

from lkjip.findings import Finding
from lkjip.findings.grouping import grouped
from lkjip.forms.model import BlankForm
from lkjip.intake.archive import name_part
from lkjip.mail.addresses import MailAddress, is_valid_address, usable_addresses
from lkjip.mail.message.attachment import Attachment
from lkjip.mail.message.draft import DraftMail, eml_bytes, make_message_id
from lkjip.mail.paper.content import (
    LetterContent,
    MemoContent,
    Table,
    request_table,
)
from lkjip.mail.paper.date_words import weekday_and_date
from lkjip.mail.templates.placeholders import PLACEHOLDERS, TABLE_MARK, TemplateKind
from lkjip.mail.templates.reminder import choose_reminder
from lkjip.mail.templates.template import Letter, fill_template
from lkjip.measure.numbers.format import format_exact
from lkjip.steps.kernel.base import Context
from lkjip.steps.kernel.office.legal import legal_guide
from lkjip.steps.kernel.office.paper import letterhead, signature, tembusan
from lkjip.steps.kernel.office.registers import Unit
from lkjip.steps.kernel.snapshot import Snapshot

WIB = timezone(timedelta(hours=7), "WIB")
"""Western Indonesian time; the clock of the computer is taken as local time there."""
SHOWN = 20
"""Lines of a list in a mail; the marked copy and the sheet Temuan have all."""


def form_name(form: BlankForm) -> str:
    """``Formulir_LKjIP_2024_SB-PEM.xlsx``."""
    return f"Formulir_LKjIP_{form.year}_{name_part(form.unit)}.xlsx"


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
        "dasar_hukum": legal_guide(shot),
    }


def listing(lines: Iterable[str]) -> str:
    """Return the lines of a list in a mail, cut after ``SHOWN`` of them."""
    every = list(lines)
    more = [f"- dan {len(every) - SHOWN} lagi."] if len(every) > SHOWN else []
    return "\n".join([*every[:SHOWN], *more])


def finding_lines(findings: Iterable[Finding]) -> str:
    """Return the list of findings for a mail; those of one kind share a line."""
    return listing(f"- {group.told} {group.cure}" for group in grouped(findings))


def request_letter(shot: Snapshot, unit: Unit, form: BlankForm, context: Context) -> bytes:
    """Return the cover letter (.docx) for one unit.

    To its own heads a section writes a nota dinas; a city writes a letter to its OPD.
    """
    from lkjip.mail.paper.letters import compose_official_memo  # late: brings python-docx

    s = shot.settings
    known = unit_values(shot, unit, form, context.today)
    values = {name: known[name] for name in PLACEHOLDERS[TemplateKind.REQUEST_LETTER]}
    text = fill_template(context.templates.path(TemplateKind.REQUEST_LETTER), values)
    rows = tuple((row.indikator, row.measure_unit, _target(row.target)) for row in form.performance)
    table = request_table(rows)
    if s.level == "bagian":
        return compose_official_memo(
            letterhead(s, context.folder),
            MemoContent(
                subject=text.subject,
                addressee=values["kepala_unit"],
                from_=s["jabatan_ttd"],
                written_on=context.today,
                paragraphs=text.paragraphs,
                signature=signature(s),
                created=context.now,
                number=s["nomor_surat"],
                attachment="1 (satu) berkas",
                data_table=table,
                bold=(values["tenggat"],),
                tembusan=tembusan(s),
            ),
        )
    return office_letter(shot, context, text, values, "1 (satu) berkas", table)


def office_letter(
    shot: Snapshot,
    context: Context,
    text: Letter,
    values: Mapping[str, str],
    attachment: str,
    table: Table | None = None,
) -> bytes:
    """Return a letter (.docx) of the office to ``values["kepala_unit"]``, with its due date."""
    from lkjip.mail.paper.letters import compose_request_letter  # late: brings python-docx

    s = shot.settings
    return compose_request_letter(
        letterhead(s, context.folder),
        LetterContent(
            subject=text.subject,
            addressee=values["kepala_unit"],
            place=s["kota"],
            written_on=context.today,
            paragraphs=text.paragraphs,
            signature=signature(s),
            created=context.now,
            number=s["nomor_surat"],
            attachment=attachment,
            data_table=table,
            bold=(values["tenggat"],),
            tembusan=tembusan(s),
        ),
    )


def _target(target: object) -> str:
    return format_exact(target) if isinstance(target, Decimal) else str(target or "–")


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
    return draft_mail(
        shot, context, text, template.name, attachments, receivers, bold, unit.code, reply_by
    )


def draft_mail(
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
    """Return a filled text as the draft of a mail from the office's own address."""
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
