"""An office's data outlive the program: no release, build or first start replaces what it filled."""

from __future__ import annotations

import zipfile
from argparse import Namespace
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from tests.book import shelf
from tests.steps.office import ASKED, closed_office

from lkjip import cli, product
from lkjip.book.build import BOOK_NAME, build, is_untouched, write
from lkjip.book.file_book import FileBook
from lkjip.book.port import Change
from lkjip.commands.plain_table import do_calculate
from lkjip.commands.tools import do_build
from lkjip.errors import BookMissing, FolderError, UsageError
from lkjip.product import Templates
from lkjip.release.pack import TOP, pack
from lkjip.setup_pc.first_start import make_ready
from lkjip.steps.request.request import request_data

LETTER = "surat_permintaan.txt"


def unzip(folder: Path) -> Path:
    """The release extracted over whatever lies in the folder."""
    with zipfile.ZipFile(BytesIO(pack(product.ROOT, date(2026, 1, 5)).data)) as archive:
        archive.extractall(folder)
    return folder / TOP


@pytest.fixture(scope="module")
def released(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A release in a folder of its own (shared: only read)."""
    return unzip(tmp_path_factory.mktemp("rilis"))


@pytest.fixture
def started(released: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An office's folder after the first start; only the templates of the release matter here."""
    monkeypatch.setattr(product, "TEMPLATES", released / "python" / "lkjip" / "templat")
    folder = tmp_path / "kantor"
    folder.mkdir()
    make_ready(folder)
    return folder


def arguments(book: Path | str, **more: object) -> Namespace:
    return Namespace(
        **{"buku": str(book), "periksa": False, "kering": False, "json": False, **more}
    )


# ---- the release


def test_a_newer_release_unzipped_over_a_used_folder_changes_no_file_of_the_office(
    tmp_path: Path,
) -> None:
    folder = unzip(tmp_path)
    mine = {
        "lkjip_book.xlsm": b"buku kerja dengan riwayat",
        "lkjip_book_2025.xlsm": b"buku tahun berikut",
        f"forms/templat/{LETTER}": b"Hal: Surat kami\n\nIsi kami.\n",
        "forms/templat/lkjip.docx": b"templat laporan kami",
        "forms/2024/masuk/formulir.xlsx": b"formulir",
        "laporan/2024/LKjIP_2024_draf_v1.docx": b"draf",
        "cadangan/lkjip_book_2025-01-02_090000.xlsm": b"cadangan",
    }
    for name, data in mine.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)
    unzip(tmp_path)
    assert {name: (folder / name).read_bytes() for name in mine} == mine


def test_the_release_brings_no_book_and_no_file_where_offices_edit_templates(
    released: Path,
) -> None:
    names = {path.relative_to(released).as_posix() for path in released.rglob("*")}
    assert not [name for name in names if name.endswith(".xlsm")]
    assert not [name for name in names if name.startswith("forms/templat")]
    shipped = {path.name for path in product.TEMPLATES.iterdir()}
    assert {path.name for path in (released / "python/lkjip/templat").iterdir()} == shipped


# ---- the first start


def test_the_first_start_makes_the_shipped_book_and_templates_to_edit(started: Path) -> None:
    assert (started / BOOK_NAME).read_bytes() == build()
    own = {path.name: path.read_bytes() for path in (started / "forms/templat").iterdir()}
    assert own == {path.name: path.read_bytes() for path in product.TEMPLATES.iterdir()}


def test_a_second_start_makes_nothing_and_keeps_what_was_edited(started: Path) -> None:
    FileBook(started / BOOK_NAME).apply(Change(names={"rencana_mulai": date(2025, 1, 2)}))
    (started / "forms/templat" / LETTER).write_text("Hal: Kami\n\nIsi.\n")
    before = shelf.everything(started)
    assert make_ready(started) == ()
    assert shelf.everything(started) == before


def test_a_book_of_any_year_is_a_book(tmp_path: Path) -> None:
    (tmp_path / "lkjip_book_2026.xlsm").write_bytes(b"x")
    assert BOOK_NAME not in {path.name for path in make_ready(tmp_path)}


@pytest.mark.parametrize(
    ("trace", "words"),
    [
        ("cadangan/lkjip_book_2025-01-02_090000.xlsm", "lkjip_book_2025-01-02_090000.xlsm"),
        ("forms/2024/keluar/surat.docx", "forms/2024"),
        ("laporan/2024/draf.docx", "laporan/2024"),
    ],
)
def test_a_book_that_is_gone_is_told_and_no_empty_one_takes_its_place(
    tmp_path: Path, trace: str, words: str
) -> None:
    (tmp_path / trace).parent.mkdir(parents=True)
    (tmp_path / trace).write_bytes(b"x")
    with pytest.raises(BookMissing, match=words):
        make_ready(tmp_path)
    assert not (tmp_path / BOOK_NAME).exists()


def test_the_first_start_is_only_in_the_programs_own_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert cli.main(["status", "--json"]) == cli.CANNOT
    assert not any(tmp_path.iterdir())


