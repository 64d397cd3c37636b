"""Analyses 6 and 7: efficiency of resources, and the programmes that supported the result."""

from __future__ import annotations

from lkjip.measure.numbers.format import angka_id
from lkjip.report.analyses.causes import potongan_jawaban
from lkjip.report.blocks import builders as s
from lkjip.report.blocks.model import Baris, Blok, Celah, Isi, Kolom, Paragraf, Rujuk, Tabel
from lkjip.report.material.model import BahanLaporan, BarisProgram, Indikator, Sasaran
from lkjip.report.material.totals import terukur
from lkjip.report.wording import figures as kata
from lkjip.report.wording.efficiency_text import uraian_efisiensi
from lkjip.report.wording.explanation import jadi_paragraf
from lkjip.report.wording.programmes_text import uraian_penunjang


def program_sasaran(bahan: BahanLaporan, x: Sasaran) -> tuple[BarisProgram, ...]:
    """The programme rows of a sasaran, in printed order."""
    nama = " ".join(x.nama.split()).casefold()
    return tuple(b for b in bahan.program if " ".join(b.sasaran.split()).casefold() == nama)


def analisis_6(bahan: BahanLaporan, x: Sasaran, kunci: str) -> tuple[Blok, ...]:
    """Capaian against serapan per lowest line, then what the units say about thrift."""
    daun = list(terukur(program_sasaran(bahan, x)))
    isi: list[Blok] = []
    if daun:
        isi += [
            s.alinea(
                "Efisiensi diukur dengan membandingkan capaian kinerja dan serapan anggaran, "
                "sebagaimana disajikan dalam ",
                Rujuk(f"{kunci}.6"),
                ".",
            ),
            _tabel_efisiensi(bahan, daun, kunci),
        ]
    kalimat = jadi_paragraf(uraian_efisiensi(daun, setahun=bahan.setahun))
    if not daun:
        celah = Celah("pagu dan realisasi", s.penyusun(bahan), "Isi register Program dan formulir.")
        kalimat = [s.alinea(celah)]
    unit = [p for i in x.indikator if (p := _kata_unit(bahan, i, "efisiensi"))]
    pembuka = [s.alinea("Menurut unit pelaksana, penggunaan sumber daya adalah sebagai berikut:")]
    isi.append(s.bagian(f"{kunci}.6", "Efisiensi", [*kalimat, *(pembuka if unit else ()), *unit]))
    return tuple(isi)


def _tabel_efisiensi(bahan: BahanLaporan, daun: list[BarisProgram], kunci: str) -> Tabel:
    return Tabel(
        f"{kunci}.6",
        f"Capaian kinerja dan serapan anggaran {kata.periode_judul(bahan.identitas)}",
        (
            Kolom("Kode", 20),
            Kolom("Program / kegiatan / sub kegiatan", 41),
            Kolom("Capaian", 13, Isi.ANGKA),
            Kolom("Serapan", 13, Isi.ANGKA),
            Kolom("Efisiensi (poin)", 13, Isi.ANGKA),
        ),
        tuple(
            Baris((b.kode, b.uraian, kata.persen(b.capaian), kata.persen(b.serapan),
                   angka_id(b.efisiensi)))
            for b in daun
        ),
        "Efisiensi = capaian kinerja − serapan anggaran.",
    )  # fmt: skip


def _kata_unit(bahan: BahanLaporan, i: Indikator, butir: str) -> Paragraf | None:
    """The unit's answer as a list item; none for a rolled-up indicator without answers."""
    j = i.analisis.efisiensi if butir == "efisiensi" else i.analisis.pendukung
    if i.rincian and s.kosong(j.teks):
        return None
    return s.butir(*potongan_jawaban(bahan, i, butir, j, f"{kata.besar(i.nama)}. "))


def analisis_7(bahan: BahanLaporan, x: Sasaran, kunci: str) -> tuple[Blok, ...]:
    """All programme rows of the sasaran with capaian and money, then the units' words."""
    baris = program_sasaran(bahan, x)
    isi: list[Blok] = []
    if baris:
        isi += [
            s.alinea(
                "Program, kegiatan, dan sub kegiatan yang menunjang sasaran ini disajikan dalam ",
                Rujuk(f"{kunci}.7"),
                ".",
            ),
            _tabel_program(baris, kunci),
        ]
    uraian = jadi_paragraf(uraian_penunjang(terukur(baris), setahun=bahan.setahun))
    teks = [p for i in x.indikator if (p := _kata_unit(bahan, i, "pendukung"))]
    if not baris:
        celah = Celah("program penunjang sasaran ini", s.penyusun(bahan), "Isi register Program.")
        teks.insert(0, s.alinea(celah))
    if teks and baris:
        teks.insert(0, s.alinea("Menurut unit pelaksana, pendukung setiap indikator adalah:"))
    if uraian or teks:
        isi.append(s.bagian(f"{kunci}.7", "Program penunjang", [*uraian, *teks]))
    return tuple(isi)


def tingkat(baris: tuple[BarisProgram, ...], b: BarisProgram) -> int:
    """Depth of a row under the rows of this table."""
    induk = {x.kode: x.induk for x in baris}
    dalam, kode = 0, b.induk
    while kode in induk and dalam < len(baris):
        dalam, kode = dalam + 1, induk[kode]
    return dalam


def _tabel_program(baris: tuple[BarisProgram, ...], kunci: str) -> Tabel:
    return Tabel(
        f"{kunci}.7",
        "Program, kegiatan, dan sub kegiatan penunjang sasaran",
        (
            Kolom("Kode", 20),
            Kolom("Uraian", 36),
            Kolom("Capaian", 12, Isi.ANGKA),
            Kolom("Kategori", 14, Isi.TENGAH),
            Kolom("Realisasi (Rp)", 18, Isi.ANGKA),
        ),
        tuple(
            Baris((b.kode, b.uraian, kata.persen(b.capaian), b.kategori or "–",
                   kata.uang(b.realisasi)), tebal=tingkat(baris, b) == 0, jenjang=tingkat(baris, b))
            for b in baris
        ),
    )  # fmt: skip
