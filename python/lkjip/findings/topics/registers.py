"""Findings about the registers of the book: codes B01, B02, …"""

from __future__ import annotations

from lkjip.findings.finding import Entry, Severity

_T, _P, _C = Severity.REJECT, Severity.FIX, Severity.NOTE

# fmt: off - one entry reads as one card
ENTRIES: tuple[Entry, ...] = (
    Entry(
        "B01",
        _P,
        "Unit tanpa alamat surel",
        "Unit {nilai} tidak punya alamat surel di {lembar}!{sel}.",
        "Isi kolom Email unit itu, atau kirim formulirnya dengan cara lain.",
        "Surel permintaan tidak dapat dibuat tanpa alamat.",
    ),
    Entry(
        "B02",
        _C,
        "Unit tanpa indikator",
        "Unit {nilai} tidak punya indikator dan tidak punya sub kegiatan; formulir tidak dibuat.",
        "Isi Kode Unit pada indikator atau sub kegiatannya, atau ubah Aktif menjadi tidak.",
        "Formulir kosong tidak ada gunanya bagi unit.",
    ),
    Entry(
        "B03",
        _P,
        "Indikator tanpa pengisi",
        "Indikator {nilai} bersumber dari isian unit, tetapi Kode Unit di {lembar}!{sel} kosong atau "
        "tidak terdaftar.",
        "Isi Kode Unit indikator itu.",
        "Indikator tanpa unit tidak ditanyakan kepada siapa pun.",
    ),
    Entry(
        "B04",
        _P,
        "Indikator belum ada isiannya",
        "Indikator {nilai} belum punya realisasi: {diminta}.",
        "Kumpulkan formulir unitnya, lalu hitung ulang.",
        "Capaian indikator itu dikosongkan dan tidak ikut rata-rata sampai realisasinya ada.",
    ),
    Entry(
        "B05",
        _P,
        "Formulir unit belum diterima",
        "Formulir {nilai} belum diterima; indikator dan anggarannya tidak ikut dihitung.",
        "Kirim pengingat, lalu jalankan lagi Ambil Formulir Masuk dan Hitung Capaian.",
        "Hasil analisis belum mencakup unit ini.",
    ),
    Entry(
        "B06",
        _P,
        "Sumber indikator kota tidak ada",
        "Indikator kota {nilai} memakai sumber '{diminta}' yang tidak ada di paket OPD.",
        "Perbaiki kolom Sumber di lembar IKU Kota (OPD:kode; OPD:kode), atau tunggu paket OPD itu.",
        "Realisasi indikator kota dikosongkan sampai semua sumbernya ada; tidak ada yang ditebak.",
    ),
    Entry(
        "B07",
        _C,
        "Paket OPD belum diterima",
        "Paket {nilai} belum diterima; capaian dan anggarannya belum ikut dihitung.",
        "Ingatkan OPD itu, lalu ambil paket sekali lagi.",
        "Rekapitulasi kota baru mencakup OPD yang paketnya sudah diterima.",
    ),
    Entry(
        "B08",
        _P,
        "Tahun tanpa libur nasional",
        "Lembar Libur tidak memuat satu pun libur nasional tahun {nilai}; tenggat di tahun itu "
        "dihitung seakan-akan tidak ada hari libur.",
        "Isi libur nasional dan cuti bersama tahun {nilai} di lembar Libur menurut Keputusan "
        "Bersama Tiga Menteri, lalu tetapkan rencana lagi.",
        "Lembar yang kosong tidak berarti tahun tanpa libur; tenggat yang terlalu awal membuat "
        "unit tercatat terlambat.",
    ),
    Entry(
        "B09",
        _C,
        "Libur satu tahun belum pasti",
        "Libur tahun {nilai} belum lengkap di lembar Libur: {cuti} hari cuti bersama, {perkiraan} "
        "tanggal masih perkiraan.",
        "Sesuaikan lembar Libur setelah Keputusan Bersama Tiga Menteri untuk tahun {nilai} terbit.",
        "Cuti bersama dan tanggal hari besar baru pasti setelah keputusannya terbit; sebelum itu "
        "tenggat dapat bergeser.",
    ),
    Entry(
        "B10",
        _P,
        "Rencana melewati batas hukum",
        "Langkah 8 menurut rencana selesai {nilai}, sesudah batas penyampaian laporan {batas}.",
        "Mulai lebih awal, atau sepakati waktu yang lebih pendek pada langkah yang dapat dipercepat.",
        "Batasnya menurut PermenPANRB 53/2014: dua bulan setelah tahun anggaran berakhir untuk "
        "perangkat daerah, tiga bulan untuk pemerintah daerah.",
    ),
    Entry(
        "B11",
        _C,
        "Batas kembali formulir diperbarui",
        "Batas kembali {nilai} sudah lewat, jadi surat dan formulir menyebut batas baru {baru}.",
        "Tidak perlu tindakan. Perlu waktu lain? Tetapkan rencana lagi sebelum surat dikirim.",
        "Unit tidak dapat memenuhi batas yang sudah lewat; batas baru memberi waktu sepanjang langkah "
        "3 SOP.",
    ),
    Entry(
        "B12",
        _P,
        "Libur berubah sesudah tenggat diberitahukan",
        "Lembar Libur berubah: tenggat {lembar} menjadi {baru}, sedangkan yang sudah diberitahukan "
        "{nilai}.",
        "Pakai tenggat yang baru dengan perintah sesuaikan, lalu beri tahu yang menunggu; atau "
        "biarkan, tenggat yang sudah diberitahukan tetap berlaku.",
        "Tenggat yang sudah diberitahukan tidak bergeser sendiri dan tidak pernah dimajukan; "
        "keterlambatan yang sudah tercatat tidak berubah.",
    ),
    Entry(
        "B20", _T, "Pilihan tidak dikenal",
        "{lembar}!{sel} ({kolom}) berisi “{nilai}”, yang tidak ada di pilihannya.",
        "Pilih salah satu: {pilihan}.",
        "Kata yang tidak dikenal tidak diganti bawaan: arah yang keliru membalik capaian.",
    ),
    Entry(
        "B21", _T, "Bukan angka",
        "{lembar}!{sel} ({kolom}) berisi “{nilai}”, yang bukan angka.",
        "Ketik angkanya saja, tanpa satuan dan tanpa titik ribuan.",
        "Kolom ini dihitung; teks di dalamnya akan dianggap kosong.",
    ),
    Entry(
        "B22", _T, "Bukan tanggal",
        "{lembar}!{sel} ({kolom}) berisi “{nilai}”, yang bukan tanggal.",
        "Ketik tanggal lengkap (hari/bulan/tahun) sampai Excel menampilkannya sebagai tanggal.",
        "Tanggal yang berupa teks tidak ikut dihitung sebagai hari libur.",
    ),
    Entry(
        "B23", _P, "Target belum diisi",
        "{lembar}!{sel}: target indikator {nilai} kosong.",
        "Isi target menurut Perjanjian Kinerja.",
        "Formulir unit memuat target; tanpa target capaian tidak dapat dihitung.",
    ),
    Entry(
        "B24", _P, "Bobot tidak lebih dari nol",
        "{lembar}!{sel}: bobot indikator {nilai} nol atau negatif.",
        "Isi bobot lebih dari nol, atau kosongkan semua bobot.",
        "Indikator berbobot nol tidak ikut rata-rata.",
    ),
    Entry(
        "B25", _P, "Pagu negatif",
        "{lembar}!{sel}: pagu {kode} {nilai}; pagu tidak pernah negatif.",
        "Ketik pagu menurut DPA terakhir, tanpa tanda minus.",
        "Pagu negatif mengurangi jumlah pagu dan membesarkan serapan.",
    ),
    Entry(
        "B26", _P, "Pagu di tingkat yang salah",
        "{lembar}!{sel}: pagu {nilai} tertulis pada {kode} ({jenjang}); pagu hanya pada sub kegiatan.",
        "Pindahkan pagu ke sub kegiatannya; jumlah program dan kegiatan dihitung program ini.",
        "Pagu yang tertulis di dua tingkat akan terhitung dua kali.",
    ),
    Entry(
        "B27", _P, "Unit tidak terdaftar",
        "{lembar}!{sel}: unit “{nilai}” pada {kode} tidak ada di lembar Unit.",
        "Samakan Kode Unit dengan lembar Unit.",
        "Sub kegiatan tanpa unit yang dikenal tidak ditanyakan kepada siapa pun.",
    ),
    Entry(
        "B28", _P, "Program tanpa sasaran",
        "{lembar}!{sel}: program {nilai} tidak menyebut sasaran.",
        "Isi sasaran yang didukung program itu.",
        "Laporan disusun menurut sasaran; indikator program ini tidak mendapat tempat.",
    ),
    Entry(
        "B29", _P, "Sasaran mirip sasaran lain",
        "{lembar}!{sel}: sasaran “{nilai}” hanya ada sekali dan mirip “{lain}”.",
        "Samakan bunyinya bila keduanya sasaran yang sama.",
        "Satu huruf yang berbeda membuat sasaran baru di laporan.",
    ),
    Entry(
        "B30", _P, "Alamat surel tidak dapat dipakai",
        "{lembar}!{sel}: “{nilai}” ({unit}) bukan alamat surel yang dapat dipakai.",
        "Tulis satu alamat seperti nama@contoh.go.id, tanpa spasi. Unit lain tetap berjalan.",
        "Surel unit ini dibuat tanpa penerima; formulir dan suratnya tetap ada.",
    ),
    Entry(
        "B31", _P, "Pengaturan kantor belum diisi",
        "{lembar}!{sel}: pengaturan “{nilai}” kosong.",
        "Isi di lembar Pengaturan, atau ambil dengan impor (Kunci, Nilai).",
        "Surat, formulir, dan laporan memuat nama kantor dari lembar Pengaturan.",
    ),
    Entry(
        "B32", _P, "Pembanding tanpa indikator",
        "{lembar}!{sel}: kode “{nilai}” tidak ada di lembar Indikator.",
        "Perbaiki kodenya, atau hapus barisnya bila indikatornya tidak dipakai lagi.",
        "Baris itu tidak dibandingkan dengan apa pun.",
    ),
    Entry(
        "B33", _P, "Tahun riwayat tidak dapat dipakai",
        "{lembar}!{sel}: tahun “{nilai}” untuk {kode} kosong, tertulis dua kali, atau bukan tahun "
        "sebelum {tahun}.",
        "Isi tahun empat angka sebelum tahun laporan; satu indikator satu baris setiap tahun.",
        "Baris yang meragukan dapat membuat perbandingan antartahun keliru.",
    ),
    Entry(
        "B34", _C, "Hasil tahun lalu tidak dibawa",
        "Realisasi dan capaian tahun {tahun} tidak dibawa ke tabel Riwayat Indikator: {nilai}.",
        "Selesaikan analisis setahun penuh di buku lama lalu buat buku baru sekali lagi, atau isi "
        "tahun itu di lembar {lembar}.",
        "Perbandingan dengan tahun lalu memerlukan hasil setahun penuh; tidak ada yang ditebak.",
    ),
    Entry(
        "B35", _P, "Kolom sendiri tidak dibawa",
        "Kolom “{nilai}” di lembar {lembar} tidak dibawa ke buku baru: di kanan tabelnya ada tabel "
        "lain.",
        "Salin isinya dari buku lama bila masih diperlukan.",
        "Kolom itu ditambahkan orang dan tidak punya tempat di buku yang baru dibangun.",
    ),
    Entry(
        "B44", _P, "Lembar sendiri tidak dibawa",
        "Lembar “{lembar}” tidak dibawa ke buku baru: lembar itu ditambahkan orang.",
        "Salin lembarnya dari buku lama bila masih diperlukan (klik kanan tab, Pindahkan atau Salin).",
        "Buku baru dibangun dari susunan program; lembar tambahan tidak ada di dalamnya.",
    ),
    Entry(
        "B36", _C, "Periode Renstra sudah lewat",
        "Renstra {nilai} sudah berakhir, jadi kolom Target Akhir Renstra dikosongkan.",
        "Isi periode Renstra yang baru di lembar Pengaturan dan target akhirnya di lembar {lembar}.",
        "Target akhir Renstra yang lama tidak berlaku lagi sebagai pembanding.",
    ),
    Entry(
        "B37", _C, "Teks dari tahun lalu",
        "{lembar}!{sel}: teks “{nilai}” dibawa dari buku tahun lalu dan belum ditandai sudah "
        "diperiksa.",
        "Periksa teksnya, lalu kosongkan kolom Perlu Diperiksa di baris itu.",
        "Teks tahun lalu dicetak apa adanya di laporan tahun ini.",
    ),
    Entry(
        "B40", _C, "Jenis indikator kosong",
        "{lembar}!{sel}: indikator {nilai} tidak menyebut jenisnya, jadi dihitung sebagai IKU.",
        "Isi kolom Jenis: IKU, IK (indikator program atau kegiatan), atau keluaran.",
        "Capaian sasaran adalah rata-rata IKU-nya, dan pertanyaan lembar Analisis hanya untuk IKU. "
        "Bila semua baris kosong, yang dihitung adalah indikator teratas menurut pohon program.",
    ),
    Entry(
        "B49", _P, "IKU tanpa penjawab",
        "{lembar}!{sel}: Penanggung Jawab {nilai} ({isi}) bukan unit aktif, jadi tidak ada unit yang "
        "ditanya sebab, kendala, dan solusinya.",
        "Isi Penanggung Jawab dengan kode unit di lembar Unit.",
        "Indikator gabungan tidak punya pengisi sendiri; tanpa penanggung jawab Bab III tidak memuat "
        "analisisnya.",
    ),
    Entry(
        "B41", _C, "Target triwulan tidak dipakai",
        "{lembar}!{sel}: indikator {kode} bernilai tiap {diminta}, jadi target triwulan “{nilai}” "
        "tidak dibandingkan.",
        "Kosongkan sel itu, atau betulkan kolom Frekuensi.",
        "Target triwulan hanya berarti pada triwulan yang ada realisasinya.",
    ),
    Entry(
        "B42", _P, "Target triwulan tidak membentuk target tahun",
        "{lembar}!{sel}: target triwulan {kode} menjadi {nilai} ({cara}), sedangkan target "
        "tahunannya {target}.",
        "Samakan keduanya, atau betulkan kolom Akumulasi.",
        "Target triwulan dan target tahun berasal dari Perjanjian Kinerja yang sama.",
    ),
    Entry(
        "B68", _P, "Target rentang menjadi tanggal",
        "{lembar}!{sel}: target rentang {kode} berisi satu angka, {nilai}; itu nomor hari {tanggal}.",
        "Ketik kedua batasnya dengan kata, misalnya 5 s.d. 7.",
        "Excel mengubah ketikan seperti 5-7 menjadi tanggal tanpa bertanya.",
    ),
    Entry(
        "B43", _T, "Kode unit tidak dapat menjadi nama berkas",
        "{lembar}!{sel}: kode unit “{nilai}” memuat / \\ : * ? \" < > | atau baris baru, berawal atau "
        "berakhir dengan titik atau spasi, atau nama yang dipakai Windows (CON, PRN, AUX, NUL, COM1, LPT1).",
        "Ganti kodenya dengan huruf, angka, titik, atau tanda hubung, misalnya SB-PEM.",
        "Kode unit menjadi bagian nama formulir, surat, dan arsip. Tanda pemisah akan menaruh berkas itu "
        "di folder lain.",
    ),
)  # fmt: skip
