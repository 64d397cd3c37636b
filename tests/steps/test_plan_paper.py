"""Step 1 puts the plan before the head: a nota dinas, and the consent as a record."""

from __future__ import annotations

import io
from datetime import date
from functools import partial

import pytest
from docx import Document
from docx.oxml.ns import qn
from tests.steps.office import START, Office

from lkjip.actions import BY_NAME
from lkjip.errors import ProcessError, UsageError
from lkjip.steps.plan import approve_plan, set_plan

HEAD = "Sari Wahyuni"


def paper(office: Office) -> str:
    raw = (office.folder / "laporan" / "2024" / "Nota_Dinas_Rencana_2024.docx").read_bytes()
    return "\n".join(text.text or "" for text in Document(io.BytesIO(raw)).element.iter(qn("w:t")))


def test_the_plan_goes_to_the_head_with_schedule_and_list_of_data(quick: Office) -> None:
    quick.planned()
    text = paper(quick)
    assert "NOTA DINAS" in text and "Kepala Sub Bagian Otonomi Daerah" in text
    assert "Rencana penyusunan LKjIP Bagian Pemerintahan s.d. Triwulan II Tahun 2024" in text
    assert "2 Jan 2025" in text and "11 Feb 2025" in text
    assert "Sub Bagian Administrasi Kewilayahan" in text and "Disetujui tanggal" in text
    assert text.index("Disetujui") < text.rindex("Kepala Sub Bagian Otonomi Daerah")
    assert "Persetujuan kepala atas rencana belum dicatat." in str(quick.name("langkah1_keadaan"))


def test_the_heads_consent_is_recorded_once(quick: Office) -> None:
    quick.planned()
    consent = partial(approve_plan, by=HEAD, on=START)
    quick.step(consent, START, 10)
    approval = quick.shot().process.plan_approval
    assert approval is not None and (approval.approver, approval.signed_on) == (HEAD, START)
    assert "belum dicatat" not in str(quick.name("langkah1_keadaan"))
    with pytest.raises(ProcessError, match=f"sudah disetujui oleh {HEAD}"):
        quick.step(consent, START, 11)


def test_a_plan_that_is_set_again_needs_a_new_consent(quick: Office) -> None:
    quick.planned()
    quick.step(partial(approve_plan, by=HEAD, on=START), START, 10)
    quick.step(partial(set_plan, begin=date(2025, 1, 6)), START, 11)
    assert quick.shot().process.plan_approval is None


def test_the_button_takes_the_consent_typed_on_the_tab(quick: Office) -> None:
    quick.planned()
    quick.type_rows("tblPersetujuanRencana", lambda _: [{"Disetujui oleh": HEAD, "Tanggal": START}])
    step = BY_NAME["rencana"].step
    assert step is not None
    quick.step(step(BY_NAME["rencana"].given({"setujui": True})), START, 10)
    assert quick.shot().process.plan_approval is not None


def test_a_consent_without_its_date_is_refused(quick: Office) -> None:
    quick.planned()
    with pytest.raises(UsageError, match="Tanggal persetujuan rencana belum diisi"):
        quick.step(approve_plan, START, 10)


def test_the_card_of_the_sop_keeps_the_print_and_leaves_its_empty_cells_to_the_office(
    quick: Office,
) -> None:
    rows = quick.rows("tblSop")
    parts = {str(row["Bagian"]) for row in rows}
    assert {"Nomor SOP", "Tanggal revisi", "Peringatan", "Pencatatan", "Dasar hukum"} < parts
    assert any("53 Tahun 2010" in str(row["Menurut SOP tercetak"]) for row in rows)
    assert sum(str(row["Bagian"]).startswith("Kegiatan") for row in rows) == 8
