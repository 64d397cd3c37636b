"""Builds the shipped template ``forms/templat/lkjip.docx``: cover, header, footer, styles, markers.

``python -m lkjip.report.word.template_builder FILE`` writes it; the same bytes every time. Offices
edit the result in Word; what must stay in it is listed in ``template.py``.
"""

from __future__ import annotations

import io
import sys
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

from lkjip.report.word.package import entri_tetap
from lkjip.report.word.template_styles import TINTA, styles_xml
from lkjip.report.word.template_theme import tema_xml
from lkjip.report.word.wml import NS, medan, p, r

_KEPALA = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_REL = "http://schemas.openxmlformats.org/package/2006/relationships"
_DOK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_CT = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_WNS = f'xmlns:w="{NS["w"]}" xmlns:r="{NS["r"]}"'
_BAGIAN = {
    "styles.xml": "styles",
    "settings.xml": "settings",
    "fontTable.xml": "fontTable",
    "header1.xml": "header",
    "footer1.xml": "footer",
    "header2.xml": "header",
    "footer2.xml": "footer",
}
_TEMA = "theme/theme1.xml"


def _content_types() -> str:
    bagian = "".join(
        f'<Override PartName="/word/{nama}" ContentType="{_CT}.{jenis}+xml"/>'
        for nama, jenis in _BAGIAN.items()
    )
    return (
        f'{_KEPALA}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relation'
        'ships+xml"/><Default Extension="xml" ContentType="application/xml"/>'
        '<Default Extension="png" ContentType="image/png"/>'
        f'<Override PartName="/word/document.xml" ContentType="{_CT}.document.main+xml"/>{bagian}'
        f'<Override PartName="/word/{_TEMA}" ContentType="application/vnd.openxmlformats-'
        'officedocument.theme+xml"/>'
        '<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-'
        'package.core-properties+xml"/></Types>'
    )


def _relasi(baris: list[tuple[str, str, str]]) -> str:
    isi = "".join(f'<Relationship Id="{i}" Type="{t}" Target="{s}"/>' for i, t, s in baris)
    return f'{_KEPALA}<Relationships xmlns="{_REL}">{isi}</Relationships>'


_AKAR = _relasi(
    [
        ("rId1", f"{_DOK}/officeDocument", "word/document.xml"),
        (
            "rId2",
            "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties",
            "docProps/core.xml",
        ),
    ]
)
_DOKUMEN = _relasi(
    [(f"rId{i}", f"{_DOK}/{jenis}", nama) for i, (nama, jenis) in enumerate(_BAGIAN.items(), 1)]
    + [("rId20", f"{_DOK}/theme", _TEMA)]
)
_INTI = (
    f'{_KEPALA}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/'
    'metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" '
    'xmlns:dcterms="http://purl.org/dc/terms/" '
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
    "<dc:title>Templat LKjIP</dc:title><dc:language>id-ID</dc:language>"
    '<dcterms:created xsi:type="dcterms:W3CDTF">2024-01-01T00:00:00Z</dcterms:created>'
    "</cp:coreProperties>"
)
_SETELAN = (
    f"{_KEPALA}<w:settings {_WNS}>"
    '<w:zoom w:percent="100"/><w:defaultTabStop w:val="720"/>'
    '<w:characterSpacingControl w:val="doNotCompress"/><w:compat>'
    '<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" '
    'w:val="15"/></w:compat><w:themeFontLang w:val="id-ID"/>'
    '<w:decimalSymbol w:val=","/><w:listSeparator w:val=";"/></w:settings>'
)
_HURUF = (
    f'{_KEPALA}<w:fonts {_WNS}><w:font w:name="Arial"><w:panose1 w:val="020B0604020202020204"/>'
    '<w:charset w:val="00"/><w:family w:val="swiss"/><w:pitch w:val="variable"/></w:font></w:fonts>'
)


def _header(kanan: int) -> str:
    tab = f'<w:tabs><w:tab w:val="right" w:pos="{kanan}"/></w:tabs>'
    isi = r("Laporan Kinerja Instansi Pemerintah Tahun {tahun}\t{unit_kerja}")
    return f"{_KEPALA}<w:hdr {_WNS}>{p('Header', isi, tab)}</w:hdr>"


def _footer(kanan: int) -> str:
    tab = f'<w:tabs><w:tab w:val="right" w:pos="{kanan}"/></w:tabs>'
    isi = r("{keterangan_versi}\t") + medan("PAGE", r("1"))
    return f"{_KEPALA}<w:ftr {_WNS}>{p('Footer', isi, tab)}</w:ftr>"


