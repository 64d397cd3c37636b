"""Collecting by mail: forms counted, senders checked, every mail without a form explained."""

from __future__ import annotations

from datetime import datetime, timedelta
from email import message_from_bytes
from email.policy import SMTP
from functools import partial
from pathlib import Path

import pytest
from tests.mailbox.dovecot import OFFICE, Dovecot
from tests.mailbox.msg_file import Mail, msg
from tests.mailbox.rooms import MAIL, MOMENT, account, by_hand, form_mail, mail, tools
from tests.mailbox.test_incoming import BOUNCE
from tests.steps.office import ASKED, DUE, UNITS, Office, memory_office, nothing, typed

from lkjip.checks.checked_form import Checked
from lkjip.errors import FolderError, ProcessError, UsageError
from lkjip.intake.message.attachment import Incoming
from lkjip.intake.submission import Standing, Submission
from lkjip.steps.analyse.analyse import analyse
from lkjip.steps.collect.collect import collect
from lkjip.steps.collect.senders import Senders
from lkjip.steps.confirm import confirm
from lkjip.steps.kernel.base import StepResult
from lkjip.steps.kernel.states import TO_BE_ADMITTED
from lkjip.steps.remind import remind

STRANGER = "kepala.pribadi@surel.example"


def put(office: Office, name: str, data: bytes) -> None:
    office.inbox.mkdir(parents=True, exist_ok=True)
    (office.inbox / name).write_bytes(data)


def collect_mail(office: Office, **other: object) -> StepResult:
    return office.step(partial(collect, **other), DUE)


def mail_codes(office: Office) -> list[tuple[str, str]]:
    """Code and unit of the findings about mail that stand in the book."""
    rows = office.rows("tblTemuan")
    return sorted((str(r["Kode"]), str(r["Unit"] or "")) for r in rows if str(r["Kode"])[0] == "M")


def status(office: Office, unit: str) -> object:
    return office.row("tblPengumpulan", "Kode Unit", unit)["Status"]


# ---- from the folder


def test_mails_of_all_units_are_taken_in(office: Office) -> None:
    for unit in UNITS:
        put(office, f"{unit}.eml", form_mail(office, unit))
    result = collect_mail(office)
    assert [status(office, unit) for unit in UNITS] == ["diterima"] * 4
    assert result.findings == () and not result.needs_fix
    [row] = [r for r in office.rows("tblKiriman") if r["Kode Unit"] == "SB-PEM"]
    assert (row["Pengirim"], row["Waktu"]) == (MAIL["SB-PEM"], MOMENT)


def test_a_form_saved_by_hand_has_no_sender_and_no_doubt(office: Office) -> None:
    office.put("SB-PEM")
    assert collect_mail(office).findings == () and status(office, "SB-PEM") == "diterima"


def test_outlook_files_and_forwarded_mails_are_taken_in(office: Office) -> None:
    form = office.form("SB-PEM")
    put(office, "a.msg", msg(Mail(MAIL["SB-PEM"], files=[("Formulir.xlsx", form)])))
    inner = message_from_bytes(form_mail(office, "SB-WIL"), policy=SMTP)
    outer = mail(OFFICE, "FW: Formulir")
    outer.add_attachment(inner)
    put(office, "b.eml", outer.as_bytes())
    collect_mail(office)
    assert status(office, "SB-PEM") == status(office, "SB-WIL") == "diterima"
    [row] = [r for r in office.rows("tblKiriman") if r["Kode Unit"] == "SB-WIL"]
    assert row["Pengirim"] == f"{MAIL['SB-WIL']} melalui {OFFICE}" and mail_codes(office) == []


def test_a_second_run_takes_nothing_twice(office: Office) -> None:
    put(office, "a.eml", form_mail(office, "SB-PEM"))
    put(office, "b.eml", by_hand(["Content-Type: application/ms-tnef"]))
    collect_mail(office)
    before = office.everything()
    result = collect_mail(office)
    assert "Tidak ada berkas baru (1 sudah diproses sebelumnya)" in result.summary
    after = office.everything()
    changed = {name for name in after if after[name] != before[name]}
    assert changed <= {"tblRiwayat", "riwayat_ujung"}, changed


