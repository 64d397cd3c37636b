"""The letters and mails of a step, filled from the book's settings and registers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta, timezone
from decimal import Decimal

from lkjip.forms.model import BlankForm
from lkjip.mail.addresses import Alamat, alamat_sah, baca_alamat
from lkjip.mail.message.attachment import Lampiran
from lkjip.mail.message.draft import Surel, buat_id, bytes_eml
from lkjip.mail.paper.content import (
    IsiNota,
    IsiSurat,
    Kop,
    TandaTangan,
    tabel_berkas,
    tabel_permintaan,
)
from lkjip.mail.paper.date_words import hari_tanggal
from lkjip.mail.paper.letters import nota_dinas, surat_permintaan
from lkjip.mail.paper.number_words import jumlah_berkas
from lkjip.mail.templates.placeholders import PENANDA, TANDA_TABEL, Templat
from lkjip.mail.templates.reminder import pilih_pengingat
from lkjip.mail.templates.template import Surat, isi_templat
from lkjip.measure.numbers.format import angka_pas
from lkjip.sop.roles import pejabat
from lkjip.steps.kernel.base import Context
from lkjip.steps.kernel.registers import Unit
from lkjip.steps.kernel.settings import Settings
from lkjip.steps.kernel.snapshot import Snapshot

WIB = timezone(timedelta(hours=7), "WIB")
"""Western Indonesian time; the clock of the computer is taken as local time there."""


def form_name(form: BlankForm) -> str:
    """``Formulir_LKjIP_2024_SB-PEM.xlsx``."""
    return f"Formulir_LKjIP_{form.tahun}_{form.unit}.xlsx"


def unit_values(shot: Snapshot, unit: Unit, form: BlankForm, today: date) -> dict[str, str]:
    """The values of the placeholders that every text to a unit knows."""
    s = shot.settings
    words = pilih_pengingat(form.tenggat, today, shot.kalender).keterangan
    return {
        "tahun": str(s.tahun),
        "instansi": f"{s['unit_kerja']} {s['instansi']}".strip(),
        "jabatan_pengirim": s["jabatan_ttd"],
        "narahubung": s["penyusun"],
        "kepala_unit": unit.kepala or f"Kepala {unit.nama}",
        "nama_unit": unit.nama,
        "tenggat": hari_tanggal(form.tenggat),
        "keterangan_waktu": words,
        "alamat_surel": s["surel_pengumpul"],
        "nama_berkas": form_name(form),
        "jumlah_indikator": str(len(form.kinerja)),
        "tabel_permintaan": TANDA_TABEL,
    }


def request_letter(shot: Snapshot, unit: Unit, form: BlankForm, context: Context) -> bytes:
    """The cover letter (.docx) for one unit."""
    s = shot.settings
    known = unit_values(shot, unit, form, context.hari_ini)
    values = {name: known[name] for name in PENANDA[Templat.SURAT_PERMINTAAN]}
    text = isi_templat(context.templat / Templat.SURAT_PERMINTAAN, values)
    rows = tuple((row.indikator, row.satuan, _target(row.target)) for row in form.kinerja)
    return surat_permintaan(
        letterhead(s),
        IsiSurat(
            hal=text.hal,
            yth=values["kepala_unit"],
            tempat=s["kota"],
            tanggal=context.hari_ini,
            paragraf=text.paragraf,
            tanda_tangan=signature(s),
            dibuat=context.sekarang,
            nomor=s["nomor_surat"],
            lampiran="1 (satu) berkas",
            tabel=tabel_permintaan(rows),
            tebal=(values["tenggat"],),
        ),
    )


def _target(target: object) -> str:
    return angka_pas(target) if isinstance(target, Decimal) else str(target or "–")


def letterhead(s: Settings) -> Kop:
    """The head of the letter from the settings."""
    address = " · ".join(part for part in (s["alamat"], s["kontak"]) if part)
    return Kop(s["pemerintah"], s["instansi"], s["unit_kerja"], address)


def signature(s: Settings) -> TandaTangan:
    """Who signs."""
    return TandaTangan(s["jabatan_ttd"], s["nama_ttd"], s["nip_ttd"])


def unit_mail(
    shot: Snapshot,
    unit: Unit,
    form: BlankForm,
    context: Context,
    templat: Templat,
    attachments: Sequence[tuple[str, bytes]],
    extra: Mapping[str, str] | None = None,
) -> bytes:
    """A draft of a mail (.eml) to one unit; without a valid address it opens without a receiver."""
    known = unit_values(shot, unit, form, context.hari_ini) | dict(extra or {})
    values = {name: known[name] for name in PENANDA[templat]}
    text = isi_templat(context.templat / templat, values)
    receivers = baca_alamat(unit.email, unit.kepala or unit.nama)
    bold = (known["tenggat"],)
    return _eml(shot, context, text, templat.name, attachments, receivers, bold, unit.kode)


def _handover_values(shot: Snapshot, count: int) -> dict[str, str]:
    s = shot.settings
    return {
        "tahun": str(s.tahun),
        "instansi": f"{s['unit_kerja']} {s['instansi']}".strip(),
        "jabatan_pengirim": s["jabatan_ttd"],
        "narahubung": s["penyusun"],
        "tujuan": pejabat("Bagian Organisasi", shot.peran),
        "jumlah_berkas": jumlah_berkas(count),
        "tabel_berkas": TANDA_TABEL,
    }


def handover_note(shot: Snapshot, context: Context, listing: Sequence[tuple[str, str]]) -> bytes:
    """The nota dinas (.docx) that goes with the package; ``listing`` is (file, what it is)."""
    s = shot.settings
    values = _handover_values(shot, len(listing))
    text = isi_templat(
        context.templat / Templat.NOTA_DINAS,
        {name: values[name] for name in PENANDA[Templat.NOTA_DINAS]},
    )
    return nota_dinas(
        letterhead(s),
        IsiNota(
            hal=text.hal,
            yth=values["tujuan"],
            dari=s["jabatan_ttd"],
            tanggal=context.hari_ini,
            paragraf=text.paragraf,
            tanda_tangan=signature(s),
            dibuat=context.sekarang,
            lampiran=jumlah_berkas(1),
            tabel=tabel_berkas(tuple(listing)),
        ),
    )


def handover_mail(
    shot: Snapshot, context: Context, attachments: Sequence[tuple[str, bytes]]
) -> bytes:
    """The draft of the mail with which the package goes to Bagian Organisasi."""
    values = _handover_values(shot, len(attachments))
    values["daftar_berkas"] = "\n".join(f"- {name}" for name, _ in attachments)
    text = isi_templat(
        context.templat / Templat.SERAH_TERIMA,
        {name: values[name] for name in PENANDA[Templat.SERAH_TERIMA]},
    )
    return _eml(shot, context, text, Templat.SERAH_TERIMA.name, attachments, (), ())


def _eml(
    shot: Snapshot,
    context: Context,
    text: Surat,
    kind: str,
    attachments: Sequence[tuple[str, bytes]],
    receivers: tuple[Alamat, ...],
    bold: tuple[str, ...],
    about: str = "",
) -> bytes:
    s = shot.settings
    sender = s["surel_pengumpul"]
    domain = sender.rpartition("@")[2] or "lkjip.invalid"
    box = Alamat(sender, s["unit_kerja"]) if alamat_sah(sender) else None
    return bytes_eml(
        Surel(
            hal=text.hal,
            paragraf=text.paragraf,
            id_pesan=buat_id(domain, str(s.tahun), kind, about, context.sekarang.isoformat()),
            tanggal=context.sekarang.replace(tzinfo=WIB),
            kepada=receivers,
            dari=box,
            balas_ke=box,
            lampiran=tuple(Lampiran(name, data) for name, data in attachments),
            tebal=bold,
        )
    )
