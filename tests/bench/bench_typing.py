"""Types three heads' forms by keys in LibreOffice: ``python -m tests.bench.bench_typing FOLDER``.

One indicator; eight, one of every kind; and a bidang of 127, whose outputs are those that two
offices of Kota Probolinggo printed. Needs LibreOffice, Xvfb and xdotool. It prints keystrokes,
seconds, what the collecting office finds, and the printed pages; FOLDER keeps the forms, the
mails, the correction copies and pictures of the screen.
"""

from __future__ import annotations

import contextlib
import csv
import io
import json
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet
from tests.bench.table import table
from tests.live.screen import screen
from tests.reference import PUBLISHED, read_table

from lkjip import cli
from lkjip.book.build import BOOK_NAME
from lkjip.forms import spec
from lkjip.measure.numbers.reading import parse_number

UNIT = "SB-A"
PLAN, ASKED, SENT = "2026-01-05", "2026-01-06", "2026-01-08"
MOST_INDICATORS = 127
DELAY = "6"
"""Milliseconds between two keys: faster than any person, slow enough to lose none."""
PATIENCE = 300.0
SENTENCE = "Target tercapai karena petugas lengkap dan jadwal ditepati sejak Januari."
PROFILE = """\
<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Setup/L10N"><prop oor:name="ooSetupSystemLocale" oor:op="fuse">
<value>id-ID</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Save/Document"><prop oor:name="WarnAlienFormat"
 oor:op="fuse"><value>false</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Misc"><prop oor:name="ShowTipOfTheDay"
 oor:op="fuse"><value>false</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Misc"><prop oor:name="FirstRun"
 oor:op="fuse"><value>false</value></prop></item>
</oor:items>
"""

Row = dict[str, object]
KINDS: tuple[Row, ...] = (
    {"Indikator": "Layanan yang selesai", "Satuan": "Layanan", "Target": 40, "Akumulasi": "jumlah"},
    {"Indikator": "Layanan tepat waktu", "Satuan": "Persen", "Target": 90, "Akumulasi": "akhir"},
    {"Indikator": "Kepuasan warga", "Satuan": "Persen", "Target": 85, "Akumulasi": "rata"},
    {"Indikator": "Aduan", "Satuan": "Aduan", "Target": 8, "Arah": "turun", "Akumulasi": "jumlah"},
    {"Indikator": "Nilai SAKIP", "Satuan": "Predikat", "Target": "BB", "Frekuensi": "tahun"},
    {"Indikator": "Opini BPK", "Satuan": "Opini", "Target": "WTP", "Frekuensi": "tahun"},
    {"Indikator": "Indeks layanan", "Satuan": "Indeks", "Target": "3,5", "Frekuensi": "tahun"},
    {
        "Indikator": "Rapat",
        "Satuan": "Rapat",
        "Target": 2,
        "Frekuensi": "semester",
        "Akumulasi": "jumlah",
    },
)
TYPED: tuple[tuple[str, ...], ...] = (
    ("10", "10", "10", "10"),
    ("70", "80", "88", "90"),
    ("85", "85,5", "86", "85"),
    ("2", "2", "2", "1"),
    ("BB",),
    ("WTP",),
    ("3,6",),
    ("1", "1"),
)


@dataclass(frozen=True)
class Head:
    """One head: the rows of the register, and what is typed into each row of Kinerja."""

    name: str
    rows: tuple[Row, ...]
    typed: tuple[tuple[str, ...], ...]


def heads() -> tuple[Head, ...]:
    """Return the three heads."""
    outputs = list(_outputs(MOST_INDICATORS - len(KINDS)))
    rows = (*KINDS, *(row for row, _ in outputs))
    return (
        Head("1 indikator", KINDS[:1], TYPED[:1]),
        Head("8 jenis", KINDS, TYPED),
        Head(f"{MOST_INDICATORS} indikator", rows, (*TYPED, *(typed for _, typed in outputs))),
    )


def _outputs(count: int) -> Iterator[tuple[Row, tuple[str, ...]]]:
    """Yield printed indicators with whole targets, reached in four steps."""
    names = ("prob2024tw2_35_sekretariat_dprd.csv", "prob2024tw2_36_sekretariat_daerah.csv")
    found = 0
    for name in names:
        for row in read_table(PUBLISHED / name):
            target = parse_number(row["target"], measure_unit=row["satuan"]).number
            if target is None or target != int(target) or target <= 0 or found == count:
                continue
            found += 1
            percent = "rsen" in row["satuan"] or "%" in row["satuan"]
            made: Row = {
                "Indikator": " ".join(row["indikator"].split()),
                "Satuan": row["satuan"],
                "Target": int(target),
                "Jenis": "keluaran",
                "Akumulasi": "akhir" if percent else "jumlah",
            }
            part, last = int(target) // 4, int(target) - 3 * (int(target) // 4)
            steps = (int(target),) * 4 if percent else (part, part, part, last)
            yield made, tuple(str(step) for step in steps)


