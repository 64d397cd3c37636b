"""SOP steps 6 and 8: a decision on the draft; "tidak sesuai" returns it with corrections."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from lkjip.book.cells import text
from lkjip.book.port import Row
from lkjip.errors import FolderError, UsageError
from lkjip.sop.activities import langkah
from lkjip.sop.process.commands import KirimKeInspektur, Pelaku, PutuskanEvaluasi, PutuskanReviu
from lkjip.sop.process.process import jalankan
from lkjip.sop.process.state import Proses
from lkjip.sop.roles import PERAN_PENERIMA, pejabat
from lkjip.steps.draft.examine import examine
from lkjip.steps.kernel.base import Context, Note, StepResult
from lkjip.steps.kernel.snapshot import Snapshot

SESUAI, TIDAK_SESUAI = "sesuai", "tidak-sesuai"
REVIU, EVALUASI = 6, 8
TYPED_ROWS = 6
NOTE_TABLES = {REVIU: "tblCatatanReviu", EVALUASI: "tblCatatanEvaluasi"}
TYPED_COLUMN = "Koreksi baru"
END = "dikirim ke Inspektur"

_NUMBERING = re.compile(r"^\s*(?:\d{1,3}[.)]|[-*•])\s+")


@dataclass(frozen=True, slots=True)
class Choice:
    """What was decided: ``sesuai`` or not, the corrections, a remark."""

    sesuai: bool
    koreksi: tuple[str, ...] = ()
    catatan: str = ""


def read_notes(path: Path) -> tuple[str, ...]:
    """Corrections from a text file: one per line, numbering and bullets taken off."""
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise FolderError(
            f"Berkas catatan '{path}' tidak dapat dibaca ({error.strerror or error}).",
            "Periksa nama berkas sesudah --catatan.",
        ) from error
    try:
        words = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        words = raw.decode("cp1252", "replace")
    return tuple(_NUMBERING.sub("", line).strip() for line in words.splitlines() if line.strip())


def choice(shot: Snapshot, no: int, keputusan: str, notes: tuple[str, ...] | None) -> Choice:
    """The decision of a command or a button; without a file the typed rows of the tab count."""
    if keputusan not in (SESUAI, TIDAK_SESUAI):
        raise UsageError(
            f"Keputusan '{keputusan}' tidak dikenal.",
            f"Pilih --keputusan {SESUAI} atau --keputusan {TIDAK_SESUAI}.",
        )
    rows = shot.rows(NOTE_TABLES[no])
    typed = tuple(_typed(row) for row in rows if text(row[TYPED_COLUMN]))
    lines = typed if notes is None else notes
    if keputusan == SESUAI:
        return Choice(True, catatan="; ".join(lines))
    return Choice(False, lines)


def _typed(row: Row) -> str:
    about = text(row["Untuk bagian"])
    return f"{about}: {text(row[TYPED_COLUMN])}" if about else text(row[TYPED_COLUMN])


def reviu(
    shot: Snapshot, context: Context, keputusan: str, notes: tuple[str, ...] | None = None
) -> StepResult:
    """Step 6: the decision of the reviewer (printed in the SOP as "Sekretaris Dinas").

    What the draft on disk says at that moment is examined anew and kept beside the decision.
    """
    made = choice(shot, REVIU, keputusan, notes)
    order = PutuskanReviu(made.sesuai, made.koreksi, made.catatan)
    proses = jalankan(shot.proses, order, context.sekarang, Pelaku(context.pelaku))
    seen = examine(shot, context)
    result = _result(shot, REVIU, made, proses, "")
    return replace(
        result,
        ringkas=f"{result.ringkas} {seen.singkat}".strip(),
        tables={**result.tables, **seen.tables(shot)},
        temuan=seen.temuan,
        data={**seen.data(), **result.data},
        perlu_perbaikan=seen.perlu_perbaikan,
    )


def evaluasi(
    shot: Snapshot, context: Context, keputusan: str, notes: tuple[str, ...] | None = None
) -> StepResult:
    """Step 8: the decision of Bagian Organisasi; "sesuai" sends the report to the Inspektur."""
    made = choice(shot, EVALUASI, keputusan, notes)
    who = Pelaku(context.pelaku)
    order = PutuskanEvaluasi(made.sesuai, made.koreksi, made.catatan)
    proses = jalankan(shot.proses, order, context.sekarang, who)
    if made.sesuai:
        proses = jalankan(proses, KirimKeInspektur(), context.sekarang, who)
    return _result(shot, EVALUASI, made, proses, END if made.sesuai else "")


def _result(shot: Snapshot, no: int, made: Choice, proses: Proses, end: str) -> StepResult:
    step = langkah(no)
    version = proses.putaran[-1].versi
    if made.sesuai:
        what = step.keputusan.sesuai if step.keputusan else ""
        words = f"Draf versi {version} sesuai; {what}."
    else:
        receiver = pejabat(PERAN_PENERIMA[no], shot.peran)
        words = (
            f"Draf versi {version} dikembalikan kepada {receiver} dengan "
            f"{len(made.koreksi)} koreksi. Jawab semuanya, lalu buat draf baru."
        )
    empty: tuple[Row, ...] = tuple({TYPED_COLUMN: None} for _ in range(TYPED_ROWS))
    status = end or (SESUAI if made.sesuai else "dikembalikan")
    return StepResult(
        step.tab,
        words,
        proses,
        tables={NOTE_TABLES[no]: empty},
        notes=(
            Note("putuskan " + step.pendek, f"versi {version}", status, words),
            *(
                Note("catat koreksi", f"nomor {k.nomor}", "dikembalikan", k.uraian)
                for k in proses.koreksi_terbuka
            ),
        ),
        data={
            "keputusan": SESUAI if made.sesuai else TIDAK_SESUAI,
            "versi": version,
            "koreksi": [{"nomor": k.nomor, "uraian": k.uraian} for k in proses.koreksi_terbuka],
            "keadaan": status,
        },
        show=step.tab,
    )


# the four decisions as the buttons press them
reviu_sesuai = partial(reviu, keputusan=SESUAI)
reviu_kembali = partial(reviu, keputusan=TIDAK_SESUAI)
evaluasi_sesuai = partial(evaluasi, keputusan=SESUAI)
evaluasi_kembali = partial(evaluasi, keputusan=TIDAK_SESUAI)
