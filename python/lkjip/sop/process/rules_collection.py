"""Refuses commands of steps 1–4 that are impossible now, with the reason and the way out."""

from __future__ import annotations

from dataclasses import dataclass
from functools import singledispatch

from lkjip.sop.activities import activity_of
from lkjip.sop.calendar.words import date_in_words
from lkjip.sop.completeness import COMPLETENESS_ITEMS, PROGRAM, open_items
from lkjip.sop.process import commands as c
from lkjip.sop.process.events import COMPLETE
from lkjip.sop.process.state import Process, Status

MOST_EXTRA_DAYS = 30  # working days; more than the whole SOP takes is a slip of the keyboard


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a command is impossible now (``message``) and the way out (``cure``)."""

    message: str
    cure: str


@singledispatch
def check(command: c.Command, process: Process) -> Refusal | None:
    """Return the refusal of ``command`` in this state, or ``None``."""
    raise TypeError(f"no rule for {type(command).__name__}")


def _series(process: Process) -> str:
    return ", ".join(map(str, process.own_steps))


def lacking(process: Process, no: int) -> Refusal | None:
    """Return the refusal when an obligatory item of step ``no`` is open."""
    if item := open_items(process, no):
        listing = "; ".join(one.text for one in item)
        return Refusal(
            f"Kelengkapan langkah {no} belum ada: {listing}.",
            f"Lengkapi di tab {activity_of(no).tab}, lalu ulangi.",
        )
    return None


def without_reason(reason: str) -> Refusal | None:
    """Return the refusal when a decision of people comes without its reason."""
    if reason.strip():
        return None
    return Refusal("Alasan belum diisi.", "Tulis alasannya: ia disimpan dalam catatan proses.")


def already_approved(process: Process) -> Refusal | None:
    """Return the refusal when the draft has been approved at step 6 and was not returned since."""
    if not process.approved_version:
        return None
    return Refusal(
        f"Draf versi {process.approved_version} sudah disetujui pada langkah {process.reviu_step}.",
        "Tarik draf lebih dahulu bila isinya harus berubah.",
    )


@check.register
def _set_plan(command: c.SetPlan, process: Process) -> Refusal | None:
    if process.units:
        return Refusal(
            "Permintaan data sudah dikirim dengan tenggat rencana yang lama.",
            "Tambahkan hari kerja pada langkah yang perlu; tenggat tidak dimajukan.",
        )
    return None


@check.register
def _change_founding(command: c.ChangeFounding, process: Process) -> Refusal | None:
    if process.plan is None:
        return Refusal("Rencana belum ditetapkan.", "Ubah lembar Pengaturan saja.")
    return without_reason(command.reason) or already_approved(process)


@check.register
def _record_plan_approval(command: c.RecordPlanApproval, process: Process) -> Refusal | None:
    if process.plan is None:
        return Refusal("Rencana belum ditetapkan.", "Tetapkan rencana lebih dahulu.")
    if one := process.plan_approval:
        return Refusal(
            f"Rencana sudah disetujui oleh {one.approver} tanggal {date_in_words(one.signed_on)}.",
            "Persetujuan baru diperlukan hanya bila rencana ditetapkan lagi.",
        )
    if not command.approver.strip():
        return Refusal("Nama yang menyetujui belum diisi.", "Isi siapa yang menyetujui rencana.")
    return None


@check.register
def _record_calendar(_command: c.RecordCalendar, _process: Process) -> Refusal | None:
    return None


@check.register
def _renew_due_dates(command: c.RenewDueDates, process: Process) -> Refusal | None:
    if process.plan is None:
        return Refusal("Rencana belum ditetapkan.", "Tetapkan rencana lebih dahulu.")
    return without_reason(command.reason)


@check.register
def _change_plan(command: c.ChangePlan, process: Process) -> Refusal | None:
    if process.plan is None:
        return Refusal("Rencana belum ditetapkan.", "Tetapkan rencana lebih dahulu.")
    if command.sop_step not in process.own_steps:
        return Refusal(f"Tidak ada langkah {command.sop_step}.", f"Pilih: {_series(process)}.")
    if not 1 <= command.days <= MOST_EXTRA_DAYS:
        return Refusal(
            f"Tambahan {command.days} hari kerja di luar 1–{MOST_EXTRA_DAYS}.",
            "Tenggat hanya dapat diundur; isi jumlah hari kerja yang wajar.",
        )
    if process.status(command.sop_step) is Status.FINISHED:
        return Refusal(
            f"Langkah {command.sop_step} sudah selesai.", "Ubah langkah yang masih berjalan."
        )
    return without_reason(command.reason)


@check.register
def _send_requests(command: c.SendRequests, process: Process) -> Refusal | None:
    if process.status(1) is not Status.FINISHED:
        if process.plan is None:
            return Refusal("Rencana belum ditetapkan.", "Tetapkan rencana lebih dahulu.")
        return lacking(process, 1)
    if not command.units or not all(unit.strip() for unit in command.units):
        return Refusal("Tidak ada unit yang diminta.", "Isi register Unit, lalu ulangi.")
    return already_approved(process)


@check.register
def _receive_form(command: c.ReceiveForm, process: Process) -> Refusal | None:
    if command.unit in process.units:
        return None
    return Refusal(
        f"Unit {command.unit} belum pernah diminta mengisi form.",
        "Kirim permintaan data kepada unit itu lebih dahulu.",
    )


@check.register
def _receive_package(command: c.ReceivePackage, process: Process) -> Refusal | None:
    return _receive_form(c.ReceiveForm(command.unit, complete=False), process)


@check.register
def _request_new_form(command: c.RequestNewForm, process: Process) -> Refusal | None:
    if process.units.get(command.unit) != COMPLETE:
        return Refusal(
            f"Form unit {command.unit} belum lengkap.",
            "Perbaikan form yang belum lengkap diminta lewat pengingat.",
        )
    return without_reason(command.reason) or already_approved(process)


@check.register
def _release_unit(command: c.ReleaseUnit, process: Process) -> Refusal | None:
    if command.unit not in process.incomplete:
        return Refusal(
            f"Dari unit {command.unit} tidak ada form yang ditunggu.",
            "Pilih unit yang sudah diminta dan formnya belum lengkap.",
        )
    if process.awaited == (command.unit,):
        return Refusal(
            f"Unit {command.unit} satu-satunya unit yang ditunggu.",
            "Kirim dahulu permintaan data kepada unit penggantinya.",
        )
    return without_reason(command.reason) or already_approved(process)


@check.register
def _close_collection(command: c.CloseCollection, process: Process) -> Refusal | None:
    if not process.units:
        return Refusal("Permintaan data belum dikirim.", "Kirim permintaan data lebih dahulu.")
    if process.status(3) is Status.FINISHED:
        return Refusal("Pengumpulan sudah selesai.", "Lanjutkan ke analisis.")
    if not process.has_data:
        return Refusal(
            "Belum ada satu pun form yang lengkap.", "Kumpulkan sedikitnya satu form lengkap."
        )
    if set(command.without) != set(process.incomplete):
        return Refusal(
            "Unit yang ditinggalkan harus disebut semua, dan hanya yang belum lengkap: "
            f"{', '.join(process.incomplete) or 'tidak ada'}.",
            "Ulangi dengan daftar unit tersebut.",
        )
    if item := [one for one in open_items(process, 3) if one.key != "3.form"]:
        return Refusal(
            f"Kelengkapan langkah 3 belum ada: {item[0].text}.",
            "Jalankan pengumpulan sekali lagi agar berkas asli masuk arsip.",
        )
    return without_reason(command.reason)


@check.register
def _record_analysis(command: c.RecordAnalysis, process: Process) -> Refusal | None:
    if not process.has_data:
        return Refusal("Belum ada form yang lengkap.", "Kumpulkan form isian lebih dahulu.")
    return already_approved(process)


@check.register
def _tick(command: c.TickCompleteness, process: Process) -> Refusal | None:
    item = next((one for one in COMPLETENESS_ITEMS if one.key == command.key), None)
    if item is None:
        listing = ", ".join(one.key for one in COMPLETENESS_ITEMS)
        return Refusal(f'Kelengkapan "{command.key}" tidak ada.', f"Pilih: {listing}.")
    if item.method == PROGRAM and not command.program:
        return Refusal(
            f'"{item.text}" (langkah {item.sop_step}) dilihat sendiri oleh program.',
            "Jalankan tombol langkah itu; program mencentangnya bila sudah ada.",
        )
    if not command.present and process.status(item.sop_step) is Status.FINISHED:
        return Refusal(
            f"Langkah {item.sop_step} sudah selesai dengan kelengkapan ini.",
            "Centang hanya dapat dihapus selama langkahnya berjalan.",
        )
    return None
