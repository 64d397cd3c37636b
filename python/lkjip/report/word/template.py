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
from docx.oxml import OxmlElement

from lkjip.errors import FolderError, UsageError
from lkjip.report.blocks.model import Gaya
from lkjip.report.material.model import BahanLaporan
from lkjip.report.word import wml
from lkjip.report.word.wml import W
from lkjip.report.wording import figures as kata

TEMPAT = ("bagian_awal", "isi_laporan", "lampiran")
"""Markers of the three parts, in the order in which they must stand."""
WAJIB = ("tahun", "unit_kerja")
"""Words that must come from the marker: typed by hand they would stay last year's."""
KATA = (*WAJIB, "pemerintah", "instansi", "kota", "periode", "keterangan_versi")
"""All words that a template may use; in capitals ("{TAHUN}") they are printed in capitals."""
GAYA_PERLU = (
    *(f"heading {n}" for n in (1, 2, 3, 4)),
    "caption",
    *(f"toc {n}" for n in (1, 2, 3)),
    "table of figures",
    *Gaya,
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
_SESUDAH_PERBARUI = tuple(
    f"{W}{n}"
    for n in (
        *("hdrShapeDefaults", "footnotePr", "endnotePr", "compat", "docVars", "rsids"),
        *("mathPr", "attachedSchema", "themeFontLang", "clrSchemeMapping", "captions"),
        *("shapeDefaults", "decimalSymbol", "listSeparator"),
    )
)
"""What ECMA-376 puts after ``updateFields`` in the settings."""
_PENANDA = re.compile(r"\{([A-Za-z_]+)\}")


def buka(templat: Path) -> WordDocument:
    """The template, checked.

    Raises ``FolderError`` when it cannot be read, ``UsageError`` naming the style or marker that
    is missing or unknown.
    """
    try:
        isi = templat.read_bytes()
        dokumen = Document(io.BytesIO(isi))
    except OSError as galat:
        raise FolderError(
            f"Templat laporan {templat.name} tidak dapat dibaca.",
            "Pastikan berkasnya ada di folder forms/templat dan tidak sedang dibuka di Word.",
        ) from galat
    except (BadZipFile, PackageNotFoundError, KeyError, ValueError) as galat:
        raise UsageError(
            f"Templat laporan {templat.name} bukan dokumen Word (.docx) yang utuh.",
            "Simpan ulang dari Word sebagai .docx, atau pakai kembali templat bawaan.",
        ) from galat
    _periksa(dokumen, templat.name)
    return dokumen


def id_gaya(dokumen: WordDocument) -> dict[str, str]:
    """Style name → style id; Word keeps built-in names in English whatever its language."""
    peta: dict[str, str] = {}
    for gaya in dokumen.styles.element.findall(f"{W}style"):
        nama = gaya.find(f"{W}name")
        if nama is not None:
            peta[_nama_kecil(nama.get(f"{W}val"))] = gaya.get(f"{W}styleId")
    return peta


def _nama_kecil(nama: str) -> str:
    return nama.casefold()


def _periksa(dokumen: WordDocument, berkas: str) -> None:
    ada = id_gaya(dokumen)
    kurang = [g for g in GAYA_PERLU if _nama_kecil(g) not in ada]
    if kurang:
        raise UsageError(
            f"Templat laporan {berkas} tidak mempunyai gaya {_sebut(kurang)}.",
            "Tambahkan gaya dengan nama itu di Word, atau salin dari templat bawaan.",
        )
    tempat = [n for n, _ in _paragraf_tempat(dokumen)]
    if tempat != list(TEMPAT):
        salah = [n for n in TEMPAT if tempat.count(n) != 1]
        apa = f"penanda {_kurung(salah or TEMPAT)}"
        raise UsageError(
            f"Templat laporan {berkas}: {apa} harus ada tepat satu kali, sendirian dalam "
            "alineanya, dengan urutan {bagian_awal}, {isi_laporan}, {lampiran}.",
            "Tulis penanda itu di tempat bagian laporan seharusnya mulai.",
        )
    kata = [n for p in _semua_paragraf(dokumen) for n in _PENANDA.findall(_teks(p))]
    asing = sorted({n for n in kata if n.casefold() not in (*KATA, *TEMPAT)})
    if asing:
        raise UsageError(
            f"Templat laporan {berkas}: penanda {_kurung(asing)} tidak dikenal.",
            f"Pakai hanya {_kurung(KATA)}.",
        )
    hilang = [n for n in WAJIB if n not in {k.casefold() for k in kata}]
    if hilang:
        raise UsageError(
            f"Templat laporan {berkas} tidak memuat penanda {_kurung(hilang)}.",
            "Tulis penanda itu di sampul, supaya tahun dan nama unit tidak tertinggal dari "
            "laporan lama.",
        )


def _kurung(nama: Iterable[str]) -> str:
    return _sebut([f"{{{n}}}" for n in nama])


def _sebut(nama: list[str]) -> str:
    return ", ".join(f"“{n}”" for n in nama)


def _teks(paragraf: Any) -> str:
    return "".join(t.text or "" for t in paragraf.iter(f"{W}t"))


def _semua_paragraf(dokumen: WordDocument) -> Iterator[Any]:
    """Paragraphs of the body, text boxes and tables too, and of every header and footer."""
    yield from dokumen.element.body.iter(f"{W}p")
    for hubungan in dokumen.part.rels.values():
        if hubungan.reltype.rpartition("/")[2] in ("header", "footer"):
            yield from hubungan.target_part.element.iter(f"{W}p")


def _paragraf_tempat(dokumen: WordDocument) -> list[tuple[str, Any]]:
    keluar = []
    for p in dokumen.element.body.findall(f"{W}p"):
        cocok = _PENANDA.fullmatch(_teks(p).strip())
        if cocok and cocok[1] in TEMPAT:
            keluar.append((cocok[1], p))
    return keluar


def isi_kata(dokumen: WordDocument, nilai: Mapping[str, str]) -> None:
    """Put the words in place of their markers, also where Word has cut a marker into runs."""
    for p in _semua_paragraf(dokumen):
        if "{" in _teks(p):
            _isi_satu(p, nilai)


def _isi_satu(paragraf: Any, nilai: Mapping[str, str]) -> None:
    """Replace from the last marker to the first, so that earlier positions stay true."""
    potong = list(paragraf.iter(f"{W}t"))
    penuh = "".join(t.text or "" for t in potong)
    for cocok in reversed(list(_PENANDA.finditer(penuh))):
        nama = cocok[1]
        if nama.casefold() not in nilai:
            continue
        kata = nilai[nama.casefold()]
        _tukar(potong, cocok.start(), cocok.end(), kata.upper() if nama.isupper() else kata)


def _tukar(potong: list[Any], awal: int, akhir: int, kata: str) -> None:
    posisi = 0
    for t in potong:
        isi = t.text or ""
        kiri, kanan = max(awal - posisi, 0), min(akhir - posisi, len(isi))
        posisi += len(isi)
        if kiri < kanan:
            t.text = isi[:kiri] + kata + isi[kanan:]
            t.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
            kata = ""


def tempatkan(dokumen: WordDocument, bagian: Mapping[str, list[Any]]) -> None:
    """Put each part's elements at its marker; the marker's section break moves to the last one."""
    for nama, penanda in _paragraf_tempat(dokumen):
        isi = bagian[nama]
        for elemen in isi:
            penanda.addprevious(elemen)
        seksi = penanda.find(f"{W}pPr/{W}sectPr")
        if isi and (seksi is None or _dapat_menutup(isi[-1])):
            if seksi is not None:
                isi[-1].find(f"{W}pPr").append(seksi)
            penanda.getparent().remove(penanda)
        else:
            _kecilkan(penanda, seksi)


def _kecilkan(penanda: Any, seksi: Any) -> None:
    """A marker that must stay for its section break takes no room and shows nothing."""
    for anak in list(penanda):
        penanda.remove(anak)
    (kosong,) = wml.urai(
        '<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>'
        '<w:rPr><w:sz w:val="2"/></w:rPr></w:pPr></w:p>'
    )
    ppr = kosong[0]
    if seksi is not None:
        ppr.append(seksi)
    penanda.append(ppr)


def _dapat_menutup(elemen: Any) -> bool:
    """Whether a section may end with this element: a plain paragraph.

    LibreOffice loses the page numbers of a section that ends inside a list field.
    """
    return (
        elemen.tag == f"{W}p"
        and elemen.find(f"{W}pPr") is not None
        and next(elemen.iter(f"{W}fldChar"), None) is None
    )


def lebar_isi(dokumen: WordDocument, nama: str) -> float:
    """Width of the text in the section of this marker, in millimetres."""
    nomor = TEMPAT.index(nama) - len(TEMPAT)
    seksi = dokumen.sections[nomor]
    lebar = (seksi.page_width or 0) - (seksi.left_margin or 0) - (seksi.right_margin or 0)
    return float(lebar) / 36000


def minta_perbarui(dokumen: WordDocument) -> None:
    """Ask Word to fill the page numbers of the lists when it opens the document."""
    setelan = dokumen.settings.element
    if setelan.find(f"{W}updateFields") is None:
        baru = OxmlElement("w:updateFields")
        baru.set(f"{W}val", "true")
        berikut = next((e for e in setelan if e.tag in _SESUDAH_PERBARUI), None)
        if berikut is None:
            setelan.append(baru)
        else:
            berikut.addprevious(baru)


def sisakan(dokumen: WordDocument, nama: str) -> None:
    """Empty the document but for one part: its marker, with its section as the only one."""
    badan = dokumen.element.body
    penanda = dict(_paragraf_tempat(dokumen))[nama]
    seksi = penanda.find(f"{W}pPr/{W}sectPr")
    for e in list(badan):
        if e is not penanda and (e.tag != f"{W}sectPr" or seksi is not None):
            badan.remove(e)
    if seksi is not None:
        badan.append(seksi)


def kata_templat(bahan: BahanLaporan, versi: int, waktu: datetime) -> dict[str, str]:
    """The words for the markers on the cover, in headers and footers."""
    i = bahan.identitas
    return {
        "tahun": str(i.tahun),
        "unit_kerja": i.unit_kerja,
        "instansi": i.instansi,
        "pemerintah": i.pemerintah,
        "kota": i.kota,
        "periode": "" if bahan.setahun else f"Realisasi {kata.periode(i)}",
        "keterangan_versi": f"Versi {versi}, disusun {kata.tanggal(waktu)}",
    }
