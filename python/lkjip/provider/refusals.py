"""Why a provider refuses, read from the words of its server, and what a person does about it.

The words are those that the providers publish or that users report; ``tests/data/mail_replies.csv``
keeps them with their sources.
"""

from __future__ import annotations

import re
import ssl
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum, auto


class Why(StrEnum):
    """The reason of a refusal."""

    APP_PASSWORD = auto()
    PASSWORD_CLOSED = auto()
    BROWSER_FIRST = auto()
    SENDING_CLOSED = auto()
    FETCHING_CLOSED = auto()
    LOCKED = auto()
    PACE = auto()
    DAY_LIMIT = auto()
    TOO_LARGE = auto()
    OWN_BOX_FULL = auto()
    BOX_FULL = auto()
    SENDER_REFUSED = auto()
    BLOCKED_FILE = auto()
    SUSPECTED = auto()


_SIGNS: tuple[tuple[Why, str], ...] = (
    (Why.APP_PASSWORD, r"application-specific password|invalidsecondfactor"),
    (Why.BROWSER_FIRST, r"log ?in (?:via|with) your web browser|web ?login ?required"),
    (
        Why.SENDING_CLOSED,
        r"smtpclientauthentication is disabled|did not meet the criteria to be authenticated|"
        r"5\.7\.57\b",
    ),
    (
        Why.PASSWORD_CLOSED,
        r"basic auth(?:entication)? is (?:disabled|not supported)|\b5\.7\.30\b|"
        r"logindisabled|less secure|username and password not accepted.*badcredentials|"
        r"security defaults|locked by your organization",
    ),
    (
        Why.FETCHING_CLOSED,
        r"not enabled for imap|imap (?:access )?is (?:disabled|not (?:enabled|allowed|available))|"
        r"authenticated but not connected",
    ),
    (
        Why.LOCKED,
        r"account (?:is )?(?:temporarily |has been )?(?:locked|suspended|disabled|inactive)|"
        r"account_(?:locked|disabled|inactive)|in maintenance mode",
    ),
    (
        Why.OWN_BOX_FULL,
        r"storedrv\.submission\.exception:quotaexceeded|shutoffquotaexceeded|5\.2\.251\b|"
        r"continuous mailbox full",
    ),
    (
        Why.SENDER_REFUSED,
        r"sendasdenied|\b5\.2\.252\b|not (?:allowed|authorized) to send as|"
        r"sender address rejected(?!: deferring)|"
        r"does(?:n't| not) have permission to send as|not owned by user",
    ),
    (
        Why.DAY_LIMIT,
        r"\b5\.4\.5\b|daily (?:user )?(?:sending|smtp relay)? ?(?:quota|limit)|"
        r"submissionquotaexceeded|recipient rate limit|sender (?:hourly|daily) limit|"
        r"exceeded (?:the |your )?(?:maximum|max|hourly|daily)|message limit (?:has been )?reached|"
        r"24-hour sending limit",
    ),
    (
        Why.PACE,
        r"concurrent connections? limit|sender thread limit|too many login attempts|"
        r"receiving mail (?:too quickly|at a rate)|submission rate|\brate.?limit|unusual rate|"
        r"too (?:much|many) (?:mails?|messages|connections|concurrent)|message rate exceeded|"
        r"peak smtp relay limit|server busy|throttled|slow down",
    ),
    (
        Why.TOO_LARGE,
        r"\b5\.3\.4\b|\b5\.2\.3\b|size limit|message (?:is )?too (?:large|big)|"
        r"exceeds? (?:fixed |the )?(?:maximum )?(?:message )?size|maximum message size",
    ),
    (
        Why.BOX_FULL,
        r"\b[45]\.2\.2\b|over ?quota|out of storage|mailbox (?:is )?full|quota (?:is )?exceeded|"
        r"insufficient (?:mail)?box space",
    ),
    (Why.BLOCKED_FILE, r"blocked for (?:its|their) (?:content|security)|illegal attachment|"
     r"potential security issue|banned (?:content|file)|attachment type"),
    (
        Why.SUSPECTED,
        r"outboundspam|bad outbound sender|\b5\.1\.8\b|\b5\.7\.50[0-9]\b|unsolicited|"
        r"(?:likely|considered|classified as|looks like) spam|spam (?:message|content) rejected",
    ),
)  # fmt: skip
_RULES = tuple((why, re.compile(words, re.IGNORECASE)) for why, words in _SIGNS)
_AT_THE_DOOR = (
    Why.APP_PASSWORD,
    Why.PASSWORD_CLOSED,
    Why.BROWSER_FIRST,
    Why.FETCHING_CLOSED,
    Why.LOCKED,
)
"""Reasons that only a refusal to let our own account in has."""
STOPPING = (Why.DAY_LIMIT, Why.OWN_BOX_FULL, Why.SENDER_REFUSED, Why.SUSPECTED)
"""Refusals of everything that the account sends: trying the next mail does not help."""


@dataclass(frozen=True, slots=True)
class Advice:
    """The reason in a sentence, and what to do."""

    sentence: str
    cure: str


