"""The styles of the shipped template, as data and as ``styles.xml``.

Arial is the type of Permendagri 1/2023 (naskah dinas); Liberation Sans has the same widths, so a
page breaks alike on a computer without Microsoft's fonts.
"""

from __future__ import annotations

from dataclasses import dataclass

from lkjip.report.word.wml import NS

FONT = "Arial"
INK = "1F3864"
"""Dark blue of headings and rules; prints as near-black."""
HEADER_SHADE = "D9E2F3"


@dataclass(frozen=True, slots=True)
class ParagraphStyle:
    """A paragraph style: sizes in half points, spaces in twips."""

    id: str
    name: str
    base: str = "Normal"
    ppr: str = ""
    rpr: str = ""
    proceed: str = ""
    default: bool = False
    """A style that Word itself knows by this name."""


def _distance(before: int, after: int, row: int = 240) -> str:
    return f'<w:spacing w:before="{before}" w:after="{after}" w:line="{row}" w:lineRule="auto"/>'


def _font(half_points: int, *, bold: bool = False, italic: bool = False, colour: str = "") -> str:
    return (
        ("<w:b/>" if bold else "")
        + ("<w:i/>" if italic else "")
        + (f'<w:color w:val="{colour}"/>' if colour else "")
        + f'<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>'
    )


_JUSTIFIED = '<w:jc w:val="both"/>'
_CENTRED = '<w:jc w:val="center"/>'
_DOTS = '<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="8787"/></w:tabs>'


def _head(level: int, ppr: str, rpr: str) -> ParagraphStyle:
    return ParagraphStyle(
        f"Heading{level}",
        f"heading {level}",
        ppr=f'<w:keepNext/><w:keepLines/>{ppr}<w:outlineLvl w:val="{level - 1}"/>',
        rpr=rpr,
        proceed="LKjIPIsi",
        default=True,
    )


PARAGRAPH: tuple[ParagraphStyle, ...] = (
    _head(
        1, "<w:pageBreakBefore/>" + _distance(0, 360) + _CENTRED, _font(28, bold=True, colour=INK)
    ),
    _head(
        2,
        _distance(300, 120) + '<w:ind w:left="454" w:hanging="454"/>',
        _font(24, bold=True, colour=INK),
    ),
    _head(3, _distance(240, 100) + '<w:ind w:left="454" w:hanging="454"/>', _font(22, bold=True)),
    _head(4, _distance(180, 80) + '<w:ind w:left="454" w:hanging="454"/>', _font(22, bold=True)),
    ParagraphStyle(
        "LKjIPJudulDepan",
        "LKjIP Judul Depan",
        "Heading1",
        '<w:keepNext/><w:pageBreakBefore/><w:outlineLvl w:val="0"/>',
        proceed="LKjIPIsi",
    ),
    ParagraphStyle(
        "LKjIPJudulDaftar",
        "LKjIP Judul Daftar",
        ppr="<w:keepNext/><w:pageBreakBefore/>" + _distance(0, 240) + _CENTRED,
        rpr=_font(28, bold=True, colour=INK),
    ),
    ParagraphStyle("LKjIPIsi", "LKjIP Isi", ppr=_distance(0, 140, 312) + _JUSTIFIED),
    ParagraphStyle(
        "LKjIPButir",
        "LKjIP Butir",
        "LKjIPIsi",
        '<w:tabs><w:tab w:val="left" w:pos="454"/></w:tabs>'
        + _distance(0, 80, 300)
        + '<w:ind w:left="454" w:hanging="454"/><w:jc w:val="left"/>',
    ),
    ParagraphStyle(
        "LKjIPNomor",
        "LKjIP Nomor",
        "LKjIPIsi",
        '<w:tabs><w:tab w:val="left" w:pos="454"/></w:tabs>'
        + _distance(0, 80, 300)
        + '<w:ind w:left="454" w:hanging="454"/>',
    ),
    ParagraphStyle(
        "LKjIPSubjudul",
        "LKjIP Subjudul",
        "LKjIPIsi",
        "<w:keepNext/>" + _distance(120, 60, 264) + '<w:jc w:val="left"/>',
        _font(22, bold=True, italic=True),
        "LKjIPIsi",
    ),
    ParagraphStyle(
        "LKjIPTandaTangan",
        "LKjIP Tanda Tangan",
        ppr="<w:keepNext/><w:keepLines/>" + _distance(0, 0, 264) + '<w:ind w:left="4536"/>',
    ),
    ParagraphStyle(
        "LKjIPSumber",
        "LKjIP Sumber",
        ppr=_distance(40, 240) + '<w:jc w:val="left"/>',
        rpr=_font(16, italic=True, colour="404040"),
    ),
    ParagraphStyle(
        "LKjIPGambar", "LKjIP Gambar", ppr="<w:keepNext/>" + _distance(120, 60) + _CENTRED
    ),
    ParagraphStyle("LKjIPSel", "LKjIP Sel", ppr=_distance(30, 30), rpr=_font(18)),
    ParagraphStyle(
        "LKjIPSelAngka", "LKjIP Sel Angka", "LKjIPSel", '<w:jc w:val="right"/>', _font(18)
    ),
    ParagraphStyle("LKjIPSelTengah", "LKjIP Sel Tengah", "LKjIPSel", _CENTRED, _font(18)),
    ParagraphStyle(
        "LKjIPSelKepala",
        "LKjIP Sel Kepala",
        "LKjIPSel",
        "<w:keepNext/>" + _distance(50, 50) + _CENTRED,
        _font(18, bold=True),
    ),
    ParagraphStyle(
        "Caption",
        "caption",
        ppr="<w:keepNext/><w:keepLines/>" + _distance(200, 80) + _CENTRED,
        rpr=_font(19, bold=True),
        default=True,
    ),
    ParagraphStyle("TOC1", "toc 1", ppr=_DOTS + _distance(100, 40), rpr="<w:b/>", default=True),
    ParagraphStyle("TOC2", "toc 2", ppr=_DOTS
        + _distance(20, 20)
        + '<w:ind w:left="680" w:hanging="396"/>', default=True),
    ParagraphStyle("TOC3", "toc 3", ppr=_DOTS
        + _distance(10, 10)
        + '<w:ind w:left="1040" w:hanging="360"/>', default=True),
    ParagraphStyle(
        "TableofFigures",
        "table of figures",
        ppr=_DOTS + _distance(20, 20) + '<w:ind w:left="1021" w:hanging="1021"/>',
        default=True,
    ),
    ParagraphStyle(
        "Header",
        "header",
        ppr='<w:pBdr><w:bottom w:val="single" w:sz="4" w:space="3" w:color="7F7F7F"/></w:pBdr>'
        + _distance(0, 0),
        rpr=_font(17, colour="404040"),
        default=True,
    ),
    ParagraphStyle(
        "Footer", "footer", ppr=_distance(0, 0), rpr=_font(17, colour="404040"), default=True
    ),
    ParagraphStyle("CommentText", "annotation text", rpr=_font(20), default=True),
    ParagraphStyle(
        "LKjIPSampulKop",
        "LKjIP Sampul Kop",
        ppr=_distance(0, 60) + _CENTRED,
        rpr=_font(30, bold=True),
    ),
    ParagraphStyle(
        "LKjIPSampulJudul",
        "LKjIP Sampul Judul",
        ppr=_distance(0, 80) + _CENTRED,
        rpr=_font(48, bold=True, colour=INK),
    ),
    ParagraphStyle(
        "LKjIPSampulAnak", "LKjIP Sampul Anak", ppr=_distance(0, 60) + _CENTRED, rpr=_font(26)
    ),
)  # fmt: skip

