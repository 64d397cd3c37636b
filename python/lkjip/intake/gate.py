"""The safety gate: a file must pass it before any reader sees its contents.

Stages, cheapest first, each in a module of its own::

    kinds      is it a zip archive at all, and if not, what is it
    zipdir     the directory alone: sizes, names, doubles, overlap, encryption, methods
    parts      dangerous and unknown parts, by name
    inflate    bounded inflation with CRC; DOCTYPE, encoding
    xmlparts   content types and relationships; workbook: its sheets and date system
    strings    shared texts; styles: which formats show dates
    sheetscan  the cells, in the plain spelling or (careful) in any other legal one
    foreign    formulas that reach out of the file

A file that fails is refused with one finding; nothing of it is read.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from lkjip.findings import Finding, Place, make
from lkjip.forms import spec
from lkjip.forms.cells import Cells, FormCells
from lkjip.forms.labels import same
from lkjip.intake.other.formats import other_format, read_other
from lkjip.intake.package import kinds, parts
from lkjip.intake.package.inflate import inflate, refuse_odd_xml
from lkjip.intake.package.refusal import RefusedError
from lkjip.intake.package.xmlparts import (
    MOST_TAGS,
    check_content_types,
    refuse_too_many_tags,
    relations,
)
from lkjip.intake.package.zipdir import MAX_PART, MIB, Entry, read_directory
from lkjip.intake.sheet import fast as sheetscan
from lkjip.intake.sheet import full as careful
from lkjip.intake.sheet import notes
from lkjip.intake.sheet.foreign import (
    refuse_in_cells,
    refuse_in_names,
    refuse_in_part,
    refuse_in_rules,
)
from lkjip.intake.sheet.strings import read_strings
from lkjip.intake.sheet.styles import read_formats
from lkjip.intake.sheet.values import Formats, Tables
from lkjip.intake.sheet.workbook import WORKSHEET, Workbook, read_workbook

MAX_FILE = 16 * MIB
SHOWN_PARTS = 3
NO_FORMATS = Formats(frozenset(), frozenset())
_XML = (".xml", ".rels", ".vml")
_WANTED = frozenset(same(n) for n in ("Identitas", spec.HIDDEN_SHEET)) | frozenset(
    same(sheet.name) for sheet in spec.TABLE_SHEETS
)
_SHADOWS = re.compile(r"__macosx/|(?:.*/)?(?:\._[^/]*|\.ds_store|thumbs\.db)$")
"""Files that a computer adds when somebody packs the parts again by hand; nobody reads them."""


@dataclass(frozen=True, slots=True)
class Passed:
    """A file that passed: its values, and remarks about its parts."""

    content: FormCells
    findings: tuple[Finding, ...]


def inspect(data: bytes, file: str) -> Passed | Finding:
    """Return the readable contents of a file, or the finding that refuses it."""
    try:
        if len(data) <= MAX_FILE and (other := other_format(data)):
            said = make("K18", Place(file), rinci=other.value)
            return Passed(read_other(other, data), (said,))
        entries = _directory(data)
        return _contents(data, entries, file)
    except RefusedError as refused:
        return refused.finding(file)


def _directory(data: bytes) -> list[Entry]:
    if len(data) > MAX_FILE:
        size = f"{len(data) / MIB:.0f} MiB, paling besar {MAX_FILE // MIB} MiB"
        raise RefusedError("K05", size)
    kinds.refuse_other_kinds(data)
    entries = read_directory(data)
    parts.refuse_by_names(tuple([entry.key for entry in entries]))
    return entries


def _contents(data: bytes, entries: Sequence[Entry], file: str) -> Passed:
    kept: dict[str, bytes] = {}
    pictures = False
    for entry in entries:
        part = inflate(data, entry)
        name = entry.key
        if _SHADOWS.match(name):
            continue
        if name.endswith(_XML) or part[:64].lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
            kept[name] = part
        parts.refuse_by_content(name, part)
        pictures = pictures or name.startswith("xl/media/")
    texts = refuse_odd_xml(kept)
    refuse_too_many_tags(kept)
    names = tuple([entry.key for entry in entries])
    check_content_types(kept["[content_types].xml"], names)
    for name, part in kept.items():
        if name.endswith(".rels"):
            relations(name, part)
    book = read_workbook(kept)
    refuse_in_names(kept[book.section])
    _refuse_active(book, kept)
    remarks = _remarks(entries, kept, pictures, Place(file))
    return Passed(_sheets(book, kept, texts), remarks)


def _refuse_active(book: Workbook, kept: Mapping[str, bytes]) -> None:
    """Refuse formulas that reach out wherever they are, also on sheets that nobody reads."""
    read = {sheet.section for sheet in book.sheets if same(sheet.name) in _WANTED}
    for name, part in kept.items():
        if name.startswith("xl/") and name not in read and name not in (book.section, book.text):
            refuse_in_part(name, part)


def _remarks(
    entries: Sequence[Entry], kept: dict[str, bytes], pictures: bool, place: Place
) -> tuple[Finding, ...]:
    found = []
    strange = parts.unknown(tuple([entry.key for entry in entries]))
    if strange:
        shown = ", ".join(strange[:SHOWN_PARTS]) + (", …" if len(strange) > SHOWN_PARTS else "")
        found.append(make("K08", place, rinci=shown))
    drawn = [
        *(["gambar"] if pictures else []),
        *(["kotak teks"] if notes.drawn_text(kept) else []),
    ]
    if drawn:
        found.append(make("K09", place, rinci=" dan ".join(drawn)))
    return tuple(found)


def _sheets(book: Workbook, kept: Mapping[str, bytes], decoded: Mapping[str, str]) -> FormCells:
    """Read the sheets of a form; ``decoded`` are the parts whose text is known already."""

    def text(name: str) -> str:
        return decoded[name] if name in decoded else kept[name].decode("utf-8")

    wanted = [s for s in book.sheets if same(s.name) in _WANTED and s.kind == WORKSHEET]
    if len({same(sheet.name) for sheet in wanted}) != len(wanted):
        raise RefusedError("K06", "dua lembar formulir bernama sama")
    if sum(len(kept[sheet.section]) for sheet in wanted) > MAX_PART:
        raise RefusedError("K05", f"lembar formulir lebih dari {MAX_PART // MIB} MiB")
    strings = read_strings(book.text, text(book.text)) if book.text else []
    formats = read_formats(book.style, kept[book.style]) if book.style else NO_FORMATS
    tables = Tables(strings, formats.dates, formats.percents, book.mac)
    found: dict[str, Cells] = {}
    tags = 0
    for sheet in wanted:
        part = text(sheet.section)
        cells = sheetscan.scan(sheet.name, part, tables)
        if cells is None:
            tags += part.count("<")
            if tags > MOST_TAGS:
                raise RefusedError(
                    "K05", f"lembar formulir berisi lebih dari {MOST_TAGS} tanda XML"
                )
            cells = careful.read(sheet.name, part, tables)
        if cells.formulas:
            refuse_in_cells(cells.formulas, sheet.name)
        refuse_in_rules(sheet.name, part)
        found[sheet.name] = cells
    if any("omment" in name for name in kept):
        known: dict[str, dict[str, str]] = {}
        for sheet in wanted:
            said = notes.comments_of(sheet.section, kept, known)
            found[sheet.name] = replace(found[sheet.name], comments=said)
    return FormCells(found, tuple((sheet.name, sheet.hidden) for sheet in book.sheets))
