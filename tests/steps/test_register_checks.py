"""Every silent slip in a register is a finding with its cell, before a plan is set or letters go."""

from __future__ import annotations

import pytest
from tests.steps.office import ASKED, DUE, START, Office
from tests.steps.test_registers import Change, put

from lkjip.findings import Finding
from lkjip.forms.model import BlankForm
from lkjip.steps.analyse.analyse import analyse
from lkjip.steps.kernel.base import StepResult
from lkjip.steps.plan import set_plan
from lkjip.steps.registers.check import check_registers
from lkjip.steps.request.letters import form_name
from lkjip.steps.request.request import request_data
from lkjip.tables.cells import Cell


def plan_now(office: Office) -> StepResult:
    return office.step(lambda shot, context: set_plan(shot, context, START), START)


def found(office: Office) -> list[Finding]:
    return list(check_registers(office.shot()))


def test_the_shipped_registers_are_without_findings(quick: Office) -> None:
    assert found(quick) == []


@pytest.mark.parametrize(
    ("table", "change", "code", "place"),
    [
        ("tblIndikator", put(0, "Arah", "makin kecil"), "B20", "Indikator!G5"),
        ("tblIndikator", put(1, "Akumulasi", "sesukanya"), "B20", "Indikator!I6"),
        ("tblProgram", put(0, "Jenjang", "Bagian"), "B20", "Program!C5"),
        ("tblUnit", put(0, "Aktif", "mungkin"), "B20", "Unit!H5"),
        ("tblIndikator", put(2, "Bobot", "berat"), "B21", "Indikator!L7"),
    ],
)
def test_what_cannot_be_stops_the_plan_and_names_the_cell(
    quick: Office, table: str, change: Change, code: str, place: str
) -> None:
    quick.type_rows(table, change)
    before = quick.everything()
    result = plan_now(quick)
    [finding] = result.findings
    assert (finding.code, f"{finding.sheet}!{finding.cell}") == (code, place)
    assert result.refused and place in result.summary and place in finding.message
    assert quick.everything() == before


@pytest.mark.parametrize(
    ("table", "change", "code", "place"),
    [
        ("tblIndikator", put(0, "Target", None), "B23", "Indikator!F5"),
        ("tblIndikator", put(0, "Target", "seratus persen"), "N21", "Indikator!F5"),
        ("tblIndikator", put(0, "Target", "1:20"), "N20", "Indikator!F5"),
        ("tblIndikator", put(0, "Target", "Ya"), "N21", "Indikator!F5"),
        ("tblIndikator", put(0, "Target", "Zona Hijau"), "N21", "Indikator!F5"),
        ("tblIndikator", put(0, "Target", "1e999999999"), "N19", "Indikator!F5"),
        ("tblRiwayatIndikator", put(1, "Realisasi", "kira-kira"), "N21", "Pembanding!E6"),
        ("tblRiwayatIndikator", put(1, "Kode", "IK99"), "B32", "Pembanding!B6"),
        ("tblRiwayatIndikator", put(1, "Tahun", 2024), "B33", "Pembanding!C6"),
        ("tblRiwayatIndikator", put(1, "Kode", "IK01"), "B33", "Pembanding!C6"),
        ("tblIndikator", put(1, "Bobot", 0), "B24", "Indikator!L6"),
        ("tblProgram", put(2, "Pagu", -5), "B25", "Program!H7"),
        ("tblProgram", put(0, "Pagu", 5000), "B26", "Program!H5"),
        ("tblProgram", put(2, "Kode Unit", "SB-LAIN"), "B27", "Program!F7"),
        ("tblProgram", put(0, "Sasaran", None), "B28", "Program!G5"),
        ("tblUnit", put(2, "Email", "dua alamat"), "B30", "Unit!G7"),
    ],
)
def test_what_is_doubtful_goes_along_with_the_plan(
    quick: Office, table: str, change: Change, code: str, place: str
) -> None:
    quick.type_rows(table, change)
    result = plan_now(quick)
    seen = {(one.code, f"{one.sheet}!{one.cell}") for one in result.findings}
    assert (code, place) in seen and result.needs_fix and not result.refused
    assert quick.column("tblRencana", "Mulai")[0] is not None


def test_a_target_of_zero_or_a_range_or_a_rank_is_a_target(quick: Office) -> None:
    for i, target in enumerate((0, "5–7", "BB", "BB (79,39)", "WTP")):
        quick.type_rows("tblIndikator", put(i, "Target", target))
    assert found(quick) == []


