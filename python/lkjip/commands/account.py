"""The mail account of this computer: its password and a try of both servers."""

from __future__ import annotations

import sys
from argparse import Namespace
from getpass import getpass
from pathlib import Path

from lkjip.book.file_book import FileBook
from lkjip.commands.base import context_for
from lkjip.errors import UsageError
from lkjip.mail.account.password import Password
from lkjip.progress import Progress
from lkjip.steps.account.try_account import accounts, remove, save, try_servers
from lkjip.steps.kernel.base import StepResult
from lkjip.steps.kernel.snapshot import read_snapshot


def do_set_password(args: Namespace, progress: Progress) -> StepResult:
    """Keep the password, forget it, or log in to try it; the book is only read."""
    path = Path(args.buku)
    shot, context = read_snapshot(FileBook(path, progress)), context_for(path, args)
    if args.uji:
        return try_servers(shot, context)
    if args.hapus:
        return remove(shot, context)
    accounts(shot.settings)  # refuses before anybody types a password for nothing
    return save(shot, context, _typed())


def _typed() -> Password:
    """Ask for the password unseen, or take the first line of a pipe."""
    if sys.stdin.isatty():
        typed = getpass("Sandi surel (tidak terlihat saat diketik): ")
    else:
        typed = sys.stdin.readline().rstrip("\r\n")
    if not typed:
        raise UsageError("Sandi kosong; tidak ada yang disimpan.", "Ulangi dan ketik sandinya.")
    return Password(typed)
