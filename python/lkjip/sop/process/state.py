"""Where the process stands: steps, units, drafts, passes and corrections, all immutable."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from enum import StrEnum

from lkjip.sop.calendar.working_days import Kalender
from lkjip.sop.process.events import LENGKAP, TIDAK_SESUAI, Peristiwa

# A unit is BELUM_KUMPUL, PERLU_DIPERBAIKI, LENGKAP, or DIMINTA_ULANG (its old data still count).
BELUM_KUMPUL, DIMINTA_ULANG = "belum mengumpulkan", "diminta ulang"


class Status(StrEnum):
    """State of one step.

    ``berjalan``: the drafting sub-section has work on it; ``menunggu``: somebody else must act;
    ``dikembalikan``: decided "tidak sesuai" (steps 6 and 8), until the draft comes back.
    """

    BELUM = "belum mulai"
    BERJALAN = "berjalan"
    MENUNGGU = "menunggu"
    SELESAI = "selesai"
    DIKEMBALIKAN = "dikembalikan"


@dataclass(frozen=True, slots=True)
class KeadaanLangkah:
    """``mulai``: when it first began; ``selesai``: when it was last finished, ``None`` while open;
    ``perbarui``: why its result needs renewal, "" when it is up to date."""

    status: Status = Status.BELUM
    mulai: datetime | None = None
    selesai: datetime | None = None
    perbarui: str = ""


@dataclass(frozen=True, slots=True)
class Koreksi:
    """One correction. ``nomor`` counts through the whole process, ``putaran`` is its pass."""

    nomor: int
    langkah: int
    putaran: int
    uraian: str
    jawaban: str = ""
    dijawab_pada: datetime | None = None
    dijawab_oleh: str = ""


@dataclass(frozen=True, slots=True)
class Putaran:
    """One pass of a draft before a decision at step 6 or 8 (or a withdrawal at 6, 7 or 8)."""

    nomor: int
    langkah: int
    versi: int
    diajukan: datetime
    diputus: datetime
    keputusan: str
    pemutus: str
    peran: str
    catatan: str = ""

    def hari_kerja(self, kalender: Kalender) -> int:
        """Working days from handing in to the decision, both ends counted."""
        return kalender.lama(self.diajukan.date(), self.diputus.date())


@dataclass(frozen=True, slots=True)
class Proses:
    """The state folded from ``peristiwa``.

    ``unit`` maps each asked unit to its state, ``lengkap`` counts the complete ones; ``tanpa`` are
    the units that the closed collection goes without; ``versi*`` are draft numbers, 0 = none;
    ``diajukan`` is when the draft last reached somebody who decides; ``centang`` are item keys.
    """

    peristiwa: tuple[Peristiwa, ...] = ()
    langkah: tuple[KeadaanLangkah, ...] = (KeadaanLangkah(),) * 8
    rencana: date | None = None
    unit: Mapping[str, str] = field(default_factory=dict)
    lengkap: int = 0
    ditutup: bool = False
    tanpa: tuple[str, ...] = ()
    versi: int = 0
    versi_disetujui: int = 0
    diajukan: datetime | None = None
    putaran: tuple[Putaran, ...] = ()
    koreksi: tuple[Koreksi, ...] = ()
    centang: frozenset[str] = frozenset()

    def di(self, no: int) -> KeadaanLangkah:
        """The state of step ``no`` (1…8)."""
        return self.langkah[no - 1]

    def status(self, no: int) -> Status:
        """The status of step ``no`` (1…8)."""
        return self.di(no).status

    @property
    def selesai(self) -> bool:
        """The report was sent to the Inspektur."""
        return self.status(8) is Status.SELESAI

    @property
    def belum_lengkap(self) -> tuple[str, ...]:
        """Units from which a complete form is still awaited."""
        return tuple(unit for unit, keadaan in self.unit.items() if keadaan != LENGKAP)

    @property
    def semua_lengkap(self) -> bool:
        """Every asked unit has handed in a complete form, and at least one was asked."""
        return 0 < len(self.unit) == self.lengkap

    @property
    def ada_data(self) -> bool:
        """At least one unit has handed in a complete form, be it one asked for again."""
        return not {LENGKAP, DIMINTA_ULANG}.isdisjoint(self.unit.values())

    @property
    def koreksi_terbuka(self) -> tuple[Koreksi, ...]:
        """Corrections without an answer."""
        return tuple(satu for satu in self.koreksi if not satu.jawaban)

    @property
    def perlu_versi_baru(self) -> bool:
        """The newest draft does not exist or has been decided on already."""
        return self.versi <= (self.putaran[-1].versi if self.putaran else 0)

    @property
    def dikembalikan(self) -> bool:
        """The last pass ended with "tidak sesuai" and the draft has not been handed in again."""
        kembali = bool(self.putaran) and self.putaran[-1].keputusan == TIDAK_SESUAI
        return kembali and self.status(5) is Status.BERJALAN

    def dengan_unit(self, unit: str, keadaan: str) -> Proses:
        """A copy with ``unit`` in ``keadaan``; the rest of the process stays as it is."""
        selisih = (keadaan == LENGKAP) - (self.unit.get(unit) == LENGKAP)
        baru = {**self.unit, unit: keadaan}
        return replace(self, unit=baru, lengkap=self.lengkap + selisih)

    def masuk(self, no: int, status: Status, waktu: datetime) -> Proses:
        """Step ``no`` enters an open ``status`` at ``waktu``; it is up to date from now."""
        lama = self.di(no)
        return self.ganti(no, KeadaanLangkah(status, lama.mulai or waktu))

    def tuntas(self, no: int, waktu: datetime) -> Proses:
        """Step ``no`` is finished at ``waktu``."""
        baru = KeadaanLangkah(Status.SELESAI, self.di(no).mulai or waktu, waktu)
        return self.ganti(no, baru)

    def ulang(self, no: int) -> Proses:
        """Step ``no`` has to be passed again; when it first began stays known."""
        return self.ganti(no, KeadaanLangkah(mulai=self.di(no).mulai))

    def ganti(self, no: int, keadaan: KeadaanLangkah) -> Proses:
        """A copy with step ``no`` in ``keadaan``."""
        return replace(self, langkah=(*self.langkah[: no - 1], keadaan, *self.langkah[no:]))

    def basi(self, dari: int, alasan: str) -> Proses:
        """Begun steps from ``dari`` on need renewal because of ``alasan``; none is lost."""
        baru = self
        for no in range(dari, 9):
            lama = self.di(no)
            if lama.status not in (Status.BELUM, Status.DIKEMBALIKAN):
                baru = baru.ganti(no, replace(lama, perbarui=alasan))
        return baru
