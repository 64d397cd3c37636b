"""The button of step 3: mailbox and folder in one press."""

from __future__ import annotations

from tests.steps.office import DUE, Office

from lkjip.steps.collect.collect import fetch


def test_without_a_mailbox_the_folder_is_taken_in(office: Office) -> None:
    office.asked().put("SB-PEM")
    result = office.step(fetch, DUE)
    assert "1 diterima" in result.summary and "Kotak surat" not in result.summary


def test_a_mailbox_that_cannot_be_opened_does_not_hold_up_the_folder(
    office: Office,
) -> None:
    office.asked().put("SB-PEM")
    office.type_setting("imap_host", "tidak ada.example")
    result = office.step(fetch, DUE)
    assert "1 diterima" in result.summary
    assert "Kotak surat tidak dibaca" in result.summary and result.needs_fix
    assert office.row("tblPengumpulan", "Kode Unit", "SB-PEM")["Status"] == "diterima"
