"""What the reviewer has in hand: the draft on disk examined, and the checklist filled from it.

People may have edited the file in Word since it was written, so the file is read, not remembered.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from lkjip.book.cells import text
from lkjip.book.port import Row
from lkjip.errors import ProcessError
from lkjip.findings import Finding, Severity
from lkjip.intake.archive import sha256
from lkjip.report.consistency.run import periksa
from lkjip.report.reviu.checklist import ButirReviu, Jawab, reviu
from lkjip.report.versions.hand_edits import komentar_orang
from lkjip.steps.draft.files import newest_row, read_draft
from lkjip.steps.draft.material import material
from lkjip.steps.kernel.base import Context, Note, StepResult
from lkjip.steps.kernel.run import finding_rows
from lkjip.steps.kernel.snapshot import Snapshot
from lkjip.stored import to_stored

TAB, DRAFT_TAB, SHEET = "6 Reviu", "5 Draf", "Daftar Reviu"
OF_WRITING = frozenset({"L07", "L08", "L09", "L10"})
"""Findings that only writing a version can make; examining it again does not take them back."""


@dataclass(frozen=True, slots=True)
class Examined:
    """A draft as it lies on disk. ``disunting``: a person has changed it since it was written;
    ``komentar`` are (author, text) of the Word comments that people have made in it."""

    path: Path
    versi: str
    temuan: tuple[Finding, ...]
    butir: tuple[ButirReviu, ...]
    disunting: bool
    komentar: tuple[tuple[str, str], ...] = ()

    @property
    def perlu_perbaikan(self) -> bool:
        """Whether something in it must be mended."""
        return any(f.tingkat is not Severity.CATATAN for f in self.temuan)

    @property
    def ringkas(self) -> str:
        """What was seen, in sentences."""
        answers = [b.jawaban for b in self.butir]
        found = f"{len(self.temuan)} temuan atas isinya" if self.temuan else "tidak ada temuan"
        return (
            f"Draf versi {self.versi} diperiksa ({self.path.name}): {found}; daftar reviu "
            f"{answers.count(Jawab.YA)} ya, {answers.count(Jawab.TIDAK)} tidak, "
            f"{answers.count(Jawab.DINILAI)} perlu dinilai orang.{self._edited}"
        )

    @property
    def singkat(self) -> str:
        """The same beside a decision: only what the person should know of."""
        found = f" Isi draf masih memuat {len(self.temuan)} temuan." if self.temuan else ""
        return f"{self._edited}{found}".strip()

    @property
    def _edited(self) -> str:
        if not self.disunting:
            return ""
        said = f" dan memuat {len(self.komentar)} komentar" if self.komentar else ""
        return f" Draf itu disunting orang sesudah ditulis program{said}."

    def tables(self, shot: Snapshot) -> dict[str, tuple[Row, ...]]:
        """The checklist, and the findings about the draft in the place of the former ones."""
        kept = tuple(
            row
            for row in shot.rows("tblTemuan")
            if text(row["Langkah"]) != DRAFT_TAB or text(row["Kode"]) in OF_WRITING
        )
        return {
            "tblDaftarReviu": review_rows(self.butir),
            "tblTemuan": kept + finding_rows(self.temuan, DRAFT_TAB),
        }

    def data(self) -> dict[str, object]:
        """For ``--json`` and the terminal."""
        return {
            "draf": str(self.path),
            "versi": self.versi,
            "disunting": self.disunting,
            "daftar_reviu": [to_stored(b) for b in self.butir],
            "komentar": [{"penulis": who, "teks": words} for who, words in self.komentar],
        }


def examine(shot: Snapshot, context: Context) -> Examined:
    """Read the newest draft; ``FolderError`` when its file is gone, locked or broken."""
    row = newest_row(shot)
    if row is None:
        raise ProcessError("Belum ada draf untuk direviu.", "Buat draf dahulu (langkah 5).")
    path = context.folder / text(row["Berkas"])
    raw = read_draft(path)
    bahan = material(shot, context)
    found = periksa(raw, bahan)
    edited = sha256(raw) != text(row["Sidik"])
    items, said = reviu(bahan, found), komentar_orang(raw)
    return Examined(path, text(row["Versi"]), found, items, edited, said)


def daftar(shot: Snapshot, context: Context) -> StepResult:
    """``reviu`` without a decision: the checklist anew, nothing is decided."""
    seen = examine(shot, context)
    return StepResult(
        TAB,
        f"{seen.ringkas} Belum ada yang diputuskan.",
        tables=seen.tables(shot),
        temuan=seen.temuan,
        notes=(Note("periksa draf", seen.path.name, "diperiksa", seen.ringkas),),
        data=seen.data(),
        show=SHEET,
        perlu_perbaikan=seen.perlu_perbaikan,
    )


def review_rows(items: tuple[ButirReviu, ...]) -> tuple[Row, ...]:
    """The checklist as rows of ``tblDaftarReviu``."""
    return tuple(_review_row(item) for item in items)


def _review_row(item: ButirReviu) -> Row:
    evidence = " ".join(part for part in (item.bukti, item.pertanyaan) if part)
    return {
        "Bagian": item.bagian,
        "No": item.no,
        "Pernyataan": item.pernyataan,
        "Jawaban": str(item.jawaban),
        "Bukti": evidence or None,
    }
