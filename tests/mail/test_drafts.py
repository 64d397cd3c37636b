"""Drafts: right for Outlook and Thunderbird, the same every time, deaf to hostile texts."""

from __future__ import annotations

import email
import email.policy
import re
from dataclasses import replace
from datetime import datetime
from email.message import EmailMessage
from html.parser import HTMLParser

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lkjip.errors import UsageError
from lkjip.mail.addresses import MailAddress
from lkjip.mail.clean import one_line
from lkjip.mail.message.attachment import KINDS, Attachment
from lkjip.mail.message.draft import DraftMail, draft_mail, eml_bytes, make_message_id
from lkjip.mail.message.markup import as_html, bold_runs

TOLERATED_FIXTURE = settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
HEADERS = ["X-Unsent", "Date", "Message-ID", "Subject", "To", "MIME-Version", "Content-Type"]


def _parse(data: bytes) -> EmailMessage:
    """Read with the strict policy, which raises on any defect; look at every part and header."""
    message = email.message_from_bytes(data, policy=email.policy.strict)
    assert isinstance(message, EmailMessage)
    for part in message.walk():
        assert not part.defects
        assert not any(value.defects for value in part.values())
        if not part.is_multipart():
            part.get_content()
    return message


def _text_of(message: EmailMessage, kind: str) -> str:
    body = message.get_body((kind,))
    assert body is not None
    content: str = body.get_content()
    return content.replace("\r\n", "\n")


