"""Bab II Perencanaan Kinerja: the Renstra in short, and the Perjanjian Kinerja in force."""

from __future__ import annotations

from lkjip.report.blocks import builders as s
from lkjip.report.blocks.model import Baris, Blok, Celah, Isi, Judul, Kolom, Rujuk, Tabel
from lkjip.report.material.model import BahanLaporan, BarisProgram, Indikator, Sasaran
from lkjip.report.material.totals import teratas, total_anggaran
from lkjip.report.wording import figures as kata


def bab2(bahan: BahanLaporan) -> tuple[Blok, ...]:
    """The chapter."""
    i = bahan.identitas
    renstra = f" {i.renstra}" if i.renstra else ""
    return (
        Judul("PERENCANAAN KINERJA", 1, nomor="BAB II"),
        Judul("Rencana Strategis", 2, nomor="A."),
        s.bagian(
            "renstra",
            "Rencana strategis",
            s.isi_atau_celah(
                bahan.organisasi.visi_misi,
                Celah(
                    "ringkasan visi, misi, dan tujuan Renstra",
                    s.penyusun(bahan),
                    "Tulis di lembar Pengaturan, atau langsung di bagian ini.",
                ),
            ),
        ),
        s.alinea(
            f"Sasaran dan indikator kinerja menurut Rencana Strategis{renstra} beserta target "
            "akhirnya disajikan dalam ",
            Rujuk("renstra"),
            ".",
        ),
        _tabel_renstra(bahan),
        Judul(f"{i.perjanjian} Tahun {i.tahun}", 2, nomor="B."),
        s.alinea(
            f"{i.perjanjian} adalah janji kinerja yang akan diwujudkan dalam tahun {i.tahun} dan "
            "menjadi dasar pengukuran dalam laporan ini. Target setiap indikator disajikan dalam ",
            Rujuk("pk"),
            ", sedangkan anggaran yang mendukungnya dalam ",
            Rujuk("pk_anggaran"),
            ".",
        ),
        tabel_pk(bahan, "pk"),
        _tabel_pk_anggaran(bahan),
    )


def utama(x: Sasaran) -> tuple[Indikator, ...]:
    """Indicators above the sub-kegiatan; all of them when there are no others."""
    atas = tuple(i for i in x.indikator if i.jenjang.casefold() != "sub kegiatan")
    return atas or x.indikator


def _tabel_renstra(bahan: BahanLaporan) -> Tabel:
    baris = []
    for n, x in enumerate(bahan.sasaran, 1):
        baris.append(Baris((str(n), " ".join(x.nama.split()), "", ""), tebal=True))
        for i in utama(x):
            akhir = kata.ukuran(i.target_akhir, i.target_akhir_teks)
            baris.append(Baris((i.kode, i.nama, i.satuan, akhir), jenjang=1))
    return Tabel(
        "renstra",
        "Sasaran, indikator, dan target akhir Renstra",
        (
            Kolom("Kode", 10, Isi.TENGAH),
            Kolom("Sasaran / indikator", 56),
            Kolom("Satuan", 16, Isi.TENGAH),
            Kolom("Target akhir", 18, Isi.ANGKA),
        ),
        tuple(baris),
        "Sumber: register Indikator. Tanda – berarti target akhir tidak tercatat.",
    )


def tabel_pk(bahan: BahanLaporan, kunci: str, *, lengkap: bool = False) -> Tabel:
    """The table of the Perjanjian Kinerja: sasaran, indicator, target."""
    baris = []
    for n, x in enumerate(bahan.sasaran, 1):
        baris.append(Baris((str(n), " ".join(x.nama.split()), "", ""), tebal=True))
        for i in x.indikator if lengkap else utama(x):
            target = kata.ukuran(i.target, i.target_teks)
            baris.append(Baris((i.kode, i.nama, i.satuan, target), jenjang=1))
    return Tabel(
        kunci,
        f"{'Seluruh indikator dan target' if lengkap else bahan.identitas.perjanjian} "
        f"Tahun {bahan.identitas.tahun}",
        (
            Kolom("Kode", 10, Isi.TENGAH),
            Kolom("Sasaran / indikator kinerja", 56),
            Kolom("Satuan", 16, Isi.TENGAH),
            Kolom("Target", 18, Isi.ANGKA),
        ),
        tuple(baris),
        "Sumber: register Indikator.",
    )


def _tabel_pk_anggaran(bahan: BahanLaporan) -> Tabel:
    atas = teratas(bahan)
    anak = {b.kode for b in atas}
    tampil = [b for b in bahan.program if b in atas or b.induk in anak]
    baris = [_baris_anggaran(b, b in atas) for b in tampil]
    baris.append(Baris(("", "Jumlah", kata.uang(total_anggaran(bahan).pagu)), tebal=True))
    return Tabel(
        "pk_anggaran",
        f"Program, kegiatan, dan anggaran Tahun {bahan.identitas.tahun}",
        (
            Kolom("Kode", 22),
            Kolom("Program / kegiatan", 54),
            Kolom("Anggaran (Rp)", 24, Isi.ANGKA),
        ),
        tuple(baris),
        "Sumber: register Program.",
    )


def _baris_anggaran(b: BarisProgram, puncak: bool) -> Baris:
    return Baris((b.kode, b.uraian, kata.uang(b.pagu)), tebal=puncak, jenjang=0 if puncak else 1)
