"""The files of a run wait on the disk when there are many, and come back as they were."""

from __future__ import annotations

import tracemalloc
from pathlib import Path

import pytest

from lkjip.steps.kernel import staging
from lkjip.steps.kernel.staging import Spooled

MIB = 2**20


@pytest.mark.parametrize("at_hand", [5, 1_000])
def test_files_come_back_in_their_order_as_often_as_wanted(
    at_hand: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(staging, "_AT_HAND", at_hand)
    files, given = Spooled(), [(Path(f"{n}.eml"), bytes([n]) * n) for n in range(6)]
    for place, data in given:
        files.add(place, data)
        assert files[-1] == (place, data)
    assert list(files) == list(files) == given and len(files) == 6
    assert files[1:3] == tuple(given[1:3])
    with pytest.raises(IndexError):
        files[6]


def test_a_run_without_files_has_none() -> None:
    assert not Spooled() and list(Spooled()) == []


def test_thousands_of_mails_do_not_stay_in_memory() -> None:
    files = Spooled()
    tracemalloc.start()
    try:
        for number in range(64):
            files.add(Path(f"{number}.eml"), bytes(MIB))
        assert sum(len(data) for _, data in files) == 64 * MIB
        assert tracemalloc.get_traced_memory()[1] < 20 * MIB
    finally:
        tracemalloc.stop()
