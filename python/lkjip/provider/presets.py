"""The providers that the settings offer: servers, limits, and the way in that each one takes."""

from __future__ import annotations

from dataclasses import dataclass, field

TLS, STARTTLS = "tls", "starttls"
SECURITY_MODES = (TLS, STARTTLS)
"""Encrypted from the first byte, or from STARTTLS on; a server without either is not used."""
OTHER = "lain"


@dataclass(frozen=True, slots=True)
class Gate:
    """A server of a provider: host, port, encryption."""

    host: str
    port: int
    security: str


@dataclass(frozen=True, slots=True)
class Grant:
    """The addresses at which a person gives a program leave to use the mailbox (OAuth 2.0).

    ``device``: the person types a code on any device (RFC 8628). ``authorize``: the browser of this
    computer asks (RFC 8252). A provider has one of them. ``{tenant}`` stands for the domain of the
    mail address. ``has_secret``: the provider gives the program a second word beside its number.
    """

    token: str
    scopes: tuple[str, ...]
    device: str = ""
    authorize: str = ""
    has_secret: bool = False
    extra: dict[str, str] = field(default_factory=dict)
    """Further words of the first request."""
    private: tuple[str, ...] = ()
    """Domains of private accounts, which no office owns."""
    private_tenant: str = ""
    """Stands in the addresses for the domain of a private account."""


@dataclass(frozen=True, slots=True)
class Provider:
    """One provider.

    ``hosts`` are the names that its servers may have; without any, the office names its own.
    ``one_server``: sending and fetching have the same host, named once. ``takes_password`` tells
    whether a password may be enough. ``largest`` is the most MB of attachments in a mail;
    ``per_minute`` and ``per_day`` the most mails that an account may send (0: not known).
    """

    key: str
    label: str
    smtp: Gate | None = None
    imap: Gate | None = None
    hosts: tuple[str, ...] = ()
    grant: Grant | None = None
    one_server: bool = False
    takes_password: bool = True
    largest: int = 50
    per_minute: int = 0
    per_day: int = 0
    per_day_private: tuple[str, int] = ("", 0)
    """A domain of private accounts and their limit of a day."""

    def day_limit(self, address: str) -> int:
        """Return how many mails an account may send in 24 hours; 0 when that is not known."""
        domain, limit = self.per_day_private
        private = bool(domain) and address.casefold().endswith(f"@{domain}")
        return limit if private else self.per_day


GOOGLE = Provider(
    "google",
    "Google",
    # support.google.com/mail/answer/7126229
    Gate("smtp.gmail.com", 587, STARTTLS),
    Gate("imap.gmail.com", 993, TLS),
    ("smtp.gmail.com", "imap.gmail.com", "smtp.googlemail.com", "imap.googlemail.com"),
    # developers.google.com/identity/protocols/oauth2/native-app; the device code of Google does
    # not know the scope of IMAP and SMTP (.../limited-input-device, "Allowed scopes").
    Grant(
        token="https://oauth2.googleapis.com/token",  # noqa: S106 - an address
        scopes=("https://mail.google.com/",),
        authorize="https://accounts.google.com/o/oauth2/v2/auth",
        has_secret=True,
        extra={"access_type": "offline", "prompt": "consent"},
    ),
    largest=25,  # support.google.com/mail/answer/6584
    per_day=2000,  # support.google.com/a/answer/166852
    per_day_private=("gmail.com", 500),
)
MICROSOFT = Provider(
    "microsoft 365",
    "Microsoft 365",
    Gate("smtp.office365.com", 587, STARTTLS),
    Gate("outlook.office365.com", 993, TLS),
    ("smtp.office365.com", "outlook.office365.com", "smtp-mail.outlook.com", "outlook.office.com"),
    # learn.microsoft.com: "Authenticate an IMAP, POP or SMTP connection using OAuth"
    Grant(
        token="https://login.microsoftonline.com/{tenant}/oauth2/v2.0/token",  # noqa: S106
        scopes=(
            "offline_access",
            "https://outlook.office.com/IMAP.AccessAsUser.All",
            "https://outlook.office.com/SMTP.Send",
        ),
        device="https://login.microsoftonline.com/{tenant}/oauth2/v2.0/devicecode",
        # learn.microsoft.com: "OAuth 2.0 device authorization grant", values of {tenant}
        private=("outlook.com", "outlook.co.id", "hotmail.com", "live.com", "msn.com"),
        private_tenant="consumers",
    ),
    takes_password=False,
    largest=25,  # 35 MB as it travels (Exchange Online limits, "Message limits")
    per_minute=30,  # learn.microsoft.com: "concurrent connection throttling for SMTP …"
    per_day=10_000,
)
GOVERNMENT = Provider("pemerintah", "surel pemerintah (Zimbra dan sejenisnya)", one_server=True)
NOT_NAMED = Provider(OTHER, "penyedia lain")

PROVIDERS: dict[str, Provider] = {
    one.key: one for one in (GOOGLE, MICROSOFT, GOVERNMENT, NOT_NAMED)
}


def provider_of(chosen: str, *hosts: str) -> Provider:
    """Return the provider that a person chose, or the one that owns one of the named servers."""
    found = PROVIDERS.get(chosen.strip().casefold(), PROVIDERS[OTHER])
    if found.key != OTHER:
        return found
    named = {host.strip().casefold() for host in hosts}
    owners = (one for one in PROVIDERS.values() if named & set(one.hosts))
    return next(owners, found)
