"""All steps alike: dry runs, whole or not at all, backups, undo, the same on both books."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import date, datetime
from functools import partial
from pathlib import Path

import pytest
from tests.book import shelf
from tests.steps.office import (
    ASKED,
    DUE,
    LATE,
    START,
    Office,
    closed_office,
    facts,
    memory_office,
)

from lkjip.book.file_book import FileBook
from lkjip.book.memory_book import MemoryBook
from lkjip.book.port import Message, Row
from lkjip.book.version import NAME as VERSION_NAME
from lkjip.errors import FolderError, ProcessError
from lkjip.product import templates_for
from lkjip.steps.analyse.analyse import analyse
from lkjip.steps.collect.collect import collect
from lkjip.steps.kernel.base import Context, StepResult
from lkjip.steps.kernel.run import Step, run
from lkjip.steps.plan import set_plan
from lkjip.steps.remind import remind
from lkjip.steps.request.request import request_data
from lkjip.steps.status import status
from lkjip.steps.undo import undo

PLAN: Step = partial(set_plan, begin=START)
HISTORY = "tblRiwayat"
PUT_BACK_BY_HAND = {HISTORY}

Prepare = Callable[[Office], object]


def nothing(_office: Office) -> None:
    """A book as it is shipped."""


def all_forms_in(office: Office) -> None:
    office.asked()
    for unit in ("SB-PEM", "SB-OTDA", "KERJASAMA"):
        office.put(unit)
    office.put("SB-WIL", office.form("SB-WIL", year=2023))


STEPS: dict[str, tuple[Prepare, Step, date]] = {
    "rencana": (nothing, PLAN, START),
    "minta": (lambda o: o.planned(), request_data, ASKED),
    "kumpulkan": (all_forms_in, collect, DUE),
    "ingatkan": (lambda o: o.asked(), remind, LATE),
    "analisis": (lambda o: o.asked().collected(), analyse, DUE),
    "status": (lambda o: o.asked(), status, LATE),
    "batal": (lambda o: o.asked(), undo, LATE),
}
each_step = pytest.mark.parametrize(("prepare", "step", "day"), STEPS.values(), ids=STEPS.keys())


# ---- dry runs


@each_step
def test_a_dry_run_writes_nothing_anywhere_and_still_tells_what_would_happen(
    closed: Office, prepare: Prepare, step: Step, day: date
) -> None:
    prepare(closed)
    before = shelf.everything(closed.folder)
    dry = closed.step(step, day, 11, dry=True)
    assert shelf.everything(closed.folder) == before
    assert dry.summary
    real = closed.step(step, day, 11)
    assert (dry.summary, dry.findings) == (real.summary, real.findings)
    assert shelf.everything(closed.folder) != before


# ---- whole or not at all, backup first


@each_step
def test_the_book_as_it_was_lies_in_the_backup_before_it_changes(
    closed: Office, prepare: Prepare, step: Step, day: date
) -> None:
    prepare(closed)
    before = (closed.folder / "lkjip_book.xlsm").read_bytes()
    closed.step(step, day, 11)
    copy = closed.folder / "cadangan" / str(closed.rows(HISTORY)[-1]["Cadangan"] or "")
    newest = max((closed.folder / "cadangan").glob("*.xlsm"), key=lambda p: p.name)
    assert newest.read_bytes() == before
    assert copy in (newest, closed.folder / "cadangan")


def test_two_runs_in_one_second_have_a_backup_each(closed: Office) -> None:
    for _ in range(3):
        closed.step(PLAN, START)
    names = [str(name) for name in closed.column(HISTORY, "Cadangan")]
    assert len(set(names)) == 3
    assert [path.name for path in sorted((closed.folder / "cadangan").glob("*.xlsm"))] == sorted(
        names
    )
    assert names[1] == "lkjip_book_2025-01-02_090000_2.xlsm"


@pytest.mark.parametrize("blocked", ["cadangan", "forms", "forms/2024", "forms/2024/keluar"])
def test_a_file_in_the_place_of_a_folder_stops_a_step_before_the_book_changes(
    closed: Office, blocked: str
) -> None:
    closed.planned()
    place = closed.folder / blocked
    if place.is_dir():
        shutil.rmtree(place)
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_text("sebuah berkas")
    before = (closed.folder / "lkjip_book.xlsm").read_bytes()
    with pytest.raises(FolderError) as refusal:
        closed.step(request_data, ASKED)
    assert blocked.split("/")[-1] in refusal.value.message and refusal.value.cure
    assert (closed.folder / "lkjip_book.xlsm").read_bytes() == before


def test_a_step_reads_the_book_once_and_writes_it_once(quick: Office) -> None:
    quick.asked()
    book = quick.reopen()
    reads: list[tuple[str, ...]] = []
    real = book.read

    def counted(*tables: str) -> object:
        reads.append(tables)
        return real(*tables)

    for unit in ("SB-PEM", "SB-OTDA"):
        quick.put(unit)
    book.read = counted  # type: ignore[method-assign]
    before = len(book.applied)  # type: ignore[attr-defined]
    quick.step(collect, DUE)
    assert len(reads) == 1 and len(book.applied) == before + 1  # type: ignore[attr-defined]


@pytest.mark.parametrize(("items", "told"), [(0, 0), (3, 3), (10, 10), (11, 6), (1_000, 10)])
def test_long_work_tells_how_far_it_has_come_ten_times_at_most(items: int, told: int) -> None:
    said: list[tuple[int, int, str]] = []
    here = Context(
        Path(),
        templates_for(Path()),
        datetime(2025, 1, 2),
        "",
        progress=lambda *words: said.append(words),
    )
    assert list(here.with_progress(range(items), "menghitung")) == list(range(items))
    assert len(said) == told
    assert all(total == items and what == "menghitung" for _, total, what in said)
    assert sorted({done for done, _, _ in said}) == [done for done, _, _ in said]


def test_a_run_tells_of_the_forms_the_files_and_the_book(quick: Office) -> None:
    all_forms_in(quick)
    book = quick.reopen()
    assert isinstance(book, MemoryBook)
    run(book, collect, quick.context(DUE))
    told = [what for _, _, what in book.progressed]
    assert told[0] == "memeriksa formulir" and told[-1] == "menulis buku kerja"


def test_the_person_is_told_what_happened_in_one_of_two_kinds(quick: Office) -> None:
    quick.asked().collected("SB-PEM")
    quick.put("SB-WIL", b"rusak")
    quick.step(collect, DUE, 10)
    told = quick.reopen().messages  # type: ignore[attr-defined]
    assert [kind for kind, _ in told] == [Message.NEWS, Message.DATA]
    assert all(text for _, text in told)
    assert "rusak" in told[-1][1] or "SB-WIL" in told[-1][1]


# ---- undo


def tables(office: Office) -> dict[str, object]:
    """Return what an undo gives back: all but the history, and no countdown of another day."""
    everything = office.everything()
    found = {name: rows for name, rows in everything.items()
             if name.startswith("tbl") and name != HISTORY}  # fmt: skip
    plan: tuple[Row, ...] = everything["tblRencana"]  # type: ignore[assignment]
    return found | {"tblRencana": [{**row, "Sisa Waktu": None} for row in plan]}


UNDONE = {name: STEPS[name] for name in ("rencana", "minta", "kumpulkan", "analisis")}


@pytest.mark.parametrize(("prepare", "step", "day"), UNDONE.values(), ids=UNDONE.keys())
def test_undo_gives_back_every_table_that_the_last_run_wrote_and_keeps_the_history(
    closed: Office, prepare: Prepare, step: Step, day: date
) -> None:
    prepare(closed)
    before, told = tables(closed), len(closed.rows(HISTORY))
    closed.step(step, day, 11)
    changed, history = tables(closed), closed.rows(HISTORY)
    assert changed != before
    result = closed.step(undo, day, 12)
    assert tables(closed) == before
    assert closed.rows(HISTORY)[: len(history)] == history
    last = closed.rows(HISTORY)[-1]
    assert (last["Tindakan"], last["Status"]) == ("batalkan", "dibatalkan")
    assert len(closed.rows(HISTORY)) == len(history) + 1 > told + 1
    assert str(result.data["cadangan"]).endswith(".xlsm")


def test_a_second_undo_takes_back_the_run_before(closed: Office) -> None:
    shipped = tables(closed)
    closed.planned()
    planned = tables(closed)
    closed.step(request_data, ASKED)
    closed.step(undo, ASKED, 10)
    assert tables(closed) == planned
    closed.step(undo, ASKED, 11)
    assert tables(closed) == shipped
    with pytest.raises(ProcessError, match="Belum ada langkah yang dapat dibatalkan"):
        closed.step(undo, ASKED, 12)


def test_a_run_that_was_taken_back_can_be_done_again_and_taken_back_again(closed: Office) -> None:
    closed.asked().collected()
    taken = facts(closed.rows("tblIsianKinerja"), "Kode", "Realisasi", "Sidik")
    closed.step(undo, DUE, 10)
    again = closed.step(collect, DUE, 11)
    assert [one["hasil"] for one in again.data["berkas"]] == ["diterima"] * 4  # type: ignore[attr-defined]
    assert facts(closed.rows("tblIsianKinerja"), "Kode", "Realisasi", "Sidik") == taken
    closed.step(undo, DUE, 12)
    assert closed.rows("tblIsianKinerja") == () and closed.rows("tblKiriman") == ()


def test_undo_leaves_what_people_typed_elsewhere_alone(closed: Office) -> None:
    closed.asked()

    def rename(rows: list[dict[str, object]]) -> None:
        rows[0]["Nama Kepala"] = "Diketik sesudahnya"

    closed.type_rows("tblUnit", rename)  # type: ignore[arg-type]
    closed.step(undo, ASKED, 10)
    assert closed.rows("tblUnit")[0]["Nama Kepala"] == "Diketik sesudahnya"


def test_undo_does_not_delete_files_that_were_made(closed: Office) -> None:
    closed.asked()
    made = closed.files("forms")
    closed.step(undo, ASKED, 10)
    assert closed.files("forms") == made != []


def test_looking_at_the_status_is_not_what_gets_undone(closed: Office) -> None:
    closed.planned()
    planned = tables(closed)
    closed.step(request_data, ASKED)
    closed.step(status, LATE)
    closed.step(undo, LATE, 10)
    assert tables(closed) == planned


def test_undo_without_its_backup_says_so_and_changes_nothing(closed: Office) -> None:
    closed.planned()
    for copy in (closed.folder / "cadangan").glob("*.xlsm"):
        copy.unlink()
    before = closed.everything()
    with pytest.raises(ProcessError, match="cadangan") as refusal:
        closed.step(undo, START, 10)
    assert refusal.value.cure
    assert closed.everything() == before


def test_undo_of_the_plan_gives_the_yellow_cell_back(closed: Office) -> None:
    before = closed.name("rencana_mulai")
    closed.planned()
    closed.step(undo, START, 10)
    assert closed.name("rencana_mulai") == before


# ---- both books alike


def play(office: Office) -> list[StepResult]:
    """Steps 1 to 4 with a late unit, a refused form, a reminder and a look at the status."""
    office.planned()
    results = [office.step(request_data, ASKED), office.collected("SB-PEM", "SB-OTDA", "KERJASAMA")]
    office.put("SB-WIL", office.form("SB-WIL", year=2023), "salah.xlsx")
    results += [office.step(collect, LATE), office.step(remind, LATE, 10)]
    office.put("SB-WIL", office.form("SB-WIL"), "benar.xlsx")
    later = date(2025, 1, 13)
    results += [office.step(collect, later), office.step(analyse, later, 10)]
    return [*results, office.step(status, later, 11)]


def test_the_closed_file_ends_as_the_book_in_memory_does(tmp_path: Path) -> None:
    memory, file = memory_office(tmp_path / "memori"), closed_office(tmp_path / "berkas")
    told = [[(r.summary, r.findings) for r in play(office)] for office in (memory, file)]
    assert told[0] == told[1]
    first, second = memory.everything(), file.everything()
    assert set(first) == set(second)
    differing = {name for name in second if first[name] != second[name]} - {VERSION_NAME}
    assert {name: (first[name], second[name]) for name in differing} == {}
    assert memory.files("forms") == file.files("forms")


def test_dates_are_dates_and_no_numbers_in_every_table(tmp_path: Path) -> None:
    office = closed_office(tmp_path)
    play(office)
    book = FileBook(office.folder / "lkjip_book.xlsm")
    serials = [
        (name, column, value)
        for name, data in book.read(*book.shape().tables).items()
        for row in data.rows
        for column, value in row.items()
        if isinstance(value, int | float) and not isinstance(value, bool)
        and 45_000 < value < 46_000 and "Rp" not in column
    ]  # fmt: skip
    assert serials == []
