"""Small builders for blocks that chapters share: paragraphs, passages, gaps, list items."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence

from lkjip.measure.cross_checks.lists import kunci_nama
from lkjip.report.blocks.model import Bagian, Celah, Gaya, Paragraf, Potongan, Teks
from lkjip.report.material.model import BahanLaporan, Sasaran
from lkjip.report.wording import figures as kata

TAK_ADA = frozenset({"-", "–", "—", "tidak ada", "nihil"})
"""Answers by which a unit says that there is nothing to tell."""


def alinea(*potongan: Potongan | str, gaya: Gaya = Gaya.ISI) -> Paragraf:
    """A paragraph from texts and pieces."""
    return Paragraf(tuple(Teks(p) if isinstance(p, str) else p for p in potongan), gaya)


def butir(*potongan: Potongan | str, nomor: str = "•") -> Paragraf:
    """A list item."""
    gaya = Gaya.BUTIR if nomor == "•" else Gaya.NOMOR
    return Paragraf(
        tuple(Teks(p) if isinstance(p, str) else p for p in potongan), gaya, nomor=nomor
    )


def bernomor(isi: Iterable[str]) -> tuple[Paragraf, ...]:
    """A numbered list."""
    return tuple(butir(satu, nomor=f"{n}.") for n, satu in enumerate(isi, 1))


def paragraf_teks(teks: str) -> tuple[Paragraf, ...]:
    """A text that people wrote, one paragraph per line that is not blank."""
    return tuple(alinea(" ".join(baris.split())) for baris in teks.splitlines() if baris.strip())


def bagian(kunci: str, judul: str, isi: Iterable[Paragraf]) -> Bagian:
    """A marked passage."""
    return Bagian(kunci, judul, tuple(isi))


def isi_atau_celah(teks: str, celah: Celah) -> tuple[Paragraf, ...]:
    """The text, or the gap mark in its place."""
    return paragraf_teks(teks) or (alinea(celah),)


def kosong(teks: str) -> bool:
    """Whether nothing was written at all."""
    return not teks.strip()


def tiada(teks: str) -> bool:
    """Whether the unit says that there is nothing to tell ("-")."""
    return teks.strip().rstrip(".").casefold() in TAK_ADA


def gabung(kalimat: Sequence[str]) -> str:
    """Sentences as one text, empty ones left out."""
    return " ".join(k for k in kalimat if k)


def penyusun(bahan: BahanLaporan) -> str:
    """Who compiles the report, for gap marks."""
    return bahan.identitas.penyusun or "penyusun laporan"


def kunci_sasaran(s: Sasaran) -> str:
    """A key that stays with the sasaran when others come or go."""
    return "sasaran." + hashlib.sha256(kunci_nama(s.nama).encode()).hexdigest()[:8]


def sumber_isian(bahan: BahanLaporan) -> str:
    """The source line under tables of results."""
    return (
        f"Sumber: isian {kata.sebutan_unit(bahan.identitas)}, diolah ({kata.s_d(bahan.identitas)})."
    )
