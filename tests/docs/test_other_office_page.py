"""The page "Kantor lain dari nol" works when it is followed: its tables make an office."""

from __future__ import annotations

import contextlib
import io
import json
from pathlib import Path

import pytest

from lkjip import cli
from lkjip.book.file_book import FileBook
from lkjip.steps.kernel.snapshot import read_snapshot

EXAMPLE = Path(__file__).parents[2] / "docs" / "contoh-kantor"
TABLES = ("pengaturan", "unit", "program", "indikator")


def do(*words: str) -> dict[str, object]:
    with contextlib.redirect_stdout(io.StringIO()) as said:
        code = cli.main([*words, "--json"])
    answer: dict[str, object] = json.loads(said.getvalue())
    assert (code, answer["temuan"]) == (0, []), answer
    return answer


def test_the_page_followed_literally_ends_with_forms_and_without_findings(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    do("baru", "--tahun", "2025", "--kosong")
    for name in TABLES:
        do("impor", str(EXAMPLE / f"{name}.csv"), "--hari-ini", "2026-01-05")
    do("rencana", "--mulai", "2026-01-05", "--hari-ini", "2026-01-05")
    asked = do("minta", "--hari-ini", "2026-01-06")
    assert [one["kode"] for one in asked["unit"]] == ["SB-PUU", "SB-BANKUM"]  # type: ignore[attr-defined]
    shot = read_snapshot(FileBook(tmp_path / "lkjip_book.xlsm"))
    asked_about = {unit: [i.code for i in rows] for unit, rows in shot.questions.items()}
    assert asked_about == {"SB-PUU": ["IKU01", "IKU02"], "SB-BANKUM": ["IKU03", "IKU04"]}
