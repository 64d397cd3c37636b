"""Parts of every paper of the office: its letterhead, who signs, who gets copies."""

from __future__ import annotations

from pathlib import Path

from lkjip.errors import FolderError, os_reason
from lkjip.mail.paper.content import Letterhead, Signature
from lkjip.steps.kernel.office.settings import Settings


def letterhead(s: Settings, folder: Path) -> Letterhead:
    """Return the head of the letter from the settings."""
    address = " · ".join(part for part in (s["alamat"], s["kontak"]) if part)
    return Letterhead(s["pemerintah"], s["instansi"], s["unit_kerja"], address, emblem(s, folder))


def emblem(s: Settings, folder: Path) -> bytes:
    """Return the picture of the coat of arms, which lies in the book's folder; empty for none."""
    if not s["lambang"]:
        return b""
    try:
        return (folder / s["lambang"]).read_bytes()
    except OSError as error:
        raise FolderError(
            f"Gambar lambang '{s['lambang']}' tidak dapat dibaca ({os_reason(error)}).",
            "Simpan gambarnya di folder buku kerja, atau kosongkan setelan Gambar lambang.",
        ) from error


def signature(s: Settings) -> Signature:
    """Who signs."""
    return Signature(
        s["jabatan_ttd"], s["nama_ttd"], s["nip_ttd"], s["pangkat_ttd"], s["atas_nama_ttd"]
    )


def tembusan(s: Settings) -> tuple[str, ...]:
    """Return who gets copies of letters and notes."""
    return tuple(part.strip() for part in s["tembusan"].split(";") if part.strip())
