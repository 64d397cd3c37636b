"""What changed between two versions of the report: figures first, then passages."""

from __future__ import annotations

import difflib
import io
import re
from dataclasses import dataclass
from enum import StrEnum

from docx import Document

from lkjip.report import tanda
from lkjip.report.wml import W


class Ubah(StrEnum):
    """Kinds of change."""

    ANGKA = "angka"
    BAGIAN = "bagian"
    TAMBAH = "ditambah"
    HAPUS = "dihapus"


@dataclass(frozen=True, slots=True)
class Perubahan:
    """One change: where it stands ("Tabel 3, IK02, Realisasi"), the old and the new text."""

    jenis: Ubah
    tempat: str
    lama: str
    baru: str


def beda(versi_lama: bytes, versi_baru: bytes) -> list[Perubahan]:
    """All changes from the old version to the new one, in the order of the new one."""
    lama, baru = _isi(versi_lama), _isi(versi_baru)
    keluar = []
    for tempat, teks in baru.items():
        if tempat not in lama:
            keluar.append(Perubahan(Ubah.TAMBAH, tempat, "", teks))
        elif lama[tempat] != teks:
            jenis = Ubah.ANGKA if tempat.startswith("Tabel") else Ubah.BAGIAN
            keluar.append(Perubahan(jenis, tempat, lama[tempat], teks))
    keluar += [Perubahan(Ubah.HAPUS, k, v, "") for k, v in lama.items() if k not in baru]
    return keluar


_ = (difflib, re)


def _isi(docx: bytes) -> dict[str, str]:
    """Place → text: table cells by caption, row and column; passages by key."""
    keluar: dict[str, str] = {}
    judul = bagian = ""
    for e in Document(io.BytesIO(docx)).element.body:
        if e.tag == f"{W}tbl":
            baris = [[_teks(c) for c in r.findall(f"{W}tc")] for r in e.findall(f"{W}tr")]
            for r in baris[1:]:
                for kepala, sel in zip(baris[0][1:], r[1:], strict=False):
                    keluar[f"{judul}, {r[0] or r[1]}, {kepala}"] = sel
        elif e.tag == f"{W}p":
            teks = tanda.rapikan(_teks(e))
            if teks.startswith("Tabel "):
                judul = "Tabel: " + teks.partition("  ")[2] or teks
            for mulai in e.iter(f"{W}bookmarkStart"):
                kunci = tanda.baca(mulai.get(f"{W}name"))
                bagian = kunci[0] if kunci else bagian
            if bagian and teks:
                keluar[bagian] = f"{keluar.get(bagian, '')}\n{teks}".strip()
    return keluar


def _teks(e: object) -> str:
    return "".join(t.text or "" for t in e.iter(f"{W}t"))  # type: ignore[attr-defined]
