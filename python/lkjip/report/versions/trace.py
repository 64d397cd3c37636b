"""The trace a version leaves in itself: digits of every text that the program wrote outside the
marked passages. What has no trace was written by hand.

Kept as a custom XML part, which Word and LibreOffice carry along when they save.
"""

from __future__ import annotations

import io
import re
from zipfile import ZipFile

from docx.document import Document as WordDocument
from docx.opc.part import Part
from lxml import etree

from lkjip.report.versions.read import ReadParagraph
from lkjip.report.word import passages as mark

_NUMBER = re.compile(r"\b(Tabel|Gambar) \d+")
_NAMESPACE = "urn:lkjip:jejak"
_RELATIONSHIP = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/customXml"
_PROPERTIES_TYPE = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"
_PROPERTIES = (
    '<?xml version="1.0" encoding="UTF-8" standalone="no"?>\n<ds:datastoreItem '
    'ds:itemID="{7C0E6D0B-4E1B-4F0A-9C55-1B5F6C0A4D21}" xmlns:ds="http://schemas.openxmlformats.'
    f'org/officeDocument/2006/customXml"><ds:schemaRefs><ds:schemaRef ds:uri="{_NAMESPACE}"/>'
    "</ds:schemaRefs></ds:datastoreItem>"
)


def paragraph_fingerprint(a: ReadParagraph) -> str:
    """Digits of a paragraph; numbers of tables and pictures do not count, fields move them."""
    return mark.text_fingerprint([without_number(a.text)])


def without_number(text: str) -> str:
    """Return a text without the numbers of tables and pictures."""
    return _NUMBER.sub(r"\1", text)


def row_fingerprint(row: tuple[str, ...]) -> str:
    """Digits of a table row."""
    return mark.text_fingerprint(["\x1f".join(row)])


def attach(document: WordDocument, fingerprint: set[str]) -> None:
    """Put the trace into a document."""
    package = document.part.package
    content = Part(
        package.next_partname("/customXml/item%d.xml"),
        "application/xml",
        _xml(fingerprint),
        package,
    )
    properties = Part(
        package.next_partname("/customXml/itemProps%d.xml"),
        _PROPERTIES_TYPE,
        _PROPERTIES.encode(),
        package,
    )
    content.relate_to(properties, f"{_RELATIONSHIP}Props")
    document.part.relate_to(content, _RELATIONSHIP)


def _xml(fingerprint: set[str]) -> bytes:
    root = etree.Element(f"{{{_NAMESPACE}}}jejak", nsmap={"j": _NAMESPACE})
    root.text = " ".join(sorted(fingerprint))
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def read_trace(docx: bytes) -> set[str]:
    """Return the trace in a document; empty when it has none (made elsewhere, or stripped)."""
    with ZipFile(io.BytesIO(docx)) as package:
        for name in package.namelist():
            if name.startswith("customXml/item") and name.endswith(".xml"):
                content = package.read(name)
                if _NAMESPACE.encode() in content:
                    root = etree.fromstring(content, etree.XMLParser(resolve_entities=False))
                    return set((root.text or "").split())
    return set()
