"""Plain tables as text: any of the separators that spreadsheets write, any header order."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from lkjip.errors import UsageError

PEMISAH = ",;\t"


def dari_bita(isi: bytes) -> str:
    """UTF-8 (with or without BOM), else cp1252; bytes that neither knows become a question mark."""
    try:
        return isi.decode("utf-8-sig")
    except UnicodeDecodeError:
        return isi.decode("cp1252", errors="replace")


@dataclass(frozen=True, slots=True)
class TabelTeks:
    """A plain table: headings, rows, and the row numbers that a spreadsheet program shows."""

    kolom: list[str]
    baris: list[dict[str, str]]
    nomor: list[int]


def baca(teks: str, nama: str) -> TabelTeks:
    """Header and rows; empty rows are left out, short rows filled, surplus cells kept.

    Raises ``UsageError`` when there is no header.
    """
    isi = [(i, b) for i, b in enumerate(_pembaca(teks), start=1) if any(sel.strip() for sel in b)]
    if not isi:
        raise UsageError(f"Berkas {nama} kosong.", "Isi baris judul dan datanya.")
    kolom = _kolom(isi[0][1], max(len(b) for _, b in isi))
    return TabelTeks(
        kolom,
        [dict(zip(kolom, b + [""] * (len(kolom) - len(b)), strict=True)) for _, b in isi[1:]],
        [i for i, _ in isi[1:]],
    )


def _pembaca(teks: str) -> Iterable[list[str]]:
    kepala = next((b for b in teks.splitlines() if b.strip()), "")
    pemisah = max(PEMISAH, key=kepala.count)
    # A cell may be longer than the csv module's limit, and a quote may never close.
    csv.field_size_limit(max(csv.field_size_limit(), len(teks) + 1))
    bersih = teks.replace("\0", "")
    return csv.reader(io.StringIO(bersih, newline=""), delimiter=pemisah)


def _kolom(judul: Sequence[str], lebar: int) -> list[str]:
    """Unique names; a column without one is called by its number."""
    kolom: list[str] = []
    for i in range(lebar):
        nama = (judul[i].strip() if i < len(judul) else "") or f"kolom_{i + 1}"
        while nama in kolom:
            nama += "_2"
        kolom.append(nama)
    return kolom


def tulis(kolom: Sequence[str], baris: Iterable[Mapping[str, str]]) -> str:
    """Comma-separated text with a header; lines end with a line feed."""
    keluar = io.StringIO()
    penulis = csv.DictWriter(keluar, fieldnames=list(kolom), lineterminator="\n")
    penulis.writeheader()
    penulis.writerows(baris)
    return keluar.getvalue()
