"""The nota dinas and the mail with which the package goes to Bagian Organisasi."""

from __future__ import annotations

from collections.abc import Sequence

from lkjip.mail.paper.content import MemoContent, file_table
from lkjip.mail.paper.letters import compose_official_memo
from lkjip.mail.paper.number_words import file_count
from lkjip.mail.templates.placeholders import PLACEHOLDERS, TABLE_MARK, TemplateKind
from lkjip.mail.templates.template import fill_template
from lkjip.sop.calendar.words import date_in_words
from lkjip.sop.roles import official
from lkjip.steps.account.servers import attachment_limit
from lkjip.steps.draft.office import approval
from lkjip.steps.kernel.base import Context
from lkjip.steps.kernel.office.paper import letterhead, signature, tembusan
from lkjip.steps.kernel.snapshot import Snapshot
from lkjip.steps.request.letters import draft_mail


def _handover_values(shot: Snapshot, count: int) -> dict[str, str]:
    s = shot.settings
    return {
        "tahun": str(s.year),
        "instansi": f"{s['unit_kerja']} {s['instansi']}".strip(),
        "jabatan_pengirim": s["jabatan_ttd"],
        "narahubung": s.contact,
        "periode": s.period,
        "keterangan_reviu": passed_words(shot),
        "tujuan": official("Bagian Organisasi", shot.role),
        "jumlah_berkas": file_count(count),
        "tabel_berkas": TABLE_MARK,
    }


MB = 1024 * 1024


def passed_words(shot: Snapshot) -> str:
    """Say what was recorded about the report's review and signature, and no more."""
    reviewed = [one for one in shot.process.rounds if one.sop_step == shot.process.reviu_step][-1:]
    sentences = []
    for one in reviewed:
        sentences.append(
            f"Laporan tersebut telah direviu oleh {official(one.role, shot.role)} dan dinyatakan "
            f"sesuai pada tanggal {date_in_words(one.decided_at.date())}"
        )
    signed = approval(shot)
    if signed is None:
        return "".join((*sentences, "; pengesahannya belum dicatat.")) if sentences else ""
    who = f"{signed.approver} ({signed.position})" if signed.position else signed.approver
    return "".join(sentences) + (
        f", serta disahkan oleh {who} pada tanggal {date_in_words(signed.signed_on)} dengan nomor "
        f"{signed.letter_number}."
    )


def handover_note(shot: Snapshot, context: Context, listing: Sequence[tuple[str, str]]) -> bytes:
    """Write the nota dinas (.docx) of the package; ``listing`` is (file, what it is)."""
    s = shot.settings
    values = _handover_values(shot, len(listing))
    text = fill_template(
        context.templates.path(TemplateKind.OFFICIAL_MEMO),
        {name: values[name] for name in PLACEHOLDERS[TemplateKind.OFFICIAL_MEMO]},
    )
    return compose_official_memo(
        letterhead(s, context.folder),
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
            tembusan=tembusan(s),
        ),
    )


def handover_mail(
    shot: Snapshot, context: Context, attachments: Sequence[tuple[str, bytes]]
) -> bytes:
    """Return the draft of the mail with which the package goes to Bagian Organisasi.

    What mail servers would refuse for its size is named and not attached.
    """
    values = _handover_values(shot, len(attachments))
    room, sent = attachment_limit(shot.settings) * MB, []
    for one in sorted(attachments, key=lambda named: len(named[1])):
        if len(one[1]) <= room:
            room -= len(one[1])
            sent.append(one)
    values["daftar_berkas"] = "\n".join(
        f"- {one[0]}" if one in sent else f"- {one[0]} ({_apart(one[1])})" for one in attachments
    )
    text = fill_template(
        context.templates.path(TemplateKind.HANDOVER),
        {name: values[name] for name in PLACEHOLDERS[TemplateKind.HANDOVER]},
    )
    kept = [one for one in attachments if one in sent]
    return draft_mail(shot, context, text, TemplateKind.HANDOVER.name, kept, (), ())


def _apart(data: bytes) -> str:
    """Say that a file is too large for a mail and is handed over by itself."""
    return f"{-(-len(data) // MB)} MB, terlalu besar untuk surel; diserahkan tersendiri"
