"""Mutated forms end in a verdict: no uncaught exception, no hang, no file lost."""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
from pathlib import Path

import pytest
from tests.intake import fuzz
from tests.intake.build import YEAR, asked

from lkjip.intake.batch import Batch, Source, take_in_all
from lkjip.intake.message.attachment import Incoming
from lkjip.intake.message.model import IncomingMail

ALL, SOME = 20_000, 1_000
"""How many mutated forms: all in the slow stage, some in every run."""
HUNG = 1_800
"""Seconds after which the process that examines them has hung."""
ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("count", [SOME, pytest.param(ALL, marks=pytest.mark.slow_stage)])
def test_mutated_forms_never_end_in_an_accident_a_hang_or_a_killed_process(count: int) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.intake.fuzz", str(count)],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT / "python")},
        capture_output=True,
        text=True,
        timeout=HUNG,
        check=False,
    )
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-2000:]
    outcome = json.loads(done.stdout)
    assert outcome["kecelakaan"] == []
    assert outcome["selesai"] == count == sum(outcome["hasil"].values())


def test_the_fuzzer_reaches_every_stage() -> None:
    outcome = fuzz.run(400, seed=7)
    assert set(outcome.result) == {"diterima", "diterima-dengan-catatan", "ditolak"}
    assert {"K03", "K06"} < set(outcome.findings)
    assert len(outcome.findings) >= 10


def test_the_same_seed_gives_the_same_run() -> None:
    assert fuzz.run(60, seed=3).findings == fuzz.run(60, seed=3).findings


def test_no_mutated_file_is_lost_from_a_batch(tmp_path: Path) -> None:
    rnd, seeds = random.Random(5), fuzz.originals()
    files = [rnd.choice(fuzz.MUTATIONS)(rnd, rnd.choice(seeds)) for _ in range(120)]

    def source(number: int) -> Source:
        form = Incoming(f"{number}.xlsx", files[number])
        return Source(f"{number}", lambda: IncomingMail(form.name, attachment=[form]))

    batch = Batch({asked().unit: asked()}, YEAR, tmp_path / "arsip", tmp_path / "batch.jsonl")
    taken = take_in_all(map(source, range(len(files))), batch)
    receipts = [receipt for one in taken for receipt in one.submissions]
    assert [receipt.incoming.name for receipt in receipts] == [f"{i}.xlsx" for i in range(120)]
    assert all(r.archive.read_bytes() == files[i] for i, r in enumerate(receipts))
