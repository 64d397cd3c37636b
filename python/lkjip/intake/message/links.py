"""Finds links to files in the words of a mail: what providers put in the place of an attachment."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html.parser import HTMLParser
from urllib.parse import parse_qs, urlsplit

_STORES = re.compile(
    r"(?:(?:(?:docs|drive|photos)\.google\.com/(?!forms/|help|support)|drive\.app\.goo\.gl/|"
    r"photos\.app\.goo\.gl/|1drv\.ms/|onedrive\.live\.com/|[\w-]+\.sharepoint\.com/|"
    r"(?:www\.)?dropbox\.com/|we\.tl/|(?:[\w-]+\.)?wetransfer\.com/|(?:www\.)?icloud\.com/|"
    r"(?:www\.)?mediafire\.com/|mega\.(?:nz|co\.nz)/|(?:[\w-]+\.)?box\.com/|"
    r"(?:[\w-]+\.)?terabox\.com/)(?=.)|[\w.-]+/(?:index\.php/)?s/[A-Za-z0-9]{12,20}(?=[/?#]|$))",
    re.IGNORECASE,
)
"""The stores of files, by the beginning of an address; the last one is Nextcloud at any server."""
_SHORT = re.compile(r"(?:s\.id|bit\.ly|tinyurl\.com)/", re.IGNORECASE)
_ADDRESS = re.compile(r"https?://[^\s<>\"'\]\)}]{4,2000}", re.IGNORECASE)
_SAFE = ".safelinks.protection.outlook.com"
_LOOKED_AT = 256 * 1024
_LONGEST = 300
_LONGEST_NAME = 80
MOST_LINKS = 5


@dataclass(frozen=True, slots=True)
class Link:
    """A link to a file. ``name`` is what the mail calls the file, where it does."""

    address: str
    name: str = ""

    @property
    def words(self) -> str:
        """The link as a person needs it: the name of the file, and its address."""
        return f"{self.name} ({self.address})" if self.name else self.address


def file_links(text: str, is_html: bool = False) -> list[Link]:
    """Return the links to stores of files, each address once."""
    found: dict[str, Link] = {}
    for address, name in _addresses(text[:_LOOKED_AT], is_html):
        plain = _without_wrapping(address)
        if _STORES.match(plain.partition("://")[2]):
            short = plain[:_LONGEST]
            if short not in found or not found[short].name:
                found[short] = Link(short, name)
    return list(found.values())


def store_host(text: str) -> str:
    """Return the host of the first link to a store or by a short name; blank without any."""
    for found in _ADDRESS.finditer(text[:_LOOKED_AT]):
        place = _without_wrapping(found[0]).partition("://")[2]
        if _STORES.match(place) or _SHORT.match(place):
            return place.partition("/")[0].lower()
    return ""


def merge(known: list[Link], more: list[Link]) -> None:
    """Add links; of one address the one with a name stays."""
    places = {one.address: number for number, one in enumerate(known)}
    for one in more:
        if one.address not in places:
            places[one.address] = len(known)
            known.append(one)
        elif not known[places[one.address]].name:
            known[places[one.address]] = one


def cloud_part(header: str, name: str) -> list[Link]:
    """Return the link that Thunderbird writes into ``X-Mozilla-Cloud-Part`` of an attachment."""
    found = _ADDRESS.search(header)
    return [Link(found[0].rstrip(";,")[:_LONGEST], _name(name))] if found else []


def _addresses(text: str, is_html: bool) -> list[tuple[str, str]]:
    if not is_html:
        return [(one[0].rstrip(".,;:!?"), "") for one in _ADDRESS.finditer(text)]
    reader = _Anchors()
    try:
        reader.feed(text)
        reader.close()
    except (AssertionError, ValueError):  # a broken page: what was read so far counts
        return reader.found
    return reader.found


def _without_wrapping(address: str) -> str:
    """Return the address inside the wrapping of Outlook's Safe Links."""
    try:
        parts = urlsplit(address)
        if (parts.hostname or "").endswith(_SAFE):
            return parse_qs(parts.query).get("url", [address])[0]
    except ValueError:
        return address
    return address


def _name(words: str) -> str:
    text = " ".join(words.split())
    return "" if "://" in text else text[:_LONGEST_NAME]


class _Anchors(HTMLParser):
    """Collects the addresses of ``<a href>`` with their words."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, str]] = []
        self._open: str = ""
        self._words: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a link."""
        if tag == "a":
            self._finish()
            self._open = next((value or "" for name, value in attrs if name == "href"), "").strip()

    def handle_endtag(self, tag: str) -> None:
        """End a link."""
        if tag == "a":
            self._finish()

    def handle_data(self, data: str) -> None:
        """Keep the words inside a link."""
        if self._open:
            self._words.append(data)

    def close(self) -> None:
        """End a link that the page leaves open."""
        super().close()
        self._finish()

    def _finish(self) -> None:
        if _ADDRESS.fullmatch(self._open):
            self.found.append((self._open, _name("".join(self._words))))
        self._open, self._words = "", []