def test_a_date_from_tomorrow_counts_as_now(office: Office) -> None:
    future = datetime.combine(DUE, datetime.min.time()) + timedelta(days=30)
    put(office, "a.eml", form_mail(office, "SB-PEM", moment=future))
    collect_mail(office)
    assert office.row("tblPengumpulan", "Kode Unit", "SB-PEM")["Diterima"] == DUE


# ---- the sender


def inputs(office: Office) -> list[object]:
    """Every figure, answer and document that counts."""
    tables = ("tblIsianKinerja", "tblIsianAnggaran", "tblIsianAnalisis", "tblBukti")
    return [row for table in tables for row in office.rows(table)]


def sent(office: Office, name: str, sender: str, hours: int = 0, **form: object) -> None:
    """Put a mail with a form of SB-PEM into the inbox."""
    edit = typed("Kinerja", "IK02", "TW II", 9) if form.pop("other", False) else nothing
    files = [("Formulir_SB-PEM.xlsx", office.form("SB-PEM", edit, **form))]
    moment = MOMENT + timedelta(hours=hours)
    put(office, name, mail(sender, files=files, moment=moment).as_bytes())


def results(office: Office) -> list[tuple[object, object, object]]:
    return [(r["Pengirim"], r["Kepercayaan"], r["Hasil"]) for r in office.rows("tblKiriman")]


def digest(office: Office) -> str:
    return str(next(r["Sidik"] for r in office.rows("tblKiriman") if r["Hasil"] == "ditahan"))


def test_a_form_of_a_stranger_is_held_and_decides_nothing(office: Office) -> None:
    put(office, "a.eml", form_mail(office, "SB-PEM", STRANGER))
    result = collect_mail(office)
    [file] = result.data["berkas"]  # type: ignore[misc]
    assert (file["hasil"], file["kepercayaan"]) == ("ditahan", "belum dipastikan")
    assert status(office, "SB-PEM") == TO_BE_ADMITTED and inputs(office) == []
    [finding] = result.findings
    assert finding.code == "M11" and STRANGER in finding.message and finding.unit == "SB-PEM"
    assert result.needs_fix and "1 kiriman ditahan" in result.summary
    assert list((office.folder / "forms/2024/arsip").rglob("*.xlsx"))
    assert not office.files("forms/2024/koreksi")
    assert not [name for name in office.files("forms/2024/keluar") if "Terima" in name]


def test_a_stranger_is_never_answered_whatever_he_sends(office: Office) -> None:
    wrong = office.form("SB-PEM", typed("Kinerja", "IK02", "TW II", "belum ada"))
    put(office, "a.eml", mail(STRANGER, files=[("F.xlsx", wrong)]).as_bytes())
    put(office, "b.eml", mail(STRANGER, files=[("G.xlsx", b"rusak")]).as_bytes())
    collect_mail(office)
    assert not (office.folder / "forms/2024/koreksi").exists()
    assert status(office, "SB-PEM") == TO_BE_ADMITTED


def test_a_strangers_highest_revision_never_locks_the_head_out(office: Office) -> None:
    sent(office, "a.eml", MAIL["SB-PEM"])
    sent(office, "b.eml", STRANGER, 1, revision=99, other=True)
    collect_mail(office)
    assert {r["Pengirim"] for r in office.rows("tblIsianKinerja")} == {MAIL["SB-PEM"]}
    sent(office, "c.eml", MAIL["SB-PEM"], 2, revision=2)
    collect_mail(office)
    assert {r["Revisi"] for r in office.rows("tblIsianKinerja")} == {2}
    assert [said for _, _, said in results(office)] == ["diterima", "ditahan", "diterima"]


