"""The register of sent mails: on the disk before anything goes on, and honest about doubt."""

from __future__ import annotations

import os
from datetime import datetime
from pathlib import Path

import pytest

from lkjip.errors import BookBusy, FolderError
from lkjip.mail.account.sent import NAME, SentLine, Stage, hold, read

MOMENT = datetime(2025, 1, 3, 9)
A, B = "a@contoh.go.id", "b@contoh.go.id"


def line(stage: Stage, to: str = A, key: str = "k1") -> SentLine:
    return SentLine(MOMENT, stage, key, to, "permintaan", "Surel.eml", "<lkjip.1@contoh.go.id>")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "keluar" / NAME


def test_a_new_register_knows_nothing(path: Path) -> None:
    with hold(path) as register:
        assert register.stage("k1", A) is None and not register.already("k1", A)
    assert read(path) == ()


def test_lines_come_back_as_they_were_written(path: Path) -> None:
    lines = [line(Stage.INTENT), line(Stage.SENT, "b–ü@contoh.go.id")]
    with hold(path) as register:
        register.record(lines)
    assert list(read(path)) == lines


@pytest.mark.parametrize(
    ("stages", "sent", "doubtful"),
    [
        ([Stage.INTENT], False, True),
        ([Stage.INTENT, Stage.SENT], True, False),
        ([Stage.INTENT, Stage.CANCELLED], False, False),
        ([Stage.INTENT, Stage.CANCELLED, Stage.INTENT, Stage.SENT], True, False),
        ([Stage.INTENT, Stage.ASSUMED_SENT], True, False),
        ([Stage.INTENT, Stage.RESEND], False, False),
        ([Stage.INTENT, Stage.RESEND, Stage.INTENT], False, True),
    ],
)
def test_the_last_stage_of_a_mail_to_an_address_counts(
    path: Path, stages: list[Stage], sent: bool, doubtful: bool
) -> None:
    with hold(path) as register:
        register.record(line(stage) for stage in stages)
        register.record([line(Stage.SENT, B), line(Stage.SENT, A, "k2")])
    with hold(path) as register:
        assert register.already("k1", A) is sent
        assert [one.recipient for one in register.doubtful()] == ([A] if doubtful else [])


def test_a_line_is_forced_to_the_disk_before_record_returns(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    forced: list[bytes] = []
    real = os.fsync

    def watch(number: int) -> None:
        forced.append(path.read_bytes())
        real(number)

    monkeypatch.setattr(os, "fsync", watch)
    with hold(path) as register:
        register.record([line(Stage.INTENT)])
        assert forced and forced[0] == path.read_bytes() and forced[0].endswith(b"}\n")


def test_a_line_that_a_crash_cut_short_is_dropped_and_the_next_one_stands_alone(path: Path) -> None:
    with hold(path) as register:
        register.record([line(Stage.SENT, B)])
    whole = path.read_bytes()
    for cut in range(1, len(whole)):
        path.write_bytes(whole + whole[:cut].replace(b"\n", b""))
        assert len(read(path)) == 1
        with hold(path) as register:
            register.record([line(Stage.INTENT)])
        assert [one.stage for one in read(path)] == [Stage.SENT, Stage.INTENT]


@pytest.mark.parametrize("wrong", ["bukan json", "{}", "[]", '{"waktu": 1}', '{"waktu": "x"}'])
def test_a_whole_line_that_is_none_stops_with_its_number(path: Path, wrong: str) -> None:
    with hold(path) as register:
        register.record([line(Stage.INTENT)])
    with path.open("a", encoding="utf-8") as stream:
        stream.write(f"{wrong}\n")
    with pytest.raises(FolderError, match="baris 2"):
        read(path)


def test_two_runs_never_send_at_once(path: Path) -> None:
    with hold(path), pytest.raises(BookBusy, match="sedang dikirim"), hold(path):
        pass
    with hold(path):
        pass


def test_a_register_that_cannot_be_written_stops_the_sending(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(number: int) -> None:
        raise OSError(28, "No space left on device")

    with hold(path) as register:
        monkeypatch.setattr(os, "fsync", full)
        with pytest.raises(FolderError, match="tidak dapat ditulis"):
            register.record([line(Stage.INTENT)])
        assert register.stage("k1", A) is None
