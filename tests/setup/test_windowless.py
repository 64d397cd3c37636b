"""A desktop link has no terminal: what it cannot do is shown in a box."""

from __future__ import annotations

from pathlib import Path

from lkjip.__main__ import without_terminal


def test_what_a_command_cannot_do_is_shown(tmp_path: Path) -> None:
    shown: list[str] = []
    missing = tmp_path / "tidak_ada.xlsm"
    assert without_terminal(["buka", "--buku", str(missing)], shown.append) == 2
    [text] = shown
    assert f"Buku kerja '{missing}' tidak ada." in text and "--buku" in text


def test_what_a_command_did_is_not_shown(tmp_path: Path) -> None:
    shown: list[str] = []
    words = ["bangun", "--buku", str(tmp_path / "buku.xlsm")]
    assert without_terminal(words, shown.append) == 0
    assert shown == [] and (tmp_path / "buku.xlsm").is_file()
