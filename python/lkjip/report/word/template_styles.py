"""The styles of the shipped template, as data and as ``styles.xml``.

Arial is the type of Permendagri 1/2023 (naskah dinas); Liberation Sans has the same widths, so a
page breaks alike on a computer without Microsoft's fonts.
"""

from __future__ import annotations

from dataclasses import dataclass

from lkjip.report.word.wml import NS

HURUF = "Arial"
TINTA = "1F3864"
"""Dark blue of headings and rules; prints as near-black."""
ARSIR_KEPALA = "D9E2F3"


@dataclass(frozen=True, slots=True)
class GayaParagraf:
    """A paragraph style: sizes in half points, spaces in twips."""

    id: str
    nama: str
    dasar: str = "Normal"
    ppr: str = ""
    rpr: str = ""
    lanjut: str = ""
    bawaan: bool = False
    """A style that Word itself knows by this name."""


def _jarak(sebelum: int, sesudah: int, baris: int = 240) -> str:
    return (
        f'<w:spacing w:before="{sebelum}" w:after="{sesudah}" w:line="{baris}" w:lineRule="auto"/>'
    )


def _huruf(setengah_pt: int, *, tebal: bool = False, miring: bool = False, warna: str = "") -> str:
    return (
        ("<w:b/>" if tebal else "")
        + ("<w:i/>" if miring else "")
        + (f'<w:color w:val="{warna}"/>' if warna else "")
        + f'<w:sz w:val="{setengah_pt}"/><w:szCs w:val="{setengah_pt}"/>'
    )


_RATA = '<w:jc w:val="both"/>'
_TENGAH = '<w:jc w:val="center"/>'
_TITIK = '<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="8787"/></w:tabs>'


def _kepala(tingkat: int, ppr: str, rpr: str) -> GayaParagraf:
    return GayaParagraf(
        f"Heading{tingkat}",
        f"heading {tingkat}",
        ppr=f'<w:keepNext/><w:keepLines/>{ppr}<w:outlineLvl w:val="{tingkat - 1}"/>',
        rpr=rpr,
        lanjut="LKjIPIsi",
        bawaan=True,
    )


