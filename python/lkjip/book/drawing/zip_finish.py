"""The zip step after XlsxWriter, for the parts that it cannot write itself.

Adds the ribbon tab "LKjIP", locks the workbook's structure, and gives the primary buttons a
larger, bold caption. Constant zip dates keep two builds identical. A seal over all parts tells a
book that was never saved from one that was.
"""

from __future__ import annotations

import hashlib
import re
import zipfile
from collections.abc import Mapping, Sequence
from io import BytesIO
from xml.sax.saxutils import quoteattr

from lkjip.actions import Button
from lkjip.book.spec import Layout
from lkjip.book.vba.sources import ribbon_callback
from lkjip.sop.activities import ALL_STEPS

RIBBON_PART = "customUI/customUI14.xml"
RIBBON_RELATION = "http://schemas.microsoft.com/office/2007/relationships/ui/extensibility"
RIBBON_NAMESPACE = "http://schemas.microsoft.com/office/2009/07/customui"
ZIP_DATE = (1980, 1, 1, 0, 0, 0)
SEALED_PART = "docProps/core.xml"
_SEAL = re.compile(rb"<cp:contentStatus>bangun ([0-9a-f]{64})</cp:contentStatus>")
_CAPTION = re.compile(r'<font face="Calibri" size="220" color="#000000">([^<]*)</font>')


def ribbon(groups: Sequence[tuple[str, Sequence[Button]]]) -> str:
    """Return the ribbon tab: one group per step that has buttons, one for the common ones."""
    lines = [
        f'<customUI xmlns="{RIBBON_NAMESPACE}"><ribbon><tabs><tab id="tabLkjip" label="LKjIP">'
    ]
    for i, (label, buttons) in enumerate(groups, 1):
        lines.append(f'<group id="grp{i}" label={quoteattr(label)}>')
        lines += [
            f"<button id={quoteattr(f'btn{i}_{b.sub}')} label={quoteattr(b.caption)} "
            f"screentip={quoteattr(b.hint)} onAction={quoteattr(ribbon_callback(b.sub))}/>"
            for b in buttons
        ]
        lines.append("</group>")
    lines.append("</tab></tabs></ribbon></customUI>")
    return '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' + "".join(lines)


def groups(layout: Layout) -> list[tuple[str, list[Button]]]:
    """Return the ribbon's groups: each step's own buttons in SOP order, then the common ones."""
    tabs: dict[str, list[Button]] = {}
    for placed in layout.buttons:
        tabs.setdefault(placed.tab, []).append(placed.button)
    seen = [set(map(id, buttons)) for tab, buttons in tabs.items() if tab != "Beranda"]
    common = set.intersection(*seen) if seen else set()
    found = [
        (step.tab, [b for b in tabs.get(step.tab, []) if id(b) not in common]) for step in ALL_STEPS
    ]
    everywhere = [b for b in next(iter(tabs.values()), []) if id(b) in common]
    return [(tab, buttons) for tab, buttons in [*found, ("Umum", everywhere)] if buttons]


def finish(data: bytes, layout: Layout) -> bytes:
    """Return the book with ribbon, structure lock and button captions."""
    captions = {p.button.caption for p in layout.buttons if p.primary}
    parts: dict[str, bytes] = {}
    with zipfile.ZipFile(BytesIO(data)) as old:
        for info in old.infolist():
            part = old.read(info.filename)
            if info.filename == "_rels/.rels":
                part = _add_relation(part)
            elif info.filename == "xl/workbook.xml":
                part = _lock_structure(part)
            elif info.filename.endswith(".vml"):
                part = _captions(part, captions)
            parts[info.filename] = part
    parts[RIBBON_PART] = ribbon(groups(layout)).encode()
    seal = f"<cp:contentStatus>bangun {_fingerprint(parts)}</cp:contentStatus>"
    end = "</cp:coreProperties>"
    parts[SEALED_PART] = _replace(parts[SEALED_PART], end, seal + end)
    target = BytesIO()
    with zipfile.ZipFile(target, "w") as new:
        for name, part in parts.items():
            _write(new, name, part)
    return target.getvalue()


def is_sealed(data: bytes) -> bool:
    """Tell whether a book is as a build left it: no program has saved it since."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            parts = {name: archive.read(name) for name in archive.namelist()}
    except (zipfile.BadZipFile, OSError, ValueError, EOFError):
        return False
    seal = _SEAL.search(parts.get(SEALED_PART, b""))
    return seal is not None and seal[1].decode() == _fingerprint(parts)


def _fingerprint(parts: Mapping[str, bytes]) -> str:
    """SHA-256 over every part but the sealed one itself."""
    digest = hashlib.sha256()
    for name in sorted(parts):
        if name != SEALED_PART:
            digest.update(f"{name}\n{len(parts[name])}\n".encode() + parts[name])
    return digest.hexdigest()


def _write(archive: zipfile.ZipFile, name: str, data: bytes) -> None:
    info = zipfile.ZipInfo(name, ZIP_DATE)
    info.compress_type = zipfile.ZIP_DEFLATED
    info.create_system = 0
    archive.writestr(info, data)


def _add_relation(part: bytes) -> bytes:
    relation = f'<Relationship Id="rIdPita" Type="{RIBBON_RELATION}" Target="{RIBBON_PART}"/>'
    return _replace(part, "</Relationships>", relation + "</Relationships>")


def _lock_structure(part: bytes) -> bytes:
    return _replace(part, "<bookViews>", '<workbookProtection lockStructure="1"/><bookViews>')


def _replace(part: bytes, old: str, new: str) -> bytes:
    text = part.decode("utf-8")
    if text.count(old) != 1:
        raise RuntimeError(f"XlsxWriter's output has no single {old!r} any more")
    return text.replace(old, new).encode()


def _captions(part: bytes, primary: set[str]) -> bytes:
    def bigger(match: re.Match[str]) -> str:
        if match[1] not in primary:
            return match[0]
        return f'<font face="Calibri" size="260" color="#1F3864"><b>{match[1]}</b></font>'

    text = part.decode("utf-8")
    return re.sub(
        r'<font face="Calibri" size="220" color="#000000">([^<]*)</font>', bigger, text
    ).encode()
