"""The form as data: one spec feeds the writer, the reader, the checks, the hints and the manual.

A form has five sheets that people see (``Petunjuk`` only explains) and one very hidden identity
sheet. Rows are found by key and columns by label when a form comes back, never by position.
"""

from __future__ import annotations

from lkjip.forms.shape import Column as Column
from lkjip.forms.shape import Field as Field
from lkjip.forms.shape import Kind as Kind
from lkjip.forms.shape import Sheet as Sheet

FORM_ID = "F-LKJIP"
FORM_VERSION = "1.1"
READABLE_VERSIONS: frozenset[str] = frozenset({"1.0", "1.1"})
"""Versions that the reader still understands; an older form is not refused while it is here."""

HIDDEN_SHEET = "_lkjip"
SUMMARY_SHEET = "Koreksi"
"""The sheet in front of a correction copy; it comes back with the corrected form."""
HEADER_ROW = 5
FIRST_ROW = HEADER_ROW + 1
TABLE_LEFT = 1
EVIDENCE_ROWS, EVIDENCE_EACH = 12, 3
MOST_EVIDENCE, MOST_EVIDENCE_EACH = 100, 10
"""Documents that a form may name, or for each indicator, whichever is more."""
"""Rows for documents: at least so many, and so many for each indicator."""
MAX_TEXT = 4000
KEPT_TEXT = 3 * MAX_TEXT
"""A longer text is cut to this and the unit is told; a cell of the book holds 32,767 letters."""
"""Longest narrative answer, in characters."""

NOTHING_ASKED = "Tidak ada yang perlu diisi."
"""The sentence in a table that has no rows for this unit."""

STATUSES = ("angka", "nihil", "belum rilis", "tidak diukur")
NOT_OURS, TARGET_WRONG = "bukan indikator kami", "target perlu diperbaiki"
PAGU_WRONG = "pagu perlu diperbaiki"
OBJECTIONS = (NOT_OURS, TARGET_WRONG)
"""A unit marks an indicator with one of these, as its status or at the beginning of the remark."""
QUARTERS = ("TW I", "TW II", "TW III", "TW IV")


_NO = Column("no", "No", 5, Kind.INTEGER)

PERFORMANCE = Sheet(
    "Kinerja",
    "Realisasi kinerja",
    "Isi sel kuning (* wajib). Ketik angkanya saja, desimal memakai koma. Tidak ada? Pilih Status.",
    (
        _NO,
        Column("kode", "Kode", 8),
        Column("indikator", "Indikator", 35),
        Column("satuan", "Satuan", 12),
        Column("target", "Target", 10, Kind.NUMBER),
        *(
            Column(
                f"tw{i}",
                title,
                9,
                Kind.NUMBER,
                entry=True,
                required=True,
                hint="Petunjuk di samping sel menyebut cara hitung barisnya, misalnya bukan "
                "kumulatif. Persen diketik 85,5 tanpa tanda %.",
                example="12 atau 85,5",
            )
            for i, title in enumerate(QUARTERS, 1)
        ),
        Column("realisasi", "Realisasi", 11, Kind.FORMULA),
        Column(
            "status",
            "Status",
            13,
            Kind.CHOICE,
            entry=True,
            required=True,
            hint="angka: sudah diisi. nihil: memang nol. belum rilis: belum terbit. tidak diukur: "
            "tidak diukur tahun ini. Keliru? Pilih bukan indikator kami atau target perlu "
            "diperbaiki.",
            example="angka",
            options=(*STATUSES, *OBJECTIONS),
        ),
        Column(
            "keterangan",
            "Keterangan",
            22,
            Kind.PARAGRAPH,
            entry=True,
            hint="Wajib bila status bukan angka: alasan, atau kapan angkanya terbit.",
            example="Angka resmi terbit bulan April.",
        ),
    ),
)

BUDGET = Sheet(
    "Anggaran",
    "Realisasi anggaran",
    "Isi sel kuning (* wajib) dengan rupiah penuh, tanpa Rp dan tanpa titik.",
    (
        _NO,
        Column("kode", "Kode", 19),
        Column("uraian", "Sub Kegiatan", 46),
        Column("pagu", "Pagu (Rp)", 18, Kind.RUPIAH),
        Column(
            "realisasi",
            "Realisasi (Rp)",
            18,
            Kind.RUPIAH,
            entry=True,
            required=True,
            hint="Realisasi sampai dengan periode laporan, rupiah penuh.",
            example="168325740",
        ),
        Column("sisa", "Sisa (Rp)", 18, Kind.FORMULA),
        Column("serapan", "Serapan (%)", 11, Kind.FORMULA),
        Column(
            "keterangan",
            "Keterangan",
            34,
            Kind.PARAGRAPH,
            entry=True,
            hint="Sebab serapan rendah atau melebihi pagu. Pagu keliru? Ketik: pagu perlu "
            "diperbaiki, lalu alasannya.",
            example="Kegiatan dijadwalkan pada triwulan berikutnya.",
        ),
    ),
)

