"""Refuses commands about drafts that are impossible now, with the reason and the way out."""

from __future__ import annotations

from lkjip.sop.calendar.words import date_in_words
from lkjip.sop.process import commands as c
from lkjip.sop.process.rules_collection import (
    Refusal,
    already_approved,
    check,
    lacking,
    without_reason,
)
from lkjip.sop.process.state import Process, Status


def not_fresh(process: Process, until: int = 5) -> Refusal | None:
    """Return the refusal when what lies before the draft is open or changed after it.

    Steps 3 and 4 must be finished; of steps 4…``until`` none may need renewal.
    """
    for no, button in ((3, "Selesaikan pengumpulan"), (4, "Jalankan analisis")):
        if process.status(no) is not Status.FINISHED:
            return Refusal(f"Langkah {no} belum selesai.", f"{button} lebih dahulu.")
    for no in range(4, until + 1):
        if reason := process.step_state(no).renewal_reason:
            return Refusal(
                f"Hasil langkah {no} perlu diperbarui: {reason}.",
                "Jalankan lagi analisis dan draf (tarik dahulu draf yang sudah diajukan), atau "
                "putuskan dengan alasan untuk mengabaikan pembaruan.",
            )
    return None


def _under_reviu(process: Process) -> Refusal | None:
    if process.under_reading:
        reviu = process.status(process.reviu_step) is Status.WAITING
        done = "direviu" if reviu else "dievaluasi"
        return Refusal(
            f"Draf versi {process.version} sedang {done}.",
            "Tunggu keputusannya, atau tarik draf itu.",
        )
    return already_approved(process)


@check.register
def _ignore_renewal(command: c.IgnoreRenewal, process: Process) -> Refusal | None:
    if not any(one.renewal_reason for one in process.steps):
        return Refusal("Tidak ada yang perlu diperbarui.", "Lanjutkan langkah berikutnya.")
    if process.status(3) is not Status.FINISHED:
        return Refusal("Pengumpulan belum selesai.", "Selesaikan pengumpulan lebih dahulu.")
    return without_reason(command.reason)


@check.register
def _record_draft(command: c.RecordDraft, process: Process) -> Refusal | None:
    if process.status(4) is Status.NOT_YET:
        return Refusal("Analisis belum pernah dijalankan.", "Jalankan analisis lebih dahulu.")
    if refusal := _under_reviu(process):
        return refusal
    if reason := process.step_state(4).renewal_reason:
        return Refusal(
            f"Hasil langkah 4 perlu diperbarui: {reason}.",
            "Jalankan lagi analisis, lalu buat draf; draf harus memuat angka yang sama dengan "
            "lembar Capaian.",
        )
    return None


@check.register
def _hand_in_draft(command: c.HandInDraft, process: Process) -> Refusal | None:
    if refusal := _under_reviu(process) or not_fresh(process):
        return refusal
    if still_open := process.open_corrections:
        number = ", ".join(str(one.number) for one in still_open)
        return Refusal(
            f"{len(still_open)} koreksi belum dijawab: nomor {number}.",
            "Jawab setiap koreksi, lalu ajukan lagi.",
        )
    if process.needs_new_version:
        return Refusal(
            f"Draf versi {process.version} sudah pernah diputus."
            if process.version
            else "Belum ada draf.",
            "Buat draf baru lebih dahulu.",
        )
    return lacking(process, 5)


def correction_list(conforming: bool, corrections: tuple[str, ...]) -> Refusal | None:
    content = [description for description in corrections if description.strip()]
    if conforming and content:
        return Refusal(
            f'Keputusan "sesuai" tidak dapat disertai {len(content)} koreksi.',
            'Pilih "tidak sesuai", atau pindahkan isinya ke catatan.',
        )
    if not conforming and len(content) < max(1, len(corrections)):
        return Refusal(
            'Keputusan "tidak sesuai" harus disertai daftar koreksi tanpa baris kosong.',
            "Tulis apa yang harus diperbaiki, satu koreksi satu baris.",
        )
    return None


@check.register
def _decide_reviu(command: c.DecideReviu, process: Process) -> Refusal | None:
    if process.status(process.reviu_step) is not Status.WAITING:
        return already_approved(process) or Refusal(
            "Belum ada draf yang diajukan untuk direviu.",
            "Catat evaluasi sesuai (langkah 8) lebih dahulu."
            if process.city
            else "Ajukan draf lebih dahulu.",
        )
    if refusal := correction_list(command.conforming, command.corrections):
        return refusal
    if command.conforming:
        return not_fresh(process, until=6) or lacking(process, process.reviu_step)
    return None


