"""Makes the files that an office fills or edits at the first start; never replaces one.

A release brings the program only. This makes the book where there is none yet, and puts a copy of
each shipped template where the office edits it. An unedited copy follows the program.
"""

from __future__ import annotations

from pathlib import Path

from lkjip import product
from lkjip.disk import write_whole
from lkjip.errors import BookMissing, FolderError, os_reason

BOOK_NAME = product.BOOK.name
BOOKS = f"{product.BOOK.stem}*{product.BOOK.suffix}"
TRACES = ("cadangan/*.xlsm", "cadangan/terakhir/*.xlsm", "laporan/[0-9]*", "forms/[0-9]*")
"""The folders that a used book leaves beside itself."""


def make_ready(folder: Path) -> tuple[Path, ...]:
    """Make the book and the editable templates that ``folder`` lacks; the files that were made.

    Raises ``BookMissing`` when the book is gone but its work is there: an empty book would hide
    that. Raises ``FolderError`` when the folder refuses.
    """
    return (*_book(folder), *_templates(folder))


def _book(folder: Path) -> tuple[Path, ...]:
    if any(folder.glob(BOOKS)):
        return ()
    traces = [path for pattern in TRACES for path in sorted(folder.glob(pattern))]
    if traces:
        copies = [path for path in traces if path.suffix == ".xlsm"]
        raise BookMissing(
            f"Buku kerja '{BOOK_NAME}' tidak ada di '{folder}', tetapi hasil kerjanya ada "
            f"('{traces[0].relative_to(folder).as_posix()}').",
            f"Salin '{copies[-1].relative_to(folder).as_posix()}' ke '{folder}' dan beri nama "
            f"'{BOOK_NAME}', atau sebutkan bukunya dengan --buku."
            if copies
            else "Kembalikan buku kerja ke folder itu, atau sebutkan dengan --buku. Untuk memulai "
            "dengan buku kosong: baru --tahun TAHUN.",
        )
    from lkjip.book.build import write  # it brings XlsxWriter along

    write(folder / BOOK_NAME)
    return (folder / BOOK_NAME,)


def _templates(folder: Path) -> tuple[Path, ...]:
    """Refresh the copies that nobody edited; in the repository they are the shipped ones."""
    templates = product.templates_for(folder)
    if templates.own.resolve() == templates.shipped.resolve():
        return ()
    made = []
    for source in sorted(path for path in templates.shipped.iterdir() if path.is_file()):
        target = templates.own / source.name
        if templates.is_edited(source.name) or _same(source, target):
            continue
        try:
            write_whole(target, source.read_bytes())
        except OSError as error:
            raise FolderError(
                f"Templat '{target}' tidak dapat ditulis ({os_reason(error)}).",
                "Tutup berkas itu di Word, dan periksa izin foldernya, lalu ulangi.",
            ) from error
        made.append(target)
    return tuple(made)


def _same(source: Path, target: Path) -> bool:
    return target.is_file() and product.fingerprint(source) == product.fingerprint(target)
