"""Reads what people put beside the cells: comments, and texts in boxes over a sheet."""

from __future__ import annotations

from collections.abc import Mapping
from posixpath import basename, dirname
from xml.parsers import expat

from lkjip.intake.package.refusal import RefusedError
from lkjip.intake.package.xmlparts import local, relations

OWN_AUTHOR = "Pemeriksaan LKjIP"
"""Author and first line of the comments in our own correction copies: not reported again.

LibreOffice forgets who wrote a comment, so the text says it too.
"""
MAX_COMMENTS = 200
_NOTICE = "go.microsoft.com/fwlink"
_HEADING = 20
"""``Comment:`` and ``Reply:`` stand on lines of their own, in the language of the program."""


def comments_of(
    sheet: str, parts: Mapping[str, bytes], known: dict[str, dict[str, str]]
) -> dict[str, str]:
    """Return the comments on a sheet by cell address; ``sheet`` is the lower-case name of its part.

    ``known`` keeps what was parsed already: no part is parsed once for every sheet.
    """
    rels = f"{dirname(sheet)}/_rels/{basename(sheet)}.rels"
    if rels not in parts:
        return {}
    found: dict[str, str] = {}
    by_kind = sorted(relations(rels, parts[rels]).values(), key=lambda one: one.kind)
    for relation in by_kind:  # a thread comes last: it says more than the note beside it
        if relation.kind in ("comments", "threadedcomment") and relation.target in parts:
            if relation.target not in known:
                known[relation.target] = _comments(relation.target, parts[relation.target])
            found |= known[relation.target]
    return found


def is_own(text: str) -> bool:
    """Return whether a comment is one of our own correction copy."""
    return text.lstrip().startswith(OWN_AUTHOR)


def drawn_text(parts: Mapping[str, bytes]) -> bool:
    """Return whether a drawing carries text of its own (a text box, a shape with words)."""
    return any(
        b":t>" in part.replace(b"<a:t></a:t>", b"")
        for name, part in parts.items()
        if name.startswith("xl/drawings/drawing")
    )


def _comments(name: str, part: bytes) -> dict[str, str]:
    found: dict[str, str] = {}
    authors: list[str] = []
    pieces: list[str] = []
    path: list[str] = []
    at = ["", ""]

    def start(tag: str, attributes: dict[str, str]) -> None:
        path.append(local(tag))
        if path[-1] in ("comment", "threadedComment"):
            at[:] = attributes.get("ref", ""), attributes.get("authorId", "")
            pieces.clear()
        elif path[-1] == "author":
            pieces.clear()

    def end(_tag: str) -> None:
        last = path.pop()
        words = "".join(pieces).strip()
        if last == "author":
            authors.append(words)
        elif last in ("comment", "threadedComment") and words:
            by = authors[int(at[1]) : int(at[1]) + 1] if at[1].isdecimal() else []
            own = by == [OWN_AUTHOR] or is_own(words)
            if not own and (at[0] in found or len(found) < MAX_COMMENTS):
                said = [found[at[0]]] if at[0] in found else []
                found[at[0]] = " / ".join([*said, _said(words)])

    def text(data: str) -> None:
        if path and path[-1] in ("t", "text", "author"):
            pieces.append(data)

    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartElementHandler, parser.EndElementHandler = start, end
    parser.CharacterDataHandler = text
    try:
        parser.Parse(part, True)
    except expat.ExpatError as error:
        raise RefusedError("K03", f"bagian {name} bukan XML yang utuh") from error
    return found


def _said(words: str) -> str:
    """Return a comment without the notice that Excel puts before it for older versions.

    Excel writes the notice in its own language, with a link, before a thread of comments.
    """
    if not (words.startswith("[") and _NOTICE in words):
        return words
    lines = [line.strip() for line in words.partition(_NOTICE)[2].splitlines()[1:]]
    kept = [line for line in lines if line and not (line.endswith(":") and len(line) < _HEADING)]
    return " / ".join(kept)
