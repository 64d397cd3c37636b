"""The file as a zip of parts: damaged ones are refused, a save is whole or not at all."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from tests.book import shelf
from tests.book.foreign import saved_by_excel

from lkjip.book.file_book import FileBook
from lkjip.book.layout import LAYOUT
from lkjip.book.parts.package import CT, LARGE, PKG, Package
from lkjip.book.port import Change
from lkjip.book.verify import verify
from lkjip.disk import copy_whole
from lkjip.errors import BookError, BookMissing, FolderError

DAMAGES = 160
MOST_OF_IT = 60_000
"""Bytes that a process may write into one file: less than a book has."""


def read_everything(path: Path) -> None:
    """Do what every command does first."""
    book = FileBook(path)
    verify(book.shape(), LAYOUT)
    book.read(*(table.name for table in LAYOUT.tables))
    book.read_names(*(named.name for named in LAYOUT.names))


def refusal_of(path: Path) -> BookError | None:
    """Why a book cannot be used; ``None`` when it can. Anything but a sentence is a failure."""
    try:
        read_everything(path)
    except BookError as error:
        return error
    return None


def damaged(whole: bytes, seed: int) -> bytes:
    """The bytes cut off somewhere, or a few of them overwritten."""
    chance = random.Random(seed)
    if seed % 4 == 0:
        return whole[: chance.randrange(len(whole))]
    data = bytearray(whole)
    reach = 4000 if seed % 4 == 1 else len(data)  # every fourth hits the directory at the end
    for _ in range(chance.choice((1, 1, 5, 50))):
        data[len(data) - 1 - chance.randrange(reach)] = chance.randrange(256)
    return bytes(data)


def test_a_damaged_file_is_refused_with_a_sentence_or_still_reads(tmp_path: Path) -> None:
    path = tmp_path / "rusak.xlsm"
    refusals = []
    for seed in range(DAMAGES):
        path.write_bytes(damaged(shelf.built(), seed))
        refusals.append(refusal_of(path))
    refused = [error for error in refusals if error is not None]
    assert len(refused) > DAMAGES / 2
    assert all(error.message and error.cure for error in refused)


@pytest.mark.parametrize("part", ["xl/workbook.xml", "xl/_rels/workbook.xml.rels"])
def test_a_part_that_is_no_xml_is_told_by_its_name(fresh: Path, part: str) -> None:
    shelf.rewrite(fresh, {part: b"<workbook"})
    with pytest.raises(BookMissing, match=part) as refusal:
        FileBook(fresh)
    assert "cadangan" in refusal.value.cure


def test_a_sheet_that_is_no_xml_is_told_by_its_part(fresh: Path) -> None:
    shelf.rewrite(fresh, {"xl/worksheets/sheet10.xml": b"bukan XML"})
    with pytest.raises(BookMissing, match=r"xl/worksheets/sheet10\.xml"):
        read_everything(fresh)


@pytest.mark.parametrize(
    "part",
    ["xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/worksheets/sheet10.xml",
     "xl/worksheets/_rels/sheet10.xml.rels", "xl/tables/table3.xml", "xl/sharedStrings.xml"],
)  # fmt: skip
def test_a_book_without_one_of_its_parts_is_refused_with_a_sentence(fresh: Path, part: str) -> None:
    error = refusal_of(shelf.rewrite(fresh, {part: None}))
    assert error is not None and error.message and error.cure


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("text", b"Ini bukan buku kerja.\n"),
        ("nothing", b""),
        ("old Excel", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)),
        ("PDF", b"%PDF-1.7\n"),
    ],
)
def test_a_file_that_is_no_zip_is_no_book(tmp_path: Path, name: str, content: bytes) -> None:
    path = tmp_path / f"{name}.xlsm"
    path.write_bytes(content)
    with pytest.raises(BookMissing, match=path.name) as refusal:
        Package(path)
    assert "cadangan" in refusal.value.cure


def test_a_zip_of_something_else_is_no_book(tmp_path: Path) -> None:
    path = tmp_path / "surat.xlsm"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("word/document.xml", "<document/>")
    with pytest.raises(BookMissing, match="bukan buku kerja Excel"):
        Package(path)


def test_a_file_with_a_password_is_no_book(fresh: Path) -> None:
    data = bytearray(fresh.read_bytes())
    for signature, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(signature) + flags] |= 1  # the bit that says "encrypted"
    fresh.write_bytes(data)
    with pytest.raises(BookMissing, match="utuh"):
        Package(fresh)


def test_a_file_that_is_only_looked_at_is_unpacked_part_by_part(fresh: Path) -> None:
    data = fresh.read_bytes()
    theme = Package(fresh).relations("xl/workbook.xml")
    part = next(target for kind, target in theme.values() if kind == "theme")
    with zipfile.ZipFile(fresh) as archive:
        info = archive.getinfo(part)
    middle = info.header_offset + 30 + len(part) + info.compress_size // 2
    fresh.write_bytes(data[:middle] + bytes([data[middle] ^ 0xFF]) + data[middle + 1 :])
    with pytest.raises(BookMissing, match="utuh"):
        Package(fresh)
    looked_at = Package(fresh, whole=False)
    assert looked_at.data("xl/workbook.xml") == Package(fresh, data).data("xl/workbook.xml")
    with pytest.raises(BookMissing, match="utuh"):
        looked_at.data(part)


def test_a_large_part_is_not_kept_beside_the_file(fresh: Path) -> None:
    large = {"xl/worksheets/sheet1.xml": b"<worksheet/>".ljust(LARGE)}
    package = Package(shelf.rewrite(fresh, large))
    for part, data in large.items():
        assert package.data(part) == data and package.data(part) is not package.data(part)
    assert package.data("xl/workbook.xml") is package.data("xl/workbook.xml")


def test_a_file_that_is_not_there_is_told_by_its_path(tmp_path: Path) -> None:
    with pytest.raises(BookMissing, match=r"lain\.xlsm") as refusal:
        Package(tmp_path / "lain.xlsm")
    assert "--buku" in refusal.value.cure


@pytest.mark.parametrize("ours", [True, False], ids=["ours", "saved by Excel"])
def test_a_saved_package_has_the_same_parts_in_the_same_order_with_the_same_dates(
    tmp_path: Path, ours: bool
) -> None:
    source = shelf.fresh(tmp_path) if ours else saved_by_excel(tmp_path / "asli.xlsm")
    target = tmp_path / "salinan.xlsm"
    Package(source).save(target)
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target) as new:
        facts = [
            [(i.filename, i.date_time, i.CRC, i.file_size, i.external_attr) for i in z.infolist()]
            for z in (old, new)
        ]
    assert facts[0] == facts[1]


def test_a_dropped_part_leaves_no_trace(fresh: Path) -> None:
    package = Package(fresh)
    package.drop("xl/sharedStrings.xml")
    assert "xl/sharedStrings.xml" not in package
    types = {
        i.get("PartName") for i in package.xml("[Content_Types].xml").iter(f"{{{CT}}}Override")
    }
    assert "/xl/sharedStrings.xml" not in types and "/xl/workbook.xml" in types
    targets = {
        i.get("Target")
        for i in package.xml("xl/_rels/workbook.xml.rels").iter(f"{{{PKG}}}Relationship")
    }
    assert "sharedStrings.xml" not in targets and "worksheets/sheet1.xml" in targets


def test_relations_are_resolved_however_they_are_written(fresh: Path) -> None:
    rels = "xl/worksheets/_rels/sheet2.xml.rels"
    before = Package(fresh).relations("xl/worksheets/sheet2.xml")
    shelf.edit(fresh, rels, "../tables/", "/xl/tables/")
    assert Package(fresh).relations("xl/worksheets/sheet2.xml") == before
    assert ("table", "xl/tables/table1.xml") in before.values()


def small_disk() -> None:
    import resource  # only where there is one

    resource.setrlimit(resource.RLIMIT_FSIZE, (MOST_OF_IT, MOST_OF_IT))


ON_A_FULL_DISK = """
import sys
from pathlib import Path
from lkjip.book.file_book import FileBook
from lkjip.book.port import Change
from lkjip.errors import FolderError
book = FileBook(Path(sys.argv[1]))
try:
    if sys.argv[2] == "apply":
        book.apply(Change(names={"beranda_tindakan": "tidak sampai"}))
    else:
        book.save_copy(Path(sys.argv[3]))
