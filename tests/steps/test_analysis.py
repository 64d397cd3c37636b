"""Step 4 on the published figures of quarter II 2024: capaian, categories, roll-ups, serapan."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

import pytest
from tests.steps.office import DUE, LATE, Office, facts, typed

from lkjip.errors import ProcessError
from lkjip.steps.analyse.analyse import analyse
from lkjip.steps.collect.collect import collect
from lkjip.tables.cells import Cell
from lkjip.tables.data import Row

POOLED = "(5 + 2 + 3) / (7 + 3 + 7) × 100"


def shown(value: Cell) -> str:
    """A percentage as a person reads it: two decimals, half up, comma."""
    exact = Decimal(repr(value)).quantize(Decimal("0.01"), ROUND_HALF_UP)
    return str(exact).replace(".", ",")


def level_row(office: Office, level: str, code: Cell) -> Row:
    [row] = [
        row for row in office.rows("tblGulungan") if (row["Jenjang"], row["Kode"]) == (level, code)
    ]
    return row


@pytest.fixture
def done(office: Office) -> Office:
    return office.analysed()


def test_every_indicator_has_the_published_capaian_and_its_category(done: Office) -> None:
    rows = done.rows("tblCapaian")
    assert [(row["Kode"], shown(row["Capaian (%)"]), row["Kategori"]) for row in rows] == [
        ("IK01", "58,82", "Rendah"),
        ("IK02", "71,43", "Sedang"),
        ("IK03", "66,67", "Sedang"),
        ("IK04", "42,86", "Sangat Rendah"),
        ("IK05", "90,24", "Tinggi"),
        ("IK06", "90,24", "Tinggi"),
    ]


@pytest.mark.parametrize(
    ("level", "code", "capaian"),
    [
        ("Kegiatan", "4.01.02.2.01", "58,82"),
        ("Sub Kegiatan", "4.01.02.2.01.0001", "71,43"),
        ("Sub Kegiatan", "4.01.02.2.01.0002", "66,67"),
        ("Sub Kegiatan", "4.01.02.2.01.0003", "42,86"),
        ("Kegiatan", "4.01.02.2.04", "90,24"),
        ("Sub Kegiatan", "4.01.02.2.04.0001", "90,24"),
        ("Program", "04.01.02", "74,53"),
    ],
)
def test_every_level_has_the_published_capaian(
    quick: Office, level: str, code: str, capaian: str
) -> None:
    assert shown(level_row(quick.analysed(), level, code)["Capaian (%)"]) == capaian


@pytest.mark.parametrize(
    ("level", "code", "pagu", "spent", "serapan"),
    [
        ("Kegiatan", "4.01.02.2.01", 742_153_561, 208_227_090, "28,06"),
        ("Kegiatan", "4.01.02.2.04", 20_000_000, 10_850_000, "54,25"),
        ("Keseluruhan", None, 762_153_561, 219_077_090, "28,74"),
        ("Unit", "SB-WIL", 260_500_000, 14_875_000, "5,71"),
    ],
)
def test_every_level_has_the_published_budget(
    quick: Office, level: str, code: Cell, pagu: int, spent: int, serapan: str
) -> None:
    row = level_row(quick.analysed(), level, code)
    assert (row["Pagu (Rp)"], row["Realisasi (Rp)"]) == (pagu, spent)
    assert shown(row["Serapan (%)"]) == serapan


def test_a_kegiatan_is_pooled_and_no_mean_and_says_how(done: Office) -> None:
    assert done.row("tblCapaian", "Kode", "IK01")["Rumus yang dipakai"] == POOLED
    assert level_row(done, "Kegiatan", "4.01.02.2.01")["Cara hitung"] == f"gabungan: {POOLED}"
    assert done.row("tblCapaian", "Kode", "IK03")["Rumus yang dipakai"] == "2 / 3 × 100"


def test_figures_are_kept_unrounded(done: Office) -> None:
    exact = Decimal(repr(done.row("tblCapaian", "Kode", "IK01")["Capaian (%)"]))
    assert abs(exact - Decimal(1000) / 17) < Decimal("1e-12")


def test_the_change_since_last_year_is_shown(done: Office) -> None:
    assert facts(done.rows("tblCapaian"), "Kode", "Realisasi Tahun Lalu", "Perubahan")[1:4] == [
        ("IK02", 6, -1),
        ("IK03", 5, -3),
        ("IK04", 2, 1),
    ]


def test_the_answer_says_what_was_computed_and_that_nothing_was_found(quick: Office) -> None:
    quick.asked().collected()
    result = quick.step(analyse, DUE, 10)
    for part in ("6 dari 6 indikator", "74,53 (Sedang)", "Serapan anggaran 28,74 %",
                 "Tidak ada temuan"):  # fmt: skip
        assert part in result.summary
    assert result.findings == () and not result.needs_fix
    found = {one["kode"]: one for one in result.data["indikator"]}  # type: ignore[attr-defined]
    assert found["IK01"]["rumus"] == POOLED and shown(found["IK01"]["capaian"]) == "58,82"


def test_the_home_tab_shows_the_budget(done: Office) -> None:
    figures = done.name("beranda_angka")
    assert isinstance(figures, tuple)
    place = figures[0].index("28,74 %")
    assert figures[1][place] == "serapan: Rp219,08 juta dari Rp762,15 juta"


# ---- forms that are not there


def test_a_unit_without_a_form_is_named_and_not_filled_in(quick: Office) -> None:
    quick.asked().collected("SB-PEM", "SB-OTDA", "KERJASAMA", day=LATE)
    result = quick.step(analyse, LATE, 10)
    codes = sorted((f.code, f.value) for f in result.findings)
    assert ("B04", "IK03") in codes
    assert ("B05", "Sub Bagian Administrasi Kewilayahan") in codes
    assert result.needs_fix
    row = quick.row("tblCapaian", "Kode", "IK03")
    assert (row["Realisasi"], row["Status"], row["Capaian (%)"], row["Kategori"]) == (
        None, "belum diisi", None, None,
    )  # fmt: skip
    whole = level_row(quick, "Kegiatan", "4.01.02.2.01")
    assert shown(whole["Capaian (%)"]) == "57,14" and "IK03" in str(whole["Cara hitung"])
    assert "5 dari 6 indikator" in result.summary


def test_without_any_complete_form_there_is_nothing_to_analyse(quick: Office) -> None:
    quick.asked()
    before = quick.everything()
    with pytest.raises(ProcessError, match="Belum ada form") as refusal:
        quick.step(analyse, LATE)
    assert "Kumpulkan" in refusal.value.cure
    assert quick.everything() == before


def test_one_form_is_enough_and_the_others_are_named(quick: Office) -> None:
    quick.asked().collected("KERJASAMA")
    result = quick.step(analyse, DUE, 10)
    assert sorted(f.value for f in result.findings if f.code == "B04") == [
        "IK01", "IK02", "IK03", "IK04",
    ]  # fmt: skip
    assert sum(f.code == "B05" for f in result.findings) == 3
    assert level_row(quick, "Kegiatan", "4.01.02.2.01")["Serapan (%)"] is None
    assert shown(level_row(quick, "Kegiatan", "4.01.02.2.04")["Serapan (%)"]) == "54,25"


@pytest.mark.parametrize("status", ["belum rilis", "tidak diukur"])
def test_an_indicator_without_a_figure_keeps_its_word_and_leaves_the_mean(
    quick: Office, status: str
) -> None:
    def edit(book: object) -> None:
        for header, value in (("TW I", None), ("TW II", None), ("Status", status),
                              ("Keterangan", "Angka terbit bulan April.")):  # fmt: skip
            typed("Kinerja", "IK06", header, value)(book)  # type: ignore[arg-type]

    quick.asked().put("KERJASAMA", quick.form("KERJASAMA", edit))
    quick.collected("SB-PEM", "SB-WIL", "SB-OTDA")
    quick.step(analyse, DUE, 10)
    row = quick.row("tblCapaian", "Kode", "IK06")
    assert (row["Status"], row["Realisasi"], row["Capaian (%)"]) == (status, None, None)
    assert shown(level_row(quick, "Sasaran", None)["Capaian (%)"]) == "58,82"


def test_a_reported_zero_counts_as_zero(quick: Office) -> None:
    def edit(book: object) -> None:
        for header, value in (("TW I", None), ("TW II", None), ("Status", "nihil"),
                              ("Keterangan", "Belum ada kegiatan.")):  # fmt: skip
            typed("Kinerja", "IK03", header, value)(book)  # type: ignore[arg-type]

    quick.asked().put("SB-WIL", quick.form("SB-WIL", edit))
    quick.collected("SB-PEM", "SB-OTDA", "KERJASAMA")
    quick.step(analyse, DUE, 10)
    row = quick.row("tblCapaian", "Kode", "IK03")
    assert (row["Realisasi"], row["Capaian (%)"]) == (0, 0)
    assert shown(level_row(quick, "Kegiatan", "4.01.02.2.01")["Capaian (%)"]) == "47,06"


# ---- the book's own rules


def test_a_changed_scale_changes_the_categories(quick: Office) -> None:
    def strict(rows: list[dict[str, Cell]]) -> None:
        rows[1]["Batas Bawah (%)"] = 90.3

    quick.type_rows("tblSkala", strict)
    quick.analysed()
    assert quick.row("tblCapaian", "Kode", "IK06")["Kategori"] == "Sedang"


def test_a_falling_indicator_uses_the_formula_of_the_settings(quick: Office) -> None:
    def fall(rows: list[dict[str, Cell]]) -> None:
        rows[2]["Arah"] = "turun"

    quick.type_rows("tblIndikator", fall)
    quick.analysed()
    row = quick.row("tblCapaian", "Kode", "IK03")
    assert (row["Arah"], shown(row["Capaian (%)"])) == ("turun", "133,33")
    quick.type_setting("rumus_turun", "banding")
    quick.step(analyse, DUE, 11)
    assert shown(quick.row("tblCapaian", "Kode", "IK03")["Capaian (%)"]) == "150,00"


def test_analysing_twice_gives_the_same_tables(done: Office) -> None:
    first = done.rows("tblCapaian"), done.rows("tblGulungan"), done.rows("tblTemuan")
    done.step(analyse, DUE, 11)
    assert (done.rows("tblCapaian"), done.rows("tblGulungan"), done.rows("tblTemuan")) == first


def test_a_later_form_changes_the_figures(quick: Office) -> None:
    quick.asked().collected("SB-PEM", "SB-OTDA", "KERJASAMA")
    quick.step(analyse, DUE, 10)
    quick.put("SB-WIL")
    quick.step(collect, LATE)
    quick.step(analyse, LATE, 10)
    assert shown(level_row(quick, "Kegiatan", "4.01.02.2.01")["Capaian (%)"]) == "58,82"
    said = [row["Kode"] for row in quick.rows("tblTemuan")]
    assert set(said) <= {"B61"}  # the shipped addresses are examples


def test_an_indicator_that_alone_lifts_a_category_is_named(quick: Office) -> None:
    def change(rows: list[dict[str, Cell]]) -> None:
        next(row for row in rows if row["Kode"] == "IK05")["Target"] = 20

    quick.type_rows("tblIndikator", change)
    quick.analysed()
    [found] = [row for row in quick.rows("tblTemuan") if row["Kode"] == "C34"]
    for word in ("IK05", "255,02", "Sangat Tinggi", "79,41", "Tinggi"):
        assert word in str(found)
