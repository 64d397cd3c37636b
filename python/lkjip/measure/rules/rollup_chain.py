"""The chain of roll-ups: sub-kegiatan → kegiatan → program → sasaran → unit → whole.

A kegiatan pools its outputs when their units agree; every level above is the mean of the level
below. Decimal arithmetic on plain rows: a table library would turn the figures into floats.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from lkjip.measure.rules.rollup import Butir, Gulungan, Keluaran, gabung_keluaran, rata_capaian

Jalur = tuple[str, ...]
"""From the top: (unit, sasaran, program, kegiatan); () is the whole."""


@dataclass(frozen=True, slots=True)
class Daun:
    """One output and the path of the kegiatan it belongs to."""

    jalur: Jalur
    keluaran: Keluaran


def gulung_pohon(
    daun: Iterable[Daun],
    *,
    bobot: Mapping[Jalur, Decimal] | None = None,
    cara: Mapping[Jalur, str] | None = None,
    batas: Decimal | None = None,
) -> dict[Jalur, Gulungan]:
    """Every node of the tree with its value; ``()`` is the whole.

    All paths need the same length. ``cara`` overrules pooling per kegiatan; ``bobot`` gives
    weights per node, used among siblings that all have one; ``batas`` caps the members of means.
    Members without a value leave their mean and are listed there, by name.
    """
    kelompok: dict[Jalur, list[Keluaran]] = defaultdict(list)
    for d in daun:
        kelompok[d.jalur].append(d.keluaran)
    if len({len(j) for j in kelompok}) > 1:
        raise ValueError("the paths of the outputs have different lengths")
    hasil: dict[Jalur, Gulungan] = {
        jalur: gabung_keluaran(isi, cara=(cara or {}).get(jalur, ""))
        for jalur, isi in kelompok.items()
    }
    tingkat = list(hasil)
    while tingkat and tingkat != [()]:
        anak: dict[Jalur, list[Jalur]] = defaultdict(list)
        for jalur in tingkat:
            anak[jalur[:-1]].append(jalur)
        for induk, jalur_anak in anak.items():
            hasil[induk] = _rata(jalur_anak, hasil, bobot or {}, batas)
        tingkat = list(anak)
    return hasil


def _rata(
    anak: list[Jalur],
    hasil: Mapping[Jalur, Gulungan],
    bobot: Mapping[Jalur, Decimal],
    batas: Decimal | None,
) -> Gulungan:
    butir = [Butir(jalur[-1], hasil[jalur].nilai) for jalur in anak]
    if not all(jalur in bobot for jalur in anak):
        return rata_capaian(butir, batas=batas)
    return rata_capaian(butir, {jalur[-1]: bobot[jalur] for jalur in anak}, batas=batas)
