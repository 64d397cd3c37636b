"""Findings about the structure and identity of a form: codes F01, F02, …"""

from __future__ import annotations

from lkjip.findings.finding import Entry, Severity

ENTRIES: tuple[Entry, ...] = ()
