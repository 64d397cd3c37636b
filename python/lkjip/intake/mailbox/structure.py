"""Tells from the structure of a mail, as IMAP gives it, whether a form may be in it."""

from __future__ import annotations

import re
from typing import Any

_PLAIN = (b"text", b"image", b"audio", b"video")
_HARMLESS = frozenset({b"pdf", b"pgp-signature", b"pkcs7-signature", b"x-pkcs7-signature"})
_SHEET_NAME = re.compile(rb"\.(?:xls[xmb]?|ods|csv|eml|msg|dat|zip|rar|7z)\b", re.IGNORECASE)


def may_carry_form(structure: Any) -> bool:
    """Return True if a part is neither text nor picture, or is named like a sheet or a mail."""
    try:
        if structure is None:
            return True
        if structure.is_multipart:
            return any(map(may_carry_form, structure[0]))
        kind, detail = structure[0].lower(), structure[1].lower()
        if kind not in _PLAIN and detail not in _HARMLESS:
            return True
        return _has_sheet_name(structure)
    except Exception:  # when a server's answer is odd, the mail may still carry a form
        return True


def _has_sheet_name(section: Any) -> bool:
    if isinstance(section, bytes):
        # An encoded name hides its ending, so it counts.
        return bool(_SHEET_NAME.search(section)) or b"=?" in section or b"''" in section
    return isinstance(section, tuple | list) and any(map(_has_sheet_name, section))