def test_a_strangers_copy_of_the_heads_form_never_counts_by_its_revision(office: Office) -> None:
    put(office, "a.eml", form_mail(office, "SB-PEM"))
    put(office, "b.eml", form_mail(office, "SB-PEM", STRANGER, revision=99))
    collect_mail(office)
    assert [row["Hasil"] for row in office.rows("tblKiriman")] == ["diterima", "ditahan"]
    assert {row["Pengirim"] for row in office.rows("tblIsianKinerja")} == {MAIL["SB-PEM"]}
    put(office, "c.eml", form_mail(office, "SB-PEM", revision=2))
    collect_mail(office)
    assert office.rows("tblKiriman")[-1]["Hasil"] == "diterima"


@pytest.mark.parametrize("other", [False, True])
def test_a_stranger_who_comes_first_does_not_stand_in_the_heads_way(
    office: Office, other: bool
) -> None:
    sent(office, "a.eml", STRANGER, other=other)
    collect_mail(office)
    sent(office, "b.eml", MAIL["SB-PEM"], 1)
    collect_mail(office)
    assert status(office, "SB-PEM") == "diterima"
    assert {r["Pengirim"] for r in office.rows("tblIsianKinerja")} == {MAIL["SB-PEM"]}
    assert results(office)[0][2] == ("ditahan" if other else "dilewati")
    assert mail_codes(office) == ([("M11", "SB-PEM")] if other else [])


@pytest.mark.parametrize(
    "sender",
    [
        "From: {unit}, {evil}",
        "From: {unit}\r\nFrom: {evil}",
        "From: {unit}(x)@surel.example",
        "From: <{unit}>@surel.example",
        "X-From: {unit}",
    ],
)
def test_a_mail_without_one_valid_sender_is_held(office: Office, sender: str) -> None:
    head, body = form_mail(office, "SB-PEM").split(b"\r\n\r\n", 1)
    lines = [line for line in head.split(b"\r\n") if not line.startswith(b"From:")]
    given = sender.format(unit=MAIL["SB-PEM"], evil=STRANGER).encode()
    put(office, "a.eml", b"\r\n".join([given, *lines]) + b"\r\n\r\n" + body)
    collect_mail(office)
    assert status(office, "SB-PEM") == TO_BE_ADMITTED and inputs(office) == []
    assert results(office) == [("–", "belum dipastikan", "ditahan")]


def test_the_analysis_says_what_is_still_held(office: Office) -> None:
    for unit in UNITS:
        put(office, f"{unit}.eml", form_mail(office, unit))
    sent(office, "b.eml", STRANGER, 1, revision=99, other=True)
    collect_mail(office)
    result = office.step(analyse, DUE, 10)
    assert [f.code for f in result.findings if f.unit == "SB-PEM"] == ["M11"]
    assert result.needs_fix


def test_a_held_form_counts_once_the_address_is_in_the_register(office: Office) -> None:
    put(office, "a.eml", form_mail(office, "SB-PEM", STRANGER))
    collect_mail(office)
    collect_mail(office)
    assert mail_codes(office) == [("M11", "SB-PEM")] and inputs(office) == []

    def change(rows: list[dict[str, object]]) -> None:
        row = next(row for row in rows if row["Kode Unit"] == "SB-PEM")
        row["Email"] = f"{row['Email']}; {STRANGER.upper()}"

    office.type_rows("tblUnit", change)  # type: ignore[arg-type]
    result = collect_mail(office)
    assert mail_codes(office) == [] and status(office, "SB-PEM") == "diterima"
    assert results(office) == [(STRANGER, "terdaftar", "diterima")]
    assert not result.needs_fix and inputs(office)


def test_a_person_accepts_a_held_form(office: Office) -> None:
    put(office, "a.eml", form_mail(office, "SB-PEM", STRANGER))
    collect_mail(office)
    office.step(partial(confirm, fingerprint=digest(office)[:12], accept=True), DUE, 10)
    assert status(office, "SB-PEM") == "diterima" and inputs(office)
    assert results(office) == [(STRANGER, "dipastikan", "diterima")]
    collect_mail(office)
    assert status(office, "SB-PEM") == "diterima" and mail_codes(office) == []
    assert STRANGER not in str(office.row("tblUnit", "Kode Unit", "SB-PEM")["Email"])


