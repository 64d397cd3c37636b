"""Findings about the registers of the book: codes B01, B02, …"""

from __future__ import annotations

from lkjip.findings.finding import Entry, Severity

ENTRIES: tuple[Entry, ...] = ()
