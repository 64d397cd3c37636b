"""The sheet Pengaturan is checked by kind before anything is made or sent with it."""

from __future__ import annotations

import zipfile
from collections.abc import Callable

import pytest
from tests.steps.office import ASKED, DUE, START, YEAR, Office

from lkjip.errors import RegisterError, UsageError
from lkjip.mail.account.sent import NAME
from lkjip.mail.addresses import is_example_address
from lkjip.steps.account.send import send_mail
from lkjip.steps.account.servers import our_address
from lkjip.steps.analyse.analyse import analyse
from lkjip.steps.draft.write import write_draft
from lkjip.steps.plan import set_plan
from lkjip.steps.registers.check import check_registers
from lkjip.steps.request.request import request_data
from lkjip.steps.status import status
from lkjip.tables.cells import Cell

Rows = list[dict[str, Cell]]


def renamed(old: str, new: Cell) -> Callable[[Rows], None]:
    """A person types over a key."""

    def change(rows: Rows) -> None:
        next(row for row in rows if row["Kunci"] == old)["Kunci"] = new

    return change


def doubled(key: str, value: Cell) -> Callable[[Rows], Rows]:
    """A person adds a second row with the same key."""
    return lambda rows: [*rows, {**rows[0], "Kunci": key, "Nilai": value}]


@pytest.mark.parametrize("wrong", ["bukan alamat", "a@b", "a@b.go.id; c@d.go.id"])
def test_an_address_that_is_none_stops_the_letters_and_names_its_cell(
    quick: Office, wrong: str
) -> None:
    quick.type_setting("surel_pengumpul", wrong)
    result = quick.step(lambda shot, context: set_plan(shot, context, START), START)
    assert result.refused and [one.code for one in result.findings] == ["B60"]
    assert "Pengaturan!" in result.findings[0].message and wrong in result.findings[0].message


@pytest.mark.parametrize(("key", "value"), [("smtp_port", "lima"), ("imap_port", 70_000), ("smtp_host", "surel kantor")])  # fmt: skip
def test_a_server_or_port_that_cannot_be_is_found_and_letters_are_made_all_the_same(
    quick: Office, key: str, value: Cell
) -> None:
    quick.type_setting(key, value)
    assert [one.code for one in check_registers(quick.shot())] == ["B66"]
    assert not quick.planned().step(request_data, ASKED).refused


def test_a_misspelt_key_is_refused_and_does_not_fall_back_to_the_shipped_value(
    quick: Office,
) -> None:
    quick.type_rows("tblPengaturan", renamed("tahun", "tahn"))
    with pytest.raises(RegisterError, match="'tahn'") as refusal:
        quick.step(status, DUE)
    assert "'tahun'" in refusal.value.cure and "Pengaturan!" in refusal.value.message


def test_a_key_with_two_values_is_refused_with_both(quick: Office) -> None:
    quick.type_rows("tblPengaturan", doubled("tahun", 2025))
    with pytest.raises(RegisterError, match="'2024' dan '2025'"):
        quick.step(status, DUE)


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (doubled("kota", "Probolinggo"), "B62"),
        (renamed("renstra", "catatan kami"), "B63"),
        (lambda rows: [row for row in rows if row["Kunci"] != "batas_capaian"], "B64"),
    ],
)
def test_a_doubled_unknown_or_missing_key_is_told(
    quick: Office, change: Callable[[Rows], object], code: str
) -> None:
    quick.type_rows("tblPengaturan", change)
    assert code in [one.code for one in check_registers(quick.shot())]


def test_characters_that_nobody_sees_are_told_and_reach_no_report(quick: Office) -> None:
    for key in ("pemerintah", "instansi", "unit_kerja", "kota"):
        quick.type_setting(key, f"Kantor \x0b{key}")
    codes = [one.code for one in check_registers(quick.shot())]
    assert codes.count("B65") == 4
    quick.planned().step(request_data, ASKED)
    quick.collected()
    quick.step(analyse, DUE, 10)
    quick.step(write_draft, DUE, 11)
    [draft] = quick.folder.glob(f"laporan/{YEAR}/LKjIP*.docx")
    with zipfile.ZipFile(draft) as archive:
        text = archive.read("word/document.xml").decode()
    assert "Kantor unit_kerja" in text or "KANTOR UNIT_KERJA" in text


# ---- the addresses of the shipped example


@pytest.mark.parametrize(
    ("address", "example"),
    [
        ("lkjip@bagpem.example", True),
        ("nama@contoh.go.id", True),
        ("contoh@probolinggokota.go.id", True),
        ("a@example.com", True),
        ("A@KANTOR.TEST", True),
        ("otda@bagpem.go.id", False),
        ("percontohan@kantor.go.id", False),
        ("bukan alamat", False),
    ],
)
def test_an_address_that_stands_for_any_is_known(address: str, example: bool) -> None:
    assert is_example_address(address) is example


def test_letters_with_example_addresses_name_each_cell(quick: Office) -> None:
    result = quick.planned().step(request_data, ASKED)
    found = [(one.sheet, one.value) for one in result.findings if one.code == "B61"]
    assert ("Pengaturan", "lkjip@bagpem.example") in found
    assert len([sheet for sheet, _ in found if sheet == "Unit"]) == 4


def test_nothing_goes_out_while_the_office_has_the_address_of_the_example(quick: Office) -> None:
    quick.asked()
    quick.type_setting("smtp_host", "127.0.0.1")
    with pytest.raises(UsageError, match="alamat contoh"):
        quick.step(send_mail, ASKED)
    with pytest.raises(UsageError, match="alamat contoh"):
        our_address(quick.shot().settings)
    assert not (quick.folder / "forms" / str(YEAR) / "keluar" / NAME).exists()


def test_no_mail_goes_to_a_unit_with_the_address_of_the_example(quick: Office) -> None:
    quick.asked()
    result = quick.step(send_mail, ASKED, 10, dry=True)
    assert [one.code for one in result.findings] == ["M23"] * 4
    assert all("alamat contoh" in one.message for one in result.findings)
    assert result.data["surel"] == []
