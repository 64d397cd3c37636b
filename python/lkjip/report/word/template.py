"""The office's own template: opened, checked, its markers filled.

A marker stands in braces. Three stand alone in a paragraph, each in a section of its own, and say
where the parts of the report go; the rest are words on the cover, in headers and in footers.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

from docx import Document
from docx.document import Document as WordDocument
from docx.opc.exceptions import PackageNotFoundError
from docx.shared import Mm
from docx.text.paragraph import Paragraph

from lkjip.errors import FolderError, UsageError
from lkjip.report.blocks.model import Style
from lkjip.report.material.model import ReportMaterial
from lkjip.report.word.wml import W
from lkjip.report.wording import figures as words
from lkjip.word.emblem import add_emblem

PLACES = ("bagian_awal", "isi_laporan", "lampiran")
"""Markers of the three parts, in the order in which they must stand."""
REQUIRED = ("tahun", "unit_kerja")
"""Words that must come from the marker: typed by hand they would stay last year's."""
WORDS = (*REQUIRED, "pemerintah", "instansi", "kota", "periode", "keterangan_versi")
"""All words that a template may use; in capitals ("{TAHUN}") they are printed in capitals."""
EMBLEM = "lambang"
"""The marker of the coat of arms, alone in its paragraph, which goes where there is none."""
_EMBLEM_WIDTH, _EMBLEM_HEIGHT = Mm(30), Mm(36)
REQUIRED_STYLES = (
    *(f"heading {n}" for n in (1, 2, 3, 4)),
    "caption",
    *(f"toc {n}" for n in (1, 2, 3)),
    "table of figures",
    *Style,
    "LKjIP Judul Depan",
    "LKjIP Judul Daftar",
    "LKjIP Gambar",
    "LKjIP Sel",
    "LKjIP Sel Angka",
    "LKjIP Sel Tengah",
    "LKjIP Sel Kepala",
    "LKjIP Celah",
    "LKjIP Tabel",
)
SHAPE = 1
"""The version of what a template may say; raise it when one of today cannot say it."""
_SHAPE = re.compile(r"lkjip (\d{1,4})", re.IGNORECASE)
_PLACEHOLDER = re.compile(r"\{([A-Za-z_]+)\}")


def open_up(template: Path) -> WordDocument:
    """Return the template, checked.

    Raises ``FolderError`` when it cannot be read, ``UsageError`` naming the style or marker that
    is missing or unknown.
    """
    try:
        content = template.read_bytes()
        document = Document(io.BytesIO(content))
    except OSError as error:
        raise FolderError(
            f"Templat laporan {template.name} tidak dapat dibaca.",
            "Pastikan berkasnya ada di folder forms/templat dan tidak sedang dibuka di Word.",
        ) from error
    except (BadZipFile, PackageNotFoundError, KeyError, ValueError) as error:
        raise UsageError(
            f"Templat laporan {template.name} bukan dokumen Word (.docx) yang utuh.",
            "Simpan ulang dari Word sebagai .docx, atau pakai kembali templat bawaan.",
        ) from error
    _refuse_newer(document, template.name)
    _check(document, template.name)
    return document


def _refuse_newer(document: WordDocument, file: str) -> None:
    """Refuse a template of a newer program; its property "version" names the shape."""
    found = _SHAPE.fullmatch(document.core_properties.version or "")
    if found and int(found[1]) > SHAPE:
        raise UsageError(
            f"Templat laporan {file} berbentuk {found[1]}, untuk program yang lebih baru; program "
            f"ini mengenal sampai {SHAPE}.",
            "Pasang program versi terbaru, atau pakai templat bawaan: pindahkan berkas itu dari "
            "folder forms/templat.",
        )


def style_id(document: WordDocument) -> dict[str, str]:
    """Style name → style id; Word keeps built-in names in English whatever its language."""
    mapping: dict[str, str] = {}
    for style in document.styles.element.findall(f"{W}style"):
        name = style.find(f"{W}name")
        if name is not None:
            mapping[name.get(f"{W}val").casefold()] = style.get(f"{W}styleId")
    return mapping


def _check(document: WordDocument, file: str) -> None:
    present = style_id(document)
    lacking = [g for g in REQUIRED_STYLES if g.casefold() not in present]
    if lacking:
        raise UsageError(
            f"Templat laporan {file} tidak mempunyai gaya {_mention(lacking)}.",
            "Tambahkan gaya dengan nama itu di Word, atau salin dari templat bawaan.",
        )
    place = [n for n, _ in place_paragraphs(document)]
    if place != list(PLACES):
        wrong = [n for n in PLACES if place.count(n) != 1]
        what = f"penanda {_bracketed(wrong or PLACES)}"
        raise UsageError(
            f"Templat laporan {file}: {what} harus ada tepat satu kali, sendirian dalam "
            "alineanya, dengan urutan {bagian_awal}, {isi_laporan}, {lampiran}.",
            "Tulis penanda itu di tempat bagian laporan seharusnya mulai.",
        )
    emblems = _emblem_paragraphs(document)
    words = [
        n
        for p in _all_paragraphs(document)
        if p not in emblems
        for n in _PLACEHOLDER.findall(_text(p))
    ]
    foreign = sorted({n for n in words if n.casefold() not in (*WORDS, *PLACES)})
    if foreign:
        raise UsageError(
            f"Templat laporan {file}: penanda {_bracketed(foreign)} tidak dikenal.",
            f"Pakai hanya {_bracketed(WORDS)}, dan {_bracketed([EMBLEM])} sendirian dalam alinea "
            "sampul.",
        )
    absent = [n for n in REQUIRED if n not in {k.casefold() for k in words}]
    if absent:
        raise UsageError(
            f"Templat laporan {file} tidak memuat penanda {_bracketed(absent)}.",
            "Tulis penanda itu di sampul, supaya tahun dan nama unit tidak tertinggal dari "
            "laporan lama.",
        )