def office(folder: Path, head: Head) -> tuple[Path, Path]:
    """Set an office of one unit up and ask it; its book and the blank form."""
    folder.mkdir(parents=True)
    book = folder / BOOK_NAME
    _command("baru", "--tahun", "2025", "--kosong", "--buku", str(book))
    settings = {
        "pemerintah": "Pemerintah Kota Probolinggo",
        "instansi": "Sekretariat Daerah",
        "unit_kerja": "Bagian Tata Pemerintahan",
        "kota": "Probolinggo",
        "surel_pengumpul": "lkjip@probolinggo.go.id",
        "penyusun": "Sub Bagian Otonomi Daerah",
        "jabatan_ttd": "Kepala Bagian Tata Pemerintahan",
        "nama_ttd": "Nama Kepala",
        "narahubung": "Rina",
        "kontak_narahubung": "0335-421000",
    }
    unit = {"Kode Unit": UNIT, "Unit": "Sub Bagian Otonomi Daerah", "Aktif": "ya"}
    post = {"Kepala": "Kepala Sub Bagian Otonomi Daerah", "Email": "otda@probolinggo.go.id"}
    programmes: list[Row] = [
        {"Kode": "1", "Jenjang": "Program", "Uraian": "Program pelayanan"},
        {"Kode": "1.1", "Jenjang": "Kegiatan", "Uraian": "Pelayanan", "Induk": "1"},
    ]
    indicators: list[Row] = []
    for n, row in enumerate(head.rows):
        code = f"1.1.{n // 5:02d}"
        if n % 5 == 0:
            sub: Row = {"Kode": code, "Jenjang": "Sub Kegiatan", "Uraian": f"Layanan {n // 5 + 1}"}
            own = {"Induk": "1.1", "Kode Unit": UNIT, "Sasaran": "Meningkatnya mutu pelayanan"}
            programmes.append({**sub, **own, "Pagu": 150_000_000 + 1_000_000 * n})
        first = {"Kode": f"IK{n + 1:03d}", "Kode Program": code, "Kode Unit": UNIT, "Jenis": "IKU"}
        indicators.append({**first, "Arah": "naik", "Akumulasi": "akhir", **row})
    registers: dict[str, list[Row]] = {
        "Pengaturan": [{"Kunci": key, "Nilai": value} for key, value in settings.items()],
        "Unit": [{**unit, **post}],
        "Program": programmes,
        "Indikator": indicators,
    }
    for name, rows in registers.items():
        headings = list(dict.fromkeys(key for row in rows for key in row))
        with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as stream:
            out = csv.DictWriter(stream, headings)
            out.writeheader()
            out.writerows(rows)
        _command("impor", str(folder / f"{name}.csv"), "--tabel", name, *_at(book, PLAN))
    _command("rencana", "--mulai", PLAN, *_at(book, PLAN))
    _command("minta", *_at(book, ASKED))
    return book, folder / "forms" / "2025" / "keluar" / f"Formulir_LKjIP_2025_{UNIT}.xlsx"


def _at(book: Path, day: str) -> tuple[str, ...]:
    return "--buku", str(book), "--hari-ini", day, "--pelaku", "petugas"


def _command(*words: str) -> dict[str, object]:
    with contextlib.redirect_stdout(io.StringIO()) as said:
        outcome = cli.main([*words, "--json"])
    if outcome not in (cli.DONE, cli.NEEDS_FIX):
        raise RuntimeError(f"{words[0]}: {outcome}\n{said.getvalue()[-2000:]}")
    found: dict[str, object] = json.loads(said.getvalue())
    return found


def keys_of(form: Path, head: Head) -> dict[str, list[str]]:
    """Return by sheet what is typed into each cell that is open, in the order of Tab."""
    book = openpyxl.load_workbook(form)
    performance = iter(head.typed)
    words: dict[str, list[str]] = {}
    for sheet in book:
        rows = [list(row) for row in _open_cells(sheet)]
        made = words.setdefault(sheet.title, [])
        for row in rows:
            columns = [cell.column_letter for cell in row]
            match sheet.title:
                case "Identitas":
                    typed = {12: "", 13: "Rina Lestari", 14: "Pengelola data", 16: "8/1/2026"}
                    made.append(typed.get(row[0].row, ""))
                case spec.PERFORMANCE.name:
                    values = iter(next(performance))
                    made += ["" if letter in "KL" else next(values) for letter in columns]
                case spec.BUDGET.name:
                    made += ["140000000" if letter == "E" else "" for letter in columns]
                case spec.ANALYSIS.name:
                    made += [SENTENCE for _ in columns]
                case spec.EVIDENCE.name if row[0].row == spec.FIRST_ROW:
                    made += ["IK001", "Laporan layanan", "1/2025", "Arsip"]
    return words


