"""pasang puts Excel's side in place, again and again; copot takes exactly that away."""

from __future__ import annotations

import json
from argparse import Namespace
from dataclasses import replace
from pathlib import Path

import pytest
from tests.book import shelf
from tests.setup.pc import ADDIN, SCRIPT, VERSION, Pc, macos, tree

from lkjip.book.busy import exclusive
from lkjip.book.file_book import FileBook
from lkjip.book.vba.reading import read_modules
from lkjip.errors import BookBusy, BookMissing, FolderError, UsageError
from lkjip.setup_pc import changes
from lkjip.setup_pc.changes import Change, Outcome
from lkjip.setup_pc.computer import Computer
from lkjip.setup_pc.conf import FIXED, open_conf
from lkjip.setup_pc.install import (
    LIVE_LINK_NAME,
    do_install,
    do_uninstall,
    install,
    link_text,
    uninstall,
)
from lkjip.setup_pc.record import Record
from lkjip.setup_pc.windows import trust
from lkjip.setup_pc.windows.shortcut import Shortcut
from lkjip.steps.kernel.snapshot import read_snapshot

VBA = "xl/vbaProject.bin"
OTHER = b"the add-in of another version"


def words(pc: Pc, **options: bool) -> dict[str, str]:
    return {
        change.subject: change.state.value for change in install(pc.computer, pc.book, **options)
    }


def everything(pc: Pc) -> dict[str, bytes]:
    """All files of the computer; of the book only its settings (a save changes the zip)."""
    files = tree(pc.program.parent)
    name = pc.book.relative_to(pc.program.parent).as_posix()
    if name in files:
        conf = open_conf(pc.book)
        files[name] = repr({key: conf.value(key) for key in sorted(conf.rows)}).encode()
    return files


def test_everything_is_put_where_excel_looks_for_it(pc: Pc) -> None:
    assert words(pc) == {
        "Setelan tombol": "dipasang",
        "Add-in xlwings": "dipasang",
        "Pintasan desktop": "dipasang",
        "Pintasan tanpa makro": "dipasang",
    }
    roaming = Path(pc.computer.environ["APPDATA"])
    addin = roaming / "Microsoft" / "Excel" / "XLSTART" / "xlwings.xlam"
    assert addin.read_bytes() == ADDIN
    assert [path.name for path in addin.parent.iterdir()] == ["xlwings.xlam"]
    conf = open_conf(pc.book)
    assert conf.value("Interpreter_Win") == str(pc.computer.interpreter)
    assert {key: conf.value(key) for key in FIXED} == dict(FIXED)
    assert conf.value("Interpreter_Mac") == ""
    read_snapshot(FileBook(pc.book))


def test_a_second_time_nothing_changes_and_it_says_so(pc: Pc) -> None:
    install(pc.computer, pc.book)
    before = tree(pc.program.parent)
    assert set(words(pc).values()) == {"sudah ada"}
    assert tree(pc.program.parent) == before


def test_uninstall_leaves_the_computer_as_it_was(pc: Pc) -> None:
    before = everything(pc)
    install(pc.computer, pc.book)
    assert everything(pc) != before
    undone = uninstall(pc.computer)
    assert {change.state for change in undone} == {Outcome.REMOVED}
    assert everything(pc) == before
    assert not pc.computer.record.parent.exists()


def test_uninstall_after_many_install_still_gives_back_what_was_there_first(pc: Pc) -> None:
    pc.computer.start_folder.mkdir()
    pc.computer.addin.write_bytes(OTHER)
    before = everything(pc)
    install(pc.computer, pc.book)
    assert pc.computer.xlwings is not None
    (pc.computer.xlwings / "addin" / "xlwings.xlam").write_bytes(b"a later version")
    moved = pc.with_system(interpreter=pc.program / ".venv" / "Scripts" / "lain.exe")
    assert words(moved)["Add-in xlwings"] == "diganti"
    assert open_conf(pc.book).value("Interpreter_Win") == str(moved.computer.interpreter)
    uninstall(pc.computer)
    (pc.computer.xlwings / "addin" / "xlwings.xlam").write_bytes(ADDIN)
    assert everything(pc) == before


def test_uninstall_with_nothing_done_says_so(pc: Pc) -> None:
    result = do_uninstall(Namespace(kering=False), None, pc.computer)
    assert "Tidak ada yang dipasang" in result.summary
    assert not result.needs_fix


def test_an_add_in_of_the_same_version_that_was_there_already_is_left_there(pc: Pc) -> None:
    pc.computer.start_folder.mkdir()
    pc.computer.addin.write_bytes(ADDIN)
    assert words(pc)["Add-in xlwings"] == "sudah ada"
    uninstall(pc.computer)
    assert pc.computer.addin.read_bytes() == ADDIN


