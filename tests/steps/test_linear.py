"""Ten times the rows are at most about ten times the work, in every command: lines are counted.

Counted are the lines of the product's own code that run, a turn of a loop or of a comprehension
included: the same on every machine, whatever else it does.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.bench.bench_big import Size, commands, filled, founded, line_of
from tests.lines import OWN, lines_of

from lkjip import cli

SMALL, LARGE = Size("kecil", 4, 12, 30, 50), Size("besar", 40, 120, 300, 500)
MOST = 11.0
"""The growth that still counts as linear: ten times the rows, and a little for longer codes."""

BESIDES = {"minta": (("centang", ("centang", "2.surat")),)}
"""More commands that grow with the book, by the command of the SOP that they follow."""


def all_commands() -> Iterator[tuple[str, tuple[str, ...], str]]:
    """Yield the commands of the benchmark, and those beside them: name, words, day."""
    for name, words, day in commands("IK0000"):
        yield name, words, day
        for besides, said in BESIDES.get(name, ()):
            yield besides, said, day


def played(folder: Path, size: Size) -> dict[str, int]:
    """The lines of every command of the SOP, in an office of this size."""
    founded(folder, size)
    found = {}
    for name, words, day in all_commands():
        if name == "kumpulkan":
            filled(folder, size)
        line = line_of(folder, words, day)

        def work(line: list[str] = line) -> None:
            assert cli.main(line) in (cli.DONE, cli.NEEDS_FIX), line

        found[name] = lines_of(work)
    return found


@pytest.mark.slow_stage
def test_ten_times_the_rows_are_ten_times_the_work_in_every_command(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    small, large = played(tmp_path / "kecil", SMALL), played(tmp_path / "besar", LARGE)
    capsys.readouterr()
    growth = {name: large[name] / small[name] for name in small}
    assert {name: round(g, 1) for name, g in growth.items() if g > MOST} == {}


def test_a_square_is_seen() -> None:
    """The measure itself: a comprehension in a comprehension grows by a hundred."""
    code = compile("[a == b for a in rows for b in rows]", f"{OWN}/square.py", "eval")
    few, many = (lines_of(lambda n=n: eval(code, {"rows": range(n)})) for n in (10, 100))
    assert many > 50 * few
