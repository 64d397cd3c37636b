"""The reviewer's page: the checklist with answers and evidence, open findings, what has changed.

A document of its own beside the report, in the style of the same template.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from lkjip.findings import Finding
from lkjip.report.blocks import builders as s
from lkjip.report.blocks.model import (
    Block,
    Column,
    Content,
    DataRow,
    Heading,
    ParagraphBlock,
    Style,
    Table,
)
from lkjip.report.chapters.appendix import PROCESS_TITLE
from lkjip.report.chapters.front import NAME_DOTS
from lkjip.report.material.model import ReportMaterial
from lkjip.report.reviu.checklist import ItemAnswer, ReviuItem
from lkjip.report.versions.differences import Change, ChangeKind
from lkjip.report.word import comments as comments
from lkjip.report.word import template as template
from lkjip.report.word.package import set_properties
from lkjip.report.word.placing import put_in_place
from lkjip.report.word.writer import Writer
from lkjip.report.wording import figures as words
from lkjip.report.wording.regulations import reviu_guide
from lkjip.word.packed import document_bytes

AT_MOST = 60
"""Findings printed at most; the rest is counted, and stands in the book."""
MOST_CHANGES = 400
"""Changes printed at most; they stand nowhere else, so only a rewritten report is cut."""
IN_BOOK = "daftar lengkapnya ada di lembar Temuan buku kerja"
IN_WORD = "bandingkan kedua versi di Word (Tinjau › Bandingkan)"


def reviu_sheet(
    material: ReportMaterial,
    items: Sequence[ReviuItem],
    findings: Sequence[Finding],
    template_file: Path,
    version: int,
    when: datetime,
    changes: Sequence[Change] = (),
) -> bytes:
    """Return the page as .docx; equal arguments give equal bytes."""
    document = template.open_up(template_file)
    width = template.content_width(document, "isi_laporan")
    template.keep_only(document, "isi_laporan")
    writer = Writer(template.style_id(document), lambda drawing: "", when)
    content = (
        *_head(material, version, when),
        *_checklist(items),
        *_finding(findings),
        *_changes(changes),
        *_signature(),
    )
    writer.prepare(content)
    template.fill_words(document, template.template_words(material, version, when))
    document = put_in_place(document, {"isi_laporan": writer.write(content, width)})
    comments.attach(document, writer.comments)
    title = f"Lembar reviu LKjIP {words.full_name(material.identity)} {material.identity.year}"
    set_properties(document, title, words.full_name(material.identity), when, version)
    return document_bytes(document)


def _head(material: ReportMaterial, version: int, when: datetime) -> tuple[Block, ...]:
    i = material.identity
    guide = reviu_guide(material.regulations) or "pedoman reviu laporan kinerja"
    return (
        Heading("LEMBAR REVIU LAPORAN KINERJA", 1, front=True),
        s.paragraph(
            f"LKjIP {words.full_name(i)} Tahun {i.year}, versi {version}, disusun "
            f"{words.on_date(when)}. Daftar periksa menurut {guide}. Jawaban “ya” dan “tidak” "
            "diisi program dengan buktinya; “perlu dinilai” dijawab "
            "penelaah."
        ),
    )


def _checklist(items: Sequence[ReviuItem]) -> list[Block]:
    left_out: list[Block] = []
    for section in dict.fromkeys(b.section for b in items):
        content = [b for b in items if b.section == section]
        left_out.append(Heading(section, 2))
        left_out.append(
            Table(
                "",
                section,
                (
                    Column("No", 5, Content.CENTRED),
                    Column("Pernyataan", 30),
                    Column("Jawaban", 11, Content.CENTRED),
                    Column("Bukti dan pertanyaan", 36),
                    Column("Catatan penelaah", 18),
                ),
                tuple(
                    DataRow((str(b.no), b.statement, b.answer.value, _evidence(b), ""))
                    for b in content
                ),
            )
        )
    return left_out


def _evidence(b: ReviuItem) -> str:
    question = b.question if b.answer is not ItemAnswer.YES or not b.evidence else ""
    return "\n".join(x for x in (b.evidence, question) if x)


def _finding(findings: Sequence[Finding]) -> tuple[Block, ...]:
    if not findings:
        return (s.paragraph("Pemeriksaan keselarasan isi laporan: tidak ada temuan."),)
    row = tuple(DataRow((f.code, f.level.value, f.message, f.cure)) for f in findings[:AT_MOST])
    col = (
        Column("Kode", 8, Content.CENTRED),
        Column("Tingkat", 15, Content.CENTRED),
        Column("Temuan", 42),
        Column("Perbaikan", 35),
    )
    title = "Temuan atas isi laporan"
    more = _and_more(len(findings), AT_MOST, IN_BOOK)
    return (Heading(title, 2), Table("", title, col, row, more))


def _changes(changes: Sequence[Change]) -> tuple[Block, ...]:
    """List the changes; the dates of the SOP change with every version and come last."""
    if not changes:
        return ()
    content = [p for p in changes if not p.place.startswith(PROCESS_TITLE)]
    ordered = [*content, *_per_step(changes)]
    row = tuple(
        DataRow((p.kind.value, p.place, p.old or "–", p.new or "–")) for p in ordered[:MOST_CHANGES]
    )
    col = (Column("Jenis", 14), Column("Tempat", 28), Column("Semula", 29), Column("Menjadi", 29))
    title = "Perubahan dari versi sebelumnya"
    more = _and_more(len(ordered), MOST_CHANGES, IN_WORD)
    return (Heading(title, 2), Table("", title, col, row, more))


def _per_step(changes: Sequence[Change]) -> list[Change]:
    """List the changes in the table of the SOP: one line per step."""
    sop_step: dict[str, list[Change]] = {}
    for p in changes:
        if p.place.startswith(PROCESS_TITLE):
            sop_step.setdefault(p.place.rpartition(", ")[0], []).append(p)
    return [
        Change(
            ChangeKind.CELL,
            place.replace(f"{PROCESS_TITLE}, ", "Proses penyusunan, langkah "),
            "; ".join(f"{p.place.rpartition(', ')[2]} {p.old or '–'}" for p in content),
            "; ".join(f"{p.place.rpartition(', ')[2]} {p.new or '–'}" for p in content),
        )
        for place, content in sop_step.items()
    ]


def _and_more(how_many: int, most: int, where: str) -> str:
    return "" if how_many <= most else f"Dan {how_many - most} lainnya; {where}."


def _signature() -> tuple[ParagraphBlock, ...]:
    row = ("", "Penelaah,", "", "", "", NAME_DOTS, f"NIP {NAME_DOTS[:34]}")
    return tuple(s.paragraph(b, style=Style.SIGNATURE) for b in row)
