"""Has a person give the program leave to use the office's mailbox, and keeps it."""

from __future__ import annotations

from typing import Protocol

from lkjip.errors import LkjipError
from lkjip.mail.account.password import Password
from lkjip.mail.account.tls import make_tls_context
from lkjip.mail.oauth import leave as leaves
from lkjip.mail.oauth.access import Granted, GrantError, NoAnswerError, addresses
from lkjip.mail.oauth.browser import Program, by_browser
from lkjip.mail.oauth.device import Invitation, Patience, by_code
from lkjip.mail.oauth.leave import Leave
from lkjip.provider.secret import Token
from lkjip.steps.account.servers import program, provider, user
from lkjip.steps.account.try_account import STEPS, accounts, probe, told
from lkjip.steps.account.way_in import Equipment, access
from lkjip.steps.kernel.base import Context, StepResult
from lkjip.steps.kernel.office.settings import Settings
from lkjip.steps.kernel.snapshot import Snapshot


class Voice(Protocol):
    """Speaks with the person while leave is asked for."""

    def invite(self, invitation: Invitation) -> None:
        """Show the page to open and the code to type there."""

    def show_page(self, page: str) -> None:
        """Say that the browser opens a page; show it for the case that it does not."""

    def open_page(self, page: str) -> object:
        """Open a page in the browser of this computer."""

    def program_secret(self) -> Password:
        """Ask for the second word that the provider gave the program."""


def give_leave(
    shot: Snapshot,
    context: Context,
    voice: Voice,
    equipment: Equipment | None = None,
    patience: Patience | None = None,
) -> StepResult:
    """Ask the provider, wait for the person, try both servers, then keep what was given.

    What an account does not open is not kept: an older leave stays. Raises ``GrantError`` when the
    provider or the person says no, ``LkjipError`` when the provider cannot be reached or this
    computer has no key store.
    """
    s = shot.settings
    accounts(s)
    chosen = provider(s)
    if context.dry_run:
        return StepResult(STEPS, f"Akan meminta izin kepada {chosen.label} untuk {user(s)}.")
    tools = equipment or Equipment()
    try:
        granted, secret = _ask(s, voice, tools, patience)
    except NoAnswerError as error:
        raise LkjipError(
            f"{chosen.label} tidak dapat dihubungi ({error}).",
            "Periksa sambungan internet dan aturan jaringan kantor, lalu ulangi.",
        ) from None
    if not granted.renewal.reveal():
        raise GrantError(
            f"{chosen.label} tidak memberi izin yang dapat diperbarui.",
            "Cabut akses aplikasi itu di laman akun, lalu jalankan perintah 'sandi' sekali lagi.",
        )
    way = access(s, tools)
    way.take(granted, fresh=True)
    probes = probe(shot, context, tools, way)
    if any(one.refused for one in probes):
        raise GrantError(
            f"Izin yang baru diberikan tidak membuka kotak surat {user(s)}; tidak ada yang "
            "disimpan.",
            f"Jalankan perintah 'sandi' sekali lagi dan masuk sebagai {user(s)}, bukan akun lain.",
        )
    leaves.keep(Leave(user(s), chosen.key, program(s), granted.renewal, secret), tools.key_store)
    return told(s, probes, f"Izin untuk {user(s)} disimpan di komputer ini.")


def _ask(
    s: Settings, voice: Voice, tools: Equipment, patience: Patience | None
) -> tuple[Granted, Token]:
    chosen = provider(s)
    if chosen.grant is None:
        raise TypeError(f"{chosen.key} gives no leave")
    grant = addresses(chosen.grant, user(s))
    tls = make_tls_context(tools.environment)
    if grant.device:
        return by_code(chosen, grant, program(s), tls, voice.invite, patience), Token("")
    secret = Token(voice.program_secret().reveal() if grant.has_secret else "")
    known = Program(program(s), secret)
    granted = by_browser(
        chosen, grant, known, user(s), tls, voice.show_page, open_page=voice.open_page
    )
    return granted, secret
