"""The command line: parse, run one command, print, exit 0 / 1 / 2."""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from io import TextIOWrapper
from itertools import pairwise
from pathlib import Path
from typing import Any, NoReturn, Self

from lkjip import product
from lkjip.actions import ALL, BY_NAME, Action, Option, day
from lkjip.disk import for_owner_and_group
from lkjip.errors import LkjipError, UsageError
from lkjip.progress import Progress
from lkjip.runlog import keep_traceback
from lkjip.steps.kernel.base import StepResult
from lkjip.views.terminal import as_json, console, error_json, progress_bar, say

DONE, NEEDS_FIX, CANNOT = 0, 1, 2
BOOK_NAME = product.BOOK.name
BOOKS = f"{product.BOOK.stem}*{product.BOOK.suffix}"
PROGRAM = product.COMMAND.split()[-1]


class Formatter(argparse.HelpFormatter):
    """The help text with Indonesian words around it."""

    def add_usage(
        self, usage: Any, actions: Any, groups: Any, prefix: str | None = "pemakaian: "
    ) -> None:
        """Write the line of usage."""
        super().add_usage(usage, actions, groups, prefix)


class Parser(argparse.ArgumentParser):
    """argparse that speaks Indonesian and ends with exit code 2."""

    def __init__(self, **words: Any) -> None:
        super().__init__(**words, formatter_class=Formatter, add_help=False)
        self._positionals.title = "isian"
        self._optionals.title = "pilihan"
        self.add_argument("-h", "--help", action="help", help="tampilkan bantuan ini")

    def error(self, message: str) -> NoReturn:
        raise UsageError(
            indonesian(message), f"Ketik '{product.COMMAND} --help' untuk daftar perintah."
        )


_ARGPARSE = (
    (r"argument PERINTAH: invalid choice: (.+?) \(choose from .*\)", r"Perintah \1 tidak ada."),
    (r"the following arguments are required: (.+)", r"Belum disebut: \1."),
    (r"argument (.+?): invalid int value: (.+)", r"\1: \2 bukan bilangan bulat."),
    (r"argument (.+?): expected one argument", r"\1 perlu diikuti isinya."),
    (r"unrecognized arguments: (.+)", r"Tidak dikenal: \1."),
)


def indonesian(message: str) -> str:
    """Return argparse's message in the words of the users."""
    for pattern, words in _ARGPARSE:
        match = re.fullmatch(pattern, message, re.DOTALL)
        if match:
            return match.expand(words)
    return f"Perintah tidak dikenali ({message})."


COMMON = (
    Option(
        "--buku",
        f"buku kerja (bawaan: {BOOK_NAME}; bila ada beberapa tahun: yang sedang berjalan)",
        default=None,
        metavar="BUKU",
    ),
    Option("--json", "hasil sebagai satu objek JSON", flag=True),
    Option("--kering", "hitung saja, tidak menulis apa pun", flag=True),
    Option(
        "--hari-ini",
        "anggap hari ini tanggal itu (untuk latihan)",
        default=None,
        convert=day,
        metavar="TTTT-BB-HH",
    ),
    Option("--pelaku", "nama pelaku di Riwayat"),
)
"""The options of every command."""


def parser() -> Parser:
    """Return the parser of all actions with their options."""
    main = Parser(prog=PROGRAM, description="LKjIP: buku kerja dan delapan langkah SOP.")
    subs = main.add_subparsers(
        dest="perintah", metavar="PERINTAH", required=True, title="perintah", prog=PROGRAM
    )
    for action in ALL:
        sub = subs.add_parser(action.name, help=action.help, description=action.help)
        for option in (*COMMON, *action.options):
            _add(sub, option)
    return main