def _bracketed(name: Iterable[str]) -> str:
    return _mention([f"{{{n}}}" for n in name])


def _mention(name: list[str]) -> str:
    return ", ".join(f"“{n}”" for n in name)


def _text(paragraphs: Any) -> str:
    return "".join(t.text or "" for t in paragraphs.iter(f"{W}t"))


def _all_paragraphs(document: WordDocument) -> Iterator[Any]:
    """Paragraphs of the body, text boxes and tables too, and of every header and footer."""
    yield from document.element.body.iter(f"{W}p")
    for relationship in document.part.rels.values():
        if relationship.reltype.rpartition("/")[2] in ("header", "footer"):
            yield from relationship.target_part.element.iter(f"{W}p")


def place_paragraphs(document: WordDocument) -> list[tuple[str, Any]]:
    left_out = []
    for p in document.element.body.findall(f"{W}p"):
        match = _PLACEHOLDER.fullmatch(_text(p).strip())
        if match and match[1] in PLACES:
            left_out.append((match[1], p))
    return left_out


def fill_words(document: WordDocument, value: Mapping[str, str]) -> None:
    """Put the words in place of their markers, also where Word has cut a marker into runs."""
    for p in _all_paragraphs(document):
        if "{" in _text(p):
            _fill_one(p, value)


def _fill_one(paragraphs: Any, value: Mapping[str, str]) -> None:
    """Replace from the last marker to the first, so that earlier positions stay true."""
    segments = list(paragraphs.iter(f"{W}t"))
    full = "".join(t.text or "" for t in segments)
    for match in reversed(list(_PLACEHOLDER.finditer(full))):
        name = match[1]
        if name.casefold() not in value:
            continue
        words = value[name.casefold()]
        _swap(segments, match.start(), match.end(), words.upper() if name.isupper() else words)


def _swap(segments: list[Any], beginning: int, end: int, words: str) -> None:
    offset = 0
    for t in segments:
        content = t.text or ""
        left, right = max(beginning - offset, 0), min(end - offset, len(content))
        offset += len(content)
        if left < right:
            t.text = content[:left] + words + content[right:]
            t.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
            words = ""


def _emblem_paragraphs(document: WordDocument) -> list[Any]:
    wanted = f"{{{EMBLEM}}}"
    return [p for p in document.element.body.iter(f"{W}p") if _text(p).strip().casefold() == wanted]


def place_emblem(document: WordDocument, emblem: bytes) -> None:
    """Put the coat of arms in the place of its markers; without one their paragraphs go."""
    for p in _emblem_paragraphs(document):
        for run in p.findall(f"{W}r"):
            p.remove(run)
        if emblem:
            add_emblem(Paragraph(p, document._body), emblem, _EMBLEM_WIDTH, _EMBLEM_HEIGHT)
        elif p.find(f"{W}pPr/{W}sectPr") is None and len(p.getparent().findall(f"{W}p")) > 1:
            p.getparent().remove(p)  # a cell must keep a paragraph


def content_width(document: WordDocument, name: str) -> float:
    """Width of the text in the section of this marker, in millimetres."""
    number = PLACES.index(name) - len(PLACES)
    section = document.sections[number]
    width = (section.page_width or 0) - (section.left_margin or 0) - (section.right_margin or 0)
    return float(width) / 36000


def keep_only(document: WordDocument, name: str) -> None:
    """Empty the document but for one part: its marker, with its section as the only one."""
    body = document.element.body
    marker = dict(place_paragraphs(document))[name]
    section = marker.find(f"{W}pPr/{W}sectPr")
    for e in list(body):
        if e is not marker and (e.tag != f"{W}sectPr" or section is not None):
            body.remove(e)
    if section is not None:
        body.append(section)


def template_words(material: ReportMaterial, version: int, when: datetime) -> dict[str, str]:
    """Return the words for the markers on the cover, in headers and footers."""
    i = material.identity
    return {
        "tahun": str(i.year),
        "unit_kerja": i.work_unit,
        "instansi": i.institution,
        "pemerintah": i.government,
        "kota": i.city,
        "periode": "" if material.full_year else f"Realisasi {words.period(i)}",
        "keterangan_versi": ""
        if material.approval
        else f"Versi {version}, disusun {words.on_date(when)}",
    }
