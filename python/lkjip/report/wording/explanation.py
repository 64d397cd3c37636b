"""An explanation: an opening and its items, written as one sentence or as a list.

The groups are what keeps a chapter from repeating one sentence for every indicator.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from lkjip.report.blocks import builders as s
from lkjip.report.blocks.model import Paragraf
from lkjip.report.wording import figures as kata

SEBARIS = 2
"""Up to so many items stand in the sentence itself; more become a list."""


@dataclass(frozen=True, slots=True)
class Uraian:
    """``pembuka`` is a sentence without its stop, ``butir`` are clauses without theirs.

    Without items the opening is the whole explanation (a text with its stops).
    """

    pembuka: str
    butir: tuple[str, ...] = ()


def jadi_kalimat(u: Uraian) -> str:
    """The explanation as running text."""
    if not u.butir:
        return u.pembuka
    if len(u.butir) == 1:
        return f"{u.pembuka}, yaitu {u.butir[0]}."
    return f"{u.pembuka}: {'; '.join(u.butir[:-1])}; dan {u.butir[-1]}."


def jadi_paragraf(semua: Iterable[Uraian]) -> list[Paragraf]:
    """Short explanations run on in one paragraph, long ones become lists."""
    keluar: list[Paragraf] = []
    mengalir: list[str] = []

    def tuang() -> None:
        if mengalir:
            keluar.append(s.alinea(" ".join(mengalir)))
            mengalir.clear()

    for u in semua:
        if len(u.butir) <= SEBARIS:
            mengalir.append(jadi_kalimat(u))
            continue
        tuang()
        keluar.append(s.alinea(f"{u.pembuka}:"))
        akhir = len(u.butir) - 1
        keluar += [
            s.butir(f"{butir}{'.' if n == akhir else ';'}") for n, butir in enumerate(u.butir)
        ]
    tuang()
    return keluar


def hitungan(banyak: int, dari: int, benda: str = "indikator") -> str:
    """ "Seluruh indikator", "Ketiga indikator", "Dua indikator", "Satu-satunya indikator"."""
    if banyak == dari and dari == 1:
        return f"{kata.besar(benda)} ini"
    if banyak == dari:
        return f"Seluruh {benda}"
    return f"{kata.besar(kata.bilangan(banyak))} {benda}"
