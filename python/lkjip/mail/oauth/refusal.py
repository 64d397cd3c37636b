"""A provider's refusal to give or renew leave, in words and with what to do."""

from __future__ import annotations

import re

from lkjip import product
from lkjip.mail.clean import one_line
from lkjip.mail.oauth.exchange import GrantError

_WORDS = 200
_AGAIN = f"Beri izin lagi: jalankan '{product.COMMAND} sandi' dan masuk dengan akun kantor itu."
_ADMINISTRATOR = "Minta administrator surel"
_REVOKED = ("izin dicabut atau sudah kedaluwarsa", _AGAIN)
_UNKNOWN_PROGRAM = (
    "ID klien tidak dikenal penyedia",
    "Salin ID klien sekali lagi dari laman pendaftaran aplikasi ke lembar Pengaturan, lalu "
    f"jalankan '{product.COMMAND} sandi'.",
)
_DECLINED = (
    "izin ditolak di laman penyedia",
    f"Jalankan '{product.COMMAND} sandi' sekali lagi dan setujui permintaannya.",
)
_LATE = (
    "kode tidak dimasukkan sampai batas waktunya",
    f"Jalankan '{product.COMMAND} sandi' sekali lagi; kode yang baru berlaku beberapa menit.",
)
_CONSENT = (
    "administrator belum menyetujui aplikasi ini",
    f"{_ADMINISTRATOR} menyetujui aplikasinya (Grant admin consent), lalu jalankan "
    f"'{product.COMMAND} sandi'.",
)
_POLICY = (
    "aturan keamanan kantor tidak membolehkan cara masuk ini",
    f"{_ADMINISTRATOR} membolehkan 'device code flow' untuk aplikasi ini di aturan Conditional "
    "Access, atau memakai akun yang dikecualikan.",
)
_MICROSOFT = {  # learn.microsoft.com/entra/identity-platform/reference-error-codes
    "7000218": (
        "aplikasi belum didaftarkan sebagai program di komputer",
        f"{_ADMINISTRATOR} menyalakan 'Allow public client flows' pada pendaftaran aplikasi "
        "(Authentication), lalu ulangi.",
    ),
    "700016": _UNKNOWN_PROGRAM,
    "90002": (
        "domain alamat kantor tidak dikenal Microsoft 365",
        "Periksa nama pengguna surel di lembar Pengaturan: alamat lengkap akun Microsoft 365.",
    ),
    "65001": _CONSENT,
    "90094": _CONSENT,
    "50105": _CONSENT,
    "50173": ("izin gugur karena sandi akun diganti", _AGAIN),
    "50133": ("izin gugur karena sandi akun diganti", _AGAIN),
    "700082": ("izin kedaluwarsa karena lama tidak dipakai", _AGAIN),
    "70008": ("izin sudah kedaluwarsa", _AGAIN),
    "50076": ("penyedia meminta pembuktian kedua (verifikasi dua langkah)", _AGAIN),
    "50079": ("akun harus mendaftarkan pembuktian kedua (verifikasi dua langkah)", _AGAIN),
    "50057": (
        "akun dinonaktifkan",
        f"{_ADMINISTRATOR} mengaktifkan akun itu, lalu beri izin lagi.",
    ),
    "53003": _POLICY,
    "530036": _POLICY,
    "50199": _POLICY,
}
_STANDARD = {  # RFC 6749, 5.2 and 4.1.2.1; RFC 8628, 3.5; the names that the providers add
    "invalid_grant": _REVOKED,
    "interaction_required": _REVOKED,
    "invalid_client": _UNKNOWN_PROGRAM,
    "unauthorized_client": _UNKNOWN_PROGRAM,
    "deleted_client": _UNKNOWN_PROGRAM,
    "access_denied": _DECLINED,
    "authorization_declined": _DECLINED,
    "expired_token": _LATE,
    "code_expired": _LATE,
    "bad_verification_code": _LATE,
    "consent_required": _CONSENT,
    "admin_policy_enforced": _CONSENT,
    "org_internal": (
        "aplikasi hanya untuk akun organisasi yang mendaftarkannya",
        "Masuk dengan akun kantor, bukan akun pribadi.",
    ),
    "invalid_scope": (
        "aplikasi belum boleh meminta hak atas kotak surat",
        f"{_ADMINISTRATOR} menambah hak IMAP dan SMTP pada pendaftaran aplikasi, lalu ulangi.",
    ),
}


def refused(provider: str, error: str, description: str) -> GrantError:
    """Return the refusal for the standard name of an error and the provider's own words."""
    number = re.search(r"AADSTS(\d+)", description)
    words = _MICROSOFT.get(number[1]) if number else None
    words = words or _STANDARD.get(error)
    if words is None:
        said = one_line(f"{error} {description}")[:_WORDS]
        return GrantError(
            f"{provider} menolak memberi izin ({said}).",
            "Tanyakan kepada administrator surel dengan menyebut kalimat itu.",
        )
    code = f"AADSTS{number[1]}" if number else one_line(error)
    return GrantError(f"{provider}: {words[0]} ({code}).", words[1])
