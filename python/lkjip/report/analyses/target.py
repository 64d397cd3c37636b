"""Analysis 1: target against realisasi of the year."""

from __future__ import annotations

from lkjip.measure.numbers.status import Status
from lkjip.report.blocks import builders as s
from lkjip.report.blocks.model import Baris, Blok, Celah, Isi, Kolom, Paragraf, Rujuk, Tabel
from lkjip.report.chapters.results import hasil_sel
from lkjip.report.material.model import BahanLaporan, Indikator, Sasaran
from lkjip.report.wording import figures as kata
from lkjip.report.wording.explanation import jadi_paragraf
from lkjip.report.wording.target import kalimat_sasaran
from lkjip.report.wording.target_text import uraian_target


def analisis_1(bahan: BahanLaporan, x: Sasaran, kunci: str) -> tuple[Blok, ...]:
    """The table, the mean, and every indicator in words."""
    baris = [
        Baris((i.kode, i.nama, i.satuan, kata.ukuran(i.target, i.target_teks), _hasil(bahan, i),
               kata.persen(i.capaian), i.kategori or "–"))
        for i in x.indikator
    ]  # fmt: skip
    baris.append(
        Baris(("", "Capaian sasaran", "", "", "", kata.persen(x.capaian), x.kategori or "–"), True)
    )
    tabel = Tabel(
        f"{kunci}.1",
        f"Target dan realisasi {kata.periode_judul(bahan.identitas)}",
        (
            Kolom("Kode", 8, Isi.TENGAH),
            Kolom("Indikator kinerja", 36),
            Kolom("Satuan", 12, Isi.TENGAH),
            Kolom("Target", 11, Isi.ANGKA),
            Kolom("Realisasi", 11, Isi.ANGKA),
            Kolom("Capaian", 11, Isi.ANGKA),
            Kolom("Kategori", 12, Isi.TENGAH),
        ),
        tuple(baris),
        s.sumber_isian(bahan),
    )
    utama = kalimat_sasaran(x, setahun=bahan.setahun, periode=kata.periode(bahan.identitas))
    i = bahan.identitas
    rinci = jadi_paragraf(
        uraian_target(x.indikator, setahun=bahan.setahun, batas=bahan.cara.batas, tahun=i.tahun)
    )
    rinci += [_celah(n, bahan) for n in x.indikator if _tanpa_nilai(n)]
    return (
        s.alinea(
            "Target dan realisasi setiap indikator disajikan dalam ", Rujuk(f"{kunci}.1"), "."
        ),
        tabel,
        s.bagian(f"{kunci}.1", "Target dan realisasi", [s.alinea(utama), *rinci]),
    )


def _tanpa_nilai(i: Indikator) -> bool:
    """Whether nothing was filled in, which is a gap and no status."""
    target = i.target is not None or i.target_teks
    hasil = i.realisasi is not None or i.realisasi_teks or i.status is not Status.ANGKA
    return not (target and hasil)


def _hasil(bahan: BahanLaporan, i: Indikator) -> str | Celah:
    if i.realisasi is None and not i.realisasi_teks and i.status is Status.ANGKA:
        return Celah("realisasi", i.unit or s.penyusun(bahan), f"Isi realisasi {i.kode}.")
    return hasil_sel(i)


def _celah(i: Indikator, bahan: BahanLaporan) -> Paragraf:
    apa = "realisasi" if i.target is not None or i.target_teks else "target"
    pihak = i.unit or s.penyusun(bahan)
    celah = Celah(f"{apa} {i.kode}", pihak, f"Isi {apa} {i.kode} di formulir atau registernya.")
    return s.butir(f"{kata.besar(i.nama)}: ", celah)
