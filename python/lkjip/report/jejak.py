"""The trace a version leaves in itself: digits of every text that the program wrote outside the
marked passages. What has no trace was written by hand.

Kept as a custom XML part, which Word and LibreOffice carry along when they save.
"""

from __future__ import annotations

import io
from zipfile import ZipFile

from docx.document import Document as WordDocument
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from lxml import etree

from lkjip.report import tanda
from lkjip.report.baca import Alinea

_RUANG = "urn:lkjip:jejak"
_HUBUNGAN = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/customXml"


def sidik_alinea(a: Alinea) -> str:
    """Digits of a paragraph."""
    return tanda.sidik_teks([a.teks])


def sidik_baris(baris: tuple[str, ...]) -> str:
    """Digits of a table row."""
    return tanda.sidik_teks(["\x1f".join(baris)])


def pasang(dokumen: WordDocument, sidik: set[str]) -> None:
    """Put the trace into a document."""
    akar = etree.Element(f"{{{_RUANG}}}jejak", nsmap={None: _RUANG})
    akar.text = " ".join(sorted(sidik))
    isi = etree.tostring(akar, xml_declaration=True, encoding="UTF-8", standalone=True)
    bagian = Part(PackURI("/customXml/item1.xml"), "application/xml", isi, dokumen.part.package)
    dokumen.part.relate_to(bagian, _HUBUNGAN)


def baca_jejak(docx: bytes) -> set[str]:
    """The trace in a document; empty when it has none (made elsewhere, or stripped)."""
    with ZipFile(io.BytesIO(docx)) as paket:
        for nama in paket.namelist():
            if nama.startswith("customXml/item") and nama.endswith(".xml"):
                isi = paket.read(nama)
                if _RUANG.encode() in isi:
                    akar = etree.fromstring(isi, etree.XMLParser(resolve_entities=False))
                    return set((akar.text or "").split())
    return set()
