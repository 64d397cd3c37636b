"""The fold: the state of the process from its log, nothing else."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from lkjip.errors import ProcessError
from lkjip.sop.completeness import terbuka
from lkjip.sop.process import apply_drafts as terapan_draf  # noqa: F401  registers the events of steps 5–8
from lkjip.sop.process.apply_collection import terapkan
from lkjip.sop.process.events import Peristiwa
from lkjip.sop.process.state import Proses, Status

# Steps that end by themselves once their work is done and nothing obligatory is open; the others
# end by an event: analysis, handing in, decision, sending.
SELESAI_SENDIRI = (1, 2, 3)


def lipat(peristiwa: Iterable[Peristiwa], awal: Proses | None = None) -> Proses:
    """The state after ``peristiwa``, starting from ``awal`` (default: nothing has happened).

    Raises ``ProcessError`` when the log contradicts itself: times that run backwards, a decision
    about a draft that was never handed in, an answer to a correction that was never made.
    """
    proses = awal or Proses()
    catatan = list(proses.peristiwa)
    for satu in peristiwa:
        if catatan and satu.waktu < catatan[-1].waktu:
            raise ProcessError(
                f'Catatan proses: waktu "{satu.NAMA}" ({satu.waktu}) lebih awal daripada '
                f"catatan sebelumnya ({catatan[-1].waktu}).",
                "Kembalikan buku dari folder cadangan.",
            )
        proses = _selesaikan(terapkan(satu, proses), satu)
        catatan.append(satu)
    return replace(proses, peristiwa=tuple(catatan))


def _selesaikan(proses: Proses, satu: Peristiwa) -> Proses:
    for no in SELESAI_SENDIRI:
        terbuka_sekarang = proses.status(no) in (Status.BERJALAN, Status.MENUNGGU)
        if terbuka_sekarang and not terbuka(proses, no):
            proses = proses.tuntas(no, satu.waktu)
    return proses
