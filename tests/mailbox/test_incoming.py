"""A mail is read whatever program wrote it: its forms, its sender, its time, what is wrong."""

from __future__ import annotations

from datetime import datetime
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import SMTP

import pytest
from tests.mailbox.rooms import MAIL, MOMENT, WIB, by_hand, mail

from lkjip.intake.message.bounce import MAX_BOUNCES
from lkjip.intake.message.model import DEEPEST, LARGEST_MAIL, MAX_ATTACHMENTS, IncomingMail
from lkjip.intake.message.read import read_mail

UNIT = MAIL["SB-PEM"]
DISPOSITION = "Content-Disposition: attachment; "
SPLIT = (" filename*0*=utf-8''F;", " filename*1*=%C3%BC;", " filename*2=.xls")
NAME = DISPOSITION + "filename="
EXCEL = "Content-Type: application/vnd.ms-excel"
SHEET = "Content-Type: application/octet-stream"


def read(data: bytes | EmailMessage) -> IncomingMail:
    raw = data if isinstance(data, bytes) else data.as_bytes()
    return read_mail(raw, "uji.eml", WIB)


def codes(letter: IncomingMail) -> list[str]:
    return [finding.code for finding in letter.findings]


def names(letter: IncomingMail) -> list[str]:
    return [one.name for one in letter.attachment]


# ---- attachments


def test_a_form_comes_with_its_bytes_sender_and_time() -> None:
    letter = read(mail(files=[("Formulir.xlsx", b"\0PK isi")]))
    [one] = letter.attachment
    assert (one.name, one.data, one.sender, one.when) == (
        "Formulir.xlsx",
        b"\0PK isi",
        UNIT,
        MOMENT,
    )
    assert letter.findings == [] and not letter.empty


def test_every_form_of_a_mail_is_taken_in_order() -> None:
    files = [(f"Formulir {n}.xlsx", bytes([n])) for n in range(3)]
    assert [(one.name, one.data) for one in read(mail(files=files)).attachment] == files


@pytest.mark.parametrize(
    ("headers", "name"),
    [
        ([SHEET, NAME + '"Formulir LKjIP.xlsx"'], "Formulir LKjIP.xlsx"),
        ([SHEET + '; name="Formulir.xlsx"'], "Formulir.xlsx"),
        # RFC 2231: encoded, split, and split and encoded
        ([SHEET, DISPOSITION + "filename*=utf-8''Formulir%20B%C3%BCro.xlsx"], "Formulir Büro.xlsx"),
        (
            [SHEET, DISPOSITION, ' filename*0="Formulir Sub Bagian ";', ' filename*1="Pem.xlsx"'],
            "Formulir Sub Bagian Pem.xlsx",
        ),
        (
            [SHEET, DISPOSITION, *SPLIT],
            "Fü.xls",
        ),
        # RFC 2047 in a parameter, which is forbidden and usual
        (
            [SHEET, NAME + '"=?utf-8?B?Rm9ybXVsaXIg4oCTIE9UREEueGxzeA==?="'],
            "Formulir – OTDA.xlsx",
        ),
        ([SHEET, NAME + '"=?utf-8?Q?Formulir_=E2=80=93_OTDA.xlsx?="'], "Formulir – OTDA.xlsx"),
        # one character split over two encoded words (CPython issue 132794)
        (
            [SHEET, NAME + '"=?utf-8?Q?Formulir_=E2=80?=', ' =?utf-8?Q?=93_OTDA.xlsx?="'],
            "Formulir – OTDA.xlsx",
        ),
        (
            [SHEET, NAME + '"=?iso-8859-1?Q?Formulir_B=FCro.xlsx?="'],
            "Formulir Büro.xlsx",
        ),
        # raw UTF-8 and raw Windows-1252
        ([SHEET, NAME + '"Formulir – OTDA.xlsx"'], "Formulir – OTDA.xlsx"),
        ([SHEET, NAME + '"Formulir B\udcfcro.xlsx"'], "Formulir Büro.xlsx"),
        # folded in the middle of the name
        ([SHEET, NAME + '"Formulir', ' LKjIP.xlsx"'], "Formulir LKjIP.xlsx"),
        # kinds of workbooks that the gate refuses with a reason
        ([SHEET, NAME + '"Formulir.XLS"'], "Formulir.XLS"),
        ([SHEET, NAME + '"Formulir.ods"'], "Formulir.ods"),
        # no ending, or no name: the kind of the part decides
        ([EXCEL, NAME + '"Formulir"'], "Formulir.xlsx"),
        (
            ["Content-Type: application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"],
            "lampiran-1.xlsx",
        ),
    ],
)  # fmt: skip
def test_a_name_is_read_however_it_was_written(headers: list[str], name: str) -> None:
    letter = read(by_hand(headers))
    assert names(letter) == [name] and letter.attachment[0].data == b"isi"


