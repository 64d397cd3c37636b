"""Findings about plain tables of unexpected shape: codes H01, H02, …"""

from __future__ import annotations

from lkjip.findings.finding import Entry, Severity

_P, _C = Severity.FIX, Severity.NOTE

# fmt: off - one entry reads as one card
ENTRIES: tuple[Entry, ...] = (
    Entry(
        "H01", _P, "Isi baris melebihi judul",
        "Baris ini berisi sampai sel ke-{nilai}, sedangkan judulnya {judul}; baris tidak dihitung.",
        "Beri tanda kutip pada isian yang memuat pemisah “{pemisah}”, misalnya \"85,5\", atau simpan "
        "tabel sebagai .xlsx.",
        "Koma desimal tanpa tanda kutip pada berkas yang dipisah koma menggeser semua angka di "
        "kanannya. Angka yang bergeser tidak dihitung.",
    ),
    Entry(
        "H02", _P, "Tanda kutip tidak berpasangan",
        "Tanda kutip pada baris ini tidak ditutup atau tidak pada tempatnya; baris dibaca apa adanya.",
        "Hapus tanda kutip itu, atau tutup di akhir sel yang sama.",
        "Tanda kutip yang tidak ditutup menelan baris-baris sesudahnya. Karena itu barisnya dibaca "
        "seperti tertulis dan baris lain tetap dihitung.",
    ),
    Entry(
        "H03", _P, "Satu sel memuat baris lain",
        "Satu sel pada baris ini memuat {nilai} baris tabel lain; baris ini tidak dihitung.",
        "Hapus tanda kutip yang tertinggal di awal sel, lalu ulangi.",
        "Tanda kutip yang tertinggal membuat beberapa baris terbaca sebagai satu sel, sehingga "
        "baris-baris itu tidak ikut dihitung.",
    ),
    Entry(
        "H04", _P, "Akumulasi triwulan tidak disebut",
        "Realisasi kosong dan cara akumulasi triwulan tidak disebut: {pilihan}; capaian tidak "
        "dihitung.",
        "Isi kolom akumulasi dengan jumlah, akhir, rata, atau maks; atau isi kolom realisasi.",
        "Empat triwulan dapat berarti dijumlah, nilai terakhir, rata-rata, atau tertinggi. Bila "
        "hasilnya berbeda, tidak ada yang dipilihkan.",
    ),
    Entry(
        "H05", _P, "Isian pilihan tidak dikenal",
        "Kolom {kolom} berisi “{nilai}”, yang tidak dikenal; capaian tidak dihitung.",
        "Isi dengan salah satu: {pilihan}; atau kosongkan.",
        "Kata yang tidak dikenal tidak diganti dengan bawaan, karena arah dan cara akumulasi yang "
        "salah membalik atau melipatkan capaian.",
    ),
    Entry(
        "H06", _P, "Judul kolom mirip",
        "Judul “{nilai}” mirip “{mirip}”, tetapi tidak sama; kolom itu tidak dipakai.",
        "Ubah judulnya menjadi {mirip} bila itu yang dimaksud.",
        "Kolom dikenali dari judulnya. Satu huruf yang keliru membuat kolomnya tidak terbaca.",
    ),
    Entry(
        "H07", _C, "Judul kolom berulang",
        "Judul “{nilai}” ada pada beberapa kolom; hanya yang pertama dipakai.",
        "Beri nama lain pada kolom yang tidak dipakai.",
        "Semua kolom tetap ada di hasil; yang berulang mendapat akhiran _2.",
    ),
    Entry(
        "H08", _C, "Kolom tanpa judul",
        "Kolom {nilai} berisi data tetapi tidak berjudul; disimpan sebagai kolom_{nilai} dan tidak "
        "dipakai.",
        "Beri judul bila isinya perlu dihitung.",
        "Kolom tanpa judul tidak diketahui maksudnya.",
    ),
    Entry(
        "H09", _C, "Baris di atas judul",
        "Judul dibaca dari baris {nilai}; {jumlah} baris di atasnya tidak dipakai.",
        "Tidak perlu diperbaiki bila baris di atasnya hanya nama tabel.",
        "Baris judul adalah baris pertama yang memuat target dan realisasi.",
    ),
    Entry(
        "H10", _P, "Huruf rusak",
        "Sebagian huruf pada {nilai} tidak dapat dibaca; di hasil menjadi tanda �.",
        "Simpan ulang tabelnya dari Excel sebagai “CSV UTF-8” atau .xlsx.",
        "Berkas memuat huruf yang tidak sesuai dengan cara penyimpanannya.",
    ),
    Entry(
        "H11", _C, "Lembar lain tidak dibaca",
        "Yang dibaca lembar “{nilai}”; lembar lain tidak memuat target dan realisasi: {lain}.",
        "Tidak perlu diperbaiki bila lembar itu bukan tabel kinerja.",
        "Satu kali jalan membaca satu lembar.",
    ),
    Entry(
        "H12", _C, "Indikator terlalu banyak untuk dibandingkan",
        "Tabel memuat lebih dari {nilai} nama; arah ganda dan kebiasaan kantor hanya dibandingkan "
        "di antara {nilai} nama yang pertama.",
        "Pecah tabelnya bila perbandingan itu diperlukan.",
        "Setiap baris tetap dihitung. Yang dibatasi hanya ingatan tentang nama yang sudah lewat.",
    ),
)  # fmt: skip
