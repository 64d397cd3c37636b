"""A batch goes on after a broken file, tells how far it is, and continues where it was stopped."""

from __future__ import annotations

import gc
import os
from dataclasses import replace
from pathlib import Path

import pytest
from tests.intake.build import YEAR, asked, filled

from lkjip.checks.checked_form import ACCEPTED, REFUSED, WITH_NOTES
from lkjip.intake import folder as mailbox_folder
from lkjip.intake.batch import Batch, Source, folder_sources, take_in_all
from lkjip.intake.message.model import IncomingMail
from lkjip.intake.submission import Arrival, Standing, Submission, content_fingerprint
from lkjip.steps.request.letters import WIB

FORMS = {asked().unit: asked()}


def inbox(folder: Path) -> Path:
    """Three files: a good one, a broken one, one with a figure to fix."""
    files = {
        "a.xlsx": filled().data(),
        "b.xlsx": filled().data()[:500],
        "c.xlsx": filled().typed("Kinerja", {"F6": "1.234"}).data(),
    }
    incoming = folder / "masuk"
    incoming.mkdir()
    for at, (name, data) in enumerate(files.items(), 1):
        (incoming / name).write_bytes(data)
        os.utime(incoming / name, (at, at))
    return incoming


def batch(folder: Path, **changes: object) -> Batch:
    return replace(Batch(FORMS, YEAR, folder / "arsip"), **changes)  # type: ignore[arg-type]


def take(folder: Path, incoming: Path, **changes: object) -> list[Arrival]:
    return list(take_in_all(folder_sources(incoming, WIB), batch(folder, **changes)))


def run(folder: Path, incoming: Path, **changes: object) -> list[Submission]:
    return [one for taken in take(folder, incoming, **changes) for one in taken.submissions]


def test_a_broken_file_is_one_outcome_among_others(tmp_path: Path) -> None:
    submissions = run(tmp_path, inbox(tmp_path))
    assert [r.result for r in submissions] == [ACCEPTED, REFUSED, WITH_NOTES]


def test_every_original_lies_in_the_archive_and_no_longer_in_memory(tmp_path: Path) -> None:
    incoming = inbox(tmp_path)
    for one in run(tmp_path, incoming):
        assert one.incoming.data == b""
        assert one.archive.read_bytes() == (incoming / one.incoming.name).read_bytes()


def test_the_garbage_collector_works_again_after_every_form(tmp_path: Path) -> None:
    run(tmp_path, inbox(tmp_path))
    assert gc.isenabled()
    gc.disable()
    try:
        run(tmp_path, tmp_path / "masuk")
        assert not gc.isenabled(), "who switched it off keeps it off"
    finally:
        gc.enable()


