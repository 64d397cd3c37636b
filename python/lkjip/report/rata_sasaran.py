"""Of which indicators the capaian of a sasaran is the mean: told, or found by doing the sum."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from lkjip.report.bahan import Indikator, Sasaran

BATAS_SAMA = Decimal("0.005")
"""Two means that print alike are the same."""


def yang_dirata(s: Sasaran) -> tuple[Indikator, ...]:
    """The indicators in the mean; empty when that cannot be told (weights, a cap, another rule).

    Tried in turn: those that the material names, all with a capaian, those above the
    sub-kegiatan. A sentence never claims a mean that its figures do not give.
    """
    if s.capaian is None:
        return ()
    if s.dipakai:
        return tuple(i for i in s.indikator if i.kode in s.dipakai)
    ada = tuple(i for i in s.indikator if i.capaian is not None)
    atas = tuple(i for i in ada if i.jenjang.casefold() != "sub kegiatan")
    return next((isi for isi in (ada, atas) if isi and _rata(isi, s.capaian)), ())


def _rata(isi: Sequence[Indikator], capaian: Decimal) -> bool:
    jumlah = sum((i.capaian for i in isi if i.capaian is not None), Decimal(0))
    return abs(jumlah / len(isi) - capaian) < BATAS_SAMA


def sebagian(s: Sasaran) -> bool:
    """Whether the mean leaves out indicators that have a capaian."""
    isi = yang_dirata(s)
    return bool(isi) and len(isi) < sum(1 for i in s.indikator if i.capaian is not None)
