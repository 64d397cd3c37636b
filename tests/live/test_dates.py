"""A date in a column of other values goes into the file as words, not as a bare number."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest
from tests.book import shelf

from lkjip.book.file_book import FileBook
from lkjip.live.book import LiveBook
from lkjip.tables.data import TableData

DAY = date(2026, 4, 3)


def test_a_date_typed_as_a_target_is_kept_as_its_words(
    tmp_path: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = shelf.fresh(tmp_path)
    live = LiveBook(SimpleNamespace(), file)
    disk = FileBook(file)

    def window(*names: str) -> dict[str, TableData]:
        seen = disk.read(*names)
        for name, heading in (("tblIndikator", "Target"), ("tblLibur", "Tanggal")):
            first, *others = seen[name].rows
            seen[name] = replace(seen[name], rows=({**first, heading: DAY}, *others))
        return seen

    monkeypatch.setattr(live, "read", window)
    monkeypatch.setattr(live, "read_names", disk.read_names)
    monkeypatch.setattr(live, "_take_in_rows_below", lambda name: None)
    monkeypatch.setattr(live, "_lines", lambda data: list(data.rows))
    live.carry()
    kept = FileBook(file).read("tblIndikator", "tblLibur")
    assert kept["tblIndikator"].rows[0]["Target"] == "03/04/2026"
    assert kept["tblLibur"].rows[0]["Tanggal"] == DAY
