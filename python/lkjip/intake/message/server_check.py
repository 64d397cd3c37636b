"""Reads what the office's own mail server found about a sender (RFC 8601).

Only the topmost header counts, and only when it bears the name of that server: any other one may
have been written by whoever sent the mail.
"""

from __future__ import annotations

import re

_RESULT = re.compile(r"\b(spf|dkim|dmarc)\s*=\s*([a-z]+)", re.IGNORECASE)
CUT = "dmarc=terpotong"
"""Stands for the results of a header that is too long to be read to its end."""
_FAILED = frozenset({"fail", "hardfail", "reject", CUT.partition("=")[2]})


def results_in(text: str) -> list[tuple[str, str]]:
    """Return the results of SPF, DKIM and DMARC as they stand in a text, in small letters."""
    return [(method.lower(), result.lower()) for method, result in _RESULT.findall(text)]


def is_by(header: str, server: str) -> bool:
    """Return whether a header was written by this server; never for a blank name."""
    first = header.partition(";")[0].split()
    wanted = server.strip().rstrip(".").casefold()
    return bool(wanted and first) and first[0].rstrip(".").casefold() == wanted


def failed_checks(header: str, server: str) -> str:
    """Return the checks that failed, such as ``spf=fail``; blank when none did or nobody looked."""
    if not is_by(header, server):
        return ""
    results = results_in(header.partition(";")[2])
    return ", ".join(f"{method}={result}" for method, result in results if result in _FAILED)
