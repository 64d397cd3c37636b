"""Step 4 leaves its output as a file; step 2 writes a nota dinas to the office's own heads."""

from __future__ import annotations

import io

import openpyxl
import pytest
from docx import Document
from tests.steps.office import DUE, Office

from lkjip.steps.analyse.analyse import analyse
from lkjip.steps.request.letters import request_letter


def test_the_analysis_leaves_the_data_of_the_indicators_as_a_workbook(quick: Office) -> None:
    quick.asked().collected()
    result = quick.step(analyse, DUE, 10)
    path = quick.folder / "laporan" / "2024" / "Data_Indikator_Kinerja_2024.xlsx"
    assert result.data["berkas"] == str(path)
    book = openpyxl.load_workbook(io.BytesIO(path.read_bytes()))
    assert book.sheetnames == ["Capaian", "Anggaran dan jenjang"]
    lines = list(book["Capaian"].iter_rows(values_only=True))
    held = quick.rows("tblCapaian")
    head = lines[0].index("Capaian (%)")
    assert [line[0] for line in lines[1:]] == [row["Kode"] for row in held]
    printed = [line[head] for line in lines[1:]]
    assert printed == pytest.approx([row["Capaian (%)"] for row in held])


@pytest.mark.parametrize(("level", "title"), [("bagian", True), ("kota", False)])
def test_a_section_writes_a_note_to_its_own_heads_and_a_city_a_letter(
    quick: Office, level: str, title: bool
) -> None:
    quick.asked()
    shot = quick.shot()
    quick.type_setting("level", level)
    unit = shot.unit("SB-PEM")
    assert unit is not None
    raw = request_letter(quick.shot(), unit, quick.blank("SB-PEM"), quick.context(DUE))
    texts = [p.text for p in Document(io.BytesIO(raw)).paragraphs]
    assert ("NOTA DINAS" in texts) is title
