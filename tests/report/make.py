"""Builders of valid material; a test breaks one thing of it."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from typing import Any

from docx import Document

from lkjip.report.material import model as b

D = Decimal


def indikator(**ubah: Any) -> b.Indikator:
    """An output of 7 documents of which 5 are there."""
    dasar = b.Indikator(
        kode="IK02",
        nama="Jumlah Dokumen Penataan",
        satuan="Dokumen",
        target=D(7),
        realisasi=D(5),
        capaian=D(5) / D(7) * 100,
        kategori="Sedang",
        formula="5 / 7 × 100",
        unit="Sub Bagian Administrasi Pemerintahan",
    )
    return replace(dasar, **ubah)


def lalu(realisasi: str | int, **ubah: Any) -> tuple[b.TahunLain, ...]:
    """The year 2023."""
    return (replace(b.TahunLain(2023, D(realisasi)), **ubah),)


def dengan_indikator(bahan: b.BahanLaporan, kode: str, **ubah: Any) -> b.BahanLaporan:
    """The material with one indicator changed."""
    sasaran = tuple(
        replace(
            s,
            indikator=tuple(replace(i, **ubah) if i.kode == kode else i for i in s.indikator),
        )
        for s in bahan.sasaran
    )
    return replace(bahan, sasaran=sasaran)


def sunting(docx: bytes, ubah: Callable[[Any], None]) -> bytes:
    """The document as a person leaves it: opened, changed, saved."""
    dokumen = Document(io.BytesIO(docx))
    ubah(dokumen)
    keluar = io.BytesIO()
    dokumen.save(keluar)
    return keluar.getvalue()


def ganti_alinea(awal: str, baru: str) -> Callable[[Any], None]:
    """Overwrite the paragraph that begins so."""

    def ubah(dokumen: Any) -> None:
        cari(dokumen, awal).runs[0].text = baru
        for r in cari(dokumen, baru[:30]).runs[1:]:
            r.text = ""

    return ubah


def cari(dokumen: Any, awal: str) -> Any:
    """The first paragraph that begins so."""
    return next(
        p
        for p in dokumen.paragraphs
        if p.text.strip().startswith(awal) and not p.style.name.startswith(("toc", "table of"))
    )


def sisip_sesudah(awal: str, baru: str) -> Callable[[Any], None]:
    """A new paragraph below the one that begins so, in its style."""

    def ubah(dokumen: Any) -> None:
        p = cari(dokumen, awal)
        q = dokumen.add_paragraph(baru, style=p.style)
        p._p.addnext(q._p)

    return ubah
