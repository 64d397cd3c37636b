"""What a person or a step can ask of the process. ``jalankan`` turns each into events."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Pelaku:
    """Who acts: a name, and the role in the SOP's words (blank: the role the SOP gives)."""

    nama: str
    peran: str = ""


class Perintah:
    """Base of all commands."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class TetapkanRencana(Perintah):
    """Set the plan's first day; again as often as wanted until the requests have gone out."""

    mulai: date


@dataclass(frozen=True, slots=True)
class UbahRencana(Perintah):
    """Give step ``langkah`` ``hari`` more working days (1…30); the steps after it move along."""

    langkah: int
    hari: int
    alasan: str


@dataclass(frozen=True, slots=True)
class KirimPermintaan(Perintah):
    """Letters and blank forms have gone to ``unit`` (codes); known units only get them again."""

    unit: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TerimaForm(Perintah):
    """A form of ``unit`` came, complete or with findings; ``keterangan`` e.g. the file's name."""

    unit: str
    lengkap: bool
    keterangan: str = ""


@dataclass(frozen=True, slots=True)
class MintaPerbaikan(Perintah):
    """Ask ``unit`` for a new form though its last one was complete; the old data still count."""

    unit: str
    alasan: str


@dataclass(frozen=True, slots=True)
class TutupPengumpulan(Perintah):
    """Go on without the units named in ``tanpa``: exactly those whose form is not complete."""

    tanpa: tuple[str, ...]
    alasan: str


@dataclass(frozen=True, slots=True)
class CatatAnalisis(Perintah):
    """The analysis ran; before the collection is closed it counts as a preview."""

    keterangan: str = ""


@dataclass(frozen=True, slots=True)
class AbaikanPembaruan(Perintah):
    """Go on although an earlier step changed after this draft."""

    alasan: str


@dataclass(frozen=True, slots=True)
class CatatDraf(Perintah):
    """The next draft version was written."""


@dataclass(frozen=True, slots=True)
class AjukanDraf(Perintah):
    """Hand the newest draft in for review."""


@dataclass(frozen=True, slots=True)
class PutuskanReviu(Perintah):
    """Decision of step 6; ``koreksi`` lists what to mend when it is "tidak sesuai"."""

    sesuai: bool
    koreksi: tuple[str, ...] = ()
    catatan: str = ""


@dataclass(frozen=True, slots=True)
class PutuskanEvaluasi(Perintah):
    """Decision of step 8; ``koreksi`` lists what to mend when it is "tidak sesuai"."""

    sesuai: bool
    koreksi: tuple[str, ...] = ()
    catatan: str = ""


@dataclass(frozen=True, slots=True)
class JawabKoreksi(Perintah):
    """Answer correction ``nomor``; the answer can be changed until the draft is handed in."""

    nomor: int
    jawaban: str


@dataclass(frozen=True, slots=True)
class TarikDraf(Perintah):
    """Take the draft back from review, sending or evaluation, to mend it on one's own account."""

    alasan: str


@dataclass(frozen=True, slots=True)
class CatatPaket(Perintah):
    """The package with the approved draft went to Bagian Organisasi."""


@dataclass(frozen=True, slots=True)
class KirimKeInspektur(Perintah):
    """The evaluated report went to the Inspektur."""


@dataclass(frozen=True, slots=True)
class CentangKelengkapan(Perintah):
    """Set a completeness item; ``program`` is true when a step saw it, false for a person."""

    kunci: str
    ada: bool = True
    program: bool = False