class _Text(HTMLParser):
    """The words and the tags of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.words: list[str] = []
        self.tags: list[str] = []
        self.feed(page)

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)


def test_a_draft_is_marked_unsent_and_carries_nothing_unasked(mail: DraftMail) -> None:
    message = _parse(eml_bytes(mail))
    assert message["X-Unsent"] == "1"
    assert message.keys() == HEADERS


def test_date_and_message_id_are_the_given_ones(mail: DraftMail) -> None:
    message = _parse(eml_bytes(mail))
    assert message["Date"].datetime == mail.when
    assert message["Message-ID"] == mail.message_id


def test_sender_reply_address_and_copies_come_out_when_given(mail: DraftMail) -> None:
    box = MailAddress("lkjip@contoh.go.id", "Bagian Pemerintahan")
    message = _parse(eml_bytes(replace(mail, from_=box, reply_to=box, tembusan=(box, box))))
    assert message["From"] == message["Reply-To"] == "Bagian Pemerintahan <lkjip@contoh.go.id>"
    assert len(message["Cc"].addresses) == 2


def test_a_draft_without_receiver_has_no_to(mail: DraftMail) -> None:
    assert "To" not in _parse(eml_bytes(replace(mail, recipient=())))


def test_every_line_ends_in_crlf_and_is_short_ascii(mail: DraftMail) -> None:
    data = eml_bytes(replace(mail, attachments=(Attachment("ü.xlsx", bytes(range(256)) * 9),)))
    assert data.endswith(b"\r\n") and b"\r" not in data.replace(b"\r\n", b"")
    assert data.replace(b"\r\n", b"").isascii() and b"\n" not in data.replace(b"\r\n", b"")
    # RFC 5322 wishes for 78; the content type of a workbook alone needs one more.
    assert max(map(len, data.split(b"\r\n"))) <= 79


def test_text_and_html_say_the_same(mail: DraftMail) -> None:
    message = _parse(eml_bytes(mail))
    plain = " ".join(_text_of(message, "plain").split())
    assert plain == " ".join("\n".join(mail.paragraphs).split())
    assert " ".join(" ".join(_Text(_text_of(message, "html")).words).split()).replace(
        " .", "."
    ).replace(" (", "(") == plain.replace(" (", "(")


def test_the_due_date_is_bold_in_html_only(mail: DraftMail) -> None:
    message = _parse(eml_bytes(mail))
    assert f"<b>{mail.bold[0]}</b>" in _text_of(message, "html")
    assert "<b>" not in _text_of(message, "plain")


def test_html_shows_hostile_text_as_text() -> None:
    page = _Text(as_html(("<script>x</script> & <b>y</b>", "- <img src=z>"), ("<b>",)))
    assert set(page.tags) == {"html", "head", "meta", "body", "p", "b", "ul", "li"}
    assert "<script>x</script> & " in "".join(page.words) and "<img src=z>" in page.words


def test_lines_with_a_dash_become_one_list_between_paragraphs() -> None:
    page = as_html(("Berikut:\n- satu\n- dua\nSelesai.",))
    assert "<p>Berikut:</p>\n<ul><li>satu</li><li>dua</li></ul>\n<p>Selesai.</p>" in page


def test_the_longest_phrase_is_made_bold_first() -> None:
    assert list(bold_runs("pada 8 Januari 2025.", ("8", "8 Januari 2025", ""))) == [
        ("pada ", False),
        ("8 Januari 2025", True),
        (".", False),
    ]


def test_attachments_keep_their_bytes_names_and_kinds(mail: DraftMail) -> None:
    files = tuple(
        Attachment(f"Formulir – Bürö {number}{kind}", bytes([number]) * 300)
        for number, kind in enumerate(KINDS)
    )
    found = list(_parse(eml_bytes(replace(mail, attachments=files))).iter_attachments())
    assert [(p.get_filename(), p.get_content_type()) for p in found] == [
        (file.name, kind) for file, kind in zip(files, KINDS.values(), strict=True)
    ]
    assert [part.get_payload(decode=True) for part in found] == [file.content for file in files]


@pytest.mark.parametrize("name", ["a.xlsm", "a.exe", "a.xlsx.exe", "a", "a.docx\u202ecod.exe"])
def test_a_file_of_another_kind_is_not_attached(name: str) -> None:
    with pytest.raises(UsageError, match="tidak dapat dilampirkan"):
        Attachment(name, b"")


def test_a_path_in_an_attachment_name_stays_at_home(mail: DraftMail) -> None:
    file = Attachment('../../..\\Startup\\Bürö; "jahat"\r\nX-Jahat: 1.xlsx', b"x")
    message = _parse(eml_bytes(replace(mail, attachments=(file,))))
    [part] = message.iter_attachments()
    assert part.get_filename() == "Startup-Bürö; -jahat- X-Jahat- 1.xlsx"
    assert "X-Jahat" not in part.keys() + message.keys()


@pytest.mark.parametrize(
    "hostile",
    [
        "Hal\r\nBcc: korban@contoh.id",
        "Hal\nBcc: korban@contoh.id\n\n<script>",
        "Hal\rBcc: korban@contoh.id",
        "Hal\u2028Bcc: korban@contoh.id",
        "Hal\x0b\x0c\x1c\x85Bcc: korban@contoh.id",
        "=?utf-8?q?Hal=0D=0ABcc:_korban=40contoh.id?=",
        "=?utf-8?b?SGFsDQpCY2M6IGtvcmJhbkBjb250b2guaWQ=?= ü",
        "\x00" * 20 + "Hal",
        "ü" * 2000,
    ],
)
def test_a_hostile_subject_stays_one_subject(mail: DraftMail, hostile: str) -> None:
    message = _parse(eml_bytes(replace(mail, subject=hostile)))
    assert message.keys() == HEADERS
    assert message["Subject"].startswith(one_line(hostile)[:1])


@pytest.mark.parametrize(
    "name",
    [
        'Kepala "Bürö"; Umum, lain@contoh.id <korban@contoh.id>',
        "Kepala\r\nBcc: korban@contoh.id",
        "=?utf-8?q?Kepala=2C_korban=40contoh=2Eid?=",
        "Dr. Ä, S.STP., M.Si. (Plt.)" * 6,
    ],
)
def test_a_hostile_display_name_stays_one_receiver(mail: DraftMail, name: str) -> None:
    message = _parse(eml_bytes(replace(mail, recipient=(MailAddress("a@contoh.id", name),))))
    assert message.keys() == HEADERS
    assert [box.addr_spec for box in message["To"].addresses] == ["a@contoh.id"]


@TOLERATED_FIXTURE
@given(subject=st.text(max_size=300), name=st.text(max_size=150), file=st.text(max_size=200))
def test_no_text_at_all_adds_a_header_a_receiver_or_a_part(
    mail: DraftMail, subject: str, name: str, file: str
) -> None:
    attached = Attachment(f"{file}.xlsx", b"isi")
    sent = replace(
        mail,
        subject=f"x{subject}",
        recipient=(MailAddress("a@contoh.id", name),),
        attachments=(attached,),
    )
    message = _parse(eml_bytes(sent))
    assert message.keys() == HEADERS
    assert [box.addr_spec for box in message["To"].addresses] == ["a@contoh.id"]
    assert [part.get_content_type() for part in message.walk()] == [
        "multipart/mixed",
        "multipart/alternative",
        "text/plain",
        "text/html",
        KINDS[".xlsx"],
    ]


@TOLERATED_FIXTURE
@given(st.text(alphabet="aü–“”; ,:()\"'<>@/?=_.", min_size=1, max_size=120))
def test_a_subject_of_office_characters_arrives_as_written(mail: DraftMail, typed: str) -> None:
    subject = one_line(f"Formulir {typed}")
    if "=?" not in subject:
        assert _parse(eml_bytes(replace(mail, subject=subject)))["Subject"] == subject


@pytest.mark.parametrize(
    "subject", ["Formulir ::::::::::::::::–––––– ü", "ü " * 90, "x " * 120 + "ü"]
)
def test_a_folded_subject_keeps_its_blanks(mail: DraftMail, subject: str) -> None:
    assert _parse(eml_bytes(replace(mail, subject=subject)))["Subject"] == subject.strip()


def test_the_same_mail_gives_the_same_bytes(mail: DraftMail) -> None:
    sent = replace(mail, attachments=(Attachment("a.xlsx", b"PK"),))
    assert eml_bytes(sent) == eml_bytes(sent)


def test_the_boundary_follows_the_content_and_no_content_holds_it(mail: DraftMail) -> None:
    first, second = (
        draft_mail(replace(mail, attachments=(Attachment("a.xlsx", content),)))
        for content in (b"1", b"2")
    )
    assert first.get_boundary() != second.get_boundary()
    boundaries = [part.get_boundary() for part in first.walk() if part.is_multipart()]
    assert len(set(boundaries)) == 2 and all(str(mark).startswith("=_") for mark in boundaries)


def test_a_body_that_quotes_the_boundary_stays_whole(mail: DraftMail) -> None:
    mark = draft_mail(mail).get_boundary()
    sent = replace(mail, paragraphs=(f"--{mark}--", f"--{mark}"))
    assert _text_of(_parse(eml_bytes(sent)), "plain") == f"--{mark}--\n\n--{mark}\n"


def test_a_date_without_time_zone_is_refused(mail: DraftMail) -> None:
    with pytest.raises(ValueError, match="time zone"):
        draft_mail(replace(mail, when=datetime(2025, 1, 3)))


@pytest.mark.parametrize("wrong", ["x@y", "<x>", "<x@y>\r\nBcc: z", "<x y@z>", ""])
def test_a_malformed_message_id_is_refused(mail: DraftMail, wrong: str) -> None:
    with pytest.raises(ValueError, match="Message-ID"):
        draft_mail(replace(mail, message_id=wrong))


@given(st.text(), st.text(), st.text())
def test_any_parts_make_a_message_id_that_a_draft_takes(domain: str, one: str, two: str) -> None:
    made = make_message_id(domain, one, two)
    assert re.fullmatch(r"<[A-Za-z0-9._+=-]+@[A-Za-z0-9.-]+>", made)
    assert len(made) < 400


def test_message_ids_differ_when_their_parts_differ() -> None:
    made = {
        make_message_id("contoh.id", *parts)
        for parts in [("a", "b"), ("a-b",), ("a b",), ("ab",), ("b", "a")]
    }
    assert len(made) == 5


@pytest.mark.parametrize("length", [0, 1, 56, 57, 58, 114, 1_000])
def test_attachments_are_packed_as_the_standard_library_packs_them(
    mail: DraftMail, length: int
) -> None:
    content = bytes(n % 256 for n in range(length))
    twice = tuple(Attachment(f"{name}.zip", content) for name in ("satu", "dua"))
    whole = replace(mail, attachments=(*twice, Attachment("tiga.pdf", b"lain" + content)))
    assert eml_bytes(whole) == draft_mail(whole).as_bytes()
