"""Findings: faults and doubts in data, as frozen data with a code.

``make(code, …)`` is the only way to a ``Finding``: the sentences live in ``CATALOGUE``.
"""

from lkjip.findings.catalogue import CATALOGUE, make
from lkjip.findings.finding import Entry, Finding, Place, Severity

__all__ = ["CATALOGUE", "Entry", "Finding", "Place", "Severity", "make"]
