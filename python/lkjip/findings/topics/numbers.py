"""Findings about numbers as people type them: codes N01, N02, …"""

from __future__ import annotations

from lkjip.findings.finding import Entry, Severity

_P, _C = Severity.FIX, Severity.NOTE

# fmt: off - one entry reads as one card
ENTRIES: tuple[Entry, ...] = (
    Entry(
        "N01", _P, "Angka tidak dapat dibaca",
        "Isian “{nilai}” tidak dapat dibaca sebagai angka.",
        "Tulis satu angka saja, misalnya 1.234,56, atau pilih status nilai.",
        "Sel berisi sesuatu yang bukan angka, rentang, peringkat, atau status yang dikenal. "
        "Nilainya tidak ditebak: capaian dikosongkan sampai isian diperbaiki.",
    ),
    Entry(
        "N02", _C, "Titik dibaca sebagai pemisah ribuan",
        "Isian “{nilai}” dibaca {dibaca} (titik = ribuan) karena {alasan}.",
        "Bila yang dimaksud pecahan, tulis dengan koma.",
        "Penulisan seperti 1.234 bermakna ganda: seribu dua ratus tiga puluh empat, atau satu koma "
        "dua tiga empat. Makna diputuskan hanya dengan bukti (satuan, besar target, nilai lain "
        "pada baris atau kolom), dan bukti itu selalu disebut.",
    ),
    Entry(
        "N03", _P, "Titik dibaca sebagai koma desimal",
        "Isian “{nilai}” dibaca {dibaca} (titik = desimal) karena {alasan}.",
        "Tulis pecahan dengan koma: {dibaca}.",
        "Dalam penulisan Indonesia titik memisahkan ribuan, sehingga 3.666 berarti tiga ribu enam "
        "ratus enam puluh enam. Bila bukti menunjukkan pecahan, nilai dibaca demikian, tetapi "
        "penulisannya perlu diperbaiki agar pembaca lain tidak salah.",
    ),
    Entry(
        "N04", _P, "Titik bermakna ganda, tanpa bukti",
        "Isian “{nilai}” dapat berarti {ribuan} atau {desimal}; tidak ada bukti untuk memilih.",
        "Tulis {ribuan},00 bila ribuan, atau {desimal} bila pecahan.",
        "Satuan, target, dan nilai lain tidak cukup untuk memutuskan makna titik, atau saling "
        "bertentangan. Nilai tidak dibaca.",
    ),
    Entry(
        "N05", _P, "Tanda “-” bukan nilai",
        "Isian “{nilai}” tidak menyatakan 0 maupun tidak ada data.",
        "Tulis 0 bila memang nol, atau pilih status nihil, belum rilis, atau tidak diukur.",
        "Tanda hubung dipakai orang untuk nol dan juga untuk kosong. Keduanya berbeda bagi "
        "capaian, jadi tidak ditebak.",
    ),
    Entry(
        "N06", _P, "Sel berisi galat rumus",
        "Sel berisi galat {nilai}, bukan angka.",
        "Perbaiki rumus pada sel itu atau ketik angkanya.",
        "Galat seperti #DIV/0! atau #REF! muncul dari rumus yang rusak di lembar pengirim.",
    ),
    Entry(
        "N07", _P, "Satuan persen berisi pecahan",
        "Nilai {asli} bersatuan persen: {asli} % atau {kali} %?",
        "Ketik {kali} bila yang dimaksud {kali} %; bila memang {asli} %, beri keterangan.",
        "Excel menyimpan 85 % sebagai 0,85. Nilai tidak dikalikan 100 diam-diam.",
    ),
    Entry(
        "N08", _P, "Lebih dari satu angka dalam satu sel",
        "Isian “{nilai}” memuat beberapa angka sehingga tidak dapat dihitung.",
        "Pecah menjadi satu indikator per angka, atau tulis satu angka.",
        "Target seperti “11 jenis; 50.000 lembar” adalah dua target. Capaian hanya dapat dihitung "
        "untuk satu.",
    ),
    Entry(
        "N09", _C, "Angka diikuti keterangan",
        "Isian “{nilai}” dibaca {dibaca}; keterangan “{keterangan}” tidak ikut dihitung.",
        "Pindahkan keterangan ke kolom catatan.",
        "Keterangan dalam kurung sesudah angka dibaca sebagai teks.",
    ),
    Entry(
        "N10", _P, "Angka dalam kurung",
        "Isian “{nilai}” dapat berarti positif atau negatif.",
        "Tulis tanpa kurung; untuk nilai negatif pakai tanda minus.",
        "Dalam akuntansi kurung berarti negatif; pada sebagian lembar hanya format tampilan.",
    ),
    Entry(
        "N11", _C, "Kurung ganda dibaca negatif",
        "Isian “{nilai}” dibaca {dibaca}.",
        "Tulis nilai negatif dengan tanda minus.",
        "Lembar yang menampilkan nilai positif dalam satu kurung menampilkan yang negatif dalam dua.",
    ),
    Entry(
        "N12", _C, "Pemisah ribuan tidak baku",
        "Isian “{nilai}” dibaca {dibaca} ({cara}).",
        "Tulis ribuan dengan titik dan desimal dengan koma.",
        "Penulisan 1,234.56 (gaya Inggris) dan 1 234 (spasi) dibaca, tetapi bukan penulisan baku.",
    ),
    Entry(
        "N13", _P, "Isian bukan bilangan",
        "Sel berisi {nilai} (tanggal, jam, atau benar/salah), bukan bilangan.",
        "Ubah format sel menjadi Angka lalu ketik ulang nilainya.",
        "Excel mengubah isian seperti 1/2 atau 3-4 menjadi tanggal. Angka aslinya sudah hilang.",
    ),
    Entry(
        "N15", _C, "Angka dengan tanda banding",
        "Isian “{nilai}” dibaca {dibaca}.",
        "Tulis angkanya saja; arah indikator menyatakan mana yang lebih baik.",
        "Tanda seperti ≥, minimal, atau maksimal tidak mengubah angka yang dihitung.",
    ),
    Entry(
        "N16", _C, "Satuan dalam isian berbeda",
        "Isian memakai satuan “{nilai}”, sedangkan satuan indikator “{satuan}”.",
        "Samakan satuannya, atau perbaiki angkanya bila satuannya memang lain.",
        "Angka hanya dapat dibandingkan dengan target bila satuannya sama.",
    ),
    Entry(
        "N17", _C, "Angka dengan kata kelipatan",
        "Isian “{nilai}” dibaca {dibaca}.",
        "Tulis angka lengkap.",
        "Kata ribu, juta, miliar, dan triliun dikalikan ke angka di depannya.",
    ),
    Entry(
        "N18", _P, "Notasi ilmiah",
        "Isian “{nilai}” dibaca {dibaca}; angka di belakangnya mungkin sudah hilang.",
        "Lebarkan kolomnya di Excel, atur formatnya menjadi Angka, lalu simpan ulang.",
        "Excel menyimpan angka panjang di CSV seperti terlihat: 1,23457E+11 bukan lagi angka aslinya.",
    ),
    Entry(
        "N19", _P, "Angka terlalu besar atau terlalu kecil",
        "Isian “{nilai}” terlalu besar atau terlalu kecil untuk sebuah target atau realisasi.",
        "Periksa angkanya, lalu tulis tanpa huruf E, misalnya 1.234,56.",
        "Angka dengan pangkat lebih dari dua angka tidak berasal dari pengukuran kinerja.",
    ),
    Entry(
        "N20", _P, "Perbandingan dua angka",
        "Isian “{nilai}” adalah perbandingan dua angka; capaiannya tidak dihitung dari bentuk itu.",
        "Tulis sebagai satu angka, misalnya 20 untuk 1:20, dan sebutkan artinya di satuan.",
        "Pada 1:20 tidak terlihat angka mana yang diukur, dan arah yang lebih baik.",
    ),
    Entry(
        "N21", _P, "Kata tanpa urutan",
        "Isian “{nilai}” adalah kata yang tidak ada di daftar peringkat, jadi tidak dapat dihitung.",
        "Tulis angkanya di belakang kata itu, misalnya {nilai} (85), atau pakai peringkat yang dikenal.",
        "Kata seperti “Zona Hijau” atau “Ya” dicetak seperti tertulis, tetapi tanpa urutan tidak "
        "diketahui apakah targetnya tercapai.",
    ),
)  # fmt: skip
