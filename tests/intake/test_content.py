"""A file is what its bytes say, whatever its name and its mail call it, and none goes unlisted."""

from __future__ import annotations

import base64
import binascii
import io
import struct
import zipfile
from collections.abc import Callable
from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path

import pytest
from tests.mailbox.msg_file import Mail, compound, msg
from tests.mailbox.rooms import MAIL, WIB, by_hand, mail

from lkjip.intake.content.kind import Kind, kind_of
from lkjip.intake.folder import read_file
from lkjip.intake.gate import Passed, inspect
from lkjip.intake.message.model import IncomingMail

CASES = Path(__file__).resolve().parent.parent / "data" / "cases"
FORM = (CASES / "formulir_tanpa_akhiran").read_bytes()
UNIT = MAIL["SB-PEM"]
PDF, PNG = b"%PDF-1.4 isi", b"\x89PNG\r\n\x1a\n isi"
BYTES = "application/octet-stream"


def read(folder: Path, name: str, data: bytes) -> IncomingMail:
    path = folder / name
    path.write_bytes(data)
    return read_file(path, WIB)


def letter(name: str, data: bytes, kind: str = BYTES) -> bytes:
    message = mail(UNIT)
    main, sub = kind.split("/")
    message.add_attachment(data, main, sub, filename=name)
    return message.as_bytes()


