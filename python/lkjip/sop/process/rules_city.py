"""Refuses commands of the city's book that are impossible now: evaluation of OPD, step 10."""

from __future__ import annotations

from lkjip.sop.calendar.words import date_in_words
from lkjip.sop.process import commands as c
from lkjip.sop.process.events import COMPLETE, NEEDS_FIX
from lkjip.sop.process.rules_collection import Refusal, already_approved, check
from lkjip.sop.process.rules_drafts import correction_list
from lkjip.sop.process.state import PACKAGE_IN, Process

SECTION_ONLY = Refusal(
    "Tindakan ini hanya untuk buku kerja tingkat kota.", "Pakai buku kerja Bagian Organisasi."
)


@check.register
def _evaluate_opd(command: c.EvaluateOpd, process: Process) -> Refusal | None:
    if not process.city:
        return SECTION_ONLY
    if process.units.get(command.unit) not in (PACKAGE_IN, NEEDS_FIX, COMPLETE):
        return Refusal(
            f"Belum ada paket dari {command.unit} yang dapat dievaluasi.",
            "Ambil paketnya lebih dahulu (perintah kirim).",
        )
    if refusal := correction_list(command.conforming, command.corrections):
        return refusal
    return already_approved(process)


@check.register
def _record_initial(command: c.RecordInitial, process: Process) -> Refusal | None:
    if not process.city:
        return SECTION_ONLY
    if not process.approved_version:
        return Refusal(
            "Draf LKjIP kota belum selesai direviu Inspektur.",
            "Catat keputusan reviu sesuai lebih dahulu.",
        )
    if not command.approver.strip():
        return Refusal("Nama yang memaraf belum diisi.", "Isi siapa yang memaraf.")
    return None


@check.register
def _dispatch(command: c.DispatchReport, process: Process) -> Refusal | None:
    if not process.city:
        return SECTION_ONLY
    one = process.approval
    if one is None:
        return Refusal(
            "Tanda tangan Wali Kota belum dicatat.", "Catat pengesahan (sahkan) lebih dahulu."
        )
    blank = [
        what
        for what, said in (("tujuan", command.addressees), ("nomor surat", command.letter_number))
        if not said.strip()
    ]
    if blank:
        return Refusal(
            f"Penyampaian belum memuat {' dan '.join(blank)}.",
            "Isi kepada siapa, tanggal, dan nomor surat pengantarnya.",
        )
    if command.sent_on < one.signed_on:
        return Refusal(
            f"Tanggal penyampaian {date_in_words(command.sent_on)} mendahului tanda tangan Wali "
            f"Kota ({date_in_words(one.signed_on)}).",
            "Isi tanggal penyampaian: pada hari tanda tangan atau sesudahnya.",
        )
    return None
