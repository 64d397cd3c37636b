"""Opens an ordinary zip archive: each file in it, in bounded memory."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from io import BytesIO

LARGEST = 36 * 1024 * 1024
"""A larger file in an archive is not unpacked."""
MOST_ENTRIES = 500
_ENCRYPTED = 0x1
_CHUNK = 1024 * 1024


class UnopenedError(Exception):
    """A file in an archive, or the archive, cannot be opened; the text says why in Indonesian."""


def entries(data: bytes) -> Iterator[tuple[str, bytes | UnopenedError]]:
    """Yield each file of an archive by its path, with its bytes or with why it has none.

    Folders are left out. Raises ``UnopenedError`` when the archive itself cannot be read.
    """
    try:
        archive = zipfile.ZipFile(BytesIO(data))
        listed = [one for one in archive.infolist() if not one.is_dir()]
    except Exception as error:  # the standard library raises errors of many kinds here
        raise UnopenedError("arsip rusak") from error
    if len(listed) > MOST_ENTRIES:
        raise UnopenedError(f"arsip berisi {len(listed)} berkas, paling banyak {MOST_ENTRIES}")
    for one in listed:
        try:
            yield one.filename, _read(archive, one)
        except UnopenedError as error:
            yield one.filename, error
        except Exception:  # as above
            yield one.filename, UnopenedError("bagian arsip rusak")


def _read(archive: zipfile.ZipFile, one: zipfile.ZipInfo) -> bytes:
    if one.flag_bits & _ENCRYPTED:
        raise UnopenedError("arsip bersandi")
    found = bytearray()
    with archive.open(one) as stream:
        while chunk := stream.read(_CHUNK):
            found += chunk
            if len(found) > LARGEST:
                raise UnopenedError(f"lebih dari {LARGEST // _CHUNK} MiB")
    return bytes(found)
