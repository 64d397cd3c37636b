"""Mutated forms end in a verdict: no uncaught exception, no hang, no file lost."""

from __future__ import annotations

import random
from pathlib import Path

from tests.intake import fuzz
from tests.intake.build import YEAR, asked

from lkjip.intake.batch import Batch, Source, take_in_all
from lkjip.intake.inbox import Incoming
from lkjip.intake.surat_masuk import SuratMasuk

COUNT = 1500
"""In the test-suite; ``python -m tests.intake.fuzz 20000`` is the whole run."""


def test_mutated_forms_never_end_in_an_accident() -> None:
    outcome = fuzz.run(COUNT)
    assert outcome.kecelakaan == []
    assert outcome.jumlah == COUNT


def test_the_fuzzer_reaches_every_stage() -> None:
    outcome = fuzz.run(400, seed=7)
    assert set(outcome.hasil) == {"diterima", "diterima-dengan-catatan", "ditolak"}
    assert {"K03", "K06"} < set(outcome.temuan)
    assert len(outcome.temuan) >= 10


def test_the_same_seed_gives_the_same_run() -> None:
    assert fuzz.run(60, seed=3).temuan == fuzz.run(60, seed=3).temuan


def test_no_mutated_file_is_lost_from_a_batch(tmp_path: Path) -> None:
    rnd, seeds = random.Random(5), fuzz.originals()
    files = [rnd.choice(fuzz.MUTATIONS)(rnd, rnd.choice(seeds)) for _ in range(120)]

    def source(number: int) -> Source:
        form = Incoming(f"{number}.xlsx", files[number])
        return Source(f"{number}", lambda: SuratMasuk(form.nama, lampiran=[form]))

    batch = Batch({asked().unit: asked()}, YEAR, tmp_path / "arsip", tmp_path / "batch.jsonl")
    taken = take_in_all(map(source, range(len(files))), batch)
    receipts = [receipt for one in taken for receipt in one.kiriman]
    assert [receipt.masuk.nama for receipt in receipts] == [f"{i}.xlsx" for i in range(120)]
    assert all(r.arsip.read_bytes() == files[i] for i, r in enumerate(receipts))
