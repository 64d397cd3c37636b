"""A table of unexpected shape is questioned, never computed in silence."""

from __future__ import annotations

import re
import tracemalloc
from pathlib import Path

import openpyxl
import pytest
from tests.measure.plain import Computed, computed_file, computed_rows
from tests.reference import DATA

from lkjip.errors import UsageError
from lkjip.findings import Finding
from lkjip.measure.plain_table.context import HabitCollector
from lkjip.measure.plain_table.inputs import RowInput
from lkjip.measure.plain_table.table import TableComputation
from lkjip.table_files.source import Record, TableSource


def computed(tmp_path: Path, content: str | bytes, name: str = "uji.csv") -> Computed:
    path = tmp_path / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return computed_file(path)


def capaian(result: Computed) -> list[str]:
    return [row["capaian"][:6] for row in result.rows]


def only(result: Computed, code: str) -> Finding:
    (finding,) = result.findings
    assert finding.code == code
    return finding


CASES = DATA / "cases"


@pytest.mark.parametrize(
    ("name", "expected", "found"),
    [
        ("koma_nama", ["", "80"], [("H01", "baris 2", "6")]),
        ("koma_tanpa_kutip", ["", "75"], [("H01", "baris 2", "6")]),
        ("kutip_tak_tutup", ["75", "93.859", "100"], [("H02", "baris 2", "")]),
        ("sep", ["75"], []),
        (
            "titik_koma_tiga_angka",
            ["", ""],
            [("N04", "baris 2", "168.325,740"), ("N04", "baris 3", "1.234,567")],
        ),
        (
            "utf16",
            ["100", "0", "111.11", "93.75"],
            [("C30", "baris 3", "-100,00"), ("C32", "baris 4", "-4")],
        ),
    ],
)
def test_tables_that_were_once_computed_in_silence_are_questioned(
    name: str, expected: list[str], found: list[tuple[str, str, str]]
) -> None:
    result = computed_file(CASES / f"hitung_{name}.csv")
    assert capaian(result) == expected
    assert [(one.code, one.cell, one.value) for one in result.findings] == found


def test_a_table_whose_headings_stand_twice_is_refused() -> None:
    with pytest.raises(UsageError, match=r"Judul target ada 2 kali .*kolom 3.*kolom 5"):
        computed_file(CASES / "hitung_judul_ganda.csv")


def test_a_decimal_comma_without_quotation_marks_shifts_no_figure(tmp_path: Path) -> None:
    content = "indikator,satuan,target,realisasi\nPersentase,%,85,5,80,25\nDokumen,dokumen,12,9\n"
    result = computed(tmp_path, content)
    assert capaian(result) == ["", "75"]
    finding = only(result, "H01")
    assert (finding.cell, finding.value) == ("baris 2", "6") and "“,”" in finding.cure
    assert (result.rows[0]["kolom_5"], result.rows[0]["kolom_6"]) == ("80", "25")


def test_cells_under_no_heading_shift_no_figure_either(tmp_path: Path) -> None:
    shifted = computed(tmp_path, "satuan,target,realisasi,,arah\n%,85,5,80,naik\n%,85,80,,naik\n")
    assert capaian(shifted) == ["", "94.117"] and shifted.codes == ["H01"]
    kept = computed(tmp_path, "satuan;target;realisasi;;arah\n%;85,5;80;catatan;naik\n")
    assert capaian(kept) == ["93.567"] and only(kept, "H08").value == "4"
    assert kept.rows[0]["kolom_4"] == "catatan"


def test_blank_cells_beyond_the_headings_do_no_harm(tmp_path: Path) -> None:
    result = computed(tmp_path, "target;realisasi;;\n10;5;;\n10;5;;; \n")
    assert capaian(result) == ["50", "50"] and result.findings == ()


def test_a_heading_of_a_figure_may_stand_only_once(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"Judul target ada 2 kali di baris 1 .*kolom 2.*kolom 4"):
        computed(tmp_path, "satuan;target;realisasi;Target;realisasi\n%;80;40;85;85\n")
    result = computed(tmp_path, "opd;target;realisasi;opd\nA;10;5;B\n")
    assert only(result, "H07").value == "opd" and result.rows[0]["opd_2"] == "B"


@pytest.mark.parametrize("codec", ["utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-8-sig"])
def test_every_unicode_that_excel_writes_is_read(tmp_path: Path, codec: str) -> None:
    content = "target;realisasi;satuan;indikator;arah\n80–90;85;angka;Angka kematian ibu;turun\n"
    result = computed(tmp_path, (content + "5;−5;%;Surplus – kas;naik\n").encode(codec))
    assert result.columns[0] == "target"
    assert (capaian(result), result.rows[0]["target_nilai"]) == (["100", "0"], "80..90")
    assert result.rows[1]["indikator"] == "Surplus – kas"


