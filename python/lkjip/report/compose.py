"""The one entry: material + template + last version → the report, its findings, its review list."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from docx.document import Document as WordDocument

from lkjip.findings import Finding
from lkjip.report.blocks.findings import finding as make_finding
from lkjip.report.carry_over import CarriedOver, announce_returned, carry_over, read_last
from lkjip.report.chapters.appendix import internal_annex
from lkjip.report.charts import svg
from lkjip.report.consistency.run import check_document
from lkjip.report.material.model import ReportMaterial
from lkjip.report.outline import outline
from lkjip.report.reviu.checklist import ReviuItem, reviu
from lkjip.report.reviu.sheet import reviu_sheet
from lkjip.report.versions import trace as trace
from lkjip.report.versions.differences import Change, diff
from lkjip.report.versions.hand_edits import CarriedPassage, written_by_program
from lkjip.report.versions.read import read_document
from lkjip.report.versions.returned import placed_digits
from lkjip.report.word import comments as comments
from lkjip.report.word import template as template
from lkjip.report.word.package import (
    drawn_before,
    picture_saver,
    request_update,
    set_properties,
)
from lkjip.report.word.placing import put_in_place
from lkjip.report.word.writer import Writer
from lkjip.report.wording import figures as words
from lkjip.word.packed import document_bytes, let_go

INTERNAL = "Lampiran internal, tidak untuk diterbitkan"


@dataclass(frozen=True, slots=True)
class Result:
    """The report and what is to be said about it.

    ``carried`` are hand-written passages that live on; ``changes`` what differs from the last
    version; ``reviu_sheet`` is the reviewer's page as .docx.
    """

    docx: bytes
    findings: tuple[Finding, ...] = ()
    reviu: tuple[ReviuItem, ...] = ()
    carried: tuple[CarriedPassage, ...] = ()
    changes: tuple[Change, ...] = ()
    reviu_sheet: bytes = b""


def compose(
    material: ReportMaterial,
    template_file: Path,
    version: int,
    when: datetime,
    previous: bytes | None = None,
) -> Result:
    """Return the report as version ``version``, made at ``when``; equal arguments give equal bytes.

    ``previous`` is the last version, maybe edited by hand. The lists have no page numbers yet:
    Word is asked to fill them when it opens the document, ``publish.publish`` lets LibreOffice do
    it. Raises ``UsageError`` or ``FolderError`` when the template cannot be used.
    """
    document = template.open_up(template_file)
    last = read_last(previous)
    planned = outline(material)
    carried_over = carry_over(planned, last)
    document = _write(document, material, carried_over, version, when, drawn_before(previous))
    content = read_document(document)
    trace.attach(document, written_by_program(content) | placed_digits(content))
    docx = document_bytes(document)
    let_go(document)
    findings = (
        *check_document(content, material, planned),
        *carried_over.findings,
        *announce_returned(last, content, carried_over.edited),
        *_chart_findings(),
    )
    items = reviu(material, findings)
    changes = tuple(diff(last.document, content)) if last else ()
    sheet = reviu_sheet(material, items, findings, template_file, version, when, changes)
    return Result(docx, findings, items, carried_over.carried, changes, sheet)


def compose_final(
    material: ReportMaterial, template_file: Path, when: datetime, draft: bytes
) -> bytes:
    """Return the signed report as .docx: the draft's texts without comments and version footer.

    ``material.approval`` says who signed; ``draft`` is the version that was reviewed, maybe edited
    by hand. Raises what ``compose`` raises.
    """
    document = template.open_up(template_file)
    carried_over = carry_over(outline(material), read_last(draft))
    version = material.approval.version if material.approval else 0
    document = _write(document, material, carried_over, version, when, drawn_before(draft))
    return document_bytes(document)


def compose_annex(material: ReportMaterial, template_file: Path, when: datetime) -> bytes:
    """Return the internal annex as .docx: the process, and the source of every figure."""
    document = template.open_up(template_file)
    width = template.content_width(document, "lampiran")
    template.keep_only(document, "lampiran")
    content = internal_annex(material)
    writer = Writer(template.style_id(document), picture_saver(document), when)
    writer.prepare(content)
    said = template.template_words(material, 0, when) | {"keterangan_versi": INTERNAL}
    template.fill_words(document, said)
    document = put_in_place(document, {"lampiran": writer.write(content, width)})
    comments.attach(document, writer.comments)
    name = words.full_name(material.identity)
    title = f"Lampiran internal LKjIP {name} Tahun {material.identity.year}"
    set_properties(document, title, name, when, 1)
    return document_bytes(document)


def _chart_findings() -> tuple[Finding, ...]:
    return () if svg.is_available() else (make_finding("L10", "Laporan"),)


def _write(
    document: WordDocument,
    material: ReportMaterial,
    carried_over: CarriedOver,
    version: int,
    when: datetime,
    drawn: Mapping[str, bytes],
) -> WordDocument:
    writer = Writer(
        template.style_id(document),
        picture_saver(document, drawn),
        when,
        fingerprint=carried_over.fingerprint,
        final=material.approval is not None,
    )
    if not writer.final:
        writer.comment_number = comments.free_number(document)
    for blocks in carried_over.content.values():
        writer.prepare(blocks)
    width = {place: template.content_width(document, place) for place in carried_over.content}
    xml = {
        place: writer.write(blocks, width[place]) for place, blocks in carried_over.content.items()
    }
    template.place_emblem(document, material.emblem)
    template.fill_words(document, template.template_words(material, version, when))
    document = put_in_place(document, xml)
    request_update(document)
    comments.attach(document, writer.comments)
    title = f"LKjIP {words.full_name(material.identity)} Tahun {material.identity.year}"
    set_properties(document, title, words.full_name(material.identity), when, version)
    return document
