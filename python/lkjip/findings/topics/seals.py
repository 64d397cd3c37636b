"""Findings about what is no longer as it was received or written: codes S01, S02, …"""

from __future__ import annotations

from lkjip.findings.finding import Entry, Severity

_P, _C = Severity.FIX, Severity.NOTE
_AGAIN = "Jalankan lagi kumpulkan: isian unit itu diambil lagi dari berkas asli. "
_NEW_REVISION = "Bila formulirnya yang keliru, minta revisi baru kepada unit."
_PACKAGE_AGAIN = "Ambil paket sekali lagi (kirim): Isian OPD ditulis ulang dari paket di arsip."
_PUT_BACK = (
    "Ambil berkas itu dari surel atau cadangan, simpan di folder masuk, lalu jalankan kumpulkan: "
    "arsip dilengkapi lagi."
)

# fmt: off - one entry reads as one card
ENTRIES: tuple[Entry, ...] = (
    Entry(
        "S01",
        _P,
        "Isian di buku berbeda dari formulir unit",
        "{lembar}!{sel}, {label}: di buku kerja {nilai}, di formulir '{berkas}' ({tempat}) {asli}.",
        _AGAIN + _NEW_REVISION,
        "Isian unit hanya berasal dari formulirnya. Setiap isian dibandingkan dengan formulir asli di "
        "arsip, yang dibaca ulang; angka yang ditimpa di buku kerja tidak pernah disebut berasal dari "
        "berkas itu.",
    ),
    Entry(
        "S02",
        _P,
        "Baris isian tidak sesuai formulir unit",
        "{lembar}, unit {unit}: {nilai} {keadaan}.",
        _AGAIN + _NEW_REVISION,
        "Jumlah baris isian setiap unit sama dengan yang ada di formulirnya. Baris yang ditambah, "
        "dihapus, atau dipindah ke unit lain disebut.",
    ),
    Entry(
        "S03",
        _P,
        "Berkas asli di arsip berubah",
        "Berkas asli '{berkas}' di arsip berubah: sidiknya sekarang {nilai}, ketika diterima {asli}.",
        "Hapus berkas yang berubah itu. " + _PUT_BACK,
        "Berkas asli disimpan menurut sidik SHA-256 dan tidak pernah diubah program. Yang berubah tidak "
        "dapat dipakai sebagai bukti dan tidak ikut dikirim.",
    ),
    Entry(
        "S04",
        _P,
        "Berkas asli tidak ada di arsip",
        "Berkas asli '{berkas}' tidak ada lagi di arsip ({nilai}).",
        _PUT_BACK,
        "Tanpa berkas aslinya, angka di laporan tidak dapat dibuktikan lagi.",
    ),
    Entry(
        "S05",
        _P,
        "Kolom Arsip menunjuk ke luar arsip",
        "{lembar}!{sel}: '{nilai}' bukan tempat di dalam folder arsip; berkas itu tidak dibaca.",
        "Kembalikan buku dari folder cadangan.",
        "Kolom Arsip ditulis program dan selalu menunjuk ke dalam folder arsip. Berkas lain tidak boleh "
        "ikut terkirim.",
    ),
    Entry(
        "S06",
        _P,
        "Sel yang ditulis program berubah",
        "Lembar {lembar}, {label}: sekarang {nilai}, ditulis program {asli}.",
        "Kembalikan isinya, atau jalankan lagi langkah yang menulisnya.",
        "Sel hasil hanya ditulis program. Riwayat menyimpan sidiknya (kolom Sidik Sesudah), dan salinan "
        "di cadangan/terakhir memperlihatkan isinya yang semula.",
    ),
    Entry(
        "S07",
        _P,
        "Isi yang ditulis program berubah, semula tidak diketahui",
        "Isi buku kerja tidak sesuai Sidik Sesudah pada catatan Riwayat nomor {nilai}; salinan di "
        "cadangan/terakhir tidak ada atau ikut berubah, jadi selnya tidak dapat disebut.",
        "Bandingkan dengan salinan di folder cadangan, atau jalankan lagi langkah yang menulisnya.",
        "Sidik Sesudah menutup semua sel yang hanya ditulis program.",
    ),
    Entry(
        "S08",
        _C,
        "Formulir asli tidak dapat dibandingkan",
        "Formulir '{berkas}' tidak dapat dibaca ulang menurut register sekarang, jadi isian unit {unit} "
        "tidak dibandingkan.",
        "Bila register memang berubah, jalankan kumpulkan atau minta formulir baru.",
        "Perbandingan memakai register sekarang dan formulir yang pernah dikirim. Bila keduanya tidak "
        "cocok lagi, isian hanya dijaga oleh Sidik Sesudah.",
    ),
    Entry(
        "S09",
        _P,
        "Draf berubah sesudah disetujui",
        "Draf '{berkas}' berubah sesudah disetujui: sidiknya sekarang {nilai}, ketika disetujui {asli}.",
        "Kembalikan berkas yang disetujui, atau tarik draf dan minta keputusan lagi.",
        "Persetujuan berlaku untuk satu berkas. Yang disunting sesudahnya belum dilihat penyetuju.",
    ),
    Entry(
        "S10",
        _P,
        "Draf yang disetujui tidak ada",
        "Draf '{berkas}' yang disetujui tidak ada di tempatnya.",
        "Kembalikan berkas itu, atau tarik draf dan buat lagi.",
        "Yang dikirim harus berkas yang disetujui.",
    ),
    Entry(
        "S11",
        _P,
        "Paket berubah sesudah dibuat",
        "Paket '{berkas}' {nilai}.",
        "Jangan kirim paket itu; ambil salinan dari surel, atau tarik draf dan buat lagi.",
        "Sidik paket dicatat ketika dibuat. Penerima membandingkan sidik yang sama.",
    ),
    Entry(
        "S12",
        _P,
        "Riwayat tidak utuh",
        "{nilai}",
        "Bandingkan dengan salinan di folder cadangan; catat siapa yang mengubah dan mengapa.",
        "Setiap baris Riwayat memuat sidik baris sebelumnya.",
    ),
    Entry(
        "S13",
        _P,
        "Riwayat lebih pendek daripada salinannya",
        "Riwayat {nilai} baris, padahal cadangan terbaru '{berkas}' {asli} baris: barisnya dihapus, atau "
        "buku ini terganti buku yang lebih lama atau kosong.",
        "Bila tidak disengaja, ganti buku ini dengan salinan itu dari folder cadangan.",
        "Riwayat hanya bertambah. Yang lebih pendek berarti barisnya dihapus atau bukunya terganti.",
    ),
    Entry(
        "S14",
        _P,
        "Perubahan di luar program belum dijelaskan",
        "Catatan Riwayat nomor {nilai}: {keadaan}",
        "Jalankan lagi langkah yang menulis tabel itu, atau jelaskan dengan kirim --alasan.",
        "Sebelum setiap langkah program membandingkan isi buku dengan Sidik Sesudah. Yang berubah di "
        "antaranya dicatat di Riwayat dan tidak hilang oleh langkah berikutnya.",
    ),
    Entry(
        "S15",
        _C,
        "Berkas asli yang tidak dipakai berubah atau hilang",
        "Berkas asli '{berkas}', yang isinya tidak dipakai, {nilai}.",
        "Tidak ada yang harus dilakukan; angka laporan tidak bergantung padanya.",
        "Formulir yang ditolak, dilewati, atau diganti revisi baru juga disimpan.",
    ),
    Entry(
        "S16",
        _C,
        "Catatan permintaan berubah",
        "Berkas '{berkas}' di keluar/diminta berubah atau tidak dapat dibaca; tidak dipakai.",
        "Hapus berkas itu; permintaan yang dibuat lagi menulisnya kembali.",
        "Berkas itu menyimpan apa yang ditanyakan formulir. Namanya adalah sidik isinya.",
    ),
    Entry(
        "S17",
        _P,
        "Laporan akhir berubah sesudah disahkan",
        "Berkas '{berkas}' berubah sesudah disahkan: sidiknya sekarang {nilai}, ketika disahkan "
        "{asli}.",
        "Kembalikan berkas yang disahkan, atau tarik draf bila laporan memang harus berubah.",
        "Tanda tangan berlaku untuk satu isi. Sidik laporan akhir, PDF, dan berkas bertanda tangan "
        "dicatat ketika disahkan.",
    ),
    Entry(
        "S18",
        _P,
        "Berkas yang disahkan tidak ada",
        "Berkas '{berkas}' ({nilai}) tidak ada di tempatnya.",
        "Kembalikan berkas itu. Laporan akhir yang hilang dibuat lagi oleh Catat Pengesahan.",
        "Yang dikirim harus berkas yang disahkan.",
    ),
    Entry(
        "S19",
        _P,
        "Riwayat tidak bersegel kunci kantor",
        "Ujung Riwayat tidak bersegel kunci kantor {nilai}.",
        "Bila langkah terakhir dikerjakan di komputer tanpa kunci, jalankan satu langkah di komputer yang "
        "menyimpannya. Bila tidak, bandingkan buku dengan salinan di folder cadangan.",
        "Segel hanya dapat dibuat oleh yang memegang kunci rahasianya. Segel bukan tanda tangan orang.",
    ),
    Entry(
        "S20",
        Severity.REJECT,
        "Paket tidak bersegel kunci yang terdaftar",
        "Paket '{berkas}' dari {unit} {nilai}, padahal kuncinya terdaftar di lembar Unit.",
        "Tanyakan kepada OPD itu lewat telepon yang sudah dikenal. Minta paket baru, atau perbarui Kunci "
        "Segel di lembar Unit bila kuncinya memang berganti.",
        "OPD yang mendaftarkan kuncinya menyegel setiap paket. Paket tanpa segel itu dapat disusun orang "
        "lain, sekalipun sidik semua bagiannya cocok.",
    ),
    Entry(
        "S21",
        _P,
        "Isian OPD di buku berbeda dari paketnya",
        "{lembar}!{sel}, {label}: di buku kerja {nilai}, di paket '{berkas}' {asli}.",
        _PACKAGE_AGAIN,
        "Isian OPD hanya berasal dari paketnya. Setiap isian dibandingkan dengan paket asli di arsip, yang "
        "dibaca ulang.",
    ),
    Entry(
        "S22",
        _P,
        "Baris Isian OPD tidak sesuai paketnya",
        "Lembar {lembar}, OPD {unit}: indikator {nilai} {keadaan}.",
        _PACKAGE_AGAIN,
        "Baris Isian OPD sama dengan indikator di paketnya. Baris yang ditambah atau dihapus disebut.",
    ),
    Entry(
        "S23",
        _C,
        "Berkas lama yang tercatat berubah atau hilang",
        "Berkas '{berkas}' ({keadaan}) {nilai}.",
        "Bila dipindahkan dengan sengaja, biarkan. Bila tidak, kembalikan dari cadangan atau surel; yang "
        "berlaku sekarang tidak bergantung padanya.",
        "Draf yang dikembalikan, laporan yang dicabut, dan paket yang sudah dikirim adalah rekaman. "
        "Sidiknya dicatat ketika diputus atau dibuat.",
    ),
)
