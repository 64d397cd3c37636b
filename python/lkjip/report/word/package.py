"""The package of a report: its properties, its pictures, its settings."""

from __future__ import annotations

import hashlib
import io
import re
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from types import MappingProxyType
from zipfile import ZipFile

from docx.document import Document as WordDocument
from docx.opc.constants import CONTENT_TYPE as CT
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement

from lkjip.report.charts import svg
from lkjip.report.word.wml import W

_DIGITS = 16
_PICTURE = re.compile(r"word/media/grafik-([0-9a-f]{16})-[0-9a-f]{16}\.png")

_AFTER_UPDATE = tuple(
    f"{W}{n}"
    for n in (
        *("hdrShapeDefaults", "footnotePr", "endnotePr", "compat", "docVars", "rsids"),
        *("mathPr", "attachedSchema", "themeFontLang", "clrSchemeMapping", "captions"),
        *("shapeDefaults", "decimalSymbol", "listSeparator"),
    )
)
"""The elements that ECMA-376 puts after ``updateFields`` in the settings."""


def set_properties(
    document: WordDocument, title: str, author: str, when: datetime, version: int
) -> None:
    """Title, author, time and version as the file's properties."""
    properties = document.core_properties
    properties.title, properties.author, properties.last_modified_by = (
        title[:255],
        author[:255],
        author[:255],
    )
    properties.subject = "Laporan Kinerja Instansi Pemerintah"
    properties.language, properties.revision, properties.version = (
        "id-ID",
        max(version, 1),
        str(version),
    )
    # Office reads these as UTC; a time without a zone is taken as it stands.
    instant = when.astimezone(UTC) if when.tzinfo else when
    properties.created = properties.modified = instant.replace(tzinfo=None, microsecond=0)


def request_update(document: WordDocument) -> None:
    """Ask Word to fill the page numbers of the lists when it opens the document."""
    settings = document.settings.element
    if settings.find(f"{W}updateFields") is None:
        new = OxmlElement("w:updateFields")
        new.set(f"{W}val", "true")
        following = next((e for e in settings if e.tag in _AFTER_UPDATE), None)
        if following is None:
            settings.append(new)
        else:
            following.addprevious(new)


def picture_saver(
    document: WordDocument, drawn: Mapping[str, bytes] = MappingProxyType({})
) -> Callable[[str], str]:
    """Return a function that puts a drawing into the package as PNG and gives its relation's id.

    What ``drawn`` holds is not drawn again. Not python-docx's own way: that compares every picture
    with all others before it.
    """
    relations: dict[str, str] = {}

    def save(drawing: str) -> str:
        key = svg.fingerprint(drawing)
        if key not in relations:
            png = drawn.get(key) or svg.to_png(drawing)
            name = PackURI(f"/word/media/{_picture_name(key, png)}")
            part = Part(name, CT.PNG, png, document.part.package)
            relations[key] = str(document.part.relate_to(part, RT.IMAGE))
        return relations[key]

    return save


def _picture_name(key: str, png: bytes) -> str:
    """The name says what was drawn and what came of it, so that a changed picture is not reused."""
    return f"grafik-{key}-{hashlib.sha256(png).hexdigest()[:_DIGITS]}.png"


def drawn_before(previous: bytes | None) -> dict[str, bytes]:
    """Return the pictures of an earlier version by the fingerprint of their drawing.

    A picture that was changed in Word has another name or other bytes and is left out.
    """
    if previous is None:
        return {}
    found = {}
    with ZipFile(io.BytesIO(previous)) as source:
        for name in source.namelist():
            match = _PICTURE.fullmatch(name)
            if match is not None:
                png = source.read(name)
                if name.endswith(_picture_name(match[1], png)):
                    found[match[1]] = png
    return found
