"""The SOP's completeness items as a checklist: how each is ticked, and which are still open.

Three kinds:

- seen in the log: the program knows from what happened (a form came, the collection is closed);
- seen outside: a step looks (registers, archive, package) and sets the item's ``kunci``;
- ticked by a person, where no program can look.

Every item is obligatory except "Draft LKjIP Kota Probolinggo" at step 8: it is written by Bagian
Organisasi and never reaches the section's own book, so demanding a tick would only make people
tick blindly. "Surat Pengantar" is signed and sent by people; the first form that comes back also
proves that it went out.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from lkjip.sop.activities import langkah
from lkjip.sop.process.state import Proses, Status

PROGRAM, ORANG = "dilihat program", "dicentang orang"


@dataclass(frozen=True, slots=True)
class Kelengkapan:
    """One item: ``cara`` is "dilihat program" or "dicentang orang"; ``dari_catatan`` answers from
    the log where it can, otherwise the item is set by its ``kunci``."""

    kunci: str
    langkah: int
    teks: str
    cara: str
    wajib: bool = True
    dari_catatan: Callable[[Proses], bool] | None = None

    def ada(self, proses: Proses) -> bool:
        """Whether the item is there."""
        terlihat = self.dari_catatan is not None and self.dari_catatan(proses)
        return terlihat or self.kunci in proses.centang


def _terkumpul(proses: Proses) -> bool:
    return proses.ditutup or proses.semua_lengkap


def _tuntas(no: int) -> Callable[[Proses], bool]:
    return lambda proses: proses.status(no) is Status.SELESAI


def _item(
    kunci: str,
    urutan: int,
    cara: str = PROGRAM,
    wajib: bool = True,
    dari_catatan: Callable[[Proses], bool] | None = None,
) -> Kelengkapan:
    no = int(kunci[0])
    return Kelengkapan(kunci, no, langkah(no).kelengkapan[urutan], cara, wajib, dari_catatan)


KELENGKAPAN: tuple[Kelengkapan, ...] = (
    _item("1.informasi", 0),  # units and indicators are registered
    _item("2.surat", 0, cara=ORANG),
    _item("2.form", 1, dari_catatan=lambda proses: bool(proses.unit)),
    _item("3.form", 0, dari_catatan=_terkumpul),
    _item("3.softcopy", 1),  # the originals lie in the archive
    _item("4.data", 0, dari_catatan=_tuntas(3)),
    _item("5.indikator", 0, dari_catatan=_tuntas(4)),
    _item("5.form", 1, dari_catatan=lambda proses: proses.ada_data),
    _item("6.draf", 0, dari_catatan=_tuntas(5)),
    _item("7.form", 0),  # the package holds the form data
    _item("7.softcopy", 1),  # the package file exists
    _item("8.draf_kota", 0, cara=ORANG, wajib=False),
)


def kelengkapan(no: int) -> tuple[Kelengkapan, ...]:
    """The items of step ``no``, in the order of the SOP."""
    return tuple(item for item in KELENGKAPAN if item.langkah == no)


def terbuka(proses: Proses, no: int) -> tuple[Kelengkapan, ...]:
    """Obligatory items of step ``no`` that are not there yet."""
    return tuple(item for item in kelengkapan(no) if item.wajib and not item.ada(proses))
