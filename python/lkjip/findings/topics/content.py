"""Findings about what was typed into a form: codes I01, I02, …"""

from __future__ import annotations

from lkjip.findings.finding import Entry, Severity

_T, _P, _C = Severity.REJECT, Severity.FIX, Severity.NOTE

# fmt: off - one entry reads as one card
ENTRIES: tuple[Entry, ...] = (
    Entry(
        "I01",
        _P,
        "Isian wajib kosong",
        "{lembar}!{sel} ({label}) belum diisi.",
        "Isi sel itu; bila tidak ada angka, pilih status nihil, belum rilis, atau tidak diukur.",
        "Sel kuning yang wajib dibiarkan kosong. Kosong tidak dianggap nol.",
    ),
    Entry(
        "I02",
        _P,
        "Status tidak dikenal",
        "{lembar}!{sel} berisi status '{nilai}', yang bukan pilihan.",
        "Pilih salah satu: {diminta}.",
        "Status hanya boleh dipilih dari daftar.",
    ),
    Entry(
        "I03",
        _P,
        "Status bertentangan dengan angka",
        "{label} adalah '{nilai}', tetapi ada angka di {diminta}; angka tidak dipakai.",
        "Pilih status angka, atau kosongkan angkanya.",
        "Status nihil, belum rilis, dan tidak diukur berarti tidak ada angka.",
    ),
    Entry(
        "I04",
        _C,
        "Status tanpa keterangan",
        "{label} adalah '{nilai}' tanpa keterangan.",
        "Tulis alasannya, atau kapan angkanya terbit, di kolom Keterangan; pada lembar Analisis di "
        "belakang kata itu.",
        "Pembaca laporan perlu tahu mengapa angka tidak ada.",
    ),
    Entry(
        "I05",
        _P,
        "Isian bukan angka",
        "{lembar}!{sel} ({label}) berisi '{nilai}', yang bukan angka.",
        "Ketik angkanya saja; satuan dan tahun sudah tertulis di formulir.",
        "Sel angka berisi teks, tanggal, atau BENAR/SALAH.",
    ),
    Entry(
        "I06",
        _P,
        "Angka negatif",
        "{lembar}!{sel} ({label}) berisi {nilai}; realisasi tidak boleh kurang dari nol.",
        "Periksa tanda minusnya, lalu kirim ulang.",
        "Realisasi fisik dan rupiah tidak pernah negatif.",
    ),
    Entry(
        "I07",
        _C,
        "Realisasi tertimpa",
        "{lembar}!{sel} berisi {nilai}, sedangkan dari triwulan dihitung {diminta}; "
        "yang dipakai {diminta}.",
        "Tidak perlu tindakan bila angka triwulan benar.",
        "Sel rumus realisasi ditimpa; program menghitung sendiri dari triwulan.",
    ),
    Entry(
        "I08",
        _C,
        "Jawaban analisis kosong",
        "{lembar}!{sel} ({label}) belum dijawab.",
        "Jawab dengan dua sampai empat kalimat; tulis - bila memang tidak ada.",
        "Bagian analisis Bab III tidak dapat ditulis tanpa jawaban unit.",
    ),
    Entry(
        "I09",
        _C,
        "Jawaban terlalu panjang",
        "{lembar}!{sel} ({label}) berisi {nilai} huruf, paling banyak {diminta}.",
        "Ringkas jawabannya; selebihnya dapat dilampirkan sebagai bukti.",
        "Jawaban masuk ke laporan apa adanya, jadi panjangnya dibatasi.",
    ),
    Entry(
        "I29",
        _P,
        "Teks dipotong",
        "{lembar}!{sel} ({label}) berisi {nilai} huruf, paling banyak {diminta}; hanya {diambil} huruf "
        "pertama yang diambil.",
        "Ringkas teksnya, lampirkan selebihnya sebagai bukti, lalu kirim ulang.",
        "Satu sel buku kerja dan satu paragraf laporan tidak dapat memuat teks sebesar itu. Yang dipotong "
        "selalu disebut, dan formulir asli tetap utuh di arsip.",
    ),
    Entry(
        "I10",
        _C,
        "Tidak ada bukti",
        "Tidak ada dokumen yang disebut di lembar Bukti.",
        "Sebutkan paling sedikit satu dokumen untuk setiap indikator yang berisi angka.",
        "Peninjau dan Inspektorat menanyakan bukti atas setiap realisasi.",
    ),
    Entry(
        "I11",
        _C,
        "Bukti disebut dua kali",
        "Dokumen '{nilai}' disebut dua kali di lembar Bukti ({sel} dan {diminta}).",
        "Hapus salah satu, atau sebut dokumen yang sebenarnya dimaksud.",
        "Bukti yang sama ditempel dua kali adalah temuan yang sering.",
    ),
    Entry(
        "I12",
        _C,
        "Triwulan yang tidak diminta sudah diisi",
        "{lembar}!{sel} ({label}) berisi {nilai}, padahal yang diminta hanya {diminta}; tidak "
        "dipakai.",
        "Kosongkan sel itu; angka triwulan berikutnya diminta pada periode berikutnya.",
        "Triwulan sesudah periode laporan, dan triwulan yang tidak diukur menurut frekuensi "
        "indikatornya, tidak ikut dihitung.",
    ),
    Entry(
        "I14",
        _P,
        "Revisi bukan bilangan",
        "Identitas!{sel} (Revisi) berisi '{nilai}', yang bukan bilangan 1 sampai 99; "
        "dianggap {diminta}.",
        "Ketik bilangan revisi, misalnya 1.",
        "Nomor revisi menentukan kiriman mana yang berlaku.",
    ),
    Entry(
        "I15",
        _C,
        "Identitas pengisi belum lengkap",
        "{lembar}!{sel} ({label}) belum diisi.",
        "Isi bila sempat; angka dan jawaban tetap diterima.",
        "Nama, jabatan, dan tanggal memudahkan pengumpul data bertanya kembali.",
    ),
    Entry(
        "I16",
        _C,
        "Angka diketik sebagai teks",
        "{lembar}!{sel} ({label}) berisi teks '{nilai}', dibaca {dibaca}.",
        "Tidak perlu tindakan bila angka itu benar; lain kali ketik angkanya saja.",
        "Sel berformat teks atau angka diketik bersama Rp, %, atau titik ribuan. Cara membacanya "
        "selalu disebut agar dapat diperiksa.",
    ),
    Entry(
        "I17",
        _P,
        "Angka bukan angka biasa",
        "{lembar}!{sel} ({label}) berisi '{nilai}', yang tidak ditulis dengan angka 0–9.",
        "Ketik ulang dengan angka 0 sampai 9.",
        "Angka lebar penuh, angka Arab, dan pangkat tampak seperti angka, tetapi tidak ditebak.",
    ),
    Entry(
        "I18",
        _C,
        "Karakter tak terlihat dibuang",
        "Karakter tak terlihat di {lembar}!{sel} ({label}) dibuang.",
        "Tidak perlu tindakan.",
        "Karakter tak terlihat terbawa ketika menyalin dari web atau PDF dan dapat mengubah arah "
        "atau bunyi tulisan.",
    ),
    Entry(
        "I19",
        _P,
        "Angka di luar kewajaran",
        "{lembar}!{sel} ({label}) berisi {nilai}, jauh di luar kewajaran ({diminta}); tidak dipakai.",
        "Periksa banyaknya nol dan satuannya, lalu ketik ulang. Bila memang benar, jelaskan di "
        "kolom Keterangan dan hubungi pengumpul data.",
        "Angka lebih dari seribu kali targetnya, persen yang ribuan, atau belanja di bawah seribu "
        "rupiah hampir selalu salah ketik atau salah satuan.",
    ),
    Entry(
        "I20",
        _P,
        "Sel isian digabung",
        "Sel isian {nilai} di lembar '{lembar}' digabung, sehingga hanya {sel} yang berisi.",
        "Pisahkan sel itu (Merge & Center dimatikan), lalu isi setiap sel.",
        "Satu sel gabungan hanya menyimpan satu nilai; triwulan yang lain menjadi kosong.",
    ),
    Entry(
        "I21",
        _C,
        "Komentar pada sel",
        "Komentar di {lembar}!{sel}: '{nilai}'. Komentar tidak dibaca sebagai isian.",
        "Ketik isian di selnya; penjelasan di kolom Keterangan.",
        "Jawaban yang ditulis sebagai komentar tidak masuk ke laporan.",
    ),
    Entry(
        "I22",
        _C,
        "Rumus di sel isian",
        "{lembar}!{sel} ({label}) berisi rumus ={nilai}; hasil simpanannya yang dipakai.",
        "Tidak perlu tindakan bila hasilnya benar; lain kali ketik angkanya.",
        "Hasil rumus dibaca seperti terakhir dihitung oleh program pengirim.",
    ),
    Entry(
        "I23",
        _P,
        "Rumus tanpa hasil",
        "{lembar}!{sel} ({label}) berisi rumus ={nilai} tanpa hasil, sehingga terbaca kosong.",
        "Ketik angkanya, atau buka formulir di Excel dan simpan ulang.",
        "Program pengirim tidak menyimpan hasil rumus, atau hasilnya teks kosong.",
    ),
    Entry(
        "I24",
        _P,
        "Tanggal di sel angka",
        "{lembar}!{sel} ({label}) berisi tanggal {nilai}, mungkin maksudnya {diminta}.",
        "Ubah format sel menjadi Angka, lalu ketik ulang angkanya dengan koma.",
        "Excel mengubah 3.5 atau 3/5 menjadi tanggal. Angka aslinya tidak ditebak.",
    ),
    Entry(
        "I25",
        _C,
        "Tanggal tidak masuk akal",
        "{lembar}!{sel} ({label}) berisi '{nilai}', yang bukan tanggal pengisian yang masuk akal.",
        "Ketik tanggal, misalnya {diminta}.",
        "Tanggal pengisian jatuh pada atau sesudah tahun laporan.",
    ),
    Entry(
        "I26",
        _C,
        "Sel berformat persen",
        "{lembar}!{sel} ({label}) berformat persen: terlihat {nilai}, dibaca {dibaca}.",
        "Tidak perlu tindakan bila angka itu benar.",
        "Excel menyimpan 85% sebagai 0,85. Yang dipakai adalah angka seperti terlihat pengisi.",
    ),
    Entry(
        "I27",
        _C,
        "Angka negatif dipakai",
        "{lembar}!{sel} ({label}) berisi {nilai}, lebih kecil dari nol; dipakai karena indikatornya "
        "dapat turun.",
        "Tidak perlu tindakan bila memang negatif.",
        "Pertumbuhan, inflasi, laju, dan selisih dapat kurang dari nol.",
    ),
    Entry(
        "I30",
        _P,
        "Sel berisi gambar",
        "{lembar}!{sel} ({label}) berisi gambar, yang tidak dapat dibaca sebagai isian.",
        "Hapus gambar dari sel itu dan ketik isinya; gambar bukti dikirim sebagai lampiran surel.",
        "WPS Office (DISPIMG) dan Excel (Place in Cell) dapat menaruh gambar sebagai isi sel. Tidak ada "
        "angka atau kata yang dapat dibaca darinya.",
    ),
    Entry(
        "I31",
        _P,
        "Terlalu banyak dokumen bukti",
        "Lembar Bukti menyebut {nilai} dokumen, paling banyak {diminta}; yang mulai di {lembar}!{sel} tidak "
        "diambil.",
        "Sebut dokumen sejenis dalam satu baris (misalnya laporan bulanan Januari sampai Desember), atau "
        "lampirkan daftarnya sebagai berkas bukti, lalu kirim ulang.",
        "Satu formulir menyebut paling banyak 100 dokumen, atau 10 untuk setiap indikatornya bila itu lebih "
        "banyak. Formulir asli tetap utuh di arsip.",
    ),
    Entry(
        "I28",
        _T,
        "Formulir belum diisi",
        "Formulir '{berkas}' kembali tanpa satu pun isian.",
        "Isi sel kuning di lembar Kinerja, Anggaran, Analisis, dan Bukti, lalu kirim ulang.",
        "Formulir kosong berbeda dengan nihil: bila memang tidak ada, pilih status nihil.",
    ),
)
