"""The settings of the book: key, label, shipped value, what it means. One list for all.

The sheet ``Pengaturan`` is built from it, ``Pengaturan`` objects are read by it, and the manual
prints it.
"""

from __future__ import annotations

from lkjip.tables.column import Turn
from lkjip.tables.setting import Setting, SettingKind

SETTINGS: tuple[Setting, ...] = (
    Setting(
        "tahun", "Tahun laporan", 2024, "Tahun anggaran yang dilaporkan, empat angka.", feeds=True
    ),
    Setting(
        "sampai_triwulan",
        "Realisasi sampai triwulan",
        2,
        "1 sampai 4; laporan tahunan memakai 4.",
        ("1", "2", "3", "4"),
        feeds=True,
    ),
    Setting(
        "level",
        "Tingkat",
        "bagian",
        "bagian = buku kerja satu bagian; kota = buku kerja Bagian Organisasi.",
        ("bagian", "kota"),
        feeds=True,
    ),
    Setting(
        "hari_kerja",
        "Hari kerja seminggu",
        5,
        "5 = Senin sampai Jumat; 6 = Senin sampai Sabtu.",
        ("5", "6"),
    ),
    Setting("pemerintah", "Pemerintah daerah", "Pemerintah Kota Probolinggo", "Baris 1 kop surat."),
    Setting("instansi", "Perangkat daerah", "Sekretariat Daerah", "Baris 2 kop surat."),
    Setting(
        "unit_kerja", "Unit kerja penyusun", "Bagian Pemerintahan", "Baris 3 kop surat.", feeds=True
    ),
    Setting("kota", "Tempat surat", "Probolinggo", "Ditulis di depan tanggal surat."),
    Setting("alamat", "Alamat kantor", None, "Ditulis di bawah kop surat; boleh kosong."),
    Setting("kontak", "Telepon, surel, atau laman", None, "Ditulis di bawah alamat; boleh kosong."),
    Setting(
        "surel_pengumpul",
        "Surel penerima formulir",
        "lkjip@bagpem.example",
        "Alamat tempat unit mengirim formulir yang sudah diisi.",
        kind=SettingKind.ADDRESS,
    ),
    Setting(
        "penyusun",
        "Pengumpul data",
        "Sub Bagian Otonomi Daerah",
        "Sub bagian yang menyusun LKjIP menurut SOP.",
    ),
    Setting(
        "narahubung",
        "Narahubung: nama",
        None,
        "Orang yang dapat ditanya unit, dicetak di surat dan surel; kosong: hanya nama sub bagian.",
    ),
    Setting(
        "kontak_narahubung",
        "Narahubung: telepon",
        None,
        "Misalnya 0812-3456-7890; dicetak di belakang nama narahubung.",
    ),
    Setting(
        "hari_perbaikan",
        "Hari kerja untuk perbaikan",
        3,
        "Batas pada surel koreksi: sekian hari kerja sejak surel dibuat (1 sampai 10).",
        tuple(map(str, range(1, 11))),
    ),
    Setting("jabatan_ttd", "Jabatan penanda tangan", "Kepala Bagian Pemerintahan", "Pada surat."),
    Setting("nama_ttd", "Nama penanda tangan", None, "Kosong: disediakan garis titik-titik."),
    Setting("nip_ttd", "NIP penanda tangan", None, "Kosong: disediakan garis titik-titik."),
    Setting(
        "pangkat_ttd",
        "Pangkat penanda tangan",
        None,
        "Misalnya Pembina (IV/a); kosong: tidak dicetak.",
    ),
    Setting(
        "atas_nama_ttd",
        "Ditandatangani atas nama",
        None,
        "Misalnya Sekretaris Daerah, dicetak sesudah a.n.; kosong: atas nama sendiri.",
    ),
    Setting(
        "tembusan",
        "Tembusan surat dan nota dinas",
        None,
        "Beberapa penerima dipisah titik koma; kosong: tanpa tembusan.",
    ),
    Setting(
        "lambang",
        "Gambar lambang",
        None,
        "Nama berkas PNG atau JPEG di folder buku ini, untuk kop surat dan sampul laporan; kosong: "
        "tanpa lambang.",
    ),
    Setting(
        "nomor_surat",
        "Nomor surat permintaan",
        None,
        "Kosong: diisi tangan pada surat.",
        turn=Turn.BLANK,
    ),
    Setting(
        "surel_penyedia",
        "Surel: penyedia",
        "lain",
        "google, microsoft 365: server ikut. pemerintah: isi satu server. lain: isi keduanya.",
        ("google", "microsoft 365", "pemerintah", "lain"),
    ),
    Setting(
        "surel_pengguna",
        "Surel: nama pengguna",
        None,
        "Alamat lengkap akun surel kantor. Kosong: surel penerima formulir.",
    ),
    Setting(
        "surel_id_klien",
        "Surel: ID klien",
        None,
        "Untuk masuk dengan izin (OAuth2), dari pendaftaran aplikasi. Kosong: memakai sandi.",
    ),
    Setting(
        "smtp_host",
        "Surel keluar: server",
        None,
        "Kosong: surel dibuat sebagai berkas.",
        kind=SettingKind.HOST,
    ),
    Setting(
        "smtp_port",
        "Surel keluar: port",
        None,
        "Kosong: 587 (STARTTLS) atau 465 (TLS).",
        kind=SettingKind.PORT,
    ),
    Setting(
        "smtp_keamanan",
        "Surel keluar: pengamanan",
        "starttls",
        "TLS selalu dipakai.",
        ("starttls", "tls"),
    ),
    Setting(
        "batas_surel",
        "Surel keluar: lampiran paling besar (MB)",
        15,
        "1 sampai 50; paket yang lebih besar diserahkan tersendiri, dan surelnya menyebutnya.",
        tuple(map(str, range(1, 51))),
    ),
    Setting(
        "imap_host",
        "Surel masuk: server",
        None,
        "Kosong: formulir diambil dari folder.",
        kind=SettingKind.HOST,
    ),
    Setting(
        "imap_port",
        "Surel masuk: port",
        None,
        "Kosong: 993 (TLS) atau 143 (STARTTLS).",
        kind=SettingKind.PORT,
    ),
    Setting(
        "imap_keamanan",
        "Surel masuk: pengamanan",
        "tls",
        "TLS selalu dipakai.",
        ("tls", "starttls"),
    ),
    Setting("imap_folder", "Surel masuk: folder", "INBOX", "Folder yang dibaca."),
    Setting("imap_pindah", "Surel masuk: pindahkan ke", None, "Kosong: surel tidak dipindahkan."),
    Setting(
        "server_pemeriksa",
        "Surel masuk: nama server pemeriksa",
        None,
        "Nama di awal kepala Authentication-Results surel kantor. Kosong: tidak diperiksa.",
    ),
    Setting("renstra", "Periode Renstra", None, "Misalnya 2019–2024; dicetak di laporan."),
    Setting(
        "perjanjian",
        "Judul Perjanjian Kinerja yang berlaku",
        "Perjanjian Kinerja",
        "Bila sudah diubah, ketik judulnya, misalnya Perjanjian Kinerja Perubahan.",
        turn=Turn.BLANK,
    ),
    Setting(
        "nomor_perjanjian",
        "Nomor dan tanggal Perjanjian Kinerja",
        None,
        "Misalnya Nomor 188/12/2025 tanggal 2 Januari 2025; tercetak di formulir. Boleh kosong.",
        turn=Turn.BLANK,
    ),
    Setting(
        "kertas",
        "Kertas formulir",
        "A4",
        "Kertas yang dipakai unit untuk mencetak formulirnya: A4 atau F4.",
        ("A4", "F4"),
    ),
    Setting(
        "kunci_segel",
        "Kunci segel kantor",
        None,
        "Kunci publik, ditulis perintah segel --buat; kosong: riwayat dan paket tidak disegel.",
    ),
    Setting(
        "dasar_skala",
        "Dasar skala kategori",
        None,
        "Dicetak di bawah tabel skala, misalnya peraturan wali kota. Kosong: ditulis program.",
    ),
    Setting(
        "rumus_turun",
        "Rumus bawaan indikator arah turun",
        "selisih",
        "selisih = (2×target − realisasi)/target×100; banding = target/realisasi×100.",
        ("selisih", "banding"),
        feeds=True,
    ),
    Setting(
        "target_negatif",
        "Hitung target di bawah nol",
        "ya",
        "ya = 100 ± (realisasi − target)/|target|×100, kebiasaan kantor; tidak = ditanyakan.",
        ("ya", "tidak"),
        feeds=True,
    ),
    Setting(
        "pertanyaan_analisis",
        "Pertanyaan Analisis untuk",
        "IKU",
        "IKU; IKU dan IK; atau semua. Sasaran tanpa IKU: IK-nya, atau keluarannya.",
        ("IKU", "IKU dan IK", "semua"),
    ),
    Setting(
        "jawaban_wajib",
        "Jawaban Analisis wajib",
        "semua",
        "semua; atau meleset: hanya bila capaian di bawah 100 % atau di atas 120 %.",
        ("semua", "meleset"),
    ),
    Setting(
        "rumus_efisiensi",
        "Rumus efisiensi",
        "selisih",
        "selisih = capaian − serapan (poin); hemat = (capaian − serapan)/capaian×100 (persen).",
        ("selisih", "hemat"),
        feeds=True,
    ),
    Setting(
        "batas_capaian",
        "Batas capaian untuk rata-rata",
        "tanpa",
        "tanpa, 100, 120, atau 150; nilai asli tetap ditampilkan.",
        ("tanpa", "100", "120", "150"),
        feeds=True,
    ),
)

OFFICE_KEYS = (
    *("pemerintah", "instansi", "unit_kerja", "kota", "surel_pengumpul", "penyusun"),
    "jabatan_ttd",
)
"""Settings that name the office; letters and reports need them."""
KEYS = {setting.key: setting for setting in SETTINGS}
