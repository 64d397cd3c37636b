"""Who answered: per unit asked, reminded, received, returned, accepted, with dates.

Nothing is kept twice: every date follows from the events of the process, the submissions, the
history and the register of sent mails.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from lkjip.book.cells import Cell, text
from lkjip.book.port import Row
from lkjip.errors import FolderError
from lkjip.mail.account.sent import NAMA, Baris, Tahap, baca
from lkjip.mail.message.ready import PENGINGAT
from lkjip.sop.process.events import LENGKAP, FormDiterima, PermintaanDikirim
from lkjip.sop.process.state import Proses
from lkjip.steps.kernel.base import Context, Note
from lkjip.steps.kernel.registers import Unit
from lkjip.steps.kernel.senders import alamat_unit
from lkjip.steps.kernel.snapshot import Snapshot
from lkjip.steps.kernel.states import PERLU_PERBAIKAN, WORDS

KOLOM = (
    "Kode Unit",
    "Unit",
    "Diminta",
    "Surel Terkirim",
    "Diingatkan",
    "Kali Diingatkan",
    "Diterima",
    "Kali Dikirim",
    "Dikembalikan",
    "Lengkap",
    "Status",
)
ANSWERS = "tblJawaban"
REMIND = "ingatkan"
RETURNED = (WORDS["ditolak"], PERLU_PERBAIKAN)


def jawaban(
    shot: Snapshot,
    context: Context,
    kiriman: Iterable[Row],
    pengumpulan: Iterable[Row],
    proses: Proses,
    baru: Iterable[Note] = (),
) -> tuple[Row, ...]:
    """One row per asked unit, with the columns ``KOLOM``; a date that is not yet is ``None``.

    ``Diingatkan`` is the last day on which a reminder was made or sent, ``Diterima`` the first day
    on which a form came, ``Dikembalikan`` the last day on which one had to go back. ``baru`` is
    what this run will write into the history.
    """
    if not proses.unit:
        return ()
    terkirim = _terkirim(shot, context)
    rows = tuple(kiriman)
    today = {note.objek for note in baru if note.tindakan == REMIND}
    status = {text(row["Kode Unit"]): row["Status"] for row in pengumpulan}
    found = []
    for kode in proses.unit:
        unit = shot.unit(kode)
        if unit is not None:
            own = [row for row in rows if text(row["Kode Unit"]) == kode]
            reminded = _reminded(shot, unit)
            if unit.nama in today:
                reminded.add(context.hari_ini)
            found.append(_row(unit, own, terkirim, proses, reminded, status.get(kode)))
    return tuple(found)


def _row(
    unit: Unit,
    own: list[Row],
    terkirim: tuple[Baris, ...],
    proses: Proses,
    drafted: set[date],
    status: Cell,
) -> Row:
    alamat = frozenset(alamat_unit(unit))
    sent = [b for b in terkirim if b.kepada in alamat]
    asked = [
        e.waktu.date()
        for e in proses.peristiwa
        if isinstance(e, PermintaanDikirim) and e.unit == unit.kode
    ]
    complete = [
        e.waktu.date()
        for e in proses.peristiwa
        if isinstance(e, FormDiterima) and e.unit == unit.kode and e.hasil == LENGKAP
    ]
    reminded = drafted | {b.waktu.date() for b in sent if b.jenis == PENGINGAT}
    arrived = [day for row in own if (day := _day(row["Waktu"]))]
    returned = [d for row in own if text(row["Hasil"]) in RETURNED and (d := _day(row["Waktu"]))]
    return dict(
        zip(
            KOLOM,
            (
                unit.kode,
                unit.nama,
                min(asked, default=None),
                max((b.waktu.date() for b in sent if b.jenis != PENGINGAT), default=None),
                max(reminded, default=None),
                len(reminded) or None,
                min(arrived, default=None),
                len(arrived) or None,
                max(returned, default=None),
                max(complete, default=None),
                status,
            ),
            strict=True,
        )
    )


def _terkirim(shot: Snapshot, context: Context) -> tuple[Baris, ...]:
    """The mails that arrived; a register that cannot be read stops the sending, not this."""
    path = context.forms(shot.settings.tahun, "keluar") / NAMA
    try:
        lines = baca(path)
    except FolderError:
        return ()
    return tuple(b for b in lines if b.tahap in (Tahap.TERKIRIM, Tahap.DIANGGAP))


def _reminded(shot: Snapshot, unit: Unit) -> set[date]:
    """The days on which a reminder was drafted, as the history has them."""
    return {
        day
        for row in shot.rows("tblRiwayat")
        if text(row["Tindakan"]) == REMIND
        and text(row["Objek"]) == unit.nama
        and (day := _day(row["Waktu"]))
    }


def _day(value: Cell) -> date | None:
    if isinstance(value, datetime):
        return value.date()
    return value if isinstance(value, date) else None
