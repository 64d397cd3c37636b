"""The reviewer's page: the checklist with answers and evidence, open findings, what has changed.

A document of its own beside the report, in the style of the same template.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from lkjip.findings import Finding
from lkjip.report.blocks import builders as s
from lkjip.report.blocks.model import Baris, Blok, Gaya, Isi, Judul, Kolom, Paragraf, Tabel
from lkjip.report.chapters.appendix import JUDUL_PROSES
from lkjip.report.chapters.front import TITIK_NAMA
from lkjip.report.material.model import BahanLaporan
from lkjip.report.reviu.checklist import ButirReviu, Jawab
from lkjip.report.versions.differences import Perubahan, Ubah
from lkjip.report.word import comments as komentar
from lkjip.report.word import template as templat
from lkjip.report.word import wml
from lkjip.report.word.package import beri_sifat, dokumen_bytes
from lkjip.report.word.writer import Penulis
from lkjip.report.wording import figures as kata

PALING_BANYAK = 60
"""Findings printed at most; the rest is counted, and stands in the book."""
PALING_BANYAK_UBAH = 400
"""Changes printed at most; they stand nowhere else, so only a rewritten report is cut."""
DI_BUKU = "daftar lengkapnya ada di lembar Temuan buku kerja"
DI_WORD = "bandingkan kedua versi di Word (Tinjau › Bandingkan)"


def lembar_reviu(
    bahan: BahanLaporan,
    butir: Sequence[ButirReviu],
    temuan: Sequence[Finding],
    templat_berkas: Path,
    versi: int,
    waktu: datetime,
    perubahan: Sequence[Perubahan] = (),
) -> bytes:
    """The page as .docx; equal arguments give equal bytes."""
    dokumen = templat.buka(templat_berkas)
    lebar = templat.lebar_isi(dokumen, "isi_laporan")
    templat.sisakan(dokumen, "isi_laporan")
    penulis = Penulis(templat.id_gaya(dokumen), lambda png: "", waktu)
    isi = (
        *_kepala(bahan, versi, waktu),
        *_daftar_periksa(butir),
        *_temuan(temuan),
        *_perubahan(perubahan),
        *_tanda_tangan(),
    )
    penulis.siapkan(isi)
    templat.isi_kata(dokumen, templat.kata_templat(bahan, versi, waktu))
    templat.tempatkan(dokumen, {"isi_laporan": wml.urai(penulis.tulis(isi, lebar))})
    komentar.pasang(dokumen, penulis.komentar)
    judul = f"Lembar reviu LKjIP {kata.nama_lengkap(bahan.identitas)} {bahan.identitas.tahun}"
    beri_sifat(dokumen, judul, kata.nama_lengkap(bahan.identitas), waktu, versi)
    return dokumen_bytes(dokumen)


def _kepala(bahan: BahanLaporan, versi: int, waktu: datetime) -> tuple[Blok, ...]:
    i = bahan.identitas
    return (
        Judul("LEMBAR REVIU LAPORAN KINERJA", 1, depan=True),
        s.alinea(
            f"LKjIP {kata.nama_lengkap(i)} Tahun {i.tahun}, versi {versi}, disusun "
            f"{kata.tanggal(waktu)}. Daftar periksa menurut Peraturan Menteri PANRB Nomor 53 Tahun "
            "2014. Jawaban “ya” dan “tidak” diisi program dengan buktinya; “perlu dinilai” dijawab "
            "penelaah."
        ),
    )


def _daftar_periksa(butir: Sequence[ButirReviu]) -> list[Blok]:
    keluar: list[Blok] = []
    for bagian in dict.fromkeys(b.bagian for b in butir):
        isi = [b for b in butir if b.bagian == bagian]
        keluar.append(Judul(bagian, 2))
        keluar.append(
            Tabel(
                "",
                bagian,
                (
                    Kolom("No", 5, Isi.TENGAH),
                    Kolom("Pernyataan", 30),
                    Kolom("Jawaban", 11, Isi.TENGAH),
                    Kolom("Bukti dan pertanyaan", 36),
                    Kolom("Catatan penelaah", 18),
                ),
                tuple(
                    Baris((str(b.no), b.pernyataan, b.jawaban.value, _bukti(b), "")) for b in isi
                ),
            )
        )
    return keluar


def _bukti(b: ButirReviu) -> str:
    tanya = b.pertanyaan if b.jawaban is not Jawab.YA or not b.bukti else ""
    return "\n".join(x for x in (b.bukti, tanya) if x)


def _temuan(temuan: Sequence[Finding]) -> tuple[Blok, ...]:
    if not temuan:
        return (s.alinea("Pemeriksaan keselarasan isi laporan: tidak ada temuan."),)
    baris = tuple(
        Baris((f.kode, f.tingkat.value, f.pesan, f.perbaikan)) for f in temuan[:PALING_BANYAK]
    )
    kolom = (
        Kolom("Kode", 8, Isi.TENGAH),
        Kolom("Tingkat", 15, Isi.TENGAH),
        Kolom("Temuan", 42),
        Kolom("Perbaikan", 35),
    )
    judul = "Temuan atas isi laporan"
    lebih = _lebihnya(len(temuan), PALING_BANYAK, DI_BUKU)
    return (Judul(judul, 2), Tabel("", judul, kolom, baris, lebih))


def _perubahan(perubahan: Sequence[Perubahan]) -> tuple[Blok, ...]:
    """What changed; the dates of the SOP change with every version and come last."""
    if not perubahan:
        return ()
    isi = [p for p in perubahan if not p.tempat.startswith(JUDUL_PROSES)]
    urut = [*isi, *_per_langkah(perubahan)]
    baris = tuple(
        Baris((p.jenis.value, p.tempat, p.lama or "–", p.baru or "–"))
        for p in urut[:PALING_BANYAK_UBAH]
    )
    kolom = (Kolom("Jenis", 14), Kolom("Tempat", 28), Kolom("Semula", 29), Kolom("Menjadi", 29))
    judul = "Perubahan dari versi sebelumnya"
    lebih = _lebihnya(len(urut), PALING_BANYAK_UBAH, DI_WORD)
    return (Judul(judul, 2), Tabel("", judul, kolom, baris, lebih))


def _per_langkah(perubahan: Sequence[Perubahan]) -> list[Perubahan]:
    """What changed in the table of the SOP: one line per step."""
    langkah: dict[str, list[Perubahan]] = {}
    for p in perubahan:
        if p.tempat.startswith(JUDUL_PROSES):
            langkah.setdefault(p.tempat.rpartition(", ")[0], []).append(p)
    return [
        Perubahan(
            Ubah.SEL,
            tempat.replace(f"{JUDUL_PROSES}, ", "Proses penyusunan, langkah "),
            "; ".join(f"{p.tempat.rpartition(', ')[2]} {p.lama or '–'}" for p in isi),
            "; ".join(f"{p.tempat.rpartition(', ')[2]} {p.baru or '–'}" for p in isi),
        )
        for tempat, isi in langkah.items()
    ]


def _lebihnya(banyak: int, paling: int, di_mana: str) -> str:
    return "" if banyak <= paling else f"Dan {banyak - paling} lainnya; {di_mana}."


def _tanda_tangan() -> tuple[Paragraf, ...]:
    baris = ("", "Penelaah,", "", "", "", TITIK_NAMA, f"NIP {TITIK_NAMA[:34]}")
    return tuple(s.alinea(b, gaya=Gaya.TTD) for b in baris)
