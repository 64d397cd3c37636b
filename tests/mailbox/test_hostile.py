"""Whatever a mail holds, reading it neither raises nor hangs, and its words do no harm."""

from __future__ import annotations

import random
import time
import unicodedata
from email.message import EmailMessage
from email.policy import SMTP

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.mailbox.msg_file import Mail, msg
from tests.mailbox.rooms import MAIL, WIB, by_hand, mail

from lkjip.intake.archive import store
from lkjip.intake.message.headers import clean, file_name, single_address
from lkjip.intake.message.model import IncomingMail
from lkjip.intake.message.read import read_mail, read_msg

SHEET = "Content-Type: application/octet-stream"
SECONDS = 8.0
"""Far above what the worst of these mails takes (1.6 s), far below a person's patience."""
MUTANTS = 1_500
HEAD = b"From: a@b.example\r\n"
MIXED = b"Content-Type: multipart/mixed; boundary="


def names(data: bytes) -> list[str]:
    return [one.name for one in read_mail(data, "uji.eml", WIB).attachment]


def harmless(text: str) -> bool:
    """One printable line that is neither a path nor a formula."""
    return (
        not any(unicodedata.category(char) in {"Cc", "Cf", "Cs", "Co"} for char in text)
        and "/" not in text
        and "\\" not in text
        and not text.startswith(("=", "+", "-", "@"))
        and text == " ".join(text.split())
    )


@pytest.mark.parametrize(
    ("written", "taken"),
    [
        ("../../../etc/cron.d/jahat.xlsx", "jahat.xlsx"),
        ("..\\\\..\\\\Startup\\\\jahat.xlsx", "jahat.xlsx"),
        ("C:\\\\Windows\\\\jahat.xlsx", "jahat.xlsx"),
        ("=HYPERLINK(1).xlsx", "HYPERLINK(1).xlsx"),
        ("+-@=cmd.xlsx", "cmd.xlsx"),
        ("a\tb\x07c.xlsx", "a b c.xlsx"),
        ("Formulir\u202exslx.exe.xlsx", "Formulirxslx.exe.xlsx"),
        ("a\u2028b\u200b.xlsx", "a b.xlsx"),
    ],
)
def test_a_hostile_file_name_becomes_a_plain_one(written: str, taken: str) -> None:
    headers = [SHEET, f'Content-Disposition: attachment; filename="{written}"']
    assert names(by_hand(headers)) == [taken]
    inside = read_msg(msg(Mail(files=[(written, b"x")])), "uji.msg", WIB)
    assert [one.name for one in inside.attachment] == [taken]


