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

from lkjip.report.versions.read import Alinea
from lkjip.report.word import passages as tanda

_NOMOR = re.compile(r"\b(Tabel|Gambar) \d+")
_RUANG = "urn:lkjip:jejak"
_HUBUNGAN = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/customXml"
_JENIS_SIFAT = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"
_SIFAT = (
    '<?xml version="1.0" encoding="UTF-8" standalone="no"?>\n<ds:datastoreItem '
    'ds:itemID="{7C0E6D0B-4E1B-4F0A-9C55-1B5F6C0A4D21}" xmlns:ds="http://schemas.openxmlformats.'
    f'org/officeDocument/2006/customXml"><ds:schemaRefs><ds:schemaRef ds:uri="{_RUANG}"/>'
    "</ds:schemaRefs></ds:datastoreItem>"
)


def sidik_alinea(a: Alinea) -> str:
    """Digits of a paragraph; numbers of tables and pictures do not count, fields move them."""
    return tanda.sidik_teks([tanpa_nomor(a.teks)])


def tanpa_nomor(teks: str) -> str:
    """A text without the numbers of tables and pictures."""
    return _NOMOR.sub(r"\1", teks)


def sidik_baris(baris: tuple[str, ...]) -> str:
    """Digits of a table row."""
    return tanda.sidik_teks(["\x1f".join(baris)])


def pasang(dokumen: WordDocument, sidik: set[str]) -> None:
    """Put the trace into a document."""
    paket = dokumen.part.package
    isi = Part(paket.next_partname("/customXml/item%d.xml"), "application/xml", _xml(sidik), paket)
    sifat = Part(
        paket.next_partname("/customXml/itemProps%d.xml"), _JENIS_SIFAT, _SIFAT.encode(), paket
    )
    isi.relate_to(sifat, f"{_HUBUNGAN}Props")
    dokumen.part.relate_to(isi, _HUBUNGAN)


def _xml(sidik: set[str]) -> bytes:
    akar = etree.Element(f"{{{_RUANG}}}jejak", nsmap={"j": _RUANG})
    akar.text = " ".join(sorted(sidik))
    return etree.tostring(akar, xml_declaration=True, encoding="UTF-8", standalone=True)


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
