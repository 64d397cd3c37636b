"""Findings of this room: about a place of the report instead of a cell of a form."""

from __future__ import annotations

from lkjip.findings import Finding, Place, make

BERKAS = "laporan"
"""The file name in findings before the report has one."""


def temuan(kode: str, tempat: str, label: str = "", *, unit: str = "", **isi: object) -> Finding:
    """A finding at a place of the report: ``tempat`` is its section, ``label`` the thing."""
    return make(kode, Place(BERKAS, unit, tempat, "", label), **isi)
