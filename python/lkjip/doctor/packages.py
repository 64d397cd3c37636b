"""Python and the packages that ``requirements.txt`` pins."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lkjip.doctor.line import OK, TROUBLE, Line
from lkjip.doctor.surroundings import Surroundings

OLDEST = (3, 11)
GET_PYTHON = "Pasang Python 3.11 sampai 3.14 (64-bit) dari https://www.python.org/downloads/"
PINNED = re.compile(r"^([A-Za-z0-9._-]+)==([^\s;#]+)")
ONLY_ON = re.compile(r"platform_system\s*==\s*[\"'](\w+)[\"']")


def python(around: Surroundings) -> Iterator[Line]:
    """The interpreter itself."""
    version = ".".join(map(str, around.python))
    if around.python < OLDEST:
        yield Line("Python", TROUBLE, f"versi {version}, perlu 3.11", f"{GET_PYTHON}.")
    elif around.bits != 64:
        words = f"versi {version} {around.bits}-bit; paketnya hanya ada untuk 64-bit"
        yield Line("Python", TROUBLE, words, f"{GET_PYTHON}.")
    elif around.computer.store_python:
        words = f"versi {version} dari Microsoft Store; yang dipasangnya tidak terlihat oleh Excel"
        cure = f"{GET_PYTHON}, hapus folder .venv, lalu klik dua kali pasang.cmd."
        yield Line("Python", TROUBLE, words, cure)
    else:
        yield Line("Python", OK, f"versi {version}")


def packages(around: Surroundings) -> Iterator[Line]:
    """Every pinned package of this system in its version."""
    wanted = around.root / "requirements.txt"
    if not wanted.is_file():
        yield Line("Paket", TROUBLE, "requirements.txt tidak ada", "Salin ulang folder program.")
        return
    wrong = []
    for line in wanted.read_text("utf-8").splitlines():
        match = PINNED.match(line)
        if match is None or not _is_for(line.split("#")[0], around.computer.system):
            continue
        have = around.version_of(match[1]) or "tidak terpasang"
        if have != match[2]:
            wrong.append(f"{match[1]} {have} (perlu {match[2]})")
    if wrong:
        cure = (
            f"Hapus folder .venv di folder program, lalu jalankan '{around.run} periksa'; "
            "paketnya dipasang lagi."
        )
        yield Line("Paket", TROUBLE, "; ".join(wrong), cure)
    else:
        yield Line("Paket", OK, "semua sesuai requirements.txt")


def _is_for(line: str, system: str) -> bool:
    """Whether a requirement concerns this system."""
    marker = ONLY_ON.search(line.partition(";")[2])
    return marker is None or marker[1] == system
