"""What happened, as frozen events: the log from which the state of the process is folded.

Field names are the columns of the log (``baris.KOLOM``), so that a workbook keeps it as one table.
``NAMA`` is the word in the column ``peristiwa``, ``LANGKAH`` the step where an event belongs when
it has no field ``langkah`` of its own.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar

from lkjip.stored import stored_as

SESUAI, TIDAK_SESUAI, DITARIK = "sesuai", "tidak sesuai", "ditarik"
LENGKAP, PERLU_DIPERBAIKI = "lengkap", "perlu diperbaiki"
ADA, BELUM_ADA = "ada", "belum ada"


@stored_as(
    waktu="waktu",
    pelaku="pelaku",
    peran="peran",
    tanggal="tanggal",
    langkah="langkah",
    hari="hari",
    uraian="uraian",
    unit="unit",
    hasil="hasil",
    versi="versi",
    nomor="nomor",
    kunci="kunci",
)
@dataclass(frozen=True, slots=True, kw_only=True)
class Peristiwa:
    """When (local wall clock, whole seconds), by whom, and in which role of the SOP."""

    NAMA: ClassVar[str] = ""
    LANGKAH: ClassVar[int] = 0

    waktu: datetime
    pelaku: str = ""
    peran: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RencanaDitetapkan(Peristiwa):
    """The plan starts on ``tanggal``; a later one replaces it."""

    NAMA = "rencana ditetapkan"
    LANGKAH = 1
    tanggal: date


@dataclass(frozen=True, slots=True, kw_only=True)
class RencanaDiubah(Peristiwa):
    """Step ``langkah`` got ``hari`` more working days, because of ``uraian``."""

    NAMA = "rencana diubah"
    langkah: int
    hari: int
    uraian: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PermintaanDikirim(Peristiwa):
    """Letter and blank form went to ``unit`` (again, when it had been asked before)."""

    NAMA = "permintaan dikirim"
    LANGKAH = 2
    unit: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FormDiterima(Peristiwa):
    """A form of ``unit`` came; ``hasil`` is "lengkap" or "perlu diperbaiki"."""

    NAMA = "form diterima"
    LANGKAH = 3
    unit: str
    hasil: str
    uraian: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PerbaikanDiminta(Peristiwa):
    """``unit``, whose form had been complete, was asked for a new one."""

    NAMA = "perbaikan diminta"
    LANGKAH = 3
    unit: str
    uraian: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PengumpulanDitutup(Peristiwa):
    """Somebody decided to go on without the units that were incomplete at this moment."""

    NAMA = "pengumpulan ditutup"
    LANGKAH = 3
    uraian: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AnalisisSelesai(Peristiwa):
    """The analysis ran over what had been collected."""

    NAMA = "analisis selesai"
    LANGKAH = 4
    uraian: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PembaruanDiabaikan(Peristiwa):
    """Somebody decided that what needs renewal stays as it is, because of ``uraian``."""

    NAMA = "pembaruan diabaikan"
    LANGKAH = 4
    uraian: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DrafDibuat(Peristiwa):
    """Draft number ``versi`` was written."""

    NAMA = "draf dibuat"
    LANGKAH = 5
    versi: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DrafDiajukan(Peristiwa):
    """Draft ``versi`` was handed in for review."""

    NAMA = "draf diajukan"
    LANGKAH = 6
    versi: int


@dataclass(frozen=True, slots=True, kw_only=True)
class KeputusanReviu(Peristiwa):
    """Step 6 decided on draft ``versi``: ``hasil`` is "sesuai" or "tidak sesuai"."""

    NAMA = "keputusan reviu"
    LANGKAH = 6
    versi: int
    hasil: str
    uraian: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class KeputusanEvaluasi(Peristiwa):
    """Step 8 decided on draft ``versi``: ``hasil`` is "sesuai" or "tidak sesuai"."""

    NAMA = "keputusan evaluasi"
    LANGKAH = 8
    versi: int
    hasil: str
    uraian: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class KoreksiDicatat(Peristiwa):
    """Correction ``nomor`` of the return just decided at step ``langkah`` (6 or 8)."""

    NAMA = "koreksi dicatat"
    langkah: int
    nomor: int
    uraian: str


@dataclass(frozen=True, slots=True, kw_only=True)
class KoreksiDijawab(Peristiwa):
    """Correction ``nomor`` was answered by ``uraian``; a later answer replaces it."""

    NAMA = "koreksi dijawab"
    LANGKAH = 5
    nomor: int
    uraian: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DrafDitarik(Peristiwa):
    """The section itself withdrew draft ``versi`` while it stood at step ``langkah``."""

    NAMA = "draf ditarik"
    langkah: int
    versi: int
    uraian: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PaketDikirim(Peristiwa):
    """The package with draft ``versi`` went to Bagian Organisasi."""

    NAMA = "paket dikirim"
    LANGKAH = 7
    versi: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DikirimKeInspektur(Peristiwa):
    """The report with draft ``versi`` went to the Inspektur: the end of this SOP."""

    NAMA = "dikirim ke Inspektur"
    LANGKAH = 8
    versi: int


@dataclass(frozen=True, slots=True, kw_only=True)
class KelengkapanDicentang(Peristiwa):
    """The completeness item ``kunci`` is "ada" or "belum ada"."""

    NAMA = "kelengkapan dicentang"
    kunci: str
    hasil: str
