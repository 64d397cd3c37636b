"""Setting up the mail account: keep or forget its password, and try both servers."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from lkjip.errors import LkjipError, UsageError
from lkjip.intake.mailbox.imap import MailboxDisconnectedError
from lkjip.mail.account.password import KeyStore, Password, delete_password, save_password
from lkjip.mail.account.smtp import DisconnectedError
from lkjip.steps.account.servers import (
    Equipment,
    imap_opener,
    mailbox_address,
    our_address,
    server_smtp,
    smtp_opener,
)
from lkjip.steps.kernel.base import Context, StepResult
from lkjip.steps.kernel.office.settings import Settings
from lkjip.steps.kernel.snapshot import Snapshot

STEPS = "Akun Surel"
HALF_A_YEAR = timedelta(days=180)


def accounts(s: Settings) -> tuple[tuple[str, str], ...]:
    """Return user and host of each server that is set up. Raises ``UsageError`` without any."""
    found: list[tuple[str, str]] = []
    missing: UsageError | None = None
    for read in (server_smtp, mailbox_address):
        try:
            server = read(s)
        except UsageError as error:
            missing = error
        else:
            found.append((server.user, server.host))
    if not found and missing is not None:
        raise missing
    return tuple(dict.fromkeys(found))


def save(
    shot: Snapshot, context: Context, password: Password, key_store: KeyStore | None = None
) -> StepResult:
    """Keep the password in the system's key store, for each server; the book learns nothing."""
    names = accounts(shot.settings)
    if not context.dry_run:
        for user, host in names:
            save_password(user, host, password, key_store)
    shown = ", ".join(f"{user} di {host}" for user, host in names)
    return StepResult(STEPS, f"Sandi disimpan di komputer ini untuk {shown}.")


def remove(shot: Snapshot, context: Context, key_store: KeyStore | None = None) -> StepResult:
    """Forget the password."""
    names = accounts(shot.settings)
    gone = [delete_password(*name, key_store) for name in names] if not context.dry_run else []
    words = "Sandi dihapus dari komputer ini." if any(gone) else "Tidak ada sandi yang tersimpan."
    return StepResult(STEPS, words)


def try_servers(shot: Snapshot, context: Context, equipment: Equipment | None = None) -> StepResult:
    """Log in to both servers and out again; sends nothing, marks nothing."""
    tools = equipment or Equipment()
    lines = []
    trouble = False
    for subject, test in (
        ("Surel keluar", lambda: _test_smtp(shot.settings, tools)),
        ("Surel masuk", lambda: _test_imap(shot, context, tools)),
    ):
        said, fine = _try(test)
        lines.append({"hal": subject, "keadaan": "ok" if fine else "masalah", "rincian": said})
        trouble = trouble or not fine
    words = "\n".join(f"{line['keadaan']:8} {line['hal']}: {line['rincian']}" for line in lines)
    return StepResult(STEPS, words, data={"baris": lines}, needs_fix=trouble)


def _try(test: Callable[[], str]) -> tuple[str, bool]:
    try:
        return test(), True
    except LkjipError as error:
        return str(error), False
    except (DisconnectedError, MailboxDisconnectedError) as error:
        return f"{error}. Periksa sambungan internet, nama server, dan port.", False


def _test_smtp(s: Settings, equipment: Equipment) -> str:
    from_ = our_address(s)
    smtp_opener(s, equipment)().close()
    server = server_smtp(s)
    return f"dapat mengirim dari {from_} lewat {server.host}:{server.port}"


def _test_imap(shot: Snapshot, context: Context, equipment: Equipment) -> str:
    box = imap_opener(shot.settings, equipment, read_only=True)()
    try:
        new = len(box.find(context.today - HALF_A_YEAR, include_read=False))
    finally:
        box.close()
    return f"{box.identity} terbuka, {new} surel belum dibaca"
