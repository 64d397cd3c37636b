"""Cases about the package: dangerous parts, other kinds of files, damaged and hostile archives."""

from __future__ import annotations

import struct
import zipfile
import zlib
from io import BytesIO

from tests.intake.build import (
    MAIN,
    OFFICE,
    Xlsx,
    central_offset,
    filled,
    local_offset,
    patch,
)
from tests.intake.cases import ACCEPT, REFUSE, WARN, case

K2 = "xl/worksheets/sheet3.xml"
MACRO = "application/vnd.ms-excel.sheet.macroEnabled.main+xml"
EVIDENCE_RELS = "xl/worksheets/_rels/sheet6.xml.rels"


@case(REFUSE, "K04")
def external_link_formula() -> bytes:
    book = filled().raw("Kinerja", "F6", '<c r="F6"><f>[1]Sheet1!A1</f><v>3</v></c>')
    book.add("xl/externalLinks/externalLink1.xml", f'<externalLink xmlns="{MAIN}"/>')
    return book.relate(
        "xl/_rels/workbook.xml.rels", f"{OFFICE}/externalLink", "externalLinks/externalLink1.xml"
    ).data()


@case(REFUSE, "K04")
def external_link_formula_without_its_part() -> bytes:
    return filled().raw("Kinerja", "F6", '<c r="F6"><f>[1]Sheet1!A1</f><v>3</v></c>').data()


@case(REFUSE, "K04")
def dde_link() -> bytes:
    book = filled().raw("Kinerja", "F6", "<c r=\"F6\"><f>cmd|'/c calc'!A0</f><v>3</v></c>")
    book.add(
        "xl/externalLinks/externalLink1.xml",
        f'<externalLink xmlns="{MAIN}"><ddeLink ddeService="cmd" ddeTopic="/c calc"/>'
        "</externalLink>",
    )
    return book.relate(
        "xl/_rels/workbook.xml.rels", f"{OFFICE}/externalLink", "externalLinks/externalLink1.xml"
    ).data()


@case(REFUSE, "K04")
def dde_formula_without_its_part() -> bytes:
    xml = "<c r=\"F6\"><f>cmd|'/c calc'!A0</f><v>3</v></c>"
    return filled().raw("Kinerja", "F6", xml).data()


@case(REFUSE, "K04")
def formula_that_asks_the_web() -> bytes:
    xml = '<c r="F6" t="str"><f>_xlfn.WEBSERVICE("http://contoh.example")</f><v>3</v></c>'
    return filled().raw("Kinerja", "F6", xml).data()


@case(REFUSE, "K04")
def xlsm_renamed_xlsx() -> bytes:
    book = filled()
    book.sub("[Content_Types].xml", r"application/vnd\.[^\"]*sheet\.main\+xml", MACRO)
    book.add("xl/vbaProject.bin", b"\xd0\xcf\x11\xe0" + b"\x00" * 600)
    return book.relate(
        "xl/_rels/workbook.xml.rels",
        "http://schemas.microsoft.com/office/2006/relationships/vbaProject",
        "vbaProject.bin",
    ).data()


@case(ACCEPT)
def macro_content_type_without_macro() -> bytes:
    return (
        filled()
        .sub("[Content_Types].xml", r"application/vnd\.[^\"]*sheet\.main\+xml", MACRO)
        .data()
    )


@case(REFUSE, "K04")
def macro_under_another_name() -> bytes:
    book = filled().add("xl/media/logo.bin", b"\xd0\xcf\x11\xe0" + b"\x00" * 600)
    return book.relate(
        "xl/_rels/workbook.xml.rels",
        "http://schemas.microsoft.com/office/2006/relationships/vbaProject",
        "media/logo.bin",
    ).data()


@case(REFUSE, "K04")
def xlm_macrosheet() -> bytes:
    book = filled().add(
        "xl/macrosheets/sheet1.xml",
        '<xm:macrosheet xmlns:xm="http://schemas.microsoft.com/office/excel/2006/main"/>',
        "application/vnd.ms-excel.macrosheet+xml",
    )
    book.edit(
        "xl/workbook.xml",
        "</definedNames>",
        '<definedName name="_xlnm.Auto_Open">Macro1!$A$1</definedName></definedNames>',
    )
    return book.data()


