"""Findings about capaian and its cross-checks: codes C01, C02, …"""

from __future__ import annotations

from lkjip.findings.finding import Entry, Severity

_P, _C = Severity.FIX, Severity.NOTE

ENTRIES: tuple[Entry, ...] = (
    Entry(
        "C01", _P, "Capaian tercetak tidak sesuai hitung ulang",
        "Capaian tercetak {nilai} tidak sesuai hitung ulang {dihitung} ({formula}).",
        "Periksa target, realisasi, dan rumus; perbaiki yang keliru.",
        "Angka yang tercetak berbeda sedikitnya satu satuan angka terakhirnya dari hasil hitung "
        "ulang, juga sesudah diperiksa sebagai pecahan dan sebagai nilai yang dibatasi 100.",
    ),
    Entry(
        "C02", _P, "Capaian tercetak berbeda karena pembulatan masukan",
        "Capaian tercetak {nilai} tidak sesuai hitung ulang {dihitung} ({formula}); selisihnya "
        "masih dapat berasal dari pembulatan target atau realisasi yang tercetak.",
        "Cetak target dan realisasi dengan desimal lengkap, atau hitung ulang dari yang tercetak.",
        "Pembaca menghitung ulang dari angka yang tercetak. Bila realisasi 77,4 dicetak 77, capaian "
        "yang tercetak tidak dapat diperoleh kembali. Selisih sampai setengah poin tidak dilaporkan.",
    ),
    Entry(
        "C03", _P, "Rumus banding dengan realisasi nol",
        "Realisasi {nilai} tidak dapat menjadi pembagi (target {target} / realisasi).",
        "Pakai rumus selisih untuk indikator ini.",
        "Rumus target / realisasi tidak terdefinisi bila realisasi nol atau negatif.",
    ),
    Entry(
        "C04", _P, "Target nol",
        "Target 0 dengan realisasi {nilai}: capaian tidak dapat dihitung.",
        "Isi target, atau ubah arah indikator menjadi turun bila nol adalah sasarannya.",
        "Untuk indikator yang makin tinggi makin baik, pembagian dengan target nol tidak bermakna.",
    ),
    Entry(
        "C05", _P, "Realisasi kosong",
        "Realisasi belum diisi.",
        "Isi angkanya, atau pilih status nihil, belum rilis, atau tidak diukur.",
        "Kosong berarti belum diisi. Kosong tidak dihitung sebagai 0.",
    ),
    Entry(
        "C06", _P, "Target kosong",
        "Target belum diisi.",
        "Isi target sesuai Perjanjian Kinerja yang berlaku.",
        "Capaian tidak dapat dihitung tanpa target.",
    ),
    Entry(
        "C07", _P, "Arah bertentangan dengan bunyi indikator",
        "Arah {nilai}, padahal bunyi indikator “{nama}” menunjukkan arah {menurut}.",
        "Periksa arah indikator di register; ubah menjadi {menurut} bila keliru.",
        "Angka kematian, stunting, kemiskinan, pengangguran, dan inflasi makin rendah makin baik; "
        "persentase penurunan makin tinggi makin baik. Arah yang terbalik membalik capaian.",
    ),
    Entry(
        "C08", _P, "Capaian tercetak memakai rumus lain",
        "Capaian tercetak {nilai} tidak sesuai hitung ulang {dihitung} ({formula}), tetapi sesuai "
        "{lain}.",
        "Periksa arah dan rumus indikator; pakai satu rumus dan sebutkan dalam laporan.",
        "Rumus untuk satu indikator terbalik (naik dihitung turun, atau selisih dihitung banding).",
    ),
    Entry(
        "C09", _P, "Nilai setahun tidak sesuai triwulan",
        "Nilai setahun {nilai} tidak sesuai {dihitung} menurut triwulan ({rincian}; cara {cara}).",
        "Perbaiki nilai triwulan, nilai setahun, atau cara akumulasi indikator.",
        "Nilai setahun diturunkan dari triwulan: dijumlah, nilai akhir, rata-rata, atau tertinggi.",
    ),
    Entry(
        "C10", _P, "Persen dijumlahkan antartriwulan",
        "Persen dijumlahkan: {rincian} = {nilai}; nilai akhir adalah {akhir}.",
        "Ubah cara akumulasi menjadi akhir atau rata, dan perbaiki nilai setahun.",
        "Persentase dan indeks tidak pernah dijumlahkan antartriwulan.",
    ),
    Entry(
        "C11", _P, "Satu indikator dengan dua nilai",
        "Indikator “{nama}” bernilai {nilai} di sini dan {lain} di {di}.",
        "Tetapkan satu nilai dan samakan di semua tempat.",
        "Angka yang sama harus sama di setiap tabel dan di setiap bab.",
    ),
    Entry(
        "C12", _P, "Satu indikator dengan dua arah",
        "Indikator “{nama}” berarah {nilai} di sini dan {lain} di {di}.",
        "Tetapkan satu arah di register indikator.",
        "Dua arah untuk indikator yang sama memberi dua capaian yang berlawanan.",
    ),
    Entry(
        "C13", _C, "Lonjakan dari tahun lalu",
        "Nilai {nilai} berbeda {kali} kali dari tahun lalu ({lalu}); batas wajar 3 kali.",
        "Periksa satuan dan letak koma; bila benar, jelaskan penyebabnya dalam analisis.",
        "Lonjakan sering berasal dari salah satuan, salah koma, atau perubahan metode.",
    ),
    Entry(
        "C14", _C, "Sama persis dengan tahun lalu",
        "Nilai {nilai} sama persis dengan tahun lalu ({lalu}).",
        "Pastikan nilai tahun ini sudah diperbarui.",
        "Angka tahun lalu sering tertinggal ketika berkas lama dipakai ulang.",
    ),
    Entry(
        "C15", _P, "Target berbeda dari Perjanjian Kinerja",
        "Target {nilai} berbeda dari Perjanjian Kinerja ({pk}).",
        "Pakai target Perjanjian Kinerja terakhir yang berlaku di lembar Indikator, lalu ambil formulir "
        "masuk sekali lagi: isian yang sudah diterima dinilai ulang dengan target itu.",
        "Laporan mengukur terhadap Perjanjian Kinerja terakhir yang berlaku (PermenPANRB 53/2014, "
        "Bab II dan III).",
    ),
    Entry(
        "C16", _C, "Tahun lain dalam teks",
        "Teks menyebut tahun {nilai}, sedangkan laporan tahun {tahun}.",
        "Ganti tahunnya bila tertinggal dari laporan lama.",
        "Teks tahun lalu sering tertinggal. Tahun peraturan, kurun waktu, dan tahun pembanding tidak "
        "dihitung.",
    ),
    Entry(
        "C17", _C, "Metode berubah",
        "Nilai {nilai} dan tahun lalu {lalu} memakai metode berbeda, jadi tidak dibandingkan.",
        "Jelaskan perubahan metode; bila ada, hitung ulang tahun lalu dengan metode baru.",
        "Selisih dua metode bukan perubahan kinerja.",
    ),
    Entry(
        "C18", _C, "Nilai dalam celah skala",
        "Nilai {nilai} berada di atas {atas} dan di bawah kelas berikutnya; dibaca {kategori} "
        "menurut batas bawah ({skala}).",
        "Tidak perlu diperbaiki; sebutkan aturan batas bawah dalam laporan.",
        "Skala yang dicetak dengan batas bulat (76–90, 91 ke atas) tidak menyebut 90,50. Batas bawah "
        "dipakai pada nilai yang belum dibulatkan, sehingga tidak ada celah.",
    ),
    Entry(
        "C19", _P, "Peringkat di bawah target",
        "Realisasi {nilai} di bawah target {target}; peringkat tidak mempunyai angka.",
        "Tulis nilainya dalam kurung, misalnya BB (79,39), untuk target dan realisasi, atau isi "
        "Skor keduanya di tabel Peringkat lembar Pengaturan.",
        "Peringkat yang tercapai atau terlampaui bernilai 100. Peringkat yang tidak tercapai tidak "
        "diberi angka karangan.",
    ),
    Entry(
        "C20", _P, "Target dan realisasi tidak sejenis",
        "Realisasi {nilai} tidak dapat dibandingkan dengan target {target}.",
        "Tulis keduanya dengan bentuk yang sama (angka, atau peringkat yang sejenis).",
        "Angka tidak dapat dibandingkan dengan peringkat atau rentang, dan sebaliknya.",
    ),
    Entry(
        "C21", _C, "Indikator keluar dari rata-rata",
        "Status {nilai}: capaian tidak dihitung dan tidak ikut rata-rata.",
        "Lengkapi bila nilainya sudah ada.",
        "Nilai yang belum rilis atau tidak diukur tidak dijadikan 0 atau 100; indikatornya disebut "
        "tersendiri.",
    ),
    Entry(
        "C22", _C, "Arah tidak dikenal",
        "Arah “{nilai}” tidak dikenal; dihitung dengan arah {dipakai}.",
        "Isi arah: naik, turun, tetap, atau rentang.",
        "Tanpa arah, capaian dihitung dengan arah bawaan dan dapat terbalik.",
    ),
    Entry(
        "C23", _P, "Bobot tidak ada",
        "{nilai} tidak mempunyai bobot lebih dari nol, sehingga tidak ikut rata-rata.",
        "Isi bobotnya, atau kosongkan semua bobot.",
        "Rata-rata berbobot memerlukan bobot untuk setiap indikator.",
    ),
    Entry(
        "C24", _P, "Kategori tercetak tidak sesuai",
        "Kategori tercetak {nilai}, sedangkan capaian {capaian} termasuk {dihitung} ({skala}).",
        "Perbaiki kategorinya, atau sebutkan skala yang dipakai.",
        "Kategori ditentukan dari capaian yang belum dibulatkan, dengan batas bawah setiap kelas.",
    ),
    Entry(
        "C25", _P, "Target negatif",
        "Target {target} dengan realisasi {nilai}: rasio tidak bermakna.",
        "Tulis target sebagai bilangan positif, misalnya besar penurunan, atau isi Pengaturan "
        "target_negatif dengan ya.",
        "Pembagian dengan target negatif membalik arah penilaian.",
    ),
    Entry(
        "C26", _P, "Capaian tercetak tanpa dasar",
        "Capaian tercetak {nilai}, padahal tidak dapat dihitung dari target dan realisasi.",
        "Kosongkan capaian, atau lengkapi target dan realisasi.",
        "Indikator yang tidak diukur atau tidak diisi tidak dapat mempunyai capaian.",
    ),
    Entry(
        "C27", _C, "Capaian tercetak tidak terbaca",
        "Capaian tercetak “{nilai}” tidak terbaca sebagai angka; hitung ulang {dihitung}.",
        "Cetak capaian sebagai angka.",
        "Sel capaian pada sumber rusak atau berisi teks.",
    ),
    Entry(
        "C28", _C, "Bunyi indikator meragukan",
        "Bunyi “{nama}” tidak menyebut apakah yang diukur besar penurunannya; dipakai arah {nilai}.",
        "Tulis “Persentase penurunan …” bila penurunannya yang diukur, dan periksa arahnya.",
        "Pada “Penurunan angka …” ada dua tafsir: besar penurunan (naik) atau angkanya (turun).",
    ),
    Entry(
        "C29", _C, "Rumus disimpulkan dari capaian tercetak",
        "Rumus tidak disebut; dipakai {nilai} (bukan bawaan {bawaan}) karena capaian tercetak "
        "indikator ini sesuai rumus itu.",
        "Isi kolom rumus.",
        "Kedua rumus arah turun lazim dipakai dan hasilnya jauh berbeda, jadi rumus harus disebut.",
    ),
    Entry(
        "C30", _C, "Capaian negatif dijadikan 0",
        "Hitungan {formula} = {nilai}; capaian terendah adalah 0.",
        "Jelaskan dalam analisis mengapa realisasi sejauh itu dari target.",
        "Realisasi lebih dari dua kali target pada arah turun, atau realisasi negatif pada arah naik, "
        "memberi hitungan di bawah nol. Nilai sebelum dijadikan 0 tetap tertulis pada rumus.",
    ),
    Entry(
        "C32", _C, "Target negatif dihitung menurut kebiasaan",
        "Target {target} di bawah nol; realisasi {nilai} dihitung dari jaraknya ke target.",
        "Isi Pengaturan target_negatif dengan tidak bila kantor tidak memakai cara ini.",
        "Arah naik: 100 + (realisasi − target) / |target| × 100; arah turun: 100 − (realisasi − "
        "target) / |target| × 100. Tidak ada peraturan yang menetapkannya; laporan mencetaknya.",
    ),
    Entry(
        "C33", _C, "Angka bermakna ganda, capaiannya sama",
        "Target {target} dan realisasi {nilai} dapat dibaca dengan dua cara; capaiannya sama.",
        "Tulis keduanya tanpa titik ribuan, atau dengan koma desimal, supaya artinya jelas.",
        "Titik dalam satu baris dibaca dengan cara yang sama: ribuan keduanya atau desimal "
        "keduanya. Bila capaiannya sama, capaian itu dipakai.",
    ),
    Entry(
        "C34", _C, "Satu indikator mengangkat kategori sasaran",
        "Capaian {sasaran} {nilai} ({kategori}); bila {indikator} dihitung paling tinggi 100 "
        "menjadi {dibatasi} ({lain}).",
        "Periksa {indikator}, atau batasi capaian lewat Pengaturan batas_capaian.",
        "Capaian jauh di atas 100 menutupi indikator lain dalam rata-rata yang tidak dibatasi.",
    ),
    Entry(
        "C35", _C, "Isian triwulan tampak kumulatif",
        "Isian triwulan {nilai} dijumlah menjadi {dihitung}, padahal yang terakhir tampak sudah "
        "memuat triwulan sebelumnya.",
        "Bila angkanya kumulatif, unit mengisi tambahan setiap triwulan saja, atau pilih Akumulasi "
        "akhir di register Indikator. Bila memang begitu, tidak perlu tindakan.",
        "Angka yang sudah kumulatif dihitung dua kali bila dijumlah, sehingga capaiannya terlalu "
        "tinggi.",
    ),
    Entry(
        "C31", _P, "Peringkat tidak dapat dijumlah",
        "Isian triwulan {nilai} berupa peringkat atau rentang, sedangkan akumulasinya {cara}.",
        "Pilih Akumulasi akhir (atau maks) untuk indikator ini di register Indikator.",
        "Peringkat dan rentang tidak mempunyai jumlah dan rata-rata. Nilai setahunnya adalah yang "
        "terakhir, atau yang tertinggi.",
    ),
)  # fmt: skip
