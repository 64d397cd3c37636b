"""Who may change a figure: senders that the server doubts, a person's word, bounces of our mails."""

from __future__ import annotations

from email.message import EmailMessage
from functools import partial
from pathlib import Path

import pytest
from tests.mailbox.msg_file import Mail, msg
from tests.mailbox.rooms import MAIL, MOMENT, account, form_mail, mail
from tests.mailbox.test_collect import (
    STRANGER,
    collect_mail,
    digest,
    inputs,
    mail_codes,
    put,
    results,
    sent,
    status,
)
from tests.steps.office import DUE, Office

from lkjip.errors import UsageError
from lkjip.intake.folder import read_file
from lkjip.intake.message.server_check import failed_checks
from lkjip.steps.collect.collect import collect
from lkjip.steps.collect.findings import MOST_REMARKS
from lkjip.steps.confirm import confirm
from lkjip.steps.request.letters import WIB

UNIT = MAIL["SB-PEM"]
SERVER = "mx.bagpem.example"
CASES = Path(__file__).resolve().parent.parent / "data" / "cases"

# ---- what the office's server found


@pytest.mark.parametrize(
    ("header", "failed"),
    [
        (f"{SERVER}; spf=pass; dkim=pass; dmarc=pass", ""),
        (f"{SERVER} 1; spf=fail smtp.mailfrom=a@b.example", "spf=fail"),
        (f"{SERVER.upper()}.; dkim=FAIL; spf=pass", "dkim=fail"),
        (f"{SERVER}; spf=fail; dkim=fail; dmarc=fail", "spf=fail, dkim=fail, dmarc=fail"),
        (f"{SERVER}; spf=softfail; dkim=none; dmarc=none", ""),
        (f"{SERVER}; none", ""),
        # of another server: whoever sent the mail may have written it
        ("mx.lain.example; spf=fail", ""),
        (f"{SERVER}.lain.example; dmarc=fail", ""),
        ("", ""),
    ],
)
def test_only_the_offices_own_server_is_believed(header: str, failed: str) -> None:
    assert failed_checks(header, SERVER) == failed
    assert failed_checks(header, "") == ""


def checked(office: Office, *headers: str) -> None:
    """Put a mail of the head into the inbox, with headers that servers wrote, the last one first."""
    data = form_mail(office, "SB-PEM")
    lines = "".join(f"Authentication-Results: {header}\r\n" for header in headers)
    put(office, "a.eml", lines.encode() + data)


def test_a_mail_that_fails_the_servers_checks_is_held_under_the_heads_own_address(
    office: Office,
) -> None:
    account(office, server_pemeriksa=SERVER)
    checked(
        office,
        f"{SERVER}; spf=fail (ditulis orang lain: dmarc=pass); dmarc=fail",
        f"{SERVER}; dmarc=pass",
    )
    result = collect_mail(office)
    assert inputs(office) == [] and results(office) == [(UNIT, "belum dipastikan", "ditahan")]
    [finding] = result.findings
    assert finding.code == "M11" and "spf=fail, dmarc=fail" in finding.message
    collect_mail(office)  # the address is registered: that alone must not let it go
    assert inputs(office) == [] and mail_codes(office) == [("M11", "SB-PEM")]
    office.step(partial(confirm, fingerprint=digest(office), accept=True), DUE, 10)
    assert inputs(office) and status(office, "SB-PEM") == "diterima"


@pytest.mark.parametrize(
    ("server", "header", "codes"),
    [
        (SERVER, f"{SERVER}; spf=pass; dkim=pass; dmarc=pass", []),
        (SERVER, "mx.lain.example; dmarc=fail", [("M13", "SB-PEM")]),
        (SERVER, "", [("M13", "SB-PEM")]),
        ("", f"{SERVER}; dmarc=fail", []),
    ],
)
def test_a_mail_that_no_one_doubts_counts(
    office: Office, server: str, header: str, codes: list[tuple[str, str]]
) -> None:
    account(office, server_pemeriksa=server)
    checked(office, *([header] if header else []))
    collect_mail(office)
    assert results(office) == [(UNIT, "terdaftar", "diterima")] and mail_codes(office) == codes


