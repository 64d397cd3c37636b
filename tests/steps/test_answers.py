"""The tab ``Jawaban``: per unit asked, reminded, received, returned, complete, with dates."""

from __future__ import annotations

from tests.steps.office import ASKED, DUE, LATE, Office

from lkjip.steps.collect.collect import collect
from lkjip.steps.remind import remind


def test_every_asked_unit_has_its_dates(office: Office) -> None:
    office.asked().collected("SB-PEM")
    office.step(remind, LATE)
    answered = office.row("tblJawaban", "Kode Unit", "SB-PEM")
    assert (answered["Diminta"], answered["Diterima"], answered["Lengkap"]) == (ASKED, DUE, DUE)
    assert answered["Diingatkan"] is None and answered["Status"] == "diterima"
    late = office.row("tblJawaban", "Kode Unit", "SB-WIL")
    assert (late["Diminta"], late["Diingatkan"], late["Kali Diingatkan"]) == (ASKED, LATE, 1)
    assert late["Diterima"] is None and late["Status"] == "terlambat"


def test_a_refused_form_is_received_and_returned_but_not_complete(office: Office) -> None:
    office.asked().put("SB-WIL", office.form("SB-WIL", year=2023))
    office.step(collect, DUE)
    row = office.row("tblJawaban", "Kode Unit", "SB-WIL")
    assert (row["Diterima"], row["Dikembalikan"], row["Kali Dikirim"]) == (DUE, DUE, 1)
    assert row["Lengkap"] is None


def test_before_the_request_the_tab_is_empty(office: Office) -> None:
    assert office.planned().rows("tblJawaban") == ()
