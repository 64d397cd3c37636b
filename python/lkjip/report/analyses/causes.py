"""Analysis 5: causes of success or failure and the solutions, in the units' own words."""

from __future__ import annotations

from lkjip.report.blocks import builders as s
from lkjip.report.blocks.model import Block, Gap, ParagraphBlock, Piece, Style, Text
from lkjip.report.material.model import Answer, Indikator, ReportMaterial, Sasaran
from lkjip.report.wording import figures as words

NOTHING = {
    "kendala": "Tidak ada kendala yang dilaporkan.",
    "solusi": "Tidak ada tindak lanjut yang dilaporkan.",
    "efisiensi": "Tidak ada penghematan yang dilaporkan.",
    "pendukung": "Tidak ada pendukung lain yang dilaporkan.",
    "sebab": "Tidak ada sebab khusus yang dilaporkan.",
}
GAPS = {
    "sebab": "sebab keberhasilan atau kegagalan",
    "kendala": "kendala",
    "solusi": "solusi atau tindak lanjut",
    "efisiensi": "penjelasan penghematan sumber daya",
    "pendukung": "program atau pihak pendukung",
}


def analysis_5(material: ReportMaterial, x: Sasaran, _: str) -> tuple[Block, ...]:
    """One passage per indicator that was asked about; rolled-up ones may point to their parts."""
    return tuple(_one(material, i) for i in x.indikator if i.asked or not _is_unanswered(i))


def _one(material: ReportMaterial, i: Indikator) -> Block:
    title = s.paragraph(_heading(i), style=Style.SUBHEADING)
    content: tuple[ParagraphBlock, ...]
    parts = [one.code for one in material.indikator if one.code in i.details and one.asked]
    if parts and not i.unit and _is_unanswered(i):
        content = (
            s.paragraph(
                f"Indikator ini dihitung dari {words.series(i.details)}, sehingga penyebab dan "
                "solusinya mengikuti uraian indikator tersebut."
            ),
        )
    elif _is_unanswered(i):
        what = f"sebab, kendala, dan solusi {i.code}"
        content = (s.paragraph(Gap(what, i.unit or s.compiler(material), _cure(i))),)
    else:
        content = (
            *_answer(material, i, "sebab", i.analysis.cause, ""),
            *_answer(material, i, "kendala", i.analysis.obstacles, "Kendala. "),
            *_answer(material, i, "solusi", i.analysis.solution, "Tindak lanjut. "),
        )
    return s.section(cause_key(i.code), f"{i.code}: penyebab dan solusi", (title, *content))


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
    return all(s.empty(j.text) for j in (a.cause, a.obstacles, a.solution))


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
