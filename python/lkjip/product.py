"""Where the product's own files lie, apart from those that an office fills or edits.

A release holds no book and no ``forms/templat``: unzipped over an office's folder it replaces the
program and nothing else. Its templates lie inside the package (``RELEASED``); the book is built at
the first start. In the repository both stand at the top, where the program is developed. A wheel
(``pip install``) carries templates and example inside the package; ``bangun`` makes its book.
"""

from __future__ import annotations

import hashlib
import sys
from dataclasses import dataclass
from functools import cache
from pathlib import Path

PACKAGE = Path(__file__).resolve().parent
INSTALLED = (PACKAGE / "requirements.txt").is_file()
"""Installed by pip: the package carries what stands around it in the repository."""
ROOT = PACKAGE if INSTALLED else PACKAGE.parents[1]
"""The folder with ``forms/`` and ``requirements.txt``, and in the repository the book."""
COMMAND = "lkjip" if INSTALLED else "py run.py" if sys.platform == "win32" else "python3 run.py"
"""The words that start a command of this program on this computer."""
BOOK = ROOT / "lkjip_book.xlsm"
EDITED = Path("forms", "templat")
"""Where an office edits its templates, in the folder of its book."""
RELEASED = PACKAGE / "templat"
"""Where a release and a wheel keep the templates; the repository has no such folder."""
TEMPLATES = RELEASED if RELEASED.is_dir() else ROOT / EDITED
EXAMPLE = ROOT / "forms" / "contoh"
KNOWN = PACKAGE / "templat_terbit.txt"
"""SHA-256 and name of every template that was ever shipped."""


@dataclass(frozen=True, slots=True)
class Templates:
    """The office's own templates over the shipped ones, file by file.

    Only a file that the office edited counts as its own: one that equals any template ever shipped
    follows the program.
    """

    own: Path
    shipped: Path

    def path(self, name: str) -> Path:
        """Return the file to use for ``name``; the shipped place when there is none anywhere."""
        return self.own / name if self.is_edited(name) else self.shipped / name

    def is_edited(self, name: str) -> bool:
        """Tell whether the office has a version of its own."""
        mine, shipped = self.own / name, self.shipped / name
        if not mine.is_file():
            return False
        digest = fingerprint(mine)
        same = shipped.is_file() and digest == fingerprint(shipped)
        return not same and (name, digest) not in _known()

    @property
    def edited(self) -> tuple[str, ...]:
        """The names of the templates that the office edited."""
        names = sorted(path.name for path in self.shipped.iterdir() if path.is_file())
        return tuple(name for name in names if self.is_edited(name))


def templates_for(folder: Path) -> Templates:
    """Return the templates of the office whose book lies in ``folder``."""
    return Templates(folder / EDITED, TEMPLATES)


def fingerprint(path: Path) -> str:
    """Return SHA-256 of a template; for a text file the kind of its line ends does not matter."""
    data = path.read_bytes()
    if path.suffix == ".txt":
        data = data.replace(b"\r\n", b"\n")
    return hashlib.sha256(data).hexdigest()


@cache
def _known() -> frozenset[tuple[str, str]]:
    lines = KNOWN.read_text(encoding="ascii").splitlines()
    return frozenset((name, digest) for digest, name in (line.split() for line in lines))
