"""Links that providers put in the place of attachments are named with file and sender."""

from __future__ import annotations

from functools import partial
from urllib.parse import quote

import pytest
from tests.mailbox.dovecot import Dovecot
from tests.mailbox.rooms import MAIL, WIB, account, form_mail, mail, tools
from tests.steps.office import DUE, Office

from lkjip.intake.message.links import MOST_LINKS, Link, file_links, store_host
from lkjip.intake.message.model import IncomingMail
from lkjip.intake.message.read import read_mail
from lkjip.steps.collect.collect import collect

UNIT = MAIL["SB-PEM"]
DRIVE = "https://drive.google.com/file/d/1AbC/view?usp=drive_web"
SHAREPOINT = "https://kota-my.sharepoint.com/:x:/g/personal/otda_kota/EaBcD?e=1"
SAFE = f"https://apc01.safelinks.protection.outlook.com/?url={quote(SHAREPOINT, safe='')}&data=05"


def read(raw: bytes) -> IncomingMail:
    return read_mail(raw, "surel.eml", WIB)


@pytest.mark.parametrize(
    "address",
    [
        DRIVE,
        SHAREPOINT,
        "https://docs.google.com/spreadsheets/d/abc/edit",
        "https://1drv.ms/x/s!AbC",
        "https://www.dropbox.com/scl/fi/abc/Formulir.xlsx?dl=0",
        "https://we.tl/t-abc",
        "https://www.icloud.com/attachment/?u=abc",
        "https://awan.kotacontoh.go.id/index.php/s/AbCdEf0123456789",
    ],
)
def test_a_store_of_files_is_known_by_its_address(address: str) -> None:
    assert file_links(f"Terlampir: {address}.") == [Link(address)]


@pytest.mark.parametrize(
    "address",
    [
        "https://docs.google.com/forms/d/e/abc/viewform",
        "https://www.kotacontoh.go.id/s/berita",
        "https://bit.ly/survei",
        "https://maps.google.com/?q=kantor",
    ],
)
def test_questionnaires_short_names_and_pages_are_no_files(address: str) -> None:
    assert file_links(address) == []


def test_a_short_name_is_still_told_where_a_mail_carries_nothing_else() -> None:
    assert store_host("Isi di https://s.id/lkjip") == "s.id"


def test_the_words_of_a_link_name_the_file_and_safe_links_are_unwrapped() -> None:
    page = f'<p>Berikut <a href="{DRIVE}"><b>Formulir LKjIP.xlsx</b></a> dan <a href="{SAFE}">SK.pdf</a>'
    assert file_links(page.replace("&", "&amp;"), is_html=True) == [
        Link(DRIVE, "Formulir LKjIP.xlsx"),
        Link(SHAREPOINT, "SK.pdf"),
    ]


def test_both_bodies_of_a_mail_name_a_link_once() -> None:
    message = mail(text=f"Formulir.xlsx\n<{DRIVE}>")
    message.add_alternative(f'<a href="{DRIVE}">Formulir.xlsx</a>', subtype="html")
    letter = read(message.as_bytes())
    assert letter.links == [Link(DRIVE, "Formulir.xlsx")]
    [found] = letter.remarks()
    assert found.code == "M15" and UNIT in found.message
    assert f"Formulir.xlsx ({DRIVE})" in found.message


def test_thunderbirds_cloud_part_is_a_link_and_no_file() -> None:
    message = mail(files=[("Besar.xlsx", b"")])
    [part] = message.iter_attachments()
    part["X-Mozilla-Cloud-Part"] = 'cloudFile; url="https://awan.example/unduh/77"; name="x"'
    letter = read(message.as_bytes())
    assert letter.links == [Link("https://awan.example/unduh/77", "Besar.xlsx")]
    assert letter.attachment == [] and letter.unread == []


def test_many_links_are_cut_with_a_sign_and_an_automatic_mail_has_none() -> None:
    text = "\n".join(f"https://1drv.ms/x/{n}" for n in range(MOST_LINKS + 3))
    [found] = read(mail(text=text).as_bytes()).remarks()
    assert found.message.count("1drv.ms") == MOST_LINKS and "; …" in found.message
    letter = read(mail(text=text, Auto_Submitted="auto-replied").as_bytes())
    assert list(letter.remarks()) == []


@pytest.mark.parametrize("page", ["<a href=", "<a href='" + DRIVE, "<![" * 50, "<a>" * 5000, "\0"])
def test_a_broken_page_raises_nothing(page: str) -> None:
    assert file_links(page, is_html=True) in ([], [Link(DRIVE)])


def test_a_link_beside_a_form_is_told_as_well(office: Office) -> None:
    raw = form_mail(office, "SB-PEM").replace(b"\r\n\r\n", b"\r\n\r\n", 1)
    letter = read(raw)
    assert letter.links == [] and letter.attachment
    message = mail(text=f"Bukti: {DRIVE}", files=[("F.xlsx", office.form("SB-PEM"))])
    letter = read(message.as_bytes())
    assert letter.attachment and [one.code for one in letter.remarks()] == ["M15"]


def test_a_mail_with_only_a_link_stays_known_until_the_form_comes(
    office: Office, dovecot: Dovecot, environment: dict[str, str]
) -> None:
    account(office, imap=dovecot.port)
    dovecot.deliver([mail(text=f"Formulir: {DRIVE}").as_bytes()])
    dovecot.deliver([mail("orang@lain.example", text=f"Promo {DRIVE}").as_bytes()])
    step = partial(collect, imap=True, equipment=tools(environment))
    for _ in range(2):
        result = office.step(step, DUE)
        found = [one for one in result.findings if one.code == "M15"]
        assert [(one.unit, UNIT in one.message) for one in found] == [("SB-PEM", True)]
    assert len(list(office.inbox.glob("*.eml"))) == 1  # the stranger's mail is left alone
    assert dovecot.seen() == []
