"""A batch goes on after a broken file, tells how far it is, and continues where it was stopped."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pytest
from tests.intake.build import YEAR, asked, filled

from lkjip.checks.accepted import DENGAN_CATATAN, DITERIMA, DITOLAK
from lkjip.intake.batch import Estimate, Source, finish, folder_sources, take_in_all
from lkjip.intake.inbox import Incoming
from lkjip.intake.receipt import Receipt

FORMS = {asked().unit: asked()}


def inbox(folder: Path) -> Path:
    """Three files: a good one, a broken one, one with a figure to mend."""
    files = {
        "a.xlsx": filled().data(),
        "b.xlsx": filled().data()[:500],
        "c.xlsx": filled().typed("Kinerja", {"F6": "1.234"}).data(),
    }
    masuk = folder / "masuk"
    masuk.mkdir()
    for at, (name, data) in enumerate(files.items(), 1):
        (masuk / name).write_bytes(data)
        os.utime(masuk / name, (at, at))
    return masuk


def run(folder: Path, masuk: Path, **options: object) -> list[Receipt]:
    sources = folder_sources(masuk)
    return list(take_in_all(sources, FORMS, YEAR, folder / "arsip", **options))  # type: ignore[arg-type]


def test_a_broken_file_is_one_outcome_among_others(tmp_path: Path) -> None:
    receipts = run(tmp_path, inbox(tmp_path))
    assert [r.isi.hasil for r in receipts] == [DITERIMA, DITOLAK, DENGAN_CATATAN]


def test_every_original_lies_in_the_archive_and_no_longer_in_memory(tmp_path: Path) -> None:
    masuk = inbox(tmp_path)
    for receipt in run(tmp_path, masuk):
        assert receipt.masuk.data == b""
        assert receipt.arsip.read_bytes() == (masuk / receipt.masuk.nama).read_bytes()


def test_progress_counts_up_to_the_number_of_files(tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    run(tmp_path, inbox(tmp_path), progress=lambda done, total: told.append((done, total)))
    assert told == [(1, 3), (2, 3), (3, 3)]


def test_stopping_in_the_middle_and_continuing_reads_nothing_twice(tmp_path: Path) -> None:
    masuk, journal = inbox(tmp_path), tmp_path / "batch.jsonl"
    whole = run(tmp_path, masuk)
    opened: list[str] = []

    def watched(source: Source) -> Source:
        def baca() -> list[Incoming]:
            opened.append(source.kunci.partition("|")[0])
            return list(source.baca())

        return replace(source, baca=baca)

    def start() -> list[Source]:
        return [watched(source) for source in folder_sources(masuk)]

    stopped = take_in_all(start(), FORMS, YEAR, tmp_path / "arsip", journal=journal)
    first = [next(stopped), next(stopped)]
    stopped.close()
    rest = list(take_in_all(start(), FORMS, YEAR, tmp_path / "arsip", journal=journal))
    assert opened == ["a.xlsx", "b.xlsx", "c.xlsx"]
    assert first == rest[:2]
    assert rest == whole
    assert [r.sidik_isi for r in rest] == [r.sidik_isi for r in whole]


def test_a_line_that_was_being_written_when_the_run_stopped_is_done_again(tmp_path: Path) -> None:
    masuk, journal = inbox(tmp_path), tmp_path / "batch.jsonl"
    whole = run(tmp_path, masuk, journal=journal)
    journal.write_bytes(journal.read_bytes()[:-20])
    assert run(tmp_path, masuk, journal=journal) == whole


def test_a_journal_for_other_registers_is_void(tmp_path: Path) -> None:
    masuk, journal = inbox(tmp_path), tmp_path / "batch.jsonl"
    run(tmp_path, masuk, journal=journal)
    other = asked(nama_unit="Nama Lain")
    again = take_in_all(
        folder_sources(masuk), {other.unit: other}, YEAR + 1, tmp_path / "arsip", journal=journal
    )
    assert [f.kode for f in next(again).isi.temuan] == ["F04"]


def test_a_file_that_changed_since_is_read_again(tmp_path: Path) -> None:
    masuk, journal = inbox(tmp_path), tmp_path / "batch.jsonl"
    run(tmp_path, masuk, journal=journal)
    (masuk / "b.xlsx").write_bytes(filled().data())
    outcomes = {r.masuk.nama: r.isi.hasil for r in run(tmp_path, masuk, journal=journal)}
    assert outcomes["b.xlsx"] == DITERIMA


def test_a_journal_full_of_rubbish_is_started_anew(tmp_path: Path) -> None:
    masuk, journal = inbox(tmp_path), tmp_path / "batch.jsonl"
    journal.write_bytes(b"\x00\xff bukan jurnal\n{}\n")
    assert len(run(tmp_path, masuk, journal=journal)) == 3
    finish(journal)
    assert not journal.exists()


def test_a_locked_file_waits_for_the_next_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    masuk, journal = inbox(tmp_path), tmp_path / "batch.jsonl"
    real = Path.read_bytes

    def locked(path: Path) -> bytes:
        if path.name == "b.xlsx":
            raise PermissionError(13, "terkunci")
        return real(path)

    monkeypatch.setattr(Path, "read_bytes", locked)
    first = run(tmp_path, masuk, journal=journal)
    assert [[f.kode for f in r.isi.temuan] for r in first] == [[], ["K14"], ["N04"]]
    monkeypatch.undo()
    assert [f.kode for f in run(tmp_path, masuk, journal=journal)[1].isi.temuan] == ["K03"]


def test_the_estimate_follows_the_pace_so_far() -> None:
    now = iter([100.0, 110.0, 120.0])
    estimate = Estimate(lambda: next(now))
    assert estimate.rest(0, 40) is None
    assert estimate.rest(10, 40) == 30.0
    assert estimate.rest(20, 40) == 20.0
