"""An office's own key: what it seals cannot be rewritten by somebody who has not got it.

Ed25519 (RFC 8032). The private part lies in the system's key store and nowhere else. The public
part stands in the setting ``kunci_segel`` and is handed to Bagian Organisasi by another way than
the packages. A seal says that a computer of the office wrote these bytes. It is no signature of a
person.
"""

from __future__ import annotations

import base64
import binascii
from dataclasses import replace

from lkjip.errors import LkjipError, UsageError
from lkjip.mail.account.password import KeyStore, system_key_store
from lkjip.steps.kernel.base import Context, HistoryEntry, StepResult
from lkjip.steps.kernel.snapshot import Snapshot, make_snapshot
from lkjip.tables.declared.registers import SETTINGS, SettingRow
from lkjip.tables.declared.settings import KEYS
from lkjip.tables.declared.tabs import TabName

SERVICE = "lkjip-segel"
"""The name of the service in the key store; the account is the public key."""
SETTING = "kunci_segel"
TAB = TabName.SETTINGS.value


def make_key(
    shot: Snapshot,
    context: Context,
    create: bool = False,
    remove: bool = False,
    store: KeyStore | None = None,
) -> StepResult:
    """Make or forget the office's key, or say how it stands."""
    public = shot.settings[SETTING].strip()
    if create and remove:
        raise UsageError("--buat dan --hapus tidak dapat bersama.", "Pilih salah satu.")
    if remove:
        if not context.dry_run:
            _forget(public, store)
        return _written(shot, "", "Kunci segel dihapus; riwayat dan paket tidak disegel lagi.")
    if not create:
        return StepResult(TAB, _state(public, store), data={"kunci": public or None})
    if public and private_key(public, store):
        raise UsageError(
            f"Kunci segel kantor sudah ada: {public}.", "Hapus dahulu dengan segel --hapus."
        )
    made = "" if context.dry_run else _create(store)
    words = (
        f"Kunci segel dibuat. Kunci publiknya: {made}. Serahkan kunci publik itu kepada Bagian "
        "Organisasi lewat jalan lain daripada paketnya, misalnya diserahkan langsung. Bagian "
        "rahasianya hanya ada di tempat sandi komputer ini."
    )
    return _written(shot, made, words)


def _state(public: str, store: KeyStore | None) -> str:
    if not public:
        return "Kantor ini belum punya kunci segel. Buat dengan segel --buat; boleh tanpa kunci."
    if private_key(public, store):
        return f"Riwayat dan paket disegel dengan kunci {public}."
    return (
        f"Kunci segel {public} tidak ada di komputer ini: yang dikerjakan di sini tidak disegel. "
        "Pakai komputer yang menyimpannya, atau buat kunci baru."
    )


def _written(shot: Snapshot, public: str, words: str) -> StepResult:
    rows = [
        replace(row, value=public or None) if row.key == SETTING else row
        for row in shot.rows(SETTINGS)
    ]
    if not any(row.key == SETTING for row in rows):
        known = KEYS[SETTING]
        rows.append(
            SettingRow(key=SETTING, label=known.label, value=public or None, remark=known.remark)
        )
    name, cells = SETTINGS.written(rows)
    changed = {**shot.tables, name: replace(shot.tables[name], rows=cells)}
    return StepResult(
        TAB,
        words,
        tables={name: cells},
        after=make_snapshot(changed, shot.names),
        notes=(HistoryEntry("kunci segel", public, "dicatat" if public else "dihapus", words),),
        data={"kunci": public or None},
    )


def _create(store: KeyStore | None) -> str:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    private = Ed25519PrivateKey.generate()
    public = _text(private.public_key().public_bytes_raw())
    try:
        (store or system_key_store()).set_password(
            SERVICE, public, _text(private.private_bytes_raw())
        )
        kept = True
    except Exception:  # every system has its own errors for "no key store here"
        kept = False
    if not kept:
        raise LkjipError(
            "Komputer ini tidak punya tempat penyimpanan sandi yang dapat dipakai; kunci segel "
            "tidak dibuat.",
            "Kantor tetap dapat bekerja tanpa kunci segel.",
        )
    return public


def _forget(public: str, store: KeyStore | None) -> None:
    try:
        (store or system_key_store()).delete_password(SERVICE, public)
    except Exception:  # it was not there
        return


def private_key(public: str, store: KeyStore | None = None) -> str:
    """Return the private part of a key, blank when this computer has not got it."""
    try:
        return (store or system_key_store()).get_password(SERVICE, public) or "" if public else ""
    except Exception:  # no key store here
        return ""


def sealed_by(public: str, message: bytes, store: KeyStore | None = None) -> str:
    """Return the seal of a message; blank without a key on this computer."""
    private = private_key(public, store)
    if not private:
        return ""
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    return _text(Ed25519PrivateKey.from_private_bytes(_bytes(private)).sign(message))


def bears_seal(public: str, message: bytes, seal: str) -> bool:
    """Tell whether a seal was made by the key for exactly this message."""
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    try:
        Ed25519PublicKey.from_public_bytes(_bytes(public)).verify(_bytes(seal), message)
    except (InvalidSignature, ValueError):
        return False
    return True


def sealed_end(public: str, link: str) -> str:
    """Return what the cell of the history's end holds: the last link, with its seal if there is
    one.
    """
    seal = sealed_by(public, link.encode())
    return f"{link} {seal}" if seal else link


def end_bears_seal(public: str, end: str) -> bool:
    """Tell whether the end of the history bears the office's seal."""
    link, _, seal = end.partition(" ")
    return bears_seal(public, link.encode(), seal)


def _text(raw: bytes) -> str:
    return base64.b64encode(raw).decode("ascii")


def _bytes(text: str) -> bytes:
    try:
        return base64.b64decode(text.strip(), validate=True)
    except (binascii.Error, UnicodeEncodeError) as error:
        raise ValueError("no base64") from error
