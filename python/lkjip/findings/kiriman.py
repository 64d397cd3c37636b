"""Findings about how a submission arrives (file, zip, identity of the sender): codes K01, K02, …"""

from __future__ import annotations

from lkjip.findings.finding import Entry, Severity

ENTRIES: tuple[Entry, ...] = ()
