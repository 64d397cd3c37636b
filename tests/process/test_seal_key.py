"""The office's own key: what it sealed cannot be rewritten without it, here or on the way."""

from __future__ import annotations

import json
import re
import shutil
import zipfile
from dataclasses import replace
from datetime import date, time
from functools import partial
from io import BytesIO
from pathlib import Path

import pytest
from tests.city.opd import Opd
from tests.city.test_city import city_book, take

from lkjip.book.file_book import FileBook
from lkjip.book.port import Change
from lkjip.demo.stage import Play
from lkjip.errors import LkjipError, UsageError
from lkjip.package import read_package, write_package
from lkjip.steps.decide.decide import CONFORMING, decide_reviu
from lkjip.steps.draft.write import write_draft
from lkjip.steps.handover.send import send
from lkjip.steps.kernel.history import END, START, link
from lkjip.steps.kernel.snapshot import read_snapshot
from lkjip.steps.seals import key
from lkjip.steps.seals.key import bears_seal, make_key, sealed_by
from lkjip.steps.seals.verify import verify
from lkjip.tables.declared.results import HISTORY

DAY = date(2025, 1, 20)


class Drawer:
    """A key store in memory."""

    def __init__(self) -> None:
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, name: str, /) -> str | None:
        return self.kept.get((service, name))

    def set_password(self, service: str, name: str, password: str, /) -> None:
        self.kept[service, name] = password

    def delete_password(self, service: str, name: str, /) -> None:
        del self.kept[service, name]


@pytest.fixture
def drawer(monkeypatch: pytest.MonkeyPatch) -> Drawer:
    made = Drawer()
    monkeypatch.setattr(key, "system_key_store", lambda: made)
    return made


@pytest.fixture
def play(analysed: Path, tmp_path: Path, drawer: Drawer) -> Play:
    shutil.copytree(analysed, tmp_path / "buku")
    made = Play(tmp_path / "buku")
    made.step(DAY, partial(make_key, create=True))
    return made


def public(play: Play) -> str:
    return read_snapshot(FileBook(play.book)).settings[key.SETTING]


def codes(play: Play) -> list[str]:
    shot = read_snapshot(FileBook(play.book))
    context = replace(play.context(DAY, time(9)), book=play.book)
    return sorted({one.code for one in verify(shot, context)})


def rewrite_history(play: Play) -> None:
    """Rewrite a line of the history and every link after it, as a person who knows the rules."""
    book = FileBook(play.book)
    last, rows = START, []
    for row in HISTORY.read(book.read(HISTORY.name)[HISTORY.name]):
        changed = replace(row, remark="Tidak ada yang terlambat.") if row.number == 5 else row
        last = link(last, changed)
        rows.append(replace(changed, chain=last))
    book.apply(Change(dict([HISTORY.written(rows)]), {END: last}))


def test_a_rewritten_history_has_no_seal(play: Play) -> None:
    assert codes(play) == []
    rewrite_history(play)
    assert codes(play) == ["S19"]


def test_without_a_key_a_rewritten_history_shows_nothing(analysed: Path, tmp_path: Path) -> None:
    """The chain alone proves no more than this; README says so."""
    shutil.copytree(analysed, tmp_path / "buku")
    play = Play(tmp_path / "buku")
    rewrite_history(play)
    assert codes(play) == []


def test_a_step_on_a_computer_without_the_key_is_named(play: Play, drawer: Drawer) -> None:
    kept = dict(drawer.kept)
    drawer.kept.clear()
    play.step(DAY, write_draft)
    assert codes(play) == ["S19"]
    assert "tidak ada di komputer ini" in play.step(DAY, make_key).summary
    drawer.kept.update(kept)
    play.step(DAY, partial(decide_reviu, decision=CONFORMING))
    assert codes(play) == []


