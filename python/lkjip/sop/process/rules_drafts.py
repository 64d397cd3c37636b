"""When the commands of steps 5–8 are refused, why, and what to do instead."""

from __future__ import annotations

from lkjip.sop.process import commands as c
from lkjip.sop.process.rules_collection import (
    Penolakan,
    kurang,
    periksa,
    sudah_disetujui,
    tanpa_alasan,
)
from lkjip.sop.process.state import Proses, Status


def tidak_segar(proses: Proses, sampai: int = 5) -> Penolakan | None:
    """The refusal when what lies before the draft is open or changed after it.

    Steps 3 and 4 must be finished; of steps 4…``sampai`` none may need renewal.
    """
    for no, tombol in ((3, "Selesaikan pengumpulan"), (4, "Jalankan analisis")):
        if proses.status(no) is not Status.SELESAI:
            return Penolakan(f"Langkah {no} belum selesai.", f"{tombol} lebih dahulu.")
    for no in range(4, sampai + 1):
        if alasan := proses.di(no).perbarui:
            return Penolakan(
                f"Hasil langkah {no} perlu diperbarui: {alasan}.",
                "Jalankan lagi analisis dan draf (tarik dahulu draf yang sudah diajukan), atau "
                "putuskan dengan alasan untuk mengabaikan pembaruan.",
            )
    return None


def _sedang_direviu(proses: Proses) -> Penolakan | None:
    if proses.status(6) is Status.MENUNGGU:
        return Penolakan(
            f"Draf versi {proses.versi} sedang direviu.",
            "Tunggu keputusan reviu, atau tarik draf itu.",
        )
    return sudah_disetujui(proses)


@periksa.register
def _abaikan_pembaruan(perintah: c.AbaikanPembaruan, proses: Proses) -> Penolakan | None:
    if not any(satu.perbarui for satu in proses.langkah):
        return Penolakan("Tidak ada yang perlu diperbarui.", "Lanjutkan langkah berikutnya.")
    if proses.status(3) is not Status.SELESAI:
        return Penolakan("Pengumpulan belum selesai.", "Selesaikan pengumpulan lebih dahulu.")
    return tanpa_alasan(perintah.alasan)


@periksa.register
def _catat_draf(perintah: c.CatatDraf, proses: Proses) -> Penolakan | None:
    if proses.status(4) is Status.BELUM:
        return Penolakan("Analisis belum pernah dijalankan.", "Jalankan analisis lebih dahulu.")
    return _sedang_direviu(proses)


@periksa.register
def _ajukan_draf(perintah: c.AjukanDraf, proses: Proses) -> Penolakan | None:
    if penolakan := _sedang_direviu(proses) or tidak_segar(proses):
        return penolakan
    if terbuka := proses.koreksi_terbuka:
        nomor = ", ".join(str(satu.nomor) for satu in terbuka)
        return Penolakan(
            f"{len(terbuka)} koreksi belum dijawab: nomor {nomor}.",
            "Jawab setiap koreksi, lalu ajukan lagi.",
        )
    if proses.perlu_versi_baru:
        return Penolakan(
            f"Draf versi {proses.versi} sudah pernah diputus."
            if proses.versi
            else "Belum ada draf.",
            "Buat draf baru lebih dahulu.",
        )
    return kurang(proses, 5)


def _daftar_koreksi(sesuai: bool, koreksi: tuple[str, ...]) -> Penolakan | None:
    isi = [uraian for uraian in koreksi if uraian.strip()]
    if sesuai and isi:
        return Penolakan(
            f'Keputusan "sesuai" tidak dapat disertai {len(isi)} koreksi.',
            'Pilih "tidak sesuai", atau pindahkan isinya ke catatan.',
        )
    if not sesuai and len(isi) < max(1, len(koreksi)):
        return Penolakan(
            'Keputusan "tidak sesuai" harus disertai daftar koreksi tanpa baris kosong.',
            "Tulis apa yang harus diperbaiki, satu koreksi satu baris.",
        )
    return None


@periksa.register
def _putuskan_reviu(perintah: c.PutuskanReviu, proses: Proses) -> Penolakan | None:
    if proses.status(6) is not Status.MENUNGGU:
        return sudah_disetujui(proses) or Penolakan(
            "Belum ada draf yang diajukan untuk direviu.", "Ajukan draf lebih dahulu."
        )
    if penolakan := _daftar_koreksi(perintah.sesuai, perintah.koreksi):
        return penolakan
    if perintah.sesuai:
        return tidak_segar(proses, sampai=6) or kurang(proses, 6)
    return None


@periksa.register
def _putuskan_evaluasi(perintah: c.PutuskanEvaluasi, proses: Proses) -> Penolakan | None:
    if proses.status(8) is Status.BERJALAN:
        return Penolakan("Evaluasi sudah diputus sesuai.", "Kirim laporan ke Inspektur.")
    if proses.status(8) is not Status.MENUNGGU:
        return Penolakan(
            "Paket belum dikirim ke Bagian Organisasi.", "Selesaikan langkah 7 lebih dahulu."
        )
    if penolakan := _daftar_koreksi(perintah.sesuai, perintah.koreksi):
        return penolakan
    return kurang(proses, 8) if perintah.sesuai else None


@periksa.register
def _jawab_koreksi(perintah: c.JawabKoreksi, proses: Proses) -> Penolakan | None:
    koreksi = next((satu for satu in proses.koreksi if satu.nomor == perintah.nomor), None)
    if koreksi is None:
        nomor = ", ".join(str(satu.nomor) for satu in proses.koreksi) or "tidak ada koreksi"
        return Penolakan(f"Tidak ada koreksi nomor {perintah.nomor}.", f"Yang ada: {nomor}.")
    if not perintah.jawaban.strip():
        return Penolakan(
            f"Jawaban koreksi nomor {perintah.nomor} kosong.", "Tulis apa yang sudah diperbaiki."
        )
    if not (proses.dikembalikan and koreksi.putaran == len(proses.putaran)):
        return Penolakan(
            f"Koreksi nomor {perintah.nomor} sudah ikut diajukan bersama jawabannya.",
            "Jawaban yang sudah diajukan tidak diubah lagi.",
        )
    return None


@periksa.register
def _tarik_draf(perintah: c.TarikDraf, proses: Proses) -> Penolakan | None:
    if proses.status(6) is not Status.MENUNGGU and not proses.versi_disetujui:
        return Penolakan("Tidak ada draf yang sedang diajukan.", "Lanjutkan menyusun draf.")
    return tanpa_alasan(perintah.alasan)


@periksa.register
def _catat_paket(perintah: c.CatatPaket, proses: Proses) -> Penolakan | None:
    if proses.status(7) is Status.SELESAI:
        return Penolakan("Paket sudah dikirim.", "Tunggu keputusan evaluasi, atau tarik draf.")
    if not proses.versi_disetujui:
        return Penolakan("Draf belum disetujui pada langkah 6.", "Selesaikan reviu lebih dahulu.")
    return tidak_segar(proses, sampai=6) or kurang(proses, 7)


@periksa.register
def _kirim_ke_inspektur(perintah: c.KirimKeInspektur, proses: Proses) -> Penolakan | None:
    if proses.status(8) is Status.BERJALAN:
        return None
    return Penolakan(
        'Bagian Organisasi belum memutuskan "sesuai".', "Catat keputusan evaluasi lebih dahulu."
    )
