"""Finds every action that helps now, the most useful first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from lkjip.sop.activities import activity_of
from lkjip.sop.calendar.due_dates import plan_in_force
from lkjip.sop.calendar.schedule import days_remaining
from lkjip.sop.calendar.words import list_in_words
from lkjip.sop.calendar.working_days import Calendar
from lkjip.sop.completeness import open_items
from lkjip.sop.process import events as p
from lkjip.sop.process.process import THE_END
from lkjip.sop.process.rules_drafts import not_fresh
from lkjip.sop.process.state import PACKAGE_IN, Process, Status


@dataclass(frozen=True, slots=True)
class Action:
    """Do ``text`` at step ``sop_step`` with the button or command ``command`` ("" = nothing).

    ``command`` is one of rencana, minta, centang, kumpulkan, ingatkan, tutup, analisis, koreksi,
    draf, ajukan, reviu, sahkan, tarik, kirim, evaluasi, inspektur, evaluasi_opd, sampaikan.
    """

    sop_step: int
    command: str
    text: str

    @property
    def tab(self) -> str:
        """The sheet on which the action is found."""
        return activity_of(self.sop_step).tab


def next_action(process: Process, today: date, calendar: Calendar) -> Action:
    """Return the one next action. Once the units hand in, following it always ends the process."""
    return possible_actions(process, today, calendar)[0]


def possible_actions(process: Process, today: date, calendar: Calendar) -> tuple[Action, ...]:
    """Return all actions that bring the process further now; at least one."""
    if process.finished:
        return (Action(process.own_steps[-1], "", f"Selesai: {THE_END[process.city]}."),)
    if process.status(1) is not Status.FINISHED:
        return (_plan(process),)
    if not process.units:
        what = "paket LKjIP ke semua OPD" if process.city else "data dan form isian ke semua unit"
        return (Action(2, "minta", f"Kirim permintaan {what}."),)
    if process.under_reading or process.approved_version:
        return tuple((_after_hand_in_city if process.city else _after_hand_in)(process))
    return (*_data(process, today, calendar), *_draft(process))


def _plan(process: Process) -> Action:
    if process.plan is None:
        return Action(1, "rencana", "Tetapkan rencana: tanggal mulai penyusunan.")
    listing = list_in_words([item.text for item in open_items(process, 1)])
    return Action(1, "rencana", f"Lengkapi dahulu: {listing}; lalu tetapkan rencana lagi.")


def _data(process: Process, today: date, calendar: Calendar) -> Iterator[Action]:
    if process.status(2) is Status.WAITING:
        yield Action(2, "centang", "Tanda tangani dan kirim surat pengantar, lalu centang.")
    if process.status(3) is not Status.FINISHED:
        yield from _collection(process, today, calendar)
    elif process.status(4) is not Status.FINISHED or process.step_state(4).renewal_reason:
        cause = (
            f" ({process.step_state(4).renewal_reason})"
            if process.step_state(4).renewal_reason
            else ""
        )
        yield Action(4, "analisis", f"Jalankan analisis dan pengolahan data{cause}.")


def _collection(process: Process, today: date, calendar: Calendar) -> Iterator[Action]:
    lacking = process.incomplete
    remaining, words = days_remaining(plan_in_force(process, calendar)[2].due, today, calendar)
    if not lacking:
        what = "Semua paket sesuai" if process.city else "Semua form lengkap"
        yield Action(3, "kumpulkan", f"{what}: jalankan pengumpulan sekali lagi.")
        return
    if process.city:
        yield from _packages(process, words)
    else:
        listing = list_in_words(lacking)
        yield Action(3, "kumpulkan", f"Kumpulkan form {len(lacking)} unit ({words}): {listing}.")
    listing = list_in_words(lacking)
    if remaining < 0 or p.NEEDS_FIX in process.units.values():
        yield Action(3, "ingatkan", f"Kirim pengingat kepada {listing}.")
    if process.has_data:
        yield Action(3, "tutup", f"Bila tidak dapat ditunggu, tutup pengumpulan tanpa {listing}.")


def _packages(process: Process, words: str) -> Iterator[Action]:
    """Evaluate what is in first; then take in the packages that are still to come."""
    waiting = [unit for unit, state in process.units.items() if state == PACKAGE_IN]
    owing = [unit for unit in process.incomplete if unit not in waiting]
    if waiting:
        listing = list_in_words(waiting)
        yield Action(7, "evaluasi_opd", f"Evaluasi paket {len(waiting)} OPD: {listing}.")
    if owing:
        listing = list_in_words(owing)
        yield Action(3, "kumpulkan", f"Ambil paket {len(owing)} OPD ({words}): {listing}.")


def _draft(process: Process) -> Iterator[Action]:
    if open_now := process.open_corrections:
        yield Action(5, "koreksi", f"Jawab {len(open_now)} koreksi yang masih terbuka.")
    if (
        process.status(3) is Status.FINISHED is process.status(4)
        and not process.step_state(4).renewal_reason
    ):
        if process.needs_new_version or process.step_state(5).renewal_reason:
            yield Action(5, "draf", f"Buat draf versi {process.version + 1}.")
        elif not open_now:
            what = "dievaluasi" if process.city else "direviu"
            yield Action(5, "ajukan", f"Ajukan draf versi {process.version} untuk {what}.")


def _after_hand_in(process: Process) -> Iterator[Action]:
    version = process.version
    if process.status(7) is Status.FINISHED:
        if process.status(8) is Status.IN_PROGRESS:
            yield Action(8, "inspektur", f"Kirim laporan (draf versi {version}) ke Inspektur.")
        else:
            yield Action(8, "evaluasi", f"Catat keputusan evaluasi atas draf versi {version}.")
        return
    if refusal := not_fresh(process, until=6):
        no = 7 if process.approved_version else 6
        yield Action(no, "tarik", f"{refusal.message} Tarik draf versi {version}, lalu perbarui.")
    if process.approved_version:
        if process.approval is None:
            yield Action(6, "sahkan", f"Catat pengesahan draf versi {version} oleh kepala unit.")
        yield Action(7, "kirim", f"Kirim paket draf versi {version} ke Bagian Organisasi.")
    else:
        yield Action(6, "reviu", f"Catat keputusan reviu atas draf versi {version}.")


def _after_hand_in_city(process: Process) -> Iterator[Action]:
    version = process.version
    if process.approved_version:
        if process.approval is None:
            yield Action(10, "sahkan", f"Catat tanda tangan Wali Kota atas draf versi {version}.")
        else:
            yield Action(10, "", "Catat kepada siapa LKjIP kota disampaikan.")
        return
    no = 9 if process.status(9) is Status.WAITING else 8
    if refusal := not_fresh(process):
        yield Action(no, "tarik", f"{refusal.message} Tarik draf versi {version}, lalu perbarui.")
    if no == 9:
        yield Action(9, "reviu", f"Catat keputusan reviu Inspektur atas draf versi {version}.")
    else:
        yield Action(8, "evaluasi", f"Catat keputusan evaluasi atas draf kota versi {version}.")
