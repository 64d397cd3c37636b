"""Headers of mails that others wrote: read without trust, never raising.

Python's modern mail policies raise on some headers seen in real mail (CPython issues 132794 and
134156), so mails are parsed with the old lenient policy and every header is decoded here.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import UTC, datetime, tzinfo
from email.header import decode_header
from email.message import Message
from email.policy import Compat32
from email.utils import parsedate_to_datetime

TERPANJANG = 8 * 1024
"""Longer headers are cut: the parsers of the standard library are slow on them, people never."""
_NAMA = 150
_KATA = 200
_DROPPED = frozenset({"Cf", "Cs", "Co", "Cn"})  # the bidirectional overrides are Cf
_ADDR = r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9-]*\.)+[A-Za-z0-9-]+"
_ONE_ADDRESS = re.compile(rf"\s*(?:(?P<bare>{_ADDR})|[^<>@]*<\s*(?P<angle>{_ADDR})\s*>)\s*")
_QUOTED = re.compile(r'"(?:[^"\\]|\\.)*"|=\?[^?\s]*\?[bBqQ]\?[^?\s]*\?=')
_COMMENT = re.compile(r"\([^()]*\)")
_FORMULA = "=+-@"  # a cell that begins so would be a formula (OWASP, CSV injection)
_PATH = re.compile(r"[\\/]")


class ApaAdanya(Compat32):
    """The lenient policy, with headers as one line of text; raw 8-bit is read as UTF-8."""

    def header_fetch_parse(self, name: str, value: str) -> str:
        """The header as text, unfolded and cut to what is sensible."""
        data = value[:TERPANJANG].encode("utf-8", "surrogateescape")
        try:
            text = data.decode("utf-8")
        except UnicodeDecodeError:
            text = data.decode("cp1252", "replace")
        return re.sub(r"[\r\n]+[ \t]?", " ", text)


POLICY = ApaAdanya()


def bersih(teks: str, panjang: int = _KATA) -> str:
    """One printable line that no cell takes for a formula."""
    kept = (
        " " if kind == "Cc" else char
        for char in unicodedata.normalize("NFC", teks[: panjang * 8])
        if (kind := unicodedata.category(char)) not in _DROPPED
    )
    return " ".join("".join(kept).split()).lstrip(_FORMULA + " ")[:panjang].rstrip()


def teks_kepala(message: Message, nama: str) -> str:
    """A header in words: encoded words decoded, cleaned; blank when there is none."""
    return bersih(_decoded(_raw(message, nama)))


def alamat_pengirim(message: Message) -> str:
    """The one address of ``From`` in small letters; blank when there is not exactly one."""
    given = message.get_all("From") or []
    return satu_alamat(str(given[0])) if len(given) == 1 else ""


def satu_alamat(kepala: str) -> str:
    """The one address of a header's value; blank when there is none or more than one.

    Read before anything is decoded, and without quoted names: an address inside a display name
    is not the sender.
    """
    text = _COMMENT.sub(" ", _QUOTED.sub(" ", kepala[:TERPANJANG]))
    match = _ONE_ADDRESS.fullmatch(text)
    return (match["bare"] or match["angle"]).lower() if match else ""


def nama_lampiran(part: Message) -> str:
    """The file name of a part, without folder; blank when it has none.

    Understands RFC 2231 (also split and encoded), encoded words, and raw UTF-8.
    """
    try:
        nama = part.get_filename() or ""
    except Exception:  # see the head of this module
        nama = ""
    return nama_berkas(_decoded(nama) if "=?" in nama else nama)


def nama_berkas(nama: str) -> str:
    """A name from a mail as one harmless line: no folder, no control or formula character."""
    tail = _PATH.split(nama)[-1]
    flat = bersih(tail, len(tail) + 1)
    stem, dot, ending = flat.rpartition(".")
    if not dot or len(ending) > 8:
        return flat[:_NAMA]
    return f"{stem[: _NAMA - len(ending) - 1]}.{ending}"


def waktu_tiba(message: Message, zona: tzinfo) -> datetime | None:
    """When the mail arrived, as local time without zone.

    The last server's ``Received`` goes before ``Date``, which the sender may write as he likes.
    """
    received = message.get_all("Received") or []
    candidates = [str(received[0]).rpartition(";")[2]] if received else []
    for text in (*candidates, _raw(message, "Date")):
        if (moment := baca_waktu(text, zona)) is not None:
            return moment
    return None


def baca_waktu(teks: str, zona: tzinfo) -> datetime | None:
    """A date of a header as local time without zone; ``None`` when it is none."""
    try:
        moment = parsedate_to_datetime(teks.strip())
        known = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
        return known.astimezone(zona).replace(tzinfo=None, microsecond=0)
    except (ValueError, TypeError, IndexError, OverflowError, AttributeError):
        return None


def _raw(message: Message, nama: str) -> str:
    return str(message.get(nama) or "")


def _decoded(text: str) -> str:
    try:
        pieces = decode_header(text)
    except Exception:  # a broken encoded word stays as it is
        return text
    return "".join(_piece(data, charset) for data, charset in pieces)


def _piece(data: str | bytes, charset: str | None) -> str:
    if isinstance(data, str):
        return data
    try:
        return data.decode(charset or "utf-8")
    except (LookupError, UnicodeDecodeError, ValueError):
        return data.decode("cp1252", "replace")
