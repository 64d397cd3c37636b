"""Ordinal values (opini BPK, predikat AKIP …) as editable tables, best first."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from lkjip.measure.numbers.quantity import Peringkat


@dataclass(frozen=True, slots=True)
class TabelOrdinal:
    """One kind of rank: its names from best to worst, each with its spellings."""

    jenis: str
    tingkat: tuple[tuple[str, ...], ...]

    def cari(self, teks: str) -> Peringkat | None:
        """The rank that ``teks`` names, or None."""
        kunci = _bersih(teks)
        for i, ejaan in enumerate(self.tingkat):
            if kunci in {_bersih(e) for e in ejaan}:
                return Peringkat(self.jenis, ejaan[0], len(self.tingkat) - i)
        return None


_PENGANTAR = re.compile(r"^(?:nilai|predikat|opini|kategori|peringkat|status|hasil)\s+(?:bpk\s+)?")
"""Words before a rank that say nothing: "Nilai A", "Opini BPK WTP"."""


def _bersih(teks: str) -> str:
    rapi = re.sub(r"\s+", " ", teks.strip().casefold())
    return _PENGANTAR.sub("", rapi).strip(" .\"'")


OPINI_BPK = TabelOrdinal(
    "opini BPK",
    (
        ("WTP", "Wajar Tanpa Pengecualian", "WTP-DPP", "WTP DPP"),
        ("WDP", "Wajar Dengan Pengecualian"),
        ("TW", "Tidak Wajar"),
        ("TMP", "Tidak Memberikan Pendapat", "Tidak Menyatakan Pendapat", "Disclaimer"),
    ),
)
"""UU 15/2004 pasal 16 (penjelasan): the four opinions of BPK."""

PREDIKAT_AKIP = TabelOrdinal(
    "predikat", (("AA",), ("A",), ("A-",), ("BB",), ("B",), ("CC",), ("C",), ("D",))
)
"""PermenPANRB 88/2021 (as in 12/2015): AA best, D worst. A- is a rank of the
evaluation of bureaucratic reform, not of AKIP; it stands here so that one order serves both."""

TINGKAT_LIMA = TabelOrdinal(
    "tingkat", (("Sangat Tinggi",), ("Tinggi",), ("Sedang",), ("Rendah",), ("Sangat Rendah",))
)
"""Status of the evaluation of regional governance (EKPPD); also the words of many indices."""
MUTU = TabelOrdinal(
    "mutu",
    (
        ("Sangat Baik",),
        ("Baik",),
        ("Cukup", "Cukup Baik"),
        ("Kurang", "Kurang Baik"),
        ("Sangat Kurang", "Tidak Baik"),
    ),
)
"""Words of service surveys (PermenPANRB 14/2017) and of offices' own scales, in one order."""

TABEL_ORDINAL: tuple[TabelOrdinal, ...] = (OPINI_BPK, PREDIKAT_AKIP, TINGKAT_LIMA, MUTU)


def cari_peringkat(teks: str, tabel: Iterable[TabelOrdinal] = TABEL_ORDINAL) -> Peringkat | None:
    """The rank that ``teks`` names in the first table that knows it, or None."""
    for t in tabel:
        found = t.cari(teks)
        if found is not None:
            return found
    return None
