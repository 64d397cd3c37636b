"""The reviewer's answers to the checklist: typed into the book, or in a table of their own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from lkjip.errors import UsageError
from lkjip.report.reviu.checklist import ITEMS
from lkjip.report.reviu.judgement import Judgement, Key
from lkjip.steps.kernel.snapshot import Snapshot
from lkjip.table_files.opening import open_tables
from lkjip.table_files.source import TableSource, as_text
from lkjip.tables.choices import YesNo
from lkjip.tables.declared.steps import CHECKLIST, ChecklistRow

HEADINGS = ("Bagian", "No", "Jawaban", "Catatan")
_KNOWN = {(item.section.split()[0], item.no) for item in ITEMS}
_CURE = "Tulis ya atau tidak, atau kosongkan."


def typed_judgements(shot: Snapshot) -> dict[Key, Judgement]:
    """Return the answers in the book; ``UsageError`` names the cell of one that is none."""
    found = {}
    for row in shot.rows(CHECKLIST):
        answer = row.judged.strip().casefold()
        if answer not in ("", *YesNo):
            raise UsageError(
                f"{row.where(ChecklistRow.judged)} (Jawaban pereviu) berisi '{row.judged}'.", _CURE
            )
        if row.number is not None and (answer or row.remark):
            found[row.section.split()[0], row.number] = Judgement(answer, row.remark)
    return found


def read_judgements(path: Path) -> dict[Key, Judgement]:
    """Read the answers of ``--jawaban``: columns Bagian, No, Jawaban, Catatan.

    Raises ``UsageError`` naming the line that is wrong; nothing is taken then.
    """
    [source, *_] = open_tables(path)
    return dict(_answers(source, path.name))


def _answers(source: TableSource, name: str) -> Iterator[tuple[Key, Judgement]]:
    places: dict[str, int] = {}
    seen: set[Key] = set()
    for record in source.records():
        cells = [as_text(cell).strip() for cell in record.cells]
        if not places:
            places = {h.casefold(): n for n, h in enumerate(cells)}
            _check_headings(places, name)
            continue
        said = {h: cells[places[h.casefold()]] if places.get(h.casefold(), 99) < len(cells) else ""
                for h in HEADINGS}  # fmt: skip
        key = _key(said["Bagian"], said["No"])
        where = f"{name} baris {record.number}"
        if key not in _KNOWN:
            raise UsageError(
                f"{where}: bagian '{said['Bagian']}' nomor '{said['No']}' tidak ada dalam daftar.",
                "Bagian: I (1–6), II (1–7), III (1–10).",
            )
        if key in seen:
            raise UsageError(
                f"{where}: butir {key[0]}.{key[1]} dijawab dua kali.", "Hapus salah satu barisnya."
            )
        seen.add(key)
        answer = said["Jawaban"].casefold()
        if answer not in ("", *YesNo):
            raise UsageError(f"{where}: jawaban '{said['Jawaban']}' tidak dikenal.", _CURE)
        yield key, Judgement(answer, said["Catatan"])


def _check_headings(places: dict[str, int], name: str) -> None:
    lacking = [h for h in HEADINGS[:3] if h.casefold() not in places]
    if lacking:
        raise UsageError(
            f"{name}: kolom {', '.join(lacking)} tidak ada.",
            f"Judul kolomnya: {', '.join(HEADINGS)}.",
        )


def _key(section: str, number: str) -> Key:
    whole = number.removesuffix(".0").rstrip(".")
    roman = section.split()[0].upper() if section.split() else ""
    return roman, int(whole) if whole.isdecimal() else 0