def test_a_person_accepts_a_held_form_and_registers_its_address(office: Office) -> None:
    put(office, "a.eml", form_mail(office, "SB-PEM", STRANGER))
    collect_mail(office)
    held = digest(office)
    office.step(partial(confirm, fingerprint=held, accept=True, register=True), DUE)
    email = office.row("tblUnit", "Kode Unit", "SB-PEM")["Email"]
    assert email == f"{MAIL['SB-PEM']}; {STRANGER}"
    sent(office, "b.eml", STRANGER, 1, revision=2)
    collect_mail(office)
    assert {r["Revisi"] for r in office.rows("tblIsianKinerja")} == {2}


def test_a_person_rejects_a_held_form_for_good(office: Office) -> None:
    put(office, "a.eml", form_mail(office, "SB-PEM", STRANGER))
    collect_mail(office)
    office.step(partial(confirm, fingerprint=digest(office), reject=True), DUE, 10)
    for _ in range(2):
        assert status(office, "SB-PEM") == "belum diterima" and inputs(office) == []
        assert results(office) == [(STRANGER, "belum dipastikan", "dilewati")]
        assert mail_codes(office) == []
        collect_mail(office)


@pytest.mark.parametrize(
    ("typed_word", "options"),
    [
        ("", {"accept": True}),
        ("0000000", {"accept": True}),
        ("sidik", {}),
        ("sidik", {"accept": True, "reject": True}),
        ("sidik", {"reject": True, "register": True}),
    ],
)
def test_an_unclear_word_about_a_held_form_changes_nothing(
    office: Office, typed_word: str, options: dict[str, bool]
) -> None:
    put(office, "a.eml", form_mail(office, "SB-PEM", STRANGER))
    collect_mail(office)
    before = office.everything()
    word = digest(office) if typed_word == "sidik" else typed_word
    with pytest.raises(UsageError):
        office.step(partial(confirm, fingerprint=word, **options), DUE, 10)
    assert office.everything() == before


def submission(sender: str, standing: Standing, fingerprint: str, content: str) -> Submission:
    """A submission of SB-PEM as the book remembers it."""
    incoming = Incoming("F.xlsx", b"", sender)
    checked = Checked("SB-PEM", 2024, 1, ())
    return Submission(incoming, fingerprint, Path(), checked, standing, content_fingerprint=content)


def test_a_confirmed_form_that_somebody_saved_anew_counts_by_its_content() -> None:
    senders = Senders({MAIL["SB-PEM"]: frozenset({"SB-PEM"})}, OFFICE)
    first = submission(STRANGER, Standing.IN_FORCE, "a", "isi")
    again = submission(MAIL["SB-PEM"], Standing.ASIDE, "b", "isi")
    assert senders.doubts((first,)).keys() == {"SB-PEM"}
    assert senders.doubts((first, again)) == {}
    other = submission(MAIL["SB-PEM"], Standing.ASIDE, "b", "lain")
    assert senders.doubts((first, other)).keys() == {"SB-PEM"}


def test_another_units_address_is_a_stranger_too(office: Office) -> None:
    put(office, "a.eml", form_mail(office, "SB-PEM", MAIL["SB-WIL"]))
    collect_mail(office)
    assert mail_codes(office) == [("M11", "SB-PEM")]


@pytest.mark.parametrize(
    ("forwarder", "trusted"),
    [
        (OFFICE, True),
        (MAIL["SB-WIL"], True),
        (MAIL["SB-PEM"], True),
        (STRANGER, False),
    ],
)
def test_a_forwarded_mail_is_as_good_as_who_forwarded_it(
    office: Office, forwarder: str, trusted: bool
) -> None:
    outer = mail(forwarder, "FW: Formulir")
    outer.add_attachment(message_from_bytes(form_mail(office, "SB-PEM"), policy=SMTP))
    put(office, "a.eml", outer.as_bytes())
    collect_mail(office)
    assert mail_codes(office) == ([] if trusted else [("M11", "SB-PEM")])


