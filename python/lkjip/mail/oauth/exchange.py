"""One question to a provider's web server: words go out as a form, JSON comes back."""

from __future__ import annotations

import json
import ssl
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from http.client import HTTPException
from typing import Any
from urllib.error import HTTPError
from urllib.parse import urlencode, urlsplit
from urllib.request import HTTPRedirectHandler, HTTPSHandler, Request, build_opener

from lkjip.errors import LkjipError, os_reason
from lkjip.patience import CONNECT_LIMIT, within
from lkjip.provider.refusals import distrusted

_MOST = 256 * 1024
"""Bytes of an answer; tokens have a few thousand."""


class NoAnswerError(Exception):
    """The provider could not be asked just now; the same question may be asked again."""


class GrantError(LkjipError):
    """The provider says no, or its answer cannot be used: a person has to do something."""


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer: the words of its JSON object, and by how much this computer's clock is ahead."""

    content: Mapping[str, Any]
    ahead: timedelta | None = None

    @property
    def text(self) -> str:
        """The object as JSON, which the library of OAuth reads."""
        return json.dumps(dict(self.content))

    def word(self, name: str) -> str:
        """Return a value as text; blank when there is none."""
        value = self.content.get(name)
        return str(value) if value is not None else ""


class _NoRedirect(HTTPRedirectHandler):
    """Follows no redirection: a secret goes to the address that it is meant for, or nowhere."""

    def redirect_request(self, *_: Any, **__: Any) -> None:
        return None


def ask(url: str, words: Mapping[str, str] | str, tls: ssl.SSLContext) -> Reply:
    """Send a form and return the answer, also one that says no.

    Raises ``NoAnswerError`` when trying again may help, ``GrantError`` when it cannot.
    """
    place = urlsplit(url).netloc
    body = words if isinstance(words, str) else urlencode(words)
    try:
        return within(CONNECT_LIMIT, lambda: _ask(url, body, tls), lambda: None)
    except ssl.SSLCertVerificationError as error:
        advice = distrusted(place, error)
    except OSError as error:
        reason = getattr(error, "reason", error)
        if isinstance(reason, ssl.SSLCertVerificationError):
            advice = distrusted(place, reason)
        else:
            words_of = "tidak menjawab" if isinstance(reason, TimeoutError) else _reason(reason)
            raise NoAnswerError(f"{place}: {words_of}") from None
    except (HTTPException, ValueError):
        raise NoAnswerError(f"{place}: jawabannya tidak dapat dibaca") from None
    raise GrantError(advice.sentence, advice.cure)


def _reason(reason: object) -> str:
    return os_reason(reason) if isinstance(reason, OSError) else "sambungan gagal"


def _ask(url: str, body: str, tls: ssl.SSLContext) -> Reply:
    if urlsplit(url).scheme != "https":
        raise GrantError(f"Alamat '{url}' tidak terenkripsi; tidak ada yang dikirim ke sana.")
    request = Request(  # noqa: S310 - only https, see above
        url,
        body.encode(),
        {"Content-Type": "application/x-www-form-urlencoded", "Accept": "application/json"},
    )
    # The proxies of the system and of the environment hold, as everywhere in Python.
    opener = build_opener(HTTPSHandler(context=tls), _NoRedirect())
    try:
        with opener.open(request, timeout=CONNECT_LIMIT) as answer:
            return _read(answer.read(_MOST), answer.headers.get("Date", ""))
    except HTTPError as error:
        with error:
            data = error.read(_MOST)
        reply = _read(data, error.headers.get("Date", ""))
        if error.code >= 500 or error.code == 429 or not reply.word("error"):
            raise TimeoutError from None  # the provider has trouble of its own
        return reply


def _read(data: bytes, date: str) -> Reply:
    try:
        content = json.loads(data)
    except (ValueError, RecursionError):
        content = {}
    return Reply(content if isinstance(content, dict) else {}, _ahead(date))


def _ahead(date: str) -> timedelta | None:
    """Compare the two clocks: a wrong one makes certificates and dates of mails wrong."""
    try:
        return datetime.now(UTC) - parsedate_to_datetime(date).astimezone(UTC)
    except (ValueError, TypeError, IndexError):
        return None
