"""When the commands of steps 1–4 are refused, why, and what to do instead."""

from __future__ import annotations

from dataclasses import dataclass
from functools import singledispatch

from lkjip.sop.activities import LANGKAH, langkah
from lkjip.sop.completeness import KELENGKAPAN, PROGRAM, terbuka
from lkjip.sop.process import commands as c
from lkjip.sop.process.events import LENGKAP
from lkjip.sop.process.state import Proses, Status

MAKS_TAMBAHAN = 30  # working days; more than the whole SOP takes is a slip of the keyboard


@dataclass(frozen=True, slots=True)
class Penolakan:
    """Why a command is impossible now (``pesan``) and the way out (``perbaikan``)."""

    pesan: str
    perbaikan: str


@singledispatch
def periksa(perintah: c.Perintah, proses: Proses) -> Penolakan | None:
    """The refusal of ``perintah`` in this state, or ``None``."""
    raise TypeError(f"no rule for {type(perintah).__name__}")


def kurang(proses: Proses, no: int) -> Penolakan | None:
    """The refusal when an obligatory item of step ``no`` is open."""
    if item := terbuka(proses, no):
        daftar = "; ".join(satu.teks for satu in item)
        return Penolakan(
            f"Kelengkapan langkah {no} belum ada: {daftar}.",
            f"Lengkapi di tab {langkah(no).tab}, lalu ulangi.",
        )
    return None


def tanpa_alasan(alasan: str) -> Penolakan | None:
    """The refusal when a decision of people comes without its reason."""
    if alasan.strip():
        return None
    return Penolakan("Alasan belum diisi.", "Tulis alasannya: ia disimpan dalam catatan proses.")


def sudah_disetujui(proses: Proses) -> Penolakan | None:
    """The refusal when the draft has been approved at step 6 and was not returned since."""
    if not proses.versi_disetujui:
        return None
    return Penolakan(
        f"Draf versi {proses.versi_disetujui} sudah disetujui pada langkah 6.",
        "Tarik draf lebih dahulu bila isinya harus berubah.",
    )


@periksa.register
def _tetapkan_rencana(perintah: c.TetapkanRencana, proses: Proses) -> Penolakan | None:
    if proses.unit:
        return Penolakan(
            "Permintaan data sudah dikirim dengan tenggat rencana yang lama.",
            "Tambahkan hari kerja pada langkah yang perlu; tenggat tidak dimajukan.",
        )
    return None


@periksa.register
def _ubah_rencana(perintah: c.UbahRencana, proses: Proses) -> Penolakan | None:
    if proses.rencana is None:
        return Penolakan("Rencana belum ditetapkan.", "Tetapkan rencana lebih dahulu.")
    if not 1 <= perintah.langkah <= len(LANGKAH):
        return Penolakan(f"Tidak ada langkah {perintah.langkah}.", "Pilih langkah 1 sampai 8.")
    if not 1 <= perintah.hari <= MAKS_TAMBAHAN:
        return Penolakan(
            f"Tambahan {perintah.hari} hari kerja di luar 1–{MAKS_TAMBAHAN}.",
            "Tenggat hanya dapat diundur; isi jumlah hari kerja yang wajar.",
        )
    if proses.status(perintah.langkah) is Status.SELESAI:
        return Penolakan(
            f"Langkah {perintah.langkah} sudah selesai.", "Ubah langkah yang masih berjalan."
        )
    return tanpa_alasan(perintah.alasan)


@periksa.register
def _kirim_permintaan(perintah: c.KirimPermintaan, proses: Proses) -> Penolakan | None:
    if proses.status(1) is not Status.SELESAI:
        if proses.rencana is None:
            return Penolakan("Rencana belum ditetapkan.", "Tetapkan rencana lebih dahulu.")
        return kurang(proses, 1)
    if not perintah.unit or not all(unit.strip() for unit in perintah.unit):
        return Penolakan("Tidak ada unit yang diminta.", "Isi register Unit, lalu ulangi.")
    return sudah_disetujui(proses)


@periksa.register
def _terima_form(perintah: c.TerimaForm, proses: Proses) -> Penolakan | None:
    if perintah.unit in proses.unit:
        return None
    return Penolakan(
        f"Unit {perintah.unit} belum pernah diminta mengisi form.",
        "Kirim permintaan data kepada unit itu lebih dahulu.",
    )


@periksa.register
def _minta_perbaikan(perintah: c.MintaPerbaikan, proses: Proses) -> Penolakan | None:
    if proses.unit.get(perintah.unit) != LENGKAP:
        return Penolakan(
            f"Form unit {perintah.unit} belum lengkap.",
            "Perbaikan form yang belum lengkap diminta lewat pengingat.",
        )
    return tanpa_alasan(perintah.alasan) or sudah_disetujui(proses)


@periksa.register
def _tutup_pengumpulan(perintah: c.TutupPengumpulan, proses: Proses) -> Penolakan | None:
    if not proses.unit:
        return Penolakan("Permintaan data belum dikirim.", "Kirim permintaan data lebih dahulu.")
    if proses.status(3) is Status.SELESAI:
        return Penolakan("Pengumpulan sudah selesai.", "Lanjutkan ke analisis.")
    if not proses.ada_data:
        return Penolakan(
            "Belum ada satu pun form yang lengkap.", "Kumpulkan sedikitnya satu form lengkap."
        )
    if set(perintah.tanpa) != set(proses.belum_lengkap):
        return Penolakan(
            "Unit yang ditinggalkan harus disebut semua, dan hanya yang belum lengkap: "
            f"{', '.join(proses.belum_lengkap) or 'tidak ada'}.",
            "Ulangi dengan daftar unit tersebut.",
        )
    if item := [satu for satu in terbuka(proses, 3) if satu.kunci != "3.form"]:
        return Penolakan(
            f"Kelengkapan langkah 3 belum ada: {item[0].teks}.",
            "Jalankan pengumpulan sekali lagi agar berkas asli masuk arsip.",
        )
    return tanpa_alasan(perintah.alasan)


@periksa.register
def _catat_analisis(perintah: c.CatatAnalisis, proses: Proses) -> Penolakan | None:
    if not proses.ada_data:
        return Penolakan("Belum ada form yang lengkap.", "Kumpulkan form isian lebih dahulu.")
    return sudah_disetujui(proses)


@periksa.register
def _centang(perintah: c.CentangKelengkapan, proses: Proses) -> Penolakan | None:
    item = next((satu for satu in KELENGKAPAN if satu.kunci == perintah.kunci), None)
    if item is None:
        daftar = ", ".join(satu.kunci for satu in KELENGKAPAN)
        return Penolakan(f'Kelengkapan "{perintah.kunci}" tidak ada.', f"Pilih: {daftar}.")
    if item.cara == PROGRAM and not perintah.program:
        return Penolakan(
            f'"{item.teks}" (langkah {item.langkah}) dilihat sendiri oleh program.',
            "Jalankan tombol langkah itu; program mencentangnya bila sudah ada.",
        )
    if not perintah.ada and proses.status(item.langkah) is Status.SELESAI:
        return Penolakan(
            f"Langkah {item.langkah} sudah selesai dengan kelengkapan ini.",
            "Centang hanya dapat dihapus selama langkahnya berjalan.",
        )
    return None
