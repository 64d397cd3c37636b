"""Findings about budget: codes A01, A02, …"""

from __future__ import annotations

from lkjip.findings.finding import Entry

# fmt: off - one entry reads as one card
ENTRIES: tuple[Entry, ...] = ()
