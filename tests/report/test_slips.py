"""The checks of a draft find nothing in right drafts, and slips that people plant in them."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from functools import cache

import pytest
from tests.report import example, jombang, real_offices
from tests.report.slips import KINDS, Slip, plant

from lkjip.report.compose import compose
from lkjip.report.consistency.run import check
from lkjip.report.material.model import ReportMaterial

CORPUS: dict[str, Callable[[], ReportMaterial]] = {
    "demo": example.material,
    "demo setahun": lambda: example.full_year(example.material()),
    "jombang": jombang.material,
    "kecamatan": lambda: real_offices.with_answers(real_offices.kecamatan()),
    "dinas": lambda: real_offices.with_answers(real_offices.dinas()),
}
"""Right drafts; the city's stands in ``tests/city``."""


@cache
def draft(name: str) -> tuple[ReportMaterial, bytes]:
    material = CORPUS[name]()
    return material, compose(material, example.TEMPLATE, 1, example.TIME).docx


def slipped(names: list[str], each: int, seed: int) -> Iterator[tuple[Slip, str, bool]]:
    """Plant so many slips of every kind, and say of each whether it was found."""
    rnd = random.Random(seed)
    for kind in KINDS:
        planted, tries = 0, 0
        while planted < each and tries < 4 * each:
            tries += 1
            name = rnd.choice(names)
            material, docx = draft(name)
            edited = plant(docx, kind, rnd)
            if edited is None:
                continue
            planted += 1
            before, after = (check(x, material) for x in (docx, edited))
            yield kind, name, bool(set(after) - set(before))


@pytest.mark.parametrize("name", CORPUS)
def test_a_right_draft_has_only_its_gaps(name: str) -> None:
    material, docx = draft(name)
    assert {f.code for f in check(docx, material)} <= {"L04"}


def test_a_sample_of_slips_is_found() -> None:
    results = list(slipped(["demo", "jombang"], 2, seed=1))
    assert len(results) == 2 * len(KINDS)
    assert [kind.__name__ for kind, _, found in results if not found] == []


@pytest.mark.slow_stage
def test_of_three_hundred_slips_nearly_all_are_found() -> None:
    results = list(slipped(list(CORPUS), 25, seed=7))
    missed = [f"{kind.__name__} in {name}" for kind, name, found in results if not found]
    assert len(results) == 25 * len(KINDS)
    assert len(missed) <= 0.05 * len(results), missed


def test_what_goes_on_after_the_draft_was_written_is_no_slip() -> None:
    """The steps of the process end and evidence arrives while a right draft waits for its head."""
    material, docx = draft("demo")
    done = tuple(replace(x, state="selesai", finished=date(2024, 8, 9)) for x in material.steps)
    seen = tuple(replace(x, state="hanya disebut") for x in material.evidence)
    later = replace(material, steps=done, evidence=seen)
    assert {f.code for f in check(docx, later)} == {"L04"}