_CHARACTER_STYLES = f"""
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
 <w:top w:val="single" w:sz="8" w:space="0" w:color="{INK}"/>
 <w:left w:val="single" w:sz="4" w:space="0" w:color="7F7F7F"/>
 <w:bottom w:val="single" w:sz="8" w:space="0" w:color="{INK}"/>
 <w:right w:val="single" w:sz="4" w:space="0" w:color="7F7F7F"/>
 <w:insideH w:val="single" w:sz="4" w:space="0" w:color="7F7F7F"/>
 <w:insideV w:val="single" w:sz="4" w:space="0" w:color="7F7F7F"/></w:tblBorders>
 <w:tblCellMar><w:left w:w="70" w:type="dxa"/><w:right w:w="70" w:type="dxa"/></w:tblCellMar>
 </w:tblPr><w:tblStylePr w:type="firstRow"><w:tcPr>
 <w:shd w:val="clear" w:color="auto" w:fill="{HEADER_SHADE}"/><w:vAlign w:val="center"/></w:tcPr>
 </w:tblStylePr></w:style>
<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/>
 <w:uiPriority w:val="99"/><w:semiHidden/></w:style>
"""


def _style(g: ParagraphStyle) -> str:
    custom = "" if g.default else ' w:customStyle="1"'
    ppr = f"<w:pPr>{g.ppr}</w:pPr>" if g.ppr else ""
    rpr = f"<w:rPr>{g.rpr}</w:rPr>" if g.rpr else ""
    proceed = f'<w:next w:val="{g.proceed}"/>' if g.proceed else ""
    return (
        f'<w:style w:type="paragraph"{custom} w:styleId="{g.id}"><w:name w:val="{g.name}"/>'
        f'<w:basedOn w:val="{g.base}"/>{proceed}<w:uiPriority w:val="1"/><w:qFormat/>'
        f"{ppr}{rpr}</w:style>"
    )


def styles_xml() -> str:
    """``word/styles.xml`` of the shipped template."""
    letter = f'<w:rFonts w:ascii="{FONT}" w:hAnsi="{FONT}" w:eastAsia="{FONT}" w:cs="{FONT}"/>'
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<w:styles xmlns:w="{NS["w"]}"><w:docDefaults><w:rPrDefault><w:rPr>{letter}'
        '<w:sz w:val="22"/><w:szCs w:val="22"/><w:lang w:val="id-ID" w:eastAsia="id-ID" '
        'w:bidi="ar-SA"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>'
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>'
        "<w:qFormat/></w:style>"
        f"{''.join(map(_style, PARAGRAPH))}{_CHARACTER_STYLES}</w:styles>"
    )
