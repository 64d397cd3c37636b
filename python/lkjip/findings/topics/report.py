"""Findings about the finished report: codes L01, L02, …"""

from __future__ import annotations

from lkjip.findings.finding import Entry, Severity

_P, _C = Severity.FIX, Severity.NOTE

# fmt: off - one entry reads as one card
ENTRIES: tuple[Entry, ...] = (
    Entry(
        "L01",
        _P,
        "Angka tabel tidak sesuai data",
        "{lembar}, {label}: tercetak {nilai}, seharusnya {dihitung}.",
        "Perbaiki di register atau formulir lalu susun ulang; jangan mengetik angka di tabel Word.",
        "Setiap angka dalam laporan berasal dari satu nilai di buku kerja. Angka yang diketik tangan "
        "di tabel membuat satu angka bernilai dua.",
    ),
    Entry(
        "L02",
        _P,
        "Angka dalam uraian tidak sesuai data",
        "{lembar}: {label} tertulis {nilai}, seharusnya {dihitung}.",
        "Samakan angkanya dengan tabel, atau perbaiki datanya bila uraian yang benar.",
        "Uraian unit dan tulisan tangan sering memuat angka tahun lalu atau angka sebelum perbaikan.",
    ),
    Entry(
        "L03",
        _P,
        "Jumlah dalam tabel tidak sama dengan rinciannya",
        "{lembar}, {label}: tercetak {nilai}, jumlah rinciannya {dihitung}, selisih {selisih}.",
        "Periksa rincian yang kurang atau terhitung dua kali, lalu susun ulang.",
        "Jumlah dan nilai setiap tingkat harus sama dengan penjumlahan tingkat di bawahnya.",
    ),
    Entry(
        "L04",
        _P,
        "Bagian laporan belum terisi",
        "{lembar}: belum ada {nilai}; yang melengkapi {unit}.",
        "Lengkapi datanya lalu susun ulang, atau tulis langsung di bagian itu di Word.",
        "Laporan menandai yang belum ada dengan kurung siku dan komentar, dan tidak mengarang isinya.",
    ),
    Entry(
        "L05",
        _P,
        "Analisis sasaran tidak lengkap",
        "{lembar}: analisis “{nilai}” {keadaan}.",
        "Kembalikan judul analisisnya dan isi uraiannya.",
        "PermenPANRB 53/2014 meminta tujuh analisis untuk setiap sasaran.",
    ),
    Entry(
        "L06",
        _P,
        "Tanda isian tertinggal",
        "{lembar} masih memuat “{nilai}”.",
        "Ganti tanda itu dengan isinya, atau hapus.",
        "Tanda seperti {{tahun}}, XXX, atau titik-titik panjang berarti ada yang belum diisi.",
    ),
    Entry(
        "L07",
        _C,
        "Tulisan tangan dipertahankan, datanya sudah berubah",
        "Bagian “{label}” ditulis tangan pada versi sebelumnya dan dibawa apa adanya, padahal data "
        "di baliknya sudah berubah.",
        "Baca ulang bagian itu; naskah menurut data terbaru ada dalam komentarnya.",
        "Tulisan tangan tidak pernah ditimpa. Bila datanya berubah, orang yang memutuskan.",
    ),
    Entry(
        "L08",
        _P,
        "Tulisan tangan tidak dapat dibawa",
        "Tulisan tangan di {lembar} tidak mempunyai tempat dalam versi baru: “{nilai}”.",
        "Salin ke bagian uraian yang sesuai bila masih diperlukan.",
        "Yang dibawa ke versi baru adalah alinea uraian. Judul, keterangan tabel, dan alinea pengantar "
        "tabel disusun ulang setiap kali.",
    ),
    Entry(
        "L09",
        _P,
        "Tabel diubah tangan",
        "Tabel diubah tangan di {lembar} pada versi sebelumnya dan tidak dibawa: “{nilai}”.",
        "Perbaiki datanya di register atau formulir; tabel disusun ulang dari sana.",
        "Isi tabel selalu berasal dari data, supaya asal setiap angka dapat ditunjukkan.",
    ),
    Entry(
        "L10",
        _C,
        "Grafik tidak digambar",
        "Grafik tidak digambar karena pustaka gambar tidak dapat dipakai di komputer ini.",
        "Jalankan pemeriksaan komputer (perintah periksa), lalu susun ulang.",
        "Laporan tetap lengkap tanpa grafik: semua angkanya ada dalam tabel.",
    ),
    Entry(
        "L11",
        _P,
        "Rujukan ke tabel atau gambar yang tidak ada",
        "{lembar} menyebut {nilai}, yang tidak ada dalam laporan.",
        "Periksa nomornya; nomor tabel dan gambar dapat bergeser pada versi baru.",
        "Rujukan yang diketik tangan tidak ikut berubah ketika tabel bertambah.",
    ),
    Entry(
        "L12",
        _P,
        "Bab laporan tidak ada",
        "Judul “{nilai}” tidak ditemukan dalam laporan.",
        "Kembalikan judul itu dengan gaya judul yang semula.",
        "PermenPANRB 53/2014 menetapkan Bab I sampai dengan Bab IV.",
    ),
    Entry(
        "L13",
        _P,
        "Alinea tercetak lebih dari sekali",
        "{lembar}: alinea “{nilai}” tercetak {jumlah} kali.",
        "Hapus alinea yang berlebih.",
        "Alinea ganda biasanya tertinggal sesudah menyalin dan menempel di Word.",
    ),
    Entry(
        "L14",
        _P,
        "Baris indikator hilang dari tabel",
        "{lembar}: baris {nilai} tidak ada lagi.",
        "Susun ulang draf: baris tabel berasal dari register, jangan dihapus di Word.",
        "Indikator yang hilang dari satu tabel membuat tabel itu berbeda dari tabel lain.",
    ),
    Entry(
        "L15",
        _P,
        "Alinea laporan kota sama dengan kata-kata OPD",
        "{lembar}: alinea “{nilai}” sama {persen} % dengan jawaban {opd}.",
        "Tulis dengan kata-kata sendiri: sebutkan artinya bagi seluruh kota.",
        "Laporan kota tidak boleh sekadar gabungan laporan OPD (PermenPANRB 53/2014, reviu II.7).",
    ),
    Entry(
        "L16",
        _C,
        "Bagian yang dihapus tercetak lagi",
        "{lembar}: {jumlah} alinea atau baris yang dihapus tangan dari versi sebelumnya tercetak "
        "lagi, mulai dari “{nilai}”.",
        "Kosongkan sumbernya di buku kerja, atau hapus lagi dari versi ini.",
        "Alinea uraian yang tinggal sebagian tetap seperti disunting. Alinea, tabel, dan gambar yang "
        "dihapus seluruhnya disusun lagi dari data, dan hal itu disebut.",
    ),
)
