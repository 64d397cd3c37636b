"""Many forms at once: one broken file stops nothing, a stop loses nothing, nothing is done twice."""

from __future__ import annotations

import os
import random
import signal
from collections import Counter
from functools import partial
from pathlib import Path

import pytest
from tests import forked
from tests.intake import fuzz
from tests.steps.office import DUE, UNITS, Office, closed_office, memory_office, typed

from lkjip import cli
from lkjip.errors import Unfinished
from lkjip.intake import batch
from lkjip.intake.archive import sha256
from lkjip.intake.submission import receive
from lkjip.steps.collect.collect import EXAMINING, JOURNAL, collect
from lkjip.steps.collect.corrections import WORDS

ARCHIVE = "forms/2024/arsip"
MANY = 40
BROKEN = "17.xlsx"
TABLES = ("tblPengumpulan", "tblIsianKinerja", "tblIsianAnggaran", "tblKiriman", "tblTemuan")


def many(office: Office) -> Office:
    """Ten revisions of every unit, and one broken file among them."""
    office.asked()
    for number in range(MANY):
        form = office.form(UNITS[number % 4], revision=number // 4 + 1)
        name = f"{number:02d}.xlsx"
        office.put(UNITS[number % 4], form[:700] if name == BROKEN else form, name)
    return office


class Watched:
    """Stands for ``receive``: writes down every file that is examined, and stops at one."""

    def __init__(self, log: Path, stop_at: int, how: type[BaseException] | None) -> None:
        self.log, self.stop_at, self.how = log, stop_at, how
        self.seen = 0

    def __call__(self, incoming: batch.Incoming, *rest: object) -> batch.Submission:
        self.seen += 1
        if self.seen == self.stop_at:
            if self.how is not None:
                raise self.how
            os.kill(os.getpid(), signal.SIGKILL)
        with self.log.open("a", encoding="utf-8") as stream:
            stream.write(incoming.name + "\n")
        return receive(incoming, *rest)  # type: ignore[arg-type]


def examined(log: Path) -> Counter[str]:
    return Counter(log.read_text(encoding="utf-8").split())


def everything(office: Office) -> dict[str, object]:
    return {table: office.rows(table) for table in TABLES}


def archived(office: Office) -> set[str]:
    return {p.stem for p in (office.folder / ARCHIVE).rglob("*") if p.is_file()}


def sent(office: Office) -> set[str]:
    return {sha256(path.read_bytes()) for path in office.inbox.glob("*.xlsx")}


@pytest.fixture
def whole(tmp_path: Path) -> dict[str, object]:
    """Return the tables of a run that nothing stops."""
    office = many(memory_office(tmp_path / "utuh"))
    office.step(collect, DUE)
    return everything(office)


def test_one_broken_file_among_forty_is_one_refusal(quick: Office) -> None:
    result = many(quick).step(collect, DUE)
    outcomes = Counter(one["hasil"] for one in result.data["berkas"])  # type: ignore[attr-defined]
    assert outcomes == {"diterima": MANY - 1, "ditolak": 1}
    assert {one["nama"] for one in result.data["berkas"] if one["hasil"] == "ditolak"} == {BROKEN}  # type: ignore[attr-defined]


def test_progress_is_told_file_by_file_to_the_book(quick: Office) -> None:
    many(quick).step(collect, DUE)
    told = [one for one in quick.reopen().progressed if one[2] == EXAMINING]  # type: ignore[attr-defined]
    assert told == [(number, MANY, EXAMINING) for number in range(1, MANY + 1)]


@pytest.mark.parametrize("stop_at", [1, 18, MANY])
def test_a_run_that_is_stopped_by_hand_is_continued_and_examines_nothing_twice(
    quick: Office,
    whole: dict[str, object],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    stop_at: int,
) -> None:
    many(quick)
    before = everything(quick)
    log = tmp_path / "diperiksa.txt"
    log.touch()
    with monkeypatch.context() as patch:
        patch.setattr(batch, "receive", Watched(log, stop_at, KeyboardInterrupt))
        with pytest.raises(KeyboardInterrupt):
            quick.step(collect, DUE)
    assert everything(quick) == before
    assert sum(examined(log).values()) == stop_at - 1
    monkeypatch.setattr(batch, "receive", Watched(log, 0, None))
    quick.step(collect, DUE)
    assert examined(log) == {f"{number:02d}.xlsx": 1 for number in range(MANY)}
    assert everything(quick) == whole
    assert not (quick.folder / ARCHIVE / JOURNAL).exists()


def collect_killed(folder: str, log: str, stop_at: int) -> None:
    """The command in a process of its own, killed before it examines the ``stop_at``-th file."""
    batch.receive = Watched(Path(log), stop_at, None)  # type: ignore[assignment,attr-defined]
    forked.be_silent()
    words = ["kumpulkan", "--buku", f"{folder}/lkjip_book.xlsm", "--hari-ini", str(DUE)]
    os._exit(cli.main([*words, "--pelaku", "penguji"]))


@pytest.mark.skipif(os.name != "posix", reason="needs SIGKILL")
def test_a_run_that_is_killed_twice_loses_nothing_and_examines_nothing_twice(
    whole: dict[str, object], tmp_path: Path
) -> None:
    office = many(closed_office(tmp_path / "kantor"))
    log = tmp_path / "diperiksa.txt"
    log.touch()
    ends = []
    for stop_at in (11, 15, 0):
        process = forked.start(collect_killed, str(office.folder), str(log), stop_at)
        ends.append(forked.finish(process))
    assert ends == [-signal.SIGKILL, -signal.SIGKILL, cli.NEEDS_FIX]
    assert examined(log) == {f"{number:02d}.xlsx": 1 for number in range(MANY)}
    assert everything(office) == whole
    assert archived(office) == sent(office)


def test_a_stop_after_the_book_was_written_takes_nothing_twice(
    quick: Office, whole: dict[str, object], monkeypatch: pytest.MonkeyPatch
) -> None:
    many(quick)

    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(Path, "unlink", interrupted)
        with pytest.raises(Unfinished):
            quick.step(collect, DUE)
    assert (quick.folder / ARCHIVE / JOURNAL).exists() and everything(quick) == whole
    result = quick.step(collect, DUE)
    assert "Tidak ada berkas baru" in result.summary and everything(quick) == whole
    assert not (quick.folder / ARCHIVE / JOURNAL).exists()


def test_a_correction_copy_is_made_from_the_archive_after_a_stop(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made, doubtful = [], b""
    for name, stop_at in (("utuh", 0), ("henti", 2)):
        office = memory_office(tmp_path / name).asked()
        if not doubtful:  # saved once: two savings differ in their second
            doubtful = office.form(UNITS[0], typed("Kinerja", "IK02", "TW I", "1.234"))
        office.put(UNITS[0], doubtful)
        office.put(UNITS[1])
        if stop_at:
            with monkeypatch.context() as patch:
                log = tmp_path / "diperiksa.txt"
                patch.setattr(batch, "receive", Watched(log, stop_at, KeyboardInterrupt))
                with pytest.raises(KeyboardInterrupt):
                    office.step(collect, DUE)
        office.step(collect, DUE)
        told = [one for one in office.reopen().progressed if one[2] == WORDS]  # type: ignore[attr-defined]
        assert told == [(1, 1, WORDS)]
        made.append({path.name for path in (office.folder / "forms/2024/koreksi").iterdir()})
    assert made[0] == made[1] and len(made[0]) == 2


def test_a_dry_run_leaves_no_journal_behind(quick: Office) -> None:
    many(quick)
    before = quick.files()
    quick.step(collect, DUE, dry=True)
    assert quick.files() == before


def said(office: Office) -> list[object]:
    """The codes of the findings, but for those about the shipped addresses."""
    return [row["Kode"] for row in office.rows("tblTemuan") if row["Kode"] != "B61"]


def test_a_file_that_is_locked_waits_and_is_said_until_it_can_be_opened(
    quick: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    quick.asked()
    for unit in UNITS[:3]:
        quick.put(unit)
    locked = quick.inbox / f"Formulir_{UNITS[1]}.xlsx"
    real = Path.read_bytes

    def read(path: Path) -> bytes:
        if path == locked:
            raise PermissionError(13, "terkunci")
        return real(path)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "read_bytes", read)
        result = quick.step(collect, DUE)
    assert "2 diterima" in result.summary and "1 berkas belum dapat dibuka" in result.summary
    assert said(quick) == ["K14"]
    assert len(quick.rows("tblKiriman")) == 2
    result = quick.step(collect, DUE, 10)
    assert "1 berkas baru: 1 diterima" in result.summary and said(quick) == []


def test_every_mutated_form_of_a_batch_lies_in_the_archive(quick: Office) -> None:
    rnd, seeds = random.Random(11), fuzz.originals()
    quick.asked()
    seeds += [quick.form(unit) for unit in UNITS]
    for number in range(150):
        data = rnd.choice(fuzz.MUTATIONS)(rnd, rnd.choice(seeds))
        quick.put("", data, f"{number:03d}.xlsx")
    result = quick.step(partial(collect), DUE)
    files = result.data["berkas"]
    names = {path.name for path in quick.inbox.glob("*.xlsx")}
    assert {one["nama"] for one in files} == names and len(names) == 150  # type: ignore[attr-defined]
    assert archived(quick) >= sent(quick)
    assert archived(quick) == {str(row["Sidik"]) for row in quick.rows("tblKiriman")}, "and joined"
