"""Findings about the structure and identity of a form: codes F01, F02, …"""

from __future__ import annotations

from lkjip.findings.finding import Entry, Severity

_T, _C = Severity.REJECT, Severity.NOTE
_ORIGINAL = "Isi ulang pada formulir asli yang dikirim pengumpul data, lalu kirim kembali."

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
        "Judul tabel di lembar '{lembar}' {nilai}, seharusnya di baris {diminta}.",
        "Kembalikan judul tabel ke baris {diminta} (hapus baris yang disisipkan di atasnya), atau "
        "salin isian ke formulir asli, lalu kirim ulang.",
        "Baris yang memuat judul kolom (No, Kode, …) terhapus, berubah, atau bergeser. Tabel yang "
        "bergeser tidak dibaca, agar tidak ada angka yang masuk ke baris lain.",
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
        "F19",
        _C,
        "Kode memakai huruf yang tidak lazim",
        "Kode '{nilai}' di {lembar}!{sel} memakai huruf yang hanya mirip; dibaca sebagai '{diminta}'.",
        "Tidak perlu tindakan bila yang dimaksud memang {diminta}.",
        "Huruf Kiril, huruf lebar penuh, atau karakter tak terlihat dapat tampak sama dengan huruf "
        "Latin, tetapi bukan huruf yang sama.",
    ),
    Entry(
        "F20",
        _C,
        "Baris disisipkan",
        "Baris kosong disisipkan di lembar '{lembar}' (baris {nilai}); baris lain dibaca menurut "
        "kodenya.",
        "Tidak perlu tindakan.",
        "Baris formulir dikenali dari kodenya, bukan dari letaknya, sehingga tidak ada nilai yang "
        "bergeser.",
    ),
    Entry(
        "F21",
        _C,
        "Lembar tersembunyi diabaikan",
        "Lembar tersembunyi '{nilai}' tidak dikenal dan diabaikan.",
        "Hapus lembar itu bila isinya tidak dimaksudkan untuk dikirim.",
        "Lembar tersembunyi yang bukan bagian formulir sering berisi data lama yang ikut terkirim.",
    ),
    Entry(
        "F22",
        _C,
        "Isi di luar area formulir diabaikan",
        "Isi di luar area formulir pada lembar '{lembar}' diabaikan: {nilai}.",
        "Pindahkan isi itu ke sel kuning atau ke kolom Keterangan bila memang jawaban.",
        "Catatan di samping atau di bawah tabel, dan isi di baris tanpa kode, tidak dapat dihubungkan "
        "dengan indikator.",
    ),
    Entry(
        "F23",
        _C,
        "Angka rujukan diubah",
        "{label} {baris} di formulir tertulis '{nilai}'; angka dari register tetap dipakai "
        "({diminta}).",
        "Bila angka di formulir yang benar, ubah register buku kerja lalu ambil formulir masuk sekali "
        "lagi; isian itu dinilai ulang.",
        "Target dan pagu terkunci karena berasal dari Perjanjian Kinerja dan DPA. Angka di register "
        "yang berlaku.",
    ),
    Entry(
        "F24",
        _C,
        "Register berubah sesudah formulir dikirim",
        "{label} {baris} berubah di register sesudah formulir dikirim: '{nilai}' menjadi '{diminta}'; "
        "yang baru dipakai.",
        "Tidak perlu tindakan. Bila register yang keliru, perbaiki register lalu ambil formulir masuk "
        "sekali lagi.",
        "Formulir dibandingkan dengan register seperti ketika formulir dikirim, sehingga perubahan di "
        "kantor tidak disangka perubahan oleh unit.",
    ),
    Entry(
        "F25",
        _C,
        "Baris ditambahkan sesudah formulir dikirim",
        "Baris {label} '{nilai}' ditambahkan di register sesudah formulir dikirim, jadi belum "
        "ditanyakan kepada unit.",
        "Buat permintaan baru di langkah 2 dan kirim formulirnya; isian yang sudah diterima tetap "
        "dipakai.",
        "Unit tidak dapat mengisi baris yang tidak ada di formulirnya.",
    ),
    Entry(
        "F26",
        _C,
        "Baris dihapus dari register sesudah formulir dikirim",
        "Kode '{nilai}' di {lembar}!{sel} sudah tidak ada di register; barisnya tidak dipakai.",
        "Tidak perlu tindakan. Bila barisnya masih berlaku, kembalikan di register lalu ambil formulir "
        "masuk sekali lagi.",
        "Isian hanya dipakai untuk indikator dan sub kegiatan yang ada di register sekarang.",
    ),
    Entry(
        "F27",
        _C,
        "Nama berkas menyebut unit lain",
        "Berkas '{berkas}' bernama formulir {nilai}, tetapi isinya formulir {unit}; isinya yang berlaku.",
        "Tanyakan kepada pengirim apakah berkas yang terkirim sudah benar.",
        "Unit dikenali dari pengenal di dalam formulir, bukan dari nama berkas. Nama yang berbeda sering "
        "berarti formulir unit lain yang terlampir.",
    ),
)
