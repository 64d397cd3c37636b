"""Every button of the book: its VBA sub, the macro that it runs, its words."""

from __future__ import annotations

from lkjip.book.spec import Button

STATUS = Button("Tombol_Status", "status", "Periksa Status", "", "Menghitung ulang keadaan buku.")
BATAL = Button(
    "Tombol_Batal",
    "batal",
    "Batalkan Langkah Terakhir",
    "Kembalikan isi buku ke keadaan sebelum tombol terakhir dijalankan?",
    "Mengembalikan tabel yang ditulis tombol terakhir; berkas yang dibuat tidak dihapus.",
)
RENCANA = Button(
    "Tombol_Rencana",
    "rencana",
    "Tetapkan Rencana",
    "",
    "Menghitung tenggat delapan langkah dalam hari kerja dari tanggal mulai.",
)
MINTA = Button(
    "Tombol_Minta",
    "minta",
    "Buat Formulir dan Surat",
    "",
    "Membuat formulir isian, surat pengantar, dan surel untuk setiap unit aktif.",
)
KUMPULKAN = Button(
    "Tombol_Kumpulkan",
    "kumpulkan",
    "Ambil Formulir Masuk",
    "",
    "Membaca folder masuk dan kotak surat, memeriksa setiap formulir, mencatat hasilnya.",
)
SUREL = Button(
    "Tombol_Surel",
    "surel",
    "Kirim Surel",
    "Kirim surel yang sudah siap di folder keluar dan koreksi lewat akun surel kantor?",
    "Mengirim surel yang belum terkirim; perlu akun surel di Pengaturan.",
)
INGATKAN = Button(
    "Tombol_Ingatkan",
    "ingatkan",
    "Buat Pengingat",
    "",
    "Membuat surel pengingat untuk unit yang belum mengirim atau perlu memperbaiki.",
)
ANALISIS = Button(
    "Tombol_Analisis",
    "analisis",
    "Hitung Capaian",
    "",
    "Menghitung capaian, kategori, dan serapan anggaran dari isian yang diterima.",
)

CENTANG = Button(
    "Tombol_Centang",
    "centang",
    "Catat Kelengkapan",
    "",
    "Membaca kolom Ada di lembar Kelengkapan untuk yang dicentang orang.",
)
TUTUP = Button(
    "Tombol_Tutup",
    "tutup",
    "Tutup Tanpa yang Belum",
    "Lanjutkan tanpa unit yang formulirnya belum lengkap?",
    "Menutup pengumpulan; unit yang ditinggalkan disebut di laporan. Isi alasannya dahulu.",
)
DRAF = Button(
    "Tombol_Draf",
    "draf",
    "Buat Draf",
    "",
    "Menulis draf LKjIP sebagai versi baru dan mengajukannya untuk direviu bila sudah boleh.",
)
TARIK = Button(
    "Tombol_Tarik",
    "tarik",
    "Tarik Draf",
    "Tarik kembali draf yang sedang direviu atau dikirim?",
    "Mengambil kembali draf untuk diperbaiki sendiri. Isi alasannya dahulu.",
)
REVIU_SESUAI = Button(
    "Tombol_Reviu_Sesuai",
    "reviu_sesuai",
    "Sesuai: Setujui Draf",
    "Setujui draf ini dan teruskan kepada Kepala Bagian untuk disahkan?",
    "Mencatat keputusan reviu: sesuai.",
)
REVIU_KEMBALI = Button(
    "Tombol_Reviu_Kembali",
    "reviu_kembali",
    "Tidak Sesuai: Kembalikan",
    "Kembalikan draf ini dengan koreksi yang diketik di sebelah kanan?",
    "Mencatat keputusan reviu: tidak sesuai, dengan koreksi yang diketik di tabel kuning.",
)
REVIU = Button(
    "Tombol_Reviu",
    "reviu",
    "Perbarui Daftar Reviu",
    "",
    "Memeriksa berkas draf seperti adanya sekarang dan mengisi lembar Daftar Reviu; tidak "
    "memutuskan apa pun.",
)
KIRIM = Button(
    "Tombol_Kirim",
    "kirim",
    "Buat Paket Pengiriman",
    "",
    "Membuat paket untuk Bagian Organisasi; di tingkat kota: mengambil paket semua OPD.",
)
EVALUASI_SESUAI = Button(
    "Tombol_Evaluasi_Sesuai",
    "evaluasi_sesuai",
    "Sesuai: Kirim ke Inspektur",
    "Catat evaluasi sesuai dan kirim laporan ke Inspektur?",
    "Mencatat keputusan Bagian Organisasi: sesuai.",
)
EVALUASI_KEMBALI = Button(
    "Tombol_Evaluasi_Kembali",
    "evaluasi_kembali",
    "Tidak Sesuai: Kembalikan",
    "Kembalikan draf ini ke Bagian Pemerintahan dengan koreksi yang diketik?",
    "Mencatat keputusan evaluasi: tidak sesuai, dengan koreksi yang diketik di tabel kuning.",
)
LANJUT = Button(
    "Tombol_Lanjut",
    "lanjut",
    "Lanjutkan",
    "",
    "Menjalankan tindakan berikut, atau membuka lembar tempat keputusan dicatat.",
)

BY_STEP: dict[int, tuple[Button, ...]] = {
    1: (RENCANA,),
    2: (MINTA, SUREL, CENTANG),
    3: (KUMPULKAN, INGATKAN, SUREL, TUTUP),
    4: (ANALISIS,),
    5: (DRAF, TARIK),
    6: (REVIU_SESUAI, REVIU_KEMBALI, REVIU),
    7: (KIRIM,),
    8: (EVALUASI_SESUAI, EVALUASI_KEMBALI),
}
"""The buttons of each step tab: the first is the large one."""

COMMON: tuple[Button, ...] = (STATUS, BATAL)

ALL: tuple[Button, ...] = tuple(
    dict.fromkeys([button for step in BY_STEP.values() for button in step] + list(COMMON))
)
