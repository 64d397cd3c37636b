"""A form goes out, two hands fill it in, and all that they say arrives in the book."""

from __future__ import annotations

from collections.abc import Iterable

from openpyxl.workbook import Workbook
from tests.steps.office import Edit, Office, typed
from tests.steps.test_hands import UNIT, only, status, two
from tests.steps.test_unit_words import all_of, identity

from lkjip.forms import spec

LONG = "Target tercapai karena koordinasi dimulai sejak Januari. " * 30
WHY = "Pindah ke Bagian Hukum sejak Maret."


def documents(numbers: Iterable[int]) -> Edit:
    """Name one document a row, also below the last row of the table."""

    def edit(book: Workbook) -> None:
        sheet = book["Bukti"]
        for row, number in enumerate(numbers, spec.FIRST_ROW):
            for column, text in enumerate(("IK03", f"Laporan {number}", f"Nomor {number}/2024"), 2):
                sheet.cell(row, column).value = text

    return edit


def test_a_round_trip_of_two_hands_loses_nothing(office: Office) -> None:
    office.asks_about_outputs().asked()
    first = all_of(
        only("Kinerja"),
        typed("Kinerja", "IK03", "Status", spec.NOT_OURS),
        typed("Kinerja", "IK03", "Keterangan", WHY),
        documents(range(1, 21)),
        identity(pengisi="Rina", pesan="Mohon dicek pemiliknya."),
    )
    answers = [typed("Analisis", f"IK03.{i}", "Jawaban", f"{i}. {LONG}") for i in range(1, 6)]
    second = all_of(
        only("Anggaran", "Analisis"),
        *answers,
        documents(range(17, 31)),
        identity(pengisi="Budi", pesan="Anggaran dari SIPD."),
    )
    two(office, first, second)
    about_units = {str(row["Kode"]) for row in office.rows("tblTemuan")} - {"B61"}
    assert about_units == {"K17", "P01", "P02"}
    assert status(office) == "diterima, ada catatan"
    told = office.rows("tblIsianAnalisis")
    assert sorted(str(row["Jawaban"]) for row in told) == [
        f"{i}. {LONG}".strip() for i in range(1, 6)
    ]
    names = [str(row["Dokumen"]) for row in office.rows("tblBukti")]
    assert sorted(names) == sorted(f"Laporan {i}" for i in range(1, 31))
    row = office.row("tblJawaban", "Kode Unit", UNIT)
    assert str(row["Pengisi"]).startswith("Rina dan Budi")
    assert "pemiliknya" in str(row["Pesan"]) and "SIPD" in str(row["Pesan"])
    remark = office.row("tblIsianKinerja", "Kode", "IK03")["Keterangan"]
    assert remark == f"{spec.NOT_OURS}: {WHY}"
    assert office.row("tblIsianAnggaran", "Kode Unit", UNIT)["Realisasi"] == 14_875_000
