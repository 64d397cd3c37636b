"""Roll-ups of one level: outputs pooled into a kegiatan, capaian averaged into anything above.

``pohon`` chains them from sub-kegiatan to the whole.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from lkjip.findings import Finding, Place, make
from lkjip.measure.numbers import units as unit
from lkjip.measure.numbers.format import angka_pas, bulat
from lkjip.measure.numbers.status import Status
from lkjip.measure.rules.capaian import NOL, SERATUS, batasi

GABUNGAN = "gabungan"
RATA = "rata-rata"
RATA_BERBOBOT = "rata-rata berbobot"
TANPA_NILAI = "tidak ada nilai"
SUKU_TERTULIS = 12
"""Terms written out in a formula; of longer ones the number of terms is given."""


@dataclass(frozen=True, slots=True)
class Keluaran:
    """An output of a sub-kegiatan; ``capaian`` is its own percentage where it has one."""

    nama: str
    target: Decimal | None
    realisasi: Decimal | None
    satuan: str
    capaian: Decimal | None = None
    status: Status = Status.ANGKA


@dataclass(frozen=True, slots=True)
class Butir:
    """One member of a mean: its capaian in percent, or None with the status that says why."""

    nama: str
    capaian: Decimal | None
    status: Status = Status.ANGKA


@dataclass(frozen=True, slots=True)
class Gulungan:
    """A rolled-up value in percent (unrounded), how it was made, of what, and what left it.

    ``keluar`` lists (name, reason) of the members that are not in the value.
    """

    nilai: Decimal | None
    cara: str
    formula: str = ""
    dipakai: tuple[str, ...] = ()
    keluar: tuple[tuple[str, str], ...] = ()
    temuan: tuple[Finding, ...] = ()


def gabung_keluaran(
    items: Iterable[Keluaran], *, cara: str = "", batas: Decimal | None = None
) -> Gulungan:
    """Kegiatan from its outputs: Σ realisasi / Σ target × 100 when the units agree, else the mean.

    Percentages, indices and levels are never pooled. ``cara`` (``GABUNGAN`` or ``RATA``) is the
    office's own choice for the kegiatan and overrules the units; ``batas`` caps each member of a
    mean, and the pooled value. Outputs without figures leave the result and are listed.
    """
    semua = [replace(k, realisasi=NOL) if k.status is Status.NIHIL else k for k in items]
    hidup = [k for k in semua if _lengkap(k)]
    keluar = tuple((k.nama, _alasan(k.status)) for k in semua if not _lengkap(k))
    if not hidup:
        return Gulungan(None, TANPA_NILAI, keluar=keluar)
    if cara == RATA or not (_terjumlah(hidup) and (cara == GABUNGAN or _sesatuan(hidup))):
        hasil = rata_capaian([Butir(k.nama, _capaian(k)) for k in hidup], batas=batas)
        return replace(hasil, keluar=keluar + hasil.keluar)
    target = _jumlah(k.target for k in hidup if k.target is not None)
    realisasi = _jumlah(k.realisasi for k in hidup if k.realisasi is not None)
    return Gulungan(
        batasi(max(NOL, realisasi / target * SERATUS), batas),
        GABUNGAN,
        f"{_deret([k.realisasi for k in hidup], realisasi)} / "
        f"{_deret([k.target for k in hidup], target)} × 100",
        tuple(k.nama for k in hidup),
        keluar,
    )


def _alasan(status: Status) -> str:
    return status.value if status.keluar_dari_rata else "tanpa nilai"


def _jumlah(nilai: Iterable[Decimal]) -> Decimal:
    """The sum, the same whatever the order of the rows: added from small to large."""
    return sum(sorted(nilai), NOL)


def _deret(suku: Sequence[Decimal | None], jumlah: Decimal) -> str:
    if len(suku) > SUKU_TERTULIS:
        return f"{angka_pas(jumlah)} (jumlah {len(suku)} keluaran)"
    if len(suku) == 1:
        return angka_pas(suku[0])
    return f"({' + '.join(map(angka_pas, suku))})"


def _lengkap(k: Keluaran) -> bool:
    if k.status.keluar_dari_rata:
        return False
    return (k.target is not None and k.realisasi is not None) or k.capaian is not None


def _terjumlah(hidup: Sequence[Keluaran]) -> bool:
    """Whether the outputs have figures that may be added at all."""
    return (
        all(k.target is not None and k.target >= 0 and k.realisasi is not None for k in hidup)
        and any(k.target for k in hidup)
        and not any(unit.terbatas(k.satuan) for k in hidup)
    )


def _sesatuan(hidup: Sequence[Keluaran]) -> bool:
    return all(unit.sama(hidup[0].satuan, k.satuan) for k in hidup)


def _capaian(k: Keluaran) -> Decimal | None:
    if k.capaian is not None:
        return k.capaian
    if k.target is None or k.realisasi is None or k.target <= 0:
        return None
    return max(NOL, k.realisasi / k.target * SERATUS)


def rata_capaian(
    items: Iterable[Butir],
    bobot: Mapping[str, Decimal] | None = None,
    *,
    batas: Decimal | None = None,
    place: Place | None = None,
) -> Gulungan:
    """Mean of capaian (percent); ``bobot`` gives weights by name; ``batas`` caps each member.

    Members without a value leave the mean and are listed; their weights leave with them. With
    weights, a member that has none (or a weight ≤ 0) leaves too and is a finding.
    """
    semua = list(items)
    keluar = [(b.nama, _alasan(b.status)) for b in semua if _tanpa(b)]
    nilai = [
        (b.nama, b.capaian if batas is None else min(b.capaian, batas))
        for b in semua
        if b.capaian is not None and not _tanpa(b)
    ]
    temuan: tuple[Finding, ...] = ()
    if bobot is not None:
        tanpa = {nama for nama, _ in nilai if bobot.get(nama, NOL) <= 0}
        keluar += [(nama, "tanpa bobot") for nama, _ in nilai if nama in tanpa]
        temuan = tuple(make("C23", place, nilai=nama) for nama in sorted(tanpa))
        nilai = [(nama, c) for nama, c in nilai if nama not in tanpa]
    if not nilai:
        return Gulungan(None, TANPA_NILAI, keluar=tuple(keluar), temuan=temuan)
    hasil, formula = _rata(nilai) if bobot is None else _rata_berbobot(nilai, bobot)
    return Gulungan(
        hasil,
        RATA if bobot is None else RATA_BERBOBOT,
        formula,
        tuple(nama for nama, _ in nilai),
        tuple(keluar),
        temuan,
    )


def _tanpa(b: Butir) -> bool:
    return b.capaian is None or b.status.keluar_dari_rata


def _rata(nilai: Sequence[tuple[str, Decimal]]) -> tuple[Decimal, str]:
    jumlah = _jumlah(c for _, c in nilai)
    if len(nilai) > SUKU_TERTULIS:
        return jumlah / len(nilai), f"rata-rata {len(nilai)} nilai"
    suku = " + ".join(_ringkas(c) for _, c in nilai)
    return jumlah / len(nilai), f"({suku}) / {len(nilai)}"


def _rata_berbobot(
    nilai: Sequence[tuple[str, Decimal]], bobot: Mapping[str, Decimal]
) -> tuple[Decimal, str]:
    jumlah = _jumlah(bobot[n] for n, _ in nilai)
    hasil = _jumlah(bobot[n] * c for n, c in nilai) / jumlah
    if len(nilai) > SUKU_TERTULIS:
        return hasil, f"rata-rata berbobot {len(nilai)} nilai"
    suku = " + ".join(f"{angka_pas(bobot[n])} × {_ringkas(c)}" for n, c in nilai)
    return hasil, f"({suku}) / {angka_pas(jumlah)}"


def _ringkas(x: Decimal) -> str:
    """A percentage inside a formula: all its digits when few, else two with an ellipsis."""
    pendek = bulat(x)
    return angka_pas(x) if pendek == x else f"{angka_pas(pendek)}…"
