"""Whatever a person types into an unlocked cell is found again after any button, or is told.

The normal run tries a few cells and buttons, the slow stage all of them many times.
"""

from __future__ import annotations

import random
from datetime import timedelta
from functools import cache, partial
from pathlib import Path

import pytest
from tests.steps.office import LATE, Office, closed_office, memory_office
from tests.steps.typing_person import Place, fitting, is_found, places, type_into

from lkjip.actions import buttons, step_of_button
from lkjip.errors import LkjipError
from lkjip.steps.decide.decide import NOT_CONFORMING, decide_reviu
from lkjip.steps.draft.write import write_draft
from lkjip.tables.cells import text

BUTTONS = tuple(button.macro for button in buttons() if button.macro != "batal")
AFTER = LATE + timedelta(days=10)


# ---- the states of an office in which people type


def asked(office: Office) -> None:
    office.asked()


def analysed(office: Office) -> None:
    office.analysed()


def returned(office: Office) -> None:
    def play(one: Office) -> None:
        one.analysed()
        one.step(write_draft, LATE)
        notes = ("Lengkapi Bab I.", "Jelaskan serapan.")
        one.step(partial(decide_reviu, decision=NOT_CONFORMING, notes=notes), LATE, 10)

    office.become("returned", play)


def city(office: Office) -> None:
    office.type_setting("level", "kota")
    office.type_rows(
        "tblIndikatorKota",
        lambda rows: [{**dict.fromkeys(rows[0]), "Kode": "K1"}] if rows else rows,
    )
    (office.folder / "forms" / "2024" / "masuk").mkdir(parents=True)
    office.planned()


STAGES = (asked, analysed, returned, city)


@cache
def _all_places(stage: object, folder: Path) -> tuple[Place, ...]:
    office = memory_office(folder)
    stage(office)  # type: ignore[operator]
    return tuple(places(office))


def tried(make: object, folder: Path, rng: random.Random, button: str) -> str:
    """Type into a random cell of a random state, press; "" or what was lost."""
    stage = rng.choice(STAGES)
    place = rng.choice(_all_places(stage, folder.parent / f"~{stage.__name__}"))
    office: Office = make(folder)  # type: ignore[operator]
    stage(office)
    value = fitting(place.kind)
    type_into(office, place, value)
    try:
        said = repr(office.step(step_of_button(button), AFTER, 8))
    except LkjipError as error:
        said = str(error)
    if is_found(office, value) or text(value) in said:
        return ""
    return f"{stage.__name__}: {place} = {value!r}, then {button}"


@pytest.mark.parametrize("button", BUTTONS)
def test_what_is_typed_anywhere_is_found_again_after_every_button(
    tmp_path: Path, button: str
) -> None:
    rng = random.Random(button)
    lost = [tried(memory_office, tmp_path / f"k{i}", rng, button) for i in range(2)]
    assert [one for one in lost if one] == []


@pytest.mark.slow_stage
@pytest.mark.parametrize("button", BUTTONS)
def test_what_is_typed_into_many_cells_is_found_again_after_every_button(
    tmp_path: Path, button: str
) -> None:
    rng = random.Random(f"{button} lagi")
    lost = [tried(memory_office, tmp_path / f"k{i}", rng, button) for i in range(60)]
    assert [one for one in lost if one] == []


@pytest.mark.slow_stage
def test_what_is_typed_after_a_run_is_found_again_or_told_when_the_run_is_undone(
    tmp_path: Path,
) -> None:
    rng = random.Random("batal")
    lost = [tried(closed_office, tmp_path / f"k{i}", rng, "batal") for i in range(60)]
    assert [one for one in lost if one] == []
