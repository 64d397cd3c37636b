"""The register of sent mails: on the disk before anything goes on, and honest about doubt."""

from __future__ import annotations

import os
from datetime import datetime
from pathlib import Path

import pytest

from lkjip.errors import BookBusy, FolderError
from lkjip.mail.account.sent import NAMA, Baris, Tahap, baca, buka

MOMENT = datetime(2025, 1, 3, 9)
A, B = "a@contoh.go.id", "b@contoh.go.id"


def line(stage: Tahap, to: str = A, key: str = "k1") -> Baris:
    return Baris(MOMENT, stage, key, to, "permintaan", "Surel.eml", "<lkjip.1@contoh.go.id>")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "keluar" / NAMA


def test_a_new_register_knows_nothing(path: Path) -> None:
    with buka(path) as register:
        assert register.tahap("k1", A) is None and not register.sudah("k1", A)
    assert baca(path) == ()


def test_lines_come_back_as_they_were_written(path: Path) -> None:
    lines = [line(Tahap.NIAT), line(Tahap.TERKIRIM, "b–ü@contoh.go.id")]
    with buka(path) as register:
        register.catat(lines)
    assert list(baca(path)) == lines


@pytest.mark.parametrize(
    ("stages", "sent", "doubtful"),
    [
        ([Tahap.NIAT], False, True),
        ([Tahap.NIAT, Tahap.TERKIRIM], True, False),
        ([Tahap.NIAT, Tahap.BATAL], False, False),
        ([Tahap.NIAT, Tahap.BATAL, Tahap.NIAT, Tahap.TERKIRIM], True, False),
        ([Tahap.NIAT, Tahap.DIANGGAP], True, False),
        ([Tahap.NIAT, Tahap.ULANG], False, False),
        ([Tahap.NIAT, Tahap.ULANG, Tahap.NIAT], False, True),
    ],
)
def test_the_last_stage_of_a_mail_to_an_address_counts(
    path: Path, stages: list[Tahap], sent: bool, doubtful: bool
) -> None:
    with buka(path) as register:
        register.catat(line(stage) for stage in stages)
        register.catat([line(Tahap.TERKIRIM, B), line(Tahap.TERKIRIM, A, "k2")])
    with buka(path) as register:
        assert register.sudah("k1", A) is sent
        assert [one.kepada for one in register.ragu()] == ([A] if doubtful else [])


def test_a_line_is_forced_to_the_disk_before_catat_returns(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    forced: list[bytes] = []
    real = os.fsync

    def watch(number: int) -> None:
        forced.append(path.read_bytes())
        real(number)

    monkeypatch.setattr(os, "fsync", watch)
    with buka(path) as register:
        register.catat([line(Tahap.NIAT)])
        assert forced and forced[0] == path.read_bytes() and forced[0].endswith(b"}\n")


def test_a_line_that_a_crash_cut_short_is_dropped_and_the_next_one_stands_alone(path: Path) -> None:
    with buka(path) as register:
        register.catat([line(Tahap.TERKIRIM, B)])
    whole = path.read_bytes()
    for cut in range(1, len(whole)):
        path.write_bytes(whole + whole[:cut].replace(b"\n", b""))
        assert len(baca(path)) == 1
        with buka(path) as register:
            register.catat([line(Tahap.NIAT)])
        assert [one.tahap for one in baca(path)] == [Tahap.TERKIRIM, Tahap.NIAT]


@pytest.mark.parametrize("wrong", ["bukan json", "{}", "[]", '{"waktu": 1}', '{"waktu": "x"}'])
def test_a_whole_line_that_is_none_stops_with_its_number(path: Path, wrong: str) -> None:
    with buka(path) as register:
        register.catat([line(Tahap.NIAT)])
    with path.open("a", encoding="utf-8") as stream:
        stream.write(f"{wrong}\n")
    with pytest.raises(FolderError, match="baris 2"):
        baca(path)


def test_two_runs_never_send_at_once(path: Path) -> None:
    with buka(path), pytest.raises(BookBusy, match="sedang dikirim"), buka(path):
        pass
    with buka(path):
        pass


def test_a_register_that_cannot_be_written_stops_the_sending(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(number: int) -> None:
        raise OSError(28, "No space left on device")

    with buka(path) as register:
        monkeypatch.setattr(os, "fsync", full)
        with pytest.raises(FolderError, match="tidak dapat ditulis"):
            register.catat([line(Tahap.NIAT)])
        assert register.tahap("k1", A) is None
