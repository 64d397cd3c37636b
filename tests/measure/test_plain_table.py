"""The command on plain tables: any separator and encoding, no row stops it, every column stays."""

from __future__ import annotations

from pathlib import Path

import pytest

from lkjip.errors import FolderError, UsageError
from lkjip.measure.plain_table.table import (
    KOLOM_HASIL,
    HasilTabel,
    hitung_berkas,
    hitung_csv,
    hitung_tabel,
    ringkas,
    teks_csv,
    tulis_csv,
)


def tabel(*baris: str, judul: str = "satuan;target;realisasi;capaian_published") -> HasilTabel:
    kolom = judul.split(";")
    return hitung_tabel(
        kolom, [dict(zip(kolom, b.split(";"), strict=True)) for b in baris], nama="uji.csv"
    )


def berkas(tmp_path: Path, isi: str | bytes) -> Path:
    ke = tmp_path / "uji.csv"
    ke.write_bytes(isi if isinstance(isi, bytes) else isi.encode())
    return ke


@pytest.mark.parametrize("pemisah", [",", ";", "\t"])
def test_every_separator_is_read(tmp_path: Path, pemisah: str) -> None:
    isi = f"satuan,target,realisasi\nDokumen,{'10'},5\n".replace(",", pemisah)
    (b,) = hitung_csv(berkas(tmp_path, isi))
    assert (b["capaian"], b["kategori"], b["catatan"]) == ("50", "Sangat Rendah", "")


@pytest.mark.parametrize("sandi", ["utf-8", "utf-8-sig", "cp1252"])
def test_every_encoding_is_read(tmp_path: Path, sandi: str) -> None:
    isi = "indikator,target,realisasi\nCafé – kopi,10,5\n".encode(sandi)
    (b,) = hitung_csv(berkas(tmp_path, isi))
    assert b["indikator"] == "Café – kopi" and b["capaian"] == "50"


def test_columns_may_come_in_any_order_and_any_case(tmp_path: Path) -> None:
    (b,) = hitung_csv(berkas(tmp_path, "Realisasi,Keterangan, TARGET \n5,x,10\n"))
    assert b["capaian"] == "50"
    assert list(b) == ["Realisasi", "Keterangan", "TARGET", *KOLOM_HASIL]


def test_bad_rows_never_stop_the_rest(tmp_path: Path) -> None:
    isi = 'satuan,target,realisasi\n,,\n"x\ny",aneh,#REF!\nA,1\nB,10,5,lebih,sel\n\n%,100,80\n'
    hasil = hitung_csv(berkas(tmp_path, isi))
    assert [b["capaian"] for b in hasil] == ["", "", "50", "80"]
    assert "[N01]" in hasil[0]["catatan"] and "[N06]" in hasil[0]["catatan"]
    assert "[C05]" in hasil[1]["catatan"]
    assert hasil[2]["kolom_4"] == "lebih"
    assert len({tuple(b) for b in hasil}) == 1


def test_an_open_quote_and_stray_bytes_do_not_stop_it(tmp_path: Path) -> None:
    (b,) = hitung_csv(berkas(tmp_path, b'target,realisasi,ket\n10,5,"buka\x00\x81 tutup\n'))
    assert b["capaian"] == "50"


def test_a_missing_value_says_why() -> None:
    hasil = tabel("Nilai;80;**);", "Nilai;80;-;", "Dokumen;0;3;", "Opini;WTP;WDP;")
    assert [b["capaian"] for b in hasil.baris] == [""] * 4
    for b, kode in zip(hasil.baris, ("C21", "N05", "C04", "C19"), strict=True):
        assert b["catatan"].startswith(f"[{kode}] ")


def test_figures_come_out_machine_readable() -> None:
    hasil = tabel("Rp;1.234.567,50;1.000.000;", "%;80 - 90%;85%;", "Opini;WTP;WTP;", ";3;1;")
    kolom = ("target_nilai", "realisasi_nilai", "capaian")
    assert [tuple(b[k] for k in kolom) for b in hasil.baris] == [
        ("1234567.5", "1000000", "81.000026325"),
        ("80..90", "85", "100"),
        ("WTP", "WTP", "100"),
        ("3", "1", "33.3333333333"),
    ]


def test_a_printed_capaian_that_differs_is_named_by_its_code() -> None:
    hasil = tabel("%;80;40;49", "%;100;50;13%", "%;80;40;50,00")
    assert [b["catatan"][:5] for b in hasil.baris] == ["[C02]", "[C01]", ""]
    assert hasil.perlu_diperbaiki and not tabel("%;80;40;50").perlu_diperbaiki


