"""The one catalogue of findings; each topic keeps its entries in a module of its own."""

from __future__ import annotations

from lkjip.findings import budget as anggaran
from lkjip.findings import capaian
from lkjip.findings import content as isi
from lkjip.findings import mail as surel
from lkjip.findings import numbers as angka
from lkjip.findings import registers as buku
from lkjip.findings import report as laporan
from lkjip.findings import structure as bentuk
from lkjip.findings import submissions as kiriman
from lkjip.findings.finding import Entry, Finding, Place

_TOPICS = (kiriman, bentuk, isi, angka, capaian, anggaran, buku, laporan, surel)


def _collect() -> dict[str, Entry]:
    found: dict[str, Entry] = {}
    for topic in _TOPICS:
        for entry in topic.ENTRIES:
            if entry.kode in found:
                raise ValueError(f"finding code {entry.kode} is used twice")
            found[entry.kode] = entry
    return found


CATALOGUE: dict[str, Entry] = _collect()


def make(kode: str, place: Place | None = None, *, nilai: object = "", **values: object) -> Finding:
    """A finding of this code at this place; ``values`` fill the entry's sentences."""
    entry = CATALOGUE[kode]
    at = place if place is not None else Place()
    shown = str(nilai)
    fields: dict[str, object] = {
        "nilai": shown,
        "label": at.label,
        "sel": at.sel,
        "lembar": at.lembar,
        "unit": at.unit,
        "berkas": at.berkas,
        **values,
    }
    return Finding(
        kode=kode,
        tingkat=entry.tingkat,
        berkas=at.berkas,
        unit=at.unit,
        lembar=at.lembar,
        sel=at.sel,
        label=at.label,
        nilai=shown,
        pesan=entry.pesan.format(**fields),
        perbaikan=entry.perbaikan.format(**fields),
    )