# ---- a person's word, typed in the tab


def decide(office: Office, word: str) -> None:
    def change(rows: list[dict[str, object]]) -> None:
        for row in rows:
            if row["Hasil"] == "ditahan":
                row["Keputusan"] = word

    office.type_rows("tblKiriman", change)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("word", "result", "counts", "registered"),
    [
        ("terima", (STRANGER, "dipastikan", "diterima"), True, False),
        ("Terima dan daftarkan", (STRANGER, "dipastikan", "diterima"), True, True),
        ("tolak", (STRANGER, "belum dipastikan", "dilewati"), False, False),
    ],
)
def test_the_word_typed_beside_a_held_form_is_carried_out_by_the_button(
    office: Office, word: str, result: object, counts: bool, registered: bool
) -> None:
    put(office, "a.eml", form_mail(office, "SB-PEM", STRANGER))
    collect_mail(office)
    decide(office, word)
    office.step(confirm, DUE, 10)
    assert results(office) == [result] and bool(inputs(office)) is counts
    email = str(office.row("tblUnit", "Kode Unit", "SB-PEM")["Email"])
    assert (STRANGER in email) is registered


@pytest.mark.parametrize("word", ["", "mungkin"])
def test_the_button_without_a_clear_word_changes_nothing(office: Office, word: str) -> None:
    put(office, "a.eml", form_mail(office, "SB-PEM", STRANGER))
    collect_mail(office)
    decide(office, word)
    before = office.everything()
    with pytest.raises(UsageError):
        office.step(confirm, DUE, 10)
    assert office.everything() == before


@pytest.mark.parametrize(("revision", "code"), [(99, "K13"), (98, "K12")])
def test_a_form_that_its_revision_put_aside_counts_when_a_person_says_so(
    office: Office, revision: int, code: str
) -> None:
    """At revision 99 nothing higher can come: the cure of the finding must work all the same."""
    sent(office, "a.eml", UNIT, revision=99)
    collect_mail(office)
    sent(office, "b.eml", UNIT, 1, revision=revision, other=True)
    result = collect_mail(office)
    [finding] = [f for f in result.findings if f.code == code]
    words = finding.cure.partition("pastikan ")[2].split()
    aside = next(r for r in office.rows("tblKiriman") if r["Hasil"] == "dilewati")
    assert str(aside["Sidik"]).startswith(words[0])
    office.step(partial(confirm, fingerprint=words[0], accept=True), DUE, 10)
    assert {
        r["Realisasi TW II"] if "Realisasi TW II" in r else r["TW II"]
        for r in office.rows("tblIsianKinerja")
    } == {9}
    collect_mail(office)
    assert {r["Revisi"] for r in office.rows("tblIsianKinerja")} == {revision}


# ---- bounces


def bounce(office: Office, about: str, address: str = UNIT) -> None:
    text = (
        f"From: MAILER-DAEMON@surel.example\r\nSubject: Undelivered\r\nAuto-Submitted: auto-replied\r\n"
        f"Date: Tue, 07 Jan 2025 08:30:00 +0700\r\nMIME-Version: 1.0\r\n"
        f'Content-Type: multipart/report; report-type=delivery-status; boundary="b"\r\n\r\n--b\r\n'
        f"Content-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; a\r\n\r\n"
        f"Final-Recipient: rfc822; {address}\r\nAction: failed\r\n\r\n--b\r\n"
        f"Content-Type: text/rfc822-headers\r\n\r\nMessage-ID: {about}\r\nSubject: Permintaan\r\n\r\n--b--\r\n"
    )
    put(office, "pantul.eml", text.encode())


def our_id(office: Office) -> str:
    draft = next(office.inbox.parent.rglob("*SB-PEM*.eml"))
    head = draft.read_bytes().partition(b"\r\n\r\n")[0].decode()
    return next(line for line in head.split("\r\n") if line.startswith("Message-ID")).partition(
        ": "
    )[2]


def test_a_bounce_of_our_own_mail_counts(office: Office) -> None:
    bounce(office, our_id(office))
    collect_mail(office)
    assert mail_codes(office) == [("M09", "SB-PEM")]


