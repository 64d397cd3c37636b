"""From a draft to a mail: what goes out, to whom, and when two drafts are the same mail."""

from __future__ import annotations

import email
import email.policy
from dataclasses import replace
from datetime import date, datetime, timedelta, timezone

import pytest

from lkjip.errors import UsageError
from lkjip.mail.addresses import Alamat
from lkjip.mail.message.attachment import Lampiran
from lkjip.mail.message.draft import Surel, bytes_eml
from lkjip.mail.message.ready import KOREKSI, PENGINGAT, PERMINTAAN, SiapKirim, baca_draf

WIB = timezone(timedelta(hours=7))
NOW = datetime(2025, 1, 6, 10, 30, tzinfo=WIB)
FORM = Lampiran("Formulir.xlsx", b"PK formulir")
LETTER = Lampiran("Surat.docx", b"PK surat tanggal 3")


@pytest.fixture
def draft(surel: Surel) -> Surel:
    box = Alamat("lkjip@contoh.go.id", "Bagian")
    return replace(surel, lampiran=(FORM, LETTER), dari=box, balas_ke=box)


def read(draft: Surel, kind: str = PERMINTAAN) -> SiapKirim:
    return baca_draf("Surel.eml", kind, bytes_eml(draft))


def test_only_what_marks_the_draft_is_left_out(draft: Surel) -> None:
    before = email.message_from_bytes(bytes_eml(draft), policy=email.policy.strict)
    after = email.message_from_bytes(read(draft).dengan_tanggal(NOW), policy=email.policy.strict)
    assert set(before.keys()) - set(after.keys()) == {"X-Unsent"}
    assert after["Date"].datetime == NOW
    assert [p.get_payload(decode=True) for p in after.walk()] == [
        p.get_payload(decode=True) for p in before.walk()
    ]
    for name in ("From", "To", "Subject", "Message-ID", "Reply-To"):
        assert after[name] == before[name]


def test_a_draft_that_a_mail_program_saved_with_other_line_ends_goes_out_with_crlf(
    draft: Surel,
) -> None:
    raw = bytes_eml(draft).replace(b"\r\n", b"\n")
    sent = baca_draf("Surel.eml", PERMINTAAN, raw).dengan_tanggal(NOW)
    assert b"\n" not in sent.replace(b"\r\n", b"")
    assert sent == read(draft).dengan_tanggal(NOW)


def test_a_folded_bcc_is_left_out_whole(draft: Surel) -> None:
    raw = b"Bcc: a@contoh.go.id,\r\n b@contoh.go.id\r\nX-UNSENT: 1\r\n" + bytes_eml(draft)
    sent = baca_draf("Surel.eml", PERMINTAAN, raw).dengan_tanggal(NOW)
    assert b"Bcc" not in sent and b"b@contoh.go.id" not in sent and b"nsent" not in sent.lower()


def test_receivers_are_to_and_cc_once_each_in_small_letters(draft: Surel) -> None:
    one, two = Alamat("A@contoh.go.id", "Satu"), Alamat("b@contoh.go.id")
    ready = read(replace(draft, kepada=(one, two), tembusan=(two,)))
    assert ready.kepada == ("a@contoh.go.id", "b@contoh.go.id")


def test_a_request_made_anew_with_the_same_form_is_the_same_mail(draft: Surel) -> None:
    again = replace(
        draft,
        paragraf=("Kata lain: 2 hari kerja lagi.",),
        id_pesan="<lkjip.lain@contoh.go.id>",
        tanggal=draft.tanggal + timedelta(days=1),
        lampiran=(FORM, Lampiran("Surat.docx", b"PK surat tanggal 4")),
    )
    assert read(again).kunci == read(draft).kunci


def test_a_request_with_another_form_is_another_mail(draft: Surel) -> None:
    other = replace(draft, lampiran=(Lampiran("Formulir.xlsx", b"PK indikator baru"), LETTER))
    assert read(other).kunci != read(draft).kunci


def test_a_reminder_is_the_same_mail_on_one_day_only(draft: Surel) -> None:
    later = replace(draft, tanggal=draft.tanggal + timedelta(hours=2), paragraf=("Lain.",))
    tomorrow = replace(draft, tanggal=draft.tanggal + timedelta(days=1))
    today = read(draft, PENGINGAT)
    assert read(later, PENGINGAT).kunci == today.kunci != read(tomorrow, PENGINGAT).kunci
    assert today.dibuat == date(2025, 1, 3) and today.kunci != read(draft).kunci


def test_a_correction_is_told_apart_by_what_it_carries(draft: Surel) -> None:
    other = replace(draft, lampiran=(Lampiran("Formulir.xlsx", b"PK koreksi 2"),))
    assert read(other, KOREKSI).kunci != read(draft, KOREKSI).kunci
    same = replace(draft, paragraf=("Lain.",))
    assert read(same, KOREKSI).kunci == read(draft, KOREKSI).kunci


@pytest.mark.parametrize(
    "to", ["a b@contoh.go.id", "a@contoh", "<>", '"a\r\nb"@contoh.go.id', "a@[127.0.0.1]"]
)
def test_an_address_that_is_none_is_refused(draft: Surel, to: str) -> None:
    raw = bytes_eml(replace(draft, kepada=())).replace(
        b"Subject:", b"To: " + to.encode() + b"\r\nSubject:"
    )
    try:
        ready = baca_draf("Surel.eml", PERMINTAAN, raw)
    except UsageError:
        return
    assert ready.kepada == ()


def test_a_moment_without_time_zone_is_refused(draft: Surel) -> None:
    with pytest.raises(ValueError, match="time zone"):
        read(draft).dengan_tanggal(NOW.replace(tzinfo=None))


@pytest.mark.parametrize("data", [b"", b"\0\xff", b"To: =?\r\n\r\n"])
def test_a_file_that_is_no_draft_has_no_receiver_or_is_refused(data: bytes) -> None:
    try:
        assert baca_draf("Surel.eml", PERMINTAAN, data).kepada == ()
    except UsageError:
        assert data.startswith(b"To:")
