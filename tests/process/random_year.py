"""An office's year by chance: commands in any order, typing, changed registers, undo, restore.

After every move the invariants of ``check`` must hold. A book that was left in any state still
reaches the end when the advice is followed.
"""

from __future__ import annotations

import random
import shutil
from collections import Counter
from collections.abc import Callable
from datetime import datetime, time, timedelta
from functools import partial

from tests.steps.office import START, UNITS, Office, closed_office
from tests.steps.typing_person import Place, fitting, places, type_into

from lkjip.actions import action_for, buttons, step_of_button
from lkjip.book.layout import LAYOUT
from lkjip.errors import LkjipError
from lkjip.sop.next_actions import next_action
from lkjip.sop.overview import summarize
from lkjip.steps.decide.decide import CONFORMING, NOT_CONFORMING, decide_evaluation, decide_reviu
from lkjip.steps.draft.write import answer_correction
from lkjip.steps.handover.send import send
from lkjip.steps.kernel.base import Context, StepResult
from lkjip.steps.kernel.history import END, broken_at
from lkjip.steps.kernel.run import Step, run
from lkjip.steps.kernel.snapshot import Snapshot
from lkjip.steps.overrides import close_collection, tick_items, withdraw
from lkjip.steps.plan import set_plan
from lkjip.steps.record.approve import approve
from lkjip.steps.status import status
from lkjip.steps.units_in_process import ask_again, release
from lkjip.tables.cells import Cell, text
from lkjip.tables.declared.results import HISTORY

PRESSES = tuple(button.macro for button in buttons())
ENOUGH = 60
"""Moves within which the advice must reach the end."""
Rows = list[dict[str, Cell]]


