"""The command ``hitung FILE.csv [--ke OUT.csv]``: capaian and category for a plain table.

The only module of this room that touches files. Input: separator ``,`` ``;`` or tab, UTF-8 or
cp1252, columns in any order: ``satuan,target,realisasi`` and optionally
``arah,rumus,akumulasi,tw1..tw4``; a column ``capaian_published``, ``capaian_tercetak`` or
``capaian`` holds a printed capaian, which is checked. Output: every input column, then
``target_nilai, realisasi_nilai, capaian, kategori, catatan``. Figures in the output are machine
readable: decimal point, no thousands separator, capaian in percent with up to ten decimals (so
that a reader can compare to any printed digit); "" where there is no figure.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from lkjip.errors import FolderError, UsageError
from lkjip.findings import Finding, Place
from lkjip.measure.aturan import baca_aturan
from lkjip.measure.baris import HasilBaris, Masukan, hitung_baris
from lkjip.measure.bukti import kebiasaan
from lkjip.measure.format import angka_pas, bulat
from lkjip.measure.kategori import SKALA_86_2017, Skala
from lkjip.measure.ukuran import Rentang

KOLOM_HASIL = ("target_nilai", "realisasi_nilai", "capaian", "kategori", "catatan")
KOLOM_KLAIM = ("capaian_published", "capaian_tercetak", "capaian")
KOLOM_TW = ("tw1", "tw2", "tw3", "tw4")
WAJIB = ("target", "realisasi")
DESIMAL_KELUARAN = 10
AKHIRAN_BENTROK = "_masukan"


@dataclass(frozen=True, slots=True)
class HasilTabel:
    """Rows to write (every one with the same columns) and all findings, in the order of rows."""

    baris: list[dict[str, str]]
    temuan: tuple[Finding, ...]
    kolom: tuple[str, ...]


def hitung_csv(path: Path) -> list[dict[str, str]]:
    """The rows of the file with the five result columns added.

    Raises ``FolderError`` when the file cannot be read, ``UsageError`` when it has no ``target``
    or ``realisasi`` column. A bad row never stops: its ``catatan`` says what is wrong.
    """
    return hitung_berkas(path).baris


def hitung_berkas(path: Path, skala: Skala = SKALA_86_2017) -> HasilTabel:
    """As ``hitung_csv``, with the findings."""
    kolom, baris = baca_csv(path)
    return hitung_tabel(kolom, baris, nama=path.name, skala=skala)


def baca_csv(path: Path) -> tuple[list[str], list[dict[str, str]]]:
    """Header and rows of a CSV file; short rows are filled with "", surplus cells are kept."""
    try:
        isi = path.read_bytes()
    except OSError as galat:
        raise FolderError(
            f"Berkas {path} tidak dapat dibaca: {galat.strerror}.", "Periksa nama dan izin berkas."
        ) from galat
    try:
        teks = isi.decode("utf-8-sig")
    except UnicodeDecodeError:
        teks = isi.decode("cp1252", errors="replace")
    return _urai_csv(teks, path.name)


def _urai_csv(teks: str, nama: str) -> tuple[list[str], list[dict[str, str]]]:
    kepala = next((b for b in teks.splitlines() if b.strip()), "")
    pemisah = max(",;\t", key=kepala.count)
    baris = [b for b in csv.reader(io.StringIO(teks, newline=""), delimiter=pemisah) if any(b)]
    if not baris:
        raise UsageError(f"Berkas {nama} kosong.", "Isi baris judul dan datanya.")
    kolom = _kolom_unik(baris[0], max(len(b) for b in baris))
    lengkap = [b + [""] * (len(kolom) - len(b)) for b in baris[1:]]
    return kolom, [dict(zip(kolom, b, strict=True)) for b in lengkap]


def _kolom_unik(judul: Sequence[str], lebar: int) -> list[str]:
    kolom: list[str] = []
    for i in range(lebar):
        dasar = judul[i].strip() if i < len(judul) else ""
        nama = dasar or f"kolom_{i + 1}"
        while nama in kolom:
            nama += "_2"
        kolom.append(nama)
    return kolom


def _kunci(judul: str) -> str:
    return "_".join(judul.strip().casefold().split())


def hitung_tabel(
    kolom: Sequence[str],
    baris: Iterable[Mapping[str, str]],
    *,
    nama: str = "",
    skala: Skala = SKALA_86_2017,
) -> HasilTabel:
    """Compute a table already read; ``nama`` is the file's name for the findings."""
    peta: dict[str, str] = {}
    for k in kolom:
        peta.setdefault(_kunci(k), k)
    kurang = [w for w in WAJIB if w not in peta]
    if kurang:
        raise UsageError(
            f"Kolom {', '.join(kurang)} tidak ada pada {nama or 'tabel'}.",
            "Judul kolom yang dibaca: satuan, target, realisasi, arah, rumus, akumulasi, tw1–tw4.",
        )
    data = [dict(b) for b in baris]
    ulang = all(k in kolom for k in KOLOM_HASIL)
    klaim = "" if ulang else next((peta[k] for k in KOLOM_KLAIM if k in peta), "")
    if ulang:
        klaim = next((peta[k] for k in KOLOM_KLAIM[:2] if k in peta), "")
    gaya = {sisi: kebiasaan(b.get(peta[sisi], "") for b in data) for sisi in WAJIB}
    keluar, semua = [], []
    for nomor, b in enumerate(data, start=2):
        tempat = Place(
            berkas=nama, sel=f"baris {nomor}", label=b.get(peta.get("indikator", ""), "")
        )
        hasil = hitung_baris(
            _masukan(b, peta, klaim), skala=skala, gaya=gaya["realisasi"], place=tempat
        )
        semua += hasil.temuan
        keluar.append(_susun(b, hasil, ulang))
    nama_kolom = tuple(keluar[0]) if keluar else (*kolom, *KOLOM_HASIL)
    return HasilTabel(keluar, tuple(semua), nama_kolom)


