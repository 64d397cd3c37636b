"""This program beside an earlier commit of itself, in turns: ``python -m tests.bench.bench_old``.

The earlier one is checked out into a temporary folder and gets an environment of its own, made
from its ``requirements.txt`` (that needs the network). Every piece of work is a process of its
own; old and new take turns, so that a busy machine slows both alike.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from tests.bench.fresh import Used, fresh
from tests.bench.table import table

ROOT = Path(__file__).resolve().parents[2]
OLD = "b3cdc87e0efece37e643846ebb29fc888f790ee6"
"""The commit before report, pictures, buttons and book were made faster and smaller."""
ROUNDS = 3
HEAVY = ("pandas", "numpy", "openpyxl", "docx", "xlsxwriter", "lxml", "xlwings")

PLACE = """
import json, sys, time
from tests.bench.bench_report import TEMPLATE, TIME, material, without_pictures
from lkjip.report.word import template
from lkjip.report.word.writer import Writer
content = without_pictures(material(int(sys.argv[1])))
document = template.open_up(TEMPLATE)
writer = Writer(template.style_id(document), lambda drawing: "", TIME)
for blocks in content.values():
    writer.prepare(blocks)
xml = {name: writer.write(blocks, 155) for name, blocks in content.items()}
if hasattr(template, "put_in_place"):
    from lkjip.report.word import wml
    place = lambda: template.put_in_place(
        document, {name: wml.parse(text) for name, text in xml.items()})
else:
    from lkjip.report.word import placing
    place = lambda: placing.put_in_place(document, xml)
begun = time.process_time()
place()
print(json.dumps([time.process_time() - begun]))
"""
DRAFT = """
import json, sys, time
from pathlib import Path
from tests.bench.bench_report import TEMPLATE, TIME, material
one, kept = material(int(sys.argv[1])), Path(sys.argv[2])
previous = kept.read_bytes() if kept.exists() else None
begun = time.process_time()
from lkjip.report.compose import compose
made = compose(one, TEMPLATE, 2 if previous else 1, TIME, previous).docx
print(json.dumps([time.process_time() - begun, len(made)]))
kept.write_bytes(made)
"""
MACROS = f"""
import json, sys, time
begun = time.process_time()
import lkjip.macros
print(json.dumps([time.process_time() - begun, [n for n in {HEAVY} if n in sys.modules]]))
"""
PRESS = """
import contextlib, io, json, statistics, sys, time
from lkjip import cli
spent = []
for _ in range(int(sys.argv[2]) + 1):
    begun = time.process_time()
    with contextlib.redirect_stdout(io.StringIO()):
        assert cli.main([*sys.argv[3:], "--buku", sys.argv[1], "--kering"]) in (0, 1)
    spent.append(time.process_time() - begun)
