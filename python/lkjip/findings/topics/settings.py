"""Findings about the sheet Pengaturan and what people typed without seeing it: codes B60, B61, …"""

from __future__ import annotations

from lkjip.findings.finding import Entry, Severity

_T, _P, _C = Severity.REJECT, Severity.FIX, Severity.NOTE

# fmt: off - one entry reads as one card
ENTRIES: tuple[Entry, ...] = (
    Entry(
        "B60", _T, "Surel penerima bukan alamat",
        "{lembar}!{sel} ({kolom}) berisi “{nilai}”.",
        "Isi {jenis}.",
        "Surat dan formulir menyebut alamat itu sebagai tujuan balasan.",
    ),
    Entry(
        "B61", _C, "Alamat contoh masih dipakai",
        "{lembar}!{sel} ({kolom}) masih alamat contoh “{nilai}”; tidak ada surel yang dikirim ke sana.",
        "Ganti dengan alamat yang sebenarnya sebelum surat dibuat dan dikirim.",
        "Buku yang baru memuat kantor contoh; suratnya boleh dibuat untuk latihan, tetapi tidak "
        "dikirim.",
    ),
    Entry(
        "B62", _P, "Pengaturan tertulis dua kali",
        "{lembar}!{sel}: kunci “{nilai}” sudah ada di {lain} dengan isi yang sama.",
        "Hapus salah satu barisnya.",
        "Satu kunci satu baris; dua isi yang berbeda ditolak karena tidak jelas mana yang berlaku.",
    ),
    Entry(
        "B63", _P, "Kunci pengaturan tidak dikenal",
        "{lembar}!{sel}: kunci “{nilai}” tidak dikenal; baris itu tidak dipakai.",
        "Hapus barisnya bila tidak diperlukan; kunci yang dikenal disebut di panduan.",
        "Program hanya memakai kunci yang dikenalnya.",
    ),
    Entry(
        "B64", _P, "Pengaturan tidak ada",
        "Lembar {lembar} tidak memuat kunci “{nilai}” ({label}); yang berlaku nilai bawaan "
        "“{bawaan}”.",
        "Tambahkan baris dengan kunci itu, lalu isi nilainya.",
        "Kunci yang terhapus tidak boleh mengubah hasil tanpa diketahui.",
    ),
    Entry(
        "B65", _P, "Karakter yang tidak terlihat",
        "{lembar}!{sel} ({kolom}) memuat karakter yang tidak terlihat; yang terbaca “{nilai}”.",
        "Ketik lagi isi sel itu.",
        "Karakter kendali terbawa saat menyalin dari program lain; surat dan laporan memuat yang "
        "terbaca saja.",
    ),
    Entry(
        "B67", _P, "Unit yang ditunggu tidak aktif lagi",
        "{nilai} tidak aktif atau tidak ada lagi di lembar Unit, padahal formulirnya masih ditunggu.",
        "Bila unit itu dibubarkan: ketik alasannya di kolom Alasan lembar 3 Pengumpulan, lalu tekan "
        "Keluarkan Unit. Bila tidak: kembalikan barisnya dan isi Aktif = ya.",
        "Unit yang sudah diminta tetap ditunggu sampai ada keputusan; program tidak menghapusnya "
        "sendiri dari daftar.",
    ),
    Entry(
        "B66", _P, "Server atau port surel salah tulis",
        "{lembar}!{sel} ({kolom}) berisi “{nilai}”.",
        "Isi {jenis}.",
        "Surel tidak dapat dikirim atau diambil; surat dan formulir tetap dapat dibuat.",
    ),
)  # fmt: skip
