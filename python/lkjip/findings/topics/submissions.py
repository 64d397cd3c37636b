"""Findings about how a submission arrives (file, zip, double, revision): codes K01, K02, …"""

from __future__ import annotations

from lkjip.findings.finding import Entry, Severity

_T, _P, _C = Severity.REJECT, Severity.FIX, Severity.NOTE
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
        "Salin isian ke formulir asli yang dikirim pengumpul data, lalu kirim ulang.",
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
        "Buka formulir di Excel, periksa isinya, simpan sebagai Excel Workbook (.xlsx), lalu kirim ulang.",
        "Susunan di dalam berkas bukan seperti yang disimpan Excel atau LibreOffice.",
    ),
    Entry(
        "K07",
        _T,
        "Berkas bersandi",
        "Berkas '{berkas}' bersandi ({rinci}) sehingga isinya tidak dapat dibaca.",
        "Buka formulir dengan sandinya, hapus sandi itu (File > Info > Protect Workbook), simpan "
        "sebagai .xlsx, lalu kirim ulang.",
        "Formulir tidak perlu sandi. Isi berkas bersandi tidak dapat diperiksa, jadi tidak dibuka.",
    ),
    Entry(
        "K08",
        _C,
        "Bagian tak dikenal diabaikan",
        "Berkas '{berkas}' memuat bagian yang tidak dikenal ({rinci}); bagian itu diabaikan.",
        "Tidak perlu tindakan.",
        "Program lain kadang menambahkan bagian sendiri ke dalam berkas. Bagian yang tidak dikenal "
        "tidak dibaca; nilai di sel kuning tetap diterima.",
    ),
    Entry(
        "K09",
        _C,
        "Gambar atau kotak teks tidak dibaca",
        "Berkas '{berkas}' memuat {rinci}, yang tidak dapat dibaca program.",
        "Ketik isinya di sel kuning; gambar bukti dikirim sebagai lampiran surel.",
        "Hanya isi sel yang dibaca. Tangkapan layar, foto, dan kotak teks di atas lembar tidak ikut "
        "terbaca.",
    ),
    Entry(
        "K14",
        _T,
        "Berkas tidak dapat dibuka sekarang",
        "Berkas '{berkas}' belum diperiksa: {rinci}",
        "Tutup program lain yang memakai berkas itu, atau keluarkan berkas itu dari folder masuk, "
        "lalu ambil formulir masuk sekali lagi.",
        "Berkas yang sedang dibuka di Excel atau sedang disalin terkunci; berkas yang jauh lebih "
        "besar daripada formulir tidak dibuka. Berkas lain tetap diproses.",
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
        "Berkas disimpan ulang tanpa perubahan isi dan dengan temuan yang sama; nilai tidak dihitung dua "
        "kali. Revisi yang lebih tinggi selalu dinilai lagi, juga bila angkanya sama.",
    ),
    Entry(
        "K12",
        _C,
        "Revisi lebih lama",
        "Revisi {nilai} dari {unit} lebih lama daripada revisi {lama} yang sudah diterima; "
        "nilai revisi {lama} tetap dipakai.",
        "Bila yang lama ini yang benar, minta unit menaikkan angka Revisi dan mengirim ulang; atau, sesudah "
        "unit menegaskannya, ketik `py run.py pastikan {sidik} --terima`.",
        "Kiriman yang datang terlambat tidak menimpa kiriman yang lebih baru.",
    ),
    Entry(
        "K13",
        _P,
        "Dua isi berbeda dengan revisi yang sama",
        "{unit} mengirim dua isi yang berbeda, keduanya revisi {nilai}{rinci}; yang pertama tetap "
        "dipakai.",
        "Tanyakan mana yang berlaku; unit menaikkan angka Revisi pada yang berlaku dan mengirim ulang. "
        "Bila yang berlaku '{berkas}', boleh juga ketik `py run.py pastikan {sidik} --terima`.",
        "Program tidak menebak mana yang benar: tidak ada yang ditimpa sebelum unit menegaskannya.",
    ),
    Entry(
        "K15",
        _P,
        "Register berubah sesudah formulir dikirim",
        "Register berubah sesudah formulir dikirim ke {nilai}; formulir itu masih memuat register yang lama.",
        "Buat permintaan baru di langkah 2 (Buat Formulir dan Surat) dan kirim formulir unit itu; isian "
        "yang sudah diterima tetap dipakai.",
        "Unit yang sudah menjawab semua baris tidak perlu diminta lagi: angka register yang baru langsung "
        "dipakai. Baris yang ditambahkan sesudahnya hanya dapat diisi di formulir yang baru.",
    ),
    Entry(
        "K16",
        _P,
        "Temuan terlalu banyak",
        "Formulir '{berkas}' mempunyai {nilai} temuan; {diminta} yang pertama ditulis.",
        "Perbaiki yang tertulis, lalu kirim ulang; sisanya disebut pada pemeriksaan berikutnya.",
        "Jumlah temuan satu formulir dibatasi supaya buku kerja tetap ringan. Yang menolak formulir "
        "selalu ditulis lebih dahulu.",
    ),
    Entry(
        "K17",
        _C,
        "Dua berkas digabung",
        "'{lama}' dan '{berkas}', keduanya revisi {nilai}, saling melengkapi dan digabung. Dari "
        "'{lama}' diambil: {rinci}.",
        "Tidak perlu tindakan; kedua berkas asli dan gabungannya ada di arsip.",
        "Dua orang dapat membagi formulir menurut lembar atau baris. Sel yang kosong di satu berkas "
        "diisi dari berkas lainnya; bila dua sel berbeda, tidak ada yang digabung (K13).",
    ),
    Entry(
        "K18",
        _C,
        "Formulir disimpan dalam format lain",
        "Berkas '{berkas}' disimpan dalam {rinci}; nilainya tetap dibaca.",
        "Cocokkan angkanya dengan unit; lain kali minta disimpan sebagai Excel Workbook (.xlsx).",
        "Formulir .xls, .xlsb, dan .ods diterima bila pengenal formulirnya masih ada dan tidak memuat "
        "makro, tautan, atau objek. Yang dibaca adalah nilai yang tersimpan; berkas aslinya disimpan "
        "di arsip.",
    ),
    Entry(
        "K20",
        _T,
        "Paket OPD ditolak",
        "Paket '{berkas}' ditolak: {rinci}.",
        "Minta OPD mengirim ulang paket langsung dari buku kerjanya, tanpa membuka isinya.",
        "Setiap paket membawa daftar isi dengan sidik SHA-256. Paket yang berubah di jalan tidak "
        "dipakai, supaya angka kota tidak berasal dari berkas yang diubah.",
    ),
    Entry(
        "K21",
        _P,
        "Dua paket berbeda dengan versi yang sama",
        "{nilai} mengirim dua paket versi {versi} yang isinya berbeda; yang pertama tetap dipakai.",
        "Tanyakan kepada OPD mana yang berlaku; OPD mengirim paket versi berikutnya.",
        "Program tidak memilih sendiri di antara dua paket dengan nomor versi yang sama.",
    ),
    Entry(
        "K22",
        _T,
        "Paket dari OPD yang tidak terdaftar",
        "Paket '{berkas}' berasal dari '{nilai}', yang tidak ada di lembar Unit.",
        "Samakan nama OPD di lembar Unit dengan nama unit kerja di paket, lalu ulangi.",
        "Paket hanya diterima dari OPD yang ada di register Unit dan aktif.",
    ),
    Entry(
        "K23",
        _T,
        "Bentuk paket tidak dikenal",
        "Paket '{berkas}' berbentuk {nilai}, sedangkan program ini membaca bentuk {diminta}.",
        "Perbarui program di kantor ini dengan rilis terbaru, lalu ambil paket sekali lagi; atau minta "
        "OPD membuat paketnya dengan versi program yang sama.",
        "Paket membawa nomor bentuknya. Bentuk yang tidak dikenal tidak ditebak, supaya tidak ada angka "
        "yang masuk ke kolom yang salah.",
    ),
    Entry(
        "K24",
        _P,
        "Paket OPD ditahan",
        "Paket '{berkas}' untuk {unit} datang dari {nilai} (surel '{rinci}'), yang bukan alamat OPD itu; "
        "ditahan dan angkanya tidak dipakai.",
        "Tanyakan kepada OPD itu lewat telepon yang sudah dikenal. Bila benar, simpan paketnya (.zip) sendiri "
        "di folder masuk, atau tambahkan alamatnya di lembar Unit, lalu ulangi.",
        "Paket di surel hanya dihitung bila pengirimnya terdaftar untuk OPD itu dan tidak gagal diperiksa "
        "server surel kantor. Paket yang ditaruh pegawai di folder masuk dianggap sudah dipastikan.",
    ),
    Entry(
        "K25",
        _C,
        "Paket lebih lama",
        "Paket '{berkas}' dari {unit} versi {nilai}, lebih lama daripada versi {lama} yang sudah "
        "dipakai; paket itu tidak dipakai.",
        "Tidak perlu tindakan; bila yang lama justru benar, OPD membuat paket versi berikutnya.",
        "Yang berlaku selalu versi terbaru dari setiap OPD.",
    ),
    Entry(
        "K26",
        _P,
        "Isi paket tidak lazim",
        "Paket '{berkas}' dari {unit} memuat {nilai}, yang tidak lazim; paket tetap dipakai.",
        "Tanyakan kepada OPD; bila salah, kembalikan paketnya dengan koreksi.",
        "Versi draf di atas 50 atau capaian di luar 0 sampai 1.000 % biasanya salah ketik atau salah "
        "satuan. Program tidak mengubahnya.",
    ),
    Entry(
        "K27",
        _P,
        "Asli paket tidak ada di arsip",
        "Paket '{berkas}' dari {unit} (sidik {nilai}…) tidak ada lagi di arsip atau isinya berubah; "
        "angkanya tidak dipakai.",
        "Kembalikan berkasnya ke arsip, atau simpan paketnya sekali lagi di folder masuk, lalu ulangi.",
        "Angka kota hanya dipakai selama berkas asalnya masih ada seperti ketika diterima.",
    ),
    Entry(
        "K28",
        _P,
        "Paket tidak menjawab koreksi",
        "Paket '{berkas}' dari {unit} tidak menyebut berkas '{nilai}' yang mengembalikan paket "
        "sebelumnya; paket tetap dipakai.",
        "Tanyakan apakah koreksinya sudah dikerjakan. OPD mencatat berkas itu (evaluasi --dari BERKAS), "
        "menjawab koreksinya, lalu membuat paket baru.",
        "Paket perbaikan menyebut sidik berkas koreksi yang dijawabnya; tanpa itu tidak terlihat apakah "
        "koreksi sampai.",
    ),
    Entry(
        "K29",
        _P,
        "Draf OPD tidak dapat diperiksa",
        "Draf di paket '{berkas}' dari {unit} tidak dapat diperiksa: {rinci}.",
        "Buka berkasnya di folder opd; bila rusak, kembalikan paketnya dengan koreksi.",
        "Paketnya utuh dan angkanya dipakai; hanya isi drafnya yang tidak dapat dibandingkan.",
    ),
    Entry(
        "K30",
        _P,
        "Bukti terpisah belum diterima",
        "Paket '{berkas}' dari {unit} menyebut bukti di berkas tersendiri yang belum diterima: {nilai}.",
        "Minta berkas itu kepada OPD, simpan di folder masuk tanpa diubah, lalu ambil paket sekali lagi.",
        "Bukti yang terlalu besar untuk satu paket diserahkan dalam paket bukti. Paket induk menyebut sidik "
        "setiap paket bukti, sehingga yang tertukar atau berubah tidak dianggap diterima.",
    ),
    Entry(
        "K31",
        _C,
        "Paket bukti tanpa induk",
        "Paket bukti '{berkas}' tidak disebut oleh paket OPD mana pun yang dipakai; disimpan di arsip saja.",
        "Ambil paket induknya; bila OPD membuat paket baru, minta juga paket bukti yang menyertainya.",
        "Paket bukti hanya dihitung bila paket induk yang dipakai menyebut sidiknya.",
    ),
)