PARAGRAF: tuple[GayaParagraf, ...] = (
    _kepala(
        1, "<w:pageBreakBefore/>" + _jarak(0, 360) + _TENGAH, _huruf(28, tebal=True, warna=TINTA)
    ),
    _kepala(
        2,
        _jarak(300, 120) + '<w:ind w:left="454" w:hanging="454"/>',
        _huruf(24, tebal=True, warna=TINTA),
    ),
    _kepala(3, _jarak(240, 100) + '<w:ind w:left="454" w:hanging="454"/>', _huruf(22, tebal=True)),
    _kepala(4, _jarak(180, 80) + '<w:ind w:left="454" w:hanging="454"/>', _huruf(22, tebal=True)),
    GayaParagraf(
        "LKjIPJudulDepan",
        "LKjIP Judul Depan",
        "Heading1",
        '<w:keepNext/><w:pageBreakBefore/><w:outlineLvl w:val="0"/>',
        lanjut="LKjIPIsi",
    ),
    GayaParagraf(
        "LKjIPJudulDaftar",
        "LKjIP Judul Daftar",
        ppr="<w:keepNext/><w:pageBreakBefore/>" + _jarak(0, 240) + _TENGAH,
        rpr=_huruf(28, tebal=True, warna=TINTA),
    ),
    GayaParagraf("LKjIPIsi", "LKjIP Isi", ppr=_jarak(0, 140, 312) + _RATA),
    GayaParagraf(
        "LKjIPButir",
        "LKjIP Butir",
        "LKjIPIsi",
        '<w:tabs><w:tab w:val="left" w:pos="454"/></w:tabs>'
        + _jarak(0, 80, 300)
        + '<w:ind w:left="454" w:hanging="454"/><w:jc w:val="left"/>',
    ),
    GayaParagraf(
        "LKjIPNomor",
        "LKjIP Nomor",
        "LKjIPIsi",
        '<w:tabs><w:tab w:val="left" w:pos="454"/></w:tabs>'
        + _jarak(0, 80, 300)
        + '<w:ind w:left="454" w:hanging="454"/>',
    ),
    GayaParagraf(
        "LKjIPSubjudul",
        "LKjIP Subjudul",
        "LKjIPIsi",
        "<w:keepNext/>" + _jarak(120, 60, 264) + '<w:jc w:val="left"/>',
        _huruf(22, tebal=True, miring=True),
        "LKjIPIsi",
    ),
    GayaParagraf(
        "LKjIPTandaTangan",
        "LKjIP Tanda Tangan",
        ppr="<w:keepNext/><w:keepLines/>" + _jarak(0, 0, 264) + '<w:ind w:left="4536"/>',
    ),
    GayaParagraf(
        "LKjIPSumber",
        "LKjIP Sumber",
        ppr=_jarak(40, 240) + '<w:jc w:val="left"/>',
        rpr=_huruf(16, miring=True, warna="404040"),
    ),
    GayaParagraf("LKjIPGambar", "LKjIP Gambar", ppr="<w:keepNext/>" + _jarak(120, 60) + _TENGAH),
    GayaParagraf("LKjIPSel", "LKjIP Sel", ppr=_jarak(30, 30), rpr=_huruf(18)),
    GayaParagraf(
        "LKjIPSelAngka", "LKjIP Sel Angka", "LKjIPSel", '<w:jc w:val="right"/>', _huruf(18)
    ),
    GayaParagraf("LKjIPSelTengah", "LKjIP Sel Tengah", "LKjIPSel", _TENGAH, _huruf(18)),
    GayaParagraf(
        "LKjIPSelKepala",
        "LKjIP Sel Kepala",
        "LKjIPSel",
        "<w:keepNext/>" + _jarak(50, 50) + _TENGAH,
        _huruf(18, tebal=True),
    ),
    GayaParagraf(
        "Caption",
        "caption",
        ppr="<w:keepNext/><w:keepLines/>" + _jarak(200, 80) + _TENGAH,
        rpr=_huruf(19, tebal=True),
        bawaan=True,
    ),
    GayaParagraf("TOC1", "toc 1", ppr=_TITIK + _jarak(100, 40), rpr="<w:b/>", bawaan=True),
    GayaParagraf("TOC2", "toc 2", ppr=_TITIK
        + _jarak(20, 20)
        + '<w:ind w:left="680" w:hanging="396"/>', bawaan=True),
    GayaParagraf("TOC3", "toc 3", ppr=_TITIK
        + _jarak(10, 10)
        + '<w:ind w:left="1040" w:hanging="360"/>', bawaan=True),
    GayaParagraf(
        "TableofFigures",
        "table of figures",
        ppr=_TITIK + _jarak(40, 40) + '<w:ind w:left="1021" w:hanging="1021"/>',
        bawaan=True,
    ),
    GayaParagraf(
        "Header",
        "header",
        ppr='<w:pBdr><w:bottom w:val="single" w:sz="4" w:space="3" w:color="7F7F7F"/></w:pBdr>'
        + _jarak(0, 0),
        rpr=_huruf(17, warna="404040"),
        bawaan=True,
    ),
    GayaParagraf(
        "Footer", "footer", ppr=_jarak(0, 0), rpr=_huruf(17, warna="404040"), bawaan=True
    ),
    GayaParagraf("CommentText", "annotation text", rpr=_huruf(20), bawaan=True),
    GayaParagraf(
        "LKjIPSampulKop",
        "LKjIP Sampul Kop",
        ppr=_jarak(0, 60) + _TENGAH,
        rpr=_huruf(30, tebal=True),
    ),
    GayaParagraf(
        "LKjIPSampulJudul",
        "LKjIP Sampul Judul",
        ppr=_jarak(0, 80) + _TENGAH,
        rpr=_huruf(48, tebal=True, warna=TINTA),
    ),
    GayaParagraf(
        "LKjIPSampulAnak", "LKjIP Sampul Anak", ppr=_jarak(0, 60) + _TENGAH, rpr=_huruf(26)
    ),
)  # fmt: skip

