"""Sending by the office's account: every unit once, hostile drafts never, doubts to a person."""

from __future__ import annotations

import email
import email.policy
import os
from collections.abc import Callable
from datetime import date
from email.message import EmailMessage
from functools import partial
from pathlib import Path

import pytest
from tests.mailbox.dovecot import OFFICE
from tests.mailbox.rooms import MAIL, account, tools
from tests.mailbox.smtp_server import SmtpServer
from tests.steps.office import ASKED, DUE, LATE, UNITS, Office, typed

from lkjip.errors import LkjipError, UsageError
from lkjip.mail.account.sent import NAME, Stage, read
from lkjip.steps.account.send import send_mail
from lkjip.steps.collect.collect import collect
from lkjip.steps.kernel.base import StepResult
from lkjip.steps.remind import remind
from lkjip.steps.request.request import request_data
from lkjip.tables.cells import Cell

OUTGOING = "forms/2024/keluar"


@pytest.fixture
def posting(office: Office, smtp: SmtpServer) -> Office:
    """An office that asked its units and has an account."""
    account(office, smtp=smtp.port)
    return office


def send(
    office: Office,
    environment: dict[str, str],
    day: date = ASKED,
    dry: bool = False,
    doubtful: str = "",
) -> StepResult:
    step = partial(send_mail, equipment=tools(environment), doubtful=doubtful)
    return office.step(step, day, 10, dry)


def codes(result: StepResult) -> list[tuple[str, str]]:
    return [(finding.code, finding.unit) for finding in result.findings]


def fates(result: StepResult) -> list[tuple[str, str]]:
    listed = result.data["surel"]
    assert isinstance(listed, list)
    return [(one["kepada"], one["hasil"]) for one in listed]


def stages(office: Office) -> list[Stage]:
    return [line.stage for line in read(office.folder / OUTGOING / NAME)]


def test_every_unit_gets_its_form_and_letter_once(
    posting: Office, smtp: SmtpServer, environment: dict[str, str]
) -> None:
    result = send(posting, environment)
    assert smtp.everything() == dict.fromkeys(sorted(MAIL.values()), 1)
    assert result.summary == "4 surel terkirim." and result.findings == ()
    [raw] = smtp.received(MAIL["SB-PEM"])
    message = email.message_from_bytes(raw, policy=email.policy.strict)
    names = [part.get_filename() for part in message.walk() if part.get_filename()]
    assert names == ["Formulir_LKjIP_2024_SB-PEM.xlsx", "Surat_Formulir_LKjIP_2024_SB-PEM.docx"]
    assert "X-Unsent" not in message and message["From"].addresses[0].addr_spec == OFFICE
    assert message["Message-ID"].strip().startswith("<lkjip.")
    assert stages(posting) == [Stage.INTENT, Stage.SENT] * 4


def test_sending_again_and_asking_again_send_nothing_twice(
    posting: Office, smtp: SmtpServer, environment: dict[str, str]
) -> None:
    send(posting, environment)
    result = send(posting, environment)
    assert result.summary == "0 surel terkirim, 4 sudah terkirim sebelumnya."
    posting.step(request_data, date(2025, 1, 6))
    send(posting, environment, date(2025, 1, 6))
    assert smtp.everything() == dict.fromkeys(sorted(MAIL.values()), 1)


def test_a_dry_run_tells_what_would_go_and_needs_no_account(office: Office) -> None:
    result = send(office, {}, dry=True)
    assert fates(result) == [(MAIL[unit], "akan dikirim") for unit in UNITS]
    assert result.summary == "4 surel akan dikirim." and result.findings == ()
    assert not (office.folder / OUTGOING / NAME).exists()


def test_history_and_answers_tell_what_was_sent(
    posting: Office, environment: dict[str, str]
) -> None:
    send(posting, environment)
    notes = [row for row in posting.rows("tblRiwayat") if row["Tindakan"] == "kirim surel"]
    assert [(row["Objek"], row["Status"]) for row in notes] == [(u, "terkirim") for u in UNITS]
    posting.put("SB-PEM")
    rows = posting.step(collect, DUE).data["jawaban"]
    assert isinstance(rows, list)
    assert {row["Surel Terkirim"] for row in rows} == {ASKED.isoformat()}


