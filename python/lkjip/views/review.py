"""``reviu`` on a terminal: what was checked, with its evidence, and what the reviewer is asked."""

from __future__ import annotations

from typing import Any

from rich.console import Console
from rich.table import Table
from rich.text import Text

from lkjip.steps.kernel.base import StepResult
from lkjip.views.terminal import say

CHECKED = {"ya": "green", "tidak": "bold red"}


def show_review(result: StepResult, out: Console) -> None:
    """Print the checklist, then the summary and the findings, which a person reads last.

    A decision is about a checklist that was shown before: only its summary is printed.
    """
    if "keputusan" in result.data:
        say(result, out)
        return
    items: list[dict[str, Any]] = result.data.get("daftar_reviu", [])  # type: ignore[assignment]
    for part in dict.fromkeys(item["bagian"] for item in items):
        out.print(f"\n{part}", style="bold", markup=False)
        out.print(_part([item for item in items if item["bagian"] == part]))
    comments: list[dict[str, str]] = result.data.get("komentar", [])  # type: ignore[assignment]
    if comments:
        out.print("\nKomentar dalam draf", style="bold")
    for one in comments:
        out.print(f"  {one['penulis']}: {one['teks']}", markup=False)
    if items:
        out.print()
    say(result, out)


def _part(items: list[dict[str, Any]]) -> Table:
    table = Table("No", "Pernyataan", "Jawaban", "Bukti dan pertanyaan", show_lines=True)
    for item in items:
        answer = str(item["jawaban"])
        asked = item["pertanyaan"] if answer != "ya" else ""
        lines = [item["bukti"], f"→ {asked}" if asked else ""]
        table.add_row(
            str(item["no"]),
            Text(item["pernyataan"]),
            Text(answer, style=CHECKED.get(answer, "yellow")),
            Text("\n".join(line for line in lines if line)),
        )
    return table
