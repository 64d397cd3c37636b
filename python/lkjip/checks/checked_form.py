"""What a form yields once it was checked: values with their places, ready for the book."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from lkjip.findings import Finding, Severity
from lkjip.measure.numbers.status import Status

DITERIMA = "diterima"
DENGAN_CATATAN = "diterima-dengan-catatan"
DITOLAK = "ditolak"
DILEWATI = "dilewati"


class Origin(NamedTuple):
    """Where a value stands in the form."""

    lembar: str
    sel: str


class Performance(NamedTuple):
    """The realisasi of one indicator: per quarter, accumulated, with its status.

    ``sel`` is the range of its quarters; here and below ``asal`` says where a value stands.
    """

    kode: str
    tw: tuple[Decimal | None, Decimal | None, Decimal | None, Decimal | None]
    realisasi: Decimal | str | None
    status: Status
    keterangan: str
    sel: str

    @property
    def asal(self) -> Origin:
        """Sheet and cells."""
        return Origin("Kinerja", self.sel)


class Spending(NamedTuple):
    """The realisasi of one sub-kegiatan in rupiah; ``None`` when it was not filled in."""

    kode: str
    realisasi: Decimal | None
    keterangan: str
    sel: str

    @property
    def asal(self) -> Origin:
        """Sheet and cell."""
        return Origin("Anggaran", self.sel)


class Narrative(NamedTuple):
    """One answer of the sheet Analisis; ``butir`` is its short name (sebab, kendala, …)."""

    kode: str
    butir: str
    pertanyaan: str
    jawaban: str
    sel: str

    @property
    def asal(self) -> Origin:
        """Sheet and cell."""
        return Origin("Analisis", self.sel)


class Evidence(NamedTuple):
    """One document of the sheet Bukti."""

    kode: str
    dokumen: str
    nomor: str
    lokasi: str
    sel: str

    @property
    def asal(self) -> Origin:
        """Sheet and cell."""
        return Origin("Bukti", self.sel)


class Filler(NamedTuple):
    """Who filled the form in, when, and what the unit tells the collector; blank where unsaid."""

    nama: str = ""
    jabatan: str = ""
    kontak: str = ""
    tanggal: date | None = None
    pesan: str = ""


NOBODY = Filler()


@dataclass(frozen=True, slots=True)
class Checked:
    """A form after all checks; when it is refused the values are empty."""

    unit: str
    tahun: int
    revisi: int
    temuan: tuple[Finding, ...]
    kinerja: tuple[Performance, ...] = ()
    anggaran: tuple[Spending, ...] = ()
    analisis: tuple[Narrative, ...] = ()
    bukti: tuple[Evidence, ...] = ()
    pengisi: Filler = NOBODY

    @property
    def hasil(self) -> str:
        """``diterima``, ``diterima-dengan-catatan`` or ``ditolak``: the worst finding decides."""
        return verdict(self.temuan)

    def content(self) -> tuple[object, ...]:
        """What two submissions of one unit are compared by (places and findings aside)."""
        return (
            self.unit,
            self.tahun,
            tuple((p.kode, p.tw, p.realisasi, p.status, p.keterangan) for p in self.kinerja),
            tuple((s.kode, s.realisasi, s.keterangan) for s in self.anggaran),
            tuple((n.kode, n.butir, n.jawaban) for n in self.analisis),
            tuple((e.kode, e.dokumen, e.nomor, e.lokasi) for e in self.bukti),
        )


NOTHING = Checked("", 0, 0, ())
"""Of a file that was not examined, because its outcome is known."""


def verdict(findings: tuple[Finding, ...]) -> str:
    """The outcome that a list of findings means."""
    if any(f.tingkat is Severity.TOLAK for f in findings):
        return DITOLAK
    return DENGAN_CATATAN if findings else DITERIMA
