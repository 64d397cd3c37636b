"""A whole year from request to signed report: no word of a running year is left in it."""

from __future__ import annotations

from datetime import date
from functools import partial
from pathlib import Path
from zipfile import ZipFile

import pytest
from openpyxl.workbook import Workbook
from tests.process.test_approval import text_of
from tests.steps.office import ASKED, DUE, START, UNITS, Office, memory_office, typed

from lkjip.steps.analyse.analyse import analyse
from lkjip.steps.collect.collect import collect
from lkjip.steps.decide.decide import CONFORMING, decide_evaluation, decide_reviu
from lkjip.steps.draft.write import write_draft
from lkjip.steps.handover.send import send
from lkjip.steps.plan import set_plan
from lkjip.steps.record.approve import approve
from lkjip.steps.request.request import request_data

CODES = {"SB-PEM": "IK02", "SB-WIL": "IK03", "SB-OTDA": "IK04", "KERJASAMA": "IK06"}
QUARTERS = {"IK02": (1, 1), "IK03": (1, 0), "IK04": (1, 1), "IK06": (2, 2)}
"""Figures added in the third and fourth quarter to the shipped first half."""


@pytest.fixture(scope="module")
def ended(tmp_path_factory: pytest.TempPathFactory) -> Office:
    office = memory_office(tmp_path_factory.mktemp("tahun") / "kantor")
    office.type_setting("sampai_triwulan", 4)

    def texts(rows: list[dict[str, object]]) -> None:
        for row in rows:
            row["Teks"] = "Teks kantor untuk bagian ini."

    office.type_rows("tblOrganisasi", texts)
    office.step(partial(set_plan, begin=START), START)
    office.step(request_data, ASKED)
    for unit in UNITS:
        code = CODES[unit]

        def fill(book: Workbook, code: str = code) -> None:
            for heading, value in zip(("TW III", "TW IV"), QUARTERS[code], strict=True):
                typed("Kinerja", code, heading, value)(book)

        office.put(unit, office.form(unit, fill))
    office.step(collect, DUE)
    office.step(analyse, DUE, 10)
    office.step(write_draft, date(2025, 1, 20))
    office.step(partial(decide_reviu, decision=CONFORMING), date(2025, 1, 21))
    sign = partial(approve, by="Sari", on=date(2025, 1, 22), number="700/1", reason="Uji.")
    office.step(sign, date(2025, 1, 22))
    office.step(send, date(2025, 1, 23))
    office.step(partial(decide_evaluation, decision=CONFORMING), date(2025, 1, 24))
    return office


def report(office: Office, pattern: str) -> Path:
    [path] = (office.folder / "laporan" / "2024").glob(pattern)
    return path


def test_the_signed_report_of_a_full_year_speaks_of_the_year(ended: Office) -> None:
    whole = text_of(report(ended, "LKjIP_2024.docx").read_bytes())
    # Answers and documents are the example's, which tell of half a year.
    named = {str(row["Dokumen"]) for row in ended.rows("tblBukti")}
    kept = (x for x in whole.splitlines() if "(contoh)" not in x and x not in named)
    text = "\n".join(kept)
    assert "Belum tersedia" not in text and "Tahun 2024" in text
    for words in ("sampai dengan Triwulan", "s.d. Triwulan", "s.d. TW", "masih berjalan"):
        assert words not in text


def test_the_papers_and_the_package_of_a_full_year_name_the_year(ended: Office) -> None:
    note = text_of(report(ended, "Nota_Dinas_Paket_*.docx").read_bytes())
    assert "Tahun 2024" in note and "Triwulan" not in note
    with ZipFile(report(ended, "Paket_*.zip")) as package:
        assert "LKjIP_2024.docx" in package.namelist()


def test_the_annex_of_the_end_shows_eight_finished_steps(ended: Office) -> None:
    text = text_of(report(ended, "Lampiran_Internal_*.docx").read_bytes())
    assert "belum mulai" not in text and "berjalan" not in text and "menunggu" not in text
