"""A form that was refused because its unit was not asked counts once the unit is asked."""

from __future__ import annotations

from tests.steps.office import ASKED, DUE, Office
from tests.steps.test_registers import put

from lkjip.steps.collect.collect import collect
from lkjip.steps.request.request import request_data


def came_in_unasked(office: Office) -> Office:
    """The form of SB-WIL comes in while the register says that the unit is not asked."""
    form = office.form("SB-WIL")
    office.type_rows("tblUnit", put(1, "Aktif", "tidak"))
    office.planned().step(request_data, ASKED)
    office.put("SB-WIL", form)
    result = office.step(collect, DUE)
    assert [f.code for f in result.findings] == ["F05"]
    return office


def test_the_same_bytes_are_taken_in_when_the_register_is_right(quick: Office) -> None:
    came_in_unasked(quick)
    quick.type_rows("tblUnit", put(1, "Aktif", "ya"))
    quick.step(request_data, DUE, 10)
    result = quick.step(collect, DUE, 11)
    assert result.findings == () and "1 diterima" in result.summary
    assert quick.row("tblPengumpulan", "Kode Unit", "SB-WIL")["Status"] == "diterima"
    assert [row["Hasil"] for row in quick.rows("tblKiriman")] == ["diterima"]
    assert quick.column("tblIsianKinerja", "Kode") == ["IK03"]
    assert not [row for row in quick.rows("tblTemuan") if row["Kode"] == "F05"]
    assert quick.step(collect, DUE, 12).findings == ()


def test_it_stays_refused_while_the_unit_is_not_asked(quick: Office) -> None:
    came_in_unasked(quick).step(collect, DUE, 10)
    assert [row["Hasil"] for row in quick.rows("tblKiriman")] == ["ditolak"]