def test_a_unit_without_an_address_is_said_and_the_others_get_theirs(
    posting: Office, smtp: SmtpServer, environment: dict[str, str]
) -> None:
    def change(rows: list[dict[str, Cell]]) -> None:
        next(row for row in rows if row["Kode Unit"] == "SB-WIL")["Email"] = None

    posting.type_rows("tblUnit", change)
    posting.step(request_data, ASKED)
    result = send(posting, environment)
    assert codes(result) == [("M23", "SB-WIL")] and result.needs_fix
    assert len(smtp.everything()) == 3
    assert [row["Kode"] for row in posting.rows("tblTemuan")].count("M23") == 1


def test_an_address_that_was_corrected_gets_the_mail_and_the_others_not_again(
    posting: Office, smtp: SmtpServer, environment: dict[str, str]
) -> None:
    smtp.behave(receiver={MAIL["SB-WIL"]: "550 5.1.1 User unknown"})
    result = send(posting, environment)
    assert codes(result) == [("M20", "SB-WIL")] and "User unknown" in result.findings[0].message

    def change(rows: list[dict[str, Cell]]) -> None:
        row = next(row for row in rows if row["Kode Unit"] == "SB-WIL")
        row["Email"] = "wilayah.baru@bagpem.example"

    posting.type_rows("tblUnit", change)
    result = send(posting, environment)
    assert codes(result) == [("M23", "SB-WIL")]  # the draft still has the old address
    posting.step(request_data, ASKED)
    result = send(posting, environment)
    assert codes(result) == [] and len(smtp.received("wilayah.baru@bagpem.example")) == 1
    assert max(smtp.everything().values()) == 1
    assert not any(row["Kode"] == "M23" for row in posting.rows("tblTemuan"))


def test_a_server_that_asks_to_wait_leaves_the_mail_for_the_next_run(
    posting: Office, smtp: SmtpServer, environment: dict[str, str]
) -> None:
    smtp.behave(receiver={MAIL["SB-WIL"]: "450 4.2.0 Greylisted"})
    result = send(posting, environment)
    assert codes(result) == [("M21", "SB-WIL")] and "Greylisted" in result.findings[0].message
    smtp.behave()
    assert send(posting, environment).summary == ("1 surel terkirim, 3 sudah terkirim sebelumnya.")
    assert smtp.everything() == dict.fromkeys(sorted(MAIL.values()), 1)


def test_a_draft_that_somebody_pointed_elsewhere_is_not_sent(
    posting: Office, smtp: SmtpServer, environment: dict[str, str]
) -> None:
    [path] = (posting.folder / OUTGOING).glob("Surel_*SB-PEM.eml")
    path.write_bytes(path.read_bytes().replace(b"adpem@bagpem", b"jahat@lain"))
    result = send(posting, environment)
    assert (
        codes(result) == [("M23", "SB-PEM")] and "jahat@lain.example" in result.findings[0].message
    )
    assert len(smtp.everything()) == 3


def test_a_draft_that_is_gone_or_broken_is_said(
    posting: Office, environment: dict[str, str]
) -> None:
    first, second = sorted((posting.folder / OUTGOING).glob("Surel_*.eml"))[:2]
    first.unlink()
    second.write_bytes(b"\0")
    assert {code for code, _ in codes(send(posting, environment))} == {"M23"}


# ---- reminders and corrections


def test_reminders_of_today_go_to_units_that_still_owe_and_thanks_to_the_others(
    posting: Office, smtp: SmtpServer, environment: dict[str, str]
) -> None:
    send(posting, environment)
    posting.put("SB-PEM")
    posting.step(collect, LATE)
    posting.step(remind, LATE)
    result = send(posting, environment, LATE)
    assert smtp.everything() == dict.fromkeys(sorted(MAIL.values()), 2)
    assert b".THANKS." in smtp.received(MAIL["SB-PEM"])[-1]
    assert result.findings == ()
    posting.step(remind, LATE)
    send(posting, environment, LATE)
    assert max(smtp.everything().values()) == 2


