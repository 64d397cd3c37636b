"""One run at a time on a closed book, and none while the book is open in a spreadsheet program."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from filelock import FileLock, Timeout

from lkjip.errors import BookBusy, BookMissing, FolderError, os_reason


def owner_files(path: Path) -> tuple[Path, ...]:
    """Return the files that Excel and LibreOffice keep beside a book while it is open."""
    excel = path.with_name("~$" + path.name)
    # Excel drops the first two letters of long names from its owner file
    excel_long = path.with_name("~$" + path.name[2:])
    libreoffice = path.with_name(f".~lock.{path.name}#")
    return excel, excel_long, libreoffice


def lock_path(path: Path) -> Path:
    """Return the path of the run's own lock, hidden beside the book."""
    return path.with_name(f".{path.stem}.kunci")


@contextmanager
def exclusive(path: Path) -> Iterator[None]:
    """Hold the book for one run. Raises ``BookBusy`` at once when somebody else has it.

    The operating system releases the lock when the process ends, however it ends.
    """
    if not path.is_file():
        raise BookMissing(
            f"Buku kerja '{path}' tidak ada.",
            "Jalankan perintah dari folder buku kerja, atau sebutkan tempatnya dengan "
            "--buku NAMA_BERKAS.",
        )
    for owner in owner_files(path):
        if owner.exists():
            raise BookBusy(
                f"Buku kerja '{path.name}' sedang terbuka di program lain (ada '{owner.name}').",
                "Simpan dan tutup buku kerja itu, lalu ulangi. Bila tidak ada yang membukanya, "
                f"hapus berkas '{owner.name}'.",
            )
    lock = FileLock(lock_path(path))
    try:
        lock.acquire(timeout=0)
    except Timeout:
        raise BookBusy(
            f"Buku kerja '{path.name}' sedang dikerjakan oleh perintah lain.",
            "Tunggu sampai perintah itu selesai, lalu ulangi.",
        ) from None
    except OSError as error:
        raise FolderError(
            f"Folder '{path.parent}' tidak dapat ditulis ({os_reason(error)}).",
            "Salin buku kerja ke folder yang dapat ditulis, misalnya Dokumen, lalu ulangi.",
        ) from error
    try:
        yield
    finally:
        # While the lock is held: a moment later the file could be the next run's. Windows does not
        # let go of an open file; there the release removes it.
        with suppress(OSError):
            lock_path(path).unlink()
        lock.release()
