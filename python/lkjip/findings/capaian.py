"""Findings about capaian and its cross-checks: codes C01, C02, …"""

from __future__ import annotations

from lkjip.findings.finding import Entry, Severity

_P, _C = Severity.PERBAIKI, Severity.CATATAN

# fmt: off - one entry reads as one card
ENTRIES: tuple[Entry, ...] = (
    Entry(
        "C01", _P, "Capaian tercetak tidak sesuai hitung ulang",
        "Capaian tercetak {nilai} tidak sesuai hitung ulang {dihitung} ({formula}).",
        "Periksa target, realisasi, dan rumus; perbaiki yang keliru.",
        "Angka yang tercetak berbeda sedikitnya satu satuan angka terakhirnya dari hasil hitung "
        "ulang, juga sesudah diperiksa sebagai pecahan dan sebagai nilai yang dibatasi.",
    ),
    Entry(
        "C02", _P, "Capaian tercetak berbeda, mungkin karena pembulatan masukan",
        "Capaian tercetak {nilai} tidak sesuai hitung ulang {dihitung} ({formula}); selisihnya "
        "masih dapat berasal dari pembulatan target atau realisasi yang tercetak.",
        "Cetak target dan realisasi dengan desimal lengkap, atau hitung ulang dari angka tercetak.",
        "Pembaca menghitung ulang dari angka yang tercetak. Bila realisasi 77,4 dicetak 77, capaian "
        "yang tercetak tidak dapat diperoleh kembali.",
    ),
    Entry(
        "C03", _P, "Rumus banding dengan realisasi nol",
        "Realisasi {nilai} tidak dapat menjadi pembagi (target {target} / realisasi).",
        "Pakai rumus selisih untuk indikator ini.",
        "Rumus target / realisasi tidak terdefinisi bila realisasi nol atau negatif.",
    ),
    Entry(
        "C04", _P, "Target nol",
        "Target 0 dengan realisasi {nilai}: capaian tidak dapat dihitung.",
        "Isi target, atau ubah arah indikator menjadi turun bila nol adalah sasarannya.",
        "Untuk indikator yang makin tinggi makin baik, pembagian dengan target nol tidak bermakna.",
    ),
    Entry(
        "C05", _P, "Realisasi kosong",
        "Realisasi belum diisi atau tidak terbaca.",
        "Isi angkanya, atau pilih status nihil, belum rilis, atau tidak diukur.",
        "Kosong berarti belum diisi. Kosong tidak dihitung sebagai 0.",
    ),
    Entry(
        "C06", _P, "Target kosong",
        "Target belum diisi atau tidak terbaca.",
        "Isi target sesuai Perjanjian Kinerja yang berlaku.",
        "Capaian tidak dapat dihitung tanpa target.",
    ),
    Entry(
        "C19", _P, "Peringkat di bawah target",
        "Realisasi {nilai} di bawah target {target}; peringkat tidak mempunyai angka.",
        "Tulis nilainya dalam kurung, misalnya BB (79,39), untuk target dan realisasi.",
        "Peringkat yang tercapai atau terlampaui bernilai 100. Peringkat yang tidak tercapai tidak "
        "diberi angka karangan.",
    ),
    Entry(
        "C20", _P, "Target dan realisasi tidak sejenis",
        "Realisasi {nilai} tidak dapat dibandingkan dengan target {target}.",
        "Tulis keduanya dengan bentuk yang sama (angka, atau peringkat yang sejenis).",
        "Angka tidak dapat dibandingkan dengan peringkat atau rentang, dan sebaliknya.",
    ),
    Entry(
        "C21", _C, "Indikator keluar dari rata-rata",
        "Status {nilai}: capaian tidak dihitung dan tidak ikut rata-rata.",
        "Lengkapi bila nilainya sudah ada.",
        "Nilai yang belum rilis atau tidak diukur tidak dijadikan 0 atau 100; indikatornya disebut "
        "tersendiri.",
    ),
    Entry(
        "C23", _P, "Bobot tidak ada",
        "{nilai} tidak mempunyai bobot lebih dari nol, sehingga tidak ikut rata-rata.",
        "Isi bobotnya, atau kosongkan semua bobot.",
        "Rata-rata berbobot memerlukan bobot untuk setiap indikator.",
    ),
    Entry(
        "C25", _P, "Target negatif",
        "Target {target} dengan realisasi {nilai}: rasio tidak bermakna.",
        "Tulis target sebagai bilangan positif, misalnya besar penurunan.",
        "Pembagian dengan target negatif membalik arah penilaian.",
    ),
    Entry(
        "C26", _P, "Capaian tercetak tanpa dasar",
        "Capaian tercetak {nilai}, padahal tidak dapat dihitung.",
        "Kosongkan capaian, atau lengkapi target dan realisasi.",
        "Indikator yang tidak diukur atau tidak diisi tidak dapat mempunyai capaian.",
    ),
    Entry(
        "C27", _C, "Capaian tercetak tidak terbaca",
        "Capaian tercetak “{nilai}” tidak terbaca sebagai angka; hitung ulang {dihitung}.",
        "Cetak capaian sebagai angka.",
        "Sel capaian pada sumber rusak atau berisi teks.",
    ),
)  # fmt: skip
