"""``pasang``: Excel's side of this computer; ``copot``: exactly that taken away again.

The Python environment is made by ``run.py`` before any of this runs.
"""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path, PureWindowsPath

from lkjip.book.busy import exclusive
from lkjip.errors import FolderError, UsageError
from lkjip.setup_pc.changes import Change, Outcome, put, rename, set_conf, undo
from lkjip.setup_pc.computer import MACOS, WINDOWS, Computer
from lkjip.setup_pc.conf import FIXED, open_conf, own_settings, read_user_conf, unsafe_letters
from lkjip.setup_pc.leftover import leftovers
from lkjip.setup_pc.record import Record
from lkjip.setup_pc.renew_macros import renew_macros
from lkjip.steps.kernel.base import StepResult

ADDIN, CONF, SCRIPT = "Add-in xlwings", "Setelan tombol", "Skrip macOS"
LINK, OLD_CONF, EXCEL = "Pintasan desktop", "Setelan lama xlwings", "Excel"
LINK_NAME = "LKjIP.url"
STORE_CURE = (
    "Pasang Python 3.11 sampai 3.14 (64-bit) dari https://www.python.org/downloads/, hapus folder "
    ".venv di folder LKjIP, lalu jalankan pasang sekali lagi."
)
TRUSTED_PLACE = """\
Bila Excel menulis bahwa makro diblokir, jadikan folder ini lokasi tepercaya (sekali saja):
  1. Excel: File > Options > Trust Center > Trust Center Settings > Trusted Locations.
  2. Tekan "Add new location", pilih folder {folder}, tekan OK.
  3. Tutup Excel, lalu buka buku kerja sekali lagi.
Bila pilihan itu dikunci oleh kantor, minta pengelola komputer, atau pakai Mulai.cmd: pekerjaannya
sama, tanpa makro."""
RESTART = "Tutup Excel seluruhnya bila sedang terbuka, lalu buka buku kerja dan coba satu tombol."


def install(
    computer: Computer, book: Path, *, dry: bool = False, rename_old: bool = False
) -> tuple[Change, ...]:
    """Set up Excel's side for this user and this book; again and again without harm.

    Raises ``BookMissing``, ``BookBusy``, ``BookStructure``, ``FolderError`` or ``UsageError``;
    what was done until then is noted, so that ``copot`` or a second run goes on from there.
    """
    if not computer.has_excel_side:
        words = "Excel tidak ada untuk sistem ini; pakai perintah, tidak ada yang perlu dipasang"
        return (Change(EXCEL, Outcome.SKIPPED, words),)
    source = _checked(computer, book)
    record = Record(computer.record)
    return tuple(_steps(computer, book.resolve(), source, record, dry, rename_old))


def _checked(computer: Computer, book: Path) -> Path:
    """Refuse what cannot work before anything is changed; the add-in's source."""
    if computer.store_python:
        raise UsageError(
            "Python ini dari Microsoft Store: berkas yang ditaruhnya untuk Excel tidak terlihat "
            "oleh Excel.",
            STORE_CURE,
        )
    source = computer.addin_source
    if source is None or not source.is_file():
        raise FolderError(
            "Add-in tidak ada di paket xlwings yang terpasang.",
            "Hapus folder .venv di folder LKjIP, lalu jalankan pasang sekali lagi.",
        )
    for path in (book.resolve(), computer.interpreter):
        if letters := unsafe_letters(path):
            raise UsageError(
                f"Nama folder '{path}' memuat tanda '{letters}'; tombol Excel tidak dapat "
                "melewatinya.",
                "Pindahkan seluruh folder LKjIP, misalnya ke C:\\LKjIP, lalu ulangi.",
            )
    with exclusive(book):  # a book that is open elsewhere stops everything before anything is done
        open_conf(book)
    return source


