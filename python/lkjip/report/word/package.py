"""A Word package whose bytes depend on nothing but its content."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import UTC, datetime
from itertools import count
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from docx.document import Document as WordDocument
from docx.opc.constants import CONTENT_TYPE as CT
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.packuri import PackURI
from docx.opc.part import Part

_EARLIEST = (1980, 1, 1, 0, 0, 0)  # the first date that a zip file can hold
_UNIX = 3  # otherwise Windows and Linux write different bytes


def fixed_entry(name: str) -> ZipInfo:
    """Return a zip entry of a constant date and system."""
    entry = ZipInfo(name, _EARLIEST)
    entry.compress_type, entry.create_system = ZIP_DEFLATED, _UNIX
    return entry


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


def picture_saver(document: WordDocument) -> Callable[[bytes], str]:
    """Return a function that puts a PNG into the package and gives its relationship id.

    Not python-docx's own: that compares every picture with all others before it.
    """
    number = count(1)

    def save(png: bytes) -> str:
        name = PackURI(f"/word/media/grafik{next(number)}.png")
        return str(
            document.part.relate_to(Part(name, CT.PNG, png, document.part.package), RT.IMAGE)
        )

    return save


def document_bytes(document: WordDocument) -> bytes:
    """Return the .docx; equal documents give equal bytes."""
    raw, left_out = io.BytesIO(), io.BytesIO()
    document.save(raw)
    with ZipFile(raw) as source, ZipFile(left_out, "w", ZIP_DEFLATED) as sasaran:
        for name in source.namelist():
            entry = fixed_entry(name)
            if name.endswith(".png"):
                entry.compress_type = ZIP_STORED  # is compressed already
            sasaran.writestr(entry, source.read(name))
    return left_out.getvalue()
