"""The command ``hitung FILE.csv [--ke OUT.csv]``: capaian and category for a plain table.

The only module of this room that touches files. Input: separator ``,`` ``;`` or tab, UTF-8 or
cp1252, columns in any order: ``satuan,target,realisasi`` and optionally
``arah,rumus,akumulasi,tw1..tw4``. Three more are used where they are there: ``indikator``,
``agency`` (or ``instansi``, ``unit``), and a printed capaian and category to check
(``capaian_published``, ``capaian_tercetak`` or ``capaian``; ``kategori_published`` …).

Output: every input column, then ``target_nilai, realisasi_nilai, capaian, kategori, catatan``.
Figures are machine readable: decimal point, no thousands separator, capaian in percent with up to
ten decimals (so that it compares with any printed digit), "" where there is none; a range is
``80..90``. ``catatan`` joins the findings with " | ", each as ``[KODE] sentence``; it is empty
where there is nothing to say.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from lkjip.errors import FolderError
from lkjip.findings import Finding, Place, Severity
from lkjip.measure.numbers.format import angka_pas, bulat
from lkjip.measure.numbers.quantity import Rentang
from lkjip.measure.plain_table import csv_text as csv_teks
from lkjip.measure.plain_table.across_rows import temuan_dua_arah, temuan_kategori
from lkjip.measure.plain_table.columns import masukan_baris, petakan
from lkjip.measure.plain_table.context import BarisMentah, kenali_kebiasaan
from lkjip.measure.plain_table.row import HasilBaris, hitung_baris
from lkjip.measure.rules.category import SKALA_86_2017, Skala

KOLOM_HASIL = ("target_nilai", "realisasi_nilai", "capaian", "kategori", "catatan")
DESIMAL_KELUARAN = 10
AKHIRAN_BENTROK = "_masukan"


@dataclass(frozen=True, slots=True)
class HasilTabel:
    """Rows to write (every one with the columns ``kolom``) and all findings in order of rows."""

    baris: list[dict[str, str]]
    temuan: tuple[Finding, ...]
    kolom: tuple[str, ...]

    @property
    def perlu_diperbaiki(self) -> bool:
        """Whether a finding asks for mending (exit code 1 of the command)."""
        return any(t.tingkat is not Severity.CATATAN for t in self.temuan)


def hitung_csv(path: Path) -> list[dict[str, str]]:
    """The rows of the file with the five result columns added.

    Raises ``FolderError`` when the file cannot be read, ``UsageError`` when it has no ``target``
    or ``realisasi`` column. A bad row never stops: its ``catatan`` says what is wrong.
    """
    return hitung_berkas(path).baris


def hitung_berkas(path: Path, skala: Skala = SKALA_86_2017) -> HasilTabel:
    """As ``hitung_csv``, with the findings."""
    try:
        isi = path.read_bytes()
    except OSError as galat:
        raise FolderError(
            f"Berkas {path} tidak dapat dibaca: {galat.strerror}.", "Periksa nama dan izin berkas."
        ) from galat
    t = csv_teks.baca(csv_teks.dari_bita(isi), path.name)
    return hitung_tabel(t.kolom, t.baris, nama=path.name, nomor=t.nomor, skala=skala)


def tulis_csv(hasil: HasilTabel, ke: Path) -> None:
    """Write the result as UTF-8 CSV; raises ``FolderError`` when the file cannot be written."""
    try:
        ke.write_text(teks_csv(hasil), encoding="utf-8", newline="")
    except OSError as galat:
        raise FolderError(
            f"Berkas {ke} tidak dapat ditulis: {galat.strerror}.", "Periksa folder dan izinnya."
        ) from galat


def teks_csv(hasil: HasilTabel) -> str:
    """The result as CSV text, comma-separated."""
    return csv_teks.tulis(hasil.kolom, hasil.baris)


def hitung_tabel(
    kolom: Sequence[str],
    baris: Iterable[Mapping[str, str]],
    *,
    nama: str = "",
    nomor: Sequence[int] | None = None,
    skala: Skala = SKALA_86_2017,
) -> HasilTabel:
    """Compute a table already read.

    ``nama`` is the file's name and ``nomor`` the row numbers (2, 3 … without), for the findings.
    """
    peta = petakan(kolom, KOLOM_HASIL, nama)
    data = [dict(b) for b in baris]
    sel = [{kunci: b.get(judul, "") or "" for kunci, judul in peta.items()} for b in data]
    masukan = [masukan_baris(s) for s in sel]
    kantor = kenali_kebiasaan(
        BarisMentah(
            instansi=s.get("instansi", ""),
            indikator=m.indikator,
            satuan=str(m.satuan),
            target=str(m.target),
            realisasi=str(m.realisasi),
            klaim=m.klaim,
            aturan=m.aturan,
            rumus_dinyatakan=m.rumus_dinyatakan,
        )
        for s, m in zip(sel, masukan, strict=True)
    )
    tempat = [
        Place(berkas=nama, sel=f"baris {n}", label=" ".join(m.indikator.split()))
        for n, m in zip(nomor or range(2, len(masukan) + 2), masukan, strict=True)
    ]
    hasil = [
        hitung_baris(m, skala=skala, kantor=kantor[s.get("instansi", "")], place=p)
        for s, m, p in zip(sel, masukan, tempat, strict=True)
    ]
    kategori = temuan_kategori(sel, hasil, tempat, skala)
    ganda = temuan_dua_arah(sel, masukan, tempat)
    temuan = [
        (*h.temuan, *k, *ganda.get(p.sel, ()))
        for h, k, p in zip(hasil, kategori, tempat, strict=True)
    ]
    ulang = all(k in kolom for k in KOLOM_HASIL)
    keluar = [_susun(b, h, t, ulang) for b, h, t in zip(data, hasil, temuan, strict=True)]
    kolom_keluar = tuple(_nama_keluar(k, ulang) for k in kolom if not (ulang and k in KOLOM_HASIL))
    return HasilTabel(keluar, tuple(t for isi in temuan for t in isi), kolom_keluar + KOLOM_HASIL)


def _nama_keluar(judul: str, ulang: bool) -> str:
    """An input column that bears a result's name keeps its cells under a longer name."""
    return judul + AKHIRAN_BENTROK if judul in KOLOM_HASIL and not ulang else judul