@check.register
def _record_approval(command: c.RecordApproval, process: Process) -> Refusal | None:
    if not process.approved_version:
        return Refusal(
            f"Draf belum disetujui pada langkah {process.reviu_step}.",
            "Catat keputusan reviu sesuai lebih dahulu.",
        )
    if one := process.approval:
        return Refusal(
            f"Draf versi {one.version} sudah disahkan oleh {one.approver} tanggal "
            f"{date_in_words(one.signed_on)}, nomor {one.letter_number}.",
            "Tarik draf lebih dahulu bila laporan harus berubah. Berkas bertanda tangan dapat "
            "disusulkan.",
        )
    blank = [
        what
        for what, said in (("nama", command.approver), ("nomor", command.letter_number))
        if not said.strip()
    ]
    if blank:
        return Refusal(
            f"Pengesahan belum memuat {' dan '.join(blank)}.",
            "Isi siapa yang mengesahkan, tanggal, dan nomornya.",
        )
    decided = process.rounds[-1].decided_at.date()
    if command.signed_on < decided:
        return Refusal(
            f"Tanggal pengesahan {date_in_words(command.signed_on)} mendahului keputusan reviu "
            f"({date_in_words(decided)}).",
            "Isi tanggal penandatanganan: pada hari keputusan reviu atau sesudahnya.",
        )
    return None


@check.register
def _decide_evaluation(command: c.DecideEvaluation, process: Process) -> Refusal | None:
    if process.status(8) is Status.IN_PROGRESS:
        return Refusal("Evaluasi sudah diputus sesuai.", "Kirim laporan ke Inspektur.")
    if process.status(8) is not Status.WAITING:
        if process.city:
            return Refusal(
                "Belum ada draf LKjIP kota yang diajukan untuk dievaluasi.",
                "Ajukan draf kota lebih dahulu; paket OPD dievaluasi dengan evaluasi --unit KODE.",
            )
        return Refusal(
            "Paket belum dikirim ke Bagian Organisasi.", "Selesaikan langkah 7 lebih dahulu."
        )
    if refusal := correction_list(command.conforming, command.corrections):
        return refusal
    if not command.conforming:
        return None
    return (not_fresh(process) if process.city else None) or lacking(process, 8)


@check.register
def _answer_correction(command: c.AnswerCorrection, process: Process) -> Refusal | None:
    corrections = next((one for one in process.corrections if one.number == command.number), None)
    if corrections is None:
        number = ", ".join(str(one.number) for one in process.corrections) or "tidak ada koreksi"
        return Refusal(f"Tidak ada koreksi nomor {command.number}.", f"Yang ada: {number}.")
    if not command.answer.strip():
        return Refusal(
            f"Jawaban koreksi nomor {command.number} kosong.", "Tulis apa yang sudah diperbaiki."
        )
    if not (process.is_returned and corrections.round_no == len(process.rounds)):
        return Refusal(
            f"Koreksi nomor {command.number} sudah ikut diajukan bersama jawabannya.",
            "Jawaban yang sudah diajukan tidak diubah lagi.",
        )
    return None


@check.register
def _withdraw_draft(command: c.WithdrawDraft, process: Process) -> Refusal | None:
    if not process.under_reading and not process.approved_version:
        return Refusal("Tidak ada draf yang sedang diajukan.", "Lanjutkan menyusun draf.")
    return without_reason(command.reason)


@check.register
def _record_package(command: c.RecordPackage, process: Process) -> Refusal | None:
    if process.status(7) is Status.FINISHED:
        return Refusal("Paket sudah dikirim.", "Tunggu keputusan evaluasi, atau tarik draf.")
    if not process.approved_version:
        return Refusal("Draf belum disetujui pada langkah 6.", "Selesaikan reviu lebih dahulu.")
    return not_fresh(process, until=6) or lacking(process, 7)


@check.register
def _send_to_inspektur(command: c.SendToInspektur, process: Process) -> Refusal | None:
    if process.status(8) is Status.IN_PROGRESS:
        return None
    return Refusal(
        'Bagian Organisasi belum memutuskan "sesuai".', "Catat keputusan evaluasi lebih dahulu."
    )