@pytest.mark.parametrize(
    ("words", "made"),
    [
        (["status", "--json"], True),
        (["status", "--json", "--kering"], False),
        (["hitung", "tidak-ada.csv", "--json"], False),
    ],
)
def test_a_command_that_needs_the_book_makes_it_in_the_programs_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: list[str], made: bool
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(product, "ROOT", tmp_path)
    cli.main(words)
    assert (tmp_path / BOOK_NAME).exists() is made


# ---- whoever writes a book


def test_a_build_replaces_a_build_of_whatever_version_but_no_book_that_was_saved(
    tmp_path: Path,
) -> None:
    book = tmp_path / BOOK_NAME
    book.write_bytes(build())
    assert is_untouched(book)
    write(book)
    FileBook(book).apply(Change(names={"rencana_mulai": date(2025, 1, 2)}))
    assert not is_untouched(book)
    before = book.read_bytes()
    with pytest.raises(FolderError, match=BOOK_NAME):
        write(book)
    assert book.read_bytes() == before


@pytest.mark.parametrize("named", [False, True])
def test_the_build_command_leaves_a_used_book_alone_also_under_the_programs_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, named: bool
) -> None:
    office = closed_office(tmp_path).planned()
    monkeypatch.setattr(product, "ROOT", office.folder)
    monkeypatch.setattr(product, "BOOK", office.folder / BOOK_NAME)
    monkeypatch.chdir(office.folder)
    before = shelf.everything(office.folder)
    with pytest.raises(FolderError):
        do_build(arguments(office.folder / BOOK_NAME if named else BOOK_NAME), lambda *_: None)
    assert shelf.everything(office.folder) == before


def test_the_build_command_in_an_empty_folder_builds_there_and_not_elsewhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = tmp_path / "program" / BOOK_NAME
    program.parent.mkdir()
    program.write_bytes(b"buku kantor")
    monkeypatch.setattr(product, "BOOK", program)
    empty = tmp_path / "kosong"
    empty.mkdir()
    monkeypatch.chdir(empty)
    do_build(arguments(BOOK_NAME), lambda *_: None)
    assert program.read_bytes() == b"buku kantor" and (empty / BOOK_NAME).is_file()


def test_results_of_a_plain_table_are_not_written_over_a_book(tmp_path: Path) -> None:
    book = tmp_path / BOOK_NAME
    book.write_bytes(b"buku")
    with pytest.raises(UsageError, match=BOOK_NAME):
        do_calculate(arguments("", berkas="x.csv", ke=str(book)), lambda *_: None)
    assert book.read_bytes() == b"buku"


# ---- templates file by file


def test_every_shipped_template_is_known_to_later_programs() -> None:
    known = {tuple(line.split()) for line in product.KNOWN.read_text().splitlines()}
    lines = {(product.fingerprint(path), path.name) for path in product.TEMPLATES.iterdir()}
    assert lines - known == set(), "add these lines to python/lkjip/templat_terbit.txt"


def test_only_an_edited_template_is_the_offices_own(tmp_path: Path) -> None:
    own = tmp_path / "forms" / "templat"
    own.mkdir(parents=True)
    for path in product.TEMPLATES.iterdir():
        (own / path.name).write_bytes(path.read_bytes())
    with_windows_ends = (own / LETTER).read_bytes().replace(b"\n", b"\r\n")
    (own / LETTER).write_bytes(with_windows_ends)
    found = product.templates_for(tmp_path)
    assert found.edited == () and found.path(LETTER) == product.TEMPLATES / LETTER
    (own / LETTER).write_bytes(with_windows_ends + b"\r\nSalam.\r\n")
    assert found.edited == (LETTER,) and found.path(LETTER) == own / LETTER


def test_a_template_that_equals_the_programs_is_not_edited_though_no_list_knows_it(
    tmp_path: Path,
) -> None:
    own, shipped = tmp_path / "forms" / "templat", tmp_path / "program"
    for folder in (own, shipped):
        folder.mkdir(parents=True)
        (folder / LETTER).write_text("Hal: Surat baru\n\nTahun {tahun}.\n")
    assert product.Templates(own, shipped).edited == ()
    (own / LETTER).write_text("Hal: Surat kami\n\nTahun {tahun}.\n")
    assert product.Templates(own, shipped).edited == (LETTER,)


def test_an_office_that_keeps_one_template_gets_the_others_from_the_program(
    tmp_path: Path,
) -> None:
    office = closed_office(tmp_path)
    own = office.folder / "forms" / "templat"
    own.mkdir(parents=True)
    (own / LETTER).write_text("Hal: Surat kami\n\nIsi kami, {tahun}.\n")
    office.planned().step(request_data, ASKED)
    letters = list((office.folder / "forms/2024/keluar").glob("Surat_*.docx"))
    with zipfile.ZipFile(letters[0]) as archive:
        assert "Isi kami, 2024." in archive.read("word/document.xml").decode()


def test_an_unedited_copy_of_an_earlier_release_follows_the_program(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    earlier = tmp_path / "lama"
    earlier.mkdir()
    (earlier / LETTER).write_text("Hal: Lama\n\nIsi lama.\n")
    old_line = (LETTER, product.fingerprint(earlier / LETTER))
    monkeypatch.setattr(product, "_known", lambda: frozenset({old_line}))
    found = Templates(earlier, product.TEMPLATES)
    assert not found.is_edited(LETTER) and found.path(LETTER).parent == product.TEMPLATES
