"""Findings about what was typed into a form: codes I01, I02, …"""

from __future__ import annotations

from lkjip.findings.finding import Entry, Severity

_T, _P, _C = Severity.TOLAK, Severity.PERBAIKI, Severity.CATATAN

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
        "Status {label} adalah '{nilai}', tetapi ada angka di {diminta}; angka tidak dipakai.",
        "Pilih status angka, atau kosongkan angkanya.",
        "Status nihil, belum rilis, dan tidak diukur berarti tidak ada angka.",
    ),
    Entry(
        "I04",
        _C,
        "Status tanpa keterangan",
        "Status {label} adalah '{nilai}' tanpa keterangan.",
        "Tulis alasannya, atau kapan angkanya terbit, di kolom Keterangan.",
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
        "Triwulan yang belum diminta sudah diisi",
        "{lembar}!{sel} ({label}) berisi {nilai}, padahal periode ini hanya sampai {diminta}; "
        "tidak dipakai.",
        "Kosongkan sel itu; angka triwulan berikutnya diminta pada periode berikutnya.",
        "Triwulan sesudah periode laporan tidak ikut dihitung.",
    ),
    Entry(
        "I13",
        _C,
        "Isian diawali tanda rumus",
        "{lembar}!{sel} ({label}) diawali '{nilai}'; disimpan sebagai teks.",
        "Tidak perlu tindakan.",
        "Teks yang diawali = + - @ dapat terbaca sebagai rumus; program menyimpannya sebagai teks.",
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
)
