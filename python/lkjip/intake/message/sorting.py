"""Sorts the files of a mail once all of them are known: a workbook beside a form is evidence."""

from __future__ import annotations

import zipfile
from dataclasses import replace
from io import BytesIO

from lkjip.findings import Place, make
from lkjip.forms import spec
from lkjip.intake.content.compound import streams
from lkjip.intake.content.kind import OLE, Kind, document_kind, kind_of
from lkjip.intake.content.zip_names import part_names
from lkjip.intake.message.attachment import Incoming
from lkjip.intake.message.gather import WHY
from lkjip.intake.message.model import IncomingMail

SHOWN_ARCHIVES = 3
_LISTS = ("xl/workbook.xml", "xl/workbook.bin", "content.xml")
"""The parts that name the sheets of a workbook."""
_MOST = 4 * 1024 * 1024


def finish(mail: IncomingMail) -> None:
    """Sort the workbooks, and add the remarks that need all parts to have been seen."""
    forms = [one for one in mail.attachment if _is_form(one.data)]
    if forms and len(forms) < len(mail.attachment):
        aside = [one for one in mail.attachment if one not in forms and _is_document(one)]
        mail.attachment = [one for one in mail.attachment if one not in aside]
        mail.evidence += aside
    _name_archives(mail)
    carried = bool(mail.attachment or mail.evidence)
    unknown = any(not one.sender.strip(" –") for one in (*mail.attachment, *mail.evidence))
    if carried and unknown and not mail.office and not mail.sender:
        mail.findings.append(make("M02", Place(mail.name), nilai="tidak ada atau lebih dari satu"))
    mail.empty = not (carried or mail.findings or mail.bounces or mail.automatic or mail.office)


def _name_archives(mail: IncomingMail) -> None:
    """Ask for the form itself where nothing but archives came that are not opened."""
    packed = [one for one in mail.unread if one.reason == WHY[Kind.PACKED]]
    if packed and not mail.attachment and not mail.office:
        more = ", …" if len(packed) > SHOWN_ARCHIVES else ""
        names = ", ".join(one.name for one in packed[:SHOWN_ARCHIVES])
        mail.note_once("M04", names + more)
        mail.unread = [replace(one, quiet=one.quiet or one in packed) for one in mail.unread]


def _is_form(data: bytes) -> bool:
    """Return whether a workbook has the hidden sheet of a form; a damaged one has not."""
    name = spec.HIDDEN_SHEET
    if not data.startswith(b"PK\x03\x04"):
        return name.encode() in data or name.encode("utf-16-le") in data
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            listed = {one.filename.replace("\\", "/"): one for one in archive.infolist()}
            part = next(listed[key] for key in _LISTS if key in listed)
            with archive.open(part) as stream:
                text = stream.read(_MOST)
    except Exception:  # the standard library raises errors of many kinds on broken archives
        return False
    return name.encode() in text or name.encode("utf-16-le") in text


def _is_document(one: Incoming) -> bool:
    """Return whether a file that is no form is whole and harmless: the gate need not refuse it."""
    if document_kind(one.data) or kind_of(one.data) is Kind.EVIDENCE:
        return True
    if one.data.startswith(OLE):
        paths = streams(one.data)
        return bool(paths) and not any("VBA" in path for path in paths)
    names = part_names(one.data) if one.data.startswith(b"PK\x03\x04") else None
    return names is not None and not any(b"vbaproject" in name for name in names)
