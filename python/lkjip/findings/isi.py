"""Findings about what was typed into a form: codes I01, I02, …"""

from __future__ import annotations

from lkjip.findings.finding import Entry, Severity

ENTRIES: tuple[Entry, ...] = ()
