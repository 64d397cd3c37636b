"""Findings about capaian and its cross-checks: codes C01, C02, …"""

from __future__ import annotations

from lkjip.findings.finding import Entry, Severity

ENTRIES: tuple[Entry, ...] = ()