ADVICE: Mapping[Why, Advice] = {
    Why.APP_PASSWORD: Advice(
        "sandi aplikasi diperlukan; sandi akun biasa tidak diterima",
        "Buat sandi aplikasi di laman akun (Google: Keamanan > Verifikasi 2 Langkah > Sandi "
        "aplikasi), lalu simpan dengan perintah 'sandi'.",
    ),
    Why.PASSWORD_CLOSED: Advice(
        "akun menolak masuk dengan sandi",
        "Pakai sandi aplikasi, atau masuk dengan izin: isi ID klien di lembar Pengaturan, lalu "
        "jalankan perintah 'sandi'.",
    ),
    Why.BROWSER_FIRST: Advice(
        "penyedia ingin melihat orangnya dahulu",
        "Masuk ke akun itu lewat peramban di komputer ini, setujui peringatannya, lalu ulangi.",
    ),
    Why.SENDING_CLOSED: Advice(
        "pengiriman lewat program ditutup untuk akun ini",
        "Minta administrator Microsoft 365 membuka Authenticated SMTP untuk akun ini (Users > "
        "Active users > Mail > Manage email apps), tunggu satu jam, lalu ulangi.",
    ),
    Why.FETCHING_CLOSED: Advice(
        "kotak surat ini tidak dapat dibuka lewat IMAP",
        "Minta administrator membuka IMAP untuk akun ini, dan pastikan izin diberikan dari akun "
        "yang sama dengan nama pengguna di lembar Pengaturan.",
    ),
    Why.LOCKED: Advice(
        "akun sedang dikunci penyedia",
        "Masuk lewat peramban untuk membukanya, atau minta administrator surel membukanya.",
    ),
    Why.PACE: Advice(
        "kiriman terlalu cepat menurut penyedia",
        "Jalankan kirim surel sekali lagi beberapa menit kemudian; yang sudah terkirim tidak "
        "diulang.",
    ),
    Why.DAY_LIMIT: Advice(
        "terlalu banyak kiriman hari ini (batas penyedia)",
        "Jalankan kirim surel sekali lagi besok; yang sudah terkirim tidak diulang.",
    ),
    Why.TOO_LARGE: Advice(
        "surel lebih besar daripada yang diterima server",
        "Serahkan lampirannya dengan cara lain, misalnya tautan atau media penyimpan.",
    ),
    Why.OWN_BOX_FULL: Advice(
        "kotak surat kantor penuh",
        "Kosongkan kotak surat kantor, termasuk folder Terkirim dan Sampah, lalu ulangi.",
    ),
    Why.BOX_FULL: Advice(
        "kotak surat penerima penuh",
        "Minta penerima mengosongkan kotaknya, lalu kirim lagi; atau tulis alamat lain di kolom "
        "Email lembar Unit.",
    ),
    Why.SENDER_REFUSED: Advice(
        "akun ini tidak boleh mengirim dari alamat penerima formulir",
        "Samakan nama pengguna dan surel penerima formulir di lembar Pengaturan, atau minta "
        "administrator memberi hak Send As.",
    ),
    Why.BLOCKED_FILE: Advice(
        "penyedia tidak meloloskan lampirannya",
        "Serahkan lampirannya dengan cara lain, misalnya tautan atau media penyimpan.",
    ),
    Why.SUSPECTED: Advice(
        "penyedia menyangka kiriman ini surel sampah dan menghentikannya",
        "Minta administrator surel membuka lagi pengiriman dari akun ini, lalu ulangi.",
    ),
}


def read_refusal(words: str) -> Why | None:
    """Return the reason that the words of a server give; ``None`` for words of no provider."""
    return next((why for why, sign in _RULES if sign.search(words)), None)


def read_answer(words: str) -> Why | None:
    """Return the reason why a server does not take a mail: an account named there is another's."""
    found = (why for why, sign in _RULES if why not in _AT_THE_DOOR and sign.search(words))
    return next(found, None)


def distrusted(place: str, error: ssl.SSLCertVerificationError) -> Advice:
    """Say that a server's certificate is not trusted; its days are told from the rest."""
    message = f"Sertifikat server surel {place} tidak dapat dipercaya ({error.verify_message})."
    if re.search(r"not yet valid|expired", error.verify_message or ""):
        return Advice(
            message,
            "Periksa tanggal dan jam komputer ini; bila benar, tanyakan kepada pengelola surel.",
        )
    return Advice(
        message,
        "Periksa nama server di lembar Pengaturan; jangan lanjutkan sebelum pengelola surel "
        "memastikannya.",
    )


def no_mechanism(place: str) -> Advice:
    """Say that a server takes no token at all."""
    return Advice(
        f"Server surel {place} tidak menyediakan cara masuk dengan izin (XOAUTH2 atau "
        "OAUTHBEARER).",
        "Kosongkan ID klien di lembar Pengaturan dan pakai sandi, atau periksa penyedianya.",
    )


def token_refused(place: str, user: str) -> Advice:
    """Say that a server does not take the token of an account."""
    return Advice(
        f"Server surel {place} tidak menerima izin untuk {user}.",
        "Jalankan perintah 'sandi' dan beri izin dari akun itu, bukan akun lain.",
    )
