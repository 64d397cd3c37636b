"""The office's coat of arms as a picture in Word: in letterheads and on the report's cover."""

from __future__ import annotations

import io

from docx.shared import Length
from docx.text.paragraph import Paragraph

from lkjip.errors import UsageError

_PNG_OR_JPEG = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff")


def add_emblem(paragraph: Paragraph, picture: bytes, width: Length, height: Length) -> None:
    """Add the picture to the paragraph, as large as ``width`` and ``height`` allow.

    Raises ``UsageError`` when it is not a picture that Word can show.
    """
    try:
        if not picture.startswith(_PNG_OR_JPEG):
            raise ValueError("neither PNG nor JPEG")
        shape = paragraph.add_run().add_picture(io.BytesIO(picture), width)
    except Exception as error:  # python-docx meets a broken picture with errors of many kinds
        raise UsageError(
            "Gambar lambang dari setelan Gambar lambang tidak dapat dibaca.",
            "Pakai berkas PNG atau JPEG, atau kosongkan setelan Gambar lambang.",
        ) from error
    if shape.height > height:
        shape.width, shape.height = Length(width * height // shape.height), height
    for side in "TBLR":  # left out, LibreOffice takes 3 mm and cuts the picture
        shape._inline.set(f"dist{side}", "0")
    shape._inline.docPr.set("descr", "Lambang daerah")
