"""Registers that change after the forms went out: old → new is said, nobody is accused, cures work."""

from __future__ import annotations

from io import BytesIO

import openpyxl
from tests.steps.office import ASKED, DUE, Office, cell_of, typed
from tests.steps.test_collect import outcomes, saved_again, status

from lkjip.book.cells import Cell
from lkjip.steps.analyse.analyse import analyse
from lkjip.steps.collect.collect import collect
from lkjip.steps.request.request import request_data

PAGU = "Pagu"


def edited(office: Office, table: str, code: str, column: str, value: Cell) -> None:
    """Let a person change one cell of a register."""

    def change(rows: list[dict[str, Cell]]) -> None:
        next(row for row in rows if row["Kode"] == code)[column] = value

    office.type_rows(table, change)


def budget_code(office: Office, unit: str) -> str:
    return office.blank(unit).budget[0].code


def codes(office: Office, unit: str) -> list[str]:
    return sorted(str(r["Kode"]) for r in office.rows("tblTemuan") if r["Unit"] == unit)


def test_a_target_changed_after_the_form_went_out_is_not_the_units_doing(quick: Office) -> None:
    form = quick.asked().form("SB-WIL")
    edited(quick, "tblIndikator", "IK03", "Target", 5)
    quick.put("SB-WIL", form)
    result = quick.step(collect, DUE)
    [(unit, outcome, found)] = outcomes(result)
    assert (unit, outcome, found) == ("SB-WIL", "diterima-dengan-catatan", ["F24"])
    [finding] = [f for f in result.findings if f.code == "F24"]
    assert "'3' menjadi '5'" in finding.message and "diubah" not in finding.message
    assert quick.row("tblIsianKinerja", "Kode", "IK03")["Target"] == 5


def test_a_target_that_the_unit_itself_overtyped_is_told_apart(quick: Office) -> None:
    form = quick.asked().form("SB-WIL", typed("Kinerja", "IK03", "Target", 9))
    edited(quick, "tblIndikator", "IK03", "Target", 5)
    quick.put("SB-WIL", form)
    assert outcomes(quick.step(collect, DUE))[0][2] == ["F23"]


def test_an_indicator_added_afterwards_refuses_no_form_and_names_who_must_be_asked(
    quick: Office,
) -> None:
    form = quick.asked().form("SB-WIL")

    def add(rows: list[dict[str, Cell]]) -> None:
        model = next(row for row in rows if row["Kode"] == "IK03")
        rows.append({**model, "Kode": "IK03B"})

    quick.type_rows("tblIndikator", add)
    quick.put("SB-WIL", form)
    result = quick.step(collect, DUE)
    assert outcomes(result)[0][:2] == ("SB-WIL", "diterima-dengan-catatan")
    assert {"F25"} == set(outcomes(result)[0][2])
    assert "K15" in codes(quick, "SB-WIL")
    # the cure: a new request, answered
    quick.step(request_data, DUE, 10)
    blank = openpyxl.load_workbook(
        quick.folder / "forms/2024/keluar/Formulir_LKjIP_2024_SB-WIL.xlsx"
    )
    assert "IK03B" in [c.value for c in blank["Kinerja"]["B"]]
    assert blank["Identitas"]["C12"].value == 2, "the new form is newer than the one that counts"
    answer = quick.form("SB-WIL", revision=2)
    assert "IK03B" in [i.code for i in quick.blank("SB-WIL").performance]
    quick.put("SB-WIL", answer, "baru.xlsx")
    quick.step(collect, DUE, 11)
    assert "K15" not in codes(quick, "SB-WIL") and "F25" not in codes(quick, "SB-WIL")


def test_an_indicator_removed_afterwards_is_a_remark_only(quick: Office) -> None:
    form = quick.asked().form("SB-WIL")
    quick.type_rows("tblIndikator", lambda rows: [r for r in rows if r["Kode"] != "IK03"])
    quick.put("SB-WIL", form)
    [(unit, outcome, found)] = outcomes(quick.step(collect, DUE))
    assert (unit, outcome) == ("SB-WIL", "diterima-dengan-catatan") and "F26" in found
    assert "F07" not in found and "F15" not in found


