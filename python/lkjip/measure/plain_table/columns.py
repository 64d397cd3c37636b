"""Which column of a plain table is what, and the raw cells of a row."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from lkjip.errors import UsageError
from lkjip.measure.plain_table.row import Masukan
from lkjip.measure.rules.rule import baca_aturan, kenali_akumulasi, kenali_rumus

WAJIB = ("target", "realisasi")
PILIHAN = ("satuan", "arah", "rumus", "akumulasi")
KOLOM_TW = ("tw1", "tw2", "tw3", "tw4")
PADANAN = {
    "klaim": ("capaian_published", "capaian_tercetak", "capaian", "capaian_masukan"),
    "kategori_klaim": ("kategori_published", "kategori_tercetak", "kategori", "kategori_masukan"),
    "indikator": ("indikator", "indikator_kinerja"),
    "instansi": ("agency", "instansi", "unit", "opd"),
}
"""Other columns and the names they go by."""


def petakan(kolom: Sequence[str], hasil: Collection[str], nama: str) -> dict[str, str]:
    """What each column is → its heading as written; case and spaces of headings do not matter.

    A table that has all the columns ``hasil`` is our own output read again: its ``capaian`` is
    then no printed capaian. Raises ``UsageError`` without ``target`` or ``realisasi``.
    """
    judul: dict[str, str] = {}
    for k in kolom:
        judul.setdefault("_".join(k.strip().casefold().split()), k)
    kurang = [w for w in WAJIB if w not in judul]
    if kurang:
        raise UsageError(
            f"Kolom {', '.join(kurang)} tidak ada pada {nama or 'tabel'}.",
            "Judul kolom yang dibaca: satuan, target, realisasi, arah, rumus, akumulasi, tw1–tw4.",
        )
    peta = {k: judul[k] for k in (*WAJIB, *PILIHAN, *KOLOM_TW) if k in judul}
    sendiri = hasil if all(k in judul for k in hasil) else ()
    for kunci, padanan in PADANAN.items():
        ada = next((judul[p] for p in padanan if p in judul and p not in sendiri), None)
        if ada is not None:
            peta[kunci] = ada
    return peta


def masukan_baris(s: Mapping[str, str]) -> Masukan:
    """The raw cells of one row, by what they are (the keys of ``petakan``)."""
    arah, rumus, akumulasi = s.get("arah", ""), s.get("rumus", ""), s.get("akumulasi", "")
    return Masukan(
        satuan=s.get("satuan", ""),
        target=s["target"],
        realisasi=s["realisasi"],
        tw=tuple(s[t] for t in KOLOM_TW if t in s),
        klaim=s.get("klaim", ""),
        indikator=s.get("indikator", ""),
        aturan=baca_aturan(arah, rumus, akumulasi),
        arah_tertulis=arah,
        rumus_dinyatakan=kenali_rumus(rumus) is not None,
        akumulasi_dinyatakan=kenali_akumulasi(akumulasi) is not None,
    )
