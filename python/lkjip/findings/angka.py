"""Findings about numbers as people type them: codes N01, N02, …"""

from __future__ import annotations

from lkjip.findings.finding import Entry, Severity

ENTRIES: tuple[Entry, ...] = ()
