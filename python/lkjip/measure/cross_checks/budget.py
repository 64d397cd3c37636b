"""Cross-checks of the budget: each yields findings that show both figures, in rupiah or percent."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from lkjip.findings import Finding, Place, make
from lkjip.measure.numbers.format import angka_id, rupiah
from lkjip.measure.plain_table.claim import baca_klaim, cocok
from lkjip.measure.rules.budget import serapan
from lkjip.measure.rules.capaian import NOL, SERATUS

Temuan = tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Pos:
    """One budget line in rupiah."""

    nama: str
    pagu: Decimal
    realisasi: Decimal


def periksa_pagu(
    pagu: Decimal | None, realisasi: Decimal | None, place: Place | None = None
) -> Temuan:
    """Realisasi above pagu, spending without pagu, negative amounts."""
    if pagu is None or realisasi is None:
        return ()
    isi = {"nilai": rupiah(realisasi), "pagu": rupiah(pagu)}
    if pagu < 0 or realisasi < 0:
        return (make("A06", place, **isi),)
    if pagu == 0 and realisasi > 0:
        return (make("A02", place, **isi),)
    if realisasi > pagu:
        return (make("A01", place, lebih=rupiah(realisasi - pagu), **isi),)
    return ()


def periksa_jumlah(total: Pos, rincian: Sequence[Pos], place: Place | None = None) -> Temuan:
    """A total typed by hand against the sum of its parts, for pagu and for realisasi."""
    if not rincian:
        return ()
    temuan = []
    for sebutan, cetak, jumlah in (
        ("pagu", total.pagu, sum((p.pagu for p in rincian), NOL)),
        ("realisasi", total.realisasi, sum((p.realisasi for p in rincian), NOL)),
    ):
        if cetak != jumlah:
            isi = {"nilai": rupiah(cetak), "jumlah": rupiah(jumlah)}
            selisih = rupiah(abs(cetak - jumlah))
            temuan.append(
                make("A04", place, nama=total.nama, sebutan=sebutan, selisih=selisih, **isi)
            )
    return tuple(temuan)


def periksa_serapan(
    tercetak: str, total: Pos, rincian: Sequence[Pos] = (), place: Place | None = None
) -> Temuan:
    """A printed serapan against Σ realisasi / Σ pagu; a mean of percentages is named as such."""
    klaim = baca_klaim(tercetak, penuh=True)
    dihitung = serapan([total.pagu], [total.realisasi])
    if klaim is None or dihitung is None or cocok(dihitung, klaim):
        return ()
    isi = {"nilai": " ".join(tercetak.split()), "dihitung": angka_id(dihitung)}
    rata = _rata_persen(rincian)
    # The office averaged percentages that were themselves rounded to one decimal.
    if rata is not None and min(abs(rata - k) for k in klaim.nilai) <= Decimal("0.1"):
        return (make("A05", place, nama=total.nama, rata=angka_id(rata), **isi),)
    return (make("A03", place, nama=total.nama, **isi),)


def _rata_persen(rincian: Sequence[Pos]) -> Decimal | None:
    persen = [p.realisasi / p.pagu * SERATUS for p in rincian if p.pagu > 0]
    return sum(persen, NOL) / len(persen) if len(persen) > 1 else None
