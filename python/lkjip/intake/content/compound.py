"""Lists the streams of an old container of Office (a compound file, [MS-CFB])."""

from __future__ import annotations

from io import BytesIO

import olefile


def streams(data: bytes) -> frozenset[str]:
    """Return the paths of all streams and storages, with slashes; empty for a broken container."""
    try:
        with olefile.OleFileIO(BytesIO(data)) as container:
            listed = container.listdir(streams=True, storages=True)
    except Exception:  # olefile raises errors of every kind on broken files
        return frozenset()
    return frozenset("/".join(path) for path in listed)
