"""For any mailbox of the known kinds: files in are files listed, and only the trusted decide."""

from __future__ import annotations

import itertools
import json
import os
import subprocess
import sys
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.intake.test_content import PDF, archive, cms, entity, opaque, uuencoded, winmail
from tests.mailbox import mail_fuzz
from tests.mailbox.msg_file import Mail, msg
from tests.mailbox.rooms import MAIL, by_hand, mail
from tests.mailbox.test_collect import STRANGER, collect_mail
from tests.mailbox.test_trust import CASES, qmail, worldwide
from tests.steps.office import Office, memory_office

ROOT = Path(__file__).parents[2]
UNIT = "SB-PEM"
SENDERS = (MAIL[UNIT], MAIL["SB-WIL"], STRANGER, "", f"{MAIL[UNIT]}, {STRANGER}")
NUMBERS = itertools.count()
FORMS: dict[int, bytes] = {}
"""Filled forms of one unit by their revision; the same for every mailbox."""


def plain_workbook() -> bytes:
    """Return a workbook that is no form of anybody."""
    book, stream = openpyxl.Workbook(), BytesIO()
    book.active["A1"] = "Rekap"
    book.save(stream)
    return stream.getvalue()


Kind = tuple[str, Callable[[str, bytes], bytes]]
KINDS: tuple[Kind, ...] = (
    ("Formulir.xlsx", lambda who, form: form),
    ("Formulir v1.2", lambda who, form: form),
    ("surel.eml", lambda who, form: mail(who, files=[("F.xlsx", form)]).as_bytes()),
    ("surel", lambda who, form: mail(who, files=[("F", form), ("SK.pdf", PDF)]).as_bytes()),
    ("surel.msg", lambda who, form: msg(Mail(who, files=[("F", form), ("x.exe", b"MZ")]))),
    ("kotak.mbox", lambda who, form: b"From x\n" + mail(who, files=[("F.xlsx", form)]).as_bytes()),
    ("arsip.zip", lambda who, form: archive(("F.xlsx", form), ("SK.pdf", PDF), ("a.js", b"1"))),
    ("zip.eml", lambda who, form: mail(who, files=[("a.zip", archive(("F", form)))]).as_bytes()),
    ("uu.eml", lambda who, form: mail(who, text=uuencoded("F", form).decode()).as_bytes()),
    (
        "tnef.eml",
        lambda who, form: mail(who, files=[("winmail.dat", winmail("F", form))]).as_bytes(),
    ),
    ("p7m.eml", lambda who, form: opaque(cms(entity("F.xlsx", form)))),
    ("rapat.eml", lambda who, form: mail(who, text="Kapan tenggatnya?").as_bytes()),
    ("rusak.eml", lambda who, form: b"\0\xff bukan surel"),
    ("absen.eml", lambda who, form: mail(who, Auto_Submitted="auto-replied").as_bytes()),
    ("exim.eml", lambda who, form: (CASES / "pantulan_exim.eml").read_bytes()),
    ("ndr.msg", lambda who, form: (CASES / "ndr.msg").read_bytes()),
    ("qmail.eml", lambda who, form: qmail()),
    ("dunia.eml", lambda who, form: worldwide()),
    ("sandi.eml", lambda who, form: by_hand([], cms(b"x", kind=3), head=[f"From: {who}"])),
    ("SK.pdf", lambda who, form: PDF),
    ("kosong", lambda who, form: b""),
    ("~$Formulir.xlsx", lambda who, form: b"pemilik"),
    ("._Formulir.xlsx", lambda who, form: b"\0\x05\x16\x07"),
    ("setup.exe", lambda who, form: b"MZ"),
    ("arsip.rar", lambda who, form: b"Rar!\x1a\x07"),
    ("acak.dat", lambda who, form: bytes(range(256))),
    ("rusak.xlsx", lambda who, form: form[:3000]),
    ("paket.zip", lambda who, form: archive(("manifest.json", b"{}"), ("data.json", b"{}"))),
    (
        "zipzip.eml",
        lambda who, form: mail(
            who, files=[("a.zip", archive(("b.zip", archive(("F", form)))))]
        ).as_bytes(),
    ),
    (
        "kembar.eml",
        lambda who, form: mail(who, files=[("F.xlsx", form), ("F (1).xlsx", form)]).as_bytes(),
    ),
    ("lain.eml", lambda who, form: mail(who, files=[("F.xlsx", OTHERS[0])]).as_bytes()),
    ("lain.xlsx", lambda who, form: OTHERS[0]),
    ("asing.xlsx", lambda who, form: plain_workbook()),
    ("asing.eml", lambda who, form: mail(who, files=[("Rekap.xlsx", plain_workbook())]).as_bytes()),
    ("F.xlsx.lnk", lambda who, form: b"L\0\0\0\x01\x14\x02\0" + form),
    ("tautan.xlsx", lambda who, form: form),
    ("tautan", lambda who, form: form),
)
LINKS = ("tautan.xlsx", "tautan")
"""Kinds that are links: to a form outside the inbox, and to the folder that holds the inbox."""
OTHERS: list[bytes] = []
"""A filled form of another unit."""  # fmt: skip
ITEMS = st.tuples(st.sampled_from(KINDS), st.sampled_from(SENDERS), st.sampled_from((1, 2, 99)))


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("kotak")
    office = memory_office(folder / "formulir").asked()
    for revision in (1, 2, 99):
        FORMS[revision] = office.form(UNIT, revision=revision)
    OTHERS[:] = [office.form("SB-WIL")]
    return folder


