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

_NOBODYS = frozenset({"example", "test", "invalid", "localhost"})  # RFC 2606, 2
_EXAMPLE = "contoh"


def is_valid_address(mail: str) -> bool:
    """Return whether ``mail`` is exactly one plain mail address (``nama@kantor.go.id``)."""
    match = _ADDRESS.fullmatch(mail)
    if match is None or len(mail) > _ADDRESS_LENGTH:
        return False
    return len(match["local"]) <= _LOCAL_LENGTH


def is_example_address(mail: str) -> bool:
    """Tell an address of the shipped example, or one that stands for any: no mail may go there.

    Their hosts end in a word that belongs to nobody (RFC 2606) or bear the word ``contoh``.
    """
    local, _, host = mail.strip().casefold().rpartition("@")
    labels = host.split(".")
    reserved = labels[-1] in _NOBODYS or labels[-2:-1] == ["example"]
    return bool(local) and (reserved or _EXAMPLE in labels or local == _EXAMPLE)


@dataclass(frozen=True, slots=True)
class MailAddress:
    """One mailbox: a checked address and a display name that is safe in a header.

    Raises ``UsageError`` when ``mail`` is not one plain address. ``name`` is cleaned, not refused.
    """

    mail: str
    name: str = ""

    def __post_init__(self) -> None:
        if not is_valid_address(self.mail):
            raise UsageError(
                f"Alamat surel “{one_line(self.mail)}” tidak dapat dipakai.",
                "Tulis satu alamat seperti nama@contoh.go.id, tanpa spasi dan tanpa tanda kurung.",
            )
        name = one_line(_SPECIALS.sub(" ", one_line(self.name)))
        object.__setattr__(self, "name", name[:_NAME_LENGTH].rstrip())


def usable_addresses(text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the addresses in one register cell that can be used, and those that cannot."""
    parts = _parts(text)
    good = tuple(mail for mail in parts if is_valid_address(mail))
    return good, tuple(one_line(mail) for mail in parts if mail not in good)


def _parts(text: str) -> tuple[str, ...]:
    typed = (part.strip() for part in re.split(r"[;,\r\n]", text))
    return tuple(dict.fromkeys(part for part in typed if part))


def read_address(text: str, name: str = "") -> tuple[MailAddress, ...]:
    """Return the addresses in one register cell, separated by ``;``, ``,`` or a line break.

    A blank cell gives ``()``; the same address twice gives it once; ``name`` goes to each.
    Raises ``UsageError`` naming the first address that cannot be used.
    """
    return tuple(MailAddress(mail, name) for mail in _parts(text))
