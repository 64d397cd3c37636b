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
    "Membaca folder masuk, memeriksa setiap formulir, dan mencatat hasilnya.",
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

BY_STEP: dict[int, tuple[Button, ...]] = {
    1: (RENCANA,),
    2: (MINTA,),
    3: (KUMPULKAN, INGATKAN),
    4: (ANALISIS,),
    5: (),
    6: (),
    7: (),
    8: (),
}
"""The buttons of each step tab: the first is the large one."""

COMMON: tuple[Button, ...] = (STATUS, BATAL)

ALL: tuple[Button, ...] = tuple(
    dict.fromkeys([button for step in BY_STEP.values() for button in step] + list(COMMON))
)
