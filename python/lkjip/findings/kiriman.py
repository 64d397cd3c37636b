"""Findings about how a submission arrives (file, zip, double, revision): codes K01, K02, …"""

from __future__ import annotations

from lkjip.findings.finding import Entry, Severity

_T, _P, _C = Severity.TOLAK, Severity.PERBAIKI, Severity.CATATAN
_RESEND = "Buka formulir di Excel, simpan sebagai Excel Workbook (.xlsx), lalu kirim ulang."

# fmt: off - one entry reads as one card
ENTRIES: tuple[Entry, ...] = (
    Entry(
        "K01",
        _T,
        "Bukan berkas Excel .xlsx",
        "Berkas '{berkas}' bukan buku kerja Excel .xlsx ({rinci}).",
        _RESEND,
        "Formulir hanya dapat dibaca dari berkas .xlsx asli. Berkas .xls, .ods, .csv, atau PDF yang "
        "diganti namanya menjadi .xlsx tetap bukan .xlsx.",
    ),
    Entry(
        "K02",
        _T,
        "Berkas kosong",
        "Berkas '{berkas}' kosong (0 byte).",
        "Kirim ulang formulirnya; biasanya unggahan atau lampiran terputus.",
        "Berkas 0 byte terjadi bila pengiriman terputus.",
    ),
    Entry(
        "K03",
        _T,
        "Berkas rusak",
        "Berkas '{berkas}' rusak atau terpotong ({rinci}).",
        _RESEND,
        "Isi berkas tidak utuh sehingga tidak ada nilai yang dapat dipercaya.",
    ),
    Entry(
        "K04",
        _T,
        "Berkas memuat bagian berbahaya",
        "Berkas '{berkas}' memuat {rinci}, yang tidak boleh ada di formulir.",
        "Salin isian ke formulir asli yang dikirim Bagian Pemerintahan, lalu kirim ulang.",
        "Makro, objek tertanam, sambungan data, dan tautan ke berkas luar dapat merusak komputer "
        "penerima; formulir tidak pernah membutuhkannya.",
    ),
    Entry(
        "K05",
        _T,
        "Berkas terlalu besar",
        "Berkas '{berkas}' terlalu besar: {rinci}.",
        "Hapus gambar dan lembar tambahan, atau salin isian ke formulir asli, lalu kirim ulang.",
        "Ukuran tiap bagian dibatasi 16 MiB dan seluruh isi 48 MiB agar komputer penerima aman.",
    ),
    Entry(
        "K06",
        _T,
        "Isi berkas tidak lazim",
        "Berkas '{berkas}' tidak lazim untuk formulir: {rinci}.",
        "Salin isian ke formulir asli yang dikirim Bagian Pemerintahan, lalu kirim ulang.",
        "Susunan di dalam berkas bukan seperti yang disimpan Excel atau LibreOffice.",
    ),
    Entry(
        "K10",
        _C,
        "Berkas yang sama sudah diterima",
        "Berkas '{berkas}' sama persis dengan '{lama}' yang sudah diproses; dilewati.",
        "Tidak perlu tindakan.",
        "Berkas dengan sidik SHA-256 yang sama dihitung satu kali.",
    ),
    Entry(
        "K11",
        _C,
        "Isi yang sama sudah diterima",
        "Isi '{berkas}' sama dengan '{lama}' yang sudah diterima; dilewati.",
        "Tidak perlu tindakan.",
        "Berkas disimpan ulang tanpa perubahan isi; nilai tidak dihitung dua kali.",
    ),
    Entry(
        "K12",
        _C,
        "Revisi lebih lama",
        "Revisi {nilai} dari {unit} lebih lama daripada revisi {lama} yang sudah diterima; "
        "nilai revisi {lama} tetap dipakai.",
        "Bila yang lama ini yang benar, minta unit menaikkan angka Revisi dan mengirim ulang.",
        "Kiriman yang datang terlambat tidak menimpa kiriman yang lebih baru.",
    ),
    Entry(
        "K13",
        _P,
        "Dua isi berbeda dengan revisi yang sama",
        "{unit} mengirim dua isi yang berbeda, keduanya revisi {nilai}; yang pertama tetap dipakai.",
        "Tanyakan mana yang berlaku; unit menaikkan angka Revisi pada yang berlaku dan mengirim "
        "ulang.",
        "Program tidak menebak mana yang benar: tidak ada yang ditimpa sebelum unit menegaskannya.",
    ),
)
