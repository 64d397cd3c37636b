"""The review checklist of PermenPANRB 53/2014, pre-filled as far as a program can."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ButirReviu:
    """One item: ``jawaban`` is "ya", "tidak", "perlu dinilai" or "tidak berlaku"."""

    bagian: str
    no: int
    pernyataan: str
    jawaban: str
    bukti: str
    pertanyaan: str = ""
