"""The appendix "Sumber data": file, cell, sender and time of every value that was sent in, and the
rows behind every value that was computed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from lkjip.measure.numbers.format import rupiah
from lkjip.report.blocks import builders as s
from lkjip.report.blocks.model import Baris, Blok, Celah, Isi, Kolom, Tabel
from lkjip.report.material.goal_members import terpakai
from lkjip.report.material.model import Asal, BahanLaporan
from lkjip.report.wording import figures as kata

PANJANG_SIDIK = 12
"""Digits of the SHA-256 that are printed: enough to find the file in the archive."""


def sumber_data(bahan: BahanLaporan) -> tuple[Blok, ...]:
    """The table, or the gap when nothing was sent in."""
    baris = tuple(_baris(bahan))
    if not baris:
        celah = Celah("asal data", s.penyusun(bahan), "Kumpulkan formulir unit (langkah 3).")
        return (s.alinea(celah),)
    return (
        s.alinea(
            "Setiap angka dapat ditelusuri ke berkas asli dalam arsip menurut kode dan sidik "
            "berkasnya. Sidik adalah dua belas angka pertama SHA-256 berkas itu."
        ),
        Tabel(
            "lampiran.sumber",
            "Asal data kinerja dan anggaran",
            (
                Kolom("Kode", 12),
                Kolom("Nilai", 10, Isi.ANGKA),
                Kolom("Berkas", 25),
                Kolom("Lembar!Sel", 10, Isi.TENGAH),
                Kolom("Pengirim", 17),
                Kolom("Diterima", 11, Isi.TENGAH),
                Kolom("Revisi", 5, Isi.TENGAH),
                Kolom("Sidik", 10, Isi.TENGAH),
            ),
            baris,
        ),
    )


def _baris(bahan: BahanLaporan) -> Iterator[Baris]:
    """What was sent in, cell by cell; what was computed, by the rows that it was made of."""
    for n, x in enumerate(bahan.sasaran, 1):
        kode = [i.kode for i in terpakai(x)]
        if kode:
            yield _hitungan(f"Sasaran {n}", kata.persen(x.capaian), kode)
    for i in bahan.indikator:
        if i.asal is not None:
            nilai = i.status.value if i.realisasi is None else kata.ukuran(
                i.realisasi, i.realisasi_teks)  # fmt: skip
            yield _satu(i.kode, nilai, i.asal)
        elif i.rincian:
            yield _hitungan(i.kode, kata.ukuran(i.realisasi, i.realisasi_teks), i.rincian)
    bawah: dict[str, list[str]] = defaultdict(list)
    for b in bahan.program:
        if b.realisasi is not None:
            bawah[b.induk].append(b.kode)
    for b in bahan.program:
        if b.asal is not None:
            yield _satu(b.kode, rupiah(b.realisasi), b.asal)
        elif b.kode in bawah:
            yield _hitungan(b.kode, rupiah(b.realisasi), bawah[b.kode])


def _hitungan(kode: str, nilai: str, dari: Sequence[str]) -> Baris:
    return Baris((kode, nilai, f"dihitung dari {kata.deret(dari)}", *["–"] * 5))


def _satu(kode: str, nilai: str, asal: Asal) -> Baris:
    sel = f"{asal.lembar}!{asal.sel}" if asal.sel else asal.lembar or "–"
    return Baris(
        (
            kode,
            nilai,
            asal.berkas or "–",
            sel,
            asal.pengirim or "–",
            kata.saat(asal.diterima),
            "–" if asal.revisi is None else str(asal.revisi),
            asal.sidik[:PANJANG_SIDIK] or "–",
        )
    )