print(json.dumps([statistics.median(spent[1:])]))
"""


@dataclass(frozen=True)
class Side:
    """One of the two programs: its Python and its folder."""

    python: str
    folder: Path

    def run(self, *words: str, folder: Path | None = None) -> Used:
        """Run its Python with these words; it must end well."""
        paths = os.pathsep.join((str(self.folder / "python"), str(self.folder)))
        environment = {"PYTHONPATH": paths, "PYTHONDONTWRITEBYTECODE": ""}
        used = fresh((self.python, *words), folder=folder or self.folder, environment=environment)
        if used.code:
            raise SystemExit(f"{self.folder}: {used.said[-900:]}")
        return used

    def told(self, script: str, *words: str) -> tuple[list[float], Used]:
        """Run a script; the figures that it prints last, and what the process used."""
        used = self.run("-c", script, *words)
        return json.loads(used.said.splitlines()[-1]), used


def _git(*words: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(["git", "-C", str(ROOT), *words], capture_output=True, check=False)


def earlier(room: Path) -> Side | str:
    """The earlier program with its environment, or why it cannot be had."""
    if _git("cat-file", "-e", f"{OLD}^{{commit}}").returncode:
        return f"The old commit {OLD[:7]} is not in this clone (a shallow one?): not measured."
    folder, environment = room / "dahulu", room / "lingkungan"
    made = _git("clone", "-q", "--shared", "--no-checkout", str(ROOT), str(folder))
    subprocess.run(["git", "-C", str(folder), "checkout", "-q", OLD], check=not made.returncode)
    subprocess.run([sys.executable, "-m", "venv", str(environment)], check=True)
    python = environment / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    wanted = [str(python), "-m", "pip", "install", "-q", "-r", str(folder / "requirements.txt")]
    if subprocess.run(wanted, capture_output=True, check=False).returncode:
        return "The packages of the old commit could not be fetched: not measured."
    return Side(str(python), folder)


class Turns:
    """Both sides do the same work in turns; rows of a table come of it."""

    def __init__(self, old: Side, new: Side, room: Path, rounds: int) -> None:
        self.sides, self.room, self.rounds = (old, new), room, rounds
        self.rows: list[list[str]] = []

    def each(self, work: Callable[[Side, int], list[float]]) -> list[list[list[float]]]:
        """The figures of every round, for each side."""
        found: list[list[list[float]]] = [[], []]
        for turn in range(self.rounds):
            for number in (0, 1) if turn % 2 else (1, 0):
                found[number].append(work(self.sides[number], number))
        return found

    def measure(
        self, names: tuple[str, ...], shape: str, work: Callable[[Side, int], list[float]]
    ) -> None:
        """Add a row for each figure of a piece of work: old, new, their ratio."""
        found = self.each(work)
        for at, name in enumerate(names):
            old, new = (median(one[at] for one in side) for side in found)
            kind = shape.split()[at]
            self.rows.append([name, f"{old:{kind}}", f"{new:{kind}}", f"{new / old:.2f}×"])

    def place(self, sasaran: int) -> None:
        """Putting the written parts into the document."""
        name = f"placing the Word parts, {sasaran * 5:,} indicators, s CPU"
        self.measure((name,), ".3f", lambda side, _: side.told(PLACE, str(sasaran))[0])

    def drafts(self, sasaran: int, *, later: bool) -> None:
        """A first draft in a fresh process, and the next one."""

        def work(side: Side, number: int) -> list[float]:
            kept = self.room / f"draf{number}.docx"
            kept.unlink(missing_ok=True)
            (first, size), used = side.told(DRAFT, str(sasaran), str(kept))
            figures = [first, used.mib, size / 2**20]
            return [*figures, side.told(DRAFT, str(sasaran), str(kept))[0][0]] if later else figures

        what = f"{sasaran * 5:,} indicators"
        names = (f"first draft, {what}, s CPU", "… its memory, MiB", "… its file, MiB")
        if later:
            names += (f"the next draft, {what}, s CPU",)
        self.measure(names, ".2f .0f .2f .2f", work)

    def macros(self) -> str:
        """Measure what a click in Excel loads before anything happens; the libraries in words."""
        loaded: dict[int, list[str]] = {}

        def work(side: Side, number: int) -> list[float]:
            (_, names), used = side.told(MACROS)
            loaded[number] = names  # type: ignore[assignment]
            return [used.cpu, used.mib]

        self.measure(
            ("a fresh Python with `import lkjip.macros`, s CPU", "… its memory, MiB"),
            ".2f .0f",
            work,
        )
        return "; ".join(
            f"{side}: {', '.join(loaded[number]) or 'none of these'}"
            for number, side in enumerate(("old", "new"))
        )

    def demo(self) -> None:
        """The example's year: its reports' sizes, and a press on its book."""
        books = []
        for number, side in enumerate(self.sides):
            home = self.room / f"contoh{number}"
            home.mkdir()
            side.run("-m", "lkjip", "demo", "--folder", str(home / "hasil"), folder=home)
            books.append(home / "hasil")
        report = "laporan/2024/LKjIP_2024"
        sizes = [(one / f"{report}_draf_v3.docx").stat().st_size / 2**20 for one in books]
        ratio = f"{sizes[1] / sizes[0]:.2f}×"
        self.rows.append(["the example's last draft, MiB", *(f"{one:.2f}" for one in sizes), ratio])
        final = (books[1] / f"{report}.docx").stat().st_size / 2**20
        self.rows.append(["the example's final report, MiB", "–", f"{final:.2f}", ""])
        for words in (("status",), ("asal", "IK04"), ("periksa",)):
            self.measure(
                (f"`{words[0]}` pressed again in the same process, s CPU",),
                ".3f",
                lambda side, number, words=words: side.told(
                    PRESS, str(books[number] / "lkjip_book.xlsm"), "5", *words
                )[0],
            )


def compared(room: Path, *, short: bool) -> str:
    """The table, or the reason why there is none."""
    old = earlier(room)
    if isinstance(old, str):
        return old
    turns = Turns(old, Side(sys.executable, ROOT), room, 1 if short else ROUNDS)
    for sasaran in (8,) if short else (32, 200):
        turns.place(sasaran)
    turns.drafts(8 if short else 33, later=True)
    if not short:
        turns.rounds = 1  # half a minute for the old one
        turns.drafts(200, later=False)
        turns.rounds = ROUNDS
    loaded = turns.macros()
    turns.demo()
    made = table(("work", f"old ({OLD[:7]})", "new", "new / old"), turns.rows)
    return f"{made}\n\nLibraries that `import lkjip.macros` loads: {loaded}."


def parts(*, short: bool) -> dict[str, str]:
    """The table for docs/performance.md."""
    with tempfile.TemporaryDirectory() as room:
        return {"old-commit": compared(Path(room), short=short)}


if __name__ == "__main__":
    print(*parts(short="--singkat" in sys.argv).values(), sep="\n\n")