def archive(*files: tuple[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as zipped:
        for name, data in files:
            zipped.writestr(name, data)
    return stream.getvalue()


def uuencoded(name: str, data: bytes, *, stripped: bool = False) -> bytes:
    lines = [binascii.b2a_uu(data[at : at + 45]) for at in range(0, len(data), 45)]
    body = b"".join(line.rstrip(b" \n") + b"\n" if stripped else line for line in lines)
    return f"begin 644 {name}\n".encode() + body + b"`\nend\n"


def winmail(name: str, data: bytes) -> bytes:
    """Wrap a file as Outlook does: render data, title, properties with the long name, data."""

    def attribute(number: int, value: bytes) -> bytes:
        return struct.pack("<BLL", 2, number, len(value)) + value + b"\0\0"

    text = name.encode("utf-16-le") + b"\0\0"
    padded = text + b"\0" * (-len(text) % 4)
    long_name = struct.pack("<LHHLL", 1, 0x1F, 0x3707, 1, len(text)) + padded
    return (
        struct.pack("<LH", 0x223E9F78, 1)
        + struct.pack("<BLL", 1, 0x89006, 4) + b"\0\0\1\0" + b"\0\0"
        + attribute(0x69002, b"\0" * 14)
        + attribute(0x18010, b"FORMUL~1.XLS\0")
        + attribute(0x6800F, data)
        + attribute(0x69005, long_name)
    )  # fmt: skip


def der(tag: int, value: bytes) -> bytes:
    size = len(value)
    length = bytes([size]) if size < 128 else b"\x84" + size.to_bytes(4, "big")
    return bytes([tag]) + length + value


def open_ended(tag: int, value: bytes) -> bytes:
    return bytes([tag, 0x80]) + value + b"\0\0"


def cms(content: bytes, *, pieces: bool = False, kind: int = 2) -> bytes:
    """Wrap content as a signed mail carries it (RFC 5652), also as streams write it (BER)."""
    wrap = open_ended if pieces else der
    octets = (
        open_ended(
            0x24, b"".join(der(4, content[at : at + 1000]) for at in range(0, len(content), 1000))
        )
        if pieces
        else der(4, content)
    )
    data_type = bytes.fromhex("06092a864886f70d010701")
    inside = wrap(0x30, data_type + wrap(0xA0, octets))
    signed = wrap(0x30, der(2, b"\1") + der(0x31, b"") + inside + der(0x31, b""))
    return wrap(0x30, bytes.fromhex("06092a864886f70d0107") + bytes([kind]) + wrap(0xA0, signed))


def entity(name: str, data: bytes) -> bytes:
    """A MIME entity as it lies in a signed mail: no sender of its own."""
    message = EmailMessage(policy=SMTP)
    message.add_attachment(data, *BYTES.split("/"), filename=name)
    return message.as_bytes()


def opaque(content: bytes) -> bytes:
    headers = ['Content-Type: application/pkcs7-mime; smime-type=signed-data; name="smime.p7m"']
    return by_hand(headers, content)


def apple(data: bytes) -> bytes:
    return f"{len(data)}\n".encode() + data + b'<?xml version="1.0"?><plist></plist>'


NAMES = (
    *("Formulir", "Formulir LKjIP v1.2", "Formulir Kec. Kanigaran", "Formulir.xlsx (1)"),
    *("form.bin", "form.dat", "Formulir.xlsx_", "Formulir.xltx", "Formulir.xlsx.txt"),
    *("DOC-20250107-WA0004.", "unduhan.download", "FORMULIR.XLSX", "formulir.pdf", "form.zip"),
    *("Surat.docx", "foto.jpg", "catatan.csv", "form.xls", "form.ods", "smime.p7m", "a.eml", "b.msg"),
)  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("place", ["folder", "eml", "msg", "zip"])
def test_a_form_is_taken_in_under_any_name(tmp_path: Path, name: str, place: str) -> None:
    if place == "folder":
        found = read(tmp_path, name, FORM)
    elif place == "eml":
        found = read(tmp_path, "surel.eml", letter(name, FORM))
    elif place == "msg":
        found = read(tmp_path, "surel", msg(Mail(UNIT, files=[(name, FORM)])))
    else:
        found = read(tmp_path, "arsip", archive((f"Folder/{name}", FORM)))
    [one] = found.attachment
    assert one.data == FORM and one.name.startswith(name.rstrip("."))
    assert one.sender == (UNIT if place in ("eml", "msg") else "")
    assert found.findings == found.unread == found.evidence == []


WRAPPED: dict[str, Callable[[], bytes]] = {
    "uuencode": lambda: mail(UNIT, text=uuencoded("F.xlsx", FORM).decode()).as_bytes(),
    "uuencode, blanks stripped": lambda: (
        f"From: {UNIT}\nSubject: F\n\n".encode() + uuencoded("F.xlsx", FORM, stripped=True)
    ),
    "winmail.dat": lambda: letter("winmail.dat", winmail("Formulir.xlsx", FORM)),
    "winmail.dat by type": lambda: letter("", winmail("Formulir.xlsx", FORM), "application/ms-tnef"),
    "signed, opaque": lambda: opaque(cms(entity("F.xlsx", FORM))),
    "signed, opaque, in pieces": lambda: opaque(cms(entity("F.xlsx", FORM), pieces=True)),
    "signed file as an attachment": lambda: letter("Formulir.xlsx.p7m", cms(FORM)),
    "signed, in the clear": lambda: by_hand(
        [f"Content-Type: {BYTES}; name=F.xlsx"], FORM, kind='multipart/signed; protocol="x"'
    ),
    "zip in a mail": lambda: letter("Formulir.zip", archive(("Formulir.xlsx", FORM))),
    "zip in a zip": lambda: letter("a.zip", archive(("b.zip", archive(("F.xlsx", FORM))))),
    "mail in a zip": lambda: letter("a.zip", archive(("b.eml", letter("F.xlsx", FORM)))),
    "Outlook's mail in a mail": lambda: letter("b", msg(Mail(UNIT, files=[("F", FORM)]))),
    "Apple Mail": lambda: apple(letter("F.xlsx", FORM)),
    "answer of absence": lambda: mail(
        UNIT, files=[("F.xlsx", FORM)], Auto_Submitted="auto-replied"
    ).as_bytes(),
    "a list": lambda: mail(
        UNIT, files=[("F.xlsx", FORM)], List_Id="<dinas.example>", Precedence="bulk"
    ).as_bytes(),
    "our own Message-ID": lambda: letter("F.xlsx", FORM).replace(
        b"Message-ID: <", b"Message-ID: <lkjip.", 1
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", ["a.eml", "surel", "surel.emlx"])
@pytest.mark.parametrize("how", WRAPPED)
def test_a_form_is_taken_out_of_whatever_wraps_it(tmp_path: Path, how: str, name: str) -> None:
    found = read(tmp_path, name, WRAPPED[how]())
    assert [one.data for one in found.attachment] == [FORM]
    assert found.attachment[0].sender == UNIT and found.findings == []


def test_many_mails_in_one_file_keep_their_senders(tmp_path: Path) -> None:
    letters = [mail(who, files=[("F.xlsx", FORM)]).as_bytes() for who in MAIL.values()]
    box = b"".join(b"From x Tue Jan  7 08:30:00 2025\n" + one + b"\n" for one in letters)
    found = read(tmp_path, "kotak.mbox", box)
    assert [one.sender for one in found.attachment] == list(MAIL.values())


def test_a_signed_mail_is_credited_to_who_sent_it_not_to_whom_it_names_inside(
    tmp_path: Path,
) -> None:
    inside = mail("lain@bagpem.example", files=[("F.xlsx", FORM)]).as_bytes()
    [one] = read(tmp_path, "a.eml", opaque(cms(inside))).attachment
    assert one.sender.endswith(UNIT)


def test_mails_in_an_archive_of_the_office_keep_their_senders(tmp_path: Path) -> None:
    nobody = mail("", files=[("F.xlsx", FORM)]).as_bytes()
    zipped = archive(("a.eml", letter("F.xlsx", FORM)), ("b.eml", nobody), ("c.xlsx", FORM))
    found = read(tmp_path, "surel.zip", zipped)
    assert [one.sender for one in found.attachment] == [UNIT, "–", ""]


KINDS = {
    "a.pdf": (PDF, Kind.EVIDENCE),
    "pdf_bernama.xlsx": (PDF, Kind.EVIDENCE),
    "foto": (PNG, Kind.EVIDENCE),
    "foto.heic": (b"\0\0\0\x18ftypheic isi", Kind.EVIDENCE),
    "foto.webp": (b"RIFF\0\0\0\0WEBPVP8 ", Kind.EVIDENCE),
    "rapat.mp4": (b"\0\0\0\x18ftypisom isi", Kind.EVIDENCE),
    "SK.docx": (archive(("[Content_Types].xml", b""), ("word/document.xml", b"")), Kind.EVIDENCE),
    "SK.docm": (
        archive(("[Content_Types].xml", b""), ("word/document.xml", b""), ("word/vbaProject.bin", b"")),
        Kind.PROGRAM,
    ),
    "paparan.pptx": (archive(("[Content_Types].xml", b""), ("ppt/presentation.xml", b"")), Kind.EVIDENCE),
    "SK.odt": (archive(("mimetype", b"application/vnd.oasis.opendocument.text")), Kind.EVIDENCE),
    "SK.doc": (compound({"WordDocument": b"isi" * 2000}), Kind.EVIDENCE),
    "SK lama.doc": (compound({"WordDocument": b"isi", "Macros": {"VBA": {"dir": b"x"}}}), Kind.PROGRAM),
    "buku.xls": (compound({"Workbook": b"isi" * 2000}), Kind.WORKBOOK),
    "bersandi.xlsx": (compound({"EncryptedPackage": b"isi" * 2000}), Kind.WORKBOOK),
    "catatan.txt": (b"Catatan rapat", Kind.EVIDENCE),
    "catatan": ("Mohon maaf: formulir menyusul\nTerima kasih".encode("utf-16"), Kind.EVIDENCE),
    "data.csv": (b"kode,nilai\n1,2\n", Kind.WORKBOOK),
    "halaman.html": (b"<!doctype html><html></html>", Kind.EVIDENCE),
    "setup.exe": (b"MZ\x90\0", Kind.PROGRAM),
    "foto.jpg": (b"MZ\x90\0", Kind.PROGRAM),
    "jalan.js": (b"WScript.Echo(1)", Kind.PROGRAM),
    "tautan.lnk": (b"L\0\0\0\x01\x14\x02\0 isi", Kind.SHORTCUT),
    "aplikasi.apk": (archive(("AndroidManifest.xml", b"")), Kind.PROGRAM),
    "arsip.rar": (b"Rar!\x1a\x07\0", Kind.PACKED),
    "arsip.7z": (b"7z\xbc\xaf\x27\x1c", Kind.PACKED),
    "arsip.zip": (b"PK\x03\x04 terpotong", Kind.PACKED),
    "surat.p7m": (cms(b"isi", kind=3), Kind.ENCRYPTED),
    "smime.p7s": (cms(b"isi"), Kind.SIGNATURE),
    "._Formulir.xlsx": (b"\0\x05\x16\x07\0\x02\0\0Mac OS X", Kind.SHADOW),
    "paket.zip": (archive(("manifest.json", b"{}"), ("data.json", b"{}")), Kind.PACKAGE),
    "kosong.pdf": (b"", Kind.EMPTY),
    "acak.dat": (bytes(range(256)), Kind.UNKNOWN),
    "Formulir.xlsx": (bytes(range(256)), Kind.WORKBOOK),
    "kosong.xlsx": (b"", Kind.WORKBOOK),
}  # fmt: skip


@pytest.mark.parametrize("name", KINDS)
def test_the_bytes_say_what_a_file_is(name: str) -> None:
    data, kind = KINDS[name]
    assert kind_of(data, name) is kind


@pytest.mark.parametrize("name", KINDS)
@pytest.mark.parametrize("place", ["folder", "eml", "msg", "zip"])
def test_every_file_is_in_one_list_with_its_reason(tmp_path: Path, name: str, place: str) -> None:
    data, kind = KINDS[name]
    if place == "folder":
        found = read(tmp_path, name, data)
    elif place == "eml":
        found = read(tmp_path, "surel.eml", letter(name, data))
    elif place == "msg":
        found = read(tmp_path, "surel.msg", msg(Mail(UNIT, files=[(name, data)])))
    else:
        found = read(tmp_path, "luar.zip", archive((name, data)))
    lists = {Kind.WORKBOOK: found.attachment, Kind.EVIDENCE: found.evidence}
    listed = [one.name for one in lists.get(kind, found.unread)]
    assert listed == [name], (found.attachment, found.evidence, found.unread)
    assert len(found.attachment) + len(found.evidence) + len(found.unread) == 1
    assert all(one.reason for one in found.unread)


def test_a_workbook_beside_a_form_is_evidence_and_alone_it_is_told_to_be_no_form(
    tmp_path: Path,
) -> None:
    other = archive(("[Content_Types].xml", b""), ("xl/workbook.xml", b"<workbook/>"))
    beside = mail(
        UNIT, files=[("Formulir.xlsx", FORM), ("rekap.xlsx", other), ("daftar.csv", b"a,b")]
    )
    found = read(tmp_path, "a.eml", beside.as_bytes())
    assert [one.name for one in found.attachment] == ["Formulir.xlsx"]
    assert [one.name for one in found.evidence] == ["rekap.xlsx", "daftar.csv"]
    alone = read(tmp_path, "b.eml", mail(UNIT, files=[("rekap.xlsx", other)]).as_bytes())
    assert [one.name for one in alone.attachment] == ["rekap.xlsx"]


def test_a_damaged_workbook_beside_a_form_is_still_refused(tmp_path: Path) -> None:
    files = [("Formulir.xlsx", FORM), ("Formulir 2.xlsx", FORM[:5000])]
    found = read(tmp_path, "a.eml", mail(UNIT, files=files).as_bytes())
    assert len(found.attachment) == 2 and found.evidence == []


def test_the_logo_of_a_signature_is_no_evidence(tmp_path: Path) -> None:
    headers = ["Content-Type: image/png; name=logo.png", "Content-ID: <logo>"]
    found = read(tmp_path, "a.eml", by_hand(headers, PNG))
    assert found.evidence == [] and [one.quiet for one in found.unread] == [True]


def test_an_archive_with_a_password_is_listed_and_its_mail_asked_for_the_form(
    tmp_path: Path,
) -> None:
    locked = bytearray(archive(("Formulir.xlsx", FORM)))
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        locked[locked.find(mark) + at] |= 1
    found = read(tmp_path, "Formulir.zip", bytes(locked))
    assert [(one.name, one.reason) for one in found.unread] == [("Formulir.xlsx", "arsip bersandi")]


@pytest.mark.parametrize("size", [0, 10, 100, 5_000])
@pytest.mark.parametrize("how", ["winmail.dat", "signed, opaque", "zip in a mail", "uuencode"])
def test_a_wrapping_cut_short_never_raises(tmp_path: Path, how: str, size: int) -> None:
    message = WRAPPED[how]()
    head, _, body = message.partition(b"\r\n\r\n" if b"\r\n\r\n" in message else b"\n\n")
    found = read(tmp_path, "a.eml", head + b"\r\n\r\n" + body[:size])
    assert len(found.attachment) <= 1


def test_a_mail_signed_by_a_common_program_is_read(tmp_path: Path) -> None:
    """The very bytes that a common program writes, not only those that these tests build."""
    signed = CASES / "smime_opaque.eml"
    assert len(read_file(signed, WIB).attachment) == 1
    text = (
        signed.read_bytes().partition(b"\r\n\r\n")[2] or signed.read_bytes().partition(b"\n\n")[2]
    )
    assert kind_of(base64.b64decode(text), "smime.p7m") is Kind.SIGNED


ONE_FORM = (
    *("autofwd.eml", "nama_bertitik.eml", "tanpa_akhiran.msg", "uuencode.eml", "smime_opaque.eml"),
    *("pdf_bertipe_excel.eml", "Formulir_di_folder.zip", "formulir_tanpa_akhiran"),
)  # fmt: skip


@pytest.mark.parametrize("name", ONE_FORM)
def test_each_reported_mail_and_file_gives_its_form(name: str) -> None:
    found = read_file(CASES / name, WIB)
    [one] = found.attachment
    assert isinstance(inspect(one.data, one.name), Passed)
    assert [one.name for one in found.evidence] == (
        ["Surat Pengantar.pdf"] if name.startswith("pdf") else []
    )
    assert found.findings == [] and not any(not one.quiet for one in found.unread)
