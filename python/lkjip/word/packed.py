"""A Word file's bytes, which depend on nothing but its content."""

from __future__ import annotations

import io
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from docx.document import Document as WordDocument

_EARLIEST = (1980, 1, 1, 0, 0, 0)  # the first date that a zip file can hold
_UNIX = 3  # otherwise Windows and Linux write different bytes


def fixed_entry(name: str) -> ZipInfo:
    """Return a zip entry of a constant date and system."""
    entry = ZipInfo(name, _EARLIEST)
    entry.compress_type, entry.create_system = ZIP_DEFLATED, _UNIX
    return entry


def document_bytes(document: WordDocument) -> bytes:
    """Return the .docx; equal documents give equal bytes."""
    raw, packed = io.BytesIO(), io.BytesIO()
    document.save(raw)
    with ZipFile(raw) as source, ZipFile(packed, "w", ZIP_DEFLATED) as target:
        for name in source.namelist():
            entry = fixed_entry(name)
            if name.endswith(".png"):
                entry.compress_type = ZIP_STORED  # is packed as well as it can be
            target.writestr(entry, source.read(name))
    return packed.getvalue()