def _seksi(*, lanskap: bool = False, nomor: str = "", rangkai: str = "") -> str:
    """Section properties: A4, margins, page numbers, and the numbers of its header and footer."""
    lebar, tinggi = (16838, 11906) if lanskap else (11906, 16838)
    arah = ' w:orient="landscape"' if lanskap else ""
    kiri, kanan = (1134, 1134) if lanskap else (1701, 1418)
    return (
        f'<w:sectPr>{rangkai}<w:type w:val="nextPage"/>'
        f'<w:pgSz w:w="{lebar}" w:h="{tinggi}"{arah}/>'
        f'<w:pgMar w:top="1418" w:right="{kanan}" w:bottom="1304" w:left="{kiri}" w:header="680" '
        f'w:footer="624" w:gutter="0"/>{nomor}</w:sectPr>'
    )


def _rangkai(kepala: str, kaki: str) -> str:
    return (
        f'<w:headerReference w:type="default" r:id="{kepala}"/>'
        f'<w:footerReference w:type="default" r:id="{kaki}"/>'
    )


def _sampul() -> str:
    garis = f'<w:pBdr><w:bottom w:val="single" w:sz="24" w:space="12" w:color="{TINTA}"/></w:pBdr>'
    garis_atas = (
        f'<w:pBdr><w:top w:val="single" w:sz="24" w:space="12" w:color="{TINTA}"/></w:pBdr>'
    )
    jauh = '<w:spacing w:before="{}" w:after="{}"/>'
    return "".join(
        (
            p("LKjIPSampulKop", r("{PEMERINTAH}"), jauh.format(600, 60)),
            p("LKjIPSampulKop", r("{INSTANSI}"), garis),
            p("LKjIPSampulJudul", r("LAPORAN KINERJA"), jauh.format(2600, 80)),
            p("LKjIPSampulJudul", r("INSTANSI PEMERINTAH")),
            p("LKjIPSampulJudul", r("(LKjIP)")),
            p("LKjIPSampulJudul", r("{UNIT_KERJA}"), jauh.format(900, 80)),
            p("LKjIPSampulJudul", r("TAHUN {tahun}")),
            p("LKjIPSampulAnak", r("{periode}"), jauh.format(240, 60)),
            p("LKjIPSampulAnak", r("{KOTA}"), garis_atas + jauh.format(3000, 60) + _seksi()),
        )
    )


def _isi() -> str:
    def akhir(penanda: str, seksi: str = "") -> str:
        return p("LKjIPIsi", r(penanda), seksi)

    depan = _seksi(nomor='<w:pgNumType w:fmt="lowerRoman" w:start="1"/>',
                   rangkai=_rangkai("rId4", "rId5"))  # fmt: skip
    badan = _seksi(nomor='<w:pgNumType w:fmt="decimal" w:start="1"/>',
                   rangkai=_rangkai("rId4", "rId5"))  # fmt: skip
    lampiran = _seksi(lanskap=True, rangkai=_rangkai("rId6", "rId7"))
    return (
        f"{_KEPALA}<w:document {_WNS}><w:body>{_sampul()}"
        f"{akhir('{bagian_awal}', depan)}{akhir('{isi_laporan}', badan)}"
        f"{akhir('{lampiran}')}{lampiran}</w:body></w:document>"
    )


def templat_bytes() -> bytes:
    """The shipped template."""
    tegak, lanskap = 8787, 14570
    isi = {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _AKAR,
        "docProps/core.xml": _INTI,
        "word/document.xml": _isi(),
        "word/_rels/document.xml.rels": _DOKUMEN,
        "word/styles.xml": styles_xml(),
        "word/settings.xml": _SETELAN,
        "word/fontTable.xml": _HURUF,
        f"word/{_TEMA}": tema_xml(),
        "word/header1.xml": _header(tegak),
        "word/footer1.xml": _footer(tegak),
        "word/header2.xml": _header(lanskap),
        "word/footer2.xml": _footer(lanskap),
    }
    keluar = io.BytesIO()
    with ZipFile(keluar, "w", ZIP_DEFLATED) as zipkan:
        for nama, teks in isi.items():
            zipkan.writestr(entri_tetap(nama), teks.encode())
    return keluar.getvalue()


if __name__ == "__main__":
    Path(sys.argv[1]).write_bytes(templat_bytes())