def test_an_add_in_that_somebody_changed_after_install_is_not_deleted(pc: Pc) -> None:
    install(pc.computer, pc.book)
    pc.computer.addin.write_bytes(OTHER)
    told = {change.subject: change.state for change in uninstall(pc.computer)}
    assert told["Add-in xlwings"] is Outcome.LEFT_ALONE
    assert pc.computer.addin.read_bytes() == OTHER


def test_the_replaced_add_in_is_kept_outside_the_folder_that_excel_opens(pc: Pc) -> None:
    pc.computer.start_folder.mkdir()
    pc.computer.addin.write_bytes(OTHER)
    install(pc.computer, pc.book)
    assert [path.name for path in pc.computer.start_folder.iterdir()] == ["xlwings.xlam"]
    kept = list(Record(pc.computer.record).kept.iterdir())
    assert [path.read_bytes() for path in kept] == [OTHER]


def test_a_setting_that_the_user_changed_after_install_stays(pc: Pc) -> None:
    install(pc.computer, pc.book)
    open_conf(pc.book).write({"Interpreter_Win": "C:\\punya\\sendiri.exe"})
    uninstall(pc.computer)
    assert open_conf(pc.book).value("Interpreter_Win") == "C:\\punya\\sendiri.exe"
    assert open_conf(pc.book).value("CONDA PATH") is None


def test_a_book_that_is_gone_does_not_stop_uninstall(pc: Pc) -> None:
    install(pc.computer, pc.book)
    pc.book.unlink()
    told = {change.subject: change.state for change in uninstall(pc.computer)}
    assert told["Setelan tombol"] is Outcome.SKIPPED
    assert not pc.computer.addin.exists() and not pc.computer.record.exists()


def test_a_book_that_is_open_stays_in_the_record_and_uninstall_can_be_run_again(pc: Pc) -> None:
    install(pc.computer, pc.book)
    with exclusive(pc.book):
        result = do_uninstall(Namespace(kering=False), None, pc.computer)
    assert result.needs_fix and "gagal" in result.summary
    assert not pc.computer.addin.exists()
    assert [change.subject for change in uninstall(pc.computer)] == ["Setelan tombol"]
    assert open_conf(pc.book).value("Interpreter_Win") == ""


@pytest.mark.parametrize("command", ["pasang", "copot"])
def test_a_dry_run_tells_the_same_and_changes_nothing(pc: Pc, command: str) -> None:
    if command == "copot":
        install(pc.computer, pc.book)
    before = tree(pc.program.parent)
    door = install if command == "pasang" else None
    dry = door(pc.computer, pc.book, dry=True) if door else uninstall(pc.computer, dry=True)
    assert tree(pc.program.parent) == before
    wet = door(pc.computer, pc.book) if door else uninstall(pc.computer)
    assert [(one.subject, one.state) for one in dry] == [(one.subject, one.state) for one in wet]


# --- What is refused before anything is changed ---------------------------------------------------


def test_a_book_that_is_open_in_excel_stops_everything(pc: Pc) -> None:
    pc.book.with_name("~$" + pc.book.name).write_bytes(b"")
    before = tree(pc.program.parent)
    with pytest.raises(BookBusy):
        install(pc.computer, pc.book)
    assert tree(pc.program.parent) == before


def test_a_missing_book_stops_everything(pc: Pc) -> None:
    with pytest.raises(BookMissing):
        install(pc.computer, pc.program / "lain.xlsm")
    assert not pc.computer.addin.exists()


def test_python_from_the_microsoft_store_is_refused_because_excel_would_not_see_its_files(
    pc: Pc,
) -> None:
    base = "C:\\Program Files\\WindowsApps\\PythonSoftwareFoundation.Python.3.12_x64"
    with pytest.raises(UsageError, match="Microsoft Store"):
        install(replace(pc.computer, base=base), pc.book)
    assert not pc.computer.addin.exists()


def test_a_folder_whose_name_the_buttons_cannot_pass_is_refused(pc: Pc) -> None:
    folder = pc.program.with_name("LKjIP 100%")
    folder.mkdir()
    with pytest.raises(UsageError, match="'%'"):
        install(pc.computer, pc.book.rename(folder / pc.book.name))
    assert not pc.computer.addin.exists()


