"""Builds the shipped template ``forms/templat/lkjip.docx``: cover, header, footer, styles, markers.

``python -m lkjip.report.word.template_builder FILE`` writes it; the same bytes every time. Offices
edit the result in Word; what must stay in it is listed in ``template.py``.
"""

from __future__ import annotations

import io
import sys
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

from lkjip.report.word.template_styles import INK, styles_xml
from lkjip.report.word.wml import NS, p, r, word_field
from lkjip.word.packed import fixed_entry

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_REL = "http://schemas.openxmlformats.org/package/2006/relationships"
_DOC = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_CT = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_WNS = f'xmlns:w="{NS["w"]}" xmlns:r="{NS["r"]}"'
_PARTS = {
    "styles.xml": "styles",
    "settings.xml": "settings",
    "fontTable.xml": "fontTable",
    "header1.xml": "header",
    "footer1.xml": "footer",
    "header2.xml": "header",
    "footer2.xml": "footer",
}
_THEME = "theme/theme1.xml"
_COLOURS = {
    "dk1": '<a:sysClr val="windowText" lastClr="000000"/>',
    "lt1": '<a:sysClr val="window" lastClr="FFFFFF"/>',
    "dk2": '<a:srgbClr val="1F3864"/>',
    "lt2": '<a:srgbClr val="E7E6E6"/>',
    "accent1": '<a:srgbClr val="2F5496"/>',
    "accent2": '<a:srgbClr val="C55A11"/>',
    "accent3": '<a:srgbClr val="7F7F7F"/>',
    "accent4": '<a:srgbClr val="BF9000"/>',
    "accent5": '<a:srgbClr val="538135"/>',
    "accent6": '<a:srgbClr val="404040"/>',
    "hlink": '<a:srgbClr val="1F3864"/>',
    "folHlink": '<a:srgbClr val="404040"/>',
}


def theme_xml() -> str:
    """Return ``word/theme/theme1.xml``, which Word demands: Office's own colours, Arial."""
    colour = "".join(f"<a:{name}>{content}</a:{name}>" for name, content in _COLOURS.items())
    letter = "".join(
        f'<a:{name}><a:latin typeface="Arial"/><a:ea typeface=""/><a:cs typeface=""/></a:{name}>'
        for name in ("majorFont", "minorFont")
    )
    entry = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
    line = f'<a:ln w="6350">{entry}</a:ln>'
    effect = "<a:effectStyle><a:effectLst/></a:effectStyle>"
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        '<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="LKjIP">'
        f'<a:themeElements><a:clrScheme name="LKjIP">{colour}</a:clrScheme>'
        f'<a:fontScheme name="LKjIP">{letter}</a:fontScheme><a:fmtScheme name="LKjIP">'
        f"<a:fillStyleLst>{entry * 3}</a:fillStyleLst><a:lnStyleLst>{line * 3}</a:lnStyleLst>"
        f"<a:effectStyleLst>{effect * 3}</a:effectStyleLst>"
        f"<a:bgFillStyleLst>{entry * 3}</a:bgFillStyleLst></a:fmtScheme>"
        "</a:themeElements></a:theme>"
    )


def _content_types() -> str:
    section = "".join(
        f'<Override PartName="/word/{name}" ContentType="{_CT}.{kind}+xml"/>'
        for name, kind in _PARTS.items()
    )
    return (
        f'{_HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relation'
        'ships+xml"/><Default Extension="xml" ContentType="application/xml"/>'
        '<Default Extension="png" ContentType="image/png"/>'
        f'<Override PartName="/word/document.xml" ContentType="{_CT}.document.main+xml"/>{section}'
        f'<Override PartName="/word/{_THEME}" ContentType="application/vnd.openxmlformats-'
        'officedocument.theme+xml"/>'
        '<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-'
        'package.core-properties+xml"/></Types>'
    )


def _relations(row: list[tuple[str, str, str]]) -> str:
    content = "".join(f'<Relationship Id="{i}" Type="{t}" Target="{s}"/>' for i, t, s in row)
    return f'{_HEAD}<Relationships xmlns="{_REL}">{content}</Relationships>'


_ROOT_RELATIONS = _relations(
    [
        ("rId1", f"{_DOC}/officeDocument", "word/document.xml"),
        (
            "rId2",
            "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties",
            "docProps/core.xml",
        ),
    ]
)
_DOCUMENT_RELATIONS = _relations(
    [(f"rId{i}", f"{_DOC}/{kind}", name) for i, (name, kind) in enumerate(_PARTS.items(), 1)]
    + [("rId20", f"{_DOC}/theme", _THEME)]
)
_CORE = (
    f'{_HEAD}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/'
    'metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" '
    'xmlns:dcterms="http://purl.org/dc/terms/" '
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
    "<dc:title>Templat LKjIP</dc:title><dc:language>id-ID</dc:language>"
    '<dcterms:created xsi:type="dcterms:W3CDTF">2024-01-01T00:00:00Z</dcterms:created>'
    "</cp:coreProperties>"
)
_SETTINGS = (
    f"{_HEAD}<w:settings {_WNS}>"
    '<w:zoom w:percent="100"/><w:defaultTabStop w:val="720"/>'
    '<w:characterSpacingControl w:val="doNotCompress"/><w:compat>'
    '<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" '
    'w:val="15"/></w:compat><w:themeFontLang w:val="id-ID"/>'
    '<w:decimalSymbol w:val=","/><w:listSeparator w:val=";"/></w:settings>'
)
_FONT = (
    f'{_HEAD}<w:fonts {_WNS}><w:font w:name="Arial"><w:panose1 w:val="020B0604020202020204"/>'
    '<w:charset w:val="00"/><w:family w:val="swiss"/><w:pitch w:val="variable"/></w:font></w:fonts>'
)


