"""The one entry: material + template + last version → the report, its findings, its review list."""

from __future__ import annotations

import io
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from docx.document import Document as WordDocument

from lkjip.findings import Finding
from lkjip.report import kata, komentar, templat, wml
from lkjip.report.bab1 import bab1
from lkjip.report.bab2 import bab2
from lkjip.report.bab3 import bab3_awal
from lkjip.report.bab3_anggaran import bab3_anggaran
from lkjip.report.bab3_sasaran import bab3_sasaran
from lkjip.report.bab4 import bab4
from lkjip.report.bahan import BahanLaporan
from lkjip.report.blok import Blok
from lkjip.report.depan import bagian_awal
from lkjip.report.dokumen import beri_sifat, dokumen_bytes
from lkjip.report.halaman import label
from lkjip.report.lampiran import lampiran
from lkjip.report.penulis import Penulis
from lkjip.report.reviu import ButirReviu


@dataclass(frozen=True, slots=True)
class Hasil:
    """The report and what is to be said about it."""

    docx: bytes
    temuan: tuple[Finding, ...] = ()
    reviu: tuple[ButirReviu, ...] = ()
    dibawa: tuple[str, ...] = ()


def susun(
    bahan: BahanLaporan,
    templat_berkas: Path,
    versi: int,
    waktu: datetime,
    sebelumnya: bytes | None = None,
    halaman: Mapping[str, int] | None = None,
) -> Hasil:
    """The report as version ``versi``, made at ``waktu``; equal arguments give equal bytes.

    ``sebelumnya`` is the last version, maybe edited by hand; ``halaman`` the page of each bookmark
    from an earlier rendering (``halaman.dari_pdf``). Without it the lists have no page numbers yet
    and Word is asked to fill them when it opens the document.
    """
    dokumen = templat.buka(templat_berkas)
    isi = kerangka(bahan)
    _tulis(dokumen, bahan, isi, versi, waktu, halaman or {})
    return Hasil(dokumen_bytes(dokumen))


def kerangka(bahan: BahanLaporan) -> dict[str, tuple[Blok, ...]]:
    """The blocks of the three parts, by the marker where they go."""
    sasaran = [b for n, x in enumerate(bahan.sasaran, 1) for b in bab3_sasaran(bahan, n, x)]
    return {
        "bagian_awal": bagian_awal(bahan),
        "isi_laporan": (
            *bab1(bahan),
            *bab2(bahan),
            *bab3_awal(bahan),
            *sasaran,
            *bab3_anggaran(bahan),
            *bab4(bahan),
        ),
        "lampiran": lampiran(bahan),
    }


def _tulis(
    dokumen: WordDocument,
    bahan: BahanLaporan,
    isi: Mapping[str, tuple[Blok, ...]],
    versi: int,
    waktu: datetime,
    halaman: Mapping[str, int],
) -> None:
    def gambar(png: bytes) -> str:
        return str(dokumen.part.get_or_add_image(io.BytesIO(png))[0])

    penulis = Penulis(templat.id_gaya(dokumen), gambar, waktu)
    nama = {tempat: penulis.siapkan(blok) for tempat, blok in isi.items()}
    penulis.halaman = label(halaman, [(templat.penomoran(dokumen, t), n) for t, n in nama.items()])
    lebar = {nama: templat.lebar_isi(dokumen, nama) for nama in isi}
    xml = {nama: penulis.tulis(blok, lebar[nama]) for nama, blok in isi.items()}
    templat.isi_kata(dokumen, kata_templat(bahan, versi, waktu))
    templat.tempatkan(dokumen, {nama: wml.urai(teks) for nama, teks in xml.items()})
    if not halaman:
        templat.minta_perbarui(dokumen)
    komentar.pasang(dokumen, penulis.komentar)
    judul = f"LKjIP {kata.nama_lengkap(bahan.identitas)} Tahun {bahan.identitas.tahun}"
    beri_sifat(dokumen, judul, kata.nama_lengkap(bahan.identitas), waktu, versi)


def kata_templat(bahan: BahanLaporan, versi: int, waktu: datetime) -> dict[str, str]:
    """The words for the markers on the cover, in headers and footers."""
    i = bahan.identitas
    return {
        "tahun": str(i.tahun),
        "unit_kerja": i.unit_kerja,
        "instansi": i.instansi,
        "pemerintah": i.pemerintah,
        "kota": i.kota,
        "periode": "" if bahan.setahun else f"Realisasi {kata.periode(i)}",
        "keterangan_versi": f"Versi {versi}, disusun {kata.tanggal(waktu)}",
    }
