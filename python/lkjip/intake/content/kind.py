"""Tells what a file is by its bytes; its name only decides where the bytes say nothing.

``kind_of`` is the one classification of everything that comes in: a workbook goes to the gate, a
mail or an archive is opened, a document is evidence, and the rest is not read, with the reason.
"""

from __future__ import annotations

import re
from enum import StrEnum
from pathlib import PurePosixPath

from lkjip.intake.content.compound import streams
from lkjip.intake.content.zip_names import part_names

WORKBOOKS = (".xlsx", ".xlsm", ".xls", ".xlsb", ".ods", ".csv", ".xltx", ".xltm", ".xlt")
"""Endings of spreadsheets: whatever such a file holds, its sender is told what the gate found."""
_PROGRAMS = re.compile(
    r"\.(?:exe|dll|com|bat|cmd|ps1|vb[se]|jse?|wsf|hta|msi|jar|sh|scr|reg|iso|img|apk)"
)
_ARCHIVES = (".zip", ".rar", ".7z", ".gz", ".tar")
ZIP, OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_SIGNED_DATA = bytes.fromhex("06092a864886f70d0107")
"""The object identifier of CMS (RFC 5652) but for its last byte: 02 signed, 03 enveloped."""
_DOCUMENTS: tuple[tuple[bytes, str], ...] = (
    (b"%PDF", "dokumen PDF"),
    (b"\xff\xd8\xff", "gambar JPEG"),
    (b"\x89PNG", "gambar PNG"),
    (b"GIF8", "gambar GIF"),
    (b"II*\x00", "gambar TIFF"),
    (b"MM\x00*", "gambar TIFF"),
    (b"BM", "gambar BMP"),
    (b"{\\rtf", "dokumen RTF"),
    (b"ID3", "rekaman suara"),
    (b"OggS", "rekaman suara"),
    (b"\x1aE\xdf\xa3", "video"),
)
_PACKED: tuple[tuple[bytes, str], ...] = (
    (b"Rar!", "arsip RAR"),
    (b"7z\xbc\xaf", "arsip 7-Zip"),
    (b"\x1f\x8b", "arsip GZIP"),
    (b"BZh", "arsip BZIP2"),
    (b"\xfd7zXZ", "arsip XZ"),
    (b"(This file must be converted with BinHex", "arsip BinHex"),
    (b"=ybegin ", "arsip yEnc"),
)
_RUN = (b"MZ", b"\x7fELF", b"#!", b"\xca\xfe\xba\xbe")
NOBODYS = re.compile(
    r"~\$.*|\._.*|\.~lock\..*|\.ds_store|thumbs\.db|desktop\.ini|\.gitkeep|.*\.(?:tmp|part|crdownload)",
    re.IGNORECASE,
)
"""Owner files of Excel and LibreOffice, shadows of systems, unfinished downloads."""
PGP_MESSAGE, _PGP_SIGNATURE = b"-----BEGIN PGP MESSAGE-----", b"-----BEGIN PGP SIGNATURE-----"
_SHORTCUTS = (
    *(b"L\x00\x00\x00\x01\x14\x02\x00", b"book\x00\x00\x00\x00mark\x00\x00\x00\x00"),
    *(b"[InternetShortcut]", b"[Desktop Entry]"),
)
"""How shortcuts of Windows, macOS and Linux begin: files that only name another place."""
_SHORTCUT_ENDINGS = (".lnk", ".url", ".webloc", ".desktop")
_FIELD = re.compile(rb"[!-9;-~]{1,76}:")
_MAIL_FIELD = re.compile(
    rb"^(?:from|received|return-path|delivered-to|date|message-id|mime-version|subject|to|"
    rb"content-type|x-[a-z-]+):",
    re.IGNORECASE | re.MULTILINE,
)
_COUNTED = re.compile(rb"\s{0,4}[0-9]{1,10}\s*\n")
"""Apple Mail writes the length of the mail into the first line of an ``.emlx`` file."""
_UUENCODED = re.compile(rb"^begin [0-7]{3,4} \S", re.MULTILINE)
_HEAD = 4096


