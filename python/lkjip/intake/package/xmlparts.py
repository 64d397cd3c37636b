"""The small XML parts of a package (content types, relationships, workbook), parsed with expat.

No entity is ever expanded: a part with a DOCTYPE never gets here.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from posixpath import dirname, join, normpath
from typing import NamedTuple
from urllib.parse import unquote
from xml.parsers import expat

from lkjip.intake.package.parts import refuse_banned_type
from lkjip.intake.package.refusal import RefusedError

MAX_ATTRIBUTES = 64
MOST_TAGS = 300_000
"""``<`` signs in the parts that go through the XML parser: about half a second of work."""
_PARSED = (
    (re.compile(r"\.rels$|content_types"), 20_000),
    (re.compile(r"workbook|styles|comment"), MOST_TAGS),
)
_CACHED = 64 * 1024
"""Forms come from one template: their small parts are the same bytes again and again."""
PROGRAMS = frozenset(("exe", "dll", "com", "bat", "cmd", "ps1", "vbs", "js", "hta", "lnk", "msi"))
"""Endings of files that run when somebody clicks a link to them."""
_BY_NUMBER = re.compile(r"(?:file:)?\\{2,}(?:[0-9]{1,3}\.){3}[0-9]{1,3}(?:\\|$)")
_HYPERLINK = "/hyperlink"
_SAFE_SCHEMES = frozenset({"http", "https", "mailto", "file", "ftp", "tel", ""})


class Element(NamedTuple):
    """One start tag: its name without namespace, its attributes without prefixes."""

    tag: str
    attributes: Mapping[str, str]


class Relation(NamedTuple):
    """One relationship: its id, the last word of its type, and where it points."""

    kind: str
    target: str


def local(name: str) -> str:
    """Return a name without namespace and prefix."""
    return name.rpartition(" ")[2].rpartition(":")[2]


def refuse_too_many_tags(parts: Mapping[str, bytes]) -> None:
    """Refuse a package whose lists (relationships, styles, names, comments) keep a parser busy."""
    for names, (_, most) in zip(_counted(tuple(parts)), _PARSED, strict=True):
        count = sum([parts[name].count(b"<") for name in names])
        if count > most:
            raise RefusedError("K05", f"daftar di dalamnya {count} tanda XML, paling banyak {most}")


@lru_cache(maxsize=64)
def _counted(names: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    """Return which parts each limit is about; programs use the same names always."""
    return tuple(tuple(filter(pattern.search, names)) for pattern, _ in _PARSED)


def elements(name: str, part: bytes) -> tuple[Element, ...]:
    """Return all start tags of a small part. Raises ``RefusedError`` (K03, K05, K06)."""
    return _cached(name, part) if len(part) <= _CACHED else _parse(name, part)


@lru_cache(maxsize=64)
def _cached(name: str, part: bytes) -> tuple[Element, ...]:
    return _parse(name, part)


def _parse(name: str, part: bytes) -> tuple[Element, ...]:
    found: list[Element] = []

    def start(tag: str, attributes: dict[str, str]) -> None:
        if len(attributes) > MAX_ATTRIBUTES:
            raise RefusedError("K06", f"XML tidak lazim ({name})")
        plain = {local(key): value for key, value in attributes.items()}
        found.append(Element(local(tag), plain))

    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartElementHandler = start
    try:
        parser.Parse(part, True)
    except expat.ExpatError as error:
        raise RefusedError("K03", f"bagian {name} bukan XML yang utuh") from error
    return tuple(found)


@lru_cache(maxsize=64)
def check_content_types(part: bytes, names: tuple[str, ...]) -> None:
    """Refuse a package with a part that is declared dangerous, whatever the part is called.

    ``names`` are the lower-case names of its parts. A type without a part is no danger: some
    programs declare every type that they know.
    """
    defaults: dict[str, str] = {}
    own: dict[str, str] = {}
    for element in elements("[Content_Types].xml", part):
        kind = element.attributes.get("ContentType", "")
        if element.tag == "Default":
            defaults[element.attributes.get("Extension", "").casefold()] = kind
        elif element.tag == "Override":
            name = unquote(element.attributes.get("PartName", "")).lstrip("/").casefold()
            own[name] = kind
    for name in names:
        refuse_banned_type(own.get(name) or defaults.get(name.rpartition(".")[2], ""))


def relations(name: str, part: bytes) -> Mapping[str, Relation]:
    """Relationships by id, targets as full lower-case part names; dangerous ones refuse."""
    return _cached_relations(name, part) if len(part) <= _CACHED else _relations(name, part)


@lru_cache(maxsize=128)
def _cached_relations(name: str, part: bytes) -> Mapping[str, Relation]:
    return _relations(name, part)


def _relations(name: str, part: bytes) -> Mapping[str, Relation]:
    folder = dirname(dirname(name))
    found: dict[str, Relation] = {}
    for element in elements(name, part):
        if element.tag != "Relationship":
            continue
        kind = element.attributes.get("Type", "")
        target = element.attributes.get("Target", "")
        refuse_banned_type(kind)
        if element.attributes.get("TargetMode", "").lower() == "external":
            _external(kind, target)
            continue
        target = unquote(target)
        path = target.lstrip("/") if target.startswith("/") else join(folder, target)
        short = kind.rpartition("/")[2].lower()
        number = element.attributes.get("Id", "")
        if number in found:
            raise RefusedError("K06", f"hubungan ganda di {name}")
        found[number] = Relation(short, normpath(path).casefold())
    return found


def _external(kind: str, target: str) -> None:
    """Only ordinary hyperlinks may point out of the file."""
    if not kind.lower().endswith(_HYPERLINK):
        raise RefusedError("K04", "tautan ke berkas luar")
    if leads_elsewhere(target):
        raise RefusedError("K04", "tautan ke program atau ke alamat jaringan")
    scheme, colon, _ = target.strip().partition(":")
    if colon and len(scheme) > 1 and scheme.isascii() and scheme.lower() not in _SAFE_SCHEMES:
        plain = scheme.replace("-", "").replace("+", "").replace(".", "")
        if plain.isalnum():
            raise RefusedError("K04", f"tautan {scheme}:")


def leads_elsewhere(target: str) -> bool:
    """Tell a link to a program, or to a computer named by its number; a share of the office stays.

    The number shows that no server of the office is meant, and a click would hand over a password.
    """
    plain = unquote(target.strip()).replace("/", "\\").lower()
    local_file = plain.startswith(("file:", "\\")) or plain[1:2] == ":"
    return _BY_NUMBER.match(plain) is not None or (
        local_file and plain.rpartition(".")[2] in PROGRAMS
    )
