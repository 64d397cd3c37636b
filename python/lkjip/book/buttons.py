"""Every button of the book: its VBA sub, the macro that it runs, its words."""

from __future__ import annotations

from lkjip.book.spec import Button

STATUS = Button("Tombol_Status", "status", "Periksa Status", "", "Menghitung ulang keadaan buku.")
CANCELLED = Button(
    "Tombol_Batal",
    "batal",
    "Batalkan Langkah Terakhir",
    "Kembalikan isi buku ke keadaan sebelum tombol terakhir dijalankan?",
    "Mengembalikan tabel yang ditulis tombol terakhir; berkas yang dibuat tidak dihapus.",
)
PLAN = Button(
    "Tombol_Rencana",
    "rencana",
    "Tetapkan Rencana",
    "",
    "Menghitung tenggat delapan langkah dalam hari kerja dari tanggal mulai.",
)
REQUEST = Button(
    "Tombol_Minta",
    "minta",
    "Buat Formulir dan Surat",
    "",
    "Membuat formulir isian, surat pengantar, dan surel untuk setiap unit aktif.",
)
COLLECT = Button(
    "Tombol_Kumpulkan",
    "kumpulkan",
    "Ambil Formulir Masuk",
    "",
    "Membaca folder masuk dan kotak surat, memeriksa setiap formulir, mencatat hasilnya.",
)
SEND_MAIL = Button(
    "Tombol_Surel",
    "surel",
    "Kirim Surel",
    "Kirim surel yang sudah siap di folder keluar dan koreksi lewat akun surel kantor?",
    "Mengirim surel yang belum terkirim; perlu akun surel di Pengaturan.",
)
REMIND = Button(
    "Tombol_Ingatkan",
    "ingatkan",
    "Buat Pengingat",
    "",
    "Membuat surel pengingat untuk unit yang belum mengirim atau perlu memperbaiki.",
)
ANALYSIS = Button(
    "Tombol_Analisis",
    "analisis",
    "Hitung Capaian",
    "",
    "Menghitung capaian, kategori, dan serapan anggaran dari isian yang diterima.",
)

TICK = Button(
    "Tombol_Centang",
    "centang",
    "Catat Kelengkapan",
    "",
    "Membaca kolom Ada di lembar Kelengkapan untuk yang dicentang orang.",
)
CLOSE = Button(
    "Tombol_Tutup",
    "tutup",
    "Tutup Tanpa yang Belum",
    "Lanjutkan tanpa unit yang formulirnya belum lengkap?",
    "Menutup pengumpulan; unit yang ditinggalkan disebut di laporan. Isi alasannya dahulu.",
)
DRAFT = Button(
    "Tombol_Draf",
    "draf",
    "Buat Draf",
    "",
    "Menulis draf LKjIP sebagai versi baru dan mengajukannya untuk direviu bila sudah boleh.",
)
WITHDRAW = Button(
    "Tombol_Tarik",
    "tarik",
    "Tarik Draf",
    "Tarik kembali draf yang sedang direviu atau dikirim?",
    "Mengambil kembali draf untuk diperbaiki sendiri. Isi alasannya dahulu.",
)
REVIU_APPROVE = Button(
    "Tombol_Reviu_Sesuai",
    "reviu_sesuai",
    "Sesuai: Setujui Draf",
    "Setujui draf ini dan teruskan kepada Kepala Bagian untuk disahkan?",
    "Mencatat keputusan reviu: sesuai.",
)
REVIU_RETURN = Button(
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
SEND = Button(
    "Tombol_Kirim",
    "kirim",
    "Buat Paket Pengiriman",
    "",
    "Membuat paket untuk Bagian Organisasi; di tingkat kota: mengambil paket semua OPD.",
)
EVALUATION_APPROVE = Button(
    "Tombol_Evaluasi_Sesuai",
    "evaluasi_sesuai",
    "Sesuai: Kirim ke Inspektur",
    "Catat evaluasi sesuai dan kirim laporan ke Inspektur?",
    "Mencatat keputusan Bagian Organisasi: sesuai.",
)
EVALUATION_RETURN = Button(
    "Tombol_Evaluasi_Kembali",
    "evaluasi_kembali",
    "Tidak Sesuai: Kembalikan",
    "Kembalikan draf ini ke Bagian Pemerintahan dengan koreksi yang diketik?",
    "Mencatat keputusan evaluasi: tidak sesuai, dengan koreksi yang diketik di tabel kuning.",
)
CONTINUE = Button(
    "Tombol_Lanjut",
    "lanjut",
    "Lanjutkan",
    "",
    "Menjalankan tindakan berikut, atau membuka lembar tempat keputusan dicatat.",
)

BY_STEP: dict[int, tuple[Button, ...]] = {
    1: (PLAN,),
    2: (REQUEST, SEND_MAIL, TICK),
    3: (COLLECT, REMIND, SEND_MAIL, CLOSE),
    4: (ANALYSIS,),
    5: (DRAFT, WITHDRAW),
    6: (REVIU_APPROVE, REVIU_RETURN, REVIU),
    7: (SEND,),
    8: (EVALUATION_APPROVE, EVALUATION_RETURN),
}
"""The buttons of each step tab: the first is the large one."""

COMMON: tuple[Button, ...] = (STATUS, CANCELLED)

ALL: tuple[Button, ...] = tuple(
    dict.fromkeys([button for step in BY_STEP.values() for button in step] + list(COMMON))
)