def _susun(
    b: Mapping[str, str], h: HasilBaris, temuan: Sequence[Finding], ulang: bool
) -> dict[str, str]:
    masukan = {_nama_keluar(k, ulang): v for k, v in b.items() if not (ulang and k in KOLOM_HASIL)}
    return {
        **masukan,
        "target_nilai": _angka(h.target.nilai, h.target.bentuk),
        "realisasi_nilai": _angka(h.realisasi.nilai, h.realisasi.bentuk),
        "capaian": _angka(h.capaian.nilai),
        "kategori": h.kategori,
        "catatan": " | ".join(f"[{t.kode}] {t.pesan} {t.perbaikan}" for t in temuan),
    }


def _angka(x: Decimal | None, bentuk: object = None) -> str:
    if x is None:
        if isinstance(bentuk, Rentang):
            return f"{_angka(bentuk.bawah)}..{_angka(bentuk.atas)}"
        return str(getattr(bentuk, "nama", ""))
    teks = f"{bulat(x, DESIMAL_KELUARAN):f}"
    return teks.rstrip("0").rstrip(".") if "." in teks else teks


def ringkas(hasil: HasilTabel) -> str:
    """One Indonesian sentence about the run: rows computed, findings by code."""
    ada = sum(1 for b in hasil.baris if b["capaian"])
    kode: dict[str, int] = {}
    for t in hasil.temuan:
        kode[t.kode] = kode.get(t.kode, 0) + 1
    daftar = ", ".join(f"{k} {v}×" for k, v in sorted(kode.items())) or "tidak ada temuan"
    jumlah = angka_pas(Decimal(len(hasil.baris)))
    return f"{angka_pas(Decimal(ada))} dari {jumlah} baris dihitung; {daftar}."
