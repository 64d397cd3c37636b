"""Checks the folders and templates beside the book."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from lkjip import product
from lkjip.doctor.line import OK, TROUBLE, Line
from lkjip.doctor.surroundings import Surroundings
from lkjip.errors import LkjipError
from lkjip.mail.templates.placeholders import PLACEHOLDERS
from lkjip.mail.templates.template import fill_template
from lkjip.report.word.template import open_up
from lkjip.steps.draft.files import TEMPLATE

FOLDER, LETTERS, REPORT = "Folder", "Templat surat", "Templat laporan"
PATTERNS = (
    "forms",
    "forms/[0-9]*",
    "forms/[0-9]*/keluar",
    "forms/[0-9]*/masuk",
    "forms/[0-9]*/arsip",
    "forms/[0-9]*/koreksi",
    "laporan",
    "laporan/[0-9]*",
    "cadangan",
    "catatan",
)
"""The working folders as far as they are there; a missing one is made when it is needed."""
ROOM = 200_000_000
"""Bytes: a year's forms, drafts and backups of a section take a tenth of it."""


def folders(around: Surroundings) -> Iterator[Line]:
    """Check that the book's folder and every working folder take files, and that there is room."""
    home = around.book.absolute().parent
    if not home.is_dir():
        return
    wrong = [(path, words) for path in _working(home) if (words := _refused(around, path))]
    for path, words in wrong:
        cure = (
            f"Ganti nama '{path.name}', lalu ulangi; folder itu dibuat program."
            if path.is_file()
            else "Pindahkan seluruh folder LKjIP ke folder yang boleh ditulis, misalnya C:\\LKjIP."
        )
        yield Line(FOLDER, TROUBLE, f"'{path}' {words}", cure)
    free = around.free_bytes(home)
    if free < ROOM:
        words = f"ruang kosong tinggal {free // 1_000_000} MB"
        cure = f"Kosongkan sedikitnya {ROOM // 1_000_000} MB di penyimpanan itu."
        yield Line(FOLDER, TROUBLE, f"'{home}' {words}", cure)
    elif not wrong:
        yield Line(FOLDER, OK, f"'{home}' dapat ditulis")


def _working(home: Path) -> Iterator[Path]:
    yield home
    for pattern in PATTERNS:
        yield from sorted(home.glob(pattern))


def _refused(around: Surroundings, path: Path) -> str:
    if not path.is_dir():
        return "adalah berkas, seharusnya folder"
    reason = around.refuses_writing(path)
    return f"tidak dapat ditulis ({reason})" if reason else ""


def templates(around: Surroundings) -> Iterator[Line]:
    """Read every template that would be used, the office's own or the shipped one."""
    found = product.templates_for(around.book.absolute().parent)
    wrong = False
    for name, allowed in PLACEHOLDERS.items():
        try:
            fill_template(found.path(name), dict.fromkeys(allowed, "x"))
        except LkjipError as error:
            wrong = True
            yield Line(LETTERS, TROUBLE, error.message, f"{error.cure}{_or_shipped(found, name)}")
    if not wrong:
        edited = ", ".join(found.edited)
        yield Line(LETTERS, OK, f"disunting kantor: {edited}" if edited else "bawaan program")
    try:
        open_up(found.path(TEMPLATE))
    except LkjipError as error:
        yield Line(REPORT, TROUBLE, error.message, f"{error.cure}{_or_shipped(found, TEMPLATE)}")
    else:
        yield Line(REPORT, OK, TEMPLATE)


def _or_shipped(found: product.Templates, name: str) -> str:
    """Return the other way out when the office's own file is the one that does not fit."""
    if not found.is_edited(name):
        return ""
    return f" Atau pakai templat bawaan: pindahkan '{name}' dari folder '{found.own}'."
