"""Of which indicators the capaian of a sasaran is the mean: told, or found by doing the sum."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from lkjip.report.material.model import Indikator, Sasaran

BATAS_SAMA = Decimal("0.005")
"""Two means that print alike are the same."""


def terpakai(s: Sasaran) -> tuple[Indikator, ...]:
    """The indicators that the capaian was made of; empty when that cannot be told.

    Those that the material names; else, tried in turn, all with a capaian and those above the
    sub-kegiatan, whichever give it as their mean.
    """
    if s.capaian is None:
        return ()
    if s.dipakai:
        return tuple(i for i in s.indikator if i.kode in s.dipakai)
    ada = tuple(i for i in s.indikator if i.capaian is not None)
    atas = tuple(i for i in ada if i.jenjang.casefold() != "sub kegiatan")
    return next((isi for isi in (ada, atas) if isi and _rata(isi, s.capaian)), ())


def yang_dirata(s: Sasaran) -> tuple[Indikator, ...]:
    """The same where the capaian is their plain mean; empty with weights or a cap.

    So a sentence never claims a mean that its figures do not give.
    """
    isi = terpakai(s)
    return isi if isi and s.capaian is not None and _rata(isi, s.capaian) else ()


def _rata(isi: Sequence[Indikator], capaian: Decimal) -> bool:
    jumlah = sum((i.capaian for i in isi if i.capaian is not None), Decimal(0))
    return abs(jumlah / len(isi) - capaian) < BATAS_SAMA


def sebagian(s: Sasaran) -> bool:
    """Whether the capaian leaves out indicators that have one of their own."""
    isi = terpakai(s)
    return bool(isi) and len(isi) < sum(1 for i in s.indikator if i.capaian is not None)