def test_a_ceiling_corrected_in_the_register_ends_the_finding_without_a_new_form(
    quick: Office,
) -> None:
    form = quick.asked().form("SB-WIL")
    code = budget_code(quick, "SB-WIL")
    edited(quick, "tblProgram", code, PAGU, 10_000_000)
    quick.put("SB-WIL", form)
    quick.step(collect, DUE)
    assert (
        "A01" in codes(quick, "SB-WIL") and status(quick, "SB-WIL") == "diterima, perlu diperbaiki"
    )
    edited(quick, "tblProgram", code, PAGU, 260_500_000)
    result = quick.step(collect, DUE, 10)
    assert result.data["dinilai_ulang"] == ["SB-WIL"] and "dinilai ulang" in result.summary
    assert codes(quick, "SB-WIL") == [] and status(quick, "SB-WIL") == "diterima"
    [row] = quick.rows("tblKiriman")
    assert (row["Hasil"], row["Perbaiki"]) == ("diterima", None)
    assert quick.shot().process.units["SB-WIL"] == "lengkap"
    assert quick.step(collect, DUE, 11).data["dinilai_ulang"] == []


def test_a_newer_revision_with_the_same_figures_is_judged_anew(quick: Office) -> None:
    form = quick.asked().form("SB-WIL")
    code = budget_code(quick, "SB-WIL")
    edited(quick, "tblProgram", code, PAGU, 10_000_000)
    quick.put("SB-WIL", form)
    quick.step(collect, DUE)
    edited(quick, "tblProgram", code, PAGU, 260_500_000)
    quick.put("SB-WIL", quick.form("SB-WIL", revision=2), "dua.xlsx")
    result = quick.step(collect, DUE, 10)
    assert ("SB-WIL", "diterima", []) in outcomes(result) and codes(quick, "SB-WIL") == []


def test_the_target_of_a_returned_form_follows_the_register_into_the_analysis(
    quick: Office,
) -> None:
    quick.asked().collected()
    edited(quick, "tblIndikator", "IK03", "Target", 4)
    quick.step(collect, DUE, 10)
    assert quick.row("tblIsianKinerja", "Kode", "IK03")["Target"] == 4
    result = quick.step(analyse, DUE, 11)
    assert "C15" not in [f.code for f in result.findings]


def test_the_correction_copy_shows_the_ceiling_of_today(quick: Office) -> None:
    form = quick.asked().form("SB-WIL", typed("Kinerja", "IK03", "TW II", "dua"))
    code = budget_code(quick, "SB-WIL")
    edited(quick, "tblProgram", code, PAGU, 300_000_000)
    quick.put("SB-WIL", form)
    quick.step(collect, DUE)
    [copy] = (quick.folder / "forms/2024/koreksi").glob("Koreksi_SB-WIL*.xlsx")
    book = openpyxl.load_workbook(copy)
    assert cell_of(book, "Anggaran", code, "Pagu (Rp)").value == 300_000_000  # type: ignore[attr-defined]


def test_a_correction_copy_of_an_older_form_comes_back_unaccused(quick: Office) -> None:
    form = quick.asked().form("SB-WIL", typed("Kinerja", "IK03", "TW II", "dua"))

    def add(rows: list[dict[str, Cell]]) -> None:
        model = next(row for row in rows if row["Kode"] == "IK03")
        rows.append({**model, "Kode": "IK03B"})

    quick.type_rows("tblIndikator", add)
    quick.put("SB-WIL", form)
    quick.step(collect, DUE)
    [copy] = (quick.folder / "forms/2024/koreksi").glob("Koreksi_SB-WIL*.xlsx")
    book = openpyxl.load_workbook(copy)
    cell_of(book, "Kinerja", "IK03", "TW II").value = 2  # type: ignore[attr-defined]
    stream = BytesIO()
    book.save(stream)
    quick.put("SB-WIL", stream.getvalue(), "perbaikan.xlsx")
    result = quick.step(collect, DUE, 10)
    [last] = [one for one in outcomes(result) if one[0] == "SB-WIL"]
    assert last[1] == "diterima-dengan-catatan" and set(last[2]) == {"F25"}


