"""Says in one sentence what a spreadsheet program refused, what stands now, and what to do."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from lkjip.errors import BookRefused

TRY_AGAIN = "lalu tekan tombol lagi"


class Refusal(NamedTuple):
    """A way of refusing: the error codes of COM, the sentence, what to do."""

    codes: frozenset[int]
    sentence: str
    cure: str


EDITED = Refusal(
    frozenset({0x800AC472, 0x80010001, 0x8001010A}),
    "Ada sel yang sedang diketik, atau program lembar kerja menunggu jawaban Anda.",
    f"Selesaikan ketikan itu dengan Enter atau Esc, tutup kotak yang terbuka, {TRY_AGAIN}.",
)
"""0x800AC472 while a person types; RPC_E_CALL_REJECTED, RPC_E_SERVERCALL_RETRYLATER when busy."""
CLOSED = Refusal(
    frozenset({0x80010108, 0x800706BA, 0x800706BE, 0x80010007, 0x800401FD}),
    "Buku kerja atau program lembar kerja ditutup selama langkah ini berjalan.",
    f"Buka lagi buku kerja, {TRY_AGAIN}.",
)
"""RPC_E_DISCONNECTED, the server unavailable or gone, the object no longer connected."""
UNSAVED = Refusal(
    frozenset(),
    "Buku kerja tidak dapat disimpan.",
    "Periksa ruang kosong dan izin folder, tutup program lain yang memakai berkas itu, "
    f"{TRY_AGAIN}.",
)
OTHER = Refusal(
    frozenset(),
    "Program lembar kerja menolak salah satu penulisan.",
    "Bila ada sel yang sedang diketik, selesaikan dahulu; bila ada lembar yang dikunci dengan kata "
    f"sandi, buka lewat Tinjau > Buka Proteksi Lembar; {TRY_AGAIN}.",
)


class NotSaved(Exception):
    """The program wrote everything and could not save."""


def refused(error: Exception, whole: bool, shown: Sequence[str] = ()) -> BookRefused:
    """Return the error for a run that was taken back, wholly or not.

    ``shown`` names the tables whose hidden rows stay visible.
    """
    kind = kind_of(error)
    seen = error.message if isinstance(error, BookRefused) else kind.sentence
    if kind is CLOSED:
        return BookRefused(
            f"{seen} Berkas di disk tidak berubah, dan langkah ini belum dikerjakan.",
            kind.cure,
            half=not whole,
        )
    if not whole:
        return BookRefused(
            f"{seen} Sebagian isi di layar sudah berubah dan tidak dapat dikembalikan; berkas di "
            "disk tidak disimpan.",
            f"Tutup buku kerja TANPA menyimpan, buka lagi, {TRY_AGAIN}.",
            half=True,
        )
    rows = f" Baris yang tersembunyi di tabel {', '.join(shown)} kini tampak." if shown else ""
    return BookRefused(
        f"{seen} Isi buku kerja sudah dikembalikan seperti semula, dan langkah ini belum "
        f"dikerjakan.{rows}",
        kind.cure,
    )


def kind_of(error: BaseException) -> Refusal:
    """Return how a program refused, by the codes that the error carries."""
    codes = set(_codes(error))
    for kind in (EDITED, CLOSED):
        if kind.codes & codes:
            return kind
    return UNSAVED if isinstance(error, NotSaved) else OTHER


def _codes(error: BaseException | None) -> Iterator[int]:
    """Yield the codes of an error of COM and of those behind it, without their sign."""
    while error is not None:
        details: Any = error.args[2] if len(error.args) > 2 else ()
        for code in (*error.args[:1], *(details if isinstance(details, tuple) else ())):
            if isinstance(code, int):
                yield code & 0xFFFFFFFF
        error = error.__cause__
