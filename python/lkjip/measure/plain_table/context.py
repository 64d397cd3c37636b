"""What the rows of one office tell about each other: habits of writing, formula in use.

Used by the table command only where the table itself does not say; never the value of a figure,
only how the office writes and computes.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from lkjip.measure.numbers.evidence import Kebiasaan, kebiasaan
from lkjip.measure.numbers.reading import baca_angka
from lkjip.measure.plain_table.claim import baca_klaim, cocok
from lkjip.measure.rules.capaian import hitung_capaian
from lkjip.measure.rules.pairs import pasangkan
from lkjip.measure.rules.rule import Arah, Aturan, Rumus

_DESIMAL_NYATA = re.compile(r"[.,]\d*[1-9]")


@dataclass(frozen=True, slots=True)
class BarisMentah:
    """The cells of a row that tell about habits."""

    instansi: str
    indikator: str
    satuan: str
    target: str
    realisasi: str
    klaim: str
    aturan: Aturan
    rumus_dinyatakan: bool


@dataclass(frozen=True, slots=True)
class KebiasaanKantor:
    """Habits of one office in one table."""

    titik: Kebiasaan = field(default_factory=Kebiasaan)
    """How it writes the dot in target and realisasi."""
    klaim_berdesimal: bool = False
    """Whether its printed capaian ever shows decimals other than zero."""
    rumus: Mapping[str, Rumus] = field(default_factory=dict)
    """Indicator → formula, where the printed capaian show which formula the office uses."""


def kenali_kebiasaan(baris: Iterable[BarisMentah]) -> dict[str, KebiasaanKantor]:
    """Habits by office."""
    per_kantor: dict[str, list[BarisMentah]] = defaultdict(list)
    for b in baris:
        per_kantor[b.instansi].append(b)
    return {nama: _satu_kantor(isi) for nama, isi in per_kantor.items()}


def _satu_kantor(baris: Sequence[BarisMentah]) -> KebiasaanKantor:
    return KebiasaanKantor(
        titik=kebiasaan(isi for b in baris for isi in (b.target, b.realisasi)),
        klaim_berdesimal=any(_DESIMAL_NYATA.search(b.klaim) for b in baris),
        rumus=dict(_rumus_terpakai(baris)),
    )


def _rumus_terpakai(baris: Sequence[BarisMentah]) -> Iterable[tuple[str, Rumus]]:
    """Indicators of direction ``turun`` whose printed capaian all fit ``banding`` and not all
    ``selisih``, in tables that do not name the formula."""
    per_indikator: dict[str, list[BarisMentah]] = defaultdict(list)
    for b in baris:
        if b.aturan.arah is Arah.TURUN and not b.rumus_dinyatakan and b.klaim.strip():
            per_indikator[b.indikator].append(b)
    for nama, isi in per_indikator.items():
        if _semua_cocok(isi, Rumus.BANDING) and not _semua_cocok(isi, Rumus.SELISIH):
            yield nama, Rumus.BANDING


def _semua_cocok(baris: Sequence[BarisMentah], rumus: Rumus) -> bool:
    terbaca = False
    for b in baris:
        klaim = baca_klaim(b.klaim, penuh=True)
        target = baca_angka(b.target, satuan=b.satuan, bukti=(b.realisasi,))
        realisasi = baca_angka(b.realisasi, satuan=b.satuan, target=target.nilai)
        hasil = hitung_capaian(*pasangkan(target, realisasi), Aturan(b.aturan.arah, rumus))
        if klaim is None or hasil.nilai is None:
            continue
        terbaca = True
        if not cocok(hasil.nilai, klaim):
            return False
    return terbaca
