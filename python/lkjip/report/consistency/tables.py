"""Check: every figure in every table is the one figure of the data (L01)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lkjip.findings import Finding
from lkjip.measure.cross_checks.lists import kunci_nama
from lkjip.report.blocks.findings import temuan
from lkjip.report.consistency.expected import Entitas, Harapan, cocok_sel
from lkjip.report.versions.read import Dokumen, TabelBaca

_NOMOR_BARIS = 3
"""A cell of at most so many characters may be a row number."""
_TAHUN = re.compile(r"\b(?:19|20)\d{2}\b")
_KOLOM: tuple[tuple[str, str], ...] = (
    ("target akhir", "target_akhir"),
    ("tingkat kemajuan", "capaian_akhir"),
    ("nilai pembanding", "standar"),
    ("realisasi (rp)", "realisasi_rp"),
    ("realisasi anggaran", "realisasi_rp"),
    ("pagu", "pagu"),
    ("anggaran", "pagu"),
    ("serapan", "serapan"),
    ("persentase", "serapan"),
    ("%", "serapan"),
    ("sisa", "sisa"),
    ("efisiensi", "efisiensi"),
    ("kategori", "kategori"),
    ("capaian", "capaian"),
    ("realisasi", "realisasi"),
    ("target", "target"),
)
"""How a column head begins, and which kind of figure stands below it; first match wins."""


def jenis_kolom(kepala: str, tahun: int, jenis: str) -> str:
    """The kind of figure under a column head, for an entity of this sort; "" for none."""
    rapi = " ".join(kepala.casefold().split())
    kind = next((k for awal, k in _KOLOM if rapi.startswith(awal)), "")
    if jenis == "program" and kind == "realisasi":
        kind = "realisasi_rp"
    if jenis != "program" and kind in ("realisasi_rp", "serapan", "pagu", "sisa", "efisiensi"):
        return ""
    if kind in ("target", "realisasi", "capaian"):
        lain = [t for t in _TAHUN.findall(rapi) if int(t) != tahun]
        if lain:
            return f"{kind} {lain[0]}"
    return kind


def periksa_tabel(dokumen: Dokumen, ukuran: Harapan, tahun: int) -> Iterator[Finding]:
    """Findings for cells that read something else than the data."""
    for t in dokumen.tabel:
        for baris in t.baris:
            e = _entitas(baris, ukuran)
            if e is not None:
                yield from _baris(t, baris, e, tahun)


def _entitas(baris: tuple[str, ...], ukuran: Harapan) -> Entitas | None:
    """Whose row it is: by name, else by a code that cannot be a mere row number.

    A row that names a sasaran beside an indicator is the indicator's.
    """
    bernama = [
        e
        for sel in baris[:4]
        if len(sel) > _NOMOR_BARIS and (e := ukuran.per_nama.get(kunci_nama(sel))) is not None
    ]
    if bernama:
        return _dengan_kode(baris, ukuran, min(bernama, key=lambda e: e.jenis == "sasaran"))
    kode = next((s for s in baris[:2] if len(s) > _NOMOR_BARIS and s in ukuran.per_kode), "")
    return ukuran.per_kode.get(kode)


def _dengan_kode(baris: tuple[str, ...], ukuran: Harapan, e: Entitas) -> Entitas:
    """Two rows may bear the same name (a kegiatan and its only sub-kegiatan): the code decides."""
    lain = next((ukuran.per_kode[s] for s in baris[:2] if s in ukuran.per_kode), e)
    return lain if kunci_nama(lain.nama) == kunci_nama(e.nama) else e


def _baris(t: TabelBaca, baris: tuple[str, ...], e: Entitas, tahun: int) -> Iterator[Finding]:
    for kepala, sel in zip(t.kepala, baris, strict=False):
        nilai = e.nilai.get(jenis_kolom(kepala, tahun, e.jenis))
        if nilai is None or not sel or sel.startswith("[Belum ada") or cocok_sel(sel, nilai):
            continue
        sebutan = f"baris {e.kode or e.nama}, kolom {kepala}"
        yield temuan("L01", _nama(t), sebutan, nilai=sel, dihitung=nilai.cetak)


def _nama(t: TabelBaca) -> str:
    return " ".join(x for x in (t.nomor, t.judul) if x) or f"tabel di {t.tempat}"
