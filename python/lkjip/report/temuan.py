"""Findings of this room: the catalogue's, with the report's own topic in it."""

from __future__ import annotations

from lkjip.findings import Finding, Place, laporan, make
from lkjip.findings.catalogue import CATALOGUE

for _entry in laporan.ENTRIES:
    CATALOGUE.setdefault(_entry.kode, _entry)

BERKAS = "laporan"
"""The file name in findings before the report has one."""


def temuan(kode: str, tempat: str, label: str = "", *, unit: str = "", **isi: object) -> Finding:
    """A finding at a place of the report: ``tempat`` is its section, ``label`` the thing."""
    return make(kode, Place(BERKAS, unit, tempat, "", label), **isi)