QUESTIONS: tuple[tuple[str, str, str], ...] = (
    ("1", "Apa sebab indikator ini berhasil atau belum berhasil mencapai target?", "sebab"),
    ("2", "Kendala apa yang dihadapi?", "kendala"),
    ("3", "Solusi atau tindak lanjut apa yang sudah dan akan dilakukan?", "solusi"),
    ("4", "Bagaimana penggunaan sumber daya (anggaran, pegawai, waktu) dihemat?", "efisiensi"),
    ("5", "Program, kegiatan, atau pihak mana yang mendukung?", "pendukung"),
)
"""Per indicator: suffix of the row key, question, and its short name in the book."""

FAR_ABOVE = 120
"""Percent of the target: a capaian above it needs an explanation, as one below 100 does."""
ONLY_NOTABLE = f"Wajib bila capaian di bawah 100 % atau di atas {FAR_ABOVE} %."
ANALYSIS = Sheet(
    "Analisis",
    "Analisis dan penjelasan",
    "Jawab dengan kalimat lengkap; jawaban ini masuk ke Bab III laporan. Baris menjadi tinggi "
    "sendiri; Alt+Enter = baris baru.",
    (
        _NO,
        Column("kode", "Kode", 9),
        Column("indikator", "Indikator", 29),
        Column("pertanyaan", "Pertanyaan", 30),
        Column(
            "jawaban",
            "Jawaban",
            64,
            Kind.PARAGRAPH,
            entry=True,
            required=True,
            hint=f"Dua sampai empat kalimat, paling banyak {MAX_TEXT} huruf. "
            "Tulis - bila tidak ada.",
            example="Target tercapai karena koordinasi dimulai sejak Januari.",
        ),
    ),
)

EVIDENCE = Sheet(
    "Bukti",
    "Bukti pendukung",
    "Sebutkan dokumen yang membuktikan realisasi; satu baris satu dokumen. Baris habis? Teruskan "
    "mengetik di bawahnya.",
    (
        _NO,
        Column(
            "kode",
            "Kode Indikator",
            14,
            Kind.CHOICE,
            entry=True,
            hint="Pilih kode indikator yang dibuktikan.",
            example="kode di lembar Kinerja",
        ),
        Column(
            "dokumen",
            "Nama Dokumen",
            46,
            Kind.TEXT,
            entry=True,
            hint="Nama dokumen, bukan nama berkas komputer.",
            example="Laporan hasil kegiatan",
        ),
        Column(
            "nomor",
            "Nomor dan Tanggal",
            30,
            Kind.TEXT,
            entry=True,
            hint="Nomor dan tanggal dokumen.",
            example="Nomor dan tanggal seperti tertulis pada dokumen",
        ),
        Column(
            "lokasi",
            "Lokasi",
            40,
            Kind.TEXT,
            entry=True,
            hint="Tempat penyimpanan atau tautan.",
            example="Arsip unit, map 3",
        ),
    ),
    key="no",
)

TABLE_SHEETS: tuple[Sheet, ...] = (PERFORMANCE, BUDGET, ANALYSIS, EVIDENCE)

IDENTITY: tuple[Field, ...] = (
    Field("tahun", "Tahun laporan", Kind.INTEGER),
    Field("periode", "Periode realisasi"),
    Field("kode_unit", "Kode unit"),
    Field("unit", "Nama unit"),
    Field("kepala", "Kepala"),
    Field("tenggat", "Dikirim paling lambat", Kind.DATE),
    Field("surel_tujuan", "Dikirim ke"),
    Field(
        "revisi",
        "Revisi",
        Kind.INTEGER,
        entry=True,
        required=True,
        hint="Naikkan 1 setiap kali mengirim ulang formulir dengan isi yang berbeda.",
        example="1",
    ),
    Field(
        "pengisi",
        "Nama pengisi",
        entry=True,
        required=True,
        hint="Nama lengkap orang yang mengisi formulir ini.",
        example="Nama lengkap",
    ),
    Field("jabatan", "Jabatan pengisi", entry=True, required=True, example="Pengelola data"),
    Field("kontak", "Telepon pengisi", entry=True, hint="Agar mudah dihubungi; boleh kosong."),
    Field(
        "tanggal",
        "Tanggal pengisian",
        Kind.DATE,
        entry=True,
        required=True,
        hint="Tanggal formulir selesai diisi.",
        example="hari/bulan/tahun",
    ),
    Field(
        "pesan",
        "Pesan untuk pengumpul data",
        Kind.PARAGRAPH,
        entry=True,
        hint="Pertanyaan atau keberatan; pengumpul data membaca dan menjawabnya.",
    ),
)
IDENTITY_ROW = 5
"""The first line of ``Identitas``: label in column B, value in column C."""
IDENTITY_LABEL, IDENTITY_VALUE = 2, 3

VISIBLE_SHEETS = ("Petunjuk", "Identitas", *(sheet.name for sheet in TABLE_SHEETS))