class Kind(StrEnum):
    """The kind of a file; each is taken in another way."""

    WORKBOOK = "buku kerja"
    """A spreadsheet of any program, also a damaged or encrypted one: the gate judges it."""
    EVIDENCE = "bukti"
    """A document, picture, recording or text: nobody reads figures out of it."""
    MAIL = "surel"
    MAILBOX = "kumpulan surel"
    OUTLOOK = "surel Outlook"
    ARCHIVE = "arsip zip"
    WINMAIL = "winmail.dat"
    SIGNED = "surel bertanda tangan"
    UUENCODED = "teks uuencode"
    PACKED = "arsip lain"
    """An archive that is not opened: only zip is."""
    ENCRYPTED = "terenkripsi"
    SIGNATURE = "tanda tangan digital"
    SHADOW = "berkas bayangan"
    """The fork that a Mac adds beside each file; nobody sent it."""
    SHORTCUT = "pintasan"
    """A file that only names another file, folder or page."""
    PROGRAM = "program"
    PACKAGE = "paket LKjIP"
    """The package of step 7; it is taken in by another command."""
    EMPTY = "kosong"
    UNKNOWN = "tidak dikenal"


def ending_of(name: str) -> str:
    """Return the ending of a file name in small letters, with its dot."""
    return PurePosixPath(name.lower()).suffix


def kind_of(data: bytes, name: str = "") -> Kind:
    """Return what a file is. Never raises; never looks at more than a few kilobytes of a zip."""
    ending = ending_of(name)
    named = ending in WORKBOOKS
    if not data:
        return Kind.WORKBOOK if named else Kind.EMPTY
    kind = _by_signature(data, ending)
    if kind in (Kind.EVIDENCE, Kind.UNKNOWN) and not document_kind(data):
        if ending in _SHORTCUT_ENDINGS:
            return Kind.SHORTCUT
        if _PROGRAMS.fullmatch(ending):
            return Kind.PROGRAM
        if ending in _ARCHIVES:
            return Kind.PACKED
    return Kind.WORKBOOK if named and kind is Kind.UNKNOWN else kind


def _by_signature(data: bytes, ending: str) -> Kind:
    if data.startswith(ZIP):
        return _zip_kind(data, ending)
    if data.startswith(OLE):
        return _compound_kind(data)
    if data.startswith(b"\x00\x05\x16\x07") or data.startswith(b"\x00\x05\x16\x00"):
        return Kind.SHADOW
    if data.startswith(b"\x78\x9f\x3e\x22"):
        return Kind.WINMAIL
    if data.removeprefix(b"\xef\xbb\xbf").startswith(_SHORTCUTS):
        return Kind.SHORTCUT
    if data.startswith(_RUN):
        return Kind.PROGRAM
    if any(data.startswith(signature) for signature, _ in _PACKED):
        return Kind.PACKED
    if document_kind(data):
        return Kind.EVIDENCE
    if data[:1] == b"\x30" and _SIGNED_DATA in data[:64]:
        return _cms_kind(data, ending)
    return _text_kind(data, ending)


def document_kind(data: bytes) -> str:
    """Return what a document or picture is in words; blank when it is none of the known ones."""
    for signature, words in _DOCUMENTS:
        if data.startswith(signature):
            return words
    if data[:4] == b"RIFF" and data[8:12] in (b"WEBP", b"WAVE", b"AVI "):
        return "gambar WebP" if data[8:12] == b"WEBP" else "rekaman"
    if data[4:8] == b"ftyp":
        return "gambar HEIC" if data[8:12] in (b"heic", b"heix", b"mif1") else "video"
    return ""


