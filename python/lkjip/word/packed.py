"""A Word file's bytes, which depend on nothing but its content."""

from __future__ import annotations

import io
from typing import Any
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from docx.document import Document as WordDocument
from docx.opc.packuri import PackURI
from docx.opc.pkgwriter import PackageWriter

_EARLIEST = (1980, 1, 1, 0, 0, 0)  # the first date that a zip file can hold
_WRITER: Any = PackageWriter  # its steps have no types
_UNIX = 3  # otherwise Windows and Linux write different bytes


def fixed_entry(name: str) -> ZipInfo:
    """Return a zip entry of a constant date and system."""
    entry = ZipInfo(name, _EARLIEST)
    entry.compress_type, entry.create_system = ZIP_DEFLATED, _UNIX
    return entry


class _Entries:
    """Takes the parts of a document from python-docx and packs each of them once."""

    def __init__(self, target: ZipFile) -> None:
        self.target = target

    def write(self, pack_uri: PackURI, blob: bytes) -> None:
        """Write one part: pictures as they are, since they are packed already."""
        entry = fixed_entry(pack_uri.membername)
        if entry.filename.endswith(".png"):
            entry.compress_type = ZIP_STORED
        self.target.writestr(entry, blob)


def document_bytes(document: WordDocument) -> bytes:
    """Return the .docx; equal documents give equal bytes.

    As python-docx saves it, but with dates that never change, and packed once instead of twice.
    """
    package = document.part.package
    parts = list(package.iter_parts())
    for part in parts:
        part.before_marshal()
    packed = io.BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED) as target:
        entries = _Entries(target)
        _WRITER._write_content_types_stream(entries, parts)
        _WRITER._write_pkg_rels(entries, package.rels)
        _WRITER._write_parts(entries, parts)
    return packed.getvalue()


def let_go(document: WordDocument) -> None:
    """Free the text of a document that nobody needs any more, a hundred MiB in a big report.

    The objects of python-docx refer to each other, so it would stay until Python looks for such.
    """
    document.element.clear()
