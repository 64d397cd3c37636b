"""SOP step 5: the draft as a new version, and handing it in for review."""

from __future__ import annotations

from pathlib import Path

from lkjip.book.cells import decimal, text
from lkjip.book.port import Row
from lkjip.errors import FolderError
from lkjip.findings import Severity
from lkjip.intake.archive import sha256
from lkjip.report.compose import Hasil
from lkjip.report.publish import Terbitan, terbit
from lkjip.sop.process.commands import AjukanDraf, CatatDraf, JawabKoreksi, Pelaku
from lkjip.sop.process.process import bolehkah, jalankan
from lkjip.sop.process.state import Proses
from lkjip.steps.draft.examine import review_rows
from lkjip.steps.draft.files import last_draft, places, read_draft
from lkjip.steps.draft.material import material
from lkjip.steps.kernel.base import Context, Note, StepResult
from lkjip.steps.kernel.run import replace_findings
from lkjip.steps.kernel.snapshot import Snapshot

TAB = "5 Draf"
TEMPLATE = "lkjip.docx"


def draf(shot: Snapshot, context: Context) -> StepResult:
    """Answer what was typed, write the next version, hand it in when nothing stands against it."""
    who = Pelaku(context.pelaku)
    proses = typed_answers(shot, context)
    proses = jalankan(proses, CatatDraf(), context.sekarang, who)
    target, same = places(context, shot.settings.tahun, proses.versi)
    before = same or last_draft(shot, context)
    made = _write(shot, context, proses.versi, before)
    if same is not None and same.read_bytes() == made.hasil.docx:
        target = same  # left by a run that was cut off: nobody has written into it
    refused = bolehkah(proses, AjukanDraf())
    if refused is None:
        proses = jalankan(proses, AjukanDraf(), context.sekarang, who)
        handed = " dan diajukan untuk direviu."
    else:
        handed = f". Belum diajukan: {refused.pesan} {refused.perbaikan}"
    result, place = made.hasil, target.relative_to(context.folder).as_posix()
    words = " ".join(
        (
            f"Draf versi {proses.versi} ditulis ({place}){handed}",
            *_kept(result, before, _sheet(target).name),
            _layout(made, target),
        )
    )
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
            "tblDaftarReviu": review_rows(result.reviu),
        },
        temuan=result.temuan,
        notes=(Note("tulis draf", place, f"versi {proses.versi}", words),),
        files=_files(made, target),
        data={
            "draf": str(target),
            "pdf": str(target.with_suffix(".pdf")) if made.pdf else None,
            "versi": proses.versi,
            "diajukan": refused is None,
            "lembar_reviu": _sheet(target).name,
            "perubahan": [
                {"jenis": str(c.jenis), "tempat": c.tempat, "lama": c.lama, "baru": c.baru}
                for c in result.perubahan
            ],
            "tulisan_tangan": [{"judul": c.judul, "teks": c.teks} for c in result.dibawa],
        },
        show=TAB,
        perlu_perbaikan=any(f.tingkat is not Severity.CATATAN for f in result.temuan),
    )


def _write(shot: Snapshot, context: Context, versi: int, before: Path | None) -> Terbitan:
    template = context.templat / TEMPLATE
    if not template.is_file():
        raise FolderError(
            f"Templat laporan '{template}' tidak ada.",
            "Salin lkjip.docx dari folder forms/templat asli ke folder itu.",
        )
    old = read_draft(before) if before is not None and before.exists() else None
    lay_out = None if context.kering else context.cetak
    bahan = material(shot, context)
    return terbit(bahan, template, versi, context.sekarang, old, lay_out)


def _files(made: Terbitan, target: Path) -> tuple[tuple[Path, bytes], ...]:
    """The draft, the reviewer's page, and the PDF when there is one."""
    files = [(target, made.hasil.docx), (_sheet(target), made.hasil.lembar_reviu)]
    if made.pdf is not None:
        files.append((target.with_suffix(".pdf"), made.pdf))
    return tuple(files)


def _sheet(target: Path) -> Path:
    """``Lembar_Reviu_2024_v2.docx`` beside ``LKjIP_2024_draf_v2.docx``."""
    _, _, rest = target.name.partition("_")
    return target.with_name(f"Lembar_Reviu_{rest.replace('_draf', '')}")


def _layout(made: Terbitan, target: Path) -> str:
    return made.pesan or f"PDF dibuat: {target.with_suffix('.pdf').name}."


def _kept(result: Hasil, before: Path | None, sheet: str) -> list[str]:
    """What became of the last version and of what people wrote into it: no or one sentence."""
    if before is not None and not before.exists():
        return [
            f"Versi sebelumnya ({before.name}) tidak ada lagi; tulisan tangan di dalamnya tidak "
            "dapat dibawa."
        ]
    words = []
    if result.dibawa:
        words.append(f"{len(result.dibawa)} bagian tulisan tangan dibawa")
    if result.perubahan:
        words.append(f"{len(result.perubahan)} perubahan didaftar di {sheet}")
    return [f"Dari versi sebelumnya: {', '.join(words)}."] if words else []


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
