"""How fast the intake is, against python-calamine reading the same files without any check.

``python -m tests.bench.bench_intake`` (from the project folder, with ``PYTHONPATH=python``) prints
the tables that ``python -m tests.bench`` puts into docs/performance.md. CPU time, medians of
interleaved rounds: on a shared machine the ratios mean something, the milliseconds do not.
``--singkat`` makes a short run of it.
"""

from __future__ import annotations

import argparse
import gc
import json
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from datetime import UTC
from io import BytesIO
from pathlib import Path

from python_calamine import CalamineWorkbook
from tests.bench.forms import YEAR, asked, cells, filled, write_folder
from tests.bench.table import table
from tests.intake import cases_content as content_cases
from tests.intake import cases_other as other_cases
from tests.intake import cases_package as package_cases
from tests.intake import cases_structure as structure_cases
from tests.intake import cases_xml as xml_cases
from tests.intake.build import Xlsx
from tests.intake.cases import CASES

from lkjip.checks.checked_form import ACCEPTED, REFUSED
from lkjip.forms.writing.writer import draw_form, write_form
from lkjip.intake.batch import Batch, folder_sources, take_in_all
from lkjip.intake.message.attachment import Incoming
from lkjip.intake.submission import examine, receive

assert all((structure_cases, content_cases, other_cases, package_cases, xml_cases))

FORMS = {asked().unit: asked()}
HEAVY = (
    *("row_formatting_bloat", "million_empty_styled_cells", "sheet_full_of_values"),
    *("thousands_of_far_cells", "defined_names_flood", "huge_shared_strings", "many_attributes"),
    *("zip_bomb_lying_size", "overlapping_entries_bomb", "too_much_in_all", "pretty_printed_xml"),
)
BLOCK = 20
"""Files after which the two sides of a ratio change places."""
Work = Callable[[bytes], object]


def bare(data: bytes) -> None:
    """python-calamine alone: every sheet as rows of values."""
    book = CalamineWorkbook.from_filelike(BytesIO(data))
    for name in book.sheet_names:
        book.get_sheet_by_name(name).to_python()


def checked(data: bytes) -> None:
    """Gate, reading and all checks."""
    outcome = examine(Incoming("a.xlsx", data), FORMS, YEAR)
    assert outcome.result == ACCEPTED, outcome.findings


def refused(data: bytes) -> None:
    """A file that the directory stage refuses."""
    assert examine(Incoming("a.xlsx", data), FORMS, YEAR).result == REFUSED


def by_pandas(data: bytes) -> None:
    """``pandas.read_excel`` with openpyxl, without any check."""
    import pandas

    pandas.read_excel(BytesIO(data), sheet_name=None, header=None, engine="openpyxl")


def spent(work: Work, files: Sequence[bytes]) -> float:
    """CPU seconds for all files."""
    begun = time.process_time()
    for data in files:
        work(data)
    return time.process_time() - begun