def test_the_private_part_is_nowhere_but_in_the_key_store(play: Play, drawer: Drawer) -> None:
    play.step(DAY, write_draft)
    [secret] = drawer.kept.values()
    for path in play.folder.rglob("*"):
        if path.is_file():
            data = path.read_bytes()
            assert secret.encode() not in data, path
            if zipfile.is_zipfile(path):
                with zipfile.ZipFile(path) as archive:
                    assert all(secret.encode() not in archive.read(n) for n in archive.namelist())
    assert public(play) and secret != public(play)


def test_a_key_is_not_made_twice_and_can_be_forgotten(play: Play, drawer: Drawer) -> None:
    with pytest.raises(UsageError, match="sudah ada"):
        play.step(DAY, partial(make_key, create=True))
    play.step(DAY, partial(make_key, remove=True))
    assert drawer.kept == {} and public(play) == "" and codes(play) == []


def test_a_computer_without_a_key_store_says_so(
    analysed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(analysed, tmp_path / "buku")

    def nothing() -> Drawer:
        raise RuntimeError("no recommended backend")

    monkeypatch.setattr(key, "system_key_store", nothing)
    with pytest.raises(LkjipError, match="tidak punya tempat"):
        Play(tmp_path / "buku").step(DAY, partial(make_key, create=True))


def sealed_package(play: Play) -> bytes:
    play.step(DAY, write_draft)
    play.step(DAY, partial(decide_reviu, decision=CONFORMING))
    return Path(str(play.step(DAY, send).data["paket"])).read_bytes()


def test_the_package_bears_the_seal_over_its_manifest(play: Play) -> None:
    package = read_package(sealed_package(play))
    assert bears_seal(public(play), package.manifest_raw, package.seal)
    assert package.manifest["riwayat_ujung"]


def rebuilt(raw: bytes) -> bytes:
    """A package altered and put together again so that every fingerprint fits; the seal stays."""
    package = read_package(raw)
    parts = {name: part for name, part in package.parts.items() if name != "data.json"}
    head = {k: v for k, v in package.manifest.items() if k not in ("berkas", "format", "versi")}
    figures, changed = re.subn(
        r'"Capaian \(%\)": (\d)', r'"Capaian (%)": 9\1', json.dumps(package.data)
    )
    assert changed
    data = json.loads(figures)
    return write_package(head, data, parts, lambda _manifest: package.seal)


def city(tmp_path: Path, name: str, seal_key: str, raw: bytes) -> dict[str, object]:
    tmp_path.mkdir()
    book = city_book(tmp_path, [Opd("BAGPEM", name, [], [])])
    rows = [{**row, "Kunci Segel": seal_key} for row in book.read("tblUnit")["tblUnit"].rows]
    book.apply(Change({"tblUnit": rows}))
    take(book, tmp_path, {"paket.zip": raw})
    return dict(book.read("tblOpd")["tblOpd"].rows[0]) | {
        "temuan": [row["Kode"] for row in book.read("tblTemuan")["tblTemuan"].rows]
    }


def test_the_city_takes_only_what_the_registered_key_sealed(play: Play, tmp_path: Path) -> None:
    raw = sealed_package(play)
    name = str(read_package(raw).manifest["unit_kerja"])
    assert city(tmp_path / "a", name, public(play), raw)["Status"] == "diterima"
    forged = city(tmp_path / "b", name, public(play), rebuilt(raw))
    assert forged["Status"] != "diterima" and "S20" in forged["temuan"]  # type: ignore[operator]
    bare = write_package(read_package(raw).manifest, {}, {})
    assert "S20" in city(tmp_path / "c", name, public(play), bare)["temuan"]  # type: ignore[operator]
    assert city(tmp_path / "d", name, "", rebuilt(raw))["Status"] == "diterima"


@pytest.mark.parametrize("broken", ["", "x", "§", "AAAA", "A" * 88])
def test_a_broken_seal_or_key_is_no_seal(broken: str, drawer: Drawer) -> None:
    assert not bears_seal(broken, b"kata", broken)
    assert sealed_by("", b"kata") == ""


def test_a_sealed_zip_is_an_ordinary_zip(play: Play) -> None:
    with zipfile.ZipFile(BytesIO(sealed_package(play))) as archive:
        assert archive.testzip() is None and len(archive.comment) == 88
