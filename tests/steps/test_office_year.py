"""A year of another office, from nothing to the book of the next year, every figure recomputed."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from tests.steps.test_other_office import PROGRAMS, SETTINGS, UNITS, words_of_the_example

from lkjip import cli, product
from lkjip.book.file_book import FileBook
from lkjip.demo.sender import fill
from lkjip.forms import spec
from lkjip.report.analyses.years import analysis_2
from lkjip.report.blocks.model import Table
from lkjip.steps.draft.material import gather_material
from lkjip.steps.kernel.base import Context
from lkjip.steps.kernel.snapshot import read_snapshot
from lkjip.tables.data import Row

INDICATORS = (
    "Kode;Kode Program;Indikator;Satuan;Target;Arah;Akumulasi;Sumber;Kode Unit;Frekuensi;Jenis\n"
    "I1;1;Nilai SAKIP;predikat;BB;naik;akhir;isian unit;TU;tahun;IKU\n"
    "I2;1;Opini BPK;opini;WTP;naik;akhir;isian unit;TU;tahun;IKU\n"
    "I3;1;Indeks Kepuasan Masyarakat;indeks;80;naik;akhir;isian unit;TU;tahun;IKU\n"
    "I4;1.1;Waktu layanan;hari;5–7;rentang;akhir;isian unit;TU;;IKU\n"
    "I5;1;Sengketa;kasus;10;turun;jumlah;isian unit;TU;;IK\n"
    "I6;1.1.1;Pertumbuhan biaya;persen;-2;naik;akhir;isian unit;TU;semester;IKU\n"
    "I7;1;Pelanggaran;kasus;0;turun;jumlah;isian unit;TU;;IKU\n"
    "I8;1;Indeks Reformasi Hukum;indeks;70;naik;akhir;isian unit;TU;tahun;IKU\n"
    "I9;1.1.1;Produk hukum;dokumen;40;naik;jumlah;isian unit;TU;;keluaran\n"
)
MAIN = {"I1", "I2", "I3", "I4", "I6", "I7", "I8"}
"""The IKU: the sasaran is their mean, and the sheet Analisis asks about them."""
EARLIER = "Kode;Tahun;Target;Realisasi;Capaian\nI3;2024;78;79,5;101,92\nI9;2024;35;36;102,86\n"
QUARTERS: dict[str, tuple[object, ...]] = {
    "I1": (None, None, None, "A"),
    "I2": (None, None, None, "WTP"),
    "I3": (None, None, None, 84),
    "I4": (6, 6, 7, 6),
    "I5": (2, 2, 1, 3),
    "I6": (None, -3, None, -1),
    "I7": (0, 0, 0, 0),
    "I8": (None, None, None, None),
    "I9": (10, 9, 11, 12),
}
EXPECTED: dict[str, Fraction | None] = {
    "I1": Fraction(100),  # A lies above BB
    "I2": Fraction(100),
    "I3": Fraction(84, 80) * 100,
    "I4": Fraction(100),  # 6 lies between 5 and 7
    "I5": Fraction(2 * 10 - 8, 10) * 100,
    "I6": 100 + Fraction(-1 + 2, 2) * 100,
    "I7": Fraction(100),
    "I8": None,
    "I9": Fraction(42, 40) * 100,
}
"""By hand from the rules' text, without the program's code."""
SPENT, PAGU = 100_000_000, 125_000_000

Ask = Callable[..., dict[str, Any]]


@pytest.fixture
def ask(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Ask:
    monkeypatch.chdir(tmp_path)

    def run(*words: str) -> dict[str, Any]:
        code = cli.main([*words, "--json"])
        said: dict[str, Any] = json.loads(capsys.readouterr().out)
        assert code != 2, said
        return said

    return run


def typed(blank: Path, day: date = date(2026, 1, 8)) -> bytes:
    """The form as the unit types it, one answer to every question."""
    texts = [
        {
            "Kode Unit": "TU",
            "Kode": code,
            "Butir": str(n),
            "Jawaban": f"Jawaban {n} tentang {code}.",
        }
        for code in QUARTERS
        for n in range(1, len(spec.QUESTIONS) + 1)
    ]
    money = [{"Kode Unit": "TU", "Kode": "1.1.1", "Realisasi": str(SPENT), "Keterangan": ""}]
    answers = {"kinerja": [], "anggaran": money, "analisis": texts, "bukti": []}
    form = fill(blank.read_bytes(), "TU", answers, day)  # type: ignore[arg-type]
    book = openpyxl.load_workbook(BytesIO(form))
    sheet: Any = book["Kinerja"]
    columns = {c.title: i for i, c in enumerate(spec.PERFORMANCE.col, 1)}
    names = [spec.PERFORMANCE.column(f"tw{q}").title for q in range(1, 5)]
    for row in range(spec.FIRST_ROW, sheet.max_row + 1):
        code = str(sheet.cell(row, columns[spec.PERFORMANCE.column("kode").title]).value)
        for quarter, value in zip(names, QUARTERS.get(code, ()), strict=False):
            if value is not None:
                sheet.cell(row, columns[quarter]).value = value
        if code == "I8":
            sheet.cell(row, columns["Status"]).value = "belum rilis"
            sheet.cell(row, columns["Keterangan"]).value = "Terbit bulan April."
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def test_the_year_of_another_office_from_nothing_to_the_next(ask: Ask, tmp_path: Path) -> None:
    ask("baru", "--tahun", "2025", "--kosong")
    for table in (SETTINGS, UNITS, PROGRAMS, INDICATORS, EARLIER):
        (tmp_path / "tabel.csv").write_text(table, encoding="utf-8")
        ask("impor", "tabel.csv", "--hari-ini", "2026-01-05")
    ask("rencana", "--mulai", "2026-01-05", "--hari-ini", "2026-01-05")
    ask("minta", "--hari-ini", "2026-01-06")
    [blank] = (tmp_path / "forms/2025/keluar").glob("Formulir*.xlsx")
    inbox = tmp_path / "forms/2025/masuk"
    inbox.mkdir(parents=True, exist_ok=True)
    (inbox / blank.name).write_bytes(typed(blank))
    collected = ask("kumpulkan", "--hari-ini", "2026-01-09")
    questions = {r["Kode"] for r in rows_of(Path("lkjip_book.xlsm"), "tblIsianAnalisis")}
    assert questions == MAIN
    levels = {one["tingkat"] for one in collected["temuan"]}
    assert levels <= {"catatan"}, collected["temuan"]
    analysed = ask("analisis", "--hari-ini", "2026-01-12")
    found = {one["kode"]: one["capaian"] for one in analysed["indikator"]}
    assert set(found) == set(EXPECTED)
    assert {i["sasaran"] for i in analysed["indikator"]} == {"Meningkatnya kepastian hukum"}
    written = {i["kode"]: (i["realisasi_tertulis"], i["frekuensi"]) for i in analysed["indikator"]}
    assert (written["I1"], written["I9"]) == (("A", "tahun"), ("42", "triwulan"))
    for code, expected in EXPECTED.items():
        if expected is None:
            assert found[code] is None
        else:
            assert abs(Fraction(Decimal(repr(found[code]))) - expected) < Fraction(1, 10**9), code
    known = [x for code, x in EXPECTED.items() if x is not None and code in MAIN]
    whole = next(r for r in analysed["gulungan"] if r["jenjang"] == "Sasaran")
    assert abs(whole["capaian"] - float(sum(known) / len(known))) < 1e-9
    assert (whole["pagu"], whole["realisasi"], whole["serapan"]) == (PAGU, SPENT, 80)
    draft = ask("draf", "--hari-ini", "2026-01-13")
    assert Path(draft["draf"]).is_file()

    new = Path(ask("baru", "--tahun", "2026", "--dari", "lkjip_book.xlsm")["buku"])
    assert words_of_the_example(new) == []
    past = {r["Kode"]: r for r in rows_of(new, "tblRiwayatIndikator") if r["Tahun"] == 2025}
    assert {code: r["Capaian (%)"] for code, r in past.items()} == {
        code: found[code] for code in EXPECTED
    }
    assert (past["I1"]["Realisasi"], past["I4"]["Target"], past["I8"]["Realisasi"]) == (
        "A", "5–7", None,
    )  # fmt: skip
    shot = read_snapshot(FileBook(new))
    assert all(i.target.empty for i in shot.indicators)
    assert {i.code: str(i.frequency) for i in shot.indicators}["I6"] == "semester"
    known_years = {i.code: [y.year for y in i.past] for i in shot.indicators}
    assert (known_years["I3"], known_years["I9"], known_years["I1"]) == (
        [2025, 2024], [2025, 2024], [2025],
    )  # fmt: skip
    play_next_year(ask, tmp_path, new)


def play_next_year(ask: Ask, folder: Path, book: Path) -> None:
    """The year 2026 in its own book: last year's figures are those of 2025, the tables grow.

    Its days lie in the middle of the year: the program refuses a day that is still to come.
    """
    targets = "".join(
        f"{line.split(';')[0]};{line.split(';')[4]}\n" for line in INDICATORS.splitlines()
    )
    (folder / "target.csv").write_text(targets, encoding="utf-8")
    (folder / "pagu.csv").write_text("Kode;Pagu\n1.1.1;130000000\n", encoding="utf-8")
    at = ("--buku", str(book))
    for name in ("target.csv", "pagu.csv"):
        ask("impor", name, *at, "--hari-ini", "2026-06-02")
    ask("rencana", "--mulai", "2026-06-02", *at, "--hari-ini", "2026-06-02")
    ask("minta", *at, "--hari-ini", "2026-06-03")
    [blank] = (folder / "forms/2026/keluar").glob("Formulir*.xlsx")
    inbox = folder / "forms/2026/masuk"
    inbox.mkdir(parents=True, exist_ok=True)
    (inbox / blank.name).write_bytes(typed(blank, date(2026, 6, 4)))
    ask("kumpulkan", *at, "--hari-ini", "2026-06-05")
    ask("analisis", *at, "--hari-ini", "2026-06-08")
    rows = {r["Kode"]: r for r in rows_of(book, "tblCapaian")}
    assert (rows["I3"]["Realisasi Tahun Lalu"], rows["I1"]["Realisasi Tahun Lalu"]) == (84, "A")
    assert rows["I9"]["Perubahan"] == 0
    material = gather_material(
        read_snapshot(FileBook(book)),
        Context(folder, product.templates_for(folder), datetime(2026, 6, 9), "penguji"),
    )
    [years] = [b for b in analysis_2(material, material.sasaran[0], "k") if isinstance(b, Table)]
    lines = {str(row.cell[2]): row.cell[3:] for row in years.row if row.cell[0] == "I3"}
    assert {re.findall(r"20\d\d", words)[0]: cells[1] for words, cells in lines.items()} == {
        "2024": "79,5", "2025": "84", "2026": "84",
    }  # fmt: skip


def rows_of(book: Path, table: str) -> tuple[Row, ...]:
    return FileBook(book).read(table)[table].rows
