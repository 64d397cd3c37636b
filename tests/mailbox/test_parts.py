"""A form is taken out of every way in which mail programs write a part; what stays closed is said."""

from __future__ import annotations

import base64
import gzip
import io
import quopri
import tarfile
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.intake.test_content import FORM, PDF, archive, read, uuencoded, winmail
from tests.mailbox.msg_file import Mail, msg
from tests.mailbox.rooms import MAIL, mail
from tests.mailbox.test_collect import collect_mail, put
from tests.steps.office import memory_office

from lkjip.intake.message.model import IncomingMail

UNIT = MAIL["SB-PEM"]
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
IN_BASE64 = base64.encodebytes(FORM).decode().replace("\n", "\r\n")
INNER = mail(files=[("F.xlsx", FORM)]).as_bytes()
INNER_IN_BASE64 = base64.encodebytes(INNER).decode()


def written(kind: str, body: str | bytes) -> bytes:
    """A whole mail of this type, line by line as a program wrote it."""
    head = f"From: {UNIT}\r\nDate: Tue, 07 Jan 2025 08:30:00 +0700\r\nMIME-Version: 1.0\r\n"
    text = body.encode("latin-1") if isinstance(body, str) else body
    return f"{head}Content-Type: {kind}\r\n\r\n".encode() + text


def part(kind: str, body: str, *heads: str) -> str:
    return "\r\n".join(("--b", f"Content-Type: {kind}", *heads, "", body, ""))


def form(kind: str = XLSX, body: str = IN_BASE64, encoding: str = "base64") -> str:
    return part(
        f'{kind}; name="F.xlsx"',
        body,
        f"Content-Transfer-Encoding: {encoding}",
        'Content-Disposition: attachment; filename="F.xlsx"',
    )


def mixed(*parts: str, kind: str = "mixed") -> bytes:
    return written(f'multipart/{kind}; boundary="b"', "".join(parts) + "--b--\r\n")


SIGNED = (
    '--b\r\nContent-Type: multipart/signed; boundary="c"\r\n\r\n'
    f'--c\r\nContent-Type: {XLSX}; name="F.xlsx"\r\nContent-Transfer-Encoding: base64\r\n\r\n'
    f"{IN_BASE64}\r\n--c--\r\n"
)
READ: dict[str, bytes] = {
    "shown inline": mixed(part(XLSX, IN_BASE64, "Content-Transfer-Encoding: base64", 'Content-Disposition: inline; filename="F.xlsx"')),
    "related to the text": mixed(form(), kind="related"),
    "as another way to say it": mixed(part("text/plain", "hai"), form(), kind="alternative"),
    "declared as text": mixed(form("text/plain")),
    "declared as a picture": mixed(form("image/png")),
    "in a mail in base64": mixed(part("message/rfc822", INNER_IN_BASE64, "Content-Transfer-Encoding: base64")),
    "in a mail without type": mixed(part("application/octet-stream", INNER_IN_BASE64, "Content-Transfer-Encoding: base64")),
    "in a mail": mixed(part("message/rfc822", INNER.decode("latin-1"))),
    "in a digest": mixed(f"--b\r\n\r\n{INNER.decode('latin-1')}\r\n", kind="digest"),
    "uuencoded by its encoding": mixed(form(body=uuencoded("F.xlsx", FORM).decode(), encoding="x-uuencode")),
    "encoding in capitals": mixed(form(encoding="BASE64")),
    "encoding with a blank behind": mixed(form(encoding="base64 ")),
    "encoding with a comment": mixed(form(encoding="base64 (RFC 2045)")),
    "encoding with a semicolon": mixed(form(encoding="base64;")),
    "quoted-printable": mixed(form(body=quopri.encodestring(FORM).decode(), encoding="quoted-printable")),
    "eight bits": written('multipart/mixed; boundary="b"', f'--b\r\nContent-Type: {XLSX}; name="F.xlsx"\r\nContent-Transfer-Encoding: binary\r\n\r\n'.encode() + FORM + b"\r\n--b--\r\n"),
    "without the version of MIME": mixed(form()).replace(b"MIME-Version: 1.0\r\n", b""),
    "without its last boundary": mixed(form()).replace(b"--b--\r\n", b""),
    "line feeds only": mixed(form()).replace(b"\r\n", b"\n"),
    "carriage returns only": mixed(form()).replace(b"\r\n", b"\r"),
    "blanks around the sign of a parameter": mixed(form()).replace(b"boundary=", b"boundary = "),
    "one endless line": mixed(form(body=IN_BASE64.replace("\r\n", ""))),
    "quoted by an answer": mixed(form(body=IN_BASE64.replace("\r\n", "\r\n> "))),
    "without its padding": mixed(form(body=IN_BASE64.rstrip("=\r\n"))),
    "the footer of a list behind": mixed(form(), part("text/plain", "-- \nmilis")),
    "signed, and a footer behind": mixed(SIGNED, part("text/plain", "milis")),
    "three archives deep": archive(("a.zip", archive(("b.zip", archive(("F.xlsx", FORM)))))),
    "an Outlook mail in an archive": archive(("a.msg", msg(Mail(UNIT, files=[("F", FORM)])))),
    "winmail.dat in an archive": archive(("winmail.dat", winmail("F.xlsx", FORM))),
    "an archive uuencoded in the text": mail(UNIT, text=uuencoded("a.zip", archive(("F.xlsx", FORM))).decode()).as_bytes(),
    "the archive of a Mac": archive(("__MACOSX/._F.xlsx", b"\0\5\x16\7"), ("F.xlsx", FORM), (".DS_Store", b"\0\0\0\1Bud1")),
    "the archive of a whole folder": archive(("a/~$F.xlsx", b"pemilik"), ("a/F.xlsx", FORM), ("a/Thumbs.db", b"x"), ("a/desktop.ini", b"[x]")),
}  # fmt: skip


