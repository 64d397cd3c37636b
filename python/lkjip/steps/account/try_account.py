"""Setting up the mail account: keep or forget its password or leave, and try both servers."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from lkjip import product
from lkjip.errors import LkjipError, UsageError
from lkjip.intake.mailbox.imap import MailboxDisconnectedError
from lkjip.intake.mailbox.imap import TokenRefusedError as MailboxTokenRefused
from lkjip.mail.account.entry import TokenRefusedError
from lkjip.mail.account.password import KeyStore, Password, delete_password, save_password
from lkjip.mail.account.smtp import DisconnectedError
from lkjip.mail.oauth import leave as leaves
from lkjip.mail.oauth.access import Access
from lkjip.provider.guide import guide_for
from lkjip.steps.account.servers import (
    fetches,
    mailbox_address,
    our_address,
    program,
    provider,
    sends,
    server_smtp,
    user,
)
from lkjip.steps.account.way_in import Equipment, access, by_leave, imap_opener, smtp_opener
from lkjip.steps.kernel.base import Context, StepResult
from lkjip.steps.kernel.office.settings import Settings
from lkjip.steps.kernel.snapshot import Snapshot

STEPS = "Akun Surel"
OK, TROUBLE, UNUSED = "ok", "masalah", "–"
HALF_A_YEAR = timedelta(days=180)
CLOCK_SLACK = timedelta(minutes=10)
"""By so much a computer's clock may differ from the provider's before it is said."""
_APP_PASSWORD = re.compile(r"[a-z]{4}(?: [a-z]{4}){3}")
"""As Google shows an app password; the blanks are no part of it."""


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
    if _APP_PASSWORD.fullmatch(password.reveal().strip()):
        password = Password(password.reveal().replace(" ", ""))
    if not context.dry_run:
        for name, host in names:
            save_password(name, host, password, key_store)
    shown = ", ".join(f"{name} di {host}" for name, host in names)
    return StepResult(STEPS, f"Sandi disimpan di komputer ini untuk {shown}.")


def remove(shot: Snapshot, context: Context, key_store: KeyStore | None = None) -> StepResult:
    """Forget password and leave."""
    s = shot.settings
    names = accounts(s)
    gone = []
    if not context.dry_run:
        gone = [delete_password(*name, key_store) for name in names]
        gone.append(leaves.forget(user(s), provider(s).key, key_store))
    words = "Sandi dihapus dari komputer ini." if any(gone) else "Tidak ada sandi yang tersimpan."
    return StepResult(STEPS, words)


@dataclass(frozen=True, slots=True)
class Probe:
    """How one server answered; ``refused``: it does not take the token of the account."""

    subject: str
    said: str
    state: str
    refused: bool = False

    @property
    def line(self) -> dict[str, str]:
        """The probe as the JSON of the command has it."""
        return {"hal": self.subject, "keadaan": self.state, "rincian": self.said}


def try_servers(shot: Snapshot, context: Context, equipment: Equipment | None = None) -> StepResult:
    """Log in to both servers and out again; sends nothing, marks nothing.

    When a server does not let us in, what the provider asks of people is said, step by step.
    """
    tools = equipment or Equipment()
    way = _way(shot.settings, tools)
    return told(shot.settings, probe(shot, context, tools, way))


def probe(
    shot: Snapshot, context: Context, tools: Equipment, way: Access | None
) -> tuple[Probe, ...]:
    """Log in to each server that is set up, and compare the clocks where the provider told."""
    s = shot.settings
    accounts(s)
    found = [
        _try("Surel keluar", lambda: _test_smtp(s, tools, way))
        if sends(s)
        else Probe("Surel keluar", "tidak diatur", UNUSED),
        _try("Surel masuk", lambda: _test_imap(shot, context, tools, way))
        if fetches(s)
        else Probe("Surel masuk", "tidak diatur", UNUSED),
    ]
    if way is not None and way.ahead is not None and abs(way.ahead) > CLOCK_SLACK:
        found.append(Probe("Jam", _clock(way.ahead), TROUBLE))
    return tuple(found)


def told(s: Settings, probes: tuple[Probe, ...], before: str = "") -> StepResult:
    """Return the result that tells how the servers answered."""
    trouble = any(one.state == TROUBLE for one in probes)
    steps = _steps(s) if trouble else ()
    lines = [f"{one.state:8} {one.subject}: {one.said}" for one in probes]
    return StepResult(
        STEPS,
        "\n".join((*([before] if before else []), *lines, *steps)),
        data={"baris": [one.line for one in probes], "langkah": list(steps)},
        needs_fix=trouble,
    )


def _way(s: Settings, tools: Equipment) -> Access | None:
    """Return the one way in for both servers, so that leave is renewed once."""
    try:
        return access(s, tools) if by_leave(s) else None
    except UsageError:
        return None  # the test of each server says it


def _steps(s: Settings) -> tuple[str, ...]:
    """Return what people do at the provider, for a terminal."""
    guide = guide_for(provider(s).key, bool(program(s)))
    lines = [f"Langkah untuk {guide.title}:"]
    for part in guide.parts:
        lines.append(f"  {part.who}:")
        lines += [f"  {number}. {step}" for number, step in enumerate(part.steps, 1)]
    return tuple(line.replace("{perintah}", product.COMMAND).replace("`", "") for line in lines)


def _clock(ahead: timedelta) -> str:
    minutes = round(abs(ahead).total_seconds() / 60)
    way = "lebih cepat" if ahead > timedelta() else "lebih lambat"
    return (
        f"jam komputer ini {minutes} menit {way} daripada jam penyedia. Betulkan tanggal, jam, dan "
        "zona waktu komputer; surel yang dikirim memuat jam itu."
    )


def _try(subject: str, test: Callable[[], str]) -> Probe:
    try:
        return Probe(subject, test(), OK)
    except (TokenRefusedError, MailboxTokenRefused) as error:
        return Probe(subject, str(error), TROUBLE, refused=True)
    except LkjipError as error:
        return Probe(subject, str(error), TROUBLE)
    except (DisconnectedError, MailboxDisconnectedError) as error:
        said = f"{error}. Periksa sambungan internet, nama server, dan port."
        return Probe(subject, said, TROUBLE)


def _test_smtp(s: Settings, equipment: Equipment, way: Access | None) -> str:
    from_ = our_address(s)
    smtp_opener(s, equipment, way)().close()
    server = server_smtp(s)
    return f"dapat mengirim dari {from_} lewat {server.host}:{server.port}"


def _test_imap(shot: Snapshot, context: Context, equipment: Equipment, way: Access | None) -> str:
    box = imap_opener(shot.settings, equipment, read_only=True, way=way)()
    try:
        new = len(box.find(context.today - HALF_A_YEAR, include_read=False))
    finally:
        box.close()
    return f"{box.identity} terbuka, {new} surel belum dibaca"