def _header(right: int) -> str:
    tab = f'<w:tabs><w:tab w:val="right" w:pos="{right}"/></w:tabs>'
    content = r("Laporan Kinerja Instansi Pemerintah Tahun {tahun}\t{unit_kerja}")
    return f"{_HEAD}<w:hdr {_WNS}>{p('Header', content, tab)}</w:hdr>"


def _footer(right: int) -> str:
    tab = f'<w:tabs><w:tab w:val="right" w:pos="{right}"/></w:tabs>'
    content = r("{keterangan_versi}\t") + word_field("PAGE", r("1"))
    return f"{_HEAD}<w:ftr {_WNS}>{p('Footer', content, tab)}</w:ftr>"


def _section(*, landscape: bool = False, number: str = "", references: str = "") -> str:
    """Section properties: A4, margins, page numbers, and the numbers of its header and footer."""
    width, height = (16838, 11906) if landscape else (11906, 16838)
    direction = ' w:orient="landscape"' if landscape else ""
    left, right = (1134, 1134) if landscape else (1701, 1418)
    return (
        f'<w:sectPr>{references}<w:type w:val="nextPage"/>'
        f'<w:pgSz w:w="{width}" w:h="{height}"{direction}/>'
        f'<w:pgMar w:top="1418" w:right="{right}" w:bottom="1304" w:left="{left}" w:header="680" '
        f'w:footer="624" w:gutter="0"/>{number}</w:sectPr>'
    )


def _references(head: str, footer: str) -> str:
    return (
        f'<w:headerReference w:type="default" r:id="{head}"/>'
        f'<w:footerReference w:type="default" r:id="{footer}"/>'
    )


def _cover() -> str:
    line = f'<w:pBdr><w:bottom w:val="single" w:sz="24" w:space="12" w:color="{INK}"/></w:pBdr>'
    top_line = f'<w:pBdr><w:top w:val="single" w:sz="24" w:space="12" w:color="{INK}"/></w:pBdr>'
    spacing = '<w:spacing w:before="{}" w:after="{}"/>'
    return "".join(
        (
            p("LKjIPSampulKop", r("{lambang}"), spacing.format(0, 240)),
            p("LKjIPSampulKop", r("{PEMERINTAH}"), spacing.format(600, 60)),
            p("LKjIPSampulKop", r("{INSTANSI}"), line),
            p("LKjIPSampulJudul", r("LAPORAN KINERJA"), spacing.format(2600, 80)),
            p("LKjIPSampulJudul", r("INSTANSI PEMERINTAH")),
            p("LKjIPSampulJudul", r("(LKjIP)")),
            p("LKjIPSampulJudul", r("{UNIT_KERJA}"), spacing.format(900, 80)),
            p("LKjIPSampulJudul", r("TAHUN {tahun}")),
            p("LKjIPSampulAnak", r("{periode}"), spacing.format(240, 60)),
            p("LKjIPSampulAnak", r("{KOTA}"), top_line + spacing.format(3000, 60) + _section()),
        )
    )


def _content() -> str:
    def end(marker: str, section: str = "") -> str:
        return p("LKjIPIsi", r(marker), section)

    front = _section(number='<w:pgNumType w:fmt="lowerRoman" w:start="1"/>',
                   references=_references("rId4", "rId5"))  # fmt: skip
    body = _section(number='<w:pgNumType w:fmt="decimal" w:start="1"/>',
                   references=_references("rId4", "rId5"))  # fmt: skip
    attachment = _section(landscape=True, references=_references("rId6", "rId7"))
    return (
        f"{_HEAD}<w:document {_WNS}><w:body>{_cover()}"
        f"{end('{bagian_awal}', front)}{end('{isi_laporan}', body)}"
        f"{end('{lampiran}')}{attachment}</w:body></w:document>"
    )


def template_bytes() -> bytes:
    """Return the shipped template."""
    portrait, landscape = 8787, 14570
    content = {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _ROOT_RELATIONS,
        "docProps/core.xml": _CORE,
        "word/document.xml": _content(),
        "word/_rels/document.xml.rels": _DOCUMENT_RELATIONS,
        "word/styles.xml": styles_xml(),
        "word/settings.xml": _SETTINGS,
        "word/fontTable.xml": _FONT,
        f"word/{_THEME}": theme_xml(),
        "word/header1.xml": _header(portrait),
        "word/footer1.xml": _footer(portrait),
        "word/header2.xml": _header(landscape),
        "word/footer2.xml": _footer(landscape),
    }
    left_out = io.BytesIO()
    with ZipFile(left_out, "w", ZIP_DEFLATED) as zip_file:
        for name, text in content.items():
            zip_file.writestr(fixed_entry(name), text.encode())
    return left_out.getvalue()


if __name__ == "__main__":
    Path(sys.argv[1]).write_bytes(template_bytes())
