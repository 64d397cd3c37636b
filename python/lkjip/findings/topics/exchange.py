"""Findings about tables that are taken into registers: codes T01, T02, …"""

from __future__ import annotations

from lkjip.findings.finding import Entry, Severity

_T, _P, _C = Severity.REJECT, Severity.FIX, Severity.NOTE

# fmt: off - one entry reads as one card
ENTRIES: tuple[Entry, ...] = (
    Entry(
        "T01", _T, "Tabel tidak dikenali",
        "Judul yang terlihat ({nilai}) tidak cocok dengan register mana pun; yang paling dekat "
        "{register}, yang memerlukan {perlu}.",
        "Sebutkan registernya dengan --tabel, atau isi usulan di {peta} lalu ulangi dengan --peta.",
        "Register dikenali dari judul kolom, dalam urutan apa pun, juga dari sebutan lain yang lazim.",
    ),
    Entry(
        "T02", _T, "Digit kode hilang",
        "Kolom {kolom} berisi {nilai}, angka lebih dari 15 digit; digit terakhirnya sudah hilang.",
        "Ketik lagi sebagai teks, dengan tanda petik tunggal (') di depannya, lalu simpan ulang.",
        "Excel menyimpan paling banyak 15 digit sebuah angka. NIP 18 digit harus teks.",
    ),
    Entry(
        "T03", _T, "Bukan tanggal",
        "Kolom {kolom} berisi “{nilai}”, yang bukan tanggal lengkap.",
        "Tulis tanggal, bulan, dan tahun, misalnya 19 Januari atau 19/1, diikuti tahunnya.",
        "Tanggal tanpa tahun dapat berarti tahun mana pun.",
    ),
    Entry(
        "T04", _T, "Bukan angka",
        "Kolom {kolom} berisi “{nilai}”, yang tidak dapat dibaca sebagai satu angka.",
        "Tulis angkanya saja, misalnya 1234567 atau 85,5.",
        "Kolom ini hanya menerima angka. Angka yang dapat berarti dua hal tidak dipilihkan.",
    ),
    Entry(
        "T05", _T, "Kunci kosong",
        "Kolom {kolom} kosong, padahal baris ini dikenali dari kolom itu.",
        "Isi {kolom}, atau hapus barisnya.",
        "Baris dicocokkan menurut kuncinya.",
    ),
    Entry(
        "T06", _T, "Kunci berulang",
        "“{nilai}” sudah ada di {lain}.",
        "Hapus salah satu baris, atau ubah kuncinya.",
        "Dua baris dengan kunci yang sama tidak dapat dicocokkan.",
    ),
    Entry(
        "T07", _T, "Kunci tidak dikenal",
        "“{nilai}” bukan kunci register {register}.",
        "Pakai kunci yang tertulis di buku kerja: {kunci}.",
        "Baris register ini milik program; yang diisi orang hanya nilainya.",
    ),
    Entry(
        "T08", _C, "Isi lama dikosongkan",
        "Kolom {kolom} untuk “{nilai}” dikosongkan; isi lamanya {lama}.",
        "Bila tidak disengaja, isi kolom itu di tabel lalu impor lagi, atau batalkan impor ini.",
        "Sel kosong pada kolom yang ada di tabel mengosongkan isi register.",
    ),
    Entry(
        "T09", _T, "Judul berulang",
        "Judul “{nilai}” ada dua kali untuk kolom {kolom}.",
        "Hapus atau ganti nama salah satu kolom.",
        "Satu kolom register diisi dari satu kolom tabel.",
    ),
    Entry(
        "T10", _T, "Register menjadi tidak sah",
        "Sesudah impor: {nilai}",
        "{perbaikan}",
        "Hasil impor diperiksa seperti isi register lain sebelum ditulis.",
    ),
    Entry(
        "T11", _C, "Kolom tidak dikenal",
        "Judul “{nilai}” tidak dikenal pada register {register}; kolomnya tidak diambil.",
        "Tidak perlu diperbaiki bila kolom itu bukan isi register; bila ya, pakai --peta.",
        "Hanya kolom register yang diambil.",
    ),
    Entry(
        "T12", _C, "Lembar tanpa tabel register",
        "Lembar “{nilai}” tidak memuat tabel register dan tidak diambil.",
        "Tidak perlu diperbaiki bila lembar itu bukan register.",
        "Beberapa lembar dapat diambil sekaligus; yang tidak dikenali dilewati.",
    ),
    Entry(
        "T13", _T, "Judul mirip kolom register",
        "Judul “{nilai}” mirip kolom {kolom} register {register}, tetapi tidak sama.",
        "Perbaiki judulnya, atau periksa usulan yang ditulis di sebelah berkas dan ulangi dengan --peta.",
        "Satu huruf yang keliru pada judul membuat seluruh kolomnya tidak terambil.",
    ),
)  # fmt: skip
