"""Where the office says so, answers are owed only about targets missed or far surpassed."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from tests.intake.build import asked, codes, filled, take

from lkjip.measure.rules.rule import Direction, Rule

ROW = replace(asked().performance[0], target=Decimal(10))


@pytest.mark.parametrize(
    ("target", "direction", "figures", "owed"),
    [
        (Decimal(10), Direction.UP, (1, 2, 3, 4), False),
        (Decimal(10), Direction.UP, (1, 2, 3, 6), False),
        (Decimal(10), Direction.UP, (1, 2, 3, 7), True),
        (Decimal(10), Direction.UP, (1, 2, 3, 3), True),
        (Decimal(10), Direction.DOWN, (1, 2, 3, 3), False),
        (Decimal(10), Direction.DOWN, (1, 2, 3, 5), True),
        ("5–7", Direction.RANGE, (1, 2, 3, 4), True),
    ],
)
def test_an_answer_is_owed_only_when_the_capaian_is_out_of_the_ordinary(
    target: Decimal | str, direction: Direction, figures: tuple[int, ...], owed: bool
) -> None:
    row = replace(ROW, target=target, rule=Rule(direction))
    form = asked(performance=(row,), only_notable=True)
    book = filled(form).typed(
        "Kinerja", {f"{letter}6": float(x) for letter, x in zip("FGHI", figures, strict=True)}
    )
    book.typed("Analisis", {"E7": None})
    found = codes(take(book.data(), form).findings)
    assert ("I08" in found) is owed
    always = replace(form, only_notable=False)
    assert "I08" in codes(take(book.data(), always).findings)


def test_an_indicator_that_others_report_is_always_explained() -> None:
    form = asked(performance=(ROW,), questions=(replace(ROW, code="IKU1"),), only_notable=True)
    book = filled(form).typed("Kinerja", {"F6": 1.0, "G6": 2.0, "H6": 3.0, "I6": 4.0})
    found = codes(take(book.typed("Analisis", {"E7": None}).data(), form).findings)
    assert found == ["I08"]