def test_a_workbook_without_name_or_kind_is_known_by_its_content() -> None:
    data = b"PK\x03\x04" + b"." * 40 + b"xl/workbook.xml" + b"." * 40
    assert names(read(by_hand([SHEET, NAME + '"Formulir"'], data))) == ["Formulir.xlsx"]
    assert names(read(by_hand([SHEET], data))) == ["lampiran-1.xlsx"]
    broken = read(by_hand([SHEET, NAME + '"arsip.zip"'], b"PK\x03\x04 sebuah arsip"))
    assert names(broken) == [] and codes(broken) == ["M04"]


def test_quoted_printable_and_bare_attachments_are_decoded() -> None:
    data = by_hand([SHEET, NAME + '"a.csv"'])
    body = data.replace(b"Content-Transfer-Encoding: base64", b"Content-Transfer-Encoding: %s")
    body = body.replace(b"aXNp", b"%s")
    assert read(body % (b"quoted-printable", b"B=C3=BCro=0D=0A")).attachment[0].data == (
        "Büro\r\n".encode()
    )
    assert read(body % (b"8bit", "Büro".encode())).attachment[0].data == "Büro".encode()


def test_a_form_in_the_place_of_the_whole_mail_is_taken() -> None:
    message = EmailMessage(policy=SMTP)
    message["From"] = UNIT
    message.set_content(b"isi", "application", "octet-stream", filename="Formulir.xlsx")
    assert names(read(message)) == ["Formulir.xlsx"]


def test_pictures_signatures_and_documents_are_no_forms() -> None:
    message = mail(files=[("Formulir.xlsx", b"x")])
    message.add_attachment(b"p", "image", "png", filename="logo.png")
    message.add_attachment(b"p", "application", "pdf", filename="Surat.pdf")
    letter = read(message)
    assert names(letter) == ["Formulir.xlsx"] and letter.findings == []


# ---- mails inside mails


def forwarded(inner: EmailMessage, sender: str, moment: datetime = MOMENT) -> EmailMessage:
    message = mail(sender, "FW: Formulir", moment=moment)
    message.add_attachment(message_from_bytes(inner.as_bytes(), policy=SMTP))
    return message


def test_a_forwarded_mail_is_opened_and_names_writer_and_forwarder() -> None:
    inner = mail(UNIT, files=[("Formulir.xlsx", b"x")])
    [one] = read(forwarded(inner, "staf@bagpem.example")).attachment
    assert one.sender == f"{UNIT} melalui staf@bagpem.example"


def test_a_form_forwarded_twice_is_credited_to_its_writer_and_the_last_one() -> None:
    inner = mail(UNIT, files=[("Formulir.xlsx", b"x")])
    middle = forwarded(inner, "tengah@bagpem.example")
    [one] = read(forwarded(middle, "staf@bagpem.example")).attachment
    assert one.sender == f"{UNIT} melalui staf@bagpem.example"


def test_who_forwards_his_own_mail_is_named_once() -> None:
    inner = mail(UNIT, files=[("Formulir.xlsx", b"x")])
    assert [one.sender for one in read(forwarded(inner, UNIT)).attachment] == [UNIT]


def test_a_mail_attached_as_a_file_is_opened() -> None:
    inner = mail(UNIT, files=[("Formulir.xlsx", b"x")]).as_bytes()
    outer = by_hand([SHEET, NAME + '"surat.eml"'], inner)
    assert names(read(outer)) == ["Formulir.xlsx"]


def test_a_mail_inside_that_was_encoded_as_base64_is_opened() -> None:
    inner = mail(UNIT, files=[("Formulir.xlsx", b"x")]).as_bytes()
    assert names(read(by_hand(["Content-Type: message/rfc822"], inner))) == ["Formulir.xlsx"]


def test_mails_inside_mails_end_at_a_depth_with_a_word() -> None:
    message = mail(UNIT, files=[("Formulir.xlsx", b"x")])
    for _ in range(DEEPEST):
        message = forwarded(message, UNIT)
    assert names(read(message)) == ["Formulir.xlsx"]
    letter = read(forwarded(message, UNIT))
    assert names(letter) == [] and codes(letter) == ["M10"]


# ---- what comes back by itself


def test_our_own_mail_that_comes_back_is_marked_so_that_its_blank_form_is_not_taken() -> None:
    ours = mail(files=[("Formulir.xlsx", b"kosong")])
    ours.replace_header("Message-ID", "<lkjip.2024.PERMINTAAN.SB-PEM.abc@bagpem.example>")
    letter = read(ours)
    assert [one.returned for one in letter.attachment] == [True]
    assert letter.findings == [] and not letter.empty