def test_a_forged_bounce_about_a_mail_that_we_never_sent_only_is_mentioned(office: Office) -> None:
    for about in ("<palsu@jahat.example>", "<lkjip.2024.PERMINTAAN.SB-PEM.tebakan@x.example>"):
        bounce(office, about)
        result = collect_mail(office)
        assert mail_codes(office) == [("M12", "")]
        [unread] = result.data["tidak_dibaca"]  # type: ignore[misc]
        assert UNIT in unread["alasan"] and "bukan buatan program ini" in unread["alasan"]


def report(about: str, action: str, kind: str = "delivery-status") -> bytes:
    said = f"Action: {action}" if kind == "delivery-status" else f"X-Said: {action}"
    return (
        "From: postmaster@surel.example\r\nDate: Tue, 07 Jan 2025 08:30:00 +0700\r\n"
        f'Content-Type: multipart/report; report-type={kind}; boundary="b"\r\n\r\n'
        f"--b\r\nContent-Type: text/plain\r\n\r\nPemberitahuan.\r\n"
        f"--b\r\nContent-Type: message/{kind}\r\n\r\nReporting-MTA: dns; a\r\n\r\n"
        f"Final-Recipient: rfc822; {UNIT}\r\n{said}\r\nStatus: 5.0.0\r\n\r\n"
        "--b\r\nContent-Type: text/rfc822-headers\r\n\r\n"
        f"Message-ID: {about}\r\n\r\n--b--\r\n"
    ).encode()


@pytest.mark.parametrize(
    ("action", "kind", "codes"),
    [
        ("failed", "delivery-status", [("M09", "SB-PEM")]),
        ("FAILED", "delivery-status", [("M09", "SB-PEM")]),
        ("failed (permanen)", "delivery-status", [("M09", "SB-PEM")]),
        ("delayed", "delivery-status", []),
        ("delivered", "delivery-status", []),
        ("relayed", "delivery-status", []),
        ("expanded", "delivery-status", []),
        ("manual-action/MDN-sent-manually; displayed", "disposition-notification", []),
        ("automatic-action/MDN-sent-automatically; deleted", "disposition-notification", []),
        ("abuse", "feedback-report", []),
    ],
)
def test_only_a_report_of_failure_says_that_a_mail_did_not_arrive(
    office: Office, action: str, kind: str, codes: list[tuple[str, str]]
) -> None:
    put(office, "laporan.eml", report(our_id(office), action, kind))
    result = collect_mail(office)
    assert mail_codes(office) == codes
    [one] = result.data["tidak_dibaca"]  # type: ignore[misc]
    assert one["nama"] == "laporan.eml" and ("gagal" in one["alasan"]) is bool(codes)


GLOBAL = (
    "message/global-delivery-status",
    f"Reporting-MTA: dns; a\r\n\r\nFinal-Recipient: utf-8; {UNIT}\r\nAction: failed\r\n",
)
QMAIL = (
    "Hi. This is the qmail-send program at surel.example.\n\n"
    f"<{UNIT}>:\n10.0.0.1 does not like recipient.\nRemote host said: 550 User unknown\n"
)


def qmail() -> bytes:
    return mail("MAILER-DAEMON@surel.example", "failure notice", QMAIL).as_bytes()


def worldwide() -> bytes:
    kind, text = GLOBAL
    return (
        "From: postmaster@surel.example\r\nDate: Tue, 07 Jan 2025 08:30:00 +0700\r\n"
        'Content-Type: multipart/report; report-type=delivery-status; boundary="b"\r\n\r\n'
        f"--b\r\nContent-Type: {kind}\r\n\r\n{text}\r\n--b--\r\n"
    ).encode()


BOUNCES = {
    "exim.eml": lambda: (CASES / "pantulan_exim.eml").read_bytes(),
    "outlook.msg": lambda: (CASES / "ndr.msg").read_bytes(),
    "qmail.eml": qmail,
    "worldwide.eml": worldwide,
}


