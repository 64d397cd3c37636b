"""What to do next: every action that helps now, the most useful first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from lkjip.sop.activities import langkah
from lkjip.sop.calendar.due_dates import rencana_berlaku
from lkjip.sop.calendar.schedule import sisa_hari
from lkjip.sop.calendar.words import daftar_kata
from lkjip.sop.calendar.working_days import Kalender
from lkjip.sop.completeness import terbuka
from lkjip.sop.process import events as p
from lkjip.sop.process.rules_drafts import tidak_segar
from lkjip.sop.process.state import Proses, Status


@dataclass(frozen=True, slots=True)
class Tindakan:
    """Do ``teks`` at step ``langkah`` with the button or command ``perintah`` ("" = nothing).

    ``perintah`` is one of rencana, minta, centang, kumpulkan, ingatkan, tutup, analisis, koreksi,
    draf, ajukan, reviu, tarik, kirim, evaluasi, inspektur.
    """

    langkah: int
    perintah: str
    teks: str

    @property
    def tab(self) -> str:
        """The sheet on which the action is found."""
        return langkah(self.langkah).tab


def tindakan_berikut(proses: Proses, hari_ini: date, kalender: Kalender) -> Tindakan:
    """The one next action. Once the units hand in, following it always ends the process."""
    return tindakan_mungkin(proses, hari_ini, kalender)[0]


def tindakan_mungkin(proses: Proses, hari_ini: date, kalender: Kalender) -> tuple[Tindakan, ...]:
    """All actions that bring the process further now; at least one."""
    if proses.selesai:
        return (Tindakan(8, "", "Selesai: laporan sudah dikirim ke Inspektur."),)
    if proses.status(1) is not Status.SELESAI:
        return (_rencana(proses),)
    if not proses.unit:
        return (Tindakan(2, "minta", "Kirim permintaan data dan form isian ke semua unit."),)
    if proses.status(6) is Status.MENUNGGU or proses.versi_disetujui:
        return tuple(_setelah_diajukan(proses))
    return (*_data(proses, hari_ini, kalender), *_draf(proses))


def _rencana(proses: Proses) -> Tindakan:
    if proses.rencana is None:
        return Tindakan(1, "rencana", "Tetapkan rencana: tanggal mulai penyusunan.")
    daftar = daftar_kata([item.teks for item in terbuka(proses, 1)])
    return Tindakan(1, "rencana", f"Lengkapi dahulu: {daftar}; lalu tetapkan rencana lagi.")


def _data(proses: Proses, hari_ini: date, kalender: Kalender) -> Iterator[Tindakan]:
    if proses.status(2) is Status.MENUNGGU:
        yield Tindakan(2, "centang", "Tanda tangani dan kirim surat pengantar, lalu centang.")
    if proses.status(3) is not Status.SELESAI:
        yield from _pengumpulan(proses, hari_ini, kalender)
    elif proses.status(4) is not Status.SELESAI or proses.di(4).perbarui:
        sebab = f" ({proses.di(4).perbarui})" if proses.di(4).perbarui else ""
        yield Tindakan(4, "analisis", f"Jalankan analisis dan pengolahan data{sebab}.")


def _pengumpulan(proses: Proses, hari_ini: date, kalender: Kalender) -> Iterator[Tindakan]:
    kurang = proses.belum_lengkap
    sisa, kata = sisa_hari(rencana_berlaku(proses, kalender)[2].tenggat, hari_ini, kalender)
    if not kurang:
        yield Tindakan(3, "kumpulkan", "Semua form lengkap: jalankan pengumpulan sekali lagi.")
        return
    daftar = daftar_kata(kurang)
    yield Tindakan(3, "kumpulkan", f"Kumpulkan form {len(kurang)} unit ({kata}): {daftar}.")
    if sisa < 0 or p.PERLU_DIPERBAIKI in proses.unit.values():
        yield Tindakan(3, "ingatkan", f"Kirim pengingat kepada {daftar}.")
    if proses.ada_data:
        yield Tindakan(3, "tutup", f"Bila tidak dapat ditunggu, tutup pengumpulan tanpa {daftar}.")


def _draf(proses: Proses) -> Iterator[Tindakan]:
    if terbuka_sekarang := proses.koreksi_terbuka:
        yield Tindakan(5, "koreksi", f"Jawab {len(terbuka_sekarang)} koreksi yang masih terbuka.")
    if proses.status(3) is Status.SELESAI is proses.status(4) and not proses.di(4).perbarui:
        if proses.perlu_versi_baru or proses.di(5).perbarui:
            yield Tindakan(5, "draf", f"Buat draf versi {proses.versi + 1}.")
        elif not terbuka_sekarang:
            yield Tindakan(5, "ajukan", f"Ajukan draf versi {proses.versi} untuk direviu.")


def _setelah_diajukan(proses: Proses) -> Iterator[Tindakan]:
    versi = proses.versi
    if proses.status(7) is Status.SELESAI:
        if proses.status(8) is Status.BERJALAN:
            yield Tindakan(8, "inspektur", f"Kirim laporan (draf versi {versi}) ke Inspektur.")
        else:
            yield Tindakan(8, "evaluasi", f"Catat keputusan evaluasi atas draf versi {versi}.")
        return
    if penolakan := tidak_segar(proses, sampai=6):
        no = 7 if proses.versi_disetujui else 6
        yield Tindakan(no, "tarik", f"{penolakan.pesan} Tarik draf versi {versi}, lalu perbarui.")
    if proses.versi_disetujui:
        yield Tindakan(7, "kirim", f"Kirim paket draf versi {versi} ke Bagian Organisasi.")
    else:
        yield Tindakan(6, "reviu", f"Catat keputusan reviu atas draf versi {versi}.")
