"""Findings about mail that comes in or goes out: codes M01, M02, …"""

from __future__ import annotations

from lkjip.findings.finding import Entry, Severity

_P, _C = Severity.FIX, Severity.NOTE
_RESEND = "Minta pengirim mengirim ulang formulir .xlsx sebagai lampiran biasa."

# fmt: off - one entry reads as one card
ENTRIES: tuple[Entry, ...] = (
    Entry(
        "M01",
        _P,
        "Pengirim perlu dipastikan",
        "Formulir '{berkas}' untuk {unit} dikirim dari {nilai}, yang bukan alamat unit itu di "
        "lembar Unit; isinya dipakai, tetapi perlu dipastikan.",
        "Hubungi unit itu. Bila benar, tambahkan alamat tersebut di kolom Email lembar Unit "
        "(pisahkan dengan titik koma), lalu ulangi; bila tidak, minta unit mengirim ulang.",
        "Alamat pengirim dicocokkan dengan kolom Email di lembar Unit. Kiriman baru dari alamat lain "
        "ditahan (M11); temuan ini untuk kiriman yang sudah dipakai ketika alamatnya masih terdaftar, "
        "atau yang diambil versi program sebelumnya. Untuk surel yang diteruskan, alamat "
        "yang meneruskan yang dicocokkan, karena isi yang diteruskan dapat diubah siapa saja.",
    ),
    Entry(
        "M02",
        _P,
        "Alamat pengirim tidak terbaca",
        "Surel '{berkas}' tidak menyebut satu alamat pengirim yang sah (tertulis: {nilai}).",
        "Buka surelnya dan tanyakan kepada unit itu; temuan M11 menyebut cara menerima atau menolaknya.",
        "Setiap nilai di laporan menyimpan pengirimnya. Surel tanpa pengirim, atau dengan beberapa "
        "alamat sekaligus, ditahan sampai seseorang memastikannya.",
    ),
    Entry(
        "M03",
        _P,
        "Lampiran winmail.dat",
        "Surel '{berkas}' dari {nilai} membungkus lampirannya dalam winmail.dat yang rusak, sehingga "
        "formulir di dalamnya tidak dapat dibaca.",
        "Minta pengirim mengirim ulang dengan format HTML atau teks biasa (di Outlook: Format Teks > "
        "HTML), bukan Rich Text.",
        "Outlook membuat winmail.dat bila surel dikirim dengan format Rich Text. Yang utuh dibuka "
        "program; yang terpotong di jalan tidak.",
    ),
    Entry(
        "M04",
        _P,
        "Lampiran terkompresi tidak dibuka",
        "Surel '{berkas}' dari {nilai} membawa berkas terkompresi ({rinci}) yang tidak dibuka.",
        _RESEND,
        "Hanya arsip .zip tanpa sandi yang dibuka; isinya diperiksa satu per satu. Arsip .rar, .7z, dan "
        "lainnya tidak dibuka. Formulir cukup kecil untuk dikirim apa adanya.",
    ),
    Entry(
        "M05",
        _P,
        "Surel terlalu besar",
        "Surel '{berkas}' dari {nilai} berukuran {rinci} dan dilewati.",
        "Buka surel itu dengan program surel, simpan formulirnya ke folder masuk, lalu ulangi; atau "
        "minta pengirim mengirim formulirnya saja.",
        "Formulir berukuran beberapa puluh kilobyte. Surel yang sangat besar dilewati supaya komputer "
        "tidak macet; surelnya tetap di kotak surat dan tidak ditandai.",
    ),
    Entry(
        "M06",
        _P,
        "Surel rusak",
        "Surel '{berkas}' tidak dapat dibaca ({rinci}).",
        "Buka surel itu dengan program surel dan simpan formulirnya ke folder masuk, atau minta "
        "pengirim mengirim ulang.",
        "Susunan surelnya tidak utuh. Surelnya tidak dihapus dan tidak diubah.",
    ),
    Entry(
        "M07",
        _P,
        "Surel terenkripsi",
        "Surel '{berkas}' dari {nilai} terenkripsi ({rinci}) sehingga lampirannya tidak dapat dibaca.",
        "Buka surel itu dengan program surel dan simpan formulirnya ke folder masuk, atau minta kirim "
        "ulang tanpa enkripsi.",
        "Kunci untuk membuka surel terenkripsi hanya ada pada penerimanya.",
    ),
    Entry(
        "M08",
        _C,
        "Surel tanpa formulir",
        "Surel '{berkas}' dari {nilai} tidak membawa formulir{rinci}.",
        "Baca surel itu; mungkin berisi pertanyaan. Bila formulirnya berupa tautan, minta dikirim "
        "sebagai lampiran.",
        "Unit kadang menjawab tanpa lampiran, atau mengirim tautan ke penyimpanan awan. Isi di balik "
        "tautan dapat berubah sesudahnya, jadi tidak diambil.",
    ),
    Entry(
        "M09",
        _P,
        "Surel tidak sampai",
        "Surel ke {nilai} tidak sampai: {rinci}.",
        "Perbaiki alamat di kolom Email lembar Unit, lalu buat dan kirim permintaannya lagi.",
        "Server surel mengembalikan pemberitahuan gagal kirim. Tanpa perbaikan, unit itu tidak tahu "
        "bahwa datanya ditunggu.",
    ),
    Entry(
        "M10",
        _P,
        "Isi surel terlalu banyak",
        "Surel '{berkas}' dari {nilai} {rinci}; sisanya tidak diambil.",
        "Minta pengirim mengirim formulirnya saja, satu surel untuk satu formulir.",
        "Jumlah lampiran dan kedalaman surel di dalam surel dibatasi supaya komputer tidak macet.",
    ),
    Entry(
        "M11",
        _P,
        "Kiriman ditahan",
        "Formulir '{berkas}' (revisi {revisi}) untuk {unit} datang dari {nilai}, {rinci}; ditahan dan "
        "isinya tidak dipakai.",
        "Tanyakan kepada unit itu lewat telepon yang sudah dikenal, pilih Keputusan di lembar Kiriman, "
        "lalu tekan Pastikan Kiriman; atau ketik `py run.py pastikan {sidik} --terima` (tambah `--daftarkan` supaya alamatnya dikenal "
        "seterusnya); bila tidak, `py run.py pastikan {sidik} --tolak`.",
        "Siapa yang boleh mengubah angka diputuskan sebelum angkanya berubah. Kiriman dari alamat yang "
        "tidak ada di kolom Email lembar Unit, dari surel tanpa satu alamat pengirim yang sah, atau "
        "yang gagal diperiksa server surel kantor (Pengaturan `server_pemeriksa`), "
        "disimpan di arsip dan diperiksa, tetapi tidak mengisi lembar mana pun, tidak mengalahkan "
        "kiriman unit sendiri, dan tidak dibalas. Menambahkan alamatnya di lembar Unit lalu mengambil "
        "formulir masuk sekali lagi sama dengan `--terima`.",
    ),
    Entry(
        "M12",
        _C,
        "Berkas tidak dibaca",
        "Berkas '{berkas}'{nilai} tidak dibaca: {rinci}.",
        "Bila isinya formulir atau bukti, minta pengirim mengirimnya sebagai .xlsx, PDF, gambar, atau "
        "Word; tautan atau pintasan: salin berkas yang ditujunya ke folder masuk. Bila bukan, keluarkan "
        "dari folder masuk.",
        "Setiap berkas di folder masuk, di surel, dan di arsip .zip dikenali dari isinya, bukan dari "
        "namanya. Formulir diperiksa, dokumen dan gambar menjadi bukti; program, arsip selain .zip, dan "
        "berkas yang jenisnya tidak dikenal tidak dibuka, dan selalu disebut di sini. Tautan dan pintasan "
        "juga tidak diikuti: isi tempat yang ditujunya dapat berubah sesudah diperiksa.",
    ),
    Entry(
        "M13",
        _C,
        "Pengirim tidak diperiksa server",
        "Surel '{berkas}' dari {nilai} tidak membawa hasil pemeriksaan (SPF, DKIM, DMARC) dari server surel "
        "kantor.",
        "Tidak perlu tindakan bila surelnya memang dikenal; bila ragu, tanyakan kepada unit itu.",
        "Bila Pengaturan `server_pemeriksa` diisi, setiap surel unit diharapkan membawa kepala "
        "Authentication-Results dari server itu. Surel yang disimpan dari program surel lain atau diteruskan "
        "kadang tidak membawanya.",
    ),
    Entry(
        "M14",
        _C,
        "Catatan surel dan berkas terlalu banyak",
        "Ada {nilai} catatan tentang surel dan berkas di folder masuk; {diminta} yang pertama ditulis.",
        "Keluarkan dari folder masuk surel dan berkas yang bukan untuk LKjIP, lalu ambil sekali lagi.",
        "Jumlah catatan dibatasi supaya buku kerja tetap ringan. `kumpulkan --json` menyebut semuanya.",
    ),
    Entry(
        "M15",
        _P,
        "Berkas dikirim sebagai tautan",
        "Surel '{berkas}' dari {nilai} membawa tautan ke berkas, bukan lampiran: {rinci}.",
        "Bila pengirimnya dikenal, buka tautan itu di peramban, unduh berkasnya, dan simpan ke folder masuk; "
        "atau minta dikirim sebagai lampiran.",
        "Gmail dan Outlook mengganti lampiran besar dengan tautan ke Drive atau OneDrive. Isi di balik "
        "tautan dapat berubah sesudahnya dan dapat meminta kata sandi, jadi program tidak mengambilnya.",
    ),
    Entry(
        "M20",
        _P,
        "Alamat ditolak server",
        "Surel '{berkas}' ke {nilai} ditolak server: {rinci}.",
        "Periksa alamat di kolom Email lembar Unit, lalu buat dan kirim lagi.",
        "Server surel menolak untuk seterusnya (kode 5xx); mengulang tanpa perubahan tidak menolong.",
    ),
    Entry(
        "M21",
        _P,
        "Surel belum terkirim",
        "Surel '{berkas}' ke {nilai} belum terkirim: {rinci}.",
        "Jalankan kirim surel sekali lagi; yang sudah terkirim tidak dikirim dua kali.",
        "Sambungan terputus atau server meminta menunggu. Surelnya tetap di folder keluar.",
    ),
    Entry(
        "M22",
        _P,
        "Tidak diketahui apakah sudah terkirim",
        "Surel '{berkas}' ke {nilai} sedang diserahkan ketika sambungan atau program berhenti "
        "({rinci}); tidak diketahui apakah sudah terkirim.",
        "Tanyakan kepada penerima. Sesudah itu jalankan kirim surel dengan pilihan kirim ulang, atau "
        "tandai sudah terkirim.",
        "Supaya tidak ada yang menerima surel yang sama dua kali, surel yang meragukan tidak dikirim "
        "lagi sendiri.",
    ),
    Entry(
        "M23",
        _P,
        "Surel tidak dapat dikirim otomatis",
        "Surel '{berkas}' tidak dikirim: {rinci}.",
        "Lengkapi kolom Email di lembar Unit dan buat surelnya lagi, atau kirim sendiri dari program "
        "surel.",
        "Program hanya mengirim surel buatannya sendiri kepada alamat yang tercatat di lembar Unit.",
    ),
    Entry(
        "M24",
        _C,
        "Pengingat tidak berlaku lagi",
        "Pengingat '{berkas}' tidak dikirim: {rinci}.",
        "Tidak perlu tindakan; buat pengingat baru bila masih diperlukan.",
        "Teks pengingat menyebut sisa hari kerja, jadi hanya berlaku pada hari dibuat, dan hanya untuk "
        "unit yang masih ditunggu.",
    ),
    Entry(
        "M25",
        _P,
        "Tanggal pada surel koreksi sudah lewat",
        "Surel '{berkas}' tidak dikirim: perbaikan diminta paling lambat {nilai}, yang sudah lewat.",
        "Buat pengingat untuk unit itu (langkah 3): isinya sama dengan tanggal baru. Atau ganti "
        "tanggalnya di program surel, lalu kirim sendiri.",
        "Tanggal pada surel koreksi dihitung lagi sejak hari pengiriman, kecuali kalimatnya sudah "
        "diubah orang.",
    ),
    Entry(
        "M26",
        _P,
        "Kotak surat penerima penuh",
        "Surel '{berkas}' ke {nilai} tidak diterima: {rinci}.",
        "Minta penerima mengosongkan kotak suratnya, lalu kirim lagi; atau tulis alamat lain di kolom Email "
        "lembar Unit dan buat suratnya lagi.",
        "Alamatnya benar, tetapi penyedia penerima tidak punya tempat lagi. Surelnya tetap di folder keluar.",
    ),
    Entry(
        "M27",
        _P,
        "Batas kiriman penyedia tercapai",
        "{nilai} surel menunggu: {rinci}.",
        "{tindakan}",
        "Penyedia membatasi kiriman sehari (Gmail 500 surel, Google Workspace 2.000, Microsoft 365 10.000). "
        "Program berhenti sebelum batas itu atau ketika penyedia menyebutnya, dan melanjutkan dari surel "
        "yang sama; tidak ada yang terkirim dua kali.",
    ),
    Entry(
        "M28",
        _P,
        "Lampiran tidak dapat dikirim dengan surel",
        "Surel '{berkas}' ke {nilai} tidak dikirim: {rinci}.",
        "Serahkan lampirannya dengan cara lain, misalnya tautan atau media penyimpan.",
        "Penyedia menolak surel yang terlalu besar (Google dan Microsoft 365: lampiran 25 MB) dan sebagian "
        "jenis berkas. Besarnya diperiksa sebelum mengirim: yang berlaku ialah Pengaturan `batas_surel`, "
        "atau batas penyedia bila lebih kecil.",
    ),
    Entry(
        "M29",
        _P,
        "Akun surel tidak boleh mengirim",
        "{nilai} surel menunggu: {rinci}.",
        "{tindakan}",
        "Penyedia menolak semua kiriman akun ini, apa pun alamatnya, sehingga surel berikutnya tidak dicoba. "
        "Surelnya tetap di folder keluar.",
    ),
    Entry(
        "M30",
        _P,
        "Kotak surat terputus",
        "Sambungan ke kotak surat terputus; {nilai} surel belum diambil ({rinci}).",
        "Jalankan ambil formulir sekali lagi; yang sudah diambil tidak diambil dua kali.",
        "Surel yang belum diambil tetap di kotak surat dan belum ditandai.",
    ),
    Entry(
        "M31",
        _C,
        "Surel tidak dipindahkan",
        "Surel yang sudah diambil tidak dipindahkan ke '{nilai}': {rinci}.",
        "Pindahkan sendiri dari program surel, atau kosongkan pengaturan folder tujuan.",
        "Memindahkan hanya dilakukan bila server menyediakan perintah pindah, karena cara lain "
        "menghapus surel.",
    ),
    Entry(
        "M32",
        _C,
        "Surel tidak ditandai",
        "{nilai} surel yang sudah diambil tidak dapat ditandai sudah dibaca di kotak surat ({rinci}).",
        "Tidak perlu tindakan; surel itu tidak akan diambil dua kali.",
        "Kotak surat mungkin hanya boleh dibaca. Catatan di samping buku kerja mengingat surel mana "
        "yang sudah diambil.",
    ),
)