def test_a_few_bad_bytes_do_not_spoil_the_other_letters(tmp_path: Path) -> None:
    content = "indikator;target;realisasi\nCafé – kopi “baik”;80–90;85\n".encode()
    result = computed(tmp_path, content + b"rusak \xff;10;5\n")
    assert capaian(result) == ["100", "50"]
    assert only(result, "H10").value == "uji.csv"


def test_the_line_sep_states_the_separator(tmp_path: Path) -> None:
    result = computed(tmp_path, "sep=;\r\nindikator;target;realisasi\r\nJumlah, semua;12;aneh\r\n")
    assert only(result, "N21").cell == "baris 2"
    assert result.rows[0]["indikator"] == "Jumlah, semua"


def test_a_separator_inside_words_is_no_separator(tmp_path: Path) -> None:
    content = "indikator;target;realisasi\nA, B, C, dan D, E;10;5\nA, B;10,5;5,25\n"
    assert capaian(computed(tmp_path, content)) == ["50", "50"]


def test_an_open_quote_swallows_no_row(tmp_path: Path) -> None:
    content = 'indikator;target;realisasi\n"Jumlah dokumen;12;9\nPersentase;85,5;80,25\nLain;3;3\n'
    result = computed(tmp_path, content)
    assert capaian(result) == ["75", "93.859", "100"]
    assert only(result, "H02").cell == "baris 2"


def test_an_open_quote_before_a_quoted_cell_swallows_no_row(tmp_path: Path) -> None:
    content = 'indikator;target;realisasi\n"Jumlah;12;9\nLain;3;3\n"A; B";4;2\n'
    result = computed(tmp_path, content)
    assert (capaian(result), result.codes) == (["75", "100", "50"], ["H02"])


def test_rows_inside_one_cell_are_said(tmp_path: Path) -> None:
    content = 'indikator;target;realisasi\n"Jumlah;12;9\nLain;3;3\nSisa";4;2\nAkhir;4;1\n'
    result = computed(tmp_path, content)
    assert capaian(result) == ["", "25"]
    assert only(result, "H03").value == "2"


def test_a_cell_of_several_lines_is_no_swallowed_row(tmp_path: Path) -> None:
    result = computed(tmp_path, 'indikator;target;realisasi\n"satu;\ndua;\ntiga";12;9\n')
    assert capaian(result) == ["75"] and result.findings == ()


@pytest.mark.parametrize("text", ["1,23457E+11", "1E3", "2.5e-2"])
def test_scientific_notation_is_questioned(text: str) -> None:
    result = computed_rows(["target", "realisasi"], [{"target": text, "realisasi": text}])
    assert result.codes == ["N18", "N18"] and capaian(result) == ["100"]


def test_a_power_that_nothing_measures_is_refused() -> None:
    result = computed_rows(["target", "realisasi"], [{"target": "1e999999999", "realisasi": "1"}])
    assert (capaian(result), result.codes) == ([""], ["N19"])


@pytest.mark.parametrize("text", ["168.325,740", "1.234,567", "1,234.567"])
def test_two_marks_before_three_digits_are_asked(text: str) -> None:
    row = {"satuan": "Rp", "target": "168.325.740", "realisasi": text}
    result = computed_rows(["satuan", "target", "realisasi"], [row])
    assert (capaian(result), result.codes) == ([""], ["N04"])


def test_quarters_without_an_accumulation_are_asked() -> None:
    columns = ["satuan", "target", "realisasi", "akumulasi", "tw1", "tw2", "tw3", "tw4"]

    def row(unit: str, mode: str, *tw: str) -> dict[str, str]:
        return dict(zip(columns, (unit, "4", "", mode, *tw), strict=True))

    result = computed_rows(
        columns,
        [
            row("dokumen", "", "1", "1", "1", "1"),
            row("dokumen", "jumlah", "1", "1", "1", "1"),
            row("%", "", "2", "2", "2", "2"),
            row("dokumen", "", "", "", "", "3"),
            row("dokumen", "sesukanya", "", "", "", "3"),
        ],
    )
    assert capaian(result) == ["", "100", "50", "75", ""]
    assert result.codes == ["H04", "H05"]
    assert "jumlah 4, akhir 1, rata 1, maks 1" in result.rows[0]["catatan"]


