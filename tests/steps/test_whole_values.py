"""A rank passes whole: from the register and the form to the tables, the report and back."""

from __future__ import annotations

from typing import Any

import pytest
from openpyxl.workbook import Workbook
from tests.steps.office import ASKED, DUE, Edit, Office

from lkjip.errors import RegisterError
from lkjip.report.blocks.model import ParagraphBlock, paragraph_text
from lkjip.report.chapters.results import chapter3_opening
from lkjip.report.material.model import Indikator, ReportMaterial
from lkjip.report.wording.comparison import (
    previous_year_sentence,
    renstra_sentence,
    standard_sentence,
)
from lkjip.steps.analyse.analyse import analyse
from lkjip.steps.collect.collect import collect
from lkjip.steps.draft.material import gather_material
from lkjip.steps.request.request import request_data
from lkjip.tables.cells import Cell

UNIT, CODE = "KERJASAMA", "IK06"
PREDIKAT: dict[str, Cell] = {
    "Indikator": "Predikat SAKIP",
    "Satuan": "Predikat",
    "Target": "BB",
    "Akumulasi": "akhir",
    "Target Akhir Renstra": "A",
}
PAST: dict[str, Cell] = {"Kode": CODE, "Tahun": 2023, "Realisasi": "B (65,10)"}
OTHERS: dict[str, Cell] = {"Kode": CODE, "Pembanding": "standar nasional", "Nilai": "BB (79,18)"}


def quarters(*values: str | float) -> Edit:
    """The values that the unit types into TW I to TW IV of its indicator."""

    def edit(book: Workbook) -> None:
        sheet: Any = book["Kinerja"]
        for cell, value in zip("FGHI", values, strict=False):
            sheet[f"{cell}6"] = value

    return edit


def measured(
    office: Office,
    register: dict[str, Cell],
    *values: str | float,
    past: tuple[dict[str, Cell], ...] = (),
    others: tuple[dict[str, Cell], ...] = (),
) -> Office:
    """Play steps 1 to 4 of a full year with this indicator and these quarters."""

    def change(rows: list[dict[str, Cell]]) -> None:
        next(row for row in rows if row["Kode"] == CODE).update(register)

    def compare(rows: list[dict[str, Cell]]) -> list[dict[str, Cell]]:
        return [row for row in rows if row["Kode"] != CODE]

    office.type_rows("tblIndikator", change)
    office.type_rows("tblRiwayatIndikator", lambda rows: [*compare(rows), *past])
    office.type_rows("tblPembanding", lambda rows: [*compare(rows), *others])
    office.type_setting("sampai_triwulan", 4)
    office.planned().step(request_data, ASKED)
    office.put(UNIT, office.form(UNIT, quarters(*values)))
    office.step(collect, DUE)
    office.step(analyse, DUE, 10)
    return office


def indicator(office: Office) -> Indikator:
    """The indicator as the report has it."""
    material = gather_material(office.shot(), office.context(DUE))
    return next(i for i in material.indikator if i.code == CODE)


def method(material: ReportMaterial) -> list[str]:
    """The paragraphs of Bab III that say how capaian is measured."""
    blocks = chapter3_opening(material)
    return [paragraph_text(x) for x in blocks if isinstance(x, ParagraphBlock)]


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


def codes(office: Office) -> set[Cell]:
    rows = office.rows("tblTemuan")
    return {row["Kode"] for row in rows if "Predikat SAKIP" in str(row) or CODE in str(row)}


@pytest.fixture
def sakip(quick: Office) -> Office:
    return measured(quick, PREDIKAT, "B", "B", "BB", "A", past=(PAST,), others=(OTHERS,))


def test_a_predikat_that_passed_its_target_is_hundred(sakip: Office) -> None:
    row = sakip.row("tblCapaian", "Kode", CODE)
    assert (row["Target"], row["Realisasi"], row["Capaian (%)"]) == ("BB", "A", 100)
    assert row["Rumus yang dipakai"] == "A > BB → 100"
    assert (row["Realisasi Tahun Lalu"], row["Status"]) == ("B (65,10)", "angka")


def test_every_quarter_is_kept_as_it_was_typed(sakip: Office) -> None:
    row = sakip.row("tblIsianKinerja", "Kode", CODE)
    assert [row[f"TW {q}"] for q in ("I", "II", "III", "IV")] == ["B", "B", "BB", "A"]
    assert row["Realisasi"] == "A"


def test_the_report_prints_what_was_typed_and_compares_ranks(sakip: Office) -> None:
    ind = indicator(sakip)
    assert [x.printed for x in ind.triwulan] == ["B", "B", "BB", "A"]
    assert plain(previous_year_sentence(ind, 2023)) == (
        "Predikat SAKIP naik dari B (65,10) pada tahun 2023 menjadi A."
    )
    assert plain(renstra_sentence(ind)) == (
        "Predikat SAKIP dengan realisasi A sudah memenuhi target akhir Renstra, yaitu A."
    )
    assert plain(standard_sentence(ind)) == (
        "Predikat SAKIP tercatat A, di atas standar nasional BB (79,18)."
    )


def test_nothing_is_wrong_with_a_predikat(sakip: Office) -> None:
    assert not codes(sakip)


