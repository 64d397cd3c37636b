"""Findings about the structure and identity of a form: codes F01, F02, …"""

from __future__ import annotations

from lkjip.findings.finding import Entry, Severity

_T, _C = Severity.TOLAK, Severity.CATATAN
_ORIGINAL = "Isi ulang pada formulir asli yang dikirim Bagian Pemerintahan, lalu kirim kembali."

# fmt: off - one entry reads as one card
ENTRIES: tuple[Entry, ...] = (
    Entry(
        "F01",
        _T,
        "Bukan formulir LKjIP",
        "Berkas '{berkas}' tidak memuat tanda pengenal formulir LKjIP.",
        _ORIGINAL,
        "Setiap formulir membawa lembar pengenal tersembunyi. Tanpa itu tidak dapat dipastikan "
        "formulir ini milik siapa dan untuk tahun berapa.",
    ),
    Entry(
        "F02",
        _T,
        "Formulir lain",
        "Formulir ini bernomor {nilai}, yang diminta {diminta}.",
        _ORIGINAL,
        "Berkas berasal dari jenis formulir yang lain.",
    ),
    Entry(
        "F03",
        _T,
        "Versi formulir tidak berlaku",
        "Versi formulir {nilai} tidak berlaku; yang dapat dibaca: {diminta}.",
        _ORIGINAL,
        "Susunan formulir versi itu tidak lagi dikenal.",
    ),
    Entry(
        "F04",
        _T,
        "Tahun formulir berbeda",
        "Formulir ini untuk tahun {nilai}, yang diminta tahun {diminta}.",
        _ORIGINAL,
        "Biasanya formulir tahun lalu yang terkirim kembali.",
    ),
    Entry(
        "F05",
        _T,
        "Unit tidak terdaftar",
        "Kode unit '{nilai}' tidak terdaftar di lembar Unit.",
        "Periksa kode unit di lembar Unit buku kerja, atau kirim formulir unit yang benar.",
        "Kode unit di formulir harus ada di register Unit dan aktif.",
    ),
    Entry(
        "F06",
        _T,
        "Identitas terlihat berbeda dengan pengenal",
        "{label} pada lembar Identitas '{nilai}' berbeda dengan pengenal formulir '{diminta}'.",
        _ORIGINAL,
        "Tahun dan kode unit terkunci. Bila berbeda dengan pengenal tersembunyi, isi formulir dapat "
        "berasal dari unit atau tahun lain.",
    ),
    Entry(
        "F07",
        _T,
        "Pengenal formulir tidak sah",
        "Pengenal formulir tidak cocok dengan isinya (periksa {nilai}, seharusnya {diminta}).",
        _ORIGINAL,
        "Sidik pada lembar pengenal tidak cocok: identitas atau daftar barisnya pernah diubah.",
    ),
    Entry(
        "F10",
        _T,
        "Lembar tidak ditemukan",
        "Lembar '{lembar}' tidak ditemukan (ada: {nilai}).",
        "Kembalikan nama lembar itu, atau salin isian ke formulir asli, lalu kirim ulang.",
        "Lembar diganti namanya atau dihapus.",
    ),
    Entry(
        "F11",
        _T,
        "Judul kolom tidak sesuai",
        "Judul kolom di {lembar}!{sel} adalah '{nilai}', seharusnya '{diminta}'.",
        "Hapus kolom yang ditambahkan atau kembalikan judulnya, lalu kirim ulang.",
        "Kolom ditambah, dihapus, atau diganti judulnya sehingga angka dapat terbaca di kolom lain.",
    ),
    Entry(
        "F12",
        _T,
        "Judul tabel tidak ditemukan",
        "Baris judul tabel di lembar '{lembar}' tidak ditemukan.",
        _ORIGINAL,
        "Baris yang memuat judul kolom (No, Kode, …) terhapus atau berubah.",
    ),
    Entry(
        "F13",
        _T,
        "Baris hilang",
        "Baris {label} '{nilai}' tidak ada di lembar '{lembar}'.",
        _ORIGINAL,
        "Baris indikator atau sub kegiatan yang diminta terhapus.",
    ),
    Entry(
        "F14",
        _T,
        "Kode ganda",
        "Kode '{nilai}' muncul lebih dari satu kali di lembar '{lembar}' (juga di {diminta}).",
        "Kembalikan kode baris itu seperti semula, lalu kirim ulang.",
        "Satu kode hanya boleh satu baris; kalau tidak, tidak jelas angka mana yang berlaku.",
    ),
    Entry(
        "F15",
        _C,
        "Kode tidak dikenal",
        "Kode '{nilai}' di {lembar}!{sel} tidak diminta dari unit ini; barisnya diabaikan.",
        "Tidak perlu tindakan bila baris itu memang tambahan; bila tidak, kembalikan kodenya.",
        "Baris tambahan tidak dibaca karena tidak ada indikator dengan kode itu.",
    ),
    Entry(
        "F16",
        _C,
        "Uraian diubah",
        "{label} {nilai} diubah di formulir; uraian dari register tetap dipakai.",
        "Bila uraiannya memang salah, ubah di register buku kerja.",
        "Kolom yang terkunci diubah; program memakai isi register.",
    ),
    Entry(
        "F17",
        _C,
        "Lembar tambahan diabaikan",
        "Lembar tambahan '{nilai}' diabaikan.",
        "Tidak perlu tindakan.",
        "Lembar yang bukan bagian formulir tidak dibaca.",
    ),
    Entry(
        "F18",
        _C,
        "Isi tanpa kode diabaikan",
        "Isi di {lembar}!{sel} ('{nilai}') tidak berada di baris yang diminta; diabaikan.",
        "Pindahkan isi itu ke baris berkode yang sesuai bila memang jawaban.",
        "Teks atau angka di luar baris yang berkode tidak dapat dihubungkan dengan indikator.",
    ),
)
