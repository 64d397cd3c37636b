"""Markdown tables for docs/performance.md."""

from __future__ import annotations

from collections.abc import Sequence


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A table whose first column holds words and whose others hold figures."""
    rule = " | ".join(["---", *["---:"] * (len(head) - 1)])
    lines = [f"| {' | '.join(head)} |", f"| {rule} |"]
    return "\n".join(lines + [f"| {' | '.join(row)} |" for row in rows])
