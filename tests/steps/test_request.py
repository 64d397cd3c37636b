"""Step 2: a form, a letter and a mail for every unit that has something to report."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from io import BytesIO

import openpyxl
import pytest
from docx import Document
from tests.steps.office import ASKED, DUE, UNITS, Office, cell_of, facts

from lkjip.errors import ProcessError, RegisterError
from lkjip.findings import Finding
from lkjip.steps.request.request import request_data
from lkjip.tables.cells import Cell

EXAMPLE = "B61"
OUT = "forms/2024/keluar"
NAMES = {
    unit: (
        f"Formulir_LKjIP_2024_{unit}.xlsx",
        f"Surat_Formulir_LKjIP_2024_{unit}.docx",
        f"Surel_Formulir_LKjIP_2024_{unit}.eml",
    )
    for unit in UNITS
}


def mail(office: Office, unit: str) -> EmailMessage:
    raw = (office.folder / OUT / NAMES[unit][2]).read_bytes()
    message = message_from_bytes(raw, policy=default)
    assert isinstance(message, EmailMessage)
    return message


def test_every_active_unit_gets_a_form_a_letter_and_a_mail(office: Office) -> None:
    office.asked()
    made = [name for names in NAMES.values() for name in names]
    kept = [name for name in office.files(OUT) if name.startswith("diminta/")]
    assert len(kept) == len(NAMES)
    assert office.files(OUT) == sorted([*made, "Petunjuk_Pengisian.docx", *kept])
    assert facts(office.rows("tblPermintaan"), "Kode Unit", "Formulir", "Surat", "Surel") == [
        (unit, *NAMES[unit]) for unit in UNITS
    ]
    assert set(office.column("tblPermintaan", "Tenggat")) == {DUE}


def test_every_unit_is_awaited_until_the_due_date_of_step_3(quick: Office) -> None:
    quick.asked()
    assert facts(quick.rows("tblPengumpulan"), "Kode Unit", "Status", "Tenggat") == [
        (unit, "belum diterima", DUE) for unit in UNITS
    ]


def test_an_inactive_unit_gets_nothing(quick: Office) -> None:
    def rest(rows: list[dict[str, Cell]]) -> None:
        rows[1]["Aktif"] = "tidak"

    quick.type_rows("tblUnit", rest)
    quick.asked()
    assert quick.column("tblPermintaan", "Kode Unit") == ["SB-PEM", "SB-OTDA", "KERJASAMA"]
    assert [name for name in quick.files(OUT) if "SB-WIL" in name] == []


def test_the_form_asks_for_the_units_own_indicators_and_budgets_only(quick: Office) -> None:
    quick.asked()
    book = openpyxl.load_workbook(quick.folder / OUT / NAMES["SB-WIL"][0])
    assert cell_of(book, "Kinerja", "IK03", "Target").value == 3  # type: ignore[attr-defined]
    pagu = cell_of(book, "Anggaran", "4.01.02.2.01.0002", "Pagu (Rp)")
    assert pagu.value == 260_500_000  # type: ignore[attr-defined]
    codes = {str(c.value) for row in book["Kinerja"].iter_rows() for c in row}
    assert "IK03" in codes and not codes & {"IK01", "IK02", "IK04"}


def test_the_letter_names_the_unit_the_due_date_and_the_address(quick: Office) -> None:
    quick.asked()
    words = Document(str(quick.folder / OUT / NAMES["SB-WIL"][1])).element.xpath("string(.)")
    for part in ("Administrasi Kewilayahan", "8 Januari 2025", "lkjip@bagpem.example"):
        assert part in words


def test_the_mail_goes_to_the_unit_with_the_form_and_the_letter(office: Office) -> None:
    office.asked()
    message = mail(office, "SB-WIL")
    assert "kewilayahan@bagpem.example" in str(message["To"])
    attached = {part.get_filename(): part.get_content() for part in message.iter_attachments()}
    assert set(attached) == set(NAMES["SB-WIL"][:2])
    for name, data in attached.items():
        assert data == (office.folder / OUT / str(name)).read_bytes()


def own(findings: Iterable[Finding]) -> list[Finding]:
    """The findings without those about the addresses of the shipped example."""
    return [one for one in findings if one.code != EXAMPLE]


def test_a_unit_without_a_mail_address_still_gets_a_form_and_a_finding(quick: Office) -> None:
    def forget(rows: list[dict[str, Cell]]) -> None:
        rows[2]["Email"] = None

    quick.type_rows("tblUnit", forget)
    result = quick.planned().step(request_data, ASKED)
    [finding] = own(result.findings)
    assert (finding.code, finding.unit, finding.sheet, finding.cell) == (
        "B01", "SB-OTDA", "Unit", "G7",
    )  # fmt: skip
    assert result.needs_fix
    assert mail(quick, "SB-OTDA")["To"] is None
    written = facts(quick.rows("tblTemuan"), "Kode", "Sel", "Langkah")
    assert [row for row in written if row[0] != EXAMPLE] == [("B01", "G7", "2 Permintaan")]


def test_a_unit_with_nothing_to_report_is_told_and_not_asked(quick: Office) -> None:
    quick.type_rows("tblUnit", lambda rows: [*rows, rows[0] | {"Kode Unit": "BARU"}])
    result = quick.planned().step(request_data, ASKED)
    assert [(f.code, f.unit) for f in own(result.findings)] == [("B02", "BARU")]
    assert not result.needs_fix
    assert "BARU" not in quick.column("tblPermintaan", "Kode Unit")


@pytest.mark.parametrize("unit", [None, "SB-LAIN"])
def test_an_indicator_that_nobody_is_asked_for_is_found_by_its_cell(
    quick: Office, unit: Cell
) -> None:
    def spoil(rows: list[dict[str, Cell]]) -> None:
        rows[2]["Kode Unit"] = unit

    quick.type_rows("tblIndikator", spoil)
    result = quick.planned().step(request_data, ASKED)
    assert [(f.code, f.value, f.cell) for f in own(result.findings)] == [("B03", "IK03", "K7")]


def test_a_corrected_register_takes_its_finding_away(quick: Office) -> None:
    def address(value: Cell) -> None:
        def change(rows: list[dict[str, Cell]]) -> None:
            rows[0]["Email"] = value

        quick.type_rows("tblUnit", change)

    address(None)
    quick.planned().step(request_data, ASKED)
    address("adpem@bagpem.example")
    result = quick.step(request_data, ASKED, 10)
    assert own(result.findings) == []
    assert {row["Kode"] for row in quick.rows("tblTemuan")} == {EXAMPLE}


def test_asking_again_keeps_how_the_units_stand(office: Office) -> None:
    office.asked().collected("SB-PEM")
    before = office.rows("tblPengumpulan")
    office.step(request_data, DUE, 11)
    assert office.rows("tblPengumpulan") == before
    assert office.row("tblPengumpulan", "Kode Unit", "SB-PEM")["Status"] == "diterima"


def test_nobody_to_ask_is_an_error_that_says_where_to_look(quick: Office) -> None:
    def rest(rows: list[dict[str, Cell]]) -> None:
        for row in rows:
            row["Aktif"] = "tidak"

    quick.type_rows("tblUnit", rest)
    quick.planned()
    before = quick.everything()
    with pytest.raises(RegisterError, match="Tidak ada unit aktif") as refusal:
        quick.step(request_data, ASKED)
    assert "Unit" in refusal.value.cure
    assert quick.everything() == before and quick.files("forms") == []


def test_asking_before_there_is_a_plan_is_refused_with_the_way_out(quick: Office) -> None:
    before = quick.everything()
    with pytest.raises(ProcessError) as refusal:
        quick.step(request_data, ASKED)
    assert "encana" in refusal.value.cure + refusal.value.message
    assert quick.everything() == before and quick.files("forms") == []


def test_the_forms_are_the_same_bytes_when_they_are_made_again(quick: Office) -> None:
    quick.asked()
    form = quick.folder / OUT / NAMES["SB-PEM"][0]
    before = form.read_bytes()
    quick.step(request_data, ASKED, 15)
    assert form.read_bytes() == before
    assert openpyxl.load_workbook(BytesIO(before)).sheetnames[0] == "Petunjuk"


def test_the_day_of_asking_is_kept(quick: Office) -> None:
    quick.asked()
    assert set(quick.column("tblPermintaan", "Dibuat")) == {date(2025, 1, 3)}


def _sent(office: Office, unit: str) -> openpyxl.Workbook:
    return openpyxl.load_workbook(office.folder / OUT / NAMES[unit][0])


def test_a_form_shows_what_an_indicator_belongs_to_and_last_years_figures(quick: Office) -> None:
    book = _sent(quick.asked(), "SB-PEM")
    indicator = str(book["Kinerja"]["C6"].value)
    assert indicator.endswith("\nSub kegiatan: Penataan Administrasi Pemerintahan")
    card = [str(book["Analisis"][f"C{row}"].value) for row in range(6, 11)]
    assert "Kegiatan: Administrasi Tata Pemerintahan" in card[0]
    assert card[1] == "Target: 100 Persen" and "gabungan" in card[2]
    assert card[4] == "Tahun 2023: realisasi 92,86"
    assert book["Analisis"]["B11"].value is None, "only the IKU is asked about"


def test_the_offices_settings_stand_on_the_form(quick: Office) -> None:
    quick.type_setting("kertas", "f4")
    quick.type_setting("nomor_perjanjian", "Nomor 188/12/2024 tanggal 2 Januari 2024")
    quick.type_setting("jawaban_wajib", "meleset")
    book = _sent(quick.asked(), "SB-PEM")
    assert {sheet.page_setup.paperSize for sheet in book.worksheets[:6]} == {14}
    said = str(book["Kinerja"]["A2"].value)
    assert said.endswith("Target: Perjanjian Kinerja Nomor 188/12/2024 tanggal 2 Januari 2024.")
    assert "di bawah 100 %" in str(book["Analisis"]["A2"].value)


def test_an_accumulation_by_another_name_makes_the_same_form(quick: Office) -> None:
    def rename(rows: list[dict[str, Cell]]) -> None:
        next(row for row in rows if row["Kode"] == "IK02")["Akumulasi"] = "rata-rata"

    quick.type_rows("tblIndikator", rename)
    assert "AVERAGE(F6:I6)" in str(_sent(quick.asked(), "SB-PEM")["Kinerja"]["J6"].value)


def test_in_a_running_year_the_target_of_the_quarter_stands_beside_the_target(
    quick: Office,
) -> None:
    def plan(rows: list[dict[str, Cell]]) -> None:
        next(row for row in rows if row["Kode"] == "IK01")["Target TW II"] = 55.5

    quick.type_rows("tblIndikator", plan)
    sheet = _sent(quick.asked(), "SB-PEM")["Analisis"]
    assert sheet["C7"].value == "Target: 100 Persen; s.d. TW II: 55,5"
