"""Mail addresses as typed into a register: read, checked, never trusted."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lkjip.errors import UsageError
from lkjip.mail.clean import one_line

# RFC 5322 dot-atom at an ASCII host name: the form that every office mailbox has. Quoted local
# parts, comments and address literals are legal but only ever seen in attacks.
_ATOM = r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+"
_LABEL = r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
_ADDRESS = re.compile(rf"(?P<local>{_ATOM}(?:\.{_ATOM})*)@{_LABEL}(?:\.{_LABEL})+")
_LOCAL_LENGTH = 64  # RFC 5321, 4.5.3.1.1
_ADDRESS_LENGTH = 254  # RFC 5321, 4.5.3.1.3 (a path of 256 with its angle brackets)

# RFC 5322 "specials" in a name need quoting that Python and mail programs get wrong when the
# name is folded or encoded (CPython gh-121284), so a name goes out without them.
_SPECIALS = re.compile(r'[()<>@,:;."\[\]\\=?_]+')
_NAME_LENGTH = 120


def alamat_sah(surel: str) -> bool:
    """Whether ``surel`` is exactly one plain mail address (``nama@kantor.go.id``)."""
    match = _ADDRESS.fullmatch(surel)
    if match is None or len(surel) > _ADDRESS_LENGTH:
        return False
    return len(match["local"]) <= _LOCAL_LENGTH


@dataclass(frozen=True, slots=True)
class Alamat:
    """One mailbox: a checked address and a display name that is safe in a header.

    Raises ``UsageError`` when ``surel`` is not one plain address. ``nama`` is cleaned, not refused.
    """

    surel: str
    nama: str = ""

    def __post_init__(self) -> None:
        if not alamat_sah(self.surel):
            raise UsageError(
                f"Alamat surel “{one_line(self.surel)}” tidak dapat dipakai.",
                "Tulis satu alamat seperti nama@contoh.go.id, tanpa spasi dan tanpa tanda kurung.",
            )
        nama = one_line(_SPECIALS.sub(" ", one_line(self.nama)))
        object.__setattr__(self, "nama", nama[:_NAME_LENGTH].rstrip())


def baca_alamat(teks: str, nama: str = "") -> tuple[Alamat, ...]:
    """The addresses in one register cell, separated by ``;``, ``,`` or a line break.

    A blank cell gives ``()``; the same address twice gives it once; ``nama`` goes to each.
    Raises ``UsageError`` naming the first address that cannot be used.
    """
    typed = (part.strip() for part in re.split(r"[;,\r\n]", teks))
    return tuple(Alamat(surel, nama) for surel in dict.fromkeys(part for part in typed if part))
