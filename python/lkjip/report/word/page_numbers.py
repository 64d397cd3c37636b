"""Puts page numbers into the lists of a finished report, as a layout has shown them.

Works on any version, edited by hand or not; nothing but the lists changes.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from typing import Any

from docx import Document
from docx.document import Document as WordDocument

from lkjip.report.word import wml
from lkjip.report.word.package import dokumen_bytes
from lkjip.report.word.pages import Penomoran, label
from lkjip.report.word.wml import W


def isi_nomor(docx: bytes, halaman: Mapping[str, int]) -> bytes:
    """The report with the results of its PAGEREF fields filled in.

    ``halaman`` is the page of each bookmark, counted from 1 (``halaman.dari_pdf``). Word is no
    longer asked to refresh the fields when it opens the document.
    """
    dokumen = Document(io.BytesIO(docx))
    nomor = label(halaman, _bagian(dokumen))
    for awal in dokumen.element.body.iter(f"{W}instrText"):
        kata = (awal.text or "").split()
        if len(kata) > 1 and kata[0] == "PAGEREF" and kata[1] in nomor:
            _tulis_hasil(awal.getparent(), nomor[kata[1]])
    for setelan in dokumen.settings.element.findall(f"{W}updateFields"):
        dokumen.settings.element.remove(setelan)
    return dokumen_bytes(dokumen)


def _bagian(dokumen: WordDocument) -> list[tuple[Penomoran, list[str]]]:
    """Sections in order: how each numbers its pages, and its bookmarks."""
    keluar: list[tuple[Penomoran, list[str]]] = []
    nama: list[str] = []
    for e in dokumen.element.body:
        nama += [b.get(f"{W}name") or "" for b in e.iter(f"{W}bookmarkStart")]
        seksi = e if e.tag == f"{W}sectPr" else e.find(f"{W}pPr/{W}sectPr")
        if seksi is not None:
            keluar.append((_penomoran(seksi), nama))
            nama = []
    return keluar


def _penomoran(seksi: Any) -> Penomoran:
    tipe = seksi.find(f"{W}pgNumType")
    if tipe is None:
        return Penomoran()
    mulai = tipe.get(f"{W}start")
    return Penomoran(tipe.get(f"{W}fmt") or "decimal", int(mulai) if mulai else None)


def _tulis_hasil(run: Any, teks: str) -> None:
    """Overwrite what stands between the field's separator and its end."""
    hasil = list(_hasil(run))
    for r in hasil[1:]:
        r.getparent().remove(r)
    if hasil:
        for anak in list(hasil[0]):
            if anak.tag != f"{W}rPr":
                hasil[0].remove(anak)
        (baru,) = wml.urai(f"<w:p><w:r>{wml.t(teks)}</w:r></w:p>")
        hasil[0].extend(list(baru[0]))


def _hasil(run: Any) -> Iterator[Any]:
    """The runs of a field's result."""
    dalam = False
    for r in run.itersiblings():
        tanda = r.find(f"{W}fldChar")
        jenis = None if tanda is None else tanda.get(f"{W}fldCharType")
        if jenis == "end":
            return
        if dalam and r.tag == f"{W}r":
            yield r
        dalam = dalam or jenis == "separate"
