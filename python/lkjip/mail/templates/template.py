"""Text templates that staff edit: a subject, a blank line, paragraphs with ``{penanda}``.

A blank line starts a new paragraph; a line break inside a paragraph stays one. Lines of the
head that begin with ``#`` are notes for whoever edits the file; ``# Bentuk: 2`` says that only a
program that knows shape 2 reads it. ``{{`` and ``}}`` print a brace.
A paragraph that uses a placeholder of ``MAY_BE_EMPTY`` whose value is empty is left out.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from itertools import dropwhile, groupby, takewhile
from pathlib import Path

from lkjip.errors import UsageError
from lkjip.mail.clean import lines, one_line
from lkjip.mail.templates.placeholders import FILLED_AT, MAY_BE_EMPTY, PLACEHOLDERS, TABLE_MARK
from lkjip.mail.templates.text_file import read_lines

_TOKEN = re.compile(r"\{\{|\}\}|\{[^{}]*\}|[{}]")
SHAPE = 1
"""The version of what a template may say; raise it when a template of today cannot say it."""
_SHAPE = re.compile(r"\s*#\s*bentuk\s*:\s*(\d{1,4})\s*", re.IGNORECASE)
_SUBJECT = re.compile(r"\s*hal\s*:(.*)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Letter:
    """A filled template: the subject on one line, and the paragraphs (lines joined by ``\\n``)."""

    subject: str
    paragraphs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Line:
    """One line of a template file and where it stands."""

    file: str
    number: int
    text: str

    def wrong(self, what: str, cure: str) -> UsageError:
        return UsageError(f"Templat {self.file} baris {self.number}: {what}.", cure)


def fill_template(path: Path, value: Mapping[str, str]) -> Letter:
    """The template at ``path`` filled with ``value``, whose keys are the placeholders allowed.

    Values are cleaned of control characters and are never looked at for placeholders again.
    Raises ``FolderError`` when the file cannot be read, and ``UsageError`` naming file and line
    for a placeholder that is unknown or has no value, an unbalanced brace, or a missing part.
    """
    subject_line, body = _parts(path)
    subject = one_line(_filled(subject_line, value) or "")
    if not subject:
        raise subject_line.wrong("“Hal:” kosong", "Tulis perihal yang selalu berisi.")
    blocks = groupby(body, key=lambda line: bool(line.text.strip()))
    paragraphs = (_paragraph(list(block), value) for has_text, block in blocks if has_text)
    return Letter(subject, tuple(text for text in paragraphs if text is not None))


def check_template(folder: Path) -> None:
    """Read every template of ``folder`` against ``PLACEHOLDERS``; raises what ``fill_template``
    would.
    """
    for template, allowed in PLACEHOLDERS.items():
        fill_template(folder / template, dict.fromkeys(allowed, "x"))


def _parts(path: Path) -> tuple[_Line, list[_Line]]:
    """Return the subject's line and the lines of the body."""
    every = [_Line(path.name, number, text) for number, text in enumerate(read_lines(path), 1)]
    from_first = list(dropwhile(lambda line: not line.text.strip(), every))
    head = list(takewhile(lambda line: line.text.strip(), from_first))
    body = from_first[len(head) :]
    for line in head:
        _refuse_newer(line)
    told = [line for line in head if not line.text.lstrip().startswith("#")]
    if len(told) != 1 or not (found := _SUBJECT.fullmatch(told[0].text)):
        raise (told[1] if len(told) > 1 else every[0]).wrong(
            "kepala templat harus tepat satu baris “Hal: …”",
            "Mulai berkas dengan “Hal: …”, lalu satu baris kosong, lalu isi surat.",
        )
    if not any(line.text.strip() for line in body):
        raise every[-1].wrong(
            "isi surat belum ada", "Tulis isi surat setelah satu baris kosong di bawah “Hal: …”."
        )
    return _Line(path.name, told[0].number, found[1]), body


def _refuse_newer(line: _Line) -> None:
    """Refuse a template of a newer program; one without a note about its shape is of the first."""
    found = _SHAPE.fullmatch(line.text)
    if found and int(found[1]) > SHAPE:
        raise line.wrong(
            f"bentuk {found[1]} untuk program yang lebih baru; program ini mengenal sampai {SHAPE}",
            "Pasang program versi terbaru, atau pakai templat bawaan: pindahkan berkas itu dari "
            "folder forms/templat.",
        )


def _paragraph(block: list[_Line], value: Mapping[str, str]) -> str | None:
    """Return the lines of one paragraph, filled; None when an optional value in it is empty."""
    filled = [_filled(line, value) for line in block]
    for line, text in zip(block, filled, strict=True):
        if TABLE_MARK in (text or "") and (text != TABLE_MARK or len(block) > 1):
            raise line.wrong(
                "penanda tabel harus sendirian dalam alineanya",
                "Beri satu baris kosong di atas dan di bawah penanda tabel.",
            )
    return None if None in filled else "\n".join(map(str, filled))


def _filled(line: _Line, value: Mapping[str, str]) -> str | None:
    """Return the line with its values, cleaned; None when an optional one of them is empty."""
    pieces = list(_pieces(line, value))
    return None if None in pieces else "".join(map(str, pieces)).strip()


def _pieces(line: _Line, value: Mapping[str, str]) -> Iterator[str | None]:
    position = 0
    for token in _TOKEN.finditer(line.text):
        yield _piece(line.text[position : token.start()])
        position = token.end()
        if token[0] in {"{{", "}}"}:
            yield token[0][0]
        elif token[0] in {"{", "}"}:
            raise line.wrong(
                f"kurung kurawal “{token[0]}” tidak berpasangan",
                "Tulis penanda lengkap seperti {tahun}; untuk mencetak kurung tulis {{ atau }}.",
            )
        else:
            yield _value(line, token[0][1:-1].strip(), value)
    yield _piece(line.text[position:])


def _piece(text: str) -> str:
    """Clean like ``one_line``, but keep a blank at either end: it parts words from values."""
    return one_line(f"|{text}|")[1:-1]


def _value(line: _Line, name: str, value: Mapping[str, str]) -> str | None:
    if name not in value:
        raise line.wrong(
            f"penanda {{{one_line(name)}}} tidak dikenal", _suggestion(name, list(value))
        )
    if value[name] == TABLE_MARK:
        return TABLE_MARK
    shown = "\n".join(lines(value[name])).strip("\n")
    if shown:
        return shown
    if name in MAY_BE_EMPTY:
        return None
    raise line.wrong(
        f"penanda {{{name}}} tidak punya nilai",
        f"Isi {FILLED_AT.get(name, 'isiannya di buku kerja')}, lalu ulangi.",
    )


def _suggestion(name: str, allowed: Collection[str]) -> str:
    near = difflib.get_close_matches(name.lower(), allowed, n=1)
    hint = f"Mungkin maksudnya {{{near[0]}}}. " if near else ""
    return f"{hint}Penanda yang boleh dipakai: {', '.join(f'{{{n}}}' for n in allowed)}."
