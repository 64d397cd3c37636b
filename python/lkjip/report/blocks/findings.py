"""Findings of this room: about a place of the report instead of a cell of a form."""

from __future__ import annotations

from lkjip.findings import Finding, Place, make

FILE = "laporan"
"""The file name in findings before the report has one."""


def finding(
    code: str, place: str, label: str = "", *, unit: str = "", **content: object
) -> Finding:
    """Return a finding at a place of the report: ``place`` is its section, ``label`` the thing."""
    return make(code, Place(FILE, unit, place, "", label), **content)
