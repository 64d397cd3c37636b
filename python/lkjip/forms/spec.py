"""The form as data: one spec feeds the writer, the reader, the checks, the hints and the manual.

A form has five sheets that people see (``Petunjuk`` only explains) and one very hidden identity
sheet. Rows are found by key and columns by label when a form comes back, never by position.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

FORM_ID = "F-LKJIP"
FORM_VERSION = "1.0"
READABLE_VERSIONS: frozenset[str] = frozenset({"1.0"})
"""Versions that the reader still understands; an older form is not refused while it is here."""

HIDDEN_SHEET = "_lkjip"
SUMMARY_SHEET = "Koreksi"
"""The sheet in front of a correction copy; it comes back with the corrected form."""
HEADER_ROW = 5
FIRST_ROW = HEADER_ROW + 1
TABLE_LEFT = 1
EVIDENCE_ROWS = 12
MAX_TEXT = 4000
"""Longest narrative answer, in characters."""

NOTHING_ASKED = "Tidak ada yang perlu diisi."
"""What stands in a table that has no rows for this unit."""

STATUSES = ("angka", "nihil", "belum rilis", "tidak diukur")
QUARTERS = ("TW I", "TW II", "TW III", "TW IV")


class Kind(StrEnum):
    """What may be typed into a cell."""

    TEKS = "teks"
    PARAGRAF = "paragraf"
    ANGKA = "angka"
    RUPIAH = "rupiah"
    TANGGAL = "tanggal"
    BULAT = "bilangan bulat"
    PILIHAN = "pilihan"
    RUMUS = "rumus"


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a form sheet.

    ``isian``: the unit types here. ``wajib``: a row is not complete without it.
    ``petunjuk`` is the hint that Excel shows; ``contoh`` an example for the manual and the hint.
    """

    kunci: str
    judul: str
    lebar: float
    kind: Kind = Kind.TEKS
    isian: bool = False
    wajib: bool = False
    petunjuk: str = ""
    contoh: str = ""
    pilihan: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table sheet of the form; ``kunci`` is the column that names a row."""

    nama: str
    judul: str
    petunjuk: str
    kolom: tuple[Column, ...]
    kunci: str = "kode"

    def column(self, kunci: str) -> Column:
        """The column of this key; ``KeyError`` when there is none."""
        for column in self.kolom:
            if column.kunci == kunci:
                return column
        raise KeyError(kunci)

    @property
    def inputs(self) -> tuple[Column, ...]:
        """The columns that the unit fills in."""
        return tuple(column for column in self.kolom if column.isian)


@dataclass(frozen=True, slots=True)
class Field:
    """One line of the sheet ``Identitas``."""

    kunci: str
    label: str
    kind: Kind = Kind.TEKS
    isian: bool = False
    wajib: bool = False
    petunjuk: str = ""
    contoh: str = ""


_NO = Column("no", "No", 5, Kind.BULAT)

KINERJA = Sheet(
    "Kinerja",
    "Realisasi kinerja",
    "Isi sel kuning. Ketik angkanya saja, desimal memakai koma. Tidak ada angka? Pilih Status.",
    (
        _NO,
        Column("kode", "Kode", 8),
        Column("indikator", "Indikator", 42),
        Column("satuan", "Satuan", 13),
        Column("target", "Target", 11, Kind.ANGKA),
        *(
            Column(
                f"tw{i}",
                judul,
                10,
                Kind.ANGKA,
                isian=True,
                wajib=True,
                petunjuk=f"Realisasi {judul} saja, bukan kumulatif.",
                contoh="12 atau 85,5",
            )
            for i, judul in enumerate(QUARTERS, 1)
        ),
        Column("realisasi", "Realisasi", 12, Kind.RUMUS),
        Column(
            "status",
            "Status",
            14,
            Kind.PILIHAN,
            isian=True,
            wajib=True,
            petunjuk="angka: sudah diisi. nihil: memang nol. belum rilis: angka resmi belum "
            "terbit. tidak diukur: tidak diukur tahun ini.",
            contoh="angka",
            pilihan=STATUSES,
        ),
        Column(
            "keterangan",
            "Keterangan",
            34,
            Kind.PARAGRAF,
            isian=True,
            petunjuk="Wajib bila status bukan angka: alasan, atau kapan angkanya terbit.",
            contoh="Nilai LPPD terbit bulan April.",
        ),
    ),
)

ANGGARAN = Sheet(
    "Anggaran",
    "Realisasi anggaran",
    "Isi sel kuning dengan rupiah penuh, tanpa Rp dan tanpa titik.",
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
            isian=True,
            wajib=True,
            petunjuk="Realisasi sampai dengan periode laporan, rupiah penuh.",
            contoh="168325740",
        ),
        Column("sisa", "Sisa (Rp)", 18, Kind.RUMUS),
        Column("serapan", "Serapan (%)", 11, Kind.RUMUS),
        Column(
            "keterangan",
            "Keterangan",
            34,
            Kind.PARAGRAF,
            isian=True,
            petunjuk="Sebab serapan rendah atau melebihi pagu, bila ada.",
            contoh="Kegiatan dijadwalkan pada Triwulan III.",
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

ANALISIS = Sheet(
    "Analisis",
    "Analisis dan penjelasan",
    "Jawab dengan kalimat lengkap; jawaban ini masuk ke Bab III laporan.",
    (
        _NO,
        Column("kode", "Kode", 9),
        Column("indikator", "Indikator", 34),
        Column("pertanyaan", "Pertanyaan", 36),
        Column(
            "jawaban",
            "Jawaban",
            70,
            Kind.PARAGRAF,
            isian=True,
            wajib=True,
            petunjuk=f"Dua sampai empat kalimat, paling banyak {MAX_TEXT} huruf. "
            "Tulis - bila tidak ada.",
            contoh="Target tercapai karena koordinasi dimulai sejak Januari.",
        ),
    ),
)

BUKTI = Sheet(
    "Bukti",
    "Bukti pendukung",
    "Sebutkan dokumen yang membuktikan realisasi; satu baris satu dokumen.",
    (
        _NO,
        Column(
            "kode",
            "Kode Indikator",
            14,
            Kind.PILIHAN,
            isian=True,
            petunjuk="Pilih kode indikator yang dibuktikan.",
            contoh="IK02",
        ),
        Column(
            "dokumen",
            "Nama Dokumen",
            46,
            Kind.TEKS,
            isian=True,
            petunjuk="Nama dokumen, bukan nama berkas komputer.",
            contoh="Laporan Penataan Administrasi Pemerintahan",
        ),
        Column(
            "nomor",
            "Nomor dan Tanggal",
            30,
            Kind.TEKS,
            isian=True,
            petunjuk="Nomor dan tanggal dokumen.",
            contoh="Nomor dan tanggal seperti tertulis pada dokumen",
        ),
        Column(
            "lokasi",
            "Lokasi",
            40,
            Kind.TEKS,
            isian=True,
            petunjuk="Tempat penyimpanan atau tautan.",
            contoh="Arsip Sub Bagian, map 3",
        ),
    ),
    kunci="no",
)

TABLE_SHEETS: tuple[Sheet, ...] = (KINERJA, ANGGARAN, ANALISIS, BUKTI)

IDENTITAS: tuple[Field, ...] = (
    Field("tahun", "Tahun laporan", Kind.BULAT),
    Field("periode", "Periode realisasi"),
    Field("kode_unit", "Kode unit"),
    Field("unit", "Nama unit"),
    Field("kepala", "Kepala"),
    Field("tenggat", "Dikirim paling lambat", Kind.TANGGAL),
    Field("surel_tujuan", "Dikirim ke"),
    Field(
        "revisi",
        "Revisi",
        Kind.BULAT,
        isian=True,
        wajib=True,
        petunjuk="Naikkan 1 setiap kali mengirim ulang formulir dengan isi yang berbeda.",
        contoh="1",
    ),
    Field(
        "pengisi",
        "Nama pengisi",
        isian=True,
        wajib=True,
        petunjuk="Nama lengkap orang yang mengisi formulir ini.",
        contoh="Nama lengkap",
    ),
    Field("jabatan", "Jabatan pengisi", isian=True, wajib=True, contoh="Pengelola data"),
    Field("kontak", "Telepon pengisi", isian=True, petunjuk="Agar mudah dihubungi; boleh kosong."),
    Field(
        "tanggal",
        "Tanggal pengisian",
        Kind.TANGGAL,
        isian=True,
        wajib=True,
        petunjuk="Tanggal formulir selesai diisi.",
        contoh="6/1/2025",
    ),
    Field("pesan", "Pesan untuk pengumpul data", Kind.PARAGRAF, isian=True),
)
IDENTITAS_ROW = 5
"""The first line of ``Identitas``: label in column B, value in column C."""
IDENTITAS_LABEL, IDENTITAS_VALUE = 2, 3

VISIBLE_SHEETS = ("Petunjuk", "Identitas", *(sheet.nama for sheet in TABLE_SHEETS))