@case(REFUSE, "K04")
def name_that_runs_on_opening() -> bytes:
    name = '<definedName name="Auto_Open">Kinerja!$A$1</definedName></definedNames>'
    return filled().edit("xl/workbook.xml", "</definedNames>", name).data()


@case(REFUSE, "K04")
def ole_embedding() -> bytes:
    return filled().add("xl/embeddings/oleObject1.bin", b"\xd0\xcf\x11\xe0" + b"\x00" * 512).data()


@case(REFUSE, "K04")
def activex_control() -> bytes:
    return filled().add("xl/activeX/activeX1.xml", "<ocx/>").data()


@case(REFUSE, "K04")
def data_connection() -> bytes:
    book = filled().add("xl/connections.xml", f'<connections xmlns="{MAIN}"/>')
    return book.relate(
        "xl/_rels/workbook.xml.rels", f"{OFFICE}/connections", "connections.xml"
    ).data()


@case(REFUSE, "K04")
def custom_ui_ribbon() -> bytes:
    book = filled().add("customUI/customUI.xml", '<customUI onLoad="x"/>')
    return book.relate(
        "_rels/.rels",
        "http://schemas.microsoft.com/office/2006/relationships/ui/extensibility",
        "customUI/customUI.xml",
    ).data()


@case(REFUSE, "K04")
def program_inside() -> bytes:
    return filled().add("docProps/pasang.exe", b"MZ" + b"\x00" * 99).data()


@case(REFUSE, "K04")
def picture_from_the_web() -> bytes:
    return (
        filled()
        .relate(EVIDENCE_RELS, f"{OFFICE}/image", "https://contoh.example/intip.png", "External")
        .data()
    )


@case(REFUSE, "K04")
def hyperlink_that_starts_a_program() -> bytes:
    return (
        filled()
        .relate(EVIDENCE_RELS, f"{OFFICE}/hyperlink", "ms-msdt:/id PCWDiagnostic", "External")
        .data()
    )


@case(ACCEPT)
def ordinary_hyperlink() -> bytes:
    return (
        filled()
        .relate(
            EVIDENCE_RELS, f"{OFFICE}/hyperlink", "https://kota.example/laporan.pdf", "External"
        )
        .data()
    )


@case(ACCEPT)
def hyperlinks_to_a_file_and_to_mail() -> bytes:
    book = filled()
    for target in ("file:///C:/Data/bukti.pdf", "mailto:data@kota.example", "bukti\\map.pdf"):
        book.relate(EVIDENCE_RELS, f"{OFFICE}/hyperlink", target, "External")
    return book.data()


@case(WARN, "K09")
def picture_pasted_as_evidence() -> bytes:
    return filled().add("xl/media/image1.png", b"\x89PNG\r\n" + b"\x00" * 200).data()


@case(WARN, "K09")
def answer_in_a_text_box() -> bytes:
    drawing = (
        '<xdr:wsDr xmlns:xdr="x" xmlns:a="a"><xdr:sp><a:p><a:r><a:t>Jawaban saya</a:t></a:r></a:p>'
        "</xdr:sp></xdr:wsDr>"
    )
    return filled().add("xl/drawings/drawing1.xml", drawing).data()


@case(ACCEPT)
def empty_drawings_as_google_writes_them() -> bytes:
    drawing = '<xdr:wsDr xmlns:xdr="x" xmlns:a="a"/>'
    return filled().add("xl/drawings/drawing1.xml", drawing).data()


@case(WARN, "K08")
def part_that_nobody_knows() -> bytes:
    return filled().add("xl/wpsExtra/extra.xml", "<x/>").data()


@case(REFUSE, "K01")
def xls_renamed_xlsx() -> bytes:
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 2000


@case(REFUSE, "K07")
def workbook_with_a_password() -> bytes:
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 1000
    return head + "EncryptedPackage".encode("utf-16-le") + b"\x00" * 1000


@case(REFUSE, "K03")
def ods_renamed_xlsx() -> bytes:
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", "<office:document-content/>")
    return stream.getvalue()


@case(REFUSE, "K01")
def csv_renamed_xlsx() -> bytes:
    return b"Kode;TW I;TW II\r\nIK01;1;2\r\n"


@case(REFUSE, "K01")
def pdf_renamed_xlsx() -> bytes:
    return b"%PDF-1.7\n" + b"0" * 500