@pytest.mark.parametrize(
    "name", ["../../a.xlsx", "CON.xlsx", "a" * 4000 + ".xlsx", "..xlsx", "=1.xlsx"]
)
def test_no_name_leads_out_of_the_archive(
    name: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("arsip")
    letter = read_msg(msg(Mail(files=[(name, b"x")])), "uji.msg", WIB)
    for one in letter.attachment:
        assert harmless(one.name) and len(one.name) <= 150
        assert store(one.data, one.name, folder).resolve().is_relative_to(folder.resolve())


@given(st.text(max_size=400))
@settings(max_examples=300)
def test_any_text_becomes_one_harmless_line(text: str) -> None:
    assert harmless(clean(text).replace("/", "x").replace("\\", "x"))
    assert harmless(file_name(text)) and len(file_name(text)) <= 150


@given(st.text(max_size=200))
@settings(max_examples=300)
def test_any_text_gives_one_ascii_address_or_none(text: str) -> None:
    found = single_address(text)
    assert found == "" or (found.isascii() and found.count("@") == 1 and found in text.lower())


@given(
    st.text(max_size=80).filter(lambda t: "\r" not in t and "\n" not in t),
    st.text(max_size=80).filter(lambda t: "\r" not in t and "\n" not in t),
    st.text(max_size=80).filter(lambda t: "\r" not in t and "\n" not in t),
)
def test_any_header_is_survived(sender: str, subject: str, parameter: str) -> None:
    raw = by_hand(
        [SHEET, f"Content-Disposition: attachment; filename*0*={parameter}", f"X: {parameter}"],
        head=[f"From: {sender}", f"Subject: {subject}", f"Message-ID: {parameter}"],
    )
    letter = read_mail(raw, "uji.eml", WIB)
    assert harmless(letter.subject.replace("/", "x").replace("\\", "x"))
    assert all(finding.code != "M06" for finding in letter.findings)


@given(st.binary(max_size=600))
def test_any_bytes_are_survived_as_either_kind(data: bytes) -> None:
    assert isinstance(read_mail(data, "uji.eml", WIB), IncomingMail)
    assert isinstance(read_msg(data, "uji.msg", WIB), IncomingMail)
    assert isinstance(
        read_msg(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + data, "u.msg", WIB), IncomingMail
    )


def models() -> list[tuple[str, bytes]]:
    inner = mail(MAIL["SB-WIL"], files=[("dalam.xlsx", b"d" * 200)])
    outer = mail("staf@bagpem.example", files=[("Formulir – Bürö.xlsx", b"PK" * 300)])
    nested = EmailMessage(policy=SMTP)
    nested["From"] = "x@bagpem.example"
    nested.set_content("teks")
    nested.add_attachment(inner)
    split = ["Content-Disposition: attachment; filename*0*=utf-8''a%20;", " filename*1=b.xlsx"]
    outlook = Mail(files=[("a.xlsx", b"x" * 5000)], mails=[Mail(files=[("b.xlsx", b"y" * 90)])])
    return [
        ("eml", outer.as_bytes()),
        ("eml", nested.as_bytes()),
        ("eml", by_hand([SHEET, *split])),
        ("msg", msg(outlook)),
    ]


@pytest.mark.parametrize("number", range(4))
def test_damaged_mails_are_survived(number: int) -> None:
    kind, model = models()[number]
    chance = random.Random(20240107 + number)
    reader = read_mail if kind == "eml" else read_msg
    for _ in range(MUTANTS):
        data = bytearray(model)
        for _ in range(chance.choice((1, 1, 2, 5, 20))):
            place = chance.randrange(len(data))
            what = chance.random()
            if what < 0.5:
                data[place] = chance.randrange(256)
            elif what < 0.75:
                del data[place : place + chance.choice((1, 4, 200))]
            else:
                data[place:place] = chance.choice(
                    (b"\r\n", b"\r\n\r\n", b"--batas\r\n", b";", b"\0")
                )
            if not data:
                break
        letter = reader(bytes(data), "uji", WIB)
        assert all(harmless(one.name) for one in letter.attachment)


def timed(data: bytes) -> IncomingMail:
    start = time.process_time()
    letter = read_mail(data, "uji.eml", WIB)
    assert time.process_time() - start < SECONDS
    return letter


@pytest.mark.parametrize(
    "data",
    [
        by_hand([SHEET + ";" + " a=b;" * 60_000]),
        by_hand([SHEET + "; " + "".join(f"filename*{n}*=a;" for n in range(9_000))]),
        by_hand([SHEET], head=["From: " + "(" * 200_000]),
        by_hand([SHEET], head=["From: " + '"' * 200_000]),
        by_hand([SHEET], head=["From: " + "a@b.example, " * 20_000]),
        by_hand([SHEET], head=["From: a@b.c", "Subject: " + "=?utf-8?b?QQ==?= " * 20_000]),
        by_hand([SHEET], head=[f"X-{n}: y" for n in range(30_000)]),
        HEAD + (MIXED + b"x\r\n\r\n--x\r\n") * 900,
        b"From: a@b.example\r\n" + b"Content-Type: message/rfc822\r\n\r\n" * 20_000,
        HEAD + MIXED + b"x\r\n\r\n" + b"--x\r\n\r\n" * 60_000,
        HEAD + MIXED + b"x" * 100_000 + b"\r\n\r\n",
    ],
    ids=["parameters", "segments", "comments", "quotes", "senders", "words", "headers", "nested",
         "mails in mails", "parts", "boundary"],
)  # fmt: skip
def test_a_mail_made_to_be_slow_is_read_in_time(data: bytes) -> None:
    timed(data)