@pytest.mark.parametrize("name", BOUNCES)
def test_bounces_of_every_kind_name_the_unit_and_refuse_nothing(office: Office, name: str) -> None:
    put(office, name, BOUNCES[name]())
    result = collect_mail(office)
    assert mail_codes(office) == [("M09", "SB-PEM")]
    assert status(office, "SB-PEM") != "ditolak" and result.data["berkas"] == []
    assert len(result.data["tidak_dibaca"]) == 1  # type: ignore[arg-type]


def test_our_blank_form_in_an_answer_of_absence_is_nobodys_answer(office: Office) -> None:
    blank = next(office.inbox.parent.rglob("Formulir_*SB-PEM*.xlsx")).read_bytes()
    absent = mail(UNIT, files=[("Formulir.xlsx", blank)], Auto_Submitted="auto-replied")
    put(office, "a.eml", absent.as_bytes())
    result = collect_mail(office)
    assert result.data["berkas"] == [] and status(office, "SB-PEM") == "belum diterima"
    [unread] = result.data["tidak_dibaca"]  # type: ignore[misc]
    assert unread["nama"] == "Formulir.xlsx"
    filled = mail(UNIT, files=[("F.xlsx", office.form("SB-PEM"))], Auto_Submitted="auto-replied")
    put(office, "b.eml", filled.as_bytes())
    collect_mail(office)
    assert status(office, "SB-PEM") == "diterima"


def test_evidence_of_a_stranger_is_held_and_that_of_a_unit_is_not(office: Office) -> None:
    for name, who in (("a.eml", UNIT), ("b.eml", STRANGER)):
        message: EmailMessage = mail(who, moment=MOMENT)
        message.add_attachment(b"%PDF-1.4 " + who.encode(), "application", "pdf", filename="SK.pdf")
        put(office, name, message.as_bytes())
    found = office.step(collect, DUE).data["bukti"]
    assert [(one["unit"], one["hasil"]) for one in found] == [  # type: ignore[union-attr]
        ("SB-PEM", "belum dipasangkan"),
        ("", "ditahan"),
    ]


def test_an_outlook_mail_carries_what_the_server_found(tmp_path: Path) -> None:
    headers = f"From: {UNIT}\r\nAuthentication-Results: {SERVER}; spf=fail\r\n"
    path = tmp_path / "a.msg"
    path.write_bytes(msg(Mail(UNIT, headers=headers, files=[("F.xlsx", b"PK")])))
    assert failed_checks(read_file(path, WIB).attachment[0].checked_by, SERVER) == "spf=fail"


# ---- bounds, and a file under another unit's name


def test_a_flood_of_files_writes_a_bounded_number_of_remarks(office: Office) -> None:
    for number in range(MOST_REMARKS + 40):
        put(office, f"{number}.rar", b"Rar!\x1a\x07")
    result = collect_mail(office)
    rows = mail_codes(office)
    assert len(rows) == MOST_REMARKS + 1 and ("M14", "") in rows
    assert len(result.data["tidak_dibaca"]) == MOST_REMARKS + 40  # type: ignore[arg-type]
    for path in office.inbox.glob("*.rar"):
        path.unlink()
    collect_mail(office)
    assert mail_codes(office) == []


@pytest.mark.parametrize(
    ("name", "remarked"),
    [
        ("Formulir_LKjIP_2024_SB-WIL.xlsx", True),
        ("formulir_lkjip_2024_sb-wil (1).xlsx", True),
        ("Koreksi_SB-WIL_r2_1a2b3c4d.xlsx", True),
        ("Formulir_LKjIP_2024_SB-PEM.xlsx", False),
        ("Formulir_LKjIP_2024_SB-PEM (2).xlsx", False),
        ("Formulir_LKjIP_2024_LAIN.xlsx", False),
        ("Isian kami.xlsx", False),
    ],
)
def test_a_form_under_another_units_name_is_remarked_and_counts_for_its_own(
    office: Office, name: str, remarked: bool
) -> None:
    put(office, name, office.form("SB-PEM"))
    result = collect_mail(office)
    assert [f.code for f in result.findings] == (["F27"] if remarked else [])
    assert str(status(office, "SB-PEM")).startswith("diterima") and inputs(office)
