"""Findings about budget: codes A01, A02, …"""

from __future__ import annotations

from lkjip.findings.finding import Entry, Severity

_P, _C = Severity.FIX, Severity.NOTE

ENTRIES: tuple[Entry, ...] = (
    Entry(
        "A01", _P, "Realisasi di atas pagu",
        "Realisasi {nilai} melebihi pagu {pagu}, lebih {lebih}.",
        "Periksa angka realisasi dan pagu perubahan yang terakhir.",
        "Belanja tidak boleh melampaui pagu (UU 1/2004 pasal 3 ayat (3)); biasanya pagunya belum "
        "diperbarui atau ada salah ketik.",
    ),
    Entry(
        "A02", _P, "Realisasi tanpa pagu",
        "Realisasi {nilai}, sedangkan pagu {pagu}.",
        "Isi pagu menurut DPA terakhir.",
        "Tidak ada pengeluaran tanpa anggaran; serapan tidak dapat dihitung.",
    ),
    Entry(
        "A03", _P, "Serapan tercetak tidak sesuai hitung ulang",
        "Serapan {nama} tercetak {nilai}, hitung ulang {dihitung}.",
        "Hitung serapan sebagai jumlah realisasi dibagi jumlah pagu.",
        "Serapan di setiap tingkat adalah jumlah realisasi dibagi jumlah pagu.",
    ),
    Entry(
        "A04", _P, "Jumlah tidak sama dengan rincian",
        "Jumlah {sebutan} {nama} tercetak {nilai}, jumlah rinciannya {jumlah}, selisih {selisih}.",
        "Ganti angka yang diketik dengan rumus jumlah, lalu cari rincian yang kurang.",
        "Jumlah yang diketik tangan mudah tertinggal ketika rinciannya berubah.",
    ),
    Entry(
        "A05", _P, "Serapan dirata-rata",
        "Serapan {nama} tercetak {nilai} adalah rata-rata persen rinciannya ({rata}); "
        "seharusnya {dihitung}.",
        "Hitung serapan sebagai jumlah realisasi dibagi jumlah pagu.",
        "Rata-rata persen memberi kegiatan kecil bobot yang sama dengan kegiatan besar.",
    ),
    Entry(
        "A06", _P, "Anggaran negatif",
        "Pagu {pagu} dan realisasi {nilai}: anggaran tidak boleh negatif.",
        "Perbaiki tandanya.",
        "Kurung pada lembar keuangan berarti negatif dan sering terbawa ketika menyalin.",
    ),
)  # fmt: skip