def _open_cells(sheet: Worksheet) -> Iterator[list[openpyxl.cell.cell.Cell]]:
    for row in sheet.iter_rows():
        cells = [cell for cell in row if not cell.protection.locked]
        if cells:
            yield cells  # type: ignore[misc] # a merged cell is locked


def type_form(form: Path, words: dict[str, list[str]], folder: Path) -> tuple[int, float]:
    """Type a form on a screen of our own, and save it; keystrokes and seconds."""
    profile = folder / "profil"
    (profile / "user").mkdir(parents=True)
    (profile / "user" / "registrymodifications.xcu").write_text(PROFILE, encoding="utf-8")
    office_ = shutil.which("soffice") or "soffice"
    place = folder / "layar"
    place.mkdir()
    with screen(place) as shown:
        command = [office_, f"-env:UserInstallation={profile.as_uri()}", "--norestore"]
        program = subprocess.Popen([*command, "--calc", str(form)])
        try:
            window = shown.window("Formulir_LKjIP")
            time.sleep(5)
            begun = time.monotonic()
            pressed = 0
            for n, sheet in enumerate(words):
                if n:
                    shown.press(window, "ctrl+Next")
                shown.press(window, "ctrl+Home")
                pressed += 2
                keys = "".join(f"\t{word}" for word in words[sheet])
                if keys:
                    shown.keys(window, f"{keys}\t", DELAY)
                    pressed += len(keys) + 1
                shown.settled(form.parent / f"{sheet}.png")
            saved = form.stat().st_mtime_ns
            shown.press(window, "ctrl+s")
            while form.stat().st_mtime_ns == saved and time.monotonic() - begun < PATIENCE:
                time.sleep(0.5)
            seconds = time.monotonic() - begun
            time.sleep(2)
        finally:
            with contextlib.suppress(subprocess.TimeoutExpired):
                shown.press(shown.window("Formulir_LKjIP"), "ctrl+q")
                program.wait(30)
            program.kill()
    return pressed, seconds


def pages(form: Path, folder: Path) -> int:
    """The printed pages of a form."""
    profile = folder / "cetak"
    command = ["soffice", f"-env:UserInstallation={profile.as_uri()}", "--headless"]
    subprocess.run(
        [*command, "--convert-to", "pdf", "--outdir", str(folder), str(form)],
        check=True,
        capture_output=True,
    )
    told = subprocess.run(
        ["pdfinfo", str(folder / f"{form.stem}.pdf")], check=True, capture_output=True, text=True
    )
    return next(int(row.split()[1]) for row in told.stdout.splitlines() if "Pages" in row)


def measured(folder: Path, head: Head) -> list[str]:
    """One line of the table."""
    book, blank = office(folder, head)
    words = keys_of(blank, head)
    filled = folder / blank.name
    shutil.copyfile(blank, filled)
    pressed, seconds = type_form(filled, words, folder)
    inbox = folder / "forms" / "2025" / "masuk"
    inbox.mkdir(exist_ok=True)
    shutil.copyfile(filled, inbox / filled.name)
    said = _command("kumpulkan", *_at(book, SENT))
    (folder / "hasil.json").write_text(json.dumps(said, indent=1), encoding="utf-8")
    [file] = said["berkas"]  # type: ignore[misc]
    wrong = [one for one in file["temuan"] if one["tingkat"] != "catatan"]  # type: ignore[index]
    answers = sum(len(row) for row in [words["Analisis"]])
    printed = f"{pages(blank, folder)} → {pages(filled, folder)}"
    return [
        head.name,
        f"{pressed:,d}",
        f"{seconds:.0f}",
        f"{seconds / len(head.rows):.1f}",
        str(len(wrong)),
        str(answers),
        printed,
    ]


def parts(*, short: bool, folder: Path | None = None) -> dict[str, str]:
    """The table for docs/performance.md; a short run leaves the largest form out."""
    names = ("keys", "s", "s an indicator", "corrections", "answers", "pages blank → filled")
    with tempfile.TemporaryDirectory() as temporary:
        place = folder or Path(temporary)
        chosen = heads()[:2] if short else heads()
        lines = [measured(place / str(len(head.rows)), head) for head in chosen]
    return {"typing-heads": table(("form", *names), lines)}


if __name__ == "__main__":
    print(parts(short=False, folder=Path(sys.argv[1]))["typing-heads"])
