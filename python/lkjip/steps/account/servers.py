"""The office's mail account as the book's settings describe it: provider, servers, address."""

from __future__ import annotations

from lkjip.errors import UsageError
from lkjip.intake.mailbox.imap import MailAddress
from lkjip.mail.account.server import PORT_IMAP, PORT_SMTP, TLS, Server, read_server
from lkjip.mail.addresses import is_example_address, is_valid_address
from lkjip.mail.clean import one_line
from lkjip.provider.presets import Provider, provider_of
from lkjip.steps.kernel.office.settings import Settings

KEY = (
    "surel_penyedia",
    "surel_pengguna",
    "surel_id_klien",
    "smtp_host",
    "smtp_port",
    "smtp_keamanan",
    "imap_host",
    "imap_port",
    "imap_keamanan",
    "imap_folder",
    "imap_pindah",
)
"""The settings that this module asks for; the password is not among them."""


def provider(s: Settings) -> Provider:
    """Return the provider of the account: the chosen one, or the owner of the named servers."""
    return provider_of(s["surel_penyedia"], s["smtp_host"], s["imap_host"])


def user(s: Settings) -> str:
    """Return the name under which the account is entered."""
    return s["surel_pengguna"].strip() or s["surel_pengumpul"].strip()


def program(s: Settings) -> str:
    """Return the number under which the provider knows this program; blank: a password is used."""
    return s["surel_id_klien"].strip()


def sends(s: Settings) -> bool:
    """Tell whether there is a server to send by; otherwise mails are made as files."""
    return bool(s["smtp_host"].strip()) or _named(s, "imap_host")


def fetches(s: Settings) -> bool:
    """Tell whether there is a mailbox to fetch from; otherwise forms come from the folder."""
    return bool(s["imap_host"].strip()) or _named(s, "smtp_host")


def _named(s: Settings, other: str) -> bool:
    """Tell whether the chosen provider names a server that the settings leave blank."""
    chosen = _chosen(s)
    return chosen.smtp is not None or (chosen.one_server and bool(s[other].strip()))


def _chosen(s: Settings) -> Provider:
    return provider_of(s["surel_penyedia"])


def attachment_limit(s: Settings) -> int:
    """Return the most MB of attachments in a mail: the setting, or what the provider takes."""
    return min(int(s["batas_surel"]), provider(s).largest)


def server_smtp(s: Settings) -> Server:
    """Return the server that takes mails. Raises ``UsageError`` when none is set up."""
    return read_server(s.text, "smtp", PORT_SMTP, _user(s), _chosen(s))


def our_address(s: Settings) -> str:
    """Return the address that mails come from. Raises ``UsageError`` when it is none."""
    mail = s["surel_pengumpul"].strip()
    if not is_valid_address(mail):
        raise UsageError(
            f"Surel penerima formulir “{one_line(mail)}” tidak dapat dipakai.",
            "Isi satu alamat di lembar Pengaturan; surel dikirim dari alamat itu.",
        )
    if is_example_address(mail):
        raise UsageError(
            f"Surel penerima formulir masih alamat contoh “{mail}”; tidak ada surel yang dikirim.",
            "Isi alamat kantor di lembar Pengaturan (surel_pengumpul), lalu buat lagi suratnya "
            "dengan Buat Formulir dan Surat: surat yang lama menyebut alamat contoh itu.",
        )
    return mail


def mailbox_address(s: Settings) -> MailAddress:
    """Return the place of the mailbox. Raises ``UsageError`` when none is set up."""
    server = read_server(s.text, "imap", PORT_IMAP, _user(s), _chosen(s))
    folder = s["imap_folder"].strip() or "INBOX"
    for name in (folder, s["imap_pindah"]):
        if one_line(name) != name.strip():
            raise UsageError(
                f"Folder surel “{one_line(name)}” tidak dapat dipakai.",
                "Tulis nama folder seperti terlihat di program surel.",
            )
    return MailAddress(server.host, server.port, server.security == TLS, server.user, folder)


def _user(s: Settings) -> str:
    name = user(s)
    chosen = _chosen(s)
    if chosen.grant is not None and not is_valid_address(name):
        raise UsageError(
            f"Pengguna surel “{one_line(name)}” tidak dapat dipakai di {chosen.label}.",
            "Isi alamat surel lengkap akun itu di lembar Pengaturan (surel_pengguna).",
        )
    return name
