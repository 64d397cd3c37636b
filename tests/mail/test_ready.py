"""From a draft to a mail: what goes out, to whom, and when two drafts are the same mail."""

from __future__ import annotations

import email
import email.policy
from dataclasses import replace
from datetime import date, datetime, timedelta, timezone

import pytest

from lkjip.errors import UsageError
from lkjip.mail.addresses import MailAddress
from lkjip.mail.message.attachment import Attachment
from lkjip.mail.message.draft import DraftMail, eml_bytes
from lkjip.mail.message.ready import CORRECTION, REMINDER, REQUEST, ReadyMail, read_draft

WIB = timezone(timedelta(hours=7))
NOW = datetime(2025, 1, 6, 10, 30, tzinfo=WIB)
FORM = Attachment("Formulir.xlsx", b"PK formulir")
LETTER = Attachment("Surat.docx", b"PK surat tanggal 3")


@pytest.fixture
def draft(mail: DraftMail) -> DraftMail:
    box = MailAddress("lkjip@contoh.go.id", "Bagian")
    return replace(mail, attachments=(FORM, LETTER), from_=box, reply_to=box)


def read(draft: DraftMail, kind: str = REQUEST) -> ReadyMail:
    return read_draft("Surel.eml", kind, eml_bytes(draft))


def test_only_what_marks_the_draft_is_left_out(draft: DraftMail) -> None:
    before = email.message_from_bytes(eml_bytes(draft), policy=email.policy.strict)
    after = email.message_from_bytes(read(draft).with_date(NOW), policy=email.policy.strict)
    assert set(before.keys()) - set(after.keys()) == {"X-Unsent"}
    assert after["Date"].datetime == NOW
    assert [p.get_payload(decode=True) for p in after.walk()] == [
        p.get_payload(decode=True) for p in before.walk()
    ]
    for name in ("From", "To", "Subject", "Message-ID", "Reply-To"):
        assert after[name] == before[name]


def test_a_draft_that_a_mail_program_saved_with_other_line_ends_goes_out_with_crlf(
    draft: DraftMail,
) -> None:
    raw = eml_bytes(draft).replace(b"\r\n", b"\n")
    sent = read_draft("Surel.eml", REQUEST, raw).with_date(NOW)
    assert b"\n" not in sent.replace(b"\r\n", b"")
    assert sent == read(draft).with_date(NOW)


def test_a_folded_bcc_is_left_out_whole(draft: DraftMail) -> None:
    raw = b"Bcc: a@contoh.go.id,\r\n b@contoh.go.id\r\nX-UNSENT: 1\r\n" + eml_bytes(draft)
    sent = read_draft("Surel.eml", REQUEST, raw).with_date(NOW)
    assert b"Bcc" not in sent and b"b@contoh.go.id" not in sent and b"nsent" not in sent.lower()


def test_receivers_are_to_and_cc_once_each_in_small_letters(draft: DraftMail) -> None:
    one, two = MailAddress("A@contoh.go.id", "Satu"), MailAddress("b@contoh.go.id")
    ready = read(replace(draft, recipient=(one, two), tembusan=(two,)))
    assert ready.recipient == ("a@contoh.go.id", "b@contoh.go.id")


def test_a_request_made_anew_with_the_same_form_is_the_same_mail(draft: DraftMail) -> None:
    again = replace(
        draft,
        paragraphs=("Kata lain: 2 hari kerja lagi.",),
        message_id="<lkjip.lain@contoh.go.id>",
        when=draft.when + timedelta(days=1),
        attachments=(FORM, Attachment("Surat.docx", b"PK surat tanggal 4")),
    )
    assert read(again).key == read(draft).key


def test_a_request_with_another_form_is_another_mail(draft: DraftMail) -> None:
    other = replace(draft, attachments=(Attachment("Formulir.xlsx", b"PK indikator baru"), LETTER))
    assert read(other).key != read(draft).key


def test_a_reminder_is_the_same_mail_on_one_day_only(draft: DraftMail) -> None:
    later = replace(draft, when=draft.when + timedelta(hours=2), paragraphs=("Lain.",))
    tomorrow = replace(draft, when=draft.when + timedelta(days=1))
    today = read(draft, REMINDER)
    assert read(later, REMINDER).key == today.key != read(tomorrow, REMINDER).key
    assert today.created == date(2025, 1, 3) and today.key != read(draft).key


def test_a_correction_is_told_apart_by_what_it_carries(draft: DraftMail) -> None:
    other = replace(draft, attachments=(Attachment("Formulir.xlsx", b"PK koreksi 2"),))
    assert read(other, CORRECTION).key != read(draft, CORRECTION).key
    same = replace(draft, paragraphs=("Lain.",))
    assert read(same, CORRECTION).key == read(draft, CORRECTION).key


@pytest.mark.parametrize(
    "to", ["a b@contoh.go.id", "a@contoh", "<>", '"a\r\nb"@contoh.go.id', "a@[127.0.0.1]"]
)
def test_an_address_that_is_none_is_refused(draft: DraftMail, to: str) -> None:
    raw = eml_bytes(replace(draft, recipient=())).replace(
        b"Subject:", b"To: " + to.encode() + b"\r\nSubject:"
    )
    try:
        ready = read_draft("Surel.eml", REQUEST, raw)
    except UsageError:
        return
    assert ready.recipient == ()


def test_a_moment_without_time_zone_is_refused(draft: DraftMail) -> None:
    with pytest.raises(ValueError, match="time zone"):
        read(draft).with_date(NOW.replace(tzinfo=None))


@pytest.mark.parametrize("data", [b"", b"\0\xff", b"To: =?\r\n\r\n"])
def test_a_file_that_is_no_draft_has_no_receiver_or_is_refused(data: bytes) -> None:
    try:
        assert read_draft("Surel.eml", REQUEST, data).recipient == ()
    except UsageError:
        assert data.startswith(b"To:")
