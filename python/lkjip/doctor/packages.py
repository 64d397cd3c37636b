"""Python and the packages that ``requirements.txt`` pins."""

from __future__ import annotations

from collections.abc import Iterator

from lkjip.doctor.line import OK, TROUBLE, Line
from lkjip.doctor.surroundings import Surroundings
from lkjip.setup_pc.requirements import pins_for

OLDEST = (3, 11)
GET_PYTHON = "Pasang Python 3.11 sampai 3.14 (64-bit) dari https://www.python.org/downloads/"


def python(around: Surroundings) -> Iterator[Line]:
    """Check the interpreter itself."""
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
    """Check every pinned package of this system and its version."""
    wanted = around.root / "requirements.txt"
    if not wanted.is_file():
        yield Line("Paket", TROUBLE, "requirements.txt tidak ada", "Salin ulang folder program.")
        return
    text = wanted.read_text("utf-8")
    wrong = []
    for name, version in pins_for(text, around.computer.system, around.python):
        have = around.version_of(name) or "tidak terpasang"
        if have != version:
            wrong.append(f"{name} {have} (perlu {version})")
    if wrong:
        cure = (
            f"Hapus folder .venv di folder program, lalu jalankan '{around.run} periksa'; "
            "paketnya dipasang lagi."
        )
        yield Line("Paket", TROUBLE, "; ".join(wrong), cure)
    else:
        yield Line("Paket", OK, "semua sesuai requirements.txt")