def test_a_forged_writer_inside_does_not_help(office: Office) -> None:
    outer = mail(MAIL["SB-WIL"], "FW: Formulir")
    outer.add_attachment(message_from_bytes(form_mail(office, "SB-PEM", STRANGER), policy=SMTP))
    put(office, "a.eml", outer.as_bytes())
    collect_mail(office)
    assert mail_codes(office) == [("M11", "SB-PEM")]


def test_a_unit_that_must_be_confirmed_is_asked_for_it(office: Office) -> None:
    put(office, "a.eml", form_mail(office, "SB-PEM", STRANGER))
    collect_mail(office)
    made = office.step(remind, DUE, 10).data["surel"]
    assert any("SB-PEM" in str(name) for name in made)  # type: ignore[union-attr]


# ---- mails without a form


def test_every_mail_that_brings_no_form_is_explained_once(office: Office) -> None:
    unit = MAIL["SB-OTDA"]
    head = [f"From: {unit}"]
    put(office, "tnef.eml", by_hand(["Content-Type: application/ms-tnef"], head=head))
    put(office, "zip.eml", by_hand(['Content-Type: x/y; name="F.zip"'], head=head))
    put(office, "tanya.eml", mail(unit, text="Lihat https://drive.google.com/x").as_bytes())
    put(office, "rusak.eml", b"\0\xff")
    put(office, "pantul.eml", BOUNCE)
    for _ in range(2):
        result = collect_mail(office)
        assert mail_codes(office) == [
            ("M03", "SB-OTDA"),
            ("M04", "SB-OTDA"),
            ("M06", ""),
            ("M09", "SB-PEM"),
            ("M15", "SB-OTDA"),
        ]
    assert result.needs_fix
    note = office.row("tblTemuan", "Kode", "M15")
    assert "drive.google.com" in str(note["Pesan"]) and note["Berkas"] == "tanya.eml"


def test_a_form_that_came_later_settles_what_went_wrong_before(office: Office) -> None:
    head = [f"From: {MAIL['SB-PEM']}"]
    put(office, "tnef.eml", by_hand(["Content-Type: application/ms-tnef"], head=head))
    collect_mail(office)
    assert mail_codes(office) == [("M03", "SB-PEM")]
    later = MOMENT + timedelta(hours=1)
    put(office, "b.eml", form_mail(office, "SB-PEM", moment=later))
    collect_mail(office)
    collect_mail(office)
    assert mail_codes(office) == []


def test_a_broken_mail_after_the_form_is_still_explained(office: Office) -> None:
    put(office, "a.eml", form_mail(office, "SB-PEM", moment=MOMENT - timedelta(hours=1)))
    head = [f"From: {MAIL['SB-PEM']}"]
    put(office, "tnef.eml", by_hand(["Content-Type: application/ms-tnef"], head=head))
    collect_mail(office)
    assert mail_codes(office) == [("M03", "SB-PEM")] and status(office, "SB-PEM") == "diterima"


# ---- from the mailbox


@pytest.fixture
def boxed(office: Office, dovecot: Dovecot) -> Office:
    """An office with an account at the server. The server's mails are of today."""
    account(office, imap=dovecot.port)
    return office


def test_the_mailbox_is_emptied_into_the_folder_and_taken_in(
    boxed: Office, dovecot: Dovecot, environment: dict[str, str]
) -> None:
    dovecot.deliver([form_mail(boxed, unit) for unit in UNITS])
    dovecot.deliver([mail("orang@lain.example", "Undangan").as_bytes()])
    result = collect_mail(boxed, imap=True, equipment=tools(environment))
    assert [status(boxed, unit) for unit in UNITS] == ["diterima"] * 4
    box = result.data["kotak_surat"]
    assert isinstance(box, dict)
    assert (box["dilihat"], box["diambil"], box["tanpa_formulir"], box["sisa"]) == (5, 4, 1, 0)
    assert result.summary.startswith("5 surel baru di kotak surat: 4 diambil, 1 tanpa formulir.")
    assert len(dovecot.seen()) == 4 and len(boxed.files("forms/2024/arsip")) == 4