def linked(path: Path, form: bytes) -> None:
    """Put a link into the inbox; where the system has none, a shortcut."""
    outside = path.parents[2] / f"luar_{path.parent.name}.xlsx"
    outside.write_bytes(form)
    try:
        path.symlink_to(outside if path.suffix else path.parents[1])
    except OSError:
        path.write_bytes(b"[InternetShortcut]\r\nURL=file:///x\r\n")


def fill(office: Office, items: list[tuple[Kind, str, int]]) -> list[str]:
    names = []
    office.inbox.mkdir(parents=True, exist_ok=True)
    for number, ((name, make), who, revision) in enumerate(items):
        (office.inbox / str(number)).mkdir(exist_ok=True)
        path = office.inbox / str(number) / name
        if name in LINKS:
            linked(path, make(who, FORMS[revision]))
        else:
            path.write_bytes(make(who, FORMS[revision]))
        names.append(name)
    return names


@settings(
    max_examples=25,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(st.lists(ITEMS, min_size=1, max_size=8))
def test_files_in_are_files_listed_and_only_the_trusted_decide(
    room: Path, items: list[tuple[Kind, str, int]]
) -> None:
    office = memory_office(room / str(next(NUMBERS))).asked()
    names = fill(office, items)
    data = collect_mail(office).data
    lists = [*data["berkas"], *data["bukti"], *data["tidak_dibaca"]]  # type: ignore[misc]
    listed = {str(one[key]) for one in lists for key in ("nama", "di_dalam") if one.get(key)}
    assert set(names) <= listed
    figures = [
        row for table in ("tblIsianKinerja", "tblIsianAnggaran") for row in office.rows(table)
    ]
    assert all(row["Pengirim"] in (None, "", MAIL[str(row["Kode Unit"])]) for row in figures)
    came = {str(row["Sidik"]): row["Kepercayaan"] for row in office.rows("tblKiriman")
            if str(row["Hasil"]).startswith("diterima")}  # fmt: skip
    assert all(came[str(row["Sidik"])] in ("staf", "terdaftar") for row in figures)


def test_every_kind_at_once_is_listed(room: Path) -> None:
    office = memory_office(room / "semua").asked()
    names = fill(office, [(kind, STRANGER, 1) for kind in KINDS])
    data = collect_mail(office).data
    lists = [*data["berkas"], *data["bukti"], *data["tidak_dibaca"]]  # type: ignore[misc]
    listed = {str(one[key]) for one in lists for key in ("nama", "di_dalam") if one.get(key)}
    assert set(names) <= listed


def test_some_mutated_mails_are_read_without_an_accident() -> None:
    outcome = mail_fuzz.run(400, seed=11)
    assert outcome["kecelakaan"] == []
    assert set(outcome["hasil"]) >= {"lampiran", "bukti", "tidak dibaca", "temuan", "pantulan"}  # type: ignore[call-overload]


@pytest.mark.slow_stage
def test_ten_thousand_mutated_mails_never_end_in_an_accident() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.mailbox.mail_fuzz", "10000"],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT / "python")},
        capture_output=True,
        text=True,
        timeout=1800,
        check=False,
    )
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-2000:]
    assert json.loads(done.stdout)["kecelakaan"] == []
