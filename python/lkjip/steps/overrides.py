"""The side doors of the process: tick completeness, close the collection, withdraw, ignore."""

from __future__ import annotations

from lkjip.book.cells import Block, Cell, text
from lkjip.errors import UsageError
from lkjip.sop.activities import langkah
from lkjip.sop.completeness import KELENGKAPAN, ORANG
from lkjip.sop.process.commands import (
    AbaikanPembaruan,
    CentangKelengkapan,
    Pelaku,
    Perintah,
    TarikDraf,
    TutupPengumpulan,
)
from lkjip.sop.process.process import jalankan
from lkjip.sop.process.state import Proses
from lkjip.steps.kernel.base import Context, Note, StepResult
from lkjip.steps.kernel.snapshot import Snapshot


def _typed(value: Cell | Block) -> str:
    return "" if isinstance(value, tuple) else text(value)


def _done(
    tab: str, what: str, words: str, proses: Proses, names: dict[str, Cell] | None = None
) -> StepResult:
    note = Note(what, status="selesai", keterangan=words)
    return StepResult(tab, words, proses, names=names or {}, notes=(note,), show=tab)


def _order(shot: Snapshot, context: Context, order: Perintah) -> Proses:
    return jalankan(shot.proses, order, context.sekarang, Pelaku(context.pelaku))


def centang(shot: Snapshot, context: Context, kunci: str = "", ada: bool = True) -> StepResult:
    """Tick one item, or (without a key) take over what people typed on ``Kelengkapan``."""
    proses, changed = shot.proses, []
    if kunci:
        proses = _order(shot, context, CentangKelengkapan(kunci, ada))
        changed.append(kunci)
    else:
        typed = {text(row["Kunci"]): text(row["Ada"]) for row in shot.rows("tblKelengkapan")}
        for item in KELENGKAPAN:
            wanted = typed.get(item.kunci, "").casefold() == "ya"
            if item.cara == ORANG and wanted != item.ada(proses):
                order = CentangKelengkapan(item.kunci, wanted)
                proses = jalankan(proses, order, context.sekarang, Pelaku(context.pelaku))
                changed.append(item.kunci)
    words = (
        f"Kelengkapan dicatat: {', '.join(changed)}."
        if changed
        else "Tidak ada perubahan; isi kolom Ada di lembar Kelengkapan lebih dahulu."
    )
    return _done("Kelengkapan", "catat kelengkapan", words, proses)


def tutup(shot: Snapshot, context: Context, alasan: str = "") -> StepResult:
    """Close the collection without the units that are not complete, with a reason."""
    reason = alasan or _typed(shot.names["tutup_alasan"])
    without = shot.proses.belum_lengkap
    proses = _order(shot, context, TutupPengumpulan(without, reason))
    names = ", ".join(unit.nama if (unit := shot.unit(k)) else k for k in without)
    words = f"Pengumpulan ditutup tanpa {names}. Alasan: {reason}"
    return _done("3 Pengumpulan", "tutup pengumpulan", words, proses, {"tutup_alasan": None})


def tarik(shot: Snapshot, context: Context, alasan: str = "") -> StepResult:
    """Take the draft back from review, sending or evaluation, with a reason."""
    reason = alasan or _typed(shot.names["tarik_alasan"])
    proses = _order(shot, context, TarikDraf(reason))
    words = f"Draf versi {proses.versi} ditarik. Alasan: {reason}"
    return _done("5 Draf", "tarik draf", words, proses, {"tarik_alasan": None})


def abaikan(shot: Snapshot, context: Context, alasan: str) -> StepResult:
    """Go on although an earlier step changed after the draft, with a reason."""
    proses = _order(shot, context, AbaikanPembaruan(alasan))
    words = f"Pembaruan diabaikan. Alasan: {alasan}"
    return _done("4 Analisis", "abaikan pembaruan", words, proses)


def buka_lembar(shot: Snapshot, _context: Context, no: int, teks: str) -> StepResult:
    """Nothing to run: show the tab where a person decides."""
    if not 1 <= no <= 8:
        raise UsageError(f"Tidak ada langkah {no}.", "Pilih langkah 1 sampai 8.")
    return StepResult(langkah(no).tab, teks, shot.proses, show=langkah(no).tab)