class Year:
    """One book in the hands of chance."""

    def __init__(self, office: Office, seed: object) -> None:
        self.office = office
        self.rng = random.Random(str(seed))
        self.now = datetime.combine(START, time(8))
        self.counts: Counter[str] = Counter()
        self.told: list[str] = []
        self.trail: list[str] = []
        self.others = (
            self.press,
            self.type_somewhere,
            self.change_a_register,
            self.change_the_calendar,
            self.decide,
            self.undo,
            self.go_back,
        )

    # ---- moves

    def play(self, moves: int) -> None:
        """Make moves by chance, each followed by the invariants."""
        for _ in range(moves):
            self.now += timedelta(minutes=self.rng.choice((5, 60, 60 * 26, 60 * 24 * 4)))
            move = self.rng.choice((*[self.follow] * 3, *self.others))
            self.trail.append(move.__name__)
            move()
            self.check()

    def follow(self) -> None:
        """Do what the book advises."""
        self.step(self.advised())

    def press(self) -> None:
        """Press any button."""
        macro = self.rng.choice([one for one in PRESSES if one != "batal"])
        self.trail.append(macro)
        self.step(step_of_button(macro))

    def decide(self) -> None:
        """Decide something that fits or not."""
        unit = self.rng.choice(UNITS)
        why = self.rng.choice(("", "diminta pimpinan"))
        choices: tuple[Step, ...] = (
            partial(decide_reviu, decision=NOT_CONFORMING, notes=("Perbaiki judul.",)),
            partial(decide_evaluation, decision=NOT_CONFORMING, notes=("Lengkapi tabel 2.",)),
            partial(close_collection, reason=why),
            partial(withdraw, reason=why),
            partial(ask_again, unit=unit, reason=why),
            partial(release, unit=unit, reason=why),
        )
        self.step(self.rng.choice(choices))

    def type_somewhere(self) -> None:
        """Type into any unlocked cell, press any button, and put the old value back."""
        place = self.rng.choice(tuple(places(self.office)))
        old = self._value(place)
        type_into(self.office, place, fitting(place.kind))
        self.trail.append(f"{place}")
        self.press()
        if self._value(place) == fitting(place.kind):
            type_into(self.office, place, old)

    def change_a_register(self) -> None:
        """Change a target, a pagu, an address, or whether a unit is active."""
        table, heading, values = self.rng.choice(
            (
                ("tblIndikator", "Target", (7, 50, 2.5)),
                ("tblProgram", "Pagu", (None, 150_000_000)),
                ("tblUnit", "Email", ("lain@kantor.go.id", None)),
                ("tblUnit", "Aktif", ("ya", "tidak")),
                ("tblPengaturan", "Nilai", ()),
            )
        )

        def change(rows: Rows) -> None:
            if table == "tblPengaturan":
                row = next(row for row in rows if row["Kunci"] == "hari_perbaikan")
                row["Nilai"] = self.rng.choice((1, 3, 5))
            else:
                row = self.rng.choice([row for row in rows if row.get(heading) is not None])
                row[heading] = self.rng.choice(values)

        self.office.type_rows(table, change)

    def change_the_calendar(self) -> None:
        """Add a holiday, or delete one."""

        def change(rows: Rows) -> Rows:
            if len(rows) > 5 and self.rng.random() < 0.4:
                return [row for row in rows if row is not rows[self.rng.randrange(len(rows))]]
            day = START + timedelta(days=self.rng.randrange(60))
            if any(row["Tanggal"] == day for row in rows):
                return rows
            return [*rows, {**rows[-1], "Tanggal": day, "Jenis": "libur daerah"}]

        self.office.type_rows("tblLibur", change)

    def undo(self) -> None:
        """Take the last step back."""
        if self.office.kind is closed_office:
            self.step(step_of_button("batal"))

    def go_back(self) -> None:
        """Put an old copy of the book in its place, as a person does who was frightened."""
        copies = sorted((self.office.folder / "cadangan").glob("lkjip_book_*.xlsm"))
        if self.office.kind is closed_office and copies and self.rng.random() < 0.5:
            shutil.copyfile(self.rng.choice(copies[-3:]), self.office.folder / "lkjip_book.xlsm")
            self.counts["dipulihkan"] += 1

    def _value(self, place: Place) -> Cell:
        if not place.heading:
            value = self.office.name(place.table)
            return None if isinstance(value, tuple) else value
        rows = self.office.rows(place.table)
        return rows[place.row].get(place.heading) if place.row < len(rows) else None

    # ---- running

    def step(self, step: Step) -> StepResult | None:
        """Run a step; a refusal changes nothing in the book."""
        before = self.office.everything()
        context = Context(
            self.office.folder, self.office.context(START).templates, self.now, "penguji"
        )
        try:
            result = run(self.office.reopen(), step, context)
        except LkjipError as error:
            refused, result = [error.message, error.cure], None
        else:
            refused = [result.summary] if result.refused else []
        if result is None or result.refused:
            assert all(refused)
            assert self.office.everything() == before
            self.counts["ditolak"] += 1
            return result
        self.counts["selesai"] += 1
        self.told.append(result.summary)
        return result

    def advised(self) -> Step:
        """Return what a diligent person does about the advice."""
        shot = self.office.shot()
        action = next_action(shot.process, self.now.date(), shot.calendar)
        steps: dict[str, Callable[[], Step]] = {
            "rencana": lambda: partial(set_plan, begin=max(START, self.now.date())),
            "centang": lambda: partial(tick_items, key="2.surat"),
            "koreksi": lambda: partial(
                answer_correction,
                number=shot.process.open_corrections[0].number,
                answer="sudah diperbaiki",
            ),
            "reviu": lambda: partial(decide_reviu, decision=CONFORMING),
            "sahkan": lambda: partial(
                approve, by="Kepala", on=self.now.date(), number="100/1", reason="contoh"
            ),
            "tarik": lambda: partial(withdraw, reason="diperbarui"),
            "kirim": lambda: partial(send, reason="contoh"),
            "evaluasi": lambda: partial(decide_evaluation, decision=CONFORMING),
            "inspektur": lambda: partial(decide_evaluation, decision=CONFORMING),
        }
        if action.command == "kumpulkan":
            self._units_answer()
        if action.command in steps:
            return steps[action.command]()
        declared = action_for(action.command)
        return declared.step(declared.given({})) if declared and declared.step else status

    def _units_answer(self) -> None:
        """Every awaited unit of the register hands its form in."""
        for unit in self.office.shot().process.incomplete:
            try:
                self.office.put(unit)
            except KeyError:
                continue  # inactive by now: nobody there answers

    def reach_the_end(self) -> bool:
        """Follow the advice until the report has gone out."""
        for _ in range(ENOUGH):
            shot = self.office.shot()
            if shot.process.finished:
                return True
            self.now += timedelta(hours=1)
            gone = [unit for unit in shot.process.incomplete if not _active(shot.unit(unit))]
            if gone and len(shot.process.awaited) > 1:
                self.step(partial(release, unit=gone[0], reason="bubar"))
            before = self.counts["selesai"], shot.process.incomplete
            self.follow()
            self.check()
            now = self.office.shot().process
            if self.counts["selesai"] == before[0]:
                self.office.type_rows("tblUnit", _all_active)
                # an old copy may have come back with a wrong cell in it: the refusal names it
                self.office.type_rows("tblIndikator", _as_shipped)
            elif now.incomplete and now.incomplete == before[1]:
                # the same answers again: what the changed register asks is not in them
                self.step(partial(close_collection, reason="tidak diperbaiki unit"))
        return self.office.shot().process.finished

    # ---- what always holds

    def check(self) -> None:
        """Assert the invariants of a book."""
        shot = self.office.shot()
        end = self.office.name(END)
        assert broken_at(shot.rows(HISTORY), text(end) if not isinstance(end, tuple) else "") == ""
        process = shot.process
        assert [one.number for one in process.corrections] == list(
            range(1, len(process.corrections) + 1)
        )
        assert [row["No"] for row in self.office.rows("tblKoreksi")] == [
            one.number for one in process.corrections
        ]
        listed = set(self.office.column("tblPengumpulan", "Kode Unit"))
        assert listed == set(process.awaited), (listed, process.awaited)
        self._states_agree(shot)

    def _states_agree(self, shot: Snapshot) -> None:
        """Beranda, the cards, 1 Rencana and ``status --json`` say what the log says."""
        said = status(shot, self.office.context(self.now.date(), dry=True)).data["langkah"]
        summary = summarize(shot.process, shot.calendar, self.now.date(), shot.role)
        assert [one["status"] for one in said] == [one.status for one in summary]  # type: ignore[attr-defined]
        if not self.told or self.trail[-1] in ("change_a_register", "change_the_calendar"):
            return  # nothing has run since: the book shows what it showed
        shown = self.office.column("tblRencana", "Keadaan")
        strip = self.office.name("beranda_langkah")
        assert isinstance(strip, tuple)
        assert shown == [cell for cell in strip[0] if cell is not None]
        for no, state in enumerate(shown, 1):
            card = self.office.name(f"langkah{no}_keadaan")
            assert isinstance(card, tuple) and card[0][0] == state


def _active(unit: object) -> bool:
    return bool(getattr(unit, "active", False))


def _as_shipped(_rows: object) -> list[dict[str, Cell]]:
    """Put the register of indicators right."""
    return [dict(row) for row in LAYOUT.table("tblIndikator").shipped]


def _all_active(rows: Rows) -> None:
    for row in rows:
        row["Aktif"] = "ya"
