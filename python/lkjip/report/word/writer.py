"""Writes blocks as WordprocessingML: numbers captions first, then every block in one pass."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from lkjip.report.blocks import model as b
from lkjip.report.word import passages as tanda
from lkjip.report.word import wml
from lkjip.report.word.comments import Komentar
from lkjip.report.word.lists import daftar_xml
from lkjip.report.word.table import tabel_xml
from lkjip.report.wording import figures as kata

JENIS = {b.Tabel: "Tabel", b.Gambar: "Gambar"}
_DERET = {"Judul": 1, "Tabel": 2, "Gambar": 3}


def penanda_daftar(jenis: str, nomor: int) -> str:
    """The hidden bookmark that a list entry points to, named as Word names them."""
    return f"_Toc{_DERET[jenis]}{nomor:06d}"


@dataclass(slots=True)
class Penulis:
    """The state of one writing: style ids, numbers given so far, comments, pages known.

    ``gambar`` stores a picture in the package and gives its relationship id; ``sidik`` are the
    digits of passages whose text is not the program's own. Numbers of bookmarks, pictures and
    comments begin above those that the office's template may hold.
    """

    gaya: Mapping[str, str]
    gambar: Callable[[bytes], str]
    waktu: datetime
    sidik: Mapping[str, str] = field(default_factory=dict)
    nomor: dict[str, tuple[str, int]] = field(default_factory=dict)
    komentar: list[Komentar] = field(default_factory=list)
    judul: list[tuple[b.Judul, str]] = field(default_factory=list)
    keterangan: dict[str, list[tuple[str, str]]] = field(default_factory=dict)
    _nama_judul: dict[int, str] = field(default_factory=dict)
    nomor_komentar: int = 0
    _bagian_ada: set[str] = field(default_factory=set)
    _penanda: int = 10_000
    _bentuk: int = 10_000
    _putus: bool = False

    def siapkan(self, semua: Sequence[b.Blok]) -> None:
        """Number the captions, and note what the lists will show."""
        for satu in semua:
            if isinstance(satu, b.Judul):
                nama = penanda_daftar("Judul", len(self.judul) + 1)
                self.judul.append((satu, nama))
                self._nama_judul[id(satu)] = nama
            elif isinstance(satu, b.Tabel | b.Gambar) and satu.kunci:
                self._beri_nomor(satu)

    def _beri_nomor(self, satu: b.Tabel | b.Gambar) -> None:
        jenis = JENIS[type(satu)]
        entri = self.keterangan.setdefault(jenis, [])
        if satu.kunci in self.nomor:
            raise ValueError(f"caption key {satu.kunci!r} is used twice")
        nomor = len(entri) + 1
        self.nomor[satu.kunci] = (jenis, nomor)
        entri.append((penanda_daftar(jenis, nomor), f"{jenis}{kata.RAPAT}{nomor}  {satu.judul}"))

    def tulis(self, semua: Sequence[b.Blok], lebar_mm: float) -> str:
        """The blocks as XML, for a text column of this width."""
        keluar = []
        for satu in semua:
            if isinstance(satu, b.PutusHalaman):
                self._putus = True
                continue
            keluar.append(self._blok(satu, lebar_mm))
            self._putus = False
        return "".join(keluar)

    def _blok(self, satu: b.Blok, lebar: float) -> str:
        match satu:
            case b.Judul():
                return self._judul(satu)
            case b.Paragraf():
                return self.paragraf(satu)
            case b.Tabel():
                return self._tabel(satu, lebar)
            case b.Gambar():
                return self._gambar(satu)
            case b.DaftarBlok():
                return self._daftar(satu.daftar, lebar)
            case b.PutusHalaman():
                return ""
            case b.Bagian():
                return self._bagian(satu)

    def _gaya(self, nama: str) -> str:
        return self.gaya[nama.casefold()]

    def _id(self) -> int:
        self._penanda += 1
        return self._penanda

    def _judul(self, j: b.Judul) -> str:
        nama = self._nama_judul[id(j)]
        gaya = "LKjIP Judul Depan" if j.depan else f"heading {j.tingkat}"
        isi = wml.penanda(self._id(), nama, wml.r(teks_judul(j)))
        return wml.p(self._gaya(gaya), isi, "<w:pageBreakBefore/>" if self._putus else "")

    def paragraf(self, par: b.Paragraf, buka: str = "", tutup: str = "") -> str:
        """One paragraph; the mark of a list item comes first, with a tab."""
        awal = wml.r(f"{par.nomor}\t") if par.nomor else ""
        isi = buka + awal + "".join(map(self.potongan, par.potongan)) + tutup
        # An announcement stays with what it announces.
        bersama = "<w:keepNext/>" if b.teks_paragraf(par).endswith(":") else ""
        return wml.p(self._gaya(par.gaya), isi, bersama)

    def potongan(self, satu: b.Potongan) -> str:
        """One inline piece."""
        match satu:
            case b.Teks():
                return wml.r(satu.isi, tebal=satu.tebal, miring=satu.miring)
            case b.Rujuk():
                jenis, nomor = self.nomor[satu.kunci]
                sebutan = wml.r(f"{jenis}{kata.RAPAT}{nomor}")
                return wml.medan(f"REF _Ref_{jenis}_{nomor} \\h", sebutan)
            case b.Celah():
                return self.celah(satu)
            case b.Catatan():
                return self._komentar(satu.teks, "")

    def celah(self, satu: b.Celah) -> str:
        """A gap mark with its Word comment."""
        teks = f"Belum ada: {satu.apa}. Yang melengkapi: {satu.pihak}. {satu.tindakan}"
        return self._komentar(teks, wml.r(b.tanda_celah(satu), gaya=self._gaya("LKjIP Celah")))

    def _komentar(self, teks: str, isi: str) -> str:
        nomor = self.nomor_komentar + len(self.komentar)
        self.komentar.append(Komentar(nomor, teks, self.waktu))
        return (
            f'<w:commentRangeStart w:id="{nomor}"/>{isi}<w:commentRangeEnd w:id="{nomor}"/>'
            f'<w:r><w:commentReference w:id="{nomor}"/></w:r>'
        )

    def _keterangan(self, kunci: str, judul: str) -> str:
        """A caption: "Tabel 3 …" with a SEQ field, inside the bookmarks of list and references."""
        jenis, nomor = self.nomor[kunci]
        urutan = wml.medan(f"SEQ {jenis} \\* ARABIC", wml.r(str(nomor)))
        label = wml.r(f"{jenis}{kata.RAPAT}") + urutan
        rujukan = wml.penanda(self._id(), f"_Ref_{jenis}_{nomor}", label)
        isi = wml.penanda(self._id(), penanda_daftar(jenis, nomor), rujukan + wml.r(f"  {judul}"))
        return wml.p(self._gaya("caption"), isi)

    def _tabel(self, t: b.Tabel, lebar: float) -> str:
        badan = tabel_xml(t, lebar, self.gaya, self.celah)
        sumber = wml.p(self._gaya(b.Gaya.SUMBER), wml.r(t.sumber)) if t.sumber else ""
        jeda = "" if sumber else wml.p(self._gaya(b.Gaya.SUMBER), "")
        kepala = self._keterangan(t.kunci, t.judul) if t.kunci else ""
        return kepala + badan + sumber + jeda

    def _gambar(self, g: b.Gambar) -> str:
        self._bentuk += 1
        rid = self.gambar(g.png)
        cx, cy = round(g.lebar * wml.EMU_PER_MM), round(g.tinggi * wml.EMU_PER_MM)
        nama = f'id="{self._bentuk}" name="Gambar {self._bentuk}" descr={wml.atribut(g.alt)}'
        gambar = (
            f'<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">'
            f'<wp:extent cx="{cx}" cy="{cy}"/><wp:docPr {nama}/>'
            f'<a:graphic><a:graphicData uri="{wml.NS["pic"]}"><pic:pic><pic:nvPicPr>'
            f"<pic:cNvPr {nama}/><pic:cNvPicPr/></pic:nvPicPr>"
            f'<pic:blipFill><a:blip r:embed="{rid}"/><a:stretch><a:fillRect/></a:stretch>'
            f'</pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{cx}" cy="{cy}"/>'
            f'</a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>'
            f"</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
        )
        bawah = self._keterangan(g.kunci, g.judul)
        sumber = wml.p(self._gaya(b.Gaya.SUMBER), wml.r(g.sumber)) if g.sumber else ""
        return wml.p(self._gaya("LKjIP Gambar"), gambar) + bawah + sumber

    def _bagian(self, bagian: b.Bagian) -> str:
        """A marked passage: a bookmark from its first run to the end of its last paragraph."""
        if tanda.slug(bagian.kunci) in self._bagian_ada:
            return "".join(map(self.paragraf, bagian.isi))  # a register that names a thing twice
        self._bagian_ada.add(tanda.slug(bagian.kunci))
        sidik = self.sidik.get(bagian.kunci) or tanda.sidik_teks(map(b.teks_paragraf, bagian.isi))
        nomor, nama = self._id(), tanda.nama(bagian.kunci, sidik)
        buka = f'<w:bookmarkStart w:id="{nomor}" w:name="{nama}"/>'
        tutup = f'<w:bookmarkEnd w:id="{nomor}"/>'
        akhir = len(bagian.isi) - 1
        return "".join(
            self.paragraf(par, buka if n == 0 else "", tutup if n == akhir else "")
            for n, par in enumerate(bagian.isi)
        )

    def _daftar(self, daftar: b.Daftar, lebar: float) -> str:
        return daftar_xml(self, daftar, lebar)


def teks_judul(j: b.Judul) -> str:
    """A heading as printed: number, tab, text; a chapter's number is part of its line."""
    if not j.nomor:
        return j.teks
    return f"{j.nomor} {j.teks}" if j.tingkat == 1 else f"{j.nomor}\t{j.teks}"
