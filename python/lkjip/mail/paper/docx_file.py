"""A new Word file from python-docx, free of what python-docx's own template brings."""

from __future__ import annotations

from datetime import UTC, datetime

from docx import Document
from docx.document import Document as WordDocument
from docx.oxml.ns import qn

from lkjip.mail.clean import one_line

_WORD_2013 = "15"
_LEFTOVERS = {"thumbnail", "stylesWithEffects", "customXml"}  # of python-docx's own template


def new_document(title: str, author: str, created: datetime) -> WordDocument:
    """An empty document with these properties, free of what python-docx's template brings."""
    document = Document()
    _drop_leftovers(document)
    _leave_compatibility_mode(document)
    properties = document.core_properties
    properties.title = one_line(title)[:255]  # the longest that python-docx lets through
    properties.author = properties.last_modified_by = one_line(author)[:255]
    properties.comments = ""
    properties.language = "id-ID"
    properties.revision = 1
    # Office reads these as UTC; a time without a zone is taken as it stands.
    moment = created.astimezone(UTC) if created.tzinfo else created
    properties.created = properties.modified = moment.replace(tzinfo=None, microsecond=0)
    return document


def _leave_compatibility_mode(document: WordDocument) -> None:
    """Say "Word 2013 or later"; the template says 2010, and Word then calls the file old."""
    for setting in document.settings.element.iter(qn("w:compatSetting")):
        if setting.get(qn("w:name")) == "compatibilityMode":
            setting.set(qn("w:val"), _WORD_2013)


def _drop_leftovers(document: WordDocument) -> None:
    """Leave out a picture of somebody else's first page and 440 kB of styles for Word 2010."""
    for part in (document.part.package, document.part):
        for key, relation in list(part.rels.items()):
            if relation.reltype.rpartition("/")[2] in _LEFTOVERS:
                del part.rels[key]
