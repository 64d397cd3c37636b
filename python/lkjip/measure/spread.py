"""Many units at a glance: how the indicators of each spread over the categories (pandas)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import pandas as pd

NO_CATEGORY = "tanpa nilai"


def category_spread(pair: Iterable[tuple[str, str]], category: Sequence[str]) -> pd.DataFrame:
    """(unit, category) pairs → one row per unit, one column per category, best first.

    A blank category counts under ``tanpa nilai``; that column comes last. Units keep their order.
    """
    data = pd.DataFrame(list(pair), columns=["unit", "kategori"])
    data["kategori"] = data["kategori"].replace("", NO_CATEGORY)
    columns = [*category, NO_CATEGORY]
    table = pd.crosstab(data["unit"], data["kategori"])
    order = list(dict.fromkeys(data["unit"]))
    return table.reindex(index=order, columns=columns, fill_value=0)


def spread_sentence(data_table: pd.DataFrame, unit: str) -> str:
    """One unit's spread in words: "12 Sangat Tinggi, 3 Sedang, 1 tanpa nilai"."""
    if unit not in data_table.index:
        return ""
    counts = data_table.loc[[unit]].to_dict("records")[0]
    return ", ".join(f"{count} {name}" for name, count in counts.items() if count > 0)
