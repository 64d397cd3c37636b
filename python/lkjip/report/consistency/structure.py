"""Checks of form: gaps (L04), the seven analyses (L05), placeholders (L06), references (L11),
chapters (L12)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lkjip.findings import Finding
from lkjip.report.blocks.findings import temuan
from lkjip.report.chapters.goals import JUDUL_ANALISIS
from lkjip.report.material.model import BahanLaporan, Indikator
from lkjip.report.versions.read import Alinea, Dokumen, Peran, TabelBaca

BAB = (
    "BAB I PENDAHULUAN",
    "BAB II PERENCANAAN KINERJA",
    "BAB III AKUNTABILITAS KINERJA",
    "BAB IV PENUTUP",
)
_SETIAP = (JUDUL_ANALISIS[0], JUDUL_ANALISIS[4])
_CELAH = re.compile(r"\[Belum ada: (.+?) – (.+?)\]")
_TANDA = re.compile(
    r"\{[A-Za-z_]+\}|\bX{3,}\b|\bTODO\b|\?{3,}|<<.*?>>|\.{6,}|…{2,}|_{4,}|lorem ipsum|"
    r"\[(?:isi|tulis|diisi|lengkapi|nama|tanggal|nomor)\b[^\]]*\]",
    re.IGNORECASE,
)
_RUJUKAN = re.compile(r"\b(Tabel|Gambar) (\d+)\b")


def periksa_bentuk(dokumen: Dokumen, bahan: BahanLaporan) -> Iterator[Finding]:
    """All findings about form, in the order of the report."""
    for bab in BAB:
        if bab not in dokumen.judul:
            yield temuan("L12", "Laporan", nilai=bab)
    nomor = {" ".join(a.teks.split()[:2]) for a in dokumen.alinea if a.peran is Peran.KETERANGAN}
    for tempat, teks, peran in _teks(dokumen):
        for celah in _CELAH.finditer(teks):
            yield temuan("L04", tempat, unit=celah[2], nilai=celah[1])
        if peran is not Peran.TTD:
            for tanda in _TANDA.finditer(teks):
                yield temuan("L06", tempat, nilai=tanda[0][:40])
        if peran is Peran.ISI:
            for rujukan in _RUJUKAN.finditer(teks):
                if rujukan[0] not in nomor:
                    yield temuan("L11", tempat, nilai=rujukan[0])
    yield from _tujuh(dokumen, bahan)


def _teks(dokumen: Dokumen) -> Iterator[tuple[str, str, Peran]]:
    for x in dokumen.isi:
        if isinstance(x, TabelBaca):
            tempat = f"{x.nomor} {x.judul}".strip()
            yield from ((tempat, sel, Peran.KETERANGAN) for b in x.baris for sel in b if sel)
        elif x.peran is not Peran.DAFTAR:
            yield x.tempat, x.teks, x.peran


def _tujuh(dokumen: Dokumen, bahan: BahanLaporan) -> Iterator[Finding]:
    """Under the heading of each sasaran: seven headings, each with something below it.

    Target and causes must speak of every indicator; the other analyses may pass over one.
    """
    ruas = _ruas(dokumen)
    for n, x in enumerate(bahan.sasaran, 1):
        judul = f"Sasaran {n}: {' '.join(x.nama.split())}"
        isi = next((r for nama, r in ruas.items() if nama.endswith(judul)), {})
        for analisis in JUDUL_ANALISIS:
            teks = next((t for nama, t in isi.items() if nama.endswith(analisis)), None)
            keadaan = "tidak ada" if teks is None else "" if teks else "kosong"
            kurang = [i.kode for i in x.indikator if teks and not _dibahas(i, teks)]
            if kurang and analisis in _SETIAP:
                keadaan = f"tidak membahas {', '.join(kurang)}"
            if keadaan:
                yield temuan("L05", f"Sasaran {n}", nilai=analisis, keadaan=keadaan)


def _dibahas(i: Indikator, teks: str) -> bool:
    """Whether the name stands there, or the code alone in a cell or at the head of a bracket."""
    nama = " ".join(i.nama.split()).casefold()
    return nama in teks.casefold() or f"({i.kode}" in teks or f"\n{i.kode}\n" in f"\n{teks}"


def _ruas(dokumen: Dokumen) -> dict[str, dict[str, str]]:
    """Sasaran heading → heading of an analysis → the text that stands below it."""
    keluar: dict[str, dict[str, str]] = {}
    sasaran: dict[str, str] = {}
    judul = ""
    for x in dokumen.isi:
        if isinstance(x, Alinea) and x.peran is Peran.JUDUL:
            judul = x.teks
            if not x.gaya.endswith("4"):
                sasaran = keluar.setdefault(judul, {})
            else:
                sasaran.setdefault(judul, "")
        elif judul in sasaran:
            sasaran[judul] += _isi(x)
    return keluar


def _isi(x: Alinea | TabelBaca) -> str:
    if isinstance(x, TabelBaca):
        return "".join(f"{sel}\n" for b in x.baris for sel in b)
    return f"{x.teks}\n" if x.teks and x.peran is Peran.ISI else ""