def _zip_kind(data: bytes, ending: str) -> Kind:
    names = part_names(data)
    if names is None:
        return Kind.WORKBOOK if ending in (*WORKBOOKS, "") else Kind.PACKED
    if b"mimetype" in names or b"content.xml" in names:
        if b"opendocument.spreadsheet" in data[:512] or ending == ".ods":
            return Kind.WORKBOOK
        macros = any(name.startswith((b"basic/", b"scripts/")) for name in names)
        return Kind.PROGRAM if macros else Kind.EVIDENCE
    if b"word/document.xml" in names or b"ppt/presentation.xml" in names:
        macros = any(b"vbaproject" in name or b"activex" in name for name in names)
        return Kind.PROGRAM if macros else Kind.EVIDENCE
    if b"[content_types].xml" in names or b"index/document.iwa" in names:
        return Kind.WORKBOOK
    if {b"manifest.json", b"data.json"} <= names:
        return Kind.PACKAGE
    if b"meta-inf/manifest.mf" in names or b"androidmanifest.xml" in names:
        return Kind.PROGRAM
    if ending in WORKBOOKS and any(name.startswith(b"xl/") for name in names):
        return Kind.WORKBOOK
    return Kind.ARCHIVE


def _compound_kind(data: bytes) -> Kind:
    """Return what an old container of Office holds: a mail, a workbook, a document."""
    names = streams(data)
    if any(name.startswith("__substg1.0_") or name == "__properties_version1.0" for name in names):
        return Kind.OUTLOOK
    if names & {"EncryptedPackage", "Workbook", "Book"} or not names:
        return Kind.WORKBOOK
    if names & {"WordDocument", "PowerPoint Document"}:
        return Kind.PROGRAM if any("VBA" in name for name in names) else Kind.EVIDENCE
    return Kind.UNKNOWN


def _cms_kind(data: bytes, ending: str) -> Kind:
    at = data.find(_SIGNED_DATA, 0, 64) + len(_SIGNED_DATA)
    if data[at : at + 1] != b"\x02":
        return Kind.ENCRYPTED
    return Kind.SIGNATURE if ending == ".p7s" else Kind.SIGNED


def _text_kind(data: bytes, ending: str) -> Kind:
    head = data[:_HEAD].removeprefix(b"\xef\xbb\xbf")
    if b"\n" not in head:  # an old Mac wrote it
        head = head.replace(b"\r", b"\n")
    if head.lstrip().startswith((PGP_MESSAGE, _PGP_SIGNATURE)):
        return Kind.ENCRYPTED if PGP_MESSAGE in head else Kind.SIGNATURE
    if ending == ".eml":
        return Kind.MAIL
    if head.startswith(b"From ") and _looks_like_a_mail(head.partition(b"\n")[2]):
        return Kind.MAILBOX
    counted = _COUNTED.match(head)
    if _looks_like_a_mail(head[counted.end() :] if counted else head.lstrip(b"\r\n")):
        return Kind.MAIL
    if ending == ".msg":
        return Kind.OUTLOOK
    if b"\x00" in head and not head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return Kind.UNKNOWN
    if _UUENCODED.search(data[: 64 * 1024]):
        return Kind.UUENCODED
    if b'progid="Excel.Sheet"' in head or ending in WORKBOOKS:
        return Kind.WORKBOOK
    return Kind.EVIDENCE if _is_text(head) else Kind.UNKNOWN


def _looks_like_a_mail(head: bytes) -> bool:
    """Tell a header of a mail from other text: fields only, and two that mails have."""
    lines = head.split(b"\n")[:-1][:40]
    fields = 0
    for line in lines:
        if not line.strip():
            break
        if line[:1] in b" \t" and fields:
            continue
        if _FIELD.match(line) is None:
            return False
        fields += 1
    found = {match.lower() for match in _MAIL_FIELD.findall(b"\n".join(lines))}
    return fields > 0 and (len(found) > 1 or b"content-type:" in found)


def _is_text(head: bytes) -> bool:
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return True
    odd = sum(byte < 32 and byte not in b"\t\r\n\x0c\x1b" for byte in head)
    return odd == 0