def test_a_reminder_of_another_day_or_for_a_unit_that_answered_is_left_with_a_note(
    posting: Office, smtp: SmtpServer, environment: dict[str, str]
) -> None:
    posting.step(remind, DUE)
    posting.put("SB-PEM")
    posting.step(collect, DUE)
    result = send(posting, environment, DUE)
    assert codes(result) == [("M24", "SB-PEM")] and not result.needs_fix
    posting.step(remind, DUE)
    result = send(posting, environment, LATE)
    assert {code for code, _ in codes(result)} == {"M24"}
    assert {unit for _, unit in codes(result)} == {"SB-WIL", "SB-OTDA", "KERJASAMA"}


def test_the_newest_correction_of_a_unit_goes_out(
    posting: Office, smtp: SmtpServer, environment: dict[str, str]
) -> None:
    send(posting, environment)
    for number, quarter in ((1, "TW I"), (2, "TW II")):
        form = posting.form("SB-PEM", typed("Kinerja", "IK02", quarter, "dua"), revision=number)
        posting.put("SB-PEM", form, f"F{number}.xlsx")
        posting.step(collect, DUE, 8 + number)
    drafts = sorted((posting.folder / "forms/2024/koreksi").glob("Koreksi_SB-PEM_*.eml"))
    assert len(drafts) == 2
    for moment, path in enumerate(drafts):
        os.utime(path, (moment, moment))
    result = send(posting, environment, DUE)
    assert result.summary.startswith("1 surel terkirim")
    [_, correction] = smtp.received(MAIL["SB-PEM"])
    newest = drafts[-1].read_bytes().partition(b"Message-ID: ")[2].partition(b"\r\n")[0]
    assert newest in correction
    assert send(posting, environment, DUE).summary.startswith("0 surel terkirim")


def _correction(office: Office) -> Path:
    wrong = office.form("SB-PEM", typed("Kinerja", "IK02", "TW II", "dua"))
    office.put("SB-PEM", wrong, "salah.xlsx")
    office.step(collect, LATE)
    [path] = (office.folder / "forms/2024/koreksi").glob("Koreksi_SB-PEM_*.eml")
    return path


def _said(data: bytes) -> tuple[str, str]:
    message = email.message_from_bytes(data, policy=email.policy.default)
    assert isinstance(message, EmailMessage)
    plain, html = message.get_body(("plain",)), message.get_body(("html",))
    assert plain is not None and html is not None
    return " ".join(plain.get_content().split()), " ".join(html.get_content().split())


def test_a_correction_that_waited_counts_its_days_from_the_day_on_which_it_is_sent(
    posting: Office, smtp: SmtpServer, environment: dict[str, str]
) -> None:
    path = _correction(posting)
    later = date(2025, 1, 20)
    assert send(posting, environment, later).findings == ()
    sent = smtp.received(MAIL["SB-PEM"])[-1]
    for text in _said(sent):
        assert "Kamis, 23 Januari 2025" in text and "3 hari kerja sejak 20 Januari 2025" in text
        assert "15 Januari" not in text and "10 Januari" not in text
    assert _said(path.read_bytes()) == _said(sent), "the folder holds what went out"
    assert send(posting, environment, date(2025, 2, 3)).summary.startswith("0 surel terkirim")


def test_a_correction_in_a_persons_own_words_is_kept_back_once_its_day_is_over(
    posting: Office, smtp: SmtpServer, environment: dict[str, str]
) -> None:
    path = _correction(posting)
    path.write_bytes(path.read_bytes().replace(b"sejak", b"mulai"))
    before = path.read_bytes()
    result = send(posting, environment, date(2025, 1, 20))
    assert codes(result) == [("M25", "SB-PEM")] and result.needs_fix
    assert "15 Jan 2025" in result.findings[0].message
    assert all(b".CORRECTION." not in raw for raw in smtp.received(MAIL["SB-PEM"]))
    assert path.read_bytes() == before