def test_the_form_in_our_mail_that_an_answer_quotes_is_marked() -> None:
    ours = mail(files=[("Formulir.xlsx", b"kosong")])
    ours.replace_header("Message-ID", "<lkjip.2024.PERMINTAAN.SB-PEM.abc@bagpem.example>")
    answer = mail(UNIT, files=[("Formulir.xlsx", b"terisi")])
    answer.add_attachment(message_from_bytes(ours.as_bytes(), policy=SMTP))
    found = [(one.data, one.returned) for one in read(answer).attachment]
    assert found == [(b"terisi", False), (b"kosong", True)]


BOUNCE = f"""From: MAILER-DAEMON@surel.bagpem.example\r
Subject: Undelivered Mail Returned to Sender\r
Date: Tue, 07 Jan 2025 08:30:00 +0700\r
Auto-Submitted: auto-replied\r
MIME-Version: 1.0\r
Content-Type: multipart/report; report-type=delivery-status; boundary="b"\r
\r
--b\r
Content-Type: text/plain\r
\r
Tidak sampai.\r
--b\r
Content-Type: message/delivery-status\r
\r
Reporting-MTA: dns; surel.bagpem.example\r
\r
Final-Recipient: rfc822; {UNIT}\r
Action: failed\r
Status: 5.1.1\r
Diagnostic-Code: smtp; 550 5.1.1 User unknown\r
\r
Final-Recipient: rfc822; lain@bagpem.example\r
Action: delayed\r
Status: 4.4.1\r
--b\r
Content-Type: message/rfc822\r
\r
From: lkjip@bagpem.example\r
Content-Type: application/octet-stream; name="Formulir.xlsx"\r
\r
kosong\r
--b--\r
""".encode()


def test_a_bounce_names_who_was_not_reached_and_its_form_is_marked() -> None:
    letter = read(BOUNCE)
    assert all(one.returned for one in letter.attachment)
    assert [(one.address, one.cause) for one in letter.bounces] == [
        (UNIT, "smtp; 550 5.1.1 User unknown")
    ]