def test_an_opinion_that_meets_its_target_is_hundred(quick: Office) -> None:
    register: dict[str, Cell] = {**PREDIKAT, "Satuan": "Opini", "Target": "WTP"}
    measured(quick, register, "WTP", "WTP", "WTP", "WTP")
    row = quick.row("tblCapaian", "Kode", CODE)
    assert (row["Realisasi"], row["Capaian (%)"]) == ("WTP", 100)


def test_numbers_in_brackets_are_compared_and_printed_as_typed(quick: Office) -> None:
    register: dict[str, Cell] = {**PREDIKAT, "Target": "A (80,50)"}
    measured(quick, register, "B (61,10)", "B (66)", "BB (75)", "BB (79,39)")
    row = quick.row("tblCapaian", "Kode", CODE)
    assert row["Realisasi"] == "BB (79,39)"
    assert row["Rumus yang dipakai"] == "79,39 / 80,5 × 100"
    assert indicator(quick).realisasi.printed == "BB (79,39)"


@pytest.mark.parametrize("mode", ["jumlah", "rata"])
def test_ranks_have_no_sum_and_no_mean(quick: Office, mode: str) -> None:
    measured(quick, {**PREDIKAT, "Akumulasi": mode}, "B", "B", "BB", "A")
    row = quick.row("tblCapaian", "Kode", CODE)
    assert (row["Realisasi"], row["Capaian (%)"]) == (None, None)
    assert "C31" in codes(quick)


def test_digits_that_are_the_offices_wording_stay(quick: Office) -> None:
    register: dict[str, Cell] = {**PREDIKAT, "Satuan": "Persen", "Target": "92,50"}
    measured(quick, register, 90.0, 91.0, 92.0, "92,50")
    ind = indicator(quick)
    assert (ind.target.printed, ind.realisasi.printed, ind.capaian) == ("92,50", "92,50", 100)


def test_a_negative_target_is_computed_and_the_report_says_how(quick: Office) -> None:
    register: dict[str, Cell] = {
        **PREDIKAT,
        "Indikator": "Pertumbuhan naskah",
        "Satuan": "Persen",
        "Target": -4,
    }
    measured(quick, register, -6.0, -5.0, -4.0, -3.0)
    row = quick.row("tblCapaian", "Kode", CODE)
    assert (row["Capaian (%)"], row["Rumus yang dipakai"]) == (
        125,
        "100 + (-3 − (-4)) / 4 × 100",
    )
    material = gather_material(quick.shot(), quick.context(DUE))
    assert any("kebiasaan kantor" in text for text in method(material))
    assert "C32" in {row["Kode"] for row in quick.rows("tblTemuan")}


def test_a_negative_target_is_asked_about_where_the_setting_says_so(quick: Office) -> None:
    quick.type_setting("target_negatif", "tidak")
    measured(quick, {**PREDIKAT, "Satuan": "Poin", "Target": -4}, -6.0, -5.0, -4.0, -3.0)
    assert quick.row("tblCapaian", "Kode", CODE)["Capaian (%)"] is None
    assert "C25" in {row["Kode"] for row in quick.rows("tblTemuan")}


def scored(office: Office, **scores: float) -> None:
    """Let the office set scores of ranks."""

    def change(rows: list[dict[str, Cell]]) -> None:
        for row in rows:
            if row["Jenis"] == "predikat" and row["Nama"] in scores:
                row["Skor"] = scores[str(row["Nama"])]

    office.type_rows("tblPeringkat", change)


def test_a_missed_rank_has_no_number_without_scores(quick: Office) -> None:
    measured(quick, {**PREDIKAT, "Target": "A"}, "B", "B", "BB", "BB")
    row = quick.row("tblCapaian", "Kode", CODE)
    assert (row["Realisasi"], row["Capaian (%)"]) == ("BB", None)
    assert "C19" in codes(quick)


def test_a_missed_rank_is_the_ratio_of_the_scores_that_the_office_set(quick: Office) -> None:
    scored(quick, A=80, BB=70)
    measured(quick, {**PREDIKAT, "Target": "A"}, "B", "B", "BB", "BB")
    row = quick.row("tblCapaian", "Kode", CODE)
    assert (row["Capaian (%)"], row["Rumus yang dipakai"]) == (
        87.5,
        "70 / 80 × 100 (skor BB dan A)",
    )


def test_an_office_adds_a_kind_of_rank_and_the_indicator_names_it(quick: Office) -> None:
    def add(rows: list[dict[str, Cell]]) -> None:
        for order, name in enumerate(("Hijau", "Kuning", "Merah"), 1):
            rows.append({"Jenis": "zona", "Urutan": order, "Nama": f"Zona {name}", "Skor": None})

    quick.type_rows("tblPeringkat", add)
    register: dict[str, Cell] = {**PREDIKAT, "Target": "Zona Kuning", "Peringkat": "zona"}
    quick_register = {**register, "Target Akhir Renstra": None}
    zones = ("Zona Merah", "Zona Kuning", "Zona Kuning", "Zona Hijau")
    measured(quick, quick_register, *zones)
    row = quick.row("tblCapaian", "Kode", CODE)
    assert (row["Realisasi"], row["Capaian (%)"]) == ("Zona Hijau", 100)


def test_an_unknown_kind_of_rank_is_refused_by_its_cell(quick: Office) -> None:
    with pytest.raises(RegisterError, match="jenis peringkat 'zona' tidak ada"):
        measured(quick, {**PREDIKAT, "Peringkat": "zona"}, "B", "B", "BB", "A")
