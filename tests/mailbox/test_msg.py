"""Outlook's ``.msg`` files bring the same as ``.eml`` files: forms, sender, time, inner mails."""

from __future__ import annotations

import struct
from datetime import UTC, datetime
from io import BytesIO

import olefile
import pytest
from tests.mailbox.msg_file import Mail, compound, msg
from tests.mailbox.rooms import MAIL, WIB, by_hand, mail

from lkjip.intake.message.model import DEEPEST, IncomingMail
from lkjip.intake.message.read import read_mail, read_msg

UNIT = MAIL["SB-PEM"]
FORM = ("Formulir – Bürö.xlsx", b"PK" + bytes(range(256)) * 40)
SENT = datetime(2025, 1, 7, 1, 30, tzinfo=UTC)


def read(what: Mail | bytes) -> IncomingMail:
    return read_msg(what if isinstance(what, bytes) else msg(what), "uji.msg", WIB)


def codes(letter: IncomingMail) -> list[str]:
    return [finding.code for finding in letter.findings]


def test_a_form_comes_with_its_bytes_sender_subject_and_local_time() -> None:
    letter = read(Mail(UNIT, "Formulir kami", delivered=SENT, files=[FORM]))
    [one] = letter.attachment
    assert (one.name, one.data, one.sender) == (*FORM, UNIT)
    assert one.when == letter.when == datetime(2025, 1, 7, 8, 30)
    assert letter.subject == "Formulir kami" and letter.findings == []


@pytest.mark.parametrize("size", [0, 1, 63, 64, 4095, 4096, 4097, 300_000])
def test_attachments_of_every_size_keep_their_bytes(size: int) -> None:
    data = bytes(number % 251 for number in range(size))
    assert [one.data for one in read(Mail(files=[("a.xlsx", data)])).attachment] == [data]


def test_the_senders_real_address_goes_before_the_entry_of_a_directory() -> None:
    assert read(Mail(UNIT, exchange=True, files=[FORM])).sender == UNIT


def test_the_headers_of_a_mail_that_travelled_go_before_outlooks_own_fields() -> None:
    headers = f"From: Kepala <{UNIT}>\r\nReceived: by a; Wed, 08 Jan 2025 01:00:00 +0000\r\n"
    letter = read(Mail("lain@bagpem.example", headers=headers, delivered=SENT, files=[FORM]))
    assert letter.sender == UNIT and letter.when == datetime(2025, 1, 8, 8, 0)


def test_an_entry_of_a_directory_alone_is_nobody() -> None:
    letter = read(Mail("/O=KANTOR/CN=ADPEM", files=[FORM]))
    assert letter.sender == "" and codes(letter) == ["M02"] and len(letter.attachment) == 1


def test_a_forwarded_mail_inside_is_opened_and_names_both() -> None:
    inner = Mail(UNIT, files=[FORM])
    [one] = read(Mail("staf@bagpem.example", files=[("surat.pdf", b"x")], mails=[inner])).attachment
    assert one.data == FORM[1] and one.sender == f"{UNIT} melalui staf@bagpem.example"


def test_mails_inside_mails_end_at_a_depth_with_a_word() -> None:
    message = Mail(UNIT, files=[FORM])
    for _ in range(DEEPEST):
        message = Mail(UNIT, mails=[message])
    assert len(read(message).attachment) == 1
    letter = read(Mail(UNIT, mails=[message]))
    assert letter.attachment == [] and codes(letter) == ["M10"]


def test_an_eml_inside_a_msg_and_a_msg_inside_an_eml_are_opened() -> None:
    eml = mail(UNIT, files=[FORM]).as_bytes()
    assert len(read(Mail(UNIT, files=[("surat.eml", eml)])).attachment) == 1
    headers = ["Content-Type: application/octet-stream; name=surat.msg"]
    outer = read_mail(by_hand(headers, msg(Mail(UNIT, files=[FORM]))), "luar.eml", WIB)
    assert [one.data for one in outer.attachment] == [FORM[1]]


def test_our_own_mail_is_marked_so_that_its_blank_form_is_not_taken() -> None:
    headers = "Message-ID: <lkjip.2024.PERMINTAAN.SB-PEM.abc@bagpem.example>\r\n"
    letter = read(Mail(headers=headers, files=[FORM]))
    assert [one.returned for one in letter.attachment] == [True] and letter.automatic


def test_archives_encrypted_and_empty_mails_are_named() -> None:
    assert codes(read(Mail(files=[("Formulir.zip", b"x")]))) == ["M04"]
    assert codes(read(Mail(kind="IPM.Note.SMIME"))) == ["M07"]
    assert read(Mail()).empty


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"PK\x03\x04 bukan msg",
        bytes.fromhex("D0CF11E0A1B11AE1"),
        bytes.fromhex("D0CF11E0A1B11AE1") + b"\xff" * 4096,
        compound({"Workbook": b"buku kerja lama"}),
        msg(Mail(files=[FORM]))[:2048],
    ],
)
def test_what_is_no_mail_is_said_to_be_broken(data: bytes) -> None:
    assert codes(read(data)) == ["M06"]


def test_a_property_in_an_unknown_code_page_is_said_to_be_broken_not_raised() -> None:
    odd = Mail(files=[FORM])
    good = msg(odd)
    page = struct.pack("<HHIII", 0x0003, 0x3FFD, 6, 99_999, 0)
    with_page = good.replace(struct.pack("<HH", 0x001F, 0x001A), page[:4], 1)
    letter = read(with_page)
    assert isinstance(letter, IncomingMail)  # read or named broken, never raised


def test_the_builder_of_these_tests_makes_whole_compound_files() -> None:
    with olefile.OleFileIO(BytesIO(msg(Mail(files=[FORM], mails=[Mail(files=[FORM])])))) as ole:
        assert ole.parsing_issues == []
        first, second = "__attach_version1.0_#00000000", "__attach_version1.0_#00000001"
        path = [second, "__substg1.0_3701000D", first, "__substg1.0_37010102"]
        assert path in ole.listdir()
