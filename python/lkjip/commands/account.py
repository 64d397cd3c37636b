"""The mail account of this computer: its password or leave, and a try of both servers."""

from __future__ import annotations

import sys
import webbrowser
from argparse import Namespace
from getpass import getpass
from pathlib import Path

from lkjip.book.file_book import FileBook
from lkjip.commands.base import context_for
from lkjip.errors import UsageError
from lkjip.mail.account.password import Password
from lkjip.mail.oauth.device import Invitation
from lkjip.progress import Progress
from lkjip.steps.account.give_leave import give_leave
from lkjip.steps.account.try_account import accounts, remove, save, try_servers
from lkjip.steps.account.way_in import by_leave
from lkjip.steps.kernel.base import StepResult
from lkjip.steps.kernel.snapshot import read_snapshot


def do_set_password(args: Namespace, progress: Progress) -> StepResult:
    """Keep password or leave, forget it, or log in to try it; the book is only read."""
    path = Path(args.buku)
    shot, context = read_snapshot(FileBook(path, progress)), context_for(path, args)
    if args.uji:
        return try_servers(shot, context)
    if args.hapus:
        return remove(shot, context)
    accounts(shot.settings)  # refuses before anybody types a password for nothing
    if by_leave(shot.settings):
        return give_leave(shot, context, _Terminal())
    return save(shot, context, _typed("Sandi surel"))


class _Terminal:
    """Speaks to the person on the terminal, beside what the command itself puts out."""

    def invite(self, invitation: Invitation) -> None:
        """Show the page and the code."""
        _say(
            f"Buka {invitation.page} di peramban mana pun, ketik kode {invitation.code}, lalu "
            f"masuk dengan akun surel kantor. Kode berlaku {invitation.minutes} menit; program "
            "menunggu."
        )

    def show_page(self, page: str) -> None:
        """Show the page in case that no browser opens."""
        _say(
            "Setujui permintaan izin di peramban dengan akun surel kantor; program menunggu lima "
            f"menit. Bila peramban tidak terbuka, buka alamat ini di komputer ini:\n{page}"
        )

    def open_page(self, page: str) -> object:
        """Open the page."""
        return webbrowser.open(page)

    def program_secret(self) -> Password:
        """Ask for the secret of the client."""
        return _typed("Rahasia klien (Client secret)")


def _say(words: str) -> None:
    print(words, file=sys.stderr, flush=True)


def _typed(what: str) -> Password:
    """Ask for a secret unseen, or take the first line of a pipe."""
    if sys.stdin.isatty():
        typed = getpass(f"{what} (tidak terlihat saat diketik): ")
    else:
        typed = sys.stdin.readline().rstrip("\r\n")
    if not typed:
        raise UsageError(f"{what} kosong; tidak ada yang disimpan.", "Ulangi dan ketik isinya.")
    return Password(typed)