def test_findings_carry_file_row_and_indicator() -> None:
    judul = "indikator;target;realisasi;capaian_published"
    (t,) = tabel("Baik;100;50;50", "Nilai\nSAKIP;100;50;13", judul=judul).temuan
    assert (t.berkas, t.sel, t.label) == ("uji.csv", "baris 3", "Nilai SAKIP")


def test_row_numbers_stay_true_after_blank_rows_and_line_breaks(tmp_path: Path) -> None:
    isi = '\nindikator,target,realisasi\n\n"dua\nbaris",10,5\n\n\nsalah,10,aneh\n'
    (t,) = hitung_berkas(berkas(tmp_path, isi)).temuan
    assert (t.sel, t.nilai) == ("baris 7", "aneh")


def test_a_column_that_bears_a_results_name_keeps_its_cells() -> None:
    hasil = tabel("10;5;13", judul="target;realisasi;capaian")
    (b,) = hasil.baris
    assert (b["capaian_masukan"], b["capaian"]) == ("13", "50")
    assert "[C01]" in b["catatan"]


@pytest.mark.parametrize("klaim", ["capaian_published", "capaian"])
def test_its_own_output_read_again_gives_the_same(tmp_path: Path, klaim: str) -> None:
    judul = f"satuan;target;realisasi;{klaim}"
    satu = tabel("%;80;40;49", "Dokumen;6132;3.066;50", judul=judul)
    ke = tmp_path / "hasil.csv"
    tulis_csv(satu, ke)
    dua = hitung_berkas(ke)
    assert teks_csv(dua) == teks_csv(satu)
    assert "[C02]" in dua.baris[0]["catatan"]


def test_the_year_comes_from_the_quarters_where_it_is_blank() -> None:
    judul = "satuan;target;realisasi;akumulasi;tw1;tw2;tw3;tw4"
    hasil = tabel(
        "Dokumen;12;;jumlah;3;3;3;2",
        "%;80;;akhir;20;40;60;",
        "%;80;;jumlah;20;40;;",
        "Dokumen;12;12;jumlah;3;3;3;2",
        "Dokumen;12;11;;3;3;3;2",
        "Dokumen;12;10;;3;3;3;2",
        judul=judul,
    )
    assert [b["realisasi_nilai"] for b in hasil.baris] == ["11", "60", "60", "12", "11", "10"]
    assert [b["catatan"][:5] for b in hasil.baris] == ["", "", "[C10]", "[C09]", "", "[C09]"]


def test_direction_and_formula_come_from_their_columns() -> None:
    hasil = tabel("93;160,1;turun;", "93;160,1;turun;banding", judul="target;realisasi;arah;rumus")
    assert [b["capaian"][:6] for b in hasil.baris] == ["27.849", "58.088"]


def test_a_formula_the_table_does_not_name_is_inferred_and_said() -> None:
    judul = "agency;indikator;target;realisasi;arah;capaian_published"
    hasil = tabel(
        "A;AKB;9,2;9,53;turun;96,54",
        "B;AKB;9,2;9,53;turun;96,41",
        "C;AKB;9,2;9,53;turun;50",
        judul=judul,
    )
    assert [b["capaian"][:5] for b in hasil.baris] == ["96.53", "96.41", "96.41"]
    assert [b["catatan"][:5] for b in hasil.baris] == ["[C29]", "", "[C01]"]


def test_a_named_formula_is_never_replaced() -> None:
    judul = "indikator;target;realisasi;arah;rumus;capaian_published"
    (b,) = tabel("AKB;9,2;9,53;turun;selisih;96,54", judul=judul).baris
    assert b["capaian"].startswith("96.41") and b["catatan"].startswith("[C08]")


def test_an_unknown_direction_is_said_unless_the_claim_bears_it_out() -> None:
    judul = "indikator;target;realisasi;arah;capaian_published"
    nama = "Persentase Penurunan Gangguan Keamanan"
    hasil = tabel(f"{nama};22;10;unknown;45,45", f"{nama};22;10;unknown;", judul=judul)
    assert [b["catatan"][:5] for b in hasil.baris] == ["", "[C22]"]


def test_the_wording_of_the_indicator_is_compared_with_its_direction() -> None:
    (b,) = tabel("Angka Kematian Ibu;93;160;naik", judul="indikator;target;realisasi;arah").baris
    assert b["catatan"].startswith("[C07]")
    (tanpa,) = tabel("Angka Kematian Ibu;93;160", judul="indikator;target;realisasi").baris
    assert tanpa["catatan"].startswith("[C07]")


def test_zeros_count_as_measured_only_where_the_office_prints_decimals() -> None:
    judul = "agency;target;realisasi;capaian_published"
    hasil = tabel("A;79,5;78,5;98,00", "B;100;52,68;52,00", "B;3;1;33,33", judul=judul)
    assert [b["catatan"][:5] for b in hasil.baris] == ["", "[C01]", ""]