@pytest.mark.parametrize(
    ("words", "unknown"),
    [("makin kecil;;", "arah"), ("turun;sesukanya;", "rumus"), ("naik;sesukanya;", "")],
)
def test_an_unknown_choice_is_never_the_usual_one(words: str, unknown: str) -> None:
    columns = ["target", "realisasi", "arah", "rumus", "akumulasi"]
    row = dict(zip(columns, ("10;15;" + words).split(";"), strict=True))
    result = computed_rows(columns, [row])
    if unknown:
        assert capaian(result) == [""] and f"Kolom {unknown} " in only(result, "H05").message
    else:
        assert capaian(result) == ["150"] and result.findings == ()


def test_a_misspelt_heading_is_named(tmp_path: Path) -> None:
    result = computed(tmp_path, "target;realisasi;arrah;Triwulan I;tahun\n10;15;turun;15;2024\n")
    finding = only(result, "H06")
    assert finding.value == "arrah" and "arah" in finding.message


def test_lines_above_the_heading_are_left_out_and_said(tmp_path: Path) -> None:
    result = computed(tmp_path, "Capaian Kinerja, 2024\n\nNo;Target;Realisasi\n1;10;aneh\n")
    assert result.codes == ["H09", "N21"] and result.findings[1].cell == "baris 4"


def test_a_table_without_figures_says_which_headings_it_has(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"Kolom realisasi tidak ada .*baris 1: nama, target"):
        computed(tmp_path, "nama;target\na;1\n")


def test_a_line_that_never_ends_is_no_table(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"Baris 2 .* bukan tabel"):
        computed(tmp_path, "target;realisasi\n" + "x" * 1_000_001)


def test_what_is_remembered_of_a_long_table_has_a_limit() -> None:
    collector = HabitCollector(limit=2)
    for office in "ABC":
        collector.add(office, RowInput(target="1.234.567", realisasi="5"))
    assert collector.full and set(collector.habits()) == {"A", "B"}


def workbook(path: Path, **sheets: list[list[object]]) -> Path:
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    book.save(path)
    return path


def test_numbers_of_a_workbook_are_numbers_and_texts_stay_in_doubt(tmp_path: Path) -> None:
    rows: list[list[object]] = [
        ["Rekap"],
        ["Indikator", "Target", "Realisasi"],
        ["angka", 3.066, 1.533],
        ["teks", "3.066", "3000"],
        ["negatif", 100, -4.5],
    ]
    path = workbook(tmp_path / "a.xlsx", Kinerja=rows, Lain=[["x"]], Kosong=[])
    result = computed_file(path)
    assert capaian(result) == ["50", "97.847", "0"]
    assert result.codes == ["H09", "H11", "N02", "C30"]
    assert [r["Target"] for r in result.rows] == ["3,066", "3.066", "100"]
    assert (result.findings[2].sheet, result.findings[2].cell) == ("Kinerja", "baris 4")


def test_of_two_tables_in_a_workbook_a_person_chooses(tmp_path: Path) -> None:
    table: list[list[object]] = [["target", "realisasi"], [10, 5]]
    path = workbook(tmp_path / "a.xlsx", A=table, B=[*table, [10, 1]])
    with pytest.raises(UsageError, match="A, B"):
        computed_file(path)
    assert capaian(computed_file(path, sheet="b")) == ["50", "10"]
    with pytest.raises(UsageError, match="tidak ada pada"):
        computed_file(path, sheet="C")


@pytest.mark.parametrize("kind", ["ods", "xls"])
def test_other_workbooks_are_read_too(kind: str) -> None:
    path = Path(__file__).parents[1] / "data" / f"tabel_kinerja.{kind}"
    result = computed_file(path)
    assert capaian(result) == ["50", "93.859"] and result.findings == ()
    assert result.rows[1]["Target"] == "85,5"


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"%PDF-1.7", "PDF"),
        (b"\n<html><table><tr><td>target", "halaman web"),
        (b"PK\x03\x04rusak", "rusak"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "rusak"),
    ],
)
def test_what_is_no_table_is_named(tmp_path: Path, content: bytes, words: str) -> None:
    with pytest.raises(UsageError, match=words) as refused:
        computed(tmp_path, content, "tabel.csv")
    assert re.search(r"\.xlsx", refused.value.cure)


def peak_memory(rows: int) -> int:
    source = TableSource(
        "panjang.csv",
        lambda: (
            Record(n + 1, ["A", "10", str(n), "turun"] if n else TITLES) for n in range(rows + 1)
        ),
    )
    tracemalloc.start()
    table = TableComputation([source])
    amount = sum(1 for _ in table.rows())
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert amount == rows
    return peak


TITLES = ["indikator", "target", "realisasi", "arah"]


def test_memory_does_not_grow_with_the_rows() -> None:
    peak_memory(10)  # what is loaded or remembered once
    assert peak_memory(3000) < peak_memory(300) + 100_000
