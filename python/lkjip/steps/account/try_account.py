"""Setting up the mail account: keep or forget its password, and try both servers."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from lkjip.errors import LkjipError, UsageError
from lkjip.intake.mailbox.imap import KotakTerputusError
from lkjip.mail.account.password import Brankas, Sandi, hapus_sandi, simpan_sandi
from lkjip.mail.account.smtp import TerputusError
from lkjip.steps.account.servers import (
    Alat,
    alamat_kami,
    alamat_kotak,
    pintu_imap,
    pintu_smtp,
    server_smtp,
)
from lkjip.steps.kernel.base import Context, StepResult
from lkjip.steps.kernel.settings import Settings
from lkjip.steps.kernel.snapshot import Snapshot

LANGKAH = "Akun Surel"
HALF_A_YEAR = timedelta(days=180)


def akun(s: Settings) -> tuple[tuple[str, str], ...]:
    """User and host of each server that is set up. Raises ``UsageError`` when none is."""
    found: list[tuple[str, str]] = []
    missing: UsageError | None = None
    for read in (server_smtp, alamat_kotak):
        try:
            server = read(s)
        except UsageError as error:
            missing = error
        else:
            found.append((server.pengguna, server.host))
    if not found and missing is not None:
        raise missing
    return tuple(dict.fromkeys(found))


def simpan(
    shot: Snapshot, context: Context, sandi: Sandi, brankas: Brankas | None = None
) -> StepResult:
    """Keep the password in the system's key store, for each server; the book learns nothing."""
    names = akun(shot.settings)
    if not context.kering:
        for pengguna, host in names:
            simpan_sandi(pengguna, host, sandi, brankas)
    shown = ", ".join(f"{pengguna} di {host}" for pengguna, host in names)
    return StepResult(LANGKAH, f"Sandi disimpan di komputer ini untuk {shown}.")


def hapus(shot: Snapshot, context: Context, brankas: Brankas | None = None) -> StepResult:
    """Forget the password."""
    names = akun(shot.settings)
    gone = [hapus_sandi(*name, brankas) for name in names] if not context.kering else []
    words = "Sandi dihapus dari komputer ini." if any(gone) else "Tidak ada sandi yang tersimpan."
    return StepResult(LANGKAH, words)


def uji(shot: Snapshot, context: Context, alat: Alat | None = None) -> StepResult:
    """Log in to both servers and out again; sends nothing, marks nothing."""
    tools = alat or Alat()
    lines = []
    trouble = False
    for hal, test in (
        ("Surel keluar", lambda: _uji_smtp(shot.settings, tools)),
        ("Surel masuk", lambda: _uji_imap(shot, context, tools)),
    ):
        said, fine = _coba(test)
        lines.append({"hal": hal, "keadaan": "ok" if fine else "masalah", "rincian": said})
        trouble = trouble or not fine
    words = "\n".join(f"{line['keadaan']:8} {line['hal']}: {line['rincian']}" for line in lines)
    return StepResult(LANGKAH, words, data={"baris": lines}, perlu_perbaikan=trouble)


def _coba(test: Callable[[], str]) -> tuple[str, bool]:
    try:
        return test(), True
    except LkjipError as error:
        return str(error), False
    except (TerputusError, KotakTerputusError) as error:
        return f"{error}. Periksa sambungan internet, nama server, dan port.", False


def _uji_smtp(s: Settings, alat: Alat) -> str:
    dari = alamat_kami(s)
    pintu_smtp(s, alat)().tutup()
    server = server_smtp(s)
    return f"dapat mengirim dari {dari} lewat {server.host}:{server.port}"


def _uji_imap(shot: Snapshot, context: Context, alat: Alat) -> str:
    kotak = pintu_imap(shot.settings, alat, hanya_baca=True)()
    try:
        baru = len(kotak.cari(context.hari_ini - HALF_A_YEAR, termasuk_terbaca=False))
    finally:
        kotak.tutup()
    return f"{kotak.identitas} terbuka, {baru} surel belum dibaca"
