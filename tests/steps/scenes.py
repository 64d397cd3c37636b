"""Every command of an office's year as a scene: the folder before it, its words, the folder after.

Tests kill the command or let a write fail in a copy of the folder before it.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from tests import forked
from tests.book import shelf
from tests.city.opd import package, published
from tests.steps import killed
from tests.steps.acts import ACTS, BOOK, HERE, NEXT_YEAR, OPD, START, Act
from tests.steps.office import Office, closed_office

from lkjip import cli
from lkjip.book.file_book import FileBook
from lkjip.book.layout import LAYOUT
from lkjip.book.port import Change
from lkjip.demo.document import page_as_pdf
from lkjip.intake.archive import sha256
from lkjip.steps.handover.contents import Contents
from lkjip.steps.handover.verdict import Verdict

UNITS = ("SB-PEM", "SB-WIL")
"""Few units: the commands are short, and are broken off between all that they do."""
DONE = (cli.DONE, cli.NEEDS_FIX)


@dataclass(frozen=True)
class Scene:
    """A folder before a command, the command's words, and the folder after it."""

    before: Path
    after: Path
    words: tuple[str, ...]
    environment: Mapping[str, str] = field(default_factory=dict)

    def copy(self, folder: Path) -> tuple[Path, list[str]]:
        """A copy to be broken off in, and the command on its book."""
        shutil.copytree(self.before, folder)
        return folder, self.on(folder)

    def on(self, folder: Path) -> list[str]:
        words = [word.replace(HERE, str(folder)) for word in self.words]
        book = [] if "--buku" in words else ["--buku", str(folder / BOOK)]
        return [*words, *book, "--pelaku", "penguji"]

    @property
    def subject(self) -> str:
        """The book that the command writes."""
        return NEXT_YEAR if self.words[0] == "baru" else BOOK


NAMES = tuple(act.name for act in ACTS)


def few(office: Office) -> None:
    """Let the other units rest."""

    def rest(rows: list[dict[str, object]]) -> None:
        for row in rows:
            row["Aktif"] = "ya" if row["Kode Unit"] in UNITS else "tidak"

    office.type_rows("tblUnit", rest)  # type: ignore[arg-type]


def city(folder: Path) -> Path:
    """A city's book and the packages of two OPD in a folder."""
    offices = published()[:2]
    book = FileBook(shelf.fresh(folder))
    settings = [
        {**row, "Nilai": "kota" if row["Kunci"] == "level" else row["Nilai"]}
        for row in book.read("tblPengaturan")["tblPengaturan"].rows
    ]
    units = [
        {"Kode Unit": o.code, "Unit": o.name, "Kepala": "Kepala", "Aktif": "ya"} for o in offices
    ]
    goal = {"Kode": "S1", "Sasaran": "Meningkatnya layanan", "OPD Pengampu": OPD}
    own = {"Kode": "K1", "Sasaran": "S1", "Indikator": "Layanan", "Satuan": "Persen"}
    source = {"Target": 80, "Arah": "naik", "Cara": "nilai", "Sumber": f"{OPD}:I001"}
    registers = {"tblSasaranKota": (goal,), "tblIndikatorKota": ({**own, **source},)}
    book.apply(Change({"tblPengaturan": settings, "tblUnit": units, **registers}))
    (folder / "paket").mkdir()
    for one in offices:
        (folder / "paket" / f"{one.code}.zip").write_bytes(package(one))
    return folder