def test_two_contents_are_settled_by_raising_the_revision_of_the_one_that_counts(
    quick: Office,
) -> None:
    quick.asked().put("SB-WIL")
    quick.step(collect, DUE)
    quick.put("SB-WIL", quick.form("SB-WIL", typed("Kinerja", "IK03", "TW II", 0)), "lain.xlsx")
    quick.step(collect, DUE, 10)
    assert codes(quick, "SB-WIL") == ["K13"]
    quick.put("SB-WIL", quick.form("SB-WIL", revision=2), "tegas.xlsx")
    result = quick.step(collect, DUE, 11)
    assert ("SB-WIL", "diterima", []) in outcomes(result) and codes(quick, "SB-WIL") == []


def test_an_older_revision_counts_once_its_number_is_raised(quick: Office) -> None:
    quick.asked().put("SB-WIL", quick.form("SB-WIL", revision=3), "tiga.xlsx")
    quick.step(collect, DUE)
    old = typed("Kinerja", "IK03", "TW II", 0)
    quick.put("SB-WIL", quick.form("SB-WIL", old, revision=2), "dua.xlsx")
    quick.step(collect, DUE, 10)
    assert codes(quick, "SB-WIL") == ["K12"]
    quick.put("SB-WIL", quick.form("SB-WIL", old, revision=4), "empat.xlsx")
    quick.step(collect, DUE, 11)
    assert codes(quick, "SB-WIL") == ["I03"] or codes(quick, "SB-WIL") == []
    assert quick.row("tblIsianKinerja", "Kode", "IK03")["Revisi"] == 4


def test_an_empty_cell_that_is_filled_in_ends_its_finding(quick: Office) -> None:
    form = quick.asked().form("SB-WIL", typed("Kinerja", "IK03", "TW II", None))
    quick.put("SB-WIL", form)
    quick.step(collect, DUE)
    assert "I01" in codes(quick, "SB-WIL")
    quick.put("SB-WIL", quick.form("SB-WIL", revision=2), "isi.xlsx")
    quick.step(collect, DUE, 10)
    assert codes(quick, "SB-WIL") == []


def test_the_same_form_saved_again_needs_nothing_done(quick: Office) -> None:
    data = quick.asked().form("SB-WIL")
    quick.put("SB-WIL", data, "satu.xlsx")
    quick.step(collect, DUE)
    quick.put("SB-WIL", data, "sama.xlsx")
    quick.put("SB-WIL", saved_again(data), "simpan-ulang.xlsx")
    result = quick.step(collect, DUE, 10)
    assert [found for _, _, found in outcomes(result)][:2] == [["K10"], ["K11"]]
    assert status(quick, "SB-WIL") == "diterima" and not result.needs_fix


def test_the_same_figures_with_another_message_are_not_the_same_form(quick: Office) -> None:
    quick.asked().put("SB-WIL")
    quick.step(collect, DUE)
    said = quick.form("SB-WIL", typed("Kinerja", "IK03", "Keterangan", "lihat SK"))
    quick.put("SB-WIL", said, "kata.xlsx")
    result = quick.step(collect, DUE, 10)
    assert ("SB-WIL", "dilewati", ["K17"]) in outcomes(result), "joined: nothing contradicts"
    assert quick.row("tblIsianKinerja", "Kode", "IK03")["Keterangan"] == "lihat SK"


def test_requests_remember_what_was_asked(quick: Office) -> None:
    quick.asked()
    kept = list((quick.folder / "forms/2024/keluar/diminta").glob("*.json"))
    assert len(kept) == 4
    quick.step(request_data, ASKED, 11)
    assert sorted(kept) == sorted((quick.folder / "forms/2024/keluar/diminta").glob("*.json"))
