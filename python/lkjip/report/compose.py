"""The one entry: material + template + last version → the report, its findings, its review list."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from docx.document import Document as WordDocument

from lkjip.findings import Finding
from lkjip.report.blocks.findings import temuan as buat_temuan
from lkjip.report.carry_over import Turunan, turunkan
from lkjip.report.charts import svg
from lkjip.report.consistency.run import periksa_dokumen
from lkjip.report.material.model import BahanLaporan
from lkjip.report.outline import kerangka
from lkjip.report.reviu.checklist import ButirReviu, reviu
from lkjip.report.reviu.sheet import lembar_reviu
from lkjip.report.versions import trace as jejak
from lkjip.report.versions.differences import Perubahan, beda
from lkjip.report.versions.hand_edits import Dibawa, milik_program
from lkjip.report.versions.read import baca_dokumen
from lkjip.report.word import comments as komentar
from lkjip.report.word import template as templat
from lkjip.report.word import wml
from lkjip.report.word.package import beri_sifat, dokumen_bytes, penyimpan_gambar
from lkjip.report.word.writer import Penulis
from lkjip.report.wording import figures as kata


@dataclass(frozen=True, slots=True)
class Hasil:
    """The report and what is to be said about it.

    ``dibawa`` are hand-written passages that live on; ``perubahan`` what differs from the last
    version; ``lembar_reviu`` is the reviewer's page as .docx.
    """

    docx: bytes
    temuan: tuple[Finding, ...] = ()
    reviu: tuple[ButirReviu, ...] = ()
    dibawa: tuple[Dibawa, ...] = ()
    perubahan: tuple[Perubahan, ...] = ()
    lembar_reviu: bytes = b""


def susun(
    bahan: BahanLaporan,
    templat_berkas: Path,
    versi: int,
    waktu: datetime,
    sebelumnya: bytes | None = None,
) -> Hasil:
    """The report as version ``versi``, made at ``waktu``; equal arguments give equal bytes.

    ``sebelumnya`` is the last version, maybe edited by hand. The lists have no page numbers yet:
    Word is asked to fill them when it opens the document, ``terbit.terbit`` lets LibreOffice do it.
    Raises ``UsageError`` or ``FolderError`` when the template cannot be used.
    """
    dokumen = templat.buka(templat_berkas)
    turunan = turunkan(kerangka(bahan), sebelumnya)
    _tulis(dokumen, bahan, turunan, versi, waktu)
    isi = baca_dokumen(dokumen)
    jejak.pasang(dokumen, milik_program(isi))
    docx = dokumen_bytes(dokumen)
    temuan = (*periksa_dokumen(isi, bahan), *turunan.temuan, *_grafik())
    butir = reviu(bahan, temuan)
    perubahan = tuple(beda(sebelumnya, docx)) if sebelumnya else ()
    lembar = lembar_reviu(bahan, butir, temuan, templat_berkas, versi, waktu, perubahan)
    return Hasil(docx, temuan, butir, turunan.dibawa, perubahan, lembar)


def _grafik() -> tuple[Finding, ...]:
    return () if svg.tersedia() else (buat_temuan("L10", "Laporan"),)


def _tulis(
    dokumen: WordDocument,
    bahan: BahanLaporan,
    turunan: Turunan,
    versi: int,
    waktu: datetime,
) -> None:
    penulis = Penulis(
        templat.id_gaya(dokumen), penyimpan_gambar(dokumen), waktu, sidik=turunan.sidik
    )
    penulis.nomor_komentar = komentar.nomor_bebas(dokumen)
    for blok in turunan.isi.values():
        penulis.siapkan(blok)
    lebar = {tempat: templat.lebar_isi(dokumen, tempat) for tempat in turunan.isi}
    xml = {tempat: penulis.tulis(blok, lebar[tempat]) for tempat, blok in turunan.isi.items()}
    templat.isi_kata(dokumen, templat.kata_templat(bahan, versi, waktu))
    templat.tempatkan(dokumen, {tempat: wml.urai(teks) for tempat, teks in xml.items()})
    templat.minta_perbarui(dokumen)
    komentar.pasang(dokumen, penulis.komentar)
    judul = f"LKjIP {kata.nama_lengkap(bahan.identitas)} Tahun {bahan.identitas.tahun}"
    beri_sifat(dokumen, judul, kata.nama_lengkap(bahan.identitas), waktu, versi)
