"""SOP step 5: the draft as a new version, and handing it in for review."""

from __future__ import annotations

from pathlib import Path

from lkjip.book.cells import decimal, text
from lkjip.book.port import Row
from lkjip.errors import FolderError
from lkjip.findings import Severity
from lkjip.intake.archive import sha256
from lkjip.report.pdf import ke_pdf
from lkjip.report.reviu import ButirReviu
from lkjip.report.susun import Hasil, susun
from lkjip.sop.keadaan import Proses
from lkjip.sop.perintah import AjukanDraf, CatatDraf, JawabKoreksi, Pelaku
from lkjip.sop.proses import bolehkah, jalankan
from lkjip.steps.bahan import material
from lkjip.steps.base import Context, Note, StepResult
from lkjip.steps.run import replace_findings
from lkjip.steps.snapshot import Snapshot

TAB = "5 Draf"
TEMPLATE = "lkjip.docx"


def draf_name(tahun: int, versi: int) -> str:
    """``LKjIP_2024_draf_v2.docx``."""
    return f"LKjIP_{tahun}_draf_v{versi}.docx"


def draf(shot: Snapshot, context: Context) -> StepResult:
    """Answer what was typed, write the next version, hand it in when nothing stands against it."""
    who = Pelaku(context.pelaku)
    proses = typed_answers(shot, context)
    proses = jalankan(proses, CatatDraf(), context.sekarang, who)
    result = _write(shot, context, proses.versi)
    folder = context.laporan(shot.settings.tahun)
    target = folder / draf_name(shot.settings.tahun, proses.versi)
    refused = bolehkah(proses, AjukanDraf())
    if refused is None:
        proses = jalankan(proses, AjukanDraf(), context.sekarang, who)
        handed = "Draf sudah diajukan untuk direviu."
    else:
        handed = f"Belum diajukan: {refused.pesan} {refused.perbaikan}"
    place = target.relative_to(context.folder).as_posix()
    words = f"Draf versi {proses.versi} ditulis: {place}. {handed}{_kept(result)}"
    sheet = f"Lembar_Reviu_{shot.settings.tahun}_v{proses.versi}.docx"
    row: Row = {
        "Versi": proses.versi,
        "Dibuat": context.sekarang,
        "Berkas": place,
        "Sidik": sha256(result.docx),
    }
    return StepResult(
        TAB,
        words,
        proses,
        tables={
            "tblDraf": (*shot.rows("tblDraf"), row),
            "tblTemuan": replace_findings(shot, TAB, result.temuan),
            "tblDaftarReviu": tuple(_review_row(item) for item in result.reviu),
        },
        temuan=result.temuan,
        notes=(Note("tulis draf", place, f"versi {proses.versi}", words),),
        files=((target, result.docx), (target.with_name(sheet), result.lembar_reviu)),
        data={
            "draf": str(target),
            "versi": proses.versi,
            "diajukan": refused is None,
            "lembar_reviu": sheet,
            "perubahan": [
                {"jenis": str(c.jenis), "tempat": c.tempat, "lama": c.lama, "baru": c.baru}
                for c in result.perubahan
            ],
            "tulisan_tangan": [{"judul": c.judul, "teks": c.teks} for c in result.dibawa],
        },
        show=TAB,
        perlu_perbaikan=any(f.tingkat is not Severity.CATATAN for f in result.temuan),
    )


def _write(shot: Snapshot, context: Context, versi: int) -> Hasil:
    template = context.templat / TEMPLATE
    if not template.is_file():
        raise FolderError(
            f"Templat laporan '{template}' tidak ada.",
            "Salin lkjip.docx dari folder forms/templat asli ke folder itu.",
        )
    before = last_draft(shot, context)
    old = before.read_bytes() if before is not None and before.is_file() else None
    return susun(material(shot, context), template, versi, context.sekarang, old)


def last_draft(shot: Snapshot, context: Context) -> Path | None:
    """The file of the newest draft that the book knows."""
    rows = shot.rows("tblDraf")
    if not rows:
        return None
    newest = max(rows, key=lambda row: decimal(row["Versi"]) or 0)
    return context.folder / text(newest["Berkas"])


def _kept(result: Hasil) -> str:
    """What became of hand-written passages and of the last version, in a sentence."""
    words = ""
    if result.dibawa:
        words += f" {len(result.dibawa)} bagian tulisan tangan dibawa dari versi sebelumnya."
    if result.perubahan:
        words += f" {len(result.perubahan)} perubahan terhadap versi sebelumnya."
    return words


def _review_row(item: ButirReviu) -> Row:
    evidence = " ".join(part for part in (item.bukti, item.pertanyaan) if part)
    return {
        "Bagian": item.bagian,
        "No": item.no,
        "Pernyataan": item.pernyataan,
        "Jawaban": str(item.jawaban),
        "Bukti": evidence or None,
    }


def typed_answers(shot: Snapshot, context: Context) -> Proses:
    """The process after the answers typed into ``tblKoreksi`` that it does not know yet."""
    proses = shot.proses
    known = {k.nomor: k.jawaban for k in proses.koreksi}
    for row in shot.rows("tblKoreksi"):
        number = decimal(row["No"])
        answer = text(row["Jawaban"])
        if number is None or not answer or known.get(int(number)) == answer:
            continue
        order = JawabKoreksi(int(number), answer)
        proses = jalankan(proses, order, context.sekarang, Pelaku(context.pelaku))
    return proses


def jawab(shot: Snapshot, context: Context, nomor: int, jawaban: str) -> StepResult:
    """Answer one correction."""
    order = JawabKoreksi(nomor, jawaban)
    proses = jalankan(shot.proses, order, context.sekarang, Pelaku(context.pelaku))
    left = len(proses.koreksi_terbuka)
    rest = f"{left} koreksi belum dijawab." if left else "Semua koreksi sudah dijawab."
    words = f"Koreksi nomor {nomor} dijawab. {rest}"
    return StepResult(
        TAB,
        words,
        proses,
        notes=(Note("jawab koreksi", f"nomor {nomor}", "dijawab", jawaban),),
        data={"belum_dijawab": [k.nomor for k in proses.koreksi_terbuka]},
        show=TAB,
    )


def draf_pdf(result: StepResult) -> str:
    """Turn the draft of a result into a PDF beside it; a sentence about how that went."""
    source = Path(str(result.data["draf"]))
    made = ke_pdf(source, source.with_suffix(".pdf"))
    if made is None:
        return (
            "PDF tidak dibuat: LibreOffice tidak ditemukan di komputer ini. "
            "Buka draf di Word dan simpan sebagai PDF."
        )
    return f"PDF dibuat: {made.name}."
