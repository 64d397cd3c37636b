"""Outlook's ``.msg`` files bring the same as ``.eml`` files: forms, sender, time, inner mails."""

from __future__ import annotations

import struct
from datetime import UTC, datetime
from io import BytesIO

import olefile
import pytest
from tests.mailbox.msg_file import Mail, compound, msg
from tests.mailbox.rooms import MAIL, WIB, by_hand, mail

from lkjip.intake.message.eml import TERDALAM, SuratMasuk, baca_surat
from lkjip.intake.message.outlook import baca_msg

UNIT = MAIL["SB-PEM"]
FORM = ("Formulir – Bürö.xlsx", b"PK" + bytes(range(256)) * 40)
SENT = datetime(2025, 1, 7, 1, 30, tzinfo=UTC)


def read(what: Mail | bytes) -> SuratMasuk:
    return baca_msg(what if isinstance(what, bytes) else msg(what), "uji.msg", WIB)


def codes(surat: SuratMasuk) -> list[str]:
    return [finding.kode for finding in surat.temuan]


def test_a_form_comes_with_its_bytes_sender_subject_and_local_time() -> None:
    surat = read(Mail(UNIT, "Formulir kami", delivered=SENT, files=[FORM]))
    [one] = surat.lampiran
    assert (one.nama, one.data, one.pengirim) == (*FORM, UNIT)
    assert one.waktu == surat.waktu == datetime(2025, 1, 7, 8, 30)
    assert surat.hal == "Formulir kami" and surat.temuan == []


@pytest.mark.parametrize("size", [0, 1, 63, 64, 4095, 4096, 4097, 300_000])
def test_attachments_of_every_size_keep_their_bytes(size: int) -> None:
    data = bytes(number % 251 for number in range(size))
    assert [one.data for one in read(Mail(files=[("a.xlsx", data)])).lampiran] == [data]


def test_the_senders_real_address_goes_before_the_entry_of_a_directory() -> None:
    assert read(Mail(UNIT, exchange=True, files=[FORM])).pengirim == UNIT


def test_the_headers_of_a_mail_that_travelled_go_before_outlooks_own_fields() -> None:
    headers = f"From: Kepala <{UNIT}>\r\nReceived: by a; Wed, 08 Jan 2025 01:00:00 +0000\r\n"
    surat = read(Mail("lain@bagpem.example", headers=headers, delivered=SENT, files=[FORM]))
    assert surat.pengirim == UNIT and surat.waktu == datetime(2025, 1, 8, 8, 0)


def test_an_entry_of_a_directory_alone_is_nobody() -> None:
    surat = read(Mail("/O=KANTOR/CN=ADPEM", files=[FORM]))
    assert surat.pengirim == "" and codes(surat) == ["M02"] and len(surat.lampiran) == 1


def test_a_forwarded_mail_inside_is_opened_and_names_both() -> None:
    inner = Mail(UNIT, files=[FORM])
    [one] = read(Mail("staf@bagpem.example", files=[("surat.pdf", b"x")], mails=[inner])).lampiran
    assert one.data == FORM[1] and one.pengirim == f"{UNIT} melalui staf@bagpem.example"


def test_mails_inside_mails_end_at_a_depth_with_a_word() -> None:
    message = Mail(UNIT, files=[FORM])
    for _ in range(TERDALAM):
        message = Mail(UNIT, mails=[message])
    assert len(read(message).lampiran) == 1
    surat = read(Mail(UNIT, mails=[message]))
    assert surat.lampiran == [] and codes(surat) == ["M10"]


def test_an_eml_inside_a_msg_and_a_msg_inside_an_eml_are_opened() -> None:
    eml = mail(UNIT, files=[FORM]).as_bytes()
    assert len(read(Mail(UNIT, files=[("surat.eml", eml)])).lampiran) == 1
    headers = ["Content-Type: application/octet-stream; name=surat.msg"]
    outer = baca_surat(by_hand(headers, msg(Mail(UNIT, files=[FORM]))), "luar.eml", WIB)
    assert [one.data for one in outer.lampiran] == [FORM[1]]


def test_our_own_mail_brings_no_form() -> None:
    headers = "Message-ID: <lkjip.2024.PERMINTAAN.SB-PEM.abc@bagpem.example>\r\n"
    surat = read(Mail(headers=headers, files=[FORM]))
    assert surat.lampiran == [] and surat.otomatis


def test_archives_encrypted_and_empty_mails_are_named() -> None:
    assert codes(read(Mail(files=[("Formulir.zip", b"x")]))) == ["M04"]
    assert codes(read(Mail(kind="IPM.Note.SMIME"))) == ["M07"]
    assert read(Mail()).kosong


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
    surat = read(with_page)
    assert isinstance(surat, SuratMasuk)  # read or named broken, never raised


def test_the_builder_of_these_tests_makes_whole_compound_files() -> None:
    with olefile.OleFileIO(BytesIO(msg(Mail(files=[FORM], mails=[Mail(files=[FORM])])))) as ole:
        assert ole.parsing_issues == []
        first, second = "__attach_version1.0_#00000000", "__attach_version1.0_#00000001"
        path = [second, "__substg1.0_3701000D", first, "__substg1.0_37010102"]
        assert path in ole.listdir()