def _add(sub: argparse.ArgumentParser, option: Option) -> None:
    if option.flag:
        sub.add_argument(option.name, action="store_true", help=option.help)
        return
    words: dict[str, Any] = {
        "default": option.unset,
        "help": option.help,
        "metavar": option.metavar,
    }
    if option.convert is not None:
        words["type"] = option.convert
    if option.repeated:
        words["action"] = "append"
    if option.named:
        words["required"] = option.required
    elif not option.required:
        words["nargs"] = "?"
    sub.add_argument(option.name, **words)


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; returns the exit code and never raises for what a user can cause."""
    with for_owner_and_group():
        return _run(argv)


def _run(argv: Sequence[str] | None) -> int:
    words = list(sys.argv[1:] if argv is None else argv)
    _speak_utf8(json="--json" in words)
    if not words:
        parser().print_help()
        return DONE
    wants_json = "--json" in words
    show, close = progress_bar()
    command = words[0]
    book = BookState.of(words)
    try:
        args = parser().parse_args(words)
        action = BY_NAME[args.perintah]
        named = args.buku is not None
        args.buku = args.buku if named else _book_of_folder(action, args)
        if not named:
            _first_start(action, args)
        _bring_up(action, args)
        if action.converse is not None:
            close()
            return action.converse()(args, main)
        result = carry_out(action, args, show)
        close()
    except LkjipError as error:
        close()
        return _stop(error, command, wants_json)
    except KeyboardInterrupt:
        close()
        print(f"Dihentikan; {book.now}. Ulangi untuk melanjutkan.", file=sys.stderr)
        return CANNOT
    except Exception as error:
        close()
        log = keep_traceback(error)
        trouble = LkjipError(
            f"Program bermasalah dan berhenti; {book.now}.",
            f"Kirim berkas catatan '{log}' kepada pengelola program.",
        )
        return _stop(trouble, command, wants_json)
    _print(result, args)
    if result.refused:
        return CANNOT
    return NEEDS_FIX if result.needs_fix else DONE


def _book_of_folder(action: Action, args: argparse.Namespace) -> str:
    """Return the book that a command without ``--buku`` works on; say which, where many lie."""
    if not action.needs_book:
        return BOOK_NAME
    from lkjip.setup_pc.running_book import books, running_book

    here = Path()
    name = running_book(here)
    if len(books(here)) > 1 and not args.json:
        print(f"Buku kerja: {name}", file=sys.stderr)
    return name


@dataclass(frozen=True, slots=True)
class BookState:
    """The state of the book's file when a command began, so that its end can be told truthfully."""

    paths: tuple[Path, ...]
    marks: tuple[tuple[int, ...], ...]

    @classmethod
    def of(cls, words: Sequence[str]) -> Self:
        """Look at the book that the words of a command name, else at those of this folder."""
        named = [after for word, after in pairwise(words) if word == "--buku"]
        named += [word.partition("=")[2] for word in words if word.startswith("--buku=")]
        paths = (Path(named[-1]),) if named else tuple(Path().glob(BOOKS))
        return cls(paths, tuple(map(_file_mark, paths)))

    @property
    def now(self) -> str:
        """Say whether the file has changed since."""
        if tuple(map(_file_mark, self.paths)) == self.marks:
            return "buku kerja tidak berubah"
        return "hasilnya sudah tersimpan di buku kerja"


def _file_mark(path: Path) -> tuple[int, ...]:
    try:
        there = path.stat()
    except OSError:
        return ()
    return there.st_ino, there.st_size, there.st_mtime_ns


def _first_start(action: Action, args: argparse.Namespace) -> None:
    """Make the book and the editable templates in the program's own folder if they are not there.

    In another folder, or with a book that was named, a missing book is a mistake to be told.
    """
    if not action.needs_book or args.kering:
        return
    if Path.cwd() == product.ROOT:
        from lkjip.setup_pc.first_start import make_ready

        for path in make_ready(product.ROOT):
            print(f"Dibuat: '{path}'.", file=sys.stderr)


def _bring_up(action: Action, args: argparse.Namespace) -> None:
    """Bring a book of an earlier program up before the command works on it."""
    path = Path(args.buku)
    if not action.needs_book or args.kering or not path.is_file():
        return
    from lkjip.setup_pc.upgrade import bring_up

    done = bring_up(path, datetime.now())  # noqa: DTZ005 - the office's wall clock
    if done is not None:
        print(str(done), file=sys.stderr)


def carry_out(action: Action, args: argparse.Namespace, progress: Progress) -> StepResult:
    """Run the action's own command, else its step; a broken package stops only what needs it."""
    if action.command is not None:
        return action.command()(args, progress)
    from lkjip.commands.base import run_step

    return run_step(action, args, progress)


def _speak_utf8(*, json: bool) -> None:
    """JSON is UTF-8 everywhere; a terminal that lacks a letter shows a stand-in for it."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            if json and stream is sys.stdout:
                stream.reconfigure(encoding="utf-8")
            else:
                stream.reconfigure(errors="replace")


def _stop(error: LkjipError, command: str, wants_json: bool) -> int:
    if wants_json:
        print(error_json(command, error))
    else:
        print(str(error), file=sys.stderr)
    return CANNOT


def _print(result: StepResult, args: argparse.Namespace) -> None:
    if result.printed:
        return
    if args.json:
        print(as_json(args.perintah, result))
        return
    view = BY_NAME[args.perintah].view
    (view(vars(args)) if view else say)(result, console())