def test_a_sasaran_that_occurs_once_and_looks_like_another_is_asked(quick: Office) -> None:
    rows = quick.rows("tblProgram")
    words = str(rows[0]["Sasaran"])
    quick.type_rows("tblProgram", put(1, "Sasaran", words))
    assert found(quick) == []
    quick.type_rows("tblProgram", put(2, "Sasaran", words[:-1]))
    [finding] = found(quick)
    assert (finding.code, finding.cell) == ("B29", "G7")
    quick.type_rows("tblProgram", put(2, "Sasaran", "Terwujudnya hal yang lain sama sekali"))
    assert found(quick) == []


def test_one_bad_address_holds_up_only_the_mail_of_its_unit(quick: Office) -> None:
    quick.type_rows("tblUnit", put(1, "Email", "kasubbag wilayah@contoh"))
    plan_now(quick)
    result = quick.step(request_data, ASKED)
    assert ("B30", "Unit", "G6") in {(f.code, f.sheet, f.cell) for f in result.findings}
    mails = {path.name: content for path, content in result.files if path.suffix == ".eml"}
    assert len(mails) == 4
    receivers = {name: b"\nTo: " in b"\n" + content for name, content in mails.items()}
    assert [name for name, known in receivers.items() if not known] == [
        "Surel_Formulir_LKjIP_2024_SB-WIL.eml"
    ]


def test_an_unknown_direction_is_never_measured_as_the_usual_one(quick: Office) -> None:
    quick.analysed()
    quick.type_rows("tblIndikator", put(0, "Arah", "makin kecil"))
    before = quick.everything()
    result = quick.step(analyse, DUE, 11)
    assert result.refused and "Indikator!G5" in result.summary
    assert quick.everything() == before


@pytest.mark.parametrize(
    "code",
    [
        "SB/PEM",
        "../../SB",
        "SB\\PEM",
        "SB:1",
        "CON",
        "lpt1",
        "COM¹",
        "CONIN$",
        "nul .a",
        "\U0001f600" * 60,
        "SB\r\nPEM",
        "SB.",
        "a" * 81,
        "SB\u200bPEM",
    ],
)
def test_a_unit_code_that_would_become_a_path_is_refused_before_anything_is_written(
    quick: Office, code: str
) -> None:
    quick.type_rows("tblUnit", put(0, "Kode Unit", code))
    before = {path for path in quick.folder.rglob("*") if path.is_file()}
    result = plan_now(quick)
    assert "B43" in {finding.code for finding in result.findings} and result.refused
    assert {path for path in quick.folder.rglob("*") if path.is_file()} == before


@pytest.mark.parametrize("code", ["SB-PEM", "OTDA 2", "Kec. Kanigaran", "Bagian.1"])
def test_an_ordinary_unit_code_is_no_finding(quick: Office, code: str) -> None:
    quick.type_rows("tblUnit", put(0, "Kode Unit", code))
    assert "B43" not in {finding.code for finding in found(quick)}


@pytest.mark.parametrize("code", ["SB/PEM", "..", "/etc/SB", "a\\b"])
def test_even_a_bad_code_names_a_file_and_never_a_folder(code: str) -> None:
    name = form_name(BlankForm(2024, 4, code, "", "", "", DUE, "", (), ()))
    assert "/" not in name and "\\" not in name and name.startswith("Formulir_LKjIP_2024_")


def test_ranks_of_the_office_itself_are_no_unknown_words(quick: Office) -> None:
    own = [("akreditasi", n, name) for n, name in enumerate(("Paripurna", "Utama", "Madya"), 1)]

    def add(rows: list[dict[str, Cell]]) -> None:
        rows += [{"Jenis": kind, "Urutan": n, "Nama": name, "Skor": None} for kind, n, name in own]

    past: dict[str, Cell] = {"Kode": "IK01", "Tahun": 2022, "Realisasi": "Madya", "Target": "Madya"}
    quick.type_rows("tblIndikator", put(0, "Target", "Utama"))
    quick.type_rows("tblRiwayatIndikator", lambda rows: rows.append(past))
    assert {one.code for one in found(quick)} == {"N21"}
    quick.type_rows("tblPeringkat", add)
    assert found(quick) == []
    quick.type_rows("tblIndikator", put(0, "Peringkat", "predikat"))
    assert {one.code for one in found(quick)} == {"N21"}, "Utama is no predikat"


@pytest.mark.parametrize(
    ("target", "direction", "expected"),
    [
        (46208, "rentang", ["B68"]),
        ("5 s.d. 7", "rentang", []),
        (6, "rentang", []),
        (46208, "naik", []),
    ],
)
def test_a_range_that_a_spreadsheet_made_a_date_of_is_asked(
    quick: Office, target: Cell, direction: str, expected: list[str]
) -> None:
    quick.type_rows("tblIndikator", put(0, "Target", target))
    quick.type_rows("tblIndikator", put(0, "Arah", direction))
    findings = found(quick)
    assert [one.code for one in findings] == expected
    assert all("5 Juli 2026" in one.message for one in findings)
