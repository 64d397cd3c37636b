"""Recognises files that are not .xlsx, so that the sender is told what they sent."""

from __future__ import annotations

from lkjip.intake.package.refusal import RefusedError

ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"%PDF", "dokumen PDF"),
    (b"\xff\xd8\xff", "gambar JPEG"),
    (b"\x89PNG", "gambar PNG"),
    (b"GIF8", "gambar GIF"),
    (b"II*\x00", "gambar TIFF"),
    (b"MM\x00*", "gambar TIFF"),
    (b"Rar!", "arsip RAR"),
    (b"7z\xbc\xaf", "arsip 7-Zip"),
    (b"\x1f\x8b", "arsip GZIP"),
    (b"MZ", "program komputer"),
    (b"{\\rtf", "dokumen RTF"),
)
_HEAD = 4096


def _utf16(text: str) -> bytes:
    return text.encode("utf-16-le")


def refuse_other_kinds(data: bytes) -> None:
    """Raise ``RefusedError`` unless the file begins like a zip archive."""
    if not data:
        raise RefusedError("K02")
    if data.startswith(ZIP):
        return
    if data.startswith(_OLE):
        _refuse_ole(data)
    for signature, kind in _SIGNATURES:
        if data.startswith(signature):
            raise RefusedError("K01", kind)
    if ZIP in data[: 1024 * 1024] and b"PK\x05\x06" in data[-66000:]:
        raise RefusedError("K06", "data lain di depan arsip, bukan berkas Excel murni")
    raise RefusedError("K01", _text_kind(data[:_HEAD]))


def _refuse_ole(data: bytes) -> None:
    """Refuse the old container of Office: an encrypted workbook, or a file of Office 97–2003."""
    if _utf16("EncryptedPackage") in data:
        raise RefusedError("K07", "dikunci dengan sandi")
    if _utf16("WordDocument") in data:
        raise RefusedError("K01", "dokumen Word lama .doc")
    if _utf16("__substg1.0_") in data:
        raise RefusedError("K01", "surel Outlook .msg; lampirannya yang perlu dikirim")
    raise RefusedError("K01", "format lama .xls; simpan sebagai .xlsx")


def _text_kind(head: bytes) -> str:
    text = head.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if text.startswith((b"<!doctype html", b"<html")) or b"<table" in text:
        return "halaman HTML"
    if text.startswith(b"<?xml") or text.startswith(b"<"):
        return "berkas XML, bukan .xlsx"
    if b"\x00" not in head and head.strip():
        return "berkas teks atau CSV"
    if not head.strip(b"\x00"):
        return "isinya hanya nol; unduhan atau salinannya gagal"
    return "isinya bukan arsip Excel"
