"""Reminders say how a unit stands, with the attachment that it needs; refusals come to an end."""

from __future__ import annotations

import email
import email.policy
from datetime import datetime
from email.message import EmailMessage
from functools import partial
from io import BytesIO

import openpyxl
from tests.steps.office import DUE, LATE, Office, typed

from lkjip.demo.sender import reply
from lkjip.steps.collect.collect import collect
from lkjip.steps.remind import remind
from lkjip.steps.status import status

MOMENT = datetime(2025, 1, 7, 8, 30)


def mail_to(office: Office, name: str) -> EmailMessage:
    """The one draft whose name begins so."""
    [path] = (office.folder / "forms/2024/keluar").glob(f"{name}*.eml")
    message = email.message_from_bytes(path.read_bytes(), policy=email.policy.default)
    assert isinstance(message, EmailMessage)
    return message


def text(message: EmailMessage) -> str:
    body = message.get_body(("plain",))
    assert body is not None
    return " ".join(str(body.get_content()).split())


def attached(message: EmailMessage) -> dict[str, bytes]:
    return {
        str(part.get_filename()): part.get_payload(decode=True)  # type: ignore[misc]
        for part in message.iter_attachments()
    }


def sheets(data: bytes) -> list[str]:
    return openpyxl.load_workbook(BytesIO(data)).sheetnames


def test_who_has_sent_nothing_gets_the_blank_form(quick: Office) -> None:
    quick.asked().step(remind, LATE)
    message = mail_to(quick, "Pengingat_SB-WIL")
    assert "belum kami terima" in text(message)
    [data] = attached(message).values()
    assert "Koreksi" not in sheets(data)


def test_who_owes_a_correction_gets_the_marked_copy_and_what_to_correct(quick: Office) -> None:
    wrong = typed("Kinerja", "IK03", "TW II", "dua kegiatan lebih")
    quick.asked().put("SB-WIL", quick.form("SB-WIL", wrong))
    quick.step(collect, DUE)
    quick.step(remind, LATE)
    message = mail_to(quick, "Pengingat_SB-WIL")
    assert "sudah kami terima" in text(message) and "dua kegiatan lebih" in text(message)
    assert "kirimkan sekali lagi" not in text(message)
    [data] = attached(message).values()
    assert sheets(data)[0] == "Koreksi"


def test_a_refused_unit_gets_the_reason_and_the_original_form(quick: Office) -> None:
    quick.asked().put("SB-WIL", quick.form("SB-WIL", year=2023), "lama.xlsx")
    quick.step(collect, DUE)
    quick.step(remind, LATE)
    message = mail_to(quick, "Pengingat_SB-WIL")
    assert "2023" in text(message) and "kembalikan" in text(message)
    [data] = attached(message).values()
    assert "Koreksi" not in sheets(data)


def test_who_must_be_confirmed_is_asked_and_gets_nothing_attached(quick: Office) -> None:
    quick.asked().put_mail("SB-PEM", "orang@lain.example", MOMENT)
    quick.step(collect, DUE)
    quick.step(remind, LATE)
    message = mail_to(quick, "Pengingat_SB-PEM")
    assert "alamat surel yang tidak tercatat" in text(message) and attached(message) == {}


def test_who_is_complete_is_thanked_once(quick: Office) -> None:
    quick.asked().collected()
    first = quick.step(remind, LATE)
    assert first.data["surel"] == [] and len(first.data["terima_kasih"]) == 4  # type: ignore[arg-type]
    message = mail_to(quick, "TerimaKasih_SB-WIL")
    assert "tidak perlu mengirimkannya lagi" in text(message) and attached(message) == {}
    assert quick.step(remind, LATE, 10).data["terima_kasih"] == []


def test_a_refused_file_of_a_known_address_belongs_to_its_unit(quick: Office) -> None:
    quick.asked()
    address = quick.shot().unit("SB-WIL").email  # type: ignore[union-attr]
    quick.inbox.mkdir(parents=True, exist_ok=True)
    mail = reply(address, "lkjip@bagpem.example", "Formulir.xls", b"\xd0\xcf\x11\xe0" * 200, MOMENT)
    (quick.inbox / "a.eml").write_bytes(mail)
    quick.step(collect, DUE)
    assert quick.row("tblPengumpulan", "Kode Unit", "SB-WIL")["Status"] == "ditolak"
    assert list((quick.folder / "forms/2024/koreksi").glob("Koreksi_SB-WIL*.eml"))


def test_a_finished_refusal_counts_no_more_on_the_home_tab(quick: Office) -> None:
    quick.asked().put("SB-WIL", b"rusak", "rusak.xlsx")
    quick.step(collect, DUE)
    assert quick.step(status, DUE, 10).data["jumlah_temuan"]["tolak"] == 1  # type: ignore[index]
    quick.collected(day=DUE)
    counted = quick.step(status, DUE, 11).data["jumlah_temuan"]
    assert counted["tolak"] == 0  # type: ignore[index]
    shown = quick.name("beranda_temuan")
    assert isinstance(shown, tuple) and shown[0][3] == 0
    assert quick.row("tblKiriman", "Berkas", "rusak.xlsx")["Hasil"] == "ditolak", "kept as a fact"


def test_another_folder_is_collected_the_same_way(quick: Office) -> None:
    quick.asked().put("SB-WIL")
    result = quick.step(partial(collect, from_=quick.inbox), DUE)
    assert result.data["dinilai_ulang"] == []
