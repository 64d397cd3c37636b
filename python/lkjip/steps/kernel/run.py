"""Runs a step: read once, compute, write new files, back up, apply one change, say what happened.

``cli.py`` and ``macros.py`` both come through here, so a button and a command do the same.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from lkjip.book.cells import text
from lkjip.book.port import BookPort, Change, Message, Row
from lkjip.errors import FolderError
from lkjip.findings import Finding
from lkjip.sop.process.state import Proses
from lkjip.steps.kernel.answers import ANSWERS, jawaban
from lkjip.steps.kernel.backup import backup
from lkjip.steps.kernel.base import Context, Note, StepResult
from lkjip.steps.kernel.display import process_names, process_tables
from lkjip.steps.kernel.history import CHAIN, END, HISTORY, append, content_hash
from lkjip.steps.kernel.snapshot import Snapshot, read_snapshot

Step = Callable[[Snapshot, Context], StepResult]

SHOWN_FINDINGS = 3


def run(book: BookPort, step: Step, context: Context) -> StepResult:
    """Run one step on a book. With ``context.kering`` nothing is written anywhere."""
    context = replace(context, kemajuan=book.progress)
    shot = read_snapshot(book)
    result = step(shot, context)
    if context.kering:
        return result
    for path, data in context.each(result.files, "menulis berkas"):
        write_file(path, data)
    book.progress(1, 1, "menulis buku kerja")
    copy = backup(book, context.sekarang)
    book.apply(_change(shot, result, context, copy))
    for path in result.sisa:
        path.unlink(missing_ok=True)
    kind = Message.DATA if result.perlu_perbaikan else Message.KABAR
    book.tell(kind, _words(result))
    return result


def write_file(path: Path, data: bytes) -> None:
    """A new file, whole or not at all."""
    temporary = path.with_name(f"~{path.name}.tmp")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        temporary.write_bytes(data)
        temporary.replace(path)
    except OSError as error:
        raise FolderError(
            f"Berkas '{path.name}' tidak dapat ditulis di '{path.parent}' "
            f"({error.strerror or error}).",
            "Periksa izin dan ruang kosong folder itu, dan tutup berkasnya bila sedang terbuka; "
            "buku kerja belum diubah.",
        ) from error


def _change(shot: Snapshot, result: StepResult, context: Context, copy: Path) -> Change:
    proses: Proses = result.proses if result.proses is not None else shot.proses
    tables: dict[str, tuple[Row, ...]] = dict(result.tables)
    tables |= {
        name: rows
        for name, rows in process_tables(shot, proses, context.hari_ini).items()
        if name not in tables
    }
    if ANSWERS not in tables:
        came, stand = (tables.get(n, shot.rows(n)) for n in ("tblKiriman", "tblPengumpulan"))
        tables[ANSWERS] = jawaban(shot, context, came, stand, proses, result.notes)
    seen = {name: tables.get(name, shot.rows(name)) for name in shot.tables}
    changed = {name: rows for name, rows in tables.items() if rows != shot.rows(name)}
    names = dict(result.names) | process_names(shot, proses, seen, context.hari_ini)
    written = ", ".join(sorted(name for name in changed if name != HISTORY))
    hashes = (content_hash({n: shot.rows(n) for n in shot.tables}), content_hash(seen))
    noted = result if result.notes else replace(result, notes=(_plain_note(result),))
    history = append(shot.rows(HISTORY), noted, context, hashes, written, copy.name)
    changed[HISTORY] = history
    names[END] = text(history[-1][CHAIN])
    return Change(changed, names, result.show)


def _plain_note(result: StepResult) -> Note:
    return Note(result.langkah, keterangan=result.ringkas)


def _words(result: StepResult) -> str:
    lines = [result.ringkas]
    worst = [f for f in result.temuan if f.tingkat.value != "catatan"]
    lines += [f"• {f.pesan} {f.perbaikan}" for f in worst[:SHOWN_FINDINGS]]
    if len(worst) > SHOWN_FINDINGS:
        lines.append(f"… dan {len(worst) - SHOWN_FINDINGS} lagi di lembar Temuan.")
    return "\n".join(lines)


def finding_rows(findings: tuple[Finding, ...], langkah: str) -> tuple[Row, ...]:
    """Findings as rows of ``tblTemuan``."""
    return tuple(
        {
            "Kode": f.kode,
            "Tingkat": f.tingkat.value,
            "Unit": f.unit or None,
            "Berkas": f.berkas or None,
            "Lembar": f.lembar or None,
            "Sel": f.sel or None,
            "Isian": f.label or None,
            "Nilai": f.nilai or None,
            "Pesan": f.pesan,
            "Perbaikan": f.perbaikan,
            "Langkah": langkah,
        }
        for f in findings
    )


def replace_findings(
    shot: Snapshot, langkah: str, findings: tuple[Finding, ...]
) -> tuple[Row, ...]:
    """``tblTemuan`` with this step's findings in the place of its former ones."""
    kept = tuple(row for row in shot.rows("tblTemuan") if text(row["Langkah"]) != langkah)
    return kept + finding_rows(findings, langkah)