def test_a_forged_bounce_takes_few_addresses_each_once_and_says_that_it_cut() -> None:
    one = f"Final-Recipient: rfc822; {UNIT}\r\nAction: failed\r\n\r\n".encode()
    flood = b"".join(one.replace(b"@", b"%d@" % (n // 2)) for n in range(4 * MAX_BOUNCES))
    letter = read(BOUNCE.replace(b"Final-Recipient: rfc822; " + UNIT.encode(), flood + one, 1))
    assert len({one.address for one in letter.bounces}) == len(letter.bounces) == MAX_BOUNCES
    assert codes(letter) == ["M10"]


def test_an_absence_note_is_neither_a_form_nor_an_empty_mail() -> None:
    letter = read(mail(files=[("Formulir.xlsx", b"x")], Auto_Submitted="auto-replied"))
    assert [one.returned for one in letter.attachment] == [True]
    assert letter.findings == [] and not letter.empty
    assert not read(mail(Auto_Submitted="auto-replied")).empty
    assert [one.returned for one in read(mail(files=[("F.xlsx", b"x")])).attachment] == [False]


@pytest.mark.parametrize("word", ["auto-generated", "auto-forwarded"])
def test_a_form_that_a_mail_rule_forwarded_is_taken_in(word: str) -> None:
    letter = read(mail(files=[("Formulir.xlsx", b"x")], Auto_Submitted=word))
    assert names(letter) == ["Formulir.xlsx"] and letter.findings == []
    assert not read(mail(Auto_Submitted=word)).empty


# ---- what cannot be read


@pytest.mark.parametrize(
    "headers",
    [
        ["Content-Type: application/ms-tnef", NAME + '"winmail.dat"'],
        ["Content-Type: application/ms-tnef"],
        [SHEET, NAME + '"WINMAIL.DAT"'],
    ],
)
def test_winmail_dat_is_said_clearly(headers: list[str]) -> None:
    letter = read(by_hand(headers, b"\x78\x9f\x3e\x22"))
    [finding] = letter.findings
    assert finding.code == "M03" and "winmail.dat" in finding.message and UNIT in finding.message
    assert "HTML" in finding.cure and not letter.empty


@pytest.mark.parametrize("name", ["Formulir.zip", "Formulir.RAR", "Formulir.7z"])
def test_an_archive_is_not_opened_but_named(name: str) -> None:
    letter = read(by_hand([SHEET, f'{DISPOSITION}filename="{name}"']))
    assert codes(letter) == ["M04"] and name in letter.findings[0].message


def test_an_archive_beside_a_form_is_left_alone() -> None:
    message = mail(files=[("Formulir.xlsx", b"x")])
    message.add_attachment(b"z", "application", "zip", filename="bukti.zip")
    assert codes(read(message)) == []


@pytest.mark.parametrize(
    ("headers", "kind", "word"),
    [
        ([SHEET], "multipart/encrypted; protocol=pgp", "PGP"),
        (["Content-Type: application/pkcs7-mime; name=smime.p7m"], "multipart/mixed", "S/MIME"),
    ],
)
def test_an_encrypted_mail_is_named(headers: list[str], kind: str, word: str) -> None:
    letter = read(by_hand(headers, kind=kind))
    assert codes(letter) == ["M07"] and word in letter.findings[0].message


def test_a_huge_mail_is_not_parsed() -> None:
    letter = read(b"From: a@b.example\r\n\r\n" + b"x" * LARGEST_MAIL)
    assert codes(letter) == ["M05"] and "36 MiB" in letter.findings[0].message


@pytest.mark.parametrize("data", [b"", b"\x00\xff" * 40, b"bukan surel sama sekali"])
def test_what_is_no_mail_is_said_to_be_broken(data: bytes) -> None:
    assert codes(read(data)) == ["M06"]


def test_too_many_workbooks_are_cut_with_a_word() -> None:
    files = [(f"{n}.xlsx", b"x") for n in range(MAX_ATTACHMENTS + 2)]
    letter = read(mail(files=files))
    assert len(letter.attachment) == MAX_ATTACHMENTS and codes(letter) == ["M10"]


# ---- mails without a form


def test_a_mail_without_a_form_says_so_and_names_the_link() -> None:
    letter = read(mail(text="Silakan unduh https://docs.google.com/spreadsheets/d/abc ya"))
    assert letter.empty and letter.link == "docs.google.com"
    finding = letter.without_form()
    assert (
        finding.code == "M08" and "docs.google.com" in finding.message and UNIT in finding.message
    )


def test_a_plain_question_has_no_link() -> None:
    letter = read(mail(text="Bagaimana mengisi TW III?"))
    assert letter.empty and "tautan" not in letter.without_form().message


# ---- the sender


@pytest.mark.parametrize(
    ("value", "address"),
    [
        (UNIT, UNIT),
        (f"<{UNIT}>", UNIT),
        (f"Kepala Sub Bagian <{UNIT.upper()}>", UNIT),
        (f'"Kepala, Sub Bagian (Plt.)" <{UNIT}>', UNIT),
        (f"Kepala, S.STP., M.Si. <{UNIT}>", UNIT),
        (f"=?utf-8?q?Kepala_=3Clain=40jahat.example=3E?= <{UNIT}>", UNIT),
        (f'"lain@jahat.example" <{UNIT}>', UNIT),
        (f"{UNIT} (Kepala)", UNIT),
        # not one address: nobody's
        ("", ""),
        ("Kepala Sub Bagian", ""),
        (f"{UNIT}, lain@jahat.example", ""),
        (f"<{UNIT}> <lain@jahat.example>", ""),
        (f"{UNIT})lain@jahat.example", ""),
        (f"<{UNIT}@jahat.example>", ""),
        (f"{UNIT} <lain@jahat.example>", ""),
        ("kepala@lokal", ""),
    ],
)
def test_the_sender_is_the_one_plain_address_or_nobody(value: str, address: str) -> None:
    data = by_hand([SHEET, NAME + '"F.xlsx"'], head=[f"From: {value}"])
    letter = read(data)
    assert letter.sender == address
    assert codes(letter) == ([] if address else ["M02"]) and len(letter.attachment) == 1


def test_two_from_headers_are_nobodys() -> None:
    head = [f"From: {UNIT}", "From: lain@jahat.example"]
    data = by_hand([SHEET, NAME + '"F.xlsx"'], head=head)
    assert read(data).sender == "" and codes(read(data)) == ["M02"]


# ---- the time


def test_the_time_is_when_the_last_server_had_it_in_the_offices_zone() -> None:
    head = [
        f"From: {UNIT}",
        "Received: from a by b; Wed, 08 Jan 2025 01:00:00 +0000",
        "Received: from c by a; Mon, 06 Jan 2025 01:00:00 +0000",
    ]
    letter = read(by_hand([SHEET], head=head))
    assert letter.when == datetime(2025, 1, 8, 8, 0)


def test_without_a_server_the_senders_date_counts() -> None:
    assert read(mail(moment=MOMENT)).when == MOMENT


@pytest.mark.parametrize(
    "value", ["kemarin", "", "Tue, 99 Jan 2025 99:99:99 +0700", "1 Jan 99999 1:1 +9999", "\udcff"]
)
def test_a_date_that_is_none_is_left_open(value: str) -> None:
    raw = by_hand([SHEET]).replace(
        b"Date: Tue, 07 Jan 2025 08:30:00 +0700",
        b"Date: " + value.encode("utf-8", "surrogateescape"),
    )
    assert read(raw).when is None