_HURUF_GAYA = f"""
<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">
 <w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>
<w:style w:type="character" w:customStyle="1" w:styleId="LKjIPCelah"><w:name w:val="LKjIP Celah"/>
 <w:uiPriority w:val="1"/><w:qFormat/>
 <w:rPr><w:b/><w:bdr w:val="single" w:sz="4" w:space="0" w:color="C00000"/>
 <w:shd w:val="clear" w:color="auto" w:fill="FFF2CC"/></w:rPr></w:style>
<w:style w:type="character" w:styleId="Hyperlink"><w:name w:val="Hyperlink"/>
 <w:uiPriority w:val="99"/></w:style>
<w:style w:type="character" w:styleId="CommentReference"><w:name w:val="annotation reference"/>
 <w:uiPriority w:val="99"/><w:rPr><w:sz w:val="16"/><w:szCs w:val="16"/></w:rPr></w:style>
<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>
 <w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar>
 <w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/>
 <w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>
<w:style w:type="table" w:customStyle="1" w:styleId="LKjIPTabel"><w:name w:val="LKjIP Tabel"/>
 <w:basedOn w:val="TableNormal"/><w:uiPriority w:val="1"/><w:qFormat/>
 <w:tblPr><w:tblBorders>
 <w:top w:val="single" w:sz="8" w:space="0" w:color="{TINTA}"/>
 <w:left w:val="single" w:sz="4" w:space="0" w:color="7F7F7F"/>
 <w:bottom w:val="single" w:sz="8" w:space="0" w:color="{TINTA}"/>
 <w:right w:val="single" w:sz="4" w:space="0" w:color="7F7F7F"/>
 <w:insideH w:val="single" w:sz="4" w:space="0" w:color="7F7F7F"/>
 <w:insideV w:val="single" w:sz="4" w:space="0" w:color="7F7F7F"/></w:tblBorders>
 <w:tblCellMar><w:left w:w="70" w:type="dxa"/><w:right w:w="70" w:type="dxa"/></w:tblCellMar>
 </w:tblPr><w:tblStylePr w:type="firstRow"><w:tcPr>
 <w:shd w:val="clear" w:color="auto" w:fill="{ARSIR_KEPALA}"/><w:vAlign w:val="center"/></w:tcPr>
 </w:tblStylePr></w:style>
<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/>
 <w:uiPriority w:val="99"/><w:semiHidden/></w:style>
"""


def _gaya(g: GayaParagraf) -> str:
    khas = "" if g.bawaan else ' w:customStyle="1"'
    ppr = f"<w:pPr>{g.ppr}</w:pPr>" if g.ppr else ""
    rpr = f"<w:rPr>{g.rpr}</w:rPr>" if g.rpr else ""
    lanjut = f'<w:next w:val="{g.lanjut}"/>' if g.lanjut else ""
    return (
        f'<w:style w:type="paragraph"{khas} w:styleId="{g.id}"><w:name w:val="{g.nama}"/>'
        f'<w:basedOn w:val="{g.dasar}"/>{lanjut}<w:uiPriority w:val="1"/><w:qFormat/>'
        f"{ppr}{rpr}</w:style>"
    )


def styles_xml() -> str:
    """``word/styles.xml`` of the shipped template."""
    huruf = f'<w:rFonts w:ascii="{HURUF}" w:hAnsi="{HURUF}" w:eastAsia="{HURUF}" w:cs="{HURUF}"/>'
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<w:styles xmlns:w="{NS["w"]}"><w:docDefaults><w:rPrDefault><w:rPr>{huruf}'
        '<w:sz w:val="22"/><w:szCs w:val="22"/><w:lang w:val="id-ID" w:eastAsia="id-ID" '
        'w:bidi="ar-SA"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>'
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>'
        "<w:qFormat/></w:style>"
        f"{''.join(map(_gaya, PARAGRAF))}{_HURUF_GAYA}</w:styles>"
    )
