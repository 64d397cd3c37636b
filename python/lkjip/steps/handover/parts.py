"""The files of a package and what each is: the report, the forms, the evidence, the cover."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from lkjip.errors import FolderError
from lkjip.intake.archive import safe_name, sha256
from lkjip.mail.paper.content import Table
from lkjip.mail.paper.sheet import Sheet, compose_sheet
from lkjip.package import DATA
from lkjip.sop.process.state import Process
from lkjip.steps.draft.files import last_draft, newest_row, read_draft
from lkjip.steps.handover.anew import form_anew
from lkjip.steps.kernel.base import Context
from lkjip.steps.kernel.office.evidence_state import HELD_BACK
from lkjip.steps.kernel.office.paper import letterhead
from lkjip.steps.kernel.office.promises import due_date
from lkjip.steps.kernel.snapshot import Snapshot
from lkjip.steps.record.files import PUBLIC, FileKind, approved_files
from lkjip.steps.request.blank_forms import every_form
from lkjip.steps.seals.archive import inside, used_fingerprints
from lkjip.tables.declared.inputs import EVIDENCE_FILES
from lkjip.tables.declared.record import ApprovedFileRow
from lkjip.tables.declared.results import SUBMISSIONS

COVER = "Daftar_Isi_Paket.docx"
DATA_WORDS = "Data isian dan hasil hitung untuk program Bagian Organisasi"
FORM_ENDING = ".xlsx"
_FORM_FOLDER, EVIDENCE_FOLDER = "formulir", "bukti"
_REPORT_WORDS = {
    FileKind.FINAL: "Laporan akhir yang disahkan",
    FileKind.FINAL_PDF: "Laporan akhir yang disahkan, PDF",
    FileKind.SIGNED: "Laporan akhir bertanda tangan",
    FileKind.ANNEX: "Lampiran internal: proses penyusunan dan asal data",
}


@dataclass(frozen=True, slots=True)
class PartOfPackage:
    """One file of a package: its name in it, its bytes, what it is."""

    name: str
    raw: bytes
    words: str


def package_parts(shot: Snapshot, context: Context, process: Process) -> tuple[PartOfPackage, ...]:
    """Return the report, then the forms and the evidence.

    Raises ``FolderError`` when the report is not there as it was signed.
    """
    report = _signed_report(shot, context, process) if process.approval else _draft(shot, context)
    if not report:
        raise FolderError(
            "Laporan yang disahkan tidak ada lagi seperti ketika disahkan; paket tidak dibuat.",
            "Kembalikan berkasnya, atau pindahkan yang berubah lalu jalankan sahkan sekali lagi.",
        )
    return (*report, *_forms(shot, context), *_evidence(shot, context))


def _signed_report(shot: Snapshot, context: Context, process: Process) -> tuple[PartOfPackage, ...]:
    order = (*PUBLIC, FileKind.ANNEX)
    rows = {row.file: row for row in approved_files(shot, process.approved_version)}
    chosen = sorted(
        (row for row in rows.values() if row.kind in order and "_dicabut" not in row.file),
        key=lambda row: (order.index(FileKind(row.kind)), row.file),
    )
    return tuple(
        PartOfPackage(Path(row.file).name, raw, _REPORT_WORDS[FileKind(row.kind)])
        for row in chosen
        if (raw := _as_signed(context.folder, row)) is not None
    )


def _as_signed(folder: Path, row: ApprovedFileRow) -> bytes | None:
    """Return the bytes of a signed file; None when it is gone or altered."""
    path = inside(folder, row.file)
    raw = path.read_bytes() if path is not None and path.is_file() else b""
    return raw if sha256(raw) == row.fingerprint else None


def _draft(shot: Snapshot, context: Context) -> tuple[PartOfPackage, ...]:
    row, draft = newest_row(shot), last_draft(shot, context)
    if row is None or draft is None or not draft.is_file():
        raise FolderError(
            f"Berkas draf versi {shot.process.version} tidak ada ({draft}).",
            "Kembalikan berkas draf itu ke tempatnya, atau tarik draf dan buat lagi.",
        )
    words = "Draf LKjIP yang disetujui pada reviu"
    return (PartOfPackage(draft.name, read_draft(draft, row.fingerprint), words),)


def _forms(shot: Snapshot, context: Context) -> Iterator[PartOfPackage]:
    """Yield the forms behind the accepted values, those whose original is as it came in.

    They bear the names that the units gave. Each is written anew by the program, so that nothing
    that a sender hid in a file goes on to other offices.
    """
    used = used_fingerprints(shot)
    asked = {form.unit: form for form in every_form(shot, due_date(shot, context.today))}
    archive = context.forms_folder(shot.settings.year, "arsip")
    taken: set[str] = set()
    for row in shot.rows(SUBMISSIONS):
        wanted = row.fingerprint in used and row.fingerprint not in taken
        path = inside(archive, row.archived) if wanted else None
        data = path.read_bytes() if path is not None and path.is_file() else b""
        if path is None or sha256(data) != row.fingerprint:
            continue
        form = asked.get(row.unit)
        anew = form_anew(data, row.file, form) if form is not None else None
        if anew is None:
            continue
        taken.add(row.fingerprint)
        unit = shot.unit(row.unit)
        name = f"{_FORM_FOLDER}/{safe_name(row.unit)}/{with_ending(row.file, FORM_ENDING)}"
        words = f"Formulir {unit.name if unit else row.unit}, ditulis ulang dari isiannya"
        yield PartOfPackage(name, anew, f"{words} (sidik asli {row.fingerprint[:12]})")


def _evidence(shot: Snapshot, context: Context) -> Iterator[PartOfPackage]:
    """Yield the evidence files under their own names; nothing that is held back or altered."""
    archive = context.forms_folder(shot.settings.year, "arsip")
    taken: dict[str, int] = {}
    for row in shot.rows(EVIDENCE_FILES):
        path = inside(archive, row.archived) if row.result != HELD_BACK else None
        data = path.read_bytes() if path is not None and path.is_file() else b""
        if sha256(data) != row.fingerprint:
            continue
        name = f"{EVIDENCE_FOLDER}/{safe_name(row.unit or 'umum')}/{safe_name(row.file)}"
        taken[name] = taken.get(name, 0) + 1
        if taken[name] > 1:
            stem, dot, ending = name.rpartition(".")
            name = f"{stem}-{taken[name]}.{ending}" if dot else f"{name}-{taken[name]}"
        about = f" {row.code}: {row.document or row.file}" if row.code else ""
        alone = row.document or "Bukti, belum dipasangkan"
        yield PartOfPackage(name, data, f"Bukti{about}" if about else alone)


def with_ending(name: str, ending: str) -> str:
    """Return a harmless file name with this ending, so that a double click opens the file."""
    safe = safe_name(name)
    return safe if safe.casefold().endswith(ending.casefold()) else f"{safe}{ending}"


def cover_page(
    shot: Snapshot, context: Context, version: int, parts: tuple[PartOfPackage, ...]
) -> PartOfPackage:
    """Return the page that says what is inside, in the order in which one reads it."""
    s = shot.settings
    rows = [(one.name, one.words) for one in parts] + [(DATA, DATA_WORDS)]
    sheet = Sheet(
        title="DAFTAR ISI PAKET",
        facts=(
            ("Laporan", f"LKjIP {s['unit_kerja']} {s.period}"),
            ("Dari", f"{s['unit_kerja']} {s['instansi']}"),
            ("Versi", str(version)),
        ),
        parts=(
            Table(
                ("No.", "Berkas", "Keterangan"),
                tuple((f"{n}.", *row) for n, row in enumerate(rows, 1)),
                (11, 84, 65),
                frozenset({0}),
            ),
        ),
        closing="",
        signed=(),
        created=context.now,
    )
    words = "Daftar isi paket"
    return PartOfPackage(COVER, compose_sheet(letterhead(s, context.folder), sheet), words)