@pytest.mark.parametrize("data", READ.values(), ids=READ)
def test_a_form_is_read_out_of_every_way_of_writing_a_part(
    data: bytes, opened: Callable[[bytes, str], IncomingMail]
) -> None:
    letter = opened(data, "surel")
    assert [one.data for one in letter.attachment] == [FORM]
    assert letter.evidence == [] and letter.findings == []
    assert all(one.quiet for one in letter.unread)


@pytest.fixture
def opened(tmp_path: Path) -> Callable[[bytes, str], IncomingMail]:
    return lambda data, name: read(tmp_path, name, data)


def tarred() -> bytes:
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode="w") as tar:
        entry = tarfile.TarInfo("F.xlsx")
        entry.size = len(FORM)
        tar.addfile(entry, io.BytesIO(FORM))
    return stream.getvalue()


DEEP = FORM
for _name in ("F.xlsx", "e.zip", "d.zip", "c.zip", "b.zip", "a.zip"):
    DEEP = archive((_name, DEEP))
ARMOUR = "-----BEGIN PGP MESSAGE-----\r\n\r\nhQEM\r\n-----END PGP MESSAGE-----\r\n"
CLOSED: dict[str, tuple[str, bytes, tuple[str, ...], str]] = {
    "a packed tar": ("a.tgz", gzip.compress(tarred()), ("M12",), "arsip selain .zip"),
    "a tar": ("a.tar", tarred(), ("M12",), "arsip selain .zip"),
    "a packed form": ("F.xlsx.gz", gzip.compress(FORM), ("M12",), "arsip selain .zip"),
    "BinHex": ("F.hqx", b"(This file must be converted with BinHex 4.0)\r\n\r\n:abc:", ("M12",), "arsip selain .zip"),
    "yEnc": ("F.txt", b"=ybegin line=128 size=9 name=F.xlsx\r\nxxx\r\n=yend size=9\r\n", ("M12",), "arsip selain .zip"),
    "too many archives deep": ("a.zip", DEEP, ("M10", "M12"), "lebih dari 5 lapis"),
    "an archive of nothing": ("a.zip", archive(), ("M12",), "arsip selain .zip, atau arsip rusak"),
    "a file of PGP": ("F.xlsx.asc", ARMOUR.encode(), ("M12",), "terenkripsi"),
    "a mail of PGP": (
        "a.eml",
        written(
            'multipart/encrypted; boundary="b"',
            part("application/pgp-encrypted", "Version: 1")
            + part('application/octet-stream; name="F.asc"', ARMOUR)
            + "--b--\r\n",
        ),
        ("M07",),
        "PGP",
    ),
    "PGP in the text": ("a.eml", written("text/plain", ARMOUR), ("M07",), ""),
    "a part that lies elsewhere": (
        "a.eml",
        mixed(part('message/external-body; access-type=URL; URL="http://x/F"', f"Content-Type: {XLSX}\r\n")),
        ("M08", "M12"),
        "berkas kosong",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("name", "data", "codes", "reason"), CLOSED.values(), ids=CLOSED)
def test_what_cannot_be_opened_is_listed_with_its_reason_and_decides_nothing(
    tmp_path: Path, name: str, data: bytes, codes: tuple[str, ...], reason: str
) -> None:
    office = memory_office(tmp_path / "kantor").asked()
    put(office, name, data)
    result = collect_mail(office)
    assert result.data["berkas"] == [] and result.data["bukti"] == []
    reasons = [str(one["alasan"]) for one in result.data["tidak_dibaca"]]  # type: ignore[attr-defined]
    assert any(reason in one for one in reasons)
    assert tuple(sorted(finding.code for finding in result.findings)) == codes
    assert all(finding.cure for finding in result.findings)


def test_a_document_beside_the_shadows_of_an_archive_is_the_only_evidence(tmp_path: Path) -> None:
    data = archive(("SK.pdf", PDF), ("._SK.pdf", b"\0\5\x16\7"), (".DS_Store", b"x"))
    letter = read(tmp_path, "SK.zip", data)
    assert [one.name for one in letter.evidence] == ["SK.pdf"]
