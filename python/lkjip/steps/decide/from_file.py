"""Step 8 in an OPD's book: takes the decision in from the file of Bagian Organisasi."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from lkjip.errors import FolderError, UsageError, os_reason
from lkjip.intake.archive import archive_path, sha256
from lkjip.package import VERSION, PackageError, PackageVersionError
from lkjip.steps.decide.decide import decide_evaluation
from lkjip.steps.handover.contents import CONFORMING, RETURNED, SENT
from lkjip.steps.handover.verdict import Verdict
from lkjip.steps.kernel.base import Context, HistoryEntry, StepResult
from lkjip.steps.kernel.snapshot import Snapshot
from lkjip.tables.declared.steps import PACKAGES, PackageRow

MOST_BYTES = 32 * 1024 * 1024


def decide_from_file(shot: Snapshot, context: Context, file: str) -> StepResult:
    """Record the decision in ``file``, when it is about the package that this book sent last.

    The file goes into the archive; the next package names its fingerprint. Raises ``UsageError``
    for a file that is altered, about another office, or about another package.
    """
    path = Path(file)
    raw = _bytes(path)
    try:
        verdict = Verdict.read(raw)
    except PackageVersionError as error:
        raise UsageError(
            f"Berkas '{path.name}' berbentuk {error.version}, sedangkan program ini membaca bentuk "
            f"{VERSION}.",
            "Perbarui program dengan rilis terbaru, lalu ulangi.",
        ) from error
    except PackageError as error:
        raise UsageError(
            f"Berkas '{path.name}' ditolak: {error}.",
            "Minta Bagian Organisasi mengirim ulang berkas Koreksi (.zip) apa adanya.",
        ) from error
    _check(shot, verdict, path.name)
    decider = replace(context, actor=f"{verdict.decider} ({verdict.sender})".strip())
    notes = verdict.corrections or (verdict.note,) * bool(verdict.note)
    result = decide_evaluation(shot, decider, verdict.decision, notes)
    digest = sha256(raw)
    row = PackageRow(
        version=verdict.draft_version,
        file=path.name,
        sent=context.now,
        unit=verdict.sender,
        fingerprint=digest,
        result=CONFORMING if verdict.decision == CONFORMING else RETURNED,
        remark=f"Keputusan atas paket {verdict.package[:12]}…",
    )
    kept = archive_path(digest, path.name, context.forms_folder(shot.settings.year, "arsip"))
    words = f"{result.summary} Diambil dari '{path.name}' (sidik {digest[:12]}…)."
    note = HistoryEntry("ambil keputusan", path.name, row.result, f"Sidik {digest}.")
    return replace(
        result,
        summary=words,
        tables={**result.tables, **dict([PACKAGES.written((*shot.rows(PACKAGES), row))])},
        notes=(*result.notes, note),
        files=(*result.files, (kept, raw)),
        data={**result.data, "berkas": path.name, "sidik": digest},
    )


def _bytes(path: Path) -> bytes:
    try:
        if path.stat().st_size > MOST_BYTES:
            raise UsageError(
                f"Berkas '{path.name}' terlalu besar untuk berkas keputusan.",
                "Pilih berkas Koreksi (.zip) dari Bagian Organisasi.",
            )
        return path.read_bytes()
    except OSError as error:
        raise FolderError(
            f"Berkas '{path}' tidak dapat dibaca ({os_reason(error)}).",
            "Periksa nama berkas sesudah --dari.",
        ) from error


def _check(shot: Snapshot, verdict: Verdict, name: str) -> None:
    """Refuse a decision about another year, office or package than the last that was sent."""
    s = shot.settings
    own = s["unit_kerja"] or s["instansi"]
    if verdict.year != s.year:
        raise UsageError(
            f"Berkas '{name}' tentang tahun {verdict.year}, buku ini tahun {s.year}.",
            "Pakai buku kerja tahun itu.",
        )
    if verdict.office.casefold() != own.casefold():
        raise UsageError(
            f"Berkas '{name}' untuk {verdict.office}, buku ini milik {own}.",
            "Teruskan berkas itu kepada kantor yang dituju.",
        )
    sent = [row for row in shot.rows(PACKAGES) if row.result == SENT]
    last = sent[-1].fingerprint if sent else ""
    if verdict.package != last:
        raise UsageError(
            f"Berkas '{name}' menjawab paket bersidik {verdict.package[:12]}…, sedangkan paket "
            f"terakhir dari buku ini bersidik {last[:12] or '(belum ada)'}….",
            "Tunggu keputusan atas paket terakhir, atau tanyakan kepada Bagian Organisasi.",
        )
