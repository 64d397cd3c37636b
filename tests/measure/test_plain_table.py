"""The command on plain tables: any separator and encoding, no row stops it, every column stays."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.measure.plain import Computed, computed_file, computed_rows

from lkjip.errors import FolderError, UsageError
from lkjip.measure.plain_table.table import RESULT_COLUMNS
from lkjip.table_files.csv_writer import write_file


def data_table(*row: str, title: str = "satuan;target;realisasi;capaian_published") -> Computed:
    col = title.split(";")
    return computed_rows(col, [dict(zip(col, b.split(";"), strict=True)) for b in row])


def compute_csv(path: Path) -> list[dict[str, str]]:
    return computed_file(path).rows


def file(tmp_path: Path, content: str | bytes) -> Path:
    toward = tmp_path / "uji.csv"
    toward.write_bytes(content if isinstance(content, bytes) else content.encode())
    return toward


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_every_separator_is_read(tmp_path: Path, separator: str) -> None:
    content = f"satuan,target,realisasi\nDokumen,{'10'},5\n".replace(",", separator)
    (b,) = compute_csv(file(tmp_path, content))
    assert (b["capaian"], b["kategori"], b["catatan"]) == ("50", "Sangat Rendah", "")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
def test_every_encoding_is_read(tmp_path: Path, encoding: str) -> None:
    content = "indikator,target,realisasi\nCafé – kopi,10,5\n".encode(encoding)
    (b,) = compute_csv(file(tmp_path, content))
    assert b["indikator"] == "Café – kopi" and b["capaian"] == "50"


def test_columns_may_come_in_any_order_and_any_case(tmp_path: Path) -> None:
    (b,) = compute_csv(file(tmp_path, "Realisasi,Keterangan, TARGET \n5,x,10\n"))
    assert b["capaian"] == "50"
    assert list(b) == ["Realisasi", "Keterangan", "TARGET", *RESULT_COLUMNS]


def test_bad_rows_never_stop_the_rest(tmp_path: Path) -> None:
    content = 'satuan,target,realisasi\n,,\n"x\ny",aneh,#REF!\nA,1\nB,10,5,lebih,sel\n\n%,100,80\n'
    result = compute_csv(file(tmp_path, content))
    assert [b["capaian"] for b in result] == ["", "", "", "80"]
    assert "[N21]" in result[0]["catatan"] and "[N06]" in result[0]["catatan"]
    assert "[C05]" in result[1]["catatan"]
    assert result[2]["kolom_4"] == "lebih" and "[H01]" in result[2]["catatan"]
    assert len({tuple(b) for b in result}) == 1


def test_an_open_quote_and_stray_bytes_do_not_stop_it(tmp_path: Path) -> None:
    (b,) = compute_csv(file(tmp_path, b'target,realisasi,ket\n10,5,"buka\x00\x81 tutup\n'))
    assert b["capaian"] == "50" and "[H02]" in b["catatan"]


def test_a_missing_value_says_why() -> None:
    result = data_table("Nilai;80;**);", "Nilai;80;-;", "Dokumen;0;3;", "Opini;WTP;WDP;")
    assert [b["capaian"] for b in result.rows] == [""] * 4
    for b, code in zip(result.rows, ("C21", "N05", "C04", "C19"), strict=True):
        assert b["catatan"].startswith(f"[{code}] ")


def test_figures_come_out_machine_readable() -> None:
    result = data_table("Rp;1.234.567,50;1.000.000;", "%;80 - 90%;85%;", "Opini;WTP;WTP;", ";3;1;")
    col = ("target_nilai", "realisasi_nilai", "capaian")
    assert [tuple(b[k] for k in col) for b in result.rows] == [
        ("1234567.5", "1000000", "81.000026325"),
        ("80..90", "85", "100"),
        ("WTP", "WTP", "100"),
        ("3", "1", "33.3333333333"),
    ]


def test_a_printed_capaian_that_differs_is_named_by_its_code() -> None:
    result = data_table("%;80;40;49", "%;100;50;13%", "%;80;40;50,00")
    assert [b["catatan"][:5] for b in result.rows] == ["[C02]", "[C01]", ""]
    assert data_table("%;80;40;50").findings == ()


def test_findings_carry_file_row_and_indicator() -> None:
    title = "indikator;target;realisasi;capaian_published"
    (t,) = data_table("Baik;100;50;50", "Nilai\nSAKIP;100;50;13", title=title).findings
    assert (t.file, t.cell, t.label) == ("uji.csv", "baris 3", "Nilai SAKIP")


def test_row_numbers_stay_true_after_blank_rows_and_line_breaks(tmp_path: Path) -> None:
    content = '\nindikator,target,realisasi\n\n"dua\nbaris",10,5\n\n\nsalah,10,aneh\n'
    (t,) = computed_file(file(tmp_path, content)).findings
    assert (t.cell, t.value) == ("baris 7", "aneh")


def test_a_column_that_bears_a_results_name_keeps_its_cells() -> None:
    result = data_table("10;5;13", title="target;realisasi;capaian")
    (b,) = result.rows
    assert (b["capaian_masukan"], b["capaian"]) == ("13", "50")
    assert "[C01]" in b["catatan"]


@pytest.mark.parametrize("claim", ["capaian_published", "capaian"])
def test_its_own_output_read_again_gives_the_same(tmp_path: Path, claim: str) -> None:
    title = f"satuan;target;realisasi;{claim}"
    one = data_table("%;80;40;49", "Dokumen;6132;3.066;50", title=title)
    toward = tmp_path / "hasil.csv"
    write_file(toward, one.columns, (list(row.values()) for row in one.rows))
    assert toward.read_text(encoding="utf-8") == one.csv
    two = computed_file(toward)
    assert two.csv == one.csv
    assert "[C02]" in two.rows[0]["catatan"]


def test_the_year_comes_from_the_quarters_where_it_is_blank() -> None:
    title = "satuan;target;realisasi;akumulasi;tw1;tw2;tw3;tw4"
    result = data_table(
        "Dokumen;12;;jumlah;3;3;3;2",
        "%;80;;akhir;20;40;60;",
        "%;80;;jumlah;20;40;;",
        "Dokumen;12;12;jumlah;3;3;3;2",
        "Dokumen;12;11;;3;3;3;2",
        "Dokumen;12;10;;3;3;3;2",
        title=title,
    )
    assert [b["realisasi_nilai"] for b in result.rows] == ["11", "60", "60", "12", "11", "10"]
    assert [b["catatan"][:5] for b in result.rows] == ["", "", "[C10]", "[C09]", "", "[C09]"]


def test_direction_and_formula_come_from_their_columns() -> None:
    result = data_table(
        "93;160,1;turun;", "93;160,1;turun;banding", title="target;realisasi;arah;rumus"
    )
    assert [b["capaian"][:6] for b in result.rows] == ["27.849", "58.088"]


def test_a_formula_the_table_does_not_name_is_inferred_and_said() -> None:
    title = "agency;indikator;target;realisasi;arah;capaian_published"
    result = data_table(
        "A;AKB;9,2;9,53;turun;96,54",
        "B;AKB;9,2;9,53;turun;96,41",
        "C;AKB;9,2;9,53;turun;50",
        title=title,
    )
    assert [b["capaian"][:5] for b in result.rows] == ["96.53", "96.41", "96.41"]
    assert [b["catatan"][:5] for b in result.rows] == ["[C29]", "", "[C01]"]


def test_a_named_formula_is_never_replaced() -> None:
    title = "indikator;target;realisasi;arah;rumus;capaian_published"
    (b,) = data_table("AKB;9,2;9,53;turun;selisih;96,54", title=title).rows
    assert b["capaian"].startswith("96.41") and b["catatan"].startswith("[C08]")


def test_an_unknown_direction_is_said_unless_the_claim_bears_it_out() -> None:
    title = "indikator;target;realisasi;arah;capaian_published"
    name = "Persentase Penurunan Gangguan Keamanan"
    result = data_table(f"{name};22;10;unknown;45,45", f"{name};22;10;unknown;", title=title)
    assert [b["catatan"][:5] for b in result.rows] == ["", "[C22]"]


def test_the_wording_of_the_indicator_is_compared_with_its_direction() -> None:
    (b,) = data_table(
        "Angka Kematian Ibu;93;160;naik", title="indikator;target;realisasi;arah"
    ).rows
    assert b["catatan"].startswith("[C07]")
    (without,) = data_table("Angka Kematian Ibu;93;160", title="indikator;target;realisasi").rows
    assert without["catatan"].startswith("[C07]")


def test_zeros_count_as_measured_only_where_the_office_prints_decimals() -> None:
    title = "agency;target;realisasi;capaian_published"
    result = data_table("A;79,5;78,5;98,00", "B;100;52,68;52,00", "B;3;1;33,33", title=title)
    assert [b["catatan"][:5] for b in result.rows] == ["", "[C01]", ""]


def test_a_printed_category_is_checked_where_the_office_uses_the_scale() -> None:
    title = "agency;target;realisasi;kategori_published"
    sample = ["A;100;95;Sangat Tinggi", "A;100;80;Tinggi", "A;100;70;Tinggi", "A;1000;905;Tinggi"]
    other = ["B;100;95;Tercapai", "C;100;95;Tinggi", "C;100;80;Sedang"]
    result = data_table(*sample, *other, title=title)
    assert [b["catatan"][:5] for b in result.rows] == ["", "", "[C24]", "", "", "", ""]


def test_rows_without_a_category_do_not_vote_on_the_scale() -> None:
    title = "agency;target;realisasi;kategori_published"
    votes = ["A;100;95;Sangat Tinggi", "A;100;80;Tinggi", "A;100;70;Tinggi"]
    silent = ["A;100;;Tinggi", "A;100;**);Tinggi", "A;100;95;", "A;100;95;"]
    result = data_table(*votes, *silent, title=title)
    assert [b["catatan"][:5] for b in result.rows[:3]] == ["", "", "[C24]"]


def test_percentages_added_up_are_seen_where_no_accumulation_is_stated() -> None:
    title = "satuan;target;realisasi;tw1;tw2"
    result = data_table(
        "%;80;46;22;24", "%;80;24;22;24", "%;80;23;22;24", "%;80;50;22;24", title=title
    )
    assert [b["catatan"][:5] for b in result.rows] == ["[C10]", "", "", "[C09]"]


def test_a_dash_among_the_printed_capaian_does_not_hide_the_formula() -> None:
    title = "indikator;target;realisasi;arah;capaian_published"
    result = data_table("AKB;9,2;9,53;turun;-", "AKB;9,2;9,53;turun;96,54", title=title)
    assert [b["catatan"][:5] for b in result.rows] == ["[C29]", "[C29]"]


def test_one_indicator_with_two_directions_is_seen_at_the_second_one() -> None:
    title = "agency;indikator;target;realisasi;arah"
    result = data_table(
        "A;Keluhan;10;5;turun", "A;Keluh an;10;5;naik", "A;Keluhan;10;5;", "B;Keluhan;10;5;naik",
        title=title,
    )  # fmt: skip
    assert [b["catatan"][:5] for b in result.rows] == ["", "[C12]", "", ""]
    assert "uji.csv baris 2" in result.rows[1]["catatan"]


def test_a_printed_category_in_a_gap_of_the_scale_gets_a_note_only() -> None:
    title = "agency;target;realisasi;kategori_published"
    result = data_table(
        "A;100;95;Sangat Tinggi", "A;100;80;Tinggi", "A;1000;905;Sangat Tinggi", title=title
    )
    assert [b["catatan"][:5] for b in result.rows] == ["", "", "[C18]"]


def test_the_habit_of_a_column_decides_a_dot_only_for_its_own_office() -> None:
    title = "agency;satuan;target;realisasi"
    result = data_table("A;;1.250.000;1.000.000", "A;;1.234;", "B;;1.234;", title=title)
    assert [b["target_nilai"] for b in result.rows] == ["1250000", "1234", ""]
    assert "[N04]" in result.rows[2]["catatan"]


def test_a_file_without_the_needed_columns_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"Kolom realisasi tidak ada pada uji\.csv"):
        compute_csv(file(tmp_path, "satuan,target\n%,5\n"))
    with pytest.raises(UsageError, match="kosong"):
        compute_csv(file(tmp_path, "\n \n"))


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FolderError, match="tidak dapat dibaca"):
        compute_csv(tmp_path / "tiada.csv")
    with pytest.raises(FolderError, match="tidak dapat ditulis"):
        write_file(tmp_path / "tiada" / "keluar.csv", ("a",), [("1",)])


def test_a_table_with_only_a_header_is_an_empty_result(tmp_path: Path) -> None:
    result = computed_file(file(tmp_path, "target,realisasi\n"))
    assert result.rows == [] and result.columns == ("target", "realisasi", *RESULT_COLUMNS)
    assert result.findings == ()


QUARTERS = "satuan;target;realisasi;akumulasi;tw1;tw2;tw3;tw4"


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ("Predikat;BB;A;jumlah;B;B;BB;A", "C31"),  # ranks have no sum, whatever was typed beside
        ("Predikat;BB;;rata;B;B;BB;A", "C31"),
        ("Dokumen;1335;;jumlah;300;310;325;1335", "C35"),  # the last quarter holds the others
        ("Dokumen;1335;2270;jumlah;300;310;325;1335", "C35"),
        ("Dokumen;1335;1335;jumlah;300;310;325;1335", "C09"),
    ],
)
def test_quarters_that_do_not_add_up_to_a_year_are_said_once(row: str, expected: str) -> None:
    (b,) = data_table(row, title=QUARTERS).rows
    said = [code for code in ("C09", "C31", "C35") if f"[{code}]" in b["catatan"]]
    assert said == [expected] and b["catatan"].count(f"[{expected}]") == 1
