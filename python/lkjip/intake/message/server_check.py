"""Reads what the office's own mail server found about a sender (RFC 8601).

Only the topmost header counts, and only when it bears the name of that server: any other one may
have been written by whoever sent the mail.
"""

from __future__ import annotations

import re

_RESULT = re.compile(r"\b(spf|dkim|dmarc)\s*=\s*([a-z]+)", re.IGNORECASE)
_FAILED = frozenset({"fail", "hardfail", "reject"})


def is_by(header: str, server: str) -> bool:
    """Return whether a header was written by this server; never for a blank name."""
    first = header.partition(";")[0].split()
    wanted = server.strip().rstrip(".").casefold()
    return bool(wanted and first) and first[0].rstrip(".").casefold() == wanted


def failed_checks(header: str, server: str) -> str:
    """Return the checks that failed, such as ``spf=fail``; blank when none did or nobody looked."""
    if not is_by(header, server):
        return ""
    results = _RESULT.findall(header.partition(";")[2])
    return ", ".join(
        f"{method.lower()}={result.lower()}"
        for method, result in results
        if result.lower() in _FAILED
    )
