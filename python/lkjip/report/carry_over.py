"""A new version out of the outline and the last version: nothing written by hand gets lost."""

from __future__ import annotations

from dataclasses import dataclass, field

from lkjip.errors import UsageError
from lkjip.findings import Finding
from lkjip.report.blocks.findings import temuan
from lkjip.report.outline import Kerangka
from lkjip.report.versions.hand_edits import Dibawa, Warisan, baca_warisan, wariskan
from lkjip.report.versions.read import RUSAK

_PANJANG = 300
"""Letters of a lost text that a finding quotes."""


@dataclass(frozen=True, slots=True)
class Turunan:
    """The blocks to write; digits of passages; what was carried, and findings about the rest."""

    isi: Kerangka
    sidik: dict[str, str] = field(default_factory=dict)
    dibawa: tuple[Dibawa, ...] = ()
    temuan: tuple[Finding, ...] = ()


def turunkan(isi: Kerangka, sebelumnya: bytes | None) -> Turunan:
    """The outline with the hand-written passages of the last version in place."""
    if sebelumnya is None:
        return Turunan(isi)
    try:
        warisan = baca_warisan(sebelumnya)
    except RUSAK as galat:
        raise UsageError(
            "Versi sebelumnya bukan dokumen Word (.docx) yang utuh.",
            "Buka dan simpan ulang di Word, atau pindahkan berkas itu dari folder laporan.",
        ) from galat
    terpakai: set[str] = set()
    baru: Kerangka = {}
    dibawa: list[Dibawa] = []
    sidik: dict[str, str] = {}
    for tempat, blok in isi.items():
        baru[tempat], bawa, digit = wariskan(blok, warisan, terpakai)
        dibawa += bawa
        sidik |= digit
    catatan = [temuan("L07", "Laporan", d.judul) for d in dibawa if d.berubah]
    return Turunan(baru, sidik, tuple(dibawa), (*catatan, *_hilang(warisan, terpakai)))


def _hilang(warisan: Warisan, terpakai: set[str]) -> list[Finding]:
    keluar = []
    for slug, tulisan in warisan.tulisan.items():
        teks = "\n".join(a.teks for a in tulisan.alinea if a.teks)
        if slug not in terpakai and teks:
            keluar.append(temuan("L08", tulisan.alinea[0].tempat, nilai=teks[:_PANJANG]))
    for lepas in warisan.lepas:
        if lepas.teks in terpakai:
            continue
        kode = "L09" if lepas.jenis == "tabel" else "L08"
        keluar.append(temuan(kode, lepas.tempat, nilai=lepas.teks[:_PANJANG]))
    return keluar
