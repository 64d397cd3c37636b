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

from lkjip.intake.message.server_check import CUT, results_in

LONGEST_HEADER = 8 * 1024
"""Longer headers are cut: the parsers of the standard library are slow on them, people never."""
_NAME = 150
_WORD = 200
_DROPPED = frozenset({"Cf", "Cs", "Co", "Cn"})  # the bidirectional overrides are Cf
_ADDR = r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9-]*\.)+[A-Za-z0-9-]+"
_ONE_ADDRESS = re.compile(rf"\s*(?:(?P<bare>{_ADDR})|[^<>@]*<\s*(?P<angle>{_ADDR})\s*>)\s*")
_QUOTED = re.compile(r'"(?:[^"\\]|\\.)*"|=\?[^?\s]*\?[bBqQ]\?[^?\s]*\?=')
_COMMENT = re.compile(r"\([^()]*\)")
_FORMULA = "=+-@"  # a cell that begins so would be a formula (OWASP, CSV injection)
_PATH = re.compile(r"[\\/]")


class LenientPolicy(Compat32):
    """The lenient policy, with headers as one line of text; raw 8-bit is read as UTF-8."""

    def header_fetch_parse(self, name: str, value: str) -> str:
        """Return the header as text, unfolded and cut to what is sensible."""
        data = value[:LONGEST_HEADER].encode("utf-8", "surrogateescape")
        try:
            text = data.decode("utf-8")
        except UnicodeDecodeError:
            text = data.decode("cp1252", "replace")
        return re.sub(r"[\r\n]+[ \t]?", " ", text)


POLICY = LenientPolicy()


def clean(text: str, length: int = _WORD) -> str:
    """Return one printable line that no cell takes for a formula."""
    kept = (
        " " if kind == "Cc" else char
        for char in unicodedata.normalize("NFC", text[: length * 8])
        if (kind := unicodedata.category(char)) not in _DROPPED
    )
    return " ".join("".join(kept).split()).lstrip(_FORMULA + " ")[:length].rstrip()


def header_text(message: Message, name: str) -> str:
    """Return a header in words: encoded words decoded, cleaned; blank when there is none."""
    return clean(_decoded(_raw(message, name)))


def sender_address(message: Message) -> str:
    """Return the one address of ``From`` in small letters; blank when there is not exactly one."""
    given = message.get_all("From") or []
    return single_address(str(given[0])) if len(given) == 1 else ""


def single_address(head: str) -> str:
    """Return the one address of a header's value; blank when there is none or more than one.

    Read before anything is decoded, and without quoted names: an address inside a display name
    is not the sender.
    """
    text = _COMMENT.sub(" ", _QUOTED.sub(" ", head[:LONGEST_HEADER]))
    match = _ONE_ADDRESS.fullmatch(text)
    return (match["bare"] or match["angle"]).lower() if match else ""


def attachment_name(part: Message) -> str:
    """Return the file name of a part, without folder; blank when it has none.

    Understands RFC 2231 (also split and encoded), encoded words, and raw UTF-8.
    """
    try:
        name = part.get_filename() or ""
    except Exception:  # see the head of this module
        name = ""
    return file_name(_decoded(name) if "=?" in name else name)


def file_name(name: str) -> str:
    """Return a file name as one harmless line: no folder, no control or formula character."""
    tail = _PATH.split(name)[-1]
    flat = clean(tail, len(tail) + 1)
    stem, dot, ending = flat.rpartition(".")
    if not dot or len(ending) > 8:
        return flat[:_NAME]
    return f"{stem[: _NAME - len(ending) - 1]}.{ending}"


def authentication(message: Message) -> str:
    """Return the topmost ``Authentication-Results``, which the last server wrote; else blank.

    Kept are the server and each result once: whoever signs a mail many times makes the header long,
    and must not push a failed check out of sight.
    """
    given = _raw(message, "Authentication-Results")
    plain = _COMMENT.sub(" ", _QUOTED.sub(" ", given))
    server, _, rest = plain.partition(";")
    found = [f"{method}={result}" for method, result in results_in(rest)]
    if len(given) >= LONGEST_HEADER:
        found.append(CUT)
    return clean("; ".join([server.strip(), *dict.fromkeys(found)]), 500)


def arrival_time(message: Message, zone: tzinfo) -> datetime | None:
    """Return when the mail arrived, as local time without zone.

    The last server's ``Received`` goes before ``Date``, which the sender may write as he likes.
    """
    received = message.get_all("Received") or []
    candidates = [str(received[0]).rpartition(";")[2]] if received else []
    for text in (*candidates, _raw(message, "Date")):
        if (moment := read_time(text, zone)) is not None:
            return moment
    return None


def read_time(text: str, zone: tzinfo) -> datetime | None:
    """Return a date of a header as local time without zone; ``None`` when it is none."""
    try:
        moment = parsedate_to_datetime(text.strip())
        known = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
        return known.astimezone(zone).replace(tzinfo=None, microsecond=0)
    except (ValueError, TypeError, IndexError, OverflowError, AttributeError):
        return None


def _raw(message: Message, name: str) -> str:
    return str(message.get(name) or "")


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
