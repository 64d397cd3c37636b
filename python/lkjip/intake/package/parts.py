"""Sorts the parts of a package: dangerous ones, known ones, ones that carry pictures.

Dangerous parts refuse a file by their name, by their content type, and by the relationship that
points to them: any of the three is enough, so that renaming a part helps nobody.
"""

from __future__ import annotations

import re
from functools import lru_cache

from lkjip.intake.package.refusal import RefusedError

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How the old container of Office begins."""
_PROGRAM_HEAD = 4096
"""Where a program of Windows says that it is one."""
_MASHUP_UTF16 = "DataMashup".encode("utf-16-le")

_BANNED_NAMES: tuple[tuple[str, str], ...] = (
    ("makro VBA", r"(?:[^\n]*/)?(?:vbaproject[^/\n]*\.bin|vbadata\.xml)"),
    ("lembar makro Excel 4", r"xl/(?:intl)?(?:macrosheets|dialogsheets)/[^\n]*"),
    ("kontrol ActiveX", r"xl/(?:activex|ctrlprops)/[^\n]*"),
    ("objek tertanam", r"xl/embeddings/[^\n]*|[^\n]*oleobject[^/\n]*\.bin"),
    ("sambungan data luar", r"xl/connections[^/\n]*\.xml|xl/(?:querytables|model)/[^\n]*"),
    ("tautan ke berkas luar", r"xl/externallinks/[^\n]*"),
    ("bagian tak dikenal customUI", r"customui/[^\n]*|usercustomization/[^\n]*"),
    ("panel add-in", r"(?:xl/)?webextensions/[^\n]*"),
    ("program", r"[^\n]*\.(?:exe|dll|js|jse|vbs|vbe|wsf|bat|cmd|ps1|scr|hta|lnk|com|msi|jar|sh)"),
)
_BANNED = re.compile(
    "|".join(f"(?P<b{i}>^(?:{pattern})$)" for i, (_, pattern) in enumerate(_BANNED_NAMES)),
    re.MULTILINE,
)

_BANNED_TYPES: tuple[tuple[str, str], ...] = (
    ("vbaproject", "makro VBA"),
    ("vbadata", "makro VBA"),
    ("macrosheet", "lembar makro Excel 4"),
    ("dialogsheet", "lembar makro Excel 4"),
    ("activex", "kontrol ActiveX"),
    ("ctrlprop", "kontrol ActiveX"),
    ("controlproperties", "kontrol ActiveX"),
    ("relationships/control", "kontrol ActiveX"),
    ("oleobject", "objek tertanam"),
    ("relationships/package", "objek tertanam"),
    ("relationships/afchunk", "objek tertanam"),
    ("externallink", "tautan ke berkas luar"),
    ("attachedtemplate", "tautan ke berkas luar"),
    ("relationships/connections", "sambungan data luar"),
    ("connections+xml", "sambungan data luar"),
    ("querytable", "sambungan data luar"),
    ("powerpivotdata", "sambungan data luar"),
    ("extensibility", "bagian tak dikenal customUI"),
    ("usercustomization", "bagian tak dikenal customUI"),
    ("webextension", "panel add-in"),
)
_TYPE = re.compile("|".join(f"(?P<b{i}>{word})" for i, (word, _) in enumerate(_BANNED_TYPES)))

_KNOWN = re.compile(
    r"\[content_types\]\.xml|(?:[^\n]*/)?_rels/[^/\n]*\.rels|[^\n]*/|"
    r"docprops/[^\n]*|docmetadata/labelinfo\.xml|customxml/[^\n]*|\[trash\]/[^\n]*|"
    r"xl/(?:workbook|styles|sharedstrings|calcchain|metadata|usernames|volatiledependencies)\.xml|"
    r"xl/(?:worksheets|chartsheets|theme|printersettings|comments|threadedcomments|persons|"
    r"drawings|media|charts|diagrams|tables|richdata|featurepropertybag|revisions|diagrams|"
    r"customproperty)/[^\n]*|xl/(?:comments|customproperty|sheetmetadata)[^/\n]*"
)


@lru_cache(maxsize=64)
def refuse_by_names(names: tuple[str, ...]) -> None:
    """Refuse a package by the lower-case names of its parts; programs use the same ones always."""
    _refuse_other_packages(frozenset(names))
    refuse_banned_names(names)


def refuse_banned_names(names: tuple[str, ...]) -> None:
    """Refuse a package, of any program, by the lower-case name of a dangerous part."""
    found = _BANNED.search("\n".join(names))
    if found is not None and found.lastgroup is not None:
        raise RefusedError("K04", _BANNED_NAMES[int(found.lastgroup[1:])][0])


def refuse_banned_type(kind: str) -> None:
    """Refuse a package by one content type or relationship type."""
    danger = _danger(kind)
    if danger:
        raise RefusedError("K04", danger)


@lru_cache(maxsize=256)
def _danger(kind: str) -> str:
    found = _TYPE.search(kind.lower())
    if found is None or found.lastgroup is None:
        return ""
    return _BANNED_TYPES[int(found.lastgroup[1:])][1]


def _refuse_other_packages(names: frozenset[str]) -> None:
    """Refuse a zip that is no workbook, and say what it is; ``names`` are lower case."""
    if "mimetype" in names or "content.xml" in names:
        raise RefusedError("K01", "format OpenDocument .ods; simpan sebagai .xlsx")
    if "xl/workbook.bin" in names:
        raise RefusedError("K01", "format biner .xlsb; simpan sebagai .xlsx")
    if "word/document.xml" in names:
        raise RefusedError("K01", "dokumen Word")
    if "ppt/presentation.xml" in names:
        raise RefusedError("K01", "presentasi PowerPoint")
    if "index/document.iwa" in names:
        raise RefusedError("K01", "format Apple Numbers; ekspor sebagai .xlsx")
    if "[content_types].xml" not in names or "_rels/.rels" not in names:
        inside = next((n for n in sorted(names) if n.endswith((".xlsx", ".xls"))), "")
        if inside:
            shown = inside.rsplit("/", 1)[-1]
            raise RefusedError("K01", f"arsip zip berisi '{shown}'; kirim berkas itu langsung")
        raise RefusedError("K01", "arsip ini bukan buku kerja Excel")


def refuse_by_content(name: str, part: bytes) -> None:
    """Refuse what a harmless name hides: an old Office object, a Power Query, a real-time link."""
    if part.startswith(OLE):
        raise RefusedError("K04", "objek tertanam")
    if part.startswith(b"MZ") and b"PE\0\0" in part[:_PROGRAM_HEAD]:
        raise RefusedError("K04", "program")
    if name.startswith("customxml/") and (b"DataMashup" in part or _MASHUP_UTF16 in part):
        raise RefusedError("K04", "sambungan data luar")
    if name == "xl/volatiledependencies.xml":
        raise RefusedError("K04", "tautan DDE")


@lru_cache(maxsize=64)
def unknown(names: tuple[str, ...]) -> tuple[str, ...]:
    """Return the lower-case names that no usual spreadsheet program writes."""
    return tuple(name for name in names if _KNOWN.fullmatch(name) is None)
