"""Workbooks and mails count as something that came in, the noise beside them does not."""

from __future__ import annotations

import codecs
import os
from collections.abc import Callable
from datetime import datetime
from email.message import EmailMessage
from pathlib import Path

import pytest

from lkjip.errors import FolderError
from lkjip.intake.folder import read_folder
from lkjip.intake.message.attachment import Incoming
from lkjip.intake.message.read import read_mail
from lkjip.steps.request.letters import WIB

XLSX = ("application", "vnd.openxmlformats-officedocument.spreadsheetml.sheet")


def from_folder(folder: Path) -> list[Incoming]:
    return [form for letter in read_folder(folder, WIB) for form in letter.attachment]


def from_mail(raw: bytes) -> list[Incoming]:
    return read_mail(raw, "a.eml", WIB).attachment


def mail(*names: str) -> EmailMessage:
    message = EmailMessage()
    message["From"] = "Nama Unit <unit@kota.example>"
    message["Date"] = "Mon, 06 Jan 2025 08:30:00 +0700"
    message.set_content("Terlampir.")
    for name in names:
        message.add_attachment(b"isi " + name.encode(), *XLSX, filename=name)
    return message


def put(folder: Path, name: str, data: bytes = b"isi", at: float = 1.0) -> None:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    os.utime(path, (at, at))


@pytest.mark.parametrize(
    "name", ["~$formulir.xlsx", ".~lock.formulir.xlsx#", "._formulir.xlsx", "Thumbs.db", "a.tmp"]
)
def test_files_that_nobody_sent_are_passed_over_in_silence(tmp_path: Path, name: str) -> None:
    put(tmp_path, name)
    assert from_folder(tmp_path) == []


def test_workbooks_of_any_kind_come_in_so_that_their_senders_can_be_told(tmp_path: Path) -> None:
    for name in ("a.xlsx", "b.XLSX", "c.xls", "d.ods", "e.csv", "f.xlsm", "g.xlsb"):
        put(tmp_path, name)
    assert len(from_folder(tmp_path)) == 7


def test_the_oldest_comes_first_also_from_subfolders(tmp_path: Path) -> None:
    put(tmp_path, "baru.xlsx", at=300)
    put(tmp_path, "unit/lama.xlsx", at=100)
    put(tmp_path, "tengah.xlsx", at=200)
    names = [one.name for one in from_folder(tmp_path)]
    assert names == ["lama.xlsx", "tengah.xlsx", "baru.xlsx"]


def test_a_mail_gives_its_workbooks_with_sender_and_time() -> None:
    (one,) = from_mail(mail("Formulir.xlsx").as_bytes())
    assert (one.name, one.sender) == ("Formulir.xlsx", "unit@kota.example")
    assert one.when == datetime(2025, 1, 6, 8, 30)
    assert one.data == b"isi Formulir.xlsx"


def test_a_mail_with_two_workbooks_gives_both() -> None:
    assert [one.name for one in from_mail(mail("a.xlsx", "b.xlsx").as_bytes())] == [
        "a.xlsx",
        "b.xlsx",
    ]


def test_a_forwarded_mail_gives_the_workbook_inside() -> None:
    outer = EmailMessage()
    outer["From"] = "atasan@kota.example"
    outer.set_content("Diteruskan.")
    outer.add_attachment(mail("dalam.xlsx"))
    assert [one.name for one in from_mail(outer.as_bytes())] == ["dalam.xlsx"]


def test_other_attachments_are_left(tmp_path: Path) -> None:
    message = mail("a.xlsx")
    message.add_attachment(b"%PDF", "application", "pdf", filename="bukti.pdf")
    assert [one.name for one in from_mail(message.as_bytes())] == ["a.xlsx"]


def test_a_folder_that_is_not_there_is_said_in_words(tmp_path: Path) -> None:
    with pytest.raises(FolderError, match="tidak ada"):
        from_folder(tmp_path / "masuk")


@pytest.mark.parametrize(
    "saved",
    [
        lambda sent: codecs.BOM_UTF8 + sent,
        lambda sent: sent.decode("ascii").encode("utf-16"),
        lambda sent: b"%d   \n" % len(sent) + sent,
    ],
    ids=["UTF-8 with its mark", "UTF-16", "with its length"],
)
def test_a_mail_is_read_whatever_the_program_that_saved_it_put_around_it(
    saved: Callable[[bytes], bytes],
) -> None:
    [one] = from_mail(saved(mail("Formulir.xlsx").as_bytes()))
    assert (one.sender, one.data) == ("unit@kota.example", b"isi Formulir.xlsx")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="Windows has no such files")
def test_what_is_no_ordinary_file_is_listed_and_never_opened(tmp_path: Path) -> None:
    put(tmp_path, "a.xlsx")
    (tmp_path / "tautan.xlsx").symlink_to(tmp_path / "tidak ada")
    os.mkfifo(tmp_path / "pipa.eml")
    unread = {one.name for letter in read_folder(tmp_path, WIB) for one in letter.unread}
    assert unread == {"tautan.xlsx", "pipa.eml"}
