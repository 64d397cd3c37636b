"""Analysis 5: causes of success or failure and the solutions, in the units' own words."""

from __future__ import annotations

from collections.abc import Sequence

from lkjip.report.blocks import builders as s
from lkjip.report.blocks.model import (
    Block,
    Column,
    Content,
    DataRow,
    Gap,
    ParagraphBlock,
    Piece,
    Reference,
    Style,
    Table,
    Text,
)
from lkjip.report.material.model import Answer, Indikator, ReportMaterial, Sasaran
from lkjip.report.wording import figures as words

FACTORS = "Faktor pendorong, faktor penghambat, dan tindak lanjut"
"""The title of the table of factors; of several sasaran their number follows."""
NOTHING = {
    "kendala": "Tidak ada kendala yang dilaporkan.",
    "solusi": "Tidak ada tindak lanjut yang dilaporkan.",
    "efisiensi": "Tidak ada penghematan yang dilaporkan.",
    "pendukung": "Tidak ada faktor pendorong yang dilaporkan.",
    "sebab": "Tidak ada sebab khusus yang dilaporkan.",
}
GAPS = {
    "sebab": "sebab keberhasilan atau kegagalan",
    "kendala": "kendala",
    "solusi": "solusi atau tindak lanjut",
    "efisiensi": "penjelasan penghematan sumber daya",
    "pendukung": "program atau pihak pendukung",
}


def analysis_5(material: ReportMaterial, x: Sasaran, key: str) -> tuple[Block, ...]:
    """One passage per indicator that was asked about, then the factors of all in one table.

    Rolled-up indicators may point to their parts.
    """
    shown = [i for i in x.indikator if i.asked or not _is_unanswered(i)]
    if not shown:
        what = "sebab, faktor pendorong, kendala, dan solusi"
        cure = "Tanyakan kepada unit (Pengaturan Pertanyaan Analisis), atau tulis di sini."
        gap = s.paragraph(Gap(what, s.compiler(material), cure))
        return (s.section(f"{key}.5", "Penyebab dan solusi", [gap]),)
    return (*(_one(material, i) for i in shown), *_factors(material, shown, key))


def _factors(material: ReportMaterial, shown: Sequence[Indikator], key: str) -> tuple[Block, ...]:
    """Return what helped, what hindered and what follows, for the indicators that were answered."""
    rows = [
        DataRow(
            (
                i.code,
                i.name,
                _cell(material, i, "pendukung", i.analysis.support),
                _cell(material, i, "kendala", i.analysis.obstacles),
                _cell(material, i, "solusi", i.analysis.solution),
            )
        )
        for i in shown
        if not _is_unanswered(i)
    ]
    if not rows:
        return ()
    return (
        s.paragraph(
            "Faktor pendorong, faktor penghambat, dan tindak lanjutnya menurut unit pelaksana "
            "disajikan dalam ",
            Reference(f"{key}.5"),
            ".",
        ),
        Table(
            f"{key}.5",
            FACTORS,
            (
                Column("Kode", 8, Content.CENTRED),
                Column("Indikator kinerja", 20),
                Column("Faktor pendorong", 24),
                Column("Faktor penghambat", 24),
                Column("Tindak lanjut", 24),
            ),
            tuple(rows),
            "Sumber: lembar Analisis formulir unit kerja.",
        ),
    )


def _cell(material: ReportMaterial, i: Indikator, items: str, j: Answer) -> str | Gap:
    """Return an answer as a cell; a list that the unit typed keeps its lines."""
    if s.empty(j.text):
        return Gap(f"{GAPS[items]} {i.code}", i.unit or s.compiler(material), _cure(i))
    if s.is_nothing(j.text):
        return NOTHING[items]
    return s.typed_cell(j.text)


def _one(material: ReportMaterial, i: Indikator) -> Block:
    title = s.paragraph(_heading(i), style=Style.SUBHEADING)
    content: tuple[ParagraphBlock, ...]
    if not i.unit and _is_unanswered(i) and _has_asked_part(material, i):
        content = (
            s.paragraph(
                f"Indikator ini dihitung dari {words.series(i.details)}, sehingga penyebab dan "
                "solusinya mengikuti uraian indikator tersebut."
            ),
        )
    elif _is_unanswered(i):
        what = f"sebab, faktor pendorong, kendala, dan solusi {i.code}"
        content = (s.paragraph(Gap(what, i.unit or s.compiler(material), _cure(i))),)
    else:
        content = (*_answer(material, i, "sebab", i.analysis.cause, ""),)
    return s.section(cause_key(i.code), f"{i.code}: penyebab dan solusi", (title, *content))


def _has_asked_part(material: ReportMaterial, i: Indikator) -> bool:
    """Return whether a unit is asked about an indicator from which this one is computed."""
    return bool(i.details) and any(x.asked and x.code in i.details for x in material.indikator)


def cause_key(code: str) -> str:
    """Return the passage about the causes of one indicator."""
    return f"indikator.{code}.5"


def _heading(i: Indikator) -> str:
    return f"{words.large(i.name)} ({i.code}{f', {i.unit}' if i.unit else ''})"


def _cure(i: Indikator) -> str:
    """Say what closes the gap: an answer, or a unit that can be asked."""
    if i.unit:
        return f"Jawab pertanyaan {i.code} di lembar Analisis."
    return f"Isi Penanggung Jawab {i.code} di lembar Indikator dengan kode unit."


def _is_unanswered(i: Indikator) -> bool:
    a = i.analysis
    return all(s.empty(j.text) for j in (a.cause, a.obstacles, a.solution, a.support))


def _answer(
    material: ReportMaterial, i: Indikator, items: str, j: Answer, beginning: str
) -> tuple[ParagraphBlock, ...]:
    """Return a unit's answer; a list that it typed keeps its lines and its own marks."""
    lead, listed = s.typed_list(j.text)
    if not listed:
        return (s.paragraph(*answer_pieces(material, i, items, j, beginning)),)
    head = [Text(beginning, bold=True)] if beginning else []
    head += [Text(lead)] if lead else []
    first = (s.paragraph(*head),) if head else ()
    return (*first, *(s.items(words.sentence(text), number=mark) for mark, text in listed))


def answer_pieces(
    material: ReportMaterial, i: Indikator, items: str, j: Answer, beginning: str
) -> tuple[Piece, ...]:
    """Return a unit's answer with a bold lead, "nothing" said in a sentence, or the gap mark."""
    head = (Text(beginning, bold=True),) if beginning else ()
    if s.empty(j.text):
        responsible = i.unit or s.compiler(material)
        gap = Gap(f"{GAPS[items]} {i.code}", responsible, _cure(i))
        return (*head, gap)
    if s.is_nothing(j.text):
        return (*head, Text(NOTHING[items]))
    return (*head, Text(words.sentence(j.text)))
