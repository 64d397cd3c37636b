"""The safety gate: what a file must pass before any reader sees its contents.

Stages, cheapest first: signature → zip directory (names, sizes, encryption, methods, banned parts)
→ bounded inflation with CRC and a look for DOCTYPE. A file that fails is refused with a finding.
"""

from __future__ import annotations

import re
import zipfile
import zlib
from io import BytesIO

from lkjip.findings import Finding, Place, make

MIB = 1024 * 1024
MAX_FILE = 16 * MIB
MAX_PART = 16 * MIB
MAX_TOTAL = 48 * MIB
MAX_PARTS = 400
CHUNK = 256 * 1024

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = b"PK\x03\x04"
_BANNED: tuple[tuple[str, str], ...] = (
    (r"(^|/)vbaproject\.bin$|(^|/)vbadata\.xml$", "makro VBA"),
    (r"^xl/macrosheets/|^xl/dialogsheets/", "lembar makro Excel 4"),
    (r"^xl/activex/|^xl/ctrlprops/", "kontrol ActiveX"),
    (r"^xl/embeddings/", "objek tertanam"),
    (r"^xl/connections\.xml$|^xl/querytables/", "sambungan data luar"),
    (r"^xl/externallinks/", "tautan ke berkas luar"),
    (r"^customui/|^usercustomization/", "bagian tak dikenal customUI"),
)
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_ENCRYPTED = 0x1
_DOCTYPE = re.compile(rb"<!\s*(DOCTYPE|ENTITY)", re.IGNORECASE)
_MACRO_TYPE = b"macroEnabled"


def inspect(data: bytes, berkas: str) -> list[Finding]:
    """The findings that refuse a file; an empty list lets it pass."""
    place = Place(berkas)
    if not data:
        return [make("K02", place)]
    if len(data) > MAX_FILE:
        return [make("K05", place, rinci=f"{len(data) // MIB} MiB, paling besar 16 MiB")]
    if data.startswith(_OLE):
        reason = "format lama .xls, atau berkas bersandi"
        return [make("K01", place, rinci=reason)]
    if not data.startswith(_ZIP):
        return [make("K01", place, rinci="isinya bukan arsip Excel")]
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            return _directory(archive, place) or _contents(archive, place)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, ValueError):
        return [make("K03", place, rinci="arsip tidak utuh")]


def _directory(archive: zipfile.ZipFile, place: Place) -> list[Finding]:
    infos = archive.infolist()
    names = [info.filename.lower() for info in infos]
    if len(infos) > MAX_PARTS:
        return [make("K05", place, rinci=f"{len(infos)} bagian, paling banyak {MAX_PARTS}")]
    if len(set(names)) != len(names):
        return [make("K06", place, rinci="entri ganda dalam arsip")]
    if any(info.flag_bits & _ENCRYPTED for info in infos):
        return [make("K01", place, rinci="arsip terenkripsi")]
    if any(info.compress_type not in _METHODS for info in infos):
        return [make("K06", place, rinci="kompresi tidak lazim")]
    if "mimetype" in names:
        return [make("K01", place, rinci="format OpenDocument .ods")]
    if "xl/workbook.xml" not in names:
        return [make("K01", place, rinci="arsip ini bukan buku kerja Excel")]
    for pattern, what in _BANNED:
        if any(re.search(pattern, name) for name in names):
            return [make("K04", place, rinci=what)]
    for info in infos:
        if info.file_size > MAX_PART:
            size = f"bagian {info.filename} {info.file_size // MIB} MiB, paling besar 16 MiB"
            return [make("K05", place, rinci=size)]
    if sum(info.file_size for info in infos) > MAX_TOTAL:
        return [make("K05", place, rinci="isi lebih dari 48 MiB")]
    return []


def _contents(archive: zipfile.ZipFile, place: Place) -> list[Finding]:
    for info in archive.infolist():
        size = 0
        tail = b""
        is_xml = info.filename.lower().endswith((".xml", ".rels", ".vml"))
        with archive.open(info) as part:
            while chunk := part.read(CHUNK):
                size += len(chunk)
                if size > info.file_size:
                    return [make("K06", place, rinci="ukuran bagian tidak sesuai direktori")]
                window = tail + chunk
                if is_xml and _DOCTYPE.search(window):
                    return [make("K06", place, rinci="DOCTYPE dalam XML")]
                if info.filename == "[Content_Types].xml" and _MACRO_TYPE in window:
                    return [make("K04", place, rinci="makro VBA")]
                tail = window[-32:]
        if is_xml and size >= 2 and _head(archive, info)[:2] in (b"\xff\xfe", b"\xfe\xff"):
            return [make("K06", place, rinci="pengodean XML bukan UTF-8")]
    return []


def _head(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> bytes:
    with archive.open(info) as part:
        return part.read(2)
