"""Reminders say how a unit stands, with the attachment that it needs; refusals come to an end."""

from __future__ import annotations

import email
import email.policy
from datetime import date, datetime
from email.message import EmailMessage
from functools import partial
from io import BytesIO
from pathlib import Path

import openpyxl
from openpyxl.workbook import Workbook
from tests.steps.office import DUE, LATE, Office, typed

from lkjip.demo.sender import reply
from lkjip.steps.collect.collect import collect
from lkjip.steps.remind import remind
from lkjip.steps.request.receipt import THANK
from lkjip.steps.status import status
from lkjip.tables.cells import Cell

MOMENT = datetime(2025, 1, 7, 8, 30)


def mail_to(office: Office, name: str) -> EmailMessage:
    """The one draft whose name begins so."""
    [path] = (office.folder / "forms/2024/keluar").glob(f"{name}*.eml")
    return read_mail(path)


def read_mail(path: Path) -> EmailMessage:
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


def test_a_complete_form_is_thanked_for_when_it_is_taken_in_and_only_once(quick: Office) -> None:
    result = quick.asks_about_outputs().asked().collected()
    assert sum(path.name.startswith("TerimaKasih_") for path, _ in result.files) == 4
    said = text(mail_to(quick, "TerimaKasih_SB-WIL_r1"))
    assert "tidak perlu mengirimkannya lagi" in said and "(revisi 1)" in said
    assert "1 indikator, 1 sub kegiatan, 5 jawaban analisis, 1 dokumen bukti" in said
    assert "sampai Senin, 13 Januari 2025" in said, "what happens next, and by when"
    assert list(quick.step(collect, LATE).files) == []
    assert quick.step(remind, LATE, 10).data["terima_kasih"] == []


def test_a_corrected_form_is_thanked_for_too(quick: Office) -> None:
    wrong = typed("Kinerja", "IK03", "TW II", "dua kegiatan lebih")
    quick.asked().put("SB-WIL", quick.form("SB-WIL", wrong))
    first = quick.step(collect, DUE)
    assert not [path for path, _ in first.files if path.name.startswith("TerimaKasih_")]
    quick.put("SB-WIL", quick.form("SB-WIL", revision=2), "baru.xlsx")
    quick.step(collect, LATE)
    assert "(revisi 2)" in text(mail_to(quick, "TerimaKasih_SB-WIL_r2"))


def test_who_was_not_thanked_yet_is_thanked_with_the_reminders(quick: Office) -> None:
    quick.asks_about_outputs().asked().collected("SB-WIL")

    def forget(rows: list[dict[str, Cell]]) -> list[dict[str, Cell]]:
        return [row for row in rows if row["Tindakan"] != THANK]

    quick.type_rows("tblRiwayat", forget)
    assert quick.step(remind, LATE).data["terima_kasih"] == ["TerimaKasih_SB-WIL_r1_2025-01-10.eml"]
    assert "5 jawaban analisis" in text(mail_to(quick, "TerimaKasih_SB-WIL_r1_2025-01-10"))


def test_a_correction_asks_for_a_date_that_is_to_come_and_names_a_person(quick: Office) -> None:
    quick.type_setting("narahubung", "Siti Aminah")
    quick.type_setting("kontak_narahubung", "0812-3456-7890")
    quick.type_setting("hari_perbaikan", 2)
    wrong = typed("Kinerja", "IK03", "TW II", "dua kegiatan lebih")
    quick.asked().put("SB-WIL", quick.form("SB-WIL", wrong))
    quick.step(collect, LATE)
    [path] = (quick.folder / "forms/2024/koreksi").glob("Koreksi_SB-WIL*.eml")
    said = text(read_mail(path))
    assert "paling lambat Selasa, 14 Januari 2025 (2 hari kerja sejak 10 Januari 2025)" in said
    assert "Siti Aminah (0812-3456-7890), Sub Bagian Otonomi Daerah" in said
    assert "telah lewat" not in said
    quick.step(remind, date(2025, 1, 17))
    said = text(mail_to(quick, "Pengingat_SB-WIL"))
    assert "paling lambat Selasa, 21 Januari 2025" in said and "telah lewat" not in said


def test_a_correction_before_the_due_date_leaves_the_unit_the_due_date(quick: Office) -> None:
    wrong = typed("Kinerja", "IK03", "TW II", "dua kegiatan lebih")
    quick.type_setting("hari_perbaikan", 1)
    quick.asked().put("SB-WIL", quick.form("SB-WIL", wrong))
    quick.step(collect, date(2025, 1, 6))
    [path] = (quick.folder / "forms/2024/koreksi").glob("Koreksi_SB-WIL*.eml")
    assert "paling lambat Rabu, 8 Januari 2025" in text(read_mail(path))


def test_findings_of_one_kind_share_a_line_in_the_mail_and_answers_that_lack_are_named(
    quick: Office,
) -> None:
    def empty(book: Workbook) -> None:
        for quarter in ("TW I", "TW II"):
            typed("Kinerja", "IK03", quarter, None)(book)
        for row in book["Analisis"].iter_rows(min_row=6, max_row=10):
            row[4].value = None

    quick.asks_about_outputs().asked().put("SB-WIL", quick.form("SB-WIL", empty))
    quick.step(collect, DUE)
    [path] = (quick.folder / "forms/2024/koreksi").glob("Koreksi_SB-WIL*.eml")
    said = text(read_mail(path))
    assert "- Kinerja!F6:G6 (IK03: TW I, TW II) belum diisi." in said
    assert said.count("belum diisi") == 1 and "2 isian berikut" in said
    assert "- Analisis!E6:E10 (IK03.1–IK03.5: Jawaban) belum dijawab." in said


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
    figures = quick.name("beranda_angka")
    assert isinstance(figures, tuple)
    assert figures[0][figures[1].index("temuan tolak")] == 0
    assert quick.row("tblKiriman", "Berkas", "rusak.xlsx")["Hasil"] == "ditolak", "kept as a fact"


def test_another_folder_is_collected_the_same_way(quick: Office) -> None:
    quick.asked().put("SB-WIL")
    result = quick.step(partial(collect, from_=quick.inbox), DUE)
    assert result.data["dinilai_ulang"] == []