def ratio(work: Work, files: Sequence[bytes], rounds: int) -> tuple[float, float, float]:
    """Median ratio to ``bare`` over the rounds; medians of both in ms per file.

    Within a round both take turns block by block, so that a busy machine slows both alike.
    """
    ratios, ours, theirs = [], [], []
    work(files[0])
    for number in range(rounds):
        took = {bare: 0.0, work: 0.0}
        gc.collect()
        for at in range(0, len(files), BLOCK):
            order = (bare, work) if (number + at // BLOCK) % 2 else (work, bare)
            for one in order:
                took[one] += spent(one, files[at : at + BLOCK])
        ratios.append(took[work] / took[bare])
        ours.append(took[work] / len(files) * 1000)
        theirs.append(took[bare] / len(files) * 1000)
    return statistics.median(ratios), statistics.median(ours), statistics.median(theirs)


def speed(sizes: Sequence[int], rounds: int) -> str:
    """The ratios."""
    rows = []
    files = [filled(number) for number in range(max(sizes))]
    for size in sizes:
        part = files[:size]
        times = rounds if size < 1000 else max(3, rounds // 2)
        value, ours, theirs = ratio(checked, part, times)
        rows.append(_row(f"full checked intake, N = {size:,}", value, "≤ 2.0×", ours, theirs))
        with tempfile.TemporaryDirectory() as folder:
            archive = Path(folder)

            def kept(data: bytes, archive: Path = archive) -> None:
                receive(Incoming("a.xlsx", data), FORMS, YEAR, archive)

            value, ours, theirs = ratio(kept, part, 1)
            label = f"the same with the archive copy, N = {size:,}"
            rows.append(_row(label, value, "", ours, theirs))
    macro = [Xlsx(data).add("xl/vbaProject.bin", b"x").data() for data in files[:200]]
    value, ours, theirs = ratio(refused, macro, rounds)
    rows.append(_row("refused at the directory stage", value, "≤ 0.1×", ours, theirs))
    few = files[:10]
    value, ours, theirs = ratio(by_pandas, few, 3)
    rows.append(_row("pandas.read_excel with openpyxl, unchecked", value, "", ours, theirs))
    mine, _, _ = ratio(checked, few, rounds)
    quicker = value / mine
    rows.append(["pandas over full checked intake", f"{quicker:.1f}×", "≥ 10×", "", ""])
    head = ("work", "ratio", "wanted", "ms CPU a file", "bare calamine, ms")
    return table(head, rows)


def _row(label: str, value: float, wanted: str, ours: float, theirs: float) -> list[str]:
    return [label, f"{value:.2f}×", wanted, f"{ours:.2f}", f"{theirs:.2f}"]


def blanks(rounds: int) -> str:
    """Blank forms from templates and drawn from scratch."""

    def each(make: Callable[[int], object], count: int) -> float:
        begun = time.process_time()
        for number in range(count):
            make(number)
        return (time.process_time() - begun) / count * 1000

    write_form(asked())
    many = [asked(f"U{number:04d}") for number in range(100)]
    filled_ms = statistics.median(each(lambda i: write_form(many[i]), 100) for _ in range(rounds))
    drawn_ms = statistics.median(each(lambda i: draw_form(many[i]), 5) for _ in range(3))
    return table(
        ("blank form of 25 indicators", "ms CPU", "wanted"),
        [
            ["from a template of its shape", f"{filled_ms:.2f}", "≤ 2"],
            ["drawn with XlsxWriter", f"{drawn_ms:.1f}", ""],
        ],
    )


def child(*arguments: str) -> dict[str, float]:
    """Run a part of this benchmark in a process of its own, for its memory."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.bench.bench_intake", "--anak", *arguments],
        capture_output=True,
        text=True,
        check=True,
    )
    result: dict[str, float] = json.loads(done.stdout)
    return result


def peak() -> float:
    """The most memory that this process has held, in MiB."""
    status = Path("/proc/self/status")
    if status.exists():
        line = next(x for x in status.read_text().splitlines() if x.startswith("VmHWM"))
        return int(line.split()[1]) / 1024
    import resource

    scale = 1024 * 1024 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / scale


def child_file(path: str) -> dict[str, float]:
    data = Path(path).read_bytes()
    before, begun = peak(), time.process_time()
    examine(Incoming("a.xlsx", data), FORMS, YEAR)
    return {"cpu": time.process_time() - begun, "mib": peak(), "tambah": peak() - before}


def child_batch(folder: str, archive: str, count: str) -> dict[str, float]:
    """Take in so many forms; a second time, what the journal names is read from the archive."""
    sources = folder_sources(Path(folder), UTC)[: int(count)]
    journal = Path(archive) / "~jurnal.jsonl"
    batch = Batch(FORMS, YEAR, Path(archive), journal)
    begun, done = time.process_time(), 0
    for taken in take_in_all(sources, batch):
        done += sum(one.result == ACCEPTED for one in taken.submissions)
    assert done == int(count)
    kept = journal.stat().st_size / 2**20
    return {"cpu": time.process_time() - begun, "mib": peak(), "jurnal": kept}


def heavy() -> str:
    """Files that are heavy or hostile, each in a process of its own."""
    rows = []
    with tempfile.TemporaryDirectory() as folder:
        for name in HEAVY:
            path = Path(folder) / "a.xlsx"
            path.write_bytes(CASES[name].build())
            size = path.stat().st_size / 1024
            took = child("berkas", str(path))
            rows.append(
                [
                    name,
                    f"{size:,.0f}",
                    f"{took['cpu']:.2f}",
                    f"{took['mib']:.0f}",
                    CASES[name].verdict,
                ]
            )
    head = ("file", "KiB", "s CPU (≤ 2)", "peak MiB (≤ 250)", "verdict")
    return table(head, rows)


def growth(counts: Sequence[int]) -> str:
    """Many forms from a folder through the batch interface."""
    rows = []
    with tempfile.TemporaryDirectory() as folder:
        write_folder(Path(folder) / "masuk", max(counts))
        for count in counts:
            where = Path(folder) / f"arsip{count}"
            took, again = (
                child("banyak", str(Path(folder) / "masuk"), str(where), str(count))
                for _ in range(2)
            )
            each = took["cpu"] / count * 1000
            rows.append([f"{count:,}", f"{took['cpu']:.1f}", f"{each:.2f}", f"{took['mib']:.0f}"])
            rows[-1] += [f"{took['jurnal']:.1f}", f"{again['cpu']:.1f}", f"{again['mib']:.0f}"]
    head = ("forms", "s CPU", "ms a form", "peak MiB (≤ 500)")
    head += ("journal, MiB (≤ 60)", "continued from it, s CPU", "peak MiB")
    return table(head, rows)


def parts(*, short: bool) -> dict[str, str]:
    """The tables for docs/performance.md."""
    sizes, rounds, counts = ((200, 2000), 9, (2500, 5000, 10000))
    if short:
        sizes, rounds, counts = ((100,), 5, (200, 400))
    forms = f"Forms of {cells():,} filled cells, {len(filled(0)) / 1024:.0f} KiB each."
    return {
        "intake-speed": f"{forms}\n\n{speed(sizes, rounds)}",
        "intake-blank": blanks(rounds),
        "intake-heavy": heavy(),
        "intake-growth": growth(counts),
    }


def main() -> None:
    """Print all tables."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--singkat", action="store_true", help="a short run")
    parser.add_argument("--anak", nargs="+", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.anak:
        what, *arguments = options.anak
        work = child_file if what == "berkas" else child_batch
        print(json.dumps(work(*arguments)))
        return
    print(*parts(short=options.singkat).values(), sep="\n\n")


if __name__ == "__main__":
    main()
