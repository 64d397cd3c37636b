"""Examines the draft on disk and fills the reviewer's checklist from it.

People may have edited the file in Word since it was written, so the file is read, not remembered.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from lkjip.errors import ProcessError
from lkjip.findings import Finding, Severity
from lkjip.intake.archive import sha256
from lkjip.report.consistency.run import check
from lkjip.report.reviu.checklist import ItemAnswer, ReviuItem, reviu
from lkjip.report.reviu.judgement import Judgement, Key, with_judgements
from lkjip.report.versions.hand_edits import human_comments
from lkjip.steps.draft.answers import typed_judgements
from lkjip.steps.draft.files import newest_row, read_draft
from lkjip.steps.draft.material import gather_material
from lkjip.steps.kernel.base import Context, HistoryEntry, StepResult
from lkjip.steps.kernel.run import finding_rows
from lkjip.steps.kernel.snapshot import Snapshot
from lkjip.steps.seals.verify import serious, verify
from lkjip.stored import to_stored
from lkjip.tables.cells import text
from lkjip.tables.data import Row
from lkjip.tables.declared.results import FINDINGS
from lkjip.tables.declared.steps import CHECKLIST, ChecklistRow
from lkjip.tables.declared.tabs import TabName

TAB, DRAFT_TAB = TabName.REVIU.value, TabName.DRAFT.value
SHEET = TabName.CHECKLIST.value
OF_WRITING = frozenset({"L07", "L08", "L09", "L10"})
"""Findings that only writing a version can make; examining it again does not take them back."""


@dataclass(frozen=True, slots=True)
class Examined:
    """A draft as it lies on disk. ``edited``: a person has changed it since it was written;
    ``fingerprint`` is of its bytes, ``seals`` what is not any more as it was received or written,
    ``comments`` are (author, text) of the Word comments that people have made in it.
    """

    path: Path
    version: str
    findings: tuple[Finding, ...]
    items: tuple[ReviuItem, ...]
    edited: bool
    fingerprint: str
    seals: tuple[Finding, ...] = ()
    comments: tuple[tuple[str, str], ...] = ()

    @property
    def needs_fix(self) -> bool:
        """True if something in it must be fixed."""
        return any(f.level is not Severity.NOTE for f in self.all_findings)

    @property
    def all_findings(self) -> tuple[Finding, ...]:
        """The findings about seals, then those about the draft."""
        return (*self.seals, *self.findings)

    @property
    def summary(self) -> str:
        """The observations in sentences."""
        answers = [b.result for b in self.items]
        found = f"{len(self.findings)} temuan atas isinya" if self.findings else "tidak ada temuan"
        return (
            f"Draf versi {self.version} diperiksa ({self.path.name}): {found}; daftar reviu "
            f"{answers.count(ItemAnswer.YES)} ya, {answers.count(ItemAnswer.NO)} tidak, "
            f"{answers.count(ItemAnswer.NEEDS_JUDGEMENT)} perlu dinilai orang."
            f"{self._edited}{self._broken}"
        )

    @property
    def short(self) -> str:
        """The observations that a person needs for a decision."""
        found = f" Isi draf masih memuat {len(self.findings)} temuan." if self.findings else ""
        return f"{self._edited}{found}{self._broken}".strip()

    @property
    def _broken(self) -> str:
        count = len(serious(self.seals))
        return f" {count} hal tidak lagi seperti diterima atau ditulis." if count else ""

    @property
    def unanswered(self) -> str:
        """The items that still wait for the reviewer, in a sentence; empty when there is none."""
        open_items = [b for b in self.items if b.result is ItemAnswer.NEEDS_JUDGEMENT]
        if not open_items:
            return ""
        names = ", ".join(f"{b.section.split()[0]}.{b.no}" for b in open_items)
        return (
            f"{len(open_items)} butir daftar reviu belum dijawab pereviu: {names}. Jawabannya "
            f"diketik di lembar '{SHEET}', kolom Jawaban pereviu."
        )

    @property
    def _edited(self) -> str:
        if not self.edited:
            return ""
        said = f" dan memuat {len(self.comments)} komentar" if self.comments else ""
        return f" Draf itu disunting orang sesudah ditulis program{said}."

    def tables(self, shot: Snapshot) -> dict[str, tuple[Row, ...]]:
        """Return the checklist, and the draft's findings in the place of the former ones."""
        kept = (
            row for row in shot.rows(FINDINGS) if row.step != DRAFT_TAB or row.code in OF_WRITING
        )
        return dict(
            (
                review_rows(self.items),
                FINDINGS.written((*kept, *finding_rows(self.all_findings, DRAFT_TAB))),
            )
        )

    def data(self) -> dict[str, object]:
        """Return the data for ``--json`` and the terminal."""
        return {
            "draf": str(self.path),
            "versi": self.version,
            "disunting": self.edited,
            "daftar_reviu": [to_stored(b) for b in self.items],
            "komentar": [{"penulis": who, "teks": words} for who, words in self.comments],
        }


def examine(
    shot: Snapshot, context: Context, answers: Mapping[Key, Judgement] | None = None
) -> Examined:
    """Read the newest draft; ``FolderError`` when its file is gone, locked or broken.

    ``answers`` are the reviewer's over those typed into the checklist.
    """
    given = {**typed_judgements(shot), **(answers or {})}
    row = newest_row(shot)
    if row is None:
        raise ProcessError("Belum ada draf untuk direviu.", "Buat draf dahulu (langkah 5).")
    path = context.folder / row.file
    raw = read_draft(path)
    material = gather_material(shot, context)
    found, now = check(raw, material), sha256(raw)
    return Examined(
        path,
        text(row.version),
        found,
        with_judgements(reviu(material, found), given),
        now != row.fingerprint,
        now,
        verify(shot, context),
        human_comments(raw),
    )


def list_checklist(
    shot: Snapshot, context: Context, answers: Mapping[Key, Judgement] | None = None
) -> StepResult:
    """Carry out ``reviu`` without a decision: only the checklist is made anew."""
    seen = examine(shot, context, answers)
    return StepResult(
        TAB,
        f"{seen.summary} Belum ada yang diputuskan.",
        tables=seen.tables(shot),
        findings=seen.all_findings,
        notes=(HistoryEntry("periksa draf", seen.path.name, "diperiksa", seen.summary),),
        data=seen.data(),
        show=SHEET,
        needs_fix=seen.needs_fix,
    )


def review_rows(items: tuple[ReviuItem, ...]) -> tuple[str, tuple[Row, ...]]:
    """Return the checklist as it is written into the book."""
    return CHECKLIST.written(_review_row(item) for item in items)


def _review_row(item: ReviuItem) -> ChecklistRow:
    return ChecklistRow(
        section=item.section,
        number=item.no,
        statement=item.statement,
        answer=str(item.answer),
        judged=item.judged,
        remark=item.remark,
        evidence=" ".join(part for part in (item.evidence, item.question) if part),
    )
