"""A link in the inbox is one item of the answer: named with its reason, never followed."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest
from tests.city.test_city import city_book, made_up, package, take
from tests.mailbox.test_collect import collect_mail
from tests.steps.office import Office, memory_office

from lkjip.errors import FolderError
from lkjip.intake.folder import incoming_files, read_folder
from lkjip.steps.request.letters import WIB

UNIT = "SB-PEM"


@pytest.fixture
def office(tmp_path: Path) -> Office:
    made = memory_office(tmp_path / "kantor").asked()
    made.inbox.mkdir(parents=True, exist_ok=True)
    return made


def link(at: Path, to: Path) -> None:
    try:
        at.symlink_to(to, target_is_directory=to.is_dir())
    except OSError as error:  # Windows lets not everybody make one
        pytest.skip(f"no symbolic links here: {error}")


def form_elsewhere(office: Office, folder: Path) -> Path:
    (folder / "luar").mkdir()
    path = folder / "luar" / "Formulir.xlsx"
    path.write_bytes(office.form(UNIT))
    return path


@pytest.mark.parametrize(
    "place",
    [
        lambda office, outside: link(office.inbox / "Tautan.xlsx", outside),
        lambda office, outside: link(office.inbox / "Tautan", outside.parent),
        lambda office, outside: link(office.inbox / "Tautan", office.inbox),
        lambda office, outside: link(office.inbox / "Tautan", office.inbox / "tidak ada"),
        lambda office, outside: link(office.inbox / "Tautan", Path("Tautan")),
    ],
    ids=["a form outside", "a folder outside", "the inbox itself", "nothing", "the link itself"],
)
def test_a_link_is_listed_with_its_cure_and_decides_nothing(
    office: Office, tmp_path: Path, place: Callable[[Office, Path], None]
) -> None:
    place(office, form_elsewhere(office, tmp_path))
    result = collect_mail(office)
    [one] = result.data["tidak_dibaca"]  # type: ignore[misc]
    assert one["nama"].startswith("Tautan") and "tautan" in one["alasan"]
    [said] = [finding for finding in result.findings if finding.file == one["nama"]]
    assert said.code == "M12" and "salin berkas yang ditujunya ke folder masuk" in said.cure
    assert not result.data["berkas"] and not office.rows("tblIsianKinerja")


def test_a_link_beside_its_own_file_in_the_inbox_brings_the_form_once(office: Office) -> None:
    (office.inbox / "Formulir.xlsx").write_bytes(office.form(UNIT))
    link(office.inbox / "A_Tautan.xlsx", office.inbox / "Formulir.xlsx")
    data = collect_mail(office).data
    assert [one["nama"] for one in data["berkas"]] == ["Formulir.xlsx"]  # type: ignore[attr-defined]
    assert [one["nama"] for one in data["tidak_dibaca"]] == ["A_Tautan.xlsx"]  # type: ignore[attr-defined]


def test_the_cure_followed_to_its_end_takes_the_form_in(office: Office, tmp_path: Path) -> None:
    outside = form_elsewhere(office, tmp_path)
    link(office.inbox / "Tautan.xlsx", outside)
    collect_mail(office)
    (office.inbox / "Tautan.xlsx").unlink()
    (office.inbox / "Formulir.xlsx").write_bytes(outside.read_bytes())
    [one] = collect_mail(office).data["berkas"]  # type: ignore[misc]
    assert (one["nama"], one["unit"]) == ("Formulir.xlsx", UNIT)


def test_an_inbox_that_is_itself_a_link_is_the_offices_own_choice(
    office: Office, tmp_path: Path
) -> None:
    real = tmp_path / "bersama"
    office.inbox.rename(real)
    link(office.inbox, real)
    (real / "Formulir.xlsx").write_bytes(office.form(UNIT))
    [one] = collect_mail(office).data["berkas"]  # type: ignore[misc]
    assert one["unit"] == UNIT


def test_a_junction_of_windows_is_a_link_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    inside = tmp_path / "Pintu" / "Formulir.xlsx"
    inside.parent.mkdir()
    inside.write_bytes(b"isi")
    real = Path.lstat

    def lstat(path: Path) -> os.stat_result | SimpleNamespace:
        state = real(path)
        if path.name != "Pintu":
            return state
        return SimpleNamespace(
            st_mode=state.st_mode, st_mtime=state.st_mtime, st_reparse_tag=0xA0000003
        )

    monkeypatch.setattr(Path, "lstat", lstat)
    assert [path.name for path in incoming_files(tmp_path, WIB)] == ["Pintu"]
    [letter] = read_folder(tmp_path, WIB)
    assert "tautan" in letter.unread[0].reason and letter.attachment == []


def test_a_subfolder_that_cannot_be_opened_is_listed_and_the_rest_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "tertutup").mkdir()
    (tmp_path / "Formulir.xlsx").write_bytes(b"isi")
    real = Path.iterdir

    def iterdir(path: Path) -> object:
        if path.name == "tertutup":
            raise PermissionError(13, "Permission denied")
        return real(path)

    monkeypatch.setattr(Path, "iterdir", iterdir)
    letters = list(read_folder(tmp_path, WIB))
    assert [one.name for letter in letters for one in letter.attachment] == ["Formulir.xlsx"]
    [unread] = [one for letter in letters for one in letter.unread]
    assert (unread.name, unread.reason) == ("tertutup", "folder ini tidak dapat dibuka")
    with pytest.raises(FolderError, match="tidak dapat dibaca"):
        list(read_folder(tmp_path / "tertutup", WIB))


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("Formulir.xlsx.lnk", b"L\0\0\0\x01\x14\x02\0" + bytes(60)),
        ("Formulir.xlsx", b"L\0\0\0\x01\x14\x02\0" + bytes(60)),
        ("Formulir", b"book\0\0\0\0mark\0\0\0\0" + bytes(60)),
        ("Formulir.url", b"[InternetShortcut]\r\nURL=file:///D:/Formulir.xlsx\r\n"),
        ("Formulir.txt", b"\xef\xbb\xbf[InternetShortcut]\r\nURL=https://drive.example/x\r\n"),
        ("Formulir.desktop", b"[Desktop Entry]\nType=Link\nURL=file:///x\n"),
        ("Formulir.webloc", b'<?xml version="1.0"?>\n<plist version="1.0"><dict/></plist>\n'),
    ],
)
def test_a_shortcut_is_named_as_one_whatever_it_is_called(
    office: Office, name: str, data: bytes
) -> None:
    (office.inbox / name).write_bytes(data)
    result = collect_mail(office)
    [one] = result.data["tidak_dibaca"]  # type: ignore[misc]
    assert (one["nama"], one["alasan"]) == (name, "pintasan ke tempat lain, bukan berkasnya")
    [said] = [finding for finding in result.findings if finding.file == name]
    assert said.code == "M12" and "pintasan: salin berkas" in said.cure


# ---- packages at the city


def test_a_link_among_the_packages_is_named_and_the_others_are_taken_in(tmp_path: Path) -> None:
    offices = [made_up(1), made_up(2)]
    book = city_book(tmp_path, offices)
    inbox, outside = tmp_path / "masuk", tmp_path / "luar"
    inbox.mkdir()
    outside.mkdir()
    (outside / "c.zip").write_bytes(package(offices[0]))
    link(inbox / "c.zip", outside / "c.zip")
    link(inbox / "folder", outside)
    link(inbox / "lingkaran", inbox)
    result = take(book, tmp_path, {"b.ZIP": package(offices[1])})
    assert result.data["ditolak"] == ["c.zip", "folder", "lingkaran"]
    assert [f.file for f in result.findings if f.code == "M12"] == ["c.zip", "folder", "lingkaran"]
    counted = {row["Kode Unit"]: row["Versi"] for row in result.data["opd"]}  # type: ignore[attr-defined]
    assert counted == {offices[0].code: None, offices[1].code: 1}
