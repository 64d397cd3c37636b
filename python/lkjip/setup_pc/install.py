"""``pasang``: Excel's side of this computer; ``copot``: exactly that taken away again.

The Python environment is made by ``run.py`` before any of this runs.
"""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path, PureWindowsPath

from lkjip.book.busy import exclusive
from lkjip.errors import UsageError
from lkjip.setup_pc.changes import Change, Outcome, put, rename, set_conf, undo
from lkjip.setup_pc.computer import MACOS, WINDOWS, Computer
from lkjip.setup_pc.conf import FIXED, open_conf, own_settings, read_user_conf, unsafe_letters
from lkjip.setup_pc.leftover import leftovers
from lkjip.setup_pc.questions import Person
from lkjip.setup_pc.record import Kind, Record
from lkjip.setup_pc.renew_macros import renew_macros
from lkjip.setup_pc.windows.changes import (
    TRUSTED,
    is_marked,
    put_link,
    take_off_mark,
    trust_folder,
    undo_mark,
    undo_trust,
    why_not_trusted,
)
from lkjip.setup_pc.windows.shortcut import Shortcut
from lkjip.setup_pc.windows.trust import trusted
from lkjip.steps.kernel.base import StepResult

ADDIN, CONF, SCRIPT = "Add-in xlwings", "Setelan tombol", "Skrip macOS"
LINK, OLD_CONF, EXCEL = "Pintasan desktop", "Setelan lama xlwings", "Excel"
LINK_NAME = "LKjIP.url"
LIVE_LINK_NAME = "LKjIP tanpa makro.lnk"
LIVE_TIP = "Buku kerja LKjIP dengan tautan yang bekerja tanpa makro"
STORE_CURE = (
    "Pasang Python 3.11 sampai 3.14 (64-bit) dari https://www.python.org/downloads/, hapus folder "
    ".venv di folder LKjIP, lalu jalankan pasang sekali lagi."
)
TAKEN = (
    "tidak ada di paket xlwings yang terpasang: pemindai virus tampaknya mengambilnya (Windows "
    "Security > Protection history). Memasang ulang membawa berkas yang sama ke pemindai yang "
    "sama; minta pengelola komputer mengizinkannya, atau pakai pintasan 'LKjIP tanpa makro': "
    "pekerjaannya sama"
)
OFFER_TRUST = "Jadikan '{folder}' lokasi tepercaya Excel untuk Anda (tanpa subfolder)?"
OFFER_MARK = "Lepas tanda blokir dari '{name}' (hanya buku ini)?"
TRUST_LATER = (
    "Bila Excel memblokir makro: jalankan pasang --percayai untuk menjadikan folder ini lokasi "
    "tepercaya dan melepas tanda blokir buku; atau pakai pintasan 'LKjIP tanpa makro'."
)
RESTART = "Tutup Excel seluruhnya bila sedang terbuka, lalu buka buku kerja dan coba satu tombol."


Ask = Callable[[str], bool]


def install(
    computer: Computer,
    book: Path,
    *,
    dry: bool = False,
    rename_old: bool = False,
    ask: Ask = lambda _question: False,
) -> tuple[Change, ...]:
    """Set up Excel's side for this user and this book; again and again without harm.

    ``ask`` puts a yes-or-no question: nothing is trusted and no mark is taken off without a yes.
    Raises ``BookMissing``, ``BookBusy``, ``BookStructure``, ``FolderError`` or ``UsageError``;
    what was done until then is noted, so that ``copot`` or a second run goes on from there.
    """
    if not computer.has_excel_side:
        words = "Excel tidak ada untuk sistem ini; pakai perintah, tidak ada yang perlu dipasang"
        return (Change(EXCEL, Outcome.SKIPPED, words),)
    _check(computer, book)
    record, book = Record(computer.record), book.resolve()
    changes = [*_steps(computer, book, record, dry, rename_old)]
    if computer.system == WINDOWS:
        changes += _offers(computer, book, record, dry, ask)
    return tuple(changes)


def _check(computer: Computer, book: Path) -> None:
    """Refuse what cannot work before anything is changed."""
    if computer.store_python:
        raise UsageError(
            "Python ini dari Microsoft Store: berkas yang ditaruhnya untuk Excel tidak terlihat "
            "oleh Excel.",
            STORE_CURE,
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


def _steps(
    computer: Computer, book: Path, record: Record, dry: bool, rename_old: bool
) -> Iterator[Change]:
    values = own_settings(computer.interpreter_key, computer.interpreter)
    yield from renew_macros(book, dry)
    yield set_conf(record, CONF, book, values, dry)
    source = computer.addin_source
    if source is None or not source.is_file():
        yield Change(ADDIN, Outcome.ATTENTION, TAKEN)
    else:
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
    live = Shortcut(
        str(computer.windowless),
        f'-P -m lkjip buka --buku "{book}"',
        str(book.parent),
        LIVE_TIP,
    )
    yield put_link(record, computer, desktop / LIVE_LINK_NAME, live, dry)


def _offers(
    computer: Computer, book: Path, record: Record, dry: bool, ask: Ask
) -> Iterator[Change]:
    """Offer what lets Excel run the macros of this book, and do it on a yes."""
    folder = book.parent
    if trusted(computer.registry, folder):
        yield Change(TRUSTED, Outcome.ALREADY_THERE, str(folder))
    elif why := why_not_trusted(computer, folder):
        yield Change(TRUSTED, Outcome.SKIPPED, why)
    elif ask(OFFER_TRUST.format(folder=folder)):
        yield trust_folder(record, computer, folder, dry)
    if is_marked(computer, book) and ask(OFFER_MARK.format(name=book.name)):
        yield take_off_mark(record, computer, book, dry)


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
    others = {
        Kind.REGISTRY: lambda entry, dry: undo_trust(entry, computer, dry),
        Kind.MARK: lambda entry, dry: undo_mark(entry, computer, dry),
    }
    changes = tuple(undo(record, dry, others))
    if not dry and not record.entries:
        for folder in (record.kept, record.path.parent):
            with suppress(OSError):
                folder.rmdir()
    return changes


def do_install(args: Namespace, _progress: object, computer: Computer | None = None) -> StepResult:
    """Carry out ``pasang``: ``--buku``, ``--kering``, ``--ganti-setelan-lama``, ``--percayai``."""
    here = computer or Computer()
    book = Path(args.buku)
    changes = install(
        here, book, dry=args.kering, rename_old=args.ganti_setelan_lama, ask=_asking(args)
    )
    words = [_lines(changes)]
    if here.has_excel_side:
        words += [RESTART]
    if here.system == WINDOWS and not trusted(here.registry, book.resolve().parent):
        words += [TRUST_LATER]
    if here.system == MACOS:
        words += ["Saat tombol pertama kali ditekan, izinkan Excel menjalankan skripnya."]
    return _result("pasang", "\n".join(words), changes)


def _asking(args: Namespace) -> Ask:
    """Ask at a terminal; elsewhere ``--percayai`` is the yes and its absence the no."""
    if args.percayai:
        return lambda _question: True
    if args.json or sys.stdin is None or not sys.stdin.isatty():
        return lambda _question: False
    return Person(input, print).yes


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