def test_a_dry_run_tells_and_changes_nothing(
    boxed: Office, dovecot: Dovecot, environment: dict[str, str]
) -> None:
    dovecot.deliver([form_mail(boxed, "SB-PEM")])
    before, files = boxed.everything(), boxed.files()
    result = boxed.step(partial(collect, imap=True, equipment=tools(environment)), DUE, dry=True)
    assert "1 akan diambil" in result.summary
    assert boxed.everything() == before and boxed.files() == files and dovecot.seen() == []


def test_a_mail_of_a_unit_without_a_form_is_said_until_the_form_comes(
    boxed: Office, dovecot: Dovecot, environment: dict[str, str]
) -> None:
    dovecot.deliver([mail(MAIL["SB-WIL"], "Mohon waktu", "Besok kami kirim.").as_bytes()])
    collect_mail(boxed, imap=True, equipment=tools(environment))
    assert mail_codes(boxed) == [("M08", "SB-WIL")]
    collect_mail(boxed, imap=True, equipment=tools(environment))
    assert mail_codes(boxed) == [("M08", "SB-WIL")]
    dovecot.deliver([form_mail(boxed, "SB-WIL")])
    collect_mail(boxed, imap=True, equipment=tools(environment))
    assert mail_codes(boxed) == []


def test_what_lay_in_the_folder_before_comes_too(
    boxed: Office, dovecot: Dovecot, environment: dict[str, str]
) -> None:
    boxed.put("SB-WIL")
    dovecot.deliver([form_mail(boxed, "SB-PEM")])
    collect_mail(boxed, imap=True, equipment=tools(environment))
    assert status(boxed, "SB-PEM") == status(boxed, "SB-WIL") == "diterima"


def test_an_account_that_is_not_set_up_is_said(office: Office) -> None:
    with pytest.raises(UsageError, match="belum diatur"):
        collect_mail(office, imap=True)


def test_a_missing_password_is_said_before_anything_is_done(
    boxed: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.fail.Keyring")
    with pytest.raises(UsageError, match="belum disimpan"):
        collect_mail(boxed, imap=True, equipment=tools({}))


def test_without_a_request_there_is_nothing_to_collect(tmp_path_factory: object) -> None:
    office = memory_office(tmp_path_factory.mktemp("kantor"))  # type: ignore[attr-defined]
    with pytest.raises(ProcessError, match="belum dibuat"):
        collect_mail(office)


def test_a_folder_that_is_not_there_is_said(office: Office) -> None:
    with pytest.raises(FolderError, match="tidak-ada"):
        collect_mail(office, from_=office.folder / "tidak-ada")


# ---- who answered


def test_who_answered_is_told_with_dates(office: Office) -> None:
    office.step(remind, DUE, 8)
    put(office, "a.eml", form_mail(office, "SB-PEM"))
    broken = office.form("SB-WIL", year=2023)
    put(office, "b.eml", mail(MAIL["SB-WIL"], files=[("Formulir.xlsx", broken)]).as_bytes())
    rows = collect_mail(office).data["jawaban"]
    assert isinstance(rows, list)
    found = {row["Kode Unit"]: row for row in rows}
    asked, today = ASKED.isoformat(), DUE.isoformat()
    assert found["SB-PEM"] == {
        "Kode Unit": "SB-PEM",
        "Unit": "Sub Bagian Administrasi Pemerintahan",
        "Diminta": asked,
        "Surel Terkirim": None,
        "Diingatkan": today,
        "Kali Diingatkan": 1,
        "Diterima": "2025-01-07",
        "Kali Dikirim": 1,
        "Dikembalikan": None,
        "Lengkap": today,
        "Status": "diterima",
        "Pengisi": "(nama pengisi), Pengelola data",
        "Telepon Pengisi": None,
        "Pesan": None,
    }
    assert found["SB-WIL"]["Lengkap"] is None and found["SB-WIL"]["Status"] == "ditolak"
    assert found["KERJASAMA"]["Diterima"] is None