def _masukan(b: Mapping[str, str], peta: Mapping[str, str], klaim: str) -> Masukan:
    def isi(nama: str) -> str:
        return b.get(peta.get(nama, ""), "") or ""

    return Masukan(
        satuan=isi("satuan"),
        target=isi("target"),
        realisasi=isi("realisasi"),
        tw=tuple(isi(t) for t in KOLOM_TW if t in peta),
        klaim=b.get(klaim, "") or "",
        aturan=baca_aturan(isi("arah"), isi("rumus"), isi("akumulasi")),
    )


def _susun(b: Mapping[str, str], h: HasilBaris, ulang: bool) -> dict[str, str]:
    """The input cells, then the results; an input column with a result's name gets a suffix."""
    hasil = {
        "target_nilai": _angka(h.target.nilai, h.target.bentuk),
        "realisasi_nilai": _angka(h.realisasi.nilai, h.realisasi.bentuk),
        "capaian": _angka(h.capaian.nilai),
        "kategori": h.kategori,
        "catatan": " | ".join(f"[{t.kode}] {t.pesan} {t.perbaikan}" for t in h.temuan),
    }
    if ulang:
        return {**b, **hasil}
    masukan = {k + AKHIRAN_BENTROK if k in hasil else k: v for k, v in b.items()}
    return {**masukan, **hasil}


def _angka(x: Decimal | None, bentuk: object = None) -> str:
    if x is None:
        if isinstance(bentuk, Rentang):
            return f"{_angka(bentuk.bawah)}..{_angka(bentuk.atas)}"
        return str(getattr(bentuk, "nama", ""))
    teks = f"{bulat(x, DESIMAL_KELUARAN):f}"
    return teks.rstrip("0").rstrip(".") if "." in teks else teks


def tulis_csv(hasil: HasilTabel, ke: Path) -> None:
    """Write the result as UTF-8 CSV; raises ``FolderError`` when the file cannot be written."""
    try:
        with ke.open("w", encoding="utf-8", newline="") as berkas:
            berkas.write(teks_csv(hasil))
    except OSError as galat:
        raise FolderError(
            f"Berkas {ke} tidak dapat ditulis: {galat.strerror}.", "Periksa folder dan izinnya."
        ) from galat


def teks_csv(hasil: HasilTabel) -> str:
    """The result as CSV text, comma-separated."""
    keluar = io.StringIO()
    penulis = csv.DictWriter(keluar, fieldnames=list(hasil.kolom), lineterminator="\n")
    penulis.writeheader()
    penulis.writerows(hasil.baris)
    return keluar.getvalue()


def ringkas(hasil: HasilTabel) -> str:
    """One sentence about the run, for the terminal."""
    ada = sum(1 for b in hasil.baris if b["capaian"])
    n = len(hasil.baris)
    kode: dict[str, int] = {}
    for t in hasil.temuan:
        kode[t.kode] = kode.get(t.kode, 0) + 1
    daftar = ", ".join(f"{k} {v}×" for k, v in sorted(kode.items())) or "tidak ada temuan"
    return f"{angka_pas(Decimal(ada))} dari {angka_pas(Decimal(n))} baris dihitung; {daftar}."
