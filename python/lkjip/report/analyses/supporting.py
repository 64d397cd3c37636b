"""The supporting indicators of a sasaran, by the programme, kegiatan or sub-kegiatan they measure.

The seven analyses are about the main ones; these follow in one table, or in the lampiran alone
where they are many.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from lkjip.report.blocks import builders as s
from lkjip.report.blocks.model import Block, Column, Content, DataRow, Reference, Table
from lkjip.report.chapters.results import outcome_cell
from lkjip.report.material.model import Answer, Indikator, ProgramRow, ReportMaterial, Sasaran
from lkjip.report.material.totals import depths
from lkjip.report.wording import figures as words

MOST = 20
"""Rows that a chapter carries; more stand in the lampiran alone."""
MEASUREMENT, EXPLANATIONS = "lampiran.pengukuran", "lampiran.penjelasan"
Grouped = tuple[ProgramRow | None, tuple[Indikator, ...]]


def supporting_indicators(material: ReportMaterial, x: Sasaran, key: str) -> tuple[Block, ...]:
    """Return the table of the supporting indicators, or a sentence that says where they stand."""
    rows = x.supporting
    if not rows:
        return ()
    count = words.numeral(len(rows))
    if len(rows) > MOST:
        return (
            s.paragraph(
                f"Capaian {count} indikator program, kegiatan, dan sub kegiatan yang menunjang "
                "sasaran ini disajikan dalam ",
                Reference(MEASUREMENT),
                ".",
            ),
        )
    return (
        s.paragraph(
            f"Capaian {count} indikator penunjang sasaran ini disajikan dalam ",
            Reference(f"{key}.8"),
            ".",
        ),
        Table(
            f"{key}.8",
            f"Indikator penunjang {words.title_period(material.identity)}",
            (
                Column("Kode", 14),
                Column("Program / kegiatan / sub kegiatan dan indikatornya", 34),
                Column("Satuan", 12, Content.CENTRED),
                Column("Target", 9, Content.NUMBER),
                Column("Realisasi", 10, Content.NUMBER),
                Column("Capaian", 10, Content.NUMBER),
                Column("Kategori", 11, Content.CENTRED),
            ),
            tuple(_rows(material, rows)),
            s.entry_source(material),
        ),
    )


def explained_here(x: Sasaran) -> tuple[Indikator, ...]:
    """Return the supporting indicators whose answers stand in the chapter: few of them."""
    rows = tuple(i for i in x.supporting if is_explained(i))
    return rows if len(rows) <= MOST else ()


def is_explained(i: Indikator) -> bool:
    """Tell whether a unit was asked about it, or answered unasked."""
    a = i.analysis
    answers = (a.cause, a.obstacles, a.solution, a.efficiency, a.support)
    return i.asked or not all(s.empty(answer.text) for answer in answers)


def explanations(material: ReportMaterial) -> tuple[Block, ...]:
    """Return the units' answers about supporting indicators that are too many for the chapter."""
    rows = [
        i
        for x in material.sasaran
        if not explained_here(x)
        for i in x.supporting
        if is_explained(i)
    ]
    if not rows:
        return ()
    return (
        s.paragraph("Penjelasan unit atas indikator penunjang disajikan dalam ",
                    Reference(EXPLANATIONS), "."),
        Table(
            EXPLANATIONS,
            "Penjelasan unit atas indikator penunjang",
            (
                Column("Kode", 8, Content.CENTRED),
                Column("Indikator", 20),
                Column("Sebab", 18),
                Column("Kendala", 18),
                Column("Tindak lanjut", 18),
                Column("Efisiensi dan pendukung", 18),
            ),
            tuple(_answers(i) for i in rows),
            "Sumber: lembar Analisis formulir unit kerja.",
        ),
    )  # fmt: skip


def _answers(i: Indikator) -> DataRow:
    a = i.analysis
    both = s.merged([_answer(a.efficiency), _answer(a.support)])
    return DataRow(
        (
            i.code,
            i.name,
            _answer(a.cause) or "–",
            _answer(a.obstacles) or "–",
            _answer(a.solution) or "–",
            both or "–",
        )
    )


def _answer(answer: Answer) -> str:
    return "" if s.is_nothing(answer.text) else words.sentence(answer.text)


def _rows(material: ReportMaterial, indicators: Sequence[Indikator]) -> Iterator[DataRow]:
    for program, group in by_program(material, indicators):
        if program is not None:
            name = " ".join(program.description.split())
            yield DataRow((program.code, name, *[""] * 5), bold=True)
        for i in group:
            yield DataRow(
                (
                    i.code,
                    i.name,
                    i.measure_unit,
                    words.quantity(i.target),
                    outcome_cell(material, i),
                    words.percent(i.capaian),
                    i.category or "–",
                ),
                level=1,
            )


def by_program(material: ReportMaterial, indicators: Iterable[Indikator]) -> list[Grouped]:
    """Return the indicators under their programme row, in the order of the programmes.

    Those of no programme that the report knows come first.
    """
    return _grouped(material, indicators, lambda code: code)


def by_upper_program(material: ReportMaterial, indicators: Iterable[Indikator]) -> list[Grouped]:
    """Return them under the programme or kegiatan above, where theirs is of the lowest level."""
    depth = depths(material.programs)
    lowest = max(depth.values(), default=0)
    parent = {b.code: b.parent for b in material.programs if lowest and depth[b.code] == lowest}
    return _grouped(material, indicators, lambda code: parent.get(code, code))


def _grouped(
    material: ReportMaterial, indicators: Iterable[Indikator], place: Callable[[str], str]
) -> list[Grouped]:
    found: dict[str, list[Indikator]] = {}
    for i in indicators:
        found.setdefault(place(i.program_code), []).append(i)
    known = {b.code: b for b in material.programs}
    alone = tuple(i for code, group in found.items() if code not in known for i in group)
    groups: list[Grouped] = [(None, alone)] if alone else []
    return [*groups, *((b, tuple(found[code])) for code, b in known.items() if code in found)]
