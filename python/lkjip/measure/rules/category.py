"""Categories of capaian: a table of lower bounds, applied to the unrounded value."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from lkjip.findings import Finding, Place, make
from lkjip.measure.numbers.format import angka_id, angka_pas


@dataclass(frozen=True, slots=True)
class Skala:
    """An editable scale: rows of (lower bound in percent, name), any order.

    Lower bounds on the unrounded value leave no gap: 90,90 is below 91, so it has the class
    under 91. A value below the lowest bound has the lowest class. ``ketat`` scales print their
    bounds as "> 85": the bound itself belongs to the class below. ``atas`` are the upper bounds
    as printed, by name, where they leave a gap below the next class or end the scale.
    """

    baris: tuple[tuple[Decimal, str], ...]
    nama: str = ""
    ketat: bool = False
    atas: tuple[tuple[str, Decimal], ...] = ()

    def __post_init__(self) -> None:
        if not self.baris:
            raise ValueError("a scale needs at least one row")
        urut = tuple(sorted(self.baris, key=lambda b: b[0], reverse=True))
        if len({b for b, _ in urut}) != len(urut):
            raise ValueError("two rows of a scale have the same lower bound")
        object.__setattr__(self, "baris", urut)

    @classmethod
    def dari_tabel(cls, baris: Iterable[tuple[Decimal, str]], nama: str = "") -> Skala:
        """A scale from the rows of a table of the book."""
        return cls(tuple(baris), nama)

    def kategori(self, nilai: Decimal | None) -> str:
        """Name of the class of ``nilai`` (percent, unrounded); "" for None.

        >>> SKALA_86_2017.kategori(Decimal("90.90")), SKALA_86_2017.kategori(Decimal("91"))
        ('Tinggi', 'Sangat Tinggi')
        """
        if nilai is None:
            return ""
        for batas, nama in self.baris:
            if nilai > batas or (nilai == batas and not self.ketat):
                return nama
        return self.baris[-1][1]

    def di_celah(self, nilai: Decimal | None) -> bool:
        """Whether the printed scale leaves out ``nilai``: above the class, below the next one."""
        batas = dict(self.atas).get(self.kategori(nilai))
        return nilai is not None and batas is not None and nilai > batas

    def catatan_celah(
        self, nilai: Decimal | None, place: Place | None = None
    ) -> tuple[Finding, ...]:
        """A note for a value that the printed scale leaves out."""
        if nilai is None or not self.di_celah(nilai):
            return ()
        nama = self.kategori(nilai)
        atas = angka_pas(dict(self.atas)[nama])
        isi = {"nilai": angka_id(nilai), "kategori": nama, "atas": atas, "skala": self.nama}
        return (make("C18", place, **isi),)

    @property
    def nama_kategori(self) -> tuple[str, ...]:
        """Names from the highest class to the lowest."""
        return tuple(nama for _, nama in self.baris)


def _skala(nama: str, *baris: tuple[str, str, str], ketat: bool = False) -> Skala:
    """A scale from rows (lower bound, printed upper bound or "", name)."""
    return Skala(
        tuple((Decimal(bawah), isi) for bawah, _, isi in baris),
        nama,
        ketat,
        tuple((isi, Decimal(atas)) for _, atas, isi in baris if atas),
    )


SKALA_86_2017 = _skala(
    "Permendagri 86/2017, Tabel T-E.1",
    ("91", "", "Sangat Tinggi"),
    ("76", "90", "Tinggi"),
    ("66", "75", "Sedang"),
    ("51", "65", "Rendah"),
    ("0", "50", "Sangat Rendah"),
)
SKALA_MUTU = _skala(
    "LKjIP Inspektorat Kab. Sampang 2019",
    ("91", "100", "Sangat Baik"),
    ("76", "90", "Baik"),
    ("66", "75", "Cukup"),
    ("51", "65", "Kurang"),
    ("0", "50", "Sangat Kurang"),
)
SKALA_ENAM = _skala(
    "LKjIP Kab. Maluku Tengah 2021",
    ("85", "100", "Memuaskan"),
    ("75", "", "Sangat Baik"),
    ("65", "", "Baik"),
    ("50", "", "Cukup Baik"),
    ("30", "", "Agak Kurang"),
    ("0", "", "Kurang"),
    ketat=True,
)
SKALA_TARGET = _skala(
    "e-SAKIP Kab. Pringsewu 2026",
    ("105.01", "", "Melampaui Target"),
    ("95", "105", "Tercapai"),
    ("80", "94.99", "Mendekati Target"),
    ("60", "79.99", "Perlu Perhatian"),
    ("0", "59.99", "Kritis"),
)
SKALA_AKIP = _skala(
    "PermenPANRB 88/2021 (predikat AKIP)",
    ("90", "", "AA"),
    ("80", "", "A"),
    ("70", "", "BB"),
    ("60", "", "B"),
    ("50", "", "CC"),
    ("30", "", "C"),
    ("0", "", "D"),
    ketat=True,
)
SKALA_BAWAAN: tuple[Skala, ...] = (
    SKALA_86_2017,
    SKALA_MUTU,
    SKALA_ENAM,
    SKALA_TARGET,
    SKALA_AKIP,
)
"""Scales that offices print; the book's table starts with the first and may hold any."""