class Stage:
    """Plays the acts that somebody asks for, each once."""

    def __init__(self, base: Path) -> None:
        self.base = base
        self._scenes: dict[str, Scene] = {}

    def scene(self, name: str) -> Scene:
        """Play an act and those before it; the folders stay."""
        if name not in self._scenes:
            act = next(act for act in ACTS if act.name == name)
            before = self._before(act)
            words = (*act.words, "--hari-ini", act.day)
            around = {killed.CONVERTER: str(self._converter())} if act.with_pdf else {}
            made = Scene(before, self.base / f"sesudah {name}", words, around)
            shutil.copytree(made.before, made.after)
            run_to_the_end(made.on(made.after), environment=around)
            self._scenes[name] = made
        return self._scenes[name]

    def _converter(self) -> Path:
        """A stand-in for LibreOffice: it lays everything out as the same page at once."""
        folder = self.base / "program"
        if not folder.exists():
            folder.mkdir()
            (folder / "halaman.pdf").write_bytes(b"%PDF-1.4\n%%EOF\n")
            script = folder / "soffice"
            script.write_text(
                f'#!/bin/sh\nwhile [ "$1" != --outdir ]; do shift; done\n'
                f"/bin/cp '{folder}/halaman.pdf' \"$2/laporan.pdf\"\n"
            )
            script.chmod(0o755)
        return folder

    def _before(self, act: Act) -> Path:
        if act.after == START:
            return city(self.base / f"awal {act.name}")
        if not act.after:
            office = closed_office(self.base / "awal")
            few(office)
            return office.folder
        before = self.base / f"sebelum {act.name}"
        shutil.rmtree(before, ignore_errors=True)
        shutil.copytree(self.scene(act.after).after, before)
        PREPARED.get(act.name, lambda _folder: None)(before)
        return before


def _answered(folder: Path) -> None:
    waiting = Office(closed_office, folder, partial(FileBook, folder / BOOK))
    waiting.put(UNITS[0])
    waiting.put(UNITS[1], b"rusak")


def _notes(folder: Path) -> None:
    (folder / "catatan.txt").write_text("Lengkapi Bab I.\n", encoding="utf-8")


def _units(folder: Path) -> None:
    lines = "Kode Unit,Unit,Email,Aktif\nSB-PEM,Sub Bagian Baru,baru@bagpem.example,ya\n"
    (folder / "unit.csv").write_text(lines, encoding="utf-8")


def _others(folder: Path) -> None:
    (folder / "terisi").mkdir()
    (folder / "terisi" / "catatan pegawai.txt").write_text("tetap", encoding="utf-8")


def _verdict(folder: Path) -> None:
    """Lay a file of corrections beside the book that sent the package."""
    [sent] = (folder / "laporan" / "2024").glob("Paket_*.zip")
    raw = sent.read_bytes()
    contents, _ = Contents.read(raw)
    verdict = Verdict(
        year=contents.year,
        code="PEM",
        office=contents.office,
        sender="Bagian Organisasi",
        government=contents.government,
        decision="tidak-sesuai",
        draft_version=contents.draft_version,
        package=sha256(raw),
        decided="2025-01-15T08:00:00",
        decider="Rina",
        corrections=("Lengkapi Bab I.",),
    )
    (folder / "koreksi.zip").write_bytes(verdict.write({}))


def _report(folder: Path) -> None:
    (folder / "laporan.pdf").write_bytes(page_as_pdf(("Laporan contoh",)))


def _decisions(folder: Path) -> None:
    """Type on the tab that every package is in order."""
    book = FileBook(folder / BOOK)
    codes = [row["Kode Unit"] for row in book.read("tblUnit")["tblUnit"].rows]
    typed = tuple({"Kode Unit": code, "Keputusan": "sesuai"} for code in codes)
    book.apply(Change({"tblKeputusanOpd": typed}))


PREPARED = {
    "kumpulkan": _answered,
    "kembalikan": _notes,
    "impor": _units,
    "ekspor ke folder terisi": _others,
    "evaluasi dari": _verdict,
    "serahan": _report,
    "kembalikan OPD": _notes,
    "evaluasi OPD": _decisions,
}


def run_to_the_end(
    words: list[str],
    allowed: tuple[int, ...] = DONE,
    environment: Mapping[str, str] | None = None,
) -> int:
    """The command in a process that nobody kills; its exit code."""
    code = forked.finish(forked.start(killed.run, words, environment=environment))
    assert code in allowed, words
    return code


def verify_book(path: Path) -> None:
    """The book can be opened and every table read."""
    from lkjip.book.verify import verify

    opened = FileBook(path)
    verify(opened.shape(), LAYOUT)
    opened.read(*(table.name for table in LAYOUT.tables))


def made_files(scene: Scene) -> Iterator[tuple[str, str | None]]:
    """The files that the command makes or replaces: name, digest before."""
    earlier, later = shelf.everything(scene.before), shelf.everything(scene.after)
    for name, digest in later.items():
        kept = name.startswith(("cadangan", "forms/2024/arsip")) or Path(name).suffix == ".xlsm"
        if digest not in ("folder", earlier.get(name)) and not kept:
            yield name, earlier.get(name)