def test_a_correction_of_a_form_that_was_replaced_meanwhile_stays(
    posting: Office, smtp: SmtpServer, environment: dict[str, str]
) -> None:
    send(posting, environment)
    wrong = posting.form("SB-PEM", typed("Kinerja", "IK02", "TW II", "dua"))
    posting.put("SB-PEM", wrong, "salah.xlsx")
    posting.step(collect, DUE)
    posting.put("SB-PEM", posting.form("SB-PEM", revision=2), "benar.xlsx")
    posting.step(collect, DUE, 10)
    assert send(posting, environment, DUE).summary.startswith("1 surel terkirim")
    last = smtp.received(MAIL["SB-PEM"])[-1]
    assert b".THANKS." in last and b".CORRECTION." not in last
    assert len(smtp.received(MAIL["SB-PEM"])) == 2


# ---- doubt


def test_a_mail_in_doubt_waits_for_a_person(
    posting: Office, smtp: SmtpServer, environment: dict[str, str]
) -> None:
    smtp.behave(die="after", number=2)
    result = send(posting, environment)
    assert [code for code, _ in codes(result)] == ["M22", "M21", "M21"]
    smtp.start()
    smtp.behave()
    result = send(posting, environment)
    assert [code for code, _ in codes(result)] == ["M22"]
    assert "1 perlu dipastikan" in result.summary
    assert smtp.everything() == dict.fromkeys(sorted(MAIL.values()), 1)
    assert [code for code, _ in codes(send(posting, environment, dry=True))] == ["M22"]


@pytest.mark.parametrize(("decision", "mails"), [("sudah-terkirim", 1), ("kirim-ulang", 2)])
def test_a_person_decides_what_a_doubt_becomes(
    posting: Office, smtp: SmtpServer, environment: dict[str, str], decision: str, mails: int
) -> None:
    smtp.behave(die="after", number=1)
    send(posting, environment)
    smtp.start()
    smtp.behave()
    result = send(posting, environment, doubtful=decision)
    assert codes(result) == [] and smtp.everything()[MAIL["SB-PEM"]] == mails
    assert send(posting, environment).summary == "0 surel terkirim, 4 sudah terkirim sebelumnya."


def test_a_doubt_whose_draft_is_gone_is_not_forgotten(
    posting: Office, smtp: SmtpServer, environment: dict[str, str]
) -> None:
    smtp.behave(die="before", number=1)
    send(posting, environment)
    smtp.start()
    smtp.behave()
    [path] = (posting.folder / OUTGOING).glob("Surel_*SB-PEM.eml")
    path.unlink()
    assert set(codes(send(posting, environment))) == {("M23", "SB-PEM"), ("M22", "SB-PEM")}


def test_an_unknown_decision_is_refused(posting: Office, environment: dict[str, str]) -> None:
    with pytest.raises(UsageError, match="ragu"):
        send(posting, environment, doubtful="entahlah")


# ---- set-up


def test_without_an_account_the_person_is_told_what_to_do(office: Office) -> None:
    with pytest.raises(UsageError, match="belum diatur") as told:
        send(office, {})
    assert ".eml" in told.value.cure


def test_without_a_right_address_of_ours_nothing_goes(
    office: Office, smtp: SmtpServer, environment: dict[str, str]
) -> None:
    account(office, smtp=smtp.port, surel_pengumpul="bukan alamat")
    with pytest.raises(UsageError, match="Surel penerima"):
        send(office, environment)


def test_starttls_works_as_well(
    office: Office, make_smtp: Callable[..., SmtpServer], environment: dict[str, str]
) -> None:
    server = make_smtp(tls=False)
    account(office, smtp=server.port, security="starttls")
    assert send(office, environment).summary == "4 surel terkirim."


def test_the_password_stands_nowhere(
    posting: Office, environment: dict[str, str], smtp: SmtpServer
) -> None:
    from tests.mailbox.dovecot import PASSWORD

    send(posting, environment)
    kept = [path.read_bytes() for path in posting.folder.rglob("*") if path.is_file()]
    assert kept and not any(PASSWORD.encode() in data for data in kept)
    assert PASSWORD not in repr(posting.everything())