def test_a_printed_category_is_checked_where_the_office_uses_the_scale() -> None:
    judul = "agency;target;realisasi;kategori_published"
    sampel = ["A;100;95;Sangat Tinggi", "A;100;80;Tinggi", "A;100;70;Tinggi", "A;1000;905;Tinggi"]
    lain = ["B;100;95;Tercapai", "C;100;95;Tinggi", "C;100;80;Sedang"]
    hasil = tabel(*sampel, *lain, judul=judul)
    assert [b["catatan"][:5] for b in hasil.baris] == ["", "", "[C24]", "", "", "", ""]


def test_rows_without_a_category_do_not_vote_on_the_scale() -> None:
    judul = "agency;target;realisasi;kategori_published"
    suara = ["A;100;95;Sangat Tinggi", "A;100;80;Tinggi", "A;100;70;Tinggi"]
    bisu = ["A;100;;Tinggi", "A;100;**);Tinggi", "A;100;95;", "A;100;95;"]
    hasil = tabel(*suara, *bisu, judul=judul)
    assert [b["catatan"][:5] for b in hasil.baris[:3]] == ["", "", "[C24]"]


def test_percentages_added_up_are_seen_where_no_accumulation_is_stated() -> None:
    judul = "satuan;target;realisasi;tw1;tw2"
    hasil = tabel("%;80;46;22;24", "%;80;24;22;24", "%;80;23;22;24", "%;80;50;22;24", judul=judul)
    assert [b["catatan"][:5] for b in hasil.baris] == ["[C10]", "", "", "[C09]"]


def test_a_dash_among_the_printed_capaian_does_not_hide_the_formula() -> None:
    judul = "indikator;target;realisasi;arah;capaian_published"
    hasil = tabel("AKB;9,2;9,53;turun;-", "AKB;9,2;9,53;turun;96,54", judul=judul)
    assert [b["catatan"][:5] for b in hasil.baris] == ["[C29]", "[C29]"]


def test_one_indicator_with_two_directions_is_seen_at_the_second_one() -> None:
    judul = "agency;indikator;target;realisasi;arah"
    hasil = tabel(
        "A;Keluhan;10;5;turun", "A;Keluh an;10;5;naik", "A;Keluhan;10;5;", "B;Keluhan;10;5;naik",
        judul=judul,
    )  # fmt: skip
    assert [b["catatan"][:5] for b in hasil.baris] == ["", "[C12]", "", ""]
    assert "uji.csv baris 2" in hasil.baris[1]["catatan"]


def test_a_printed_category_in_a_gap_of_the_scale_gets_a_note_only() -> None:
    judul = "agency;target;realisasi;kategori_published"
    hasil = tabel(
        "A;100;95;Sangat Tinggi", "A;100;80;Tinggi", "A;1000;905;Sangat Tinggi", judul=judul
    )
    assert [b["catatan"][:5] for b in hasil.baris] == ["", "", "[C18]"]


def test_the_habit_of_a_column_decides_a_dot_only_for_its_own_office() -> None:
    judul = "agency;satuan;target;realisasi"
    hasil = tabel("A;;1.250.000;1.000.000", "A;;1.234;", "B;;1.234;", judul=judul)
    assert [b["target_nilai"] for b in hasil.baris] == ["1250000", "1234", ""]
    assert "[N04]" in hasil.baris[2]["catatan"]


def test_a_file_without_the_needed_columns_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"Kolom realisasi tidak ada pada uji\.csv"):
        hitung_csv(berkas(tmp_path, "satuan,target\n%,5\n"))
    with pytest.raises(UsageError, match="kosong"):
        hitung_csv(berkas(tmp_path, "\n \n"))


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FolderError, match="tidak dapat dibaca"):
        hitung_csv(tmp_path / "tiada.csv")
    with pytest.raises(FolderError, match="tidak dapat ditulis"):
        tulis_csv(tabel(";1;1;"), tmp_path / "tiada" / "keluar.csv")


def test_a_table_with_only_a_header_is_an_empty_result(tmp_path: Path) -> None:
    hasil = hitung_berkas(berkas(tmp_path, "target,realisasi\n"))
    assert hasil.baris == [] and hasil.kolom == ("target", "realisasi", *KOLOM_HASIL)
    assert ringkas(hasil) == "0 dari 0 baris dihitung; tidak ada temuan."


def test_the_summary_counts_rows_and_findings() -> None:
    assert ringkas(tabel("%;80;40;49", "%;80;40;50")) == "2 dari 2 baris dihitung; C02 1×."