@pytest.mark.parametrize("package", [False, True])
def test_an_add_in_that_a_scanner_took_stops_nothing_else_and_the_advice_does_not_loop(
    pc: Pc, package: bool
) -> None:
    empty = pc.program / "kosong" if package else None
    told = {one.subject: one for one in install(replace(pc.computer, xlwings=empty), pc.book)}
    assert told["Add-in xlwings"].state is Outcome.ATTENTION
    assert "Protection history" in told["Add-in xlwings"].details
    assert ".venv" not in told["Add-in xlwings"].details
    assert told["Pintasan tanpa makro"].state is Outcome.INSTALLED


def test_on_linux_there_is_nothing_to_do(pc: Pc) -> None:
    before = tree(pc.program.parent)
    linux = replace(pc.computer, system="Linux")
    assert [change.state for change in install(linux, pc.book)] == [Outcome.SKIPPED]
    assert tree(pc.program.parent) == before


# --- What the computer refuses --------------------------------------------------------------------


def test_excel_that_holds_the_add_in_is_told_to_be_closed_and_a_second_run_goes_on(
    pc: Pc, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = changes._replace

    def held(target: Path, data: bytes) -> None:
        raise PermissionError(13, "sedang dipakai proses lain", str(target))

    monkeypatch.setattr(changes, "_replace", held)
    with pytest.raises(FolderError, match="Tutup Excel"):
        install(pc.computer, pc.book)
    monkeypatch.setattr(changes, "_replace", real)
    assert words(pc) == {
        "Setelan tombol": "sudah ada",
        "Add-in xlwings": "dipasang",
        "Pintasan desktop": "dipasang",
        "Pintasan tanpa makro": "dipasang",
    }
    assert {change.state for change in uninstall(pc.computer)} == {Outcome.REMOVED}


def test_a_run_that_was_cut_off_after_its_note_can_be_undone(
    pc: Pc, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = everything(pc)

    def killed(target: Path, data: bytes) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(changes, "_replace", killed)
    with pytest.raises(KeyboardInterrupt):
        install(pc.computer, pc.book)
    monkeypatch.undo()
    uninstall(pc.computer)
    assert everything(pc) == before


def test_a_file_where_the_start_folder_should_be_is_named(pc: Pc) -> None:
    pc.computer.start_folder.write_bytes(b"")
    with pytest.raises(FolderError, match="XLSTART"):
        install(pc.computer, pc.book)


@pytest.mark.parametrize("content", [b"{", b"[]", b'{"tindakan": [{"jenis": "x"}]}', b"\xff"])
def test_a_damaged_record_is_not_taken_for_an_empty_one(pc: Pc, content: bytes) -> None:
    pc.computer.record.parent.mkdir(parents=True)
    pc.computer.record.write_bytes(content)
    with pytest.raises(FolderError, match=r"pasang\.json"):
        uninstall(pc.computer)
    with pytest.raises(FolderError, match=r"pasang\.json"):
        install(pc.computer, pc.book)


# --- The link and the settings that somebody left behind ------------------------------------------


def test_the_link_opens_the_book_and_is_plain_ascii() -> None:
    assert link_text(Path("C:\\Data Kota\\Läporan\\lkjip_book.xlsm")) == (
        b"[InternetShortcut]\r\nURL=file:///C:/Data%20Kota/L%C3%A4poran/lkjip_book.xlsm\r\n"
    )


def test_a_link_of_the_users_own_is_not_replaced(pc: Pc) -> None:
    assert pc.computer.desktop is not None
    own = pc.computer.desktop / "LKjIP.url"
    own.write_bytes(b"own")
    assert words(pc)["Pintasan desktop"] == "dibiarkan"
    uninstall(pc.computer)
    assert own.read_bytes() == b"own"


@pytest.mark.parametrize("desktop", [None, Path("/tidak/ada")])
def test_without_a_desktop_there_is_no_link(pc: Pc, desktop: Path | None) -> None:
    lonely = pc.with_system(desktop=desktop)
    assert words(lonely)["Pintasan desktop"] == "dilewati"


def stale(pc: Pc) -> Path:
    path = pc.computer.user_conf
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text('"INTERPRETER_WIN","C:\\Python37\\python.exe"\n', encoding="utf-8")
    return path


def test_stale_settings_of_the_user_are_told_but_not_touched(pc: Pc) -> None:
    path = stale(pc)
    before = path.read_bytes()
    change = next(
        one for one in install(pc.computer, pc.book) if one.subject == "Setelan lama xlwings"
    )
    assert change.state is Outcome.ATTENTION
    assert "Python37" in change.details and "--ganti-setelan-lama" in change.details
    assert path.read_bytes() == before


def test_with_consent_they_get_another_name_and_uninstall_gives_it_back(pc: Pc) -> None:
    path = stale(pc)
    before = path.read_bytes()
    path.with_name("xlwings.conf.lama").write_bytes(b"older still")
    assert words(pc, rename_old=True)["Setelan lama xlwings"] == "diganti"
    assert not path.exists() and path.with_name("xlwings.conf.lama2").read_bytes() == before
    uninstall(pc.computer)
    assert path.read_bytes() == before
    assert path.with_name("xlwings.conf.lama").read_bytes() == b"older still"


def test_harmless_settings_of_the_user_are_not_mentioned(pc: Pc) -> None:
    path = pc.computer.user_conf
    path.parent.mkdir(parents=True)
    path.write_text('"CONDA PATH","C:\\conda"\n"CONDA ENV","base"\n', encoding="utf-8")
    assert "Setelan lama xlwings" not in words(pc)


# --- macOS ----------------------------------------------------------------------------------------


def test_on_macos_the_script_that_starts_python_is_put_in_place_too(tmp_path: Path) -> None:
    pc = macos(tmp_path)
    before = everything(pc)
    assert words(pc) == {
        "Setelan tombol": "dipasang",
        "Add-in xlwings": "dipasang",
        "Skrip macOS": "dipasang",
    }
    library = Path(pc.computer.environ["HOME"]) / "Library"
    scripts = library / "Application Scripts" / "com.microsoft.Excel"
    assert (scripts / f"xlwings-{VERSION}.applescript").read_bytes() == SCRIPT
    office = library / "Group Containers" / "UBF8T346G9.Office" / "User Content.localized"
    assert (office / "Startup.localized" / "Excel" / "xlwings.xlam").read_bytes() == ADDIN
    assert open_conf(pc.book).value("Interpreter_Mac") == str(pc.computer.interpreter)
    assert open_conf(pc.book).value("Interpreter_Win") == ""
    uninstall(pc.computer)
    assert everything(pc) == before


# --- The commands ---------------------------------------------------------------------------------


def arguments(pc: Pc, **given: object) -> Namespace:
    words = {"buku": str(pc.book), "kering": False, "ganti_setelan_lama": False}
    return Namespace(**words | {"percayai": False, "json": True} | given)


def test_the_command_tells_what_was_done_and_how_to_trust_the_folder(pc: Pc) -> None:
    result = do_install(arguments(pc), None, pc.computer)
    assert "pasang --percayai" in result.summary
    assert "Tutup Excel" in result.summary
    told = json.loads(json.dumps(result.data))["tindakan"]
    assert [line["hal"] for line in told] == [
        "Setelan tombol",
        "Add-in xlwings",
        "Pintasan desktop",
        "Pintasan tanpa makro",
    ]
    assert {line["keadaan"] for line in told} == {"dipasang"}
    assert all(line["rincian"] in result.summary for line in told)
    assert not result.needs_fix


def test_this_very_computer_is_described_without_importing_xlwings() -> None:
    here = Computer()
    assert here.addin_source is not None and here.addin_source.is_file()
    assert here.interpreter.is_file()
    assert not here.store_python


def test_macros_that_are_not_this_programs_are_replaced_and_the_rest_stays(pc: Pc) -> None:
    words(pc)
    before = shelf.parts(pc.book)
    damaged = before[VBA][:512].ljust(len(before[VBA]), b"\0")
    shelf.rewrite(pc.book, {VBA: damaged})
    assert words(pc)["Makro buku"] == "diganti"
    assert shelf.parts(pc.book) == before
    assert "Makro buku" not in words(pc)


def test_renewed_macros_know_the_sheets_of_the_users_own(pc: Pc) -> None:
    tab = shelf.part_with(pc.book, "xl/worksheets/", 'codeName="HasilRiwayat"')
    shelf.edit(pc.book, tab, 'codeName="HasilRiwayat"', 'codeName="MilikSaya"')
    shelf.rewrite(pc.book, {VBA: b"kosong"})
    words(pc)
    there = read_modules(shelf.parts(pc.book)[VBA])
    assert "MilikSaya" in there and "HasilRiwayat" not in there


def test_a_book_without_macros_is_named_and_left_alone(pc: Pc) -> None:
    words(pc)
    shelf.rewrite(pc.book, {VBA: None})
    before = pc.book.read_bytes()
    assert words(pc)["Makro buku"] == "perhatikan"
    assert pc.book.read_bytes() == before


# --- What is done only on a yes -------------------------------------------------------------------

TRUST_KEY = trust.SECURITY + "\\" + trust.LOCATIONS
MARK = "[ZoneTransfer]\r\nZoneId=3\r\n"


def yes(_question: str) -> bool:
    return True


def offered(pc: Pc, **changed: object) -> tuple[list[str], dict[str, Change]]:
    """Install with a yes to every question; the questions, and the changes by subject."""
    asked: list[str] = []
    computer = replace(pc.computer, **changed)  # type: ignore[arg-type]
    done = install(computer, pc.book, ask=lambda question: not asked.append(question))
    return asked, {one.subject: one for one in done}


def test_without_a_yes_nothing_is_trusted_and_the_mark_stays(pc: Pc) -> None:
    pc.computer.write_mark(pc.book, MARK)
    install(pc.computer, pc.book)
    assert pc.computer.registry.keys(TRUST_KEY) == ()
    assert pc.computer.read_mark(pc.book) == MARK


def test_a_yes_trusts_the_folder_of_the_book_alone_and_takes_its_mark_off(pc: Pc) -> None:
    pc.computer.write_mark(pc.book, MARK)
    asked, told = offered(pc)
    assert len(asked) == 2 and "tanpa subfolder" in asked[0] and "hanya buku ini" in asked[1]
    [name] = pc.computer.registry.keys(TRUST_KEY)
    assert pc.computer.registry.values(f"{TRUST_KEY}\\{name}") == {
        "Path": f"{pc.program}\\",
        "Description": "LKjIP",
        "AllowSubfolders": 0,
    }
    assert pc.computer.read_mark(pc.book) == ""
    assert told["Lokasi tepercaya"].state is Outcome.INSTALLED


def test_uninstall_takes_trust_and_mark_back(pc: Pc) -> None:
    pc.computer.write_mark(pc.book, MARK)
    before = everything(pc)
    install(pc.computer, pc.book, ask=yes)
    undone = uninstall(pc.computer)
    assert {change.state for change in undone} == {Outcome.REMOVED}
    assert pc.computer.registry.keys(TRUST_KEY) == ()
    assert everything(pc) == before


def test_a_location_that_a_person_changed_since_stays(pc: Pc) -> None:
    install(pc.computer, pc.book, ask=yes)
    [name] = pc.computer.registry.keys(TRUST_KEY)
    pc.computer.registry.write(f"{TRUST_KEY}\\{name}", {"Path": "D:\\lain\\"})
    told = {one.subject: one.state for one in uninstall(pc.computer)}
    assert told["Lokasi tepercaya"] is Outcome.SKIPPED
    assert pc.computer.registry.keys(TRUST_KEY) == (name,)


def test_a_trusted_folder_is_not_offered_again(pc: Pc) -> None:
    install(pc.computer, pc.book, ask=yes)
    asked, told = offered(pc)
    assert asked == [] and told["Lokasi tepercaya"].state is Outcome.ALREADY_THERE
    assert len(pc.computer.registry.keys(TRUST_KEY)) == 1


def test_a_policy_against_trusted_locations_is_said(pc: Pc) -> None:
    pc.computer.registry.write(f"{trust.POLICY}\\{trust.LOCATIONS}", {trust.ALL_OFF: 1})
    asked, told = offered(pc)
    assert asked == [] and "kebijakan Office" in told["Lokasi tepercaya"].details


@pytest.mark.parametrize(
    ("folder", "words"),
    [
        ("Downloads", "folder unduhan"),
        ("OneDrive - Pemkot", "disinkronkan (OneDrive - Pemkot)"),
        ("Dropbox", "disinkronkan (Dropbox)"),
    ],
)
def test_folders_of_outside_are_never_offered(pc: Pc, folder: str, words: str) -> None:
    place = pc.program.parent / folder / "LKjIP"
    place.parent.mkdir()
    moved = replace(pc, program=pc.program.rename(place))
    interpreter = place / ".venv" / "Scripts" / "python.exe"
    asked, told = offered(moved, interpreter=interpreter)
    assert asked == [] and words in told["Lokasi tepercaya"].details


def test_a_folder_of_a_server_is_never_offered(pc: Pc) -> None:
    asked, told = offered(pc, is_network_drive=lambda _path: True)
    assert asked == [] and "folder jaringan" in told["Lokasi tepercaya"].details


def test_a_link_that_windows_does_not_make_stops_nothing(pc: Pc) -> None:
    def refuse(_link: Shortcut) -> bytes:
        raise OSError

    _, told = offered(pc, make_link=refuse)
    assert "Mulai.cmd buka" in told["Pintasan tanpa makro"].details


def test_the_link_starts_a_python_without_a_window_on_this_book(pc: Pc) -> None:
    install(pc.computer, pc.book)
    text = (pc.computer.home / "Desktop" / LIVE_LINK_NAME).read_text()
    assert "pythonw.exe" in text and f'buka --buku "{pc.book}"' in text