def test_progress_counts_up_to_the_number_of_files(tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    run(tmp_path, inbox(tmp_path), progress=lambda done, total: told.append((done, total)))
    assert told == [(1, 3), (2, 3), (3, 3)]


def test_stopping_in_the_middle_and_continuing_reads_nothing_twice(tmp_path: Path) -> None:
    incoming, journal = inbox(tmp_path), tmp_path / "batch.jsonl"
    whole = take(tmp_path, incoming)
    opened: list[str] = []

    def watched(source: Source) -> Source:
        def read() -> IncomingMail:
            opened.append(source.key.partition("|")[0])
            return source.read()

        return replace(source, read=read)

    def start() -> list[Source]:
        return [watched(source) for source in folder_sources(incoming, WIB)]

    kept = batch(tmp_path, journal=journal)
    stopped = take_in_all(start(), kept)
    first = [next(stopped), next(stopped)]
    stopped.close()
    rest = list(take_in_all(start(), kept))
    assert opened == ["a.xlsx", "b.xlsx", "c.xlsx"]
    assert first == rest[:2]
    assert rest == whole
    marks = [
        [content_fingerprint(r.checked) for taken in one for r in taken.submissions]
        for one in (rest, whole)
    ]
    assert marks[0] == marks[1] and len(set(marks[0])) == 3


def test_the_journal_holds_no_answer_of_a_form(tmp_path: Path) -> None:
    sizes = []
    for folder, words in (("pendek", "Ya."), ("panjang", "Uraian " * 500)):
        (tmp_path / folder / "masuk").mkdir(parents=True)
        form = filled().typed("Analisis", {"E6": words}).data()
        (tmp_path / folder / "masuk" / "a.xlsx").write_bytes(form)
        journal = tmp_path / folder / "batch.jsonl"
        [one] = run(tmp_path / folder, tmp_path / folder / "masuk", journal=journal)
        assert any(words.strip() == said.answer for said in one.checked.analysis)
        sizes.append(journal.stat().st_size)
    assert abs(sizes[0] - sizes[1]) < 100


@pytest.mark.parametrize("harm", ["gone", "damaged"])
def test_an_original_that_a_power_cut_took_is_taken_in_again(tmp_path: Path, harm: str) -> None:
    incoming, journal = inbox(tmp_path), tmp_path / "batch.jsonl"
    whole = run(tmp_path, incoming, journal=journal)
    original = whole[0].archive
    if harm == "gone":
        original.unlink()
    else:
        original.write_bytes(bytes(original.stat().st_size))
    assert run(tmp_path, incoming, journal=journal) == whole
    assert original.read_bytes() == (incoming / "a.xlsx").read_bytes()


def test_a_line_that_was_being_written_when_the_run_stopped_is_done_again(tmp_path: Path) -> None:
    incoming, journal = inbox(tmp_path), tmp_path / "batch.jsonl"
    whole = run(tmp_path, incoming, journal=journal)
    journal.write_bytes(journal.read_bytes()[:-20])
    assert run(tmp_path, incoming, journal=journal) == whole


def test_a_journal_for_other_registers_is_void(tmp_path: Path) -> None:
    incoming, journal = inbox(tmp_path), tmp_path / "batch.jsonl"
    run(tmp_path, incoming, journal=journal)
    other = asked(unit_name="Nama Lain")
    again = run(tmp_path, incoming, requested={other.unit: other}, year=YEAR + 1, journal=journal)
    assert [f.code for f in again[0].findings] == ["F04"]


def test_a_file_that_changed_since_is_read_again(tmp_path: Path) -> None:
    incoming, journal = inbox(tmp_path), tmp_path / "batch.jsonl"
    run(tmp_path, incoming, journal=journal)
    (incoming / "b.xlsx").write_bytes(filled().data())
    outcomes = {r.incoming.name: r.result for r in run(tmp_path, incoming, journal=journal)}
    assert outcomes["b.xlsx"] == ACCEPTED


def test_a_journal_full_of_rubbish_is_started_anew(tmp_path: Path) -> None:
    incoming, journal = inbox(tmp_path), tmp_path / "batch.jsonl"
    journal.write_bytes(b"\x00\xff bukan jurnal\n{}\n")
    assert len(run(tmp_path, incoming, journal=journal)) == 3


def test_a_locked_file_waits_for_the_next_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    incoming, journal = inbox(tmp_path), tmp_path / "batch.jsonl"
    real = Path.read_bytes

    def locked(path: Path) -> bytes:
        if path.name == "b.xlsx":
            raise PermissionError(13, "terkunci")
        return real(path)

    monkeypatch.setattr(Path, "read_bytes", locked)
    first = take(tmp_path, incoming, journal=journal)
    assert [[f.code for f in taken.mail.findings] for taken in first] == [[], ["K14"], []]
    assert [len(taken.submissions) for taken in first] == [1, 0, 1]
    monkeypatch.undo()
    assert [f.code for f in run(tmp_path, incoming, journal=journal)[1].findings] == ["K03"]


def test_a_file_that_went_away_meanwhile_does_not_stop_the_others(tmp_path: Path) -> None:
    incoming = inbox(tmp_path)
    sources = folder_sources(incoming, WIB)
    (incoming / "a.xlsx").unlink()
    codes = [[f.code for f in t.mail.findings] for t in take_in_all(sources, batch(tmp_path))]
    assert codes == [["K14"], [], []]


def test_a_giant_is_not_even_loaded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    incoming = inbox(tmp_path)
    monkeypatch.setattr(mailbox_folder, "LARGEST_BOOK", 600)
    sizes = [path.stat().st_size for path in sorted(incoming.iterdir())]
    assert [size > 600 for size in sizes] == [True, False, True]
    taken = take(tmp_path, incoming)
    assert [[f.code for f in one.mail.findings] for one in taken] == [["K14"], [], ["K14"]]
    assert "jauh melebihi formulir" in taken[0].mail.findings[0].message


def test_what_was_processed_before_is_not_examined_again_but_its_original_is_kept(
    tmp_path: Path,
) -> None:
    incoming = inbox(tmp_path)
    taken = take(tmp_path, incoming, is_known=lambda _fingerprint, one: one.name == "a.xlsx")
    standings = [(one.name, one.standing) for a in taken for one in a.submissions]
    assert standings == [
        ("a.xlsx", Standing.KNOWN),
        ("b.xlsx", Standing.EXAMINED),
        ("c.xlsx", Standing.EXAMINED),
    ]
    assert len(list((tmp_path / "arsip").rglob("*.xlsx"))) == 3


def test_a_dry_run_writes_nothing_and_keeps_the_bytes_of_what_is_to_be_fixed(
    tmp_path: Path,
) -> None:
    incoming = inbox(tmp_path)
    before = sorted(tmp_path.rglob("*"))
    good, broken, doubtful = run(tmp_path, incoming, archive=None)
    assert sorted(tmp_path.rglob("*")) == before
    assert good.incoming.data == b"" and broken.incoming.data and doubtful.original()


def test_the_journal_keeps_what_a_mail_says_besides_its_forms(tmp_path: Path) -> None:
    incoming, journal = inbox(tmp_path), tmp_path / "batch.jsonl"
    text = b"From: Unit <unit@kota.example>\r\nDate: Mon, 6 Jan 2025 08:30:00 +0700\r\n"
    (incoming / "kosong.eml").write_bytes(text + b"Subject: Maaf\r\n\r\nBesok.\r\n")
    (incoming / "rusak.eml").write_bytes(b"\r\n\r\nbukan surel")
    first = take(tmp_path, incoming, journal=journal)
    assert take(tmp_path, incoming, journal=journal) == first
    mails = {taken.mail.name: taken.mail for taken in first}
    assert mails["kosong.eml"].empty and mails["kosong.eml"].sender == "unit@kota.example"
    assert [f.code for f in mails["rusak.eml"].findings] == ["M06"]