@case(REFUSE, "K01")
def photo_renamed_xlsx() -> bytes:
    return b"\xff\xd8\xff\xe0" + b"\x00" * 500


@case(REFUSE, "K01")
def web_page_renamed_xlsx() -> bytes:
    return b"<html><body><table><tr><td>1</td></tr></table></body></html>"


@case(REFUSE, "K01")
def word_document_renamed_xlsx() -> bytes:
    return Xlsx(_zip({"[Content_Types].xml": "<Types/>", "word/document.xml": "<w/>"})).data()


@case(REFUSE, "K01")
def zip_with_the_form_in_it() -> bytes:
    return _zip({"Formulir SB-PEM.xlsx": filled().data()})


@case(REFUSE, "K03")
def hollow_binary_workbook_renamed_xlsx() -> bytes:
    return _zip({"[Content_Types].xml": "<Types/>", "_rels/.rels": "<R/>", "xl/workbook.bin": "x"})


@case(REFUSE, "K02")
def zero_bytes() -> bytes:
    return b""


@case(REFUSE, "K01")
def file_of_zeros_after_a_failed_copy() -> bytes:
    return b"\x00" * 20_000


@case(REFUSE, "K03")
def truncated_zip() -> bytes:
    data = filled().data()
    return data[: len(data) * 6 // 10]


@case(REFUSE, "K03")
def corrupt_deflate() -> bytes:
    data = filled().data()
    at = local_offset(data, K2) + 30 + len(K2) + 300
    return patch(data, at, bytes(255 - byte for byte in data[at : at + 8]))


@case(REFUSE, "K03")
def crc_that_does_not_fit() -> bytes:
    data = filled().data()
    at = central_offset(data, K2) + 16
    data = patch(data, at, b"\x01\x02\x03\x04")
    return patch(data, local_offset(data, K2) + 14, b"\x01\x02\x03\x04")


@case(REFUSE, "K07")
def zip_entry_encrypted_flag() -> bytes:
    data = filled().data()
    flags = struct.pack("<H", 1)
    data = patch(data, central_offset(data, K2) + 8, flags)
    return patch(data, local_offset(data, K2) + 6, flags)


@case(REFUSE, "K06")
def unusual_compression() -> bytes:
    return filled().data(zipfile.ZIP_LZMA)


@case(REFUSE, "K06")
def unusual_compression_bzip2() -> bytes:
    return filled().data(zipfile.ZIP_BZIP2)


@case(ACCEPT)
def stored_without_compression() -> bytes:
    return filled().data(zipfile.ZIP_STORED)


@case(ACCEPT)
def archive_written_as_a_stream() -> bytes:
    book = filled()

    class Pipe(BytesIO):
        def seekable(self) -> bool:
            return False

        def seek(self, *_: object) -> int:
            raise OSError

        def tell(self) -> int:
            raise OSError

    pipe = Pipe()
    with zipfile.ZipFile(pipe, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in book.parts.items():
            archive.writestr(name, part)
    return pipe.getvalue()


@case(ACCEPT)
def folders_as_entries_of_their_own() -> bytes:
    book = filled()
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/", b"")
        archive.writestr("xl/worksheets/", b"")
        for name, part in book.parts.items():
            archive.writestr(name, part)
    return stream.getvalue()


@case(REFUSE, "K06")
def case_variant_entries() -> bytes:
    return filled().add("XL/Worksheets/Sheet3.xml", "<x/>").data()


@case(REFUSE, "K06")
def local_header_mismatch() -> bytes:
    data = filled().data()
    at = local_offset(data, K2) + 30
    return patch(data, at, K2.replace("sheet3", "sheet9").encode())


@case(REFUSE, "K06")
def local_sizes_mismatch() -> bytes:
    data = filled().data()
    return patch(data, local_offset(data, K2) + 22, struct.pack("<L", 7))


@case(REFUSE, "K06")
def prepended_data() -> bytes:
    return b"<html>" + b"x" * 4096 + filled().data()


@case(REFUSE, "K06")
def prepended_archive() -> bytes:
    data = filled().data()
    front = data[: local_offset(data, K2)]
    end = data.rfind(b"PK\x05\x06")
    begin = struct.unpack_from("<L", data, end + 16)[0]
    moved = patch(data, end + 16, struct.pack("<L", begin + len(front)))
    return front + moved


@case(REFUSE, "K06")
def appended_data() -> bytes:
    return filled().data() + b"\x55" * 10_240


@case(REFUSE, "K06")
def part_name_that_leaves_the_folder() -> bytes:
    return filled().add("xl/../../jahat.xml", "<x/>").data()


@case(WARN, "K08")
def part_names_with_backslashes() -> bytes:
    return filled().add("xl\\jahat.xml", "<x/>").data()


@case(ACCEPT)
def template_instead_of_a_workbook() -> bytes:
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.template.main+xml"
    return (
        filled().sub("[Content_Types].xml", r"application/vnd\.[^\"]*sheet\.main\+xml", kind).data()
    )


@case(ACCEPT)
def targets_written_from_the_root() -> bytes:
    return (
        filled()
        .sub("xl/_rels/workbook.xml.rels", r'Target="worksheets/', 'Target="/xl/worksheets/')
        .data()
    )


@case(ACCEPT)
def a_short_comment_of_the_archive() -> bytes:
    data = filled().data()
    return data[:-2] + struct.pack("<H", 5) + b"salam"


@case(REFUSE, "K06")
def zip_bomb_lying_size() -> bytes:
    bomb = b"<worksheet>" + b" " * (200 * 1024 * 1024)
    packed = zlib.compressobj(9, zlib.DEFLATED, -15)
    raw = packed.compress(bomb) + packed.flush()
    return _with_raw_part(K2, raw, claimed=20_000, crc=zlib.crc32(bomb))


@case(REFUSE, "K06")
def overlapping_entries_bomb() -> bytes:
    book = filled()
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in book.parts.items():
            archive.writestr(name, part)
        archive.writestr("xl/media/bomb.bin", b"\x00" * 200_000)
        blob = archive.getinfo("xl/media/bomb.bin")
        for number in range(150):
            copy = zipfile.ZipInfo(f"xl/media/{number:03d}b.bin")
            for field in ("CRC", "compress_size", "file_size", "header_offset", "compress_type"):
                setattr(copy, field, getattr(blob, field))
            archive.filelist.append(copy)
            archive.NameToInfo[copy.filename] = copy
    return stream.getvalue()


@case(REFUSE, "K05")
def too_many_parts() -> bytes:
    book = filled()
    for number in range(500):
        book.parts[f"customXml/item{number}.xml"] = b"<x/>"
    return book.data()


@case(REFUSE, "K05")
def too_much_in_all() -> bytes:
    book = filled()
    for number in range(4):
        book.parts[f"xl/media/image{number}.png"] = bytes(15 * 1024 * 1024)
    return book.data()


@case(REFUSE, "K05")
def file_of_forty_megabytes() -> bytes:
    book = filled()
    book.parts["xl/media/film.mp4"] = bytes(40 * 1024 * 1024)
    return book.data(zipfile.ZIP_STORED)


@case(REFUSE, "K03")
def workbook_part_missing() -> bytes:
    book = filled()
    del book.parts["xl/workbook.xml"]
    return book.data()


@case(REFUSE, "K03")
def sheet_part_missing() -> bytes:
    book = filled()
    del book.parts[K2]
    return book.data()


def _zip(parts: dict[str, str | bytes]) -> bytes:
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return stream.getvalue()


def _with_raw_part(name: str, raw: bytes, *, claimed: int, crc: int) -> bytes:
    """The form with one part replaced by given compressed bytes and a claimed size."""
    book = filled()
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for part, data in book.parts.items():
            if part != name:
                archive.writestr(part, data)
        at = stream.tell()
        stream.write(
            struct.pack(
                *("<4s5H3L2H", b"PK\x03\x04", 20, 0, 8, 0, 33),
                *(crc, len(raw), claimed, len(name), 0),
            )
        )
        stream.write(name.encode() + raw)
        info = zipfile.ZipInfo(name)
        info.compress_type, info.CRC = zipfile.ZIP_DEFLATED, crc
        info.compress_size, info.file_size, info.header_offset = len(raw), claimed, at
        archive.filelist.append(info)
        archive.NameToInfo[name] = info
        archive.start_dir = stream.tell()
        archive._didModify = True  # type: ignore[attr-defined]
    return stream.getvalue()
