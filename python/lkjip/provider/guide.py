"""The steps that people take at a provider before a program may use their mailbox.

The manual prints them, and ``sandi --uji`` says those of the office's provider when it cannot get
in. ``{perintah}`` is the word that starts a command on this computer.
"""

from __future__ import annotations

from dataclasses import dataclass

from lkjip.provider.presets import GOOGLE, GOVERNMENT, MICROSOFT, NOT_NAMED

STAFF = "Pegawai"
ADMINISTRATOR = "Administrator surel"
_TRY = "Ketik `{perintah} sandi --uji`: kedua server dicoba tanpa mengirim apa pun."


@dataclass(frozen=True, slots=True)
class Part:
    """The steps of one person, in order."""

    who: str
    steps: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Guide:
    """The way into an account of one provider: by leave or by password."""

    provider: str
    title: str
    by_leave: bool
    parts: tuple[Part, ...]


GUIDES = (
    Guide(
        GOOGLE.key,
        "Google (Gmail, Google Workspace) dengan sandi aplikasi",
        False,
        (
            Part(
                STAFF,
                (
                    "Di lembar `Pengaturan` pilih `google` sebagai Surel: penyedia, dan isi alamat "
                    "akunnya (Surel: nama pengguna). Server, port, dan pengamanan dikosongkan: "
                    "program mengisinya.",
                    "Masuk ke akun Google itu lewat peramban, buka myaccount.google.com/security, "
                    "dan nyalakan Verifikasi 2 Langkah.",
                    "Buka myaccount.google.com/apppasswords, buat sandi aplikasi dengan nama LKjIP, "
                    "dan salin 16 hurufnya. Bila laman itu tidak tersedia, administrator menutupnya: "
                    "pakai cara dengan izin.",
                    "Ketik `{perintah} sandi` dan tempel 16 huruf itu.",
                    _TRY,
                ),
            ),
        ),
    ),
    Guide(
        GOOGLE.key,
        "Google Workspace dengan izin (OAuth2)",
        True,
        (
            Part(
                ADMINISTRATOR,
                (
                    "Di console.cloud.google.com buat satu proyek dan nyalakan Gmail API "
                    "(APIs & Services > Library).",
                    "Di Google Auth Platform > Audience pilih Internal. Pada External yang berstatus "
                    "Testing, izin gugur sesudah tujuh hari.",
                    "Di Google Auth Platform > Data Access tambahkan cakupan https://mail.google.com/.",
                    "Di Google Auth Platform > Clients buat klien berjenis Desktop app; berikan "
                    "Client ID dan Client secret-nya kepada pegawai.",
                ),
            ),
            Part(
                STAFF,
                (
                    "Di lembar `Pengaturan` pilih `google` sebagai Surel: penyedia, isi alamat "
                    "akunnya, dan isi Client ID di Surel: ID klien. Client secret tidak ditulis di "
                    "buku kerja.",
                    "Ketik `{perintah} sandi`, tempel Client secret, lalu setujui permintaan di "
                    "peramban dengan akun kantor itu.",
                    _TRY,
                ),
            ),
        ),
    ),
    Guide(
        MICROSOFT.key,
        "Microsoft 365 dengan izin (OAuth2)",
        True,
        (
            Part(
                ADMINISTRATOR,
                (
                    "Di entra.microsoft.com buka App registrations > New registration: nama LKjIP, "
                    "Single tenant, tanpa Redirect URI. Untuk alamat @outlook.com dan sejenisnya "
                    "pilih Personal Microsoft accounts only.",
                    "Di Authentication nyalakan Allow public client flows.",
                    "Di API permissions tambahkan hak Delegated IMAP.AccessAsUser.All, SMTP.Send, "
                    "dan offline_access, lalu tekan Grant admin consent.",
                    "Bila ada aturan Conditional Access, izinkan device code flow untuk aplikasi "
                    "itu.",
                    "Di admin.microsoft.com buka Users > Active users > akun kantor > Mail > Manage "
                    "email apps: nyalakan IMAP dan Authenticated SMTP.",
                    "Berikan Application (client) ID kepada pegawai.",
                ),
            ),
            Part(
                STAFF,
                (
                    "Di lembar `Pengaturan` pilih `microsoft 365` sebagai Surel: penyedia, isi "
                    "alamat akunnya, dan isi Application (client) ID di Surel: ID klien.",
                    "Ketik `{perintah} sandi`. Buka laman yang disebut, ketik kodenya, dan masuk "
                    "dengan akun yang tertulis di Pengaturan, bukan akun lain.",
                    _TRY,
                ),
            ),
        ),
    ),
    Guide(
        GOVERNMENT.key,
        "Surel pemerintah (Zimbra dan sejenisnya) dengan sandi",
        False,
        (
            Part(
                STAFF,
                (
                    "Di lembar `Pengaturan` pilih `pemerintah` sebagai Surel: penyedia, isi alamat "
                    "akunnya, dan isi Surel masuk: server dengan nama laman tempat surel dibaca, "
                    "misalnya mail.kotacontoh.go.id. Server untuk mengirim dianggap sama.",
                    "Ketik `{perintah} sandi`, lalu ketik sandi akun itu; huruf tidak terlihat.",
                    _TRY,
                    "Bila server tidak menjawab, tanyakan kepada pengelola surel (biasanya Dinas "
                    "Kominfo) nama server IMAP dan SMTP, port, dan apakah boleh dipakai dari jaringan "
                    "kantor.",
                ),
            ),
        ),
    ),
    Guide(
        NOT_NAMED.key,
        "Penyedia lain dengan sandi",
        False,
        (
            Part(
                STAFF,
                (
                    "Di lembar `Pengaturan` biarkan Surel: penyedia pada `lain`, dan isi baris Surel "
                    "keluar dan Surel masuk menurut petunjuk penyedia: server, port, pengamanan.",
                    "Ketik `{perintah} sandi`, lalu ketik sandinya. Banyak penyedia meminta *sandi "
                    "aplikasi*.",
                    _TRY,
                ),
            ),
        ),
    ),
)


def guide_for(provider: str, by_leave: bool) -> Guide:
    """Return the steps for a provider; where it knows one way only, those of that way."""
    own = [one for one in GUIDES if one.provider == provider]
    return next((one for one in own if one.by_leave == by_leave), own[0])
