"""Findings about the registers and the report of the city: codes D01, D02, …"""

from __future__ import annotations

from lkjip.findings.finding import Entry, Severity

_P, _C = Severity.FIX, Severity.NOTE

# fmt: off - one entry reads as one card
ENTRIES: tuple[Entry, ...] = (
    Entry(
        "D01", _P, "Cara menghitung indikator kota tidak jelas",
        "{lembar}!{sel}: Cara indikator kota {nilai} adalah “{cara}”; dari sumbernya tidak dapat "
        "ditentukan realisasinya.",
        "Pilih Cara dari daftar: “nilai” hanya untuk satu sumber, “nilai sendiri” untuk angka di "
        "kolom Realisasi Sendiri.",
        "Cara yang kosong hanya cukup bila sumbernya satu, atau bila hanya Realisasi Sendiri yang "
        "diisi. Selain itu program tidak memilih sendiri; realisasinya dikosongkan.",
    ),
    Entry(
        "D02", _P, "Realisasi Sendiri tidak dipakai",
        "{lembar}!{sel}: Realisasi Sendiri indikator kota {nilai} diisi, tetapi Caranya “{cara}”; "
        "yang dipakai angka dari paket OPD.",
        "Pilih Cara “nilai sendiri”, atau kosongkan Realisasi Sendiri.",
        "Satu indikator mempunyai satu realisasi; kolom Cara yang menentukan.",
    ),
    Entry(
        "D03", _P, "Indikator kota belum ada realisasinya",
        "{lembar}!{sel}: Realisasi Sendiri indikator kota {nilai} kosong.",
        "Isi angkanya seperti terbit, pilih Status bila belum rilis atau tidak diukur, atau isi "
        "Sumber dan Cara bila dihitung dari paket OPD.",
        "Indikator itu tidak ikut rata-rata sasarannya sampai realisasinya ada.",
    ),
    Entry(
        "D04", _P, "Angka kota tanpa sumber atau tanggal",
        "{lembar}!{sel} ({label}) kosong, padahal realisasi indikator kota {nilai} diisi sendiri.",
        "Isi dokumen sumbernya di Sumber Data dan tanggal terbitnya di Tanggal Data.",
        "Angka dari luar paket OPD harus dapat ditelusuri pembaca laporan.",
    ),
    Entry(
        "D05", _P, "Satuan sumber tidak dapat digabung",
        "{lembar}!{sel}: indikator kota {nilai} dengan Cara “{cara}” bersumber dari {rinci}.",
        "Samakan satuannya, pilih sumber lain, atau pilih Cara “rata-rata capaian”.",
        "Hanya angka mutlak dengan satuan yang sama yang dijumlahkan; persen, indeks, dan predikat "
        "tidak. Rata-rata memerlukan satuan yang sama pula.",
    ),
    Entry(
        "D06", _P, "Sumber indikator kota tanpa nilai",
        "{lembar}!{sel}: pada indikator kota {nilai} tidak ikut dihitung: {rinci}.",
        "Tanyakan angkanya kepada OPD itu dan minta paket baru, atau ubah Sumber.",
        "Yang tidak ikut disebut juga di rumus yang dicetak; jumlah tanpa sumber itu lebih kecil "
        "dari seharusnya.",
    ),
    Entry(
        "D07", _P, "Sasaran kota tidak terdaftar",
        "{lembar}!{sel} ({label}) menyebut sasaran “{nilai}”, yang tidak ada di lembar {diminta}.",
        "Tulis kode dari lembar {diminta}, atau tambahkan sasarannya di sana.",
        "Yang tidak punya sasaran tidak tercetak di Bab III.",
    ),
    Entry(
        "D08", _P, "OPD tidak terdaftar",
        "{lembar}!{sel} ({label}) menyebut OPD “{nilai}”, yang tidak ada di lembar Unit.",
        "Tulis Kode Unit dari lembar Unit; beberapa kode dipisah titik koma.",
        "Kode menghubungkan sasaran kota dengan paket OPD.",
    ),
    Entry(
        "D09", _P, "Sasaran kota tanpa indikator",
        "{lembar}!{sel}: sasaran {nilai} belum punya indikator di lembar {diminta}.",
        "Isi indikatornya, atau hapus sasaran itu.",
        "Capaian sasaran adalah rata-rata capaian indikatornya.",
    ),
    Entry(
        "D10", _C, "Dukungan OPD menunggu persetujuan",
        "{nilai} program OPD diusulkan mendukung sasaran kota dan belum disetujui atau ditolak.",
        "Isi ya atau tidak di kolom Disetujui lembar {lembar}; yang disetujui tercetak di laporan.",
        "Program mengusulkan dari OPD Pengampu dan dari sumber indikator; yang memutuskan pegawai.",
    ),
    Entry(
        "D11", _P, "Teks kota sama dengan teks OPD",
        "{lembar}!{sel}: {label} {nilai} sama {persen} % dengan kata-kata {opd}.",
        "Tulis analisis kota dengan kata-kata sendiri: sebutkan apa artinya bagi seluruh kota, dan "
        "bandingkan OPD yang satu dengan yang lain.",
        "Laporan kota tidak boleh sekadar gabungan laporan OPD (PermenPANRB 53/2014, reviu II.7).",
    ),
    Entry(
        "D12", _P, "Jenis peringkat tidak dikenal",
        "{lembar}!{sel}: peringkat “{nilai}” tidak ada di tabel Peringkat.",
        "Tulis salah satu: {diminta}; atau kosongkan.",
        "Jenisnya menentukan urutan peringkat dan skornya.",
    ),
    Entry(
        "D13", _P, "Kode kota berulang atau kosong",
        "{lembar}!{sel} ({label}) berisi “{nilai}”, yang kosong atau sudah dipakai baris lain.",
        "Beri setiap baris kode sendiri.",
        "Kode menghubungkan sasaran, indikator, dukungan OPD, dan analisisnya.",
    ),
)  # fmt: skip