# ---- what providers say


@pytest.mark.parametrize(
    ("answer", "code", "words"),
    [
        ("552 5.2.2 The email account is over quota", "M26", "kotak surat penerima penuh"),
        ("452 4.2.2 The recipient's inbox is out of storage space", "M26", "penerima penuh"),
        ("550 5.1.1 User unknown", "M20", "User unknown"),
    ],
)
def test_a_receivers_trouble_is_told_apart_from_a_wrong_address(
    posting: Office,
    smtp: SmtpServer,
    environment: dict[str, str],
    answer: str,
    code: str,
    words: str,
) -> None:
    smtp.behave(receiver={MAIL["SB-WIL"]: answer})
    result = send(posting, environment)
    assert codes(result) == [(code, "SB-WIL")] and words in result.findings[0].message
    assert len(smtp.everything()) == 3


@pytest.mark.parametrize(
    ("answer", "code", "cure"),
    [
        ("550 5.4.5 Daily user sending limit exceeded", "M27", "besok"),
        (
            "554 5.2.2 mailbox full; STOREDRV.Submission.Exception:QuotaExceededException",
            "M29",
            "Terkirim",
        ),
        ("550 5.1.8 Access denied, bad outbound sender", "M29", "administrator"),
    ],
)
def test_a_provider_that_takes_nothing_more_is_said_once_and_the_rest_goes_next_time(
    posting: Office,
    smtp: SmtpServer,
    environment: dict[str, str],
    answer: str,
    code: str,
    cure: str,
) -> None:
    smtp.behave(data={"Message-ID": answer}, after=2)
    result = send(posting, environment)
    [found] = result.findings
    assert found.code == code and found.message.startswith("2 surel menunggu")
    assert cure in found.cure and len(smtp.everything()) == 2
    smtp.behave()
    assert send(posting, environment).summary == "2 surel terkirim, 2 sudah terkirim sebelumnya."
    assert smtp.everything() == dict.fromkeys(sorted(MAIL.values()), 1)


def test_attachments_too_large_for_the_provider_are_said_before_anything_is_sent(
    posting: Office, smtp: SmtpServer, environment: dict[str, str]
) -> None:
    posting.type_setting("batas_surel", 1)
    [path] = (posting.folder / OUTGOING).glob("Surel_*SB-PEM.eml")
    message = email.message_from_bytes(path.read_bytes(), policy=email.policy.SMTP)
    assert isinstance(message, EmailMessage)
    message.add_attachment(
        b"x" * 1_300_000, maintype="application", subtype="pdf", filename="b.pdf"
    )
    path.write_bytes(message.as_bytes())
    for dry in (True, False):
        result = send(posting, environment, dry=dry)
        assert codes(result) == [("M28", "SB-PEM")]
        assert "lampirannya 1,3 MB, paling besar 1 MB" in result.findings[0].message
    assert MAIL["SB-PEM"] not in smtp.everything() and len(smtp.everything()) == 3


def test_what_the_server_says_of_the_size_is_said_with_the_right_cure(
    posting: Office, smtp: SmtpServer, environment: dict[str, str]
) -> None:
    smtp.behave(size=1000)
    result = send(posting, environment)
    assert {code for code, _ in codes(result)} == {"M28"} and smtp.everything() == {}
    assert "cara lain" in result.findings[0].cure


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        ("534 5.7.9 Application-specific password required.", "sandi aplikasi diperlukan"),
        (
            "535 5.7.139 Authentication unsuccessful, basic authentication is disabled.",
            "menolak masuk dengan sandi",
        ),
        ("534 5.7.14 Please log in via your web browser", "peramban"),
    ],
)
def test_a_login_that_is_refused_is_told_in_the_providers_sense(
    posting: Office, smtp: SmtpServer, environment: dict[str, str], answer: str, words: str
) -> None:
    smtp.behave(login=answer)
    with pytest.raises(LkjipError, match=words) as told:
        send(posting, environment)
    assert told.value.cure