def _steps(
    computer: Computer, book: Path, source: Path, record: Record, dry: bool, rename_old: bool
) -> Iterator[Change]:
    values = own_settings(computer.interpreter_key, computer.interpreter)
    yield from renew_macros(book, dry)
    yield set_conf(record, CONF, book, values, dry)
    yield put(record, ADDIN, computer.addin, source.read_bytes(), dry)
    if computer.script_source is not None and computer.script is not None:
        yield put(record, SCRIPT, computer.script, computer.script_source.read_bytes(), dry)
    yield from _link(computer, book, record, dry)
    yield from _old_conf(computer, book, record, dry, rename_old)


def _link(computer: Computer, book: Path, record: Record, dry: bool) -> Iterator[Change]:
    desktop = computer.desktop
    if computer.system != WINDOWS:
        return
    if desktop is None or not desktop.is_dir():
        yield Change(LINK, Outcome.SKIPPED, "folder desktop tidak ditemukan")
        return
    yield put(record, LINK, desktop / LINK_NAME, link_text(book), dry, foreign=False)


def link_text(book: Path) -> bytes:
    """Return a desktop link to the book: plain ASCII whatever the folder's name is."""
    windows = PureWindowsPath(str(book))
    address = windows.as_uri() if windows.drive else book.as_uri()
    return f"[InternetShortcut]\r\nURL={address}\r\n".encode("ascii")


def _old_conf(
    computer: Computer, book: Path, record: Record, dry: bool, rename_old: bool
) -> Iterator[Change]:
    for path in (computer.user_conf, book.with_name(computer.user_conf.name)):
        conf = read_user_conf(path)
        found = leftovers(conf, FIXED) if conf else ()
        if not found:
            continue
        if rename_old:
            yield rename(record, OLD_CONF, path, dry)
            continue
        cure = "jalankan pasang --ganti-setelan-lama untuk mengganti namanya"
        yield Change(OLD_CONF, Outcome.ATTENTION, f"'{path}' {' dan '.join(found)}; {cure}")


def uninstall(computer: Computer, *, dry: bool = False) -> tuple[Change, ...]:
    """Undo what ``pasang`` did for this user; books, forms and reports stay as they are."""
    record = Record(computer.record)
    changes = tuple(undo(record, dry))
    if not dry and not record.entries:
        for folder in (record.kept, record.path.parent):
            with suppress(OSError):
                folder.rmdir()
    return changes


def do_install(args: Namespace, _progress: object, computer: Computer | None = None) -> StepResult:
    """Carry out ``pasang``: ``--buku``, ``--kering``, ``--ganti-setelan-lama``."""
    here = computer or Computer()
    book = Path(args.buku)
    changes = install(here, book, dry=args.kering, rename_old=args.ganti_setelan_lama)
    words = [_lines(changes)]
    if here.has_excel_side:
        words += [RESTART]
    if here.system == WINDOWS:
        words += [TRUSTED_PLACE.format(folder=book.resolve().parent)]
    if here.system == MACOS:
        words += ["Saat tombol pertama kali ditekan, izinkan Excel menjalankan skripnya."]
    return _result("pasang", "\n".join(words), changes)


def do_uninstall(
    args: Namespace, _progress: object, computer: Computer | None = None
) -> StepResult:
    """Carry out ``copot``: ``--kering``."""
    changes = uninstall(computer or Computer(), dry=args.kering)
    end = "Buku kerja, formulir, dan laporan tidak tersentuh. Folder .venv boleh dihapus sendiri."
    words = _lines(changes) or "Tidak ada yang dipasang oleh program di komputer ini."
    return _result("copot", f"{words}\n{end}", changes)


def _lines(changes: Sequence[Change]) -> str:
    return "\n".join(f"{change.state:10} {change.subject}: {change.details}" for change in changes)


def _result(command: str, words: str, changes: Sequence[Change]) -> StepResult:
    data = {
        "tindakan": [
            {"hal": change.subject, "keadaan": change.state.value, "rincian": change.details}
            for change in changes
        ]
    }
    failed = any(change.state is Outcome.FAILED for change in changes)
    return StepResult(command, words, data=data, needs_fix=failed)