except FolderError as error:
    print(error)
    print(book.read_names("beranda_tindakan")["beranda_tindakan"] != "tidak sampai")
"""


@pytest.mark.skipif(os.name != "posix", reason="needs a limit on the size of files")
@pytest.mark.parametrize("what", ["apply", "save_copy"])
def test_when_the_disk_is_full_the_old_book_stays_and_no_half_file_is_left(
    fresh: Path, what: str
) -> None:
    before = shelf.everything(fresh.parent)
    target = fresh.parent / "salinan.xlsm"
    done = subprocess.run(
        [sys.executable, "-c", ON_A_FULL_DISK, str(fresh), what, str(target)],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        preexec_fn=small_disk,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stdout.endswith("True\n"), done.stderr
    assert str(fresh.parent) in done.stdout
    assert shelf.everything(fresh.parent) == before


def test_a_folder_in_the_place_of_the_book_is_told_and_leaves_no_half_file(
    fresh: Path, tmp_path: Path
) -> None:
    target = tmp_path / "folder.xlsm"
    (target / "isi").mkdir(parents=True)
    with pytest.raises(FolderError, match=r"folder\.xlsm") as refusal:
        Package(fresh).save(target)
    assert refusal.value.cure
    assert sorted(p.name for p in tmp_path.iterdir()) == ["folder.xlsm", fresh.name]


def test_a_copy_has_the_bytes_and_the_date_of_the_file(fresh: Path, tmp_path: Path) -> None:
    target = tmp_path / "salinan.xlsm"
    os.utime(fresh, (1_700_000_000, 1_700_000_000))
    copy_whole(fresh, target)
    assert target.read_bytes() == fresh.read_bytes()
    assert target.stat().st_mtime == fresh.stat().st_mtime
    assert sorted(p.name for p in tmp_path.iterdir()) == [fresh.name, target.name]


@pytest.mark.parametrize("blocked", ["cadangan", "cadangan/dalam"])
def test_a_file_in_the_place_of_the_backup_folder_is_told_by_its_path(
    fresh: Path, blocked: str
) -> None:
    place = fresh.parent / blocked
    place.parent.mkdir(exist_ok=True)
    place.write_text("sebuah berkas")
    with pytest.raises(FolderError, match="belum diubah") as refusal:
        FileBook(fresh).save_copy(place / "buku.xlsm")
    assert str(place) in refusal.value.message


def test_a_change_is_one_move_of_a_whole_file(fresh: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    moved: list[tuple[Path, bytes, bytes]] = []
    real = Path.replace

    def watched(self: Path, target: Path) -> Path:
        moved.append((self, self.read_bytes(), target.read_bytes()))
        return real(self, target)

    monkeypatch.setattr(Path, "replace", watched)
    FileBook(fresh).apply(Change(names={"beranda_tindakan": "sampai"}))
    [(temporary, new, old)] = moved
    assert temporary.parent == fresh.parent, "a move between disks would be a copy"
    assert (old, new) == (shelf.built(), fresh.read_bytes())
